//! Writing what valuing has found: portion by portion, and only what is not so already.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::read::{customers_with_sales, day_of};
use super::{COLUMNS, Standing, Watch, forecast, values};
use crate::domain::codes::{Code as _, Stage};
use crate::domain::forecast::{Forecaster, Report};
use crate::domain::model::Id;
use crate::domain::settings::Settings;
use crate::domain::value::{AsOf, SaleRow, StageRule, figures, history, stage};
use crate::domain::views::Figures;
use crate::store::Store;
use crate::store::api::StoreError;
use crate::store::values::{self as kept, Cell, any_sales};

/// Customers in a portion: some milliseconds of the write lock.
const PORTION: i64 = 1000;

/// A customer, and what their row should hold where it holds something else.
type Row = (Id, Vec<Cell>);

/// What all rows are made by.
struct Rules<'a> {
    as_of: AsOf,
    inactivity: i64,
    any_sales: bool,
    standings: &'a [Standing],
    forecaster: Forecaster<'a>,
}

/// A customer as their row is stored.
struct Kept {
    id: Id,
    rule: StageRule,
    /// Day of the record.
    since: i64,
    stored: Vec<Value>,
}

impl Store {
    pub(super) fn write_values(
        &self,
        today: NaiveDate,
        settings: &Settings,
        standings: &[Standing],
        report: &Report,
        watch: &impl Watch,
    ) -> Result<(), StoreError> {
        let any_sales = any_sales(&self.conn, today)?;
        let mut rules = Rules {
            as_of: AsOf::new(today),
            inactivity: settings.inactivity_days,
            any_sales,
            standings,
            forecaster: report.forecaster(),
        };
        let mut after = 0;
        loop {
            if !watch.wanted() {
                return Err(StoreError::Interrupted);
            }
            // Looking takes no lock.
            let snapshot = Transaction::new_unchecked(&self.conn, TransactionBehavior::Deferred)?;
            let (last, differing) = portion(&snapshot, after, &mut rules)?;
            drop(snapshot);
            if !differing.is_empty() {
                // Somebody may have saved in between: what is written is what the file says
                // under the lock.
                let tx = self.begin()?;
                let (_, differing) = portion(&tx, after, &mut rules)?;
                for (id, cells) in &differing {
                    kept::write(&tx, *id, cells)?;
                }
                tx.commit()?;
                watch.breathe();
            }
            let Some(last) = last else { return Ok(()) };
            after = last;
        }
    }
}

/// The rows of the next customers that have to be written anew, and the last of those
/// looked at; `None`: there are no more.
fn portion(
    conn: &Connection,
    after: Id,
    rules: &mut Rules<'_>,
) -> Result<(Option<Id>, Vec<Row>), StoreError> {
    let kept = stored(conn, after, rules)?;
    let Some(last) = kept.last().map(|kept| kept.id) else { return Ok((None, Vec::new())) };
    let mut differing = Vec::new();
    let mut waiting = kept.into_iter().peekable();
    customers_with_sales(conn, after, last, |id, rows| {
        // Those before have bought nothing.
        while let Some(kept) = waiting.next_if(|kept| kept.id <= id) {
            let rows = if kept.id == id { rows } else { &[] };
            differing.extend(other(&kept, rows, rules));
        }
        true
    })?;
    for kept in waiting {
        differing.extend(other(&kept, &[], rules));
    }
    Ok((Some(last), differing))
}

/// What the row of a customer should hold, if it holds something else.
fn other(kept: &Kept, rows: &[SaleRow<'_>], rules: &mut Rules<'_>) -> Option<Row> {
    let wanted = values(&valued(kept, rows, rules));
    let cells = kept::differing(&COLUMNS, &kept.stored, wanted.to_vec());
    (!cells.is_empty()).then_some((kept.id, cells))
}

fn stored(conn: &Connection, after: Id, rules: &Rules<'_>) -> rusqlite::Result<Vec<Kept>> {
    let sql = format!(
        "SELECT c.id, c.stage, c.stage_on, c.inactivity_days, c.created_at / 86400000, v.{}
         FROM customer_value v JOIN customer c ON c.id = v.customer_id
         WHERE v.customer_id > ?1 ORDER BY v.customer_id LIMIT ?2",
        COLUMNS.join(", v.")
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let found = statement.query_map((after, PORTION), |row| {
        let set_on: Option<String> = row.get(2)?;
        Ok(Kept {
            id: row.get(0)?,
            rule: StageRule {
                entered: row.get::<_, Option<i64>>(1)?.and_then(Stage::from_code),
                set_on: set_on.and_then(|text| day_of(text.as_bytes())),
                inactivity: row.get::<_, Option<i64>>(3)?.unwrap_or(rules.inactivity),
                any_sales: rules.any_sales,
            },
            since: row.get(4)?,
            stored: (5..5 + COLUMNS.len()).map(|at| row.get(at)).collect::<Result<_, _>>()?,
        })
    })?;
    found.collect()
}

fn valued(kept: &Kept, rows: &[SaleRow<'_>], rules: &mut Rules<'_>) -> Figures {
    let now = history(rows, rules.as_of);
    let mut found = figures(&now, kept.rule);
    forecast(&mut found, &mut rules.forecaster, &now);
    let then = history(rows, rules.as_of.a_year_ago());
    // Who was not known yet a year ago had no stage.
    if !then.days.is_empty() || kept.since <= i64::from(rules.as_of.then) {
        found.stage_then = stage(&then, kept.rule);
    }
    let standing = rules.standings.binary_search_by_key(&kept.id, |s| s.id);
    if let Some(standing) = standing.ok().and_then(|at| rules.standings.get(at)) {
        found.abc = standing.abc;
        found.abc_then = standing.abc_then;
        found.rfm = standing.rfm;
        found.rfm_group = standing.group;
    }
    found
}
