//! The forecast for reading: the terms, the models in a line each, what has to be said
//! about them, and the customers, most valuable first.

use std::cmp::Ordering;

use chrono::{Days, NaiveDate};

use super::Shown;
use crate::cli::lines::{self, Fit};
use crate::domain::forecast::{MarginSource, Model, Warning};
use crate::i18n::text::{clean, shorten};
use crate::store::renew::CustomerForecast;
use crate::tr;

/// Widest name.
const NAME: usize = 32;
/// What is not known.
const NOTHING: &str = "–";

impl Shown<'_> {
    pub fn text(&self, width: usize) -> String {
        let i18n = self.i18n;
        let mut out = String::new();
        lines::line(&mut out, &tr!(i18n, "forecast-as-of", date = i18n.date_long(self.as_of)));
        self.models(&mut out);
        for warning in &self.report.fit.warnings {
            lines::line(&mut out, &self.warning(*warning));
        }
        let mut customers: Vec<&CustomerForecast> = self.customers.iter().collect();
        customers.sort_by(|a, b| by_value(a, b));
        let heads = [
            "forecast-head-customer",
            "forecast-head-purchases",
            "forecast-head-last",
            "forecast-head-alive",
            "forecast-head-expected",
            "forecast-head-value",
            "forecast-head-clv",
        ];
        let mut rows = vec![heads.map(|key| tr!(i18n, key))];
        rows.extend(customers.into_iter().map(|c| self.row(c)));
        out.push('\n');
        lines::columns(&mut out, &rows, Fit { width, bends: &[0], spare: None });
        out
    }

    fn models(&self, out: &mut String) {
        let (i18n, report) = (self.i18n, self.report);
        let Some(bgnbd) = &report.fit.bgnbd else { return };
        let source = match report.margin.source {
            MarginSource::Given => "forecast-margin-given",
            MarginSource::Sales => "forecast-margin-sales",
            MarginSource::Unknown => "forecast-margin-unknown",
        };
        let terms = tr!(
            i18n,
            "forecast-terms",
            weeks = report.horizon_weeks,
            discount = i18n.percent(report.discount_rate, 1),
            margin = i18n.percent(report.margin.ratio, 1),
            source = tr!(i18n, source)
        );
        lines::line(out, &terms);
        let number = |value: f64| i18n.decimal(value, 3);
        let p = bgnbd.params;
        let line = tr!(
            i18n,
            "forecast-bgnbd",
            r = number(p.r),
            alpha = number(p.alpha),
            a = number(p.a),
            b = number(p.b),
            likelihood = i18n.decimal(bgnbd.log_likelihood, 1),
            n = bgnbd.n
        );
        lines::line(out, &line);
        if let Some(model) = &report.fit.gamma_gamma {
            let line = tr!(
                i18n,
                "forecast-gamma-gamma",
                p = number(model.params.p),
                q = number(model.params.q),
                gamma = self.money(Some(model.params.gamma)),
                n = model.n
            );
            lines::line(out, &line);
        }
    }

    fn warning(&self, warning: Warning) -> String {
        let i18n = self.i18n;
        let name = |model| match model {
            Model::Bgnbd => "BG/NBD",
            Model::GammaGamma => "Gamma-Gamma",
        };
        match warning {
            Warning::NotEnough { customers, repeat, days } => tr!(
                i18n,
                "forecast-not-enough",
                customers = customers,
                repeat = repeat,
                weeks = days / 7
            ),
            Warning::NotEnoughValues { repeat } => {
                tr!(i18n, "forecast-not-enough-values", repeat = repeat)
            }
            Warning::Regularised { model } => {
                tr!(i18n, "forecast-regularised", model = name(model))
            }
            Warning::NotConverged { model } => {
                tr!(i18n, "forecast-not-converged", model = name(model))
            }
            Warning::StartsDisagree { model } => {
                tr!(i18n, "forecast-starts-disagree", model = name(model))
            }
            Warning::NoPopulationMean => tr!(i18n, "forecast-no-population-mean"),
            Warning::Dependent { correlation } => {
                tr!(i18n, "forecast-dependent", correlation = i18n.decimal(correlation, 2))
            }
        }
    }

    fn row(&self, c: &CustomerForecast) -> [String; 7] {
        let (i18n, input, forecast) = (self.i18n, &c.input, &c.forecast);
        // A single purchase says nothing about the next one.
        let alive = match forecast.p_alive {
            Some(_) if input.x == 0 => tr!(i18n, "forecast-first-only"),
            Some(p) => i18n.percent(p, 1),
            None => NOTHING.to_owned(),
        };
        let last = self.last_purchase(input.age.saturating_sub(input.recency));
        let expected = forecast.expected_purchases;
        [
            format!("{} ({})", shorten(&clean(&c.name), NAME, "…"), clean(&c.number)),
            i18n.number(i64::from(input.x) + 1),
            last.map_or_else(String::new, |day| i18n.date(day)),
            alive,
            expected.map_or_else(|| NOTHING.to_owned(), |n| i18n.decimal(n, 2)),
            self.money(forecast.expected_value),
            self.money(forecast.clv),
        ]
    }

    fn last_purchase(&self, days_ago: u32) -> Option<NaiveDate> {
        self.as_of.checked_sub_days(Days::new(u64::from(days_ago)))
    }

    fn money(&self, minor: Option<f64>) -> String {
        let Some(minor) = minor else { return NOTHING.to_owned() };
        #[expect(clippy::cast_possible_truncation, reason = "saturates; no sum is so large")]
        let whole = minor.round() as i64;
        self.i18n.money(whole, &self.settings.currency)
    }
}

/// Most valuable first, then those of whom most purchases are expected; without a value
/// last.
fn by_value(a: &CustomerForecast, b: &CustomerForecast) -> Ordering {
    let place = |value: Option<f64>| value.unwrap_or(f64::NEG_INFINITY);
    let clv = place(b.forecast.clv).total_cmp(&place(a.forecast.clv));
    let expected = |c: &CustomerForecast| place(c.forecast.expected_purchases);
    clv.then_with(|| expected(b).total_cmp(&expected(a)))
}
