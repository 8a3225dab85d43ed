//! The way back of complaints, tasks and survey answers: exports, and taking back.

use kundig::domain::codes::{
    Channel, ComplaintState, Severity, StepKind, SurveyKind, TaskKind, Verdict,
};
use kundig::domain::model::{Complaint, ComplaintStep, Due, Survey, Task};
use kundig::exchange::ExportKind;
use kundig::store::Store;
use kundig::store::api::{Action, Change};

use crate::round_trip::exported;
use crate::service_support::*;
use crate::support::*;

/// Texts that would get lost or do harm on the way, and every seldom-used column.
fn awkward(store: &mut Store) {
    let c = Complaint {
        customer_id: Some(customer(store, "1").meta.id),
        complainant: "Nachbarin =Sum(A1)".into(),
        category: "=Liefe\"rung".into(),
        description: "-10 % versprochen,\n\"nichts\" erhalten".into(),
        demand: "@Chef; sofort".into(),
        document: "RE-2026/7".into(),
        findings: "+ geprüft".into(),
        annoyance: Some(5),
        safety: true,
        justified: Verdict::Partly,
        severity: Severity::Critical,
        satisfaction_treatment: Some(2),
        satisfaction_process: Some(1),
        ..Complaint::new(moment("2026-10-25T00:30:00.250Z"), Channel::Messenger)
    };
    let received = ComplaintStep::into_state(-1, ComplaintState::Received, c.received_at);
    let mut told = ComplaintStep::of(-1, StepKind::Acknowledged, moment("2026-10-26T08:00:00Z"));
    told.told = Some(Channel::Phone);
    let task = Task {
        customer_id: c.customer_id,
        complaint_id: Some(-1),
        due: Some(Due::At(moment("2026-12-01T09:00:00Z"))),
        ends_at: Some(moment("2026-12-01T10:30:00Z")),
        place: "=Werkstatt".into(),
        notes: "erste Zeile\n-zweite".into(),
        recurrence: kundig::domain::recurrence::Recurrence::parse(
            "alle 2 Wochen",
            "2026-12-01".parse().unwrap(),
        )
        .unwrap()
        .stored(),
        ..Task::new("=Lager prüfen", TaskKind::Appointment)
    };
    let survey = Survey {
        meta: kundig::domain::model::Meta::default(),
        customer_id: c.customer_id,
        kind: SurveyKind::Ces,
        sent_at: None,
        answered_at: Some(moment("2026-11-01T12:00:00Z")),
        score: Some(7),
        comment: "@alle\nmühsam".into(),
        touchpoint: "complaint".into(),
        contact_id: None,
        complaint_id: Some(-1),
    };
    let changes = vec![
        Change::Complaint { base: None, new: Box::new(c) },
        Change::Step(Box::new(received)),
        Change::Step(Box::new(told)),
        Change::Task { base: None, new: Box::new(task) },
        Change::Survey { base: None, new: Box::new(survey) },
    ];
    let action = Action { what: "test", subject: String::new(), changes, draft: None };
    store.save(&action, now()).unwrap();
}

#[test]
fn complaints_tasks_and_answers_come_back_as_they_went_out() {
    let mut first = with_customers();
    import(&mut first, &sample("complaints-cp1252.csv"), COMPLAINTS);
    import(&mut first, &sample("tasks-de.csv"), TASKS);
    import(&mut first, &sample("surveys.tsv"), SURVEYS);
    awkward(&mut first);
    let mut second = with_customers();
    for (kind, how) in [
        (ExportKind::Complaints, COMPLAINTS),
        (ExportKind::Tasks, TASKS),
        (ExportKind::Surveys, SURVEYS),
    ] {
        let text = exported(&first, kind);
        let report = import(&mut second, written(&text).path(), how);
        assert_eq!((report.skipped, report.rejected), (0, 0), "{:?}", report.rejects.first());
        assert_eq!(exported(&second, kind), text);
        // Into the file that it came from nothing comes twice.
        let again = import(&mut first, written(&text).path(), how);
        let unknown = if kind == ExportKind::Surveys { 2 } else { 0 };
        assert_eq!((again.created, again.rejected), (unknown, 0), "{:?}", again.rejects.first());
    }
    let lives = |store: &Store| {
        let all = complaints(store).into_iter();
        all.map(|g| {
            let costs: Vec<_> = g.remedies.iter().map(|r| (r.kind, r.cost, r.given_on)).collect();
            (g.complaint.number, g.complaint.standing, costs)
        })
        .collect::<Vec<_>>()
    };
    for (a, b) in lives(&first).into_iter().zip(lives(&second)) {
        assert_eq!((a.0, a.1.state, a.1.next_due, a.2), (b.0, b.1.state, b.1.next_due, b.2));
    }
    sound(&mut second);
}

/// A call with a follow-up that has words of its own, and two of one day.
fn with_follow_ups() -> Store {
    let mut store = with_customers();
    let text = "Kunde;Datum;Betreff;Wiedervorlage\n1;01.11.2026;Angebot;24.11.2026\n\
                1;02.11.2026;Muster;24.11.2026\n2;03.11.2026;Preis;25.11.2026\n";
    import_text(&mut store, text, CONTACTS);
    let (old, ..) = tasks(&store).into_iter().find(|(t, ..)| t.title == "Angebot").unwrap();
    let new = Task { title: "Nachfassen, ob das Angebot passt".into(), ..old.clone() };
    let changes = vec![Change::Task { base: Some(old.into()), new: new.into() }];
    let action = Action { what: "test", subject: String::new(), changes, draft: None };
    store.save(&action, now()).unwrap();
    store
}

#[test]
fn follow_ups_come_with_contacts_and_with_tasks_but_once_in_either_order() {
    let first = with_follow_ups();
    let files = [(ExportKind::Contacts, CONTACTS), (ExportKind::Tasks, TASKS)];
    for order in [[0, 1], [1, 0]] {
        let mut second = with_customers();
        for (kind, how) in order.map(|n| files[n]) {
            import(&mut second, written(&exported(&first, kind)).path(), how);
        }
        let ties = |store: &Store| {
            let told = contacts(store).into_iter();
            let mut all: Vec<_> =
                told.map(|(c, _, task)| (c.subject, task.map(|t| t.title))).collect();
            all.sort();
            all
        };
        let mut titles: Vec<_> = tasks(&second).into_iter().map(|(t, ..)| t.title).collect();
        titles.sort();
        assert_eq!(titles, ["Muster", "Nachfassen, ob das Angebot passt", "Preis"], "{order:?}");
        assert!(ties(&second).iter().all(|(_, task)| task.is_some()), "{:?}", ties(&second));
        for (kind, how) in files {
            let again = import(&mut second, written(&exported(&first, kind)).path(), how);
            assert_eq!((again.created, again.updated), (0, 0), "{order:?}");
        }
        sound(&mut second);
    }
}

#[test]
fn an_imported_follow_up_that_was_changed_is_not_taken_over_by_a_row() {
    let mut store = with_follow_ups();
    let text = "Titel;Art;Fällig;Kunde\nAnderes;Wiedervorlage;25.11.2026;2\nNeu;Wiedervorlage;24.11.2026;1\n";
    import_text(&mut store, text, TASKS);
    let mut titles: Vec<_> = tasks(&store).into_iter().map(|(t, ..)| t.title).collect();
    titles.sort();
    assert_eq!(titles, ["Anderes", "Nachfassen, ob das Angebot passt", "Neu"]);
}

#[test]
fn imports_of_all_three_can_be_taken_back_but_not_what_was_worked_on() {
    let mut store = with_customers();
    let report = import(&mut store, &sample("complaints-cp1252.csv"), COMPLAINTS);
    let worked = complaint(&store, "R-105").complaint;
    let mut step = ComplaintStep::into_state(worked.meta.id, ComplaintState::Offered, later(1));
    step.told = Some(Channel::Phone);
    let action = Action {
        what: "test",
        subject: String::new(),
        changes: vec![Change::Step(Box::new(step))],
        draft: None,
    };
    store.save(&action, later(1)).unwrap();
    let undone = store.undo_import(report.import.unwrap(), later(2)).unwrap();
    assert_eq!((undone.trashed, undone.kept.len()), (5, 1), "{:?}", undone.kept);
    assert!(undone.kept[0].starts_with("R-105"), "{:?}", undone.kept);
    let left: Vec<_> = complaints(&store).into_iter().map(|g| g.complaint.number).collect();
    assert_eq!(left, ["R-105"]);
    assert_eq!(customer(&store, "2").open_complaint_count, 1);
    for (name, how, made) in [("tasks-de.csv", TASKS, 6), ("surveys.tsv", SURVEYS, 6)] {
        let report = import(&mut store, &sample(name), how);
        let undone = store.undo_import(report.import.unwrap(), later(3)).unwrap();
        assert_eq!((undone.trashed, undone.kept.len()), (made, 0), "{name}");
        assert_eq!(import(&mut store, &sample(name), how).created, made, "{name}");
    }
    sound(&mut store);
}

#[test]
fn tasks_without_a_customer_are_not_doubled_and_many_of_them_take_no_time() {
    let mut store = with_customers();
    let line = |n: u32| format!("Aufgabe {n};{:02}.12.2026", n % 28 + 1);
    let lines = (0..20_000).map(line).collect::<Vec<_>>().join("\n");
    let text = format!("Titel;Fällig\n{lines}\nAufgabe 0;01.12.2026\n");
    assert_eq!(import_text(&mut store, &text, TASKS), [20_000, 0, 1, 0]);
    let again = exported(&store, ExportKind::Tasks);
    assert_eq!(import_text(&mut store, &again, TASKS), [0, 0, 20_000, 0]);
}
