//! How one figure is drawn in a line: its name, value and signs, number of cases, trend and
//! change, in columns that line up over all blocks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::counting::Counting;
use super::known::{Compared, Known};
use super::spark;
use crate::domain::codes::{Code, Kpi};
use crate::domain::kpi::{self, Change, KpiValue, Unit};
use crate::session::Session;
use crate::tr;
use crate::ui::{Theme, text, widget};

/// Signs of this screen; ASCII ones for `--ascii`.
#[derive(Debug, Clone, Copy)]
pub struct Marks {
    pub up: &'static str,
    pub down: &'static str,
    /// No real change.
    pub same: &'static str,
    pub few: &'static str,
    pub provisional: &'static str,
    pub corrected: &'static str,
    pub met: &'static str,
    pub missed: &'static str,
    pub earlier: &'static str,
    pub later: &'static str,
}

impl Marks {
    pub fn of(theme: &Theme) -> Self {
        if theme.signs.ascii {
            return Self {
                up: "^",
                down: "v",
                same: "=",
                few: "*",
                provisional: "~",
                corrected: "!",
                met: "+",
                missed: "x",
                earlier: "<",
                later: ">",
            };
        }
        Self {
            up: "↑",
            down: "↓",
            same: "≈",
            few: "*",
            provisional: "○",
            corrected: "≠",
            met: "✓",
            missed: "✗",
            earlier: "◂",
            later: "▸",
        }
    }
}

const VALUE: usize = 12;
/// Target and note, with a blank before the number of cases.
const SIGNS: usize = 3;
const CASES: usize = 7;
/// With a blank before it; without one where it is narrow.
const CHANGE: usize = 10;
/// A change in percent that is told as more than this.
const MOST: f64 = 999.0;
/// A trend that is shorter than this says nothing.
const TREND: usize = 6;
/// A name that is shorter than this cannot be told from others.
const NAME: usize = 21;

/// Widths of the columns; 0 = left out.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    pub name: usize,
    trend: usize,
    change: usize,
}

impl Columns {
    /// For lines of this width, with so many periods in the trend.
    pub fn new(width: u16, periods: usize, compared: Compared, theme: &Theme) -> Self {
        // The sign of the choice at the left.
        let room = usize::from(width).saturating_sub(2);
        let with_change = compared != Compared::Nothing;
        let fixed = VALUE + SIGNS + CASES + 1;
        let trend_beside = |change: usize| {
            let rest = room.saturating_sub(fixed + change + NAME);
            spark::cells(periods, rest, theme)
        };
        let change = match with_change {
            false => 0,
            true if trend_beside(CHANGE) < periods => CHANGE - 1,
            true => CHANGE,
        };
        let trend = Some(trend_beside(change)).filter(|trend| *trend >= TREND).unwrap_or(0);
        let name = room.saturating_sub(fixed + change + trend);
        Self { name, trend, change }
    }

    /// What the columns are, dim over them; `said` stands at the left.
    pub fn head(&self, buf: &mut Buffer, area: Rect, said: &str, with: Compared, s: &Session) {
        let trend = text::fit_right(&tr!(s.i18n, "kpis-col-trend"), self.trend, "");
        let change = match with {
            Compared::Before => tr!(s.i18n, "kpis-col-before"),
            Compared::YearBefore => tr!(s.i18n, "kpis-col-year-before"),
            Compared::Nothing => String::new(),
        };
        let columns = format!(
            "{}{}{} {trend}{}",
            text::fit_right(&tr!(s.i18n, "kpis-col-value"), VALUE, ""),
            " ".repeat(SIGNS),
            text::fit_right(&tr!(s.i18n, "kpis-col-n"), CASES, ""),
            text::fit_right(&change, self.change, ""),
        );
        let said = text::fit(said, self.name, s.theme.signs.ellipsis);
        let dim = s.theme.dim;
        widget::put(buf, area, 0, &[("  ", dim), (&said, dim), (&columns, dim)]);
    }
}

/// The name of a figure, shortened where it has a shorter one.
fn name(kpi: Kpi, cells: usize, s: &Session) -> String {
    let full = tr!(s.i18n, &kpi.message());
    let short = kpi.message().replacen("kpi-", "kpis-short-", 1);
    let fits = text::width(&full) <= cells;
    let name = if !fits && s.i18n.has(&short) { tr!(s.i18n, &short) } else { full };
    text::fit(&name, cells, s.theme.signs.ellipsis)
}

/// Draws the line of a figure at row `y`.
pub fn line(
    buf: &mut Buffer,
    (area, y): (Rect, u16),
    kpi: Kpi,
    (counting, with): (&Counting, Compared),
    (columns, here): (&Columns, bool),
    s: &Session,
) {
    let sign = if here { s.theme.signs.cursor } else { " " };
    let named = if here { s.theme.accent } else { s.theme.text };
    let name = name(kpi, columns.name, s);
    widget::put(buf, area, y, &[(sign, s.theme.accent), (" ", s.theme.text), (&name, named)]);
    let from = u16::try_from(columns.name + 2).unwrap_or(u16::MAX).min(area.width);
    let area = Rect { x: area.x + from, width: area.width - from, ..area };
    let Some((known, fresh)) = counting.seen(kpi) else {
        let dots = text::fit_right(s.theme.signs.ellipsis, VALUE, "");
        widget::put(buf, area, y, &[(&dots, s.theme.dim)]);
        return;
    };
    let Some(value) = known.value(kpi) else { return };
    // What is of another period stands back until it is counted.
    let toned = |style: Style| if fresh { style } else { s.theme.dim };
    let settings = &s.shared.settings;
    let nothing = value.value.is_none();
    let number =
        text::fit_right(&kpi::format_short(kpi, value.value, settings, &s.i18n), VALUE, "");
    let note = note(known, value, kpi, s);
    // Few cases are marked where they are told; few are below ten.
    let few = if kpi::few(kpi, value) { Marks::of(&s.theme).few } else { "" };
    let cases = if nothing { String::new() } else { short_number(value.n, s) };
    let blank = CASES.saturating_sub(text::width(&cases) + text::width(few));
    let blank = " ".repeat(blank + 1);
    let trend = spark::spark(&known.values(kpi), columns.trend, &s.theme);
    // What was stands back behind what is.
    let newest = trend.char_indices().next_back().map_or(0, |(at, _)| at);
    let (past, newest) = trend.split_at(newest);
    let change = known.change(kpi, with);
    let moved =
        text::fit_right(&short_moved(kpi, change.as_ref(), columns.change, s), columns.change, "");
    let (target, reached) = target(known, kpi, s);
    let pieces = [
        (number.as_str(), if nothing { s.theme.dim } else { toned(s.theme.text) }),
        (target, toned(reached)),
        (if note.is_empty() { " " } else { note }, toned(s.theme.warn)),
        (&blank, s.theme.text),
        (few, toned(s.theme.warn)),
        (&cases, s.theme.dim),
        (" ", s.theme.text),
        (past, s.theme.dim),
        (newest, toned(s.theme.accent)),
        (&moved, toned(tone(kpi, change.as_ref(), s))),
    ];
    widget::put(buf, area, y, &pieces);
}

/// Whether the target is met, as a sign; a blank without one.
fn target(known: &Known, kpi: Kpi, s: &Session) -> (&'static str, Style) {
    let marks = Marks::of(&s.theme);
    let wanted = known.wanted(kpi, &s.shared.settings);
    match wanted.zip(known.value(kpi).and_then(|value| value.value)) {
        Some((wanted, value)) if wanted.is_met(value) => (marks.met, s.theme.good),
        Some(_) => (marks.missed, s.theme.bad),
        None => (" ", s.theme.text),
    }
}

/// The sign after a value that has to be taken with care; nothing for others.
fn note(known: &Known, value: &KpiValue, kpi: Kpi, s: &Session) -> &'static str {
    let marks = Marks::of(&s.theme);
    if known.is_corrected(kpi) {
        marks.corrected
    } else if value.value.is_some() && value.provisional {
        marks.provisional
    } else {
        ""
    }
}

/// Where a change went, with its sign: `↑ +12,3 %`, `≈ +0,4 PP`.
pub fn moved(kpi: Kpi, change: Option<&Change>, s: &Session) -> String {
    let Some(change) = change else { return String::new() };
    let marks = Marks::of(&s.theme);
    let words = kpi::change(kpi, change, &s.shared.settings, &s.i18n);
    let sign = match change {
        // What rounds to nothing has not moved.
        _ if words.starts_with('±') => "",
        Change { real: Some(false), .. } => marks.same,
        Change { difference, .. } if *difference > 0.0 => marks.up,
        _ => marks.down,
    };
    format!("{sign}{words}")
}

/// The same for a column, with a blank before it: where something has grown many times over
/// nobody asks for the tenth.
fn short_moved(kpi: Kpi, change: Option<&Change>, cells: usize, s: &Session) -> String {
    let moved = moved(kpi, change, s);
    if text::width(&moved) < cells {
        return moved;
    }
    let Some(change) = change else { return moved };
    let sign: String = moved.chars().take_while(|c| !"+−".contains(*c)).collect();
    let (plus, short) = match change.relative {
        Some(percent) if percent.abs() > MOST => (">", s.i18n.percent(MOST / 100.0, 0)),
        Some(percent) => ("", s.i18n.percent(percent.abs() / 100.0, 0)),
        None if kpi::figure(kpi).unit == Unit::Percent => {
            let value = s.i18n.decimal(change.difference.abs(), 0);
            ("", tr!(s.i18n, "kpi-points-of-percent", value = value))
        }
        None => return moved,
    };
    let minus = if change.difference < 0.0 { "−" } else { "+" };
    format!("{sign}{plus}{minus}{short}")
}

/// Green, red, or dim where it says nothing.
pub fn tone(kpi: Kpi, change: Option<&Change>, s: &Session) -> Style {
    match change.and_then(|change| change.is_better(kpi)) {
        Some(true) => s.theme.good,
        Some(false) => s.theme.bad,
        None => s.theme.dim,
    }
}

/// A number of cases in few cells.
fn short_number(n: i64, s: &Session) -> String {
    let full = s.i18n.number(n);
    if text::width(&full) <= CASES {
        return full;
    }
    #[expect(clippy::cast_precision_loss, reason = "for display")]
    let millions = n as f64 / 1e6;
    let places = usize::from(millions < 100.0);
    tr!(s.i18n, "kpis-cases-millions", n = s.i18n.decimal(millions, places))
}
