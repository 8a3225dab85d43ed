//! What is said of one figure above its chart: value, number of cases, interval, target, the
//! changes to other periods, the figure that was stored, and the formula with its numbers.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::known::{Known, Row};
use super::line_view::Marks;
use crate::domain::codes::{Code as _, Kpi};
use crate::domain::kpi::{self, KpiValue, Wanted};
use crate::input::{Action, Context};
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// A line in pieces.
type Line = Vec<(String, Style)>;

/// Draws it; returns the number of lines.
pub fn view(buf: &mut Buffer, area: Rect, of: Kpi, known: &Known, s: &Session) -> u16 {
    let lines = lines(of, known, usize::from(area.width), s);
    for (y, line) in (0..area.height).zip(&lines) {
        let pieces: Vec<(&str, Style)> =
            line.iter().map(|(text, style)| (text.as_str(), *style)).collect();
        widget::put(buf, area, y, &pieces);
    }
    u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height)
}

fn lines(of: Kpi, known: &Known, width: usize, s: &Session) -> Vec<Line> {
    let mut lines = vec![title(of, known, s)];
    let Some(main) = known.main() else { return lines };
    let Some(value) = main.figures.get(of) else {
        let counting = tr!(s.i18n, "kpi-detail-counting", dots = s.theme.signs.ellipsis);
        lines.push(vec![(counting, s.theme.dim)]);
        return lines;
    };
    if known.is_of_nobody() == Some(true) {
        let words = super::view::nobody(known, s);
        lines.extend(text::wrap(&words, width).into_iter().map(|line| vec![(line, s.theme.warn)]));
        return lines;
    }
    lines.push(summary(of, value, known.wanted(of, &s.shared.settings), s));
    let others =
        [(known.before(), "kpi-detail-before"), (known.year_before(), "kpi-detail-year-before")];
    for (row, key) in others.into_iter().skip(usize::from(known.is_yearly())) {
        lines.extend(row.and_then(|row| compared(of, value, row, key, s)));
    }
    lines.extend(stored(of, known, s));
    let sentence =
        kpi::with_numbers(of, value, &main.ask, &main.tallies, &s.shared.settings, &s.i18n);
    let wrapped = text::wrap(&sentence, width);
    lines.extend(wrapped.into_iter().map(|line| vec![(line, s.theme.dim)]));
    lines
}

/// Name, period, and whose.
fn title(of: Kpi, known: &Known, s: &Session) -> Line {
    let bold = s.theme.heading.add_modifier(Modifier::BOLD);
    let mut line = vec![(tr!(s.i18n, &of.message()), bold)];
    if let Some(main) = known.main() {
        let marks = Marks::of(&s.theme);
        line.extend([
            ("   ".to_owned(), s.theme.text),
            (format!("{} ", marks.earlier), s.theme.key),
            (main.label.clone(), s.theme.accent),
            (format!(" {}", marks.later), s.theme.key),
        ]);
    }
    if !known.basis_name.is_empty() {
        let name = text::clean(&known.basis_name).into_owned();
        line.push((format!("   {name}"), s.theme.accent));
    }
    line
}

/// Value, number of cases, interval, target; and what is to be kept in mind.
fn summary(of: Kpi, value: &KpiValue, wanted: Option<Wanted>, s: &Session) -> Line {
    let settings = &s.shared.settings;
    let bold = s.theme.text.add_modifier(Modifier::BOLD);
    let mut line = vec![
        (kpi::format(of, value.value, settings, &s.i18n), bold),
        (format!("   {}", tr!(s.i18n, "kpi-detail-n", n = value.n)), s.theme.text),
    ];
    if let Some(interval) = kpi::interval(of, value, &s.i18n) {
        let words = tr!(s.i18n, "kpi-detail-interval", interval = interval);
        line.push((format!("   {words}"), s.theme.dim));
    }
    if let Some(wanted) = wanted {
        let (sign, key, style) = match value.value.map(|value| wanted.is_met(value)) {
            Some(true) => (s.theme.signs.done, "kpi-detail-target-met", s.theme.good),
            Some(false) => (s.theme.signs.warn, "kpi-detail-target-missed", s.theme.warn),
            None => (s.theme.signs.dot, "kpi-detail-target", s.theme.dim),
        };
        line.push((
            format!("   {sign} {}", tr!(s.i18n, key, target = wanted.text(settings, &s.i18n))),
            style,
        ));
    }
    if kpi::few(of, value) {
        line.push((format!("   {}", tr!(s.i18n, "kpi-few")), s.theme.warn));
    }
    if value.provisional {
        line.push((format!("   {}", tr!(s.i18n, "kpi-provisional")), s.theme.warn));
    }
    line
}

/// The change from another period on; `None`: that one is not counted yet.
fn compared(of: Kpi, value: &KpiValue, row: &Row, key: &str, s: &Session) -> Option<Line> {
    let settings = &s.shared.settings;
    let before = row.figures.get(of)?;
    let shown = kpi::format(of, before.value, settings, &s.i18n);
    let mut line =
        vec![(tr!(s.i18n, key, period = row.label.as_str(), value = shown), s.theme.dim)];
    let Some(change) = kpi::compare(of, value, before) else { return Some(line) };
    let by = kpi::change(of, &change, settings, &s.i18n);
    let (key, style) = match (change.real, change.is_better(of)) {
        (Some(false), _) => (Some("kpi-no-real-change"), s.theme.dim),
        (_, Some(true)) => (Some("kpi-detail-better"), s.theme.good),
        (_, Some(false)) => (Some("kpi-detail-worse"), s.theme.warn),
        (_, None) => (None, s.theme.text),
    };
    let words = key.map(|key| format!("  {}", tr!(s.i18n, key))).unwrap_or_default();
    line.push((format!("   {by}{words}"), style));
    Some(line)
}

/// The figure of a closed month as it was stored, where that is another than it is now.
fn stored(of: Kpi, known: &Known, s: &Session) -> Option<Line> {
    let month = known.month.as_ref().filter(|month| month.is_corrected(of))?;
    let settings = &s.shared.settings;
    let shown = |figures: &kpi::Figures| {
        kpi::format(of, figures.get(of).and_then(|value| value.value), settings, &s.i18n)
    };
    let words = tr!(
        s.i18n,
        "kpi-detail-corrected",
        date = s.i18n.date(s.day(month.stored_at)),
        stored = shown(&month.stored),
        now = shown(&month.now),
        key = s.key_for(Context::Kpis, Action::Save)
    );
    Some(vec![(format!("{} {words}", s.theme.signs.warn), s.theme.warn)])
}
