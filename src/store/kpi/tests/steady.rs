//! Whatever people do, what is kept of purchases says the same as a count from scratch.

use proptest::prelude::*;

use super::*;
use crate::domain::codes::SaleKind;
use crate::domain::model::Customer;
use crate::store::api::Table;
use crate::store::tests::{load, memory};

/// Something that somebody does; the numbers choose among what there is.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Sell { customer: usize, ago: i64, amount: i64 },
    GiveBack { sale: usize, ago: i64 },
    Move { sale: usize, ago: i64 },
    Reprice { sale: usize, amount: i64 },
    TrashSale(usize),
    TrashCustomer(usize),
    Limit { customer: usize, days: Option<i64> },
    Refer(usize),
    LimitOfAll(i64),
    Undo,
}

fn deed() -> impl Strategy<Value = Deed> {
    let ago = -20..400_i64;
    prop_oneof![
        4 => (0..9_usize, ago.clone(), -5..900_i64)
            .prop_map(|(customer, ago, amount)| Deed::Sell { customer, ago, amount }),
        2 => (0..9_usize, ago.clone()).prop_map(|(sale, ago)| Deed::GiveBack { sale, ago }),
        1 => (0..9_usize, ago).prop_map(|(sale, ago)| Deed::Move { sale, ago }),
        1 => (0..9_usize, 0..900_i64).prop_map(|(sale, amount)| Deed::Reprice { sale, amount }),
        1 => (0..9_usize).prop_map(Deed::TrashSale),
        1 => (0..9_usize).prop_map(Deed::TrashCustomer),
        1 => (0..9_usize, prop::option::of(1..300_i64))
            .prop_map(|(customer, days)| Deed::Limit { customer, days }),
        1 => (0..9_usize).prop_map(Deed::Refer),
        1 => (20..300_i64).prop_map(Deed::LimitOfAll),
        2 => Just(Deed::Undo),
    ]
}

fn live(store: &Store, table: &str) -> Vec<Id> {
    let sql = format!("SELECT id FROM {table} WHERE deleted_at IS NULL ORDER BY id");
    let mut statement = store.conn().prepare(&sql).unwrap();
    statement.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
}

fn chosen(store: &Store, table: &str, n: usize) -> Option<Id> {
    let ids = live(store, table);
    ids.get(n.checked_rem(ids.len())?).copied()
}

fn edit_sale(store: &mut Store, sale: usize, change: impl FnOnce(&mut Sale)) {
    let Some(id) = chosen(store, "sale", sale) else { return };
    let base: Sale = load(store, id);
    let mut new = base.clone();
    change(&mut new);
    put(store, Change::Sale { base: Some(Box::new(base)), new: Box::new(new) });
}

fn edit_customer(store: &mut Store, customer: usize, change: impl FnOnce(&mut Customer)) {
    let Some(id) = chosen(store, "customer", customer) else { return };
    let base: Customer = load(store, id);
    let mut new = base.clone();
    change(&mut new);
    put(store, Change::Customer { base: Some(Box::new(base)), new: Box::new(new) });
}

fn done(store: &mut Store, deed: Deed) {
    let day = |ago| on("2026-11-21") - chrono::TimeDelta::days(ago);
    match deed {
        Deed::Sell { customer, ago, amount } => {
            let Some(id) = chosen(store, "customer", customer) else { return };
            let sale = Sale {
                revenue: amount.max(0),
                variable_cost: (amount % 7 > 0).then_some(amount / 2),
                document: format!("R{}", live(store, "sale").len()),
                ..Sale::new(id, day(ago))
            };
            put(store, Change::Sale { base: None, new: Box::new(sale) });
        }
        Deed::GiveBack { sale, ago } => {
            let Some(id) = chosen(store, "sale", sale) else { return };
            let sold: Sale = load(store, id);
            let refund = Sale {
                kind: SaleKind::Refund,
                revenue: -sold.revenue.abs(),
                refund_of: sold.document.clone(),
                ..Sale::new(sold.customer_id, day(ago))
            };
            put(store, Change::Sale { base: None, new: Box::new(refund) });
        }
        Deed::Move { sale, ago } => edit_sale(store, sale, |sale| sale.date = day(ago)),
        Deed::Reprice { sale, amount } => edit_sale(store, sale, |sale| {
            sale.revenue = if sale.kind == SaleKind::Refund { -amount } else { amount };
        }),
        Deed::TrashSale(sale) => {
            if let Some(id) = chosen(store, "sale", sale) {
                put(store, Change::Trash(Table::Sale, id));
            }
        }
        Deed::TrashCustomer(customer) => {
            if let Some(id) = chosen(store, "customer", customer) {
                put(store, Change::Trash(Table::Customer, id));
            }
        }
        Deed::Limit { customer, days } => {
            edit_customer(store, customer, |customer| customer.inactivity_days = days);
        }
        Deed::Refer(customer) => {
            let first = chosen(store, "customer", 0);
            if first != chosen(store, "customer", customer) {
                edit_customer(store, customer, |customer| customer.referred_by = first);
            }
        }
        Deed::LimitOfAll(days) => {
            store.set_setting("inactivity-days", &days.to_string(), at(0)).unwrap();
        }
        Deed::Undo => {
            store.undo(at(60)).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_kept_is_what_a_count_from_scratch_says(
        deeds in prop::collection::vec(deed(), 1..14),
    ) {
        let mut store = memory();
        for name in ["Meyer", "Beyer", "Geyer", "Speyer"] {
            buyer(&mut store, name, &["2026-01-05", "2026-08-08"]);
        }
        // As of their own end, and as of today.
        let mut asks: Vec<Ask> =
            months().iter().map(|ask| Ask::new(ask.from, ask.to, ask.to)).collect();
        asks.extend(months());
        for deed in deeds {
            done(&mut store, deed);
            let kept = purchases(&store, &asks);
            store.conn().execute("DELETE FROM kpi_tally", []).unwrap();
            let counted = purchases(&store, &asks);
            prop_assert_eq!(kept, counted);
        }
    }
}
