//! The day: whom to call, what is due, and what the keys do to it.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::phone::with_customers;
use crate::app::Event;
use crate::domain::codes::{
    Channel, ComplaintState, Priority, Severity, SurveyKind, TaskKind, Verdict,
};
use crate::domain::dates::to_instant;
use crate::domain::model::{
    Birthday, Complaint, ComplaintStep, Due, Id, MEASURE, MEASURE_CHECK, Meta, Survey, Task,
};
use crate::domain::views::{Seek, TaskFilter};
use crate::i18n::Lang;
use crate::store::api::{Action, Change, Who};
use crate::testing::{Harness, moment, session, who};

fn day(days: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap() + TimeDelta::days(days)
}

fn at(days: i64, time: &str) -> DateTime<Utc> {
    to_instant(day(days).and_time(time.parse().unwrap()), chrono_tz::Europe::Berlin).0
}

fn on(days: i64, title: &str, kind: TaskKind, customer: Option<Id>) -> Task {
    Task {
        due: Some(Due::Date(day(days))),
        customer_id: customer,
        assignee: "anna".to_owned(),
        ..Task::new(title, kind)
    }
}

fn meeting(days: i64, from: &str, to: &str, title: &str, place: &str) -> Task {
    Task {
        due: Some(Due::At(at(days, from))),
        ends_at: Some(at(days, to)),
        place: place.to_owned(),
        ..on(days, title, TaskKind::Appointment, Some(1))
    }
}

fn save(h: &mut Harness, changes: Vec<Change>) -> Vec<Id> {
    let action = Action { what: "save-task", subject: String::new(), changes, draft: None };
    h.store.save(&action, moment()).unwrap().ids
}

fn add(h: &mut Harness, tasks: Vec<Task>) -> Vec<Id> {
    let new = |task| Change::Task { base: None, new: Box::new(task) };
    save(h, tasks.into_iter().map(new).collect())
}

fn add_complaint(h: &mut Harness, what: &str, severity: Severity, received: DateTime<Utc>) -> Id {
    let complaint = Complaint {
        customer_id: Some(3),
        description: what.to_owned(),
        severity,
        owner: "anna".to_owned(),
        ..Complaint::new(received, Channel::Phone)
    };
    let step = ComplaintStep::into_state(-1, ComplaintState::Received, received);
    save(
        h,
        vec![
            Change::Complaint { base: None, new: Box::new(complaint) },
            Change::Step(Box::new(step)),
        ],
    )
    .remove(0)
}

/// A day with something of everything.
fn full(lang: Lang, width: u16, height: u16) -> Harness {
    let mut h = with_customers(lang, width, height);
    let weekly = Task {
        recurrence: "weeks 1 mon".to_owned(),
        ..on(-5, "Bestand melden", TaskKind::Task, None)
    };
    let measure = Task {
        origin: MEASURE.to_owned(),
        ..on(2, "Lieferanten wechseln", TaskKind::Task, Some(3))
    };
    let urgent = Task {
        priority: Priority::High,
        ..on(0, "Angebot Gaube nachfassen", TaskKind::FollowUp, Some(2))
    };
    let berts = Task { assignee: "bert".to_owned(), ..on(0, "Mahnung", TaskKind::Task, Some(2)) };
    let free = Task { assignee: String::new(), ..on(0, "Rückruf", TaskKind::FollowUp, Some(1)) };
    add(
        &mut h,
        vec![
            on(-4, "Muster schicken", TaskKind::Promise, Some(2)),
            weekly,
            urgent,
            meeting(0, "15:00:00", "16:00:00", "Aufmaß", "Hauptstr. 3"),
            meeting(0, "15:30:00", "16:30:00", "Abnahme", ""),
            free,
            berts,
            measure,
            meeting(3, "09:00:00", "10:00:00", "Planung Bad", "Mühlenweg 12"),
            on(40, "Prospekt schicken", TaskKind::Wish, Some(1)),
        ],
    );
    add_complaint(&mut h, "Dichtung tropft wieder", Severity::High, at(-3, "10:00:00"));
    add_complaint(&mut h, "Rechnung doppelt", Severity::Low, at(-1, "15:00:00"));
    let base = h.store.customer(2).unwrap().unwrap();
    let mut new = base.clone();
    new.birthday = Some(Birthday { year: Some(1976), month: 11, day: 25 });
    new.since = NaiveDate::from_ymd_opt(2016, 11, 23);
    let early = h.store.customer(1).unwrap().unwrap();
    let mut key = early.clone();
    key.key_account = true;
    key.contact_rhythm_days = Some(30);
    let survey = Survey {
        customer_id: Some(3),
        meta: Meta::default(),
        kind: SurveyKind::Nps,
        sent_at: None,
        answered_at: Some(at(-9, "11:00:00")),
        score: Some(3),
        comment: String::new(),
        touchpoint: String::new(),
        contact_id: None,
        complaint_id: None,
    };
    save(
        &mut h,
        vec![
            Change::Customer { base: Some(Box::new(base)), new: Box::new(new) },
            Change::Customer { base: Some(Box::new(early)), new: Box::new(key) },
            Change::Survey { base: None, new: Box::new(survey) },
        ],
    );
    // As if the program were opened in the morning.
    let session = session(lang, width, height, moment());
    Harness::with(h.store, session)
}

fn open(h: &Harness) -> Vec<Task> {
    let rows = h.store.tasks(&TaskFilter::default(), &Seek::First, 600).unwrap().rows;
    rows.into_iter().map(|row| row.task).collect()
}

fn due(h: &Harness, title: &str) -> Option<Due> {
    open(h).into_iter().find(|task| task.title == title).unwrap().due
}

#[test]
fn the_day_looks_as_somebody_has_seen_it() {
    for lang in [Lang::De, Lang::En] {
        for (width, height) in [(80, 24), (140, 40)] {
            let mut h = full(lang, width, height);
            let name = |what: &str| format!("{what}_{}_{width}x{height}", lang.tag());
            h.keys("<esc>4").settle();
            insta::assert_snapshot!(name("today"), h.screen());
            h.keys("z<right><right>").settle();
            insta::assert_snapshot!(name("month"), h.screen());
        }
    }
}

#[test]
fn a_recurring_task_is_ticked_and_comes_back_and_undo_takes_both_back() {
    let mut h = with_customers(Lang::De, 80, 24);
    let weekly =
        Task { recurrence: "weeks 1 mon".into(), ..on(-5, "Bestand", TaskKind::Task, None) };
    add(&mut h, vec![weekly]);
    h.keys("<esc>4").shows("↻ Bestand").shows("jeden Montag").shows("Überfällig (1)");
    h.keys("x").shows("kommt wieder: Mo 23.11.").hides("Überfällig");
    assert_eq!(due(&h, "Bestand"), Some(Due::Date(day(2))));
    assert_eq!(open(&h).len(), 1);
    h.keys("u").shows("Rückgängig: Erledigen").shows("Überfällig (1)");
    assert_eq!(open(&h).len(), 1);
    assert_eq!(due(&h, "Bestand"), Some(Due::Date(day(-5))));
}

#[test]
fn one_key_moves_to_tomorrow_and_one_to_next_week() {
    let mut h = with_customers(Lang::De, 80, 24);
    add(&mut h, vec![on(-9, "Muster", TaskKind::Promise, Some(2))]);
    // Today is a Saturday: tomorrow nobody works.
    h.keys("<esc>4+").shows("Verschoben auf morgen: Muster").shows("geschlossen");
    assert_eq!(due(&h, "Muster"), Some(Due::Date(day(1))));
    h.keys("+").hides("Achtung");
    assert_eq!(due(&h, "Muster"), Some(Due::Date(day(2))));
    h.keys(">");
    assert_eq!(due(&h, "Muster"), Some(Due::Date(day(9))));
    h.keys("pdi<enter>").shows("Verschoben auf Di 24.11.");
    h.keys("pquatsch<enter>").hides("Verschoben").keys("<esc>u");
    assert_eq!(due(&h, "Muster"), Some(Due::Date(day(9))));
}

#[test]
fn an_empty_day_names_its_key_on_the_smallest_screen_and_takes_a_call_from_anybody() {
    let mut h = Harness::new(Lang::De, 60, 16);
    h.keys("<esc>4").shows("n plant etwas.");
    h.keys("c").shows("eingehend");
    let mut h = with_customers(Lang::De, 80, 24);
    add(&mut h, vec![on(0, "Muster", TaskKind::Promise, Some(2))]);
    h.keys("<esc>4?").shows("Kunden anrufen und den Anruf notieren");
    h.keys("<esc>c").shows("ausgehend");
}

#[test]
fn a_holiday_is_pointed_out_by_its_name() {
    let mut h = with_customers(Lang::En, 80, 24);
    add(&mut h, vec![on(0, "Pattern", TaskKind::Task, Some(2))]);
    h.keys("<esc>4p25.12.<enter>").shows("Christmas Day");
}

#[test]
fn an_appointment_keeps_its_time_when_it_is_moved_and_shows_its_place() {
    let mut h = full(Lang::De, 80, 24);
    h.keys("<esc>4").shows("15:00–16:00").shows("Aufmaß, Hauptstr. 3").shows("∩");
    for _ in 0..12 {
        h.keys("<down>");
    }
    h.keys("<home>");
    let ids: Vec<_> = open(&h).into_iter().filter(|t| t.title == "Aufmaß").collect();
    assert_eq!(ids[0].ends_at, Some(at(0, "16:00:00")));
    while !h.screen().contains("zugleich mit") {
        h.keys("<down>");
    }
    h.keys("+").hides("zugleich mit");
    let moved: Vec<_> = open(&h)
        .into_iter()
        .filter(|t| {
            t.kind == TaskKind::Appointment && t.due.is_some_and(|d| d != Due::Date(day(0)))
        })
        .filter(|t| t.ends_at.is_some_and(|end| end > at(1, "00:00:00") && end < at(2, "00:00:00")))
        .collect();
    assert_eq!(moved.len(), 1, "moved with its end");
}

#[test]
fn a_suggestion_names_its_reason_and_goes_with_a_logged_call() {
    let mut h = full(Lang::De, 80, 40);
    h.keys("<esc>4").shows("Vorschläge (1)").shows("NPS 3 (12.11.), nicht gesprochen");
    h.keys("G")
        .shows("NPS 3 am 12.11., noch nicht gesprochen")
        .keys("cHat sich beruhigt<ctrl-s>")
        .shows("Gespeichert");
    h.keys("<esc>").hides("Vorschläge").hides("nicht gesprochen");
}

#[test]
fn a_ticked_measure_is_asked_about_a_month_later_and_the_answer_stays_with_the_complaint() {
    let mut h = with_customers(Lang::De, 80, 24);
    let id = add_complaint(&mut h, "Dichtung tropft", Severity::High, at(-3, "10:00:00"));
    let measure = Task {
        origin: MEASURE.into(),
        complaint_id: Some(id),
        ..on(0, "Lieferant wechseln", TaskKind::Task, Some(3))
    };
    add(&mut h, vec![measure]);
    h.keys("<esc>4").shows("Maßnahme: Lieferant wechseln");
    h.keys("x").shows("ob es wirkt, wird gefragt: Mo 21.12.");
    let check = open(&h).remove(0);
    assert_eq!((check.origin.as_str(), check.complaint_id), (MEASURE_CHECK, Some(id)));
    h.keys("f").keys("alle off<enter>").shows("Hat es gewirkt? Lieferant wechseln");
    let worked = |h: &Harness| h.store.complaint(id).unwrap().unwrap().measure_worked;
    h.keys("x").shows("ja").keys("<esc>");
    assert_eq!((worked(&h), open(&h).len()), (None, 1), "not yet");
    h.keys("xteil<enter>").shows("Festgehalten (teilweise)");
    assert_eq!((worked(&h), open(&h).len()), (Some(Verdict::Partly), 0));
    h.keys("u");
    assert_eq!((worked(&h), open(&h).len()), (None, 1), "one undo for both");
}

#[test]
fn what_a_colleague_ticks_meanwhile_goes_and_the_cursor_stays_on_its_task() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kunden.db");
    let mut anna = Harness::on_file(&path, who("anna"), Lang::De);
    let free =
        |title: &str| Task { assignee: String::new(), ..on(-2, title, TaskKind::Task, None) };
    add(&mut anna, vec![free("Erstens"), free("Zweitens"), free("Drittens")]);
    let mut bert = Harness::on_file(&path, Who { pid: 4711, ..who("bert") }, Lang::De);
    anna.event(Event::FileChanged);
    anna.keys("<esc>4<down><down>").shows("Überfällig (3)");
    bert.keys("<esc>4x").shows("Erledigt: Erstens");
    anna.event(Event::FileChanged);
    anna.hides("Erstens").keys("x").shows("Erledigt: Drittens");
    // Both tick the same: the second one is told, and nothing is done twice.
    bert.pass(TimeDelta::minutes(1))
        .shows("Drittens")
        .keys("<down>x")
        .shows("anna hat dasselbe gerade geändert");
    bert.hides("Drittens").shows("Zweitens");
    assert_eq!(open(&anna).len(), 1);
}

#[test]
fn marked_tasks_are_moved_given_away_and_ticked_as_one() {
    let mut h = with_customers(Lang::De, 80, 24);
    add(&mut h, (1..=4).map(|n| on(-n, &format!("Sache {n}"), TaskKind::Task, None)).collect());
    h.keys("<esc>4<space><space><space>").shows("3 markiert").keys("+").shows("3 Aufgaben");
    assert_eq!(open(&h).iter().filter(|t| t.due == Some(Due::Date(day(1)))).count(), 3);
    h.keys("u");
    assert_eq!(open(&h).iter().filter(|t| t.due == Some(Due::Date(day(1)))).count(), 0);
    h.keys("<esc><home><space><space>Aniem<enter>").shows("Niemandem zugeteilt: 2 Aufgaben");
    assert_eq!(open(&h).iter().filter(|t| t.assignee.is_empty()).count(), 2);
    h.keys("!").shows("Priorität hoch: 2 Aufgaben");
    h.keys("aerl<enter>").shows("2 Aufgaben erledigt").hides("markiert");
    assert_eq!(open(&h).len(), 2);
    h.keys("u");
    assert_eq!(open(&h).len(), 4);
    h.keys("<home><space><space>d").shows("│ 2 Aufgaben ").keys("<enter>");
    assert_eq!(open(&h).len(), 2);
}

#[test]
fn my_day_hides_what_is_with_others_and_says_so() {
    let mut h = full(Lang::De, 80, 40);
    h.keys("<esc>4").hides("Mahnung").shows("Rückruf").shows("1 fällige Aufgabe bei anderen (f)");
    h.keys("ftag alle<enter>").shows("Mahnung").shows("bert").shows("Tag: alle");
    h.keys("<esc>").hides("Mahnung");
    h.keys("fbert<enter>").shows("Mahnung").hides("Rückruf").keys("<esc>");
    h.keys("falle off<enter>").shows("Prospekt").shows("Später").keys("<esc>").hides("Später");
}

#[test]
fn a_day_of_the_month_is_chosen_and_shows_what_it_has() {
    let mut h = full(Lang::De, 80, 24);
    h.keys("<esc>4z").shows("November 2026").shows("Samstag, 21. November 2026");
    h.keys("<down>").shows("Samstag, 28. November 2026").shows("nichts fällig");
    h.keys("<pgdn>").shows("Dezember 2026").keys("<pgup><up><right><right><right>");
    h.shows("Dienstag, 24. November 2026 · 1 Termin").shows("09:00–10:00").shows("Planung Bad");
    h.keys("<enter>x").shows("B-2026-0002").keys("<esc><down>x").shows("Erledigt: Planung Bad");
    h.keys("u<esc><esc>").hides("November 2026").shows("Heute (");
    // In the strip the same keys go from day to day.
    h.keys("<right><right><right>").shows("Planung Bad").hides("Überfällig (");
    h.keys("<left><left><left>").shows("Überfällig (");
    h.keys("zz").hides("Fr27").keys("<right>").shows("Überfällig (").keys("z").shows("Fr27");
}

#[test]
fn today_and_the_chosen_day_have_signs_of_their_own_also_in_ascii() {
    let mut h = full(Lang::De, 80, 24);
    h.app.session.theme = crate::ui::Theme::new(crate::ui::Palette::Plain, true);
    h.keys("<esc>4<right><right><right>").shows("@Sa21").shows(">Di24").hides(">Sa21");
}

#[test]
fn marks_of_tasks_that_have_gone_are_not_counted_in_a_list_either() {
    let mut h = with_customers(Lang::De, 80, 24);
    let task = |title: &str| on(1, title, TaskKind::Task, None);
    add(&mut h, vec![task("eins"), task("zwei")]);
    add(&mut h, vec![task("drei")]);
    h.keys("<esc>4falle off<enter><space><space><space>").shows("3 markiert");
    // Taken back, the last one is gone.
    h.keys("u").hides("drei").shows("2 markiert").keys("x").settle().hides("markiert");
    let open = h.store.tasks(&TaskFilter::default(), &Seek::First, 10).unwrap().rows;
    assert!(open.is_empty());
}

#[test]
fn an_empty_day_says_so_and_names_the_key() {
    let mut h = with_customers(Lang::En, 80, 24);
    h.keys("<esc>4").shows("Nothing is due today").shows("n plans something");
    h.keys("p+!aA<space><enter>x").shows("This works on a task only");
    h.keys("zx<enter><esc><left>").shows("Nothing is due today");
    h.keys("nOne thing<ctrl-s>").shows("Today (1)").shows("One thing");
    h.keys("x").shows("Nothing is due today");
    // Planned on a chosen day, it is of that day; without a day it is in the list.
    h.keys("<right><right><right>nOn a Tuesday<ctrl-s>").shows("On a Tuesday").keys("<esc>");
    h.keys("fall op<enter>nSome day<ctrl-s>").shows("Without a date").shows("Some day");
}

#[test]
fn hundreds_of_rows_are_walked_through_and_more_are_cut() {
    let mut h = with_customers(Lang::De, 80, 24);
    add(&mut h, (0..210).map(|n| on(0, &format!("Sache {n}"), TaskKind::Task, None)).collect());
    h.keys("<esc>4").shows("Heute (200+)").shows("gekürzt").shows("210–");
    h.keys("G").shows("Sache 199").keys("<pgup><up>+").shows("Verschoben");
    h.keys("g<home>x").shows("Erledigt: Sache 0");
}

#[test]
fn the_rhythm_of_marked_customers_is_set_at_once_and_nonsense_is_refused() {
    let mut h = with_customers(Lang::De, 80, 24);
    let rhythms = |h: &Harness| -> Vec<Option<i64>> {
        (1..=3).map(|id| h.store.customer(id).unwrap().unwrap().contact_rhythm_days).collect()
    };
    h.keys("<esc><home><space><space>arhyth<enter>").shows("2 Kunden");
    for wrong in ["0", "-3", "abc", "100000", "1,5"] {
        h.keys("<ctrl-u>").keys(wrong).keys("<enter>").shows("Bitte eine Zahl von 1 bis 3.650");
    }
    assert_eq!(rhythms(&h), [None; 3]);
    h.keys("<ctrl-u>30<enter>").shows("Kontaktrhythmus bei 2 Kunden gesetzt: 30 Tage");
    assert_eq!(rhythms(&h).iter().flatten().count(), 2);
    h.keys("arhyth<enter><enter>").shows("weggenommen");
    assert_eq!(rhythms(&h), [None; 3]);
    h.keys("<esc>u");
    assert_eq!(rhythms(&h).iter().flatten().count(), 2);
}

#[test]
fn what_is_due_is_said_in_words_as_soon_as_the_tabs_leave_room_for_them() {
    let mut h = full(Lang::De, 80, 24);
    add(&mut h, (0..15).map(|n| on(0, &format!("Sache {n}"), TaskKind::Task, None)).collect());
    let session = session(Lang::De, 80, 24, moment());
    let mut h = Harness::with(h.store, session);
    for tab in ["<esc>1", "2", "3", "4"] {
        h.keys(tab).settle();
        h.shows("22! ▲1");
    }
    h.resize(100, 30).shows("22 fällig ▲1").shows("14:05").hides("test.kundig");
    h.resize(160, 40).shows("22 fällig · ▲ 1 Beschwerde überfällig").shows("test.kundig");
    h.resize(60, 16).shows("22! ▲1");
}
