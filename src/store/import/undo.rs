//! Taking back a whole import: what it made goes to the trash, what it changed
//! becomes what it was, unless somebody has worked on it since.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Map, Value as Json};

use crate::domain::import::ImportUndone;
use crate::domain::model::{Complaint, Contact, Customer, Id, Person, Sale, Task};
use crate::store::Store;
use crate::store::api::StoreError;
use crate::store::registry;
use crate::store::rows::Record;
use crate::store::save::makes_cycle;
use crate::store::writer::{Column, Label, Writer, from_json};

impl Store {
    /// Takes an import back as one action of its own, which can be undone again.
    /// Rows of the file may be imported anew afterwards.
    pub fn undo_import(
        &mut self,
        import: Id,
        now: DateTime<Utc>,
    ) -> Result<ImportUndone, StoreError> {
        let store: &Self = self;
        let tx = store.begin()?;
        let conn = store.conn();
        let (file, undone): (String, bool) = conn
            .query_row(
                "SELECT file, undone_at IS NOT NULL FROM import_batch WHERE id = ?1",
                [import],
                |r| Ok((r.get(0)?, r.get(1)?)),
            )
            .optional()?
            .ok_or(StoreError::NotFound)?;
        if undone {
            return Err(StoreError::NotFound);
        }
        let action: Option<Id> = conn
            .query_row(
                "SELECT id FROM change_action WHERE import_id = ?1 ORDER BY id LIMIT 1",
                [import],
                |r| r.get(0),
            )
            .optional()?;
        let label = Label { what: "undo-import", subject: &file, undoes: action };
        let mut undo = Undo {
            conn,
            writer: Writer::new(store, label, now)?,
            import,
            action: action.unwrap_or(0),
            mine: BTreeSet::new(),
            result: ImportUndone::default(),
        };
        undo.revert_changes()?;
        undo.trash_records()?;
        let Undo { writer, result, .. } = undo;
        let own_action = writer.action();
        writer.finish()?;
        conn.execute("DELETE FROM import_row WHERE import_id = ?1", [import])?;
        if let (Some(action), Some(own)) = (action, own_action) {
            conn.execute("UPDATE change_action SET undone_by = ?2 WHERE id = ?1", [action, own])?;
        }
        conn.execute(
            "UPDATE import_batch SET undone_at = ?2 WHERE id = ?1",
            params![import, now.timestamp_millis()],
        )?;
        tx.commit()?;
        Ok(result)
    }
}

struct Undo<'a> {
    conn: &'a Connection,
    writer: Writer<'a>,
    import: Id,
    /// The import's action in the log.
    action: Id,
    /// Rows that the import changed again after making them, by table.
    mine: BTreeSet<(String, Id)>,
    result: ImportUndone,
}

/// An entry of the log: table, row, what was done, columns before and after.
type Entry = (String, Id, String, Option<String>, Option<String>);

impl Undo<'_> {
    /// Changes of records that were there before, newest first.
    fn revert_changes(&mut self) -> Result<(), StoreError> {
        let entries: Vec<Entry> = self
            .conn
            .prepare(
                "SELECT tbl, row_id, op, \"before\", \"after\" FROM change_entry WHERE action_id = ?1 ORDER BY id DESC",
            )?
            .query_map([self.action], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?)))?
            .collect::<Result<_, _>>()?;
        for (table, id, op, before, after) in entries {
            let Some(table) = registry::table(&table).map(|t| t.name) else { continue };
            if self.made(table, id)? {
                self.mine.insert((table.to_owned(), id));
                continue;
            }
            match op.as_str() {
                // Numbers, tags … that were added to a record. Own fields stay: others may use them.
                "i" if table != "own_field" => {
                    if self.touched_since(table, id)? {
                        self.keep(table, id)?;
                    } else {
                        self.writer.trash(table, id)?;
                    }
                }
                "u" => self.revert(table, id, before.as_deref(), after.as_deref())?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether this import made the row; it goes to the trash as a whole.
    fn made(&self, table: &str, id: Id) -> Result<bool, StoreError> {
        let sql = format!("SELECT import_id IS ?2 FROM {table} WHERE id = ?1");
        Ok(self
            .conn
            .prepare_cached(&sql)?
            .query_row([id, self.import], |r| r.get(0))
            .optional()?
            .unwrap_or(false))
    }

    fn revert(
        &mut self,
        table: &'static str,
        id: Id,
        before: Option<&str>,
        after: Option<&str>,
    ) -> Result<(), StoreError> {
        let parse = |text: Option<&str>| -> Map<String, Json> {
            text.and_then(|t| serde_json::from_str(t).ok()).unwrap_or_default()
        };
        let (before, after) = (parse(before), parse(after));
        let mut columns: Vec<Column> = Vec::new();
        let mut stays = false;
        for column in registry::table(table).map_or(&[][..], |t| t.columns) {
            let (Some(old), Some(new)) = (before.get(*column), after.get(*column)) else {
                continue;
            };
            let now: Value = self
                .conn
                .prepare_cached(&format!("SELECT {column} FROM {table} WHERE id = ?1"))?
                .query_row([id], |r| r.get(0))?;
            let old = from_json(old);
            let cycle = match (*column, &old) {
                ("referred_by", Value::Integer(by)) => makes_cycle(self.conn, id, *by)?,
                _ => false,
            };
            if now == from_json(new) && !cycle {
                columns.push((column, now, old));
            } else {
                stays = true;
            }
        }
        if stays {
            self.keep(table, id)?;
        }
        if !columns.is_empty() {
            self.writer.update(table, id, &columns)?;
            self.result.reverted += 1;
        }
        Ok(())
    }

    fn trash_records(&mut self) -> Result<(), StoreError> {
        // What hangs on others first, so that a customer is not held by what goes anyway.
        for table in [
            "survey",
            "task",
            "complaint",
            "contact",
            "consent",
            "sale",
            "customer_cost",
            "score",
            "person",
            "customer",
            "product",
        ] {
            let sql = format!("SELECT id FROM {table} WHERE import_id = ?1 AND deleted_at IS NULL");
            let ids: Vec<Id> = self
                .conn
                .prepare(&sql)?
                .query_map([self.import], |r| r.get(0))?
                .collect::<Result<_, _>>()?;
            let forget = format!("UPDATE {table} SET import_key = NULL WHERE id = ?1");
            for id in ids {
                if self.worked_on(table, id)? {
                    self.keep(table, id)?;
                    continue;
                }
                // A follow-up goes with its contact; a task that was a row counts.
                let counts = match table {
                    "task" => self.was_a_row(id)?,
                    "consent" | "product" | "score" => false,
                    _ => true,
                };
                if self.writer.trash(table, id)? && counts {
                    self.result.trashed += 1;
                }
                self.conn.prepare_cached(&forget)?.execute([id])?;
            }
        }
        Ok(())
    }

    fn was_a_row(&self, task: Id) -> Result<bool, StoreError> {
        Ok(self
            .conn
            .prepare_cached("SELECT import_key IS NOT NULL FROM task WHERE id = ?1")?
            .query_row([task], |r| r.get(0))?)
    }

    /// Whether somebody edited the record since, or hung something on it.
    fn worked_on(&self, table: &str, id: Id) -> Result<bool, StoreError> {
        let (version, own): (i64, bool) = self
            .conn
            .prepare_cached(&format!("SELECT version, import_id IS ?2 FROM {table} WHERE id = ?1"))?
            .query_row([id, self.import], |r| Ok((r.get(0)?, r.get(1)?)))?;
        // Its own changes of what it made do not count.
        let only_import = own && self.mine.contains(&(table.to_owned(), id));
        if version > 1 && (!only_import || self.touched_since(table, id)?) {
            return Ok(true);
        }
        let hangs: &[&str] = match table {
            "customer" => &[
                "contact",
                "task",
                "person",
                "consent",
                "complaint",
                "survey",
                "sale",
                "customer_cost",
                "score",
            ],
            "contact" => &["task", "complaint", "survey"],
            "complaint" => &["complaint_step", "remedy", "task", "contact", "survey"],
            _ => &[],
        };
        for child in hangs {
            let sql = format!(
                "SELECT EXISTS (SELECT 1 FROM {child} WHERE {table}_id = ?1 AND deleted_at IS NULL AND import_id IS NOT ?2)"
            );
            if self.conn.prepare_cached(&sql)?.query_row([id, self.import], |r| r.get(0))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn touched_since(&self, table: &str, id: Id) -> Result<bool, StoreError> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM change_entry WHERE tbl = ?1 AND row_id = ?2 AND action_id > ?3)",
            )?
            .query_row(params![table, id, self.action], |r| r.get(0))?)
    }

    /// Names a record that stays as it is.
    fn keep(&mut self, table: &str, id: Id) -> Result<(), StoreError> {
        let name = match table {
            "customer" => Customer::load(self.conn, id)?.map(|c| c.display_name()),
            "person" => Person::load(self.conn, id)?.map(|p| p.display_name()),
            "contact" => Contact::load(self.conn, id)?.map(|c| c.subject),
            "complaint" => Complaint::load(self.conn, id)?
                .map(|c| format!("{} {}", c.number, c.headline()).trim().to_owned()),
            "task" => Task::load(self.conn, id)?.map(|t| t.title),
            "sale" => Sale::load(self.conn, id)?
                .map(|s| format!("{} {}", s.document, s.product).trim().to_owned()),
            _ => None,
        };
        if let Some(name) = name.filter(|n| !self.result.kept.contains(n)) {
            self.result.kept.push(name);
        }
        Ok(())
    }
}
