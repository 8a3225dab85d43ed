//! Dates, numbers and money in the form of the language.
//!
//! Only shapes: which day is today or which zone the file has is passed in.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike};
use chrono_tz::Tz;

use super::{I18n, Lang};
use crate::tr;

/// Digits after the decimal sign of a currency (ISO 4217), i.e. the minor unit.
pub fn currency_digits(code: &str) -> usize {
    match code {
        "JPY" | "KRW" | "CLP" | "ISK" | "VND" | "XAF" | "XOF" | "XPF" | "PYG" | "UGX" | "BIF"
        | "DJF" | "GNF" | "KMF" | "RWF" | "VUV" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

/// The sign of a currency, for those whose sign is clear to everybody here.
pub fn currency_symbol(code: &str) -> Option<&'static str> {
    match code {
        "EUR" => Some("€"),
        "USD" => Some("$"),
        "GBP" => Some("£"),
        "JPY" => Some("¥"),
        _ => None,
    }
}

impl I18n {
    fn separators(&self) -> (char, char) {
        match self.lang {
            Lang::De => ('.', ','),
            Lang::En => (',', '.'),
        }
    }

    /// `21.11.2026`, `21 Nov 2026`.
    pub fn date(&self, day: NaiveDate) -> String {
        match self.lang {
            Lang::De => format!("{:02}.{:02}.{}", day.day(), day.month(), day.year()),
            Lang::En => format!("{} {} {}", day.day(), self.month_short(day.month()), day.year()),
        }
    }

    /// Without the year: `21.11.`, `21 Nov`.
    pub fn date_short(&self, day: NaiveDate) -> String {
        self.day_and_month(day.day(), day.month())
    }

    /// A day of any year (1–31, 1–12), for birthdays: `29.02.`, `29 Feb`.
    pub fn day_and_month(&self, day: u32, month: u32) -> String {
        match self.lang {
            Lang::De => format!("{day:02}.{month:02}."),
            Lang::En => format!("{day} {}", self.month_short(month)),
        }
    }

    /// With the short weekday: `Sa 21.11.2026`, `Sat 21 Nov 2026`.
    pub fn date_weekday(&self, day: NaiveDate) -> String {
        format!("{} {}", self.weekday_short(day), self.date(day))
    }

    /// In full: `Samstag, 21. November 2026`, `Saturday, 21 November 2026`.
    pub fn date_long(&self, day: NaiveDate) -> String {
        let dot = if self.lang == Lang::De { "." } else { "" };
        format!("{}, {}{dot} {}", self.weekday(day), day.day(), self.month(day))
    }

    /// Month and year: `November 2026`.
    pub fn month(&self, day: NaiveDate) -> String {
        format!("{} {}", self.text(&format!("month-{}", day.month())), day.year())
    }

    fn month_short(&self, month: u32) -> String {
        self.text(&format!("month-short-{month}")).into_owned()
    }

    /// `Samstag`, `Saturday`.
    pub fn weekday(&self, day: NaiveDate) -> String {
        tr!(self, &format!("weekday-{}", day.weekday().number_from_monday()))
    }

    /// `Sa`, `Sat`.
    pub fn weekday_short(&self, day: NaiveDate) -> String {
        tr!(self, &format!("weekday-short-{}", day.weekday().number_from_monday()))
    }

    /// 24 hours in both languages: `09:05`.
    pub fn time(&self, time: NaiveTime) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// An instant in its zone: `21.11.2026 09:05`, `21 Nov 2026 09:05`.
    pub fn date_time(&self, at: DateTime<Tz>) -> String {
        format!("{} {}", self.date(at.date_naive()), self.time(at.time()))
    }

    /// Grouped: `1.234.567`, `1,234,567`.
    pub fn number(&self, value: i64) -> String {
        let sign = if value < 0 { "-" } else { "" };
        format!("{sign}{}", self.grouped(&value.unsigned_abs().to_string()))
    }

    fn grouped(&self, digits: &str) -> String {
        let (group, _) = self.separators();
        let count = digits.len();
        let mut out = String::with_capacity(count + count / 3);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (count - i).is_multiple_of(3) {
                out.push(group);
            }
            out.push(digit);
        }
        out
    }

    /// With a fixed number of places: `1.234,5`, `1,234.5`; what is no number is `–`.
    pub fn decimal(&self, value: f64, places: usize) -> String {
        if !value.is_finite() {
            return "–".to_owned();
        }
        let text = format!("{:.places$}", value.abs());
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        // A value that rounds to nothing has no sign.
        let zero = text.chars().all(|c| c == '0' || c == '.');
        let sign = if value < 0.0 && !zero { "-" } else { "" };
        self.joined(sign, whole, fraction)
    }

    fn joined(&self, sign: &str, whole: &str, fraction: &str) -> String {
        let (_, point) = self.separators();
        let whole = self.grouped(whole);
        if fraction.is_empty() {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}{point}{fraction}")
        }
    }

    /// A share (0.125) as `12,5 %`, `12.5%`.
    pub fn percent(&self, share: f64, places: usize) -> String {
        let number = self.decimal(share * 100.0, places);
        match self.lang {
            Lang::De => format!("{number} %"),
            Lang::En => format!("{number}%"),
        }
    }

    /// Minor units of an ISO currency: `1.234,56 €`, `€1,234.56`, `CHF 1,234.56`.
    pub fn money(&self, minor: i64, currency: &str) -> String {
        let digits = currency_digits(currency);
        let text = format!("{:0width$}", minor.unsigned_abs(), width = digits + 1);
        let (whole, fraction) = text.split_at(text.len() - digits);
        let sign = if minor < 0 { "-" } else { "" };
        match (self.lang, currency_symbol(currency)) {
            (Lang::De, symbol) => {
                format!("{} {}", self.joined(sign, whole, fraction), symbol.unwrap_or(currency))
            }
            (Lang::En, Some(symbol)) => {
                format!("{sign}{symbol}{}", self.joined("", whole, fraction))
            }
            (Lang::En, None) => format!("{currency} {}", self.joined(sign, whole, fraction)),
        }
    }

    /// How long ago in words: `heute`, `gestern`, `vor 3 Tagen`, `vor 2 Monaten`;
    /// a negative number of days lies ahead (`morgen`, `in 3 Tagen`).
    pub fn ago(&self, days: i64) -> String {
        let (count, unit) = match days.unsigned_abs() {
            n @ 0..=60 => (n, 0),
            n @ 61..=729 => (n / 30, 1),
            n => (n / 365, 2),
        };
        match (days, unit) {
            (0, _) => tr!(self, "day-today"),
            (1, _) => tr!(self, "day-yesterday"),
            (-1, _) => tr!(self, "day-tomorrow"),
            (2.., 0) => tr!(self, "days-ago", count = count),
            (2.., 1) => tr!(self, "months-ago", count = count),
            (2.., _) => tr!(self, "years-ago", count = count),
            (_, 0) => tr!(self, "in-days", count = count),
            (_, 1) => tr!(self, "in-months", count = count),
            (_, _) => tr!(self, "in-years", count = count),
        }
    }

    /// Days ahead in words, the mirror of [`I18n::ago`].
    pub fn in_days(&self, days: i64) -> String {
        self.ago(days.saturating_neg())
    }

    /// Seconds as `45 s`, `7 min`, `1 h 05 min`.
    pub fn duration(&self, seconds: i64) -> String {
        let seconds = seconds.max(0);
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        if seconds < 60 {
            tr!(self, "duration-seconds", seconds = seconds)
        } else if hours == 0 {
            tr!(self, "duration-minutes", minutes = minutes)
        } else {
            tr!(self, "duration-hours", hours = hours, minutes = format!("{minutes:02}"))
        }
    }

    /// Working time left until a deadline, as a column shows it: `noch 3 h`, `45 min
    /// left`; past it `seit 2 h`, `2 h late`. Whole hours, rounded towards the deadline;
    /// not in days, for a working day is as long as its business hours.
    pub fn work_left(&self, seconds: i64) -> String {
        let minutes = seconds.unsigned_abs() / 60;
        // As text: the column has no room for separators.
        let hours = (minutes / 60).to_string();
        match (seconds, minutes) {
            (0.., 0) => tr!(self, "work-left-now"),
            (0.., 1..60) => tr!(self, "work-left-minutes", minutes = minutes),
            (0.., _) => tr!(self, "work-left-hours", hours = hours),
            (_, ..60) => tr!(self, "work-over-minutes", minutes = minutes.max(1)),
            (_, _) => tr!(self, "work-over-hours", hours = hours),
        }
    }

    /// The same in full: `noch 3 h 20 min Arbeitszeit`, `overdue by 2 h 05 min of
    /// working time`.
    pub fn work_left_long(&self, seconds: i64) -> String {
        match seconds {
            ..0 => {
                let over = seconds.saturating_neg().max(60);
                tr!(self, "work-over-long", duration = self.duration(over))
            }
            0..60 => tr!(self, "work-left-now"),
            60.. => tr!(self, "work-left-long", duration = self.duration(seconds)),
        }
    }

    /// A day of the month as it is counted: `15.`, `15th`.
    pub fn ordinal(&self, number: u32) -> String {
        let ending = match (self.lang, number % 10, number % 100) {
            (Lang::De, ..) => ".",
            (Lang::En, 1, n) if n != 11 => "st",
            (Lang::En, 2, n) if n != 12 => "nd",
            (Lang::En, 3, n) if n != 13 => "rd",
            (Lang::En, ..) => "th",
        };
        format!("{number}{ending}")
    }

    /// `a, b und c`, `a, b and c`.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        match items {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            [first @ .., last] => {
                let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
                tr!(self, "list-and", first = first.join(", "), last = last.as_ref())
            }
        }
    }
}
