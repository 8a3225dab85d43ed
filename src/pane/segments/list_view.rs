//! How the list of segments is drawn: groups, names, and of each its size, revenue and
//! share as far as they are known.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::entries::{Entries, Entry, Line};
use super::figures::{Figures, Known};
use super::words;
use crate::input::{Action, Context};
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// Widths of the numbers; 0 = left out.
struct Columns {
    name: usize,
    size: usize,
    revenue: usize,
    share: usize,
    change: usize,
}

impl Columns {
    fn new(width: u16) -> Self {
        // The sign at the left, a blank at the right.
        let room = usize::from(width).saturating_sub(3);
        let (size, share) = (9, 9);
        let revenue = if room >= 56 { 17 } else { 13 };
        let change = if room >= 72 { 10 } else { 0 };
        let name = room.saturating_sub(size + revenue + share + change);
        Self { name, size, revenue, share, change }
    }

    fn numbers(&self, cells: [&str; 4]) -> String {
        let [size, revenue, share, change] = cells;
        format!(
            "{}{}{}{}",
            text::fit_right(size, self.size, ""),
            text::fit_right(revenue, self.revenue, ""),
            text::fit_right(share, self.share, ""),
            text::fit_right(if self.change > 0 { change } else { "" }, self.change, ""),
        )
    }
}

/// Draws the list; returns how many lines it has room for.
pub fn view(
    buf: &mut Buffer,
    area: Rect,
    (entries, figures): (&Entries, &Figures),
    top: &mut usize,
    as_of: &str,
    focused: bool,
    s: &Session,
) -> usize {
    let columns = Columns::new(area.width);
    widget::put(buf, area, 0, &[("  ", s.theme.dim), (as_of, s.theme.dim)]);
    let head = columns.numbers([
        &tr!(s.i18n, "segments-col-customers"),
        &tr!(s.i18n, "segments-col-revenue-12m"),
        &tr!(s.i18n, "segments-col-share"),
        &tr!(s.i18n, "segments-col-year"),
    ]);
    let right = Rect { width: area.width.saturating_sub(1), ..area };
    let numbers_from = 2 + columns.name;
    let head_room = right.width.saturating_sub(u16::try_from(numbers_from).unwrap_or(0));
    let place = Rect { x: right.right() - head_room, width: head_room, ..right };
    // Where the day is longer than the names it goes before the words of the columns.
    if text::width(as_of) + 2 <= numbers_from {
        widget::put(buf, place, 0, &[(&head, s.theme.dim)]);
    } else {
        let room = usize::from(right.width).saturating_sub(text::width(as_of) + 3);
        let kept: String = tail(&head, room);
        widget::put_right(buf, right, 0, &kept, s.theme.dim);
    }
    let rows = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let (lines, chosen) = entries.lines();
    let height = usize::from(rows.height);
    *top = widget::scroll(*top, chosen, lines.len(), height);
    // The heading of the first group belongs to its first segment.
    if chosen == *top && chosen > 0 && matches!(lines.get(chosen - 1), Some(Line::Part(_))) {
        *top -= 1;
    }
    for (y, line) in (0..rows.height).zip(lines.iter().skip(*top)) {
        match line {
            Line::Part(part) => {
                let place = Rect { width: right.width, ..rows };
                widget::rule(buf, place, y, &tr!(s.i18n, part.message()), &s.theme);
            }
            Line::NoneOwn => {
                let key = s.key_for(Context::Segments, Action::New);
                let words = tr!(s.i18n, "segments-none-own", key = key);
                widget::put(buf, rows, y, &[("  ", s.theme.text), (&words, s.theme.dim)]);
            }
            Line::Entry(at) => {
                let Some(entry) = entries.all().get(*at) else { continue };
                let here = *at == entries.chosen_index();
                row(buf, rows, y, (entry, figures.of(entry.query())), &columns, here, s);
                if here {
                    let style = if focused { s.theme.selected } else { s.theme.selected_dim };
                    // Only the name: the numbers need not be sent again.
                    let named = u16::try_from(columns.name + 1).unwrap_or(u16::MAX);
                    let name = Rect { width: rows.width.min(named), ..rows };
                    widget::paint(buf, name, y, style);
                }
            }
        }
    }
    height
}

/// As many whole words of the end as fit.
fn tail(line: &str, room: usize) -> String {
    let mut kept = "";
    for (at, _) in line.match_indices("  ") {
        if let Some(rest) = line.get(at..).filter(|rest| text::width(rest) <= room) {
            kept = rest;
            break;
        }
    }
    kept.to_owned()
}

fn row(
    buf: &mut Buffer,
    area: Rect,
    y: u16,
    (entry, known): (&Entry, Option<&Known>),
    columns: &Columns,
    here: bool,
    s: &Session,
) {
    let dots = s.theme.signs.ellipsis;
    let sign = if here { s.theme.signs.cursor } else { " " };
    let name = text::fit(&entry.name(s), columns.name.saturating_sub(1), dots);
    let numbers = match known.map(|known| &known.figures) {
        None => columns.numbers([dots, "", "", ""]),
        Some(Err(_)) => columns.numbers(["", &tr!(s.i18n, "segments-bad-query"), "", ""]),
        Some(Ok(figures)) => columns.numbers([
            &s.i18n.number(figures.size),
            &words::money(figures.revenue_12m, columns.revenue.saturating_sub(2), s),
            &words::percent(words::share(figures.revenue_12m, figures.all_revenue_12m), s),
            &words::change(figures.revenue_12m, figures.revenue_before, s),
        ]),
    };
    // What is being renewed stands back; the heading says it in words.
    let style = match known {
        Some(Known { figures: Err(_), .. }) => s.theme.bad,
        Some(known) if known.fresh => s.theme.text,
        _ => s.theme.dim,
    };
    let pieces = [
        (sign, s.theme.accent),
        (" ", s.theme.text),
        (&name, s.theme.text),
        (" ", s.theme.text),
        (&numbers, style),
    ];
    widget::put(buf, area, y, &pieces);
}
