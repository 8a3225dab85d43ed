//! From which day on a sale counts as cancelled, whatever day it is looked at from.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::history::SaleRow;
use super::{Day, refunds};
use crate::domain::codes::SaleKind;

/// From a day on, so many more sales of another day count as cancelled; fewer, where a sale
/// counts again (a further line of the document was sold, a refund was taken back).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cancellation {
    /// Day of the sales.
    pub sold: Day,
    pub from: Day,
    pub more: i32,
}

/// When sales of a customer were cancelled, by day of the sale and then in order of time.
///
/// What is dated later than the day looked from is invisible, so that each day on which a sale
/// or a refund is added to a document may change what counts; only documents that a refund
/// means are looked at.
pub fn cancellations(rows: &[SaleRow<'_>]) -> Vec<Cancellation> {
    let mut found: BTreeMap<(Day, Day), i32> = BTreeMap::new();
    for group in groups(rows) {
        changes(&group, &mut found);
    }
    let change = |((sold, from), more)| Cancellation { sold, from, more };
    found.into_iter().filter(|(_, more)| *more != 0).map(change).collect()
}

/// The refunds with the sales that they may mean, each group by date. Refunds that may mean
/// the same document come together.
fn groups<'a>(rows: &[SaleRow<'a>]) -> Vec<Vec<SaleRow<'a>>> {
    let mut of_document: HashMap<&str, usize> = HashMap::new();
    let mut groups: Vec<Vec<SaleRow<'a>>> = Vec::new();
    for row in rows.iter().filter(|row| row.kind == SaleKind::Refund) {
        let meant: Vec<&str> = refunds::documents_meant(row.refund_of).collect();
        if meant.is_empty() {
            continue;
        }
        let known: HashSet<usize> =
            meant.iter().filter_map(|name| of_document.get(name).copied()).collect();
        let group = known.iter().min().copied().unwrap_or_else(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        let merged: Vec<SaleRow<'a>> = known
            .iter()
            .filter(|at| **at != group)
            .flat_map(|at| groups.get_mut(*at).map(std::mem::take).unwrap_or_default())
            .chain([*row])
            .collect();
        if known.len() > 1 {
            for at in of_document.values_mut().filter(|at| known.contains(at)) {
                *at = group;
            }
        }
        of_document.extend(meant.into_iter().map(|name| (name, group)));
        if let Some(group) = groups.get_mut(group) {
            group.extend(merged);
        }
    }
    for row in rows.iter().filter(|row| row.kind == SaleKind::Sale) {
        let group = of_document.get(row.document).and_then(|at| groups.get_mut(*at));
        if let Some(group) = group {
            group.push(*row);
        }
    }
    for group in &mut groups {
        group.sort_by_key(|row| (row.day, row.id));
    }
    groups
}

/// Look at a group on every day on which something is added to it.
fn changes(rows: &[SaleRow<'_>], found: &mut BTreeMap<(Day, Day), i32>) {
    if !rows.iter().any(|row| row.kind == SaleKind::Sale) {
        return;
    }
    let mut before: HashSet<usize> = HashSet::new();
    for day in rows.chunk_by(|a, b| a.day == b.day).filter_map(|same| same.first()) {
        let seen = rows.partition_point(|row| row.day <= day.day);
        let now: HashSet<usize> =
            refunds::cancelled(rows.get(..seen).unwrap_or_default()).into_iter().collect();
        let mut count = |at: usize, more: i32| {
            if let Some(row) = rows.get(at) {
                *found.entry((row.day, day.day)).or_default() += more;
            }
        };
        now.difference(&before).for_each(|at| count(*at, 1));
        before.difference(&now).for_each(|at| count(*at, -1));
        before = now;
    }
}
