//! The forecast: who still buys, how often and for how much. BG/NBD and Gamma-Gamma are
//! fitted to the purchases of the file itself. Knows rows of numbers only, neither
//! customers nor the store.

pub mod bgnbd;
mod fit;
mod forecaster;
pub mod gamma_gamma;
mod optimize;
mod report;
mod special;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use self::fit::{fit, fit_while};
pub use self::forecaster::{Forecast, Forecaster};
pub use self::report::{Margin, MarginSource, Report, Terms};
use super::value::History;

/// Fewer customers, customers who came back, or weeks, and nothing is forecast.
pub const LEAST_CUSTOMERS: u32 = 50;
pub const LEAST_REPEAT: u32 = 20;
pub const LEAST_DAYS: u32 = 84;
/// From here on frequency and value of purchases are not independent.
pub const DEPENDENT: f64 = 0.3;

/// What the models know of a customer with a purchase day. Money in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Input {
    /// Purchase days after the first.
    pub x: u32,
    /// Days from the first to the last purchase day.
    pub recency: u32,
    /// Days from the first purchase day to the day of the forecast.
    pub age: u32,
    /// Value of the purchase days after the first, together.
    pub repeat_value: i64,
}

impl Input {
    /// What the models need of a history; `None` without a purchase day.
    pub fn of(history: &History) -> Option<Self> {
        let (first, last) = (history.first()?, history.last()?);
        let repeat = history.days.get(1..).unwrap_or_default();
        let days = |from, to: i32| u32::try_from(to.checked_sub(from)?).ok();
        Some(Self {
            x: u32::try_from(repeat.len()).ok()?,
            recency: days(first, last)?,
            age: days(first, history.as_of.day)?,
            repeat_value: repeat.iter().fold(0, |sum: i64, d| sum.saturating_add(d.value)),
        })
    }

    /// Mean value of the purchase days after the first.
    pub fn repeat_mean(&self) -> Option<f64> {
        (self.x > 0).then(|| gamma_gamma::amount(self.repeat_value) / f64::from(self.x))
    }

    /// The same as the models take it: refunds have not eaten it up.
    pub fn mean(&self) -> Option<f64> {
        self.repeat_mean().filter(|mean| *mean > 0.0)
    }

    /// Weeks from the first to the last purchase day; 0 if they are the same.
    pub fn t_x(&self) -> f64 {
        if self.x == 0 { 0.0 } else { f64::from(self.recency) / 7.0 }
    }

    /// Weeks from the first purchase day to the day of the forecast.
    pub fn t(&self) -> f64 {
        f64::from(self.age) / 7.0
    }
}

/// A model of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Model {
    Bgnbd,
    GammaGamma,
}

/// What has to be said about a fit. Message `forecast-warning-<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "warning", rename_all = "snake_case")]
pub enum Warning {
    /// Nothing can be forecast: 50 customers, 20 who came back and 12 weeks are needed.
    NotEnough { customers: u32, repeat: u32, days: u32 },
    /// Fewer than 20 customers came back with a positive value: no value is forecast.
    NotEnoughValues { repeat: u32 },
    /// The data do not determine the parameters; they were held back.
    Regularised { model: Model },
    /// No parameters were found: the model says nothing.
    NotConverged { model: Model },
    /// Different starts ended at different likelihoods; the best is kept.
    StartsDisagree { model: Model },
    /// q ≤ 1: customers without a second purchase have no expected value.
    NoPopulationMean,
    /// Who buys often buys for more, or for less (Spearman's rank correlation): expected
    /// values of extreme customers are off.
    Dependent { correlation: f64 },
}

/// BG/NBD as fitted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct BgNbd {
    pub params: bgnbd::Params,
    pub log_likelihood: f64,
    /// Customers.
    pub n: u32,
    /// Standard errors of r, α, a, b; `None` if regularised.
    pub errors: Option<[f64; 4]>,
    pub regularised: bool,
}

/// Gamma-Gamma as fitted; γ in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct GammaGamma {
    pub params: gamma_gamma::Params,
    /// Customers who came back with a positive value.
    pub n: u32,
    /// Standard errors of p, q, γ; `None` if regularised.
    pub errors: Option<[f64; 3]>,
    pub regularised: bool,
}

/// What came out of a fit: the report of a valuation.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Fit {
    pub bgnbd: Option<BgNbd>,
    pub gamma_gamma: Option<GammaGamma>,
    /// Customers with a purchase day, and those of them with two.
    pub customers: u32,
    pub repeat: u32,
    pub warnings: Vec<Warning>,
}
