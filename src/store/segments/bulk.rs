//! Changing many customers at once: what it will come to, and doing it some at a time.
//!
//! All of it is one action in the log and one to undo, though it is written in portions of
//! their own transactions: so nobody's key waits for ten thousand customers, and what was
//! written before a power cut can be taken back like all of it. Whoever takes it back while
//! it runs stops it.

use std::slice::from_ref;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};

use super::Chosen;
use crate::domain::codes::{Code, ConsentStatus, Stage};
use crate::domain::fold::fold;
use crate::domain::model::{Id, Task};
use crate::domain::views::{BulkChange, BulkPreview, BulkRun, MailList, Members, PREVIEW_NAMES};
use crate::store::Store;
use crate::store::api::{Change, SaveError, StoreError};
use crate::store::named::named;
use crate::store::save::Save;
use crate::store::writer::{Column, Label, Writer};

/// So many customers are written in one transaction.
const PORTION: usize = 100;

/// A condition on `v.customer_id`: nothing has to be done for this customer.
struct Same(String, Vec<Value>);

fn same(store: &Store, change: &BulkChange) -> Result<Same, StoreError> {
    let text = |text: &str| Value::Text(text.to_owned());
    let tagged = "EXISTS (SELECT 1 FROM customer_tag ct JOIN tag t ON t.id = ct.tag_id
                   WHERE ct.customer_id = v.customer_id AND ct.deleted_at IS NULL AND t.key = ?)";
    let column = |condition: &str, values| {
        let sql =
            format!("EXISTS (SELECT 1 FROM customer c WHERE c.id = v.customer_id AND {condition})");
        Same(sql, values)
    };
    Ok(match change {
        BulkChange::AddTag(tag) => Same(tagged.to_owned(), vec![text(&fold(tag.trim()))]),
        BulkChange::RemoveTag(tag) => Same(format!("NOT {tagged}"), vec![text(&fold(tag.trim()))]),
        BulkChange::Owner(login) if login.is_empty() => column("c.owner_id IS NULL", Vec::new()),
        BulkChange::Owner(login) => {
            let owner = crate::store::named::user_id(store.conn(), login)?.unwrap_or(0);
            column("c.owner_id = ?", vec![Value::Integer(owner)])
        }
        BulkChange::Stage { stage: None, .. } => column("c.stage_on IS NULL", Vec::new()),
        BulkChange::Stage { stage: Some(stage), reason } => column(
            "c.stage = ? AND c.stage_on IS NOT NULL AND c.stage_reason = ?",
            vec![Value::Integer(stage.code()), text(reason)],
        ),
        BulkChange::Rhythm(days) => {
            column("c.contact_rhythm_days IS ?", vec![days.map_or(Value::Null, Value::Integer)])
        }
        BulkChange::Task(task) => {
            let sql = "EXISTS (SELECT 1 FROM task k WHERE k.customer_id = v.customer_id
                        AND k.deleted_at IS NULL AND k.done_at IS NULL AND k.title = ?)";
            Same(sql.to_owned(), vec![text(&task.title)])
        }
    })
}

impl Store {
    /// Those for whom a change has something to do, as what follows `SELECT …`.
    fn changing(
        &self,
        members: &Members,
        change: &BulkChange,
        today: NaiveDate,
    ) -> Result<(String, Vec<Value>), StoreError> {
        let chosen = self.chosen(members, today)?;
        let Same(condition, values) = same(self, change)?;
        let from = format!("FROM {} AND NOT {condition}", chosen.rows());
        Ok((from, chosen.values.into_iter().chain(values).collect()))
    }

    /// What a change of these customers will come to.
    pub fn bulk_preview(
        &self,
        members: &Members,
        change: &BulkChange,
        today: NaiveDate,
    ) -> Result<BulkPreview, StoreError> {
        let total = self.chosen(members, today)?.count(self.conn())?;
        let (from, values) = self.changing(members, change, today)?;
        let changing = self
            .conn()
            .prepare(&format!("SELECT count(*) {from}"))?
            .query_row(params_from_iter(&values), |row| row.get(0))?;
        let ids: Vec<Id> = self
            .conn()
            .prepare(&format!("SELECT v.customer_id {from} LIMIT {PREVIEW_NAMES}"))?
            .query_map(params_from_iter(&values), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let mut first = Vec::new();
        for id in ids {
            first.extend(named(self.conn(), id)?.map(|customer| customer.name));
        }
        let (members, change) = (members.clone(), change.clone());
        Ok(BulkPreview { members, change, total, changing, first })
    }

    /// Decides for whom a change has something to do; [`Self::bulk_go_on`] does it.
    pub fn bulk_begin(
        &self,
        members: &Members,
        change: &BulkChange,
        today: NaiveDate,
    ) -> Result<BulkRun, StoreError> {
        let (from, values) = self.changing(members, change, today)?;
        let ids = self
            .conn()
            .prepare(&format!("SELECT v.customer_id {from} ORDER BY v.customer_id"))?
            .query_map(params_from_iter(&values), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(BulkRun { change: change.clone(), ids, done: 0, action: None, stopped: false })
    }

    /// Writes the next portion.
    pub fn bulk_go_on(&mut self, run: &mut BulkRun, now: DateTime<Utc>) -> Result<(), SaveError> {
        let store: &Self = self;
        let tx = store.begin()?;
        if let Some(action) = run.action
            && taken_back(store, action)?
        {
            run.stopped = true;
            return Ok(());
        }
        let (word, count) = (run.change.word(), run.ids.len());
        let subject =
            if word.is_empty() { count.to_string() } else { format!("{word} · {count}") };
        let label = Label { what: run.change.name(), subject: &subject, undoes: None };
        let same = same(store, &run.change)?;
        let mut save = Save::new(Writer::new(store, label, now)?.continuing(run.action));
        let until = run.ids.len().min(run.done.saturating_add(PORTION));
        for id in run.ids.get(run.done..until).unwrap_or_default() {
            // Whoever has gone, or was changed, meanwhile is passed over.
            if still_changing(store, *id, &same)? {
                apply(&mut save, *id, &run.change, now)?;
            }
        }
        let action = save.writer.action();
        save.writer.finish()?;
        tx.commit().map_err(StoreError::from)?;
        run.action = action;
        run.done = until;
        Ok(())
    }

    /// The addresses of those members who have agreed to advertising by e-mail; each once.
    /// Blocked ones are not written to, whatever they have agreed to.
    pub fn mail_list(&self, members: &Members, today: NaiveDate) -> Result<MailList, StoreError> {
        let chosen = self.chosen(members, today)?;
        let sql = format!(
            "SELECT v.consent_email, CASE v.consent_email WHEN {granted} THEN
                (SELECT raw FROM email WHERE customer_id = v.customer_id AND deleted_at IS NULL
                  ORDER BY person_id IS NOT NULL, position, id LIMIT 1) END,
                (SELECT blocked FROM customer WHERE id = v.customer_id)
               FROM {from}",
            granted = ConsentStatus::Granted.code(),
            from = chosen.rows()
        );
        let mut found = MailList::default();
        let mut seen = std::collections::HashSet::new();
        let mut query = self.conn().prepare(&sql)?;
        let mut rows = query.query(params_from_iter(&chosen.values))?;
        while let Some(row) = rows.next()? {
            if row.get::<_, Option<bool>>(2)? == Some(true) {
                found.blocked += 1;
                continue;
            }
            if row.get::<_, Option<i64>>(0)? != Some(ConsentStatus::Granted.code()) {
                found.no_consent += 1;
                continue;
            }
            let address: String = row.get::<_, Option<String>>(1)?.unwrap_or_default();
            let address = address.trim();
            if address.is_empty() {
                found.no_address += 1;
            } else if seen.insert(address.to_lowercase()) {
                found.addresses.push(address.to_owned());
            }
        }
        Ok(found)
    }

    /// Which customers are meant, as SQL.
    pub(in crate::store) fn chosen(
        &self,
        members: &Members,
        today: NaiveDate,
    ) -> Result<Chosen, StoreError> {
        Ok(match members {
            Members::Query(query) if query.trim().is_empty() => Chosen::everybody(),
            Members::Ids(ids) => Chosen::ids(ids),
            Members::Query(_) => {
                let (condition, values) = self.member_condition(members, today)?;
                Chosen::those(condition, values)
            }
        })
    }
}

fn taken_back(store: &Store, action: Id) -> Result<bool, StoreError> {
    Ok(store
        .conn()
        .prepare_cached("SELECT undone_by IS NOT NULL FROM change_action WHERE id = ?1")?
        .query_row([action], |row| row.get(0))?)
}

/// Whether there is something to do for a customer.
fn still_changing(store: &Store, id: Id, same: &Same) -> Result<bool, StoreError> {
    let Same(condition, values) = same;
    let sql = format!("SELECT 1 FROM customer_value v WHERE v.customer_id = ? AND NOT {condition}");
    let id = Value::Integer(id);
    let values = std::iter::once(&id).chain(values);
    Ok(store.conn().prepare_cached(&sql)?.exists(params_from_iter(values))?)
}

fn apply(
    save: &mut Save<'_>,
    id: Id,
    change: &BulkChange,
    now: DateTime<Utc>,
) -> Result<(), SaveError> {
    match change {
        BulkChange::AddTag(tag) => {
            save.tags(id, &[], &[], from_ref(tag))?;
            save.writer.touch("customer", id)?;
        }
        BulkChange::RemoveTag(tag) => {
            save.tags(id, from_ref(tag), from_ref(tag), &[])?;
            save.writer.touch("customer", id)?;
        }
        BulkChange::Owner(login) => {
            let login = if login.is_empty() { Value::Null } else { Value::Text(login.clone()) };
            let columns = save.writer.columns("owner", login)?;
            write(save, id, columns)?;
        }
        BulkChange::Stage { stage, reason } => {
            let mut reason = reason.clone();
            if *stage == Some(Stage::Lost) {
                save.list_entry("lost_reason", None, &mut reason)?;
            }
            let today = now.with_timezone(&save.writer.settings()?.time_zone).date_naive();
            let mut columns = vec![
                ("stage_on", stage.map_or(Value::Null, |_| Value::Text(today.to_string()))),
                ("stage_reason", Value::Text(reason)),
            ];
            if let Some(stage) = stage {
                columns.push(("stage", Value::Integer(stage.code())));
            }
            write(save, id, columns)?;
        }
        BulkChange::Rhythm(days) => {
            let days = days.map_or(Value::Null, Value::Integer);
            write(save, id, vec![("contact_rhythm_days", days)])?;
        }
        BulkChange::Task(task) => {
            let mut task = Task { customer_id: Some(id), ..(**task).clone() };
            if task.assignee.is_empty() {
                task.assignee = owner(save, id)?.unwrap_or_else(|| save.writer.who().login.clone());
            }
            save.change(&Change::Task { base: None, new: Box::new(task) })?;
        }
    }
    Ok(())
}

/// Write what differs of a customer's columns.
fn write(
    save: &mut Save<'_>,
    id: Id,
    wanted: Vec<(&'static str, Value)>,
) -> Result<(), StoreError> {
    let mut columns: Vec<Column> = Vec::new();
    for (column, after) in wanted {
        let sql = format!("SELECT {column} FROM customer WHERE id = ?1");
        let before: Value =
            save.writer.conn().prepare_cached(&sql)?.query_row([id], |row| row.get(0))?;
        if before != after {
            columns.push((column, before, after));
        }
    }
    save.writer.update("customer", id, &columns)
}

/// The login of whoever looks after a customer.
fn owner(save: &Save<'_>, id: Id) -> Result<Option<String>, StoreError> {
    Ok(save
        .writer
        .conn()
        .prepare_cached(
            "SELECT u.login FROM customer c JOIN user u ON u.id = c.owner_id WHERE c.id = ?1",
        )?
        .query_row([id], |row| row.get(0))
        .optional()?)
}
#[cfg(test)]
#[path = "bulk_tests.rs"]
mod tests;
