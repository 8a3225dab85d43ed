//! Complaints, tasks and survey answers: the sample files, the rules, the way back.

use kundig::domain::codes::{
    Channel, ComplaintState, Priority, RemedyKind, Severity, StepKind, SurveyKind, TaskKind,
    Verdict,
};
use kundig::domain::import::ImportKind;
use kundig::domain::model::{Complaint, ComplaintStep, Due, Remedy, Survey, Task};
use kundig::exchange::{ExportKind, Options, plan};
use kundig::i18n::Lang;
use kundig::store::Store;
use kundig::store::api::{Action, Change};

use crate::round_trip::exported;
use crate::support::*;

const CUSTOMERS_CSV: &str = "Nr;Name;Tel.;Mail\n1;Gartenfreunde Süd e. V.;0531 111111;\n2;Uwe Alt;0531 222222;\n3;Anna Ott;;anna@ott.example\n";

fn with_customers() -> Store {
    let mut store = store();
    import_text(&mut store, CUSTOMERS_CSV, CUSTOMERS);
    store
}

/// A complaint as an export knows it.
#[derive(Debug, Clone)]
struct Grievance {
    complaint: Complaint,
    customer: String,
    steps: Vec<ComplaintStep>,
    remedies: Vec<Remedy>,
}

fn complaints(store: &Store) -> Vec<Grievance> {
    let mut all = Vec::new();
    let read = &mut |r: &kundig::store::export::ComplaintRecord<'_>| {
        all.push(Grievance {
            complaint: r.complaint.clone(),
            customer: r.customer_number.to_owned(),
            steps: r.steps.to_vec(),
            remedies: r.remedies.to_vec(),
        });
        true
    };
    store.snapshot().unwrap().complaints(read).unwrap();
    all
}

fn complaint(store: &Store, number: &str) -> Grievance {
    complaints(store).into_iter().find(|g| g.complaint.number == number).unwrap()
}

fn tasks(store: &Store) -> Vec<(Task, String, String)> {
    let mut all = Vec::new();
    let read = &mut |t: &Task, customer: &str, complaint: &str| {
        all.push((t.clone(), customer.to_owned(), complaint.to_owned()));
        true
    };
    store.snapshot().unwrap().tasks(read).unwrap();
    all
}

fn surveys(store: &Store) -> Vec<(Survey, String, String)> {
    let mut all = Vec::new();
    let read = &mut |s: &Survey, customer: &str, complaint: &str| {
        all.push((s.clone(), customer.to_owned(), complaint.to_owned()));
        true
    };
    store.snapshot().unwrap().surveys(read).unwrap();
    all
}

fn moment(text: &str) -> chrono::DateTime<chrono::Utc> {
    text.parse().unwrap()
}

#[test]
fn a_list_of_complaints_kept_by_hand_becomes_complaints_with_their_lives() {
    let mut store = with_customers();
    let report = import(&mut store, &sample("complaints-cp1252.csv"), COMPLAINTS);
    assert_eq!(counts(&report), [6, 0, 0, 9]);
    let first = complaint(&store, "R-101");
    let c = &first.complaint;
    assert_eq!(
        (first.customer.as_str(), c.channel, c.severity),
        ("1", Channel::Phone, Severity::High)
    );
    assert_eq!(c.description, "Bank kam mit gebrochener Lehne an.\nVerpackung war aufgerissen.");
    assert_eq!((c.product.as_str(), c.demand.as_str()), ("Gartenbank „Ulme“", "neue Bank"));
    assert_eq!(
        (c.justified, c.satisfaction_result, c.owner.as_str()),
        (Verdict::Yes, Some(5), "uk")
    );
    assert_eq!(c.received_at, moment("2025-11-03T08:15:00Z"));
    let standing = c.standing;
    assert_eq!(standing.state, ComplaintState::Closed);
    assert_eq!(standing.acknowledged_at, Some(moment("2025-11-03T10:00:00Z")));
    assert_eq!(standing.closed_at, Some(moment("2025-11-06T23:00:00Z")));
    assert_eq!(standing.resolved_at, standing.closed_at);
    let states: Vec<_> = first.steps.iter().filter_map(|s| s.state).collect();
    use ComplaintState::{Accepted, CarriedOut, Closed, InProgress, Offered, Received};
    assert_eq!(states, [Received, InProgress, Offered, Accepted, CarriedOut, Closed]);
    assert_eq!(first.steps[1].kind, StepKind::Acknowledged);
    assert_eq!(
        first.remedies.iter().map(|r| (r.kind, r.cost)).collect::<Vec<_>>(),
        [(RemedyKind::Replacement, 18_990)]
    );

    let second = complaint(&store, "R-102");
    assert_eq!(
        second.remedies.iter().map(|r| (r.kind, r.cost)).collect::<Vec<_>>(),
        [(RemedyKind::Refund, 4_500), (RemedyKind::Apology, 0)]
    );
    let rejected = complaint(&store, "R-103");
    assert_eq!(
        (rejected.customer.as_str(), rejected.complaint.standing.state),
        ("3", ComplaintState::Rejected)
    );
    assert!(!rejected.steps.last().unwrap().note.is_empty());
    let walk_in = complaint(&store, "R-104");
    assert_eq!((walk_in.customer.as_str(), walk_in.complaint.channel), ("", Channel::Shop));
    assert_eq!(walk_in.complaint.standing.state, ComplaintState::Received);
    assert!(walk_in.complaint.standing.next_due.is_some());
    assert!(complaint(&store, "R-106").complaint.standing.paused);
    assert_eq!(report.unassigned, 1);
    let uwe = customer(&store, "2");
    assert_eq!((uwe.complaint_count, uwe.open_complaint_count, uwe.remedy_cost), (2, 1, 4_500));
    let shared = store.list_items("category").unwrap();
    assert!(shared.iter().any(|item| item.name == "Montage"), "{shared:?}");
    sound(&mut store);
}

#[test]
fn every_bad_complaint_has_one_clear_reason_in_both_languages() {
    let mut store = with_customers();
    let report = import(&mut store, &sample("complaints-cp1252.csv"), COMPLAINTS);
    assert_eq!(
        report.rejects.iter().map(|r| r.reason.as_str()).collect::<Vec<_>>(),
        [
            "Erledigt am: “01.11.2026” lies before “Eingang”.",
            "Status: “verschollen” is not known here.",
            "It is said to be “closed”, but the time of that is missing (closed_at or resolved_at).",
            "There is no customer “4711”.",
            "Zufriedenheit: “7” is not a whole number from 1 to 5.",
            "Eingang: “31.02.2026” is not a date.",
            "Dringlichkeit: “extrem” is not known here.",
            "1 costs do not fit 0 remedies.",
            "Number R-101 already belongs to another complaint: “Bank kam mit gebrochener Lehne an.”.",
        ]
    );
    let how = COMPLAINTS;
    let mut german = with_customers();
    let path = sample("complaints-cp1252.csv");
    let options = Options { lang: Lang::De, ..options(&german, how.kind) };
    let plan = plan(&path, options, &|_, _| None).unwrap();
    let spec = kundig::domain::import::ImportSpec { lang: Lang::De, ..spec(&plan, how) };
    let report = german.import(&spec, &mut plan.rows().unwrap(), &mut |_| true, now()).unwrap();
    let reasons: Vec<_> = report.rejects.iter().map(|r| r.reason.as_str()).collect();
    assert_eq!(reasons[0], "Erledigt am: „01.11.2026“ liegt vor „Eingang“.");
    assert_eq!(
        reasons[2],
        "Laut Status „abgeschlossen“, aber wann, steht nicht da (closed_at oder resolved_at)."
    );
}

#[test]
fn a_list_of_tasks_is_understood_and_the_nights_of_the_clock_change_follow_the_rule() {
    let mut store = with_customers();
    let report = import(&mut store, &sample("tasks-de.csv"), TASKS);
    assert_eq!(
        reasons(&report).iter().map(|(_, reason)| *reason).collect::<Vec<_>>(),
        [
            "The title is missing.",
            "There is no customer “4711”.",
            "Fällig am: “32.12.2026” is not a date.",
            "Priorität: “brennend” is not known here.",
        ]
    );
    let all = tasks(&store);
    let task = |title: &str| all.iter().find(|(t, ..)| t.title == title).unwrap();
    let (visit, customer, _) = task("Aufmaß vor Ort");
    assert_eq!((visit.kind, customer.as_str()), (TaskKind::Appointment, "2"));
    assert_eq!(visit.due, Some(Due::At(moment("2026-11-23T13:30:00Z"))));
    assert_eq!(visit.notes, "Leiter mitnehmen, Schlüssel beim Nachbarn");
    let (offer, ..) = task("Angebot Terrasse nachfassen");
    assert_eq!(
        (offer.priority, offer.done_at, offer.assignee.as_str()),
        (Priority::High, None, "uk")
    );
    assert_eq!(offer.due, Some(Due::Date("2026-11-30".parse().unwrap())));
    // In spring 02:30 does not exist: with the offset before the change. In autumn it
    // comes twice: the first.
    assert_eq!(task("Wartung anbieten").0.due, Some(Due::At(moment("2026-03-29T01:30:00Z"))));
    assert_eq!(task("Zeitumstellung Herbst").0.due, Some(Due::At(moment("2026-10-25T00:30:00Z"))));
    assert!(task("Zeitumstellung Herbst").0.done_at.is_some());
    assert_eq!(task("Katalog zugesagt").0.done_at, Some(moment("2026-11-18T23:00:00Z")));
    assert_eq!(task("Wünscht Muster in Eiche").0.due, None);
    sound(&mut store);
}

#[test]
fn impossible_answers_are_refused_one_by_one_and_the_rest_is_kept() {
    let mut store = with_customers();
    let report = import(&mut store, &sample("surveys.tsv"), SURVEYS);
    assert_eq!(counts(&report), [6, 0, 0, 8]);
    assert_eq!(
        reasons(&report),
        [
            (8, "Punkte: “11” is not a whole number from 0 to 10."),
            (9, "Punkte: “0” is not a whole number from 1 to 5."),
            (10, "Punkte: “3,5” is not a whole number from 1 to 5."),
            (11, "Beantwortet am: “30.09.2026” lies before “Verschickt am”."),
            (12, "An answer without a score."),
            (13, "It is not said what was asked (nps, csat or ces)."),
            (14, "There is no customer “4711”."),
            (15, "Beantwortet am: “01.10.2030” lies in the future."),
        ]
    );
    let all = surveys(&store);
    let of = |customer: &str| all.iter().filter(|(_, c, _)| c == customer).collect::<Vec<_>>();
    assert_eq!((of("1")[0].0.kind, of("1")[0].0.score), (SurveyKind::Nps, Some(9)));
    assert_eq!((of("3")[0].0.kind, of("3")[0].0.score), (SurveyKind::Csat, Some(4)));
    assert_eq!(of("2").iter().filter(|(s, ..)| s.score.is_none()).count(), 1);
    assert_eq!(of("").len(), 2, "two unknown people may say the same");
}

#[test]
fn the_same_files_a_second_time_change_nothing() {
    for (name, how) in
        [("complaints-cp1252.csv", COMPLAINTS), ("tasks-de.csv", TASKS), ("surveys.tsv", SURVEYS)]
    {
        let mut store = with_customers();
        let first = import(&mut store, &sample(name), how);
        let seq = store.change_seq().unwrap();
        for on_duplicate in [how.on_duplicate, UPDATE.on_duplicate, NEW.on_duplicate] {
            let second = import(&mut store, &sample(name), How { on_duplicate, ..how });
            // A number that is taken is no conflict any more where a new one is wanted.
            let created =
                if on_duplicate == NEW.on_duplicate && name.starts_with("com") { 1 } else { 0 };
            assert_eq!(
                (second.created, second.updated, second.known),
                (created, 0, first.created),
                "{name}"
            );
            if created == 0 {
                assert_eq!(store.change_seq().unwrap(), seq, "{name}");
            }
        }
    }
}

#[test]
fn what_the_columns_tell_decides_which_kind_of_file_it_is() {
    let store = with_customers();
    for (name, kind) in [
        ("complaints-cp1252.csv", ImportKind::Complaints),
        ("tasks-de.csv", ImportKind::Tasks),
        ("surveys.tsv", ImportKind::Surveys),
        ("excel-by-hand.csv", ImportKind::Customers),
        ("invoicing-cp1252/contacts.csv", ImportKind::Contacts),
    ] {
        let options = Options { kind: None, ..options(&store, kind) };
        assert_eq!(plan(&sample(name), options, &|_, _| None).unwrap().kind, kind, "{name}");
    }
    for (kind, text) in [
        (ExportKind::Complaints, ImportKind::Complaints),
        (ExportKind::Tasks, ImportKind::Tasks),
        (ExportKind::Surveys, ImportKind::Surveys),
    ] {
        let mut filled = with_customers();
        import(&mut filled, &sample("complaints-cp1252.csv"), COMPLAINTS);
        import(&mut filled, &sample("tasks-de.csv"), TASKS);
        import(&mut filled, &sample("surveys.tsv"), SURVEYS);
        let file = written(&exported(&filled, kind));
        let options = Options { kind: None, ..options(&filled, text) };
        assert_eq!(plan(file.path(), options, &|_, _| None).unwrap().kind, text);
    }
}

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

#[test]
fn follow_ups_that_came_with_contacts_are_not_doubled_by_the_export_of_tasks() {
    let mut first = with_customers();
    let text = "Kunde;Datum;Betreff;Wiedervorlage\n1;01.11.2026;Angebot;24.11.2026\n";
    import_text(&mut first, text, CONTACTS);
    let mut second = with_customers();
    for (kind, how) in [(ExportKind::Contacts, CONTACTS), (ExportKind::Tasks, TASKS)] {
        import(&mut second, written(&exported(&first, kind)).path(), how);
    }
    assert_eq!(tasks(&second).len(), 1);
}

#[test]
fn a_known_number_is_skipped_updated_or_made_anew_and_another_content_is_a_conflict() {
    let heading = "Nr;Kunde;Eingang;Beschreibung;Ursache;Schwere\n";
    let text = format!("{heading}B-1;1;02.11.2026;Tür klemmt;;hoch\n");
    let more = format!("{heading}B-1;1;02.11.2026;Tür klemmt;Scharnier;hoch\n");
    let other = format!("{heading}B-1;1;02.11.2026;Fenster klemmt;;hoch\n");
    let fresh = || {
        let mut store = with_customers();
        assert_eq!(import_text(&mut store, &text, COMPLAINTS), [1, 0, 0, 0]);
        store
    };
    assert_eq!(import_text(&mut fresh(), &more, COMPLAINTS), [0, 0, 1, 0]);
    let mut store = fresh();
    assert_eq!(
        import_text(&mut store, &more, How { kind: ImportKind::Complaints, ..UPDATE }),
        [0, 1, 0, 0]
    );
    assert_eq!(complaint(&store, "B-1").complaint.cause, "Scharnier");
    let report = import(&mut store, written(&other).path(), COMPLAINTS);
    assert_eq!(
        reasons(&report),
        [(2, "Number B-1 already belongs to another complaint: “Tür klemmt”.")]
    );
    assert_eq!(
        import_text(&mut store, &other, How { kind: ImportKind::Complaints, ..NEW }),
        [1, 0, 0, 0]
    );
    let numbers: Vec<_> = complaints(&store).into_iter().map(|g| g.complaint.number).collect();
    assert_eq!(numbers, ["B-1", "B-2026-0001"]);
}

#[test]
fn times_of_a_complaint_must_be_in_order_but_a_bare_day_counts_from_what_came_before() {
    let line = |row: &str| {
        let mut store = with_customers();
        let text =
            format!("Eingang;Bestätigt am;Gelöst am;Geschlossen am;Status;Beschreibung\n{row}\n");
        let report = import(&mut store, written(&text).path(), COMPLAINTS);
        match report.rejects.first() {
            Some(reject) => Err(reject.reason.clone()),
            None => Ok(complaints(&store).remove(0).complaint.standing),
        }
    };
    let standing = line("02.11.2026 14:00;02.11.2026;02.11.2026;02.11.2026;;x").unwrap();
    assert_eq!(standing.state, ComplaintState::Closed);
    assert_eq!(standing.closed_at, Some(moment("2026-11-02T13:00:00Z")));
    let standing = line("02.11.2026 14:00;;03.11.2026 10:00;;;x").unwrap();
    assert_eq!(standing.state, ComplaintState::CarriedOut);
    for (row, reason) in [
        (
            "02.11.2026 14:00;02.11.2026 13:59;;;;x",
            "Bestätigt am: “02.11.2026 13:59” lies before “Eingang”.",
        ),
        (
            "02.11.2026;;04.11.2026;03.11.2026;;x",
            "Geschlossen am: “03.11.2026” lies before “Gelöst am”.",
        ),
        (
            "02.11.2026;05.11.2026;;03.11.2026;;x",
            "Geschlossen am: “03.11.2026” lies before “Bestätigt am”.",
        ),
        (
            "02.11.2026;;;03.11.2026;in Bearbeitung;x",
            "It is said to be “in progress”, but a time of its end is given.",
        ),
        ("03.11.2027;;;;;x", "Eingang: “03.11.2027” lies in the future."),
        (";;;;;x", "The date is missing."),
    ] {
        assert_eq!(line(row).unwrap_err(), reason);
    }
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
fn a_column_named_nps_says_what_was_asked_and_an_unknown_complaint_is_told() {
    let mut store = with_customers();
    assert_eq!(import_text(&mut store, "Kunde;Datum;NPS\n1;01.11.2026;8\n", SURVEYS), [1, 0, 0, 0]);
    let text = "Aufgabe;Fällig;Beschwerde\nPrüfen;01.12.2026;B-9\n";
    let report = import(&mut store, written(text).path(), TASKS);
    assert_eq!(reasons(&report), [(2, "There is no complaint “B-9”.")]);
}
