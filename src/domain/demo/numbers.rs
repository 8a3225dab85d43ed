//! Phone numbers that ring nowhere, in the spellings people use.

use super::rng::Rng;
use crate::domain::codes::PlaceKind;
use crate::domain::model::Phone;
use crate::domain::phone;

/// Towns with a range kept free for film and television (Bundesnetzagentur,
/// “Drama-Rufnummern”): area code, beginning; three digits follow.
const LANDLINES: &[(&str, &str)] =
    &[("30", "23125"), ("40", "66969"), ("89", "99998"), ("221", "4710"), ("69", "90009")];

/// The same for mobiles: beginning; two digits follow.
const MOBILES: &[(&str, &str)] = &[("171", "39200"), ("176", "040690")];

/// How many of the list of towns have a free range.
pub(super) const TOWNS: u64 = 10;

/// A company's block of ten numbers: the switchboard ends in 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    town: usize,
    block: u64,
}

impl Block {
    /// The block of the `nth` company; the towns of the list repeat every five.
    pub fn new(town: u64, nth: u64) -> Self {
        let town = usize::try_from(town).unwrap_or(0) % LANDLINES.len();
        Self { town, block: nth / LANDLINES.len() as u64 }
    }

    /// The number with this last digit (0 = switchboard).
    pub fn phone(self, last: u64, rng: &mut Rng) -> Phone {
        let (area, start) = LANDLINES.get(self.town).copied().unwrap_or(("30", "23125"));
        // 50 companies a town fit the free range beside the private landlines.
        let local = if self.block < 50 {
            format!("{start}{:02}{last}", self.block)
        } else {
            let start = start.get(..2).unwrap_or(start);
            format!("{start}{:05}{last}", self.block)
        };
        made(&landline(area, &local, last == 0 || rng.chance(40), rng), PlaceKind::Work)
    }
}

/// A landline at home, in one of the towns with a free range.
pub(super) fn home(town: u64, nth: u64, rng: &mut Rng) -> Phone {
    let town = usize::try_from(town).unwrap_or(0) % LANDLINES.len();
    let (area, start) = LANDLINES.get(town).copied().unwrap_or(("30", "23125"));
    let nth = nth / LANDLINES.len() as u64;
    let local = if nth < 500 {
        format!("{start}{:03}", 500 + nth)
    } else {
        format!("{}{:06}", start.get(..2).unwrap_or(start), 800_000 + nth)
    };
    made(&landline(area, &local, false, rng), PlaceKind::Home)
}

/// A mobile number.
pub(super) fn mobile(nth: u64, rng: &mut Rng) -> Phone {
    let count = MOBILES.len() as u64;
    let at = usize::try_from(nth % count).unwrap_or(0);
    let (network, start) = MOBILES.get(at).copied().unwrap_or(("171", "39200"));
    let nth = nth / count;
    let local = if nth < 100 {
        format!("{start}{nth:02}")
    } else {
        let width = start.len() + 1;
        format!("{}{nth:0width$}", start.get(..1).unwrap_or(start))
    };
    let spelled = match rng.below(6) {
        0 => format!("0{network} {local}"),
        1 => format!("+49 {network} {local}"),
        2 => format!("0{network}/{local}"),
        3 => format!("+49{network}{local}"),
        4 => format!("0{network} {}", in_groups(&local)),
        _ => format!("0{network}-{local}"),
    };
    made(&spelled, PlaceKind::Mobile)
}

/// `extension`: the last digits stand behind a dash.
fn landline(area: &str, local: &str, extension: bool, rng: &mut Rng) -> String {
    let local = match local.split_at_checked(local.len().saturating_sub(3)) {
        Some((start, end)) if extension => format!("{start}-{end}"),
        _ if rng.chance(50) => in_groups(local),
        _ => local.to_owned(),
    };
    match rng.below(7) {
        0 => format!("0{area} {local}"),
        1 => format!("0{area}/{local}"),
        2 => format!("+49 {area} {local}"),
        3 => format!("+49 (0){area} {local}"),
        4 => format!("(0{area}) {local}"),
        5 => format!("0049 {area} {local}"),
        _ => format!("0{area} / {local}"),
    }
}

/// Digits in pairs from the end, as many people write them.
fn in_groups(digits: &str) -> String {
    let odd = digits.len() % 2;
    let mut out = String::with_capacity(digits.len() * 3 / 2);
    for (i, digit) in digits.chars().enumerate() {
        if i > odd && (i - odd).is_multiple_of(2) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

fn made(raw: &str, kind: PlaceKind) -> Phone {
    // By hand: these spellings are all known, and a million need not be looked up.
    let norm = phone::by_hand(raw, "DE").unwrap_or_default();
    Phone { id: 0, kind, label: String::new(), raw: raw.to_owned(), norm }
}
