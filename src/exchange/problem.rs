//! Why a whole file cannot be read, as a sentence. Rows have reasons of their
//! own (see [`super::rows`]).

use std::path::PathBuf;

use thiserror::Error;

use crate::i18n::I18n;
use crate::tr;

use super::meaning::Proof;

/// Why a file as a whole cannot be taken. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{path}: {what}")]
pub struct FileProblem {
    pub path: PathBuf,
    pub what: What,
}

/// The kinds of [`FileProblem`]; the message is `import-file-<name>`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum What {
    #[error("no such file")]
    Missing,
    #[error("is a folder")]
    Folder,
    #[error("is no plain file")]
    Special,
    #[error("cannot be read: {0}")]
    Unreadable(String),
    #[error("is empty")]
    Empty,
    #[error("is neither text nor a spreadsheet")]
    Binary,
    /// An iCalendar file: appointments and tasks, no customers.
    #[error("holds appointments, no customers")]
    Calendar,
    /// JSON: an export for other programs, not for the way back.
    #[error("is JSON, no table")]
    Json,
    #[error("is too large ({mib} MiB, at most {limit} MiB)")]
    TooLarge { mib: u64, limit: u64 },
    #[error("has {columns} columns, at most {limit}")]
    TooManyColumns { columns: u64, limit: u64 },
    /// A record that does not end (most often a quotation mark that is never closed).
    #[error("line {line}: a record that does not end")]
    EndlessRecord { line: u64 },
    #[error("the spreadsheet cannot be read: {0}")]
    Sheet(String),
    /// No row looks like a heading; what stands in the first row.
    #[error("no heading row")]
    NoHeader { first: String },
    /// A heading, but no column that names somebody; which columns there are.
    #[error("no column for {kind}")]
    NothingUseful { kind: &'static str, columns: String },
    #[error("no data rows below the heading")]
    NoRows,
    /// Whether these columns are without or with VAT, before or after discount, is not
    /// said; what the figures tell of the discount.
    #[error("what {columns} means has to be asked")]
    AmountMeaning { columns: String, proof: Option<Proof> },
    /// `--map COLUMN=FIELD` with a column that is not there.
    #[error("no column `{column}`")]
    UnknownColumn { column: String, nearest: String },
    /// `--map COLUMN=FIELD` with a field that is not there.
    #[error("no field `{field}`")]
    UnknownField { field: String, nearest: String },
}

impl FileProblem {
    pub fn new(path: &std::path::Path, what: What) -> Self {
        Self { path: path.to_owned(), what }
    }

    /// One clear sentence: where, what, what to do.
    pub fn message(&self, i18n: &I18n) -> String {
        let path = super::clean::line(&self.path.display().to_string()).into_owned();
        match &self.what {
            What::Missing => tr!(i18n, "import-file-missing", path = path),
            What::Folder => tr!(i18n, "import-file-folder", path = path),
            What::Special => tr!(i18n, "import-file-special", path = path),
            What::Unreadable(what) => {
                tr!(i18n, "import-file-unreadable", path = path, what = what.as_str())
            }
            What::Empty => tr!(i18n, "import-file-empty", path = path),
            What::Binary => tr!(i18n, "import-file-binary", path = path),
            What::Calendar => tr!(i18n, "import-file-calendar", path = path),
            What::Json => tr!(i18n, "import-file-json", path = path),
            What::TooLarge { mib, limit } => {
                tr!(i18n, "import-file-too-large", path = path, size = *mib, limit = *limit)
            }
            What::TooManyColumns { columns, limit } => {
                tr!(
                    i18n,
                    "import-file-too-many-columns",
                    path = path,
                    columns = *columns,
                    limit = *limit
                )
            }
            What::EndlessRecord { line } => {
                tr!(i18n, "import-file-endless-record", path = path, line = line.to_string())
            }
            What::Sheet(what) => tr!(i18n, "import-file-sheet", path = path, what = what.as_str()),
            What::NoHeader { first } => {
                tr!(i18n, "import-file-no-header", path = path, first = first.as_str())
            }
            What::NothingUseful { kind, columns } => tr!(
                i18n,
                "import-file-nothing-useful",
                path = path,
                kind = i18n.text(&format!("import-kind-{kind}")).into_owned(),
                columns = columns.as_str()
            ),
            What::NoRows => tr!(i18n, "import-file-no-rows", path = path),
            What::AmountMeaning { columns, proof } => {
                let seen = proof.as_ref().map(|proof| proof.sentence(i18n) + " ");
                tr!(
                    i18n,
                    "import-file-amount-meaning",
                    path = path,
                    columns = columns.as_str(),
                    seen = seen.unwrap_or_default(),
                    column = columns.split(", ").next().unwrap_or_default()
                )
            }
            What::UnknownColumn { column, nearest } if nearest.is_empty() => {
                tr!(i18n, "import-map-no-column", path = path, column = column.as_str())
            }
            What::UnknownColumn { column, nearest } => tr!(
                i18n,
                "import-map-no-column-nearest",
                path = path,
                column = column.as_str(),
                nearest = nearest.as_str()
            ),
            What::UnknownField { field, nearest } if nearest.is_empty() => {
                tr!(i18n, "import-map-no-field", field = field.as_str())
            }
            What::UnknownField { field, nearest } => tr!(
                i18n,
                "import-map-no-field-nearest",
                field = field.as_str(),
                nearest = nearest.as_str()
            ),
        }
    }
}
