//! Customer margin scheme, share of wallet, next purchase, portfolio.

use rstest::rstest;

use super::super::*;
use super::{at, on, ymd};
use crate::domain::codes::{CostKind, Criterion};
use crate::domain::model::{CustomerCost, Meta, Sale, Score};

fn sold(date: &str, revenue: i64, discount: i64, variable_cost: Option<i64>) -> Sale {
    Sale { revenue, discount, variable_cost, ..Sale::new(1, ymd(date)) }
}

fn cost(date: &str, kind: CostKind, amount: i64) -> CustomerCost {
    CustomerCost {
        meta: Meta::default(),
        customer_id: 1,
        date: ymd(date),
        kind,
        amount,
        note: String::new(),
    }
}

fn known(amount: i64) -> Step {
    Step { amount: Some(amount), partly: false }
}

#[test]
fn from_gross_revenue_to_what_is_left() {
    let sales = [
        sold("2026-01-05", 100_000, 5_000, Some(40_000)),
        sold("2026-02-05", -10_000, 0, Some(-4_000)),
        // Of tomorrow.
        sold("2026-03-02", 1, 1, Some(1)),
    ];
    let costs = [
        cost("2026-01-01", CostKind::Marketing, 3_000),
        cost("2026-01-02", CostKind::Sales, 2_000),
        cost("2026-01-03", CostKind::Service, 1_000),
        cost("2026-03-02", CostKind::Service, 7),
    ];
    // One and a half hours at 60.00 and ten minutes.
    let effort = Effort { sales_seconds: 5_400, service_seconds: 600, remedies: 2_500 };
    let s = margin_scheme(&sales, &costs, effort, Some(6_000), ymd("2026-03-01"));
    assert_eq!((s.gross, s.discounts, s.net, s.uncovered), (90_000, 5_000, 85_000, 0));
    assert_eq!((s.variable_cost, s.db1), (known(36_000), known(49_000)));
    assert_eq!((s.marketing, s.db2), (3_000, known(46_000)));
    assert_eq!((s.sales_time, s.sales_costs, s.db3), (known(9_000), 2_000, known(35_000)));
    assert_eq!((s.service_time, s.remedies, s.service_costs), (known(1_000), 2_500, 1_000));
    assert_eq!(s.db4, known(30_500));
}

#[test]
fn a_cost_that_is_not_known_is_said() {
    let sales = [sold("2026-01-05", 1_000, 0, Some(400)), sold("2026-01-06", 500, 50, None)];
    let s = margin_scheme(&sales, &[], Effort::default(), None, ymd("2026-03-01"));
    assert_eq!((s.net, s.uncovered, s.uncovered_rows), (1_450, 450, 1));
    assert_eq!(s.variable_cost, Step { amount: Some(400), partly: true });
    assert_eq!(s.db1, Step { amount: Some(600), partly: true });
    assert_eq!(s.db4, Step { amount: Some(600), partly: true });

    let s = margin_scheme(&sales[1..], &[], Effort::default(), None, ymd("2026-03-01"));
    assert_eq!((s.variable_cost.amount, s.db1.amount, s.db4.amount), (None, None, None));
}

#[test]
fn time_without_an_hourly_rate_is_a_cost_that_is_not_known() {
    let sales = [sold("2026-01-05", 1_000, 0, Some(400))];
    let effort = Effort { sales_seconds: 60, ..Effort::default() };
    let s = margin_scheme(&sales, &[], effort, None, ymd("2026-03-01"));
    assert_eq!((s.db2, s.sales_time), (known(600), Step { amount: None, partly: true }));
    assert_eq!(s.db3, Step { amount: Some(600), partly: true });
}

#[rstest]
#[case(30, 6_000, 50)]
// Half a cent, away from zero.
#[case(3, 600, 1)]
#[case(2, 600, 0)]
fn time_costs_by_the_second(#[case] seconds: i64, #[case] rate: i64, #[case] wanted: i64) {
    let effort = Effort { service_seconds: seconds, ..Effort::default() };
    let s = margin_scheme(&[], &[], effort, Some(rate), ymd("2026-03-01"));
    assert_eq!((s.service_time, s.db4), (known(wanted), known(-wanted)));
}

#[test]
fn share_of_wallet_flags_an_estimate_that_is_wrong() {
    let wallet = |revenue, potential| share_of_wallet(revenue, potential);
    assert_eq!(wallet(250, Some(1_000)), Some(Wallet { percent: 25.0, over: false }));
    assert_eq!(wallet(1_000, Some(1_000)), Some(Wallet { percent: 100.0, over: false }));
    assert_eq!(wallet(1_500, Some(1_000)), Some(Wallet { percent: 150.0, over: true }));
    assert_eq!((wallet(5, None), wallet(5, Some(0))), (None, None));
}

#[test]
fn the_next_purchase_is_the_last_and_the_rhythm() {
    let start = day(ymd("2026-01-01"));
    let rows: Vec<_> =
        [0, 30, 71].into_iter().zip(1..).map(|(d, id)| on(id, start + d, 1)).collect();
    let next = next_purchase(&history(&rows, at("2026-06-01"))).unwrap();
    // 2026-03-13 and 35.5 days, half a day rounded up; quartiles 32.75 and 38.25.
    let (on, from, to) = (ymd("2026-04-18"), ymd("2026-04-15"), ymd("2026-04-20"));
    assert_eq!(next, NextPurchase { on, from, to });
    assert_eq!(next_purchase(&history(&rows[..2], at("2026-06-01"))), None);
}

fn score(id: i64, criterion: Criterion, score: i64, on: &str) -> Score {
    let meta = Meta { id, ..Meta::default() };
    Score { meta, customer_id: 1, criterion, score, scored_on: ymd(on) }
}

#[test]
fn an_axis_is_shown_from_half_of_its_weight_on() {
    use Criterion::{Closeness, Growth, Length, Payment, Potential, PriceLevel, Strategic};
    let given = |scores: &[(Criterion, i64)]| {
        let scores: Vec<_> =
            scores.iter().zip(1..).map(|((c, s), id)| score(id, *c, *s, "2026-01-01")).collect();
        let of = latest_scores(&scores);
        let weights = Weights::default();
        (attractiveness(&of, &weights), position(&of, &weights))
    };
    assert_eq!(given(&[]), (None, None));
    // Strategic value counts nothing unless it is given a weight: three of six, two of four.
    assert_eq!(given(&[(Potential, 5), (Growth, 4), (Strategic, 1)]), (None, None));
    assert_eq!(given(&[(Potential, 5), (Growth, 4), (PriceLevel, 1)]).0, Some(10.0 / 3.0));
    assert_eq!(given(&[(Closeness, 2)]).1, None);
    assert_eq!(given(&[(Closeness, 2), (Length, 5), (Payment, 1)]).1, Some(3.5));
}

#[test]
fn weights_count() {
    let scores = [
        score(1, Criterion::Potential, 5, "2026-01-01"),
        score(2, Criterion::Growth, 2, "2026-01-01"),
    ];
    let of = latest_scores(&scores);
    let weights = Weights::parse("potential=4, growth=1").unwrap();
    assert_eq!(attractiveness(of, &weights), Some(4.4));
}

#[test]
fn the_newest_score_of_a_criterion_counts() {
    let scores = [
        score(1, Criterion::Potential, 1, "2026-01-01"),
        score(4, Criterion::Potential, 4, "2026-02-01"),
        score(3, Criterion::Potential, 3, "2026-02-01"),
    ];
    assert_eq!(latest_scores(&scores)(Criterion::Potential), Some(4));
    assert_eq!(latest_scores(scores.iter().rev())(Criterion::Potential), Some(4));
    assert_eq!(latest_scores(&scores)(Criterion::Growth), None);
}

#[rstest]
#[case(3.0, 3.0, Quadrant::Stars)]
#[case(5.0, 2.9, Quadrant::QuestionMarks)]
#[case(2.9, 3.0, Quadrant::Earners)]
#[case(1.0, 1.0, Quadrant::TakeAlongs)]
fn the_limit_is_three(#[case] attractive: f64, #[case] position: f64, #[case] wanted: Quadrant) {
    assert_eq!(Quadrant::of(attractive, position), wanted);
}
