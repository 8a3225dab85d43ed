//! Working time by examples and by what always holds.

use chrono::{TimeZone, Weekday};
use chrono_tz::Europe::Berlin;
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::domain::settings::set;

const HOUR: i64 = 3600;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A time in Berlin: `2026-11-20 16:30`.
fn at(text: &str) -> DateTime<Utc> {
    let local = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    Berlin.from_local_datetime(&local).unwrap().with_timezone(&Utc)
}

fn calendar(pairs: &[(&str, &str)]) -> WorkCalendar {
    let mut settings = Settings::default();
    for (key, value) in pairs {
        set(&mut settings, key, value).unwrap();
    }
    WorkCalendar::of(&settings)
}

#[rstest]
// Friday afternoon to Monday morning.
#[case("2026-11-20 16:30", "2026-11-23 09:10", 40 * 60)]
#[case("2026-11-20 16:30", "2026-11-20 16:30", 0)]
#[case("2026-11-20 16:30", "2026-11-20 16:00", 0)]
#[case("2026-11-20 17:00", "2026-11-23 09:00", 0)]
#[case("2026-11-20 00:00", "2026-11-21 00:00", 8 * HOUR)]
// Over a year's end: 31 December is a working day, 1 January (Friday) none.
#[case("2026-12-31 16:00", "2027-01-04 10:00", 2 * HOUR)]
// Christmas 2026 falls on Friday and Saturday.
#[case("2026-12-24 09:00", "2026-12-28 17:00", 16 * HOUR)]
// A week with Ascension.
#[case("2026-05-11 00:00", "2026-05-18 00:00", 32 * HOUR)]
fn working_time_between_two_moments(#[case] a: &str, #[case] b: &str, #[case] seconds: i64) {
    assert_eq!(calendar(&[]).work_between(at(a), at(b)), seconds);
}

#[rstest]
#[case("2026-11-20 16:30", 8, "2026-11-23 16:30")]
#[case("2026-11-23 09:00", 8, "2026-11-23 17:00")]
#[case("2026-11-23 09:00", 16, "2026-11-24 17:00")]
#[case("2026-11-23 09:00", 0, "2026-11-23 09:00")]
// Received at the weekend or at night: the clock starts when the business opens.
#[case("2026-11-21 12:00", 2, "2026-11-23 11:00")]
#[case("2026-11-23 22:00", 1, "2026-11-24 10:00")]
#[case("2026-12-31 16:00", 4, "2027-01-04 12:00")]
// Received on Maundy Thursday: Easter has no hours.
#[case("2026-04-02 16:00", 2, "2026-04-07 10:00")]
fn a_deadline_falls_on(#[case] a: &str, #[case] hours: i64, #[case] due: &str) {
    assert_eq!(calendar(&[]).due(at(a), hours * HOUR), Some(at(due)));
}

#[test]
fn two_spans_a_day_and_hours_until_midnight_are_kept() {
    let split = calendar(&[("hours.mon", "8-12,13:30-18"), ("hours.sat", "22-24")]);
    assert_eq!(split.work_between(at("2026-11-23 00:00"), at("2026-11-24 00:00")), 17 * HOUR / 2);
    assert_eq!(split.due(at("2026-11-23 08:00"), 4 * HOUR), Some(at("2026-11-23 12:00")));
    assert_eq!(split.due(at("2026-11-23 08:00"), 5 * HOUR), Some(at("2026-11-23 14:30")));
    assert_eq!(split.work_between(at("2026-11-21 23:00"), at("2026-11-22 12:00")), HOUR);
}

#[test]
fn a_closed_day_says_why() {
    let kept = calendar(&[("land", "NI"), ("closing-days", "24.12.,2026-10-31")]);
    for (date, why) in [
        ("2026-11-20", None),
        ("2026-11-21", Some(Closed::Weekday)),
        ("2026-12-24", Some(Closed::ClosingDay)),
        ("2026-12-25", Some(Closed::Holiday(Holiday::ChristmasDay))),
        ("2027-10-31", Some(Closed::Holiday(Holiday::ReformationDay))),
        // The holiday is named, even on a Saturday that is a closing day too.
        ("2026-10-31", Some(Closed::Holiday(Holiday::ReformationDay))),
    ] {
        assert_eq!(kept.closed(day(date)), why, "{date}");
        assert_eq!(kept.is_working_day(day(date)), why.is_none(), "{date}");
    }
    assert_eq!(kept.holiday(day("2026-10-31")), Some(Holiday::ReformationDay));
    assert_eq!(kept.holiday(day("2026-12-24")), None);
}

#[test]
fn around_the_clock_every_second_counts_over_holidays_and_years() {
    let always = WorkCalendar::always(Berlin);
    let (a, b) = (at("2024-12-24 13:07"), at("2027-03-29 02:11"));
    assert_eq!(always.work_between(a, b), (b - a).num_seconds());
    assert_eq!(always.due(a, (b - a).num_seconds()), Some(b));
    assert!(always.is_working_day(day("2026-12-25")));
}

#[test]
fn a_business_that_is_never_open_is_never_due() {
    let days = ["mon", "tue", "wed", "thu", "fri"].map(|day| format!("hours.{day}"));
    let closed: Vec<(&str, &str)> = days.iter().map(|key| (key.as_str(), "closed")).collect();
    let never = calendar(&closed);
    assert_eq!(never.due(at("2026-11-23 09:00"), 1), None);
    assert_eq!(never.work_between(at("2020-01-01 00:00"), at("2030-01-01 00:00")), 0);
    let shut = calendar(&[("closing-days", "2020-01-01..2999-12-31")]);
    assert_eq!(shut.due(at("2026-11-23 09:00"), HOUR), None);
}

#[test]
fn the_ends_of_time_are_survived() {
    let calendar = calendar(&[]);
    let (first, last) = (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC);
    assert!(calendar.work_between(first, last) > 0);
    assert_eq!(calendar.work_between(last, first), 0);
    assert_eq!(calendar.due(last, HOUR), None);
    assert_eq!(calendar.due(first, i64::MAX), None);
    assert_eq!(calendar.due(last, 0), Some(last));
}

/// An instant from 2015 to 2035.
fn instants() -> impl Strategy<Value = DateTime<Utc>> {
    (1_420_070_400..2_051_222_400_i64).prop_map(|s| DateTime::from_timestamp(s, 0).unwrap())
}

thread_local! {
    /// Made once, as the program does: of every kind one.
    static CALENDARS: [WorkCalendar; 4] = [
        calendar(&[("land", "BE")]),
        calendar(&[
            ("land", "SN"),
            ("hours.sat", "9:30-13"),
            ("hours.sun", "0-4"),
            ("closing-days", "24.12.,31.12.,2026-08-03..2026-08-14"),
        ]),
        calendar(&[("country", "AT"), ("time-zone", "Pacific/Apia"), ("hours.sun", "0-2:30,3-24")]),
        WorkCalendar::always(Berlin),
    ];
}

fn each_calendar(
    check: impl Fn(&WorkCalendar) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    CALENDARS.with(|all| all.iter().try_for_each(check))
}

proptest! {
    #[test]
    fn working_time_is_additive_and_never_shrinks(
        a in instants(), b in instants(), c in instants(),
    ) {
        let mut times = [a, b, c];
        times.sort();
        let [a, b, c] = times;
        each_calendar(|calendar| {
            let (ab, bc) = (calendar.work_between(a, b), calendar.work_between(b, c));
            prop_assert_eq!(ab + bc, calendar.work_between(a, c));
            prop_assert!(ab >= 0 && bc >= 0);
            prop_assert!(ab <= (b - a).num_seconds());
            Ok(())
        })?;
    }

    #[test]
    fn a_closed_day_has_no_working_time_and_others_have_that_of_their_hours(
        days in 0..7000_u64,
    ) {
        let date = day("2015-01-01") + Days::new(days);
        each_calendar(|calendar| {
            let midnight = |date: NaiveDate| {
                to_instant(date.and_time(NaiveTime::MIN), calendar.zone).0
            };
            let worked = calendar.work_between(midnight(date), midnight(date.succ_opt().unwrap()));
            if calendar.closed(date).is_some() {
                prop_assert_eq!(worked, 0, "{}", date);
            } else if date.weekday() != Weekday::Sun {
                let minutes: u32 = calendar.spans(date).iter().map(|s| s.until - s.from).sum();
                prop_assert_eq!(worked, i64::from(minutes) * 60, "{}", date);
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_deadline_is_the_first_moment_that_uses_up_its_time(
        a in instants(), target in 1..3_000_000_i64, more in 0..100_000_i64,
    ) {
        each_calendar(|calendar| {
            let due = calendar.due(a, target).unwrap();
            prop_assert_eq!(calendar.work_between(a, due), target);
            prop_assert_eq!(calendar.work_between(a, due - TimeDelta::seconds(1)), target - 1);
            prop_assert!(calendar.due(a, target + more).unwrap() >= due);
            prop_assert!(calendar.due(a + TimeDelta::seconds(more), target).unwrap() >= due);
            Ok(())
        })?;
    }
}
