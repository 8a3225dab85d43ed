//! Complaints in many periods at once: one walk over all of them. Steps are read only of those
//! that were received in one of the periods or were ever reopened; of the others the columns
//! that the store keeps in step say when they were resolved and closed.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rusqlite::{CachedStatement, Connection, Result, Row};

use super::basis::{IdSet, is_meant};
use super::surveys;
use crate::domain::codes::{Code as _, ComplaintState, Severity, StepKind};
use crate::domain::kpi::{Ask, Case, CaseCounter, CasePeriod, CaseTally};
use crate::domain::model::{ComplaintStep, Id};
use crate::domain::settings::Settings;

/// For so many days a complaint about the same is a repeated one.
const REPEAT_DAYS: i64 = 90;

/// The complaints and surveys of these customers, or of all, in these periods.
pub(super) fn count(
    conn: &Connection,
    asks: &[Ask],
    basis: Option<&IdSet>,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<Vec<CaseTally>> {
    let zone = settings.time_zone;
    let periods: Vec<CasePeriod> = asks.iter().map(|ask| CasePeriod::new(ask, zone, now)).collect();
    let Some(until) = periods.iter().map(CasePeriod::until).max() else { return Ok(Vec::new()) };
    let is_opened = |at| periods.iter().any(|period| period.is_opened(at));
    let mut counter = CaseCounter::new(&periods, settings);
    each_case(conn, basis, zone, until, is_opened, |_, case| counter.add(case))?;
    let mut tallies = counter.finish();
    let surveys = surveys::count(conn, asks, basis, zone)?;
    for (tally, [nps, csat, ces]) in tallies.iter_mut().zip(surveys) {
        (tally.nps, tally.csat, tally.ces) = (nps, csat, ces);
    }
    Ok(tallies)
}

/// Goes through the live complaints of these customers, or of all, that were received before a
/// moment, in the order of their receipt. `with_steps`: whether those of a complaint received
/// then are wanted also if it was never reopened.
pub(in crate::store) fn each_case(
    conn: &Connection,
    basis: Option<&IdSet>,
    zone: Tz,
    until: DateTime<Utc>,
    with_steps: impl Fn(DateTime<Utc>) -> bool,
    mut each: impl FnMut(Id, &Case),
) -> Result<()> {
    // Of all the columns most are asked for: the table itself is read, and sorted.
    let mut query = conn.prepare_cached(
        "SELECT id, customer_id, category, received_at, severity, acknowledge_by, resolve_by,
                satisfaction_result, resolved_at, closed_at, reopened
           FROM complaint NOT INDEXED
          WHERE deleted_at IS NULL AND received_at < ?1 ORDER BY received_at, id",
    )?;
    let mut steps = conn.prepare_cached(
        "SELECT at, kind, state FROM complaint_step INDEXED BY complaint_step_complaint
          WHERE complaint_id = ?1 AND deleted_at IS NULL ORDER BY at, id",
    )?;
    let mut last = Earlier { zone, days: HashMap::new() };
    let mut rows = query.query([until.timestamp_millis()])?;
    while let Some(row) = rows.next()? {
        let (id, customer): (Id, Option<Id>) = (row.get(0)?, row.get(1)?);
        if !is_meant(basis, customer) {
            continue;
        }
        let mut case = case(row)?;
        case.repeated = last.is_repeated(customer, row.get(2)?, case.received_at);
        if row.get::<_, i64>(10)? > 0 || with_steps(case.received_at) {
            case.steps = steps_of(&mut steps, id)?;
        }
        each(id, &case);
    }
    Ok(())
}

fn case(row: &Row) -> Result<Case> {
    let moment = |at: usize| -> Result<Option<DateTime<Utc>>> {
        Ok(row.get::<_, Option<i64>>(at)?.and_then(DateTime::from_timestamp_millis))
    };
    Ok(Case {
        received_at: moment(3)?.unwrap_or_default(),
        severity: Severity::from_code(row.get(4)?).unwrap_or(Severity::Normal),
        acknowledge_by: moment(5)?,
        resolve_by: moment(6)?,
        satisfaction: row.get(7)?,
        repeated: false,
        resolved_at: moment(8)?,
        closed_at: moment(9)?,
        steps: Vec::new(),
    })
}

/// What the deadlines need to know of the live steps, in order of time.
fn steps_of(query: &mut CachedStatement<'_>, complaint: Id) -> Result<Vec<ComplaintStep>> {
    let mut steps = Vec::new();
    let mut rows = query.query([complaint])?;
    while let Some(row) = rows.next()? {
        let at = DateTime::from_timestamp_millis(row.get(0)?).unwrap_or_default();
        let kind = StepKind::from_code(row.get(1)?).unwrap_or(StepKind::Told);
        let state = row.get::<_, Option<i64>>(2)?.and_then(ComplaintState::from_code);
        steps.push(ComplaintStep { state, ..ComplaintStep::of(complaint, kind, at) });
    }
    Ok(steps)
}

/// The last day on which a customer complained in a category.
struct Earlier {
    zone: Tz,
    days: HashMap<(Id, String), i64>,
}

impl Earlier {
    /// Whether a complaint follows another about the same. Without a category nobody knows
    /// whether it is the same.
    fn is_repeated(&mut self, customer: Option<Id>, category: String, at: DateTime<Utc>) -> bool {
        let Some(customer) = customer.filter(|_| !category.is_empty()) else { return false };
        let day = i64::from(at.with_timezone(&self.zone).date_naive().to_epoch_days());
        let before = self.days.insert((customer, category), day);
        before.is_some_and(|before| day - before <= REPEAT_DAYS)
    }
}

#[cfg(test)]
mod tests;
