//! Figures for scripts: unrounded, money in currency units, no value as `null`.

use serde_json::{Map, Value, json};

use super::{Row, Shown};
use crate::domain::codes::{Code as _, Kpi};
use crate::domain::kpi::{FIGURES, Figures, KpiValue, Unit, figure, in_currency};
use crate::domain::views::MonthFigures;
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
            let mut entry = self.figure(figure.kpi, row);
            if let Some(month) = &row.month {
                self.add_stored(figure.kpi, month, &mut entry);
            }
            kpis.insert(figure.kpi.name().to_owned(), Value::Object(entry));
        }
        let mut found = json!({
            "from": row.ask.from,
            "to": row.ask.to,
            "as_of": row.ask.as_of,
            "currency": self.settings.currency,
            "segment": self.asked.segment,
            "owner": self.asked.owner,
            "kpis": kpis,
        });
        if let (Some(month), Some(object)) = (&row.month, found.as_object_mut()) {
            object.insert("stored_at".to_owned(), json!(record::instant(month.stored_at)));
            object.insert("definitions".to_owned(), json!(month.definitions));
        }
        found
    }

    /// What was stored of a closed month, and what the same question comes to now.
    fn add_stored(&self, kpi: Kpi, month: &MonthFigures, entry: &mut Map<String, Value>) {
        let of = |figures: &Figures| {
            let value = figures.get(kpi).copied().unwrap_or_default();
            number(in_currency(kpi, &value, &self.settings.currency).value)
        };
        entry.insert("stored".to_owned(), of(&month.stored));
        entry.insert("recounted".to_owned(), of(&month.now));
        entry.insert("corrected".to_owned(), json!(month.is_corrected(kpi)));
    }

    /// A figure by its columns.
    pub fn figure(&self, kpi: Kpi, row: &Row) -> Map<String, Value> {
        let unit = figure(kpi).unit;
        let currency = self.settings.currency.as_str();
        let value = row.figures.get(kpi).copied().unwrap_or_default();
        let value = in_currency(kpi, &value, currency);
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
        if let Some(wanted) = self.settings.wanted(kpi, row.ask.from, row.ask.to) {
            let at = KpiValue { value: Some(wanted.value), ..KpiValue::default() };
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
