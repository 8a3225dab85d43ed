//! A figure as a row of the report: value, cases, interval, how it moved, target, course.

use super::collect::Report;
use super::draw;
use super::page::{Block, Change, Line, Row, Target};
use crate::domain::codes::{Code as _, Kpi};
use crate::domain::kpi::{
    self, Block as Side, Figure, KpiValue, Unit, few, figures_of, format, format_short, interval,
};
use crate::i18n::I18n;
use crate::tr;

/// Beside a value that may still change.
pub const PROVISIONAL: &str = "†";
/// Beside a value of few cases.
pub const FEW: &str = "°";
/// Beside a value that was another one when it was stored.
pub const CORRECTED: &str = "‡";

/// A block with all its figures.
pub fn block(report: &Report, side: Side, i18n: &I18n) -> Block {
    let rows = figures_of(side).map(|figure| row(report, figure, i18n)).collect();
    Block { id: id(side), name: tr!(i18n, side.message()), rows }
}

fn id(side: Side) -> &'static str {
    match side {
        Side::Orientation => "orientation",
        Side::Satisfaction => "satisfaction",
        Side::Retention => "retention",
        Side::Value => "value",
    }
}

fn row(report: &Report, figure: &Figure, i18n: &I18n) -> Row {
    let (kpi, settings) = (figure.kpi, &report.settings);
    let name = tr!(i18n, &kpi.message());
    let nothing = KpiValue::default();
    let value = report.now.figures.get(kpi).unwrap_or(&nothing);
    Row {
        id: kpi.name(),
        main: figure.shown,
        value: format(kpi, value.value, settings, i18n),
        marks: marks(report, kpi, value, i18n),
        below: below(report, kpi, value, i18n),
        n: i18n.number(value.n),
        before: change(report, kpi, value, report.before.figures.get(kpi), i18n),
        year_before: change(report, kpi, value, report.year_before.figures.get(kpi), i18n),
        target: target(report, kpi, value, i18n),
        trend: trend(report, kpi, &name, i18n),
        name,
    }
}

fn marks(report: &Report, kpi: Kpi, value: &KpiValue, i18n: &I18n) -> Vec<Line> {
    let line = |name: &str, key: &str| Line { name: name.to_owned(), text: tr!(i18n, key) };
    let mut marks = Vec::new();
    if value.provisional && value.value.is_some() {
        marks.push(line(PROVISIONAL, "report-legend-provisional"));
    }
    if few(kpi, value) {
        marks.push(line(FEW, "report-legend-few"));
    }
    if report.stored(kpi).is_some() {
        marks.push(line(CORRECTED, "report-legend-corrected"));
    }
    marks
}

/// What belongs to a value besides itself, each in a line.
fn below(report: &Report, kpi: Kpi, value: &KpiValue, i18n: &I18n) -> Vec<String> {
    let shown = |value: f64| format(kpi, Some(value), &report.settings, i18n);
    let mut lines: Vec<String> = interval(kpi, value, i18n).into_iter().collect();
    if let (Some(mean), Some(p90)) = (value.mean, value.p90) {
        lines.push(tr!(i18n, "report-mean", mean = shown(mean), p90 = shown(p90)));
    }
    if let Some(sum) = value.sum {
        lines.push(tr!(i18n, "report-total", sum = shown(sum)));
    }
    if let Some(share) = value.coverage.filter(|share| *share < 100.0 && value.value.is_some()) {
        let share = i18n.percent(share / 100.0, 0);
        lines.push(tr!(i18n, "report-coverage", share = share));
    }
    if let Some(stored) = report.stored(kpi) {
        let stored = format(kpi, stored.value, &report.settings, i18n);
        lines.push(tr!(i18n, "report-stored", value = stored));
    }
    lines
}

fn change(
    report: &Report,
    kpi: Kpi,
    now: &KpiValue,
    before: Option<&KpiValue>,
    i18n: &I18n,
) -> Change {
    let Some(before) = before.filter(|before| before.value.is_some()) else {
        return Change::default();
    };
    let shown = format_short(kpi, before.value, &report.settings, i18n);
    let other = tr!(i18n, "report-was", value = shown);
    let Some(change) = kpi::compare(kpi, now, before) else {
        return Change { other, word: kpi_nothing(), class: "same", ..Change::default() };
    };
    if change.real == Some(false) {
        let word = tr!(i18n, "kpi-no-real-change");
        return Change { word, other, class: "same", ..Change::default() };
    }
    let (class, word) = match change.is_better(kpi) {
        Some(true) => ("good", tr!(i18n, "report-better")),
        Some(false) => ("bad", tr!(i18n, "report-worse")),
        None => ("same", String::new()),
    };
    let sign = match change.difference {
        by if by > 0.0 => "▲",
        by if by < 0.0 => "▼",
        _ => "",
    };
    let text = kpi::change(kpi, &change, &report.settings, i18n);
    Change { sign, text, class, word, other }
}

/// There is no value any more, but there was one.
fn kpi_nothing() -> String {
    "—".to_owned()
}

fn target(report: &Report, kpi: Kpi, value: &KpiValue, i18n: &I18n) -> Option<Target> {
    let (from, to) = report.now.period.days();
    let wanted = report.settings.wanted(kpi, from, to)?;
    let (sign, class, key) = match value.value.map(|value| wanted.is_met(value)) {
        Some(true) => ("✓", "good", "report-target-met"),
        Some(false) => ("✗", "bad", "report-target-missed"),
        None => ("", "same", "report-target-open"),
    };
    let text = wanted.text(&report.settings, i18n);
    Some(Target { sign, class, text, word: tr!(i18n, key) })
}

/// The course as a small line, told in words: from the first value to the last.
fn trend(report: &Report, kpi: Kpi, name: &str, i18n: &I18n) -> Option<super::chart::Chart> {
    let value = |told: &super::collect::Told| told.figures.get(kpi).and_then(|value| value.value);
    let values: Vec<Option<f64>> = report.trend.iter().map(value).collect();
    let known = || report.trend.iter().filter_map(|told| Some((told.period, value(told)?)));
    let (first, last) = (known().next()?, known().next_back()?);
    let shown = |value: f64| format(kpi, Some(value), &report.settings, i18n);
    let [from, to] = [first, last].map(|(period, _)| period.short(i18n));
    let (begin, end) = (shown(first.1), shown(last.1));
    let title = if first.0 == last.0 {
        tr!(i18n, "report-spark-one", name = name, last = end, to = to)
    } else {
        tr!(i18n, "report-spark", name = name, first = begin, from = from, last = end, to = to)
    };
    draw::spark(&values, &format!("trend-{}", kpi.name()), title)
}

/// Money in units of the currency, for axes.
pub fn in_units(kpi: Kpi, value: f64, digits: usize) -> f64 {
    match kpi::figure(kpi).unit {
        Unit::Money => value / 10_f64.powi(i32::try_from(digits).unwrap_or(2)),
        _ => value,
    }
}
