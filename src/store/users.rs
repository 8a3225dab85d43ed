//! Users: who works with the file, and the logins and initials that records name.
//!
//! A row is a pair of login and the name given beside it (`--user`). Reps,
//! owners and assignees are rows without such a name; in the domain they are
//! plain strings.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

use super::Store;
use super::api::StoreError;
use crate::domain::model::{Id, User};

/// The name of a user in SQL: `login`, or `name (login)` where one was given beside it.
pub(in crate::store) const LABEL: &str =
    "CASE acting_as WHEN '' THEN login ELSE acting_as || ' (' || login || ')' END";

impl Store {
    /// Everybody whom a record may name as rep, owner or assignee.
    pub fn users(&self) -> Result<Vec<User>, StoreError> {
        let mut statement = self.conn.prepare_cached(
            "SELECT min(id), login, max(full_name) FROM user
             WHERE deleted_at IS NULL GROUP BY login ORDER BY login",
        )?;
        let rows = statement.query_map([], |r| {
            Ok(User { id: r.get(0)?, login: r.get(1)?, full_name: r.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The login of a user row (for lists that carry only the id).
    pub fn user_name(&self, id: Id) -> Result<Option<String>, StoreError> {
        let mut statement = self.conn.prepare_cached("SELECT login FROM user WHERE id = ?1")?;
        Ok(statement.query_row([id], |r| r.get(0)).optional()?)
    }

    /// The row of whoever uses this store; inside a writing transaction.
    pub(in crate::store) fn my_user_id(&self, now: DateTime<Utc>) -> Result<Id, StoreError> {
        if let Some(id) = self.user_id.get() {
            return Ok(id);
        }
        let who = &self.who;
        // Kept only once it is certain that the row is there: the transaction
        // that makes it may still be rolled back.
        if let Some(id) = find(&self.conn, &who.login, &who.acting_as)? {
            self.user_id.set(Some(id));
            return Ok(id);
        }
        Ok(create(&self.conn, &who.login, &who.acting_as, 0, now.timestamp_millis())?)
    }
}

fn find(conn: &Connection, login: &str, acting_as: &str) -> rusqlite::Result<Option<Id>> {
    conn.prepare_cached("SELECT id FROM user WHERE login = ?1 AND acting_as = ?2")?
        .query_row([login, acting_as], |r| r.get(0))
        .optional()
}

fn create(
    conn: &Connection,
    login: &str,
    acting_as: &str,
    by: Id,
    now: i64,
) -> rusqlite::Result<Id> {
    conn.prepare_cached(
        "INSERT INTO user (login, acting_as, created_at, created_by, updated_at, updated_by)
         VALUES (?1, ?2, ?3, ?4, ?3, ?4)",
    )?
    .execute((login, acting_as, now, by))?;
    Ok(conn.last_insert_rowid())
}

/// The row of a rep, owner or assignee; made if it is new. `None` for an empty name.
pub(in crate::store) fn named(
    conn: &Connection,
    name: &str,
    by: Id,
    now: i64,
) -> rusqlite::Result<Option<Id>> {
    if name.is_empty() {
        return Ok(None);
    }
    if let Some(id) = find(conn, name, "")? {
        return Ok(Some(id));
    }
    create(conn, name, "", by, now).map(Some)
}
