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
            let mut score = header_score(row, *kind, &options.overrides);
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

fn header_score(row: &RawRow, kind: ImportKind, overrides: &[(String, String)]) -> usize {
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
    let mut score = named * 10;
    let has = |field: F| fields.contains(&field);
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
        _ => 0,
    };
    score
}

/// Whether a name typed by hand means this column.
pub fn same_column(wanted: &str, name: &str) -> bool {
    wanted.trim() == name.trim()
        || (!compared(wanted).is_empty() && compared(wanted) == compared(name))
}
