//! What keeps the sums by day and the purchases in step while records are written: told of
//! each row before and after, it brings both tables in step at the end of the action.

#[cfg(test)]
mod deeds;
#[cfg(test)]
mod draw;
#[cfg(test)]
mod naive;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono_tz::Tz;
use rusqlite::{Connection, Result};

use super::days::{self, DayChanges};
use super::history::{self, Changed};
use super::source::Source;
use crate::domain::kpi::day::{self, ContactFacts, TaskFacts};
use crate::domain::kpi::{DaySums, sale_sums};
use crate::domain::model::{Complaint, Contact, Id, Remedy, Sale, Survey, Task};
use crate::domain::value::{self, SaleRow};

/// Of one action on single rows.
#[derive(Debug, Default)]
pub(in crate::store) struct Keeper {
    zone: Option<Tz>,
    changes: DayChanges,
    /// Customers that came or went, whose sales were written, or what is kept with them.
    buyers: BTreeSet<Id>,
    /// Customers that got another number: of equal ones the first by number comes first.
    renumbered: BTreeSet<Id>,
    /// A setting was written by which purchases are counted.
    other_rules: bool,
    other_zone: bool,
}

impl Keeper {
    /// A row is about to be written.
    pub fn before(&mut self, conn: &Connection, table: &str, id: Id) -> Result<()> {
        self.row(conn, table, id, DayChanges::subtract)
    }

    /// A row was written.
    pub fn after(&mut self, conn: &Connection, table: &str, id: Id) -> Result<()> {
        self.row(conn, table, id, DayChanges::add)
    }

    /// A row is about to go to the trash or to come back: remedies count with their complaint.
    pub fn before_life(&mut self, conn: &Connection, table: &str, id: Id) -> Result<()> {
        self.life(conn, table, id, DayChanges::subtract)
    }

    /// It went, or came back.
    pub fn after_life(&mut self, conn: &Connection, table: &str, id: Id) -> Result<()> {
        self.life(conn, table, id, DayChanges::add)
    }

    fn life(
        &mut self,
        conn: &Connection,
        table: &str,
        id: Id,
        change: fn(&mut DayChanges, value::Day, &DaySums),
    ) -> Result<()> {
        self.row(conn, table, id, change)?;
        if table == "complaint" {
            let remedies: Vec<Id> = conn
                .prepare_cached("SELECT id FROM remedy WHERE complaint_id = ?1")?
                .query_map([id], |r| r.get(0))?
                .collect::<Result<_>>()?;
            for remedy in remedies {
                self.row(conn, "remedy", remedy, change)?;
            }
        }
        Ok(())
    }

    fn row(
        &mut self,
        conn: &Connection,
        table: &str,
        id: Id,
        change: fn(&mut DayChanges, value::Day, &DaySums),
    ) -> Result<()> {
        let Some(source) = Source::of(table) else { return Ok(()) };
        let zone = match self.zone {
            Some(zone) => zone,
            None => *self.zone.insert(days::zone(conn)?),
        };
        if let Some((day, sums)) = days::added(conn, source, id, zone)? {
            change(&mut self.changes, day, &sums);
        }
        Ok(())
    }

    /// What is kept of the purchases of a customer may be another.
    pub fn buyer(&mut self, id: Id) {
        self.buyers.insert(id);
    }

    pub fn renumbered(&mut self, id: Id) {
        self.renumbered.insert(id);
    }

    pub fn other_rules(&mut self) {
        self.other_rules = true;
    }

    pub fn other_zone(&mut self) {
        self.other_zone = true;
    }

    /// Bring both tables in step.
    pub fn finish(self, conn: &Connection) -> Result<()> {
        if self.other_zone {
            days::replace(conn, &days::recount(conn, days::zone(conn)?)?)?;
        } else {
            self.changes.write(conn)?;
        }
        let mut changed = history::keep(conn, &self.buyers)?;
        for id in self.renumbered {
            if history::is_kept(conn, id)? {
                changed = Changed::ALL;
            }
        }
        if self.other_rules {
            changed = Changed::ALL;
        }
        changed.forget(conn)
    }
}

/// Of many new records.
#[derive(Debug)]
pub(in crate::store) struct BulkKeeper {
    zone: Tz,
    changes: DayChanges,
}

impl BulkKeeper {
    pub fn new(zone: Tz) -> Self {
        Self { zone, changes: DayChanges::default() }
    }

    pub fn contact(&mut self, contact: &Contact) {
        self.changes
            .add(day::local_day(contact.at, self.zone), &ContactFacts::from(contact).sums());
    }

    pub fn task(&mut self, task: &Task) {
        if let Some(facts) = TaskFacts::of(task, self.zone) {
            self.changes.add(facts.due_on, &facts.sums(self.zone));
        }
    }

    pub fn complaint(&mut self, complaint: &Complaint, remedies: &[Remedy]) {
        self.changes.add(day::local_day(complaint.received_at, self.zone), &day::complaint());
        for remedy in remedies {
            self.changes.add(value::day(remedy.given_on), &day::remedy(remedy.cost));
        }
    }

    pub fn survey(&mut self, survey: &Survey) {
        if let (Some(at), Some(score)) = (survey.answered_at, survey.score) {
            self.changes.add(day::local_day(at, self.zone), &day::answer(survey.kind, score));
        }
    }

    pub fn sale(&mut self, sale: &Sale) {
        self.changes.add(value::day(sale.date), &sale_sums(&SaleRow::from(sale)));
    }

    /// Bring both tables in step. `sold`: customers that got sales.
    pub fn finish(self, conn: &Connection, sold: &BTreeSet<Id>) -> Result<()> {
        self.changes.write(conn)?;
        history::keep(conn, sold)?.forget(conn)
    }
}

/// Fill both tables from the records, where they are empty.
pub(in crate::store) fn fill(conn: &Connection) -> Result<()> {
    days::replace(conn, &days::recount(conn, days::zone(conn)?)?)?;
    history::fill(conn)
}

/// Days and customers of whom something else is kept than the records say; with `mend` it is
/// made anew, and what was counted from it is forgotten.
pub(in crate::store) fn out_of_step(conn: &Connection, mend: bool) -> Result<i64> {
    let (wanted, kept) = (days::recount(conn, days::zone(conn)?)?, days::kept(conn)?);
    let others = wanted.iter().filter(|(day, sums)| kept.get(day) != Some(sums)).count();
    let lost = kept.keys().filter(|day| !wanted.contains_key(day)).count();
    let days = i64::try_from(others + lost).unwrap_or(i64::MAX);
    if mend && days > 0 {
        days::replace(conn, &wanted)?;
    }
    let customers = history::out_of_step(conn, mend)?;
    if mend && customers > 0 {
        Changed::ALL.forget(conn)?;
    }
    Ok(days.saturating_add(customers))
}
