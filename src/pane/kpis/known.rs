//! What is known of the figures: of the period that is looked at, of those it is compared
//! with, and of the row of periods that ends with it. The overview and the page of one
//! figure both read it.

use crate::domain::kpi::{Ask, Basis, Figures, Tallies};
use crate::domain::views::MonthFigures;

/// One period and its figures, as far as they are counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub ask: Ask,
    /// The period in words.
    pub label: String,
    pub tallies: Tallies,
    pub figures: Figures,
}

/// See the module. Periods that are the same are kept once.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Known {
    pub basis: Basis,
    /// Whose figures in words; empty: everybody's.
    pub basis_name: String,
    pub rows: Vec<Row>,
    /// Places in `rows`.
    pub main: usize,
    pub before: Option<usize>,
    pub year_before: Option<usize>,
    /// Oldest first; ends with the period that is looked at.
    pub trend: Vec<usize>,
    /// Of a closed month: as it was stored.
    pub month: Option<MonthFigures>,
}

impl Known {
    /// The period that is looked at; `None` until one is.
    pub fn main(&self) -> Option<&Row> {
        self.rows.get(self.main)
    }

    /// The period before it.
    pub fn before(&self) -> Option<&Row> {
        self.before.and_then(|at| self.rows.get(at))
    }

    /// The same period a year earlier.
    pub fn year_before(&self) -> Option<&Row> {
        self.year_before.and_then(|at| self.rows.get(at))
    }

    /// The row of periods that ends with it.
    pub fn trend(&self) -> impl Iterator<Item = &Row> {
        self.trend.iter().filter_map(|at| self.rows.get(*at))
    }
}
