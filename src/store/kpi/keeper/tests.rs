use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::prelude::*;
use rusqlite::params;

use super::super::days;
use super::deeds::{carry_out, deed};
use super::naive::{assert_in_step, days_of, period};
use crate::domain::kpi::DaySums;
use crate::domain::model::{Customer, Id, Sale};
use crate::domain::value::day;
use crate::store::Store;
use crate::store::api::{Change, Table};
use crate::store::tests::{
    Shared, at, call, count, customer, edit, load, memory, new_contact, new_customer, put,
};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn new_sale(customer: Id, on: &str, revenue: i64) -> Change {
    Change::Sale { base: None, new: Sale { revenue, ..Sale::new(customer, date(on)) }.into() }
}

fn kept(store: &Store) -> BTreeMap<i32, DaySums> {
    days::kept(store.conn()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whatever_two_people_do_what_is_kept_is_what_a_plain_count_says(
        deeds in prop::collection::vec((deed(), any::<bool>()), 1..40),
        ends in prop::collection::vec((0..1000_i32, 0..1000_i32), 0..4),
    ) {
        let file = Shared::new();
        let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
        let customers = ["A", "B", "C"].map(|name| put(&mut anna, new_customer(customer(name))));
        for (turn, (deed, by_anna)) in (1..).zip(&deeds) {
            let store = if *by_anna { &mut anna } else { &mut bert };
            carry_out(store, &customers, deed, turn);
        }
        assert_in_step(&anna);
        let naive = days_of(&bert);
        let first = day(date("2024-02-20"));
        let on = |n: i32| crate::domain::value::date(first + n).unwrap();
        let periods: Vec<_> = ends.iter().map(|(from, until)| (on(*from), on(*until))).collect();
        let wanted: Vec<DaySums> =
            periods.iter().map(|(from, until)| period(&naive, *from, *until)).collect();
        prop_assert_eq!(anna.day_sums(&periods).unwrap(), wanted);
    }
}

#[test]
fn a_contact_counts_on_its_local_day_until_it_is_gone_and_again_when_it_is_back() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    // Eight in the morning; in Kiritimati it is night already.
    let contact = put(&mut store, new_contact(call(Some(id), 0, "")));
    let days = |store: &Store| kept(store).into_iter().map(|(d, s)| (d, s.contacts)).collect();
    let on = |text| vec![(day(date(text)), 1)];
    let told: Vec<(i32, i64)> = days(&store);
    assert_eq!(told, on("2026-11-21"));
    put(&mut store, Change::Trash(Table::Customer, id));
    assert!(kept(&store).is_empty());
    store.undo(at(60)).unwrap();
    assert_eq!(days(&store), told);
    store.set_setting("time-zone", "Pacific/Pago_Pago", at(60)).unwrap();
    assert_eq!(days(&store), on("2026-11-20"));
    store.undo(at(60)).unwrap();
    assert_eq!(days(&store), told);
    put(&mut store, Change::Trash(Table::Contact, contact));
    assert!(kept(&store).is_empty());
    assert_in_step(&store);
}

#[test]
fn many_periods_are_summed_at_once_and_foolish_ones_are_empty() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    for (on, revenue) in [("2024-02-29", 1), ("2025-12-31", 20), ("2026-01-01", 300)] {
        put(&mut store, new_sale(id, on, revenue));
    }
    let revenue = |periods: &[(&str, &str)]| -> Vec<i64> {
        let periods: Vec<_> = periods.iter().map(|(a, b)| (date(a), date(b))).collect();
        store.day_sums(&periods).unwrap().iter().map(|sums| sums.revenue).collect()
    };
    let asked = [
        ("2024-02-29", "2024-02-29"),
        ("2024-03-01", "2025-12-31"),
        ("2025-12-31", "2026-01-01"),
        ("2026-01-01", "2025-12-31"),
        ("1026-01-01", "9026-01-01"),
        ("2030-01-01", "2030-12-31"),
    ];
    assert_eq!(revenue(&asked), [1, 20, 320, 0, 321, 0]);
    assert_eq!(revenue(&[]), [] as [i64; 0]);
}

/// Counts of both parts that hang on purchases and one that does not, as of three days.
fn remember_counts(store: &Store) {
    store.conn().execute("DELETE FROM kpi_tally", []).unwrap();
    for part in [2, 3, 5] {
        for on in ["2026-01-31", "2026-06-30", "2026-11-20"] {
            store
                .conn()
                .execute(
                    "INSERT INTO kpi_tally (part, ask, as_of, seq, tally) VALUES (?1, ?2, ?3, 0, '')",
                    params![part, on, day(date(on))],
                )
                .unwrap();
        }
    }
}

/// How many of the six are left.
fn left(store: &Store) -> i64 {
    assert_eq!(count(store, "SELECT count(*) FROM kpi_tally WHERE part = 3"), 3);
    count(store, "SELECT count(*) FROM kpi_tally WHERE part <> 3")
}

#[test]
fn what_was_counted_of_purchases_is_forgotten_from_the_first_day_that_changes() {
    let mut store = memory();
    let [meyer, ott] = ["Meyer", "Ott"].map(|name| put(&mut store, new_customer(customer(name))));
    put(&mut store, new_sale(meyer, "2026-02-15", 100));
    let sale = put(&mut store, new_sale(meyer, "2026-05-01", 100));
    remember_counts(&store);
    // Nothing of purchases.
    put(&mut store, new_contact(call(Some(meyer), 5, "")));
    put(&mut store, new_customer(customer("Neu")));
    put(&mut store, Change::Trash(Table::Customer, ott));
    store.undo(at(60)).unwrap();
    assert_eq!(left(&store), 6);
    let base: Sale = load(&store, sale);
    let new = Sale { note: "geprüft".to_owned(), ..base.clone() };
    put(&mut store, Change::Sale { base: Some(base.into()), new: new.into() });
    assert_eq!(left(&store), 6);

    put(&mut store, new_sale(meyer, "2026-07-01", 100));
    assert_eq!(left(&store), 4);
    remember_counts(&store);
    put(&mut store, Change::Trash(Table::Sale, sale));
    assert_eq!(left(&store), 2);
    remember_counts(&store);
    let base: Customer = load(&store, meyer);
    edit(&mut store, &base, |customer| customer.inactivity_days = Some(30)).unwrap();
    assert_eq!(left(&store), 2);
    remember_counts(&store);
    let base: Customer = load(&store, meyer);
    edit(&mut store, &base, |customer| customer.referred_by = Some(ott)).unwrap();
    assert_eq!(left(&store), 2);
    remember_counts(&store);
    put(&mut store, Change::Trash(Table::Customer, meyer));
    assert_eq!(left(&store), 2);
    store.undo(at(60)).unwrap();

    remember_counts(&store);
    let base: Customer = load(&store, ott);
    edit(&mut store, &base, |customer| customer.number = "X-1".to_owned()).unwrap();
    assert_eq!(left(&store), 6);
    let base: Customer = load(&store, meyer);
    edit(&mut store, &base, |customer| customer.number = "X-2".to_owned()).unwrap();
    assert_eq!(left(&store), 0);
    for (key, value) in
        [("inactivity-days", "90"), ("abc-limits", "70/20/10"), ("time-zone", "UTC")]
    {
        remember_counts(&store);
        store.set_setting(key, value, at(60)).unwrap();
        assert_eq!(left(&store), 0, "{key}");
    }
    remember_counts(&store);
    store.set_setting("country", "AT", at(60)).unwrap();
    assert_eq!(left(&store), 6);
    store
        .bulk("test", "", at(0), |bulk| bulk.sale(&Sale::new(ott, date("2026-06-30")), None))
        .unwrap();
    assert_eq!(left(&store), 2);
}

#[test]
fn what_is_out_of_step_is_found_and_mended() {
    let mut store = memory();
    let [meyer, ott] = ["Meyer", "Ott"].map(|name| put(&mut store, new_customer(customer(name))));
    put(&mut store, new_sale(meyer, "2026-02-15", 100));
    put(&mut store, new_sale(ott, "2026-05-01", 100));
    put(&mut store, new_contact(call(Some(meyer), 5, "")));
    assert!(store.check(false, at(60)).unwrap().is_sound());
    for (damage, wrong) in [
        ("UPDATE kpi_day SET revenue = revenue + 1", 3),
        ("DELETE FROM kpi_day WHERE contacts = 1", 1),
        ("INSERT INTO kpi_day (day, nps_n) VALUES (7, 1)", 1),
        ("DELETE FROM purchase_history", 2),
        ("UPDATE purchase_history SET referred = 1 WHERE customer_id = 1", 1),
        ("UPDATE purchase_history SET days = x'ffff' WHERE customer_id = 2", 1),
        ("INSERT INTO purchase_history (customer_id, days) VALUES (77, x'')", 1),
    ] {
        store.conn().execute(damage, []).unwrap();
        remember_counts(&store);
        for repair in [false, true] {
            assert_eq!(store.check(repair, at(60)).unwrap().unsummed, wrong, "{damage}");
        }
        assert_in_step(&store);
        assert!(store.check(false, at(60)).unwrap().is_sound(), "{damage}");
        assert_eq!(left(&store), if damage.contains("purchase_history") { 0 } else { 6 });
    }
}
