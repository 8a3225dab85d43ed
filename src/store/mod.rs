//! The store: the only place that knows `rusqlite` and SQL.
//!
//! One [`Store`] is one connection; each thread has its own. Reading never
//! waits. A user's action is one transaction with its entry in the change log
//! (see [`save`](Store::save)).

mod agenda;
pub mod api;
pub mod bulk;
#[cfg(test)]
pub(crate) mod business;
mod card;
pub mod check;
mod complaints;
mod drafts;
mod error;
pub mod export;
mod fields;
mod figures;
mod file;
mod history;
mod import;
mod index;
mod kpi;
mod list;
pub mod lists;
mod merge;
pub mod messages;
mod migrate;
mod named;
mod notify;
mod open;
mod paging;
pub mod place;
pub mod process;
mod query;
mod read;
mod registry;
pub mod renew;
pub mod request;
mod rows;
#[cfg(test)]
mod samples;
mod save;
mod search;
mod segments;
mod settings;
mod stages;
mod tasks;
#[cfg(test)]
mod tests;
mod text;
mod undo;
mod users;
mod valued;
mod values;
mod words;
pub mod worker;
mod writer;

pub use read::Resolved;

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use self::api::{StoreError, Who};
use crate::domain::model::Id;

/// An open file (or a store in memory, for tests).
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    path: Option<PathBuf>,
    who: Who,
    /// Row of this user, once it is known.
    user_id: Cell<Option<Id>>,
    /// `data_version` and `change_seq` when last asked.
    seen: Cell<Option<(i64, i64)>>,
    /// What all customers bring together, when last reckoned.
    whole_file: Cell<Option<segments::WholeFile>>,
    /// What lies behind the figure that was asked for last.
    behind: RefCell<Option<kpi::Behind>>,
}

impl Store {
    fn new(conn: Connection, path: Option<PathBuf>, who: Who) -> Self {
        Self {
            conn,
            path,
            who,
            user_id: Cell::new(None),
            seen: Cell::new(None),
            whole_file: Cell::new(None),
            behind: RefCell::new(None),
        }
    }

    /// The connection, for the rooms of the store.
    pub(in crate::store) fn conn(&self) -> &Connection {
        &self.conn
    }

    /// Who works through this connection.
    pub fn who(&self) -> &Who {
        &self.who
    }

    /// The file; `None` in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether a path leads to the open file itself or to one that belongs to it. Such a
    /// one must not be opened beside SQLite, not even to be read: when any handle of it is
    /// closed, the system drops all locks that the process has on it (POSIX).
    pub fn keeps(&self, path: &Path) -> bool {
        self.path.as_deref().is_some_and(|own| file::is_part_of(own, path))
    }

    /// A handle with which another thread can end a long query of this store.
    pub fn interrupter(&self) -> Interrupter {
        Interrupter(self.conn.get_interrupt_handle())
    }

    /// A transaction that will write: takes the write lock at once, waits for
    /// other writers, and refuses if a newer program has changed the schema.
    pub(in crate::store) fn begin(&self) -> Result<Transaction<'_>, StoreError> {
        let mut attempts = 0;
        let tx = loop {
            attempts += 1;
            match Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate) {
                Ok(tx) => break tx,
                // Each attempt waits `BUSY`; some kinds of busy come back at once.
                Err(e) if error::is_busy(&e) && attempts < 3 => {}
                Err(e) => return Err(e.into()),
            }
        };
        let version: i64 = tx.pragma_query_value(None, "user_version", |r| r.get(0))?;
        if version > migrate::NEWEST {
            return Err(StoreError::Newer);
        }
        Ok(tx)
    }
}

/// Ends a running query of the store it came from; usable from another thread.
pub struct Interrupter(rusqlite::InterruptHandle);

impl Interrupter {
    pub fn interrupt(&self) {
        self.0.interrupt();
    }
}

impl std::fmt::Debug for Interrupter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Interrupter")
    }
}
