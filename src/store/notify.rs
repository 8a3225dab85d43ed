//! “Did somebody else save?”, asked cheaply: `data_version` moves with every
//! foreign commit, `change_seq` only with those that changed data (drafts do not).

use std::path::PathBuf;

use super::Store;
use super::api::StoreError;
use super::file::side_file;

impl Store {
    /// Moves when another connection has committed anything.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        let mut statement = self.conn.prepare_cached("PRAGMA data_version")?;
        Ok(statement.query_row([], |r| r.get(0))?)
    }

    /// Moves when anybody, this store included, has saved data.
    pub fn change_seq(&self) -> Result<i64, StoreError> {
        let mut statement =
            self.conn.prepare_cached("SELECT value FROM meta WHERE key = 'change_seq'")?;
        Ok(statement.query_row([], |r| r.get(0))?)
    }

    /// The file that every commit touches, to be watched; `None` in memory.
    pub fn wal_path(&self) -> Option<PathBuf> {
        self.path.as_deref().map(|p| side_file(p, "-wal"))
    }
}
