//! Two people on one file: merging, conflicts, waiting, noticing.

use super::*;
use crate::store::api::StoreError;

fn meyer(store: &mut Store) -> Id {
    let meyer = Customer {
        phones: vec![phone("0531 1")],
        tags: vec!["alt".to_owned()],
        notes: "eins\nzwei".to_owned(),
        social: vec!["x: @a".to_owned()],
        ..customer("Meyer")
    };
    put(store, new_customer(meyer))
}

#[test]
fn two_edits_of_different_fields_are_both_kept() {
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    let id = meyer(&mut anna);
    let base: Customer = load(&bert, id);
    edit(&mut anna, &base, |c| c.first_name = "Eva".to_owned()).unwrap();
    let saved = edit(&mut bert, &base, |c| c.title = "Dr.".to_owned()).unwrap();
    assert!(saved.merged && saved.changed);
    let now: Customer = load(&anna, id);
    assert_eq!((now.first_name.as_str(), now.title.as_str()), ("Eva", "Dr."));
    assert_eq!((now.meta.version, now.meta.updated_by.as_str()), (3, "bert"));
}

#[test]
fn lists_are_merged_by_element_and_notes_by_line() {
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    let id = meyer(&mut anna);
    let base: Customer = load(&bert, id);
    edit(&mut anna, &base, |c| {
        c.phones.push(phone("0531 2"));
        c.tags = vec!["neu".to_owned()];
        c.notes = "EINS\nzwei".to_owned();
        c.social.push("x: @b".to_owned());
    })
    .unwrap();
    let saved = edit(&mut bert, &base, |c| {
        c.phones.insert(0, phone("0531 3"));
        c.tags.push("gut".to_owned());
        c.notes = "eins\nzwei\ndrei".to_owned();
        c.social.push("x: @c".to_owned());
    })
    .unwrap();
    assert!(saved.merged);
    let now: Customer = load(&anna, id);
    let raws: Vec<&str> = now.phones.iter().map(|p| p.raw.as_str()).collect();
    assert_eq!(raws, ["0531 3", "0531 1", "0531 2"]);
    assert_eq!(now.tags, ["gut", "neu"]);
    assert_eq!(now.notes, "EINS\nzwei\ndrei");
    assert_eq!(now.social, ["x: @a", "x: @b", "x: @c"]);
}

#[test]
fn a_real_conflict_names_every_field_and_writes_nothing() {
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    let id = meyer(&mut anna);
    let base: Customer = load(&bert, id);
    edit(&mut anna, &base, |c| {
        c.last_name = "Maier".to_owned();
        c.phones[0].raw = "0531 11".to_owned();
        c.owner = "anna".to_owned();
    })
    .unwrap();
    let before = bert.change_seq().unwrap();
    let error = edit(&mut bert, &base, |c| {
        c.last_name = "Mayer".to_owned();
        c.phones[0].raw = "0531 12".to_owned();
        c.owner = "bert".to_owned();
        c.title = "Dr.".to_owned();
    })
    .unwrap_err();
    let SaveError::Conflict { fields, theirs } = error else { panic!("{error:?}") };
    let names: Vec<&str> = fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(names, ["last_name", "owner", "phones"]);
    let name = fields.first().unwrap();
    assert_eq!(
        (name.base.as_str(), name.theirs.as_str(), name.mine.as_str()),
        ("Meyer", "Maier", "Mayer")
    );
    assert!(fields.iter().all(|f| f.by == "anna"), "{fields:?}");
    assert_eq!(bert.change_seq().unwrap(), before);
    let now: Customer = load(&bert, id);
    assert_eq!(now.title, "");
    // With theirs as the new base, what one decided for goes through.
    let Change::Customer { new: theirs, .. } = *theirs else { panic!() };
    assert_eq!(*theirs, now);
    edit(&mut bert, &theirs, |c| c.last_name = "Mayer".to_owned()).unwrap();
    assert_eq!(load::<Customer>(&anna, id).last_name, "Mayer");
}

#[test]
fn what_a_colleague_has_done_is_not_put_off() {
    use crate::domain::model::Due;
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    let id = put(&mut anna, new_task(None, "Angebot"));
    let base: Task = load(&anna, id);
    let change = |new: Task| Change::Task { base: Some(Box::new(base.clone())), new: new.into() };
    put(&mut anna, change(Task { done_at: Some(at(3600)), ..base.clone() }));
    let later = Task { due: Some(Due::Date(at(0).date_naive())), ..base.clone() };
    let error = bert.save(&action("postpone", vec![change(later)]), at(9)).unwrap_err();
    let SaveError::Conflict { fields, .. } = error else { panic!("{error:?}") };
    assert_eq!(fields.first().map(|f| (f.field.as_str(), f.mine.as_str())), Some(("done_at", "")));
    assert_eq!(load::<Task>(&bert, id).due, None);
    // Anything else of it is still merged.
    let noted = Task { notes: "per Post".to_owned(), ..base.clone() };
    assert!(bert.save(&action("note", vec![change(noted)]), at(9)).unwrap().merged);
}

#[test]
fn a_due_date_and_a_due_time_are_one_thing() {
    use crate::domain::model::Due;
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    let id = put(&mut anna, new_task(None, "Angebot"));
    let base: Task = load(&anna, id);
    let due = |store: &mut Store, due| {
        let new = Task { due: Some(due), ..base.clone() };
        let change = Change::Task { base: Some(Box::new(base.clone())), new: Box::new(new) };
        store.save(&action("postpone", vec![change]), at(9))
    };
    due(&mut anna, Due::At(at(3600))).unwrap();
    let error = due(&mut bert, Due::Date(at(0).date_naive())).unwrap_err();
    let SaveError::Conflict { fields, .. } = error else { panic!("{error:?}") };
    assert_eq!(fields.first().unwrap().theirs, "2026-11-21T09:00:00Z");
}

#[test]
fn editing_what_a_colleague_put_into_the_trash_says_that_it_is_gone() {
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    let id = meyer(&mut anna);
    let base: Customer = load(&bert, id);
    put(&mut anna, Change::Trash(crate::store::api::Table::Customer, id));
    let error = edit(&mut bert, &base, |c| c.title = "Dr.".to_owned()).unwrap_err();
    assert!(matches!(error, SaveError::Gone));
}

#[test]
fn a_writer_that_never_ends_makes_the_file_busy_and_nothing_else() {
    let file = Shared::new();
    let (anna, mut bert) = (file.open("anna"), file.open("bert"));
    bert.conn().busy_timeout(std::time::Duration::from_millis(1)).unwrap();
    let tx = anna.begin().unwrap();
    let error = bert.save(&action("save", vec![new_customer(customer("X"))]), at(1)).unwrap_err();
    assert!(matches!(error, SaveError::Store(StoreError::Busy)));
    tx.rollback().unwrap();
    put(&mut bert, new_customer(customer("X")));
}

#[test]
fn many_writers_at_once_wait_for_each_other_and_get_numbers_of_their_own() {
    let file = Shared::new();
    let threads: Vec<_> = (0..4)
        .map(|n| {
            let path = file.path();
            std::thread::spawn(move || {
                // All of them find no file, one makes it.
                let mut store =
                    Store::open(&path, Open::Create, &who(&format!("rep{n}")), at(0)).unwrap();
                for _ in 0..10 {
                    put(&mut store, new_customer(customer("Meyer")));
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    let store = file.open("anna");
    assert_eq!(count(&store, "SELECT count(DISTINCT number) FROM customer"), 40);
    assert_eq!(store.change_seq().unwrap(), 40);
}

#[test]
fn a_foreign_save_is_noticed_and_a_foreign_draft_is_not_taken_for_one() {
    let file = Shared::new();
    let (mut anna, bert) = (file.open("anna"), file.open("bert"));
    let (version, seq) = (bert.data_version().unwrap(), bert.change_seq().unwrap());
    let draft = crate::domain::views::Draft {
        id: 0,
        form: "contact".to_owned(),
        title: "X".to_owned(),
        customer_id: None,
        values: "{}".to_owned(),
        updated_at: at(0),
    };
    anna.put_draft(&draft, at(1)).unwrap();
    assert_ne!(bert.data_version().unwrap(), version);
    assert_eq!(bert.change_seq().unwrap(), seq);
    put(&mut anna, new_customer(customer("X")));
    assert_eq!(bert.change_seq().unwrap(), seq + 1);
}

#[test]
fn an_old_process_stops_when_a_newer_one_has_changed_the_schema() {
    let file = Shared::new();
    let (anna, mut bert) = (file.open("anna"), file.open("bert"));
    anna.conn().pragma_update(None, "user_version", 999).unwrap();
    let error = bert.save(&action("save", vec![new_customer(customer("X"))]), at(1)).unwrap_err();
    assert!(matches!(error, SaveError::Store(StoreError::Newer)));
    assert_eq!(count(&anna, "SELECT count(*) FROM customer"), 0);
}
