//! Saving by one person: what is written, logged and kept in step.

use super::*;
use crate::domain::codes::Outcome;

fn full_customer() -> Customer {
    Customer {
        company: "Ökohaus Müller GmbH".to_owned(),
        phones: vec![phone("0531 / 37 96 00 70"), phone("")],
        emails: vec![email("Info@Oekohaus.example")],
        addresses: vec![address("Braunschweig"), address("")],
        social: vec!["mastodon: @oeko".to_owned()],
        tags: vec!["B2B".to_owned(), "Stamm".to_owned(), "b2b".to_owned()],
        owner: "bert".to_owned(),
        notes: "Erste Zeile\nZweite".to_owned(),
        ..customer("Müller")
    }
}

#[test]
fn a_new_customer_comes_back_as_it_was_saved() {
    let mut store = memory();
    let saved =
        store.save(&action("save-customer", vec![new_customer(full_customer())]), at(1)).unwrap();
    assert_eq!(saved.number.as_deref(), Some("K-0001"));
    let loaded: Customer = load(&store, *saved.ids.first().unwrap());
    assert_eq!(loaded.company, "Ökohaus Müller GmbH");
    assert_eq!(loaded.owner, "bert");
    assert_eq!(loaded.tags, ["B2B", "Stamm"]);
    assert_eq!(loaded.social, ["mastodon: @oeko"]);
    assert_eq!(loaded.meta.created_by, "anna");
    assert_eq!(loaded.meta.created_at, Some(at(1)));
    assert_eq!(loaded.phones.len(), 1);
    assert_eq!(loaded.phones.first().unwrap().norm, "+4953137960070");
    assert_eq!(loaded.addresses.first().unwrap().city, "Braunschweig");
    assert_eq!(count(&store, "SELECT count(*) FROM customer_fts('\"uel\" AND \"oek\"')"), 1);
}

#[test]
fn saving_without_a_difference_writes_nothing() {
    let mut store = memory();
    let id = put(&mut store, new_customer(full_customer()));
    let base: Customer = load(&store, id);
    let before = store.change_seq().unwrap();
    let saved = edit(&mut store, &base, |_| {}).unwrap();
    assert!(!saved.changed && !saved.merged);
    assert_eq!(store.change_seq().unwrap(), before);
    assert_eq!(load::<Customer>(&store, id), base);
    assert_eq!(count(&store, "SELECT count(*) FROM change_action"), 1);
}

#[test]
fn a_call_with_its_follow_up_for_a_new_customer_is_one_action() {
    let mut store = memory();
    let changes = vec![
        new_customer(customer("Meyer")),
        new_contact(call(Some(-1), 30, "Heizung tropft")),
        Change::Task {
            base: None,
            new: Box::new(Task {
                customer_id: Some(-1),
                contact_id: Some(-2),
                due: Some(crate::domain::model::Due::At(at(86_400 * 2 + 16 * 3600))),
                ..Task::new("Rückruf", TaskKind::FollowUp)
            }),
        },
    ];
    let saved = store.save(&action("log-call", changes), at(40)).unwrap();
    let [customer, contact, task] = saved.ids[..] else { panic!("{saved:?}") };
    assert_eq!(load::<Contact>(&store, contact).customer_id, Some(customer));
    let task: Task = load(&store, task);
    assert_eq!((task.customer_id, task.contact_id), (Some(customer), Some(contact)));
    // 00:00 UTC on the 24th is already the 24th in Berlin, an hour later there.
    assert_eq!(count(&store, "SELECT due_on = '2026-11-24' FROM task"), 1);
    let customer: Customer = load(&store, customer);
    assert_eq!((customer.contact_count, customer.open_task_count), (1, 1));
    assert_eq!(customer.last_contact_at, Some(at(30)));
    assert_eq!(count(&store, "SELECT count(*) FROM change_action"), 1);
    assert_eq!(count(&store, "SELECT count(*) FROM contact_fts('heizung')"), 1);
}

#[test]
fn only_a_real_contact_counts_as_the_last_one() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    put(&mut store, new_contact(call(Some(id), 10, "gesprochen")));
    let missed = Contact { outcome: Some(Outcome::NoAnswer), ..call(Some(id), 20, "") };
    put(&mut store, new_contact(missed));
    let meyer: Customer = load(&store, id);
    assert_eq!((meyer.last_contact_at, meyer.contact_count), (Some(at(10)), 2));
}

#[test]
fn assigning_a_contact_moves_the_counters_of_both_customers() {
    let mut store = memory();
    let a = put(&mut store, new_customer(customer("A")));
    let b = put(&mut store, new_customer(customer("B")));
    let id = put(
        &mut store,
        new_contact(Contact { caller_raw: "0171 1234567".to_owned(), ..call(Some(a), 10, "x") }),
    );
    let base: Contact = load(&store, id);
    assert_eq!(base.caller_norm, "+491711234567");
    let new = Contact { customer_id: Some(b), ..base.clone() };
    put(&mut store, Change::Contact { base: Some(Box::new(base)), new: Box::new(new) });
    let counts = |id| load::<Customer>(&store, id).contact_count;
    assert_eq!((counts(a), counts(b)), (0, 1));
}

#[test]
fn the_index_follows_a_changed_note_name_and_person() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    put(&mut store, new_person(id, "Zwickau"));
    let contact = put(&mut store, new_contact(call(Some(id), 10, "Dachrinne")));
    let found = |store: &Store, word: &str| {
        count(store, &format!("SELECT count(*) FROM customer_fts('\"{word}\"')"))
    };
    assert_eq!((found(&store, "mey"), found(&store, "zwi")), (1, 1));
    let base: Customer = load(&store, id);
    edit(&mut store, &base, |c| c.last_name = "Schulze".to_owned()).unwrap();
    assert_eq!((found(&store, "mey"), found(&store, "chu")), (0, 1));
    let base: Contact = load(&store, contact);
    let new = Contact { note: "Fenster".to_owned(), ..base.clone() };
    put(&mut store, Change::Contact { base: Some(Box::new(base)), new: Box::new(new) });
    assert_eq!(count(&store, "SELECT count(*) FROM contact_fts('dachrinne')"), 0);
    assert_eq!(count(&store, "SELECT count(*) FROM contact_fts('fenster')"), 1);
}

#[test]
fn numbers_go_on_behind_the_imported_ones_and_none_is_given_twice() {
    let mut store = memory();
    let number = |store: &mut Store, number: &str| {
        let new = Customer { number: number.to_owned(), ..customer("X") };
        store.save(&action("save-customer", vec![new_customer(new)]), at(1))
    };
    number(&mut store, "K-0001").unwrap();
    number(&mut store, "K-0002").unwrap();
    assert_eq!(number(&mut store, "").unwrap().number.as_deref(), Some("K-0003"));
    let saved = number(&mut store, "").unwrap();
    store
        .save(
            &action("trash", vec![Change::Trash(crate::store::api::Table::Customer, saved.ids[0])]),
            at(2),
        )
        .unwrap();
    assert_eq!(number(&mut store, "").unwrap().number.as_deref(), Some("K-0005"));
    let taken = number(&mut store, "K-0002").unwrap_err();
    assert!(matches!(taken, SaveError::NumberTaken { name, .. } if name == "X"));
}

#[test]
fn an_insert_is_one_entry_and_an_update_names_its_columns() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    assert_eq!(count(&store, "SELECT count(*) FROM change_entry WHERE op = 'i'"), 1);
    let base: Customer = load(&store, id);
    edit(&mut store, &base, |c| c.first_name = "Eva".to_owned()).unwrap();
    let (before, after): (String, String) = store
        .conn()
        .query_row("SELECT \"before\", \"after\" FROM change_entry WHERE op = 'u'", [], |r| {
            Ok((r.get(0)?, r.get(1)?))
        })
        .unwrap();
    assert_eq!(
        (before.as_str(), after.as_str()),
        (r#"{"first_name":""}"#, r#"{"first_name":"Eva"}"#)
    );
}
