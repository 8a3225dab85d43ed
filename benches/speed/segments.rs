//! Segments: how many, who, and what they bring; the pictures.

use chrono::{DateTime, Utc};
use kundig::domain::segments::BUILT_IN;
use kundig::domain::views::{Axis, MemberSort, Seek};
use kundig::store::Store;
use kundig::store::api::{Open, Who};

use super::data::{NOW, Place};
use super::figures::{Series, Table, Watch};

/// Queries over sums and days that no built-in segment asks.
const QUERIES: &[&str] = &[
    "abc:A and last_contact > 90d",
    "revenue_12m >= 5000 and not tag:b2b",
    "(key_account:yes or clv > 1000) consent.email:granted",
    "p_alive < 0.5 and purchases >= 3",
    "margin_12m > 100 and contacts >= 5 and open_complaints = 0",
];
const SCREENFUL: usize = 40;

pub fn segments(place: &Place, table: &mut Table) -> anyhow::Result<()> {
    let now: DateTime<Utc> = NOW.parse()?;
    let who = Who { login: "anna".to_owned(), pid: std::process::id(), ..Who::default() };
    let store = Store::open(&place.file, Open::Existing, &who, now)?;
    let today = now.date_naive();
    let queries: Vec<&str> =
        BUILT_IN.iter().map(|segment| segment.query).chain(QUERIES.iter().copied()).collect();

    // The peer: the contacts of the whole file counted by month over a covering index.
    let peer = place.contacts_by_month(3)?;
    table.times("contacts by month over a covering index", &peer, "the peer");

    let mut measure = |what: &str, limit: &str, ask: &dyn Fn(&str) -> anyhow::Result<()>| {
        let mut series = Series::default();
        for query in &queries {
            ask(query)?;
            let watch = Watch::start();
            ask(query)?;
            series.spent(watch.stop());
        }
        table.times(what, &series, limit);
        anyhow::Ok(())
    };
    measure("segment: number of members", "limit 3 x the peer, 150 ms", &|query| {
        store.count_members(query, today)?;
        Ok(())
    })?;
    measure("segment: first page by revenue", "limit 100 ms", &|query| {
        store.members(query, MemberSort::Revenue, &Seek::First, SCREENFUL, today)?;
        Ok(())
    })?;
    measure("segment: first page by value of the forecast", "limit 100 ms", &|query| {
        store.members(query, MemberSort::Clv, &Seek::First, SCREENFUL, today)?;
        Ok(())
    })?;
    measure("segment: what they bring", "", &|query| {
        store.segment_figures(query, today)?;
        Ok(())
    })?;
    let mut pictures = Series::default();
    for _ in 0..3 {
        let watch = Watch::start();
        store.concentration("", today)?;
        store.rfm_grid("", today)?;
        store.portfolio("", [Axis::Position, Axis::Attractiveness], today)?;
        pictures.spent(watch.stop());
    }
    table.times("three pictures of all customers", &pictures, "");
    store.close();
    Ok(())
}
