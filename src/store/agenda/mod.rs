//! What a day asks for: tasks, complaints, birthdays, and whom to call.
//!
//! Performance: every part is read from an index in its order and cut; nothing
//! here grows with the file but the number of days and customers that are looked
//! at for suggestions, and that has a bound too.

mod occasions;
mod suggest;

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use chrono_tz::Tz;
use rusqlite::types::Value;
use rusqlite::{Connection, Result, params_from_iter};

use super::Store;
use super::api::StoreError;
use super::complaints::complaint_rows;
use super::figures::{day_begins, day_ends};
use super::named::user_id;
use super::tasks::{MANY, task_rows};
use crate::domain::codes::{Code, ComplaintState, TaskKind};
use crate::domain::model::Id;
use crate::domain::settings::Settings;
use crate::domain::views::{AGENDA_ROWS, Agenda, AgendaFilter, DayLoad};

/// So many days are looked ahead.
const AHEAD: u64 = 7;

impl Store {
    /// What this local day asks for.
    pub fn agenda(
        &self,
        today: NaiveDate,
        now: DateTime<Utc>,
        filter: &AgendaFilter,
    ) -> Result<Agenda, StoreError> {
        Ok(agenda(self.conn(), &self.settings()?, today, now, filter)?)
    }

    /// How much lies on each local day from … until, inclusive; days without
    /// anything are left out.
    pub fn day_loads(
        &self,
        from: NaiveDate,
        until: NaiveDate,
        filter: &AgendaFilter,
    ) -> Result<Vec<DayLoad>, StoreError> {
        Ok(day_loads(self.conn(), self.settings()?.time_zone, from, until, filter)?)
    }
}

/// Whose day it is, in the words of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Everybodys,
    Of(Id),
    /// What nobody has been given yet too; `None`: of somebody new to this file.
    OfOrNobodys(Option<Id>),
}

impl Whose {
    /// `None`: of a login that this file does not know.
    fn new(conn: &Connection, filter: &AgendaFilter) -> Result<Option<Self>> {
        match &filter.login {
            None => Ok(Some(Self::Everybodys)),
            Some(login) => {
                let id = user_id(conn, login)?;
                Ok(if filter.unassigned { Some(Self::OfOrNobodys(id)) } else { id.map(Self::Of) })
            }
        }
    }

    /// A condition on a column with its value, as the parameter `?n`.
    fn condition(self, column: &str, n: usize) -> (String, Option<Value>) {
        match self {
            Self::Everybodys => (String::new(), None),
            Self::Of(id) => (format!(" AND {column} = ?{n}"), Some(Value::Integer(id))),
            Self::OfOrNobodys(None) => (format!(" AND {column} IS NULL"), None),
            Self::OfOrNobodys(Some(id)) => {
                (format!(" AND ({column} IS NULL OR {column} = ?{n})"), Some(Value::Integer(id)))
            }
        }
    }

    fn covers(self, owner: Option<Id>) -> bool {
        match self {
            Self::Everybodys => true,
            Self::Of(id) => owner == Some(id),
            Self::OfOrNobodys(id) => owner.is_none() || owner == id,
        }
    }
}

fn text(day: NaiveDate) -> Value {
    Value::Text(day.format("%Y-%m-%d").to_string())
}

fn agenda(
    conn: &Connection,
    settings: &Settings,
    today: NaiveDate,
    now: DateTime<Utc>,
    filter: &AgendaFilter,
) -> Result<Agenda> {
    let Some(whose) = Whose::new(conn, filter)? else { return Ok(Agenda::default()) };
    let last = today.checked_add_days(Days::new(AHEAD)).unwrap_or(today);
    let mut cut = false;
    let mut tasks = |index: &str, condition: &str, values: &[Value]| {
        let (mine, value) = whose.condition("t.assignee_id", values.len() + 1);
        let sql = task_sql(index, &format!("{condition}{mine}"));
        let mut ids = ids(conn, &sql, values.iter().cloned().chain(value))?;
        cut |= shorten(&mut ids);
        task_rows(conn, &ids)
    };
    let due = "ifnull(t.due_on, '9999')";
    let overdue = tasks("task_open", &format!("{due} < ?1"), &[text(today)])?;
    // Asked for with “=”, SQLite would sort them.
    let of_today = format!("{due} >= ?1 AND {due} <= ?1");
    let at_once = tasks("task_open", &of_today, &[text(today)])?;
    let week = format!("{due} > ?1 AND {due} <= ?2");
    let week = tasks("task_open", &week, &[text(today), text(last)])?;
    let later = format!("t.kind IN (4, 5) AND {due} > ?1");
    let promises = tasks("task_promise", &later, &[text(last)])?;
    let mut complaints = complaints(conn, whose, day_ends(last, settings.time_zone))?;
    cut |= shorten(&mut complaints);
    let mut occasions = occasions::occasions(conn, whose, today, last)?;
    cut |= shorten(&mut occasions);
    let (mut suggestions, more) = suggest::suggestions(conn, settings, whose, [today, last], now)?;
    cut |= shorten(&mut suggestions) | more;
    Ok(Agenda {
        others: others(conn, whose, today)?,
        overdue,
        today: at_once,
        week,
        promises,
        complaints: complaint_rows(conn, &complaints)?,
        occasions: occasions::rows(conn, &occasions)?,
        suggestions: suggest::rows(conn, suggestions)?,
        cut,
    })
}

/// One more than are shown, by day and time.
fn task_sql(index: &str, condition: &str) -> String {
    format!(
        "SELECT t.id FROM task t INDEXED BY {index}
          WHERE t.done_at IS NULL AND t.deleted_at IS NULL AND {condition}
          ORDER BY ifnull(t.due_on, '9999'), ifnull(t.due_at, 0), t.id LIMIT {}",
        AGENDA_ROWS + 1
    )
}

/// Open tasks due by today that are somebody else's.
fn others(conn: &Connection, whose: Whose, today: NaiveDate) -> Result<i64> {
    let (condition, id) = match whose {
        Whose::Everybodys => return Ok(0),
        Whose::Of(id) => ("ifnull(assignee_id, 0) <> ?2", id),
        Whose::OfOrNobodys(id) => ("assignee_id <> ?2", id.unwrap_or(0)),
    };
    let sql = format!(
        "SELECT count(*) FROM (SELECT 1 FROM task INDEXED BY task_open
          WHERE done_at IS NULL AND deleted_at IS NULL AND ifnull(due_on, '9999') <= ?1
            AND {condition} LIMIT {MANY})"
    );
    conn.prepare_cached(&sql)?.query_row((text(today), id), |row| row.get(0))
}

fn ids(conn: &Connection, sql: &str, values: impl Iterator<Item = Value>) -> Result<Vec<Id>> {
    conn.prepare_cached(sql)?.query_map(params_from_iter(values), |row| row.get(0))?.collect()
}

/// Whether there was more than is shown.
fn shorten<T>(rows: &mut Vec<T>) -> bool {
    let more = rows.len() > AGENDA_ROWS;
    rows.truncate(AGENDA_ROWS);
    more
}

/// Open ones due before a moment, or waiting to be closed, as the list has them.
fn complaints(conn: &Connection, whose: Whose, before: i64) -> Result<Vec<Id>> {
    let (mine, value) = whose.condition("owner_id", 3);
    let values = [Value::Integer(before), Value::Integer(ComplaintState::CarriedOut.code())];
    ids(conn, &complaint_sql(&mine), values.into_iter().chain(value))
}

/// One more than are shown, due before ?1 or in the state ?2, as the list has them.
fn complaint_sql(mine: &str) -> String {
    format!(
        "SELECT id FROM complaint INDEXED BY complaint_open
          WHERE open = 1 AND deleted_at IS NULL
            AND (ifnull(next_due, 9223372036854775700 + state) < ?1 OR state = ?2){mine}
          ORDER BY 1 - safety, ifnull(next_due, 9223372036854775700 + state), id LIMIT {}",
        AGENDA_ROWS + 1
    )
}

fn day_loads(
    conn: &Connection,
    zone: Tz,
    from: NaiveDate,
    until: NaiveDate,
    filter: &AgendaFilter,
) -> Result<Vec<DayLoad>> {
    let Some(whose) = Whose::new(conn, filter)? else { return Ok(Vec::new()) };
    let mut days: BTreeMap<NaiveDate, DayLoad> = BTreeMap::new();
    let mut load = |day: NaiveDate, add: &dyn Fn(&mut DayLoad)| {
        add(days.entry(day).or_insert(DayLoad { day, tasks: 0, appointments: 0, deadlines: 0 }));
    };
    let (mine, value) = whose.condition("assignee_id", 4);
    let sql = format!(
        "SELECT ifnull(due_on, '9999') AS day, count(*), sum(kind = ?3)
           FROM task INDEXED BY task_open
          WHERE done_at IS NULL AND deleted_at IS NULL
            AND ifnull(due_on, '9999') >= ?1 AND ifnull(due_on, '9999') <= ?2{mine}
          GROUP BY 1"
    );
    let kind = Value::Integer(TaskKind::Appointment.code());
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows =
        query.query(params_from_iter([text(from), text(until), kind].into_iter().chain(value)))?;
    while let Some(row) = rows.next()? {
        let Some(day) = super::rows::date(Some(row.get_ref(0)?.as_str()?)) else { continue };
        let (all, appointments): (i64, i64) = (row.get(1)?, row.get(2)?);
        load(day, &|load| {
            load.tasks += all - appointments;
            load.appointments += appointments;
        });
    }
    let (mine, value) = whose.condition("owner_id", 3);
    let sql = format!(
        "SELECT next_due FROM complaint INDEXED BY complaint_due
          WHERE open = 1 AND deleted_at IS NULL AND next_due >= ?1 AND next_due < ?2{mine}"
    );
    let span = [day_begins(from, zone), day_ends(until, zone)].map(Value::Integer);
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query(params_from_iter(span.into_iter().chain(value)))?;
    while let Some(row) = rows.next()? {
        let at = super::rows::instant_or_epoch(row.get(0)?);
        load(at.with_timezone(&zone).date_naive(), &|load| load.deadlines += 1);
    }
    Ok(days.into_values().collect())
}

#[cfg(test)]
mod tests;
