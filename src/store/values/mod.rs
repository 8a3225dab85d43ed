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

/// A column with what it should hold.
pub(in crate::store) type Cell = (&'static str, Value);

/// The cells in which a row holds something else than it should.
pub(in crate::store) fn differing(
    columns: &[&'static str],
    stored: &[Value],
    wanted: Vec<Value>,
) -> Vec<Cell> {
    let cells = columns.iter().copied().zip(wanted);
    cells.zip(stored).filter(|((_, wanted), stored)| wanted != *stored).map(|(c, _)| c).collect()
}

/// Write cells of a customer's row. No others, for each index with a column that is
/// written is brought in step, whether or not it holds something else then.
pub(in crate::store) fn write(conn: &Connection, id: Id, cells: &[Cell]) -> Result<()> {
    if cells.is_empty() {
        return Ok(());
    }
    let set: Vec<String> =
        (2..).zip(cells).map(|(n, (column, _))| format!("{column} = ?{n}")).collect();
    let sql = format!("UPDATE customer_value SET {} WHERE customer_id = ?1", set.join(", "));
    let id = Value::Integer(id);
    let values = std::iter::once(&id).chain(cells.iter().map(|(_, value)| value));
    conn.prepare_cached(&sql)?.execute(params_from_iter(values))?;
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
