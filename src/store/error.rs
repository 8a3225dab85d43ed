//! From SQLite's result codes to the store's own words, so that nobody above
//! ever sees a raw SQL error for something ordinary.

use std::path::Path;

use rusqlite::{Error, ErrorCode, ffi};

use super::api::{OpenError, SaveError, StoreError};

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged(error.to_string())
            }
            Some(ErrorCode::OperationInterrupted) => Self::Interrupted,
            _ if matches!(error, Error::QueryReturnedNoRows) => Self::NotFound,
            _ => Self::Sql(error.to_string()),
        }
    }
}

impl From<Error> for SaveError {
    fn from(error: Error) -> Self {
        Self::Store(error.into())
    }
}

/// The same for opening, where the file's name belongs into the sentence.
pub(super) fn open_error(path: &Path, error: &Error) -> OpenError {
    let path = path.to_owned();
    let what = error.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => OpenError::Locked(path),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            OpenError::NotWritable { path, what }
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            OpenError::Damaged { path, what }
        }
        _ => OpenError::Io { path, what },
    }
}

/// Whether waiting and trying once more can help.
pub(super) fn is_busy(error: &Error) -> bool {
    error.sqlite_error().is_some_and(|e| e.extended_code & 0xff == ffi::SQLITE_BUSY)
}
