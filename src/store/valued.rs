//! When everybody was last valued, and whether that still holds.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use super::Store;
use super::api::StoreError;
use crate::domain::views::Valued;

impl Store {
    /// The last valuation; it holds on its day until something changes that it counts.
    pub fn valued(&self, today: NaiveDate) -> Result<Valued, StoreError> {
        let last: Option<(Option<NaiveDate>, bool)> = self
            .conn()
            .prepare_cached(
                "SELECT valued_on, sales_seq = (SELECT value FROM meta WHERE key = 'sales_seq')
                 FROM valuation ORDER BY id DESC LIMIT 1",
            )?
            .query_row([], |row| {
                let day: String = row.get(0)?;
                Ok((day.parse().ok(), row.get(1)?))
            })
            .optional()?;
        let (on, same) = last.unwrap_or((None, false));
        Ok(Valued { on, current: same && on == Some(today) })
    }
}
