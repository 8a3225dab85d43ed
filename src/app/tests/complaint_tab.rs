//! Complaints from the list to their end, key by key.

use chrono::{DateTime, TimeDelta, Utc};

use super::phone::with_customers;
use crate::domain::codes::{Channel, ComplaintState, RemedyKind, Severity, StepKind, Verdict};
use crate::domain::model::{Complaint, ComplaintStep, Id, Meta, Remedy};
use crate::domain::views::ComplaintDetail;
use crate::i18n::Lang;
use crate::store::api::{Action, Change};
use crate::testing::Harness;

/// Monday morning, a little after ten.
fn monday() -> DateTime<Utc> {
    crate::testing::moment() + TimeDelta::hours(44)
}

/// A complaint and the way it has gone: hours ago, state.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) customer: Option<Id>,
    pub(super) severity: Severity,
    pub(super) ago: i64,
    pub(super) way: &'a [(ComplaintState, i64)],
    pub(super) acknowledged: Option<i64>,
    pub(super) category: &'a str,
    pub(super) cause: &'a str,
    pub(super) annoyance: i64,
    pub(super) words: &'a str,
}

impl Default for Told<'_> {
    fn default() -> Self {
        Self {
            customer: Some(2),
            severity: Severity::Normal,
            ago: 70,
            way: &[],
            acknowledged: None,
            category: "Ware",
            cause: "Material",
            annoyance: 3,
            words: "Fenster undicht\nZieht an der Nordseite.",
        }
    }
}

pub(super) fn tell(h: &mut Harness, told: &Told<'_>, change: impl FnOnce(&mut Complaint)) -> Id {
    let now = h.now;
    let at = |hours: i64| now - TimeDelta::hours(hours);
    let mut complaint = Complaint::new(at(told.ago), Channel::Phone);
    complaint.customer_id = told.customer;
    complaint.severity = told.severity;
    told.category.clone_into(&mut complaint.category);
    told.cause.clone_into(&mut complaint.cause);
    complaint.annoyance = Some(told.annoyance);
    told.words.clone_into(&mut complaint.description);
    "anna".clone_into(&mut complaint.owner);
    change(&mut complaint);
    let mut steps = vec![ComplaintStep::into_state(-1, ComplaintState::Received, at(told.ago))];
    steps.extend(told.acknowledged.map(|hours| ComplaintStep {
        told: Some(Channel::Phone),
        ..ComplaintStep::of(-1, StepKind::Acknowledged, at(hours))
    }));
    steps.extend(told.way.iter().map(|(state, hours)| ComplaintStep {
        told: (*state == ComplaintState::Offered).then_some(Channel::Email),
        ..ComplaintStep::into_state(-1, *state, at(*hours))
    }));
    steps.sort_by_key(|step| step.at);
    let mut changes = vec![Change::Complaint { base: None, new: Box::new(complaint) }];
    changes.extend(steps.into_iter().map(|step| Change::Step(Box::new(step))));
    let action = Action { what: "complaint", subject: String::new(), changes, draft: None };
    h.store.save(&action, now).unwrap().ids[0]
}

use ComplaintState::{Accepted, CarriedOut, Closed, InProgress, Offered, WaitingCustomer};

const TO_THE_END: &[(ComplaintState, i64)] =
    &[(InProgress, 5), (Offered, 4), (Accepted, 3), (CarriedOut, 2), (Closed, 1)];

/// A file with complaints in every state that a list has to show.
pub fn with_complaints(lang: Lang, width: u16, height: u16) -> Harness {
    let mut h = with_customers(lang, width, height);
    h.now = monday();
    let overdue = Told {
        severity: Severity::High,
        ago: 100,
        words: "Rollladen klemmt seit der Montage",
        annoyance: 5,
        ..Told::default()
    };
    tell(&mut h, &overdue, |_| {});
    let soon = Told {
        customer: Some(1),
        ago: 24 * 7 + 1,
        way: &[(InProgress, 160)],
        acknowledged: Some(167),
        ..Told::default()
    };
    let id = tell(&mut h, &soon, |c| {
        c.resolve_by = Some(monday() + TimeDelta::hours(3));
        "Sofort neue Dichtung, keine Anfahrtskosten.".clone_into(&mut c.demand);
        "Dichtung falsch verklebt".clone_into(&mut c.findings);
        c.justified = Verdict::Yes;
        "RE-2026-0815".clone_into(&mut c.document);
        c.repeat = Some(true);
    });
    let remedy = Remedy {
        meta: Meta::default(),
        complaint_id: id,
        kind: RemedyKind::Voucher,
        cost: 5000,
        given_on: monday().date_naive(),
        note: String::new(),
        voucher_code: "WEIHNACHT-50".to_owned(),
        valid_until: "2027-12-31".parse().ok(),
        redeemed_on: None,
    };
    let changes = vec![Change::Remedy { base: None, new: Box::new(remedy) }];
    let action = Action { what: "remedy", subject: String::new(), changes, draft: None };
    h.store.save(&action, monday()).unwrap();
    let danger = Told {
        customer: None,
        severity: Severity::Critical,
        ago: 2,
        words: "Balkontür fällt aus der Führung",
        ..Told::default()
    };
    tell(&mut h, &danger, |c| {
        c.safety = true;
        "Herr Unbekannt, 0170 5550199".clone_into(&mut c.complainant);
    });
    let waits = Told {
        customer: Some(3),
        way: &[(InProgress, 60), (WaitingCustomer, 50)],
        acknowledged: Some(65),
        words: "Kuchen kam zu spät",
        category: "Lieferung",
        cause: "Spedition",
        ..Told::default()
    };
    tell(&mut h, &waits, |_| {});
    let done = Told {
        customer: Some(3),
        way: &TO_THE_END[..4],
        acknowledged: Some(65),
        words: "Rechnung zweimal bekommen",
        category: "Rechnung",
        cause: "Buchhaltung",
        annoyance: 2,
        ..Told::default()
    };
    tell(&mut h, &done, |_| {});
    let calm = Told {
        customer: Some(1),
        severity: Severity::Low,
        ago: 3,
        acknowledged: Some(2),
        words: "Kratzer am Rahmen",
        ..Told::default()
    };
    tell(&mut h, &calm, |_| {});
    for (at, (category, cause, annoyance)) in [
        ("Lieferung", "Spedition", 4),
        ("Lieferung", "Spedition", 5),
        ("Lieferung", "Spedition", 4),
        ("Ware", "Material", 3),
        ("Ware", "Montage", 2),
        ("Rechnung", "Buchhaltung", 1),
        ("Auskunft", "", 2),
        ("Lieferung", "Adresse falsch", 3),
    ]
    .into_iter()
    .enumerate()
    {
        let told = Told {
            customer: Some(1 + i64::try_from(at % 3).unwrap()),
            way: TO_THE_END,
            acknowledged: Some(6),
            category,
            cause,
            annoyance,
            words: "Erledigt",
            ..Told::default()
        };
        tell(&mut h, &told, |c| c.satisfaction_result = Some(4));
    }
    h.settle();
    h
}

pub(super) fn detail(h: &Harness, id: Id) -> ComplaintDetail {
    h.store.complaint_detail(id).unwrap().unwrap()
}

pub(super) fn state(h: &Harness, id: Id) -> ComplaintState {
    detail(h, id).row.complaint.standing.state
}

#[test]
fn what_burns_stands_first_and_says_so_without_colour() {
    let mut h = with_complaints(Lang::De, 80, 24);
    h.keys("<esc>3");
    let screen = h.screen();
    let place = |what: &str| screen.find(what).unwrap_or_else(|| panic!("{what}: {screen}"));
    assert!(place("Gefahr") < place("Überfällig"));
    assert!(place("Überfällig") < place("Heute"));
    assert!(place("Heute") < place("Frist ruht"));
    assert!(place("Frist ruht") < place("Abzuschließen"));
    h.shows("▲ B-0001 seit 15 h").shows("‖ B-0004 ruht").shows("✚ B-0003");
}

#[test]
fn acknowledging_is_one_key_and_one_more_takes_it_back() {
    let mut h = with_complaints(Lang::De, 80, 24);
    h.keys("<esc>3<down>r").settle().shows("B-2026-0001: Eingang bestätigt");
    let steps = detail(&h, 1).steps;
    let last = steps.last().unwrap();
    assert_eq!((last.kind, last.told), (StepKind::Acknowledged, Some(Channel::Phone)));
    assert_eq!(last.by, "anna");
    h.keys("u").settle();
    assert_eq!(detail(&h, 1).row.complaint.standing.acknowledged_at, None);
}

#[test]
fn from_receipt_to_the_end_it_is_x_and_what_has_to_be_said() {
    let mut h = with_complaints(Lang::De, 80, 24);
    h.keys("<esc>3<down>").shows("x in Bearbeitung nehmen");
    h.keys("x").settle();
    assert_eq!(state(&h, 1), InProgress);
    // The message gives way to the keys.
    h.keys("<up><down>").shows("x Lösung anbieten").keys("x").settle();
    h.keys("Neue Führungsschiene, 50 € Nachlass<ctrl-s>").settle();
    assert_eq!(state(&h, 1), Offered);
    h.keys("<up><down>").shows("x Kunde nimmt an").keys("x").settle();
    h.keys("<up><down>").shows("x ausgeführt").keys("x").settle();
    assert_eq!(state(&h, 1), CarriedOut);
    h.shows("Abzuschließen").keys("<up><down>").settle().shows("x abschließen");
    h.keys("x").settle().keys("<ctrl-s>").settle();
    assert_eq!(state(&h, 1), Closed);
    h.hides("B-0001");
    // Nothing of the way is lost.
    let words: Vec<_> = detail(&h, 1).steps.into_iter().filter_map(|step| step.state).collect();
    assert_eq!(words[1..], [InProgress, Offered, Accepted, CarriedOut, Closed]);
}

#[test]
fn solved_with_a_remedy_and_closed_with_satisfaction_in_two_short_forms() {
    let mut h = with_complaints(Lang::De, 80, 24);
    h.keys("<esc>3<down><down>");
    // x, the words, two fields further the remedy, its cost, save.
    h.keys("x").settle().keys("Nachlass<tab><tab><tab>preisn<tab>20<ctrl-s>").settle();
    let told = detail(&h, 2);
    assert_eq!(told.row.complaint.standing.state, Offered);
    assert!(told.row.complaint.standing.decision_told_at.is_some());
    let kinds: Vec<_> = told.remedies.iter().map(|r| (r.kind, r.cost)).collect();
    assert_eq!(kinds, [(RemedyKind::Voucher, 5000), (RemedyKind::PriceCut, 2000)]);
    h.keys("<up><down>x").settle().keys("<up><down>x").settle();
    assert_eq!(state(&h, 2), CarriedOut);
    h.keys("<up><down>x").settle().keys("<tab><tab><tab>4<tab>5<tab>3<ctrl-s>").settle();
    let closed = detail(&h, 2).row.complaint;
    assert_eq!(closed.standing.state, Closed);
    let marks =
        [closed.satisfaction_result, closed.satisfaction_treatment, closed.satisfaction_process];
    assert_eq!(marks, [Some(4), Some(5), Some(3)]);
}

#[test]
fn only_allowed_steps_are_offered() {
    let mut h = with_complaints(Lang::De, 80, 24);
    h.keys("<esc>3<down>a").settle();
    h.shows("in Bearbeitung nehmen").shows("bewerten").shows("ablehnen").hides("Kunde nimmt an");
    h.keys("<esc><end>a").settle().shows("abschließen").hides("ablehnen").hides("eskalieren");
}

#[test]
fn a_colleague_was_faster_and_the_list_says_so_and_shows_it() {
    let mut h = with_complaints(Lang::De, 80, 24);
    h.keys("<esc>3<down>").settle();
    let step = ComplaintStep::into_state(1, InProgress, h.now);
    let changes = vec![Change::Step(Box::new(step))];
    let action = Action { what: "step", subject: String::new(), changes, draft: None };
    h.store.save(&action, h.now).unwrap();
    h.shows("x in Bearbeitung nehmen").keys("x").settle();
    h.shows("von dort kein").keys("<down><up>").shows("x Lösung anbieten");
}

#[test]
fn whether_it_is_the_first_time_is_no_answer_to_how_annoyed_they_are() {
    let mut h = with_complaints(Lang::De, 80, 24);
    let words = "Ohne Angabe";
    tell(&mut h, &Told { ago: 500, words, ..Told::default() }, |complaint| {
        complaint.annoyance = None;
        complaint.repeat = Some(false);
        complaint.safety = true;
    });
    h.keys("<esc>3").settle().shows(words).keys("<home><enter>").settle();
    h.shows(words).shows("Verärgerung  –  ·  zum ersten Mal");
}

#[test]
fn a_walk_in_gets_a_customer_later() {
    let mut h = with_complaints(Lang::De, 80, 24);
    h.keys("<esc>3A").settle().keys("weiss<enter>").settle();
    h.shows("B-2026-0003 gehört jetzt zu Sabine Weiß");
    assert_eq!(detail(&h, 3).row.complaint.customer_id, Some(2));
    h.keys("u").settle();
    assert_eq!(detail(&h, 3).row.complaint.customer_id, None);
}

#[test]
fn what_is_done_about_a_complaint_knows_it() {
    let mut h = with_complaints(Lang::De, 80, 24);
    h.keys("<esc>3<down><enter>")
        .settle()
        .shows("Verlauf")
        .shows("Überfällig".to_lowercase().as_str());
    h.keys("c").settle().keys("Rückruf zugesagt<ctrl-s>").settle();
    let contacts = detail(&h, 1).contacts;
    assert_eq!(contacts[0].contact.note, "Rückruf zugesagt");
    assert_eq!(contacts[0].contact.complaint_id, Some(1));
    h.shows("Kontakte dazu (1)");
    h.keys("t").settle().keys("Schiene bestellen<ctrl-s>").settle();
    assert_eq!(detail(&h, 1).tasks[0].title, "Schiene bestellen");
    h.keys("<enter>")
        .settle()
        .shows("K-0002")
        .keys("<esc>")
        .shows("Verlauf")
        .keys("<esc>")
        .shows("Gefahr");
}

#[test]
fn a_voucher_is_redeemed_from_the_menu() {
    let mut h = with_complaints(Lang::De, 140, 40);
    h.keys("<esc>3<down><down>a").settle().keys("weihn<enter>").settle().shows("eingelöst");
    assert!(detail(&h, 2).remedies[0].redeemed_on.is_some());
}

#[test]
fn one_sees_that_nobody_has_begun() {
    for (lang, begin, resolve) in [(Lang::De, "beginnen", "lösen"), (Lang::En, "begin", "resolve")]
    {
        let mut h = with_complaints(lang, 80, 24);
        let told = Told { ago: 70, acknowledged: Some(69), ..Told::default() };
        let work = Told { way: &[(InProgress, 68)], ..Told { ago: 70, ..told } };
        // What is due next is the solution, not a word in between.
        let soon = |c: &mut Complaint| c.resolve_by = Some(monday() + TimeDelta::hours(1));
        let told = format!("B-{:04}", tell(&mut h, &told, soon));
        let work = format!("B-{:04}", tell(&mut h, &work, soon));
        h.keys("<esc>3").settle();
        let screen = h.screen();
        let line = |number: &str| {
            screen.lines().find(|line| line.contains(number)).unwrap_or_default().to_owned()
        };
        assert!(line(&told).contains(begin) && !line(&told).contains(resolve), "{screen}");
        assert!(line(&work).contains(resolve) && !line(&work).contains(begin), "{screen}");
    }
}

#[test]
fn filters_narrow_and_esc_takes_them_back() {
    let mut h = with_complaints(Lang::De, 80, 24);
    h.keys("<esc>3fohne kunde<enter>").settle().shows("Gefiltert").shows("B-0003").hides("B-0001");
    h.keys("<esc>").settle().hides("Gefiltert").shows("B-0001");
    h.keys("fabgeschl<enter>").settle().shows("abgeschlossen").hides("Überfällig");
    // Opening again is possible, but nothing one does by the first key at hand.
    h.hides("x wieder öffnen").keys("a").settle().shows("wieder öffnen").keys("<esc>");
    h.keys("fschwere<enter>hoch<enter>").settle().shows("Keine Beschwerde passt");
}

#[test]
fn satisfaction_is_asked_for_at_its_first_mark() {
    let mut h = with_complaints(Lang::De, 80, 24);
    // Carried out, nobody has closed it yet.
    h.keys("<esc>3<end>azufrieden<enter>").settle().keys("4<tab>5<tab>3<ctrl-s>").settle();
    let rated = detail(&h, 5).row.complaint;
    assert_eq!(rated.standing.state, CarriedOut);
    let marks =
        [rated.satisfaction_result, rated.satisfaction_treatment, rated.satisfaction_process];
    assert_eq!(marks, [Some(4), Some(5), Some(3)]);
}

#[test]
fn what_two_have_changed_has_the_name_that_it_has_in_the_form() {
    for (lang, word, other) in [(Lang::De, "Zuständig", "Betreuer"), (Lang::En, "Owner", "Looked")]
    {
        let mut h = with_complaints(lang, 80, 24);
        h.keys("<esc>3<down>e").settle();
        let base = Box::new(detail(&h, 1).row.complaint);
        let new = Box::new(Complaint { owner: "carl".to_owned(), ..*base.clone() });
        let changes = vec![Change::Complaint { base: Some(base), new }];
        let action = Action { what: "complaint", subject: String::new(), changes, draft: None };
        h.store.save(&action, h.now).unwrap();
        h.keys("<pgdn><pgdn><ctrl-u>dora<ctrl-s>").settle().shows("carl").shows("dora");
        h.shows(word).hides(other);
    }
}

#[test]
fn the_trash_names_the_complaint_and_gives_it_back() {
    let mut h = with_complaints(Lang::De, 80, 24);
    h.keys("<esc>3<down>d").shows("B-2026-0001, Sabine Weiß").keys("<enter>").settle();
    h.hides("B-0001").keys("u").settle().shows("B-0001");
}

#[test]
fn open_complaints_stand_at_the_top_of_the_card_and_open_from_there() {
    let mut h = with_complaints(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter>").settle().shows("▲ 1 offene Beschwerde").shows("seit 15 h");
    h.keys("<down><enter>").settle().shows("Verlauf").keys("r").settle();
    assert!(detail(&h, 1).row.complaint.standing.acknowledged_at.is_some());
    h.keys("<esc>").settle().shows("offene Beschwerde");
    // Without a choice Enter still takes down a call.
    h.keys("<up><enter>").settle().shows("Anruf");
}

#[test]
fn nothing_breaks_at_any_size_with_any_text() {
    let mut h = with_complaints(Lang::De, 80, 24);
    let long = "日本語の苦情です ".repeat(80) + &"Donaudampfschifffahrtsgesellschaft".repeat(20);
    let told =
        Told { words: &long, category: &long, cause: &long, annoyance: 5, ..Told::default() };
    tell(&mut h, &told, |c| {
        c.demand.clone_from(&long);
        c.complainant.clone_from(&long);
        c.document = "\u{1b}[31mrot\u{7}".to_owned();
    });
    for ascii in [false, true] {
        h.app.session.theme = crate::ui::Theme::new(crate::ui::Palette::Plain, ascii);
        for (width, height) in [(60, 16), (61, 17), (80, 24), (119, 16), (120, 40), (220, 70)] {
            h.resize(width, height);
            h.keys("3<esc><esc>").settle();
            for keys in [
                "<end>", "<home>", "<enter>", "<end>", "<esc>", "a", "<esc>", "f", "<esc>", "z",
                "<end>", "z", "<end>", "<home>", "<enter>", "<esc>", "z",
            ] {
                h.keys(keys).settle();
                let screen = h.screen();
                assert!(!screen.contains('\u{1b}') && !screen.contains('\u{7}'));
                let wide = usize::from(width);
                assert!(
                    screen.lines().all(|line| crate::ui::text::width(line) <= wide),
                    "{screen}"
                );
                assert!(!ascii || !screen.contains(['█', '▲', '●', '◆', '─']), "{screen}");
            }
        }
    }
}

#[test]
fn an_empty_list_names_the_key_that_fills_it() {
    for (lang, words) in [(Lang::De, "b nimmt eine auf"), (Lang::En, "b takes one down")] {
        let mut h = with_customers(lang, 80, 24);
        h.keys("<esc>3").settle().shows(words);
        h.keys("z").settle().keys("z<enter>a<esc>r<esc>x<esc>3").settle().shows(words);
    }
}

#[test]
fn complaints_look_as_somebody_has_seen_them() {
    for lang in [Lang::De, Lang::En] {
        for (width, height) in [(80, 24), (140, 40)] {
            let mut h = with_complaints(lang, width, height);
            let name = |what: &str| format!("complaint_{what}_{}_{width}x{height}", lang.tag());
            h.keys("<esc>3<down><down>").settle();
            insta::assert_snapshot!(name("list"), h.screen());
            h.keys("<enter>").settle();
            insta::assert_snapshot!(name("detail"), h.screen());
            h.keys("<esc>z<down>").settle();
            insta::assert_snapshot!(name("pareto"), h.screen());
            h.keys("z<down>").settle();
            insta::assert_snapshot!(name("frab"), h.screen());
            h.keys("1/weiss<enter>").settle();
            insta::assert_snapshot!(name("card"), h.screen());
        }
    }
}
