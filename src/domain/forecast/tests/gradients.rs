//! The gradients against differences of the likelihood, and the likelihood of all against
//! that of each.

use rstest::rstest;

use super::examples::{BGNBD, GAMMA_GAMMA};
use super::simulated::customers;
use crate::domain::forecast::Input;
use crate::domain::forecast::bgnbd::{Histories, History};
use crate::domain::forecast::gamma_gamma::{Spent, Values};
use crate::domain::forecast::optimize::{Objective, Point, bfgs, nelder_mead};

fn some() -> Vec<Input> {
    let mut some = customers(60, 11, BGNBD, GAMMA_GAMMA);
    some.push(Input { x: 2000, recency: 2100, age: 2200, repeat_value: 9_000_000 });
    some
}

fn histories() -> Histories {
    let of = |i: &Input| History { x: i.x, recency: i.recency, age: i.age };
    Histories::new(some().iter().map(of).collect())
}

fn values() -> Values {
    Values::new(some().iter().map(|i| Spent { x: i.x, total: i.repeat_value }).collect())
}

#[track_caller]
fn gradient_is_the_slope<const N: usize>(f: &impl Objective<N>, at: Point<N>) {
    let (_, gradient) = f.gradient(&at);
    for (i, g) in gradient.iter().enumerate() {
        let shifted = |by: f64| {
            let mut point = at;
            point[i] += by;
            f.value(&point)
        };
        let slope = (shifted(1e-5) - shifted(-1e-5)) / 2e-5;
        assert!((g - slope).abs() < 1e-6 * slope.abs().max(1.0), "{i} at {at:?}: {g} {slope}");
    }
}

#[rstest]
#[case([0.0; 4])]
#[case([-1.0; 4])]
#[case([1.0; 4])]
#[case([-0.7, 2.0, -3.0, 4.0])]
#[case([3.0, -5.0, 6.0, -6.0])]
fn of_bg_nbd(#[case] at: Point<4>) {
    gradient_is_the_slope(&histories(), at);
}

#[rstest]
#[case([0.0; 3])]
#[case([-1.0; 3])]
#[case([1.0; 3])]
#[case([4.0, -2.0, 5.0])]
#[case([-1.0, 0.0, 1.0])]
fn of_gamma_gamma(#[case] at: Point<3>) {
    gradient_is_the_slope(&values(), at);
}

#[test]
fn the_likelihood_of_all_is_the_sum_of_that_of_each() {
    let (histories, values) = (histories(), values());
    let at = [-0.5, 0.8, 0.1, 0.9];
    let params = histories.params(&at);
    let sum: f64 = some().iter().map(|i| params.log_likelihood(i.x, i.t_x(), i.t())).sum();
    let all = histories.log_likelihood(histories.value(&at));
    assert!((all - sum).abs() < 1e-9 * sum.abs(), "{all} {sum}");
    let at = [1.5, 1.2, 0.3];
    let params = values.params(&at);
    let of = |i: &Input| i.mean().map(|m| params.log_likelihood(i.x, m));
    let sum: f64 = some().iter().filter_map(of).sum();
    // Money in units of the mean: a constant for each.
    let all = -(values.value(&at) + values.unit.ln()) * values.n;
    assert!((all - sum).abs() < 1e-9 * sum.abs(), "{all} {sum}");
}

#[test]
fn both_ways_of_searching_end_at_the_same_place() {
    let histories = histories();
    for start in [0.0, -1.0, 1.0] {
        let (steep, crept) =
            (bfgs(&histories, [start; 4], 1e-9), nelder_mead(&histories, [start; 4]));
        assert!(steep.slope() < 1e-6, "from {start}: {steep:?}");
        assert!((steep.value - crept.value).abs() * histories.n < 1e-4, "{steep:?} {crept:?}");
    }
}
