//! Refunds against the sales they take back: which orders are cancelled, and what purchase
//! days are worth. The slow way, for customers who have a refund.
//!
//! A refund of a document is spread over its lines by their net value. Whether an order is
//! cancelled is decided by the exact quotients; to the value of the days go whole cents, whose
//! sum is the refund to the cent.

use std::collections::HashMap;

use super::Day;
use super::history::{PurchaseDay, SaleRow, add_order};
use crate::domain::codes::SaleKind;

/// Sales by the name that a refund can call them by.
#[derive(Default)]
struct Targets<'a> {
    documents: HashMap<&'a str, Vec<usize>>,
    lines: HashMap<&'a str, HashMap<&'a str, Vec<usize>>>,
}

impl<'a> Targets<'a> {
    fn new(rows: &[SaleRow<'a>]) -> Self {
        let mut targets = Self::default();
        for (at, row) in rows.iter().enumerate() {
            if row.kind == SaleKind::Sale && !row.document.is_empty() {
                targets.documents.entry(row.document).or_default().push(at);
                if !row.line.is_empty() {
                    let lines = targets.lines.entry(row.document).or_default();
                    lines.entry(row.line).or_default().push(at);
                }
            }
        }
        targets
    }

    /// The sales that a refund takes back: those of the document, else those of the line.
    /// A document's number may contain a stroke itself.
    fn find(&self, refund_of: &str) -> Option<&[usize]> {
        let refund_of = refund_of.trim();
        if refund_of.is_empty() {
            return None;
        }
        if let Some(found) = self.documents.get(refund_of) {
            return Some(found);
        }
        refund_of.rmatch_indices('/').find_map(|(at, _)| {
            let (document, line) = (refund_of.get(..at)?, refund_of.get(at + 1..)?);
            self.lines.get(document.trim())?.get(line.trim()).map(Vec::as_slice)
        })
    }
}

/// What refunds take back of the sales, by their place among the rows, and the refunds that
/// name none, with their day.
type Linked = (HashMap<usize, Taken>, Vec<(Day, i64)>);

fn linked(rows: &[SaleRow<'_>]) -> Linked {
    let targets = Targets::new(rows);
    // What is refunded of the same sales is summed up before it is spread.
    let mut refunded: HashMap<&[usize], i128> = HashMap::new();
    let mut unlinked = Vec::new();
    for row in rows.iter().filter(|row| row.kind == SaleKind::Refund) {
        match targets.find(row.refund_of) {
            Some(sales) => *refunded.entry(sales).or_default() += i128::from(row.net),
            None => unlinked.push((row.day, row.net)),
        }
    }
    let mut shares: HashMap<usize, Taken> = HashMap::new();
    for (sales, sum) in &refunded {
        spread(rows, sales, *sum, &mut shares);
    }
    (shares, unlinked)
}

/// Whether nothing is left of a sale.
fn is_cancelled(row: &SaleRow<'_>, taken: Option<&Taken>) -> bool {
    row.kind == SaleKind::Sale && row.net > 0 && taken.is_some_and(|taken| taken.all_of(row.net))
}

/// Places of the rows that are cancelled sales, when all of the rows have happened.
pub(super) fn cancelled(rows: &[SaleRow<'_>]) -> Vec<usize> {
    let (shares, _) = linked(rows);
    let mut cancelled: Vec<usize> = shares
        .iter()
        .filter(|(at, taken)| rows.get(**at).is_some_and(|row| is_cancelled(row, Some(taken))))
        .map(|(at, _)| *at)
        .collect();
    cancelled.sort_unstable();
    cancelled
}

/// The documents that a refund may mean: what it names, or a line of what it names.
pub(super) fn documents_meant(refund_of: &str) -> impl Iterator<Item = &str> {
    let whole = refund_of.trim();
    let parts = whole.rmatch_indices('/').filter_map(|(at, _)| whole.get(..at).map(str::trim));
    std::iter::once(whole).chain(parts).filter(|document| !document.is_empty())
}

/// Purchase days and number of orders of rows with refunds; rows come by date.
pub(super) fn days(rows: &[SaleRow<'_>]) -> (Vec<PurchaseDay>, i64) {
    let (shares, unlinked) = linked(rows);
    let (mut days, mut orders) = (Vec::new(), 0);
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.kind == SaleKind::Sale) {
        let taken = shares.get(&at);
        if is_cancelled(row, taken) {
            continue;
        }
        orders += 1;
        let less = taken.map_or(0, |taken| taken.cents);
        let value = i128::from(row.net) + less;
        add_order(&mut days, row.day, clamp(value));
    }
    for (day, net) in unlinked {
        let upto = days.partition_point(|d| d.day <= day);
        if let Some(last) = upto.checked_sub(1).and_then(|at| days.get_mut(at)) {
            last.value = last.value.saturating_add(net);
        }
    }
    (days, orders)
}

fn clamp(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

/// What is taken back of one sale.
#[derive(Default)]
struct Taken {
    /// As it counts to the value of the day.
    cents: i128,
    /// Exactly: the sum of such quotients of refund × part / whole, of which there are at most
    /// two: the document's and the line's.
    exact: Vec<(i128, i128)>,
}

impl Taken {
    /// Whether nothing is left of a net value.
    fn all_of(&self, net: i64) -> bool {
        // net + Σ nᵢ/dᵢ ≤ 0, each sum being of few cents: cross-multiplied where that fits.
        let sum = self.exact.iter().try_fold((i128::from(net), 1_i128), |(n, d), (en, ed)| {
            let scaled = n.checked_mul(*ed)?.checked_add(en.checked_mul(d)?)?;
            Some((scaled, d.checked_mul(*ed)?))
        });
        match sum {
            Some((n, _)) => n <= 0,
            None => i128::from(net) + self.cents <= 0,
        }
    }
}

/// Spread a refund over sales by their net value: whole cents, the rest to those with the
/// greatest remainders, of equal ones to the first.
fn spread(rows: &[SaleRow<'_>], sales: &[usize], sum: i128, shares: &mut HashMap<usize, Taken>) {
    let weight = |at: usize| rows.get(at).map_or(0, |row| i128::from(row.net.max(0)));
    let total: i128 = sales.iter().map(|at| weight(*at)).sum();
    if total == 0 {
        // Free samples: there is nothing to go by.
        if let Some(first) = sales.first() {
            let taken = shares.entry(*first).or_default();
            taken.cents += sum;
            taken.exact.push((sum, 1));
        }
        return;
    }
    // Towards zero first; what is left has the sign of the sum and is less than one a sale.
    let mut parts: Vec<(usize, i128, i128)> = sales
        .iter()
        .map(|at| {
            let product = sum.saturating_mul(weight(*at));
            (*at, product / total, (product % total).abs())
        })
        .collect();
    let mut left = sum - parts.iter().map(|part| part.1).sum::<i128>();
    parts.sort_by(|a, b| b.2.cmp(&a.2).then(a.0.cmp(&b.0)));
    for (at, cents, _) in parts {
        let extra = left.signum();
        left -= extra;
        let taken = shares.entry(at).or_default();
        taken.cents += cents + extra;
        taken.exact.push((sum.saturating_mul(weight(at)), total));
    }
}
