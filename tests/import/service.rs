//! Complaints, tasks and survey answers: the sample files, the rules, the way back.

use kundig::domain::codes::{
    Channel, Code, ComplaintState, Priority, RemedyKind, Severity, StepKind, SurveyKind, TaskKind,
    Verdict,
};
use kundig::domain::import::ImportKind;
use kundig::domain::model::Due;
use kundig::exchange::{ExportKind, Options, plan};
use kundig::i18n::Lang;

use crate::round_trip::exported;
use crate::service_support::*;
use crate::support::*;

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
    let names: Vec<_> = states.into_iter().map(Code::name).collect();
    assert_eq!(names, ["received", "in_progress", "offered", "accepted", "carried_out", "closed"]);
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
            "A cost without a remedy: what for?",
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
            let created = u64::from(on_duplicate == NEW.on_duplicate && name.starts_with("com"));
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
fn a_column_named_nps_says_what_was_asked_and_an_unknown_complaint_is_told() {
    let mut store = with_customers();
    assert_eq!(import_text(&mut store, "Kunde;Datum;NPS\n1;01.11.2026;8\n", SURVEYS), [1, 0, 0, 0]);
    let text = "Aufgabe;Fällig;Beschwerde\nPrüfen;01.12.2026;B-9\n";
    let report = import(&mut store, written(text).path(), TASKS);
    assert_eq!(reasons(&report), [(2, "There is no complaint “B-9”.")]);
}

#[test]
fn every_field_that_a_column_can_be_given_has_a_label_in_both_languages() {
    for lang in [Lang::De, Lang::En] {
        let i18n = kundig::i18n::I18n::new(lang);
        for kind in ImportKind::ALL {
            assert!(i18n.has(&format!("import-kind-{}", kind.name())), "{}", kind.name());
            for field in kundig::exchange::F::of_kind(*kind) {
                let name = field.name().replace('_', "-");
                let labels = [
                    format!("import-field-{}-{name}", kind.name()),
                    format!("import-field-{name}"),
                    format!("field-{name}"),
                ];
                assert!(labels.iter().any(|key| i18n.has(key)), "{} {name}", kind.name());
            }
        }
    }
}

#[test]
fn several_remedies_have_a_cost_each_or_one_for_all() {
    let kinds_and_costs = |remedy: &str, cost: &str| {
        let mut store = with_customers();
        let text =
            format!("Eingang;Beschreibung;Abhilfe;Kosten\n02.11.2026;x;\"{remedy}\";\"{cost}\"\n");
        let report = import(&mut store, written(&text).path(), COMPLAINTS);
        match report.rejects.first() {
            Some(reject) => Err(reject.reason.clone()),
            None => Ok(complaints(&store)
                .remove(0)
                .remedies
                .iter()
                .map(|r| (r.kind.name(), r.cost))
                .collect::<Vec<_>>()),
        }
    };
    let both = "Gutschein; Blumen";
    assert_eq!(
        kinds_and_costs(both, "20,00; 14,90 €"),
        Ok(vec![("voucher", 2000), ("gift", 1490)])
    );
    assert_eq!(kinds_and_costs(both, "20,00"), Ok(vec![("voucher", 2000), ("gift", 0)]));
    assert_eq!(kinds_and_costs("Umtausch", ""), Ok(vec![("exchange", 0)]));
    assert_eq!(kinds_and_costs("", "0,00"), Ok(Vec::new()));
    let reason = |remedy, cost| kinds_and_costs(remedy, cost).unwrap_err();
    assert_eq!(reason(both, "1; 2; 3"), "3 costs do not fit 2 remedies.");
    assert_eq!(reason("Umtausch", "-5,00"), "Kosten: “-5,00” is not an amount of money.");
    assert_eq!(reason("Zauberei", "5"), "Abhilfe: “Zauberei” is not known here.");
}

#[test]
fn a_recurrence_that_never_comes_says_why() {
    let mut store = with_customers();
    let text = "Titel;Fällig;Wiederholung\nA;01.12.2026;jährlich am 30.2.\nB;01.12.2026;täglich bis 01.01.2020\n\
                C;01.12.2026;alle 0 Tage\nD;01.12.2026;werktags\n";
    let report = import(&mut store, written(text).path(), TASKS);
    let told = reasons(&report);
    let starts = [
        (2, "Wiederholung: “jährlich am 30.2.”. No year has this day"),
        (3, "Wiederholung: “täglich bis 01.01.2020”. The end lies before"),
        (4, "Wiederholung: “alle 0 Tage”. At least 1 has to lie"),
    ];
    assert_eq!(told.len(), starts.len(), "{told:?}");
    for ((line, reason), (expected, start)) in told.into_iter().zip(starts) {
        assert_eq!(line, expected);
        assert!(reason.starts_with(start), "{reason}");
    }
}
