//! The part of a customer's narrow row that valuing writes.

use rusqlite::types::Value;

use crate::domain::codes::Code;
use crate::domain::forecast::{Forecaster, Input};
use crate::domain::value::{Day, History, day};
use crate::domain::views::Figures;

/// The columns, in the order in which [`values`] gives them.
pub(in crate::store) const COLUMNS: [&str; 26] = [
    "stage",
    "abc",
    "rfm",
    "rfm_group",
    "first_sale",
    "last_sale",
    "revenue_12m",
    "revenue_before",
    "margin_12m",
    "margin_before",
    "covered_12m",
    "revenue",
    "margin",
    "covered",
    "discounts",
    "sales",
    "orders",
    "purchase_days",
    "visits",
    "rhythm",
    "p_alive",
    "expected_purchases",
    "expected_value",
    "clv",
    "stage_then",
    "abc_then",
];

/// What is kept of the figures.
pub(in crate::store) fn values(f: &Figures) -> [Value; COLUMNS.len()] {
    let rfm = f.rfm.map(|[r, n, m]| 100 * i64::from(r) + 10 * i64::from(n) + i64::from(m));
    let on = |date: Option<_>| int(date.map(day).map(|day: Day| i64::from(day)));
    [
        int(f.stage.map(Code::code)),
        int(f.abc.map(Code::code)),
        int(rfm),
        int(f.rfm_group.map(Code::code)),
        on(f.first_sale),
        on(f.last_sale),
        Value::Integer(f.revenue_12m),
        Value::Integer(f.revenue_before),
        int(f.margin_12m),
        int(f.margin_before),
        Value::Integer(f.covered_12m),
        Value::Integer(f.revenue),
        int(f.margin),
        Value::Integer(f.covered),
        Value::Integer(f.discounts),
        Value::Integer(f.sales),
        Value::Integer(f.orders),
        Value::Integer(f.purchase_days),
        Value::Integer(f.visits),
        real(f.rhythm),
        real(f.p_alive),
        real(f.expected_purchases),
        real(f.expected_value),
        real(f.clv),
        int(f.stage_then.map(Code::code)),
        int(f.abc_then.map(Code::code)),
    ]
}

fn int(value: Option<i64>) -> Value {
    value.map_or(Value::Null, Value::Integer)
}

fn real(value: Option<f64>) -> Value {
    value.map_or(Value::Null, Value::Real)
}

/// Put what a model says about a customer with this history into the figures.
pub(in crate::store) fn forecast(
    figures: &mut Figures,
    forecaster: &mut Forecaster<'_>,
    history: &History,
) {
    let forecast = Input::of(history).map(|input| forecaster.of(&input)).unwrap_or_default();
    figures.p_alive = forecast.p_alive;
    figures.expected_purchases = forecast.expected_purchases;
    figures.expected_value = forecast.expected_value;
    figures.clv = forecast.clv;
}
