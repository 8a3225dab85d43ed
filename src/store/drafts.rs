//! Drafts: what somebody was typing when the line dropped.
//!
//! They lie in the shared file but are no data: they do not move `change_seq`.
//! A draft is offered to its writer again once the process that wrote it is
//! dead; of another host this cannot be known, so there it has to be old.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Row;

use super::api::StoreError;
use super::rows::instant_or_epoch;
use super::{Store, process};
use crate::domain::model::Id;
use crate::domain::views::Draft;

/// A living process writes its draft within a second of each key; one of
/// another host that has been silent for so long is offered.
const SILENT: TimeDelta = TimeDelta::minutes(10);

struct Stored {
    draft: Draft,
    host: String,
    pid: u32,
    started: i64,
}

impl Store {
    /// Keep a draft (id 0 = new one); from then on it belongs to this process.
    pub fn put_draft(&mut self, draft: &Draft, now: DateTime<Utc>) -> Result<Id, StoreError> {
        let store: &Self = self;
        let tx = store.begin()?;
        let user = store.my_user_id(now)?;
        let who = &store.who;
        let row = (
            draft.id,
            user,
            &who.host,
            who.pid,
            who.started,
            &draft.form,
            &draft.title,
            draft.customer_id,
            &draft.values,
            now.timestamp_millis(),
        );
        let kept = tx
            .prepare_cached(
                "UPDATE draft SET user_id = ?2, host = ?3, pid = ?4, started = ?5, form = ?6,
                 title = ?7, customer_id = ?8, \"values\" = ?9, updated_at = ?10 WHERE id = ?1",
            )?
            .execute(row)?;
        let id = if kept > 0 {
            draft.id
        } else {
            tx.prepare_cached(
                "INSERT INTO draft (id, user_id, host, pid, started, form, title, customer_id,
                 \"values\", updated_at)
                 VALUES (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(row)?;
            tx.last_insert_rowid()
        };
        tx.commit()?;
        Ok(id)
    }

    /// My drafts whose writer is gone, newest first.
    pub fn drafts_waiting(&self, now: DateTime<Utc>) -> Result<Vec<Draft>, StoreError> {
        let waits = |s: &Stored| {
            if s.host == self.who.host {
                !process::is_same(&self.who, &s.host, s.pid, s.started)
                    && !process::is_alive(s.pid, s.started)
            } else {
                now - s.draft.updated_at > SILENT
            }
        };
        Ok(self.stored_drafts()?.into_iter().filter(waits).map(|s| s.draft).collect())
    }

    /// The drafts of this very process, newest first.
    pub fn my_drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let mine = |s: &Stored| process::is_same(&self.who, &s.host, s.pid, s.started);
        Ok(self.stored_drafts()?.into_iter().filter(mine).map(|s| s.draft).collect())
    }

    /// Throw a draft away.
    pub fn drop_draft(&mut self, id: Id) -> Result<(), StoreError> {
        let tx = self.begin()?;
        self.forget_draft(id)?;
        tx.commit()?;
        Ok(())
    }

    /// Inside a transaction.
    pub(super) fn forget_draft(&self, id: Id) -> Result<(), StoreError> {
        self.conn.prepare_cached("DELETE FROM draft WHERE id = ?1")?.execute([id])?;
        Ok(())
    }

    fn stored_drafts(&self) -> Result<Vec<Stored>, StoreError> {
        let mut statement = self.conn.prepare_cached(
            "SELECT d.id, d.form, d.title, d.customer_id, d.\"values\", d.updated_at, d.host, d.pid,
                    d.started
             FROM draft d WHERE d.user_id IN (SELECT id FROM user WHERE login = ?1)
             ORDER BY d.updated_at DESC, d.id DESC",
        )?;
        let rows = statement.query_map([&self.who.login], stored)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn stored(row: &Row) -> rusqlite::Result<Stored> {
    Ok(Stored {
        draft: Draft {
            id: row.get(0)?,
            form: row.get(1)?,
            title: row.get(2)?,
            customer_id: row.get(3)?,
            values: row.get(4)?,
            updated_at: instant_or_epoch(row.get(5)?),
        },
        host: row.get(6)?,
        pid: row.get(7)?,
        started: row.get(8)?,
    })
}
