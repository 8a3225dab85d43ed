//! The trash and the way back.

use super::*;
use crate::store::api::Table;

#[test]
fn a_customer_takes_along_what_hangs_on_it_and_brings_it_back() {
    let mut store = memory();
    let id = put(
        &mut store,
        new_customer(Customer {
            phones: vec![phone("0531 1")],
            tags: vec!["x".to_owned()],
            ..customer("Meyer")
        }),
    );
    let person = put(&mut store, new_person(id, "Anders"));
    let early = put(&mut store, new_contact(call(Some(id), 1, "alt")));
    let late = put(&mut store, new_contact(call(Some(id), 2, "Dachrinne")));
    let task = put(&mut store, new_task(Some(id), "Angebot"));
    let before: Customer = load(&store, id);
    // This one was in the trash before, and stays there, though at the same instant.
    put(&mut store, Change::Trash(Table::Contact, early));
    put(&mut store, Change::Trash(Table::Customer, id));
    for table in ["customer", "phone", "customer_tag", "person", "contact", "task"] {
        assert_eq!(
            count(&store, &format!("SELECT count(*) FROM {table} WHERE deleted_at IS NULL")),
            0,
            "{table}"
        );
    }
    assert_eq!(count(&store, "SELECT count(*) FROM customer_search"), 0);
    assert_eq!(count(&store, "SELECT count(*) FROM contact_fts('dachrinne')"), 0);
    put(&mut store, Change::Restore(Table::Customer, id));
    let after: Customer = load(&store, id);
    assert_eq!((&after.phones, &after.tags), (&before.phones, &before.tags));
    assert_eq!((after.contact_count, after.open_task_count), (1, 1));
    let alive = |id| load::<Contact>(&store, id).meta.deleted_at.is_none();
    assert_eq!((alive(early), alive(late)), (false, true));
    assert!(load::<Person>(&store, person).meta.deleted_at.is_none());
    assert!(load::<Task>(&store, task).meta.deleted_at.is_none());
    assert_eq!(count(&store, "SELECT count(*) FROM contact_fts('dachrinne')"), 1);
    assert!(store.check(false, at(600)).unwrap().is_sound());
}

#[test]
fn deleting_a_customer_is_one_action() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    put(&mut store, new_contact(call(Some(id), 1, "x")));
    let actions = count(&store, "SELECT count(*) FROM change_action");
    put(&mut store, Change::Trash(Table::Customer, id));
    assert_eq!(count(&store, "SELECT count(*) FROM change_action"), actions + 1);
}

#[test]
fn a_customer_whose_number_was_given_away_cannot_come_back_unseen() {
    let mut store = memory();
    let id =
        put(&mut store, new_customer(Customer { number: "7".to_owned(), ..customer("Meyer") }));
    put(&mut store, Change::Trash(Table::Customer, id));
    put(&mut store, new_customer(Customer { number: "7".to_owned(), ..customer("Schulze") }));
    let restore = action("restore", vec![Change::Restore(Table::Customer, id)]);
    let error = store.save(&restore, at(3)).unwrap_err();
    assert!(matches!(error, SaveError::NumberTaken { name, .. } if name == "Schulze"));
}

#[test]
fn a_contact_cannot_come_back_to_a_customer_in_the_trash() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    let contact = put(&mut store, new_contact(call(Some(id), 1, "x")));
    put(&mut store, Change::Trash(Table::Customer, id));
    let restore = action("restore", vec![Change::Restore(Table::Contact, contact)]);
    assert!(matches!(store.save(&restore, at(3)), Err(SaveError::Gone)));
    let nothing = action("trash", vec![Change::Trash(Table::Task, 4711)]);
    assert!(matches!(store.save(&nothing, at(3)), Err(SaveError::Gone)));
}
