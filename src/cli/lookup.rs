//! `lookup QUERY`: the customers that match, best first.

use chrono::{DateTime, Utc};
use unicode_width::UnicodeWidthStr as _;

use super::args::Lookup;
use super::context::Context;
use super::failure::{DONE, Ended, Failure, NOTHING};
use super::valued::bring_up_to_date;
use super::{find, json, output};
use crate::domain::query::has_sign;
use crate::domain::views::{Asked, Hit, MatchClass};
use crate::i18n::I18n;
use crate::i18n::text::clean;
use crate::store::Store;
use crate::store::api::StoreError;
use crate::tr;

pub fn run(args: &Lookup, context: &Context) -> Ended {
    let i18n = &context.i18n;
    let store = context.open()?;
    let query = args.query.join(" ");
    if has_sign(&query) {
        bring_up_to_date(&store, context)?;
    }
    let hits = hits(&query, args.limit, &store, context.now());
    let (hits, is_query) = hits.map_err(|e| Failure::store(&e, i18n))?;
    if args.json {
        let mut found = Vec::with_capacity(hits.len());
        for hit in &hits {
            let card = store.card(hit.row.id, 0).map_err(|e| Failure::store(&e, i18n))?;
            found.extend(card.map(|card| json::hit(hit, is_query, &card)));
        }
        output::print_json(&serde_json::Value::Array(found), i18n)?;
    } else if !hits.is_empty() {
        output::print(&table(&hits, is_query, i18n), i18n)?;
    }
    if hits.is_empty() {
        if args.json {
            return Ok(NOTHING);
        }
        let query = find::shown(&query);
        return Err(Failure::new(NOTHING, tr!(i18n, "find-nothing", query = query)));
    }
    Ok(DONE)
}

/// Whom a query means (then `true`); else what contains the words, then what is spelled or sounds alike.
fn hits(
    query: &str,
    limit: usize,
    store: &Store,
    now: DateTime<Utc>,
) -> Result<(Vec<Hit>, bool), StoreError> {
    let settings = store.settings()?;
    let page = store.ask(query, limit, &settings, store.today(now)?)?;
    if let Asked::Wrong(mistake) = page.asked {
        return Err(StoreError::Query(mistake));
    }
    let mut hits = page.hits;
    let is_query = page.asked == Asked::Query;
    if !is_query && hits.len() < limit {
        let shown: Vec<_> = hits.iter().map(|hit| hit.row.id).collect();
        hits.extend(store.search_loose(query, &shown, limit - hits.len(), &settings)?);
    }
    Ok((hits, is_query))
}

fn table(hits: &[Hit], is_query: bool, i18n: &I18n) -> String {
    let rows: Vec<[String; 5]> = hits.iter().map(|hit| cells(hit, is_query, i18n)).collect();
    let mut widths = [0; 5];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let mut out = String::new();
    for row in &rows {
        let mut line = String::new();
        for (width, cell) in widths.iter().zip(row).filter(|(width, _)| **width > 0) {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', width - cell.width() + 2));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Number, name, place, phone, why it matched; a query says that itself.
fn cells(hit: &Hit, is_query: bool, i18n: &I18n) -> [String; 5] {
    let row = &hit.row;
    let cell = |text: &str| clean(text).into_owned();
    let name = if row.person.is_empty() {
        cell(&row.name)
    } else {
        format!("{} · {}", cell(&row.name), cell(&row.person))
    };
    let place = format!("{} {}", cell(&row.postcode), cell(&row.city)).trim().to_owned();
    let mut why = tr!(i18n, &format!("match-{}", hit.field.name()));
    if !hit.text.is_empty() {
        why = format!("{why}: {}", cell(&hit.text));
    }
    if hit.class >= MatchClass::Switchboard {
        why = format!("{why}, {}", tr!(i18n, &format!("match-{}", hit.class.name())));
    }
    let why = if is_query { String::new() } else { format!("({why})") };
    [cell(&row.number), name, place, cell(&row.phone), why]
}
