//! Looking a file over, and making anew what can be made anew.

use super::*;

#[test]
fn what_is_out_of_step_is_found_and_made_anew_and_looking_changes_nothing() {
    let mut store = memory();
    let id = put(
        &mut store,
        new_customer(Customer { phones: vec![phone("0531 123456")], ..customer("Meyer") }),
    );
    put(&mut store, new_contact(call(Some(id), 1, "Dachrinne")));
    let sound = store.check(false, at(600)).unwrap();
    assert!(sound.is_sound(), "{sound:?}");
    assert_eq!((sound.customers, sound.contacts), (1, 1));
    store
        .conn()
        .execute_batch(
            "UPDATE customer SET contact_count = 7, sort_key = 'zzz';
             UPDATE phone SET reversed = '1';
             UPDATE customer_search SET text = 'nobody';
             UPDATE contact SET person_id = 4711;
             INSERT INTO address (customer_id, kind, created_at, created_by, updated_at, updated_by)
             VALUES (4712, 1, 0, 1, 0, 1);",
        )
        .unwrap();
    for repair in [false, true] {
        let report = store.check(repair, at(600)).unwrap();
        assert_eq!((report.miscounted, report.phones, report.unsearchable), (1, 1, 1));
        assert_eq!((report.dangling, report.index_broken, report.repaired), (2, true, repair));
    }
    let report = store.check(false, at(600)).unwrap();
    assert!(report.is_sound(), "{report:?}");
    assert_eq!(load::<Customer>(&store, id).contact_count, 1);
    assert_eq!(count(&store, "SELECT count(*) FROM contact_fts('dachrinne')"), 1);
}

#[test]
fn a_damaged_page_is_reported_and_never_repaired_over() {
    let file = Shared::new();
    let mut store = file.open("anna");
    for _ in 0..200 {
        put(&mut store, new_customer(customer("Meyer")));
    }
    let root = count(&store, "SELECT rootpage FROM sqlite_schema WHERE name = 'customer'");
    let size = count(&store, "SELECT page_size FROM pragma_page_size");
    store.close();
    let mut bytes = std::fs::read(file.path()).unwrap();
    let start = usize::try_from((root - 1) * size).unwrap();
    bytes.get_mut(start..start + 400).unwrap().fill(0xee);
    std::fs::write(file.path(), &bytes).unwrap();
    let report = file.open("anna").check(true, at(600)).unwrap();
    assert!(!report.damage.is_empty() && !report.repaired && !report.is_sound());
}
