//! What was counted once, kept until data changes.
//!
//! # How long it holds
//! What follows from purchases alone (and is asked of everybody) knows nothing that is dated
//! after its `as_of`: whoever writes a sale takes away what was counted as of its day or a
//! later one ([`forget_purchases`]), all else holds on. The rest holds as long as `change_seq`
//! stands still. What was counted while somebody saved is not kept at all: it may be of
//! before, and nobody would take it away. Keeping is no change of data and nothing to wait
//! for: where the file is busy, nothing is kept.

use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension};
use serde_json::json;

use crate::domain::kpi::{
    Ask, Basis, CaseTally, ClvTally, DaySums, Part, PurchaseTally, StateTally, Tallies,
};
use crate::domain::value::{Day, day};
use crate::store::Store;
use crate::store::api::StoreError;
use crate::store::open::BUSY;

/// So many counts are kept, the newest ones.
const KEPT: i64 = 500;

/// What was counted of one part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Tally {
    Sums(DaySums),
    Purchases(PurchaseTally),
    Cases(CaseTally),
    State(StateTally),
    Clv(ClvTally),
}

impl Tally {
    pub fn put(self, tallies: &mut Tallies) {
        match self {
            Self::Sums(sums) => tallies.sums = Some(sums),
            Self::Purchases(tally) => tallies.purchases = Some(tally),
            Self::Cases(tally) => tallies.cases = Some(tally),
            Self::State(tally) => tallies.state = Some(tally),
            Self::Clv(tally) => tallies.clv = Some(tally),
        }
    }

    fn written(&self) -> serde_json::Result<String> {
        match self {
            Self::Sums(sums) => serde_json::to_string(sums),
            Self::Purchases(tally) => serde_json::to_string(tally),
            Self::Cases(tally) => serde_json::to_string(tally),
            Self::State(tally) => serde_json::to_string(tally),
            Self::Clv(tally) => serde_json::to_string(tally),
        }
    }

    /// `None`: another program wrote it, that counts something else.
    fn read(part: Part, text: &str) -> Option<Self> {
        match part {
            Part::Sums => serde_json::from_str(text).map(Self::Sums),
            Part::Purchases => serde_json::from_str(text).map(Self::Purchases),
            Part::Cases => serde_json::from_str(text).map(Self::Cases),
            Part::State => serde_json::from_str(text).map(Self::State),
            Part::Clv => serde_json::from_str(text).map(Self::Clv),
        }
        .ok()
    }
}

/// Whether a count holds until a sale up to its day changes.
fn by_sales(part: Part, basis: &Basis) -> bool {
    *basis == Basis::All && matches!(part, Part::Purchases | Part::Clv)
}

/// What a count hangs on: of the question only that on which the part depends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    text: String,
    /// The last day that it knows of.
    as_of: Day,
}

/// How the file stands when something is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub today: NaiveDate,
    change_seq: i64,
    /// The last valuation: on it hangs whom a query means.
    valuation: i64,
    /// Deadlines of complaints that have run out by now: on it hangs what is in time today.
    overdue: i64,
}

impl Moment {
    /// How it stands now; the first look of a snapshot.
    pub fn of(conn: &Connection, today: NaiveDate, now: DateTime<Utc>) -> rusqlite::Result<Self> {
        conn.prepare_cached(
            "SELECT value, (SELECT ifnull(max(id), 0) FROM valuation),
                    (SELECT count(CASE WHEN acknowledge_due < ?1 THEN 1 END)
                          + count(CASE WHEN resolve_due < ?1 THEN 1 END)
                       FROM complaint INDEXED BY complaint_due
                      WHERE next_due < ?1 AND open = 1 AND deleted_at IS NULL)
               FROM meta WHERE key = 'change_seq'",
        )?
        .query_row([now.timestamp_millis()], |row| {
            let (change_seq, valuation, overdue) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(Self { today, change_seq, valuation, overdue })
        })
    }

    /// Whether nothing was saved or valued between the two.
    fn is_same_data(&self, other: &Self) -> bool {
        (self.change_seq, self.valuation) == (other.change_seq, other.valuation)
    }

    /// Under which the count of a part is kept.
    pub fn key(&self, part: Part, ask: &Ask, basis: &Basis) -> Key {
        let Ask { from, to, as_of, state_at } = *ask;
        let days = match part {
            Part::Purchases => json!([from, to, as_of, state_at]),
            Part::Sums => json!([from, ask.until()]),
            Part::Cases if as_of == self.today => json!([from, to, as_of, self.overdue]),
            Part::Cases => json!([from, to, as_of]),
            Part::State | Part::Clv => json!([state_at]),
        };
        let whose = match basis {
            Basis::All => json!(null),
            Basis::Query(query) => json!([query, self.today, self.valuation]),
            Basis::Owner(owner) => json!(owner),
        };
        let known = if part == Part::Clv { state_at } else { as_of };
        Key { text: json!([days, whose]).to_string(), as_of: day(known) }
    }
}

/// What is kept of a part for these keys and still holds.
pub(super) fn known(
    conn: &Connection,
    moment: &Moment,
    part: Part,
    basis: &Basis,
    key: &Key,
) -> rusqlite::Result<Option<Tally>> {
    let found: Option<(i64, String)> = conn
        .prepare_cached("SELECT seq, tally FROM kpi_tally WHERE part = ?1 AND ask = ?2")?
        .query_row((part.code(), &key.text), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let holds = |seq| by_sales(part, basis) || seq == moment.change_seq;
    Ok(found.filter(|(seq, _)| holds(*seq)).and_then(|(_, text)| Tally::read(part, &text)))
}

/// Keep what was counted at that moment, unless somebody has saved since or does so now.
pub(super) fn keep(store: &Store, moment: &Moment, part: Part, counted: &[(Key, Tally)]) {
    let result = without_waiting(store.conn(), || write(store, moment, part, counted));
    if let Err(error) = result {
        tracing::debug!(%error, "what was counted is not kept");
    }
}

/// Writes something for which nobody shall wait: where the file is busy, it is not written.
pub(super) fn without_waiting<T>(
    conn: &Connection,
    write: impl FnOnce() -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    conn.busy_timeout(Duration::ZERO)?;
    let result = write();
    conn.busy_timeout(BUSY)?;
    result
}

fn write(
    store: &Store,
    moment: &Moment,
    part: Part,
    counted: &[(Key, Tally)],
) -> Result<(), StoreError> {
    let tx = store.begin()?;
    if !Moment::of(&tx, moment.today, DateTime::UNIX_EPOCH)?.is_same_data(moment) {
        return Ok(());
    }
    for (key, tally) in counted {
        let text = tally.written().map_err(|error| StoreError::Sql(error.to_string()))?;
        tx.prepare_cached(
            "INSERT OR REPLACE INTO kpi_tally (part, ask, as_of, seq, tally)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((part.code(), &key.text, key.as_of, moment.change_seq, text))?;
    }
    tx.prepare_cached("DELETE FROM kpi_tally WHERE id <= (SELECT max(id) FROM kpi_tally) - ?1")?
        .execute([KEPT])?;
    tx.commit()?;
    Ok(())
}

/// Take away what was counted of purchases as of this day or a later one: something of it
/// has changed.
pub(in crate::store) fn forget_purchases(conn: &Connection, from: Day) -> rusqlite::Result<()> {
    let mut statement =
        conn.prepare_cached("DELETE FROM kpi_tally WHERE part = ?1 AND as_of >= ?2")?;
    statement.execute((Part::Purchases.code(), from))?;
    statement.execute((Part::Clv.code(), from))?;
    Ok(())
}
