use chrono::Timelike;
use chrono_tz::Europe::Berlin;
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::domain::model::Birthday;

/// Saturday, 21 November 2026, 14:30.
fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap().and_hms_opt(14, 30, 0).unwrap()
}

fn shown(text: &str, looking: Looking) -> String {
    match parse_when(text, now(), looking) {
        Ok(When { date, time: None }) => date.to_string(),
        Ok(When { date, time: Some(t) }) => format!("{date} {:02}:{:02}", t.hour(), t.minute()),
        Err(e) => format!("{e:?}"),
    }
}

#[rstest]
#[case("today", "2026-11-21")]
#[case("heute", "2026-11-21")]
#[case("Tomorrow", "2026-11-22")]
#[case("morgen", "2026-11-22")]
#[case("übermorgen", "2026-11-23")]
#[case("u\u{308}bermorgen", "2026-11-23")]
#[case("uebermorgen", "2026-11-23")]
#[case("day after tomorrow", "2026-11-23")]
#[case("gestern", "2026-11-20")]
#[case("+3", "2026-11-24")]
#[case("+ 3", "2026-11-24")]
#[case("+3 14:00", "2026-11-24 14:00")]
#[case("+3 9", "2026-11-24 09:00")]
#[case("mon", "2026-11-23")]
#[case("mo", "2026-11-23")]
#[case("Montag", "2026-11-23")]
#[case("mon 9", "2026-11-23 09:00")]
#[case("Mo 9 Uhr", "2026-11-23 09:00")]
#[case("mo um 9 uhr 30", "2026-11-23 09:30")]
#[case("mo, 9.30", "2026-11-23 09:30")]
#[case("mon 2pm", "2026-11-23 14:00")]
#[case("mon at 9 am", "2026-11-23 09:00")]
#[case("on monday at noon", "2026-11-23 12:00")]
#[case("sa", "2026-11-28")]
#[case("so", "2026-11-22")]
#[case("nächsten Freitag", "2026-11-27")]
#[case("nächste Woche", "2026-11-23")]
#[case("next week", "2026-11-23")]
#[case("nächsten Monat", "2026-12-01")]
#[case("next year", "2027-01-01")]
#[case("2w", "2026-12-05")]
#[case("2 Wochen", "2026-12-05")]
#[case("in 2 wochen", "2026-12-05")]
#[case("in einer Woche", "2026-11-28")]
#[case("in a week", "2026-11-28")]
#[case("3m", "2027-02-21")]
#[case("1j", "2027-11-21")]
#[case("1y", "2027-11-21")]
#[case("vor 3 Tagen", "2026-11-18")]
#[case("3 days ago", "2026-11-18")]
#[case("31.12.", "2026-12-31")]
#[case("31.12", "2026-12-31")]
#[case("31. 12.", "2026-12-31")]
#[case("31. 12. 2027", "2027-12-31")]
#[case("31.12. 9:30", "2026-12-31 09:30")]
#[case("1.2.", "2027-02-01")]
#[case("21.11.", "2026-11-21")]
#[case("29.2.", "2028-02-29")]
#[case("24.12.26", "2026-12-24")]
#[case("24.12.2026", "2026-12-24")]
#[case("24/12/2026", "2026-12-24")]
#[case("24. Dezember", "2026-12-24")]
#[case("24 dec 2027 8:15", "2027-12-24 08:15")]
#[case("Dec 24", "2026-12-24")]
#[case("1. März", "2027-03-01")]
#[case("15.", "2026-12-15")]
#[case("2026-12-31", "2026-12-31")]
#[case("2026-12-31 14:00", "2026-12-31 14:00")]
#[case("2026-12-31T14:00", "2026-12-31 14:00")]
#[case("KW 50", "2026-12-07")]
#[case("Monatsende", "2026-11-30")]
#[case("15:00", "2026-11-21 15:00")]
#[case("9:00", "2026-11-22 09:00")]
#[case("16 Uhr", "2026-11-21 16:00")]
#[case("jetzt", "2026-11-21 14:30")]
#[case("", "Empty")]
#[case("irgendwann", "NotUnderstood")]
#[case("3", "NotUnderstood")]
#[case("30.2.", "NoSuchDay")]
#[case("32.1.2026", "NoSuchDay")]
#[case("2026-13-01", "NoSuchDay")]
#[case("mon 25", "NoSuchTime")]
#[case("mon 9 am morgen", "NoSuchTime")]
#[case("+99999999999", "TooFar")]
#[case("+999999", "TooFar")]
#[case("1j 2w", "NoSuchTime")]
fn words_mean_days_ahead(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(shown(text, Looking::Ahead), expected, "{text}");
}

#[rstest]
#[case("31.12.", "2025-12-31")]
#[case("1.2.", "2026-02-01")]
#[case("21.11.", "2026-11-21")]
#[case("mo", "2026-11-16")]
#[case("sa", "2026-11-14")]
#[case("24.12.70", "1970-12-24")]
#[case("24.12.25", "2025-12-24")]
#[case("14:00", "2026-11-21 14:00")]
#[case("23:50", "2026-11-20 23:50")]
#[case("-2", "2026-11-19")]
#[case("KW 50", "2025-12-08")]
fn words_mean_days_behind(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(shown(text, Looking::Back), expected, "{text}");
}

#[test]
fn a_weekday_is_never_today() {
    for (n, word) in ["mo", "di", "mi", "do", "fr", "sa", "so"].into_iter().enumerate() {
        for offset in 0..14 {
            let now = now() + TimeDelta::days(offset);
            let when = parse_when(word, now, Looking::Ahead).unwrap();
            let ahead = (when.date - now.date()).num_days();
            assert!((1..=7).contains(&ahead), "{word} on {now}: {ahead}");
            assert_eq!(when.date.weekday().num_days_from_monday(), u32::try_from(n).unwrap());
        }
    }
}

#[test]
fn a_time_that_is_left_out_moves_on_and_says_so() {
    let when = parse_when("28.3.2027 2:30", now(), Looking::Ahead).unwrap();
    let late = NaiveTime::from_hms_opt(3, 30, 0).unwrap();
    assert_eq!(when.clock_change(Berlin), ClockChange::LeftOut(late));
    let Due::At(at) = when.due(Berlin) else { panic!("a time was given") };
    assert_eq!(at.to_rfc3339(), "2027-03-28T01:30:00+00:00");
}

#[test]
fn a_time_that_comes_twice_is_the_earlier_one_and_says_so() {
    let when = parse_when("31.10.2027 2:30", now(), Looking::Ahead).unwrap();
    assert_eq!(when.clock_change(Berlin), ClockChange::Twice);
    let Due::At(at) = when.due(Berlin) else { panic!("a time was given") };
    assert_eq!(at.to_rfc3339(), "2027-10-31T00:30:00+00:00");
}

#[test]
fn a_whole_day_that_is_left_out_moves_on() {
    // Samoa went over the date line and had no 30 December 2011.
    let local = NaiveDate::from_ymd_opt(2011, 12, 30).unwrap().and_hms_opt(12, 0, 0).unwrap();
    let (at, change) = to_instant(local, chrono_tz::Pacific::Apia);
    assert_eq!(at.to_rfc3339(), "2011-12-30T22:00:00+00:00");
    assert_eq!(change, ClockChange::LeftOut(NaiveTime::from_hms_opt(12, 0, 0).unwrap()));
}

#[test]
fn a_day_without_a_time_is_due_as_a_date() {
    let when = parse_when("mo", now(), Looking::Ahead).unwrap();
    assert_eq!(when.due(Berlin), Due::Date(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()));
    assert_eq!(when.clock_change(Berlin), ClockChange::None);
}

#[rstest]
#[case("24.12.", None, 12, 24)]
#[case("24.12", None, 12, 24)]
#[case("24.12.1970", Some(1970), 12, 24)]
#[case("24.12.70", Some(1970), 12, 24)]
#[case("1.2.05", Some(2005), 2, 1)]
#[case("--12-24", None, 12, 24)]
#[case("1970-12-24", Some(1970), 12, 24)]
#[case("24. Dezember", None, 12, 24)]
#[case("24. Dezember 1970", Some(1970), 12, 24)]
#[case("29.2.", None, 2, 29)]
#[case("29.2.2024", Some(2024), 2, 29)]
fn birthdays_are_read(
    #[case] text: &str,
    #[case] year: Option<i32>,
    #[case] month: u32,
    #[case] day: u32,
) {
    let read = parse_birthday(text, now().date());
    assert_eq!(read, Ok(Birthday { year, month, day }), "{text}");
}

#[rstest]
#[case("31.2.")]
#[case("29.2.2023")]
#[case("heute")]
#[case("24.12.2030")]
#[case("--24-12")]
#[case("bald")]
fn what_is_no_birthday_is_refused(#[case] text: &str) {
    assert!(parse_birthday(text, now().date()).is_err(), "{text}");
}

fn any_local() -> impl Strategy<Value = NaiveDateTime> {
    (0i64..150 * 365, 0u32..24 * 60).prop_map(|(days, minute)| {
        NaiveDate::from_ymd_opt(1950, 1, 1)
            .unwrap()
            .and_hms_opt(minute / 60, minute % 60, 0)
            .unwrap()
            + TimeDelta::days(days)
    })
}

proptest! {
    #[test]
    fn reading_never_panics(text in ".{0,40}", now in any_local()) {
        for looking in [Looking::Ahead, Looking::Back] {
            let _ = parse_when(&text, now, looking);
        }
        let _ = parse_birthday(&text, now.date());
    }

    #[test]
    fn reading_pieces_of_dates_never_panics(
        text in "([0-9]{1,4}|[.:/ +-]|mo|kw|uhr|am|pm|in|t|w|m|j|next|dez|um|vor){1,8}",
        now in any_local(),
    ) {
        for looking in [Looking::Ahead, Looking::Back] {
            let _ = parse_when(&text, now, looking);
        }
        let _ = parse_birthday(&text, now.date());
    }

    #[test]
    fn what_is_printed_is_read_as_the_same(at in any_local(), now in any_local(), timed: bool) {
        let when = if timed { When::at(at) } else { When::day(at.date()) };
        for lang in [Lang::De, Lang::En] {
            for looking in [Looking::Ahead, Looking::Back] {
                prop_assert_eq!(parse_when(&when.print(lang), now, looking), Ok(when));
            }
        }
    }

    #[test]
    fn a_printed_birthday_is_read_as_the_same(at in any_local(), with_year: bool) {
        let year = with_year.then(|| at.year());
        let birthday = Birthday { year, month: at.month(), day: at.day() };
        let today = NaiveDate::from_ymd_opt(2150, 1, 1).unwrap();
        for lang in [Lang::De, Lang::En] {
            prop_assert_eq!(parse_birthday(&print_birthday(birthday, lang), today), Ok(birthday));
        }
    }
}

#[test]
fn the_ends_of_the_calendar_are_moments_like_others_in_every_zone() {
    for zone in chrono_tz::TZ_VARIANTS {
        for local in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            let (at, _) = to_instant(local, zone);
            let off = at.naive_utc().signed_duration_since(local).num_hours().abs();
            assert!(off <= 26, "{zone}: {at}");
        }
    }
}
