//! The period that figures are of: twelve months up to today, or a month, a quarter, a
//! year of the calendar, so and so many back. Pure. Knows nothing of what is reckoned.

use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::dates::to_instant;
use crate::i18n::I18n;
use crate::tr;

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Length {
    /// The last twelve months, up to today.
    #[default]
    Rolling,
    Month,
    Quarter,
    Year,
}

impl Length {
    pub const ALL: [Self; 4] = [Self::Rolling, Self::Month, Self::Quarter, Self::Year];

    pub fn message(self) -> &'static str {
        match self {
            Self::Rolling => "period-rolling",
            Self::Month => "period-month",
            Self::Quarter => "period-quarter",
            Self::Year => "period-year",
        }
    }

    pub fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Rolling | Self::Year => 12,
        }
    }

    /// First and last day of the period that this day lies in; twelve months end with it.
    pub fn days_around(self, day: NaiveDate) -> (NaiveDate, NaiveDate) {
        let months = Months::new(self.months());
        let first_month = match self {
            Self::Rolling => {
                let before = day.checked_sub_months(months).unwrap_or(day);
                return (before.succ_opt().unwrap_or(before), day);
            }
            Self::Month => day.month0(),
            Self::Quarter => day.month0() / 3 * 3,
            Self::Year => 0,
        };
        let first = NaiveDate::from_ymd_opt(day.year(), first_month + 1, 1).unwrap_or(day);
        let next = first.checked_add_months(months).unwrap_or(first);
        (first, next.pred_opt().unwrap_or(next))
    }

    /// Such a period in words: `22.11.2025 – 21.11.2026`, `3. Quartal 2026`.
    pub fn label(self, from: NaiveDate, until: NaiveDate, i18n: &I18n) -> String {
        let year = from.year().to_string();
        match self {
            Self::Rolling => {
                tr!(i18n, "period-days", from = i18n.date(from), until = i18n.date(until))
            }
            Self::Month => i18n.month(from),
            Self::Quarter => {
                tr!(i18n, "period-quarter-of", number = from.month0() / 3 + 1, year = year)
            }
            Self::Year => year,
        }
    }
}

/// A length and how many of them back; 0 = the one that runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    pub length: Length,
    pub back: u32,
}

/// Further back there were no complaints in a file.
const BACK: u32 = 1200;

impl Period {
    #[must_use]
    pub fn earlier(self) -> Self {
        Self { back: (self.back + 1).min(BACK), ..self }
    }

    /// Towards today; the one that runs is the last.
    #[must_use]
    pub fn later(self) -> Self {
        Self { back: self.back.saturating_sub(1), ..self }
    }

    /// First and last day.
    pub fn days(self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let months = Months::new(self.back.saturating_mul(self.length.months()));
        let at = today.checked_sub_months(months).unwrap_or(today);
        if self.length == Length::Rolling {
            // From today, not from the end: months are of different lengths.
            let year = Months::new((self.back.saturating_add(1)).saturating_mul(12));
            let before = today.checked_sub_months(year).unwrap_or(at);
            return (before.succ_opt().unwrap_or(before), at);
        }
        self.length.days_around(at)
    }

    /// Its first and its last instant.
    pub fn instants(self, today: NaiveDate, zone: Tz) -> (DateTime<Utc>, DateTime<Utc>) {
        let (from, until) = self.days(today);
        let begin = |day: NaiveDate| to_instant(day.and_time(NaiveTime::MIN), zone).0;
        let after = until.succ_opt().unwrap_or(until);
        (begin(from), begin(after) - TimeDelta::milliseconds(1))
    }

    /// The period in words: `22.11.2025–21.11.2026`, `3. Quartal 2026`.
    pub fn label(self, today: NaiveDate, i18n: &I18n) -> String {
        let (from, until) = self.days(today);
        self.length.label(from, until, i18n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn periods_lie_side_by_side_without_gap_or_overlap() {
        for today in ["2026-11-21", "2024-02-29", "2026-01-01", "2026-12-31"] {
            let today = day(today);
            for length in Length::ALL {
                let mut period = Period { length, back: 0 };
                let (mut from, until) = period.days(today);
                assert!(from <= today && until >= today, "{length:?}");
                for _ in 0..30 {
                    period = period.earlier();
                    let (begin, end) = period.days(today);
                    assert_eq!(end.succ_opt(), Some(from), "{length:?} {today}");
                    from = begin;
                }
            }
        }
    }

    #[test]
    fn twelve_months_end_today_and_the_running_period_is_the_last() {
        let period = Period::default();
        assert_eq!(period.days(day("2026-11-21")), (day("2025-11-22"), day("2026-11-21")));
        assert_eq!(period.later(), period);
        let quarter = Period { length: Length::Quarter, back: 1 };
        assert_eq!(quarter.days(day("2026-11-21")), (day("2026-07-01"), day("2026-09-30")));
    }
}
