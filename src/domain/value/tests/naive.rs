//! What holds of any rows: the fast ways against naive ones that follow the definitions word
//! for word.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::*;
use super::on;
use crate::domain::codes::{AbcClass, SaleKind};

const DOCUMENTS: [&str; 4] = ["", "R1", "R2", "R3"];
const LINES: [&str; 3] = ["", "1", "2"];
const REFUNDED: [&str; 6] = ["", "R1", "R2", "R1/1", "R2/2", "R9"];

fn row() -> impl Strategy<Value = SaleRow<'static>> {
    let texts = (0..DOCUMENTS.len(), 0..LINES.len(), 0..REFUNDED.len());
    let cost = proptest::option::of(0_i64..300);
    (0_i32..1200, -60_i64..300, cost, texts, any::<bool>(), 0_i64..50).prop_map(
        |(day, net, cost, (document, line, refund_of), refund, discount)| SaleRow {
            net: if refund { -net.abs() } else { net },
            margin: cost.map(|cost| net - cost),
            discount,
            kind: if refund { SaleKind::Refund } else { SaleKind::Sale },
            document: DOCUMENTS[document],
            line: LINES[line],
            refund_of: if refund { REFUNDED[refund_of] } else { "" },
            ..on(0, 19_000 + day, 0)
        },
    )
}

fn rows() -> impl Strategy<Value = Vec<SaleRow<'static>>> {
    proptest::collection::vec(row(), 0..30).prop_map(|mut rows| {
        rows.sort_by_key(|row| row.day);
        for (row, id) in rows.iter_mut().zip(1..) {
            row.id = id;
        }
        rows
    })
}

/// The sales that a refund names.
fn named<'a>(rows: &'a [SaleRow<'a>], refund: &SaleRow<'_>) -> Vec<&'a SaleRow<'a>> {
    let is = |row: &&SaleRow<'_>| {
        let whole = format!("{}/{}", row.document, row.line);
        row.kind == SaleKind::Sale
            && !refund.refund_of.is_empty()
            && (row.document == refund.refund_of
                || !row.document.is_empty() && !row.line.is_empty() && whole == refund.refund_of)
    };
    rows.iter().filter(is).collect()
}

/// Days of the orders that were not cancelled, by exact quotients in a common denominator.
fn naive_days(rows: &[SaleRow<'_>]) -> BTreeMap<Day, usize> {
    let refunds = rows.iter().filter(|row| row.kind == SaleKind::Refund);
    let refunds: Vec<_> = refunds.map(|refund| (refund.net, named(rows, refund))).collect();
    let mut days = BTreeMap::new();
    for sale in rows.iter().filter(|row| row.kind == SaleKind::Sale) {
        let (mut n, mut d) = (i128::from(sale.net), 1_i128);
        for (net, sales) in &refunds {
            let total: i64 = sales.iter().map(|s| s.net.max(0)).sum();
            if total > 0 && sales.iter().any(|s| s.id == sale.id) {
                let (en, ed) = (i128::from(net * sale.net.max(0)), i128::from(total));
                (n, d) = (n * ed + en * d, d * ed);
                // Kept short.
                let (mut a, mut b) = (n.abs(), d);
                while b != 0 {
                    (a, b) = (b, a % b);
                }
                (n, d) = (n / a.max(1), d / a.max(1));
            }
        }
        if !(sale.net > 0 && n <= 0) {
            *days.entry(sale.day).or_default() += 1;
        }
    }
    days
}

proptest! {
    #[test]
    fn purchase_days_and_orders_are_those_of_the_definition(rows in rows(), today in 19_000_i32..20_300) {
        let as_of = AsOf::new(date(today).unwrap());
        let found = history(&rows, as_of);
        let seen: Vec<_> = rows.iter().filter(|row| row.day <= today).copied().collect();
        let wanted = naive_days(&seen);
        let days: Vec<Day> = found.days.iter().map(|d| d.day).collect();
        prop_assert_eq!(days, wanted.keys().copied().collect::<Vec<_>>());
        prop_assert_eq!(found.orders, i64::try_from(wanted.values().sum::<usize>()).unwrap());
    }

    #[test]
    fn no_cent_is_lost_where_nothing_is_cancelled_and_everything_has_a_day(
        rows in rows(), more in 0_i64..1000,
    ) {
        // Large sales first, so that no refund takes a whole one back.
        let mut rows = rows;
        for row in &mut rows {
            if row.kind == SaleKind::Sale {
                row.net = 100_000 + more + row.id;
            }
        }
        rows.insert(0, on(0, 18_999, 5));
        let found = history(&rows, AsOf::new(date(30_000).unwrap()));
        let value: i64 = found.days.iter().map(|d| d.value).sum();
        prop_assert_eq!(value, found.all.net);
    }

    #[test]
    fn sums_are_those_of_the_rows(rows in rows(), today in 19_000_i32..20_300) {
        let as_of = AsOf::new(date(today).unwrap());
        let found = history(&rows, as_of);
        for (sums, from, until) in [
            (found.all, i32::MIN, today),
            (found.year, as_of.year, today),
            (found.before, as_of.before, as_of.then),
        ] {
            let of: Vec<_> = rows.iter().filter(|r| (from..=until).contains(&r.day)).collect();
            let covered: Vec<_> = of.iter().filter(|r| r.margin.is_some()).collect();
            prop_assert_eq!(sums.rows, i64::try_from(of.len()).unwrap());
            prop_assert_eq!(sums.net, of.iter().map(|r| r.net).sum::<i64>());
            prop_assert_eq!(sums.discounts, of.iter().map(|r| r.discount).sum::<i64>());
            prop_assert_eq!(sums.covered, covered.iter().map(|r| r.net).sum::<i64>());
            let margin = covered.iter().filter_map(|r| r.margin).sum::<i64>();
            prop_assert_eq!(sums.margin(), (of.is_empty() || !covered.is_empty()).then_some(margin));
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter(rows in rows()) {
        let as_of = AsOf::new(date(20_000).unwrap());
        let mut turned = rows.clone();
        turned.reverse();
        prop_assert_eq!(history(&rows, as_of), history(&turned, as_of));
    }

    #[test]
    fn scores_are_those_of_the_definition(
        buyers in proptest::collection::vec((0_i32..6, 1_i64..5, -3_i64..4), 1..40),
    ) {
        let buyers: Vec<RfmInput> =
            buyers.into_iter().map(|(last, days, value)| RfmInput { last, days, value }).collect();
        let n = buyers.len();
        let score = |of: &dyn Fn(&RfmInput) -> i64, own: &RfmInput| {
            let worse = buyers.iter().filter(|b| of(b) < of(own)).count();
            let equal = buyers.iter().filter(|b| of(b) == of(own)).count();
            u8::try_from(1 + 5 * (2 * worse + equal) / (2 * n)).unwrap()
        };
        for (own, found) in buyers.iter().zip(rfm(&buyers)) {
            let recency = score(&|b| i64::from(b.last), own);
            prop_assert_eq!(found, [recency, score(&|b| b.days, own), score(&|b| b.value, own)]);
            prop_assert!(found.iter().all(|s| (1..=5).contains(s)));
        }
    }

    #[test]
    fn classes_are_those_of_the_definition(
        values in proptest::collection::vec(-50_i64..200, 0..40), a in 1_i64..98, b in 1_i64..98,
    ) {
        prop_assume!(a + b < 100);
        let keyed: Vec<(usize, i64)> = values.iter().copied().enumerate().collect();
        let total: i64 = values.iter().filter(|v| **v > 0).sum();
        for ((at, value), found) in keyed.iter().zip(abc(&keyed, [a, b, 100 - a - b])) {
            let earlier = |(k, v): &&(usize, i64)| *v > 0 && (*v > *value || *v == *value && k < at);
            let before: i64 = keyed.iter().filter(earlier).map(|(_, v)| v).sum();
            let wanted = if *value <= 0 {
                AbcClass::C
            } else if 100 * before < a * total {
                AbcClass::A
            } else if 100 * before < (a + b) * total {
                AbcClass::B
            } else {
                AbcClass::C
            };
            prop_assert_eq!(found, wanted);
        }
    }

    #[test]
    fn the_rhythm_lies_within_its_range_and_among_the_gaps(
        days in proptest::collection::btree_set(0_i32..5000, 0..40),
    ) {
        let rows: Vec<_> = days.iter().zip(1..).map(|(d, id)| on(id, 10_000 + d, 1)).collect();
        let found = history(&rows, AsOf::new(date(16_000).unwrap()));
        prop_assert_eq!(found.rhythm.is_some(), found.visits >= 3);
        if let Some(rhythm) = found.rhythm {
            prop_assert!(15.0 <= rhythm.lower && rhythm.lower <= rhythm.median);
            prop_assert!(rhythm.median <= rhythm.upper);
        }
    }
}
