//! CUSTOMER on the command line: a number, or a query that matches exactly one.

use super::context::Context;
use super::failure::{Failure, NOTHING, USAGE};
use crate::domain::model::Id;
use crate::domain::views::CustomerRow;
use crate::i18n::text::{clean, shorten};
use crate::store::api::StoreError;
use crate::store::{Resolved, Store};
use crate::tr;

/// How many names a sentence about several customers shows.
const NAMED: usize = 5;
/// Cells of a query that a sentence shows.
const QUOTED: usize = 60;

/// A query as a sentence names it: safe to print, and no longer than a sentence bears.
pub fn shown(query: &str) -> String {
    shorten(clean(query).trim(), QUOTED, "…").into_owned()
}

/// The customer that is meant.
pub fn customer(query: &str, store: &Store, context: &Context) -> Result<Id, Failure> {
    let i18n = &context.i18n;
    let shown = shown(query);
    match resolve(query, store).map_err(|error| Failure::store(&error, i18n))? {
        Found::One(id) => Ok(id),
        Found::Many(rows) => {
            let key = if rows.len() > NAMED { "find-many-more" } else { "find-many" };
            let sentence = tr!(i18n, key, query = shown, names = names(&rows));
            Err(Failure::new(USAGE, sentence))
        }
        Found::Perhaps(rows) => {
            let sentence = tr!(i18n, "find-perhaps", query = shown, names = names(&rows));
            Err(Failure::new(NOTHING, sentence))
        }
        Found::None => Err(Failure::new(NOTHING, tr!(i18n, "find-nothing", query = shown))),
    }
}

enum Found {
    One(Id),
    Many(Vec<CustomerRow>),
    /// Similar ones, which is not enough to write into their history.
    Perhaps(Vec<CustomerRow>),
    None,
}

fn resolve(query: &str, store: &Store) -> Result<Found, StoreError> {
    let settings = store.settings()?;
    // Customer numbers are written with capitals, and typed without.
    for text in [query.trim(), &query.trim().to_uppercase()] {
        match store.resolve_customer(text, &settings)? {
            Resolved::One(id) => return Ok(Found::One(id)),
            Resolved::Many(ids) => return Ok(Found::Many(store.customer_rows(&ids)?)),
            Resolved::None => {}
        }
    }
    let page = store.search(query, NAMED, &settings)?;
    let mut rows: Vec<CustomerRow> = page.hits.into_iter().map(|hit| hit.row).collect();
    if rows.is_empty() {
        let loose = store.search_loose(query, &[], NAMED, &settings)?;
        rows.extend(loose.into_iter().map(|hit| hit.row));
    }
    Ok(if rows.is_empty() { Found::None } else { Found::Perhaps(rows) })
}

fn names(rows: &[CustomerRow]) -> String {
    let named = |row: &CustomerRow| format!("{} ({})", clean(&row.name), clean(&row.number));
    rows.iter().take(NAMED).map(named).collect::<Vec<_>>().join(", ")
}
