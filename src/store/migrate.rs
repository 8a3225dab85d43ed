//! The schema's history: an append-only list; the place in it is `user_version`.
//!
//! Locking: all steps in one immediate transaction; of several processes one
//! climbs, the others find it done. Compatibility: released steps are never
//! changed. Before an existing file climbs, a copy is laid beside it.

use std::fs::OpenOptions;
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::file::APPLICATION_ID;
use super::kpi;

/// A step: its SQL, and what has to be filled from the records after it.
#[derive(Debug, Clone, Copy)]
struct Step(&'static str, Option<fn(&Connection) -> rusqlite::Result<()>>);

const STEPS: &[Step] = &[
    Step(include_str!("../../assets/migrations/0001_core.sql"), None),
    Step(include_str!("../../assets/migrations/0002_complaints.sql"), None),
    Step(include_str!("../../assets/migrations/0003_value.sql"), None),
    Step(include_str!("../../assets/migrations/0004_kpi.sql"), Some(kpi::fill)),
];

/// The schema that this program knows.
#[expect(clippy::cast_possible_wrap, reason = "the list is short; try_from is not const")]
pub(super) const NEWEST: i64 = STEPS.len() as i64;

/// Bring the schema to the newest; does nothing if it is.
pub(super) fn climb(conn: &Connection) -> rusqlite::Result<()> {
    climb_with(conn, STEPS)
}

fn climb_with(conn: &Connection, steps: &[Step]) -> rusqlite::Result<()> {
    let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    // Another process may have climbed while this one waited.
    let version: i64 = tx.pragma_query_value(None, "user_version", |r| r.get(0))?;
    let done = usize::try_from(version).unwrap_or(0);
    for Step(sql, fill) in steps.iter().skip(done) {
        tx.execute_batch(sql)?;
        if let Some(fill) = fill {
            fill(&tx)?;
        }
    }
    let newest = i64::try_from(steps.len()).unwrap_or(i64::MAX).max(version);
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", newest)?;
    tx.commit()
}

/// A copy beside the file, readable by its owner alone.
pub(super) fn back_up(
    conn: &Connection,
    path: &Path,
    version: i64,
    now: DateTime<Utc>,
) -> io::Result<PathBuf> {
    let copy = create_copy_file(path, version, now)?;
    // An empty file is accepted as target, so that it can be 0600 from the start.
    conn.execute("VACUUM INTO ?1", [copy.to_string_lossy()])
        .map_err(|e| io::Error::other(e.to_string()))?;
    // VACUUM INTO leaves the writing to the operating system.
    std::fs::File::open(&copy)?.sync_all()?;
    Ok(copy)
}

fn create_copy_file(path: &Path, version: i64, now: DateTime<Utc>) -> io::Result<PathBuf> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stamp = now.format("%Y%m%d-%H%M%S");
    let mut attempt = 1;
    loop {
        let again = if attempt == 1 { String::new() } else { format!("-{attempt}") };
        let copy = path.with_file_name(format!("{stem}-schema-{version}-{stamp}{again}.db"));
        let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&copy);
        match made {
            Ok(_) => return Ok(copy),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists && attempt < 100 => attempt += 1,
            Err(e) => return Err(e),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::store::Store;
    use crate::store::api::Open;
    use crate::store::tests::who;

    /// Everything that makes up a schema, in an order of its own.
    fn schema(conn: &Connection) -> Vec<(String, String, String)> {
        conn.prepare("SELECT type, name, ifnull(sql, '') FROM sqlite_schema ORDER BY type, name")
            .unwrap()
            .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect()
    }

    fn version(conn: &Connection) -> i64 {
        conn.pragma_query_value(None, "user_version", |r| r.get(0)).unwrap()
    }

    #[test]
    fn every_earlier_schema_climbs_to_the_newest_and_equals_a_fresh_one() {
        let fresh = Connection::open_in_memory().unwrap();
        climb(&fresh).unwrap();
        assert_eq!(version(&fresh), NEWEST);
        for start in 1..=STEPS.len() {
            let old = Connection::open_in_memory().unwrap();
            climb_with(&old, STEPS.get(..start).unwrap()).unwrap();
            climb(&old).unwrap();
            assert_eq!(schema(&old), schema(&fresh), "from {start}");
            assert_eq!(version(&old), NEWEST);
        }
    }

    #[test]
    fn a_step_that_fails_leaves_the_schema_as_it_was() {
        let conn = Connection::open_in_memory().unwrap();
        let steps = ["CREATE TABLE a (x)", "CREATE TABLE b (x); CREATE TABLE a (x)"]
            .map(|sql| Step(sql, None));
        climb_with(&conn, &steps[..1]).unwrap();
        let before = schema(&conn);
        assert!(climb_with(&conn, &steps).is_err());
        assert_eq!((schema(&conn), version(&conn)), (before, 1));
        // And a newer one is never brought down.
        climb_with(&conn, &[Step("", None); 3]).unwrap();
        climb_with(&conn, &steps[..1]).unwrap();
        assert_eq!(version(&conn), 3);
    }

    #[test]
    fn the_copy_before_a_climb_is_whole_private_and_never_overwrites_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kundig.db");
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let mut store = Store::open(&path, Open::Create, &who("anna"), now).unwrap();
        store.set_setting("country", "AT", now).unwrap();
        let copies = [1, 2].map(|_| back_up(store.conn(), &path, 1, now).unwrap());
        assert_ne!(copies[0], copies[1]);
        for copy in copies {
            assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
            let copy = Store::open(&copy, Open::Existing, &who("anna"), now).unwrap();
            assert_eq!(copy.settings().unwrap().country, "AT");
        }
    }

    /// The tables that hold rows, with their columns.
    fn tables(conn: &Connection) -> Vec<(String, String)> {
        conn.prepare(
            "SELECT t.name, group_concat('\"' || c.name || '\"', ', ') FROM pragma_table_list t
             JOIN pragma_table_info(t.name) c WHERE t.schema = 'main' AND t.type = 'table'
             AND t.name NOT LIKE 'sqlite_%' GROUP BY t.name ORDER BY t.name",
        )
        .unwrap()
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect()
    }

    /// All rows of these columns, each as one line.
    fn rows(conn: &Connection, tables: &[(String, String)]) -> Vec<String> {
        let mut found = Vec::new();
        for (table, columns) in tables {
            let sql = format!("SELECT {columns} FROM {table} ORDER BY 1, 2");
            let mut statement = conn.prepare(&sql).unwrap();
            let width = statement.column_count();
            let mut rows = statement.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                let cells: Vec<String> =
                    (0..width).map(|n| format!("{:?}", row.get_ref(n).unwrap())).collect();
                found.push(format!("{table}: {}", cells.join(" ")));
            }
        }
        found
    }

    #[test]
    fn a_file_of_the_first_schema_climbs_with_all_its_rows_and_a_copy_is_laid_beside_it() {
        use crate::store::tests::{call, customer, new_contact, new_customer, new_person, put};
        let folder = tempfile::tempdir().unwrap();
        let (filled, path) = (folder.path().join("filled.db"), folder.path().join("kundig.db"));
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let mut store = Store::open(&filled, Open::Create, &who("anna"), now).unwrap();
        let id = put(&mut store, new_customer(customer("Meyer")));
        put(&mut store, new_person(id, "Anders"));
        put(&mut store, new_contact(call(Some(id), 5, "Dachrinne")));
        put(&mut store, crate::store::tests::new_task(Some(id), "Angebot"));
        store.set_setting("hours.mon", "8-12", now).unwrap();
        store.close();
        // The same rows, in a file as the first program has made it.
        let old = Connection::open(&path).unwrap();
        climb_with(&old, &STEPS[..1]).unwrap();
        old.execute("ATTACH ?1 AS filled", [filled.to_string_lossy()]).unwrap();
        let known: Vec<(String, String)> =
            tables(&old).into_iter().filter(|(table, _)| !table.contains("_fts")).collect();
        for (table, columns) in &known {
            let sql = format!(
                "INSERT OR REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM filled.{table}"
            );
            old.execute_batch(&sql).unwrap();
        }
        let before = rows(&old, &known);
        assert!(before.len() > 8, "{before:?}");
        drop(old);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();

        let mut store = Store::open(&path, Open::Existing, &who("anna"), now).unwrap();
        assert_eq!(version(store.conn()), NEWEST);
        assert_eq!(rows(store.conn(), &known), before);
        let report = store.check(true, now).unwrap();
        assert_eq!((report.dangling, report.miscounted, report.astray), (0, 0, 0), "{report:?}");
        assert_eq!(report.unsummed, 0);
        assert!(store.check(false, now).unwrap().is_sound());
        let copies: Vec<PathBuf> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.to_string_lossy().contains("kundig-schema-1-"))
            .collect();
        let [copy] = copies.as_slice() else { panic!("{copies:?}") };
        let copy = Connection::open(copy).unwrap();
        assert_eq!((version(&copy), rows(&copy, &known)), (1, before));
    }

    #[test]
    fn a_file_of_the_third_schema_climbs_with_the_sums_of_its_records() {
        use crate::domain::codes::SaleKind;
        use crate::domain::model::Sale;
        use crate::store::api::{Change, Table};
        use crate::store::tests::{call, customer, new_contact, new_customer, put};
        let folder = tempfile::tempdir().unwrap();
        let filled = folder.path().join("filled.db");
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let mut store = Store::open(&filled, Open::Create, &who("anna"), now).unwrap();
        store.set_setting("time-zone", "Pacific/Auckland", now).unwrap();
        let [meyer, ott] = ["Meyer", "Ott"].map(|n| put(&mut store, new_customer(customer(n))));
        put(&mut store, new_contact(call(Some(meyer), 5, "Dachrinne")));
        put(&mut store, crate::store::tests::new_task(Some(ott), "Angebot"));
        for (id, kind, revenue) in [(meyer, SaleKind::Sale, 900), (meyer, SaleKind::Refund, -900)] {
            let sale = Sale { kind, revenue, ..Sale::new(id, now.date_naive()) };
            let sale = Sale { document: "R".into(), refund_of: "R".into(), ..sale };
            put(&mut store, Change::Sale { base: None, new: sale.into() });
        }
        let sale = Sale { revenue: 5, ..Sale::new(ott, now.date_naive()) };
        put(&mut store, Change::Sale { base: None, new: sale.into() });
        put(&mut store, Change::Trash(Table::Customer, ott));
        let (made, kept): (Vec<_>, Vec<_>) = tables(store.conn())
            .into_iter()
            .filter(|(table, _)| !table.contains("_fts") && !table.contains("contact_word"))
            .partition(|(table, _)| table.starts_with("kpi_") || table == "purchase_history");
        let before = rows(store.conn(), &made);
        assert_eq!(before.len(), 3, "{before:?}");
        store.close();

        let old = Connection::open_in_memory().unwrap();
        climb_with(&old, &STEPS[..3]).unwrap();
        old.execute("ATTACH ?1 AS filled", [filled.to_string_lossy()]).unwrap();
        for (table, columns) in &kept {
            let sql = format!(
                "INSERT OR REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM filled.{table}"
            );
            old.execute_batch(&sql).unwrap();
        }
        old.execute_batch("DETACH filled").unwrap();
        climb(&old).unwrap();
        assert_eq!(rows(&old, &made), before);
        assert_eq!(kpi::out_of_step(&old, false).unwrap(), 0);
    }

    #[test]
    fn a_file_of_the_second_schema_climbs_with_the_value_of_every_customer() {
        let old = Connection::open_in_memory().unwrap();
        climb_with(&old, &STEPS[..2]).unwrap();
        old.execute_batch(
            "INSERT INTO customer (number, kind, stage, last_contact_at, contact_count, open_task_count,
               complaint_count, open_complaint_count, deleted_at, created_at, created_by, updated_at, updated_by)
             VALUES ('K-1', 1, 4, 77, 3, 2, 5, 1, NULL, 0, 1, 0, 1), ('K-2', 1, NULL, NULL, 0, 0, 0, 0, NULL, 0, 1, 0, 1),
               ('K-3', 1, 2, NULL, 0, 0, 0, 0, 9, 0, 1, 0, 1);
             INSERT INTO survey (customer_id, kind, score, answered_at, deleted_at, created_at, created_by, updated_at, updated_by)
             VALUES (1, 1, 9, 20, NULL, 0, 1, 0, 1), (1, 1, 2, 10, NULL, 0, 1, 0, 1), (1, 1, 3, 30, 5, 0, 1, 0, 1),
               (1, 1, NULL, 40, NULL, 0, 1, 0, 1), (1, 2, 4, 5, NULL, 0, 1, 0, 1), (2, 3, 7, 5, NULL, 0, 1, 0, 1),
               (2, 3, 6, 5, NULL, 0, 1, 0, 1), (3, 1, 1, 5, NULL, 0, 1, 0, 1);
             INSERT INTO consent (customer_id, purpose, channel, status, at, created_at, created_by, updated_at, updated_by)
             VALUES (1, 'advertising', 1, 1, 10, 0, 1, 0, 1), (1, 'advertising', 1, 3, 20, 0, 1, 0, 1),
               (1, 'newsletter', 1, 1, 30, 0, 1, 0, 1), (1, 'advertising', 2, 1, 5, 0, 1, 0, 1),
               (2, 'advertising', 3, 2, 5, 0, 1, 0, 1), (2, 'advertising', 4, 1, 5, 0, 1, 0, 1);",
        )
        .unwrap();
        climb(&old).unwrap();
        let rows: Vec<String> = old
            .prepare(
                "SELECT concat_ws(' ', customer_id, ifnull(stage, '-'), ifnull(last_contact_at, '-'), contacts, open_tasks,
                   complaints, open_complaints, '|', ifnull(nps, '-'), ifnull(csat, '-'), ifnull(ces, '-'), '|',
                   ifnull(consent_email, '-'), ifnull(consent_phone, '-'), ifnull(consent_post, '-'), '|', revenue, margin)
                 FROM customer_value ORDER BY customer_id",
            )
            .unwrap()
            .query_map([], |r| r.get(0))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        assert_eq!(
            rows,
            ["1 4 77 3 2 5 1 | 9 4 - | 3 1 - | 0 0", "2 - - 0 0 0 0 | - - 6 | - - 2 | 0 0"]
        );
        for id in [1, 2, 3] {
            assert!(!crate::store::values::other_service(&old, id).unwrap(), "{id}");
        }
    }
}
