//! Size, revenue and margin of the members of a segment, beside those of the whole file.

use rusqlite::{Connection, Result, params_from_iter};

use super::Chosen;
use crate::domain::codes::Code;
use crate::domain::segments::{BUILT_IN, Then};
use crate::domain::views::SegmentFigures;
use crate::store::Store;
use crate::store::api::StoreError;

/// Sums over the whole file, as they were when the file looked so.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::store) struct WholeFile {
    /// Moves with every write, of others and of this store.
    state: (i64, u64),
    pub sums: Sums,
}

/// What rows of `customer_value` come to.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::store) struct Sums {
    pub size: i64,
    pub revenue: i64,
    pub revenue_before: i64,
    pub margin: Option<i64>,
    pub margin_before: Option<i64>,
    pub covered: i64,
    clv: f64,
    clv_n: i64,
}

impl Store {
    /// What these customers bring together. `query`: that of the segment, to tell its size
    /// a year ago.
    pub(in crate::store) fn figures_of(
        &self,
        chosen: &Chosen,
        query: &str,
    ) -> std::result::Result<SegmentFigures, StoreError> {
        let all = self.whole_file()?;
        let own = if chosen.is_everybody() { all } else { sums(self.conn(), chosen)? };
        Ok(SegmentFigures {
            size: own.size,
            revenue_12m: own.revenue,
            revenue_before: own.revenue_before,
            margin_12m: own.margin,
            margin_before: own.margin_before,
            covered_12m: own.covered,
            all_size: all.size,
            all_revenue_12m: all.revenue,
            all_margin_12m: all.margin,
            clv_mean: mean(own.clv, own.clv_n),
            clv_n: own.clv_n,
            size_then: size_then(self.conn(), query)?,
        })
    }

    /// Sums over all customers, reckoned anew only where the file has changed since.
    pub(in crate::store) fn whole_file(&self) -> std::result::Result<Sums, StoreError> {
        let state = (self.data_version()?, self.conn().total_changes());
        if let Some(known) = self.whole_file.get().filter(|known| known.state == state) {
            return Ok(known.sums);
        }
        let sums = sums(self.conn(), &Chosen::everybody())?;
        self.whole_file.set(Some(WholeFile { state, sums }));
        Ok(sums)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a mean on screen")]
fn mean(sum: f64, n: i64) -> Option<f64> {
    (n > 0).then(|| sum / n as f64)
}

fn sums(conn: &Connection, chosen: &Chosen) -> Result<Sums> {
    let sql = format!(
        "SELECT count(*), ifnull(sum(v.revenue_12m), 0),
                ifnull(sum(v.revenue_before), 0), sum(v.margin_12m), sum(v.margin_before),
                ifnull(sum(v.covered_12m), 0), total(v.clv), count(v.clv)
           FROM {}",
        chosen.rows()
    );
    conn.prepare_cached(&sql)?.query_row(params_from_iter(&chosen.values), |row| {
        let (revenue, revenue_before, covered) = (row.get(1)?, row.get(2)?, row.get(5)?);
        Ok(Sums {
            size: row.get(0)?,
            revenue,
            revenue_before,
            margin: known(row.get(3)?, revenue, covered),
            margin_before: known(row.get(4)?, revenue_before, 0),
            covered,
            clv: row.get(6)?,
            clv_n: row.get(7)?,
        })
    })
}

/// A margin of 0 of a revenue whose cost nobody knows is not known.
fn known(margin: Option<i64>, revenue: i64, covered: i64) -> Option<i64> {
    match margin.unwrap_or(0) {
        0 if revenue != 0 && covered == 0 => None,
        margin => Some(margin),
    }
}

/// How many belonged to a segment a year ago, where that was kept.
fn size_then(conn: &Connection, query: &str) -> Result<Option<i64>> {
    let then = BUILT_IN.iter().find(|segment| segment.query == query).and_then(|s| s.then);
    let (column, code) = match then {
        Some(Then::Abc(class)) => ("abc_then", class.code()),
        Some(Then::Stage(stage)) => ("stage_then", stage.code()),
        None => return Ok(None),
    };
    // A file that is not a year old, or was never valued, had none.
    let sql = format!(
        "SELECT CASE WHEN EXISTS (SELECT 1 FROM customer_value WHERE {column} IS NOT NULL)
                THEN (SELECT count(*) FROM customer_value WHERE {column} = ?1) END"
    );
    conn.prepare_cached(&sql)?.query_row([code], |row| row.get(0))
}
