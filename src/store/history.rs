//! The contact history, newest first.
//!
//! Performance: the index in order of time holds all that is filtered by. Days
//! without any contact of the wanted channel, topic, rep … are passed at a glance
//! (`contact_day`); contacts of a customer, or of none, have an index of their
//! own. Words are looked up among the words of contacts if they are rare, and
//! read off the contacts if they are not. What remains slow are several filters
//! that are each common and hardly ever meet (docs/performance.md).

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Result, params};

use super::paging::{Ids, List};
use super::rows::Record;
use super::words::Words;
use crate::domain::codes::Code;
use crate::domain::model::{Contact, Id, Person, display_name};
use crate::domain::views::{ContactRow, HistoryFilter, Page, Seek};

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// A page of the history.
pub(in crate::store) fn history(
    conn: &Connection,
    filter: &HistoryFilter,
    seek: &Seek,
    limit: usize,
) -> Result<Page<ContactRow>> {
    let Some([list, plain]) = lists(conn, filter)? else { return Ok(Page::default()) };
    let Ids { rows, before, after } = match Words::new(&filter.text) {
        None => list.page(conn, seek, limit)?,
        Some(words) => words.page(conn, [&list, &plain], seek, limit)?,
    };
    Ok(Page { rows: contact_rows(conn, &rows)?, before, after })
}

/// The list without regard to the words, in order of time and as a plain table;
/// `None` if nothing can be in it.
fn lists(conn: &Connection, filter: &HistoryFilter) -> Result<Option<[List; 2]>> {
    let mut conditions: Vec<&'static str> = vec!["k.deleted_at IS NULL"];
    let mut values = Vec::new();
    let mut days: Vec<&'static str> = Vec::new();
    let mut day_values = Vec::new();
    if let Some(from) = filter.from.map(|at| at.timestamp_millis()) {
        conditions.push("k.at >= ?");
        values.push(Value::Integer(from));
        days.push("d.day >= ?");
        day_values.push(Value::Integer(from.div_euclid(DAY)));
    }
    if let Some(until) = filter.until.map(|at| at.timestamp_millis()) {
        conditions.push("k.at < ?");
        values.push(Value::Integer(until));
        days.push("d.day <= ?");
        day_values.push(Value::Integer(until.div_euclid(DAY)));
    }
    let rep: Option<Id> = match &filter.rep {
        None => None,
        Some(login) => {
            let id = conn
                .prepare_cached("SELECT id FROM user WHERE login = ?1 AND acting_as = ''")?
                .query_row([login], |r| r.get(0))
                .optional()?;
            if id.is_none() {
                return Ok(None);
            }
            id
        }
    };
    let mut by_day = false;
    for (value, condition, day) in [
        (filter.channel.map(Code::code), "k.channel = ?", "d.channels & ?"),
        (filter.direction.map(Code::code), "k.direction = ?", "d.directions & ?"),
        (filter.topic.map(Code::code), "k.topic = ?", "d.topics & ?"),
        (filter.outcome.map(Code::code), "k.outcome = ?", "d.outcomes & ?"),
        (rep, "k.rep_id = ?", "d.reps & ?"),
    ] {
        if let Some(value) = value {
            conditions.push(condition);
            values.push(Value::Integer(value));
            days.push(day);
            day_values.push(Value::Integer(1 << value.rem_euclid(62)));
            by_day = true;
        }
    }
    let mut list = List {
        from: "contact k INDEXED BY contact_at",
        conditions: String::new(),
        values,
        keys: &["k.at", "k.id"],
        nullable: false,
        keys_of: "SELECT at, id FROM contact WHERE id = ?1",
        descending: true,
        ordered: true,
    };
    if filter.unassigned {
        conditions.push("k.customer_id IS NULL");
    }
    if let Some(customer) = filter.customer_id {
        conditions.push("k.customer_id = ?");
        list.values.push(Value::Integer(customer));
    }
    list.conditions = conditions.join(" AND ");
    let plain = List { from: "contact k", ..list.clone() };
    if filter.unassigned || filter.customer_id.is_some() {
        list.from = "contact k INDEXED BY contact_customer";
    } else if by_day {
        list.from = "contact_day d CROSS JOIN contact k INDEXED BY contact_at
                     ON k.at >= d.day * 86400000 AND k.at < (d.day + 1) * 86400000";
        list.keys = &["d.day", "k.at", "k.id"];
        list.keys_of =
            "SELECT (at + 86400000000000) / 86400000 - 1000000, at, id FROM contact WHERE id = ?1";
        list.conditions = format!("{} AND {}", days.join(" AND "), list.conditions);
        list.values.splice(0..0, day_values);
    }
    Ok(Some([list, plain]))
}

/// The lines of these contacts, in this order.
pub(in crate::store) fn contact_rows(conn: &Connection, ids: &[Id]) -> Result<Vec<ContactRow>> {
    let mut customer = conn.prepare_cached(
        "SELECT number, company, first_name, last_name FROM customer WHERE id = ?1",
    )?;
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        let Some(contact) = Contact::load(conn, *id)? else { continue };
        let (name, customer_number) = match contact.customer_id {
            None => (String::new(), String::new()),
            Some(id) => customer
                .query_row([id], |r| {
                    let text = |i| r.get_ref(i).and_then(|v| Ok(v.as_str()?));
                    let number = text(0)?;
                    Ok((display_name(text(1)?, text(2)?, text(3)?, number), number.to_owned()))
                })
                .optional()?
                .unwrap_or_default(),
        };
        let person = match contact.person_id {
            None => String::new(),
            Some(id) => conn
                .prepare_cached("SELECT first_name, last_name, role FROM person WHERE id = ?1")?
                .query_row(params![id], |r| {
                    let person = Person {
                        first_name: r.get(0)?,
                        last_name: r.get(1)?,
                        role: r.get(2)?,
                        ..Person::default()
                    };
                    Ok(person.display_name())
                })
                .optional()?
                .unwrap_or_default(),
        };
        rows.push(ContactRow { contact, customer: name, customer_number, person });
    }
    Ok(rows)
}
