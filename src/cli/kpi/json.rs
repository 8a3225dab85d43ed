//! Figures for scripts: unrounded, money in currency units, no value as `null`.

use serde_json::{Map, Value, json};

use super::{Row, Shown};
use crate::domain::codes::{Code as _, Kpi};
use crate::domain::kpi::{FIGURES, KpiValue, Unit, figure, in_currency};

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
        let currency = self.settings.currency.as_str();
        let value = in_currency(kpi, value, currency);
        let unit_name = if unit == Unit::Money { currency } else { unit.name() };
        let mut entry = Map::new();
        let mut put = |name: &str, value: Value| {
            entry.insert(name.to_owned(), value);
        };
        put("value", number(value.value));
        put("n", json!(value.n));
        put("numerator", number(value.numerator));
        put("denominator", number(value.denominator));
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
            put("coverage", number(value.coverage));
        }
        if let Some(target) = self.settings.target(kpi) {
            let at = KpiValue { value: Some(target.value()), ..KpiValue::default() };
            put("target", number(in_currency(kpi, &at, currency).value));
        }
        entry
    }
}

/// Without a fraction where it has none.
fn number(value: Option<f64>) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value {
        None => Value::Null,
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and within 2^53")]
        Some(value) if value.fract() == 0.0 && value.abs() <= EXACT => json!(value as i64),
        Some(value) => json!(value),
    }
}
