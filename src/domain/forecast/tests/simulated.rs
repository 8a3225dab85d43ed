//! Customers simulated with known parameters, and whether the fit finds them again.

use std::f64::consts::TAU;

use crate::domain::forecast::{Fit, Input, Warning, bgnbd, fit, gamma_gamma};

/// Numbers that look random and are the same each time (xorshift).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Between 0 and 1, both excluded.
    pub fn unit(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let top = u32::try_from(self.0 >> 32).unwrap();
        (f64::from(top) + 0.5) / 4_294_967_296.0
    }

    fn normal(&mut self) -> f64 {
        (-2.0 * self.unit().ln()).sqrt() * (TAU * self.unit()).cos()
    }

    /// Gamma by the method of Marsaglia and Tsang.
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            return self.gamma(shape + 1.0) * self.unit().powf(1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        loop {
            let z = self.normal();
            let v = (1.0 + z / (9.0 * d).sqrt()).powi(3);
            if v > 0.0 && self.unit().ln() < 0.5 * z * z + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    fn beta(&mut self, a: f64, b: f64) -> f64 {
        let (x, y) = (self.gamma(a), self.gamma(b));
        x / (x + y)
    }
}

/// A customer of the models, seen for `age` days.
pub fn customer(
    dice: &mut Dice,
    buying: bgnbd::Params,
    spending: gamma_gamma::Params,
    age: u32,
) -> Input {
    let rate = dice.gamma(buying.r) / buying.alpha;
    let loss = dice.beta(buying.a, buying.b);
    let nu = dice.gamma(spending.q) / spending.gamma;
    let mut input = Input { age, ..Input::default() };
    let mut day = 0.0;
    // The first purchase may be the last too: no loss before the second in this model.
    loop {
        day += -dice.unit().ln() / rate * 7.0;
        if day > f64::from(age) {
            return input;
        }
        let rounded = (0..=age).rev().find(|d| f64::from(*d) <= day).unwrap_or(0);
        // Two purchases of one day are one.
        if rounded > input.recency {
            input.x += 1;
            input.recency = rounded;
            let cents = 100.0 * dice.gamma(spending.p) / nu;
            input.repeat_value += format!("{cents:.0}").parse::<i64>().unwrap().max(1);
        }
        if dice.unit() < loss {
            return input;
        }
    }
}

pub fn customers(
    n: u32,
    seed: u64,
    buying: bgnbd::Params,
    spending: gamma_gamma::Params,
) -> Vec<Input> {
    let mut dice = Dice::new(seed);
    (0..n).map(|i| customer(&mut dice, buying, spending, 182 + i % 182)).collect()
}

const BUYING: bgnbd::Params = bgnbd::Params { r: 0.6, alpha: 9.0, a: 0.8, b: 2.5 };
const SPENDING: gamma_gamma::Params = gamma_gamma::Params { p: 6.0, q: 4.0, gamma: 15.0 };

/// How many standard errors each parameter of the fit is off.
fn distances(fit: &Fit) -> Vec<f64> {
    let (buying, spending) = (fit.bgnbd.unwrap(), fit.gamma_gamma.unwrap());
    let mut all = Vec::new();
    let (found, truth) = (buying.params, BUYING);
    let found = [found.r, found.alpha, found.a, found.b];
    let truth = [truth.r, truth.alpha, truth.a, truth.b];
    for ((found, truth), error) in found.iter().zip(truth).zip(buying.errors.unwrap()) {
        all.push((found - truth) / error);
    }
    let (found, truth) = (spending.params, SPENDING);
    let found = [found.p, found.q, found.gamma];
    let truth = [truth.p, truth.q, 100.0 * truth.gamma];
    for ((found, truth), error) in found.iter().zip(truth).zip(spending.errors.unwrap()) {
        all.push((found - truth) / error);
    }
    all
}

#[test]
fn known_parameters_come_back_within_their_standard_errors() {
    let mut all = Vec::new();
    for seed in 1..=12 {
        let fit = fit(&customers(3000, seed, BUYING, SPENDING));
        assert_eq!(fit.warnings, [], "seed {seed}");
        all.extend(distances(&fit));
    }
    // 68 of 100 lie within one standard error, 95 within two, hardly any beyond three.
    let within = |limit: f64| all.iter().filter(|d| d.abs() <= limit).count();
    let (one, two, three) = (within(1.0), within(2.0), within(3.3));
    assert!(one * 100 >= all.len() * 55 && one * 100 <= all.len() * 82, "{all:?}");
    assert!(two * 100 >= all.len() * 88, "{all:?}");
    assert_eq!(three, all.len(), "{all:?}");
}

#[test]
fn a_large_file_is_fitted_from_a_part_to_the_same_maximum() {
    // More distinct histories than are looked at first.
    let many = customers(24_000, 5, BUYING, SPENDING);
    let whole = fit(&many);
    assert_eq!(whole.warnings, []);
    assert!(distances(&whole).iter().all(|d| d.abs() < 3.3), "{whole:?}");
    // At the maximum every small step makes it worse.
    let best = whole.bgnbd.unwrap();
    let likelihood = |p: bgnbd::Params| -> f64 {
        many.iter().map(|i| p.log_likelihood(i.x, i.t_x(), i.t())).sum()
    };
    let top = likelihood(best.params);
    assert!((top - best.log_likelihood).abs() < 1e-6 * top.abs());
    for by in [0.998, 1.002] {
        let p = best.params;
        assert!(likelihood(bgnbd::Params { r: p.r * by, ..p }) < top);
        assert!(likelihood(bgnbd::Params { alpha: p.alpha * by, ..p }) < top);
        assert!(likelihood(bgnbd::Params { a: p.a * by, ..p }) < top);
        assert!(likelihood(bgnbd::Params { b: p.b * by, ..p }) < top);
    }
}

#[test]
fn neither_the_order_of_customers_nor_seeing_each_twice_moves_the_maximum() {
    let some = customers(400, 3, BUYING, SPENDING);
    let plain = fit(&some);
    let mut turned = some.clone();
    turned.reverse();
    assert_eq!(fit(&turned), plain);
    turned.extend(&some);
    let (once, twice) = (plain.bgnbd.unwrap(), fit(&turned).bgnbd.unwrap());
    assert!((twice.log_likelihood - 2.0 * once.log_likelihood).abs() < 1e-4);
    for (a, b) in [(once.params.r, twice.params.r), (once.params.b, twice.params.b)] {
        assert!((a / b - 1.0).abs() < 1e-3, "{a} {b}");
    }
}

#[test]
fn purchases_that_cost_more_the_more_often_they_happen_are_told() {
    let mut some = customers(500, 9, BUYING, SPENDING);
    for input in &mut some {
        input.repeat_value = i64::from(input.x) * i64::from(input.x) * 1000;
    }
    let fit = fit(&some);
    let told = fit.warnings.iter().any(
        |w| matches!(w, Warning::Dependent { correlation } if (correlation - 1.0).abs() < 1e-9),
    );
    assert!(told, "{:?}", fit.warnings);
}
