//! Complaints: their numbers, and the steps that may be taken.

use chrono::{DateTime, Datelike, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use super::{Save, number};
use crate::domain::codes::ComplaintState;
use crate::domain::complaint::check_step;
use crate::domain::flaws::{self, Flaw};
use crate::domain::model::{Complaint, ComplaintStep, Id};
use crate::store::api::{Change, SaveError, StoreError};
use crate::store::lists;
use crate::store::rows::{self, Record};

impl Save<'_> {
    pub(super) fn complaint(
        &mut self,
        base: Option<&Complaint>,
        new: &Complaint,
    ) -> Result<Id, SaveError> {
        let mut new = new.clone();
        new.customer_id = self.resolve_some(new.customer_id)?;
        new.person_id = self.resolve_some(new.person_id)?;
        new.contact_id = self.resolve_some(new.contact_id)?;
        new.duplicate_of = self.resolve_some(new.duplicate_of)?;
        new.number = new.number.trim().to_owned();
        match base {
            Some(base) if new.number.is_empty() => new.number.clone_from(&base.number),
            None if new.number.is_empty() => {
                let zone = self.writer.settings()?.time_zone;
                let year = new.received_at.with_timezone(&zone).year();
                new.number = next_complaint_number(self.writer.conn(), year)?;
                self.saved.number = Some(new.number.clone());
            }
            Some(base) if new.number == base.number => {}
            base => self.require_free_complaint(&new.number, base.map_or(0, |b| b.meta.id))?,
        }
        self.list_entry("category", base.map(|b| &b.category), &mut new.category)?;
        self.list_entry("cause", base.map(|b| &b.cause), &mut new.cause)?;
        let wrap = |t: Complaint| Change::Complaint { base: Some(t.clone().into()), new: t.into() };
        let plain = self.plain(base, &new, wrap)?;
        if let Some(before) = plain.theirs.as_ref().map(|theirs| theirs.received_at) {
            self.move_receipt(plain.id, before)?;
        }
        self.refuse_flaw(plain.id, base, flaws::of_complaint)?;
        Ok(plain.id)
    }

    /// Refuse a record that cannot be: as it stands now, together with what a
    /// colleague has entered. What was so before is not held against it.
    pub(super) fn refuse_flaw<R: Record>(
        &self,
        id: Id,
        base: Option<&R>,
        flaw: impl Fn(&R) -> Option<Flaw>,
    ) -> Result<(), SaveError> {
        // Both sides of a conflict have to be seen first.
        if !self.conflicts.is_empty() {
            return Ok(());
        }
        let found = R::load(self.writer.conn(), id)?.as_ref().and_then(&flaw);
        match found {
            Some(found) if base.and_then(flaw).as_ref() != Some(&found) => {
                Err(SaveError::Flaw(found))
            }
            _ => Ok(()),
        }
    }

    /// Refuse a number that another complaint has.
    pub(super) fn require_free_complaint(&self, number: &str, own: Id) -> Result<(), SaveError> {
        match complaint_holder(self.writer.conn(), number)? {
            Some((id, about)) if id != own => {
                Err(SaveError::Flaw(Flaw::NumberTaken { number: number.to_owned(), about }))
            }
            _ => Ok(()),
        }
    }

    /// What was typed anew becomes an entry of its list.
    pub(in crate::store) fn list_entry(
        &mut self,
        list: &'static str,
        base: Option<&String>,
        typed: &mut String,
    ) -> Result<(), StoreError> {
        if base == Some(&*typed) || typed.is_empty() {
            return Ok(());
        }
        *typed = lists::spelled(self.writer.conn(), list, typed)?;
        lists::offer(&mut self.writer, list, typed)
    }

    /// The receipt in the line of life goes along with the time of the complaint, and
    /// no step may lie before it.
    fn move_receipt(&mut self, id: Id, before: DateTime<Utc>) -> Result<(), SaveError> {
        let conn = self.writer.conn();
        let Some(complaint) = Complaint::load(conn, id)?.filter(|c| c.received_at != before) else {
            return Ok(());
        };
        let at = complaint.received_at;
        for step in rows::steps_of(conn, id)? {
            if step.state == Some(ComplaintState::Received) && step.at == before {
                let ms = |at: DateTime<Utc>| Value::Integer(at.timestamp_millis());
                self.writer.update(
                    "complaint_step",
                    step.meta.id,
                    &[("at", ms(before), ms(at))],
                )?;
            } else if step.at < at {
                return Err(SaveError::Flaw(Flaw::ReceiptAfterStep));
            }
        }
        Ok(())
    }

    pub(super) fn step(&mut self, step: &ComplaintStep) -> Result<Id, SaveError> {
        let mut step = step.clone();
        step.complaint_id = self.resolve(step.complaint_id)?;
        if step.by.is_empty() {
            step.by.clone_from(&self.writer.who().login);
        }
        let complaint = Complaint::load(self.writer.conn(), step.complaint_id)?
            .filter(|complaint| complaint.meta.deleted_at.is_none())
            .ok_or(SaveError::Gone)?;
        let taken = rows::steps_of(self.writer.conn(), step.complaint_id)?;
        check_step(complaint.received_at, &taken, &step).map_err(|why| SaveError::StepRefused {
            number: complaint.number.clone(),
            from: crate::domain::complaint::life(&taken).state,
            to: step.state,
            why,
        })?;
        // Within the minute it comes after the last.
        let last = taken.last().map_or(complaint.received_at, |step| step.at);
        step.at = step.at.max(last).max(complaint.received_at);
        Ok(self.insert("complaint_step", rows::step_fields(&step))?)
    }
}

/// The next complaint number of a year, never given before; inside a writing transaction.
pub(in crate::store) fn next_complaint_number(
    conn: &Connection,
    year: i32,
) -> Result<String, StoreError> {
    let key = format!("complaint_number_{year}");
    let counter: Option<i64> = conn
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([&key], |r| r.get(0))
        .optional()?;
    let format = |n: i64| format!("B-{year}-{n:04}");
    let n = number::first_free(counter.unwrap_or(0) + 1, |n| {
        Ok::<_, rusqlite::Error>(complaint_holder(conn, &format(n))?.is_none())
    })?;
    conn.prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?
        .execute((key, n))?;
    Ok(format(n))
}

/// The live complaint with this number: id and what it is about.
pub(in crate::store) fn complaint_holder(
    conn: &Connection,
    number: &str,
) -> rusqlite::Result<Option<(Id, String)>> {
    let id: Option<Id> = conn
        .prepare_cached("SELECT id FROM complaint WHERE number = ?1 AND deleted_at IS NULL")?
        .query_row([number], |r| r.get(0))
        .optional()?;
    let Some(id) = id else { return Ok(None) };
    let complaint = Complaint::load(conn, id)?;
    Ok(complaint.map(|complaint| (id, complaint.headline().to_owned())))
}
