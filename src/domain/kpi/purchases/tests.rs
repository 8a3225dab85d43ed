use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::super::{decode, encode, sales_days};
use super::*;
use crate::domain::codes::SaleKind;
use crate::domain::value::{SaleRow, day};

fn on(date: &str) -> NaiveDate {
    date.parse().unwrap()
}

/// A customer of a test.
#[derive(Debug, Clone, Default)]
struct Buyer {
    inactivity: Option<i64>,
    referred: bool,
    rows: Vec<SaleRow<'static>>,
}

/// A sale with its margin, known or not.
fn sale(date: &str, net: i64, margin: impl Into<Option<i64>>) -> SaleRow<'static> {
    SaleRow {
        id: 0,
        day: day(on(date)),
        kind: SaleKind::Sale,
        net,
        margin: margin.into(),
        discount: 0,
        document: "",
        line: "",
        refund_of: "",
    }
}

fn buyer(rows: &[SaleRow<'static>]) -> Buyer {
    Buyer { rows: rows.to_vec(), ..Buyer::default() }
}

fn counted(buyers: &[Buyer], asks: &[Ask], settings: &Settings) -> Vec<PurchaseTally> {
    let mut counter = PurchaseCounter::new(asks, settings);
    for buyer in buyers {
        let bytes = encode(&sales_days(&buyer.rows));
        counter.add(buyer.inactivity, buyer.referred, decode(&bytes));
    }
    counter.finish(&|| true).unwrap()
}

fn count(buyers: &[Buyer], ask: Ask) -> PurchaseTally {
    counted(buyers, &[ask], &Settings::default())[0]
}

/// Who came, stayed, went and came back in the first quarter of 2026.
fn business() -> Vec<Buyer> {
    let back = [
        sale("2025-06-01", 100, 40),
        sale("2026-02-10", 50, 20),
        sale("2026-02-10", 30, 10),
        sale("2026-03-05", 20, 5),
    ];
    // Exactly 180 days before the quarter begins: active on that day, lost at its end.
    let lost = [sale("2025-07-04", 200, 80)];
    let new = [sale("2026-01-01", 10, 4)];
    let stays = [sale("2025-12-31", 150, 100), sale("2026-03-31", 500, 300)];
    let given_back = [
        SaleRow { document: "R1", ..sale("2026-02-01", 70, 30) },
        SaleRow { kind: SaleKind::Refund, refund_of: "R1", ..sale("2026-04-02", -70, -30) },
    ];
    let refund = [SaleRow { kind: SaleKind::Refund, ..sale("2026-03-01", -15, -15) }];
    // 30 days of its own: active before the quarter, lost within it, though it bought.
    let hasty = [sale("2025-12-01", 20, 5), sale("2026-02-20", 60, 6)];
    vec![
        buyer(&back),
        buyer(&lost),
        Buyer { referred: true, ..buyer(&new) },
        buyer(&stays),
        Buyer { referred: true, ..buyer(&given_back) },
        buyer(&refund),
        Buyer { inactivity: Some(30), ..buyer(&hasty) },
    ]
}

#[test]
fn a_quarter_counted_by_hand() {
    let ask = Ask::new(on("2026-01-01"), on("2026-03-31"), on("2026-06-30"));
    let wanted = PurchaseTally {
        orders: 6,
        purchase_days: 5,
        buyers: 4,
        repeat_buyers: 1,
        active_before: 3,
        retained: 1,
        active: 3,
        churned_before: 1,
        won_back: 1,
        new: 1,
        new_referred: 1,
        // 35, 4, 300, 30, -15 and 6: the largest is 80 % of what is positive.
        abc_candidates: 6,
        abc_total: 375,
        abc_class_a: 300,
        abc_top5: 375,
        abc_by_revenue: false,
        historic_customers: 5,
        historic_margin: 75 + 80 + 4 + 400 + 11,
        historic_covered_net: 200 + 200 + 10 + 650 + 80,
        historic_net: 200 + 200 + 10 + 650 + 80,
    };
    assert_eq!(count(&business(), ask), wanted);
}

#[test]
fn a_sale_that_is_given_back_later_was_a_purchase_until_then() {
    let quarter = (on("2026-01-01"), on("2026-03-31"));
    let then = count(&business(), Ask::new(quarter.0, quarter.1, on("2026-04-01")));
    assert_eq!((then.orders, then.buyers, then.new, then.new_referred), (7, 5, 2, 2));
    assert_eq!((then.active, then.historic_customers, then.historic_margin), (4, 6, 600));
    let later = count(&business(), Ask::new(quarter.0, quarter.1, on("2026-04-02")));
    assert_eq!((later.orders, later.buyers, later.new, later.active), (6, 4, 1, 3));
    // In a row of periods the standing is that of the end, when it still was a purchase.
    let row = count(&business(), Ask::in_row(quarter.0, quarter.1, on("2026-06-30")));
    assert_eq!((row.orders, row.historic_customers, row.historic_margin), (6, 6, 600));
}

#[test]
fn what_is_dated_after_the_view_is_not_seen() {
    let ask = Ask::new(on("2026-01-01"), on("2026-03-31"), on("2026-02-10"));
    let tally = count(&business(), ask);
    assert_eq!((tally.orders, tally.buyers, tally.repeat_buyers), (4, 3, 0));
    // Of a period that lies ahead nobody knows anything.
    let ahead = count(&business(), Ask::new(on("2027-01-01"), on("2027-12-31"), on("2026-06-30")));
    assert_eq!((ahead.buyers, ahead.new, ahead.abc_candidates, ahead.abc_total), (0, 0, 0, 0));
    assert_eq!((ahead.active_before, ahead.retained), (ahead.active, ahead.active));
}

#[test]
fn nothing_and_a_single_row() {
    let ask = Ask::new(on("2026-01-01"), on("2026-12-31"), on("2026-12-31"));
    assert_eq!(count(&[], ask), PurchaseTally::default());
    assert_eq!(count(&[Buyer::default()], ask), PurchaseTally::default());
    assert_eq!(counted(&business(), &[], &Settings::default()), []);
    // A free sample is a purchase.
    let tally = count(&[buyer(&[sale("2026-12-31", 0, None)])], ask);
    let wanted = PurchaseTally {
        orders: 1,
        purchase_days: 1,
        buyers: 1,
        active: 1,
        new: 1,
        abc_candidates: 1,
        historic_customers: 1,
        ..PurchaseTally::default()
    };
    assert_eq!(tally, wanted);
}

#[test]
fn the_29th_of_february_and_new_years_eve_are_days_like_any_other() {
    let leap = [buyer(&[sale("2028-02-29", 10, 1)])];
    let month = |from, to| count(&leap, Ask::new(on(from), on(to), on("2030-01-01"))).buyers;
    assert_eq!(month("2028-02-01", "2028-02-29"), 1);
    assert_eq!(month("2028-02-29", "2028-02-29"), 1);
    assert_eq!(month("2028-02-01", "2028-02-28"), 0);
    assert_eq!(month("2028-03-01", "2028-03-31"), 0);
    // From 29 February to 27 August it is 180 days.
    let active = |to| count(&leap, Ask::new(on("2028-03-01"), on(to), on("2030-01-01"))).active;
    assert_eq!((active("2028-08-27"), active("2028-08-28")), (1, 0));
    let end = [buyer(&[sale("2027-12-31", 10, 1), sale("2028-01-01", 10, 1)])];
    let year = |from, to| count(&end, Ask::new(on(from), on(to), on("2030-01-01")));
    let (old, new) = (year("2027-01-01", "2027-12-31"), year("2028-01-01", "2028-12-31"));
    assert_eq!((old.buyers, old.new, old.active_before, old.active), (1, 1, 0, 1));
    assert_eq!((new.buyers, new.new, new.active_before, new.active), (1, 0, 1, 0));
}

#[test]
fn classes_are_those_of_the_worked_example() {
    let buyers: Vec<Buyer> =
        [50, 30, 10, 6, 4, -3].map(|worth| buyer(&[sale("2026-05-05", 90, worth)])).into();
    let ask = Ask::new(on("2026-05-01"), on("2026-05-31"), on("2026-06-30"));
    let tally = count(&buyers, ask);
    assert_eq!((tally.abc_candidates, tally.abc_total, tally.abc_class_a), (6, 100, 80));
    assert_eq!(tally.abc_top5, 100);
    let limited = Settings { abc_limits: [81, 14, 5], ..Settings::default() };
    assert_eq!(counted(&buyers, &[ask], &limited)[0].abc_class_a, 90);
    let by_revenue = Settings { abc_measure: AbcMeasure::Revenue, ..Settings::default() };
    let tally = counted(&buyers, &[ask], &by_revenue)[0];
    assert_eq!((tally.abc_total, tally.abc_top5, tally.abc_by_revenue), (540, 450, false));
}

#[test]
fn where_too_few_costs_are_known_revenue_decides() {
    let known = |net| buyer(&[sale("2026-05-05", net, 1)]);
    let unknown = |net| buyer(&[sale("2026-05-05", net, None)]);
    let ask = Ask::new(on("2026-05-01"), on("2026-05-31"), on("2026-06-30"));
    let enough = count(&[known(95), unknown(5)], ask);
    assert_eq!((enough.abc_total, enough.abc_by_revenue), (1, false));
    let too_few = count(&[known(94), unknown(6)], ask);
    assert_eq!((too_few.abc_total, too_few.abc_by_revenue), (100, true));
    assert_eq!((too_few.historic_covered_net, too_few.historic_net), (94, 100));
}

#[test]
fn huge_values_are_added_without_loss() {
    let huge = i64::from(u32::MAX) + 1;
    let buyers: Vec<Buyer> =
        [huge, 7, 3 * huge, 5, 1].map(|worth| buyer(&[sale("2026-05-05", worth, worth)])).into();
    let ask = Ask::new(on("2026-05-01"), on("2026-05-31"), on("2026-06-30"));
    let tally = count(&buyers, ask);
    assert_eq!((tally.abc_total, tally.abc_class_a), (4 * huge + 13, 4 * huge));
}

#[test]
fn an_end_that_nobody_waits_for_any_more() {
    let ask = Ask::new(on("2026-05-01"), on("2026-05-31"), on("2026-06-30"));
    let counter = PurchaseCounter::new(&[ask], &Settings::default());
    assert_eq!(counter.finish(&|| false), None);
}

const FIRST: &str = "2027-11-20";

/// Documents that a sale has or a refund means.
const DOCUMENTS: [&str; 5] = ["", "R1", "R2", "R3", "R4"];

fn a_buyer() -> impl Strategy<Value = Buyer> {
    let row = (0..150_i32, any::<bool>(), -30..60_i64, prop::option::of(-20..40_i64), 0..9_i64);
    let row = (row, 0..DOCUMENTS.len());
    let rows = prop::collection::vec(row, 0..7);
    (prop::option::of(0..60_i64), any::<bool>(), rows).prop_map(|(inactivity, referred, rows)| {
        let mut sold = Vec::new();
        let rows = (1..).zip(rows).map(|(id, ((ago, refund, net, margin, discount), document))| {
            let kind = if refund { SaleKind::Refund } else { SaleKind::Sale };
            let document = DOCUMENTS[document];
            // A document has one sale.
            let fresh = !refund && !sold.contains(&document);
            if fresh {
                sold.push(document);
            }
            SaleRow {
                id,
                day: day(on(FIRST)) + ago,
                kind,
                net,
                margin,
                discount,
                document: if fresh { document } else { "" },
                line: "",
                refund_of: if refund { document } else { "" },
            }
        });
        let mut rows: Vec<_> = rows.collect();
        rows.sort_by_key(|row| row.day);
        Buyer { inactivity, referred, rows }
    })
}

fn an_ask() -> impl Strategy<Value = Ask> {
    (-5..155_i64, 0..90_i64, -5..160_i64, 0..60_i64).prop_map(|(from, long, as_of, before)| {
        let later = |days| on(FIRST) + TimeDelta::days(days);
        let state_at = later(as_of - before);
        Ask { from: later(from), to: later(from + long), as_of: later(as_of), state_at }
    })
}

/// The days of orders (one for each), as it looks from a day, straight from the definition.
fn orders(rows: &[SaleRow<'_>], view: Day) -> Vec<Day> {
    let seen = || rows.iter().filter(move |row| row.day <= view);
    let is_cancelled = |sale: &SaleRow<'_>| {
        let linked = |row: &&SaleRow<'_>| {
            row.kind == SaleKind::Refund
                && !row.refund_of.is_empty()
                && row.refund_of == sale.document
        };
        let given_back: i64 = seen().filter(linked).map(|row| row.net).sum();
        sale.net > 0 && sale.net + given_back <= 0
    };
    let sales = seen().filter(|row| row.kind == SaleKind::Sale);
    sales.filter(|row| !is_cancelled(row)).map(|row| row.day).collect()
}

/// One period, straight from the definitions.
fn naive(buyers: &[Buyer], ask: &Ask, settings: &Settings) -> PurchaseTally {
    let [from, to, as_of, state_at] = [ask.from, ask.to, ask.as_of, ask.state_at].map(day);
    let until = to.min(as_of);
    let start = (from - 1).min(until);
    let mut tally = PurchaseTally::default();
    let mut worths: Vec<(i64, i64)> = Vec::new();
    let (mut all, mut covered) = (0, 0);
    for buyer in buyers {
        let days = orders(&buyer.rows, as_of);
        let limit = buyer.inactivity.unwrap_or(settings.inactivity_days);
        let last = |at: Day| days.iter().copied().filter(|day| *day <= at).max();
        let active = |at: Day| last(at).is_some_and(|last| i64::from(at - last) <= limit);
        let within: Vec<Day> =
            days.iter().copied().filter(|day| (from..=until).contains(day)).collect();
        let mut distinct = within.clone();
        distinct.dedup();
        let churned = last(start).is_some() && !active(start);
        let new = last(start).is_none() && !within.is_empty();
        let add = |counter: &mut i64, yes: bool| *counter += i64::from(yes);
        tally.orders += i64::try_from(within.len()).unwrap();
        tally.purchase_days += i64::try_from(distinct.len()).unwrap();
        add(&mut tally.buyers, !distinct.is_empty());
        add(&mut tally.repeat_buyers, distinct.len() > 1);
        add(&mut tally.active_before, active(start));
        add(&mut tally.retained, active(start) && active(until));
        add(&mut tally.active, active(until));
        add(&mut tally.churned_before, churned);
        add(&mut tally.won_back, churned && active(until));
        add(&mut tally.new, new);
        add(&mut tally.new_referred, new && buyer.referred);
        let rows: Vec<_> =
            buyer.rows.iter().filter(|row| (from..=until).contains(&row.day)).collect();
        if !rows.is_empty() {
            let net = rows.iter().map(|row| row.net).sum();
            worths.push((rows.iter().filter_map(|row| row.margin).sum(), net));
            all += net;
            covered += rows.iter().filter(|r| r.margin.is_some()).map(|r| r.net).sum::<i64>();
        }
        if !orders(&buyer.rows, state_at).is_empty() {
            tally.historic_customers += 1;
            for row in buyer.rows.iter().filter(|row| row.day <= state_at) {
                tally.historic_margin += row.margin.unwrap_or(0);
                tally.historic_net += row.net;
                tally.historic_covered_net += row.margin.map_or(0, |_| row.net);
            }
        }
    }
    let enough = if all > 0 { 100 * covered >= 95 * all } else { covered == all };
    let mut values: Vec<i64> =
        worths.iter().map(|(margin, net)| if enough { *margin } else { *net }).collect();
    tally.abc_candidates = i64::try_from(values.len()).unwrap();
    tally.abc_by_revenue = !enough;
    values.retain(|value| *value > 0);
    values.sort_unstable_by(|a, b| b.cmp(a));
    tally.abc_total = values.iter().sum();
    tally.abc_top5 = values.iter().take(5).sum();
    let mut before = 0;
    for value in values {
        if 100 * before < settings.abc_limits[0] * tally.abc_total {
            tally.abc_class_a += value;
        }
        before += value;
    }
    tally
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn many_periods_at_once_are_each_what_a_plain_count_says(
        buyers in prop::collection::vec(a_buyer(), 0..12),
        asks in prop::collection::vec(an_ask(), 1..9),
        inactivity in 5..90_i64,
    ) {
        let settings = Settings { inactivity_days: inactivity, ..Settings::default() };
        let found = counted(&buyers, &asks, &settings);
        let wanted: Vec<_> = asks.iter().map(|ask| naive(&buyers, ask, &settings)).collect();
        prop_assert_eq!(found, wanted);
    }
}
