//! The members by recency and frequency, and by RFM group.

use rusqlite::{Connection, Result, params_from_iter};

use super::Chosen;
use crate::domain::codes::{Code, RfmGroup};
use crate::domain::views::{RfmCell, RfmGrid};

/// The grid of these customers. The scores are those of the whole file.
pub(in crate::store) fn grid(conn: &Connection, chosen: &Chosen) -> Result<RfmGrid> {
    let sql = format!(
        "SELECT v.rfm, v.rfm_group, v.revenue_12m FROM {} AND v.rfm IS NOT NULL",
        chosen.rows()
    );
    let mut grid = RfmGrid::default();
    let mut groups = vec![RfmCell::default(); RfmGroup::ALL.len()];
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query(params_from_iter(&chosen.values))?;
    while let Some(row) = rows.next()? {
        let (scores, revenue): (i64, i64) = (row.get(0)?, row.get(2)?);
        grid.buyers += 1;
        let index = |score: i64| usize::try_from(score - 1).unwrap_or(usize::MAX);
        let (r, f) = (index(scores / 100), index(scores / 10 % 10));
        if let Some(cell) = grid.cells.get_mut(r).and_then(|row| row.get_mut(f)) {
            add(cell, revenue);
        }
        let group = row.get::<_, Option<i64>>(1)?.and_then(RfmGroup::from_code);
        let place = group.and_then(|group| RfmGroup::ALL.iter().position(|g| *g == group));
        if let Some(cell) = place.and_then(|at| groups.get_mut(at)) {
            add(cell, revenue);
        }
    }
    grid.groups = RfmGroup::ALL.iter().copied().zip(groups).collect();
    grid.groups.retain(|(_, cell)| cell.customers > 0);
    Ok(grid)
}

fn add(cell: &mut RfmCell, revenue: i64) {
    cell.customers += 1;
    cell.revenue = cell.revenue.saturating_add(revenue);
}
