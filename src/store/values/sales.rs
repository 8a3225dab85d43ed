//! What the row has from sales: sums, purchase days and rhythm, the stage, and the
//! forecast by the model that was fitted last.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Result};

use super::{differing, stored, write};
use crate::domain::codes::{Code as _, Stage};
use crate::domain::forecast::{Forecaster, Report};
use crate::domain::model::Id;
use crate::domain::settings::Settings;
use crate::domain::value::{self, AsOf, History, StageRule};
use crate::domain::views::Figures;
use crate::store::renew::{COLUMNS, customers_with_sales, day_of, forecast, values};

/// Columns that only valuing everybody at once can fill.
const AMONG_ALL: [&str; 5] = ["abc", "rfm", "rfm_group", "stage_then", "abc_then"];

/// Those of the others that are others tomorrow, though nothing was written.
const BY_THE_DAY: [&str; 10] = [
    "stage",
    "revenue_12m",
    "margin_12m",
    "covered_12m",
    "revenue_before",
    "margin_before",
    "p_alive",
    "expected_purchases",
    "expected_value",
    "clv",
];

/// What customers are valued with; made once for all of an action.
#[derive(Debug)]
pub(in crate::store) struct Valuer<'r> {
    as_of: AsOf,
    /// G of the file.
    inactivity: i64,
    any_sales: bool,
    forecaster: Option<Forecaster<'r>>,
}

impl<'r> Valuer<'r> {
    /// `report`: of the last valuation; without, nothing is forecast.
    pub fn new(
        conn: &Connection,
        settings: &Settings,
        today: NaiveDate,
        report: Option<&'r Report>,
    ) -> Result<Self> {
        Ok(Self {
            as_of: AsOf::new(today),
            inactivity: settings.inactivity_days,
            any_sales: any_sales(conn, today)?,
            forecaster: report.map(Report::forecaster),
        })
    }

    /// Whether the file has a sale; without, the stages are those that were entered.
    pub fn any_sales(&self) -> bool {
        self.any_sales
    }

    /// What a customer's own rows say; `None`: the customer is not live.
    fn figures(&mut self, conn: &Connection, id: Id) -> Result<Option<Figures>> {
        let row: Option<(Option<i64>, Option<String>, Option<i64>)> = conn
            .prepare_cached(
                "SELECT stage, stage_on, inactivity_days FROM customer
                 WHERE id = ?1 AND deleted_at IS NULL",
            )?
            .query_row([id], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
            .optional()?;
        let Some((entered, set_on, inactivity)) = row else { return Ok(None) };
        let rule = StageRule {
            entered: entered.and_then(Stage::from_code),
            set_on: set_on.and_then(|on| day_of(on.as_bytes())),
            inactivity: inactivity.unwrap_or(self.inactivity),
            any_sales: self.any_sales,
        };
        let history = history_of(conn, id, self.as_of)?;
        let mut figures = value::figures(&history, rule);
        if let Some(forecaster) = &mut self.forecaster {
            forecast(&mut figures, forecaster, &history);
        }
        Ok(Some(figures))
    }

    /// What a customer's row should hold, and what it holds; `None`: there is no row.
    fn compared(&mut self, conn: &Connection, id: Id) -> Result<Option<(Vec<Value>, Vec<Value>)>> {
        let Some(figures) = self.figures(conn, id)? else { return Ok(None) };
        let Some(stored) = stored(conn, id, &COLUMNS)? else { return Ok(None) };
        let mut wanted = values(&figures).to_vec();
        for ((wanted, stored), column) in wanted.iter_mut().zip(&stored).zip(COLUMNS) {
            if AMONG_ALL.contains(&column) {
                wanted.clone_from(stored);
            }
        }
        Ok(Some((wanted, stored)))
    }

    /// Whether the row of a live customer is not what the own rows say. What depends on the
    /// day is compared only where it has to be that of today.
    pub fn differs(&mut self, conn: &Connection, id: Id, of_today: bool) -> Result<bool> {
        let Some((wanted, stored)) = self.compared(conn, id)? else { return Ok(false) };
        Ok(COLUMNS.iter().zip(wanted.iter().zip(&stored)).any(|(column, (wanted, stored))| {
            !is_about(wanted, stored) && (of_today || !BY_THE_DAY.contains(column))
        }))
    }

    /// Bring the sums, the stage and the forecast of a customer in step; the row is there.
    pub fn keep(&mut self, conn: &Connection, id: Id) -> Result<()> {
        match self.compared(conn, id)? {
            Some((wanted, stored)) => write(conn, id, &differing(&COLUMNS, &stored, wanted)),
            None => Ok(()),
        }
    }
}

/// Equal, but for the last digits that a model loses on its way through the file.
fn is_about(wanted: &Value, stored: &Value) -> bool {
    match (wanted, stored) {
        (Value::Real(a), Value::Real(b)) => (a - b).abs() <= 1e-9 * a.abs().max(b.abs()),
        _ => wanted == stored,
    }
}

/// Whether there is a sale up to a day.
pub(in crate::store) fn any_sales(conn: &Connection, today: NaiveDate) -> Result<bool> {
    conn.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM sale INDEXED BY sale_date
          WHERE deleted_at IS NULL AND date <= ?1)",
    )?
    .query_row([today.to_string()], |r| r.get(0))
}

/// What a customer has bought up to a day.
fn history_of(conn: &Connection, id: Id, as_of: AsOf) -> Result<History> {
    let mut history = None;
    customers_with_sales(conn, id - 1, id, |_, rows| {
        history = Some(value::history(rows, as_of));
        true
    })?;
    Ok(history.unwrap_or_else(|| value::history(&[], as_of)))
}
