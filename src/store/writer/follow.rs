//! What follows from written rows, whoever wrote them: sort keys, counters and
//! the search index of the customers concerned.

use rusqlite::{Connection, OptionalExtension, Row};

use super::standing::{Reckoner, keep_standing, open_complaints};
use super::{Column, Writer};
use crate::domain::codes::{Code, Outcome};
use crate::domain::fold;
use crate::domain::model::Id;
use crate::store::api::StoreError;
use crate::store::values::{self, Valuer};
use crate::store::{index, rows};

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
            "survey" | "consent" => self.answered.extend(self.customer_of(table, id)?),
            "sale" => {
                if let Some(customer) = self.customer_of(table, id)? {
                    self.valued.insert(customer);
                    self.keeper.buyer(customer);
                }
                self.other_values = true;
            }
            "complaint" => self.note_complaint(id)?,
            "complaint_step" | "remedy" => {
                let sql = format!("SELECT complaint_id FROM {table} WHERE id = ?1");
                let found: Option<Id> =
                    self.conn().prepare_cached(&sql)?.query_row([id], |r| r.get(0)).optional()?;
                if let Some(complaint) = found {
                    self.note_complaint(complaint)?;
                }
            }
            "setting" => {
                let key: Option<String> = self
                    .conn()
                    .prepare_cached("SELECT key FROM setting WHERE id = ?1")?
                    .query_row([id], |r| r.get(0))
                    .optional()?;
                self.other_deadlines |= key.as_deref().is_some_and(moves_deadlines);
                if key.as_deref().is_some_and(moves_values) {
                    self.other_values = true;
                    self.keeper.other_rules();
                }
                if key.as_deref() == Some("time-zone") {
                    self.keeper.other_zone();
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A row came or went: of a customer, with it goes its value.
    pub(super) fn note_life(&mut self, table: &str, id: Id) {
        if table == "customer" {
            self.valued.insert(id);
            self.keeper.buyer(id);
        }
    }

    /// Columns of a row were written: the value of a customer hangs on few of its own.
    pub(super) fn note_columns(&mut self, table: &str, id: Id, columns: &[Column]) {
        if table != "customer" {
            return;
        }
        for (column, ..) in columns {
            match *column {
                "stage" | "stage_on" => {
                    self.valued.insert(id);
                }
                // Where it stood a year ago follows too.
                "inactivity_days" => {
                    self.valued.insert(id);
                    self.keeper.buyer(id);
                    self.other_values = true;
                }
                "referred_by" => self.keeper.buyer(id),
                // Equal values are ranked by it.
                "number" => {
                    self.keeper.renumbered(id);
                    self.other_values = true;
                }
                _ => {}
            }
        }
    }

    fn note_complaint(&mut self, id: Id) -> Result<(), StoreError> {
        self.lived.insert(id);
        self.counted.extend(self.customer_of("complaint", id)?);
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
    pub fn finish(mut self) -> Result<bool, StoreError> {
        if self.action.is_none() {
            return Ok(false);
        }
        let conn = self.conn();
        if self.other_deadlines {
            self.lived.extend(open_complaints(conn)?);
        }
        // The counters of customers follow from where the complaints stand.
        if !self.lived.is_empty() {
            let reckoner = Reckoner::of(&self.settings()?);
            for id in &self.lived {
                keep_standing(conn, *id, &reckoner)?;
            }
        }
        for id in &self.named {
            keep_keys(conn, *id)?;
            index::put_customer(conn, *id)?;
        }
        for id in &self.counted {
            keep_counts(conn, *id)?;
        }
        for id in self.counted.iter().chain(&self.answered).chain(&self.valued) {
            values::keep_service(conn, *id)?;
        }
        if !self.valued.is_empty() {
            let settings = self.settings()?;
            let now = rows::instant_or_epoch(self.now);
            let report = self.store.valuation()?.map(|valuation| valuation.report);
            let mut valuer = Valuer::new(conn, &settings, settings.today(now), report.as_ref())?;
            for id in &self.valued {
                valuer.keep(conn, *id)?;
            }
        }
        for (id, before) in &self.worded {
            let before = before.as_ref().map(|(subject, note)| (subject.as_str(), note.as_str()));
            index::put_contact(conn, *id, before)?;
        }
        self.keeper.finish(conn)?;
        if self.other_values {
            values::count_sales_change(conn)?;
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

/// Whether a setting is one from which deadlines follow.
fn moves_deadlines(key: &str) -> bool {
    matches!(key, "closing-days" | "country" | "land" | "time-zone")
        || key.starts_with("hours.")
        || key.starts_with("deadline.")
}

/// Whether a setting is one from which the value of customers follows.
fn moves_values(key: &str) -> bool {
    matches!(key, "inactivity-days" | "discount-rate" | "time-zone")
        || ["abc-", "clv-", "forecast-"].iter().any(|group| key.starts_with(group))
}

/// Last real contact (milliseconds), then the numbers of contacts, open tasks,
/// complaints and open complaints, and what remedies have cost.
type Counts = (Option<i64>, [i64; 5]);

/// Bring last contact, counters and remedy cost of a customer in step.
pub(in crate::store) fn keep_counts(conn: &Connection, id: Id) -> rusqlite::Result<()> {
    if let Some((last, [contacts, tasks, complaints, open, cost])) = other_counts(conn, id)? {
        conn.prepare_cached(
            "UPDATE customer SET last_contact_at = ?2, contact_count = ?3, open_task_count = ?4,
               complaint_count = ?5, open_complaint_count = ?6, remedy_cost = ?7
             WHERE id = ?1",
        )?
        .execute((id, last, contacts, tasks, complaints, open, cost))?;
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
               (SELECT count(*) FROM complaint WHERE customer_id = ?1 AND deleted_at IS NULL),
               (SELECT count(*) FROM complaint WHERE customer_id = ?1 AND deleted_at IS NULL
                AND open = 1),
               (SELECT ifnull(sum(r.cost), 0) FROM complaint b JOIN remedy r ON r.complaint_id = b.id
                WHERE b.customer_id = ?1 AND b.deleted_at IS NULL AND r.deleted_at IS NULL),
               last_contact_at, contact_count, open_task_count, complaint_count,
               open_complaint_count, remedy_cost
             FROM customer WHERE id = ?1",
        )?
        .query_row((id, unreal.0, unreal.1), |r| Ok((counts(r, 0)?, counts(r, 6)?)))
        .optional()?;
    Ok(row.and_then(|(wanted, stored)| (wanted != stored).then_some(wanted)))
}

fn counts(row: &Row, from: usize) -> rusqlite::Result<Counts> {
    let mut numbers = [0; 5];
    for (at, number) in (from + 1..).zip(&mut numbers) {
        *number = row.get(at)?;
    }
    Ok((row.get(from)?, numbers))
}
