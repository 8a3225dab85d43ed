//! Birthdays: a day of the year, with or without the year. Knows no zones.

use chrono::{Datelike, NaiveDate};

use super::{DateError, Looking, YEARS, words};
use crate::domain::model::Birthday;
use crate::i18n::Lang;

/// Reads `24.12.`, `24.12.1970`, `24.12.70`, `24. Dezember`, `--12-24`, `1970-12-24`.
/// A birthday lies in the past; two digits mean the last such year.
pub fn parse_birthday(text: &str, today: NaiveDate) -> Result<Birthday, DateError> {
    let text = words::plain(text.trim());
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    if let Some(rest) = text.strip_prefix("--") {
        let mut parts = rest.split('-');
        return match (parts.next(), parts.next(), parts.next()) {
            (Some(month), Some(day), None) => yearless(day, month),
            _ => Err(DateError::NotUnderstood),
        };
    }
    let groups: Vec<&str> = text.split(['.', '/', ' ', ',']).filter(|g| !g.is_empty()).collect();
    match *groups.as_slice() {
        [day, month] if words::month(month).is_some() => {
            known(None, words::month(month).unwrap_or(0), number(day)?)
        }
        [month, day] if words::month(month).is_some() => {
            known(None, words::month(month).unwrap_or(0), number(day)?)
        }
        [day, month] => yearless(day, month),
        _ => {
            let date = super::parse_date(&text, today, Looking::Back)?;
            // Words such as “yesterday” are days, but nobody's birthday.
            if !text.contains(|c: char| c.is_ascii_digit()) {
                return Err(DateError::NotUnderstood);
            }
            if date > today {
                return Err(DateError::TooFar);
            }
            Ok(Birthday { year: Some(date.year()), month: date.month(), day: date.day() })
        }
    }
}

/// The form that a form field shows and [`parse_birthday`] reads again.
pub fn print_birthday(birthday: Birthday, lang: Lang) -> String {
    let Birthday { year, month, day } = birthday;
    match (lang, year) {
        (Lang::De, Some(year)) => format!("{day:02}.{month:02}.{year:04}"),
        (Lang::De, None) => format!("{day:02}.{month:02}."),
        (Lang::En, Some(year)) => format!("{year:04}-{month:02}-{day:02}"),
        (Lang::En, None) => format!("--{month:02}-{day:02}"),
    }
}

fn number(text: &str) -> Result<u32, DateError> {
    text.parse().map_err(|_| DateError::NotUnderstood)
}

fn yearless(day: &str, month: &str) -> Result<Birthday, DateError> {
    known(None, number(month)?, number(day)?)
}

fn known(year: Option<i32>, month: u32, day: u32) -> Result<Birthday, DateError> {
    // A leap year, so that 29 February is a birthday like any other.
    let checked = NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day);
    if checked.is_none() || year.is_some_and(|y| !YEARS.contains(&y)) {
        return Err(DateError::NoSuchDay);
    }
    Ok(Birthday { year, month, day })
}
