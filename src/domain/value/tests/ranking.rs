//! ABC and RFM.

use rstest::rstest;

use super::super::*;
use crate::domain::codes::AbcClass::{A, B, C};
use crate::domain::codes::{AbcClass, RfmGroup};
use crate::domain::settings::AbcMeasure;

const USUAL: [i64; 3] = [80, 15, 5];

fn classes(values: &[i64], limits: [i64; 3]) -> Vec<AbcClass> {
    let keyed: Vec<(usize, i64)> = values.iter().copied().enumerate().collect();
    abc(&keyed, limits)
}

#[rstest]
#[case::worked_example(&[50, 30, 10, 6, 4, -3], &[A, A, B, B, C, C])]
#[case::in_any_order(&[-3, 4, 6, 10, 30, 50], &[C, C, B, B, A, A])]
#[case::one_above_80_percent(&[900, 60, 40], &[A, B, C])]
#[case::alone(&[1], &[A])]
#[case::equal_ones_by_key(&[10; 10], &[A, A, A, A, A, A, A, A, B, B])]
#[case::nothing_positive(&[0, -5], &[C, C])]
#[case::nobody(&[], &[])]
// 80 % exactly are used up before the second, 95 % before the third.
#[case::on_the_limits(&[80, 15, 5], &[A, B, C])]
#[case::a_cent_below_the_limits(&[7999, 1501, 500], &[A, A, C])]
fn classes_go_by_what_is_used_up_before(#[case] values: &[i64], #[case] wanted: &[AbcClass]) {
    assert_eq!(classes(values, USUAL), wanted);
}

#[test]
fn limits_are_those_of_the_settings() {
    assert_eq!(classes(&[50, 30, 10, 6, 4], [50, 30, 20]), [A, B, C, C, C]);
}

#[test]
fn the_greatest_amounts_do_not_overflow() {
    assert_eq!(classes(&[i64::MAX, i64::MAX, i64::MAX], USUAL), [A, A, A]);
}

#[test]
fn equal_values_go_by_number_byte_by_byte() {
    let values = [("10", 1), ("9", 1), ("ä", 1), ("Z", 1), ("a", 1)];
    // 10, 9, Z, a, ä: before the fifth 80 % are used up.
    assert_eq!(abc(&values, USUAL), [A, A, B, A, A]);
}

#[rstest]
#[case(AbcMeasure::Margin, 100, 95, AbcMeasure::Margin, false)]
#[case(AbcMeasure::Margin, 10_000, 9_499, AbcMeasure::Revenue, true)]
#[case(AbcMeasure::Revenue, 100, 0, AbcMeasure::Revenue, false)]
#[case(AbcMeasure::Margin, 0, 0, AbcMeasure::Margin, false)]
#[case(AbcMeasure::Margin, -80, -80, AbcMeasure::Margin, false)]
#[case(AbcMeasure::Margin, -80, 0, AbcMeasure::Revenue, true)]
fn margin_falls_back_to_revenue_under_95_percent_of_known_costs(
    #[case] asked: AbcMeasure,
    #[case] revenue: i128,
    #[case] covered: i128,
    #[case] measure: AbcMeasure,
    #[case] fell_back: bool,
) {
    assert_eq!(basis(asked, revenue, covered), AbcBasis { measure, fell_back });
}

fn by_value(values: &[i64]) -> Vec<u8> {
    let buyers: Vec<RfmInput> =
        values.iter().map(|value| RfmInput { last: 0, days: 1, value: *value }).collect();
    let scores = rfm(&buyers);
    assert!(scores.iter().all(|[r, f, _]| (*r, *f) == (3, 3)), "all equal are in the middle");
    scores.into_iter().map(|[_, _, m]| m).collect()
}

#[rstest]
#[case::worked_example(&[10, 10, 20, 30], &[2, 2, 4, 5])]
#[case::alone(&[7], &[3])]
#[case::all_equal(&[5, 5, 5], &[3, 3, 3])]
#[case::five_different(&[1, 2, 3, 4, 5], &[1, 2, 3, 4, 5])]
#[case::negative_is_worst(&[-9, 0, 9], &[1, 3, 5])]
#[case::nobody(&[], &[])]
fn scores_are_middle_ranks(#[case] values: &[i64], #[case] wanted: &[u8]) {
    assert_eq!(by_value(values), wanted);
}

#[test]
fn the_later_and_the_more_frequent_score_higher() {
    let buyer = |last, days| RfmInput { last, days, value: 0 };
    let scores = rfm(&[buyer(100, 1), buyer(200, 9)]);
    assert_eq!(scores, [[2, 2, 3], [4, 4, 3]]);
}

#[rstest]
#[case([5, 5, 5], 9, RfmGroup::Champions)]
#[case([4, 4, 4], 9, RfmGroup::Champions)]
#[case([2, 4, 4], 9, RfmGroup::CantLose)]
#[case([1, 5, 5], 9, RfmGroup::CantLose)]
#[case([3, 4, 5], 9, RfmGroup::Loyal)]
#[case([5, 4, 3], 9, RfmGroup::Loyal)]
#[case([3, 3, 5], 9, RfmGroup::BigSpenders)]
#[case([5, 1, 5], 2, RfmGroup::BigSpenders)]
#[case([4, 2, 4], 2, RfmGroup::New)]
#[case([3, 1, 1], 1, RfmGroup::Promising)]
#[case([3, 3, 4], 3, RfmGroup::NeedsAttention)]
#[case([2, 3, 5], 3, RfmGroup::AtRisk)]
#[case([2, 4, 3], 3, RfmGroup::AtRisk)]
#[case([1, 2, 5], 2, RfmGroup::Lost)]
#[case([2, 2, 5], 2, RfmGroup::Hibernating)]
#[case([5, 3, 4], 3, RfmGroup::Loyal)]
// Where most bought but once, one purchase may score 3: it is named as 2.
#[case([5, 3, 4], 1, RfmGroup::New)]
#[case([1, 4, 5], 1, RfmGroup::Lost)]
fn groups_are_named_by_the_first_that_fits(
    #[case] scores: [u8; 3],
    #[case] days: i64,
    #[case] group: RfmGroup,
) {
    assert_eq!(rfm_group(scores, days), group);
}

#[test]
fn only_purchases_of_the_window_make_a_buyer() {
    let rows = [super::sale(1, "2024-03-31", 500), super::sale(2, "2024-04-01", 700)];
    let buyer = |rows, today| RfmInput::of(&history(rows, super::at(today)));
    let wanted = RfmInput { last: rows[1].day, days: 1, value: 700 };
    assert_eq!(buyer(&rows, "2026-03-31"), Some(wanted));
    assert_eq!(buyer(&rows, "2026-04-01"), None);
    assert_eq!(buyer(&[], "2026-04-01"), None);
}
