//! Indexes that a large import does not ask are built once at its end: sorting
//! a million keys is far cheaper than putting each into its place.
//!
//! Locking: part of the import's transaction; when that is taken back, so is this.

use rusqlite::{Connection, OptionalExtension, Result};

use crate::domain::import::{ImportKind, ImportSpec, OnDuplicate};

/// Smaller imports are over before it pays.
const LEAST: u64 = 10_000;

/// Orders and endings that only lists and searches ask for.
const LISTS: &[&str] = &[
    "customer_by_name",
    "customer_by_city",
    "customer_by_last_contact",
    "customer_import",
    "phone_reversed",
];

/// The parts of a customer, asked for when a known one is updated.
const PARTS: &[&str] = &[
    "phone_customer",
    "email_customer",
    "address_customer",
    "own_value_customer",
    "customer_tag_customer",
    "customer_tag_tag",
];

/// Drops them and gives the SQL that makes them again; none if the file holds
/// so much already that building anew would cost more.
pub(super) fn take(conn: &Connection, spec: &ImportSpec) -> Result<Vec<String>> {
    let known: i64 = conn.query_row("SELECT ifnull(max(id), 0) FROM customer", [], |r| r.get(0))?;
    let known = known.unsigned_abs();
    if spec.kind != ImportKind::Customers || spec.total < LEAST || spec.total < known {
        return Ok(Vec::new());
    }
    let mut names = LISTS.to_vec();
    if spec.on_duplicate != OnDuplicate::Update {
        names.extend_from_slice(PARTS);
    }
    // Nothing was imported yet: no row is looked for by its fingerprint.
    if known == 0 {
        names.push("customer_import_key");
    }
    let mut again = Vec::new();
    for name in names {
        let sql: Option<String> = conn
            .query_row(
                "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?1",
                [name],
                |r| r.get(0),
            )
            .optional()?;
        if let Some(sql) = sql {
            conn.execute_batch(&format!("DROP INDEX {name}"))?;
            again.push(sql);
        }
    }
    Ok(again)
}

/// Builds the indexes again.
pub(super) fn put_back(conn: &Connection, again: &[String]) -> Result<()> {
    for sql in again {
        conn.execute_batch(sql)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::samples;

    fn indexes(conn: &Connection) -> Vec<String> {
        conn.prepare("SELECT name || ' ' || sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
            .unwrap()
            .query_map([], |r| r.get(0))
            .unwrap()
            .collect::<Result<_>>()
            .unwrap()
    }

    #[test]
    fn what_was_taken_away_comes_back_as_it_was() {
        let conn = samples::open();
        let before = indexes(&conn);
        let spec = ImportSpec {
            kind: ImportKind::Customers,
            file: String::new(),
            on_duplicate: OnDuplicate::Skip,
            create_customers: false,
            dry_run: false,
            lang: crate::i18n::Lang::En,
            own_fields: Vec::new(),
            list_rows: 0,
            total: LEAST,
            remember: None,
        };
        let taken = take(&conn, &spec).unwrap();
        assert_eq!(taken.len(), LISTS.len() + PARTS.len() + 1);
        assert_eq!(indexes(&conn).len(), before.len() - taken.len());
        put_back(&conn, &taken).unwrap();
        assert_eq!(indexes(&conn), before);
        assert!(take(&conn, &ImportSpec { total: LEAST - 1, ..spec }).unwrap().is_empty());
    }
}
