//! The nights in which the clocks change: 29 March 2026 (02:00 → 03:00) and
//! 25 October 2026 (03:00 → 02:00) in Berlin, and stranger ones elsewhere.

use chrono_tz::Tz;
use rstest::rstest;

use super::*;
use crate::domain::settings::set;

/// Open on Sundays alone, in these hours.
fn sundays(hours: &str, zone: Tz) -> WorkCalendar {
    let mut settings = Settings { time_zone: zone, ..Settings::default() };
    for day in ["mon", "tue", "wed", "thu", "fri", "sat"] {
        set(&mut settings, &format!("hours.{day}"), "closed").unwrap();
    }
    set(&mut settings, "hours.sun", hours).unwrap();
    WorkCalendar::of(&settings)
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[rstest]
// Midnight to six has five hours in spring and seven in autumn.
#[case("0-6", "2026-03-29", 5 * 60)]
#[case("0-6", "2026-10-25", 7 * 60)]
#[case("0-6", "2026-11-08", 6 * 60)]
#[case("0-24", "2026-03-29", 23 * 60)]
#[case("0-24", "2026-10-25", 25 * 60)]
// A border that is left out moves on by an hour.
#[case("0-2:30", "2026-03-29", 150)]
#[case("2:30-6", "2026-03-29", 150)]
#[case("2:15-2:45", "2026-03-29", 30)]
// Moved on, it reaches into the next span; nothing counts twice.
#[case("0-2:30,3-6", "2026-03-29", 300)]
#[case("2:15-2:45,3:30-4", "2026-03-29", 45)]
// A border that comes twice is the earlier one.
#[case("0-2:30", "2026-10-25", 150)]
#[case("2:30-6", "2026-10-25", 270)]
#[case("2-3", "2026-10-25", 120)]
#[case("9-17", "2026-03-29", 480)]
fn hours_of_a_night_in_which_the_clocks_change(
    #[case] hours: &str,
    #[case] sunday: &str,
    #[case] minutes: i64,
) {
    let calendar = sundays(hours, Tz::Europe__Berlin);
    let noon = utc(&format!("{sunday}T12:00:00Z"));
    let worked = calendar.work_between(noon - TimeDelta::days(2), noon + TimeDelta::days(2));
    assert_eq!(worked, minutes * 60);
}

#[test]
fn a_deadline_over_the_short_and_the_long_night_is_reckoned_in_real_hours() {
    let calendar = sundays("0-6", Tz::Europe__Berlin);
    // 01:00 CET plus three hours is 05:00 CEST.
    assert_eq!(
        calendar.due(utc("2026-03-29T00:00:00Z"), 3 * 3600),
        Some(utc("2026-03-29T03:00:00Z"))
    );
    // 01:00 CEST plus three hours is 03:00 CET.
    assert_eq!(
        calendar.due(utc("2026-10-24T23:00:00Z"), 3 * 3600),
        Some(utc("2026-10-25T02:00:00Z"))
    );
    // All of the long night: until six.
    assert_eq!(
        calendar.due(utc("2026-10-24T22:00:00Z"), 7 * 3600),
        Some(utc("2026-10-25T05:00:00Z"))
    );
}

#[test]
fn business_hours_by_day_do_not_feel_the_change_of_clocks() {
    let calendar = WorkCalendar::of(&Settings::default());
    // Friday 09:00 to Monday 17:00, over each of the two nights.
    for (friday, monday) in [
        ("2026-03-27T08:00:00Z", "2026-03-30T15:00:00Z"),
        ("2026-10-23T07:00:00Z", "2026-10-26T16:00:00Z"),
    ] {
        assert_eq!(calendar.work_between(utc(friday), utc(monday)), 16 * 3600);
        assert_eq!(calendar.due(utc(friday), 16 * 3600), Some(utc(monday)));
    }
}

#[test]
fn a_day_that_was_left_out_altogether_counts_no_hours_twice() {
    // Samoa had no 30 December 2011 (a Friday).
    let settings =
        Settings { time_zone: Tz::Pacific__Apia, country: "WS".to_owned(), ..Settings::default() };
    let calendar = WorkCalendar::of(&settings);
    let (thursday, next_monday) = (utc("2011-12-29T10:00:00Z"), utc("2012-01-02T09:00:00Z"));
    let open = calendar.work_between(thursday, next_monday);
    // Thursday the 29th, the Friday that was none moved to the Saturday, Monday the 2nd.
    assert_eq!(open, 3 * 8 * 3600);
    let whole = WorkCalendar::always(Tz::Pacific__Apia).work_between(thursday, next_monday);
    assert_eq!(whole, (next_monday - thursday).num_seconds());
}
