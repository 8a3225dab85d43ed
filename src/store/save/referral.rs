//! Who has referred whom: nobody can have referred themselves, over however many others.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Result};

use crate::domain::model::Id;

/// Whether a customer would have referred itself if it came by `by`. Customers in the trash
/// count, for they may come back.
pub(in crate::store) fn makes_cycle(conn: &Connection, customer: Id, by: Id) -> Result<bool> {
    let mut above = conn.prepare_cached("SELECT referred_by FROM customer WHERE id = ?1")?;
    let mut seen = BTreeSet::new();
    let mut next = Some(by);
    while let Some(id) = next {
        if id == customer {
            return Ok(true);
        }
        // An older cycle that this customer is no part of.
        if !seen.insert(id) {
            return Ok(false);
        }
        next = above.query_row([id], |r| r.get(0)).optional()?.flatten();
    }
    Ok(false)
}
