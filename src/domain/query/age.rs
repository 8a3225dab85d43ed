//! Days and ages in a query, and which days they come to on a given day.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::ast::Compare;
use crate::domain::dates::{self, YEARS};

/// A unit of ages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

/// So long ago: `90d`, `12w`, `6m`, `2y`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    pub n: u32,
    pub unit: Unit,
}

/// A point of time as a query names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    Day(NaiveDate),
    /// Year and month.
    Month(i32, u32),
    Year(i32),
    Ago(Age),
}

/// Days from … until, both included; without an end it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    /// “Longer ago”: who was never met counts too, where that is so for the field.
    pub longer: bool,
}

impl Unit {
    pub(super) fn letter(self) -> char {
        match self {
            Self::Days => 'd',
            Self::Weeks => 'w',
            Self::Months => 'm',
            Self::Years => 'y',
        }
    }
}

impl Age {
    /// The most units of an age.
    const MOST: u32 = 100_000;

    fn read(text: &str) -> Option<Self> {
        let digits = text.find(|c: char| !c.is_ascii_digit())?;
        let (n, unit) = text.split_at_checked(digits)?;
        let n: u32 = n.parse().ok().filter(|n| *n <= Self::MOST)?;
        let unit = match dates::unit(&dates::plain(unit))? {
            dates::Unit::Days => Unit::Days,
            dates::Unit::Weeks => Unit::Weeks,
            dates::Unit::Months => Unit::Months,
            dates::Unit::Years => Unit::Years,
        };
        Some(Self { n, unit })
    }

    /// The day that is so long before `today`; the first day of all if there is none.
    fn before(self, today: NaiveDate) -> NaiveDate {
        let day = match self.unit {
            Unit::Days => today.checked_sub_days(Days::new(self.n.into())),
            Unit::Weeks => today.checked_sub_days(Days::new(u64::from(self.n) * 7)),
            Unit::Months => today.checked_sub_months(Months::new(self.n)),
            Unit::Years => today.checked_sub_months(Months::new(self.n.saturating_mul(12))),
        };
        day.filter(|day| YEARS.contains(&day.year()))
            .or_else(|| NaiveDate::from_ymd_opt(*YEARS.start(), 1, 1))
            .unwrap_or(today)
    }
}

impl Moment {
    /// `2026-01-31`, `31.1.2026`, `2026-01`, `1.2026`, `2026`, `90d`, `today`.
    pub(super) fn read(text: &str) -> Option<Self> {
        match dates::plain(text).as_str() {
            "today" | "heute" => return Some(Self::Ago(Age { n: 0, unit: Unit::Days })),
            "yesterday" | "gestern" => return Some(Self::Ago(Age { n: 1, unit: Unit::Days })),
            _ => {}
        }
        if let Some(age) = Age::read(text) {
            return Some(Self::Ago(age));
        }
        let number = |part: &str, most: usize| -> Option<u32> {
            let digits =
                (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse().ok())?
        };
        let year = |part: &str| {
            let year = number(part, 4).filter(|_| part.len() == 4)?;
            i32::try_from(year).ok().filter(|year| YEARS.contains(year))
        };
        let month = |part: &str| number(part, 2).filter(|m| (1..=12).contains(m));
        if text.len() > 10 {
            return None;
        }
        let iso: Vec<&str> = text.split('-').collect();
        let german: Vec<&str> = text.split('.').collect();
        match (iso.as_slice(), german.as_slice()) {
            ([y], [_]) => Some(Self::Year(year(y)?)),
            ([y, m], [_]) | ([_], [m, y]) => Some(Self::Month(year(y)?, month(m)?)),
            ([y, m, d], [_]) | ([_], [d, m, y]) => {
                NaiveDate::from_ymd_opt(year(y)?, month(m)?, number(d, 2)?).map(Self::Day)
            }
            _ => None,
        }
    }

    pub(super) fn is_age(self) -> bool {
        matches!(self, Self::Ago(_))
    }

    /// First and last day.
    fn days(self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let whole = |first: Option<NaiveDate>, months: u32| {
            let first = first.unwrap_or(today);
            let next = first.checked_add_months(Months::new(months));
            (first, next.and_then(|day| day.pred_opt()).unwrap_or(first))
        };
        match self {
            Self::Day(day) => (day, day),
            Self::Month(year, month) => whole(NaiveDate::from_ymd_opt(year, month, 1), 1),
            Self::Year(year) => whole(NaiveDate::from_ymd_opt(year, 1, 1), 12),
            Self::Ago(age) => {
                let day = age.before(today);
                (day, day)
            }
        }
    }
}

impl Compare<Moment> {
    /// The days that are meant. Of dates more is later, of ages more is longer ago.
    pub fn span(self, today: NaiveDate) -> Span {
        let before = |day: NaiveDate| day.pred_opt().unwrap_or(day);
        let after = |day: NaiveDate| day.succ_opt().unwrap_or(day);
        let span = |from, until, longer| Span { from, until, longer };
        let ago = |moment: Moment| moment.is_age();
        match self {
            Self::Is(m) => {
                let (from, until) = m.days(today);
                span(Some(from), Some(until), false)
            }
            Self::More(m) if ago(m) => span(None, Some(before(m.days(today).0)), true),
            Self::AtLeast(m) if ago(m) => span(None, Some(m.days(today).0), true),
            Self::Less(m) if ago(m) => span(Some(after(m.days(today).0)), None, false),
            Self::AtMost(m) if ago(m) => span(Some(m.days(today).0), None, false),
            Self::More(m) => span(Some(after(m.days(today).1)), None, false),
            Self::AtLeast(m) => span(Some(m.days(today).0), None, false),
            Self::Less(m) => span(None, Some(before(m.days(today).0)), false),
            Self::AtMost(m) => span(None, Some(m.days(today).1), false),
            Self::Between(Some(a), Some(b)) => {
                let ((a, a_end), (b, b_end)) = (a.days(today), b.days(today));
                span(Some(a.min(b)), Some(a_end.max(b_end)), false)
            }
            Self::Between(Some(a), None) if ago(a) => span(None, Some(a.days(today).0), true),
            Self::Between(None, Some(b)) if ago(b) => span(Some(b.days(today).0), None, false),
            Self::Between(from, until) => {
                span(from.map(|m| m.days(today).0), until.map(|m| m.days(today).1), false)
            }
        }
    }
}
