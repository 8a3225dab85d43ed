//! Records for the tests of the store, written with plain SQL.

use rusqlite::{Connection, params};

use super::{index, values};
use crate::domain::fold::{city_sort_key, name_sort_key};
use crate::domain::model::Id;
use crate::domain::phone;

/// A customer in a few words; empty fields are left out.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::store) struct Sample<'a> {
    pub number: &'a str,
    pub company: &'a str,
    pub first: &'a str,
    pub last: &'a str,
    pub person: (&'a str, &'a str),
    pub postcode: &'a str,
    pub city: &'a str,
    pub phone: &'a str,
    pub email: &'a str,
    pub tag: &'a str,
    pub notes: &'a str,
    /// Last contact, milliseconds; 0 = never.
    pub last_contact: i64,
}

/// An empty file in memory.
pub(in crate::store) fn open() -> Connection {
    let conn = Connection::open_in_memory().unwrap();
    crate::store::migrate::climb(&conn).unwrap();
    crate::store::query::register(&conn).unwrap();
    conn.execute(
        "INSERT INTO user (id, login, created_at, created_by, updated_at, updated_by)
         VALUES (1, 'anna', 0, 1, 0, 1), (2, 'bert', 0, 1, 0, 1)",
        [],
    )
    .unwrap();
    conn
}

/// Adds a customer and indexes it.
pub(in crate::store) fn add(conn: &Connection, s: &Sample) -> Id {
    let next: Id =
        conn.query_row("SELECT ifnull(max(id), 0) + 1 FROM customer", [], |r| r.get(0)).unwrap();
    let number = if s.number.is_empty() { format!("K-{next:04}") } else { s.number.to_owned() };
    conn.execute(
        "INSERT INTO customer (id, number, kind, company, first_name, last_name, notes, sort_key,
             city_key, last_contact_at, created_at, created_by, updated_at, updated_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, nullif(?10, 0), 0, 1, 0, 1)",
        params![
            next,
            number,
            if s.company.is_empty() { 1 } else { 2 },
            s.company,
            s.first,
            s.last,
            s.notes,
            name_sort_key(s.company, s.first, s.last, &number),
            city_sort_key(s.city),
            s.last_contact
        ],
    )
    .unwrap();
    let general = "created_at, created_by, updated_at, updated_by) VALUES";
    if s.person != ("", "") {
        conn.execute(
            &format!("INSERT INTO person (customer_id, first_name, last_name, {general} (?1, ?2, ?3, 0, 1, 0, 1)"),
            params![next, s.person.0, s.person.1],
        )
        .unwrap();
    }
    if !s.phone.is_empty() {
        let norm = phone::normalise(s.phone, "DE").unwrap();
        conn.execute(
            &format!("INSERT INTO phone (customer_id, kind, raw, norm, reversed, {general} (?1, 1, ?2, ?3, ?4, 0, 1, 0, 1)"),
            params![next, s.phone, norm, phone::reversed_digits(&norm)],
        )
        .unwrap();
    }
    if !s.email.is_empty() {
        conn.execute(
            &format!("INSERT INTO email (customer_id, kind, raw, norm, {general} (?1, 1, ?2, lower(?2), 0, 1, 0, 1)"),
            params![next, s.email],
        )
        .unwrap();
    }
    if !s.city.is_empty() || !s.postcode.is_empty() {
        conn.execute(
            &format!("INSERT INTO address (customer_id, kind, postcode, city, {general} (?1, 1, ?2, ?3, 0, 1, 0, 1)"),
            params![next, s.postcode, s.city],
        )
        .unwrap();
    }
    if !s.tag.is_empty() {
        conn.execute(
            &format!("INSERT OR IGNORE INTO tag (name, key, {general} (?1, ?1, 0, 1, 0, 1)"),
            [s.tag],
        )
        .unwrap();
        conn.execute(
            &format!("INSERT INTO customer_tag (customer_id, tag_id, {general} (?1, (SELECT id FROM tag WHERE key = ?2), 0, 1, 0, 1)"),
            params![next, s.tag],
        )
        .unwrap();
    }
    index::put_customer(conn, next).unwrap();
    values::keep_service(conn, next).unwrap();
    next
}

/// Adds an incoming call at `at` milliseconds and indexes it.
pub(in crate::store) fn add_contact(
    conn: &Connection,
    customer: Option<Id>,
    at: i64,
    subject: &str,
    note: &str,
) -> Id {
    conn.execute(
        "INSERT INTO contact (customer_id, at, channel, direction, subject, note, rep_id,
             created_at, created_by, updated_at, updated_by)
         VALUES (?1, ?2, 1, 1, ?3, ?4, 1, 0, 1, 0, 1)",
        params![customer, at, subject, note],
    )
    .unwrap();
    let id = conn.last_insert_rowid();
    index::put_contact(conn, id, None).unwrap();
    id
}

/// A complaint in a few words, with the columns that the store keeps in step.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::store) struct Grievance<'a> {
    pub customer: Option<Id>,
    pub received: i64,
    /// 0 = normal, received.
    pub severity: i64,
    pub state: i64,
    pub category: &'a str,
    pub cause: &'a str,
    pub annoyance: Option<i64>,
    pub owner: Option<Id>,
    pub safety: bool,
    pub next_due: Option<i64>,
    /// Closed since.
    pub closed: Option<i64>,
}

/// Adds a complaint; its number goes by its id (`B-2026-0001`).
pub(in crate::store) fn add_complaint(conn: &Connection, g: &Grievance) -> Id {
    let next: Id =
        conn.query_row("SELECT ifnull(max(id), 0) + 1 FROM complaint", [], |r| r.get(0)).unwrap();
    let or = |code: i64, default: i64| if code == 0 { default } else { code };
    conn.execute(
        "INSERT INTO complaint (id, number, customer_id, received_at, channel, category, cause,
             severity, annoyance, safety, justified, owner_id, state, open, next_due, closed_at,
             created_at, created_by, updated_at, updated_by)
         VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, ?7, ?8, ?9, 1, ?10, ?11, ?13 IS NULL, ?12, ?13, 0, 1, 0, 1)",
        params![
            next,
            format!("B-2026-{next:04}"),
            g.customer,
            g.received,
            g.category,
            g.cause,
            or(g.severity, 2),
            g.annoyance,
            g.safety,
            g.owner,
            or(g.state, 1),
            g.next_due,
            g.closed
        ],
    )
    .unwrap();
    next
}
