//! A file as rows of cells with line numbers, whatever its form. Nothing is
//! known here of columns and what they mean.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use csv::StringRecord;
use encoding_rs::Encoding;

use super::problem::{FileProblem, What};
use super::sniff::{Decoder, Format, Sniffed};
use super::{sheet, vcard};

/// Most columns a file may have.
pub const COLUMN_LIMIT: usize = 1000;
/// Most bytes one record may have; beyond, a quotation mark was left open.
const RECORD_LIMIT: u64 = 16 << 20;

/// A row as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawRow {
    /// Line of the file (1-based) where the row begins; row number of a sheet;
    /// line of the `BEGIN:VCARD`.
    pub line: u64,
    pub cells: StringRecord,
}

impl RawRow {
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Rows of a file, in order. After an error nothing follows.
pub type Table = Box<dyn Iterator<Item = Result<RawRow, What>> + Send>;

/// How the cells of a text file are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    pub separator: u8,
    /// What ends a row: `\n` (a `\r` before it belongs to it) or a lone `\r`.
    pub line_end: u8,
}

/// Opens the file anew and gives its rows.
pub fn open(
    path: &Path,
    sniffed: &Sniffed,
    dialect: Option<Dialect>,
) -> Result<Table, FileProblem> {
    let fail = |what| FileProblem::new(path, what);
    match sniffed.format {
        Format::Csv => {
            let dialect = dialect.unwrap_or(Dialect { separator: b';', line_end: b'\n' });
            let file = File::open(path).map_err(|e| fail(What::Unreadable(e.to_string())))?;
            Ok(Box::new(CsvRows::new(file, sniffed.encoding, dialect)))
        }
        Format::VCard => {
            let file = File::open(path).map_err(|e| fail(What::Unreadable(e.to_string())))?;
            Ok(Box::new(vcard::Cards::new(Decoder::new(file, sniffed.encoding))))
        }
        Format::Xlsx | Format::Ods | Format::Xls => {
            let rows = sheet::read(path, sniffed.format).map_err(fail)?;
            Ok(Box::new(rows.into_iter().map(Ok)))
        }
    }
}

/// The separators that may be meant: the one that a `sep=` line names, else all
/// that cut rows at all, the most regular first. Never empty.
pub fn dialects(path: &Path, encoding: &'static Encoding) -> Result<Vec<Dialect>, FileProblem> {
    let file =
        File::open(path).map_err(|e| FileProblem::new(path, What::Unreadable(e.to_string())))?;
    // A sample that ends inside a character, or cannot be read on, is still a sample.
    let mut bytes = Vec::new();
    let _ = Decoder::new(file, encoding).take(1 << 16).read_to_end(&mut bytes);
    Ok(dialects_of_text(&String::from_utf8_lossy(&bytes)))
}

fn dialects_of_text(sample: &str) -> Vec<Dialect> {
    let line_end = if sample.contains('\n') || !sample.contains('\r') { b'\n' } else { b'\r' };
    let first = sample.lines().next().unwrap_or_default().trim().trim_matches('"');
    if let Some(rest) = strip_prefix_ignore_case(first, "sep=") {
        let separator = match rest.as_bytes() {
            [] => Some(b'\t'),
            [byte] if byte.is_ascii() => Some(*byte),
            _ => None,
        };
        if let Some(separator) = separator {
            return vec![Dialect { separator, line_end }];
        }
    }
    let ranked = |candidates: &[u8]| {
        let mut found: Vec<(usize, Dialect)> = candidates
            .iter()
            .map(|c| Dialect { separator: *c, line_end })
            .map(|dialect| (regularity(sample, dialect), dialect))
            .filter(|(score, _)| *score > 0)
            .collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().map(|(_, dialect)| dialect).collect::<Vec<_>>()
    };
    let mut found = ranked(b";,\t|");
    if found.is_empty() {
        found = ranked(b"^~#:\x1f");
    }
    if found.is_empty() {
        found.push(Dialect { separator: b';', line_end });
    }
    found
}

fn strip_prefix_ignore_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| text.get(prefix.len()..).unwrap_or_default())
}

/// How regular the sample is when cut by this separator: rows with the usual
/// number of cells (two at least), weighted by that number.
fn regularity(sample: &str, dialect: Dialect) -> usize {
    let mut counts = std::collections::BTreeMap::<usize, usize>::new();
    let mut rows = 0;
    let mut record = StringRecord::new();
    let mut reader = builder(dialect).from_reader(sample.as_bytes());
    while rows < 200 && reader.read_record(&mut record).unwrap_or(false) {
        *counts.entry(record.len()).or_default() += 1;
        rows += 1;
    }
    // A sign in half of the rows at least, else it belongs to the text.
    if counts.range(2..).map(|(_, rows)| rows).sum::<usize>() * 2 < rows {
        return 0;
    }
    counts
        .into_iter()
        .filter(|(cells, _)| *cells > 1)
        .map(|(cells, rows)| rows * 100 + rows * cells.min(40))
        .max()
        .unwrap_or(0)
}

fn builder(dialect: Dialect) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder
        .has_headers(false)
        .flexible(true)
        .delimiter(dialect.separator)
        .terminator(csv::Terminator::Any(dialect.line_end));
    builder
}

/// Lets no more than [`RECORD_LIMIT`] bytes through between two records.
struct Guard<R> {
    inner: R,
    since_record: Arc<AtomicU64>,
    /// The end of the file was met.
    at_end: Arc<AtomicBool>,
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(out)?;
        if count == 0 && !out.is_empty() {
            self.at_end.store(true, Ordering::Relaxed);
        }
        let since = self.since_record.fetch_add(count as u64, Ordering::Relaxed);
        if since > RECORD_LIMIT {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "endless record"));
        }
        Ok(count)
    }
}

struct CsvRows {
    reader: csv::Reader<Guard<io::Chain<Decoder<File>, &'static [u8]>>>,
    since_record: Arc<AtomicU64>,
    at_end: Arc<AtomicBool>,
    line_end: u8,
    line: u64,
    ended: bool,
}

impl CsvRows {
    fn new(file: File, encoding: &'static Encoding, dialect: Dialect) -> Self {
        let since_record = Arc::new(AtomicU64::new(0));
        // A closing line end makes the last row like all others.
        let end: &'static [u8] = if dialect.line_end == b'\n' { b"\n" } else { b"\r" };
        let inner = Decoder::new(file, encoding).chain(end);
        let at_end = Arc::new(AtomicBool::new(false));
        let guard =
            Guard { inner, since_record: Arc::clone(&since_record), at_end: Arc::clone(&at_end) };
        let reader = builder(dialect).buffer_capacity(1 << 16).from_reader(guard);
        Self { reader, since_record, at_end, line_end: dialect.line_end, line: 0, ended: false }
    }
}

impl Iterator for CsvRows {
    type Item = Result<RawRow, What>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let mut record = StringRecord::new();
        match self.reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => {
                self.ended = true;
                return None;
            }
            Err(error) => {
                self.ended = true;
                let endless = matches!(error.kind(), csv::ErrorKind::Io(e) if e.kind() == io::ErrorKind::InvalidData);
                return Some(Err(if endless {
                    What::EndlessRecord { line: self.line + 1 }
                } else {
                    What::Unreadable(error.to_string())
                }));
            }
        }
        self.since_record.store(0, Ordering::Relaxed);
        // Every row ends with a line end, ours at the latest: one that only the end of
        // the file could end has a quotation mark left open.
        if self.at_end.load(Ordering::Relaxed) {
            self.ended = true;
            return Some(Err(What::EndlessRecord { line: self.line + 1 }));
        }
        if self.line_end == b'\n' {
            // Where the record ended, less its own lines: blank lines before it do not count.
            let inside = record.as_slice().bytes().filter(|b| *b == b'\n').count() as u64;
            let next = self.reader.position().line();
            let begin = next.saturating_sub(1 + inside);
            self.line = next.saturating_sub(1);
            if record.iter().next_back().is_some_and(|cell| cell.ends_with('\r')) {
                record = without_return(&record);
            }
            Some(Ok(RawRow { line: begin, cells: record }))
        } else {
            self.line += 1;
            Some(Ok(RawRow { line: self.line, cells: record }))
        }
    }
}

/// The record without the `\r` of its line end.
fn without_return(record: &StringRecord) -> StringRecord {
    let last = record.len().saturating_sub(1);
    let mut out = StringRecord::with_capacity(record.as_slice().len(), record.len());
    for (index, cell) in record.iter().enumerate() {
        let cell = if index == last { cell.strip_suffix('\r').unwrap_or(cell) } else { cell };
        out.push_field(cell);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::sniff::sniff;

    fn rows(text: &[u8]) -> Vec<(u64, Vec<String>)> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        let sniffed = sniff(file.path()).unwrap();
        let dialect = dialects(file.path(), sniffed.encoding).unwrap().first().copied();
        open(file.path(), &sniffed, dialect)
            .unwrap()
            .map(|row| row.unwrap())
            .map(|row| (row.line, row.cells.iter().map(str::to_owned).collect()))
            .collect()
    }

    #[test]
    fn a_quotation_mark_left_open_swallows_no_rows_unseen() {
        let file = tempfile::NamedTempFile::new().unwrap();
        for (text, line) in
            [("Nr;Firma\n1;\"Eins\n2;Zwei\n3;Drei", 2), ("Nr;Firma\n1;Eins\n2;\"Zwei\n", 3)]
        {
            std::fs::write(file.path(), text).unwrap();
            let sniffed = sniff(file.path()).unwrap();
            let last = open(file.path(), &sniffed, None).unwrap().last().unwrap();
            assert_eq!(last, Err(What::EndlessRecord { line }));
        }
        assert_eq!(rows(b"Nr;Firma\n1;\"Eins\nzwei\n\"").len(), 2);
    }

    #[test]
    fn the_line_of_a_row_is_where_it_begins() {
        let text = b"a;b\r\n\r\n1;\"x\r\ny\"\r\n2;z\r\n\r\n\r\n3;w";
        let lines: Vec<u64> =
            rows(text).into_iter().filter(|r| r.1.len() > 1).map(|r| r.0).collect();
        assert_eq!(lines, [1, 3, 5, 8]);
    }

    #[test]
    fn every_separator_is_found() {
        for separator in [";", ",", "\t", "|", "^"] {
            let text = format!("name{separator}ort\nA{separator}B\nC, D{separator}E\n")
                .replace(", ", if separator == "," { "" } else { ", " });
            assert_eq!(rows(text.as_bytes())[1].1, ["A", "B"], "{separator:?}");
        }
        assert_eq!(rows(b"sep=|\na|b;c\n")[1].1, ["a", "b;c"]);
    }

    #[test]
    fn a_quotation_mark_left_open_ends_in_a_sentence_not_in_memory() {
        let mut text = b"a;b\n1;2\n\"".to_vec();
        text.resize(40 << 20, b'x');
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        let sniffed = sniff(file.path()).unwrap();
        let last = open(file.path(), &sniffed, None).unwrap().last().unwrap();
        assert_eq!(last, Err(What::EndlessRecord { line: 3 }));
    }
}
