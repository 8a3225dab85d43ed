//! Complaints, the day and survey answers on the command line: output, exit status,
//! one plain sentence.

#![expect(clippy::expect_used, clippy::panic, reason = "the helpers of a test may stop it")]

mod common;

use common::{Place, ended};
use serde_json::json;

/// The three customers, and what they have complained of, wished for and answered.
fn busy() -> Place {
    let place = Place::filled();
    let complaints = "number;customer;received_at;channel;category;severity;description;state;closed_at;remedy;cost\n\
        B-2026-0001;K-0001;2026-11-16 09:00;phone;Lieferung;high;Palette fehlt\\n;in_progress;;;\n\
        B-2026-0002;;2026-11-20 16:00;shop;;normal;Niemand an der Theke;;;;\n\
        B-2026-0003;K-0002;2026-10-01 10:00;email;Rechnung;low;Doppelt berechnet;closed;2026-10-05 12:00;refund;12,50\n";
    let tasks = "title;kind;due;customer;priority\n\
        Angebot nachfassen;follow_up;2026-11-19;K-0001;high\n\
        Aufmaß;appointment;2026-11-21 15:00;K-0002;normal\n\
        Muster schicken;promise;2027-02-01;K-0001;normal\n";
    let surveys = "customer;kind;sent_at;answered_at;score;comment\n\
        K-0002;nps;2026-11-10;2026-11-12;3;dauert zu lang\n\
        K-0003;nps;2026-11-10;2026-11-12;2;\n\
        K-0001;csat;2026-11-10;;;\n";
    for (kind, text) in [("complaints", complaints), ("tasks", tasks), ("surveys", surveys)] {
        let path = place.path(&format!("{kind}.csv"));
        std::fs::write(&path, text.replace("\\n", "")).expect("written");
        let (status, out, err) = place.run(&["import", kind, &path.to_string_lossy()]);
        assert_eq!(status, 0, "{kind}: {out}{err}");
    }
    place
}

#[test]
fn complaints_are_listed_by_deadline_with_the_time_left_in_words() {
    let place = busy();
    let (status, out, _) = place.run(&["complaints"]);
    assert_eq!(status, 0);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 2, "the closed one is not there: {out}");
    assert!(lines[0].starts_with("!  B-2026-0001  ") && lines[0].contains("h late"), "{out}");
    assert!(
        lines[0].contains("Müller & Söhne GmbH (K-0001)") && lines[0].ends_with("Palette fehlt"),
        "{out}"
    );
    assert!(lines[1].contains("h left") && lines[1].contains("anonymous"), "{out}");
    let (status, german, _) = place.run(&["--lang", "de", "complaints", "--overdue"]);
    assert_eq!((status, german.lines().count()), (0, 1));
    assert!(german.contains("seit ") && german.contains("in Bearbeitung"), "{german}");
    assert!(!german.contains('\u{1b}'));
}

#[test]
fn no_line_is_wider_than_the_terminal_or_a_mail() {
    let place = busy();
    let long = "title;kind;due;customer\n\
        Angebot für die neue Produktionshalle samt Vordach;appointment;2026-11-21 10:00;K-0001\n";
    let path = place.path("long.csv");
    std::fs::write(&path, long).expect("written");
    assert_eq!(place.run(&["import", "tasks", &path.to_string_lossy()]).0, 0);
    for (columns, widest) in [(None, 100), (Some("80"), 80), (Some("60"), 60)] {
        for args in [&["complaints"][..], &["today"], &["--lang", "de", "today"]] {
            let mut command = place.kundig(args);
            if let Some(columns) = columns {
                command.env("COLUMNS", columns);
            }
            let (status, out, _) = ended(&mut command);
            assert_eq!(status, 0);
            assert!(out.contains("B-2026-0001"), "{out}");
            assert!(widest < 100 || out.contains("(K-0001)"), "{out}");
            assert!(out.lines().all(|line| line.chars().count() <= widest), "{widest}: {out}");
        }
    }
    let mut command = place.kundig(&["today"]);
    let (_, wide, _) = ended(command.env("COLUMNS", "200"));
    assert!(wide.contains("samt Vordach"), "{wide}");
}

#[test]
fn complaints_as_json_have_the_columns_the_deadlines_and_the_steps() {
    let place = busy();
    let all = place.json(&["complaints", "--json"]);
    assert_eq!(all.as_array().map(Vec::len), Some(2));
    let first = &all[0];
    for key in "uid number customer received_at channel category cause product severity annoyance \
                description demand justified acknowledged_at resolved_at closed_at state remedy \
                cost satisfaction owner acknowledge_by resolve_by steps"
        .split_whitespace()
    {
        assert!(first.as_object().is_some_and(|o| o.contains_key(key)), "{key}");
    }
    assert_eq!((&first["number"], &first["customer"]), (&json!("B-2026-0001"), &json!("K-0001")));
    assert_eq!(first["received_at"], "2026-11-16T08:00:00Z");
    assert!(first["acknowledge_by"].is_string() && first["resolve_by"].is_string());
    let states: Vec<_> =
        first["steps"].as_array().into_iter().flatten().map(|s| s["state"].clone()).collect();
    assert_eq!(states, ["received", "in_progress"]);
    for key in ["at", "kind", "state", "by", "note", "told"] {
        assert!(first["steps"][0].as_object().is_some_and(|o| o.contains_key(key)), "{key}");
    }
    assert_eq!(all[1]["customer"], json!(null));
}

#[test]
fn where_there_is_no_complaint_the_status_is_1() {
    let place = Place::filled();
    let (status, out, err) = place.run(&["complaints", "--json"]);
    assert_eq!((status, out.trim(), err.as_str()), (1, "[]", ""));
    let (status, out, err) = place.run(&["--lang", "de", "complaints"]);
    assert_eq!(
        (status, out.as_str(), err.as_str()),
        (1, "", "kundig: Es gibt keine offene Beschwerde.\n")
    );
    let (status, _, err) = place.run(&["complaints", "--overdue"]);
    assert_eq!((status, err.as_str()), (1, "kundig: No complaint is overdue.\n"));
    assert_eq!(Place::empty().run(&["complaints"]).0, 4);
}

#[test]
fn today_says_what_is_due_in_sections() {
    let place = busy();
    let (status, out, err) = place.run(&["--lang", "de", "today"]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.starts_with("Samstag, 21. November 2026\n"), "{out}");
    let place_of = |text: &str| out.find(text).unwrap_or_else(|| panic!("{text} in {out}"));
    let sections = [
        "Beschwerden (2)",
        "Überfällig (1)",
        "Heute (1)",
        "Zusagen und Wünsche (1)",
        "Vorschläge (",
    ];
    assert!(sections.map(place_of).is_sorted(), "{out}");
    for wanted in [
        "Do 19.11.2026  Wiedervorlage: Angebot nachfassen",
        "Sa 21.11.2026 15:00  Termin: Aufmaß",
        "NPS 2 am 12.11.2026, noch kein Rückruf",
    ] {
        assert!(out.contains(wanted), "{wanted} in {out}");
    }
    assert!(!out.contains('\u{1b}'), "no colours");
    let (_, english, _) = place.run(&["today"]);
    assert!(
        english.contains("Overdue (1)") && english.contains("not called back yet"),
        "{english}"
    );
}

#[test]
fn today_as_json_is_one_object_of_lists() {
    let place = busy();
    let day = place.json(&["today", "--json"]);
    assert_eq!(day["date"], "2026-11-21");
    assert_eq!(day["overdue"][0]["title"], "Angebot nachfassen");
    assert_eq!(day["overdue"][0]["customer_name"], "Müller & Söhne GmbH");
    assert_eq!(day["today"][0]["due"], "2026-11-21T14:00:00Z");
    assert_eq!((&day["week"], &day["promises"][0]["kind"]), (&json!([]), &json!("promise")));
    assert_eq!(day["complaints"][0]["number"], "B-2026-0001");
    let unhappy =
        day["suggestions"].as_array().into_iter().flatten().find(|s| s["reason"] == "unhappy");
    assert_eq!(unhappy.map(|s| &s["survey"]["score"]), Some(&json!(2)), "{day}");
}

#[test]
fn a_day_without_anything_ends_with_1_and_sends_no_mail() {
    let place = Place::empty();
    assert_eq!(place.run(&["settings", "currency", "EUR"]).0, 0);
    assert_eq!(place.run(&["today"]), (1, String::new(), String::new()));
    let (status, out, _) = place.run(&["today", "--json"]);
    assert_eq!(status, 1);
    let day: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((&day["complaints"], &day["overdue"]), (&json!([]), &json!([])));
    assert_eq!(Place::empty().run(&["today"]).0, 4, "there is no file");
}

#[test]
fn a_day_of_ones_own_leaves_out_what_others_have_to_do() {
    let place = busy();
    let text = "title;due;assignee\nNur für Berta;2026-11-21;berta\n";
    let path = place.path("more.csv");
    std::fs::write(&path, text).expect("written");
    assert_eq!(place.run(&["import", "tasks", &path.to_string_lossy()]).0, 0);
    let all = place.json(&["today", "--json"]);
    let mine = place.json(&["today", "--mine", "--json"]);
    let count = |day: &serde_json::Value| day["today"].as_array().map(Vec::len);
    assert_eq!((count(&all), count(&mine)), (Some(2), Some(1)));
}

#[test]
fn show_has_complaints_and_answers() {
    let place = busy();
    let card = place.json(&["show", "K-0002", "--json"]);
    let complaint = &card["complaints"][0];
    assert_eq!(
        (&complaint["number"], &complaint["state"]),
        (&json!("B-2026-0003"), &json!("closed"))
    );
    assert_eq!((&complaint["remedy"], &complaint["cost"]), (&json!("refund"), &json!(12.5)));
    assert_eq!(complaint["steps"].as_array().map(Vec::len), Some(6));
    assert_eq!(
        (&card["surveys"][0]["score"], &card["surveys"][0]["kind"]),
        (&json!(3), &json!("nps"))
    );
    let (_, out, _) = place.run(&["--lang", "de", "show", "K-0002"]);
    assert!(
        out.contains(
            "Beschwerden\n-----------\n- B-2026-0003 01.10.2026 · abgeschlossen · Doppelt berechnet"
        ),
        "{out}"
    );
    assert!(out.contains("- NPS 3, 12.11.2026\n    dauert zu lang"), "{out}");
    let (_, out, _) = place.run(&["show", "K-0001"]);
    assert!(
        out.contains("- B-2026-0001 ") && out.contains("· ! ") && out.contains("h late"),
        "{out}"
    );
    assert!(out.contains("CSAT, sent on") && out.contains("no answer yet"), "{out}");
}

#[test]
fn log_links_the_contact_to_a_complaint_of_this_customer() {
    let place = busy();
    let log = |args: &[&str]| {
        let mut all = vec!["log", "phone", "K-0001", "--note", "Wo bleibt sie?"];
        all.extend(args);
        place.run(&all)
    };
    let (status, out, err) = log(&["--complaint", "b-2026-0001", "--json"]);
    assert_eq!(status, 0, "{err}");
    let contact: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(
        (&contact["complaint"], &contact["topic"]),
        (&json!("B-2026-0001"), &json!("complaint"))
    );
    let card = place.json(&["show", "K-0001", "--json"]);
    assert_eq!(card["contacts"][0]["complaint"], "B-2026-0001");
    // One that belongs to nobody yet may be meant, too.
    assert_eq!(log(&["--complaint", "B-2026-0002"]).0, 0);
    let (status, _, err) = log(&["--complaint", "B-2026-0099"]);
    assert_eq!(status, 2);
    assert_eq!(
        err,
        "kundig: There is no complaint B-2026-0099. All open ones: kundig complaints\n"
    );
    let (status, _, err) = log(&["--lang", "de", "--complaint", "B-2026-0003"]);
    assert_eq!(status, 2);
    assert!(err.contains("gehört einem anderen Kunden als Müller & Söhne GmbH"), "{err}");
    let all = place.json(&["show", "K-0001", "--json"]);
    assert_eq!(all["contacts"].as_array().map(Vec::len), Some(2), "refused ones are not kept");
}

#[test]
fn what_cannot_be_imported_is_told_line_by_line() {
    let place = Place::filled();
    let text = "Kunde;Umfrage;Datum;Punkte\nK-0001;NPS;01.11.2026;9\nK-0001;NPS;01.11.2026;12\n";
    let path = place.path("s.csv");
    std::fs::write(&path, text).expect("written");
    let file = path.to_string_lossy();
    let (status, out, _) = ended(&mut place.kundig(&["--lang", "de", "import", "surveys", &file]));
    assert_eq!(status, 3);
    assert!(out.contains("Zeile 3: Punkte: „12“ ist keine ganze Zahl von 0 bis 10."), "{out}");
    let (status, out, _) = place.run(&["import", "surveys", &file, "--json"]);
    assert_eq!(status, 3);
    let report: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((&report["skipped"], &report["created"]), (&json!(1), &json!(0)));
    let (status, _, err) = place.run(&["import", "holidays", &file]);
    assert_eq!(status, 2);
    assert!(
        err.contains("customers, persons, contacts, complaints, tasks, sales, surveys"),
        "{err}"
    );
    let (_, help, _) = place.run(&["--lang", "de", "import", "--help"]);
    assert!(help.contains("complaints, tasks, sales oder surveys"), "{help}");
}

#[test]
fn an_export_of_the_three_is_guarded_and_comes_as_json_too() {
    let place = busy();
    let (status, out, _) = place.run(&["export", "complaints"]);
    assert_eq!(status, 0);
    assert!(out.starts_with("number,customer,received_at,channel,"), "{out}");
    assert!(out.contains(",closed,refund,12.50,"), "{out}");
    let (_, tasks, _) = place.run(&["export", "tasks", "--format", "json"]);
    let tasks: serde_json::Value = serde_json::from_str(&tasks).expect("JSON");
    assert_eq!(tasks.as_array().map(Vec::len), Some(3));
    let all = place.json(&["export", "all", "--format", "json"]);
    assert_eq!(all["surveys"].as_array().map(Vec::len), Some(3));
    assert_eq!(all["complaints"][2]["steps"].as_array().map(Vec::len), Some(1));
    assert_eq!(Place::filled().run(&["export", "surveys"]).0, 1, "there are none");
}

#[test]
fn the_lists_of_complaints_are_settings() {
    let place = busy();
    assert_eq!(place.run(&["settings", "list.category"]).1, "Lieferung,Rechnung\n");
    let (status, out, err) = place.run(&["settings", "list.cause", "Spedition,Lager"]);
    assert_eq!(status, 0, "{out}{err}");
    assert_eq!(place.json(&["settings", "list.cause", "--json"])["value"], "Spedition,Lager");
}
