//! What there is to say of the chosen figure below the blocks, and what the signs mean.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::counting::Counting;
use super::known::{Compared, Known};
use super::line_view::{self, Marks};
use super::places;
use crate::domain::codes::{Code, Kpi};
use crate::domain::kpi;
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

type Piece = (String, Style);

/// Draws it in the area: the last line explains the signs, those above tell of the figure.
pub fn view(
    buf: &mut Buffer,
    area: Rect,
    chosen: Kpi,
    (counting, with): (&Counting, Compared),
    s: &Session,
) {
    let last = area.height.saturating_sub(1);
    legend(buf, area, last, (counting.known(), with), s);
    let above = Rect { height: last, ..area };
    let Some((known, _)) = counting.seen(chosen) else { return };
    let facts = facts(chosen, known, with, s);
    if above.height < 4 {
        put_joined(buf, above, last.saturating_sub(1), &facts, s);
        return;
    }
    widget::rule(buf, above, 0, &tr!(s.i18n, &chosen.message()), &s.theme);
    put_joined(buf, above, 1, &facts, s);
    // What it is, and how it came about.
    let room = usize::from(above.width.saturating_sub(4));
    let mut lines = text::wrap(&kpi::definition(chosen, &s.i18n), room);
    if let (Some(row), Some(value)) = (known.main(), known.value(chosen)) {
        let (settings, i18n) = (&s.shared.settings, &s.i18n);
        let sentence = kpi::with_numbers(chosen, value, &row.ask, &row.tallies, settings, i18n);
        lines.extend(text::wrap(&sentence, room));
    }
    for (y, line) in (3..above.height).zip(&lines) {
        widget::put(buf, above, y, &[("  ", s.theme.text), (line, s.theme.dim)]);
    }
}

/// What is known of a figure, the most important first.
fn facts(chosen: Kpi, known: &Known, with: Compared, s: &Session) -> Vec<Piece> {
    let Some(value) = known.value(chosen) else { return Vec::new() };
    let (settings, i18n) = (&s.shared.settings, &s.i18n);
    let mut facts: Vec<Piece> = Vec::new();
    if value.value.is_none() {
        return vec![(tr!(i18n, "kpis-nothing"), s.theme.dim)];
    }
    facts.push((kpi::format(chosen, value.value, settings, i18n), s.theme.text));
    if let Some((wanted, at)) = known.wanted(chosen, settings).zip(value.value) {
        let met = wanted.is_met(at);
        let marks = Marks::of(&s.theme);
        let (mark, tone) =
            if met { (marks.met, s.theme.good) } else { (marks.missed, s.theme.bad) };
        let words = tr!(i18n, "kpis-target", target = wanted.text(settings, i18n));
        facts.push((format!("{mark} {words}"), tone));
    }
    if let Some(interval) = kpi::interval(chosen, value, i18n) {
        facts.push((tr!(i18n, "kpis-interval", interval = interval), s.theme.dim));
    }
    facts.push((tr!(i18n, "kpis-cases", n = i18n.number(value.n)), s.theme.dim));
    // First what stands in the line already, if only in short.
    let mut compared = vec![Compared::Before, Compared::YearBefore];
    if with == Compared::YearBefore {
        compared.reverse();
    }
    compared.truncate(if known.is_yearly() { 1 } else { 2 });
    for with in compared {
        let change = known.change(chosen, with);
        let Some(real) = change.as_ref().map(|change| change.real) else { continue };
        let moved = line_view::moved(chosen, change.as_ref(), s);
        let key = match (with, real) {
            (Compared::YearBefore, Some(false)) => "kpis-year-before-same",
            (Compared::YearBefore, _) => "kpis-year-before",
            (_, Some(false)) => "kpis-before-same",
            _ => "kpis-before",
        };
        let tone = line_view::tone(chosen, change.as_ref(), s);
        facts.push((tr!(i18n, key, change = moved), tone));
    }
    facts
}

/// The facts side by side, as many as fit.
fn put_joined(buf: &mut Buffer, area: Rect, y: u16, facts: &[Piece], s: &Session) {
    let between = format!(" {} ", s.theme.signs.dot);
    let mut room = usize::from(area.width).saturating_sub(2);
    let mut pieces: Vec<(&str, Style)> = vec![("  ", s.theme.text)];
    for (fact, style) in facts {
        let first = pieces.len() == 1;
        let wide = text::width(fact) + if first { 0 } else { text::width(&between) };
        if wide > room {
            break;
        }
        room -= wide;
        if !first {
            pieces.push((&between, s.theme.line));
        }
        pieces.push((fact, *style));
    }
    widget::put(buf, area, y, &pieces);
}

/// What the signs mean that stand on the screen.
fn legend(buf: &mut Buffer, area: Rect, y: u16, (known, with): (&Known, Compared), s: &Session) {
    let marks = Marks::of(&s.theme);
    let any = |has: &dyn Fn(Kpi) -> bool| places::shown().any(|figure| has(figure.kpi));
    let value = |kpi: Kpi| known.value(kpi).filter(|value| value.value.is_some());
    let mut notes: Vec<Piece> = Vec::new();
    let mut note = |is: bool, sign: &str, key: &str| {
        if is {
            notes.push((format!("{sign} {}", tr!(s.i18n, key)), s.theme.dim));
        }
    };
    let few = |kpi: Kpi| value(kpi).is_some_and(|value| kpi::few(kpi, value));
    let provisional = |kpi: Kpi| value(kpi).is_some_and(|value| value.provisional);
    let same = |kpi: Kpi| {
        known.change(kpi, with).is_some_and(|c| c.real == Some(false) && c.difference != 0.0)
    };
    note(any(&|kpi| known.is_corrected(kpi)), marks.corrected, "kpis-legend-corrected");
    note(any(&few), marks.few, "kpis-legend-few");
    note(any(&provisional), marks.provisional, "kpi-provisional");
    note(any(&same), marks.same, "kpi-no-real-change");
    let met = |kpi: Kpi| {
        let wanted = known.wanted(kpi, &s.shared.settings)?;
        Some(wanted.is_met(value(kpi)?.value?))
    };
    note(any(&|kpi| met(kpi) == Some(true)), marks.met, "kpi-target-met");
    note(any(&|kpi| met(kpi) == Some(false)), marks.missed, "kpi-target-missed");
    put_joined(buf, area, y, &notes, s);
}
