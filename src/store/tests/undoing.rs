//! One action is one undo.

use super::*;
use crate::store::api::Table;

/// All that people see, table by table.
pub(super) fn picture(store: &Store) -> Vec<String> {
    let mut rows = Vec::new();
    for table in [
        "customer",
        "phone",
        "email",
        "address",
        "customer_tag",
        "own_value",
        "person",
        "contact",
        "task",
        "complaint",
        "complaint_step",
        "remedy",
        "survey",
        "setting",
        "list_item",
        "own_field",
    ] {
        let sql = format!("SELECT * FROM {table} WHERE deleted_at IS NULL ORDER BY id");
        let mut statement = store.conn().prepare(&sql).unwrap();
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut found = statement.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let cells: Vec<String> = names
                .iter()
                .filter(|n| !["version", "updated_at", "updated_by"].contains(&n.as_str()))
                .map(|n| format!("{n}={:?}", row.get_ref(n.as_str()).unwrap()))
                .collect();
            rows.push(format!("{table}: {}", cells.join(" ")));
        }
    }
    rows
}

#[test]
fn everything_can_be_taken_back_step_by_step_to_the_empty_file() {
    let mut store = memory();
    let mut pictures = vec![picture(&store)];
    let mut seen = |store: &Store| pictures.push(picture(store));
    store.set_setting("inactivity-days", "90", at(1)).unwrap();
    seen(&store);
    store
        .set_settings(
            &[
                ("country", "AT"),
                ("field.shoe_size", "number"),
                ("list.source", "Messe,Empfehlung"),
            ],
            at(1),
        )
        .unwrap();
    seen(&store);
    let full = Customer {
        phones: vec![phone("0531 1"), phone("0531 2")],
        emails: vec![email("a@b.example")],
        addresses: vec![address("Peine")],
        tags: vec!["x".to_owned(), "y".to_owned()],
        own: [("shoe_size".to_owned(), "44".to_owned())].into(),
        owner: "bert".to_owned(),
        ..customer("Meyer")
    };
    let id = put(&mut store, new_customer(full));
    seen(&store);
    let base: Customer = load(&store, id);
    edit(&mut store, &base, |c| {
        c.last_name = "Maier".to_owned();
        c.owner = String::new();
        c.phones.remove(0);
        c.phones[0].raw = "0531 22".to_owned();
        c.emails.push(email("c@d.example"));
        c.addresses[0].city = "Gifhorn".to_owned();
        c.tags = vec!["y".to_owned(), "z".to_owned()];
        c.own.insert("shoe_size".to_owned(), "45".to_owned());
        c.notes = "neu".to_owned();
    })
    .unwrap();
    seen(&store);
    let person = put(&mut store, new_person(id, "Anders"));
    seen(&store);
    let changes = vec![new_contact(call(Some(id), 5, "Dachrinne")), new_task(Some(id), "Rückruf")];
    store.save(&action("log-call", changes), at(6)).unwrap();
    seen(&store);
    let base: Person = load(&store, person);
    let other = put(&mut store, new_customer(customer("Andere")));
    seen(&store);
    let new = Person { customer_id: other, phones: vec![phone("0171 5")], ..base.clone() };
    put(&mut store, Change::Person { base: Some(Box::new(base)), new: Box::new(new) });
    seen(&store);
    put(&mut store, Change::Trash(Table::Customer, id));
    seen(&store);
    put(&mut store, Change::Restore(Table::Customer, id));
    while let Some(expected) = pictures.pop() {
        let undone = store.undo(at(100)).unwrap().unwrap();
        assert_eq!(undone.kept, [], "{}", undone.what);
        assert_eq!(picture(&store), expected, "after taking back {}", undone.what);
        let report = store.check(false, at(600)).unwrap();
        assert!(report.is_sound(), "{}: {report:?}", undone.what);
    }
    assert_eq!(store.undo(at(100)).unwrap(), None);
}

#[test]
fn undoing_names_what_was_undone_and_is_an_action_itself() {
    let mut store = memory();
    store.save(&action("save-customer", vec![new_customer(customer("X"))]), at(1)).unwrap();
    let seq = store.change_seq().unwrap();
    let undone = store.undo(at(2)).unwrap().unwrap();
    assert_eq!((undone.what.as_str(), undone.subject.as_str()), ("save-customer", "SAVE-CUSTOMER"));
    assert_eq!(store.change_seq().unwrap(), seq + 1);
    assert_eq!(count(&store, "SELECT count(*) FROM change_action WHERE undoes = 1"), 1);
}

#[test]
fn what_a_colleague_changed_since_is_kept_and_named() {
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    let id = put(&mut anna, new_customer(customer("Meyer")));
    let base: Customer = load(&anna, id);
    edit(&mut anna, &base, |c| {
        c.last_name = "Maier".to_owned();
        c.title = "Dr.".to_owned();
    })
    .unwrap();
    let base: Customer = load(&bert, id);
    edit(&mut bert, &base, |c| c.last_name = "Mayr".to_owned()).unwrap();
    let undone = anna.undo(at(9)).unwrap().unwrap();
    let kept = undone.kept.first().unwrap();
    assert_eq!(
        (kept.field.as_str(), kept.theirs.as_str(), kept.by.as_str()),
        ("last_name", "Mayr", "bert")
    );
    let now: Customer = load(&anna, id);
    assert_eq!((now.last_name.as_str(), now.title.as_str()), ("Mayr", ""));
    // The customer itself stays: a colleague has worked on it.
    let undone = anna.undo(at(9)).unwrap().unwrap();
    assert_eq!(undone.kept.first().unwrap().field, "customer");
    assert!(load::<Customer>(&anna, id).meta.deleted_at.is_none());
}

#[test]
fn a_customer_on_which_a_colleague_hung_a_contact_stays_with_all_its_parts() {
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    let id =
        put(&mut anna, new_customer(Customer { phones: vec![phone("1234")], ..customer("Meyer") }));
    put(&mut bert, new_contact(call(Some(id), 5, "x")));
    let undone = anna.undo(at(9)).unwrap().unwrap();
    assert_eq!(undone.kept.len(), 1);
    assert_eq!(load::<Customer>(&anna, id).phones.len(), 1);
}

#[test]
fn nobody_takes_back_what_somebody_else_did() {
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    put(&mut anna, new_customer(customer("Meyer")));
    assert_eq!(bert.undo(at(9)).unwrap(), None);
}
