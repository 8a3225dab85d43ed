//! The rejected rows as a file of their own, with the reason behind each: to be
//! mended and imported again. Heading, separator and encoding stay as they were.

use std::collections::HashMap;
use std::io::{self, Write};

use csv::StringRecord;
use encoding_rs::{Encoding, UTF_8};

use crate::domain::import::{ImportKind, Reject};
use crate::i18n::I18n;

use super::field::F;
use super::plan::Plan;
use super::row::{Reader, Row};
use super::sale::Ordinals;
use super::sorter::{Sort, Sorter};
use super::table::RawRow;

/// Heading of the line that a row was in its document, which its place in the file of
/// rejected rows does not say any more. Known to the import.
const LINE: &str = "kundig: line";

/// Writes the rows that an import rejected. Gives their number.
pub fn write_rejects(
    plan: &Plan,
    rejects: &[Reject],
    i18n: &I18n,
    out: &mut dyn Write,
) -> io::Result<u64> {
    let reasons: HashMap<u64, &str> = rejects.iter().map(|r| (r.line, r.reason.as_str())).collect();
    let separator = plan.dialect.map_or(b';', |d| d.separator);
    // UTF-16 comes back as UTF-8 with its mark; spreadsheet programs know both.
    let encoding = plan.sniffed.encoding.output_encoding();
    if encoding == UTF_8 && plan.sniffed.has_mark() {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let numbers_lines = numbers_lines(plan, &reasons)?;
    let mut line = |cells: &StringRecord, reason: &str, ordinal: &str| -> io::Result<()> {
        // The reason has a column of its own, even where the row is too short or too long.
        let width = plan.columns.len().max(cells.len());
        let mut writer = csv::WriterBuilder::new()
            .delimiter(separator)
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        for column in 0..width {
            writer.write_field(cells.get(column).unwrap_or_default())?;
        }
        writer.write_field(reason)?;
        if numbers_lines {
            writer.write_field(ordinal)?;
        }
        writer.write_record(None::<&[u8]>)?;
        let bytes = writer.into_inner().map_err(|e| io::Error::other(e.to_string()))?;
        out.write_all(&encoded(&bytes, encoding))
    };
    let heading: StringRecord = plan.columns.iter().map(|c| c.name.as_str()).collect();
    line(&heading, &i18n.text("import-reject-column"), LINE)?;
    let mut written = 0;
    each(plan, &mut |row, ordinal| {
        let Some(reason) = reasons.get(&row.line) else { return Ok(()) };
        let ordinal = if ordinal > 1 { ordinal.to_string() } else { String::new() };
        written += 1;
        line(&row.cells, reason, &ordinal)
    })?;
    out.flush()?;
    Ok(written)
}

/// Whether a rejected row is not the first of its document.
fn numbers_lines(plan: &Plan, reasons: &HashMap<u64, &str>) -> io::Result<bool> {
    if plan.kind != ImportKind::Sales || plan.has(F::Line) {
        return Ok(false);
    }
    let mut found = false;
    each(plan, &mut |row, ordinal| {
        found |= ordinal > 1 && reasons.contains_key(&row.line);
        Ok(())
    })?;
    Ok(found)
}

/// The data rows, and which of its document each is.
fn each(plan: &Plan, run: &mut dyn FnMut(&RawRow, u32) -> io::Result<()>) -> io::Result<()> {
    let mut sorter = Sorter::new(plan);
    let mut ordinals = Ordinals::default();
    let reader = Reader::new(plan);
    for row in plan.raw().map_err(|e| io::Error::other(e.to_string()))?.flatten() {
        if sorter.sort(&row) == Sort::Data {
            let ordinal = match plan.kind {
                ImportKind::Sales => ordinals.of(Row { cells: &row.cells, reader: &reader }),
                _ => 0,
            };
            run(&row, ordinal)?;
        }
    }
    Ok(())
}

fn encoded(text: &[u8], encoding: &'static Encoding) -> Vec<u8> {
    encoding.encode(&String::from_utf8_lossy(text)).0.into_owned()
}
