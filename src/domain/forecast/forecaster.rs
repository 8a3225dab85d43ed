//! What a fit says about one customer.

use std::collections::HashMap;

use super::{Fit, Input};

/// Histories whose expectations are kept at the same time.
const KEPT: usize = 1 << 17;

/// What is to be expected of a customer. Money in minor units; `None` where the fit says
/// nothing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Forecast {
    /// Probability that the customer still buys; 1 after a single purchase, by the
    /// construction of the model.
    pub p_alive: Option<f64>,
    /// Purchases within the horizon.
    pub expected_purchases: Option<f64>,
    /// Net value of one purchase.
    pub expected_value: Option<f64>,
    /// Discounted contribution within the horizon.
    pub clv: Option<f64>,
}

/// A fit that is asked about one customer after another. What depends on the number of
/// purchases and the time since the first alone is reckoned once.
#[derive(Debug)]
pub struct Forecaster<'a> {
    fit: &'a Fit,
    /// What an amount at the end of week 1, 2, … is worth today.
    discounts: Vec<f64>,
    margin: f64,
    kept: HashMap<(u32, u32), Alive>,
}

/// Purchases of a customer who is alive: within the horizon, and discounted.
#[derive(Debug, Clone, Copy)]
struct Alive {
    purchases: f64,
    discounted: f64,
}

impl<'a> Forecaster<'a> {
    /// `discount_rate` a year (0.1 = 10 %), `margin` the part of the value that stays.
    pub fn new(fit: &'a Fit, horizon_weeks: u32, discount_rate: f64, margin: f64) -> Self {
        let weekly = discount_rate.ln_1p() / 52.0;
        let discounts = (1..=horizon_weeks).map(|k| (-weekly * f64::from(k)).exp()).collect();
        Self { fit, discounts, margin, kept: HashMap::new() }
    }

    pub fn of(&mut self, input: &Input) -> Forecast {
        let mut forecast = Forecast::default();
        let gamma_gamma = self.fit.gamma_gamma.map(|model| model.params);
        forecast.expected_value =
            gamma_gamma.and_then(|params| params.expected_value(input.x, input.mean()));
        let Some(params) = self.fit.bgnbd.map(|model| model.params) else { return forecast };
        let p_alive = params.p_alive(input.x, input.t_x(), input.t());
        let alive = self.alive(input.x, input.age);
        forecast.p_alive = Some(p_alive);
        forecast.expected_purchases = Some(alive.purchases * p_alive);
        forecast.clv =
            forecast.expected_value.map(|value| self.margin * value * alive.discounted * p_alive);
        forecast
    }

    fn alive(&mut self, x: u32, age: u32) -> Alive {
        if let Some(kept) = self.kept.get(&(x, age)) {
            return *kept;
        }
        let mut alive = Alive { purchases: 0.0, discounted: 0.0 };
        if let Some(model) = &self.fit.bgnbd {
            let mut ahead = 0.0;
            for discount in &self.discounts {
                ahead += 1.0;
                let until = model.params.expected_alive(x, f64::from(age) / 7.0, ahead);
                alive.discounted += (until - alive.purchases) * discount;
                alive.purchases = until;
            }
        }
        if self.kept.len() >= KEPT {
            self.kept.clear();
        }
        self.kept.insert((x, age), alive);
        alive
    }
}
