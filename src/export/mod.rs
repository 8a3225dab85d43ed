//! Records on their way out of the file: what the store holds, in the form of the
//! exchange, whole or not at all. One code for the command and for the screen. Knows
//! neither terminal nor threads.

pub mod atomic;
pub mod members;
pub mod report;
mod source;

use std::io;
use std::path::Path;

use crate::exchange::ExportKind;
use crate::i18n::I18n;
use crate::i18n::text::clean;
use crate::store::api::StoreError;
use crate::store::messages;
use crate::tr;

pub use source::Source;

/// The form of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    Json,
}

impl Format {
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// By the ending of a file name, however it is written.
    pub fn of(path: &Path) -> Option<Self> {
        Self::from_name(&path.extension()?.to_string_lossy().to_lowercase())
    }

    /// As it is called.
    pub fn word(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
        }
    }
}

/// Why there is no file.
#[derive(Debug)]
pub enum Unwritten {
    Store(StoreError),
    /// The place or the disk.
    Output(io::Error),
    /// There is a folder of this name.
    Folder,
    /// There is a file of this name that is not an earlier one of ours.
    Exists,
    /// It was not wanted any more.
    Stopped,
}

impl From<StoreError> for Unwritten {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for Unwritten {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Unwritten {
    /// What is wrong with this file, in one sentence.
    pub fn sentence(&self, path: &Path, i18n: &I18n) -> String {
        let path = clean(&path.display().to_string()).into_owned();
        match self {
            Self::Store(error) => messages::sentence(error, i18n),
            Self::Folder => tr!(i18n, "write-is-folder", path = path),
            Self::Exists => tr!(i18n, "write-exists", path = path),
            Self::Stopped => tr!(i18n, "export-stopped"),
            Self::Output(error) => {
                let what = match error.kind() {
                    io::ErrorKind::NotFound => tr!(i18n, "write-no-folder"),
                    io::ErrorKind::PermissionDenied => tr!(i18n, "write-denied"),
                    io::ErrorKind::StorageFull => tr!(i18n, "write-full"),
                    io::ErrorKind::ReadOnlyFilesystem => tr!(i18n, "write-read-only"),
                    _ => {
                        let what = error.to_string();
                        what.split(" (os error").next().unwrap_or(&what).to_owned()
                    }
                };
                tr!(i18n, "write-failed", path = path, what = what)
            }
        }
    }
}

/// Whether a file begins as an earlier export does, and may be replaced.
pub fn is_export(old: &str, kinds: &[ExportKind], format: Format) -> bool {
    match format {
        Format::Csv => kinds.iter().any(|kind| kind.wrote(old)),
        Format::Json => {
            let begin = old.trim_start();
            begin.starts_with("[]")
                || begin.starts_with("{\n\"customers\": [")
                || (begin.starts_with('[') && old.contains("\"uid\""))
        }
    }
}
