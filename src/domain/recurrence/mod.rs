//! How a task comes back: every so many days, weeks, months, years, on weekdays, on
//! the last of the month; for ever or until a day.
//!
//! Pure: no clock, no store. The stored form has no language; words are read in
//! German and English alike ([`Recurrence::parse`]) and written in one of them.

mod parse;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use thiserror::Error;

use super::dates::{DateError, YEARS};
use crate::i18n::I18n;
use crate::tr;

/// The longest distances between two repetitions: ten years.
const MOST_DAYS: u32 = 3650;
const MOST_WEEKS: u32 = 520;
const MOST_MONTHS: u32 = 120;
const MOST_YEARS: u32 = 10;

/// A task that was moved ahead by no more than this (from a Sunday to the Friday
/// before) still counts as the one of that month.
const MOVED_AHEAD: Days = Days::new(3);

/// When something comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// So many days after the last time.
    Days(u32),
    /// On a weekday, every so many weeks.
    Weeks { every: u32, weekday: Weekday },
    /// On a day of the month; in a month that is too short on its last day.
    Months { every: u32, day: u32 },
    /// On a day of the year; 29 February on the 28th between leap years.
    Years { every: u32, month: u32, day: u32 },
    /// Monday to Friday.
    Weekdays,
    /// On the last day of every so many months.
    LastOfMonth(u32),
}

/// A rule, and the last day on which it may fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recurrence {
    pub rule: Rule,
    pub until: Option<NaiveDate>,
}

/// Why a text is no recurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RecurrenceError {
    #[error("not understood")]
    NotUnderstood,
    /// `every 0 days` would never get on.
    #[error("no distance between the repetitions")]
    Zero,
    #[error("too long between the repetitions")]
    TooLong,
    /// `30 February`: no year has it.
    #[error("no such day in any year")]
    NoSuchDay,
    /// The end comes before the first repetition.
    #[error("ends before {next}, its first repetition")]
    EndsBefore { next: NaiveDate },
    /// What stands behind `until` is no date.
    #[error("the end: {0}")]
    Until(DateError),
}

impl RecurrenceError {
    /// One sentence that says what is wrong, or what is accepted.
    pub fn sentence(self, i18n: &I18n) -> String {
        match self {
            Self::NotUnderstood => tr!(i18n, "recurrence-error-not-understood"),
            Self::Zero => tr!(i18n, "recurrence-error-zero"),
            Self::TooLong => tr!(i18n, "recurrence-error-too-long"),
            Self::NoSuchDay => tr!(i18n, "recurrence-error-no-such-day"),
            Self::EndsBefore { next } => {
                tr!(i18n, "recurrence-error-ends-before", date = i18n.date(next))
            }
            Self::Until(error) => tr!(i18n, error.message()),
        }
    }
}

impl Recurrence {
    /// Reads `daily`, `alle 2 Wochen`, `mon`, `monatlich am 15.`, `ultimo`, `3d` …, each
    /// also with `until`/`bis` and a date. `first` is the day from which it repeats: it
    /// gives the weekday or the day of the month where the words name none.
    pub fn parse(text: &str, first: NaiveDate) -> Result<Self, RecurrenceError> {
        let found = parse::read(text, first)?;
        let endless = Self { until: None, ..found };
        // Beyond the calendar, or behind its own end: it would never come back.
        let next = endless.next_after(first).ok_or(RecurrenceError::TooLong)?;
        match found.until {
            Some(until) if until < next => Err(RecurrenceError::EndsBefore { next }),
            _ => Ok(found),
        }
    }

    /// The form that is stored: `weeks 2 mon`, `months 1 day 31 until 2027-12-31`.
    pub fn stored(&self) -> String {
        let rule = match self.rule {
            Rule::Days(every) => format!("days {every}"),
            Rule::Weeks { every, weekday } => {
                format!("weeks {every} {}", weekday.to_string().to_lowercase())
            }
            Rule::Months { every, day } => format!("months {every} day {day}"),
            Rule::Years { every, month, day } => format!("years {every} day {month}-{day}"),
            Rule::Weekdays => "weekdays".to_owned(),
            Rule::LastOfMonth(every) => format!("months {every} last"),
        };
        match self.until {
            None => rule,
            Some(until) => format!("{rule} until {until}"),
        }
    }

    /// Reads the stored form; `None` for what it could not have written.
    pub fn from_stored(text: &str) -> Option<Self> {
        let (rule, until) = match text.split_once(" until ") {
            Some((rule, until)) => (rule, Some(until.parse().ok()?)),
            None => (text, None),
        };
        let number = |text: &str| text.parse::<u32>().ok();
        let words: Vec<&str> = rule.split(' ').collect();
        let rule = match *words.as_slice() {
            ["days", every] => Rule::Days(number(every)?),
            ["weeks", every, weekday] => {
                Rule::Weeks { every: number(every)?, weekday: weekday.parse().ok()? }
            }
            ["months", every, "day", day] => {
                Rule::Months { every: number(every)?, day: number(day)? }
            }
            ["months", every, "last"] => Rule::LastOfMonth(number(every)?),
            ["years", every, "day", date] => {
                let (month, day) = date.split_once('-')?;
                Rule::Years { every: number(every)?, month: number(month)?, day: number(day)? }
            }
            ["weekdays"] => Rule::Weekdays,
            _ => return None,
        };
        rule.checked().ok()?;
        Some(Self { rule, until })
    }

    /// In words that [`Recurrence::parse`] reads again: `alle 2 Wochen am Montag bis
    /// 31.12.2027`.
    pub fn words(&self, i18n: &I18n) -> String {
        let rule = self.rule.words(i18n);
        match self.until {
            None => rule,
            Some(until) => tr!(i18n, "recurrence-until", rule = rule, date = i18n.date(until)),
        }
    }

    /// The repetition after the one of this day; `None`: that was the last. A task that
    /// was moved keeps to its weekday or day of the month.
    pub fn next_after(&self, due: NaiveDate) -> Option<NaiveDate> {
        let next = self.rule.next_after(due).filter(|next| YEARS.contains(&next.year()))?;
        (self.until.is_none_or(|until| next <= until)).then_some(next)
    }

    /// The first repetition after `due` that is not before `today`: what was missed is
    /// left out, never piled up.
    pub fn next_open(&self, due: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
        let mut next = self.next_after(due)?;
        while next < today {
            next = self.next_after(next)?;
        }
        Some(next)
    }
}

impl Rule {
    /// Refuses distances and days that cannot be.
    fn checked(self) -> Result<Self, RecurrenceError> {
        let (every, most) = match self {
            Self::Days(every) => (every, MOST_DAYS),
            Self::Weeks { every, .. } => (every, MOST_WEEKS),
            Self::Months { every, .. } | Self::LastOfMonth(every) => (every, MOST_MONTHS),
            Self::Years { every, .. } => (every, MOST_YEARS),
            Self::Weekdays => (1, 1),
        };
        let exists = match self {
            Self::Months { day, .. } => (1..=31).contains(&day),
            // In a leap year.
            Self::Years { month, day, .. } => NaiveDate::from_ymd_opt(2024, month, day).is_some(),
            _ => true,
        };
        match every {
            0 => Err(RecurrenceError::Zero),
            n if n > most => Err(RecurrenceError::TooLong),
            _ if !exists => Err(RecurrenceError::NoSuchDay),
            _ => Ok(self),
        }
    }

    fn next_after(self, due: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(every) => due.checked_add_days(Days::new(u64::from(every))),
            Self::Weeks { every, weekday } => {
                let since = u64::from(due.weekday().days_since(weekday));
                let weeks = Days::new(u64::from(every) * 7);
                due.checked_sub_days(Days::new(since))?.checked_add_days(weeks)
            }
            Self::Weekdays => {
                let days = match due.weekday() {
                    Weekday::Fri => 3,
                    Weekday::Sat => 2,
                    _ => 1,
                };
                due.checked_add_days(Days::new(days))
            }
            Self::Months { every, day } => months_on(due, every, day),
            Self::LastOfMonth(every) => months_on(due, every, 31),
            Self::Years { every, month, day } => {
                let moved = due.checked_add_days(MOVED_AHEAD)?;
                let this = clamped(moved.year(), month, day)?;
                let year = if this > moved { moved.year() - 1 } else { moved.year() };
                clamped(year.checked_add(i32::try_from(every).ok()?)?, month, day)
            }
        }
    }

    fn words(self, i18n: &I18n) -> String {
        let weekday = |day: Weekday| tr!(i18n, &format!("weekday-{}", day.number_from_monday()));
        // Distances as text: no separators of thousands, which could not be read again.
        match self {
            Self::Days(1) => tr!(i18n, "recurrence-daily"),
            Self::Days(every) => tr!(i18n, "recurrence-days", every = every.to_string()),
            Self::Weeks { every: 1, weekday: on } => {
                tr!(i18n, "recurrence-weekly", day = weekday(on))
            }
            Self::Weeks { every, weekday: on } => {
                tr!(i18n, "recurrence-weeks", every = every.to_string(), day = weekday(on))
            }
            Self::Months { every: 1, day } => {
                tr!(i18n, "recurrence-monthly", day = i18n.ordinal(day))
            }
            Self::Months { every, day } => {
                let day = i18n.ordinal(day);
                tr!(i18n, "recurrence-months", every = every.to_string(), day = day)
            }
            Self::Years { every: 1, month, day } => {
                tr!(i18n, "recurrence-yearly", day = i18n.day_and_month(day, month))
            }
            Self::Years { every, month, day } => {
                let day = i18n.day_and_month(day, month);
                tr!(i18n, "recurrence-years", every = every.to_string(), day = day)
            }
            Self::Weekdays => tr!(i18n, "recurrence-weekdays"),
            Self::LastOfMonth(1) => tr!(i18n, "recurrence-last"),
            Self::LastOfMonth(every) => {
                tr!(i18n, "recurrence-last-months", every = every.to_string())
            }
        }
    }
}

/// The day of the month, `every` months after the month to which `due` belongs.
fn months_on(due: NaiveDate, every: u32, day: u32) -> Option<NaiveDate> {
    let moved = due.checked_add_days(MOVED_AHEAD)?;
    let mut months = moved.year() * 12 + i32::try_from(moved.month0()).ok()?;
    if clamped(moved.year(), moved.month(), day)? > moved {
        months -= 1;
    }
    months = months.checked_add(i32::try_from(every).ok()?)?;
    clamped(months.div_euclid(12), u32::try_from(months.rem_euclid(12)).ok()? + 1, day)
}

/// The day of a month, or its last one where it is shorter.
fn clamped(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    (28..=day.max(28))
        .rev()
        .map(|last| last.min(day))
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
}

#[cfg(test)]
mod tests;
