//! Where the fields of a form stand: sections under titles, short fields in
//! pairs, two columns on a wide screen, the note in all the room that is left.
//! Knows sizes only.

use super::Slot;
use crate::domain::fields::{Kind, Section};
use crate::ui::text;

/// From this width on, sections stand in two columns.
const TWO_COLUMNS: u16 = 110;
/// From this width on, two short fields share a row.
const PAIRS: u16 = 64;
/// Cells between two columns or the halves of a pair.
const GAP: u16 = 2;
/// Widest label; longer ones are cut.
const LABEL: u16 = 18;
/// Cells before a label, for the sign of the focused field.
const SIGN: u16 = 2;

/// A field in its place. Rows count from the top of the whole form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub slot: usize,
    pub x: u16,
    pub y: u16,
    pub width: u16,
    /// Rows of the value itself; what is said under it comes below.
    pub rows: u16,
    /// Rows for what is said under it.
    pub under: u16,
    /// Cells for sign and label before the value.
    pub label: u16,
}

/// A title in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Title {
    pub section: Section,
    pub x: u16,
    pub y: u16,
    pub width: u16,
}

/// The whole form.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub places: Vec<Place>,
    pub titles: Vec<Title>,
    pub height: u16,
}

/// Rows of text under field `0` in a value of so many cells.
pub(super) type Under<'a> = &'a dyn Fn(usize, u16) -> u16;

/// Arranges the fields in this width; a note grows to fill `height`.
pub(super) fn arrange(slots: &[Slot], width: u16, height: u16, under: Under<'_>) -> Layout {
    let least = arrange_with(slots, width, 0, under);
    let has_note = slots.iter().any(|s| s.kind == Kind::Note);
    let spare = height.saturating_sub(least.height);
    if has_note && spare > 0 { arrange_with(slots, width, spare, under) } else { least }
}

type Group = Vec<(Section, Vec<usize>)>;

fn arrange_with(slots: &[Slot], width: u16, extra: u16, under: Under<'_>) -> Layout {
    let mut sections: Group = Vec::new();
    for (at, slot) in slots.iter().enumerate() {
        match sections.last_mut() {
            Some((section, members)) if *section == slot.section => members.push(at),
            _ => sections.push((slot.section, vec![at])),
        }
    }
    let is_wide = |members: &[usize]| {
        members.iter().any(|at| slots.get(*at).is_some_and(|s| s.kind == Kind::Note))
    };
    let columns = width >= TWO_COLUMNS && sections.len() > 1;
    let mut build = Build { slots, extra, under, layout: Layout::default() };
    let mut y = 0;
    let mut group: Group = Vec::new();
    for (section, members) in sections {
        if columns && !is_wide(&members) {
            group.push((section, members));
            continue;
        }
        y = build.columns(&std::mem::take(&mut group), y, width);
        y = build.section(section, &members, (0, y), width);
    }
    y = build.columns(&group, y, width);
    Layout { height: y, ..build.layout }
}

struct Build<'a> {
    slots: &'a [Slot],
    extra: u16,
    under: Under<'a>,
    layout: Layout,
}

impl Build<'_> {
    /// Sections in two columns, split where the higher one is lowest.
    fn columns(&mut self, group: &[(Section, Vec<usize>)], y: u16, width: u16) -> u16 {
        if group.is_empty() {
            return y;
        }
        let column = (width - GAP) / 2;
        let heights: Vec<u16> = group
            .iter()
            .map(|(section, members)| {
                let mut trial = Build { layout: Layout::default(), ..*self };
                trial.section(*section, members, (0, 0), column)
            })
            .collect();
        let split = (1..=group.len())
            .min_by_key(|n| {
                let (left, right) = heights.split_at(*n);
                left.iter().sum::<u16>().max(right.iter().sum())
            })
            .unwrap_or(1);
        let (mut left, mut right) = (y, y);
        for (at, (section, members)) in group.iter().enumerate() {
            if at < split {
                left = self.section(*section, members, (0, left), column);
            } else {
                right = self.section(*section, members, (column + GAP, right), column);
            }
        }
        left.max(right)
    }

    fn section(
        &mut self,
        section: Section,
        members: &[usize],
        (x, y): (u16, u16),
        width: u16,
    ) -> u16 {
        self.layout.titles.push(Title { section, x, y, width });
        let mut y = y + 1;
        let pairs = width >= PAIRS;
        let half = width.saturating_sub(GAP) / 2;
        let is_half = |at: usize| self.slots.get(at).is_some_and(|s| s.half);
        // Labels line up: those of the left halves and whole rows, those of the right.
        let (mut left, mut right) = (0, 0);
        let mut rows: Vec<(usize, Option<usize>)> = Vec::new();
        let mut rest = members.iter().copied().peekable();
        while let Some(at) = rest.next() {
            let mate =
                if pairs && is_half(at) { rest.next_if(|next| is_half(*next)) } else { None };
            left = left.max(self.label_width(at));
            right = right.max(mate.map_or(0, |mate| self.label_width(mate)));
            rows.push((at, mate));
        }
        for (at, mate) in rows {
            let Some(mate) = mate else {
                y = self.place(at, (x, y), width, left);
                continue;
            };
            let end = self.place(at, (x, y), half, left);
            let mate_end = self.place(mate, (x + half + GAP, y), width - half - GAP, right);
            y = end.max(mate_end);
        }
        y
    }

    fn label_width(&self, at: usize) -> u16 {
        let Some(slot) = self.slots.get(at) else { return 0 };
        let wide = text::width(&slot.label) + usize::from(slot.required);
        u16::try_from(wide).unwrap_or(LABEL).min(LABEL)
    }

    /// Puts a field down; says where the next one may begin.
    fn place(&mut self, at: usize, (x, y): (u16, u16), width: u16, label: u16) -> u16 {
        let Some(slot) = self.slots.get(at) else { return y };
        let note = slot.kind == Kind::Note;
        // A label never takes more than half of the row.
        let label = if note { SIGN.min(width) } else { (SIGN + label + 2).min(width / 2) };
        let cells = width.saturating_sub(label);
        let mut rows = slot.input.rows(cells).max(1);
        if note {
            rows = rows.min(3) + self.extra;
        }
        let under = (self.under)(at, cells);
        self.layout.places.push(Place { slot: at, x, y, width, rows, under, label });
        y + rows + under
    }
}
