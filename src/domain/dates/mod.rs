//! Date words: what people type for a day (`today mon +3 2w 31.12. 9 Uhr`), in
//! German and English alike, whatever the language of the screen.
//!
//! Pure: gets the local time of the business and its zone, reads no clock.
//! Knows nothing of forms or messages; [`DateError::message`] names the message.

mod birthday;
mod clock;
mod words;

use chrono::{
    DateTime, Datelike, Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta,
    TimeZone, Utc, Weekday,
};
use chrono_tz::Tz;
use thiserror::Error;

use super::model::Due;
use crate::i18n::Lang;

pub use birthday::{parse_birthday, print_birthday};
pub(in crate::domain) use words::{Unit, month, plain, unit, weekday};

/// Years that a date may lie in; beyond them it is a slip of the finger.
pub const YEARS: std::ops::RangeInclusive<i32> = 1800..=2999;

/// Which way an incomplete date looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looking {
    /// `31.12.` is the next such day (today counts), `mon` the next Monday after today.
    Ahead,
    /// `31.12.` is the last such day (today counts), `mon` the last Monday before today.
    Back,
}

/// A day, perhaps with a time, as the clock on the wall shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    pub date: NaiveDate,
    pub time: Option<NaiveTime>,
}

/// What the clock change does to a local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockChange {
    /// Nothing: the time exists once.
    None,
    /// In autumn the hour comes twice; the earlier one is taken.
    Twice,
    /// In spring the hour is left out; the time moves on by it, to this one.
    LeftOut(NaiveTime),
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DateError {
    #[error("empty")]
    Empty,
    /// Not a word, day or date that is known.
    #[error("not understood")]
    NotUnderstood,
    /// Looks like a date, but the calendar has no such day (`30.2.`).
    #[error("no such day")]
    NoSuchDay,
    /// A day followed by something that is no time (`mon 25`).
    #[error("no such time")]
    NoSuchTime,
    /// Outside [`YEARS`].
    #[error("too far away")]
    TooFar,
}

impl DateError {
    /// Key of the message that says what is accepted.
    pub fn message(self) -> &'static str {
        match self {
            Self::Empty | Self::NotUnderstood => "date-error-not-understood",
            Self::NoSuchDay => "date-error-no-such-day",
            Self::NoSuchTime => "date-error-no-such-time",
            Self::TooFar => "date-error-too-far",
        }
    }
}

impl When {
    pub fn day(date: NaiveDate) -> Self {
        Self { date, time: None }
    }

    pub fn at(local: NaiveDateTime) -> Self {
        Self { date: local.date(), time: Some(local.time()) }
    }

    /// The local date and time of something due.
    pub fn of_due(due: Due, tz: Tz) -> Self {
        match due {
            Due::Date(date) => Self::day(date),
            Due::At(at) => Self::at(at.with_timezone(&tz).naive_local()),
        }
    }

    /// When this is due: the local date, or with a time the instant.
    pub fn due(self, tz: Tz) -> Due {
        match self.time {
            None => Due::Date(self.date),
            Some(time) => Due::At(to_instant(self.date.and_time(time), tz).0),
        }
    }

    /// Whether the clocks change under this time.
    pub fn clock_change(self, tz: Tz) -> ClockChange {
        self.time.map_or(ClockChange::None, |time| to_instant(self.date.and_time(time), tz).1)
    }

    /// The form that a form field shows and [`parse_when`] reads again.
    pub fn print(self, lang: Lang) -> String {
        let day = print_date(self.date, lang);
        match self.time {
            None => day,
            Some(time) => format!("{day} {}", time.format("%H:%M")),
        }
    }
}

/// The date as it is typed and read again: `31.12.2026`, in English `2026-12-31`.
pub fn print_date(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::De => date.format("%d.%m.%Y").to_string(),
        Lang::En => date.format("%Y-%m-%d").to_string(),
    }
}

/// The instant of a local time. A time that exists twice is the earlier one, a
/// time that is left out is read with the offset before the change (RFC 5545).
pub fn to_instant(local: NaiveDateTime, tz: Tz) -> (DateTime<Utc>, ClockChange) {
    match tz.from_local_datetime(&local) {
        LocalResult::Single(at) => (at.with_timezone(&Utc), ClockChange::None),
        LocalResult::Ambiguous(a, b) => (a.min(b).with_timezone(&Utc), ClockChange::Twice),
        LocalResult::None => {
            // Gaps are at most a day long; look for the last moment before this one.
            let before = (1..=50).find_map(|halves| {
                let off = TimeDelta::minutes(30 * halves);
                let at = tz.from_local_datetime(&local.checked_sub_signed(off)?).latest()?;
                at.with_timezone(&Utc).checked_add_signed(off)
            });
            let at = before.unwrap_or_else(|| local.and_utc());
            (at, ClockChange::LeftOut(at.with_timezone(&tz).time()))
        }
    }
}

/// Reads a day with or without a time. `now` is the local time of the business.
pub fn parse_when(text: &str, now: NaiveDateTime, looking: Looking) -> Result<When, DateError> {
    let when = words::Words::new(text, now, looking).when()?;
    if YEARS.contains(&when.date.year()) { Ok(when) } else { Err(DateError::TooFar) }
}

/// Reads a day; a time is refused.
pub fn parse_date(text: &str, today: NaiveDate, looking: Looking) -> Result<NaiveDate, DateError> {
    let when = parse_when(text, today.and_time(NaiveTime::MIN), looking)?;
    if when.time.is_some() { Err(DateError::NotUnderstood) } else { Ok(when.date) }
}

/// The next (or last) such weekday, never the day itself.
fn weekday_from(today: NaiveDate, weekday: Weekday, looking: Looking) -> Option<NaiveDate> {
    let here = today.weekday().num_days_from_monday();
    let there = weekday.num_days_from_monday();
    match looking {
        Looking::Ahead => today.checked_add_days(Days::new(u64::from((there + 6 - here) % 7 + 1))),
        Looking::Back => today.checked_sub_days(Days::new(u64::from((here + 6 - there) % 7 + 1))),
    }
}

/// The next (or last) such day of the year; 29 February waits for a leap year.
fn day_of_year(today: NaiveDate, day: u32, month: u32, looking: Looking) -> Option<NaiveDate> {
    let years = 0..=8;
    match looking {
        Looking::Ahead => years
            .filter_map(|n| NaiveDate::from_ymd_opt(today.year() + n, month, day))
            .find(|d| *d >= today),
        Looking::Back => years
            .filter_map(|n| NaiveDate::from_ymd_opt(today.year() - n, month, day))
            .find(|d| *d <= today),
    }
}

/// A year of two or four digits. Two digits ahead mean this century; looking
/// back they mean the last such year.
fn full_year(digits: &str, today: NaiveDate, looking: Looking) -> Option<i32> {
    let year: i32 = digits.parse().ok()?;
    match digits.len() {
        4 => Some(year),
        2 => {
            let century = today.year() - today.year().rem_euclid(100);
            let full = century + year;
            Some(if looking == Looking::Back && full > today.year() { full - 100 } else { full })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
