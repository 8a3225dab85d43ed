//! What must hold whatever the numbers, and files that no model fits.

use proptest::prelude::*;
use rstest::rstest;

use super::examples::{BGNBD, GAMMA_GAMMA, given};
use super::simulated::customers;
use crate::domain::forecast::{Fit, Forecaster, Input, Model, Warning, bgnbd, fit};

fn positive() -> impl Strategy<Value = f64> {
    (-3.0..3.0_f64).prop_map(f64::exp)
}

proptest! {
    #[test]
    fn the_forecast_keeps_to_its_bounds(
        (r, alpha, a, b) in (positive(), positive(), positive(), positive()),
        x in 0_u32..400,
        recency in 0_u32..2000,
        later in 1_u32..2000,
        value in 1_i64..1_000_000,
    ) {
        let params = bgnbd::Params { r, alpha, a, b };
        let recency = if x == 0 { 0 } else { recency.max(x) };
        let (t_x, t) = (f64::from(recency) / 7.0, f64::from(recency + later) / 7.0);
        let p = params.p_alive(x, t_x, t);
        prop_assert!(p > 0.0 || x > 20, "{p}");
        prop_assert!((0.0..=1.0).contains(&p));
        prop_assert!(params.p_alive(x, t_x, t + 10.0) <= p);
        let scaled = bgnbd::Params { alpha: 3.0 * alpha, ..params };
        prop_assert!((scaled.p_alive(x, 3.0 * t_x, 3.0 * t) - p).abs() < 1e-9);
        prop_assert!(params.log_likelihood(x, t_x, t).is_finite());
        prop_assert!(params.expected_alive(x, t, 0.0).abs() < 1e-12);
        let mut before = 0.0;
        for ahead in [1.0, 4.0, 26.0, 52.0, 520.0] {
            let now = params.expected_alive(x, t, ahead);
            prop_assert!(now.is_finite() && now >= before - 1e-9, "{now} after {before}");
            before = now;
        }
        let fit = given(params, GAMMA_GAMMA);
        let input = Input { x, recency, age: recency + later, repeat_value: value };
        let forecast = Forecaster::new(&fit, 52, 0.0, 0.5).of(&input);
        let (mean, all) = (input.mean(), 36.0_f64);
        let worth = forecast.expected_value.unwrap();
        let (low, high) = mean.map_or((all, all), |m| (m.min(all), m.max(all)));
        prop_assert!(worth >= low - 1e-9 && worth <= high + 1e-9);
        // Nothing is discounted: the margin of what is bought.
        let plain = 0.5 * worth * forecast.expected_purchases.unwrap();
        prop_assert!((forecast.clv.unwrap() - plain).abs() <= 1e-9 * plain.abs().max(1.0));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_purchases_are_fitted_or_refused_with_finite_numbers(
        rows in prop::collection::vec((0_u32..30, 0_u32..3000, 0_u32..3000, -5000_i64..500_000), 0..120),
    ) {
        let inputs: Vec<Input> = rows
            .into_iter()
            .map(|(x, recency, later, repeat_value)| Input { x, recency, age: recency + later, repeat_value })
            .collect();
        finite(&fit(&inputs), &inputs);
    }
}

fn finite(fit: &Fit, inputs: &[Input]) {
    let mut forecaster = Forecaster::new(fit, 52, 0.1, 1.0);
    for input in inputs {
        let f = forecaster.of(input);
        let all = [f.p_alive, f.expected_purchases, f.expected_value, f.clv];
        assert!(all.into_iter().flatten().all(f64::is_finite), "{f:?} of {input:?} by {fit:?}");
    }
}

#[test]
fn the_expected_value_of_a_frequent_buyer_is_the_mean() {
    let value = GAMMA_GAMMA.expected_value(1_000_000, Some(5000.0)).unwrap();
    assert!((value - 5000.0).abs() < 0.01, "{value}");
}

#[rstest]
#[case(1.0)]
#[case(1.0 + 5e-6)]
#[case(1.0 - 5e-6)]
fn where_the_formula_divides_by_nothing_it_is_continuous(#[case] a: f64) {
    let at = |a| bgnbd::Params { a, ..BGNBD }.expected_alive(3, 30.0, 26.0);
    let around = f64::midpoint(at(1.0 - 1e-4), at(1.0 + 1e-4));
    assert!((at(a) - around).abs() < 1e-6, "{} {around}", at(a));
}

#[test]
fn a_customer_without_a_second_purchase_is_expected_where_a_and_b_make_one() {
    let near = |b| bgnbd::Params { a: 0.4, b, ..BGNBD }.expected_alive(0, 30.0, 26.0);
    assert!((near(0.6) - near(0.6 + 1e-9)).abs() < 1e-6);
    assert!(near(0.6) > 0.0);
}

#[test]
fn with_too_little_nothing_is_forecast_and_the_reason_is_kept() {
    let one = [Input { x: 3, recency: 100, age: 200, repeat_value: 900 }];
    let fitted = fit(&one);
    assert_eq!(fitted.warnings, [Warning::NotEnough { customers: 1, repeat: 1, days: 200 }]);
    let forecast = Forecaster::new(&fitted, 52, 0.1, 1.0).of(&one[0]);
    assert_eq!((forecast.p_alive, forecast.expected_value, forecast.clv), (None, None, None));
    assert!(fit(&[]).bgnbd.is_none());
    // Enough customers, but a business of ten weeks.
    let mut young = customers(200, 1, BGNBD, GAMMA_GAMMA);
    for input in &mut young {
        input.age = 70;
        input.recency = input.recency.min(70);
    }
    assert!(matches!(fit(&young).warnings[..], [Warning::NotEnough { days: 70, .. }]));
}

#[test]
fn values_of_nothing_leave_the_purchases_forecast() {
    let mut free = customers(300, 2, BGNBD, GAMMA_GAMMA);
    for input in &mut free {
        input.repeat_value = 0;
    }
    let fit = fit(&free);
    assert!(fit.bgnbd.is_some() && fit.gamma_gamma.is_none());
    assert_eq!(fit.warnings, [Warning::NotEnoughValues { repeat: 0 }]);
    let forecast = Forecaster::new(&fit, 52, 0.1, 1.0).of(&free[0]);
    assert!(forecast.expected_purchases.is_some() && forecast.expected_value.is_none());
}

#[test]
fn customers_who_are_all_the_same_do_not_determine_a_model() {
    let same = vec![Input { x: 4, recency: 300, age: 330, repeat_value: 4000 }; 80];
    let fit = fit(&same);
    for model in [Model::Bgnbd, Model::GammaGamma] {
        assert!(fit.warnings.contains(&Warning::Regularised { model }), "{:?}", fit.warnings);
    }
    assert!(fit.bgnbd.unwrap().errors.is_none());
    finite(&fit, &same);
}

#[test]
fn nobody_lost_and_everybody_lost_are_survived() {
    let faithful: Vec<Input> = (0..200)
        .map(|i| Input { x: 10 + i % 20, recency: 360, age: 361, repeat_value: 9000 })
        .collect();
    let left: Vec<Input> = (0..200)
        .map(|i| Input { x: 1 + i % 3, recency: 1 + i % 9, age: 3000, repeat_value: 9000 })
        .collect();
    for inputs in [faithful, left] {
        let fit = fit(&inputs);
        assert!(fit.bgnbd.is_some(), "{:?}", fit.warnings);
        finite(&fit, &inputs);
    }
}

#[test]
fn a_buyer_of_every_day_for_thirty_years_is_no_obstacle() {
    let mut inputs = customers(300, 4, BGNBD, GAMMA_GAMMA);
    inputs.push(Input { x: 10_950, recency: 10_950, age: 10_951, repeat_value: i64::MAX / 4 });
    let fit = fit(&inputs);
    finite(&fit, &inputs);
    let last = Forecaster::new(&fit, 52, 0.1, 1.0).of(inputs.last().unwrap());
    assert!(last.expected_purchases.unwrap() > 100.0, "{last:?}");
}

#[test]
fn a_report_survives_being_written_and_read() {
    let fit = fit(&customers(300, 7, BGNBD, GAMMA_GAMMA));
    let text = serde_json::to_string(&fit).unwrap();
    let back: Fit = serde_json::from_str(&text).unwrap();
    let (a, b) = (back.bgnbd.unwrap().params, fit.bgnbd.unwrap().params);
    assert!((a.r - b.r).abs() < 1e-15 && (a.alpha - b.alpha).abs() < 1e-13);
    assert_eq!(back.warnings, fit.warnings);
}
