//! The data rows of a file, each as a record or as the reason why not.

use crate::domain::import::{ImportKind, ImportRecord, ParsedRow};
use crate::tr;

use super::fingerprint::RowKeys;
use super::plan::Plan;
use super::problem::{FileProblem, What};
use super::row::{Reader, Reason, Row};
use super::sale::Ordinals;
use super::sorter::{Sort, Sorter};
use super::table::{RawRow, Table};
use super::{complaint, contact, customer, person, sale, survey, task};

/// Iterates over a file. Rows that are no data (titles, sums, empty ones) are
/// passed over and not counted.
pub struct Rows {
    table: Table,
    sorter: Sorter,
    reader: Reader,
    keys: RowKeys,
    ordinals: Ordinals,
    kind: ImportKind,
    ended: bool,
}

impl Rows {
    pub(super) fn new(plan: &Plan) -> Result<Self, FileProblem> {
        Ok(Self {
            table: plan.raw()?,
            sorter: Sorter::new(plan),
            reader: Reader::new(plan),
            keys: RowKeys::new(plan.kind.name()),
            ordinals: Ordinals::default(),
            kind: plan.kind,
            ended: false,
        })
    }

    fn parse(&mut self, raw: &RawRow) -> ParsedRow {
        let key = self.keys.key(&raw.cells);
        // Rows that cannot be taken are lines of their document, too.
        let ordinal = match self.kind {
            ImportKind::Sales => self.ordinals.of(Row { cells: &raw.cells, reader: &self.reader }),
            _ => 0,
        };
        ParsedRow { line: raw.line, key, record: self.record(raw, ordinal) }
    }

    fn record(&self, raw: &RawRow, ordinal: u32) -> Result<ImportRecord, Reason> {
        let surplus = raw.cells.iter().skip(self.reader.columns).any(|c| !c.trim().is_empty());
        if surplus {
            return Err(tr!(
                self.reader.i18n,
                "import-too-many-cells",
                cells = raw.cells.len() as u64,
                columns = self.reader.columns as u64
            ));
        }
        let row = Row { cells: &raw.cells, reader: &self.reader };
        match self.kind {
            ImportKind::Customers => Ok(ImportRecord::Customer(Box::new(customer::customer(row)?))),
            ImportKind::Persons => person::person(row),
            ImportKind::Contacts => Ok(ImportRecord::Contact(Box::new(contact::contact(row)?))),
            ImportKind::Complaints => {
                Ok(ImportRecord::Complaint(Box::new(complaint::complaint(row)?)))
            }
            ImportKind::Tasks => Ok(ImportRecord::Task(Box::new(task::task(row)?))),
            ImportKind::Sales => Ok(ImportRecord::Sale(Box::new(sale::sale(row, ordinal)?))),
            ImportKind::Surveys => Ok(ImportRecord::Survey(Box::new(survey::survey(row)?))),
        }
    }
}

impl Iterator for Rows {
    type Item = ParsedRow;

    fn next(&mut self) -> Option<ParsedRow> {
        while !self.ended {
            match self.table.next() {
                None => self.ended = true,
                Some(Ok(raw)) => {
                    if self.sorter.sort(&raw) == Sort::Data {
                        return Some(self.parse(&raw));
                    }
                }
                Some(Err(what)) => {
                    self.ended = true;
                    let (line, reason) = match what {
                        What::EndlessRecord { line } => {
                            (line, tr!(self.reader.i18n, "import-endless-record"))
                        }
                        other => (
                            0,
                            tr!(self.reader.i18n, "import-read-error", what = other.to_string()),
                        ),
                    };
                    return Some(ParsedRow { line, key: 0, record: Err(reason) });
                }
            }
        }
        None
    }
}
