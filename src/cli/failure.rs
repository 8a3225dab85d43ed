//! How a command ends: an exit status, and for what went wrong one plain sentence.

use std::io;
use std::path::PathBuf;

use crate::i18n::I18n;
use crate::store::api::{OpenError, SaveError, StoreError};
use crate::tr;

/// Done.
pub const DONE: u8 = 0;
/// Nothing found, nothing to do.
pub const NOTHING: u8 = 1;
/// Wrong usage.
pub const USAGE: u8 = 2;
/// Bad input data.
pub const DATA: u8 = 3;
/// The file cannot be used.
pub const FILE: u8 = 4;

/// What a command returns: its exit status, or why it failed.
pub type Ended = Result<u8, Failure>;

/// Why a command failed. Its sentence says what, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub status: u8,
    /// Empty: nothing more to say (the reader has closed the pipe).
    pub sentence: String,
}

impl Failure {
    pub fn new(status: u8, sentence: impl Into<String>) -> Self {
        Self { status, sentence: sentence.into() }
    }

    /// Ends quietly: nobody reads any more.
    pub fn quiet() -> Self {
        Self::new(DONE, "")
    }

    pub fn open(error: &OpenError, i18n: &I18n) -> Self {
        let name = |path: &PathBuf| path.display().to_string();
        let sentence = match error {
            OpenError::Missing(path) => tr!(i18n, "open-error-missing", file = name(path)),
            OpenError::Foreign(path) => tr!(i18n, "open-error-foreign", file = name(path)),
            OpenError::Newer { path, found, known } => {
                tr!(i18n, "open-error-newer", file = name(path), found = *found, known = *known)
            }
            OpenError::Damaged { path, what } => {
                tr!(i18n, "open-error-damaged", file = name(path), what = what.as_str())
            }
            OpenError::TooOpen(path) => tr!(i18n, "open-error-too-open", file = name(path)),
            OpenError::Folder(path) => tr!(i18n, "open-error-folder", file = name(path)),
            OpenError::NotWritable { path, what } => {
                tr!(i18n, "open-error-not-writable", file = name(path), what = what.as_str())
            }
            OpenError::Locked(path) => tr!(i18n, "open-error-locked", file = name(path)),
            OpenError::Io { path, what } => {
                tr!(i18n, "open-error-io", file = name(path), what = what.as_str())
            }
        };
        Self::new(FILE, sentence)
    }

    pub fn store(error: &StoreError, i18n: &I18n) -> Self {
        match error {
            StoreError::NotFound => Self::new(NOTHING, tr!(i18n, "store-error-not-found")),
            StoreError::Setting(error) => Self::new(USAGE, error.sentence(i18n)),
            StoreError::Busy => Self::new(FILE, tr!(i18n, "store-error-busy")),
            StoreError::Full => Self::new(FILE, tr!(i18n, "store-error-full")),
            StoreError::ReadOnly => Self::new(FILE, tr!(i18n, "store-error-read-only")),
            StoreError::Newer => Self::new(FILE, tr!(i18n, "store-error-newer")),
            StoreError::Damaged(what) => {
                Self::new(FILE, tr!(i18n, "store-error-damaged", what = what.as_str()))
            }
            StoreError::Interrupted => Self::new(FILE, tr!(i18n, "store-error-interrupted")),
            StoreError::Sql(what) => {
                Self::new(FILE, tr!(i18n, "store-error-sql", what = what.as_str()))
            }
        }
    }

    pub fn save(error: &SaveError, i18n: &I18n) -> Self {
        match error {
            SaveError::NumberTaken { number, name } => Self::new(
                DATA,
                tr!(
                    i18n,
                    "save-error-number-taken",
                    number = number.as_str(),
                    name = name.as_str()
                ),
            ),
            SaveError::Gone => Self::new(NOTHING, tr!(i18n, "save-error-gone")),
            SaveError::Conflict { .. } => Self::new(DATA, tr!(i18n, "save-error-conflict")),
            SaveError::Store(error) => Self::store(error, i18n),
        }
    }

    /// Writing what was asked for did not work; a closed pipe is no failure.
    pub fn output(error: &io::Error, i18n: &I18n) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::quiet();
        }
        Self::new(FILE, tr!(i18n, "cli-output-failed", why = error.to_string()))
    }
}
