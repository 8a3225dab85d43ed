//! Which stage the rule gives a customer, whatever was set by hand.

use chrono::NaiveDate;

use super::api::StoreError;
use super::{Store, rows, values};
use crate::domain::codes::Stage;
use crate::domain::model::Customer;
use crate::domain::value::{AsOf, SaleRow, StageRule, history, stage};

impl Store {
    /// The stage of a customer by the rule alone.
    pub fn stage_by_rule(
        &self,
        customer: &Customer,
        today: NaiveDate,
    ) -> Result<Option<Stage>, StoreError> {
        let mut sales = rows::sales_of(self.conn(), customer.meta.id)?;
        sales.reverse();
        let sold: Vec<SaleRow<'_>> = sales.iter().map(SaleRow::from).collect();
        let any_sales = values::any_sales(self.conn(), today)?;
        let inactivity = match customer.inactivity_days {
            Some(days) => days,
            None => self.settings()?.inactivity_days,
        };
        // What was set by hand is what the rule is compared with.
        let entered = customer.stage.filter(|_| customer.stage_on.is_none());
        let rule = StageRule { entered, set_on: None, inactivity, any_sales };
        Ok(stage(&history(&sold, AsOf::new(today)), rule))
    }
}
