//! Many complaints at once stand where saving them one by one would have led.

use super::*;
use crate::domain::codes::SurveyKind;
use crate::domain::model::Survey;
use ComplaintState::{Rejected, WaitingCustomer};

#[test]
fn complaints_in_bulk_stand_as_if_they_had_been_saved_one_by_one() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    let ways: &[&[ComplaintState]] = &[
        &[],
        &[Received],
        &[Received, InProgress, WaitingCustomer],
        &[Received, InProgress, WaitingCustomer, InProgress],
        &[Received, Rejected],
        &[Received, Rejected, InProgress],
    ];
    let mut by_hand = Vec::new();
    for way in ways {
        let mut changes = vec![new_complaint(complaint(Some(id)))];
        changes.extend((0..).zip(*way).map(|(n, state)| told(-1, *state, n * 90_000)));
        changes.push(new_remedy(-1, 500));
        let saved = store.save(&action("save-complaint", changes), at(60)).unwrap();
        by_hand.push(*saved.ids.first().unwrap());
    }
    let before = burden(&store, id);
    assert_eq!(before, (6, 5, 3000));
    let in_bulk = store
        .bulk("test", "", at(60), |bulk| {
            let mut made = Vec::new();
            for way in ways {
                let steps: Vec<ComplaintStep> = (0..)
                    .zip(*way)
                    .map(|(n, state)| ComplaintStep {
                        told: Some(Channel::Phone),
                        note: "gesagt".to_owned(),
                        ..ComplaintStep::into_state(0, *state, at(n * 90_000))
                    })
                    .collect();
                made.push(bulk.complaint(&complaint(Some(id)), &steps, &[remedy(0, 500)], None)?);
            }
            Ok(made)
        })
        .unwrap();
    assert_sound(&mut store);
    assert_eq!(burden(&store, id), (12, 10, 6000));
    for (saved, made) in by_hand.into_iter().zip(in_bulk) {
        let (saved, made): (Complaint, Complaint) = (load(&store, saved), load(&store, made));
        assert_eq!(saved.standing, made.standing);
        assert_eq!(saved.description, made.description);
        let of = |id| {
            crate::store::rows::steps_of(store.conn(), id)
                .unwrap()
                .into_iter()
                .map(|s| (s.kind, s.state, s.at, s.by, s.note, s.told))
                .collect::<Vec<_>>()
        };
        assert_eq!(of(saved.meta.id), of(made.meta.id));
    }
    let numbers = count(&store, "SELECT count(DISTINCT number) FROM complaint");
    assert_eq!((numbers, load::<Complaint>(&store, 12).number.as_str()), (12, "B-2026-0012"));
}

#[test]
fn what_comes_in_bulk_keeps_all_it_says() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    let full = Complaint {
        number: "R 17/4".to_owned(),
        category: "Lieferung".to_owned(),
        cause: "Spedition".to_owned(),
        owner: "bert".to_owned(),
        annoyance: Some(4),
        ..complaint(Some(id))
    };
    let asked = Survey {
        meta: crate::domain::model::Meta::default(),
        customer_id: Some(id),
        kind: SurveyKind::Nps,
        sent_at: None,
        answered_at: Some(at(5)),
        score: Some(3),
        comment: "zu spät".to_owned(),
        touchpoint: "complaint".to_owned(),
        contact_id: None,
        complaint_id: Some(1),
    };
    store
        .bulk("test", "", at(60), |bulk| {
            let steps = [
                ComplaintStep {
                    by: "bert".to_owned(),
                    ..ComplaintStep::into_state(0, Received, at(0))
                },
                ComplaintStep::of(0, StepKind::Acknowledged, at(9)),
            ];
            let complaint = bulk.complaint(&full, &steps, &[], Some(7))?;
            bulk.survey(&asked, Some(8))?;
            bulk.contact(
                &Contact { complaint_id: Some(complaint), ..call(Some(id), 1, "x") },
                None,
            )?;
            let task = Task::new("Hat es gewirkt?", TaskKind::FollowUp);
            let recurrence = "FREQ=DAILY".to_owned();
            bulk.task(
                &Task { complaint_id: Some(complaint), recurrence, customer_id: Some(id), ..task },
                None,
            )
        })
        .unwrap();
    let kept: Complaint = load(&store, 1);
    assert_eq!((kept.number.as_str(), kept.owner.as_str()), ("R 17/4", "bert"));
    assert_eq!((kept.annoyance, kept.standing.acknowledged_at), (Some(4), Some(at(9))));
    assert_eq!(kept.meta.created_by, "anna");
    let survey: crate::domain::model::Survey = load(&store, 1);
    assert_eq!((survey.score, survey.comment.as_str()), (Some(3), "zu spät"));
    assert_eq!(load::<Contact>(&store, 1).complaint_id, Some(1));
    let task: Task = load(&store, 1);
    assert_eq!((task.complaint_id, task.recurrence.as_str()), (Some(1), "FREQ=DAILY"));
    let listed: Vec<String> =
        store.list_items("category").unwrap().into_iter().map(|item| item.name).collect();
    assert_eq!(listed, ["Lieferung"]);
    assert_eq!(count(&store, "SELECT import_key FROM complaint"), 7);
    let by: Vec<String> = crate::store::rows::steps_of(store.conn(), 1)
        .unwrap()
        .into_iter()
        .map(|step| step.by)
        .collect();
    assert_eq!(by, ["bert", "anna"]);
    assert_sound(&mut store);
}
