//! Dates, times and birthdays as people write them. Whether day or month comes
//! first in a column is decided by [`super::profile`].

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

use crate::domain::fold::fold;
use crate::domain::model::Birthday;

use super::values::is_nothing;

/// Order of day and month where both could be meant (`03/04/2026`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DayOrder {
    #[default]
    DayFirst,
    MonthFirst,
}
/// A date whose year may be missing, and perhaps a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    pub year: Option<i32>,
    /// The year was written with two digits; `year` is then 0–99.
    pub short_year: bool,
    pub month: u32,
    pub day: u32,
    pub time: Option<NaiveTime>,
    /// With an offset (`Z`, `+02:00`) the instant is known.
    pub instant: Option<DateTime<Utc>>,
}

/// Dates that programs write for “no date”.
fn is_no_date(text: &str) -> bool {
    is_nothing(text)
        || matches!(
            text,
            "0.0.00"
                | "0.0.0000"
                | "00.00.00"
                | "00.00.0000"
                | "0000-00-00"
                | "0000-00-00 00:00:00"
                | "0"
                | "0/0/00"
                | "0/0/0000"
                | "01.01.4501"
                | "1.1.4501"
                | "1/1/4501"
        )
}

const MONTHS: [&[&str]; 12] = [
    &["januar", "jaenner", "january", "jan"],
    &["februar", "feber", "february", "feb"],
    &["maerz", "march", "mrz", "mar", "maer"],
    &["april", "apr"],
    &["mai", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nov"],
    &["dezember", "december", "dez", "dec"],
];

fn month_of_word(word: &str) -> Option<u32> {
    let word = fold(word);
    let at = MONTHS.iter().position(|names| names.contains(&word.as_str()))?;
    u32::try_from(at + 1).ok()
}

/// Reads a date, with a time if there is one. `Ok(None)`: the cell says “none”.
/// `Err`: it is no date.
pub fn date(text: &str, order: DayOrder) -> Result<Option<Read>, ()> {
    let text = text.trim();
    if is_no_date(text) {
        return Ok(None);
    }
    if !text.is_ascii() && text.chars().count() > 40 || text.len() > 60 {
        return Err(());
    }
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        let local = instant.naive_local();
        return Ok(Some(Read {
            year: Some(local.year()),
            short_year: false,
            month: local.month(),
            day: local.day(),
            time: Some(local.time()),
            instant: Some(instant.with_timezone(&Utc)),
        }));
    }
    if let Some(read) = serial(text) {
        return Ok(Some(read));
    }
    let (day_part, time_part) = split_time(text);
    let time = match time_part {
        Some(part) => Some(time_of_day(part).ok_or(())?),
        None => None,
    };
    let mut read = day(day_part, order).ok_or(())?;
    read.time = time;
    // 31 February is no date, whatever the year.
    let probe_year =
        if read.short_year { 2000 + read.year.unwrap_or(0) } else { read.year.unwrap_or(2000) };
    NaiveDate::from_ymd_opt(probe_year, read.month, read.day).ok_or(())?;
    Ok(Some(read))
}

/// A day number of a spreadsheet (1 January 1990 to 2099), with the time as its fraction.
fn serial(text: &str) -> Option<Read> {
    let bytes = text.as_bytes();
    if bytes.len() < 5 || !bytes.iter().all(|b| b.is_ascii_digit() || *b == b'.' || *b == b',') {
        return None;
    }
    let (whole, fraction) = match text.split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, fraction),
        None => (text, ""),
    };
    if whole.len() != 5 || fraction.contains(['.', ',']) {
        return None;
    }
    let days: i64 = whole.parse().ok()?;
    if !(10_000..=80_000).contains(&days) {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_signed(Duration::days(days))?;
    let time = if fraction.is_empty() {
        None
    } else {
        let part: f64 = format!("0.{fraction}").parse().ok()?;
        let seconds = (part * 86_400.0).round().clamp(0.0, 86_399.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the seconds of a day"
        )]
        let seconds = seconds as u32;
        NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
    };
    Some(Read {
        year: Some(date.year()),
        short_year: false,
        month: date.month(),
        day: date.day(),
        time,
        instant: None,
    })
}

/// Cuts the time off: what holds a colon, and what follows it.
fn split_time(text: &str) -> (&str, Option<&str>) {
    let Some(colon) = text.find(':') else {
        return (text, None);
    };
    let head = text.get(..colon).unwrap_or_default();
    let at = head.rfind([' ', 'T', ',']).map_or(0, |i| i + 1);
    let day = text.get(..at).unwrap_or_default();
    (day.trim_end_matches([' ', 'T', ',']), text.get(at..).map(str::trim))
}

/// `9:05`, `09:05:30`, `9:05 PM`, `16:26 Uhr`, `0905` is none.
pub fn time_of_day(text: &str) -> Option<NaiveTime> {
    let lower = text.trim().to_lowercase();
    let (digits, half) = match lower.find(|c: char| c.is_alphabetic()) {
        Some(at) => (lower.get(..at)?.trim(), lower.get(at..)?.trim()),
        None => (lower.as_str(), ""),
    };
    let digits = digits.split('.').next().unwrap_or(digits).trim_end_matches(" -");
    let mut parts = digits.split(':').map(|p| p.trim().parse::<u32>());
    let mut hour = parts.next()?.ok()?;
    let minute = parts.next()?.ok()?;
    let second = match parts.next() {
        Some(second) => second.ok()?,
        None => 0,
    };
    if parts.next().is_some() {
        return None;
    }
    match half.replace('.', "").as_str() {
        "am" if hour == 12 => hour = 0,
        "pm" if hour < 12 => hour += 12,
        "" | "uhr" | "h" | "z" | "am" | "pm" => {}
        _ => return None,
    }
    NaiveTime::from_hms_opt(hour, minute, second.min(59))
}

fn day(text: &str, order: DayOrder) -> Option<Read> {
    // `--04-07`, `--0407`: a birthday without its year.
    if let Some(rest) = text.strip_prefix("--") {
        let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
        if digits.len() != 4 {
            return None;
        }
        return read_day(None, digits.get(..2)?, digits.get(2..)?);
    }
    // A weekday in front says nothing new: `Mo, 07.04.2026`.
    let text = match text.split_once([',', ' ']) {
        Some((head, rest))
            if !head.is_empty()
                && head.len() <= 10
                && head.chars().all(|c| c.is_alphabetic() || c == '.')
                && month_of_word(head.trim_end_matches('.')).is_none() =>
        {
            rest.trim()
        }
        _ => text,
    };
    let parts: Vec<&str> = text
        .split(['.', '/', '-', ' ', ',', '\''])
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect();
    let dotted = text.contains('.');
    match parts.as_slice() {
        [one] if one.len() == 8 && one.bytes().all(|b| b.is_ascii_digit()) => {
            read_day(Some(one.get(..4)?), one.get(4..6)?, one.get(6..)?)
        }
        [year, month, day] if year.len() == 4 && is_number(year) => {
            read_day(Some(year), month, day)
        }
        [a, b, year] => {
            if let Some(month) = month_of_word(a) {
                return read_day(
                    Some(year),
                    &month.to_string(),
                    b.trim_end_matches(char::is_alphabetic),
                );
            }
            if let Some(month) = month_of_word(b) {
                return read_day(Some(year), &month.to_string(), a);
            }
            let (day, month) = day_and_month(a, b, if dotted { DayOrder::DayFirst } else { order });
            read_day(Some(year), month, day)
        }
        [a, b] => {
            if let Some(month) = month_of_word(b) {
                return read_day(None, &month.to_string(), a);
            }
            if let Some(month) = month_of_word(a) {
                return read_day(None, &month.to_string(), b);
            }
            let (day, month) = day_and_month(a, b, if dotted { DayOrder::DayFirst } else { order });
            read_day(None, month, day)
        }
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn day_and_month<'a>(a: &'a str, b: &'a str, order: DayOrder) -> (&'a str, &'a str) {
    let over = |text: &str| text.parse::<u32>().is_ok_and(|n| n > 12);
    match order {
        _ if over(a) => (a, b),
        _ if over(b) => (b, a),
        DayOrder::DayFirst => (a, b),
        DayOrder::MonthFirst => (b, a),
    }
}

fn read_day(year: Option<&str>, month: &str, day: &str) -> Option<Read> {
    let number = |text: &str| -> Option<u32> {
        (is_number(text) && text.len() <= 2).then(|| text.parse().ok()).flatten()
    };
    let (year, short_year) = match year {
        None => (None, false),
        Some(text) if is_number(text) && text.len() == 4 => {
            (text.parse::<i32>().ok().filter(|y| *y > 0), false)
        }
        Some(text) if is_number(text) && text.len() == 2 => (text.parse::<i32>().ok(), true),
        Some(_) => return None,
    };
    let (month, day) = (number(month)?, number(day)?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(Read {
        year,
        short_year,
        month,
        day,
        time: None,
        instant: None,
    })
}

impl Read {
    /// The full year; two digits are the latest such year up to `latest`.
    fn full_year(&self, latest: i32) -> Option<i32> {
        let year = self.year?;
        if !self.short_year {
            return Some(year);
        }
        let candidate = latest - latest.rem_euclid(100) + year;
        Some(if candidate > latest { candidate - 100 } else { candidate })
    }

    /// As a date of business life: two-digit years reach ten years ahead.
    pub fn to_date(self, today: NaiveDate) -> Option<NaiveDate> {
        let year = self.full_year(today.year() + 10)?;
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }

    /// As a birthday: never in the future, the year may be missing.
    pub fn to_birthday(self, today: NaiveDate) -> Option<Birthday> {
        let year = self.full_year(today.year());
        // 1604 and 1900-01-00 are what phones write for “no year”.
        let year = year.filter(|y| *y > 1604);
        if let Some(year) = year {
            let date = NaiveDate::from_ymd_opt(year, self.month, self.day)?;
            if date > today {
                return None;
            }
        }
        Some(Birthday { year, month: self.month, day: self.day })
    }
}

/// A local time as the instant it stands for: unique → that; twice (autumn) →
/// the earlier; in the gap (spring) → with the offset before the change.
pub fn instant(local: NaiveDateTime, zone: Tz) -> Option<DateTime<Utc>> {
    if let Some(earliest) = zone.from_local_datetime(&local).earliest() {
        return Some(earliest.with_timezone(&Utc));
    }
    let before = local.checked_sub_signed(Duration::hours(3))?;
    let anchor = zone.from_local_datetime(&before).earliest()?;
    anchor.with_timezone(&Utc).checked_add_signed(Duration::hours(3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    #[rstest]
    #[case("2026-03-04", "2026-03-04")]
    #[case("04.03.2026", "2026-03-04")]
    #[case("4.3.26", "2026-03-04")]
    #[case("4.3.99", "1999-03-04")]
    #[case("04/03/2026", "2026-03-04")]
    #[case("12/31/2026", "2026-12-31")]
    #[case("20260304", "2026-03-04")]
    #[case("46085", "2026-03-04")]
    #[case("4. März 2026", "2026-03-04")]
    #[case("Mar 4, 2026", "2026-03-04")]
    #[case("Mi, 04.03.2026", "2026-03-04")]
    #[case("2026-03-04T09:30:00", "2026-03-04")]
    fn dates_are_read_as_written(#[case] text: &str, #[case] expected: &str) {
        let read = date(text, DayOrder::DayFirst).unwrap().unwrap();
        assert_eq!(read.to_date(today()).unwrap().to_string(), expected);
    }

    #[rstest]
    #[case("31.02.2026")]
    #[case("29.02.2025")]
    #[case("gestern")]
    #[case("32.01.2026")]
    #[case("13/13/2026")]
    #[case("12:30")]
    #[case("1.2.3.4")]
    fn what_is_no_date_is_refused(#[case] text: &str) {
        assert_eq!(date(text, DayOrder::DayFirst), Err(()));
    }

    #[test]
    fn a_birthday_may_lack_its_year_or_be_none_at_all() {
        let birthday =
            |text| date(text, DayOrder::DayFirst).unwrap().and_then(|r| r.to_birthday(today()));
        assert_eq!(birthday("--04-07"), Some(Birthday { year: None, month: 4, day: 7 }));
        assert_eq!(birthday("07.04."), Some(Birthday { year: None, month: 4, day: 7 }));
        assert_eq!(birthday("29.02."), Some(Birthday { year: None, month: 2, day: 29 }));
        assert_eq!(birthday("7.4.48"), Some(Birthday { year: Some(1948), month: 4, day: 7 }));
        assert_eq!(birthday("0.0.00"), None);
    }

    #[test]
    fn a_time_may_follow_the_date() {
        let read = date("18.09.25 09:45", DayOrder::DayFirst).unwrap().unwrap();
        assert_eq!(
            (read.to_date(today()).unwrap().to_string(), read.time),
            ("2025-09-18".into(), NaiveTime::from_hms_opt(9, 45, 0))
        );
        let read = date("9/18/2025 9:45 PM", DayOrder::MonthFirst).unwrap().unwrap();
        assert_eq!(read.time, NaiveTime::from_hms_opt(21, 45, 0));
        let read = date("2025-09-18T09:45:00+02:00", DayOrder::DayFirst).unwrap().unwrap();
        assert_eq!(read.instant.unwrap().to_rfc3339(), "2025-09-18T07:45:00+00:00");
    }

    #[test]
    fn the_nights_of_the_clock_change_follow_the_rule() {
        let zone: Tz = "Europe/Berlin".parse().unwrap();
        let at = |text: &str| {
            instant(NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap(), zone)
                .unwrap()
                .to_rfc3339()
        };
        assert_eq!(at("2025-10-26 02:30"), "2025-10-26T00:30:00+00:00");
        assert_eq!(at("2025-03-30 02:30"), "2025-03-30T01:30:00+00:00");
        assert_eq!(at("2025-07-01 12:00"), "2025-07-01T10:00:00+00:00");
    }
}
