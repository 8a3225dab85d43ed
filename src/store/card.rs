//! Everything about one customer, and finding the one that is meant.

use rusqlite::{Connection, OptionalExtension, Result};

use super::history::history;
use super::rows::{CONSENTS, Record, consent_from_row};
use super::tasks::open_tasks_of;
use crate::domain::model::{Consent, Customer, Id, Person, display_name};
use crate::domain::phone;
use crate::domain::views::{Card, HistoryFilter, MatchClass, Seek};

/// More open tasks than this are no help on a card.
const TASKS: usize = 100;
/// So many candidates tell that a reference is ambiguous.
const CANDIDATES: i64 = 10;

/// The card of a customer, also of one in the trash.
pub(in crate::store) fn card(
    conn: &Connection,
    id: Id,
    history_limit: usize,
) -> Result<Option<Card>> {
    let Some(customer) = Customer::load(conn, id)? else { return Ok(None) };
    let referred_by = match customer.referred_by {
        None => None,
        Some(by) => conn
            .prepare_cached(
                "SELECT number, company, first_name, last_name FROM customer WHERE id = ?1",
            )?
            .query_row([by], |r| {
                let text = |i| r.get_ref(i).and_then(|v| Ok(v.as_str()?));
                Ok(display_name(text(1)?, text(2)?, text(3)?, text(0)?))
            })
            .optional()?,
    };
    let filter = HistoryFilter { customer_id: Some(id), ..HistoryFilter::default() };
    Ok(Some(Card {
        customer,
        referred_by: referred_by.unwrap_or_default(),
        persons: persons(conn, id)?,
        history: history(conn, &filter, &Seek::First, history_limit)?,
        tasks: open_tasks_of(conn, id, TASKS)?,
        consents: consents(conn, id)?,
    }))
}

/// The contact persons of a customer, in the order of their entry.
fn persons(conn: &Connection, customer: Id) -> Result<Vec<Person>> {
    let ids: Vec<Id> = conn
        .prepare_cached(
            "SELECT id FROM person WHERE customer_id = ?1 AND deleted_at IS NULL ORDER BY id",
        )?
        .query_map([customer], |r| r.get(0))?
        .collect::<Result<_>>()?;
    let mut persons = Vec::with_capacity(ids.len());
    for id in ids {
        persons.extend(Person::load(conn, id)?);
    }
    Ok(persons)
}

/// The consent ledger of a customer, newest entry first.
fn consents(conn: &Connection, customer: Id) -> Result<Vec<Consent>> {
    conn.prepare_cached(&format!(
        "{CONSENTS} WHERE n.customer_id = ?1 AND n.deleted_at IS NULL ORDER BY n.at DESC, n.id DESC"
    ))?
    .query_map([customer], consent_from_row)?
    .collect()
}

/// The customer with this number.
pub(in crate::store) fn id_by_number(conn: &Connection, number: &str) -> Result<Option<Id>> {
    conn.prepare_cached("SELECT id FROM customer WHERE number = ?1 AND deleted_at IS NULL")?
        .query_row([number], |r| r.get(0))
        .optional()
}

/// Which customers a text may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    None,
    One(Id),
    /// Some of the several.
    Many(Vec<Id>),
}

impl Resolved {
    fn of(mut ids: Vec<Id>) -> Self {
        ids.dedup();
        match ids.as_slice() {
            [] => Self::None,
            [one] => Self::One(*one),
            _ => Self::Many(ids),
        }
    }
}

/// The customer that a number, an e-mail, a phone number, or else a query means:
/// the only hit, or the only exact one. For the command line.
pub(in crate::store) fn resolve_customer(
    conn: &Connection,
    text: &str,
    country: &str,
) -> Result<Resolved> {
    let text = text.trim();
    match reference(conn, text, country)? {
        Resolved::None => {}
        found => return Ok(found),
    }
    let page = super::search::search(conn, text, 10, country)?;
    let exact = page.hits.iter().filter(|hit| hit.class == MatchClass::Exact);
    let exact: Vec<Id> = exact.map(|hit| hit.row.id).collect();
    if let [one] = exact.as_slice() {
        return Ok(Resolved::One(*one));
    }
    let certain = page.hits.iter().filter(|hit| hit.class != MatchClass::Switchboard);
    Ok(Resolved::of(certain.map(|hit| hit.row.id).collect()))
}

/// The customer that a customer number, or an e-mail or phone number that belongs
/// to exactly one, means (the reference of import files).
pub(in crate::store) fn reference(
    conn: &Connection,
    text: &str,
    country: &str,
) -> Result<Resolved> {
    if let Some(id) = id_by_number(conn, text)? {
        return Ok(Resolved::One(id));
    }
    let ids = |sql: &str, value: &str| -> Result<Vec<Id>> {
        conn.prepare_cached(sql)?
            .query_map(rusqlite::params![value, CANDIDATES], |r| r.get(0))?
            .collect()
    };
    if text.contains('@') {
        return Ok(Resolved::of(ids(
            "SELECT DISTINCT p.customer_id FROM email p JOIN customer c ON c.id = p.customer_id
              WHERE p.norm = ?1 AND p.deleted_at IS NULL AND c.deleted_at IS NULL
              ORDER BY 1 LIMIT ?2",
            &text.to_lowercase(),
        )?));
    }
    match phone::normalise(text, country).filter(|_| phone::looks_like_phone(text)) {
        None => Ok(Resolved::None),
        Some(norm) => Ok(Resolved::of(ids(
            "SELECT DISTINCT p.customer_id FROM phone p JOIN customer c ON c.id = p.customer_id
              WHERE p.norm = ?1 AND p.deleted_at IS NULL AND c.deleted_at IS NULL
              ORDER BY 1 LIMIT ?2",
            &norm,
        )?)),
    }
}
