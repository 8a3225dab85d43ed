//! The form of what a customer has cost besides what was sold.

use super::parse::show_money;
use super::sale::past_day;
use super::values::{Fill, Read, customer_value};
use super::{FieldError, Form, FormEnv, Values};
use crate::domain::codes::CostKind;
use crate::domain::fields::COST;
use crate::domain::model::CustomerCost;
use crate::tr;

/// The word that drafts of it are kept under.
pub const NAME: &str = "cost";

/// The form, filled with these values.
pub fn form(values: &Values, env: &FormEnv<'_>) -> Form {
    let mut form = Form::new(NAME, COST, values, env.i18n);
    form.set_placeholder("date", &tr!(env.i18n, "form-today"));
    form
}

/// The values of a cost; a new one (id 0) begins without an amount.
pub fn cost_to_values(cost: &CustomerCost, customer: &str, env: &FormEnv<'_>) -> Values {
    let mut fill = Fill(Values::new());
    if cost.customer_id > 0 {
        fill.text("customer", &customer_value(cost.customer_id, customer));
    }
    fill.code("kind", Some(cost.kind));
    fill.text("note", &cost.note);
    if cost.meta.id != 0 {
        fill.text("amount", &show_money(cost.amount, env));
        fill.date("date", Some(cost.date), env.i18n.lang());
    }
    fill.0
}

/// The cost that these values make of `base`; it needs an amount and a customer.
pub fn cost_from_values(
    base: &CustomerCost,
    values: &Values,
    env: &FormEnv<'_>,
) -> (CustomerCost, Vec<FieldError>) {
    let mut read = Read::new(values, env);
    let amount = read.money("amount", Some(base.amount));
    if read.text("amount").is_empty() {
        read.wrong("amount", "form-error-cost-amount");
    } else if amount.is_some_and(|n| n < 0) {
        read.wrong("amount", "form-error-cost");
    }
    let kind: CostKind = read.code("kind").unwrap_or(base.kind);
    let date = past_day(&mut read, base.date, "form-error-cost-later");
    let customer_id = read.customer("customer").unwrap_or(0);
    if customer_id == 0 {
        read.wrong("customer", "form-error-sale-customer");
    }
    let note = read.text("note").to_owned();
    let amount = amount.unwrap_or(base.amount);
    let cost = CustomerCost { customer_id, date, kind, amount, note, ..base.clone() };
    (cost, read.errors)
}
