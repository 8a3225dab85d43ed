//! What the members of a segment bring together, and the pictures of them.
//!
//! Performance: everything is reckoned over the narrow rows of `customer_value`, in one pass
//! over those of the members; what belongs to the whole file is kept until somebody writes.
//! The pictures look at every member, so they are asked for beside the keys.

mod bulk;
mod chosen;
mod concentration;
mod figures;
mod grid;
mod portfolio;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub(in crate::store) use self::chosen::Chosen;
pub(in crate::store) use self::figures::WholeFile;
use super::Store;
use super::api::StoreError;
use crate::domain::views::{Axis, Concentration, Members, Portfolio, RfmGrid, SegmentFigures};

impl Store {
    /// What those bring together whom a query means.
    pub fn segment_figures(
        &self,
        query: &str,
        today: NaiveDate,
    ) -> Result<SegmentFigures, StoreError> {
        self.figures_of(&self.meant(query, today)?, query)
    }

    /// How many of them make how much.
    pub fn concentration(
        &self,
        query: &str,
        today: NaiveDate,
    ) -> Result<Concentration, StoreError> {
        self.concentration_of(&self.meant(query, today)?)
    }

    /// They by recency and frequency.
    pub fn rfm_grid(&self, query: &str, today: NaiveDate) -> Result<RfmGrid, StoreError> {
        Ok(grid::grid(self.conn(), &self.meant(query, today)?)?)
    }

    /// They by two axes.
    pub fn portfolio(
        &self,
        query: &str,
        axes: [Axis; 2],
        today: NaiveDate,
    ) -> Result<Portfolio, StoreError> {
        let chosen = self.meant(query, today)?;
        Ok(portfolio::portfolio(self.conn(), &chosen, axes, &self.settings()?, today)?)
    }

    fn meant(&self, query: &str, today: NaiveDate) -> Result<Chosen, StoreError> {
        self.chosen(&Members::Query(query.to_owned()), today)
    }
}
