//! Taking back my last action.
//!
//! What a colleague has changed since is left as it is and named. Taking back
//! is an action itself: logged, and moving `change_seq`; it cannot be taken
//! back, a further `undo` goes one action further into the past.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row};
use serde_json::{Map, Value as Json};

use super::api::{FieldConflict, StoreError, Undone};
use super::writer::{Column, Label, Writer, from_json};
use super::{Store, lists, registry, save, users};
use crate::domain::codes::{Code, StepKind};
use crate::domain::model::Id;

impl Store {
    /// Take back my last action that still stands (imports have their own way
    /// back). `None`: there is nothing left to take back.
    pub fn undo(&mut self, now: DateTime<Utc>) -> Result<Option<Undone>, StoreError> {
        let store: &Self = self;
        let tx = store.begin()?;
        let me = store.my_user_id(now)?;
        let last: Option<(Id, String, String)> = tx
            .prepare_cached(
                "SELECT id, what, subject FROM change_action WHERE user_id = ?1
                 AND undoes IS NULL AND undone_by IS NULL AND import_id IS NULL
                 ORDER BY id DESC LIMIT 1",
            )?
            .query_row([me], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
            .optional()?;
        let Some((action, what, subject)) = last else { return Ok(None) };
        let label = Label { what: "undo", subject: &subject, undoes: Some(action) };
        let mut undo = Undo {
            writer: Writer::new(store, label, now)?,
            action,
            me,
            staying: BTreeSet::new(),
            kept: Vec::new(),
        };
        // Marked also if a colleague's work leaves nothing to take back.
        let by = undo.writer.begin_action()?;
        tx.prepare_cached("UPDATE change_action SET undone_by = ?1 WHERE id = ?2")?
            .execute((by, action))?;
        for entry in undo.entries()? {
            undo.take_back(&entry)?;
        }
        let kept = undo.kept;
        undo.writer.finish()?;
        tx.commit()?;
        Ok(Some(Undone { what, subject, kept }))
    }
}

/// One line of the change log.
struct Entry {
    table: &'static str,
    row: Id,
    op: String,
    before: Option<String>,
    after: Option<String>,
}

struct Undo<'a> {
    writer: Writer<'a>,
    /// The action that is taken back.
    action: Id,
    me: Id,
    /// Customers and complaints made by the action that stay, because of what hangs
    /// on them.
    staying: BTreeSet<(&'static str, Id)>,
    kept: Vec<FieldConflict>,
}

impl Undo<'_> {
    /// The entries of the action, last first.
    fn entries(&mut self) -> Result<Vec<Entry>, StoreError> {
        let read = |r: &Row| -> rusqlite::Result<Option<Entry>> {
            let table: String = r.get(0)?;
            // The log may only name tables of the register.
            let Some(table) = registry::table(&table) else { return Ok(None) };
            let (row, op, before, after) = (r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?);
            Ok(Some(Entry { table: table.name, row, op, before, after }))
        };
        let entries: Vec<Entry> = self
            .writer
            .conn()
            .prepare_cached(
                "SELECT tbl, row_id, op, \"before\", \"after\" FROM change_entry
                 WHERE action_id = ?1 ORDER BY id DESC",
            )?
            .query_map([self.action], read)?
            .filter_map(Result::transpose)
            .collect::<Result<_, _>>()?;
        // Decided before the first row is written: what stays keeps its parts.
        let made = |table| entries.iter().filter(move |e| e.op == "i" && e.table == table);
        for entry in made("complaint").chain(made("customer")) {
            if self.others_wrote(entry)? || self.others_hang_on(entry.table, entry.row)? {
                self.staying.insert((entry.table, entry.row));
            }
        }
        // A complaint and its customer stay together.
        for entry in made("complaint") {
            let Some(customer) = self.owner("customer_id", entry)? else { continue };
            if self.staying.contains(&("complaint", entry.row)) {
                self.staying.insert(("customer", customer));
            }
        }
        for entry in made("complaint") {
            let customer = self.owner("customer_id", entry)?;
            if customer.is_some_and(|id| self.staying.contains(&("customer", id))) {
                self.staying.insert(("complaint", entry.row));
            }
        }
        Ok(entries)
    }

    /// The customer or the complaint to which a row belongs.
    fn owner(&self, column: &'static str, entry: &Entry) -> Result<Option<Id>, StoreError> {
        if !registry::table(entry.table).is_some_and(|t| t.columns.contains(&column)) {
            return Ok(None);
        }
        let sql = format!("SELECT {column} FROM {} WHERE id = ?1", entry.table);
        Ok(self.writer.conn().prepare_cached(&sql)?.query_row([entry.row], |r| r.get(0))?)
    }

    /// Whether a row stays with what it belongs to.
    fn stays(&self, entry: &Entry) -> Result<bool, StoreError> {
        if self.staying.contains(&(entry.table, entry.row)) {
            return Ok(true);
        }
        for (table, column) in [("customer", "customer_id"), ("complaint", "complaint_id")] {
            let owner = self.owner(column, entry)?;
            if owner.is_some_and(|id| self.staying.contains(&(table, id))) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn take_back(&mut self, entry: &Entry) -> Result<(), StoreError> {
        match entry.op.as_str() {
            "i" => self.take_back_insert(entry),
            "u" => self.take_back_update(entry),
            "d" => self.take_back_trash(entry),
            _ => self.writer.trash_row(entry.table, entry.row).map(|_| ()),
        }
    }

    fn take_back_insert(&mut self, entry: &Entry) -> Result<(), StoreError> {
        // A tag without customers is not shown anywhere; somebody may have taken it up,
        // as an entry of a list that other records carry by now.
        if entry.table == "tag"
            || (entry.table == "list_item" && lists::is_carried(self.writer.conn(), entry.row)?)
        {
            return Ok(());
        }
        if self.stays(entry)? {
            if ["customer", "complaint"].contains(&entry.table) {
                self.keep_record(entry)?;
            }
            return Ok(());
        }
        if self.others_wrote(entry)? || self.others_followed(entry)? {
            return self.keep_record(entry);
        }
        self.writer.trash_row(entry.table, entry.row).map(|_| ())
    }

    /// Whether a complaint has gone on from a state that the action entered.
    fn others_followed(&self, entry: &Entry) -> Result<bool, StoreError> {
        if entry.table != "complaint_step" {
            return Ok(false);
        }
        let mut statement = self.writer.conn().prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM complaint_step mine JOIN complaint_step later
               ON later.complaint_id = mine.complaint_id AND later.deleted_at IS NULL
               AND (later.at, later.id) > (mine.at, mine.id) AND later.kind = mine.kind
             WHERE mine.id = ?1 AND mine.kind = ?2)",
        )?;
        Ok(statement.query_row((entry.row, StepKind::State.code()), |r| r.get(0))?)
    }

    fn take_back_trash(&mut self, entry: &Entry) -> Result<(), StoreError> {
        let conn = self.writer.conn();
        let in_the_way: bool = match entry.table {
            "customer" | "complaint" => {
                let sql = format!("SELECT number FROM {} WHERE id = ?1", entry.table);
                let number: String = conn.query_row(&sql, [entry.row], |r| r.get(0))?;
                self.number_taken(entry, &number)?
            }
            "customer_tag" => exists_twin(&self.writer, entry, "tag_id")?,
            "own_value" => exists_twin(&self.writer, entry, "field_id")?,
            _ => false,
        };
        match (in_the_way, entry.table) {
            (false, _) => self.writer.restore_row(entry.table, entry.row).map(|_| ()),
            // The very same tag was given again: nothing is missing.
            (true, "customer_tag") => Ok(()),
            (true, _) => self.keep_record(entry),
        }
    }

    fn take_back_update(&mut self, entry: &Entry) -> Result<(), StoreError> {
        let (before, after) = (object(entry.before.as_deref()), object(entry.after.as_deref()));
        let Some(table) = registry::table(entry.table) else { return Ok(()) };
        let mut columns: Vec<Column> = Vec::new();
        let mut foreign: BTreeSet<&str> = BTreeSet::new();
        for (name, mine) in &after {
            // The log may only name columns of the register.
            let Some(column) = table.columns.iter().chain(table.derived).find(|c| *c == name)
            else {
                continue;
            };
            let sql = format!("SELECT \"{column}\" FROM {} WHERE id = ?1", entry.table);
            let current: Option<Value> = self
                .writer
                .conn()
                .prepare_cached(&sql)?
                .query_row([entry.row], |r| r.get(0))
                .optional()?;
            let Some(current) = current else { continue };
            let old = from_json(before.get(name).unwrap_or(&Json::Null));
            let taken = match (*column, &old) {
                ("number", Value::Text(number)) => self.number_taken(entry, number)?,
                ("number", _) => continue,
                ("referred_by", Value::Integer(by)) => {
                    save::makes_cycle(self.writer.conn(), entry.row, *by)?
                }
                _ => false,
            };
            if current == from_json(mine) && !taken {
                if current != old {
                    columns.push((column, current, old));
                }
            } else {
                foreign.insert(leader(column));
                self.keep_field(entry, column, &old, &current, &from_json(mine))?;
            }
        }
        // A number and its normalised form, a date and its time stand and fall together.
        columns.retain(|(column, ..)| !foreign.contains(leader(column)));
        self.writer.update(entry.table, entry.row, &columns)
    }

    /// Whether somebody else has written the row since, and that still stands.
    fn others_wrote(&self, entry: &Entry) -> Result<bool, StoreError> {
        let mut statement = self.writer.conn().prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM change_entry e JOIN change_action a ON a.id = e.action_id
             WHERE e.tbl = ?1 AND e.row_id = ?2 AND e.action_id > ?3 AND a.user_id <> ?4
             AND a.undone_by IS NULL AND a.undoes IS NULL AND e.op = 'u')",
        )?;
        Ok(statement.query_row((entry.table, entry.row, self.action, self.me), |r| r.get(0))?)
    }

    /// Whether another live customer or complaint has this number.
    fn number_taken(&self, entry: &Entry, number: &str) -> Result<bool, StoreError> {
        let conn = self.writer.conn();
        let holder = match entry.table {
            "customer" => save::holder(conn, number)?,
            "complaint" => save::complaint_holder(conn, number)?,
            _ => None,
        };
        Ok(holder.is_some_and(|(id, _)| id != entry.row))
    }

    /// Whether live rows hang on a customer or complaint that the action did not make
    /// itself.
    fn others_hang_on(&self, table: &str, row: Id) -> Result<bool, StoreError> {
        let hangs = registry::table(table).map_or(&[][..], |t| t.hangs);
        for (child, column) in hangs {
            let sql = format!(
                "SELECT EXISTS (SELECT 1 FROM {child} c WHERE c.{column} = ?1 AND c.deleted_at IS NULL
                 AND NOT EXISTS (SELECT 1 FROM change_entry e WHERE e.tbl = '{child}'
                 AND e.row_id = c.id AND e.op = 'i' AND e.action_id = ?2))"
            );
            let found: bool = self
                .writer
                .conn()
                .prepare_cached(&sql)?
                .query_row((row, self.action), |r| r.get(0))?;
            if found {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A whole record is left as it is.
    fn keep_record(&mut self, entry: &Entry) -> Result<(), StoreError> {
        let by = self.last_writer(entry)?;
        let nothing = String::new;
        self.kept.push(FieldConflict {
            change: 0,
            field: entry.table.to_owned(),
            base: nothing(),
            theirs: nothing(),
            mine: nothing(),
            by,
        });
        Ok(())
    }

    fn keep_field(
        &mut self,
        entry: &Entry,
        column: &str,
        old: &Value,
        current: &Value,
        mine: &Value,
    ) -> Result<(), StoreError> {
        // Of a pair, the one that a person has entered is named.
        if leader(column) != column {
            return Ok(());
        }
        let field = field_of(column);
        let show = |v: &Value| save::show(self.writer.conn(), entry.table, field, v);
        let conflict = FieldConflict {
            change: 0,
            field: field.to_owned(),
            base: show(old),
            theirs: show(current),
            mine: show(mine),
            by: self.last_writer(entry)?,
        };
        self.kept.push(conflict);
        Ok(())
    }

    /// Who has worked on a row since: wrote it, or what hangs on it.
    fn last_writer(&self, entry: &Entry) -> Result<String, StoreError> {
        let conn = self.writer.conn();
        let others = |table: &str, column: &str, row: Id| -> Result<Option<Id>, StoreError> {
            let sql = format!(
                "SELECT updated_by FROM {table} WHERE {column} = ?1 AND updated_by <> ?2
                 AND deleted_at IS NULL ORDER BY updated_at DESC LIMIT 1"
            );
            let mut found = conn.prepare_cached(&sql)?;
            Ok(found.query_row((row, self.me), |r| r.get(0)).optional()?)
        };
        let mut by = others(entry.table, "id", entry.row)?;
        for (child, column) in registry::table(entry.table).map_or(&[][..], |t| t.hangs) {
            by = by.or(others(child, column, entry.row)?);
        }
        if let ("complaint_step", Some(complaint)) =
            (entry.table, self.owner("complaint_id", entry)?)
        {
            by = by.or(others("complaint_step", "complaint_id", complaint)?);
        }
        let Some(by) = by else {
            // It stays with something else that does.
            return Ok(self.kept.last().map(|kept| kept.by.clone()).unwrap_or_default());
        };
        let sql = format!("SELECT {} FROM user WHERE id = ?1", users::LABEL);
        let mut name = conn.prepare_cached(&sql)?;
        Ok(name.query_row([by], |r| r.get(0)).optional()?.unwrap_or_default())
    }
}

/// Whether another live row says the same of the same customer.
fn exists_twin(writer: &Writer, entry: &Entry, column: &str) -> Result<bool, StoreError> {
    let table = entry.table;
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM {table} a JOIN {table} b ON b.customer_id = a.customer_id
         AND b.{column} = a.{column} AND b.deleted_at IS NULL AND b.id <> a.id WHERE a.id = ?1)"
    );
    Ok(writer.conn().prepare_cached(&sql)?.query_row([entry.row], |r| r.get(0))?)
}

/// The column with which another one stands and falls.
fn leader(column: &str) -> &str {
    match column {
        "due_at" => "due_on",
        "norm" | "reversed" => "raw",
        "caller_norm" => "caller_raw",
        other => other,
    }
}

/// The field that a column holds.
fn field_of(column: &str) -> &str {
    match column {
        "due_on" => "due",
        "owner_id" => "owner",
        "rep_id" => "rep",
        "assignee_id" => "assignee",
        "by_id" => "by",
        other => other,
    }
}

fn object(text: Option<&str>) -> Map<String, Json> {
    text.and_then(|t| serde_json::from_str(t).ok()).unwrap_or_default()
}
