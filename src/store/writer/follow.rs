//! What follows from written rows, whoever wrote them: sort keys, counters and
//! the search index of the customers concerned.

use rusqlite::{Connection, OptionalExtension};

use super::Writer;
use crate::domain::codes::{Code, Outcome};
use crate::domain::fold;
use crate::domain::model::Id;
use crate::store::api::StoreError;
use crate::store::index;

impl Writer<'_> {
    /// Remember whose figures and search text a written row may change.
    pub(super) fn note_row(&mut self, table: &str, id: Id) -> Result<(), StoreError> {
        match table {
            "customer" => {
                self.named.insert(id);
            }
            "person" | "phone" | "email" | "address" | "customer_tag" => {
                self.named.extend(self.customer_of(table, id)?);
            }
            "contact" | "task" => self.counted.extend(self.customer_of(table, id)?),
            _ => {}
        }
        Ok(())
    }

    fn customer_of(&self, table: &str, id: Id) -> Result<Option<Id>, StoreError> {
        let sql = format!("SELECT customer_id FROM {table} WHERE id = ?1");
        let found: Option<Option<Id>> =
            self.conn().prepare_cached(&sql)?.query_row([id], |r| r.get(0)).optional()?;
        Ok(found.flatten())
    }

    /// Before a contact changes: the words that the index has of it.
    pub(super) fn remember_words(&mut self, contact: Id) -> Result<(), StoreError> {
        if self.worded.contains_key(&contact) {
            return Ok(());
        }
        let words = self
            .conn()
            .prepare_cached(
                "SELECT subject, note FROM contact WHERE id = ?1 AND deleted_at IS NULL",
            )?
            .query_row([contact], |r| Ok((r.get(0)?, r.get(1)?)))
            .optional()?;
        self.worded.insert(contact, words);
        Ok(())
    }

    /// Bring everything in step. `false`: nothing was written.
    pub fn finish(self) -> Result<bool, StoreError> {
        if self.action.is_none() {
            return Ok(false);
        }
        let conn = self.conn();
        for id in &self.named {
            keep_keys(conn, *id)?;
            index::put_customer(conn, *id)?;
        }
        for id in &self.counted {
            keep_counts(conn, *id)?;
        }
        for (id, before) in &self.worded {
            let before = before.as_ref().map(|(subject, note)| (subject.as_str(), note.as_str()));
            index::put_contact(conn, *id, before)?;
        }
        conn.prepare_cached("UPDATE meta SET value = value + 1 WHERE key = 'change_seq'")?
            .execute([])?;
        Ok(true)
    }
}

/// Bring the sort keys of a customer in step.
pub(in crate::store) fn keep_keys(conn: &Connection, id: Id) -> rusqlite::Result<()> {
    if let Some((sort_key, city_key)) = other_keys(conn, id)? {
        conn.prepare_cached("UPDATE customer SET sort_key = ?2, city_key = ?3 WHERE id = ?1")?
            .execute((id, sort_key, city_key))?;
    }
    Ok(())
}

/// The sort keys that a customer should have, if it has others.
pub(in crate::store) fn other_keys(
    conn: &Connection,
    id: Id,
) -> rusqlite::Result<Option<(String, String)>> {
    let row: Option<[String; 7]> = conn
        .prepare_cached(
            "SELECT company, first_name, last_name, number, coalesce((SELECT city FROM address
                 WHERE customer_id = customer.id AND deleted_at IS NULL
                 ORDER BY kind <> 1, position, id LIMIT 1), ''), sort_key, city_key
             FROM customer WHERE id = ?1",
        )?
        .query_row([id], |r| {
            Ok([r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?, r.get(6)?])
        })
        .optional()?;
    let Some([company, first, last, number, city, sort_key, city_key]) = row else {
        return Ok(None);
    };
    let wanted =
        (fold::name_sort_key(&company, &first, &last, &number), fold::city_sort_key(&city));
    Ok((wanted != (sort_key, city_key)).then_some(wanted))
}

/// Last real contact (milliseconds), number of contacts, number of open tasks.
type Counts = (Option<i64>, i64, i64);

/// Bring last contact and counters of a customer in step.
pub(in crate::store) fn keep_counts(conn: &Connection, id: Id) -> rusqlite::Result<()> {
    if let Some((last, contacts, tasks)) = other_counts(conn, id)? {
        conn.prepare_cached(
            "UPDATE customer SET last_contact_at = ?2, contact_count = ?3, open_task_count = ?4
             WHERE id = ?1",
        )?
        .execute((id, last, contacts, tasks))?;
    }
    Ok(())
}

/// What a recount of a customer says, if the row says something else.
pub(in crate::store) fn other_counts(
    conn: &Connection,
    id: Id,
) -> rusqlite::Result<Option<Counts>> {
    let unreal = (Outcome::NoAnswer.code(), Outcome::Voicemail.code());
    let row: Option<(Counts, Counts)> = conn
        .prepare_cached(
            "SELECT
               (SELECT at FROM contact WHERE customer_id = ?1 AND deleted_at IS NULL
                AND (outcome IS NULL OR outcome NOT IN (?2, ?3)) ORDER BY at DESC LIMIT 1),
               (SELECT count(*) FROM contact WHERE customer_id = ?1 AND deleted_at IS NULL),
               (SELECT count(*) FROM task WHERE customer_id = ?1 AND done_at IS NULL
                AND deleted_at IS NULL),
               last_contact_at, contact_count, open_task_count
             FROM customer WHERE id = ?1",
        )?
        .query_row((id, unreal.0, unreal.1), |r| {
            Ok(((r.get(0)?, r.get(1)?, r.get(2)?), (r.get(3)?, r.get(4)?, r.get(5)?)))
        })
        .optional()?;
    Ok(row.and_then(|(wanted, stored)| (wanted != stored).then_some(wanted)))
}
