//! How many customers make how much of what all members bring.

use rusqlite::{Connection, Result, params_from_iter};

use super::Chosen;
use crate::domain::codes::{AbcClass, Code};
use crate::domain::settings::AbcMeasure;
use crate::domain::value::{basis, coverage};
use crate::domain::views::{Concentration, CurvePoint};
use crate::store::Store;
use crate::store::api::StoreError;

/// Steps of the curve.
const STEPS: usize = 100;

impl Store {
    /// The concentration of these customers, by the measure of the ABC analysis.
    pub(in crate::store) fn concentration_of(
        &self,
        chosen: &Chosen,
    ) -> std::result::Result<Concentration, StoreError> {
        let all = self.whole_file()?;
        let (revenue, covered) = (i128::from(all.revenue), i128::from(all.covered));
        let basis = basis(self.settings()?.abc_measure, revenue, covered);
        let column = match basis.measure {
            AbcMeasure::Margin => "v.margin_12m",
            AbcMeasure::Revenue => "v.revenue_12m",
        };
        let (mut values, classes) = read(self.conn(), chosen, column)?;
        values.sort_unstable_by(|a, b| b.cmp(a));
        Ok(Concentration {
            classes,
            by_revenue: basis.fell_back,
            coverage: coverage(revenue, covered),
            ..curve(&values)
        })
    }
}

/// Number and value of the classes A, B, C.
type Classes = [(i64, i64); 3];

/// The positive values of the members, unordered; number and value of each class.
fn read(conn: &Connection, chosen: &Chosen, column: &str) -> Result<(Vec<i64>, Classes)> {
    let sql = format!(
        "SELECT v.abc, {column} FROM {} AND (v.abc IS NOT NULL OR {column} > 0)",
        chosen.rows()
    );
    let mut values = Vec::new();
    let mut classes = [(0, 0); 3];
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query(params_from_iter(&chosen.values))?;
    while let Some(row) = rows.next()? {
        let value = row.get::<_, Option<i64>>(1)?.unwrap_or(0);
        let class = row.get::<_, Option<i64>>(0)?.and_then(AbcClass::from_code);
        let place = class.and_then(|class| AbcClass::ALL.iter().position(|c| *c == class));
        if let Some((number, sum)) = place.and_then(|at| classes.get_mut(at)) {
            *number += 1;
            *sum += value;
        }
        if value > 0 {
            values.push(value);
        }
    }
    Ok((values, classes))
}

/// The curve over positive values, the greatest first.
fn curve(values: &[i64]) -> Concentration {
    let total: i128 = values.iter().copied().map(i128::from).sum();
    let mut found = Concentration {
        customers: count(values.len()),
        total: i64::try_from(total).unwrap_or(i64::MAX),
        ..Concentration::default()
    };
    if values.is_empty() {
        return found;
    }
    let steps = STEPS.min(values.len());
    found.curve.push(CurvePoint { customers: 0, share: 0.0 });
    let mut sum: i128 = 0;
    for (n, value) in (1_usize..).zip(values) {
        let before = sum;
        sum += i128::from(*value);
        if 2 * before < total && 2 * sum >= total {
            found.half = count(n);
        }
        if 100 * before < 80 * total && 100 * sum >= 80 * total {
            found.most = count(n);
        }
        // The last customer of each step.
        if n * steps / values.len() > (n - 1) * steps / values.len() {
            found.curve.push(CurvePoint { customers: count(n), share: share(sum, total) });
        }
    }
    found
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[expect(clippy::cast_precision_loss, reason = "a share in a picture")]
fn share(sum: i128, total: i128) -> f64 {
    sum as f64 / total as f64
}
