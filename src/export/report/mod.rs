//! The report to hand on: one HTML page that needs nothing else.

mod chart;
mod collect;
mod draw;
mod page;
mod present;
mod rows;

pub use self::collect::{Order, Report};
pub use self::page::Page;

/// Whether a file begins as an earlier report does, and may be replaced.
pub fn is_report(old: &str) -> bool {
    old.starts_with("<!doctype html>") && old.contains(page::MARK)
}

/// What is the same on every page: the name that the template has for it, and its message.
const WORDS: &[(&str, &str)] = &[
    ("course", "report-course"),
    ("figure", "report-figure"),
    ("value", "report-value"),
    ("n", "report-n"),
    ("target", "report-target"),
    ("legend", "report-legend"),
    ("pareto", "report-pareto"),
    ("pareto_none", "report-pareto-none"),
    ("curve", "report-curve"),
    ("curve_none", "report-curve-none"),
    ("class", "report-class"),
    ("customers", "report-customers"),
    ("share", "report-share"),
    ("segments", "report-segments"),
    ("segment", "report-segment"),
    ("revenue_12m", "report-revenue-12m"),
    ("margin_12m", "report-margin-12m"),
    ("revenue_share", "report-revenue-share"),
    ("share_drawn", "report-share-drawn"),
    ("definitions", "report-definitions"),
    ("definitions_note", "report-definitions-note"),
    ("footer", "report-footer"),
];
