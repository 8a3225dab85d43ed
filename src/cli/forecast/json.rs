//! The forecast for scripts: unrounded, money in currency units.

use serde_json::{Value, json};

use super::Shown;
use crate::i18n::currency_digits;
use crate::store::renew::CustomerForecast;

impl Shown<'_> {
    pub fn json(&self) -> Value {
        let (report, fit) = (self.report, &self.report.fit);
        let unit =
            10_f64.powi(i32::try_from(currency_digits(&self.settings.currency)).unwrap_or(2));
        let bgnbd = fit.bgnbd.map(|model| {
            json!({
                "r": model.params.r,
                "alpha": model.params.alpha,
                "a": model.params.a,
                "b": model.params.b,
                "log_likelihood": model.log_likelihood,
                "n": model.n,
            })
        });
        let gamma_gamma = fit.gamma_gamma.map(|model| {
            json!({
                "p": model.params.p,
                "q": model.params.q,
                "gamma": model.params.gamma / unit,
                "n": model.n,
            })
        });
        let customers: Vec<Value> = self.customers.iter().map(|c| customer(c, unit)).collect();
        json!({
            "as_of": self.as_of,
            "horizon": report.horizon_weeks,
            "discount": report.discount_rate,
            "margin": report.margin.ratio,
            "margin_source": report.margin.source,
            "currency": self.settings.currency,
            "warnings": fit.warnings,
            "bgnbd": bgnbd,
            "gamma_gamma": gamma_gamma,
            "customers": customers,
        })
    }
}

fn customer(c: &CustomerForecast, unit: f64) -> Value {
    let (input, forecast) = (&c.input, &c.forecast);
    let money = |minor: Option<f64>| minor.map(|minor| minor / unit);
    json!({
        "number": c.number,
        "x": input.x,
        "t_x": input.t_x(),
        "T": input.t(),
        "mean_value": money(input.repeat_mean()),
        "p_alive": forecast.p_alive,
        "expected_purchases": forecast.expected_purchases,
        "expected_value": money(forecast.expected_value),
        "clv": money(forecast.clv),
    })
}
