//! Tests of the store: in memory, and two stores on one file.

mod checking;
mod complaining;
mod concurrent;
mod drafting;
mod failing;
mod keeping;
mod opening;
mod saving;
mod setting;
mod trashing;
mod undoing;
mod valuing;

use chrono::{DateTime, TimeZone, Utc};

use super::Store;
use super::api::{Action, Change, Open, SaveError, Saved, Who};
use super::rows::Record;
use crate::domain::codes::{AddressKind, Channel, Direction, PlaceKind, TaskKind};
use crate::domain::model::{Address, Contact, Customer, Email, Id, Person, Phone, Task};

pub(in crate::store) fn who(login: &str) -> Who {
    Who { login: login.to_owned(), host: "desk".to_owned(), pid: 1, ..Who::default() }
}

/// An empty store in memory.
pub(in crate::store) fn memory() -> Store {
    Store::open_in_memory(&who("anna")).unwrap()
}

/// A file for several stores.
pub(in crate::store) struct Shared {
    folder: tempfile::TempDir,
}

impl Shared {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }
    pub fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("kundig.db")
    }
    pub fn open(&self, login: &str) -> Store {
        Store::open(&self.path(), Open::Create, &who(login), at(0)).unwrap()
    }
}

/// So many seconds into a Saturday.
pub(super) fn at(seconds: i64) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 21, 8, 0, 0).unwrap() + chrono::TimeDelta::seconds(seconds)
}

pub(super) fn action(what: &'static str, changes: Vec<Change>) -> Action {
    Action { what, subject: what.to_uppercase(), changes, draft: None }
}

pub(super) fn customer(last_name: &str) -> Customer {
    Customer { last_name: last_name.to_owned(), ..Customer::default() }
}

pub(super) fn phone(raw: &str) -> Phone {
    let label = String::new();
    Phone { id: 0, kind: PlaceKind::Work, label, raw: raw.to_owned(), norm: String::new() }
}

pub(super) fn email(raw: &str) -> Email {
    Email { id: 0, kind: PlaceKind::Work, label: String::new(), raw: raw.to_owned() }
}

pub(super) fn address(city: &str) -> Address {
    Address {
        id: 0,
        kind: AddressKind::Main,
        street: String::new(),
        postcode: String::new(),
        city: city.to_owned(),
        country: String::new(),
    }
}

pub(super) fn new_customer(customer: Customer) -> Change {
    Change::Customer { base: None, new: Box::new(customer) }
}

pub(super) fn call(customer: Option<Id>, seconds: i64, note: &str) -> Contact {
    let contact = Contact::new(at(seconds), Channel::Phone, Direction::In);
    Contact { customer_id: customer, note: note.to_owned(), ..contact }
}

pub(super) fn new_contact(contact: Contact) -> Change {
    Change::Contact { base: None, new: Box::new(contact) }
}

pub(super) fn new_task(customer: Option<Id>, title: &str) -> Change {
    let task = Task { customer_id: customer, ..Task::new(title, TaskKind::FollowUp) };
    Change::Task { base: None, new: Box::new(task) }
}

pub(super) fn new_person(customer: Id, last_name: &str) -> Change {
    let last_name = last_name.to_owned();
    let person = Person { customer_id: customer, last_name, ..Person::default() };
    Change::Person { base: None, new: Box::new(person) }
}

/// Save one change as an action and give the id of its row.
pub(super) fn put(store: &mut Store, change: Change) -> Id {
    *store.save(&action("test", vec![change]), at(60)).unwrap().ids.first().unwrap()
}

pub(super) fn load<R: Record>(store: &Store, id: Id) -> R {
    R::load(store.conn(), id).unwrap().unwrap()
}

/// Edit a customer as it stands in this store.
pub(super) fn edit(
    store: &mut Store,
    base: &Customer,
    change: impl FnOnce(&mut Customer),
) -> Result<Saved, SaveError> {
    let mut new = base.clone();
    change(&mut new);
    let change = Change::Customer { base: Some(Box::new(base.clone())), new: Box::new(new) };
    store.save(&action("save-customer", vec![change]), at(120))
}

pub(super) fn count(store: &Store, sql: &str) -> i64 {
    store.conn().query_row(sql, [], |r| r.get(0)).unwrap()
}
