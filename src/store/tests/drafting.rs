//! Drafts: kept, offered when their writer is dead, dropped with the save.

use super::*;
use crate::domain::views::Draft;
use crate::store::process;

fn draft(values: &str) -> Draft {
    let (form, title) = ("contact".to_owned(), "Meyer".to_owned());
    Draft { id: 0, form, title, customer_id: Some(7), values: values.to_owned(), updated_at: at(0) }
}

/// A store whose process is alive, or is none.
fn store_of(file: &Shared, login: &str, host: &str, alive: bool) -> Store {
    let pid = if alive { std::process::id() } else { u32::MAX >> 1 };
    let started = if alive { process::start_of(pid).unwrap_or(0) } else { 5 };
    let who =
        Who { login: login.to_owned(), host: host.to_owned(), pid, started, ..Who::default() };
    Store::open(&file.path(), Open::Create, &who, at(0)).unwrap()
}

#[test]
fn a_draft_of_a_dead_process_is_offered_to_its_writer_alone() {
    let file = Shared::new();
    let mut dead = store_of(&file, "anna", "desk", false);
    let id = dead.put_draft(&draft("{\"note\":\"a\"}"), at(1)).unwrap();
    assert_eq!(dead.put_draft(&Draft { id, ..draft("{\"note\":\"ab\"}") }, at(2)).unwrap(), id);
    assert_eq!(dead.my_drafts().unwrap().len(), 1);
    assert_eq!(dead.drafts_waiting(at(3)).unwrap(), []);
    let mut again = store_of(&file, "anna", "desk", true);
    let waiting = again.drafts_waiting(at(3)).unwrap();
    let expected = Draft { id, updated_at: at(2), ..draft("{\"note\":\"ab\"}") };
    assert_eq!(waiting, [expected]);
    assert_eq!(store_of(&file, "bert", "desk", true).drafts_waiting(at(3)).unwrap(), []);
    // Taken up, it belongs to the process that writes on.
    again.put_draft(waiting.first().unwrap(), at(4)).unwrap();
    assert_eq!(again.drafts_waiting(at(5)).unwrap(), []);
    assert_eq!(dead.drafts_waiting(at(5)).unwrap(), []);
    again.drop_draft(id).unwrap();
    assert_eq!(again.my_drafts().unwrap(), []);
}

#[test]
fn a_draft_of_another_host_is_offered_once_it_is_silent() {
    let file = Shared::new();
    store_of(&file, "anna", "laptop", true).put_draft(&draft("{}"), at(0)).unwrap();
    let desk = store_of(&file, "anna", "desk", true);
    assert_eq!(desk.drafts_waiting(at(599)).unwrap().len(), 0);
    assert_eq!(desk.drafts_waiting(at(601)).unwrap().len(), 1);
}

#[test]
fn saving_drops_the_draft_in_the_same_step_and_a_conflict_keeps_it() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    let draft_id = store.put_draft(&draft("{}"), at(1)).unwrap();
    let base: Customer = load(&store, id);
    edit(&mut store, &base, |c| c.title = "Dr.".to_owned()).unwrap();
    let mine = Customer { title: "Prof.".to_owned(), ..base.clone() };
    let change = |base: &Customer| Change::Customer {
        base: Some(Box::new(base.clone())),
        new: Box::new(mine.clone()),
    };
    let act = |base| Action { draft: Some(draft_id), ..action("save", vec![change(base)]) };
    assert!(store.save(&act(&base), at(2)).is_err());
    assert_eq!(store.my_drafts().unwrap().len(), 1);
    let base: Customer = load(&store, id);
    let seq = store.change_seq().unwrap();
    store.save(&act(&base), at(2)).unwrap();
    assert_eq!(store.my_drafts().unwrap(), []);
    assert_eq!(store.change_seq().unwrap(), seq + 1);
}
