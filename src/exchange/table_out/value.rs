//! What was reckoned of customers, and what was agreed with them, as cells.

use std::io::Write;

use super::{Cells, TableOut};
use crate::domain::codes::Code;
use crate::domain::model::Customer;
use crate::domain::money;
use crate::domain::views::Figures;
use crate::exchange::json::units;

/// What was reckoned of a customer; an import passes it over.
pub const VALUE: [&str; 6] =
    ["abc", "rfm", "p_alive", "expected_purchases", "expected_value", "clv"];

/// The texts of the columns [`VALUE`]: unrounded, money in units of the currency.
pub(super) fn value_texts(value: Option<&Figures>, currency: &str) -> [String; 6] {
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let money = |minor: Option<f64>| number(minor.map(|minor| units(minor, currency)));
    let rfm = value.and_then(|v| v.rfm).map(|rfm| rfm.map(|n| n.to_string()).concat());
    [
        value.and_then(|v| v.abc).map_or("", Code::name).to_owned(),
        rfm.unwrap_or_default(),
        number(value.and_then(|v| v.p_alive)),
        number(value.and_then(|v| v.expected_purchases)),
        money(value.and_then(|v| v.expected_value)),
        money(value.and_then(|v| v.clv)),
    ]
}

impl<W: Write> TableOut<W> {
    /// Potential, plan of a key account, rhythms.
    pub(super) fn planned(&self, c: &Customer, row: &mut Cells) {
        for name in &self.extra.more {
            match *name {
                "annual_potential" => {
                    row.plain(
                        &c.potential.map(|p| money::plain(p, &self.currency)).unwrap_or_default(),
                    );
                }
                "potential_category" => row.text(&c.potential_category),
                "potential_on" => {
                    row.plain(&c.potential_on.map(|d| d.to_string()).unwrap_or_default());
                }
                "key_account_plan" => row.text(&c.key_account_plan),
                "key_account_measures" => row.text(&c.key_account_measures),
                "key_account_people" => row.text(&c.key_account_people),
                "contact_rhythm_days" => row.number(c.contact_rhythm_days),
                "inactivity_days" => row.number(c.inactivity_days),
                _ => row.plain(""),
            }
        }
    }
}
