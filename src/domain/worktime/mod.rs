//! Working time: how many seconds of business hours lie between two instants, and
//! when a number of them will have passed. Business hours are what the clock on the
//! wall shows, so the nights in which it is changed are an hour shorter or longer;
//! public holidays and closing days have none.
//!
//! Pure, reads no clock. Knows nothing of complaints.

mod holidays;
mod laender;
mod paused;

use std::sync::OnceLock;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::dates::to_instant;
use super::settings::{ClosingDay, Settings, Span};

pub use self::holidays::{Holiday, has_holidays, holidays};
pub use self::laender::land_code;
pub use self::paused::Pause;

/// Years in which there is working time; what is dated outside is a slip.
const FIRST_YEAR: i32 = 1900;
const LAST_YEAR: i32 = 2199;
/// A deadline further ahead than this is none.
const YEARS_AHEAD: i32 = 12;
/// Local dates and those of UTC differ by less than this.
const MARGIN: i64 = 2 * 24 * 3600;

/// Why nobody works on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    Holiday(Holiday),
    /// One of the closing days of the settings.
    ClosingDay,
    /// Its weekday has no hours.
    Weekday,
}

/// An unbroken stretch of working time, in seconds of UTC.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    from: i64,
    until: i64,
    /// Working seconds of the same year before it.
    before: i64,
}

impl Stretch {
    fn after(&self) -> i64 {
        self.before + (self.until - self.from)
    }
}

/// When the business works. Make it once and keep it: a year that was asked for is
/// laid out and stays, so that thousands of questions cost little.
#[derive(Debug, Clone)]
pub struct WorkCalendar {
    zone: Tz,
    /// Monday first.
    hours: [Vec<Span>; 7],
    closing_days: Vec<ClosingDay>,
    /// Empty: no public holidays.
    country: String,
    land: String,
    /// From [`FIRST_YEAR`] on.
    years: Vec<OnceLock<Vec<Stretch>>>,
}

impl WorkCalendar {
    /// The hours, holidays and closing days of a file.
    pub fn of(settings: &Settings) -> Self {
        Self {
            zone: settings.time_zone,
            hours: settings.hours.clone(),
            closing_days: settings.closing_days.clone(),
            country: settings.country.clone(),
            land: settings.land.clone(),
            years: blank(),
        }
    }

    /// Around the clock, without holidays.
    pub fn always(zone: Tz) -> Self {
        Self {
            zone,
            hours: std::array::from_fn(|_| vec![Span { from: 0, until: 24 * 60 }]),
            closing_days: Vec::new(),
            country: String::new(),
            land: String::new(),
            years: blank(),
        }
    }

    /// Whether there are hours on this day, and it is neither holiday nor closing day.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        self.closed(date).is_none()
    }

    /// Why nobody works on this day; `None`: it is a working day.
    pub fn closed(&self, date: NaiveDate) -> Option<Closed> {
        self.why_closed(date, &self.holidays(date.year()))
    }

    /// The public holiday of this day.
    pub fn holiday(&self, date: NaiveDate) -> Option<Holiday> {
        named(date, &self.holidays(date.year()))
    }

    /// Working seconds of `a..b`; 0 if `b` is not after `a`.
    pub fn work_between(&self, a: DateTime<Utc>, b: DateTime<Utc>) -> i64 {
        let (a, b) = (a.timestamp(), b.timestamp());
        if b <= a {
            return 0;
        }
        (year_of(a.saturating_sub(MARGIN))..=year_of(b.saturating_add(MARGIN)))
            .map(|year| {
                let stretches = self.year(year);
                worked(stretches, b) - worked(stretches, a)
            })
            .sum()
    }

    /// The earliest instant at which `target_s` working seconds have passed since
    /// `a`. At the end of a working day that is its end, not the next morning.
    /// `None`: the business does not open as often in the next ten years.
    pub fn due(&self, a: DateTime<Utc>, target_s: i64) -> Option<DateTime<Utc>> {
        if target_s <= 0 {
            return Some(a);
        }
        let from = a.timestamp();
        let mut left = target_s;
        let first = year_of(from.saturating_sub(MARGIN));
        for year in first..=(first + YEARS_AHEAD).min(LAST_YEAR) {
            let stretches = self.year(year);
            let before = worked(stretches, from);
            let whole = stretches.last().map_or(0, Stretch::after);
            if whole - before < left {
                left -= whole - before;
                continue;
            }
            let wanted = before + left;
            let at = stretches.partition_point(|s| s.after() < wanted);
            let stretch = stretches.get(at)?;
            return DateTime::from_timestamp(stretch.from + (wanted - stretch.before), 0);
        }
        None
    }

    fn holidays(&self, year: i32) -> Vec<(NaiveDate, Holiday)> {
        holidays(&self.country, &self.land, year)
    }

    fn spans(&self, date: NaiveDate) -> &[Span] {
        let weekday = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0);
        self.hours.get(weekday).map_or(&[], Vec::as_slice)
    }

    fn why_closed(&self, date: NaiveDate, holidays: &[(NaiveDate, Holiday)]) -> Option<Closed> {
        if let Some(holiday) = named(date, holidays) {
            return Some(Closed::Holiday(holiday));
        }
        if self.closing_days.iter().any(|day| day.covers(date)) {
            return Some(Closed::ClosingDay);
        }
        self.spans(date).is_empty().then_some(Closed::Weekday)
    }

    fn year(&self, year: i32) -> &[Stretch] {
        let lock = usize::try_from(year - FIRST_YEAR).ok().and_then(|at| self.years.get(at));
        lock.map_or(&[], |lock| lock.get_or_init(|| self.lay_out(year)))
    }

    /// The working time of the days of a year, in order and without overlap.
    fn lay_out(&self, year: i32) -> Vec<Stretch> {
        let mut found: Vec<Stretch> = Vec::new();
        let mut before = 0;
        // A time that is left out in spring moves on; it may then reach into hours that
        // begin after it. What was counted once is not counted again, the last days of
        // the year before included (in places whole days were left out).
        let mut counted = i64::MIN;
        let Some(first) = NaiveDate::from_ymd_opt(year, 1, 1) else { return found };
        let eve = first.checked_sub_days(Days::new(2)).unwrap_or(first);
        let mut holidays = self.holidays(year - 1);
        holidays.extend(self.holidays(year));
        for date in eve.iter_days().take_while(|date| date.year() <= year) {
            let spans = self.spans(date);
            if spans.is_empty() || self.why_closed(date, &holidays).is_some() {
                continue;
            }
            for span in spans {
                let from = self.seconds(date, span.from).max(counted);
                let until = self.seconds(date, span.until);
                if until <= from {
                    continue;
                }
                counted = until;
                if date.year() < year {
                    continue;
                }
                match found.last_mut() {
                    Some(last) if last.until == from => last.until = until,
                    _ => found.push(Stretch { from, until, before }),
                }
                before += until - from;
            }
        }
        found
    }

    /// The instant of a wall-clock time, minutes after midnight.
    fn seconds(&self, date: NaiveDate, minutes: u32) -> i64 {
        let local = date.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minutes));
        to_instant(local, self.zone).0.timestamp()
    }
}

fn blank() -> Vec<OnceLock<Vec<Stretch>>> {
    (FIRST_YEAR..=LAST_YEAR).map(|_| OnceLock::new()).collect()
}

fn named(date: NaiveDate, holidays: &[(NaiveDate, Holiday)]) -> Option<Holiday> {
    holidays.iter().find(|(day, _)| *day == date).map(|(_, holiday)| *holiday)
}

fn year_of(seconds: i64) -> i32 {
    let outside = if seconds < 0 { FIRST_YEAR } else { LAST_YEAR };
    let year = DateTime::from_timestamp(seconds, 0).map_or(outside, |at| at.year());
    year.clamp(FIRST_YEAR, LAST_YEAR)
}

/// Working seconds of a year up to an instant.
fn worked(stretches: &[Stretch], until: i64) -> i64 {
    let begun = stretches.partition_point(|s| s.from < until);
    let last = begun.checked_sub(1).and_then(|at| stretches.get(at));
    last.map_or(0, |s| s.before + (until.min(s.until) - s.from))
}

#[cfg(test)]
mod dst_tests;
#[cfg(test)]
mod tests;
