//! Customer numbers: who has one, and the next free one (`K-0001` …).

use rusqlite::{Connection, OptionalExtension};

use super::Save;
use crate::domain::model::{Id, display_name};
use crate::store::api::SaveError;

impl Save<'_> {
    /// Refuse a number that another customer has. Those in the trash do not
    /// count; they are asked again when they come back.
    pub(super) fn require_free(&self, number: &str, own: Id) -> Result<(), SaveError> {
        match holder(self.writer.conn(), number)? {
            Some((id, name)) if id != own => {
                Err(SaveError::NumberTaken { number: number.to_owned(), name })
            }
            _ => Ok(()),
        }
    }
}

/// The live customer with this number: id and name.
pub(in crate::store) fn holder(
    conn: &Connection,
    number: &str,
) -> rusqlite::Result<Option<(Id, String)>> {
    conn.prepare_cached(
        "SELECT id, company, first_name, last_name FROM customer
         WHERE number = ?1 AND deleted_at IS NULL",
    )?
    .query_row([number], |r| {
        let (company, first, last): (String, String, String) = (r.get(1)?, r.get(2)?, r.get(3)?);
        Ok((r.get(0)?, display_name(&company, &first, &last, number)))
    })
    .optional()
}

/// The next number, never given before; inside a writing transaction.
pub(in crate::store) fn next(conn: &Connection) -> rusqlite::Result<String> {
    let counter: Option<i64> = conn
        .prepare_cached("SELECT value FROM meta WHERE key = 'customer_number'")?
        .query_row([], |r| r.get(0))
        .optional()?;
    let n = first_free(counter.unwrap_or(0) + 1, |n| {
        Ok::<_, rusqlite::Error>(holder(conn, &format_number(n))?.is_none())
    })?;
    conn.prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES ('customer_number', ?1)")?
        .execute([n])?;
    Ok(format_number(n))
}

fn format_number(n: i64) -> String {
    format!("K-{n:04}")
}

/// A free place at or after `start`: doubles its steps while places are taken,
/// then halves back, so that a million imported numbers cost forty looks.
pub(super) fn first_free<E>(start: i64, free: impl Fn(i64) -> Result<bool, E>) -> Result<i64, E> {
    if free(start)? {
        return Ok(start);
    }
    let (mut taken, mut step) = (start, 1);
    while !free(taken + step)? {
        taken += step;
        step *= 2;
    }
    let mut found = taken + step;
    while found - taken > 1 {
        let middle = taken + (found - taken) / 2;
        if free(middle)? {
            found = middle;
        } else {
            taken = middle;
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_place_found_is_free_and_behind_a_taken_one(start in 1_i64..50, taken in proptest::collection::btree_set(1_i64..200, 0..150)) {
            let Ok(found) = first_free::<Infallible>(start, |n| Ok(!taken.contains(&n)));
            prop_assert!(found >= start && !taken.contains(&found));
            prop_assert!(found == start || taken.contains(&(found - 1)));
        }
    }
}
