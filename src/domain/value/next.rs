//! When the next purchase is due, what share of their demand a customer covers with us.

use chrono::NaiveDate;

use super::{Day, History, date};

/// When the next purchase can be expected by the rhythm so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextPurchase {
    pub on: NaiveDate,
    /// The middle half of the gaps so far.
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// The last purchase and the rhythm; `None` without a rhythm.
pub fn next_purchase(history: &History) -> Option<NextPurchase> {
    let (rhythm, last) = (history.rhythm?, history.last()?);
    let after = |gap: f64| last.checked_add(whole(gap)).and_then(date);
    Some(NextPurchase {
        on: after(rhythm.median)?,
        from: after(rhythm.lower)?,
        to: after(rhythm.upper)?,
    })
}

#[expect(clippy::cast_possible_truncation, reason = "gaps come from days and are cut at them")]
fn whole(gap: f64) -> Day {
    gap.round() as Day
}

/// Own net revenue of 12 months as a share of what the customer could buy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wallet {
    pub percent: f64,
    /// More than the whole: the estimate of the potential is wrong.
    pub over: bool,
}

/// `None` where no potential is known.
#[expect(clippy::cast_precision_loss, reason = "a percentage on screen")]
pub fn share_of_wallet(revenue_12m: i64, potential: Option<i64>) -> Option<Wallet> {
    let potential = potential.filter(|p| *p > 0)?;
    let percent = 100.0 * revenue_12m as f64 / potential as f64;
    Some(Wallet { percent, over: revenue_12m > potential })
}
