//! What cannot be is refused with its reason, and nothing is lost.

use super::*;
use crate::domain::codes::SurveyKind;
use crate::domain::complaint::StepError;
use crate::domain::flaws::Flaw;
use crate::domain::model::Survey;
use crate::i18n::{I18n, Lang};
use crate::store::api::Table;
use crate::store::messages::{flaw_sentence, step_sentence};
use crate::store::rows::steps_of;
use ComplaintState::{Offered, Rejected};

fn flaw(result: Result<Saved, SaveError>) -> Flaw {
    match result {
        Err(SaveError::Flaw(flaw)) => flaw,
        other => panic!("{other:?}"),
    }
}

fn survey(kind: SurveyKind, score: i64) -> Survey {
    Survey {
        meta: crate::domain::model::Meta::default(),
        customer_id: None,
        kind,
        sent_at: None,
        answered_at: Some(at(5)),
        score: Some(score),
        comment: String::new(),
        touchpoint: String::new(),
        contact_id: None,
        complaint_id: None,
    }
}

#[test]
fn a_number_that_another_complaint_has_is_refused_with_what_that_one_is_about() {
    let mut store = memory();
    let first = receive(&mut store, complaint(None));
    assert_eq!(load::<Complaint>(&store, first).number, "B-2026-0001");
    let taken = Flaw::NumberTaken {
        number: "B-2026-0001".to_owned(),
        about: "Lack blättert ab".to_owned(),
    };
    let again = Complaint { number: " B-2026-0001 ".to_owned(), ..complaint(None) };
    let result = store.save(&action("save-complaint", vec![new_complaint(again)]), at(9));
    assert_eq!(flaw(result), taken);
    let second = receive(&mut store, complaint(None));
    let base: Complaint = load(&store, second);
    let result = edit_complaint(&mut store, &base, |c| c.number = "B-2026-0001".to_owned());
    assert_eq!(flaw(result), taken);
    // Its own number it keeps, an emptied field does not take it away.
    edit_complaint(&mut store, &base, |c| c.number = String::new()).unwrap();
    edit_complaint(&mut store, &base, |c| c.number = "R 9".to_owned()).unwrap();
    assert_eq!(load::<Complaint>(&store, second).number, "R 9");
    for lang in [Lang::De, Lang::En] {
        let sentence = flaw_sentence(&taken, &I18n::new(lang));
        assert!(sentence.contains("B-2026-0001") && sentence.contains("Lack"), "{sentence}");
    }
}

#[test]
fn a_complaint_whose_number_was_given_away_cannot_come_back_unseen() {
    let mut store = memory();
    let owner = put(&mut store, new_customer(customer("Meyer")));
    let id = receive(&mut store, complaint(Some(owner)));
    put(&mut store, Change::Trash(Table::Customer, owner));
    let other = Complaint { number: "B-2026-0001".to_owned(), ..complaint(None) };
    let other = receive(&mut store, other);
    for restore in [Change::Restore(Table::Complaint, id), Change::Restore(Table::Customer, owner)]
    {
        let result = store.save(&action("restore", vec![restore.clone()]), at(9));
        if matches!(restore, Change::Restore(Table::Customer, _)) {
            assert!(matches!(flaw(result), Flaw::NumberTaken { .. }));
        } else {
            assert!(matches!(result, Err(SaveError::Gone)));
        }
    }
    // Undoing leaves it where it is and says so.
    let mut kept = Vec::new();
    store.save(&action("trash", vec![Change::Trash(Table::Complaint, other)]), at(9)).unwrap();
    put(&mut store, Change::Restore(Table::Customer, owner));
    while let Some(undone) = store.undo(at(10)).unwrap() {
        kept.extend(undone.kept.into_iter().map(|kept| (undone.what.clone(), kept.field)));
        assert_sound(&mut store);
    }
    assert_eq!(kept, []);
    assert_eq!(count(&store, "SELECT count(*) FROM complaint WHERE deleted_at IS NULL"), 0);
}

#[test]
fn undoing_never_gives_one_number_to_two_complaints() {
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    let id = receive(&mut anna, complaint(None));
    let base: Complaint = load(&anna, id);
    edit_complaint(&mut anna, &base, |c| c.number = "R 1".to_owned()).unwrap();
    receive(&mut bert, Complaint { number: "B-2026-0001".to_owned(), ..complaint(None) });
    let undone = anna.undo(at(9)).unwrap().unwrap();
    assert_eq!(undone.kept.first().unwrap().field, "number");
    assert_eq!(load::<Complaint>(&anna, id).number, "R 1");
    put(&mut anna, Change::Trash(Table::Complaint, id));
    receive(&mut bert, Complaint { number: "R 1".to_owned(), ..complaint(None) });
    let undone = anna.undo(at(9)).unwrap().unwrap();
    assert_eq!(undone.kept.first().unwrap().field, "complaint");
    assert!(load::<Complaint>(&anna, id).meta.deleted_at.is_some());
    assert_sound(&mut anna);
}

#[test]
fn a_deadline_before_the_receipt_is_refused_also_if_two_people_made_it_so() {
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    let early = Complaint { acknowledge_by: Some(at(-1)), ..complaint(None) };
    let result = anna.save(&action("save-complaint", vec![new_complaint(early)]), at(9));
    assert_eq!(flaw(result), Flaw::DueBeforeReceipt("acknowledge_by"));
    assert_eq!(count(&anna, "SELECT count(*) FROM complaint"), 0);
    let id = receive(&mut anna, complaint(None));
    let base: Complaint = load(&anna, id);
    let result = edit_complaint(&mut anna, &base, |c| c.resolve_by = Some(at(-60)));
    assert_eq!(flaw(result), Flaw::DueBeforeReceipt("resolve_by"));
    edit_complaint(&mut anna, &base, |c| c.resolve_by = Some(at(0))).unwrap();
    let result = edit_complaint(&mut bert, &base, |c| c.received_at = at(30));
    assert_eq!(flaw(result), Flaw::DueBeforeReceipt("resolve_by"));
    assert_eq!(load::<Complaint>(&bert, id).received_at, at(0));
    // What has stood so in the file for long does not keep other fields from being saved.
    anna.conn().execute_batch("UPDATE complaint SET resolve_by = 0").unwrap();
    let base: Complaint = load(&anna, id);
    edit_complaint(&mut anna, &base, |c| c.findings = "geprüft".to_owned()).unwrap();
}

#[test]
fn the_receipt_goes_along_in_the_line_of_life_but_not_behind_other_steps() {
    let mut store = memory();
    let id = receive(&mut store, complaint(None));
    put(&mut store, step(id, InProgress, 3600));
    let base: Complaint = load(&store, id);
    let result = edit_complaint(&mut store, &base, |c| c.received_at = at(3601));
    assert_eq!(flaw(result), Flaw::ReceiptAfterStep);
    edit_complaint(&mut store, &base, |c| c.received_at = at(-86_400)).unwrap();
    let times = |store: &Store| -> Vec<DateTime<Utc>> {
        steps_of(store.conn(), id).unwrap().into_iter().map(|step| step.at).collect()
    };
    assert_eq!(times(&store), [at(-86_400), at(3600)]);
    assert_sound(&mut store);
    store.undo(at(9)).unwrap();
    assert_eq!(times(&store), [at(0), at(3600)]);
    assert_eq!(
        load::<Complaint>(&store, id),
        Complaint { meta: load::<Complaint>(&store, id).meta, ..base }
    );
}

#[test]
fn scores_ratings_and_costs_outside_their_scale_are_refused() {
    let mut store = memory();
    for (kind, score, refused) in [
        (SurveyKind::Nps, 11, true),
        (SurveyKind::Nps, -1, true),
        (SurveyKind::Nps, 0, false),
        (SurveyKind::Csat, 0, true),
        (SurveyKind::Csat, 6, true),
        (SurveyKind::Ces, 7, false),
        (SurveyKind::Ces, 8, true),
    ] {
        let change = Change::Survey { base: None, new: Box::new(survey(kind, score)) };
        let result = store.save(&action("save-survey", vec![change]), at(9));
        if refused {
            let found = flaw(result);
            assert_eq!(found, Flaw::Score { kind, score });
            assert!(flaw_sentence(&found, &I18n::new(Lang::De)).contains(&score.to_string()));
        } else {
            result.unwrap();
        }
    }
    let id = receive(&mut store, complaint(None));
    for cost in [-1, i64::MAX] {
        let result = store.save(&action("remedy", vec![new_remedy(id, cost)]), at(9));
        assert_eq!(flaw(result), Flaw::Cost);
    }
    let base: Complaint = load(&store, id);
    let result = edit_complaint(&mut store, &base, |c| c.satisfaction_process = Some(6));
    assert_eq!(flaw(result), Flaw::Rating("satisfaction_process"));
    let result = edit_complaint(&mut store, &base, |c| c.annoyance = Some(0));
    assert_eq!(flaw(result), Flaw::Rating("annoyance"));
    assert_eq!(count(&store, "SELECT count(*) FROM survey"), 2);
    assert_eq!(count(&store, "SELECT count(*) FROM remedy"), 0);
}

#[test]
fn a_step_that_is_not_allowed_is_refused_with_those_that_are_and_writes_nothing() {
    let mut store = memory();
    let id = receive(&mut store, complaint(None));
    let seq = store.change_seq().unwrap();
    for (change, why) in [
        (step(id, Offered, 60), StepError::NotAllowed),
        (step(id, Rejected, 60), StepError::NoReason),
        (step(id, InProgress, -3600), StepError::TooEarly),
    ] {
        // Together with a change that would be fine.
        let changes = vec![new_task(None, "Prüfen"), change];
        let error = store.save(&action("step", changes), at(60)).unwrap_err();
        let SaveError::StepRefused { number, from, to, why: found } = error else {
            panic!("{error:?}")
        };
        assert_eq!((number.as_str(), from, found), ("B-2026-0001", Received, why));
        for lang in [Lang::De, Lang::En] {
            let sentence = step_sentence(&number, from, to, why, &I18n::new(lang));
            assert!(sentence.contains(&number), "{sentence}");
        }
    }
    assert_eq!(store.change_seq().unwrap(), seq);
    assert_eq!(count(&store, "SELECT count(*) FROM task"), 0);
    // Entered by the minute, it comes after what happened in that minute.
    put(&mut store, acknowledge(id, 90));
    put(&mut store, step(id, InProgress, 60));
    let last = steps_of(store.conn(), id).unwrap().pop().unwrap();
    assert_eq!((last.state, last.at), (Some(InProgress), at(90)));
    let gone = store.save(&action("step", vec![step(4711, InProgress, 60)]), at(60));
    assert!(matches!(gone, Err(SaveError::Gone)));
}

#[test]
fn a_new_category_or_cause_becomes_an_entry_of_its_list_in_one_spelling() {
    let mut store = memory();
    let typed = |category: &str| Complaint {
        category: category.to_owned(),
        cause: "Spedition".to_owned(),
        ..complaint(None)
    };
    let first = receive(&mut store, typed(" Lieferung "));
    let second = receive(&mut store, typed("lieferung"));
    let odd = receive(&mut store, typed("Lack, Farbe"));
    let category = |store: &Store, id| load::<Complaint>(store, id).category;
    assert_eq!(category(&store, first), "Lieferung");
    assert_eq!(category(&store, second), "Lieferung");
    assert_eq!(category(&store, odd), "Lack, Farbe");
    let names = |store: &Store, list: &str| -> Vec<String> {
        let items = store.list_items(list).unwrap();
        items.into_iter().filter(|item| !item.archived).map(|item| item.name).collect()
    };
    assert_eq!(names(&store, "category"), ["Lieferung"]);
    assert_eq!(names(&store, "cause"), ["Spedition"]);
    // An entry that is no longer offered stays so while its complaints are edited.
    let entry = store.list_items("category").unwrap().pop().unwrap();
    store.archive_list_item(entry.id, true, at(9)).unwrap();
    let base: Complaint = load(&store, first);
    edit_complaint(&mut store, &base, |c| c.findings = "x".to_owned()).unwrap();
    assert!(names(&store, "category").is_empty());
    for _ in 0..4 {
        store.undo(at(10)).unwrap();
    }
    // The first complaint carries it still.
    assert_eq!(names(&store, "category"), ["Lieferung"]);
    store.undo(at(10)).unwrap();
    assert!(names(&store, "category").is_empty() && names(&store, "cause").is_empty());
}
