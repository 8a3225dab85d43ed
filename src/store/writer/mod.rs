//! Writing rows inside one transaction, each write with its entry in the change
//! log; at the end everything that follows from them is brought in step: sort
//! keys, counters, the search index, `change_seq`.
//!
//! The action's row in the log is made with the first write, so that an action
//! that changes nothing leaves no trace.

mod follow;
mod standing;
mod value;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use serde_json::{Map, Value as Json};

pub(in crate::store) use self::follow::{keep_counts, keep_keys, other_counts, other_keys};
pub(in crate::store) use self::standing::{
    Reckoner, STANDING, keep_standing, other_standing, standing_values,
};
pub(in crate::store) use self::value::{from_json, phone_norm};
use super::api::{StoreError, Who};
use super::kpi::Keeper;
use super::{Store, registry};
use crate::domain::model::Id;

/// One column of an update: name, value before, value after.
pub(in crate::store) type Column = (&'static str, Value, Value);

/// What an action is called in the log.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Label<'a> {
    pub what: &'a str,
    pub subject: &'a str,
    /// The action that this one takes back.
    pub undoes: Option<Id>,
}

/// Writes the rows of one action. The caller holds the transaction.
#[derive(Debug)]
pub(in crate::store) struct Writer<'a> {
    store: &'a Store,
    label: Label<'a>,
    user: Id,
    now: i64,
    action: Option<Id>,
    /// Customers whose names, numbers or addresses were written.
    named: BTreeSet<Id>,
    /// Customers whose contacts, tasks, complaints or remedies were written.
    counted: BTreeSet<Id>,
    /// Customers whose surveys or consents were written.
    answered: BTreeSet<Id>,
    /// Customers that came or went, or whose sales or stage were written.
    valued: BTreeSet<Id>,
    /// Something was written that may change the value of others.
    other_values: bool,
    /// Complaints that were written, or whose steps were.
    lived: BTreeSet<Id>,
    /// A setting was written from which all deadlines follow.
    other_deadlines: bool,
    /// Contacts that were written, with the subject and note that are indexed.
    worded: BTreeMap<Id, Option<(String, String)>>,
    /// What follows for the figures of the business.
    keeper: Keeper,
    country: Option<String>,
}

impl<'a> Writer<'a> {
    pub fn new(store: &'a Store, label: Label<'a>, now: DateTime<Utc>) -> Result<Self, StoreError> {
        let user = store.my_user_id(now)?;
        Ok(Self {
            store,
            label,
            user,
            now: now.timestamp_millis(),
            action: None,
            named: BTreeSet::new(),
            counted: BTreeSet::new(),
            answered: BTreeSet::new(),
            valued: BTreeSet::new(),
            other_values: false,
            lived: BTreeSet::new(),
            other_deadlines: false,
            worded: BTreeMap::new(),
            keeper: Keeper::default(),
            country: None,
        })
    }

    /// Go on with an action that was begun in an earlier transaction.
    pub fn continuing(self, action: Option<Id>) -> Self {
        Self { action, ..self }
    }

    pub fn conn(&self) -> &'a Connection {
        self.store.conn()
    }

    pub fn who(&self) -> &'a Who {
        self.store.who()
    }

    /// The action's row in the log, once something was written.
    pub fn action(&self) -> Option<Id> {
        self.action
    }

    /// Insert a row; `columns` without the general part.
    pub fn insert(
        &mut self,
        table: &'static str,
        columns: &[(&'static str, Value)],
    ) -> Result<Id, StoreError> {
        let mut sql =
            format!("INSERT INTO {table} (created_at, created_by, updated_at, updated_by");
        for (column, _) in columns {
            sql.push_str(", ");
            sql.push_str(column);
        }
        sql.push_str(") VALUES (?1, ?2, ?1, ?2");
        for n in 0..columns.len() {
            sql.push_str(", ?");
            sql.push_str(&(n + 3).to_string());
        }
        sql.push(')');
        let general = [Value::Integer(self.now), Value::Integer(self.user)];
        let values = general.iter().chain(columns.iter().map(|(_, v)| v));
        self.conn().prepare_cached(&sql)?.execute(params_from_iter(values))?;
        let id = self.conn().last_insert_rowid();
        self.log(table, id, "i", None)?;
        self.note_row(table, id)?;
        self.note_life(table, id);
        self.keeper.after(self.store.conn(), table, id)?;
        if table == "contact" {
            self.worded.entry(id).or_insert(None);
        }
        Ok(id)
    }

    /// Write columns of a row. Columns that do not change may not be among them.
    pub fn update(
        &mut self,
        table: &'static str,
        id: Id,
        columns: &[Column],
    ) -> Result<(), StoreError> {
        if columns.is_empty() {
            return Ok(());
        }
        // Both the customer that loses a contact and the one that gains it count anew.
        self.note_row(table, id)?;
        self.keeper.before(self.store.conn(), table, id)?;
        if table == "contact" && columns.iter().any(|(c, ..)| ["subject", "note"].contains(c)) {
            self.remember_words(id)?;
        }
        let mut sql =
            format!("UPDATE {table} SET version = version + 1, updated_at = ?1, updated_by = ?2");
        for (n, (column, ..)) in columns.iter().enumerate() {
            sql.push_str(", ");
            sql.push_str(column);
            sql.push_str(" = ?");
            sql.push_str(&(n + 4).to_string());
        }
        sql.push_str(" WHERE id = ?3");
        let general = [Value::Integer(self.now), Value::Integer(self.user), Value::Integer(id)];
        let values = general.iter().chain(columns.iter().map(|(_, _, after)| after));
        self.conn().prepare_cached(&sql)?.execute(params_from_iter(values))?;
        self.log(table, id, "u", Some(columns))?;
        self.note_columns(table, id, columns);
        self.keeper.after(self.store.conn(), table, id)?;
        self.note_row(table, id)
    }

    /// Count a change of a record's parts as a change of the record.
    pub fn touch(&mut self, table: &'static str, id: Id) -> Result<(), StoreError> {
        let sql = format!(
            "UPDATE {table} SET version = version + 1, updated_at = ?1, updated_by = ?2 WHERE id = ?3"
        );
        self.conn().prepare_cached(&sql)?.execute((self.now, self.user, id))?;
        Ok(())
    }

    /// Move a single row to the trash. `false`: it is there already.
    pub fn trash_row(&mut self, table: &'static str, id: Id) -> Result<bool, StoreError> {
        if table == "contact" {
            self.remember_words(id)?;
        }
        let done = self.set_deleted(table, id, Some(self.now), "d")?;
        if done {
            self.note_row(table, id)?;
            self.note_life(table, id);
        }
        Ok(done)
    }

    /// Take a single row out of the trash. `false`: it is not there.
    pub fn restore_row(&mut self, table: &'static str, id: Id) -> Result<bool, StoreError> {
        let done = self.set_deleted(table, id, None, "r")?;
        if done {
            self.note_row(table, id)?;
            self.note_life(table, id);
            if table == "contact" {
                self.worded.entry(id).or_insert(None);
            }
        }
        Ok(done)
    }

    /// Move a row to the trash, with the live rows that hang on it.
    pub fn trash(&mut self, table: &'static str, id: Id) -> Result<bool, StoreError> {
        if !self.trash_row(table, id)? {
            return Ok(false);
        }
        let hangs = registry::table(table).map_or(&[][..], |t| t.hangs);
        for (child, column) in hangs {
            let sql = format!("SELECT id FROM {child} WHERE {column} = ?1 AND deleted_at IS NULL");
            let ids: Vec<Id> = self
                .conn()
                .prepare_cached(&sql)?
                .query_map([id], |r| r.get(0))?
                .collect::<Result<_, _>>()?;
            for id in ids {
                self.trash(child, id)?;
            }
        }
        Ok(true)
    }

    fn set_deleted(
        &mut self,
        table: &'static str,
        id: Id,
        at: Option<i64>,
        op: &str,
    ) -> Result<bool, StoreError> {
        let sql = format!(
            "UPDATE {table} SET deleted_at = ?1, version = version + 1, updated_at = ?2, updated_by = ?3
             WHERE id = ?4 AND (deleted_at IS NULL) = (?1 IS NOT NULL)"
        );
        self.keeper.before_life(self.store.conn(), table, id)?;
        let changed = self.conn().prepare_cached(&sql)?.execute((at, self.now, self.user, id))? > 0;
        self.keeper.after_life(self.store.conn(), table, id)?;
        if changed {
            self.log(table, id, op, None)?;
        }
        Ok(changed)
    }

    fn log(
        &mut self,
        table: &str,
        id: Id,
        op: &str,
        columns: Option<&[Column]>,
    ) -> Result<(), StoreError> {
        let action = self.begin_action()?;
        let side = |pick: fn(&Column) -> &Value| {
            columns.map(|columns| {
                let object: Map<String, Json> =
                    columns.iter().map(|c| (c.0.to_owned(), value::to_json(pick(c)))).collect();
                Json::Object(object).to_string()
            })
        };
        self.conn()
            .prepare_cached(
                "INSERT INTO change_entry (action_id, tbl, row_id, op, \"before\", \"after\")
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((action, table, id, op, side(|c| &c.1), side(|c| &c.2)))?;
        Ok(())
    }

    /// The action's row, made now if nothing was written yet.
    pub fn begin_action(&mut self) -> Result<Id, StoreError> {
        if let Some(action) = self.action {
            return Ok(action);
        }
        let who = self.store.who();
        self.conn()
            .prepare_cached(
                "INSERT INTO change_action (at, user_id, acting_as, host, what, subject, undoes)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute((
                self.now,
                self.user,
                &who.acting_as,
                &who.host,
                self.label.what,
                self.label.subject,
                self.label.undoes,
            ))?;
        let action = self.conn().last_insert_rowid();
        self.action = Some(action);
        Ok(action)
    }
}
