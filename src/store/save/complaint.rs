//! Complaints: their numbers, and the steps that may be taken.

use chrono::Datelike;
use rusqlite::{Connection, OptionalExtension};

use super::{Save, number};
use crate::domain::complaint::check_step;
use crate::domain::model::{Complaint, ComplaintStep, Id};
use crate::store::api::{Change, SaveError, StoreError};
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
        match base {
            Some(base) if new.number.is_empty() => new.number.clone_from(&base.number),
            None if new.number.is_empty() => {
                let zone = self.writer.settings()?.time_zone;
                let year = new.received_at.with_timezone(&zone).year();
                new.number = next_complaint_number(self.writer.conn(), year)?;
                self.saved.number = Some(new.number.clone());
            }
            _ => {}
        }
        let wrap = |t: Complaint| Change::Complaint { base: Some(t.clone().into()), new: t.into() };
        Ok(self.plain(base, &new, wrap)?.id)
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
