//! Where the fields of a form stand: sections under titles, short fields in
//! pairs, two columns on a wide screen, the note in all the room that is left.
//! Knows sizes only.

use ratatui::layout::Rect;

use super::Slot;
use crate::domain::fields::{Kind, Section};
use crate::ui::text;

/// From this width on, sections stand in two columns.
const TWO_COLUMNS: u16 = 110;
/// From this width on, two short fields share a row.
const PAIRS: u16 = 72;
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
    /// Rows of the value.
    pub rows: u16,
    /// Cells for sign and label before the value.
    pub label: u16,
    /// What is said under it, as wide as the row allows.
    pub under: Rect,
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

/// Rows of text to be said under a field, in so many cells.
pub(super) type Under<'a> = &'a dyn Fn(usize, u16) -> u16;

/// Rows of a note that matter more than air between the sections.
const NOTE: u16 = 6;

/// Arranges the fields in this width; a note grows to fill `height`, and where
/// there is room, a blank row stands before each title.
pub(super) fn arrange(slots: &[Slot], width: u16, height: u16, under: Under<'_>) -> Layout {
    let has_note = slots.iter().any(|s| s.kind == Kind::Note);
    let airy = arrange_with(slots, width, (0, 1), under);
    let wanted = airy.height + if has_note { NOTE } else { 0 };
    let (air, least) =
        if wanted <= height { (1, airy) } else { (0, arrange_with(slots, width, (0, 0), under)) };
    let spare = height.saturating_sub(least.height);
    if has_note && spare > 0 { arrange_with(slots, width, (spare, air), under) } else { least }
}

type Group = Vec<(Section, Vec<usize>)>;

/// `extra`: rows more for the note; `air`: rows before a title.
fn arrange_with(slots: &[Slot], width: u16, (extra, air): (u16, u16), under: Under<'_>) -> Layout {
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
    let mut build = Build { slots, extra, air, under, layout: Layout::default() };
    let labels = build.labels(&sections, width);
    let mut y = 0;
    let mut group: Group = Vec::new();
    for (section, members) in sections {
        if columns && !is_wide(&members) {
            group.push((section, members));
            continue;
        }
        y = build.columns(&std::mem::take(&mut group), y, width);
        y = build.section(section, &members, (0, y), width, labels);
    }
    y = build.columns(&group, y, width);
    Layout { height: y, ..build.layout }
}

struct Build<'a> {
    slots: &'a [Slot],
    extra: u16,
    air: u16,
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
                trial.section(*section, members, (0, 0), column, (LABEL, LABEL))
            })
            .collect();
        let split = (1..=group.len())
            .min_by_key(|n| {
                let (left, right) = heights.split_at(*n);
                left.iter().sum::<u16>().max(right.iter().sum())
            })
            .unwrap_or(1);
        let (left, right) = group.split_at(split);
        let mut lowest = y;
        for (half, x) in [(left, 0), (right, column + GAP)] {
            let labels = self.labels(half, column);
            let mut end = y;
            for (section, members) in half {
                end = self.section(*section, members, (x, end), column, labels);
            }
            lowest = lowest.max(end);
        }
        lowest
    }

    /// The fields of a section in rows, short ones in pairs where there is room.
    fn rows(&self, members: &[usize], width: u16) -> Vec<(usize, Option<usize>)> {
        let is_half = |at: usize| self.slots.get(at).is_some_and(|s| s.half);
        let mut rows = Vec::new();
        let mut rest = members.iter().copied().peekable();
        while let Some(at) = rest.next() {
            let pair = width >= PAIRS && is_half(at);
            let mate = if pair { rest.next_if(|next| is_half(*next)) } else { None };
            rows.push((at, mate));
        }
        rows
    }

    /// Widest labels at the left and in the right halves of these sections, so
    /// that the values of a column stand under each other.
    fn labels(&self, sections: &[(Section, Vec<usize>)], width: u16) -> (u16, u16) {
        let (mut left, mut right) = (0, 0);
        for (at, mate) in sections.iter().flat_map(|(_, members)| self.rows(members, width)) {
            left = left.max(self.label_width(at));
            right = right.max(mate.map_or(0, |mate| self.label_width(mate)));
        }
        (left, right)
    }

    fn section(
        &mut self,
        section: Section,
        members: &[usize],
        (x, y): (u16, u16),
        width: u16,
        (left, right): (u16, u16),
    ) -> u16 {
        let y = if y > 0 { y + self.air } else { y };
        self.layout.titles.push(Title { section, x, y, width });
        let mut y = y + 1;
        let half = width.saturating_sub(GAP) / 2;
        for (at, mate) in self.rows(members, width) {
            let Some(mate) = mate else {
                y = self.row(&[(at, x, width, left)], y, x + width);
                continue;
            };
            let second = (mate, x + half + GAP, width - half - GAP, right);
            y = self.row(&[(at, x, half, left), second], y, x + width);
        }
        y
    }

    fn label_width(&self, at: usize) -> u16 {
        let Some(slot) = self.slots.get(at).filter(|s| s.kind != Kind::Note) else { return 0 };
        let wide = text::width(&slot.label) + usize::from(slot.required);
        u16::try_from(wide).unwrap_or(LABEL).min(LABEL)
    }

    /// Puts down the fields of one row (field, x, width, label), which ends at
    /// `right`; under it what is said to each. Says where the next row begins.
    fn row(&mut self, fields: &[(usize, u16, u16, u16)], y: u16, right: u16) -> u16 {
        let from = self.layout.places.len();
        let mut height = 0;
        for (at, x, width, label) in fields {
            let Some(slot) = self.slots.get(*at) else { continue };
            let note = slot.kind == Kind::Note;
            // The value keeps at least a good third of its room.
            let most = width - width * 2 / 5;
            let label = if note { SIGN.min(*width) } else { (SIGN + label + 2).min(most) };
            let mut rows = slot.input.rows(width - label).max(1);
            if note {
                rows = rows.min(3) + self.extra;
            }
            height = height.max(rows);
            let under = Rect::default();
            let place = Place { slot: *at, x: *x, y, width: *width, rows, label, under };
            self.layout.places.push(place);
        }
        let mut end = y + height;
        let first = self.layout.places.get(from).map_or(0, |p| p.x + p.label);
        for place in self.layout.places.iter_mut().skip(from) {
            let width = right.saturating_sub(first);
            let rows = (self.under)(place.slot, width);
            place.under = Rect::new(first, end, width, rows);
            end += rows;
        }
        end
    }
}
