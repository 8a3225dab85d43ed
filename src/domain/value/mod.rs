//! What a customer is worth: what follows from sales, costs and scores by rule – purchase
//! days and rhythm, stage, ABC, RFM, customer margin scheme, portfolio. Pure; sums are whole
//! minor units, limits are compared in whole numbers, quotients are formed at the end.
//!
//! Days are numbers (days since 1970-01-01), as the store keeps them: a million customers
//! are valued in a second or two.

mod abc;
mod cancelled;
mod figures;
mod history;
mod next;
mod portfolio;
mod refunds;
mod rfm;
mod scheme;
mod stage;
#[cfg(test)]
mod tests;

use chrono::{Months, NaiveDate};

pub use self::abc::{AbcBasis, abc, basis, coverage};
pub use self::cancelled::{Cancellation, cancellations};
pub use self::figures::{average_order, figures};
pub use self::history::{History, PurchaseDay, Rhythm, SaleRow, Sums, history};
pub use self::next::{NextPurchase, Wallet, next_purchase, share_of_wallet};
pub use self::portfolio::{LIMIT, Quadrant, Weights, attractiveness, latest_scores, position};
pub use self::rfm::{FEWEST_BUYERS, RfmInput, rfm, rfm_group};
pub use self::scheme::{Effort, MarginScheme, Step, margin_scheme};
pub use self::stage::{StageRule, limit, stage};

/// Days since 1970-01-01.
pub type Day = i32;

/// The number of a day.
pub fn day(date: NaiveDate) -> Day {
    date.to_epoch_days()
}

/// The day with a number; `None` far outside of all calendars.
pub fn date(day: Day) -> Option<NaiveDate> {
    NaiveDate::from_epoch_days(day)
}

/// A day that something is valued on, and the periods that end with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    /// What is dated later is invisible.
    pub day: Day,
    /// First day of the 12 months that end on the day.
    pub year: Day,
    /// First day of the 12 months before; the window of RFM begins here.
    pub before: Day,
    /// The same day a year ago: the last one of the 12 months before.
    pub then: Day,
}

impl AsOf {
    pub fn new(date: NaiveDate) -> Self {
        // At the beginning of the calendar there is no year before.
        let back = |months| date.checked_sub_months(Months::new(months)).map_or(Day::MIN + 1, day);
        let then = back(12);
        Self { day: day(date), year: then + 1, before: back(24) + 1, then }
    }

    /// The same, a year ago.
    #[must_use]
    pub fn a_year_ago(self) -> Self {
        date(self.then).map_or(self, Self::new)
    }
}
