//! Contact persons, and the phones and e-mails that customers and persons have.

use rusqlite::{Connection, Row};

use super::{Fields, Record, decode, general, int, meta, one, text};
use crate::domain::codes::PlaceKind;
use crate::domain::model::{Email, Id, Meta, Person, Phone};

impl Record for Person {
    const TABLE: &'static str = "person";

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn load(conn: &Connection, id: Id) -> rusqlite::Result<Option<Self>> {
        const SQL: &str = concat!("SELECT p.*, ", general!("p"), " FROM person p WHERE p.id = ?1");
        let Some(mut person) = one(conn, SQL, id, plain)? else { return Ok(None) };
        person.phones = phones_of(conn, person.customer_id, Some(id))?;
        person.emails = emails_of(conn, person.customer_id, Some(id))?;
        Ok(Some(person))
    }

    fn fields(&self) -> Fields {
        vec![
            ("customer_id", int(Some(self.customer_id))),
            ("salutation", text(&self.salutation)),
            ("first_name", text(&self.first_name)),
            ("last_name", text(&self.last_name)),
            ("role", text(&self.role)),
            ("notes", text(&self.notes)),
        ]
    }
}

fn plain(row: &Row) -> rusqlite::Result<Person> {
    Ok(Person {
        meta: meta(row)?,
        customer_id: row.get("customer_id")?,
        salutation: row.get("salutation")?,
        first_name: row.get("first_name")?,
        last_name: row.get("last_name")?,
        role: row.get("role")?,
        notes: row.get("notes")?,
        ..Person::default()
    })
}

/// The phones of a customer itself (`person` = `None`) or of one of its persons.
pub(in crate::store) fn phones_of(
    conn: &Connection,
    customer: Id,
    person: Option<Id>,
) -> rusqlite::Result<Vec<Phone>> {
    conn.prepare_cached(
        "SELECT id, kind, label, raw, norm FROM phone
         WHERE customer_id = ?1 AND person_id IS ?2 AND deleted_at IS NULL ORDER BY position, id",
    )?
    .query_map((customer, person), |row| {
        Ok(Phone {
            id: row.get(0)?,
            kind: decode(row.get(1)?).unwrap_or(PlaceKind::Other),
            label: row.get(2)?,
            raw: row.get(3)?,
            norm: row.get(4)?,
        })
    })?
    .collect()
}

/// The e-mails of a customer itself (`person` = `None`) or of one of its persons.
pub(in crate::store) fn emails_of(
    conn: &Connection,
    customer: Id,
    person: Option<Id>,
) -> rusqlite::Result<Vec<Email>> {
    conn.prepare_cached(
        "SELECT id, kind, label, raw FROM email
         WHERE customer_id = ?1 AND person_id IS ?2 AND deleted_at IS NULL ORDER BY position, id",
    )?
    .query_map((customer, person), |row| {
        Ok(Email {
            id: row.get(0)?,
            kind: decode(row.get(1)?).unwrap_or(PlaceKind::Other),
            label: row.get(2)?,
            raw: row.get(3)?,
        })
    })?
    .collect()
}
