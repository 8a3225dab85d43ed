//! The spell of time that figures are of: a month, quarter or year of the calendar, twelve
//! months ending at a day, any days from and to. What lies before and after it, how it is
//! written and read. Knows nothing of what is counted.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::Ask;
use crate::domain::period::Length;
use crate::i18n::I18n;
use crate::tr;

/// A period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KpiPeriod {
    /// By its first day, as the next two.
    Month(NaiveDate),
    Quarter(NaiveDate),
    Year(NaiveDate),
    /// Twelve months, by their last day.
    Rolling(NaiveDate),
    /// First and last day.
    Range(NaiveDate, NaiveDate),
}

/// Rows of a trend.
const MONTHS: usize = 13;
const QUARTERS: usize = 8;

impl KpiPeriod {
    /// The period of this length that the day lies in; twelve months end with it.
    pub fn of(length: Length, day: NaiveDate) -> Self {
        let (first, _) = length.days_around(day);
        match length {
            Length::Month => Self::Month(first),
            Length::Quarter => Self::Quarter(first),
            Length::Year => Self::Year(first),
            Length::Rolling => Self::Rolling(day),
        }
    }

    /// `None`: any days.
    pub fn length(self) -> Option<Length> {
        match self {
            Self::Month(_) => Some(Length::Month),
            Self::Quarter(_) => Some(Length::Quarter),
            Self::Year(_) => Some(Length::Year),
            Self::Rolling(_) => Some(Length::Rolling),
            Self::Range(..) => None,
        }
    }

    /// First and last day.
    pub fn days(self) -> (NaiveDate, NaiveDate) {
        match self {
            Self::Month(day) => Length::Month.days_around(day),
            Self::Quarter(day) => Length::Quarter.days_around(day),
            Self::Year(day) => Length::Year.days_around(day),
            Self::Rolling(last) => Length::Rolling.days_around(last),
            Self::Range(from, to) => (from, to),
        }
    }

    /// Its figures on their own, with things as they stand as of the day.
    pub fn ask(self, as_of: NaiveDate) -> Ask {
        let (from, to) = self.days();
        Ask::new(from, to, as_of)
    }

    /// Its figures in a row of periods, with things as they stood at its end.
    pub fn row(self, as_of: NaiveDate) -> Ask {
        let (from, to) = self.days();
        Ask::in_row(from, to, as_of)
    }

    /// The one that ends on the day before it, as long as it is itself: whole months have
    /// whole months before them, other days as many days.
    #[must_use]
    pub fn before(self) -> Self {
        let (from, to) = self.days();
        let last = from.pred_opt().unwrap_or(from);
        match (self, whole_months(from, to)) {
            (Self::Range(..), Some(months)) => Self::Range(months_back(from, months), last),
            (Self::Range(..), None) => {
                let days = to.signed_duration_since(from).num_days();
                Self::Range(days_off(last, days.saturating_neg()), last)
            }
            _ => self.at(last),
        }
    }

    /// The same days of the year before. From 29 February on it is from 1 March on, up to
    /// 29 February it is up to the 28th; whole months stay whole.
    #[must_use]
    pub fn year_before(self) -> Self {
        let Self::Range(from, to) = self else {
            let (first, last) = self.days();
            let day = if let Self::Rolling(_) = self { last } else { first };
            return self.at(months_back(day, 12));
        };
        let end = months_back(to, 12);
        if whole_months(from, to).is_some() {
            let (_, end) = Length::Month.days_around(end);
            return Self::Range(months_back(from, 12), end);
        }
        let begin = months_back(from, 12);
        let begin = if begin.day() == from.day() { begin } else { days_off(begin, 1) };
        Self::Range(begin.min(end), end)
    }

    /// A period back.
    #[must_use]
    pub fn earlier(self) -> Self {
        self.before()
    }

    /// A period on; the one that today lies in is the last.
    #[must_use]
    pub fn later(self, today: NaiveDate) -> Self {
        let (from, to) = self.days();
        let first = days_off(to, 1);
        if first > today {
            return self;
        }
        match (self, whole_months(from, to)) {
            (Self::Rolling(last), _) => {
                // Twelve months on from a short February end with the long one.
                let end = months_on(last, 12).max(days_off(months_on(first, 12), -1));
                Self::Rolling(end.min(today))
            }
            (Self::Range(..), Some(months)) => {
                Self::Range(first, days_off(months_on(first, months), -1))
            }
            (Self::Range(..), None) => {
                Self::Range(first, days_off(first, to.signed_duration_since(from).num_days()))
            }
            _ => self.at(first),
        }
    }

    /// The rows of a trend that ends with this period, the earliest first: 8 quarters for a
    /// quarter or a year, else 13 months. None begins after today.
    pub fn trend(self, today: NaiveDate) -> Vec<Self> {
        let (length, count) = match self {
            Self::Quarter(_) | Self::Year(_) => (Length::Quarter, QUARTERS),
            Self::Month(_) | Self::Rolling(_) | Self::Range(..) => (Length::Month, MONTHS),
        };
        let (from, to) = self.days();
        let last = Self::of(length, to.min(today).max(from));
        let mut rows: Vec<Self> =
            std::iter::successors(Some(last), |period| Some(period.before())).take(count).collect();
        rows.reverse();
        rows
    }

    /// The days from and to cut into months, quarters or years; what sticks out at the ends
    /// is cut off.
    pub fn rows(from: NaiveDate, to: NaiveDate, length: Length) -> Vec<Self> {
        let mut rows = Vec::new();
        let mut at = from;
        while at <= to {
            let whole = match length {
                // Counted from the first day.
                Length::Rolling => Self::Range(at, days_off(months_on(at, 12), -1)),
                _ => Self::of(length, at),
            };
            let (first, last) = whole.days();
            let inside = first >= from && last <= to;
            rows.push(if inside { whole } else { Self::Range(first.max(from), last.min(to)) });
            match last.succ_opt() {
                Some(next) => at = next,
                None => break,
            }
        }
        rows
    }

    /// In words: `März 2026`, `1. Quartal 2026`, `12 Monate bis 21.11.2026`.
    pub fn label(self, i18n: &I18n) -> String {
        let (from, to) = self.days();
        match self {
            Self::Rolling(last) => tr!(i18n, "kpi-period-rolling", until = i18n.date(last)),
            Self::Range(..) if from == to => i18n.date(from),
            _ => self.length().unwrap_or(Length::Rolling).label(from, to, i18n),
        }
    }

    /// For a column: `März 26`, `Q1 26`, `2026`; else the last day.
    pub fn short(self, i18n: &I18n) -> String {
        let (from, to) = self.days();
        let year = from.year().rem_euclid(100);
        match self {
            Self::Month(_) => {
                let month = i18n.text(&format!("month-short-{}", from.month())).into_owned();
                format!("{} {year:02}", month.trim_end_matches('.'))
            }
            Self::Quarter(_) => format!("Q{} {year:02}", from.month0() / 3 + 1),
            Self::Year(_) => from.year().to_string(),
            Self::Rolling(_) | Self::Range(..) => i18n.date(to),
        }
    }

    /// The same kind of period at another day.
    fn at(self, day: NaiveDate) -> Self {
        Self::of(self.length().unwrap_or(Length::Rolling), day)
    }
}

/// As it is typed and read again: `2026-03`, `2026-Q1`, `2026`, `2026-03-01..2026-04-15`.
impl fmt::Display for KpiPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, to) = self.days();
        match self {
            Self::Month(_) => write!(f, "{}", from.format("%Y-%m")),
            Self::Quarter(_) => write!(f, "{}-Q{}", from.format("%Y"), from.month0() / 3 + 1),
            Self::Year(_) => write!(f, "{}", from.format("%Y")),
            Self::Rolling(_) | Self::Range(..) => write!(f, "{from}..{to}"),
        }
    }
}

/// How much of twelve months these days are: whole months by their number, other days by
/// theirs. Twelve months are one, whether they have a leap day or not.
pub fn share_of_year(from: NaiveDate, to: NaiveDate) -> f64 {
    let days = to.signed_duration_since(from).num_days().saturating_add(1);
    match whole_months(from, to) {
        Some(months) => f64::from(months) / 12.0,
        None if Length::Rolling.days_around(to).0 == from => 1.0,
        None => i32::try_from(days).map_or(1.0, f64::from) / 365.0,
    }
}

/// How many months of the calendar these days make exactly.
fn whole_months(from: NaiveDate, to: NaiveDate) -> Option<u32> {
    let (_, last) = Length::Month.days_around(to);
    if from.day() != 1 || to != last || from > to {
        return None;
    }
    let months =
        (to.year() - from.year()) * 12 + to.month().cast_signed() - from.month().cast_signed() + 1;
    u32::try_from(months).ok()
}

fn months_back(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(day)
}

fn months_on(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(day)
}

fn days_off(day: NaiveDate, days: i64) -> NaiveDate {
    let off = Days::new(days.unsigned_abs());
    let there = if days < 0 { day.checked_sub_days(off) } else { day.checked_add_days(off) };
    there.unwrap_or(day)
}

#[cfg(test)]
#[path = "spell_tests.rs"]
mod tests;
