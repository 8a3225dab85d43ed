//! What is kept about the value of one customer, as far as it follows from their own rows.

use super::{History, StageRule, date, stage};
use crate::domain::views::Figures;

/// The figures of a customer by their history; what depends on all customers (ABC, RFM, the
/// forecast), on surveys and on a year ago is left open.
pub fn figures(history: &History, rule: StageRule) -> Figures {
    Figures {
        stage: stage(history, rule),
        first_sale: history.first().and_then(date),
        last_sale: history.last().and_then(date),
        revenue_12m: history.year.net,
        revenue_before: history.before.net,
        margin_12m: history.year.margin(),
        margin_before: history.before.margin(),
        covered_12m: history.year.covered,
        revenue: history.all.net,
        margin: history.all.margin(),
        covered: history.all.covered,
        discounts: history.all.discounts,
        sales: history.all.rows,
        orders: history.orders,
        purchase_days: i64::try_from(history.days.len()).unwrap_or(i64::MAX),
        visits: history.visits,
        rhythm: history.rhythm.map(|rhythm| rhythm.median),
        ..Figures::default()
    }
}

/// Average order in minor units: net revenue by purchase day.
#[expect(clippy::cast_precision_loss, reason = "a mean on screen")]
pub fn average_order(revenue: i64, purchase_days: i64) -> Option<f64> {
    (purchase_days > 0).then(|| revenue as f64 / purchase_days as f64)
}
