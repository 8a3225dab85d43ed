//! When everybody was last valued, and whether that still holds.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use super::Store;
use super::api::StoreError;
use crate::domain::views::Valued;

impl Store {
    /// The last valuation; it holds on its day until something changes that it counts.
    pub fn valued(&self, today: NaiveDate) -> Result<Valued, StoreError> {
        let day: Option<String> = self
            .conn()
            .prepare_cached("SELECT valued_on FROM valuation ORDER BY id DESC LIMIT 1")?
            .query_row([], |row| row.get(0))
            .optional()?;
        let on = day.and_then(|day| day.parse().ok());
        Ok(Valued { on, current: self.values_are_current(today)? })
    }
}
