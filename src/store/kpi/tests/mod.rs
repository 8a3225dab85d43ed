//! Figures of the business through the store: what is known at once, what is counted, how long
//! it holds, and closed months.

mod caching;
mod months;
mod predicted;
mod steady;

use chrono::NaiveDate;

use crate::domain::kpi::{Ask, Basis, Part, PurchaseTally, Tallies};
use crate::domain::model::{Id, Sale};
use crate::store::Store;
use crate::store::api::Change;
use crate::store::tests::{at, customer, new_customer, put};

fn on(date: &str) -> NaiveDate {
    date.parse().unwrap()
}

/// A customer with sales of 100 on these days, each at a cost of 60.
fn buyer(store: &mut Store, name: &str, dates: &[&str]) -> Id {
    let id = put(store, new_customer(customer(name)));
    for date in dates {
        sell(store, id, date);
    }
    id
}

fn sell(store: &mut Store, customer: Id, date: &str) -> Id {
    let sale = Sale {
        revenue: 100,
        variable_cost: Some(60),
        document: format!("R{customer}-{date}"),
        ..Sale::new(customer, on(date))
    };
    put(store, Change::Sale { base: None, new: Box::new(sale) })
}

/// The months of 2026 up to October, in a row as of 21 November, a Saturday.
fn months() -> Vec<Ask> {
    let month = |n: u32| NaiveDate::from_ymd_opt(2026, n, 1).unwrap();
    (1..=10)
        .map(|n| Ask::in_row(month(n), month(n + 1).pred_opt().unwrap(), on("2026-11-21")))
        .collect()
}

fn count(store: &Store, asks: &[Ask], part: Part) -> Vec<Tallies> {
    // Models are fitted one by one.
    let portions = if part == Part::Clv { asks.len() } else { 1 };
    let mut answer = store.count_kpis(asks, &Basis::All, part, at(0)).unwrap();
    for _ in 1..portions {
        assert_eq!(answer.missing, [part]);
        answer = store.count_kpis(asks, &Basis::All, part, at(0)).unwrap();
    }
    assert_eq!(answer.missing, []);
    answer.tallies
}

fn purchases(store: &Store, asks: &[Ask]) -> Vec<PurchaseTally> {
    count(store, asks, Part::Purchases).into_iter().map(|t| t.purchases.unwrap()).collect()
}

/// What is not known of a period without counting.
fn missing(store: &Store, ask: Ask) -> Vec<Part> {
    store.kpis_at_once(&[ask], &Basis::All, at(0)).unwrap().missing
}
