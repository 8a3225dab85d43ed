//! The complaint list, and everything about one complaint.
//!
//! Performance: each shelf is an index in its order, which also holds all that is
//! filtered by; the complaints of one customer, and those due before a moment, have
//! an index of their own and are sorted at once.

use chrono::{TimeDelta, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Result, params};

use super::Store;
use super::api::StoreError;
use super::history::contact_rows;
use super::named::{Named, named_or_none, user_id};
use super::paging::{Ids, List};
use super::rows::{Record, remedies_of, steps_of, surveys_about};
use crate::domain::codes::Code;
use crate::domain::model::{Complaint, Id, Person, Task};
use crate::domain::views::{
    ComplaintDetail, ComplaintFilter, ComplaintRow, ComplaintShelf, Page, Seek,
};

/// For so many days a complaint about the same is a repeated one.
const REPEAT_DAYS: i64 = 90;
/// More of one kind are no help on one screen.
const MOST: i64 = 200;

impl Store {
    /// A page of complaints: open ones by deadline (where somebody may come to harm
    /// first), closed ones the last closed first, or all, newest first.
    pub fn complaints(
        &self,
        filter: &ComplaintFilter,
        seek: &Seek,
        limit: usize,
    ) -> Result<Page<ComplaintRow>, StoreError> {
        Ok(page(self.conn(), filter, seek, limit)?)
    }

    /// Everything about a complaint, also about one in the trash.
    pub fn complaint_detail(&self, id: Id) -> Result<Option<ComplaintDetail>, StoreError> {
        Ok(detail(self.conn(), id)?)
    }

    /// The complaint with this number, not in the trash: as it is, or as lists and people
    /// shorten it (`B-0080`, `80`).
    pub fn complaint_by_number(&self, number: &str) -> Result<Option<Complaint>, StoreError> {
        let id = id_by_number(self.conn(), number.trim())?;
        id.map_or(Ok(None), |id| self.complaint(id))
    }
}

fn id_by_number(conn: &Connection, number: &str) -> Result<Option<Id>> {
    let mut exact =
        conn.prepare_cached("SELECT id FROM complaint WHERE number = ?1 AND deleted_at IS NULL")?;
    let mut find = |number: &str| exact.query_row([number], |row| row.get(0)).optional();
    let mut id = find(number)?;
    if id.is_none() {
        id = find(&number.to_uppercase())?;
    }
    let Some(pattern) = short(number).filter(|_| id.is_none()) else { return Ok(id) };
    conn.prepare_cached(
        "SELECT id FROM complaint WHERE number GLOB ?1 AND deleted_at IS NULL
          ORDER BY number DESC LIMIT 1",
    )?
    .query_row([pattern], |row| row.get(0))
    .optional()
}

/// What the full number of `b-80` or `2026-80` looks like; without a year any, of which
/// the last is meant. None if it is no short way to write one.
fn short(number: &str) -> Option<String> {
    let digits = number.strip_prefix(['B', 'b']).unwrap_or(number);
    let mut parts: Vec<&str> = digits.split(['-', ' ', '/']).filter(|p| !p.is_empty()).collect();
    let last: u32 = parts.pop()?.parse().ok()?;
    let year = match parts.as_slice() {
        [] => "[0-9][0-9][0-9][0-9]",
        [year] if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => year,
        _ => return None,
    };
    Some(format!("B-{year}-{last:04}"))
}

fn page(
    conn: &Connection,
    filter: &ComplaintFilter,
    seek: &Seek,
    limit: usize,
) -> Result<Page<ComplaintRow>> {
    let Some(list) = list(conn, filter)? else { return Ok(Page::default()) };
    let Ids { rows, before, after } = list.page(conn, seek, limit)?;
    Ok(Page { rows: complaint_rows(conn, &rows)?, before, after })
}

/// The list; `None` if nothing can be in it.
fn list(conn: &Connection, filter: &ComplaintFilter) -> Result<Option<List>> {
    let mut list = shelf(filter.shelf);
    let mut conditions = vec!["b.deleted_at IS NULL"];
    match filter.shelf {
        ComplaintShelf::Open => conditions.push("b.open = 1"),
        ComplaintShelf::Closed => conditions.push("b.open = 0"),
        ComplaintShelf::All => {}
    }
    let mut put = |condition: &'static str, value: Value| {
        conditions.push(condition);
        list.values.push(value);
    };
    if let Some(state) = filter.state {
        put("b.state = ?", Value::Integer(state.code()));
    }
    if let Some(severity) = filter.severity {
        put("b.severity = ?", Value::Integer(severity.code()));
    }
    if let Some(category) = &filter.category {
        put("b.category = ?", Value::Text(category.clone()));
    }
    if let Some(cause) = &filter.cause {
        put("b.cause = ?", Value::Text(cause.clone()));
    }
    if let Some(login) = &filter.owner {
        let Some(owner) = user_id(conn, login)? else { return Ok(None) };
        put("b.owner_id = ?", Value::Integer(owner));
    }
    if let Some(from) = filter.from {
        put("b.received_at >= ?", Value::Integer(from.timestamp_millis()));
    }
    if let Some(until) = filter.until {
        put("b.received_at <= ?", Value::Integer(until.timestamp_millis()));
    }
    if filter.anonymous {
        conditions.push("b.customer_id IS NULL");
    }
    if let Some(due) = filter.due_before {
        conditions.push("b.open = 1 AND b.next_due < ?");
        list.values.push(Value::Integer(due.timestamp_millis()));
        list.from = "complaint b INDEXED BY complaint_due";
        list.ordered = false;
    }
    if let Some(customer) = filter.customer_id {
        conditions.push("b.customer_id = ?");
        list.values.push(Value::Integer(customer));
        list.from = "complaint b INDEXED BY complaint_customer";
        list.ordered = false;
    }
    list.conditions = conditions.join(" AND ");
    Ok(Some(list))
}

/// The order of a shelf. A row that left its shelf is no place to go on from.
fn shelf(shelf: ComplaintShelf) -> List {
    let (from, keys, keys_of): (_, &[&str], _) = match shelf {
        ComplaintShelf::Open => (
            "complaint b INDEXED BY complaint_open",
            &["1 - b.safety", "ifnull(b.next_due, 9223372036854775700 + b.state)", "b.id"],
            "SELECT 1 - safety, ifnull(next_due, 9223372036854775700 + state), id FROM complaint
              WHERE id = ?1 AND open = 1",
        ),
        ComplaintShelf::Closed => (
            "complaint b INDEXED BY complaint_closed",
            &["b.closed_at", "b.id"],
            "SELECT closed_at, id FROM complaint WHERE id = ?1 AND open = 0",
        ),
        ComplaintShelf::All => (
            "complaint b INDEXED BY complaint_received",
            &["b.received_at", "b.id"],
            "SELECT received_at, id FROM complaint WHERE id = ?1",
        ),
    };
    List {
        from,
        conditions: String::new(),
        values: Vec::new(),
        keys,
        keys_of,
        nullable: shelf == ComplaintShelf::Closed,
        descending: shelf != ComplaintShelf::Open,
        ordered: true,
    }
}

/// The lines of these complaints, in this order.
pub(in crate::store) fn complaint_rows(conn: &Connection, ids: &[Id]) -> Result<Vec<ComplaintRow>> {
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        if let Some(complaint) = Complaint::load(conn, *id)? {
            rows.push(line(conn, complaint)?);
        }
    }
    Ok(rows)
}

fn line(conn: &Connection, complaint: Complaint) -> Result<ComplaintRow> {
    let Named { name: customer, number: customer_number, phone } =
        named_or_none(conn, complaint.customer_id)?;
    Ok(ComplaintRow { complaint, customer, customer_number, phone })
}

fn detail(conn: &Connection, id: Id) -> Result<Option<ComplaintDetail>> {
    let Some(complaint) = Complaint::load(conn, id)? else { return Ok(None) };
    let duplicate_of: Option<String> = match complaint.duplicate_of {
        None => None,
        Some(of) => conn
            .prepare_cached("SELECT number FROM complaint WHERE id = ?1")?
            .query_row([of], |row| row.get(0))
            .optional()?,
    };
    let person = complaint.person_id.map(|id| Person::load(conn, id)).transpose()?.flatten();
    Ok(Some(ComplaintDetail {
        duplicate_of: duplicate_of.unwrap_or_default(),
        person: person.map(|person| person.display_name()).unwrap_or_default(),
        steps: steps_of(conn, id)?,
        remedies: remedies_of(conn, id)?,
        tasks: tasks_of(conn, id)?,
        contacts: contact_rows(conn, &contacts_of(conn, &complaint)?)?,
        surveys: surveys_about(conn, id)?,
        earlier: earlier(conn, &complaint)?,
        row: line(conn, complaint)?,
    }))
}

/// Open ones by due date, then those done, the last done first.
fn tasks_of(conn: &Connection, complaint: Id) -> Result<Vec<Task>> {
    let ids = ids(
        conn,
        "SELECT id FROM task WHERE complaint_id = ?1 AND deleted_at IS NULL
          ORDER BY done_at IS NOT NULL, done_at DESC, ifnull(due_on, '9999'), ifnull(due_at, 0), id
          LIMIT ?2",
        complaint,
    )?;
    let mut tasks = Vec::with_capacity(ids.len());
    for id in ids {
        tasks.extend(Task::load(conn, id)?);
    }
    Ok(tasks)
}

/// Those about it and the one with which it came in, newest first.
fn contacts_of(conn: &Connection, complaint: &Complaint) -> Result<Vec<Id>> {
    conn.prepare_cached(
        "SELECT id FROM (
             SELECT id, at FROM contact WHERE complaint_id = ?1 AND deleted_at IS NULL
             UNION SELECT id, at FROM contact WHERE id = ?2 AND deleted_at IS NULL)
          ORDER BY at DESC, id DESC LIMIT ?3",
    )?
    .query_map(params![complaint.meta.id, complaint.contact_id, MOST], |row| row.get(0))?
    .collect()
}

/// What the same customer complained about in the same category shortly before,
/// newest first. Without a category nobody knows whether it is the same.
fn earlier(conn: &Connection, complaint: &Complaint) -> Result<Vec<ComplaintRow>> {
    let (Some(customer), false) = (complaint.customer_id, complaint.category.is_empty()) else {
        return Ok(Vec::new());
    };
    let ids: Vec<Id> = conn
        .prepare_cached(
            "SELECT id FROM complaint INDEXED BY complaint_customer
              WHERE customer_id = ?1 AND received_at >= ?2 AND received_at <= ?3 AND category = ?4
                AND id <> ?5 AND deleted_at IS NULL
              ORDER BY received_at DESC, id DESC LIMIT ?6",
        )?
        .query_map(
            params![
                customer,
                since(complaint.received_at).timestamp_millis(),
                complaint.received_at.timestamp_millis(),
                complaint.category,
                complaint.meta.id,
                MOST
            ],
            |row| row.get(0),
        )?
        .collect::<Result<_>>()?;
    complaint_rows(conn, &ids)
}

fn since(at: chrono::DateTime<Utc>) -> chrono::DateTime<Utc> {
    at.checked_sub_signed(TimeDelta::days(REPEAT_DAYS)).unwrap_or_default()
}

fn ids(conn: &Connection, sql: &str, of: Id) -> Result<Vec<Id>> {
    conn.prepare_cached(sql)?.query_map(params![of, MOST], |row| row.get(0))?.collect()
}

#[cfg(test)]
mod tests;
