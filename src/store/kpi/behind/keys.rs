//! The lines behind a figure as a list of keys in their order: as little as is needed to
//! fetch any page of them. Knows nothing of figures.

use rusqlite::Connection;

use crate::domain::model::Id;
use crate::store::api::StoreError;

/// So many are put in order at a time; in between somebody else may want the store.
const RUN: usize = 1 << 15;

/// Which records the ids are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    #[default]
    Customer,
    Contact,
    Complaint,
    Survey,
    Task,
    /// What was spent on complaints: those themselves and, as negative ids, contacts that
    /// belong to none.
    Cost,
}

/// What the notes beside the ids say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Note {
    /// There are none.
    #[default]
    Nothing,
    Count,
    Money,
    /// The bits of a number of minor units.
    Prediction,
    /// Seconds of work.
    Work,
    Score,
    /// 1 = the case counts for the figure.
    Counts,
    /// So many days ago; negative = it never happened.
    Days,
}

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Keys {
    pub kind: Kind,
    pub note: Note,
    pub ids: Vec<Id>,
    /// One for each id, or none at all.
    pub notes: Vec<i64>,
}

impl Keys {
    pub fn new(kind: Kind, note: Note) -> Self {
        Self { kind, note, ..Self::default() }
    }

    pub fn push(&mut self, id: Id, note: i64) {
        self.ids.push(id);
        if self.note != Note::Nothing {
            self.notes.push(note);
        }
    }

    /// Lines put in order.
    pub fn sorted(
        conn: &Connection,
        kind: Kind,
        note: Note,
        lines: Vec<Line>,
    ) -> Result<Self, StoreError> {
        let mut keys = Self::new(kind, note);
        keys.ids.reserve_exact(lines.len());
        for line in in_order(lines, &|| !conn.is_interrupted()).ok_or(StoreError::Interrupted)? {
            keys.push(line.id, line.note);
        }
        Ok(keys)
    }

    /// Ids and notes from a place on.
    pub fn page(&self, offset: usize, limit: usize) -> impl Iterator<Item = (Id, i64)> {
        let ids = self.ids.iter().enumerate().skip(offset).take(limit);
        ids.map(|(at, id)| (*id, self.notes.get(at).copied().unwrap_or(0)))
    }
}

/// A line that is not in its place yet: the smallest rank first, of equal ones the smallest
/// id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    pub rank: i64,
    pub id: Id,
    pub note: i64,
}

/// Puts lines in order, in steps between which it is asked whether that is still wanted.
fn in_order(mut lines: Vec<Line>, wanted: &dyn Fn() -> bool) -> Option<Vec<Line>> {
    for run in lines.chunks_mut(RUN) {
        if !wanted() {
            return None;
        }
        run.sort_unstable();
    }
    let mut length = RUN;
    let mut other = Vec::new();
    while length < lines.len() {
        other.clear();
        other.reserve_exact(lines.len());
        for pair in lines.chunks(2 * length) {
            let (left, right) = pair.split_at(length.min(pair.len()));
            merge(left, right, &mut other, wanted)?;
        }
        std::mem::swap(&mut lines, &mut other);
        length *= 2;
    }
    Some(lines)
}

fn merge(
    left: &[Line],
    right: &[Line],
    into: &mut Vec<Line>,
    wanted: &dyn Fn() -> bool,
) -> Option<()> {
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    loop {
        let next = match (left.peek(), right.peek()) {
            (Some(a), Some(b)) if a <= b => left.next(),
            (Some(_), None) => left.next(),
            _ => right.next(),
        };
        let Some(line) = next else { return Some(()) };
        into.push(*line);
        if into.len().is_multiple_of(RUN) && !wanted() {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    fn many() -> Vec<Line> {
        let mut seed: i64 = 7;
        (0..i64::try_from(5 * RUN + 3).unwrap())
            .map(|id| {
                seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
                Line { rank: seed % 1000, id, note: seed }
            })
            .collect()
    }

    #[test]
    fn many_lines_are_put_in_order_as_a_few_are() {
        for lines in [many(), many().split_off(4 * RUN), many().split_off(5 * RUN), Vec::new()] {
            let mut expected = lines.clone();
            expected.sort_unstable();
            assert_eq!(in_order(lines, &|| true), Some(expected));
        }
    }

    #[test]
    fn putting_them_in_order_ends_at_once_when_it_is_not_wanted_any_more() {
        for asked in [0, 3, 7, 12] {
            let left = Cell::new(asked);
            let wanted = || {
                left.set(left.get() - 1);
                left.get() >= 0
            };
            assert_eq!(in_order(many(), &wanted), None);
        }
    }

    #[test]
    fn a_page_has_the_notes_of_its_ids() {
        let mut keys = Keys::new(Kind::Customer, Note::Money);
        (0..10).for_each(|n| keys.push(n, n * 100));
        assert_eq!(keys.page(8, 5).collect::<Vec<_>>(), [(8, 800), (9, 900)]);
        let mut plain = Keys::new(Kind::Contact, Note::Nothing);
        plain.push(4, 9);
        assert_eq!((plain.notes.len(), plain.page(0, 5).next()), (0, Some((4, 0))));
        assert_eq!(plain.page(usize::MAX, usize::MAX).count(), 0);
    }
}
