//! The figures of closed months, stored when somebody looks at one for the first time, with the
//! version of their definitions. They are never changed: whoever looks later sees them beside
//! the same counted again, so that what was edited, entered late or erased shows. Storing anew
//! adds a row, and the newest one is compared from then on.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike as _, Days, Months, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value as Json;

use super::attentive;
use super::cache::without_waiting;
use crate::domain::codes::Code as _;
use crate::domain::kpi::{Ask, Basis, DEFINITIONS, FIGURES, Figures, KpiValue, figures};
use crate::domain::views::MonthFigures;
use crate::store::Store;
use crate::store::api::StoreError;
use crate::store::rows::instant_or_epoch;

/// What is stored of a month.
struct Stored {
    at: DateTime<Utc>,
    definitions: i64,
    figures: Figures,
}

impl Store {
    /// The figures of a closed month as they were stored and as they are now; stored now, if
    /// nobody has looked at it before. `month`: any day of it. A month that is not over has
    /// none: [`StoreError::NotFound`].
    pub fn kpi_month(
        &self,
        month: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<MonthFigures, StoreError> {
        let (month, counted) = self.month_counted(month, now)?;
        let stored = match stored(self.conn(), month)? {
            Some(stored) => stored,
            // Where the file is busy, the next one to look will store it.
            None => without_waiting(self.conn(), || self.store_month(month, &counted, now, false))
                .unwrap_or_else(|error| {
                    tracing::debug!(%error, "the figures of a month are not stored yet");
                    Stored { at: now, definitions: DEFINITIONS, figures: counted.clone() }
                }),
        };
        Ok(told(month, stored, counted))
    }

    /// Store the figures of a closed month anew: what was corrected is accepted.
    pub fn keep_kpi_month(
        &self,
        month: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<MonthFigures, StoreError> {
        let (month, counted) = self.month_counted(month, now)?;
        let stored = self.store_month(month, &counted, now, true)?;
        Ok(told(month, stored, counted))
    }

    /// The first day of a month, and its figures as of its last one.
    fn month_counted(
        &self,
        month: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<(NaiveDate, Figures), StoreError> {
        attentive(self.conn(), |_| {
            let settings = self.settings()?;
            let (first, last) = ends(month).ok_or(StoreError::NotFound)?;
            if last >= settings.today(now) {
                return Err(StoreError::NotFound);
            }
            let ask = Ask::new(first, last, last);
            let tallies = self.kpis(&[ask], &Basis::All, now)?;
            let tallies = tallies.first().copied().unwrap_or_default();
            Ok((first, figures(&ask, &tallies, &settings)))
        })
    }

    /// What is stored of a month in the end: these figures, unless somebody else was first.
    fn store_month(
        &self,
        month: NaiveDate,
        counted: &Figures,
        now: DateTime<Utc>,
        anew: bool,
    ) -> Result<Stored, StoreError> {
        let by_name: BTreeMap<&str, &KpiValue> =
            counted.iter().map(|(kpi, value)| (kpi.name(), value)).collect();
        let text = serde_json::to_string(&by_name).map_err(|e| StoreError::Sql(e.to_string()))?;
        let tx = self.begin()?;
        if !anew && let Some(stored) = stored(&tx, month)? {
            return Ok(stored);
        }
        let by = self.my_user_id(now)?;
        tx.prepare_cached(
            "INSERT INTO kpi_snapshot (month, definitions, taken_at, taken_by, figures)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((month.to_string(), DEFINITIONS, now.timestamp_millis(), by, text))?;
        tx.commit()?;
        Ok(Stored { at: now, definitions: DEFINITIONS, figures: counted.clone() })
    }
}

fn told(month: NaiveDate, stored: Stored, now: Figures) -> MonthFigures {
    let Stored { at, definitions, figures } = stored;
    MonthFigures { month, stored_at: at, definitions, stored: figures, now }
}

/// The first and the last day of the month of a day.
fn ends(day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let first = day.with_day(1)?;
    let last = first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?;
    Some((first, last))
}

/// What was stored of a month last. Figures that this program does not know are left out.
fn stored(conn: &Connection, month: NaiveDate) -> Result<Option<Stored>, StoreError> {
    let found: Option<(i64, i64, String)> = conn
        .prepare_cached(
            "SELECT taken_at, definitions, figures FROM kpi_snapshot
              WHERE month = ?1 ORDER BY id DESC LIMIT 1",
        )?
        .query_row([month.to_string()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    Ok(found.map(|(at, definitions, text)| {
        let by_name: BTreeMap<String, Json> = serde_json::from_str(&text).unwrap_or_default();
        let mut figures = Figures::default();
        for kpi in FIGURES.iter().map(|figure| figure.kpi) {
            let value = by_name.get(kpi.name()).cloned().map(serde_json::from_value);
            if let Some(Ok(value)) = value {
                figures.set(kpi, value);
            }
        }
        Stored { at: instant_or_epoch(at), definitions, figures }
    }))
}
