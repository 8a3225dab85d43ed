//! All records one after the other, for exports: one moment in time, never the
//! whole table in memory.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::Store;
use super::api::StoreError;
use super::rows::{CONSENTS, Record, consent_from_row};
use crate::domain::codes::{AddressKind, Code, PlaceKind};
use crate::domain::model::{Consent, Contact, Customer, Id, Person, Task};

/// What a reader of records answers: `false` ends the reading.
type More = bool;

/// A contact and what an export says of it besides.
#[derive(Debug, Clone, Copy)]
pub struct ContactRecord<'a> {
    pub contact: &'a Contact,
    /// Empty: not assigned yet.
    pub customer_number: &'a str,
    /// Name of the contact person, if one was spoken to.
    pub person: &'a str,
    /// The follow-up that came from it.
    pub follow_up: Option<&'a Task>,
}

/// Which seldom-used parts of customers exist at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Used {
    pub home_phones: bool,
    pub fax: bool,
    pub social: bool,
    pub language: bool,
    pub blocked: bool,
    pub billing: bool,
    pub delivery: bool,
}

/// All records as they stand at one moment.
#[derive(Debug)]
pub struct Snapshot<'a> {
    tx: Transaction<'a>,
}

impl Store {
    /// Holds the present state for reading; writers are not hindered.
    pub fn snapshot(&self) -> Result<Snapshot<'_>, StoreError> {
        Ok(Snapshot { tx: Transaction::new_unchecked(self.conn(), TransactionBehavior::Deferred)? })
    }
}

impl Snapshot<'_> {
    /// Customers by number of row, with their consents, newest first.
    pub fn customers(
        &self,
        read: &mut dyn FnMut(&Customer, &[Consent]) -> More,
    ) -> Result<(), StoreError> {
        let sql = format!(
            "{CONSENTS} WHERE n.customer_id = ?1 AND n.deleted_at IS NULL ORDER BY n.at DESC, n.id DESC"
        );
        self.each(
            "SELECT id FROM customer WHERE deleted_at IS NULL ORDER BY id",
            &mut |conn, id| {
                let Some(customer) = Customer::load(conn, id)? else { return Ok(true) };
                let consents = conn
                    .prepare_cached(&sql)?
                    .query_map([id], consent_from_row)?
                    .collect::<Result<Vec<_>, _>>()?;
                Ok(read(&customer, &consents))
            },
        )
    }

    /// Contact persons with the number of their customer.
    pub fn persons(&self, read: &mut dyn FnMut(&Person, &str) -> More) -> Result<(), StoreError> {
        self.each(
            "SELECT id FROM person WHERE deleted_at IS NULL ORDER BY customer_id, id",
            &mut |conn, id| {
                let Some(person) = Person::load(conn, id)? else { return Ok(true) };
                Ok(read(&person, &number(conn, Some(person.customer_id))?))
            },
        )
    }

    /// Contacts by time, with the number of their customer, the name of the person
    /// and the follow-up that came from them.
    pub fn contacts(
        &self,
        read: &mut dyn FnMut(&ContactRecord<'_>) -> More,
    ) -> Result<(), StoreError> {
        self.each(
            "SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY at, id",
            &mut |conn, id| {
                let Some(contact) = Contact::load(conn, id)? else { return Ok(true) };
                let task: Option<Id> = conn
                    .prepare_cached(
                        "SELECT min(id) FROM task WHERE contact_id = ?1 AND deleted_at IS NULL",
                    )?
                    .query_row([id], |r| r.get(0))?;
                let task = match task {
                    Some(task) => Task::load(conn, task)?,
                    None => None,
                };
                let person = match contact.person_id {
                    Some(person) => Person::load(conn, person)?.map(|p| p.display_name()),
                    None => None,
                };
                let number = number(conn, contact.customer_id)?;
                Ok(read(&ContactRecord {
                    contact: &contact,
                    customer_number: &number,
                    person: person.as_deref().unwrap_or_default(),
                    follow_up: task.as_ref(),
                }))
            },
        )
    }

    /// Tasks with the number of their customer; undated ones last.
    pub fn tasks(&self, read: &mut dyn FnMut(&Task, &str) -> More) -> Result<(), StoreError> {
        self.each(
            "SELECT id FROM task WHERE deleted_at IS NULL ORDER BY due_on IS NULL, due_on, id",
            &mut |conn, id| {
                let Some(task) = Task::load(conn, id)? else { return Ok(true) };
                Ok(read(&task, &number(conn, task.customer_id)?))
            },
        )
    }

    /// Which seldom-used parts of customers are used.
    pub fn used(&self) -> Result<Used, StoreError> {
        let any = |sql: String| -> Result<bool, StoreError> {
            Ok(self.tx.query_row(&format!("SELECT EXISTS ({sql})"), [], |r| r.get(0))?)
        };
        let of_customer =
            |what: &str| any(format!("SELECT 1 FROM customer WHERE deleted_at IS NULL AND {what}"));
        let phone = |kind: PlaceKind| {
            any(format!(
                "SELECT 1 FROM phone WHERE deleted_at IS NULL AND person_id IS NULL AND kind = {}",
                kind.code()
            ))
        };
        let address = |kind: AddressKind| {
            any(format!(
                "SELECT 1 FROM address WHERE deleted_at IS NULL AND kind = {}",
                kind.code()
            ))
        };
        Ok(Used {
            home_phones: phone(PlaceKind::Home)?,
            fax: phone(PlaceKind::Fax)?,
            social: of_customer("social <> ''")?,
            language: of_customer("language <> ''")?,
            blocked: of_customer("blocked <> 0")?,
            billing: address(AddressKind::Billing)?,
            delivery: address(AddressKind::Delivery)?,
        })
    }

    fn each(
        &self,
        sql: &str,
        read: &mut dyn FnMut(&Connection, Id) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self.tx.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if !read(&self.tx, row.get(0)?)? {
                break;
            }
        }
        Ok(())
    }
}

fn number(conn: &Connection, customer: Option<Id>) -> Result<String, StoreError> {
    let Some(id) = customer else { return Ok(String::new()) };
    Ok(conn
        .prepare_cached("SELECT number FROM customer WHERE id = ?1")?
        .query_row([id], |r| r.get(0))?)
}
