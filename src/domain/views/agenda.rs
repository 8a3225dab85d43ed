//! What a day asks for.

use chrono::NaiveDate;

use super::{ComplaintRow, TaskRow};
use crate::domain::codes::SurveyKind;
use crate::domain::model::Id;

/// Whose day it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct AgendaFilter {
    /// Only what this login has to do (suggestions: whose owner it is).
    pub login: Option<String>,
    /// With `login`: also what nobody has been given yet.
    pub unassigned: bool,
}

/// What the day asks for (Today of the tab Tasks, `kundig today`).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agenda {
    /// Open tasks of all kinds whose day has passed, oldest first.
    pub overdue: Vec<TaskRow>,
    /// Due today, by time.
    pub today: Vec<TaskRow>,
    /// Due in the next seven days.
    pub week: Vec<TaskRow>,
    /// Open promises and wishes that are in none of the three, dated ones first.
    pub promises: Vec<TaskRow>,
    /// Open complaints whose next deadline has passed or comes within seven days, or
    /// that wait to be closed.
    pub complaints: Vec<ComplaintRow>,
    /// Birthdays and anniversaries from today to in seven days, soonest first.
    pub occasions: Vec<OccasionRow>,
    /// Whom to call, and why; the most pressing first.
    pub suggestions: Vec<Suggestion>,
    /// Open tasks due today or earlier that the filter leaves out.
    pub others: i64,
    /// A list above was cut at [`AGENDA_ROWS`].
    pub cut: bool,
}

/// Beyond so many rows a part of the agenda is cut.
pub const AGENDA_ROWS: usize = 200;

/// A day worth a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OccasionRow {
    pub customer_id: Id,
    pub customer: String,
    pub customer_number: String,
    pub phone: String,
    pub kind: Occasion,
    pub on: NaiveDate,
    /// How many years; `None` = the year of birth is unknown.
    pub years: Option<i32>,
}

/// What is celebrated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Occasion {
    Birthday,
    /// Customer since.
    Anniversary,
}

/// A customer who should be called, though nothing was planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    pub customer_id: Id,
    pub customer: String,
    pub customer_number: String,
    pub phone: String,
    pub key_account: bool,
    pub reason: Reason,
}

/// Why a customer should be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// No real contact for longer than the rhythm; `days: None` = never.
    Silent { days: Option<i64>, rhythm: i64 },
    /// Gave a bad score and was not spoken to since.
    Unhappy { kind: SurveyKind, score: i64, on: NaiveDate },
}

/// How much lies on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayLoad {
    pub day: NaiveDate,
    /// Open tasks of all kinds but appointments.
    pub tasks: i64,
    pub appointments: i64,
    /// Complaint deadlines.
    pub deadlines: i64,
}
