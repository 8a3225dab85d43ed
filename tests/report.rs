//! `kundig report` as it lies in the file: a page that is whole, harmless and needs nothing.

#![expect(clippy::expect_used, clippy::panic, reason = "the helpers of a test may stop it")]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::Duration;

use common::Place;
use kundig::domain::codes::{Channel, Code as _, Kpi};
use kundig::domain::model::{Complaint, Customer, Segment};
use kundig::i18n::{I18n, Lang};
use kundig::store::Store;
use kundig::store::api::{Action, Change, Open, Who};

/// Elements without an end.
const VOID: [&str; 2] = ["meta", "br"];

/// The invented business, two hundred customers of it.
fn business() -> Place {
    let place = Place::empty();
    let db = place.db.to_string_lossy().into_owned();
    let (status, _, err) = place.run(&["demo", "--customers", "200", "--out", &db]);
    assert_eq!(status, 0, "{err}");
    place
}

/// The page that the command prints.
fn page(place: &Place, args: &[&str]) -> String {
    let (status, out, err) = place.run(&[&["report"], args].concat());
    assert_eq!((status, err.as_str()), (0, ""), "{args:?}");
    whole(&out);
    out
}

/// Every element is closed where it belongs, ids are there once, and all places that are
/// pointed to exist; nothing runs and nothing is fetched.
fn whole(html: &str) {
    assert!(html.starts_with("<!doctype html>\n<html lang=\""), "{}", &html[..60]);
    let (mut open, mut ids, mut wanted) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    let mut rest = html.strip_prefix("<!doctype html>").expect("a page");
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        assert!(!text.contains('>') || open.last() == Some(&"style"), "a stray sign: {text}");
        let end = tag.find('>').unwrap_or_else(|| panic!("no end: {tag}"));
        let inside = &tag[1..end];
        rest = &tag[end + 1..];
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "before: {rest:.80}");
            continue;
        }
        let name = inside.split([' ', '/']).next().expect("a name");
        assert!(!["script", "link", "img", "iframe", "object", "base"].contains(&name), "{name}");
        for (attribute, value) in attributes(inside) {
            assert!(!attribute.starts_with("on") && attribute != "src", "{attribute}={value}");
            match attribute {
                "id" => assert!(ids.insert(value), "twice: {value}"),
                "aria-labelledby" => wanted.extend(value.split(' ')),
                "href" => {
                    wanted.insert(value.strip_prefix('#').expect("a place on the page"));
                }
                _ => {}
            }
        }
        if !VOID.contains(&name) && !inside.ends_with('/') {
            open.push(name);
        }
    }
    assert_eq!(open, [""; 0]);
    assert!(wanted.is_subset(&ids), "{:?}", wanted.difference(&ids));
    for foreign in ["http://", "https://", "url(", "@import", "javascript:"] {
        assert!(!html.contains(foreign), "{foreign}");
    }
}

fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once("=\"") {
        let name = before.rsplit([' ', '"']).next().expect("a name");
        let (value, behind) = after.split_once('"').expect("a quoted value");
        found.push((name, value));
        rest = behind;
    }
    found
}

#[test]
fn a_page_has_every_figure_in_both_languages() {
    let place = business();
    for (lang, tag) in [(Lang::De, "de"), (Lang::En, "en")] {
        let i18n = I18n::new(lang);
        let html = page(&place, &["--period", "2026-Q3", "--lang", tag]);
        assert!(html.contains(&format!("<html lang=\"{tag}\">")));
        for kpi in Kpi::ALL {
            let name = i18n.text(&kpi.message()).into_owned();
            let row = format!("<a href=\"#def-{}\">{name}</a>", kpi.name());
            assert!(html.contains(&row), "{tag}: {row}");
            let definition = format!("<div id=\"def-{}\"><dt>{name}</dt><dd>", kpi.name());
            let (_, after) = html.split_once(&definition).expect("a definition");
            let text = after.split("</dd>").next().unwrap_or_default();
            assert!(text.chars().count() > 20 && !text.contains("kpi-"), "{tag} {kpi:?}: {text}");
        }
        assert!(!html.contains("report-") && !html.contains("{ $"), "an unknown message");
        for id in ["money", "nps-course", "causes", "concentration"] {
            assert!(html.contains(&format!("aria-labelledby=\"{id}-title {id}-desc\"")), "{id}");
        }
        assert_eq!(html.matches("<h2").count(), 8, "four blocks, three pictures, an appendix");
    }
}

#[test]
fn the_page_tells_what_the_command_tells() {
    let place = business();
    let html = page(&place, &["--period", "2026-Q3"]);
    let kpis = &place.json(&["kpi", "--period", "2026-Q3", "--json"])["kpis"];
    for name in
        ["new_customers", "buyers", "orders", "retention_rate", "top5_share", "nps", "reachability"]
    {
        let (_, row) = html.split_once(&format!("<a href=\"#def-{name}\">")).expect("a row");
        let (_, cell) = row.split_once("<td class=\"r v\">").expect("a value");
        let shown = cell.split(['<', '%']).next().unwrap_or_default().replace(',', "");
        let shown: f64 = shown.parse().unwrap_or_else(|_| panic!("{name}: {cell:.40}"));
        let told = kpis[name]["value"].as_f64().unwrap_or_else(|| panic!("{name}: {kpis}"));
        assert!((shown - told).abs() < 0.051, "{name}: {shown} {told}");
        let (_, n) = cell.split_once("<td class=\"r\">").expect("a number of cases");
        assert!(n.starts_with(&format!("{}<", kpis[name]["n"])), "{name}: {n:.20}");
    }
}

#[test]
fn a_month_that_was_changed_after_it_was_stored_says_so() {
    let place = business();
    let row = |html: &str| {
        let (_, row) = html.split_once("<a href=\"#def-contacts\">").expect("a row");
        row.split("</tr>").next().unwrap_or_default().to_owned()
    };
    let first = row(&page(&place, &["--period", "2026-08"]));
    assert!(!first.contains('‡') && !first.contains("stored as"), "{first}");
    let late = ["log", "phone", "K-0001", "--note", "Forgotten", "--at", "2026-08-15 10:00"];
    let (status, _, err) = place.run(&late);
    assert_eq!(status, 0, "{err}");
    let then = row(&page(&place, &["--period", "2026-08"]));
    assert!(then.contains('‡') && then.contains("stored as"), "{then}");
}

#[test]
fn every_kind_of_period_and_every_basis_makes_a_page() {
    let place = business();
    let store = Store::open(&place.db, Open::Existing, &who(), common::now()).expect("a file");
    let owner = store.users().expect("users").remove(0).login;
    store.close();
    let lines: [&[&str]; 9] = [
        &[],
        &["--period", "2026-08"],
        &["--period", "2026"],
        &["--period", "2024-02"],
        &["--from", "2026-02-27", "--to", "2026-03-01"],
        &["--period", "2026-Q2", "--as-of", "2026-05-15"],
        &["--period", "2026-Q3", "--segment", "abc_a"],
        &["--period", "2026-Q3", "--owner", &owner],
        &["--to", "2026-09-30", "--segment", "A customers", "--owner", &owner],
    ];
    for args in lines {
        page(&place, args);
    }
    let running = page(&place, &["--period", "2026-Q4"]);
    assert!(running.contains("counted up to 21 Nov 2026"));
}

#[test]
fn a_wrong_question_ends_with_2_one_sentence_and_no_file() {
    let place = business();
    let out = place.path("out.html");
    let file = out.to_string_lossy();
    let lines: [&[&str]; 6] = [
        &["--period", "2026-Q5"],
        &["--period", "2027"],
        &["--from", "2026-03-01", "--to", "2026-02-01"],
        &["--from", "1000-03-01", "--to", "2026-02-01"],
        &["--segment", "nobody knows"],
        &["--owner", "nobody"],
    ];
    for args in lines {
        let (status, printed, err) = place.run(&[&["report", "--out", &file], args].concat());
        assert_eq!((status, printed.as_str()), (2, ""), "{args:?}: {err}");
        assert_eq!(err.lines().count(), 1, "{args:?}: {err}");
        assert!(!out.exists(), "{args:?}");
    }
}

#[test]
fn the_file_is_for_its_owner_alone_and_replaces_only_an_earlier_report() {
    let place = business();
    let out = place.path("q3.html");
    let file = out.to_string_lossy();
    let write = || place.run(&["report", "--period", "2026-Q3", "--out", &file]);
    for _ in 0..2 {
        let (status, printed, err) = write();
        assert_eq!((status, printed.as_str(), err.as_str()), (0, "", ""));
    }
    assert_eq!(fs::metadata(&out).expect("the file").permissions().mode() & 0o777, 0o600);
    whole(&fs::read_to_string(&out).expect("the page"));
    assert_eq!(
        page(&place, &["--period", "2026-Q3", "--out", "-"]),
        fs::read_to_string(&out).expect("the page")
    );
    fs::write(&out, "<!doctype html>\n<p>my own</p>").expect("written");
    let (status, _, err) = write();
    assert_eq!((status, err.lines().count()), (2, 1), "{err}");
    assert!(fs::read_to_string(&out).expect("still there").contains("my own"));
    let db = place.db.to_string_lossy();
    let (status, _, err) = place.run(&["report", "--out", &db]);
    assert_eq!(status, 2, "{err}");
    let (status, _, err) = place.run(&["report", "--out", "/nowhere/at/all.html"]);
    assert_eq!((status, err.lines().count()), (4, 1), "{err}");
}

#[test]
fn an_empty_file_and_one_customer_make_a_sensible_page() {
    let place = Place::filled();
    for lang in ["de", "en"] {
        let html = page(&place, &["--period", "2026-10", "--lang", lang]);
        assert!(!html.contains("NaN") && !html.contains("inf"), "{lang}");
        assert!(html.matches('—').count() > 40, "{lang}: nothing is nothing");
    }
    let empty = Place::empty();
    let store = Store::open(&empty.db, Open::Create, &who(), common::now()).expect("a file");
    store.close();
    let html = page(&empty, &[]);
    assert!(html.contains("no customer belongs to this basis"));
    assert!(html.contains("No complaint was received in the period."));
}

fn who() -> Who {
    Who { login: "anna".into(), ..Who::default() }
}

const HARM: &str = "\"><script>alert('x')</script><b>&";

#[test]
fn what_stands_in_the_data_is_text_and_never_markup() {
    let place = Place::filled();
    let (status, _, err) = place.run(&["settings", "business.name", HARM]);
    assert_eq!(status, 0, "{err}");
    let mut store = Store::open(&place.db, Open::Existing, &who(), common::now()).expect("a file");
    let complaint = Complaint {
        cause: HARM.into(),
        description: "?".into(),
        ..Complaint::new(common::now(), Channel::Phone)
    };
    let segments = (0..90).map(|k| Segment {
        name: format!("{k} {HARM} {}", "sehr langer Name ".repeat(8)),
        query: "contacts >= 0".into(),
        ..Segment::default()
    });
    let mut changes = vec![Change::Complaint { base: None, new: Box::new(complaint) }];
    changes.extend(segments.map(|new| Change::Segment { base: None, new: Box::new(new) }));
    let action = Action { what: "test", subject: String::new(), changes, draft: None };
    store.save(&action, common::now()).expect("saved");
    store.close();
    let html = page(
        &place,
        &[
            "--period",
            "2026-11",
            "--segment",
            &format!("0 {HARM} {}", "sehr langer Name ".repeat(8)),
        ],
    );
    let all = page(&place, &["--period", "2026-11"]);
    for html in [&html, &all] {
        assert!(!html.contains("<script") && !html.contains("<b>"));
        assert!(html.matches("&lt;script&gt;").count() > 90, "each segment is there");
    }
    assert!(all.matches("&lt;script&gt;").count() > 92, "the cause and the business, too");
}

#[test]
fn no_customer_is_named() {
    let place = business();
    let html = page(&place, &["--period", "2026-Q3"]);
    let store = Store::open(&place.db, Open::Existing, &who(), common::now()).expect("a file");
    let mut seen = 0;
    for id in 1..=200 {
        let Some(customer) = store.customer(id).expect("read") else { continue };
        let Customer { first_name, last_name, company, .. } = customer;
        for name in [company, format!("{first_name} {last_name}")] {
            let name = name.trim();
            if name.contains(' ') {
                seen += 1;
                assert!(!html.contains(name), "{name}");
            }
        }
    }
    assert!(seen > 100, "{seen}");
    store.close();
}

/// A browser of this machine, if there is one that starts.
fn browser(home: &Path) -> Option<&'static str> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let starts = |name: &&str| {
        let told = headless(name, home, &["--dump-dom", "data:text/html,<p>awake</p>"]);
        told.is_some_and(|dom| dom.contains("awake"))
    };
    names.into_iter().find(starts)
}

fn headless(name: &str, home: &Path, args: &[&str]) -> Option<String> {
    let output = assert_cmd::Command::new(name)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
        .arg(format!("--user-data-dir={}", home.join("browser").display()))
        .args(args)
        .env("HOME", home)
        .timeout(Duration::from_mins(2))
        .ok()
        .ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn a_browser_shows_the_page_and_prints_it() {
    let place = business();
    let Some(browser) = browser(place.dir.path()) else {
        eprintln!("skipped: there is no Chromium that starts here; the structure is tested above");
        return;
    };
    let html = page(&place, &["--period", "2026-Q3", "--lang", "de"]);
    let file = place.path("page.html");
    fs::write(&file, &html).expect("written");
    let address = format!("file://{}", file.display());
    let dom = headless(browser, place.dir.path(), &["--dump-dom", &address]).expect("the page");
    // What a browser has to mend is not what was written.
    for tag in ["<svg", "<tr", "<td", "<th ", "<dd", "<path", "<rect", "<circle", "<text"] {
        assert_eq!(dom.matches(tag).count(), html.matches(tag).count(), "{tag}");
    }
    assert!(dom.contains("Kennzahlen 3. Quartal 2026") && dom.contains("Deckungsbeitrag"));
    let pdf = place.path("page.pdf");
    let print = format!("--print-to-pdf={}", pdf.display());
    headless(browser, place.dir.path(), &[&print, &address]).expect("printed");
    let printed = fs::read(&pdf).expect("a PDF");
    assert!(printed.starts_with(b"%PDF") && printed.len() > 20_000, "{}", printed.len());
}
