//! New sales, costs and scores of customers, and segments.

use rusqlite::params;

use super::Bulk;
use crate::domain::codes::Code;
use crate::domain::model::{CustomerCost, Id, Sale, Score, Segment};
use crate::store::api::StoreError;
use crate::store::rows::Record;

impl Bulk<'_> {
    /// A new sale. The figures of its customer follow at the end.
    pub fn sale(&mut self, sale: &Sale, key: Option<i64>) -> Result<Id, StoreError> {
        let (created, updated) = self.moments(&sale.meta);
        self.statements.sale.execute(params![
            sale.customer_id,
            sale.date.to_string(),
            sale.kind.code(),
            sale.document,
            sale.line,
            sale.refund_of,
            sale.product,
            sale.quantity,
            sale.revenue,
            sale.discount,
            sale.discount_reason,
            sale.variable_cost,
            sale.note,
            created,
            self.user,
            updated,
            self.user,
            self.import,
            key,
        ])?;
        self.sold.insert(sale.customer_id);
        self.keeper.sale(sale);
        Ok(self.conn.last_insert_rowid())
    }

    /// A new cost of a customer.
    pub fn cost(&mut self, cost: &CustomerCost, key: Option<i64>) -> Result<Id, StoreError> {
        self.row(CustomerCost::TABLE, cost.fields(), &cost.meta, key)
    }

    /// A new score of a customer.
    pub fn score(&mut self, score: &Score, key: Option<i64>) -> Result<Id, StoreError> {
        self.row(Score::TABLE, score.fields(), &score.meta, key)
    }

    /// A new segment. Its name has to be free.
    pub fn segment(&mut self, segment: &Segment) -> Result<Id, StoreError> {
        self.row(Segment::TABLE, segment.fields(), &segment.meta, None)
    }
}
