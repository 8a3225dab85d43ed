//! What an invented customer has bought, and what is known of its worth.
//!
//! The stage that a customer was given says how it buys: the rule by which stages follow
//! from purchases finds the same one again, but for the few that chance moves.

mod goods;
mod habit;
mod segments;
mod worth;

use chrono::{Datelike as _, NaiveDate, TimeDelta};

use self::goods::{Goods, Taste};
use super::customer::is_company;
use super::rng::Rng;
use super::{Demo, Entry};
use crate::domain::codes::{CustomerKind, Stage};
use crate::domain::model::{Customer, Sale};

pub(super) use self::segments::segments;
pub(super) use self::worth::LOST_REASONS;

/// Of the first customers more is known, and more of them buy often, so that a small demo
/// shows everything.
const SHOWN: u64 = 250;
/// Mixes the seed, so that sales have a chance of their own.
const STREAM: u64 = 0x5A_1E;

/// How much is bought at a time, in kilograms, for each sixteenth of the customers: a few
/// buy most of it.
const SIZES: &[u64] = &[2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 8, 9, 11, 14, 20];

/// Everything about the value of a customer, whose complaints are known.
pub(super) fn fill(demo: &Demo, index: u64, entry: &mut Entry) {
    let mut rng = Rng::new(demo.spec.seed ^ STREAM, index);
    let rng = &mut rng;
    let mut days = habit::days(demo, index, &entry.customer, rng);
    let complained = entry.complaints.iter().map(|c| c.complaint.received_at.date_naive()).min();
    if let Some(complained) = complained
        && days.first().is_none_or(|first| *first > complained)
    {
        // Of whom nothing was bought, nobody complains.
        days.insert(0, habit::before(complained, rng.between(6, 18)));
    }
    if let Some(first) = days.first() {
        entry.customer.since = entry.customer.since.map(|since| since.min(*first));
    }
    let taste = taste(index, &entry.customer, days.len(), rng);
    let goods = Goods::of(&demo.words, &taste, demo.today);
    entry.sales = sales(&goods, index, &days, demo.today, rng);
    worth::judge(demo, index, &mut entry.customer, &entry.sales, rng);
    entry.scores = worth::scores(demo, index, &entry.customer, rng);
    entry.costs = worth::costs(demo, index, &days, rng);
}

/// What a customer is like who buys.
fn taste(index: u64, customer: &Customer, days: usize, rng: &mut Rng) -> Taste {
    let unknown = index % 41 == 17;
    let partly = index % 29 == 9;
    let mut size = rng.pick(SIZES).copied().unwrap_or(1);
    if size >= 20 && rng.chance(20) {
        // Ever fewer buy ever more.
        size = rng.between(25, 60);
    }
    if customer.key_account {
        size = size.clamp(16, 30) + rng.below(12);
    }
    if customer.kind == CustomerKind::Company {
        size = size * 3 / 2;
    }
    if days > 30 {
        // Who comes every month takes less at a time.
        size = size.div_ceil(2);
    }
    if unknown || partly {
        // What they buy must not be missed: classes go by margin as long as nearly all
        // costs are known.
        size = size.min(2);
    }
    Taste {
        index,
        kilos: size,
        company: is_company(index),
        unknown,
        partly,
        loyal: customer.stage == Some(Stage::Regular),
    }
}

fn sales(
    goods: &Goods,
    index: u64,
    days: &[NaiveDate],
    today: NaiveDate,
    rng: &mut Rng,
) -> Vec<Sale> {
    let mut sales = Vec::with_capacity(days.len() * 3 / 2);
    for (nth, day) in (1_u64..).zip(days) {
        let document = format!("R{:02}-{:04}-{nth:02}", day.year() % 100, index + 1);
        let at = sales.len();
        goods.bought(&document, *day, &mut sales, rng);
        let last = nth == days.len() as u64;
        if rng.chance(4) {
            let back = *day + TimeDelta::days(rng.between(4, 16).cast_signed());
            let whole = nth > 2 && !last && rng.chance(20);
            let refund = format!("G{:02}-{:04}-{nth:02}", back.year() % 100, index + 1);
            let bought = sales.get(at..).unwrap_or_default();
            let refunds = goods::refunds(&refund, bought, whole, rng);
            if back <= today {
                sales.extend(refunds.into_iter().map(|sale| Sale { date: back, ..sale }));
            }
        }
    }
    sales
}

#[cfg(test)]
mod tests;
