//! How a command ends: an exit status, and for what went wrong one plain sentence.

use std::io;
use std::path::Path;

use crate::export::Unwritten;
use crate::i18n::I18n;
use crate::store::api::{OpenError, SaveError, StoreError};
use crate::store::messages;
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
        Self::new(FILE, messages::open_sentence(error, i18n))
    }

    pub fn store(error: &StoreError, i18n: &I18n) -> Self {
        let status = match error {
            StoreError::NotFound => NOTHING,
            StoreError::Setting(_) | StoreError::Query(_) => USAGE,
            _ => FILE,
        };
        Self::new(status, messages::sentence(error, i18n))
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
            SaveError::StepRefused { number, from, to, why } => {
                Self::new(DATA, messages::step_sentence(number, *from, *to, *why, i18n))
            }
            SaveError::Flaw(flaw) => Self::new(DATA, messages::flaw_sentence(flaw, i18n)),
            SaveError::Gone => Self::new(NOTHING, tr!(i18n, "save-error-gone")),
            SaveError::Conflict { .. } => Self::new(DATA, tr!(i18n, "save-error-conflict")),
            SaveError::Store(error) => Self::store(error, i18n),
        }
    }

    /// There is no export in this file (`None`: standard output).
    pub fn unwritten(error: &Unwritten, path: Option<&Path>, i18n: &I18n) -> Self {
        match (error, path) {
            (Unwritten::Store(error), _) => Self::store(error, i18n),
            (Unwritten::Output(error), None) => Self::output(error, i18n),
            (Unwritten::Folder | Unwritten::Exists, path) => {
                Self::new(USAGE, error.sentence(path.unwrap_or(Path::new("-")), i18n))
            }
            (error, path) => Self::new(FILE, error.sentence(path.unwrap_or(Path::new("-")), i18n)),
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
