//! How the customer portfolio is drawn: the field with its points, the chosen one in
//! words, and aside who has no place in it.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::canvas::scaled;
use super::portfolio::PortfolioView;
use super::words;
use crate::domain::value::{LIMIT, Quadrant};
use crate::domain::views::{Portfolio, PortfolioPoint};
use crate::input::{Action, Context};
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// Narrower than this the lists stand below the field.
const BESIDE: u16 = 100;
/// Cells of the lists beside the field.
const LISTS: u16 = 46;
/// Rows below the field for those who have no place.
const ASIDE_ROWS: u16 = 4;

impl PortfolioView {
    pub fn view(&self, buf: &mut Buffer, area: Rect, s: &Session) {
        let Some(data) = &self.data else { return };
        let mut area = area;
        if data.placed == 0 {
            let used = super::empty(buf, area, &self.nobody(data, s), s) + 1;
            area = Rect {
                y: area.y + used.min(area.height),
                height: area.height.saturating_sub(used),
                ..area
            };
            self.aside(buf, area, data, s);
            return;
        }
        let line = self.sentence(data, s);
        // Two lines where it is narrow, always, so that nothing jumps.
        let most = if area.width >= BESIDE { 1 } else { 2 };
        for (y, line) in (0..most).zip(text::wrap(&line, usize::from(area.width))) {
            widget::put(buf, area, y, &[(&line, s.theme.text)]);
        }
        let body = Rect { y: area.y + most, height: area.height.saturating_sub(most), ..area };
        if body.width >= BESIDE {
            let field = Rect { width: body.width - LISTS, ..body };
            self.field(buf, field, s);
            let right = Rect { x: field.right() + 2, width: LISTS - 2, ..body };
            let below = match data.aside {
                0 => 0,
                _ => (u16::try_from(data.aside_rows.len()).unwrap_or(u16::MAX).saturating_add(2))
                    .min(right.height / 2),
            };
            let upper = Rect { height: right.height - below, ..right };
            self.list(buf, upper, data, s);
            self.aside(buf, Rect { y: upper.bottom(), height: below, ..right }, data, s);
            return;
        }
        let below = if data.aside == 0 { 0 } else { ASIDE_ROWS.min(body.height / 3) };
        self.field(buf, Rect { height: body.height - below, ..body }, s);
        self.aside(buf, Rect { y: body.bottom() - below, height: below, ..body }, data, s);
    }

    /// Why the field is empty, and the key that fills it.
    fn nobody(&self, data: &Portfolio, s: &Session) -> String {
        let key = |action| s.key_for(Context::Segments, action);
        if data.aside == 0 {
            return tr!(s.i18n, "segments-nobody-here", key = key(Action::Back));
        }
        let axes = format!("{} × {}", words::axis(self.x, s), words::axis(self.y, s));
        if self.scored() {
            let (rate, other) = (key(Action::Rate), key(Action::Filter));
            return tr!(s.i18n, "segments-nobody-rated", axes = axes, key = rate, other = other);
        }
        tr!(s.i18n, "segments-nobody-placed", axes = axes, key = key(Action::Filter))
    }

    /// The chosen customer in words.
    fn sentence(&self, data: &Portfolio, s: &Session) -> String {
        let Some(point) = data.points.get(self.chosen) else {
            return tr!(s.i18n, "segments-portfolio-aside", count = data.aside);
        };
        let mut parts = vec![
            format!("{} {}", words::axis(self.y, s), words::on_axis(self.y, point.y, s)),
            format!("{} {}", words::axis(self.x, s), words::on_axis(self.x, point.x, s)),
        ];
        if let Some(quadrant) = self.quadrant(point) {
            parts.push(tr!(s.i18n, &format!("{}-advice", quadrant_key(quadrant))));
        }
        let same = |a: f64, b: f64| a.total_cmp(&b).is_eq();
        let here = |other: &&PortfolioPoint| same(other.x, point.x) && same(other.y, point.y);
        let others = data.points.iter().filter(here).count().saturating_sub(1);
        if others > 0 {
            parts.push(tr!(s.i18n, "segments-more-here", count = others));
        }
        let dot = format!(" {} ", s.theme.signs.dot);
        format!("{} {}: {}", text::clean(&point.number), text::clean(&point.name), parts.join(&dot))
    }

    fn field(&self, buf: &mut Buffer, area: Rect, s: &Session) {
        if area.width < 24 || area.height < 6 {
            return;
        }
        let (across, up) = self.scales();
        let note = |log: bool| {
            if log { tr!(s.i18n, "segments-log-scale") } else { String::new() }
        };
        let top = format!(
            "{} {}  {}{}",
            s.theme.signs.more_above,
            words::axis(self.y, s),
            words::on_axis(self.y, up.to, s),
            note(up.log)
        );
        let below = format!(
            "{} {}  {}{}",
            s.theme.signs.outgoing,
            words::axis(self.x, s),
            words::on_axis(self.x, across.to, s),
            note(across.log)
        );
        let origin = format!(
            "{} / {}",
            words::on_axis(self.x, across.from, s),
            words::on_axis(self.y, up.from, s)
        );
        let short = |words: &str| {
            text::shorten(words, usize::from(area.width) / 2, s.theme.signs.ellipsis).into_owned()
        };
        widget::put(buf, area, 0, &[(&short(&top), s.theme.dim)]);
        widget::put(buf, area, area.height - 1, &[(&short(&origin), s.theme.dim)]);
        widget::put_right(buf, area, area.height - 1, &short(&below), s.theme.dim);
        let plot = Rect { y: area.y + 1, height: area.height - 2, ..area };
        for y in 0..plot.height {
            widget::put(buf, plot, y, &[(s.theme.signs.vertical, s.theme.line)]);
        }
        let line = s.theme.signs.horizontal.repeat(usize::from(plot.width));
        widget::put(buf, plot, plot.height - 1, &[(&line, s.theme.line)]);
        // Inside the two lines, and at the right a column for the bracket of a point.
        let inner = Rect { x: plot.x + 1, width: plot.width - 2, height: plot.height - 1, ..plot };
        if self.named() {
            quadrants(buf, inner, s);
        }
        let cell = |point: &PortfolioPoint| {
            let x = scaled(across.place(point.x), inner.width);
            (x, inner.height - 1 - scaled(up.place(point.y), inner.height))
        };
        let mut cells: BTreeMap<(u16, u16), u32> = BTreeMap::new();
        for point in self.points() {
            *cells.entry(cell(point)).or_default() += 1;
        }
        let chosen = self.points().get(self.chosen).map(cell);
        for ((x, y), count) in cells {
            // One customer is a point, two to nine their number.
            let sign = match count {
                1 => s.theme.signs.mark.to_owned(),
                2..=9 => count.to_string(),
                _ => "#".to_owned(),
            };
            let here = chosen == Some((x, y));
            one_point(buf, inner, (x, y), &sign, here, s);
        }
        // Over whatever lies beside it.
        if let Some((x, y)) = chosen {
            brackets(buf, inner, (x, y), s);
        }
    }

    /// All points, the most valuable first.
    fn list(&self, buf: &mut Buffer, area: Rect, data: &Portfolio, s: &Session) {
        let shown = i64::try_from(data.points.len()).unwrap_or(i64::MAX);
        let title = if shown < data.placed {
            tr!(s.i18n, "segments-portfolio-first", count = shown, all = data.placed)
        } else {
            tr!(s.i18n, "segments-portfolio-placed", count = data.placed)
        };
        widget::rule(buf, area, 0, &title, &s.theme);
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let chosen = self.chosen.min(data.points.len().saturating_sub(1));
        let top = widget::scroll(0, chosen, data.points.len(), usize::from(body.height));
        for (y, (at, point)) in (0..body.height).zip(data.points.iter().enumerate().skip(top)) {
            Self::one(buf, body, y, at == self.chosen, point, s);
        }
    }

    fn one(
        buf: &mut Buffer,
        area: Rect,
        y: u16,
        chosen: bool,
        point: &PortfolioPoint,
        s: &Session,
    ) {
        let dots = s.theme.signs.ellipsis;
        let money = words::money(point.revenue, 14, s);
        let taken = widget::put_right(buf, area, y, &money, s.theme.text);
        let room = usize::from(area.width.saturating_sub(taken + 3));
        let name = text::shorten(&text::clean(&point.name), room, dots).into_owned();
        let sign = if chosen { s.theme.signs.cursor } else { " " };
        widget::put(
            buf,
            area,
            y,
            &[(sign, s.theme.accent), (" ", s.theme.text), (&name, s.theme.text)],
        );
        if chosen {
            widget::paint(buf, area, y, s.theme.selected);
        }
    }

    /// Who has no value on an axis: how many, and the first of them.
    fn aside(&self, buf: &mut Buffer, area: Rect, data: &Portfolio, s: &Session) {
        if data.aside == 0 || area.height == 0 {
            return;
        }
        let title = tr!(s.i18n, "segments-aside", count = data.aside);
        widget::rule(buf, area, 0, &title, &s.theme);
        let body = Rect { y: area.y + 1, height: area.height - 1, ..area };
        let chosen = self.chosen.checked_sub(data.points.len());
        let rows = data.aside_rows.len();
        let top = widget::scroll(0, chosen.unwrap_or(0), rows, usize::from(body.height));
        for (y, (at, row)) in (0..body.height).zip(data.aside_rows.iter().enumerate().skip(top)) {
            let here = chosen == Some(at);
            let sign = if here { s.theme.signs.cursor } else { " " };
            let city = text::clean(&row.city).into_owned();
            let line = format!("{} {}", text::clean(&row.number), text::clean(&row.name));
            let line = if city.is_empty() { line } else { format!("{line}, {city}") };
            let room = usize::from(body.width).saturating_sub(3);
            let line = text::shorten(&line, room, s.theme.signs.ellipsis).into_owned();
            widget::put(
                buf,
                body,
                y,
                &[(sign, s.theme.accent), (" ", s.theme.text), (&line, s.theme.text)],
            );
            if here {
                widget::paint(buf, body, y, s.theme.selected);
            }
        }
    }
}

/// Rows from which the fields bear their names.
const NAMED_FROM: u16 = 8;

fn quadrant_key(quadrant: Quadrant) -> String {
    format!("segments-{}", quadrant.name().replace('_', "-"))
}

/// The cross at the limit and a name in each field.
fn quadrants(buf: &mut Buffer, area: Rect, s: &Session) {
    let middle = (LIMIT - 1.0) / 4.0;
    let x = scaled(middle, area.width);
    let y = area.height - 1 - scaled(middle, area.height);
    for row in 0..area.height {
        let place = Rect { x: area.x + x, width: 1, ..area };
        widget::put(buf, place, row, &[(s.theme.signs.vertical, s.theme.line)]);
    }
    let line = s.theme.signs.horizontal.repeat(usize::from(area.width));
    widget::put(buf, area, y, &[(&line, s.theme.line)]);
    let left = Rect { x: area.x + 1, width: x.saturating_sub(1), ..area };
    let right = Rect { x: area.x + x + 1, width: area.width.saturating_sub(x + 1), ..area };
    // In a few rows the points would be written across the names.
    if area.height < NAMED_FROM {
        return;
    }
    let mut name = |place: Rect, row: u16, quadrant: Quadrant| {
        let words = tr!(s.i18n, &quadrant_key(quadrant));
        let words = text::shorten(&words, usize::from(place.width), s.theme.signs.ellipsis);
        let style = s.theme.dim.add_modifier(Modifier::ITALIC);
        widget::put(buf, place, row, &[(&words, style)]);
    };
    name(left, 0, Quadrant::QuestionMarks);
    name(right, 0, Quadrant::Stars);
    name(left, y + 1, Quadrant::TakeAlongs);
    name(right, y + 1, Quadrant::Earners);
}

fn one_point(
    buf: &mut Buffer,
    area: Rect,
    (x, y): (u16, u16),
    sign: &str,
    here: bool,
    s: &Session,
) {
    let style = if here { s.theme.selected } else { s.theme.accent.add_modifier(Modifier::BOLD) };
    widget::put(buf, Rect { x: area.x + x, width: 1, ..area }, y, &[(sign, style)]);
}

/// The chosen point stands between brackets: not by colour alone.
fn brackets(buf: &mut Buffer, area: Rect, (x, y): (u16, u16), s: &Session) {
    let mut put = |x: u16, sign: &str| {
        let place = Rect { x: area.x + x, width: 1, ..area };
        widget::put(buf, place, y, &[(sign, s.theme.accent)]);
    };
    if let Some(before) = x.checked_sub(1) {
        put(before, "[");
    }
    if x + 1 < area.width {
        put(x + 1, "]");
    }
}
