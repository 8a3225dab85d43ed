//! Who bought, stayed, came and went: one walk over what is kept of each customer's purchases,
//! for all periods at once.

use rusqlite::Connection;

use super::basis::IdSet;
use crate::domain::kpi::{Ask, PurchaseCounter, PurchaseTally, decode};
use crate::domain::settings::Settings;
use crate::store::api::StoreError;

/// The purchases of these customers, or of all, in these periods.
pub(super) fn count(
    conn: &Connection,
    asks: &[Ask],
    basis: Option<&IdSet>,
    settings: &Settings,
    wanted: &dyn Fn() -> bool,
) -> Result<Vec<PurchaseTally>, StoreError> {
    let mut counter = PurchaseCounter::new(asks, settings);
    let mut statement = conn
        .prepare_cached("SELECT customer_id, inactivity, referred, days FROM purchase_history")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if basis.is_none_or(|set| row.get(0).is_ok_and(|id| set.contains(id))) {
            let days = row.get_ref(3)?.as_bytes().unwrap_or_default();
            counter.add(row.get(1)?, row.get(2)?, decode(days));
        }
    }
    counter.finish(wanted).ok_or(StoreError::Interrupted)
}
