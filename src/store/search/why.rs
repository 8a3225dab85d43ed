//! Why a row matched, where the row itself does not show it.

use rusqlite::{Connection, Result};

use super::question::Question;
use crate::domain::model::{Id, display_name};
use crate::domain::views::{CustomerRow, MatchField};
use crate::store::text::SearchText;

/// The e-mail, number, person, tag or line of notes that matched, as stored;
/// empty where the row shows it.
pub(super) fn text(
    conn: &Connection,
    question: &Question,
    row: &CustomerRow,
    field: MatchField,
) -> Result<String> {
    let read = |sql: &str, put: fn(&mut SearchText, &str)| first(conn, question, sql, row.id, put);
    Ok(match field {
        MatchField::Name | MatchField::Company if !row.name.is_empty() => {
            own_name(conn, question, row)?
        }
        // Of a complaint the search itself knows the number.
        MatchField::Name | MatchField::Company | MatchField::Number | MatchField::Complaint => {
            String::new()
        }
        MatchField::Person => hide(person(conn, question, row.id)?, &row.person),
        MatchField::City => {
            let both = "SELECT trim(postcode || ' ' || city) FROM address
                         WHERE customer_id = ?1 AND deleted_at IS NULL ORDER BY kind, position, id";
            let shown = format!("{} {}", row.postcode, row.city);
            hide(
                read(both, |t, place| {
                    let (postcode, city) = place.split_once(' ').unwrap_or(("", place));
                    t.place(postcode, city);
                    t.place("", place);
                })?,
                shown.trim(),
            )
        }
        MatchField::Email => {
            let sql = "SELECT raw FROM email WHERE customer_id = ?1 AND deleted_at IS NULL ORDER BY position, id";
            hide(read(sql, SearchText::email)?, &row.email)
        }
        MatchField::Phone => phone(conn, question, row)?,
        MatchField::Tag => {
            let sql = "SELECT t.name FROM customer_tag ct JOIN tag t ON t.id = ct.tag_id
                        WHERE ct.customer_id = ?1 AND ct.deleted_at IS NULL ORDER BY ct.id";
            read(sql, SearchText::tag)?
        }
        MatchField::Notes => notes(conn, question, row.id)?,
    })
}

fn hide(text: String, shown: &str) -> String {
    if text == shown { String::new() } else { text }
}

/// The first value that answers any word of the question.
fn first(
    conn: &Connection,
    question: &Question,
    sql: &str,
    id: Id,
    put: fn(&mut SearchText, &str),
) -> Result<String> {
    let mut query = conn.prepare_cached(sql)?;
    let mut rows = query.query([id])?;
    while let Some(row) = rows.next()? {
        let value: String = row.get(0)?;
        let mut text = SearchText::default();
        put(&mut text, &value);
        if question.touches(text.as_str()) {
            return Ok(value);
        }
    }
    Ok(String::new())
}

/// A company may be met by the name of the person that stands on its record.
fn own_name(conn: &Connection, question: &Question, row: &CustomerRow) -> Result<String> {
    let mut shown = SearchText::default();
    shown.customer("", "", "", &row.name);
    shown.customer("", "", "", &row.person);
    if question.touches(shown.as_str()) {
        return Ok(String::new());
    }
    conn.prepare_cached("SELECT first_name, last_name FROM customer WHERE id = ?1")?
        .query_row([row.id], |r| {
            Ok(display_name("", r.get_ref(0)?.as_str()?, r.get_ref(1)?.as_str()?, ""))
        })
}

fn person(conn: &Connection, question: &Question, id: Id) -> Result<String> {
    let mut query = conn.prepare_cached(
        "SELECT first_name, last_name FROM person
          WHERE customer_id = ?1 AND deleted_at IS NULL ORDER BY id",
    )?;
    let mut rows = query.query([id])?;
    while let Some(row) = rows.next()? {
        let (first, last): (String, String) = (row.get(0)?, row.get(1)?);
        let mut text = SearchText::default();
        text.person(&first, &last);
        if question.touches(text.as_str()) {
            return Ok(display_name("", &first, &last, ""));
        }
    }
    Ok(String::new())
}

fn phone(conn: &Connection, question: &Question, row: &CustomerRow) -> Result<String> {
    let mut query = conn.prepare_cached(
        "SELECT raw, norm FROM phone WHERE customer_id = ?1 AND deleted_at IS NULL
          ORDER BY person_id IS NOT NULL, position, id",
    )?;
    let mut rows = query.query([row.id])?;
    let mut only = None;
    let mut several = false;
    while let Some(phone) = rows.next()? {
        let (raw, norm): (String, String) = (phone.get(0)?, phone.get(1)?);
        let mut text = SearchText::default();
        text.phone(&norm);
        if question.touches(text.as_str()) {
            return Ok(hide(raw, &row.phone));
        }
        several |= only.is_some();
        only.get_or_insert(raw);
    }
    // The switchboard: none of them is it, but a single one shows itself.
    Ok(if several { String::new() } else { hide(only.unwrap_or_default(), &row.phone) })
}

/// The line of the notes, or of the newest contact that was met.
fn notes(conn: &Connection, question: &Question, id: Id) -> Result<String> {
    let own: String = conn
        .prepare_cached("SELECT notes FROM customer WHERE id = ?1")?
        .query_row([id], |r| r.get(0))?;
    if let Some(line) = line_of(question, &own) {
        return Ok(line);
    }
    let mut query = conn.prepare_cached(
        "SELECT subject, note FROM contact WHERE customer_id = ?1 AND deleted_at IS NULL
          ORDER BY at DESC, id DESC LIMIT 200",
    )?;
    let mut rows = query.query([id])?;
    while let Some(row) = rows.next()? {
        for text in [row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?] {
            if let Some(line) = line_of(question, text) {
                return Ok(line);
            }
        }
    }
    Ok(String::new())
}

/// The first line with a word of the question, at most 200 characters of it.
fn line_of(question: &Question, notes: &str) -> Option<String> {
    let line = notes.lines().find(|line| {
        let mut text = SearchText::default();
        text.notes(line);
        question.touches(text.as_str())
    })?;
    Some(line.trim().chars().take(200).collect())
}
