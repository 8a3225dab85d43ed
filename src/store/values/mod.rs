//! The narrow row that is kept for every live customer, over which segments are
//! counted. It is never entered: the store makes it with the customer, brings it
//! in step with whatever is written, and takes it away with the trash. What
//! depends on all customers together is left to the valuation.

mod read;
mod sales;
mod service;

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Result, params_from_iter};

pub(in crate::store) use self::read::{card_value, member_figures};
pub(in crate::store) use self::sales::{Valuer, any_sales};
pub(in crate::store) use self::service::{keep_service, other_service};
use crate::domain::model::Id;

/// What the row of a customer holds in these columns; `None`: there is no row.
fn stored(conn: &Connection, id: Id, columns: &[&str]) -> Result<Option<Vec<Value>>> {
    let sql = format!("SELECT {} FROM customer_value WHERE customer_id = ?1", columns.join(", "));
    conn.prepare_cached(&sql)?
        .query_row([id], |r| (0..columns.len()).map(|n| r.get(n)).collect())
        .optional()
}

/// Write these columns of a customer's row.
pub(in crate::store) fn write(
    conn: &Connection,
    id: Id,
    columns: &[&str],
    values: &[Value],
) -> Result<()> {
    let set: Vec<String> =
        (2..).zip(columns).map(|(n, column)| format!("{column} = ?{n}")).collect();
    let sql = format!("UPDATE customer_value SET {} WHERE customer_id = ?1", set.join(", "));
    let id = Value::Integer(id);
    conn.prepare_cached(&sql)?.execute(params_from_iter(std::iter::once(&id).chain(values)))?;
    Ok(())
}

/// Count a change after which the customers have to be valued anew.
pub(in crate::store) fn count_sales_change(conn: &Connection) -> Result<()> {
    conn.prepare_cached("UPDATE meta SET value = value + 1 WHERE key = 'sales_seq'")?.execute([])?;
    Ok(())
}

/// Whether everybody was valued on this day, and nothing has changed since.
pub(in crate::store) fn is_current(conn: &Connection, today: NaiveDate) -> Result<bool> {
    let newest: Option<(String, bool)> = conn
        .prepare_cached(
            "SELECT valued_on, sales_seq = (SELECT value FROM meta WHERE key = 'sales_seq')
             FROM valuation ORDER BY id DESC LIMIT 1",
        )?
        .query_row([], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?;
    Ok(newest.is_some_and(|(on, same)| same && on == today.to_string()))
}
