//! Rows to entities and back: the only place that knows which column holds what.
//!
//! For saving, the plain part of an entity is a list of *fields* in the words of
//! the domain ([`Fields`]); a field is mostly one column of the same name,
//! [`super::writer`] knows the exceptions (a login becomes a user row, a due
//! date two columns).

mod complaint;
mod contact;
mod customer;
mod person;
mod sale;
mod small;
mod task;

use std::cell::Cell;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::{FromSql, Value};
use rusqlite::{Connection, OptionalExtension, Row};

pub(in crate::store) use self::complaint::{
    complaints_of, remedies_of, step_fields, steps_of, surveys_about, surveys_of,
};
pub(in crate::store) use self::customer::birthday_text;
pub(in crate::store) use self::person::{emails_of, phones_of};
pub(in crate::store) use self::sale::{costs_of, sales_of, scores_of, segments};
pub(in crate::store) use self::small::{CONSENTS, consent_fields, consent_from_row};
use crate::domain::codes::Code;
use crate::domain::model::{Id, Meta};

/// Field name and value, in the order of the table.
pub(in crate::store) type Fields = Vec<(&'static str, Value)>;

/// An entity whose plain part is one row of one table.
pub(in crate::store) trait Record: Sized {
    const TABLE: &'static str;
    fn meta(&self) -> &Meta;
    /// The record with its child rows, also if it lies in the trash.
    fn load(conn: &Connection, id: Id) -> rusqlite::Result<Option<Self>>;
    /// The plain part.
    fn fields(&self) -> Fields;
}

/// SQL of the general part, for [`meta`]; `{t}` is the table's alias.
macro_rules! general {
    ($t:literal) => {
        concat!(
            "lower(hex(",
            $t,
            ".uid)) AS g_uid, ",
            $t,
            ".version AS g_version, ",
            $t,
            ".created_at AS g_created_at, ",
            "(SELECT CASE acting_as WHEN '' THEN login ELSE acting_as || ' (' || login || ')' END ",
            "FROM user WHERE user.id = ",
            $t,
            ".created_by) AS g_created_by, ",
            $t,
            ".updated_at AS g_updated_at, ",
            "(SELECT CASE acting_as WHEN '' THEN login ELSE acting_as || ' (' || login || ')' END ",
            "FROM user WHERE user.id = ",
            $t,
            ".updated_by) AS g_updated_by, ",
            $t,
            ".deleted_at AS g_deleted_at"
        )
    };
}
use general;

/// The general part of a row selected with [`general!`] and `id`.
fn meta(row: &Row) -> rusqlite::Result<Meta> {
    Ok(Meta {
        id: row.get("id")?,
        uid: row.get("g_uid")?,
        version: row.get("g_version")?,
        created_at: instant(row.get("g_created_at")?),
        created_by: row.get::<_, Option<String>>("g_created_by")?.unwrap_or_default(),
        updated_at: instant(row.get("g_updated_at")?),
        updated_by: row.get::<_, Option<String>>("g_updated_by")?.unwrap_or_default(),
        deleted_at: instant(row.get("g_deleted_at")?),
    })
}

/// Stored milliseconds to an instant.
pub(in crate::store) fn instant(ms: Option<i64>) -> Option<DateTime<Utc>> {
    ms.and_then(DateTime::from_timestamp_millis)
}

/// An instant that must be there; one that no calendar knows becomes 1970.
pub(in crate::store) fn instant_or_epoch(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms).unwrap_or_default()
}

/// A stored local date; text that is none counts as absent.
pub(in crate::store) fn date(text: Option<&str>) -> Option<NaiveDate> {
    text.and_then(|t| NaiveDate::parse_from_str(t, "%Y-%m-%d").ok())
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

fn int(value: Option<i64>) -> Value {
    value.map_or(Value::Null, Value::Integer)
}

fn flag(value: bool) -> Value {
    Value::Integer(i64::from(value))
}

fn day(value: Option<NaiveDate>) -> Value {
    value.map_or(Value::Null, |d| Value::Text(d.format("%Y-%m-%d").to_string()))
}

fn moment(value: Option<DateTime<Utc>>) -> Value {
    int(value.map(|t| t.timestamp_millis()))
}

fn code<C: Code>(value: Option<C>) -> Value {
    int(value.map(Code::code))
}

/// A stored code; one that only a newer program knows counts as absent.
fn decode<C: Code>(stored: Option<i64>) -> Option<C> {
    stored.and_then(C::from_code)
}

/// Reads the columns of a row one after the other.
struct InOrder<'a, 'r> {
    row: &'a Row<'r>,
    at: Cell<usize>,
}

impl<'a, 'r> InOrder<'a, 'r> {
    /// From the column behind this one on.
    fn after(row: &'a Row<'r>, column: &str) -> rusqlite::Result<Self> {
        let at = row.as_ref().column_index(column)? + 1;
        Ok(Self { row, at: Cell::new(at) })
    }

    fn next<T: FromSql>(&self) -> rusqlite::Result<T> {
        let at = self.at.get();
        self.at.set(at + 1);
        self.row.get(at)
    }
}

/// One row by id, with a cached statement.
fn one<T>(
    conn: &Connection,
    sql: &str,
    id: Id,
    read: impl FnOnce(&Row) -> rusqlite::Result<T>,
) -> rusqlite::Result<Option<T>> {
    conn.prepare_cached(sql)?.query_row([id], read).optional()
}

/// All rows that belong to one parent row.
fn many<T>(
    conn: &Connection,
    sql: &str,
    id: Id,
    mut read: impl FnMut(&Row) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    conn.prepare_cached(sql)?.query_map([id], |r| read(r))?.collect()
}
