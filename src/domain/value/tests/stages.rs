//! The rule of stages: each limit, what wins over it, and what buyers become over the years.

use chrono::{Days, Months, NaiveDate};
use rstest::rstest;

use super::super::*;
use super::{at, on, ymd};
use crate::domain::codes::Stage;

const RULE: StageRule = StageRule { entered: None, set_on: None, inactivity: 180, any_sales: true };

/// The stage so many days after 2020-01-01, of one who bought on these days after it.
fn after(purchases: &[Day], today: Day, rule: StageRule) -> Option<Stage> {
    let start = day(ymd("2020-01-01"));
    let rows: Vec<_> =
        purchases.iter().zip(1..).map(|(day, id)| on(id, start + day, 100)).collect();
    let as_of = AsOf::new(date(start + today).unwrap());
    stage(&history(&rows, as_of), rule)
}

#[rstest]
#[case::never(&[], 0, Stage::Lead)]
#[case::first_day(&[0], 0, Stage::New)]
#[case::ninety_days(&[0], 90, Stage::New)]
#[case::a_day_more_is_half_the_limit(&[0], 91, Stage::AtRisk)]
#[case::no_longer_new(&[0, 50], 91, Stage::Active)]
#[case::three_days_are_regular_though_recent(&[0, 1, 2], 3, Stage::Regular)]
#[case::exactly_the_limit(&[0], 180, Stage::AtRisk)]
#[case::beyond_the_limit(&[0], 181, Stage::Lost)]
#[case::back_on_the_day(&[0, 181], 181, Stage::WonBack)]
#[case::a_gap_of_the_limit_is_none(&[0, 180], 180, Stage::Active)]
// Comes back and keeps coming: won back for a year, then what the rule says.
#[case::for_a_year(&[0, 400, 480, 560, 640, 720], 765, Stage::WonBack)]
#[case::then_no_longer(&[0, 400, 480, 560, 640, 720], 766, Stage::Regular)]
#[case::rhythm_of_ten_days_presses_after_thirty(&[0, 15, 30, 45], 75, Stage::Regular)]
#[case::and_a_day(&[0, 15, 30, 45], 76, Stage::AtRisk)]
#[case::twice_a_long_rhythm(&[0, 200, 400], 800, Stage::AtRisk)]
#[case::and_a_day_more(&[0, 200, 400], 801, Stage::Lost)]
fn the_first_that_fits(#[case] purchases: &[Day], #[case] today: Day, #[case] wanted: Stage) {
    assert_eq!(after(purchases, today, RULE), Some(wanted));
}

#[test]
fn purchases_in_the_window_make_regular() {
    let rule = StageRule { inactivity: 3650, ..RULE };
    assert_eq!(after(&[0, 365, 370], 730, rule), Some(Stage::Regular));
    assert_eq!(after(&[0, 365, 370], 731, rule), Some(Stage::Active));
}

#[test]
fn one_own_limit_is_theirs() {
    let rule = StageRule { inactivity: 30, ..RULE };
    assert_eq!(after(&[0], 15, rule), Some(Stage::New));
    assert_eq!(after(&[0], 16, rule), Some(Stage::AtRisk));
    assert_eq!(after(&[0], 31, rule), Some(Stage::Lost));
}

#[test]
fn by_hand_wins_from_its_day_on() {
    let start = day(ymd("2020-01-01"));
    let rule =
        |stage, on: Day| StageRule { entered: Some(stage), set_on: Some(start + on), ..RULE };
    assert_eq!(after(&[0], 500, rule(Stage::Regular, 5)), Some(Stage::Regular));
    assert_eq!(after(&[0], 4, rule(Stage::Regular, 5)), Some(Stage::New));
    // Lost until the next purchase day.
    assert_eq!(after(&[0, 10], 20, rule(Stage::Lost, 10)), Some(Stage::Lost));
    assert_eq!(after(&[0, 11], 20, rule(Stage::Lost, 10)), Some(Stage::New));
    assert_eq!(after(&[], 20, rule(Stage::Lost, 10)), Some(Stage::Lost));
    assert_eq!(after(&[], 9, rule(Stage::Lost, 10)), Some(Stage::Lead));
}

#[test]
fn what_was_only_entered_gives_way_to_the_rule() {
    let rule = |stage| StageRule { entered: Some(stage), ..RULE };
    assert_eq!(after(&[0], 3, rule(Stage::Lost)), Some(Stage::New));
    assert_eq!(after(&[], 3, rule(Stage::Lost)), Some(Stage::Lost));
    assert_eq!(after(&[], 3, rule(Stage::Regular)), Some(Stage::Lead));
}

#[test]
fn in_a_file_without_sales_the_entered_stage_stands() {
    let rule = |entered| StageRule { entered, any_sales: false, ..RULE };
    assert_eq!(after(&[], 3, rule(Some(Stage::Regular))), Some(Stage::Regular));
    assert_eq!(after(&[], 3, rule(None)), None);
}

/// Every day of 20 years, the stage of one who buys every so many months.
fn years(months: u32, first: NaiveDate) -> Vec<(NaiveDate, Stage, usize)> {
    let purchases: Vec<NaiveDate> =
        (0..40 * 12 / months).map(|n| first + Months::new(n * months)).collect();
    let rows: Vec<_> = purchases.iter().zip(1..).map(|(d, id)| on(id, day(*d), 100)).collect();
    first
        .iter_days()
        .take_while(|today| *today < first + Months::new(20 * 12))
        .map(|today| {
            let found = history(&rows, AsOf::new(today));
            (today, stage(&found, RULE).unwrap(), found.days.len())
        })
        .collect()
}

#[rstest]
fn yearly_half_yearly_and_monthly_buyers_become_and_stay_regular(
    #[values(1, 6, 12)] months: u32,
    #[values("2003-01-31", "2004-02-29", "2005-06-15", "2006-12-31")] first: &str,
) {
    for (today, stage, bought) in years(months, ymd(first)) {
        if bought >= 3 {
            assert_eq!(stage, Stage::Regular, "{today}, after {bought} purchases");
        }
    }
}

#[test]
fn who_stops_is_pressed_then_lost() {
    let first = ymd("2024-01-10");
    let rows: Vec<_> =
        (0..12).map(|n| on(i64::from(n), day(first + Months::new(n)), 100)).collect();
    let last = first + Months::new(11);
    let stage_on = |days| {
        let today = last + Days::new(days);
        stage(&history(&rows, at(&today.to_string())), RULE).unwrap()
    };
    // The median gap is 31 days.
    assert_eq!(stage_on(46), Stage::Regular);
    assert_eq!(stage_on(47), Stage::AtRisk);
    assert_eq!(stage_on(180), Stage::AtRisk);
    assert_eq!(stage_on(181), Stage::Lost);
}
