//! Drawing a form into its area. Draws nowhere else, at any size.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::input::{Look, Open, Tone};
use super::layout::{self, Layout, Place};
use super::{Form, FormEnv};
use crate::domain::fields::Kind;
use crate::tr;
use crate::ui::{text, widget};

/// Highest form drawn; no table of fields comes near it.
const HIGHEST: u16 = 1000;
/// Entries of an open list shown at once.
const LISTED: usize = 8;
/// Rows of a sentence under a field.
const SAID: usize = 3;

impl Form {
    /// Draws the form and says where the cursor stands.
    pub fn view(&mut self, area: Rect, buf: &mut Buffer, env: &FormEnv<'_>) -> Option<Position> {
        let area = area.intersection(buf.area);
        if area.width < 4 || area.height == 0 {
            return None;
        }
        let said: Vec<Option<(String, Tone)>> = self
            .slots
            .iter()
            .enumerate()
            .map(|(at, slot)| slot.under(at == self.focus, env))
            .collect();
        let under = |at: usize, cells: u16| {
            said.get(at)
                .and_then(Option::as_ref)
                .map_or(0, |(words, _)| u16::try_from(broken(words, cells).len()).unwrap_or(1))
        };
        // One column at the right stays free for the signs of scrolling.
        let width = area.width - 1;
        let layout = layout::arrange(&self.slots, width, area.height, &under);
        self.scroll_to_focus(&layout, area.height);

        // The whole form is drawn aside, then its visible part is copied.
        let whole = Rect::new(0, 0, width, layout.height.max(area.height).min(HIGHEST));
        let mut scratch = Buffer::empty(whole);
        for title in &layout.titles {
            let row = Rect::new(title.x, title.y, title.width, 1).intersection(whole);
            let words = tr!(env.i18n, title.section.message());
            widget::rule(&mut scratch, row, 0, &words, env.theme);
        }
        let mut cursor = None;
        for place in &layout.places {
            let words = said.get(place.slot).and_then(Option::as_ref);
            cursor = cursor.or(self.draw_field(place, words, whole, &mut scratch, env));
        }

        let top = u16::try_from(self.top).unwrap_or(0);
        for y in 0..area.height {
            for x in 0..width {
                let from = scratch.cell((x, y.saturating_add(top)));
                let to = buf.cell_mut((area.x + x, area.y + y));
                if let (Some(from), Some(to)) = (from, to) {
                    *to = from.clone();
                }
            }
        }
        let signs = env.theme.signs;
        if top > 0 {
            widget::put_right(buf, area, 0, signs.more_above, env.theme.dim);
        }
        if layout.height > top.saturating_add(area.height) {
            widget::put_right(buf, area, area.height - 1, signs.more_below, env.theme.dim);
        }
        let cursor = cursor
            .filter(|at| (top..top + area.height).contains(&at.y) && at.x < width)
            .map(|at| Position::new(area.x + at.x, area.y + at.y - top));
        self.draw_open(&layout, area, top, buf, env);
        cursor
    }

    /// Scrolls as little as needed to show the focused field, with what is said
    /// under it; at the first field of a section also its title.
    fn scroll_to_focus(&mut self, layout: &Layout, height: u16) {
        let Some(place) = layout.places.iter().find(|p| p.slot == self.focus) else { return };
        let headed = layout.titles.iter().any(|t| t.x == place.x && t.y + 1 == place.y);
        let first = usize::from(place.y - u16::from(headed && height > 1));
        let below =
            (place.y + place.rows).max(place.under.bottom() * u16::from(place.under.height > 0));
        let last = usize::from(below).saturating_sub(1);
        let all = usize::from(layout.height);
        self.top = widget::scroll(self.top, last, all, usize::from(height));
        self.top = widget::scroll(self.top, first, all, usize::from(height));
    }

    fn draw_field(
        &mut self,
        place: &Place,
        said: Option<&(String, Tone)>,
        whole: Rect,
        buf: &mut Buffer,
        env: &FormEnv<'_>,
    ) -> Option<Position> {
        let theme = env.theme;
        let focused = place.slot == self.focus;
        let slot = self.slots.get_mut(place.slot)?;
        let row = Rect::new(place.x, place.y, place.width, place.rows);
        let row = row.intersection(whole);
        if row.is_empty() {
            return None;
        }
        if focused {
            widget::put(buf, row, 0, &[(theme.signs.cursor, theme.accent)]);
        }
        if slot.kind != Kind::Note {
            let style = if focused { theme.accent } else { theme.dim };
            let mark = if slot.required { "*" } else { "" };
            let room = usize::from(place.label).saturating_sub(3 + mark.len());
            let label = text::shorten(&slot.label, room, theme.signs.ellipsis);
            let head =
                Rect { x: row.x + row.width.min(2), width: row.width.saturating_sub(2), ..row };
            widget::put(buf, head, 0, &[(&label, style), (mark, theme.accent)]);
        }
        let left = place.label.min(row.width);
        let value = Rect { x: row.x + left, width: row.width - left, ..row };
        if focused {
            for y in 0..value.height {
                widget::paint(buf, value, y, theme.selected_dim);
            }
        }
        let look = Look { env, focused, placeholder: &slot.placeholder };
        let cursor = slot.input.draw(value, buf, &look);
        let understood = slot.input.aside(env);
        let aside = if slot.aside.is_empty() { &understood } else { &slot.aside };
        draw_aside(aside, &slot.input.value(), value, buf, env);
        if let Some((words, tone)) = said {
            let below = place.under.intersection(whole);
            let (style, first) = match tone {
                Tone::Care => (theme.bad, theme.signs.warn),
                Tone::Heed => (theme.warn, theme.signs.warn),
                Tone::Quiet => (theme.dim, " "),
            };
            for (y, line) in (0..below.height).zip(broken(words, below.width)) {
                let sign = if y == 0 { first } else { " " };
                widget::put(buf, below, y, &[(sign, style), (" ", style), (&line, style)]);
            }
        }
        cursor
    }

    /// Draws the list that hangs open under the focused field, or over it where
    /// there is more room.
    fn draw_open(
        &self,
        layout: &Layout,
        area: Rect,
        top: u16,
        buf: &mut Buffer,
        env: &FormEnv<'_>,
    ) {
        let theme = env.theme;
        let Some(Open { labels, chosen }) = self.focused_slot().and_then(|s| s.input.open()) else {
            return;
        };
        let Some(place) = layout.places.iter().find(|p| p.slot == self.focus) else { return };
        let field_y = (area.y + place.y).saturating_sub(top);
        let under = area.bottom().saturating_sub(field_y + 1);
        let over = field_y.saturating_sub(area.y);
        let wanted = u16::try_from(labels.len().clamp(1, LISTED)).unwrap_or(1) + 2;
        let (y, height) = if under >= wanted || under >= over {
            (field_y + 1, wanted.min(under))
        } else {
            let height = wanted.min(over);
            (field_y - height, height)
        };
        if height < 3 {
            return;
        }
        let widest = labels.iter().map(|l| text::width(l)).max().unwrap_or(0).max(12);
        let width = u16::try_from(widest + 6).unwrap_or(area.width).min(area.width);
        let under_value = area.x + (place.x + place.label).saturating_sub(2);
        let x = under_value.min(area.right() - width);
        let inner = widget::frame(buf, Rect { x, y, width, height }, "", theme);
        if labels.is_empty() {
            let none = tr!(env.i18n, "form-no-match");
            widget::put(buf, inner, 0, &[(&none, theme.dim)]);
            return;
        }
        let rows = usize::from(inner.height);
        let from = widget::scroll(0, chosen.unwrap_or(0), labels.len(), rows);
        for (y, (at, label)) in (0..inner.height).zip(labels.iter().enumerate().skip(from)) {
            let here = chosen == Some(at);
            let sign = if here { theme.signs.cursor } else { " " };
            let label = text::clean(label);
            let cells = usize::from(inner.width).saturating_sub(2);
            let label = text::shorten(&label, cells, theme.signs.ellipsis);
            let pieces = [(sign, theme.accent), (" ", theme.text), (&*label, theme.text)];
            widget::put(buf, inner, y, &pieces);
            if here {
                widget::paint(buf, inner, y, theme.selected);
            }
        }
    }
}

/// A sentence in rows under a value of so many cells, behind its sign.
fn broken(words: &str, cells: u16) -> Vec<String> {
    let mut rows = text::wrap(words, usize::from(cells).saturating_sub(2).max(8));
    rows.truncate(SAID);
    rows
}

/// What was understood, behind the value: the longest wording that has room.
fn draw_aside(asides: &[String], value: &str, area: Rect, buf: &mut Buffer, env: &FormEnv<'_>) {
    if area.height == 0 {
        return;
    }
    let used = text::width(value) + 2;
    let room = usize::from(area.width).saturating_sub(used);
    if let Some(words) = asides.iter().find(|words| text::width(words) <= room) {
        let x = area.x + u16::try_from(used).unwrap_or(0);
        let place = Rect { x, width: area.right() - x, ..area };
        widget::put(buf, place, 0, &[(words, env.theme.accent)]);
    }
}
