//! The complaints of an invented customer, with everything that hangs on them.
//!
//! The first customers show one of every kind ([`cases`]); of the others some in a
//! hundred complain in the course of a year.

mod after;
mod cases;
mod course;
mod plan;
mod problems;
mod record;

use self::plan::Plan;
pub(super) use self::problems::Problems;
use super::customer::Made;
use super::rng::Rng;
use super::{Demo, DemoComplaint, talk};
use crate::domain::codes::{Channel, ComplaintState, Stage};

/// Of the first customers every so manieth complains …
const EVERY: u64 = 4;
/// … of the others so many in a hundred.
const PERCENT: u64 = 4;
/// Mixes the seed, so that complaints have a chance of their own.
const STREAM: u64 = 0xC0_3B_1A;

/// Position among the complaints that every demo shows.
fn shown(index: u64) -> Option<u64> {
    let nth = index / EVERY;
    (index % EVERY == 2 && nth < cases::SHOWN).then_some(nth)
}

/// Whether a customer certainly complains: nobody does who has bought nothing yet.
pub(super) fn complains(index: u64) -> bool {
    shown(index).is_some()
}

/// The complaints of a customer, in the order in which they came in.
pub(super) fn complaints(demo: &Demo, index: u64, made: &Made) -> Vec<DemoComplaint> {
    let mut rng = Rng::new(demo.spec.seed ^ STREAM, index);
    let rng = &mut rng;
    let nth = shown(index);
    let never =
        made.customer.stage == Some(Stage::Lead) || talk::silent_since(demo, index).is_some();
    if nth.is_none() && (never || !rng.chance(PERCENT)) {
        return Vec::new();
    }
    let case = nth.and_then(cases::nth);
    let last = match case {
        Some(case) => Plan::standing(demo, nth, case, rng),
        None => Plan::past(demo, nth, rng),
    };
    let Some(last) = last else { return Vec::new() };
    let duplicate = case.is_some_and(|case| case.state == ComplaintState::Duplicate);
    // Before it: the same once more, or the one of which it is a duplicate.
    let before = if duplicate {
        Some(last.before(demo, 1, rng))
    } else if nth == Some(33) || (case.is_none() && rng.chance(9)) {
        Some(last.before(demo, rng.between(20, 80), rng))
    } else {
        None
    };
    let repeat = before.is_some() && !duplicate;
    let before = before.map(|plan| record::complaint(demo, plan, made, rng));
    let mut last = record::complaint(demo, Plan { repeat, ..last }, made, rng);
    last.duplicate_of = duplicate.then_some(0);
    before.into_iter().chain([last]).collect()
}

/// Complaints of people nobody knows: in the shop, on the phone.
pub(super) fn strangers(demo: &Demo, nth: u64) -> Option<DemoComplaint> {
    let mut rng = Rng::new(demo.spec.seed ^ STREAM ^ 0x57_4A, nth);
    let nobody = Made::nobody();
    let mut plan = match nth {
        0 => Plan::standing(demo, None, cases::nth(21)?, &mut rng)?,
        1 => Plan::standing(demo, None, cases::nth(24)?, &mut rng)?,
        _ => Plan::past(demo, None, &mut rng)?,
    };
    plan.channel = if nth.is_multiple_of(3) { Channel::Phone } else { Channel::Shop };
    let mut made = record::complaint(demo, plan, &nobody, &mut rng);
    made.complaint.complainant = demo.words.any("strangers", &mut rng);
    Some(made)
}

#[cfg(test)]
mod tests;
