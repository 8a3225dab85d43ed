//! What is asked and told about the figures of the business.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::codes::Kpi;
use crate::domain::kpi::{Figures, Part, Tallies};
use crate::domain::model::Id;

/// What is known at once of the periods asked for, in their order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KpiAnswer {
    pub tallies: Vec<Tallies>,
    /// Parts that have to be counted for at least one of the periods.
    pub missing: Vec<Part>,
}

/// Which record a line behind a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BehindRecord {
    Customer(Id),
    Contact(Id),
    Complaint(Id),
    Survey(Id),
    Task(Id),
    Sale(Id),
}

/// What such a line tells besides the name.
#[derive(Debug, Clone, PartialEq)]
pub enum BehindValue {
    None,
    Count(i64),
    /// Minor units.
    Money(i64),
    /// The same, of a prediction.
    Prediction(f64),
    /// Hours of work.
    Hours(f64),
    Score(i64),
    /// Whether the case counts for the figure (a promise kept, a complaint in time).
    Counts(bool),
    /// So many days ago, on the last day of the period.
    Days(i64),
}

/// A customer or record behind a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct BehindRow {
    pub record: BehindRecord,
    /// The customer whose card opens; a record may have none.
    pub customer: Option<Id>,
    /// Number of the customer or complaint; may be empty.
    pub number: String,
    pub name: String,
    /// When it happened; the last purchase of a customer.
    pub on: Option<NaiveDate>,
    pub value: BehindValue,
    /// Subject, comment, title.
    pub text: String,
}

/// Some of the lines behind a figure, those that matter most first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BehindPage {
    pub total: usize,
    /// Place of the first of the rows.
    pub offset: usize,
    pub rows: Vec<BehindRow>,
}

/// The figures of a closed month: as they were stored, and counted again as of the same day.
#[derive(Debug, Clone, PartialEq)]
pub struct MonthFigures {
    /// First day of the month.
    pub month: NaiveDate,
    pub stored_at: DateTime<Utc>,
    pub definitions: i64,
    pub stored: Figures,
    pub now: Figures,
}

impl MonthFigures {
    /// Whether a figure was corrected since it was stored: edits, late entries, erasures.
    pub fn is_corrected(&self, kpi: Kpi) -> bool {
        self.stored.get(kpi).map(|v| v.value) != self.now.get(kpi).map(|v| v.value)
    }
}
