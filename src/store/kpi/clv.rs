//! What customers are predicted to bring: on the day of the last valuation the sum of what it
//! has left with each of them, else by the models fitted to the purchases up to that day. The
//! models are always those of everybody, whosever value is asked for.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::basis::IdSet;
use crate::domain::forecast::Terms;
use crate::domain::kpi::ClvTally;
use crate::domain::model::Id;
use crate::domain::settings::Settings;
use crate::store::api::StoreError;
use crate::store::renew::Population;
use crate::store::values::is_current;

/// The predicted value on a day of these customers, or of all.
pub(super) fn count(
    conn: &Connection,
    on: NaiveDate,
    basis: Option<&IdSet>,
    settings: &Settings,
    wanted: &dyn Fn() -> bool,
) -> Result<ClvTally, StoreError> {
    let mut total = Total::default();
    each(conn, on, basis, settings, wanted, |_, clv| total.add(clv))?;
    Ok(total.tally())
}

/// The same of one customer after the other, in the order of ids.
pub(super) fn each(
    conn: &Connection,
    on: NaiveDate,
    basis: Option<&IdSet>,
    settings: &Settings,
    wanted: &dyn Fn() -> bool,
    mut found: impl FnMut(Id, f64),
) -> Result<(), StoreError> {
    let is_meant = |id: Id| basis.is_none_or(|set| set.contains(id));
    if is_current(conn, on)? {
        let mut statement = conn.prepare_cached(
            "SELECT customer_id, clv FROM customer_value WHERE clv IS NOT NULL
              ORDER BY customer_id",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            if is_meant(id) {
                found(id, row.get(1)?);
            }
        }
        return Ok(());
    }
    let population = Population::gather(conn, on, wanted)?.ok_or(StoreError::Interrupted)?;
    let report = population.report(Terms::of(settings), wanted).ok_or(StoreError::Interrupted)?;
    let mut forecaster = report.forecaster();
    for buyer in population.buyers.iter().filter(|buyer| is_meant(buyer.id)) {
        if !wanted() {
            return Err(StoreError::Interrupted);
        }
        if let Some(clv) = buyer.input().and_then(|input| forecaster.of(&input).clv) {
            found(buyer.id, clv);
        }
    }
    Ok(())
}

/// A sum that loses next to nothing, however many there are (Neumaier).
#[derive(Debug, Default)]
struct Total {
    n: i64,
    sum: f64,
    lost: f64,
}

impl Total {
    fn add(&mut self, value: f64) {
        let sum = self.sum + value;
        self.lost += if self.sum.abs() >= value.abs() {
            (self.sum - sum) + value
        } else {
            (value - sum) + self.sum
        };
        self.sum = sum;
        self.n += 1;
    }

    fn tally(&self) -> ClvTally {
        ClvTally { n: self.n, sum: self.sum + self.lost }
    }
}
