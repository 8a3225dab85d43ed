//! What the invented customers buy shows everything that can happen to a sale.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};

use super::Demo;
use crate::domain::codes::{Code, CostKind, Criterion, SaleKind, Stage};
use crate::domain::demo::{Entry, Spec, ZONE};
use crate::domain::flaws;
use crate::domain::model::Sale;

/// A working day, a Sunday, Christmas, the leap day.
const MOMENTS: &[&str] = &[
    "2026-11-18T10:05:00Z",
    "2026-07-05T09:00:00Z",
    "2026-12-25T08:00:00Z",
    "2028-02-29T12:00:00Z",
];

fn each(check: impl Fn(&[Entry], NaiveDate)) {
    for (seed, now) in (1..).zip(MOMENTS) {
        let now: DateTime<Utc> = now.parse().unwrap();
        let spec = Spec { customers: 250, contacts: 3, seed, now, me: "anna".into() };
        let entries: Vec<Entry> = Demo::new(spec).collect();
        check(&entries, now.with_timezone(&ZONE).date_naive());
    }
}

fn all(entries: &[Entry]) -> impl Iterator<Item = &Sale> {
    entries.iter().flat_map(|entry| &entry.sales)
}

#[test]
fn whatever_can_be_said_of_a_sale_is_said_of_some() {
    each(|entries, today| {
        let some = |what: &str, found: &dyn Fn(&Sale) -> bool| {
            let count = all(entries).filter(|sale| found(sale)).count();
            assert!(count > 0, "{what} on {today}");
        };
        let refund = |sale: &Sale| sale.kind == SaleKind::Refund;
        some("refund of a document", &|s| refund(s) && s.refund_of.starts_with('R'));
        some("refund of a line", &|s| refund(s) && s.refund_of.contains('/'));
        some("refund of nothing named", &|s| refund(s) && s.refund_of.is_empty());
        some("goods taken back", &|s| refund(s) && s.variable_cost.is_some_and(|c| c < 0));
        some("sample", &|s| s.kind == SaleKind::Sale && s.revenue == 0);
        some("discount", &|s| s.discount > 0 && !s.discount_reason.is_empty());
        some("second line", &|s| s.line == "2");
        some("unknown cost", &|s| s.variable_cost.is_none());
        some("a purchase long ago", &|s| (today - s.date).num_days() > 4 * 365);
        some("a purchase of this week", &|s| (today - s.date).num_days() < 7);
        assert!(all(entries).all(|sale| sale.date <= today && flaws::of_sale(sale).is_none()));
        assert!(all(entries).all(|sale| (sale.discount == 0) == sale.discount_reason.is_empty()));
    });
}

#[test]
fn some_invoices_were_taken_back_whole() {
    each(|entries, today| {
        let mut left: BTreeMap<&str, i64> = BTreeMap::new();
        for sale in all(entries) {
            let document = match sale.kind {
                SaleKind::Sale => &sale.document,
                SaleKind::Refund => &sale.refund_of,
            };
            *left.entry(document).or_default() += sale.net();
        }
        let bought: BTreeSet<&str> =
            all(entries).filter(|s| s.net() > 0).map(|s| s.document.as_str()).collect();
        let cancelled = bought.iter().filter(|document| left.get(*document) == Some(&0)).count();
        assert!((1..=40).contains(&cancelled), "{cancelled} on {today}");
    });
}

#[test]
fn a_few_customers_bring_most_and_nearly_all_costs_are_known() {
    each(|entries, today| {
        let mut of: Vec<i64> =
            entries.iter().map(|e| e.sales.iter().map(Sale::net).sum::<i64>()).collect();
        of.sort_unstable_by(|a, b| b.cmp(a));
        let total: i64 = of.iter().sum();
        let fifth: i64 = of.iter().take(50).sum();
        let share = fifth * 100 / total;
        assert!((60..95).contains(&share), "{share} % by a fifth on {today}");
        assert!(of.first().is_some_and(|most| most * 4 < total), "one customer is everything");
        let known: i64 = all(entries).filter(|s| s.variable_cost.is_some()).map(Sale::net).sum();
        assert!(known * 100 >= total * 97, "{known} of {total} on {today}");
    });
}

#[test]
fn every_kind_of_cost_and_every_criterion_is_used_and_all_stages_were_planned() {
    each(|entries, today| {
        let kinds: BTreeSet<CostKind> =
            entries.iter().flat_map(|e| &e.costs).map(|cost| cost.kind).collect();
        assert_eq!(kinds.len(), CostKind::ALL.len(), "{today}");
        let scores = || entries.iter().flat_map(|e| &e.scores);
        let criteria: BTreeSet<Criterion> = scores().map(|score| score.criterion).collect();
        assert_eq!(criteria.len(), Criterion::ALL.len(), "{today}");
        assert!(scores().all(|s| flaws::of_score(s).is_none() && s.scored_on <= today));
        let lost = |e: &&Entry| e.customer.stage == Some(Stage::Lost);
        let by_hand = |e: &&Entry| e.customer.stage_on.is_some();
        assert!(entries.iter().filter(lost).any(|e| !by_hand(&e)), "{today}");
        for reason in entries.iter().filter(by_hand).map(|e| &e.customer.stage_reason) {
            assert!(!reason.is_empty(), "{today}");
        }
        let accounts = || entries.iter().filter(|e| e.customer.key_account);
        assert!(accounts().count() > 5);
        for customer in accounts().map(|e| &e.customer) {
            assert!(!customer.key_account_measures.is_empty(), "{}", customer.number);
            assert!(customer.key_account_people.lines().all(|line| line.contains(": ")));
        }
    });
}

#[test]
fn one_potential_has_turned_out_too_low() {
    each(|entries, today| {
        let year = today - chrono::TimeDelta::days(365);
        let above = entries.iter().filter(|e| {
            let bought: i64 = e.sales.iter().filter(|s| s.date > year).map(Sale::net).sum();
            e.customer.potential.is_some_and(|potential| bought > potential)
        });
        let count = above.count();
        let known = entries.iter().filter(|e| e.customer.potential.is_some()).count();
        assert!((1..=10).contains(&count) && count * 4 < known, "{count} of {known} on {today}");
    });
}

#[test]
fn documents_are_numbered_once_and_lines_within_them() {
    each(|entries, _| {
        let mut seen = BTreeSet::new();
        for sale in all(entries).filter(|sale| sale.kind == SaleKind::Sale) {
            assert!(seen.insert((&sale.document, &sale.line)), "{sale:?}");
        }
    });
}
