//! Business hours and closing days, as settings write them.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// Open from … until, in minutes after midnight; `until` may be 1440.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: u32,
    pub until: u32,
}

impl Span {
    pub(super) const fn hours(from: u32, until: u32) -> Self {
        Self { from: from * 60, until: until * 60 }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |m: u32| (m / 60, m % 60);
        let ((h1, m1), (h2, m2)) = (clock(self.from), clock(self.until));
        write!(f, "{h1:02}:{m1:02}-{h2:02}:{m2:02}")
    }
}

/// `09:00-17:00`, `08:00-12:00,13:00-17:00`, `closed`; minutes may be left out.
pub(super) fn parse_hours(text: &str) -> Option<Vec<Span>> {
    if ["closed", "geschlossen", "zu"].contains(&text.to_lowercase().as_str()) {
        return Some(Vec::new());
    }
    let mut spans: Vec<Span> = Vec::new();
    for part in text.split(',') {
        let (from, until) = part.split_once(['-', '–'])?;
        let span = Span { from: parse_clock(from)?, until: parse_clock(until)? };
        let after_the_last = spans.last().is_none_or(|last| last.until <= span.from);
        if span.from >= span.until || !after_the_last {
            return None;
        }
        spans.push(span);
    }
    Some(spans)
}

pub(super) fn print_hours(spans: &[Span]) -> String {
    if spans.is_empty() {
        return "closed".to_owned();
    }
    spans.iter().map(Span::to_string).collect::<Vec<_>>().join(",")
}

fn parse_clock(text: &str) -> Option<u32> {
    let (hours, minutes) = text.trim().split_once([':', '.']).unwrap_or((text.trim(), "0"));
    let (hours, minutes): (u32, u32) = (digits(hours)?, digits(minutes)?);
    let total = hours.checked_mul(60)?.checked_add(minutes)?;
    (minutes < 60 && total <= 24 * 60).then_some(total)
}

/// A day, or a run of days, on which the business is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosingDay {
    /// Each year.
    Yearly { month: u32, day: u32 },
    /// First and last day, both closed.
    Span { from: NaiveDate, until: NaiveDate },
}

impl ClosingDay {
    pub fn covers(self, date: NaiveDate) -> bool {
        match self {
            Self::Yearly { month, day } => date.month() == month && date.day() == day,
            Self::Span { from, until } => (from..=until).contains(&date),
        }
    }
}

impl fmt::Display for ClosingDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Yearly { month, day } => write!(f, "{month:02}-{day:02}"),
            Self::Span { from, until } if from == until => write!(f, "{from}"),
            Self::Span { from, until } => write!(f, "{from}..{until}"),
        }
    }
}

/// `12-24` or `24.12.` (each year), `2026-12-31`, `2026-08-03..2026-08-14`, by commas.
pub(super) fn parse_closing_days(text: &str) -> Option<Vec<ClosingDay>> {
    text.split(',').map(str::trim).filter(|t| !t.is_empty()).map(parse_closing_day).collect()
}

fn parse_closing_day(text: &str) -> Option<ClosingDay> {
    if let Some((from, until)) = text.split_once("..") {
        let (from, until) = (parse_date(from)?, parse_date(until)?);
        return (from <= until).then_some(ClosingDay::Span { from, until });
    }
    if let Some(date) = parse_date(text) {
        return Some(ClosingDay::Span { from: date, until: date });
    }
    let (month, day) = if let Some((day, month)) = text.trim_end_matches('.').split_once('.') {
        (digits(month)?, digits(day)?)
    } else {
        let (month, day) = text.split_once('-')?;
        (digits(month)?, digits(day)?)
    };
    // A leap year, so that 29 February is taken.
    NaiveDate::from_ymd_opt(2024, month, day)?;
    Some(ClosingDay::Yearly { month, day })
}

fn parse_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(text, "%d.%m.%Y"))
        .ok()
        .filter(|d| (1900..3000).contains(&d.year()))
}

fn digits(text: &str) -> Option<u32> {
    let text = text.trim();
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}
