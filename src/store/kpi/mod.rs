//! The figures of the business, counted from the records. What is to be counted, and what
//! follows from it, is said in `domain::kpi`; here stands where it is read, what is kept of
//! it, and until when that holds.

mod basis;
mod behind;
mod cache;
mod cases;
mod clv;
mod days;
mod first;
mod history;
mod keeper;
mod purchases;
mod service;
mod snapshot;
mod source;
mod state;
mod sums;
mod surveys;
#[cfg(test)]
mod tests;

use rusqlite::Connection;

pub(in crate::store) use self::basis::{IdSet, is_meant};
pub(in crate::store) use self::behind::Behind;
pub(in crate::store) use self::keeper::{BulkKeeper, Keeper, fill, out_of_step};
use super::api::StoreError;

/// Runs something long. It is told whether it is still wanted; whoever interrupts the
/// connection ends it, also where it only reckons. A statement stays under way all the while,
/// for when one begins and no other is under way, SQLite forgets that it was interrupted.
fn attentive<T>(
    conn: &Connection,
    work: impl FnOnce(&dyn Fn() -> bool) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let was_free = conn.is_autocommit();
    let result = watched(conn, work);
    // What is interrupted cannot close its snapshot either as long as the statement is under
    // way: done here, or nobody could begin anything any more.
    for _ in 0..CLOSING {
        if was_free && !conn.is_autocommit() {
            drop(conn.execute_batch("ROLLBACK"));
        }
    }
    result
}

/// How often it is tried to close a snapshot: every time somebody may interrupt again.
const CLOSING: usize = 3;

fn watched<T>(
    conn: &Connection,
    work: impl FnOnce(&dyn Fn() -> bool) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let mut statement = conn.prepare_cached("SELECT 1 UNION ALL SELECT 2")?;
    let mut under_way = statement.query([])?;
    under_way.next()?;
    work(&|| !conn.is_interrupted())
}
