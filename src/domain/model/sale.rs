//! Sales, costs and scores of customers, and segments.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Id, Meta};
use crate::domain::codes::{CostKind, Criterion, SaleKind};

/// A sale (Umsatz): a row of an invoice, or of a refund. Money in minor units, without VAT.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sale {
    pub meta: Meta,
    pub customer_id: Id,
    pub date: NaiveDate,
    pub kind: SaleKind,
    /// Number of the invoice or credit note.
    pub document: String,
    /// Which line of the document; empty = it has but one, or they are not numbered.
    pub line: String,
    /// The document, or `document/line`, that a refund takes back.
    pub refund_of: String,
    /// Number or name of the product.
    pub product: String,
    /// Thousandths.
    pub quantity: i64,
    /// Before discount; a refund is negative.
    pub revenue: i64,
    pub discount: i64,
    pub discount_reason: String,
    /// `None` = not known, which is not the same as 0.
    pub variable_cost: Option<i64>,
    pub note: String,
}

impl Sale {
    pub fn new(customer_id: Id, date: NaiveDate) -> Self {
        Self {
            meta: Meta::default(),
            customer_id,
            date,
            kind: SaleKind::Sale,
            document: String::new(),
            line: String::new(),
            refund_of: String::new(),
            product: String::new(),
            quantity: 1000,
            revenue: 0,
            discount: 0,
            discount_reason: String::new(),
            variable_cost: None,
            note: String::new(),
        }
    }

    /// Net revenue: revenue less discount.
    pub fn net(&self) -> i64 {
        self.revenue.saturating_sub(self.discount)
    }

    /// Contribution margin of the row; `None` if its variable cost is not known.
    pub fn margin(&self) -> Option<i64> {
        self.variable_cost.map(|cost| self.net().saturating_sub(cost))
    }
}

/// What a customer has cost besides what was sold (Kundenkosten).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerCost {
    pub meta: Meta,
    pub customer_id: Id,
    pub date: NaiveDate,
    pub kind: CostKind,
    /// Minor units.
    pub amount: i64,
    pub note: String,
}

/// How a customer is judged by a criterion; the newest of each criterion counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    pub meta: Meta,
    pub customer_id: Id,
    pub criterion: Criterion,
    /// 1–5, 5 is best.
    pub score: i64,
    pub scored_on: NaiveDate,
}

/// A segment (Kundengruppe): a named selection of customers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Segment {
    pub meta: Meta,
    pub name: String,
    /// In the query language.
    pub query: String,
    pub note: String,
    /// What is to be done with these customers.
    pub strategy: String,
}
