//! Opening and leaving a file.
//!
//! Locking: WAL, so readers never wait; writers wait for each other at most
//! [`BUSY`]. Compatibility: a foreign, damaged or newer file is refused before
//! the first byte is written; an older one climbs (see [`super::migrate`]).
//! Performance: no statement here that the first screen does not need.

use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::api::{Open, OpenError, Who};
use super::error::open_error;
use super::file::{self, Found};
use super::{Store, migrate};

/// How long one attempt waits for another writer.
pub(super) const BUSY: Duration = Duration::from_secs(5);

impl Store {
    /// Open a file; `how` says whether a missing one is created.
    pub fn open(path: &Path, how: Open, who: &Who, now: DateTime<Utc>) -> Result<Self, OpenError> {
        let found = file::look(path, how, migrate::NEWEST)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(path, flags).map_err(|e| open_error(path, &e))?;
        prepare(&conn, path, found, now).map_err(|e| match e {
            Refused::Sql(e) => open_error(path, &e),
            Refused::Open(e) => e,
        })?;
        Ok(Self::new(conn, Some(path.to_owned()), who.clone()))
    }

    /// One more connection of a process that has the file open already. Nobody but SQLite
    /// may open the file here: when any handle of it is closed, the system drops all locks
    /// that the process has on it (POSIX), and another process would take the log away
    /// from under the first connection.
    pub fn open_beside(path: &Path, who: &Who) -> Result<Self, OpenError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = || -> rusqlite::Result<(Connection, i64)> {
            let conn = Connection::open_with_flags(path, flags)?;
            conn.busy_timeout(BUSY)?;
            tune(&conn)?;
            let version = conn.pragma_query_value(None, "user_version", |r| r.get(0))?;
            Ok((conn, version))
        };
        let (conn, found) = open().map_err(|e| open_error(path, &e))?;
        let known = migrate::NEWEST;
        if found != known {
            return Err(OpenError::Newer { path: path.to_owned(), found, known });
        }
        Ok(Self::new(conn, Some(path.to_owned()), who.clone()))
    }

    /// A store that lives only as long as it is open.
    pub fn open_in_memory(who: &Who) -> Result<Self, OpenError> {
        let path = Path::new(":memory:");
        let in_memory = || -> Result<Connection, Refused> {
            let conn = Connection::open_in_memory()?;
            tune(&conn)?;
            migrate::climb(&conn)?;
            Ok(conn)
        };
        let conn = in_memory().map_err(|e| match e {
            Refused::Sql(e) => open_error(path, &e),
            Refused::Open(e) => e,
        })?;
        Ok(Self::new(conn, None, who.clone()))
    }

    /// Leave the file. The last one to leave puts everything back into the one
    /// file, which then may be copied.
    pub fn close(self) {
        // The last connection to close does it; nobody waits for a colleague here.
        if let Err(error) = self.conn.busy_timeout(Duration::ZERO) {
            tracing::warn!(%error, "leaving the file");
        }
        if let Err((_, error)) = self.conn.close() {
            tracing::warn!(%error, "leaving the file");
        }
    }
}

enum Refused {
    Open(OpenError),
    Sql(rusqlite::Error),
}

impl From<rusqlite::Error> for Refused {
    fn from(e: rusqlite::Error) -> Self {
        Self::Sql(e)
    }
}

fn prepare(
    conn: &Connection,
    path: &Path,
    found: Found,
    now: DateTime<Utc>,
) -> Result<(), Refused> {
    conn.busy_timeout(BUSY)?;
    // A killed process may have left a log: until the file is accepted, leaving
    // must not even put that back into it.
    if !file::is_at_rest(path) {
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    }
    if conn.is_readonly("main")? {
        let what = "read-only".to_owned();
        return Err(Refused::Open(OpenError::NotWritable { path: path.to_owned(), what }));
    }
    // The header read by hand may be older than the WAL: ask again.
    let version: i64 = conn.pragma_query_value(None, "user_version", |r| r.get(0))?;
    if version > migrate::NEWEST {
        let known = migrate::NEWEST;
        let path = path.to_owned();
        return Err(Refused::Open(OpenError::Newer { path, found: version, known }));
    }
    if found == (Found::Kundig { wide: true }) && !is_shared(conn)? {
        return Err(Refused::Open(OpenError::TooOpen(path.to_owned())));
    }
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    tune(conn)?;
    if version < migrate::NEWEST {
        if version > 0 {
            migrate::back_up(conn, path, version, now)
                .map_err(|e| Refused::Open(file::io_error(path, &e)))?;
        }
        // The first schema is laid before WAL is switched on, so that the main
        // file says whose it is even if the program dies before a checkpoint.
        migrate::climb(conn)?;
    }
    let mode = switch_to_wal(conn)?;
    if mode != "wal" {
        // Some network file systems; it still works, only readers wait for writers.
        tracing::warn!(mode, "no write-ahead log on this file system");
    }
    Ok(())
}

/// Of several that open a new file at once, each wants it for itself for this moment, and
/// SQLite lets none of them wait.
fn switch_to_wal(conn: &Connection) -> rusqlite::Result<String> {
    let pause = Duration::from_millis(10);
    let mut left = BUSY;
    loop {
        match conn.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0)) {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && left > pause =>
            {
                std::thread::sleep(pause);
                left -= pause;
            }
            result => return result,
        }
    }
}

/// Settings of the connection; they read no page but the first.
fn tune(conn: &Connection) -> rusqlite::Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Else SQLite plans a cached statement anew at each execution, in case the
    // values bound to it would change its mind (STAT4); FTS5's own ones too.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_prepared_statement_cache_capacity(160);
    super::query::register(conn)?;
    // 1.5 MiB of cache: the whole program shall stay under 16 MiB with 100,000 customers.
    conn.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -1536;
         PRAGMA journal_size_limit = 4194304;",
    )?;
    // A file of a gigabyte, that is some hundred thousand customers, may have more.
    let pages: i64 = conn.pragma_query_value(None, "page_count", |row| row.get(0))?;
    if pages > 262_144 {
        conn.execute_batch("PRAGMA cache_size = -24576;")?;
    }
    if cfg!(target_os = "macos") {
        // There, fsync alone does not reach the disk.
        conn.execute_batch("PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;")?;
    }
    Ok(())
}

fn is_shared(conn: &Connection) -> rusqlite::Result<bool> {
    conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM meta WHERE key = 'shared' AND value = 1)",
        [],
        |r| r.get(0),
    )
}
