//! Spreadsheets (XLSX, ODS, XLS) as rows of text. The first sheet that holds
//! anything is read.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use calamine::{Data, DataRef, DataType, Ods, Reader, SheetVisible, Xls, Xlsx};
use csv::StringRecord;

use super::problem::What;
use super::sniff::Format;
use super::table::{COLUMN_LIMIT, RawRow};

/// Most text a sheet may unpack to.
const UNPACKED_LIMIT_MIB: u64 = 1024;

/// Reads the first sheet with data.
pub fn read(path: &Path, format: Format) -> Result<Vec<RawRow>, What> {
    let file = || File::open(path).map(BufReader::new).map_err(|e| What::Unreadable(e.to_string()));
    if format != Format::Xls
        && let Some(mib) = unpacked_mib(&mut file()?)
        && mib > UNPACKED_LIMIT_MIB
    {
        return Err(What::TooLarge { mib, limit: UNPACKED_LIMIT_MIB });
    }
    match format {
        Format::Xlsx => read_xlsx(Xlsx::new(file()?).map_err(|e| What::Sheet(e.to_string()))?),
        Format::Ods => {
            let book: Ods<_> = Ods::new(file()?).map_err(|e| What::Sheet(e.to_string()))?;
            read_ranges(book)
        }
        _ => {
            let book: Xls<_> = Xls::new(file()?).map_err(|e| What::Sheet(e.to_string()))?;
            read_ranges(book)
        }
    }
}

/// XLSX cell by cell: a lone cell far out in the sheet costs nothing.
fn read_xlsx(mut book: Xlsx<BufReader<File>>) -> Result<Vec<RawRow>, What> {
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    for name in names {
        let mut cells =
            book.worksheet_cells_reader(&name).map_err(|e| What::Sheet(e.to_string()))?;
        let mut rows: Vec<RawRow> = Vec::new();
        let mut widest = 0;
        while let Some(cell) = cells.next_cell().map_err(|e| What::Sheet(e.to_string()))? {
            let (row, column) = cell.get_position();
            let value = text_of_ref(cell.get_value());
            if value.is_empty() {
                continue;
            }
            let column = column as usize;
            widest = widest.max(column + 1);
            if widest > COLUMN_LIMIT {
                return Err(What::TooManyColumns {
                    columns: widest as u64,
                    limit: COLUMN_LIMIT as u64,
                });
            }
            let line = u64::from(row) + 1;
            if rows.last().is_none_or(|last| last.line != line) {
                rows.push(RawRow { line, cells: StringRecord::new() });
            }
            if let Some(last) = rows.last_mut() {
                while last.cells.len() < column {
                    last.cells.push_field("");
                }
                last.cells.push_field(&value);
            }
        }
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Err(What::Empty)
}

fn read_ranges<R: Reader<BufReader<File>>>(mut book: R) -> Result<Vec<RawRow>, What>
where
    R::Error: std::fmt::Display,
{
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    for name in names {
        let range = book.worksheet_range(&name).map_err(|e| What::Sheet(e.to_string()))?;
        let Some((first, left)) = range.start() else { continue };
        let width = range.width() + left as usize;
        if width > COLUMN_LIMIT {
            return Err(What::TooManyColumns { columns: width as u64, limit: COLUMN_LIMIT as u64 });
        }
        let mut rows = Vec::new();
        for (index, cells) in range.rows().enumerate() {
            if cells.iter().all(DataType::is_empty) {
                continue;
            }
            let mut record = StringRecord::new();
            for _ in 0..left {
                record.push_field("");
            }
            for cell in cells {
                record.push_field(&text_of(cell));
            }
            rows.push(RawRow { line: u64::from(first) + index as u64 + 1, cells: record });
        }
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Err(What::Empty)
}

fn text_of_ref(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        other => text_of(&other.clone().into()),
    }
}

/// A cell as one would type it: dates in ISO form, whole numbers without a point.
fn text_of(value: &Data) -> String {
    match value {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        // Display of f64 is the shortest decimal that reads back the same, never an exponent.
        Data::Float(number) => number.to_string(),
        Data::Bool(true) => "true".to_owned(),
        Data::Bool(false) => "false".to_owned(),
        Data::DateTime(when) => {
            if when.is_duration() || when.as_f64() < 1.0 {
                return when
                    .as_duration()
                    .map(|d| {
                        let minutes = (d.num_seconds() + 30) / 60;
                        format!("{}:{:02}", minutes / 60, minutes % 60)
                    })
                    .unwrap_or_default();
            }
            when.as_datetime()
                .map(|at| {
                    if at.time() == chrono::NaiveTime::MIN {
                        at.format("%Y-%m-%d").to_string()
                    } else {
                        at.format("%Y-%m-%d %H:%M:%S").to_string()
                    }
                })
                .unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// What the archive says it unpacks to, from the directory at its end.
fn unpacked_mib<R: Read + Seek>(file: &mut R) -> Option<u64> {
    let size = file.seek(SeekFrom::End(0)).ok()?;
    file.seek(SeekFrom::Start(size.saturating_sub(1 << 17))).ok()?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail).ok()?;
    let mut total = 0_u64;
    let mut rest = tail.as_slice();
    while let Some(at) = rest.windows(4).position(|w| w == b"PK\x01\x02") {
        let entry = rest.get(at..)?;
        let bytes: [u8; 4] = entry.get(24..28)?.try_into().ok()?;
        total = total.saturating_add(u64::from(u32::from_le_bytes(bytes)));
        rest = entry.get(4..)?;
    }
    Some(total >> 20)
}
