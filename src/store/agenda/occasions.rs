//! Birthdays and anniversaries of the days ahead. Of blocked customers there are none.
//!
//! Whoever was born on 29 February is congratulated on 1 March in common years: the
//! year of life is full with the end of 28 February (§ 188 BGB), and in Germany
//! nobody congratulates before the day.
//!
//! An anniversary is worth a call after one year and after every five.

use chrono::{Datelike, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{Connection, Result, params};

use super::Whose;
use crate::domain::model::Id;
use crate::domain::views::{AGENDA_ROWS, Occasion, OccasionRow};
use crate::store::named::named;

/// Longer than this nobody is a customer.
const MOST_YEARS: i32 = 150;

/// What is celebrated when, not yet in the words of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Feast {
    customer: Id,
    kind: Occasion,
    on: NaiveDate,
    years: Option<i32>,
}

/// One more than are shown, soonest first.
pub(super) fn occasions(
    conn: &Connection,
    whose: Whose,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<Feast>> {
    let mut found = Vec::new();
    for on in first.iter_days().take_while(|day| *day <= last) {
        for (month, day) in dates_kept_on(on) {
            birthdays(conn, whose, on, &format!("{month:02}-{day:02}"), &mut found)?;
            for years in std::iter::once(1).chain((5..=MOST_YEARS).step_by(5)) {
                if let Some(since) = NaiveDate::from_ymd_opt(on.year() - years, month, day) {
                    anniversaries(conn, whose, on, years, since, &mut found)?;
                }
            }
        }
        if found.len() > AGENDA_ROWS {
            break;
        }
    }
    Ok(found)
}

/// Of which dates a day is kept.
fn dates_kept_on(on: NaiveDate) -> impl Iterator<Item = (u32, u32)> {
    let stands_in = (on.month(), on.day()) == (3, 1) && !on.leap_year();
    stands_in.then_some((2, 29)).into_iter().chain([(on.month(), on.day())])
}

fn birthdays(
    conn: &Connection,
    whose: Whose,
    on: NaiveDate,
    day: &str,
    found: &mut Vec<Feast>,
) -> Result<()> {
    let (sql, owner) = owner(whose);
    let mut query = conn.prepare_cached(&format!(
        "SELECT id, birthday FROM customer INDEXED BY customer_birthday
          WHERE substr(birthday, -5) = ?1 AND birthday <> '' AND deleted_at IS NULL{sql}
            AND blocked = 0 LIMIT ?3"
    ))?;
    let mut rows = query.query(params![day, owner, room(found)])?;
    while let Some(row) = rows.next()? {
        let year: Option<i32> =
            row.get_ref(1)?.as_str()?.get(..4).and_then(|year| year.parse().ok());
        let years = year.map(|year| on.year() - year);
        // A birthday in the year of birth is the birth, or a slip of the finger.
        if years.is_none_or(|years| years > 0) {
            found.push(Feast { customer: row.get(0)?, kind: Occasion::Birthday, on, years });
        }
    }
    Ok(())
}

fn anniversaries(
    conn: &Connection,
    whose: Whose,
    on: NaiveDate,
    years: i32,
    since: NaiveDate,
    found: &mut Vec<Feast>,
) -> Result<()> {
    let (sql, owner) = owner(whose);
    let mut query = conn.prepare_cached(&format!(
        "SELECT id FROM customer INDEXED BY customer_since
          WHERE since = ?1 AND deleted_at IS NULL{sql} AND blocked = 0 LIMIT ?3"
    ))?;
    let since = since.format("%Y-%m-%d").to_string();
    let mut rows = query.query(params![since, owner, room(found)])?;
    while let Some(row) = rows.next()? {
        found.push(Feast {
            customer: row.get(0)?,
            kind: Occasion::Anniversary,
            on,
            years: Some(years),
        });
    }
    Ok(())
}

/// A condition on the owner with its value, as the parameter `?2`.
fn owner(whose: Whose) -> (String, Option<Id>) {
    match whose.condition("owner_id", 2) {
        (condition, Some(Value::Integer(id))) => (condition, Some(id)),
        (condition, _) => (format!("{condition} AND ?2 IS NULL"), None),
    }
}

/// How many more are wanted at most.
fn room(found: &[Feast]) -> i64 {
    i64::try_from((AGENDA_ROWS + 1).saturating_sub(found.len())).unwrap_or(0)
}

/// The lines of these, of one day by name.
pub(super) fn rows(conn: &Connection, feasts: &[Feast]) -> Result<Vec<OccasionRow>> {
    let mut rows = Vec::with_capacity(feasts.len());
    for Feast { customer, kind, on, years } in feasts.iter().copied() {
        if let Some(named) = named(conn, customer)? {
            rows.push(OccasionRow {
                customer_id: customer,
                customer: named.name,
                customer_number: named.number,
                phone: named.phone,
                kind,
                on,
                years,
            });
        }
    }
    rows.sort_by(|a, b| {
        let key = |row: &OccasionRow| (row.on, row.kind == Occasion::Anniversary);
        key(a)
            .cmp(&key(b))
            .then_with(|| (&a.customer, a.customer_id).cmp(&(&b.customer, b.customer_id)))
    });
    Ok(rows)
}
