//! Figures for scripts: unrounded, money in currency units, no value as `null`.

use serde_json::{Map, Value, json};

use super::{Row, Shown};
use crate::domain::codes::{Code as _, Kpi};
use crate::domain::kpi::{FIGURES, KpiValue, Unit, figure};
use crate::exchange::json as record;

/// What there is to tell of a figure, in the order of the columns of a table.
pub const COLUMNS: [&str; 14] = [
    "value",
    "n",
    "numerator",
    "denominator",
    "low",
    "high",
    "unit",
    "provisional",
    "mean",
    "median",
    "p90",
    "elapsed_mean",
    "sum",
    "coverage",
];

impl Shown<'_> {
    /// The periods in a row.
    pub fn json(&self, rows: &[Row]) -> Value {
        rows.iter().map(|row| self.one_json(row)).collect()
    }

    pub fn one_json(&self, row: &Row) -> Value {
        let mut kpis = Map::new();
        for figure in FIGURES {
            let value = row.figures.get(figure.kpi).copied().unwrap_or_default();
            let entry = self.figure(figure.kpi, &value);
            kpis.insert(figure.kpi.name().to_owned(), Value::Object(entry));
        }
        json!({
            "from": row.ask.from,
            "to": row.ask.to,
            "as_of": row.ask.as_of,
            "currency": self.settings.currency,
            "segment": self.asked.segment,
            "owner": self.asked.owner,
            "kpis": kpis,
        })
    }

    /// A figure by its columns.
    pub fn figure(&self, kpi: Kpi, value: &KpiValue) -> Map<String, Value> {
        let unit = figure(kpi).unit;
        let number = |value: Option<f64>| self.number(kpi, value);
        let (numerator, denominator) = parts_in_money(kpi);
        let part = |value: Option<f64>, is_money: bool| match value {
            Some(minor) if is_money => self.money(minor),
            value => plain(value),
        };
        let unit_name = match unit {
            Unit::Money => self.settings.currency.as_str(),
            unit => unit.name(),
        };
        let mut entry = Map::new();
        let mut put = |name: &str, value: Value| {
            entry.insert(name.to_owned(), value);
        };
        put("value", number(value.value));
        put("n", json!(value.n));
        put("numerator", part(value.numerator, numerator));
        put("denominator", part(value.denominator, denominator));
        put("low", number(value.low));
        put("high", number(value.high));
        put("unit", json!(unit_name));
        put("provisional", json!(value.provisional));
        if unit == Unit::Hours {
            put("mean", number(value.mean));
            put("median", number(value.value));
            put("p90", number(value.p90));
            put("elapsed_mean", number(value.elapsed_mean));
        }
        if matches!(kpi, Kpi::ClvHistoric | Kpi::ClvPredicted) {
            put("sum", number(value.sum));
        }
        if matches!(
            kpi,
            Kpi::VariableCosts
                | Kpi::ContributionMargin
                | Kpi::ContributionMarginRatio
                | Kpi::ClvHistoric
        ) {
            put("coverage", plain(value.coverage));
        }
        entry
    }

    /// In the unit of the figure.
    fn number(&self, kpi: Kpi, value: Option<f64>) -> Value {
        match (value, figure(kpi).unit) {
            (Some(minor), Unit::Money) => self.money(minor),
            (value, _) => plain(value),
        }
    }

    /// Minor units; whole ones to the last digit.
    fn money(&self, minor: f64) -> Value {
        let currency = &self.settings.currency;
        whole(minor).map_or_else(
            || json!(record::units(minor, currency)),
            |minor| record::amount(minor, currency),
        )
    }
}

/// Whether what is divided, and what by, are amounts.
fn parts_in_money(kpi: Kpi) -> (bool, bool) {
    match kpi {
        Kpi::ContributionMarginRatio | Kpi::AbcShareA | Kpi::Top5Share => (true, true),
        _ => (figure(kpi).unit == Unit::Money, false),
    }
}

fn plain(value: Option<f64>) -> Value {
    value.map_or(Value::Null, |value| whole(value).map_or_else(|| json!(value), |n| json!(n)))
}

/// A number without a fraction, as far as those are exact.
fn whole(value: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, reason = "it is whole and within 2^53")]
    (value.fract() == 0.0 && value.abs() <= EXACT).then_some(value as i64)
}
