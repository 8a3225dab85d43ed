//! Where the column names stand in a file, and which kind of file it is.

use crate::domain::import::ImportKind;

use super::columns::{self, compared};
use super::field::F;
use super::fingerprint::Fnv;
use super::plan::{Options, Remembered};
use super::table::RawRow;

/// A line that only names the separator.
pub fn is_sep(row: &RawRow) -> bool {
    row.cells.get(0).is_some_and(|c| {
        c.trim().trim_matches('"').to_ascii_lowercase().starts_with("sep=") && c.trim().len() <= 8
    })
}

/// The row that names most columns, how well it does, and the kind of file that it
/// fits best.
pub fn find_header(
    rows: &[RawRow],
    options: &Options,
    remembered: &dyn Fn(ImportKind, &str) -> Option<Remembered>,
) -> Option<(usize, ImportKind, RawRow)> {
    let kinds: Vec<ImportKind> = options.kind.map_or_else(|| ImportKind::ALL.to_vec(), |k| vec![k]);
    let mut best: Option<(usize, ImportKind, &RawRow)> = None;
    for row in rows.iter().filter(|r| !r.is_blank()) {
        for kind in &kinds {
            let mut score = header_score(row, *kind, options);
            if score == 0 && remembered(*kind, &header_key(row.cells.iter())).is_some() {
                score = 1;
            }
            if score > best.map_or(0, |(s, ..)| s) {
                best = Some((score, *kind, row));
            }
        }
    }
    best.map(|(score, kind, row)| (score, kind, row.clone()))
}

/// Fingerprint of a heading, under which choices are remembered.
pub fn header_key<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut hash = Fnv::new();
    for name in names {
        hash.add(compared(name).as_bytes());
        hash.add(b"\x1f");
    }
    format!("{:016x}", hash.finish())
}

fn header_score(row: &RawRow, kind: ImportKind, options: &Options) -> usize {
    let overrides = &options.overrides;
    let mut fields = Vec::new();
    let mut named = 0;
    let mut filled = 0;
    for cell in row.cells.iter().filter(|c| !c.trim().is_empty()) {
        filled += 1;
        if overrides.iter().any(|(column, _)| same_column(column, cell)) {
            named += 1;
        } else if let Some(field) = columns::known(cell, kind)
            && (field.is_many() || !fields.contains(&field))
        {
            fields.push(field);
            named += 1;
        }
    }
    // One known word among many is a coincidence, alone in a narrow file it is the heading.
    if named == 0 || (named == 1 && filled > 3) {
        return 0;
    }
    let has = |field: F| fields.contains(&field);
    if options.kind.is_none() && !is_telling(kind, has) {
        return 0;
    }
    let mut score = named * 10;
    score += match kind {
        ImportKind::Contacts
            if has(F::At) && (has(F::Customer) || has(F::Caller) || has(F::CustomerEmail)) =>
        {
            9
        }
        ImportKind::Persons
            if has(F::Customer) && (has(F::LastName) || has(F::Name)) && !has(F::Role) =>
        {
            2
        }
        ImportKind::Persons if has(F::Customer) && has(F::Role) => 11,
        ImportKind::Customers => 5,
        ImportKind::Complaints | ImportKind::Tasks | ImportKind::Sales | ImportKind::Surveys => 10,
        _ => 0,
    };
    score
}

/// Whether the columns are such as only this kind of file has. Names like “Status”,
/// “Betreuer” or “Datum” stand in every other file, too.
fn is_telling(kind: ImportKind, has: impl Fn(F) -> bool) -> bool {
    let any = |fields: &[F]| fields.iter().any(|field| has(*field));
    match kind {
        ImportKind::Complaints => {
            has(F::ReceivedAt)
                && any(&[
                    F::Severity,
                    F::Annoyance,
                    F::Justified,
                    F::Demand,
                    F::Cause,
                    F::Remedy,
                    F::AcknowledgedAt,
                    F::ResolvedAt,
                ])
                && any(&[F::Description, F::Category, F::Cause])
        }
        ImportKind::Tasks => {
            has(F::Title) && has(F::Due) && any(&[F::DoneAt, F::Priority, F::State, F::Assignee])
        }
        ImportKind::Sales => {
            has(F::Date)
                && any(&[F::Revenue, F::RevenueAfterDiscount, F::Amount])
                && any(&[F::Customer, F::CustomerEmail])
                && any(&[F::Document, F::Quantity, F::Discount, F::VariableCost])
        }
        ImportKind::Surveys => has(F::Score) && any(&[F::AnsweredAt, F::SentAt]),
        ImportKind::Customers | ImportKind::Persons | ImportKind::Contacts => true,
    }
}

/// Whether a name typed by hand means this column.
pub fn same_column(wanted: &str, name: &str) -> bool {
    wanted.trim() == name.trim()
        || (!compared(wanted).is_empty() && compared(wanted) == compared(name))
}
