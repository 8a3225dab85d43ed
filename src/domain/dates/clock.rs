//! Times of the day as they are typed: `9`, `9:30`, `9 Uhr`, `2pm`.

use chrono::{NaiveTime, Timelike};

use super::words::all_digits;

/// Whole minutes: a time as people say it.
pub(super) fn minutes(time: NaiveTime) -> NaiveTime {
    time.with_second(0).and_then(|t| t.with_nanosecond(0)).unwrap_or(time)
}

/// `9`, `9:30`, `9.30`, `9h30`, `0930`.
pub(super) fn clock(token: &str) -> Option<NaiveTime> {
    let token = token.trim_end_matches('h');
    let (hour, minute) = match token.split_once([':', '.', 'h']) {
        Some((h, m)) => (h, m),
        None if token.len() == 4 && all_digits(token) => token.split_at(2),
        None => (token, "0"),
    };
    if !all_digits(hour) || !all_digits(minute) || hour.len() > 2 || minute.len() > 2 {
        return None;
    }
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

/// All of these tokens as one time: `9`, `um 9 Uhr 30`, `2 pm`, `at noon`.
pub(super) fn time_of(tokens: &[String]) -> Option<NaiveTime> {
    let mut words: Vec<&str> = tokens.iter().map(String::as_str).collect();
    if matches!(words.first(), Some(&("um" | "at" | "gegen" | "-"))) {
        words.remove(0);
    }
    if let Some(&("mittag" | "mittags" | "noon")) = words.first() {
        return (words.len() == 1).then(|| NaiveTime::from_hms_opt(12, 0, 0)).flatten();
    }
    let first = *words.first()?;
    // English half days may stick to the number: 9am.
    for (word, pm) in [("am", false), ("pm", true)] {
        let body = first.strip_suffix(word).filter(|b| !b.is_empty());
        let number = match (body, words.get(1)) {
            (Some(body), None) => body,
            (None, Some(&w)) if w == word && words.len() == 2 => first,
            _ => continue,
        };
        let time = clock(number)?;
        return half_day(time, pm);
    }
    match *words.as_slice() {
        [time] | [time, "uhr" | "h"] => clock(time),
        [hour, "uhr" | "h", minute] => {
            if all_digits(hour) {
                clock(&format!("{hour}:{minute}"))
            } else {
                None
            }
        }
        _ => None,
    }
}

fn half_day(time: NaiveTime, pm: bool) -> Option<NaiveTime> {
    match (time.hour(), pm) {
        (12, false) => time.with_hour(0),
        (0 | 13.., _) => None,
        (12, true) | (_, false) => Some(time),
        (hour, true) => time.with_hour(hour + 12),
    }
}
