//! Worked examples, to ten digits.

use rstest::rstest;

use crate::domain::forecast::special::hypergeometric_times_c;
use crate::domain::forecast::{
    BgNbd, Fit, Forecast, Forecaster, GammaGamma, Input, bgnbd, gamma_gamma,
};

pub const BGNBD: bgnbd::Params = bgnbd::Params { r: 0.5, alpha: 6.0, a: 0.9, b: 2.5 };
pub const GAMMA_GAMMA: gamma_gamma::Params = gamma_gamma::Params { p: 5.0, q: 3.5, gamma: 18.0 };

/// A fit with given parameters.
pub fn given(params: bgnbd::Params, values: gamma_gamma::Params) -> Fit {
    let bgnbd = BgNbd { params, log_likelihood: 0.0, n: 1, errors: None, regularised: false };
    let gamma_gamma = GammaGamma { params: values, n: 1, errors: None, regularised: false };
    Fit { bgnbd: Some(bgnbd), gamma_gamma: Some(gamma_gamma), ..Fit::default() }
}

#[track_caller]
pub fn assert_near(found: f64, expected: f64, digits: i32) {
    let off = ((found - expected) / expected).abs();
    assert!(off < 10.0_f64.powi(-digits), "{found} is not {expected}");
}

#[rstest]
#[case(0, 0.0, -0.895_879_734_614, 1.0, 0.319_490_353_135)]
#[case(1, 5.0, -4.338_546_818_17, 0.319_344_846_936, 0.296_057_319_024)]
#[case(3, 20.0, -11.251_143_218_3, 0.615_492_510_694, 1.287_131_074_25)]
#[case(12, 29.0, -27.241_560_414_4, 0.913_403_176_133, 6.550_462_961_01)]
fn purchases_of_a_known_customer(
    #[case] x: u32,
    #[case] t_x: f64,
    #[case] likelihood: f64,
    #[case] p_alive: f64,
    #[case] purchases: f64,
) {
    assert_near(BGNBD.log_likelihood(x, t_x, 30.0), likelihood, 11);
    assert_near(BGNBD.p_alive(x, t_x, 30.0), p_alive, 11);
    assert_near(BGNBD.expected_alive(x, 30.0, 26.0) * p_alive, purchases, 11);
}

#[test]
fn purchases_of_a_new_customer() {
    assert_near(BGNBD.expected_new(26.0), 1.345_473_104_81, 11);
}

#[test]
fn values_of_purchases() {
    assert_near(GAMMA_GAMMA.log_likelihood(1, 20.0), -3.650_012_286_22, 11);
    assert_near(GAMMA_GAMMA.log_likelihood(4, 55.0), -5.124_205_621_36, 11);
    let value = |x, m| GAMMA_GAMMA.expected_value(x, m).unwrap();
    assert_near(value(1, Some(20.0)), 25.333_333_333_3, 11);
    assert_near(value(4, Some(55.0)), 52.888_888_888_9, 11);
    assert_near(value(0, None), 36.0, 14);
}

#[rstest]
#[case(0.1, 84.440_775_538_9)]
#[case(0.0, 88.181_235_522_9)]
fn customer_lifetime_value(#[case] rate: f64, #[case] clv: f64) {
    let fit = given(BGNBD, GAMMA_GAMMA);
    let input = Input { x: 3, recency: 140, age: 210, repeat_value: 120 };
    let Forecast { expected_value, clv: found, .. } =
        Forecaster::new(&fit, 52, rate, 1.0).of(&input);
    assert_near(expected_value.unwrap(), 39.428_571_428_6, 11);
    assert_near(found.unwrap(), clv, 11);
}

#[rstest]
#[case(0.5, 1.5, 2.5, 0.3, 1.108_062_551_056_93)]
#[case(2.4, -0.1, 3.9, 0.9, 0.913_348_698_618_673)]
#[case(1.2, 0.7, 1.1, 0.5, 1.702_994_902_675_09)]
#[case(2.976, -0.207, 4.219, 0.99, 0.746_793_966_715_449)]
fn gauss_series(#[case] a: f64, #[case] b: f64, #[case] c: f64, #[case] z: f64, #[case] f: f64) {
    assert_near(hypergeometric_times_c([a, b, c], z) / c, f, 13);
}
