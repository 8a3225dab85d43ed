//! The value of a customer on the card: what it says at a glance, and what is folded away.

use chrono::{NaiveDate, TimeDelta};

use super::phone::with_customers;
use crate::domain::codes::{CostKind, Criterion, SaleKind};
use crate::domain::model::{Customer, CustomerCost, Meta, Sale, Score};
use crate::i18n::Lang;
use crate::store::api::{Action, Change};
use crate::store::bulk::Bulk;
use crate::testing::{Harness, moment};

fn today() -> NaiveDate {
    moment().date_naive()
}

fn ago(days: i64) -> NaiveDate {
    today() - TimeDelta::days(days)
}

fn sale(customer: i64, days: i64, document: &str, revenue: i64) -> Sale {
    Sale {
        document: document.to_owned(),
        product: "Espresso Nordlicht".into(),
        revenue,
        variable_cost: Some(revenue / 2),
        ..Sale::new(customer, ago(days))
    }
}

/// Sixty customers who came more or less often, so that there is something to learn from.
fn others(bulk: &mut Bulk<'_>) {
    for nth in 0..60 {
        let name = format!("Kunde {nth}");
        let customer = Customer { company: name, ..Customer::default() };
        let (id, _) = bulk.customer(&customer, &[], None).unwrap();
        for k in 0..=(nth % 5) {
            let days = 700 - nth * 7 - k * (20 + nth);
            bulk.sale(
                &sale(id, days.max(1), &format!("X-{nth}-{k}"), 3000 + nth * 211 + k * 700),
                None,
            )
            .unwrap();
        }
    }
}

/// Sabine Weiß buys every two months, was refunded something, and is a key account.
fn fill(bulk: &mut Bulk<'_>) {
    for k in 0..14 {
        let document = format!("R-{:03}", 14 - k);
        let days = 12 + k * 61;
        let first = Sale { quantity: 2500, ..sale(2, days, &document, 6225 + k * 100) };
        if k % 5 == 2 {
            let second = Sale {
                line: "2".into(),
                product: "Mühle M30".into(),
                discount: 3000,
                discount_reason: "Treuerabatt".into(),
                variable_cost: None,
                ..sale(2, days, &document, 64_900)
            };
            bulk.sale(&Sale { line: "1".into(), ..first }, None).unwrap();
            bulk.sale(&second, None).unwrap();
        } else {
            bulk.sale(&first, None).unwrap();
        }
    }
    let refund = Sale {
        kind: SaleKind::Refund,
        refund_of: "R-013".into(),
        quantity: -1000,
        note: "Tüte war offen".into(),
        ..sale(2, 60, "G-1", -2490)
    };
    bulk.sale(&refund, None).unwrap();
    for (kind, amount, note) in [
        (CostKind::Marketing, 4500, "Musterpaket"),
        (CostKind::Service, 12_000, "Maschine eingestellt"),
    ] {
        let cost = CustomerCost {
            meta: Meta::default(),
            customer_id: 2,
            date: ago(40),
            kind,
            amount,
            note: note.into(),
        };
        bulk.cost(&cost, None).unwrap();
    }
    for criterion in [
        Criterion::Potential,
        Criterion::Growth,
        Criterion::PriceLevel,
        Criterion::ShareOfWallet,
        Criterion::Satisfaction,
    ] {
        let on = |score, days| Score {
            meta: Meta::default(),
            customer_id: 2,
            criterion,
            score,
            scored_on: ago(days),
        };
        bulk.score(&on(2, 400), None).unwrap();
        bulk.score(&on(4, 30), None).unwrap();
    }
}

fn with_sales(lang: Lang, width: u16, height: u16) -> Harness {
    let mut h = with_customers(lang, width, height);
    let base = h.store.customer(2).unwrap().unwrap();
    let mut account = Customer {
        key_account: true,
        key_account_plan: "Zweite Maschine bis zum Sommer".into(),
        key_account_measures: "Probe im Februar\nAngebot im März".into(),
        key_account_people: "Anna: Betreuung".into(),
        contact_rhythm_days: Some(30),
        potential: Some(120_000),
        potential_on: Some(ago(100)),
        ..base.clone()
    };
    account.referred_by = None;
    let change = Change::Customer { base: Some(base.into()), new: account.into() };
    let action = Action {
        what: "save-customer",
        subject: String::new(),
        changes: vec![change],
        draft: None,
    };
    h.store.save(&action, h.now).unwrap();
    h.store
        .bulk("test", "", h.now, |bulk| {
            others(bulk);
            fill(bulk);
            Ok(())
        })
        .unwrap();
    h.renew();
    h.keys("<esc>/weiss<enter>").settle();
    // What can be chosen is known when it is drawn.
    let _ = h.screen();
    h
}

#[test]
fn the_value_on_the_card_looks_as_somebody_has_seen_it() {
    for lang in [Lang::De, Lang::En] {
        for (width, height) in [(80, 24), (140, 40)] {
            let mut h = with_sales(lang, width, height);
            let name = |what: &str| format!("card_value_{what}_{}_{width}x{height}", lang.tag());
            insta::assert_snapshot!(name("glance"), h.screen());
            h.keys("<down><enter><down><down>");
            insta::assert_snapshot!(name("purchases"), h.screen());
            h.keys("<home><down><enter><down><enter><down>");
            insta::assert_snapshot!(name("margins"), h.screen());
            h.keys("<home><down><down><enter><down><down><enter><down>");
            insta::assert_snapshot!(name("plan"), h.screen());
            h.keys("<home>c");
            insta::assert_snapshot!(name("call"), h.screen());
        }
    }
}

#[test]
fn enter_on_a_purchase_changes_it_and_d_throws_it_away() {
    let mut h = with_sales(Lang::De, 140, 40);
    let count = |h: &Harness| h.store.sales_of(2).unwrap().len();
    let before = count(&h);
    h.keys("<down><enter><down>").shows("R-014");
    h.keys("<enter>").shows("Umsatz ändern").keys("<esc>");
    h.keys("d").shows("R-014").keys("<enter>").settle();
    assert_eq!(count(&h), before - 1);
    h.keys("u").settle();
    assert_eq!(count(&h), before);
    // The folded part itself is nothing that could be deleted, least of all the customer.
    h.keys("<home><down>d").shows("Hier ist nichts zu löschen");
    assert!(h.store.customer(2).unwrap().unwrap().meta.deleted_at.is_none());
}

#[test]
fn older_purchases_are_shown_when_asked_for() {
    let mut h = with_sales(Lang::De, 140, 40);
    h.keys("<down><enter>").shows("ältere: Enter zeigt sie").hides("R-001");
    for _ in 0..13 {
        h.keys("<down>");
    }
    h.keys("<enter>").hides("Enter zeigt sie");
    for _ in 0..5 {
        h.keys("<down>");
    }
    h.shows("R-001");
}

#[test]
fn a_day_later_the_card_says_of_which_day_its_values_are() {
    let mut h = with_sales(Lang::En, 140, 40);
    h.hides("as of");
    h.pass(TimeDelta::days(1));
    h.keys("<esc><esc>/weiss<enter>").settle();
    h.shows("as of 21 Nov 2026").renew().shows("13 days ago").hides("as of");
}

#[test]
fn what_is_said_of_a_first_purchase_fits_a_narrow_card() {
    for lang in [Lang::De, Lang::En] {
        let words = crate::i18n::I18n::new(lang).text("value-first-only").chars().count();
        // Beside the names of the lines, on 80 columns.
        assert!(words <= 64, "{words}");
    }
}
