//! The worked examples of the field, to the digits they are given to, and what must hold
//! of any sample.

use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn is(got: f64, want: f64, within: f64) {
    assert!((got - want).abs() <= within, "{got} is not {want}");
}

fn limits(estimate: Option<Estimate>) -> (f64, f64, f64) {
    let estimate = estimate.unwrap();
    let (low, high) = estimate.interval.unwrap();
    (estimate.value, low, high)
}

#[rstest]
#[case(7, 10, 39.68, 89.22)]
#[case(0, 5, 0.0, 43.45)]
#[case(5, 5, 56.55, 100.0)]
fn a_share_lies_in_the_interval_of_wilson(
    #[case] part: i64,
    #[case] of: i64,
    #[case] low: f64,
    #[case] high: f64,
) {
    let (value, l, h) = limits(wilson(part, of));
    is(value, 100.0 * real(part) / real(of), 0.0);
    is(l, low, 0.005);
    is(h, high, 0.005);
}

#[rstest]
#[case(50, 20, 100, 30.0, 14.05, 44.20)]
#[case(2, 1, 4, 25.0, -44.16, 72.73)]
fn a_net_promoter_score_lies_in_the_interval_of_rocks(
    #[case] promoters: i64,
    #[case] detractors: i64,
    #[case] n: i64,
    #[case] score: f64,
    #[case] low: f64,
    #[case] high: f64,
) {
    let (value, l, h) = limits(nps(promoters, detractors, n));
    is(value, score, 0.0);
    is(l, low, 0.005);
    is(h, high, 0.005);
}

#[test]
fn of_one_answer_the_interval_is_widened_to_hold_the_score() {
    is(limits(nps(1, 0, 1)).2, 100.0, 0.0);
    is(limits(nps(0, 1, 1)).1, -100.0, 0.0);
}

#[rstest]
#[case(1, 12.706_204_736_2)]
#[case(2, 4.302_652_729_75)]
#[case(4, 2.776_445_105_2)]
#[case(9, 2.262_157_162_8)]
#[case(29, 2.045_229_642_1)]
fn the_limits_of_student_are_right_to_ten_digits(#[case] freedom: i64, #[case] t: f64) {
    is(t_limit(freedom), t, 6e-11);
}

#[test]
fn the_series_of_many_answers_goes_on_where_the_distribution_ends() {
    is(large_t(real(MANY)), t_limit(MANY), 1e-11);
    is(t_limit(1_000_000_000), Z, 1e-8);
    assert!((1..2000).all(|n| t_limit(n) > t_limit(n + 1)));
}

#[test]
fn a_mean_has_its_interval_from_two_answers_on() {
    assert_eq!(mean_score(0, 0, 0), None);
    assert_eq!(mean_score(1, 7, 49), Some(Estimate { value: 7.0, interval: None }));
    // 5 and 7: s = √2, t(0.975, 1) = 12.7062047362.
    let (value, low, high) = limits(mean_score(2, 12, 74));
    is(value, 6.0, 0.0);
    is(low, 6.0 - 12.706_204_736_2, 1e-9);
    is(high, 6.0 + 12.706_204_736_2, 1e-9);
    assert_eq!(limits(mean_score(5, 20, 80)), (4.0, 4.0, 4.0));
}

#[test]
fn percentiles_are_interpolated_between_neighbours() {
    let values = [1.0, 2.0, 3.0, 4.0];
    is(percentile(&values, 0.9).unwrap(), 3.7, 1e-12);
    assert_eq!(percentile(&values, 0.5), median(&values));
    assert_eq!(percentile(&values, 0.0), Some(1.0));
    assert_eq!(percentile(&values, 1.0), Some(4.0));
    assert_eq!(median(&values), Some(2.5));
    assert_eq!(median(&[1.0, 5.0, 100.0]), Some(5.0));
    assert_eq!(percentile(&[8.0], 0.9), Some(8.0));
    assert_eq!(percentile(&[], 0.9), None);
    assert_eq!(median(&[]), None);
}

#[test]
fn over_nothing_there_is_no_value() {
    assert_eq!((percent(0, 0), mean(0, 0), wilson(0, 0), nps(0, 0, 0)), (None, None, None, None));
}

proptest! {
    #[test]
    fn an_interval_contains_its_value_and_keeps_to_the_scale(
        promoters in 0_i64..300, passives in 0_i64..300, detractors in 0_i64..300,
    ) {
        let n = promoters + passives + detractors;
        prop_assume!(n > 0);
        let (value, low, high) = limits(nps(promoters, detractors, n));
        prop_assert!(-100.0 <= low && low <= value && value <= high && high <= 100.0);
        let (value, low, high) = limits(wilson(promoters, n));
        prop_assert!(0.0 <= low && low <= value && value <= high && high <= 100.0);
    }

    #[test]
    fn the_interval_of_a_mean_is_that_of_its_answers(answers in prop::collection::vec(1_i64..=7, 2..40)) {
        let n = i64::try_from(answers.len()).unwrap();
        let sum: i64 = answers.iter().sum();
        let squares: i64 = answers.iter().map(|a| a * a).sum();
        let (value, low, high) = limits(mean_score(n, sum, squares));
        let spread: f64 = answers.iter().map(|a| (real(*a) - value).powi(2)).sum();
        let half = t_limit(n - 1) * (spread / real(n - 1) / real(n)).sqrt();
        prop_assert!((value - half - low).abs() < 1e-9 && (value + half - high).abs() < 1e-9);
    }

    #[test]
    fn percentiles_rise_and_stay_among_the_values(
        mut values in prop::collection::vec(0.0_f64..1000.0, 1..40), q in 0.0_f64..1.0,
    ) {
        values.sort_by(f64::total_cmp);
        let at = percentile(&values, q).unwrap();
        prop_assert!(values[0] <= at && at <= values[values.len() - 1]);
        prop_assert!(percentile(&values, q / 2.0).unwrap() <= at);
    }
}
