//! The complaints that every demo shows, whatever the day: one in every state, some
//! with their deadline passed, close or standing still.

use crate::domain::codes::{ComplaintState, RemedyKind, Severity};
use ComplaintState::{
    Accepted, Assessed, CarriedOut, Closed, Declined, Duplicate, Escalated, InProgress, Offered,
    Received, Rejected, WaitingCustomer, WaitingInternal,
};
use Severity::{Critical, High, Low, Normal};

/// What is particular about a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Special {
    Nothing,
    /// Somebody may come to harm.
    Safety,
    /// The customer was promised a day.
    Agreed,
    /// It was closed once already.
    Reopened,
    /// Solved at first contact.
    OnTheSpot,
}

/// Where a complaint stands, and since how many working minutes it exists.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case {
    pub state: ComplaintState,
    pub severity: Severity,
    pub minutes: u64,
    pub acknowledged: bool,
    /// An interim word was given.
    pub told: bool,
    pub special: Special,
}

const fn case(state: ComplaintState, severity: Severity, hours: u64) -> Case {
    let special = Special::Nothing;
    Case { state, severity, minutes: hours * 60, acknowledged: true, told: false, special }
}

impl Case {
    const fn unacknowledged(self) -> Self {
        Self { acknowledged: false, ..self }
    }

    const fn told(self) -> Self {
        Self { told: true, ..self }
    }

    const fn special(self, special: Special) -> Self {
        Self { special, ..self }
    }
}

/// The hours stand against the deadlines of the severities: critical 1/4, high 2/8,
/// normal 8/40, low 16/80.
const CASES: &[Case] = &[
    case(Received, Normal, 0).unacknowledged(),
    case(Received, High, 3).unacknowledged(),
    case(Received, Normal, 7).unacknowledged(),
    case(Received, Critical, 2).special(Special::Safety),
    case(Assessed, Normal, 12),
    case(InProgress, High, 10),
    case(InProgress, Normal, 20),
    case(InProgress, Normal, 30).special(Special::Agreed),
    // Acknowledged, and then no word for more than forty hours.
    case(InProgress, Low, 56),
    case(WaitingCustomer, Normal, 25),
    case(WaitingCustomer, High, 30),
    case(WaitingInternal, Normal, 37),
    case(Offered, Normal, 38),
    case(Offered, Low, 30),
    case(Accepted, Normal, 34),
    case(Declined, Normal, 28),
    case(Escalated, High, 12),
    case(CarriedOut, Normal, 30),
    case(CarriedOut, Low, 40),
    case(InProgress, Normal, 60).special(Special::Reopened),
    case(InProgress, Low, 50).told(),
    case(Received, Low, 2).unacknowledged(),
    case(Rejected, Normal, 130),
    case(Closed, Normal, 110),
    case(Closed, Low, 3).unacknowledged().special(Special::OnTheSpot),
    case(Closed, High, 70),
    case(Duplicate, Normal, 8),
];

/// How many complaints every demo of some hundred customers shows.
pub(super) const SHOWN: u64 = 60;

/// The case of the nth complaint; beyond the table they are those of the past year.
pub(super) fn nth(nth: u64) -> Option<&'static Case> {
    CASES.get(usize::try_from(nth).ok()?)
}

/// How many days ago the nth complaint came in, of those beyond the table: the first ones
/// spread over more than a year, so that no month is without, the others between them.
pub(super) fn days_ago(nth: u64) -> u64 {
    let nth = nth.saturating_sub(CASES.len() as u64);
    match nth.checked_sub(22) {
        None => 20 + nth * 17,
        Some(nth) => 28 + nth * 29 % 340,
    }
}

/// Whether the nth complaint was reopened and closed once more.
pub(super) fn closed_twice(nth: u64) -> bool {
    matches!(nth, 37 | 45)
}

/// How annoyed the customer of the nth complaint is, where that is certain: the extremes.
pub(super) fn annoyance(nth: u64) -> Option<i64> {
    match nth {
        3 => Some(5),
        24 => Some(1),
        _ => None,
    }
}

/// With what the nth complaint was put right: every remedy is seen.
pub(super) fn remedy(nth: u64) -> Option<RemedyKind> {
    Some(match nth {
        27 => RemedyKind::Refund,
        28 => RemedyKind::Exchange,
        29 => RemedyKind::Replacement,
        30 => RemedyKind::Information,
        31 => RemedyKind::PriceCut,
        32 => RemedyKind::Repair,
        33 => RemedyKind::Damages,
        34 => RemedyKind::Gift,
        35 | 40 | 43 => RemedyKind::Voucher,
        38 => RemedyKind::Apology,
        _ => return None,
    })
}

/// What became of the voucher of the nth complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voucher {
    Open,
    Redeemed,
    Expired,
}

pub(super) fn voucher(nth: Option<u64>) -> Option<Voucher> {
    match nth? {
        35 => Some(Voucher::Open),
        40 => Some(Voucher::Redeemed),
        43 => Some(Voucher::Expired),
        _ => None,
    }
}

/// How far the measure against the nth complaint is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Due so many days from today.
    Due(i64),
    /// Done so many days ago; whether it worked is asked after thirty.
    Done(i64),
}

pub(super) fn measure(nth: Option<u64>) -> Option<Measure> {
    match nth? {
        28 => Some(Measure::Due(-2)),
        30 => Some(Measure::Due(5)),
        31 => Some(Measure::Done(27)),
        32 => Some(Measure::Done(31)),
        29 | 36 | 39 | 41 => Some(Measure::Done(34)),
        _ => None,
    }
}
