//! Is the file sound, and does what is kept in step say what a recount says?
//!
//! Looking changes nothing. Repairing makes anew whatever follows from the
//! records; the records themselves it never touches, except for references to
//! rows that do not exist.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use super::api::StoreError;
use super::values::{self, Valuer};
use super::writer::{
    Reckoner, keep_counts, keep_keys, keep_standing, other_counts, other_keys, other_standing,
    phone_norm,
};
use super::{Store, index, kpi};
use crate::domain::model::Id;
use crate::domain::phone;
use crate::domain::settings::Settings;

/// What a look at the file found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CheckReport {
    /// What SQLite says about the file itself; empty = sound.
    pub damage: Vec<String>,
    /// References to rows that do not exist.
    pub dangling: i64,
    /// Customers whose search text is not what their record says.
    pub unsearchable: i64,
    /// The indexes over texts do not fit the texts.
    pub index_broken: bool,
    /// Complaints that do not stand where their steps have led them, or whose deadlines
    /// are not those of the business hours.
    pub astray: i64,
    /// Customers whose counters, sort keys or value are not what a recount says.
    pub miscounted: i64,
    /// Days whose sums, and customers whose purchases, are not what a recount says.
    pub unsummed: i64,
    /// Phone numbers whose normalised form is not that of the number as typed.
    pub phones: i64,
    pub customers: i64,
    pub contacts: i64,
    pub tasks: i64,
    /// All that can be made anew was made anew.
    pub repaired: bool,
}

impl CheckReport {
    /// Nothing was wrong.
    pub fn is_sound(&self) -> bool {
        self.damage.is_empty() && self.problems() == 0
    }

    /// How many things can be repaired.
    pub fn problems(&self) -> i64 {
        self.dangling
            + self.unsearchable
            + self.astray
            + self.miscounted
            + self.unsummed
            + self.phones
            + i64::from(self.index_broken)
    }
}

/// Every reference: table, column, where it points, and whether the row means
/// anything without it.
const REFERENCES: &[(&str, &str, &str, bool)] = &[
    ("phone", "customer_id", "customer", false),
    ("phone", "person_id", "person", false),
    ("email", "customer_id", "customer", false),
    ("email", "person_id", "person", false),
    ("address", "customer_id", "customer", false),
    ("customer_tag", "customer_id", "customer", false),
    ("customer_tag", "tag_id", "tag", false),
    ("own_value", "customer_id", "customer", false),
    ("own_value", "field_id", "own_field", false),
    ("person", "customer_id", "customer", false),
    ("contact", "customer_id", "customer", true),
    ("contact", "person_id", "person", true),
    ("contact", "rep_id", "user", true),
    ("task", "customer_id", "customer", true),
    ("task", "contact_id", "contact", true),
    ("task", "assignee_id", "user", true),
    ("contact", "complaint_id", "complaint", true),
    ("task", "complaint_id", "complaint", true),
    ("complaint", "customer_id", "customer", true),
    ("complaint", "person_id", "person", true),
    ("complaint", "contact_id", "contact", true),
    ("complaint", "owner_id", "user", true),
    ("complaint", "duplicate_of", "complaint", true),
    ("complaint_step", "complaint_id", "complaint", false),
    ("complaint_step", "by_id", "user", true),
    ("remedy", "complaint_id", "complaint", false),
    ("survey", "customer_id", "customer", true),
    ("survey", "contact_id", "contact", true),
    ("survey", "complaint_id", "complaint", true),
    ("sale", "customer_id", "customer", false),
    ("customer_cost", "customer_id", "customer", false),
    ("score", "customer_id", "customer", false),
    ("consent", "customer_id", "customer", false),
    ("customer", "referred_by", "customer", true),
    ("customer", "owner_id", "user", true),
];

impl Store {
    /// Look the whole file over; with `repair` make anew what can be made anew.
    pub fn check(&mut self, repair: bool, now: DateTime<Utc>) -> Result<CheckReport, StoreError> {
        let store: &Self = self;
        let conn = store.conn();
        let settings = store.settings()?;
        // A broken text index can be made anew; it is no damage to the records.
        let (texts, damage): (Vec<String>, Vec<String>) =
            damage(conn)?.into_iter().partition(|line| line.contains("FTS5 table"));
        if !damage.is_empty() {
            // Counting in a damaged file would only stumble over the same spot.
            return Ok(CheckReport { damage, ..CheckReport::default() });
        }
        // Looking needs no lock, so that colleagues can go on writing; only the
        // comparison of the text indexes takes it for a moment.
        let index_broken = index_broken(conn)? || !texts.is_empty();
        let tx = if repair {
            store.begin()?
        } else {
            Transaction::new_unchecked(conn, TransactionBehavior::Deferred)?
        };
        let unsearchable = i64::try_from(index::stale_customers(conn)?.len()).unwrap_or(i64::MAX);
        let mut report = CheckReport {
            index_broken,
            unsearchable,
            dangling: dangling(conn, repair)?,
            phones: phones(conn, &settings.country, repair)?,
            // Before the counters: they follow from it.
            astray: astray(conn, &Reckoner::of(&settings), repair)?,
            unsummed: kpi::out_of_step(conn, repair)?,
            miscounted: miscounted(store, repair, &settings, settings.today(now))?,
            ..CheckReport::default()
        };
        let count = |table: &str| -> rusqlite::Result<i64> {
            let sql = format!("SELECT count(*) FROM {table} WHERE deleted_at IS NULL");
            conn.query_row(&sql, [], |r| r.get(0))
        };
        report.customers = count("customer")?;
        report.contacts = count("contact")?;
        report.tasks = count("task")?;
        if repair {
            index::rebuild(conn)?;
            if report.problems() > 0 {
                conn.execute("UPDATE meta SET value = value + 1 WHERE key = 'change_seq'", [])?;
            }
            tx.commit()?;
            report.repaired = true;
        } else {
            tx.rollback()?;
        }
        Ok(report)
    }
}

fn damage(conn: &Connection) -> Result<Vec<String>, StoreError> {
    match integrity(conn).map_err(StoreError::from) {
        // So damaged that the examination itself broke off.
        Err(StoreError::Damaged(what)) => Ok(vec![what]),
        result => result,
    }
}

fn integrity(conn: &Connection) -> rusqlite::Result<Vec<String>> {
    conn.prepare("PRAGMA integrity_check(20)")?
        .query_map([], |r| r.get::<_, String>(0))?
        .filter(|line| line.as_deref() != Ok("ok"))
        .collect()
}

/// FTS5 compares its index with the text it was made of.
fn index_broken(conn: &Connection) -> Result<bool, StoreError> {
    for check in [
        "INSERT INTO customer_fts (customer_fts, rank) VALUES ('integrity-check', 1)",
        "INSERT INTO contact_fts (contact_fts) VALUES ('integrity-check')",
    ] {
        match conn.execute(check, []).map_err(StoreError::from) {
            Ok(_) => {}
            Err(StoreError::Damaged(_)) => return Ok(true),
            Err(e) => return Err(e),
        }
    }
    Ok(false)
}

fn dangling(conn: &Connection, mend: bool) -> Result<i64, StoreError> {
    let mut found = 0;
    for (table, column, target, optional) in REFERENCES {
        let lost = format!(
            "deleted_at IS NULL AND {column} IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM {target} t WHERE t.id = {table}.{column})"
        );
        let sql = format!("SELECT count(*) FROM {table} WHERE {lost}");
        let count: i64 = conn.query_row(&sql, [], |r| r.get(0))?;
        if count > 0 && mend {
            // A part of nothing goes to the trash, where it does no harm.
            let change = if *optional {
                format!("{column} = NULL")
            } else {
                "deleted_at = updated_at".to_owned()
            };
            conn.execute(&format!("UPDATE {table} SET {change} WHERE {lost}"), [])?;
        }
        found += count;
    }
    Ok(found)
}

fn phones(conn: &Connection, country: &str, mend: bool) -> Result<i64, StoreError> {
    let mut wrong: Vec<(Id, String)> = Vec::new();
    let mut statement =
        conn.prepare("SELECT id, raw, norm, reversed FROM phone WHERE deleted_at IS NULL")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let wanted = phone_norm(row.get_ref(1)?.as_str().unwrap_or_default(), country);
        let norm = row.get_ref(2)?.as_str().unwrap_or_default();
        let reversed = row.get_ref(3)?.as_str().unwrap_or_default();
        if norm != wanted || reversed != phone::reversed_digits(&wanted) {
            wrong.push((row.get(0)?, wanted));
        }
    }
    for (id, norm) in wrong.iter().filter(|_| mend) {
        conn.prepare_cached("UPDATE phone SET norm = ?2, reversed = ?3 WHERE id = ?1")?
            .execute((id, norm, phone::reversed_digits(norm)))?;
    }
    Ok(i64::try_from(wrong.len()).unwrap_or(i64::MAX))
}

fn astray(conn: &Connection, reckoner: &Reckoner, mend: bool) -> Result<i64, StoreError> {
    let mut found = 0;
    let ids: Vec<Id> = conn
        .prepare("SELECT id FROM complaint WHERE deleted_at IS NULL")?
        .query_map([], |r| r.get(0))?
        .collect::<Result<_, _>>()?;
    for id in ids {
        let wrong = other_standing(conn, id, reckoner)?.is_some();
        if wrong && mend {
            keep_standing(conn, id, reckoner)?;
        }
        found += i64::from(wrong);
    }
    Ok(found)
}

fn miscounted(
    store: &Store,
    mend: bool,
    settings: &Settings,
    today: NaiveDate,
) -> Result<i64, StoreError> {
    let conn = store.conn();
    let report = store.valuation()?.map(|valuation| valuation.report);
    let mut valuer = Valuer::new(conn, settings, today, report.as_ref())?;
    let valued_today = values::is_current(conn, today)?;
    let mut found = 0;
    let mut last = 0;
    // By key, for rows that change under a running query may come twice.
    let mut next = conn.prepare("SELECT id FROM customer WHERE id > ?1 ORDER BY id LIMIT 1")?;
    while let Some(id) = next.query_row([last], |r| r.get::<_, Id>(0)).optional()? {
        let wrong = other_keys(conn, id)?.is_some()
            || other_counts(conn, id)?.is_some()
            || values::other_service(conn, id)?
            || valuer.differs(conn, id, valued_today)?;
        if wrong && mend {
            keep_keys(conn, id)?;
            keep_counts(conn, id)?;
            if values::keep_service(conn, id)? {
                valuer.keep(conn, id)?;
            }
        }
        found += i64::from(wrong);
        last = id;
    }
    // Of customers that do not exist at all.
    let nobody = "FROM customer_value WHERE customer_id NOT IN (SELECT id FROM customer)";
    found += conn.query_row(&format!("SELECT count(*) {nobody}"), [], |r| r.get::<_, i64>(0))?;
    if mend {
        conn.execute(&format!("DELETE {nobody}"), [])?;
    }
    Ok(found)
}
