//! The same file again, a changed one, and taking an import back.

use kundig::domain::model::{Customer, Id};
use kundig::store::Store;
use kundig::store::api::{Action, Change, StoreError, Table};

use crate::support::*;

const THREE: &str = "Nr;Name;Tel.;Ort\n1;Anna Ott;0531 111111;Celle\n2;Müller GmbH;0531 222222;Peine\n3;Uwe Alt;;Celle\n";

fn save(store: &mut Store, change: Change) {
    let action =
        Action { what: "test", subject: String::new(), changes: vec![change], draft: None };
    store.save(&action, later(1)).unwrap();
}

fn edit(store: &mut Store, number: &str, change: impl FnOnce(&mut Customer)) -> Id {
    let old = customer(store, number);
    let mut new = old.clone();
    change(&mut new);
    let id = old.meta.id;
    save(store, Change::Customer { base: Some(Box::new(old)), new: Box::new(new) });
    id
}

#[test]
fn the_same_file_a_second_time_changes_nothing() {
    for name in [
        "excel-by-hand.csv",
        "google-contacts.csv",
        "outlook-de.csv",
        "invoicing-cp1252/customers.csv",
        "phone-3.0.vcf",
    ] {
        let mut store = store();
        let first = import(&mut store, &sample(name), CUSTOMERS);
        let (before, batches) = (customers(&store), store.import_batches().unwrap().len());
        for how in [CUSTOMERS, UPDATE, NEW] {
            let second = import_at(&mut store, &sample(name), how, later(1));
            assert_eq!(
                (counts(&second), second.known, second.import),
                ([0, 0, first.read, 0], first.read, None),
                "{name}"
            );
        }
        assert_eq!(customers(&store), before, "{name}");
        assert_eq!(store.import_batches().unwrap().len(), batches, "{name}");
    }
}

#[test]
fn calls_are_not_doubled_either() {
    let mut store = store();
    import(&mut store, &sample("router-call-list.csv"), CONTACTS);
    let again = import(&mut store, &sample("router-call-list.csv"), CONTACTS);
    assert_eq!(counts(&again), [0, 0, 200, 0]);
    assert_eq!(contacts(&store).len(), 200);
}

#[test]
fn rows_edited_or_trashed_since_are_left_alone() {
    let mut store = store();
    assert_eq!(import_text(&mut store, THREE, CUSTOMERS), [3, 0, 0, 0]);
    edit(&mut store, "1", |c| "Anna-Maria".clone_into(&mut c.first_name));
    let gone = customer(&store, "3").meta.id;
    save(&mut store, Change::Trash(Table::Customer, gone));
    for how in [CUSTOMERS, UPDATE] {
        assert_eq!(import_text(&mut store, THREE, how), [0, 0, 3, 0]);
    }
    assert_eq!(customer(&store, "1").first_name, "Anna-Maria");
    assert_eq!(customers(&store).len(), 2);
}

#[test]
fn of_a_file_with_one_changed_line_only_that_line_is_taken() {
    let mut store = store();
    import_text(&mut store, THREE, CUSTOMERS);
    let changed = THREE.replace("3;Uwe Alt;;Celle", "3;Uwe Alt;0531 333333;Hannover");
    assert_eq!(import_text(&mut store, &changed, UPDATE), [0, 1, 2, 0]);
    let uwe = customer(&store, "3");
    assert_eq!((uwe.phones.len(), uwe.main_address().unwrap().city.as_str()), (1, "Hannover"));
    let more = format!("{THREE}4;Neu Dazu;;Celle\n");
    assert_eq!(import_text(&mut store, &more, CUSTOMERS), [1, 0, 3, 0]);
}

#[test]
fn a_dry_run_counts_the_same_and_leaves_no_trace() {
    let mut store = store();
    let file = written(THREE);
    let seq = store.change_seq().unwrap();
    let dry = import(&mut store, file.path(), How { dry_run: true, ..CUSTOMERS });
    assert_eq!(counts(&dry), [3, 0, 0, 0]);
    assert_eq!(
        dry.rows.iter().map(|r| (r.line, r.outcome.name(), r.what.as_str())).collect::<Vec<_>>(),
        [(2, "created", "Anna Ott"), (3, "created", "Müller GmbH"), (4, "created", "Uwe Alt"),]
    );
    assert_eq!(
        (
            customers(&store).len(),
            store.import_batches().unwrap().len(),
            store.change_seq().unwrap()
        ),
        (0, 0, seq)
    );
    assert_eq!(counts(&import(&mut store, file.path(), CUSTOMERS)), counts(&dry));
    assert_ne!(store.change_seq().unwrap(), seq);
}

#[test]
fn a_cancelled_import_leaves_nothing() {
    let mut store = store();
    let text = (0..2000).map(|n| format!("Person {n};Celle")).collect::<Vec<_>>().join("\n");
    let file = written(&format!("Name;Ort\n{text}\n"));
    let plan = planned(&store, file.path(), CUSTOMERS.kind);
    let mut seen = Vec::new();
    let result = store.import(
        &spec(&plan, CUSTOMERS),
        &mut plan.rows().unwrap(),
        &mut |p| {
            seen.push((p.read, p.total));
            p.read < 1000
        },
        now(),
    );
    assert!(matches!(result, Err(StoreError::Interrupted)));
    assert_eq!(seen, [(500, 2000), (1000, 2000)]);
    assert_eq!((customers(&store).len(), store.import_batches().unwrap().len()), (0, 0));
    assert_eq!(import(&mut store, file.path(), CUSTOMERS).created, 2000);
}

#[test]
fn an_import_can_be_taken_back_and_done_again() {
    let mut store = store();
    let report = import(&mut store, written(THREE).path(), CUSTOMERS);
    let undone = store.undo_import(report.import.unwrap(), later(1)).unwrap();
    assert_eq!((undone.trashed, undone.reverted, undone.kept.len()), (3, 0, 0));
    assert!(customers(&store).is_empty());
    assert!(store.import_batches().unwrap()[0].undone);
    assert!(matches!(
        store.undo_import(report.import.unwrap(), later(1)),
        Err(StoreError::NotFound)
    ));
    assert_eq!(import_text(&mut store, THREE, CUSTOMERS), [3, 0, 0, 0]);
}

#[test]
fn what_was_worked_on_since_stays_when_an_import_is_taken_back() {
    let mut store = store();
    let report = import(&mut store, written(THREE).path(), CUSTOMERS);
    edit(&mut store, "1", |c| "neu".clone_into(&mut c.notes));
    let called = customer(&store, "2").meta.id;
    let mut call = kundig::domain::model::Contact::new(
        later(1),
        kundig::domain::codes::Channel::Phone,
        kundig::domain::codes::Direction::In,
    );
    call.customer_id = Some(called);
    save(&mut store, Change::Contact { base: None, new: Box::new(call) });
    let undone = store.undo_import(report.import.unwrap(), later(2)).unwrap();
    assert_eq!(undone.trashed, 1);
    assert_eq!(undone.kept, ["Anna Ott", "Müller GmbH"]);
    assert_eq!(customers(&store).len(), 2);
}

#[test]
fn changes_of_an_import_are_taken_back_unless_changed_again() {
    let mut store = store();
    import_text(&mut store, THREE, CUSTOMERS);
    let before = customers(&store);
    let changed = "Nr;Name;Tel.;Ort;Notiz\n1;Anna Ott;0531 111111;Hannover;neu\n2;Müller GmbH;0531 222223;Peine;\n";
    let report = import(&mut store, written(changed).path(), UPDATE);
    assert_eq!(counts(&report), [0, 2, 0, 0]);
    edit(&mut store, "1", |c| "von Hand".clone_into(&mut c.notes));
    let undone = store.undo_import(report.import.unwrap(), later(2)).unwrap();
    assert_eq!(undone.kept, ["Anna Ott"]);
    let anna = customer(&store, "1");
    assert_eq!(
        (anna.main_address().unwrap().city.as_str(), anna.notes.as_str()),
        ("Celle", "von Hand")
    );
    let phones = |c: &Customer| c.phones.iter().map(|p| p.raw.clone()).collect::<Vec<_>>();
    assert_eq!(phones(&customer(&store, "2")), phones(&before[1].0));
}

#[test]
fn a_large_import_is_sound_and_known_the_second_time() {
    let mut store = store();
    let line = |n: u32| format!("Person {n};0531 {};Ort {}", 1_000_000 + n, n % 7);
    let text = (0..12_000).map(line).collect::<Vec<_>>().join("\n");
    let file = written(&format!("Name;Tel.;Ort\n{text}\n"));
    assert_eq!(counts(&import(&mut store, file.path(), CUSTOMERS)), [12_000, 0, 0, 0]);
    sound(&mut store);
    assert_eq!(counts(&import(&mut store, file.path(), CUSTOMERS)), [0, 0, 12_000, 0]);
}
