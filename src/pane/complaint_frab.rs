//! Frequency against relevance: each category a letter in a field of four quarters,
//! and beside it the table that says which is which.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::complaint_menus::group_name;
use crate::domain::frab::{self, Frab, Point, Quadrant};
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// Narrower than this the table stands below the field.
const BESIDE: u16 = 100;
/// A field of fewer rows has no room for a letter in each quarter.
const LOWEST: u16 = 8;
/// Cells of the numbers of the table: how often, how grave, problem value, share.
const NUMBERS: usize = 27;

/// The letter of a point; after two alphabets they all look alike.
fn letter(at: usize) -> char {
    ('A'..='Z').chain('a'..='z').nth(at).unwrap_or('*')
}

/// Draws field and table; the chosen category is named in words above them.
pub fn view(buf: &mut Buffer, area: Rect, frab: &Frab, chosen: usize, s: &Session) {
    if let Some(point) = frab.points.get(chosen) {
        let words = tr!(
            s.i18n,
            "complaint-frab-chosen",
            name = group_name(&point.name, s),
            count = point.frequency,
            annoyance = relevance(point, s),
            advice = advice(point, s)
        );
        let words =
            text::shorten(&words, usize::from(area.width), s.theme.signs.ellipsis).into_owned();
        widget::put(buf, area, 0, &[(&words, s.theme.text)]);
    }
    let mut area = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    if frab.few {
        let words = tr!(s.i18n, "complaint-frab-few", count = frab::SINGLE_CASES);
        let lines = text::wrap(&words, usize::from(area.width));
        for (y, words) in (1..area.height).zip(&lines) {
            widget::put(buf, area, y, &[(words, s.theme.warn)]);
        }
        let used = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(area.height);
        area = Rect { y: area.y + used, height: area.height - used, ..area };
        table(buf, area, frab, chosen, s);
        return;
    }
    if area.width >= BESIDE {
        let left = area.width / 2;
        // Not higher than it looks wide: a cell is about twice as high.
        let height = area.height.min(left / 2);
        field(buf, Rect { width: left, height, ..area }, frab, chosen, s);
        let right = Rect { x: area.x + left + 2, width: area.width - left - 2, ..area };
        table(buf, right, frab, chosen, s);
        return;
    }
    let rows = u16::try_from(frab.points.len() + 2).unwrap_or(u16::MAX);
    let below = rows.min(area.height.saturating_sub(area.height / 2)).max(area.height / 3);
    let upper = Rect { height: area.height.saturating_sub(below), ..area };
    if upper.height < LOWEST {
        // Too low for four quarters: the line above says in which one the chosen lies.
        table(buf, area, frab, chosen, s);
        return;
    }
    field(buf, upper, frab, chosen, s);
    let lower = Rect { y: upper.bottom(), height: area.height - upper.height, ..area };
    table(buf, lower, frab, chosen, s);
}

/// The mean annoyance; nobody asked = a dash.
fn relevance(point: &Point, s: &Session) -> String {
    point.relevance.map_or_else(|| s.theme.signs.dash.to_owned(), |r| s.i18n.decimal(r, 1))
}

fn advice(point: &Point, s: &Session) -> String {
    let key = match point.quadrant {
        Some(Quadrant::Act) => "complaint-quadrant-act",
        Some(Quadrant::Clear) => "complaint-quadrant-clear",
        Some(Quadrant::Improve) => "complaint-quadrant-improve",
        Some(Quadrant::Watch) => "complaint-quadrant-watch",
        None => "complaint-quadrant-unknown",
    };
    let advice = tr!(s.i18n, key);
    if point.few { tr!(s.i18n, "complaint-single-cases", advice = advice) } else { advice }
}

/// The field: a cross at the medians, a name in each quarter, a letter per category.
fn field(buf: &mut Buffer, area: Rect, frab: &Frab, chosen: usize, s: &Session) {
    if area.width < 24 || area.height < LOWEST {
        return;
    }
    let middle = |median: Option<f64>| {
        median.map_or_else(|| s.theme.signs.dash.to_owned(), |median| s.i18n.decimal(median, 1))
    };
    let top = tr!(s.i18n, "complaint-axis-relevance", middle = middle(frab.median_relevance));
    widget::put(buf, area, 0, &[(&top, s.theme.dim)]);
    let below = tr!(s.i18n, "complaint-axis-frequency", middle = middle(frab.median_frequency));
    widget::put_right(buf, area, area.height - 1, &below, s.theme.dim);
    let plot = Rect { y: area.y + 1, height: area.height - 2, ..area };
    let (middle_x, middle_y) = (plot.width / 2, plot.height / 2);
    for y in 0..plot.height {
        let line = Rect { x: plot.x + middle_x, width: 1, ..plot };
        widget::put(buf, line, y, &[(s.theme.signs.vertical, s.theme.line)]);
        let edge = Rect { width: 1, ..plot };
        widget::put(buf, edge, y, &[(s.theme.signs.vertical, s.theme.line)]);
    }
    for y in [middle_y, plot.height - 1] {
        let across = s.theme.signs.horizontal.repeat(usize::from(plot.width));
        widget::put(buf, plot, y, &[(&across, s.theme.line)]);
    }
    let half = Rect { x: plot.x + 1, width: middle_x.saturating_sub(1), ..plot };
    let other = Rect { x: plot.x + middle_x + 1, width: plot.width - middle_x - 1, ..plot };
    let name = |buf: &mut Buffer, place: Rect, y: u16, key: &str| {
        let words = tr!(s.i18n, key);
        let words =
            text::shorten(&words, usize::from(place.width), s.theme.signs.ellipsis).into_owned();
        widget::put(buf, place, y, &[(&words, s.theme.dim.add_modifier(Modifier::ITALIC))]);
    };
    name(buf, half, 0, "complaint-quadrant-clear");
    name(buf, other, 0, "complaint-quadrant-act");
    name(buf, half, middle_y + 1, "complaint-quadrant-watch");
    name(buf, other, middle_y + 1, "complaint-quadrant-improve");
    let most = frab.points.iter().map(|point| point.frequency).max().unwrap_or(0);
    let mut taken: Vec<(u16, u16)> = Vec::new();
    // The chosen one is placed first, so that nothing pushes it aside.
    let order = std::iter::once(chosen).chain((0..frab.points.len()).filter(|at| *at != chosen));
    for at in order {
        let Some(point) = frab.points.get(at) else { continue };
        let (Some(quadrant), Some(relevance)) = (point.quadrant, point.relevance) else { continue };
        let often_from = frab.median_frequency.unwrap_or(0.0);
        let grave_from = frab.median_relevance.unwrap_or(1.0);
        let often = matches!(quadrant, Quadrant::Act | Quadrant::Improve);
        let grave = matches!(quadrant, Quadrant::Act | Quadrant::Clear);
        #[expect(clippy::cast_precision_loss, reason = "counts of complaints are small")]
        let (count, most) = (point.frequency as f64, most as f64);
        let (from_x, wide, share_x) = if often {
            (middle_x + 1, other.width, part(count, often_from, most))
        } else {
            (1, half.width, part(count, 0.0, often_from))
        };
        // Row 0 of each half holds the name of its quarters.
        let (from_y, high, share_y) = if grave {
            (1, middle_y.saturating_sub(1), part(relevance, grave_from, 5.0))
        } else {
            let high = plot.height.saturating_sub(middle_y + 3);
            (middle_y + 2, high, part(relevance, 1.0, grave_from))
        };
        let x = from_x + scaled(share_x, wide);
        let y = from_y + high.saturating_sub(1).saturating_sub(scaled(share_y, high));
        let free = (0..wide)
            .map(|step| (from_x + (x - from_x + step) % wide, y))
            .find(|place| !taken.contains(place));
        let (x, y) = free.unwrap_or((x, y));
        taken.push((x, y));
        let style: Style = if at == chosen {
            s.theme.selected
        } else {
            s.theme.accent.add_modifier(Modifier::BOLD)
        };
        let cell = Rect { x: plot.x + x, width: 1, ..plot };
        widget::put(buf, cell, y, &[(&letter(at).to_string(), style)]);
        if at == chosen && x > 0 {
            // Not by colour alone.
            let before = Rect { x: plot.x + x - 1, width: 1, ..plot };
            widget::put(buf, before, y, &[(s.theme.signs.search, s.theme.accent)]);
        }
    }
}

/// Where a value lies between two others, 0 to 1.
fn part(value: f64, from: f64, to: f64) -> f64 {
    if to > from { ((value - from) / (to - from)).clamp(0.0, 1.0) } else { 0.5 }
}

/// A share of so many cells, as the index of one.
fn scaled(share: f64, cells: u16) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the number of cells"
    )]
    let cell = (share * f64::from(cells.saturating_sub(1))).round() as u16;
    cell.min(cells.saturating_sub(1))
}

/// Letter, name, how often, how grave, problem value, share.
fn table(buf: &mut Buffer, area: Rect, frab: &Frab, chosen: usize, s: &Session) {
    let wide = usize::from(area.width);
    let dots = s.theme.signs.ellipsis;
    let name = wide.saturating_sub(NUMBERS + 5);
    let columns = |cells: [&str; 4]| {
        let [f, r, p, share] = cells;
        format!(
            "{}{}{}{}",
            text::fit_right(f, 5, ""),
            text::fit_right(r, 5, ""),
            text::fit_right(p, 8, ""),
            text::fit_right(share, 9, "")
        )
    };
    let keys = ["complaint-col-f", "complaint-col-r", "complaint-col-p", "complaint-col-share"];
    let [f, r, p, share] = keys.map(|key| tr!(s.i18n, key));
    let category = text::fit(&tr!(s.i18n, "complaint-category"), name, dots);
    widget::put(buf, area, 0, &[("    ", s.theme.dim), (&category, s.theme.dim)]);
    widget::put_right(buf, area, 0, &columns([&f, &r, &p, &share]), s.theme.dim);
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let top = widget::scroll(0, chosen, frab.points.len(), usize::from(body.height));
    for (y, (at, point)) in (0..body.height).zip(frab.points.iter().enumerate().skip(top)) {
        let sign = if at == chosen { s.theme.signs.cursor } else { " " };
        let shown = text::fit(&group_name(&point.name, s), name, dots);
        let own = format!("{} ", letter(at));
        widget::put(
            buf,
            body,
            y,
            &[
                (sign, s.theme.accent),
                (&own, s.theme.accent),
                (" ", s.theme.text),
                (&shown, s.theme.text),
            ],
        );
        let dash = s.theme.signs.dash;
        let numbers = columns([
            &s.i18n.number(point.frequency),
            &relevance(point, s),
            &point.value.map_or_else(|| dash.to_owned(), |p| s.i18n.decimal(p, 1)),
            &point.share.map_or_else(|| dash.to_owned(), |share| s.i18n.percent(share / 100.0, 1)),
        ]);
        widget::put_right(buf, body, y, &numbers, s.theme.text);
        if at == chosen {
            widget::paint(buf, body, y, s.theme.selected);
        }
    }
}
