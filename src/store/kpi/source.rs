//! Where the sums by day come from: the columns of each kind of record that count.

use chrono_tz::Tz;
use rusqlite::{Result, Row};

use crate::domain::codes::{Code, SaleKind, SurveyKind, TaskKind};
use crate::domain::kpi::day::{self, ContactFacts, TaskFacts};
use crate::domain::kpi::{DaySums, sale_sums};
use crate::domain::value::{Day, SaleRow};
use crate::store::renew::day_of;
use crate::store::rows;

/// A kind of record that adds to the sums of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Source {
    Contact,
    Sale,
    Survey,
    Complaint,
    Remedy,
    Task,
}

/// The two questions for the same columns: of one row, of all.
macro_rules! questions {
    ($columns:literal, $from:literal, $counts:literal) => {
        (
            concat!("SELECT ", $columns, " FROM ", $from, " WHERE t.id = ?1 AND ", $counts),
            concat!("SELECT ", $columns, " FROM ", $from, " WHERE ", $counts),
        )
    };
}

impl Source {
    pub const ALL: [Self; 6] =
        [Self::Contact, Self::Sale, Self::Survey, Self::Complaint, Self::Remedy, Self::Task];

    /// Which one a table is; `None`: its rows add nothing.
    pub fn of(table: &str) -> Option<Self> {
        Some(match table {
            "contact" => Self::Contact,
            "sale" => Self::Sale,
            "survey" => Self::Survey,
            "complaint" => Self::Complaint,
            "remedy" => Self::Remedy,
            "task" => Self::Task,
            _ => return None,
        })
    }

    fn questions(self) -> (&'static str, &'static str) {
        match self {
            Self::Contact => questions!(
                "t.at, t.channel, t.direction, t.topic, t.outcome, t.solved, t.duration_s,
                 t.complaint_id IS NOT NULL",
                "contact t",
                "t.deleted_at IS NULL"
            ),
            Self::Sale => questions!(
                "t.date, t.kind, t.revenue, t.discount, t.variable_cost",
                "sale t",
                "t.deleted_at IS NULL"
            ),
            Self::Survey => questions!(
                "t.answered_at, t.kind, t.score",
                "survey t",
                "t.answered_at IS NOT NULL AND t.score IS NOT NULL AND t.deleted_at IS NULL"
            ),
            Self::Complaint => {
                questions!("t.received_at", "complaint t", "t.deleted_at IS NULL")
            }
            Self::Remedy => questions!(
                "t.given_on, t.cost",
                "remedy t JOIN complaint b ON b.id = t.complaint_id",
                "t.deleted_at IS NULL AND b.deleted_at IS NULL"
            ),
            Self::Task => questions!(
                "t.due_on, t.kind, t.due_at, t.done_at",
                "task t",
                "t.due_on IS NOT NULL AND t.deleted_at IS NULL"
            ),
        }
    }

    /// SQL of what counts of one row.
    pub fn one(self) -> &'static str {
        self.questions().0
    }

    /// SQL of what counts of all rows.
    pub fn all(self) -> &'static str {
        self.questions().1
    }

    /// What a row adds, and to which day; `None`: its day is in no calendar.
    pub fn read(self, row: &Row, zone: Tz) -> Result<Option<(Day, DaySums)>> {
        let local = |ms| day::local_day(rows::instant_or_epoch(ms), zone);
        Ok(Some(match self {
            Self::Contact => {
                let facts = ContactFacts {
                    channel: code(row, 1)?,
                    direction: code(row, 2)?,
                    topic: code(row, 3)?,
                    outcome: code(row, 4)?,
                    solved: row.get(5)?,
                    duration_s: row.get(6)?,
                    of_complaint: row.get(7)?,
                };
                (local(row.get(0)?), facts.sums())
            }
            Self::Sale => {
                let Some(day) = written_day(row)? else { return Ok(None) };
                (day, sale_sums(&sale_row(row, day)?))
            }
            Self::Survey => {
                let Some(kind) = code::<SurveyKind>(row, 1)? else { return Ok(None) };
                (local(row.get(0)?), day::answer(kind, row.get(2)?))
            }
            Self::Complaint => (local(row.get(0)?), day::complaint()),
            Self::Remedy => {
                let Some(day) = written_day(row)? else { return Ok(None) };
                (day, day::remedy(row.get(1)?))
            }
            Self::Task => {
                let Some(due_on) = written_day(row)? else { return Ok(None) };
                let facts = TaskFacts {
                    kind: code(row, 1)?.unwrap_or(TaskKind::Task),
                    due_on,
                    due_at: rows::instant(row.get(2)?),
                    done_at: rows::instant(row.get(3)?),
                };
                (due_on, facts.sums(zone))
            }
        }))
    }
}

/// A code that only a newer program knows counts as absent.
fn code<C: Code>(row: &Row, at: usize) -> Result<Option<C>> {
    Ok(row.get::<_, Option<i64>>(at)?.and_then(C::from_code))
}

/// The day that stands in the first column.
fn written_day(row: &Row) -> Result<Option<Day>> {
    Ok(day_of(row.get_ref(0)?.as_bytes().unwrap_or_default()))
}

fn sale_row(row: &Row, day: Day) -> Result<SaleRow<'static>> {
    let (revenue, discount): (i64, i64) = (row.get(2)?, row.get(3)?);
    let net = revenue.saturating_sub(discount);
    let cost: Option<i64> = row.get(4)?;
    Ok(SaleRow {
        id: 0,
        day,
        kind: code(row, 1)?.unwrap_or(SaleKind::Sale),
        net,
        margin: cost.map(|cost| net.saturating_sub(cost)),
        discount,
        document: "",
        line: "",
        refund_of: "",
    })
}
