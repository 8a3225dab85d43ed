//! Valuing everybody: what depends on all customers together, or on the day, is reckoned
//! here – ABC, RFM, the forecast, stages that age, 12 months that move on. It is done at the
//! first start of a day and after sales have changed, beside the work of people: the walk
//! over the sales reads a snapshot, and what differs is written in small portions, so
//! that nobody's save waits. Killed in the middle it leaves rows of two days and no
//! valuation of today, so the next one begins again.
//!
//! Locking: one process values at a time; it says so in the table `valuing`, and a dead
//! one is passed over. `change_seq` is not moved: nothing was entered.

mod population;
mod read;
mod row;
mod write;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior};

pub(in crate::store) use self::population::Population;
use self::population::Standing;
pub(in crate::store) use self::read::{customers_with_sales, day_of};
pub(in crate::store) use self::row::{COLUMNS, forecast, values};
use super::api::StoreError;
use super::values::is_current;
use super::{Store, process};
use crate::domain::forecast::{Forecast, Input, Report, Terms};
use crate::domain::model::{Id, display_name};

/// Valuations that are kept.
const KEPT: i64 = 30;
/// A process of another host that has been valuing for so long is taken for dead.
const SILENT: TimeDelta = TimeDelta::minutes(10);

/// Whoever has everybody valued: asked again and again whether it is still wanted.
pub trait Watch {
    fn now(&self) -> DateTime<Utc>;

    fn wanted(&self) -> bool {
        true
    }

    /// Between two portions that were written: time for others to write.
    fn breathe(&self) {}
}

/// A moment watches over nothing.
impl Watch for DateTime<Utc> {
    fn now(&self) -> DateTime<Utc> {
        *self
    }
}

/// What came of an attempt to value everybody.
#[derive(Debug, Clone, PartialEq)]
pub enum Renewal {
    /// Everybody is valued for this day, by the sales as they are.
    Current,
    /// Another process is about it.
    Elsewhere,
    /// It was done.
    Done,
}

/// The last time that everybody was valued.
#[derive(Debug, Clone, PartialEq)]
pub struct Valuation {
    pub id: Id,
    pub valued_on: NaiveDate,
    pub at: DateTime<Utc>,
    pub took_ms: i64,
    pub report: Report,
}

/// A customer with what is to be expected of them.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerForecast {
    pub id: Id,
    pub number: String,
    pub name: String,
    pub input: Input,
    pub forecast: Forecast,
}

impl Store {
    /// The last valuation; `None`: there was none yet, or its report is of a newer kind.
    pub fn valuation(&self) -> Result<Option<Valuation>, StoreError> {
        type Found = (Id, String, i64, i64, String);
        let found: Option<Found> = self
            .conn
            .prepare_cached(
                "SELECT id, valued_on, at, took_ms, report FROM valuation ORDER BY id DESC LIMIT 1",
            )?
            .query_row([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?)))
            .optional()?;
        Ok(found.and_then(|(id, valued_on, at, took_ms, report)| {
            Some(Valuation {
                id,
                valued_on: super::rows::date(Some(&valued_on))?,
                at: DateTime::from_timestamp_millis(at)?,
                took_ms,
                report: serde_json::from_str(&report).ok()?,
            })
        }))
    }

    /// Row of the last valuation, 0 before the first; moves when somebody has valued.
    pub fn valuation_seq(&self) -> Result<Id, StoreError> {
        let mut statement = self.conn.prepare_cached("SELECT ifnull(max(id), 0) FROM valuation")?;
        Ok(statement.query_row([], |r| r.get(0))?)
    }

    /// Whether everybody is valued for this day or a later one, by the sales as they are: of
    /// two programs with different clocks none need work against the other.
    pub fn values_are_current(&self, today: NaiveDate) -> Result<bool, StoreError> {
        let mut statement = self.conn.prepare_cached(
            "SELECT ifnull((SELECT valued_on >= ?1 AND sales_seq = (SELECT value FROM meta
               WHERE key = 'sales_seq') FROM valuation ORDER BY id DESC LIMIT 1), 0)",
        )?;
        Ok(statement.query_row([today.to_string()], |r| r.get(0))?)
    }

    /// Give back the memory that reading took.
    pub fn forget_pages(&self) {
        if let Err(error) = self.conn.release_memory() {
            tracing::warn!(%error, "memory is kept");
        }
    }

    /// Value everybody as of today, unless that is done already. A valuation of another
    /// day, be it a later one, will not do: it knows of sales that are not made yet.
    pub fn renew_values(
        &self,
        today: NaiveDate,
        watch: &impl Watch,
    ) -> Result<Renewal, StoreError> {
        if is_current(&self.conn, today)? {
            return Ok(Renewal::Current);
        }
        let began = watch.now();
        if !self.claim_valuing(began)? {
            return Ok(Renewal::Elsewhere);
        }
        // Somebody may have just done it.
        if is_current(&self.conn, today)? {
            self.end_valuing()?;
            return Ok(Renewal::Current);
        }
        let result = self.value_everybody(today, began, watch);
        if result.is_err() {
            // Whoever comes next need not wait for us.
            let _ = self.end_valuing();
        }
        result.map(|()| Renewal::Done)
    }

    fn value_everybody(
        &self,
        today: NaiveDate,
        began: DateTime<Utc>,
        watch: &impl Watch,
    ) -> Result<(), StoreError> {
        let settings = self.settings()?;
        let wanted = || watch.wanted();
        let snapshot = Transaction::new_unchecked(&self.conn, TransactionBehavior::Deferred)?;
        let seq: i64 = snapshot
            .prepare_cached("SELECT value FROM meta WHERE key = 'sales_seq'")?
            .query_row([], |r| r.get(0))?;
        let population = Population::gather(&snapshot, today, &wanted)?;
        let population = population.ok_or(StoreError::Interrupted)?;
        let standings = population.standings(&snapshot, &settings)?;
        // Nothing more is read: the log may be put back into the file.
        drop(snapshot);
        let report = population.report(Terms::of(&settings), &wanted);
        let report = report.ok_or(StoreError::Interrupted)?;
        drop(population);
        self.write_values(today, &settings, &standings, &report, watch)?;
        let report = serde_json::to_string(&report).map_err(|e| StoreError::Sql(e.to_string()))?;
        let ended = watch.now();
        let took = (ended - began).num_milliseconds();
        let tx = self.begin()?;
        tx.prepare_cached(
            "INSERT INTO valuation (valued_on, sales_seq, at, took_ms, report)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((today.to_string(), seq, ended.timestamp_millis(), took, report))?;
        tx.prepare_cached(
            "DELETE FROM valuation WHERE id <= (SELECT max(id) FROM valuation) - ?1",
        )?
        .execute([KEPT])?;
        tx.execute("DELETE FROM valuing", [])?;
        tx.commit()?;
        Ok(())
    }

    /// Say that this process is valuing; `false`: another one is.
    fn claim_valuing(&self, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let tx = self.begin()?;
        let claim: Option<(String, u32, i64, i64)> = tx
            .prepare_cached("SELECT host, pid, started, at FROM valuing")?
            .query_row([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
            .optional()?;
        let who = &self.who;
        if let Some((host, pid, started, at)) = claim {
            let mine = process::is_same(who, &host, pid, started);
            let silent = now.timestamp_millis() - at > SILENT.num_milliseconds();
            let lives = if host == who.host { process::is_alive(pid, started) } else { !silent };
            if lives && !mine {
                return Ok(false);
            }
        }
        tx.prepare_cached(
            "INSERT OR REPLACE INTO valuing (id, host, pid, started, at)
             VALUES (1, ?1, ?2, ?3, ?4)",
        )?
        .execute((&who.host, who.pid, who.started, now.timestamp_millis()))?;
        tx.commit()?;
        Ok(true)
    }

    fn end_valuing(&self) -> Result<(), StoreError> {
        let tx = self.begin()?;
        tx.execute("DELETE FROM valuing", [])?;
        tx.commit()?;
        Ok(())
    }

    /// What the models say as of a day, reckoned afresh from the sales up to then. Customers
    /// by number.
    pub fn forecast(
        &self,
        as_of: NaiveDate,
        terms: Terms,
    ) -> Result<(Report, Vec<CustomerForecast>), StoreError> {
        let snapshot = Transaction::new_unchecked(&self.conn, TransactionBehavior::Deferred)?;
        let population = Population::gather(&snapshot, as_of, &|| true)?.unwrap_or_default();
        let report = population.report(terms, &|| true).ok_or(StoreError::Interrupted)?;
        let mut forecaster = report.forecaster();
        let mut customers = Vec::new();
        let mut statement = snapshot.prepare_cached(
            "SELECT number, company, first_name, last_name FROM customer
             WHERE id = ?1 AND deleted_at IS NULL",
        )?;
        for buyer in &population.buyers {
            let Some(input) = buyer.input() else { continue };
            let mut found = statement.query([buyer.id])?;
            let Some(row) = found.next()? else { continue };
            let [number, company, first, last]: [String; 4] =
                [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
            let name = display_name(&company, &first, &last, &number);
            let forecast = forecaster.of(&input);
            customers.push(CustomerForecast { id: buyer.id, number, name, input, forecast });
        }
        drop(forecaster);
        customers.sort_by(|a, b| a.number.cmp(&b.number));
        Ok((report, customers))
    }
}
