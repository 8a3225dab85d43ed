//! Since when there are records that figures are made of.

use chrono::NaiveDate;

use crate::store::Store;
use crate::store::api::StoreError;

impl Store {
    /// The first day that something is counted on; `None`: there is nothing in the file.
    pub fn first_kpi_day(&self) -> Result<Option<NaiveDate>, StoreError> {
        let first: Option<i64> =
            self.conn().query_row("SELECT min(day) FROM kpi_day", [], |row| row.get(0))?;
        Ok(first.and_then(|day| i32::try_from(day).ok()).and_then(NaiveDate::from_epoch_days))
    }
}
