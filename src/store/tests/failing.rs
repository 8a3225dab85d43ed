//! Full disks and files that cannot be written: said in words, nothing half-written.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::*;
use crate::store::api::StoreError;

#[test]
fn a_full_disk_saves_nothing_and_says_so() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    let pages = count(&store, "SELECT page_count FROM pragma_page_count");
    store.conn().pragma_update(None, "max_page_count", pages).unwrap();
    let note = "lang ".repeat(100_000);
    let call = action("log-call", vec![new_contact(call(Some(id), 1, &note))]);
    assert!(matches!(store.save(&call, at(2)), Err(SaveError::Store(StoreError::Full))));
    store.conn().pragma_update(None, "max_page_count", 1_000_000).unwrap();
    assert_eq!(count(&store, "SELECT count(*) FROM contact"), 0);
    assert_eq!(count(&store, "SELECT count(*) FROM change_action"), 1);
    store.save(&call, at(2)).unwrap();
    assert_eq!(load::<Customer>(&store, id).contact_count, 1);
}

#[test]
fn a_file_that_has_become_read_only_says_so() {
    let mut store = memory();
    store.conn().pragma_update(None, "query_only", true).unwrap();
    let new = action("save", vec![new_customer(customer("X"))]);
    assert!(matches!(store.save(&new, at(1)), Err(SaveError::Store(StoreError::ReadOnly))));
}

#[test]
fn a_reference_to_a_change_that_made_nothing_saves_nothing() {
    let mut store = memory();
    let changes = vec![new_customer(customer("X")), new_contact(call(Some(-2), 1, "x"))];
    let error = store.save(&action("log-call", changes), at(1)).unwrap_err();
    assert!(matches!(error, SaveError::Store(StoreError::NotFound)));
    assert_eq!(count(&store, "SELECT count(*) FROM customer"), 0);
}

#[test]
fn a_reader_can_be_interrupted_from_another_thread() {
    let store = memory();
    let interrupter = store.interrupter();
    let hit = Arc::new(AtomicBool::new(false));
    let thread = std::thread::spawn({
        let hit = Arc::clone(&hit);
        // Again and again, for the query may not have begun yet.
        move || {
            while !hit.load(Ordering::SeqCst) {
                interrupter.interrupt();
                std::thread::yield_now();
            }
        }
    });
    let endless =
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
    let error = store.conn().query_row(endless, [], |r| r.get::<_, i64>(0)).unwrap_err();
    hit.store(true, Ordering::SeqCst);
    thread.join().unwrap();
    assert!(matches!(StoreError::from(error), StoreError::Interrupted));
}
