//! Taking back, and two people on one complaint.

use super::*;
use crate::domain::codes::{SurveyKind, Verdict};
use crate::domain::complaint::StepError;
use crate::domain::model::Survey;
use crate::store::api::Table;
use crate::store::rows::steps_of;
use crate::store::tests::undoing::picture;
use ComplaintState::{Assessed, Offered, WaitingCustomer};

fn states(store: &Store, id: Id) -> Vec<ComplaintState> {
    steps_of(store.conn(), id).unwrap().into_iter().filter_map(|step| step.state).collect()
}

#[test]
fn two_people_editing_different_fields_of_a_complaint_both_keep_their_work() {
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    let id = receive(&mut anna, complaint(None));
    let base: Complaint = load(&bert, id);
    edit_complaint(&mut anna, &base, |c| {
        c.findings = "Grundierung fehlt".to_owned();
        c.description = "Lack blättert ab\nan der Tür".to_owned();
    })
    .unwrap();
    put(&mut anna, step(id, InProgress, 60));
    let saved = edit_complaint(&mut bert, &base, |c| {
        c.justified = Verdict::Yes;
        c.owner = "bert".to_owned();
    })
    .unwrap();
    assert!(saved.merged);
    let now: Complaint = load(&anna, id);
    assert_eq!((now.findings.as_str(), now.justified), ("Grundierung fehlt", Verdict::Yes));
    // What follows from the steps is nobody's to overwrite with an older form.
    assert_eq!(now.standing.state, InProgress);
    let error = edit_complaint(&mut bert, &base, |c| c.findings = "nichts".to_owned()).unwrap_err();
    let SaveError::Conflict { fields, theirs } = error else { panic!("{error:?}") };
    let found = fields.first().unwrap();
    assert_eq!((found.field.as_str(), found.theirs.as_str()), ("findings", "Grundierung fehlt"));
    assert!(matches!(*theirs, Change::Complaint { .. }));
    assert_sound(&mut anna);
}

#[test]
fn the_same_step_of_two_people_is_taken_once() {
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    let id = receive(&mut anna, complaint(None));
    for (change, why, from) in [
        (step(id, InProgress, 60), StepError::NotAllowed, InProgress),
        (acknowledge(id, 60), StepError::Acknowledged, InProgress),
    ] {
        put(&mut anna, change.clone());
        let error = bert.save(&action("step", vec![change]), at(61)).unwrap_err();
        let SaveError::StepRefused { from: stands, why: found, .. } = error else {
            panic!("{error:?}")
        };
        assert_eq!((stands, found), (from, why));
    }
    assert_eq!(steps_of(bert.conn(), id).unwrap().len(), 3);
    assert_eq!(bert.undo(at(70)).unwrap(), None);
}

#[test]
fn every_action_on_a_complaint_is_taken_back_in_one_go() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    let mut pictures = vec![(picture(&store), burden(&store, id))];
    let mut seen = |store: &Store| pictures.push((picture(store), burden(store, id)));
    // During a call: its note, the complaint and the link between them.
    let call = call(Some(id), 1, "ärgert sich");
    let changes = vec![
        new_contact(call),
        new_complaint(Complaint {
            contact_id: Some(-1),
            category: "Lieferung".to_owned(),
            ..complaint(None)
        }),
        Change::Step(Box::new(ComplaintStep::into_state(-2, Received, at(0)))),
        acknowledge(-2, 30),
    ];
    let saved = store.save(&action("save-complaint", changes), at(40)).unwrap();
    let complaint_id = *saved.ids.get(1).unwrap();
    assert_eq!(load::<Complaint>(&store, complaint_id).contact_id, saved.ids.first().copied());
    seen(&store);
    let base: Complaint = load(&store, complaint_id);
    edit_complaint(&mut store, &base, |c| c.customer_id = Some(id)).unwrap();
    seen(&store);
    put(&mut store, step(complaint_id, InProgress, 60));
    seen(&store);
    put(&mut store, step(complaint_id, WaitingCustomer, 120));
    seen(&store);
    let changes = vec![step(complaint_id, InProgress, 180), new_remedy(complaint_id, 900)];
    store.save(&action("step", changes), at(180)).unwrap();
    seen(&store);
    let base: Remedy = load(&store, 1);
    let new = Box::new(Remedy { cost: 1200, voucher_code: "G-1".to_owned(), ..base.clone() });
    put(&mut store, Change::Remedy { base: Some(Box::new(base)), new });
    seen(&store);
    solve_on_the_spot(&mut store, complaint(Some(id)));
    seen(&store);
    let answer = Survey {
        meta: crate::domain::model::Meta::default(),
        customer_id: Some(id),
        kind: SurveyKind::Csat,
        sent_at: None,
        answered_at: Some(at(5)),
        score: Some(2),
        comment: String::new(),
        touchpoint: String::new(),
        contact_id: None,
        complaint_id: Some(complaint_id),
    };
    put(&mut store, Change::Survey { base: None, new: Box::new(answer) });
    seen(&store);
    put(&mut store, Change::Trash(Table::Remedy, 1));
    seen(&store);
    put(&mut store, Change::Trash(Table::Complaint, complaint_id));
    seen(&store);
    put(&mut store, Change::Restore(Table::Complaint, complaint_id));
    seen(&store);
    put(&mut store, Change::Trash(Table::Customer, id));
    while let Some(expected) = pictures.pop() {
        let undone = store.undo(at(200)).unwrap().unwrap();
        assert_eq!(undone.kept, [], "{}", undone.what);
        let found = (picture(&store), burden(&store, id));
        assert_eq!(found, expected, "after taking back {}", undone.what);
        assert_sound(&mut store);
    }
}

#[test]
fn a_step_on_which_a_colleague_went_on_stays_and_is_named() {
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    let id = receive(&mut anna, complaint(None));
    put(&mut anna, step(id, InProgress, 60));
    put(&mut bert, step(id, Offered, 120));
    let undone = anna.undo(at(200)).unwrap().unwrap();
    let kept = undone.kept.first().unwrap();
    assert_eq!((kept.field.as_str(), kept.by.as_str()), ("complaint_step", "bert"));
    assert_eq!(states(&anna, id), [Received, InProgress, Offered]);
    // So does the complaint itself, with its receipt.
    let undone = anna.undo(at(200)).unwrap().unwrap();
    let kept = undone.kept.first().unwrap();
    assert_eq!((kept.field.as_str(), kept.by.as_str()), ("complaint", "bert"));
    assert_eq!(states(&anna, id), [Received, InProgress, Offered]);
    assert!(load::<Complaint>(&anna, id).meta.deleted_at.is_none());
    assert_sound(&mut anna);
    // The colleague takes the own step back.
    assert_eq!(bert.undo(at(300)).unwrap().unwrap().kept, []);
    assert_eq!(states(&anna, id), [Received, InProgress]);
}

#[test]
fn a_customer_stays_with_a_complaint_on_which_a_colleague_works() {
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    let changes = vec![
        new_customer(Customer { phones: vec![phone("1234")], ..customer("Meyer") }),
        new_complaint(complaint(Some(-1))),
        Change::Step(Box::new(ComplaintStep::into_state(-2, Received, at(0)))),
    ];
    let saved = anna.save(&action("save-complaint", changes), at(9)).unwrap();
    let (customer, id) = (saved.ids[0], saved.ids[1]);
    put(&mut bert, step(id, Assessed, 60));
    let undone = anna.undo(at(90)).unwrap().unwrap();
    let kept: Vec<(&str, &str)> =
        undone.kept.iter().map(|kept| (kept.field.as_str(), kept.by.as_str())).collect();
    assert_eq!(kept, [("complaint", "bert"), ("customer", "bert")]);
    assert_eq!(load::<Customer>(&anna, customer).phones.len(), 1);
    assert_eq!(states(&anna, id), [Received, Assessed]);
    assert_eq!(burden(&anna, customer), (1, 1, 0));
    assert_sound(&mut anna);
}

#[test]
fn an_entry_of_a_list_stays_while_a_colleague_uses_it() {
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    let typed = || Complaint { cause: "Spedition".to_owned(), ..complaint(None) };
    receive(&mut anna, typed());
    receive(&mut bert, typed());
    assert_eq!(anna.undo(at(9)).unwrap().unwrap().kept, []);
    assert_eq!(bert.list_items("cause").unwrap().len(), 1);
    bert.undo(at(9)).unwrap();
    assert_eq!(count(&bert, "SELECT count(*) FROM complaint WHERE deleted_at IS NULL"), 0);
}
