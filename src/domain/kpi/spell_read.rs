//! Periods as people type them, and one plain sentence for each way to get them wrong.

use chrono::{Datelike, NaiveDate};

use super::spell::KpiPeriod;
use crate::domain::dates::{self, DateError, Looking, YEARS};
use crate::domain::period::Length;
use crate::i18n::I18n;
use crate::tr;

/// Longer periods are slips of the finger.
const MOST_YEARS: i32 = 100;

/// Why a period was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeriodError {
    Unreadable {
        text: String,
    },
    /// The calendar does not know it (`2026-02-30`, `2026-13`, `2026-Q5`).
    NotInCalendar {
        text: String,
    },
    /// Outside the years of the program.
    TooFar {
        text: String,
    },
    Reversed {
        from: NaiveDate,
        to: NaiveDate,
    },
    /// Begins after the day as of which figures are asked for.
    Future {
        from: NaiveDate,
        as_of: NaiveDate,
    },
    TooLong {
        years: i32,
    },
}

impl PeriodError {
    /// One plain sentence.
    pub fn sentence(&self, i18n: &I18n) -> String {
        match self {
            Self::Unreadable { text } => {
                tr!(i18n, "kpi-period-unreadable", text = text.as_str())
            }
            Self::NotInCalendar { text } => {
                tr!(i18n, "kpi-period-not-in-calendar", text = text.as_str())
            }
            Self::TooFar { text } => tr!(
                i18n,
                "kpi-period-too-far",
                text = text.as_str(),
                first = YEARS.start().to_string(),
                last = YEARS.end().to_string()
            ),
            Self::Reversed { from, to } => {
                tr!(i18n, "kpi-period-reversed", from = i18n.date(*from), until = i18n.date(*to))
            }
            Self::Future { from, as_of } => {
                tr!(i18n, "kpi-period-future", from = i18n.date(*from), day = i18n.date(*as_of))
            }
            Self::TooLong { years } => {
                tr!(i18n, "kpi-period-too-long", years = *years, most = MOST_YEARS)
            }
        }
    }
}

impl KpiPeriod {
    /// Any days, both inclusive; `as_of`: the last day that there can be figures of.
    pub fn range(from: NaiveDate, to: NaiveDate, as_of: NaiveDate) -> Result<Self, PeriodError> {
        Self::Range(from, to).checked(as_of)
    }

    /// `2026`, `2026-Q1` or `Q1 2026`, `2026-03` or `März 2026`, a day, from and to of these
    /// (`2026-03-01..2026-04-15`), `rolling` (twelve months up to the day).
    pub fn parse(text: &str, as_of: NaiveDate) -> Result<Self, PeriodError> {
        let text = text.trim();
        if ["rolling", "rollierend", "12m"].contains(&dates::plain(text).as_str()) {
            return Ok(Self::Rolling(as_of));
        }
        let ends =
            ["..", "…", " bis ", " to ", "–", " - "].iter().find_map(|sign| text.split_once(sign));
        let period = match ends {
            Some((from, to)) => {
                let (from, _) = one(from, as_of)?.days();
                let (_, to) = one(to, as_of)?.days();
                Self::Range(from, to)
            }
            None => one(text, as_of)?,
        };
        period.checked(as_of)
    }

    fn checked(self, as_of: NaiveDate) -> Result<Self, PeriodError> {
        let (from, to) = self.days();
        let years = to.year().saturating_sub(from.year());
        if from > to {
            Err(PeriodError::Reversed { from, to })
        } else if from > as_of {
            Err(PeriodError::Future { from, as_of })
        } else if years > MOST_YEARS {
            Err(PeriodError::TooLong { years })
        } else if !YEARS.contains(&from.year()) || !YEARS.contains(&to.year()) {
            Err(PeriodError::TooFar { text: self.to_string() })
        } else {
            Ok(self)
        }
    }
}

/// A year, quarter, month or day.
fn one(text: &str, as_of: NaiveDate) -> Result<KpiPeriod, PeriodError> {
    let text = text.trim();
    let lower = dates::plain(text);
    let parts: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.'))
        .filter(|part| !part.is_empty())
        .collect();
    let wrong = || PeriodError::NotInCalendar { text: text.to_owned() };
    let begin = |length, year: i32, month: u32| {
        let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or_else(wrong)?;
        Ok(KpiPeriod::of(length, first))
    };
    match parts.as_slice() {
        [all] => match (year(all), all.split_once('q')) {
            (Some(year), _) => begin(Length::Year, year, 1),
            // `2026q1`
            (None, Some((left, right))) if year(left).is_some() => {
                quarter(&[left, &format!("q{right}")]).map_or_else(
                    || day(text, as_of),
                    |(year, quarter)| begin(Length::Quarter, year, month_of(quarter)),
                )
            }
            _ => day(text, as_of),
        },
        two => {
            if let Some((year, quarter)) = quarter(two) {
                return begin(Length::Quarter, year, month_of(quarter));
            }
            match month(two) {
                Some((year, month)) => begin(Length::Month, year, month),
                None => day(text, as_of),
            }
        }
    }
}

/// 13 is no month: a quarter that does not exist is found by the calendar.
fn month_of(quarter: u32) -> u32 {
    match quarter {
        1..=4 => quarter * 3 - 2,
        _ => 13,
    }
}

/// `2026 q1`, `q1 2026`, `1 quartal 2026`.
fn quarter(parts: &[&str]) -> Option<(i32, u32)> {
    let digit = |text: &str| text.parse().ok().filter(|_| text.len() == 1);
    let named = |text: &str| digit(text.strip_prefix('q')?);
    match parts {
        [a, b] => match (year(a), year(b)) {
            (Some(year), None) => Some((year, named(b)?)),
            (None, Some(year)) => Some((year, named(a)?)),
            _ => None,
        },
        [number, "quartal" | "quarter", y] | ["quartal" | "quarter", number, y] => {
            Some((year(y)?, digit(number)?))
        }
        _ => None,
    }
}

/// `2026 03`, `3 2026`, `märz 2026`.
fn month(parts: &[&str]) -> Option<(i32, u32)> {
    let number = |text: &str| {
        let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if digits { text.parse().ok() } else { dates::month(text) }
    };
    match parts {
        [a, b] => match (year(a), year(b)) {
            (Some(year), None) => Some((year, number(b)?)),
            (None, Some(year)) => Some((year, number(a)?)),
            _ => None,
        },
        _ => None,
    }
}

fn year(text: &str) -> Option<i32> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// A single day.
fn day(text: &str, as_of: NaiveDate) -> Result<KpiPeriod, PeriodError> {
    let text = text.trim();
    // Far years too: a period that is a thousand years long is told so.
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Ok(KpiPeriod::Range(day, day));
    }
    let own = || text.to_owned();
    match dates::parse_date(text, as_of, Looking::Back) {
        Ok(day) => Ok(KpiPeriod::Range(day, day)),
        Err(DateError::NoSuchDay) => Err(PeriodError::NotInCalendar { text: own() }),
        Err(DateError::TooFar) => Err(PeriodError::TooFar { text: own() }),
        Err(DateError::Empty | DateError::NotUnderstood | DateError::NoSuchTime) => {
            Err(PeriodError::Unreadable { text: own() })
        }
    }
}
