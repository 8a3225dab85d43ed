//! What the store keeps in step: where a complaint stands, its deadlines, the
//! counters of its customer.

use super::*;
use crate::store::api::Table;
use ComplaintState::{Accepted, CarriedOut, Closed, Offered, WaitingCustomer};

/// So many hours after Monday, 23 November 2026, 9 o'clock in Berlin.
fn monday(hours: i64) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 8, 0, 0).unwrap() + chrono::TimeDelta::hours(hours)
}

#[test]
fn a_complaint_has_its_deadlines_with_its_receipt_and_loses_them_step_by_step() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    // On a Saturday: the clock begins on Monday.
    let complaint = receive(&mut store, complaint(Some(id)));
    let standing = |store: &Store| load::<Complaint>(store, complaint).standing;
    let new = standing(&store);
    assert_eq!(new.acknowledge_due, Some(monday(8)));
    assert_eq!(new.resolve_due, Some(monday(4 * 24 + 8)));
    assert_eq!(new.next_due, new.acknowledge_due);
    assert_eq!(burden(&store, id), (1, 1, 0));
    put(&mut store, acknowledge(complaint, 60));
    assert_eq!(standing(&store).acknowledged_at, Some(at(60)));
    assert_eq!(standing(&store).next_due, new.resolve_due);
    put(&mut store, step(complaint, InProgress, 120));
    put(&mut store, step(complaint, WaitingCustomer, 120));
    assert_eq!((standing(&store).paused, standing(&store).next_due), (true, None));
    put(&mut store, step(complaint, InProgress, 7 * 86_400));
    assert_eq!(standing(&store).resolve_due, Some(monday(11 * 24 + 8)));
    put(&mut store, new_remedy(complaint, 1500));
    for (n, state) in (8..).zip([Offered, Accepted, CarriedOut]) {
        put(&mut store, told(complaint, state, n * 86_400));
    }
    let done = standing(&store);
    assert_eq!((done.resolved_at, done.next_due), (Some(at(10 * 86_400)), None));
    assert_eq!(burden(&store, id), (1, 1, 1500));
    put(&mut store, step(complaint, Closed, 11 * 86_400));
    assert_eq!(standing(&store).closed_at, Some(at(11 * 86_400)));
    assert_eq!(burden(&store, id), (1, 0, 1500));
    assert_sound(&mut store);
}

#[test]
fn severity_receipt_and_agreed_deadlines_move_what_is_due() {
    let mut store = memory();
    let id = receive(&mut store, complaint(None));
    let base: Complaint = load(&store, id);
    edit_complaint(&mut store, &base, |c| {
        c.severity = crate::domain::codes::Severity::Critical;
        c.resolve_by = Some(monday(30));
    })
    .unwrap();
    let standing = load::<Complaint>(&store, id).standing;
    assert_eq!(standing.acknowledge_due, Some(monday(1)));
    assert_eq!(standing.resolve_due, Some(monday(30)));
    assert_sound(&mut store);
}

#[test]
fn a_complaint_that_gets_another_customer_counts_there_and_no_longer_here() {
    let mut store = memory();
    let (a, b) = (
        put(&mut store, new_customer(customer("Meyer"))),
        put(&mut store, new_customer(customer("Schulze"))),
    );
    let id = receive(&mut store, complaint(None));
    put(&mut store, new_remedy(id, 700));
    for (to, expected) in [
        (Some(a), [(1, 1, 700), (0, 0, 0)]),
        (Some(b), [(0, 0, 0), (1, 1, 700)]),
        (None, [(0, 0, 0), (0, 0, 0)]),
    ] {
        let base: Complaint = load(&store, id);
        edit_complaint(&mut store, &base, |c| c.customer_id = to).unwrap();
        assert_eq!([burden(&store, a), burden(&store, b)], expected);
        assert_sound(&mut store);
    }
}

#[test]
fn other_business_hours_move_the_deadlines_of_all_open_complaints_and_of_no_other() {
    let mut store = memory();
    let id = receive(&mut store, complaint(None));
    let closed = solve_on_the_spot(&mut store, complaint(None));
    let due = |store: &Store| load::<Complaint>(store, id).standing.acknowledge_due;
    let finished = load::<Complaint>(&store, closed);
    let seq = store.change_seq().unwrap();
    for (key, value, expected) in [
        ("hours.mon", "closed", monday(24 + 8)),
        ("closing-days", "2026-11-24", monday(2 * 24 + 8)),
        ("deadline.normal", "2/10", monday(2 * 24 + 2)),
        ("time-zone", "UTC", monday(2 * 24 + 3)),
    ] {
        store.set_setting(key, value, at(200)).unwrap();
        assert_eq!(due(&store), Some(expected), "{key}");
        assert_sound(&mut store);
    }
    assert_eq!(store.change_seq().unwrap(), seq + 4);
    for expected in [monday(2 * 24 + 2), monday(2 * 24 + 8), monday(24 + 8), monday(8)] {
        store.undo(at(300)).unwrap();
        assert_eq!(due(&store), Some(expected));
        assert_sound(&mut store);
    }
    assert_eq!(load::<Complaint>(&store, closed), finished);
}

#[test]
fn what_is_out_of_step_is_found_and_mended() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    let wrong = receive(&mut store, complaint(Some(id)));
    solve_on_the_spot(&mut store, complaint(Some(id)));
    let before: Complaint = load(&store, wrong);
    for damage in [
        "UPDATE complaint SET open = 0 WHERE id = 1",
        "UPDATE complaint SET next_due = 7, state = 11 WHERE id = 1",
        "UPDATE customer SET complaint_count = 9",
        "UPDATE customer SET remedy_cost = 9",
    ] {
        store.conn().execute_batch(damage).unwrap();
        for repair in [false, true] {
            let report = store.check(repair, at(600)).unwrap();
            assert!(report.astray + report.miscounted > 0 && !report.is_sound(), "{damage}");
        }
        assert_sound(&mut store);
        assert_eq!(load::<Complaint>(&store, wrong), before);
        assert_eq!(burden(&store, id), (2, 1, 0));
    }
}

#[test]
fn a_complaint_in_the_trash_counts_nowhere_and_comes_back_as_it_was() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    let complaint = receive(&mut store, complaint(Some(id)));
    put(&mut store, told(complaint, InProgress, 60));
    put(&mut store, new_remedy(complaint, 700));
    let measure =
        Task { complaint_id: Some(complaint), ..Task::new("Prüfen", TaskKind::FollowUp) };
    let measure = put(&mut store, Change::Task { base: None, new: Box::new(measure) });
    let before: Complaint = load(&store, complaint);
    put(&mut store, Change::Trash(Table::Complaint, complaint));
    assert_eq!(burden(&store, id), (0, 0, 0));
    for table in ["complaint", "complaint_step", "remedy", "task"] {
        let sql = format!("SELECT count(*) FROM {table} WHERE deleted_at IS NULL");
        assert_eq!(count(&store, &sql), 0, "{table}");
    }
    assert_sound(&mut store);
    put(&mut store, Change::Restore(Table::Complaint, complaint));
    let after: Complaint = load(&store, complaint);
    assert_eq!((after.standing, burden(&store, id)), (before.standing, (1, 1, 700)));
    assert!(load::<Task>(&store, measure).meta.deleted_at.is_none());
    put(&mut store, Change::Trash(Table::Customer, id));
    assert_eq!(burden(&store, id), (0, 0, 0));
    put(&mut store, Change::Restore(Table::Customer, id));
    assert_eq!(load::<Complaint>(&store, complaint).standing, before.standing);
    assert_eq!(burden(&store, id), (1, 1, 700));
    assert_sound(&mut store);
}
