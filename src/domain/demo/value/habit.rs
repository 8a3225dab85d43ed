//! When an invented customer buys: monthly, every quarter, twice a year, once a year,
//! once; and those who slip away, went, or came back.

use chrono::{NaiveDate, TimeDelta};

use super::SHOWN;
use crate::domain::codes::Stage;
use crate::domain::demo::rng::Rng;
use crate::domain::demo::{Demo, talk};
use crate::domain::model::Customer;

/// Nothing is older, in days …
const YEARS: u64 = 5 * 365;
/// … and of most customers beyond the first ones, whose number matters more than how long
/// they have bought.
const RECENT: u64 = 1100;

const MONTHLY: u64 = 30;
const QUARTERLY: u64 = 91;
const HALF_YEARLY: u64 = 182;
const YEARLY: u64 = 365;

/// Days between purchases, of the first customers …
const MANY: &[(u64, u64)] = &[(MONTHLY, 27), (QUARTERLY, 26), (HALF_YEARLY, 35), (YEARLY, 12)];
/// … and of the others.
const FEW: &[(u64, u64)] = &[(MONTHLY, 2), (QUARTERLY, 13), (HALF_YEARLY, 45), (YEARLY, 40)];

/// The days on which something was bought, the oldest first; none in the future.
pub(super) fn days(demo: &Demo, index: u64, customer: &Customer, rng: &mut Rng) -> Vec<NaiveDate> {
    let known = customer.since.map_or(300, |since| (demo.today - since).num_days());
    let known = u64::try_from(known).unwrap_or(1).clamp(1, YEARS);
    let known = if index < SHOWN || rng.chance(25) { known } else { known.min(RECENT) };
    let ago = match customer.stage {
        None | Some(Stage::Lead) => Vec::new(),
        Some(Stage::New) => new(known, rng),
        Some(Stage::Active) => active(rng),
        Some(Stage::Regular) => {
            let gap = gap(index, known, rng);
            run(rng.below(gap * 5 / 4).max(1), gap, known.max(gap * 7 / 2), rng)
        }
        Some(Stage::AtRisk) => {
            let gap = gap(index, known, rng);
            // Beyond half as long again as usual, within the half year of those lost.
            let last = rng.between(gap * 8 / 5, (gap * 19 / 10).max(170));
            run(last, gap, known.max(last + gap * 7 / 2), rng)
        }
        Some(Stage::Lost) => gone(rng),
        Some(Stage::WonBack) => back(rng),
    };
    let mut days: Vec<NaiveDate> = ago.into_iter().map(|ago| before(demo.today, ago)).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// So many days before, or the Friday before that.
pub(super) fn before(day: NaiveDate, days: u64) -> NaiveDate {
    talk::working_day(day - TimeDelta::days(days.cast_signed()))
}

/// How often somebody buys who has been here for so long.
fn gap(index: u64, known: u64, rng: &mut Rng) -> u64 {
    let gap = rng.weighted(if index < SHOWN { MANY } else { FEW }).unwrap_or(QUARTERLY);
    // Three purchases make a regular customer.
    match known / 4 {
        ..QUARTERLY => gap.min(MONTHLY),
        QUARTERLY..HALF_YEARLY => gap.min(QUARTERLY),
        HALF_YEARLY..YEARLY => gap.min(HALF_YEARLY),
        _ => gap,
    }
}

/// From so many days ago back to `first`, with about the same gap.
fn run(last: u64, gap: u64, first: u64, rng: &mut Rng) -> Vec<u64> {
    let mut ago = last;
    let mut days = Vec::new();
    while ago <= first.min(YEARS) {
        days.push(ago);
        // A third more or less.
        ago += gap - gap / 3 + rng.below(gap * 2 / 3 + 1);
    }
    days
}

/// Bought for the first time within the last weeks, perhaps once more.
fn new(known: u64, rng: &mut Rng) -> Vec<u64> {
    let first = known.min(85);
    let again = (first > 20 && rng.chance(25)).then(|| rng.below(first - 17));
    [first].into_iter().chain(again).collect()
}

/// Has come back once, every other one twice: the latter are regular customers by now.
fn active(rng: &mut Rng) -> Vec<u64> {
    let mut days = vec![rng.between(3, 80), rng.between(100, 170)];
    if rng.chance(50) {
        days.push(rng.between(190, 330));
    }
    days
}

/// Has not bought for long, some after one purchase; a few never did. Most of them came
/// often and left soon: that is how a model can tell them from those who come rarely.
fn gone(rng: &mut Rng) -> Vec<u64> {
    let gap = if rng.chance(65) { MONTHLY } else { QUARTERLY };
    match rng.below(20) {
        0 => Vec::new(),
        1..=4 => vec![rng.between(190, 1200)],
        _ => {
            let last = gap * 2 + rng.between(130, 1100);
            run(last, gap, last + gap * rng.between(1, 7), rng)
        }
    }
}

/// Bought for a while, stayed away, and buys again.
fn back(rng: &mut Rng) -> Vec<u64> {
    let gap = if rng.chance(50) { MONTHLY } else { QUARTERLY };
    let returned = rng.between(gap + 10, 300);
    let mut days = run(rng.between(2, gap), gap, returned, rng);
    let oldest = days.last().copied().unwrap_or(returned);
    let left = oldest + rng.between(240, 500);
    days.extend(run(left, gap, left + gap * rng.between(4, 8), rng));
    days
}
