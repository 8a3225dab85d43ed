//! Surveys in many periods at once, as far as they do not add up by day: read from two indexes
//! that hold all that is asked.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rusqlite::{Connection, Result};

use super::basis::{IdSet, is_meant};
use crate::domain::codes::{Code as _, SurveyKind};
use crate::domain::kpi::{Answer, Ask, SurveyCounter, SurveyTally};
use crate::domain::model::Id;

/// NPS, CSAT and CES of these customers, or of all, in these periods.
pub(super) fn count(
    conn: &Connection,
    asks: &[Ask],
    basis: Option<&IdSet>,
    zone: Tz,
) -> Result<Vec<[SurveyTally; 3]>> {
    let mut counter = SurveyCounter::new(asks, zone);
    let Some((from, until)) = counter.span() else { return Ok(Vec::new()) };
    let span = [from.timestamp_millis(), until.timestamp_millis()];
    let moment = DateTime::<Utc>::from_timestamp_millis;
    let mut sent = conn.prepare_cached(
        "SELECT kind, sent_at, answered_at, customer_id FROM survey INDEXED BY survey_sent
          WHERE sent_at >= ?1 AND sent_at < ?2 AND deleted_at IS NULL",
    )?;
    let mut rows = sent.query(span)?;
    while let Some(row) = rows.next()? {
        let (kind, at) = (SurveyKind::from_code(row.get(0)?), moment(row.get(1)?));
        let (Some(kind), Some(at), true) = (kind, at, is_meant(basis, row.get(3)?)) else {
            continue;
        };
        counter.sent(kind, at, row.get::<_, Option<i64>>(2)?.and_then(moment));
    }
    let mut answered = conn.prepare_cached(
        "SELECT kind, answered_at, score, customer_id, id FROM survey INDEXED BY survey_answered
          WHERE answered_at >= ?1 AND answered_at < ?2 AND score IS NOT NULL
            AND deleted_at IS NULL",
    )?;
    let mut rows = answered.query(span)?;
    while let Some(row) = rows.next()? {
        let customer: Option<Id> = row.get(3)?;
        let (kind, at) = (SurveyKind::from_code(row.get(0)?), moment(row.get(1)?));
        let (Some(kind), Some(at), true) = (kind, at, is_meant(basis, customer)) else {
            continue;
        };
        let (score, id) = (row.get(2)?, row.get(4)?);
        counter.answered(Answer { id, customer, kind, at, score });
    }
    Ok(counter.finish())
}

#[cfg(test)]
mod tests;
