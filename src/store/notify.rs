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

    /// Whether somebody else has saved data since this was asked last. Drafts and
    /// own saves do not count.
    pub fn changed_elsewhere(&self) -> Result<bool, StoreError> {
        let version = self.data_version()?;
        let before = self.seen.get();
        if before.is_some_and(|(seen, _)| seen == version) {
            return Ok(false);
        }
        let seq = self.change_seq()?;
        self.seen.set(Some((version, seq)));
        Ok(before.is_some_and(|(_, seen)| seen != seq))
    }

    /// The file that every commit touches, to be watched; `None` in memory.
    pub fn wal_path(&self) -> Option<PathBuf> {
        self.path.as_deref().map(|p| side_file(p, "-wal"))
    }
}
