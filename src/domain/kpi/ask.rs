//! What figures are asked for: a period, a day as of which it is looked at, and whose.

use chrono::NaiveDate;

use crate::domain::model::Id;

/// One period of figures. All days are local ones, both ends inclusive.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct Ask {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// What is dated after this day is invisible.
    pub as_of: NaiveDate,
    /// The day of figures that tell how things stand (coverage, open wishes, value of a
    /// customer); never after `as_of`.
    pub state_at: NaiveDate,
}

impl Ask {
    /// A period that is asked for on its own: things as they stand as of the day.
    pub fn new(from: NaiveDate, to: NaiveDate, as_of: NaiveDate) -> Self {
        Self { from, to, as_of, state_at: as_of }
    }

    /// A period in a row of periods: things as they stood at its end.
    pub fn in_row(from: NaiveDate, to: NaiveDate, as_of: NaiveDate) -> Self {
        Self { from, to, as_of, state_at: to.min(as_of) }
    }

    /// The last day of which something is visible.
    pub fn until(&self) -> NaiveDate {
        self.to.min(self.as_of)
    }
}

/// Whose figures.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Basis {
    /// Everybody, and what belongs to no customer.
    #[default]
    All,
    /// Customers whom this query means now (a segment, built in or own).
    Query(String),
    /// Customers looked after by this user.
    Owner(Id),
}
