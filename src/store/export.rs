//! All records one after the other, for exports: one moment in time, never the
//! whole table in memory.

use std::collections::HashSet;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::Store;
use super::api::StoreError;
use super::rows::{CONSENTS, Record, consent_from_row, remedies_of, steps_of};
use super::values::member_figures;
use crate::domain::codes::{AddressKind, Code, PlaceKind};
use crate::domain::model::{
    Complaint, ComplaintStep, Consent, Contact, Customer, Id, Person, Remedy, Sale, Survey, Task,
};
use crate::domain::views::Figures;

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
    /// Number of the complaint that it is about.
    pub complaint_number: &'a str,
    /// The follow-up that came from it.
    pub follow_up: Option<&'a Task>,
}

/// A complaint and what an export says of it besides.
#[derive(Debug, Clone, Copy)]
pub struct ComplaintRecord<'a> {
    pub complaint: &'a Complaint,
    /// Empty: anonymous, or not assigned yet.
    pub customer_number: &'a str,
    /// Name of the contact person.
    pub person: &'a str,
    /// Number of the complaint of which it is a duplicate.
    pub duplicate_of: &'a str,
    /// Oldest first.
    pub steps: &'a [ComplaintStep],
    pub remedies: &'a [Remedy],
}

/// Columns of customers, complaints, tasks, sales and survey answers behind those of the contract: what
/// has to hold for them to be written.
const MORE: &[(&str, &str, &str)] = &[
    ("customer", "annual_potential", "potential IS NOT NULL"),
    ("customer", "potential_category", "potential_category <> ''"),
    ("customer", "potential_on", "potential_on IS NOT NULL"),
    ("customer", "key_account_plan", "key_account_plan <> ''"),
    ("customer", "key_account_measures", "key_account_measures <> ''"),
    ("customer", "key_account_people", "key_account_people <> ''"),
    ("customer", "contact_rhythm_days", "contact_rhythm_days IS NOT NULL"),
    ("customer", "inactivity_days", "inactivity_days IS NOT NULL"),
    ("complaint", "complainant", "complainant <> ''"),
    ("complaint", "document", "document <> ''"),
    ("complaint", "findings", "findings <> ''"),
    ("complaint", "safety", "safety <> 0"),
    ("complaint", "satisfaction_treatment", "satisfaction_treatment IS NOT NULL"),
    ("complaint", "satisfaction_process", "satisfaction_process IS NOT NULL"),
    ("task", "ends_at", "ends_at IS NOT NULL"),
    ("task", "place", "place <> ''"),
    ("task", "notes", "notes <> ''"),
    ("task", "recurrence", "recurrence <> ''"),
    ("task", "complaint", "complaint_id IS NOT NULL"),
    ("sale", "discount_reason", "discount_reason <> ''"),
    ("sale", "note", "note <> ''"),
    ("survey", "touchpoint", "touchpoint <> ''"),
    ("survey", "complaint", "complaint_id IS NOT NULL"),
];

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
    /// Only these customers, and what belongs to them.
    only: Option<HashSet<Id>>,
}

impl Store {
    /// Holds the present state for reading; writers are not hindered.
    pub fn snapshot(&self) -> Result<Snapshot<'_>, StoreError> {
        let tx = Transaction::new_unchecked(self.conn(), TransactionBehavior::Deferred)?;
        Ok(Snapshot { tx, only: None })
    }
}

impl Snapshot<'_> {
    /// Keeps to these customers, and what belongs to them.
    pub fn keep_to(&mut self, customers: impl IntoIterator<Item = Id>) {
        self.only = Some(customers.into_iter().collect());
    }

    /// Customers by number of row, with their consents, newest first, and their value.
    pub fn customers(
        &self,
        read: &mut dyn FnMut(&Customer, &[Consent], &Figures) -> More,
    ) -> Result<(), StoreError> {
        let sql = format!(
            "{CONSENTS} WHERE n.customer_id = ?1 AND n.deleted_at IS NULL ORDER BY n.at DESC, n.id DESC"
        );
        self.each(
            "SELECT id, id FROM customer WHERE deleted_at IS NULL ORDER BY id",
            &mut |conn, id| {
                let Some(customer) = Customer::load(conn, id)? else { return Ok(true) };
                let consents = conn
                    .prepare_cached(&sql)?
                    .query_map([id], consent_from_row)?
                    .collect::<Result<Vec<_>, _>>()?;
                Ok(read(&customer, &consents, &member_figures(conn, id)?))
            },
        )
    }

    /// Contact persons with the number of their customer.
    pub fn persons(&self, read: &mut dyn FnMut(&Person, &str) -> More) -> Result<(), StoreError> {
        self.each(
            "SELECT id, customer_id FROM person WHERE deleted_at IS NULL ORDER BY customer_id, id",
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
            "SELECT id, customer_id FROM contact WHERE deleted_at IS NULL ORDER BY at, id",
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
                Ok(read(&ContactRecord {
                    contact: &contact,
                    customer_number: &number(conn, contact.customer_id)?,
                    person: person.as_deref().unwrap_or_default(),
                    complaint_number: &complaint_number(conn, contact.complaint_id)?,
                    follow_up: task.as_ref(),
                }))
            },
        )
    }

    /// Complaints by time of receipt, with their lives.
    pub fn complaints(
        &self,
        read: &mut dyn FnMut(&ComplaintRecord<'_>) -> More,
    ) -> Result<(), StoreError> {
        self.each(
            "SELECT id, customer_id FROM complaint WHERE deleted_at IS NULL ORDER BY received_at, id",
            &mut |conn, id| {
                let Some(complaint) = Complaint::load(conn, id)? else { return Ok(true) };
                let person = match complaint.person_id {
                    Some(person) => Person::load(conn, person)?.map(|p| p.display_name()),
                    None => None,
                };
                Ok(read(&ComplaintRecord {
                    complaint: &complaint,
                    customer_number: &number(conn, complaint.customer_id)?,
                    person: person.as_deref().unwrap_or_default(),
                    duplicate_of: &complaint_number(conn, complaint.duplicate_of)?,
                    steps: &steps_of(conn, id)?,
                    remedies: &remedies_of(conn, id)?,
                }))
            },
        )
    }

    /// Tasks with the numbers of their customer and complaint; undated ones last.
    pub fn tasks(&self, read: &mut dyn FnMut(&Task, &str, &str) -> More) -> Result<(), StoreError> {
        self.each(
            "SELECT id, customer_id FROM task WHERE deleted_at IS NULL ORDER BY due_on IS NULL, due_on, id",
            &mut |conn, id| {
                let Some(task) = Task::load(conn, id)? else { return Ok(true) };
                let complaint = complaint_number(conn, task.complaint_id)?;
                Ok(read(&task, &number(conn, task.customer_id)?, &complaint))
            },
        )
    }

    /// Sales by day, with the number of their customer.
    pub fn sales(&self, read: &mut dyn FnMut(&Sale, &str) -> More) -> Result<(), StoreError> {
        self.each(
            "SELECT id, customer_id FROM sale WHERE deleted_at IS NULL ORDER BY date, id",
            &mut |conn, id| {
                let Some(sale) = Sale::load(conn, id)? else { return Ok(true) };
                Ok(read(&sale, &number(conn, Some(sale.customer_id))?))
            },
        )
    }

    /// Survey answers by time, with the numbers of their customer and complaint.
    pub fn surveys(
        &self,
        read: &mut dyn FnMut(&Survey, &str, &str) -> More,
    ) -> Result<(), StoreError> {
        self.each(
            "SELECT id, customer_id FROM survey WHERE deleted_at IS NULL ORDER BY ifnull(answered_at, sent_at), id",
            &mut |conn, id| {
                let Some(survey) = Survey::load(conn, id)? else { return Ok(true) };
                let complaint = complaint_number(conn, survey.complaint_id)?;
                Ok(read(&survey, &number(conn, survey.customer_id)?, &complaint))
            },
        )
    }

    /// Columns behind those of the contract that a table (`customer`, `complaint` …)
    /// has values for.
    pub fn more(&self, table: &str) -> Result<Vec<&'static str>, StoreError> {
        let mut used = Vec::new();
        for (of, column, condition) in MORE.iter().filter(|(of, ..)| *of == table) {
            let sql = format!(
                "SELECT EXISTS (SELECT 1 FROM {of} WHERE deleted_at IS NULL AND {condition})"
            );
            if self.tx.query_row(&sql, [], |r| r.get(0))? {
                used.push(*column);
            }
        }
        Ok(used)
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
            if let Some(only) = &self.only
                && !row.get::<_, Option<Id>>(1)?.is_some_and(|customer| only.contains(&customer))
            {
                continue;
            }
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

fn complaint_number(conn: &Connection, complaint: Option<Id>) -> Result<String, StoreError> {
    let Some(id) = complaint else { return Ok(String::new()) };
    Ok(conn
        .prepare_cached("SELECT number FROM complaint WHERE id = ?1")?
        .query_row([id], |r| r.get(0))?)
}
