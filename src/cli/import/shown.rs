//! What an import says: how the file was understood, and what came of it.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use super::ImportArgs;
use crate::domain::codes::{Code as _, FieldType};
use crate::domain::import::{ImportKind, ImportReport, Reject};
use crate::exchange::{Column, DayOrder, Decimal, F, Field, Format, Plan};
use crate::i18n::I18n;
use crate::tr;

/// Reasons shown; the rest is counted.
const REASONS: usize = 20;
/// Widest name of a column that others are aligned to.
const WIDEST: usize = 32;

/// Form, columns, and what is passed over.
pub fn recognised(plan: &Plan, i18n: &I18n) -> String {
    let mut out = String::new();
    let name = super::file_name(&plan.path);
    let form = match plan.sniffed.format {
        Format::Csv => tr!(
            i18n,
            "import-form-csv",
            encoding = plan.sniffed.encoding.name(),
            separator = separator(plan, i18n),
            line = plan.header_line.to_string()
        ),
        Format::VCard => tr!(i18n, "import-form-vcard", encoding = plan.sniffed.encoding.name()),
        other => {
            tr!(
                i18n,
                "import-form-sheet",
                format = other.name(),
                line = plan.header_line.to_string()
            )
        }
    };
    let _ = writeln!(out, "{name}: {form}");
    let width = plan.columns.iter().map(|c| c.name.width().min(WIDEST)).max().unwrap_or(0);
    for column in &plan.columns {
        // Empty columns of other programs are many and say nothing.
        if column.profile.filled == 0 {
            continue;
        }
        let gap = " ".repeat(width.saturating_sub(column.name.width()));
        let _ = writeln!(out, "  {}{gap}  {}", column.name, destination(plan, column, i18n));
    }
    for sentence in plan.reading(i18n) {
        let _ = writeln!(out, "{sentence}");
    }
    let passed = passed(plan, i18n);
    if !passed.is_empty() {
        let _ = writeln!(out, "{}", tr!(i18n, "import-passed", what = passed.join(", ")));
    }
    out
}

fn separator(plan: &Plan, i18n: &I18n) -> String {
    match plan.dialect.map(|d| d.separator) {
        Some(b'\t') => tr!(i18n, "import-separator-tab"),
        Some(byte) => char::from(byte).to_string(),
        None => String::new(),
    }
}

fn destination(plan: &Plan, column: &Column, i18n: &I18n) -> String {
    match &column.field {
        Some(Field::Known(F::PhoneLabel | F::EmailLabel)) => tr!(i18n, "import-to-label"),
        Some(Field::Known(field)) => {
            let mut text = format!("→ {}", field.name());
            if *field == F::Amount {
                return tr!(i18n, "import-field-amount");
            }
            if field.is_decimal() && plan.kind == ImportKind::Sales {
                let _ = write!(text, " ({})", decimal(plan, column, i18n));
            }
            if field.is_date() && column.profile.day_order() == DayOrder::MonthFirst {
                let _ = write!(text, " ({})", tr!(i18n, "import-month-first"));
            }
            text
        }
        Some(Field::Own(label)) => {
            let own = plan.own_fields();
            let field_type =
                own.iter().find(|o| &o.label == label).map_or(FieldType::Text, |o| o.field_type);
            let mut form = tr!(i18n, &field_type.message());
            if field_type == FieldType::Number {
                let _ = write!(form, ", {}", decimal(plan, column, i18n));
            }
            tr!(i18n, "import-to-own", label = label.as_str(), form = form)
        }
        Some(Field::Ignore) | None => {
            tr!(i18n, "import-to-nothing", values = i18n.number(count(column.profile.filled)))
        }
    }
}

/// Comma or point.
fn decimal(plan: &Plan, column: &Column, i18n: &I18n) -> String {
    tr!(
        i18n,
        match plan.decimal_of(column) {
            Decimal::Comma => "import-decimal-comma",
            Decimal::Point => "import-decimal-point",
        }
    )
}

fn passed(plan: &Plan, i18n: &I18n) -> Vec<String> {
    let p = plan.passed;
    [
        ("import-passed-above", p.above),
        ("import-passed-empty", p.empty),
        ("import-passed-sums", p.sums),
        ("import-passed-headings", p.headings),
    ]
    .into_iter()
    .filter(|(_, n)| *n > 0)
    .map(|(key, n)| tr!(i18n, key, count = n))
    .collect()
}

/// The counts, and the first reasons.
pub fn report(report: &ImportReport, kind: ImportKind, args: &ImportArgs, i18n: &I18n) -> String {
    let number = |n: u64| i18n.number(count(n));
    let mut out = String::new();
    if args.dry_run {
        let _ = writeln!(out, "{}", i18n.text("import-dry-run"));
    }
    let counts = tr!(
        i18n,
        "import-counts",
        read = number(report.read),
        created = number(report.created),
        updated = number(report.updated),
        skipped = number(report.skipped),
        rejected = number(report.rejected)
    );
    let _ = writeln!(out, "{counts}");
    if report.skipped > 0 {
        let met = report.skipped - report.known;
        let _ = writeln!(
            out,
            "{}",
            tr!(i18n, "import-skipped", known = number(report.known), met = number(met))
        );
    }
    if report.unassigned > 0 {
        let key = match kind {
            ImportKind::Contacts => "import-unassigned",
            _ => "import-without-customer",
        };
        let _ = writeln!(out, "{}", tr!(i18n, key, count = number(report.unassigned)));
    }
    customers(&mut out, report, args, i18n);
    let single: Vec<&Reject> = report.rejects.iter().filter(|r| !r.collected).collect();
    for reject in single.iter().take(REASONS) {
        let _ = writeln!(
            out,
            "  {}",
            tr!(
                i18n,
                "import-reject",
                line = reject.line.to_string(),
                reason = reject.reason.as_str()
            )
        );
    }
    let more = single.len().saturating_sub(REASONS);
    if more > 0 {
        let _ = writeln!(out, "  {}", tr!(i18n, "import-more-rejects", count = more as u64));
    }
    match &args.rejects {
        Some(path) if report.rejected > 0 => {
            let _ = writeln!(
                out,
                "{}",
                tr!(i18n, "import-rejects-written", path = path.display().to_string())
            );
        }
        None if report.rejected > 0 => {
            let _ = writeln!(out, "{}", i18n.text("import-rejects-hint"));
        }
        _ => {}
    }
    out
}

/// Customers that were made, or that nobody knows: a sentence each, not one for every row.
fn customers(out: &mut String, report: &ImportReport, args: &ImportArgs, i18n: &I18n) {
    if report.customers_made > 0 {
        let key = if args.dry_run { "import-customers-would" } else { "import-customers-made" };
        let _ = writeln!(out, "{}", tr!(i18n, key, count = report.customers_made));
    }
    let sentence = crate::exchange::unknown_customers(report, i18n);
    if let Some(sentence) = sentence {
        let _ = writeln!(out, "{sentence} {}", i18n.text("import-unknown-hint"));
    }
}

fn count(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
