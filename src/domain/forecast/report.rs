//! A fit with what it is told under: horizon, discount rate and margin. It is what the
//! store keeps of a valuation, so that one customer can be forecast by it again.

use serde::{Deserialize, Serialize};

use super::gamma_gamma::amount;
use super::{Fit, Forecaster};
use crate::domain::settings::Settings;

/// Under this share of known costs the margin of the sales says too little.
const LEAST_COVERAGE: f64 = 0.95;

/// Where the margin comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarginSource {
    /// Asked for, or set for the file.
    Given,
    /// Contribution margin by net revenue of the last 365 days.
    Sales,
    /// Too few costs are known: 1, so that what is called a contribution is revenue.
    Unknown,
}

/// The part of a purchase's value that stays.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Margin {
    pub ratio: f64,
    pub source: MarginSource,
    /// Share of the net revenue of the last 365 days whose cost is known.
    pub coverage: Option<f64>,
}

impl Margin {
    /// Of what all sales of the last 365 days come to, in minor units; `given` wins.
    pub fn of(given: Option<f64>, net: i64, covered: i64, margin: i64) -> Self {
        let coverage = (net > 0).then(|| amount(covered) / amount(net));
        let known = coverage.is_some_and(|c| c >= LEAST_COVERAGE) && covered > 0;
        let (ratio, source) = match given {
            Some(ratio) => (ratio, MarginSource::Given),
            None if known => (amount(margin) / amount(covered), MarginSource::Sales),
            None => (1.0, MarginSource::Unknown),
        };
        Self { ratio, source, coverage }
    }
}

/// What a forecast is made under.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Terms {
    pub horizon_weeks: u32,
    /// A year; 0.1 is 10 %.
    pub discount_rate: f64,
    /// `None`: that of the sales.
    pub margin: Option<f64>,
}

impl Terms {
    /// Those of the file.
    pub fn of(settings: &Settings) -> Self {
        Self {
            horizon_weeks: u32::try_from(settings.clv_horizon_weeks).unwrap_or(52),
            discount_rate: amount(settings.discount_rate) / 10_000.0,
            margin: settings.clv_margin.map(|points| amount(points) / 10_000.0),
        }
    }
}

/// A fit, and what it is told under.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub horizon_weeks: u32,
    pub discount_rate: f64,
    pub margin: Margin,
    pub fit: Fit,
}

impl Report {
    pub fn new(terms: Terms, margin: Margin, fit: Fit) -> Self {
        let Terms { horizon_weeks, discount_rate, .. } = terms;
        Self { horizon_weeks, discount_rate, margin, fit }
    }

    pub fn forecaster(&self) -> Forecaster<'_> {
        Forecaster::new(&self.fit, self.horizon_weeks, self.discount_rate, self.margin.ratio)
    }
}
