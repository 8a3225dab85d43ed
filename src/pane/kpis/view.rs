//! How the overview is laid out: what it is of, the blocks one below the other or two beside
//! two where there is room, below them what there is to say of the chosen figure.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::known::Known;
use super::line_view::{self, Columns, Marks};
use super::places::shown_of;
use super::{KpisPane, foot};
use crate::domain::kpi::{Block, Figure};
use crate::input::{Action, Context};
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// A line of the overview.
enum Line {
    Heading(Block),
    Figure(&'static Figure),
    Blank,
}

fn lines(blocks: &[Block], air: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in blocks {
        if !lines.is_empty() {
            lines.extend((0..air).map(|_| Line::Blank));
        }
        lines.push(Line::Heading(*block));
        lines.extend(shown_of(*block).map(Line::Figure));
    }
    lines
}

impl KpisPane {
    pub(super) fn draw(&mut self, buf: &mut Buffer, area: Rect, s: &Session) {
        let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        if self.is_empty() {
            return empty(buf, inside, s);
        }
        self.head(buf, inside, s);
        let known = self.counting.known();
        if known.is_of_nobody() == Some(true) {
            let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..inside };
            return sentence(buf, below, &nobody(known, s), s);
        }
        let pair: Vec<Block> = Block::ALL.into_iter().step_by(2).collect();
        // As many lines as the longer column has, the head and the blanks around.
        let tall = lines(&pair, 2).len() + 5;
        let spare = usize::from(inside.height).saturating_sub(tall);
        let said = if s.wide() { spare.clamp(1, 8) } else { 1 };
        let said = u16::try_from(said).unwrap_or(1);
        let below = said + 1;
        // A blank between the head and the columns where there is room for one.
        let above = if s.wide() && spare > 0 { 2 } else { 1 };
        let body = Rect {
            y: inside.y + above.min(inside.height),
            height: inside.height.saturating_sub(above + below),
            ..inside
        };
        self.blocks(buf, body, s);
        let foot = Rect {
            y: inside.bottom().saturating_sub(below),
            height: below.min(inside.height),
            ..inside
        };
        if foot.y > body.y {
            let told = self.told.unwrap_or(self.places.chosen().kpi);
            foot::view(buf, foot, told, (&self.counting, self.compared), s);
        }
    }

    /// Which period, whose figures, as of when.
    fn head(&self, buf: &mut Buffer, area: Rect, s: &Session) {
        let known = self.counting.known();
        let marks = Marks::of(&s.theme);
        let day = s.i18n.date(s.today());
        let right = if self.counting.is_busy() {
            tr!(s.i18n, "kpis-counting", dots = s.theme.signs.ellipsis)
        } else {
            tr!(s.i18n, "kpis-as-of", date = day)
        };
        let taken = usize::from(widget::put_right(buf, area, 0, &right, s.theme.dim));
        let label = known.main().map(|row| row.label.as_str()).unwrap_or_default();
        let basis = if known.basis_name.is_empty() {
            tr!(s.i18n, "kpis-everybody")
        } else {
            known.basis_name.clone()
        };
        let narrowed = !known.basis_name.is_empty();
        let compared = if s.wide() { self.compared_words(s) + "   " } else { String::new() };
        let used = taken + text::width(label) + text::width(&compared) + 9;
        let room = usize::from(area.width).saturating_sub(used);
        let basis = text::shorten(&basis, room, s.theme.signs.ellipsis);
        let style = if narrowed { s.theme.warn } else { s.theme.dim };
        let pieces = [
            (marks.earlier, s.theme.key),
            (" ", s.theme.text),
            (label, s.theme.heading),
            (" ", s.theme.text),
            (marks.later, s.theme.key),
            ("   ", s.theme.text),
            (&compared, s.theme.dim),
            (&*basis, style),
        ];
        widget::put(buf, area, 0, &pieces);
    }

    /// With what the period is compared.
    fn compared_words(&self, s: &Session) -> String {
        match self.counting.known().compared(self.compared) {
            Some(row) => tr!(s.i18n, "kpis-compared", period = row.label.as_str()),
            None => tr!(s.i18n, "kpis-not-compared"),
        }
    }

    /// The four blocks under the names of their columns.
    fn blocks(&mut self, buf: &mut Buffer, area: Rect, s: &Session) {
        let known = self.counting.known();
        let periods = known.trend().count();
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        if !s.wide() {
            let columns = Columns::new(area.width, periods, self.compared, &s.theme);
            columns.head(buf, area, &self.compared_words(s), self.compared, s);
            let mut top = self.top;
            self.column(buf, body, &lines(&Block::ALL, 1), (&mut top, &columns), s);
            self.top = top;
            return;
        }
        let half = area.width.saturating_sub(2) / 2;
        let columns = Columns::new(half, periods, self.compared, &s.theme);
        let air = if usize::from(body.height) > 21 { 2 } else { 1 };
        for (at, x) in [(0, area.x), (1, area.x + area.width.saturating_sub(half))] {
            columns.head(buf, Rect { x, width: half, ..area }, "", self.compared, s);
            // Reading order is across: the second block stands at the right of the first.
            let pair: Vec<Block> = Block::ALL.into_iter().skip(at).step_by(2).collect();
            let place = Rect { x, width: half, ..body };
            self.column(buf, place, &padded(&pair, air), (&mut 0, &columns), s);
        }
    }

    fn column(
        &self,
        buf: &mut Buffer,
        area: Rect,
        lines: &[Line],
        (top, columns): (&mut usize, &Columns),
        s: &Session,
    ) {
        let at = |line: &Line| matches!(line, Line::Figure(f) if self.places.is_chosen(f));
        let height = usize::from(area.height);
        if let Some(chosen) = lines.iter().position(at) {
            // The heading of a block belongs to its first figure.
            let above = chosen.checked_sub(1).and_then(|above| lines.get(above));
            let heading = usize::from(matches!(above, Some(Line::Heading(_))));
            *top = page(*top, (chosen - heading, chosen), lines.len(), height);
        }
        for (y, line) in (0..area.height).zip(lines.iter().skip(*top)) {
            match line {
                Line::Blank => {}
                Line::Heading(block) => {
                    let heading = tr!(s.i18n, block.message());
                    widget::put(buf, area, y, &[("  ", s.theme.text), (&heading, s.theme.heading)]);
                }
                Line::Figure(figure) => {
                    let here = self.places.is_chosen(figure);
                    let known = (&self.counting, self.compared);
                    line_view::line(buf, (area, y), figure.kpi, known, (columns, here), s);
                }
            }
        }
        let hidden =
            |from: usize, to: usize| lines.get(from..to).is_some_and(|part| !part.is_empty());
        // At the left: at the right it would be taken for the way a figure went.
        let edge = Rect { x: area.x.saturating_sub(1), width: 1, ..area };
        if hidden(0, *top) {
            widget::put(buf, edge, 0, &[(s.theme.signs.more_above, s.theme.dim)]);
        }
        let end = (*top + height).min(lines.len());
        if hidden(end, lines.len()) {
            let last = area.height.saturating_sub(1);
            widget::put(buf, edge, last, &[(s.theme.signs.more_below, s.theme.dim)]);
        }
    }
}

/// The first line to show. Whoever leaves what is in sight comes to its middle: all lines are
/// drawn anew then, which is not to happen at every step.
fn page(top: usize, (from, chosen): (usize, usize), lines: usize, height: usize) -> usize {
    let stays = top <= from && chosen < top + height;
    let top = if stays { top } else { chosen.saturating_sub(height / 2) };
    top.min(lines.saturating_sub(height))
}

/// The blocks of a column; the upper ones are as long as the longest, so that the lower ones
/// begin together.
fn padded(pair: &[Block], air: usize) -> Vec<Line> {
    let longest = Block::ALL.into_iter().map(|block| shown_of(block).count()).max().unwrap_or(0);
    let short = pair.first().map_or(0, |block| longest.saturating_sub(shown_of(*block).count()));
    lines(pair, air + short)
}

/// Nothing was ever logged in this file.
fn empty(buf: &mut Buffer, area: Rect, s: &Session) {
    let key = s.key_for(Context::Kpis, Action::Import);
    sentence(buf, area, &tr!(s.i18n, "kpis-empty", key = key), s);
}

/// Those whose figures are meant are nobody.
pub fn nobody(known: &Known, s: &Session) -> String {
    let name = text::clean(&known.basis_name).into_owned();
    tr!(s.i18n, "kpis-nobody", name = name, key = s.key_for(Context::Kpis, Action::Filter))
}

/// Where there are no figures, a sentence.
fn sentence(buf: &mut Buffer, area: Rect, words: &str, s: &Session) {
    let room = usize::from(area.width.saturating_sub(4));
    for (y, line) in (1..area.height).zip(text::wrap(words, room)) {
        widget::put(buf, area, y, &[("  ", s.theme.text), (&line, s.theme.dim)]);
    }
}
