//! Complaints in the file: what follows from their steps, what is refused, the trash.

mod bulk;
mod refusing;
mod standing;
mod together;

use super::*;
use crate::domain::codes::{ComplaintState, RemedyKind, StepKind};
use crate::domain::complaint::ON_THE_SPOT;
use crate::domain::model::{Complaint, ComplaintStep, Remedy};
use ComplaintState::{InProgress, Received};

/// A complaint of Saturday, 8 o'clock (UTC).
pub(super) fn complaint(customer: Option<Id>) -> Complaint {
    Complaint {
        customer_id: customer,
        description: "Lack blättert ab".to_owned(),
        ..Complaint::new(at(0), Channel::Phone)
    }
}

pub(super) fn new_complaint(new: Complaint) -> Change {
    Change::Complaint { base: None, new: Box::new(new) }
}

/// A complaint with its receipt, as the form saves it.
pub(super) fn receive(store: &mut Store, new: Complaint) -> Id {
    let receipt = ComplaintStep::into_state(-1, Received, new.received_at);
    let changes = vec![new_complaint(new), Change::Step(Box::new(receipt))];
    let saved = store.save(&action("save-complaint", changes), at(0)).unwrap();
    *saved.ids.first().unwrap()
}

/// A complaint solved on the spot.
pub(super) fn solve_on_the_spot(store: &mut Store, new: Complaint) -> Id {
    let time = new.received_at;
    let mut changes = vec![new_complaint(new)];
    let states = std::iter::once(&Received).chain(ON_THE_SPOT);
    changes.extend(states.map(|state| {
        let told = Some(Channel::Phone);
        Change::Step(Box::new(ComplaintStep {
            told,
            ..ComplaintStep::into_state(-1, *state, time)
        }))
    }));
    let saved = store.save(&action("save-complaint", changes), at(0)).unwrap();
    *saved.ids.first().unwrap()
}

pub(super) fn step(complaint: Id, state: ComplaintState, seconds: i64) -> Change {
    Change::Step(Box::new(ComplaintStep::into_state(complaint, state, at(seconds))))
}

pub(super) fn told(complaint: Id, state: ComplaintState, seconds: i64) -> Change {
    let step = ComplaintStep::into_state(complaint, state, at(seconds));
    Change::Step(Box::new(ComplaintStep {
        told: Some(Channel::Phone),
        note: "gesagt".to_owned(),
        ..step
    }))
}

pub(super) fn acknowledge(complaint: Id, seconds: i64) -> Change {
    Change::Step(Box::new(ComplaintStep::of(complaint, StepKind::Acknowledged, at(seconds))))
}

pub(super) fn remedy(complaint: Id, cost: i64) -> Remedy {
    Remedy {
        meta: crate::domain::model::Meta::default(),
        complaint_id: complaint,
        kind: RemedyKind::Voucher,
        cost,
        given_on: at(0).date_naive(),
        note: String::new(),
        voucher_code: String::new(),
        valid_until: None,
        redeemed_on: None,
    }
}

pub(super) fn new_remedy(complaint: Id, cost: i64) -> Change {
    Change::Remedy { base: None, new: Box::new(remedy(complaint, cost)) }
}

/// Edit a complaint as it stands in this store.
pub(super) fn edit_complaint(
    store: &mut Store,
    base: &Complaint,
    change: impl FnOnce(&mut Complaint),
) -> Result<Saved, SaveError> {
    let mut new = base.clone();
    change(&mut new);
    let change = Change::Complaint { base: Some(Box::new(base.clone())), new: Box::new(new) };
    store.save(&action("save-complaint", vec![change]), at(120))
}

/// Complaints, open ones, cost of remedies of a customer.
pub(super) fn burden(store: &Store, customer: Id) -> (i64, i64, i64) {
    let sql =
        "SELECT complaint_count, open_complaint_count, remedy_cost FROM customer WHERE id = ?1";
    store.conn().query_row(sql, [customer], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).unwrap()
}

pub(super) fn assert_sound(store: &mut Store) {
    let report = store.check(false, at(600)).unwrap();
    assert!(report.is_sound(), "{report:?}");
}
