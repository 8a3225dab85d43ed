//! Names that many records share (users, tags, sources, own fields): looked up
//! once, made where they are new.

use rusqlite::{OptionalExtension, params};

use super::Bulk;
use crate::domain::fold;
use crate::domain::model::Id;
use crate::store::api::StoreError;
use crate::store::users;

impl Bulk<'_> {
    /// The row of a rep, owner or assignee.
    pub(super) fn user(&mut self, login: &str) -> Result<Option<Id>, StoreError> {
        if login.is_empty() {
            return Ok(None);
        }
        if let Some(id) = self.users.get(login) {
            return Ok(Some(*id));
        }
        let id = users::named(self.conn, login, self.user, self.now)?;
        if let Some(id) = id {
            self.users.insert(login.to_owned(), id);
        }
        Ok(id)
    }

    pub(super) fn tag(&mut self, name: &str) -> Result<Option<Id>, StoreError> {
        let name = name.trim();
        if name.is_empty() {
            return Ok(None);
        }
        if let Some(id) = self.tags.get(name) {
            return Ok(Some(*id));
        }
        let key = fold::fold(name);
        let found = self
            .conn
            .prepare_cached("SELECT id FROM tag WHERE key = ?1")?
            .query_row([&key], |r| r.get(0))
            .optional()?;
        let id = if let Some(id) = found {
            id
        } else {
            self.conn
                .prepare_cached(
                    "INSERT INTO tag (name, key, created_at, created_by, updated_at, updated_by)
                     VALUES (?1, ?2, ?3, ?4, ?3, ?4)",
                )?
                .execute(params![name, key, self.now, self.user])?;
            self.conn.last_insert_rowid()
        };
        self.tags.insert(name.to_owned(), id);
        Ok(Some(id))
    }

    /// Makes an entry of an open list if it is new.
    pub fn list_item(&mut self, list: &'static str, name: &str) -> Result<(), StoreError> {
        if name.is_empty() || self.listed.contains(&(list, name.to_owned())) {
            return Ok(());
        }
        self.conn
            .prepare_cached(
                "INSERT INTO list_item (list, name, position, created_at, created_by, updated_at, updated_by)
                 SELECT ?1, ?2, ifnull((SELECT max(position) + 1 FROM list_item WHERE list = ?1), 0), ?3, ?4, ?3, ?4
                 ON CONFLICT DO NOTHING",
            )?
            .execute(params![list, name, self.now, self.user])?;
        self.listed.insert((list, name.to_owned()));
        Ok(())
    }

    /// Values under `key` go to the own field with this row id.
    pub(in crate::store) fn use_own_field(&mut self, key: &str, field: Id) {
        self.own_fields.insert(key.to_owned(), field);
    }

    pub(super) fn own_field(&mut self, key: &str) -> Result<Option<Id>, StoreError> {
        if let Some(id) = self.own_fields.get(key) {
            return Ok(Some(*id));
        }
        let id: Option<Id> = self
            .conn
            .prepare_cached("SELECT id FROM own_field WHERE key = ?1")?
            .query_row([key], |r| r.get(0))
            .optional()?;
        if let Some(id) = id {
            self.own_fields.insert(key.to_owned(), id);
        }
        Ok(id)
    }
}
