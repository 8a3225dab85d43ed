//! Where a complaint stands and what is due, kept beside it: follows from its live
//! steps, the business hours and the targets ([`crate::domain::deadlines`]).

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use crate::domain::codes::Code;
use crate::domain::deadlines::Clock;
use crate::domain::model::{Complaint, ComplaintStep, Id, Standing};
use crate::domain::settings::{Deadlines, Settings};
use crate::domain::worktime::WorkCalendar;
use crate::store::rows::{self, Record};

/// The columns that are kept, in the order of [`standing_values`].
pub(in crate::store) const STANDING: [&str; 12] = [
    "state",
    "open",
    "paused",
    "acknowledged_at",
    "resolved_at",
    "closed_at",
    "told_at",
    "decision_told_at",
    "reopened",
    "acknowledge_due",
    "resolve_due",
    "next_due",
];

/// What the columns hold.
pub(in crate::store) fn standing_values(standing: &Standing) -> [Value; 12] {
    let flag = |yes: bool| Value::Integer(i64::from(yes));
    let moment = |at: Option<chrono::DateTime<chrono::Utc>>| {
        at.map_or(Value::Null, |at| Value::Integer(at.timestamp_millis()))
    };
    [
        Value::Integer(standing.state.code()),
        flag(!standing.state.is_final()),
        flag(standing.paused),
        moment(standing.acknowledged_at),
        moment(standing.resolved_at),
        moment(standing.closed_at),
        moment(standing.told_at),
        moment(standing.decision_told_at),
        Value::Integer(standing.reopened),
        moment(standing.acknowledge_due),
        moment(standing.resolve_due),
        moment(standing.next_due),
    ]
}

/// What deadlines are reckoned with; made once for all complaints of an action.
#[derive(Debug)]
pub(in crate::store) struct Reckoner {
    deadlines: Deadlines,
    calendar: WorkCalendar,
}

impl Reckoner {
    pub fn of(settings: &Settings) -> Self {
        Self { deadlines: settings.deadlines, calendar: WorkCalendar::of(settings) }
    }

    /// Where a complaint stands after these steps, oldest first.
    pub fn standing(&self, complaint: &Complaint, steps: &[ComplaintStep]) -> Standing {
        Clock::of(complaint, steps, &self.deadlines, &self.calendar).standing()
    }
}

/// The live complaints that are not finished.
pub(super) fn open_complaints(conn: &Connection) -> rusqlite::Result<Vec<Id>> {
    conn.prepare_cached("SELECT id FROM complaint WHERE open = 1 AND deleted_at IS NULL")?
        .query_map([], |r| r.get(0))?
        .collect()
}

/// Bring a complaint in step with its steps. One in the trash stays as it was.
pub(in crate::store) fn keep_standing(
    conn: &Connection,
    id: Id,
    reckoner: &Reckoner,
) -> rusqlite::Result<()> {
    let Some(values) = other_standing(conn, id, reckoner)? else { return Ok(()) };
    let set: Vec<String> =
        (2..).zip(STANDING).map(|(n, column)| format!("{column} = ?{n}")).collect();
    let sql = format!("UPDATE complaint SET {} WHERE id = ?1", set.join(", "));
    let values = std::iter::once(Value::Integer(id)).chain(values);
    conn.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

/// What a recount of a live complaint says, if the row says something else.
pub(in crate::store) fn other_standing(
    conn: &Connection,
    id: Id,
    reckoner: &Reckoner,
) -> rusqlite::Result<Option<[Value; 12]>> {
    let Some(complaint) =
        Complaint::load(conn, id)?.filter(|complaint| complaint.meta.deleted_at.is_none())
    else {
        return Ok(None);
    };
    let wanted = standing_values(&reckoner.standing(&complaint, &rows::steps_of(conn, id)?));
    let sql = format!("SELECT {} FROM complaint WHERE id = ?1", STANDING.join(", "));
    let stored: Option<Vec<Value>> = conn
        .prepare_cached(&sql)?
        .query_row([id], |r| (0..STANDING.len()).map(|n| r.get(n)).collect())
        .optional()?;
    Ok(stored.filter(|stored| stored.as_slice() != wanted).map(|_| wanted))
}
