//! The row of what a customer is worth keeps step with whatever is written.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::codes::{
    Code as _, ConsentChannel, ConsentStatus, Outcome, SaleKind, Stage, SurveyKind,
};
use crate::domain::flaws::Flaw;
use crate::domain::model::{Consent, Meta, Sale, Survey};
use crate::domain::views::{CustomerFilter, CustomerSort, Figures, Seek};
use crate::store::api::Table;
use crate::store::values::{self, Valuer};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn sale(customer: Id, date: &str, revenue: i64) -> Sale {
    Sale { revenue, variable_cost: Some(revenue / 2), ..Sale::new(customer, day(date)) }
}

fn new_sale(sale: Sale) -> Change {
    Change::Sale { base: None, new: Box::new(sale) }
}

fn answer(customer: Id, kind: SurveyKind, score: i64, seconds: i64) -> Change {
    let survey = Survey {
        meta: Meta::default(),
        customer_id: Some(customer),
        kind,
        sent_at: None,
        answered_at: Some(at(seconds)),
        score: Some(score),
        comment: String::new(),
        touchpoint: String::new(),
        contact_id: None,
        complaint_id: None,
    };
    Change::Survey { base: None, new: Box::new(survey) }
}

fn consent(customer: Id, channel: ConsentChannel, status: ConsentStatus, seconds: i64) -> Change {
    Change::Consent(Box::new(Consent {
        meta: Meta::default(),
        customer_id: customer,
        purpose: "advertising".to_owned(),
        channel,
        status,
        at: at(seconds),
        how: String::new(),
        wording: String::new(),
        noted_by: String::new(),
        last_used_at: None,
    }))
}

fn figures(store: &Store, id: Id) -> Figures {
    store.figures(id).unwrap().unwrap()
}

/// Every live customer has a row, nobody else has, and each says what the records say.
fn in_step(store: &Store) {
    let conn = store.conn();
    let ids = |sql: &str| -> Vec<Id> {
        let mut statement = conn.prepare(sql).unwrap();
        statement.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let live = ids("SELECT id FROM customer WHERE deleted_at IS NULL ORDER BY id");
    assert_eq!(ids("SELECT customer_id FROM customer_value ORDER BY 1"), live);
    let settings = store.settings().unwrap();
    let report = store.valuation().unwrap().map(|valuation| valuation.report);
    let today = settings.today(at(60));
    let mut valuer = Valuer::new(conn, &settings, today, report.as_ref()).unwrap();
    for id in live {
        assert!(!values::other_service(conn, id).unwrap(), "{id}");
        assert!(!valuer.differs(conn, id, true).unwrap(), "{id}: {:?}", figures(store, id));
    }
}

#[test]
fn a_sale_brings_sums_stage_and_rhythm_of_its_customer_in_step_and_undo_takes_them_back() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    assert_eq!(
        figures(&store, id),
        Figures {
            margin: Some(0),
            margin_12m: Some(0),
            margin_before: Some(0),
            ..Figures::default()
        }
    );
    let seq = "SELECT value FROM meta WHERE key = 'sales_seq'";
    let before = count(&store, seq);
    for (date, revenue) in [("2025-11-20", 10_000), ("2026-05-01", 20_000), ("2026-10-01", 4_001)] {
        put(&mut store, new_sale(sale(id, date, revenue)));
    }
    let now = figures(&store, id);
    assert_eq!(now.stage, Some(Stage::Regular));
    assert_eq!((now.revenue, now.revenue_12m, now.revenue_before), (34_001, 24_001, 10_000));
    assert_eq!((now.margin, now.margin_12m, now.covered), (Some(17_001), Some(12_001), 34_001));
    assert_eq!((now.sales, now.purchase_days, now.visits), (3, 3, 3));
    assert_eq!((now.first_sale, now.last_sale), (Some(day("2025-11-20")), Some(day("2026-10-01"))));
    assert_eq!(now.rhythm, Some(157.5));
    assert_eq!(count(&store, seq), before + 3);
    in_step(&store);
    for _ in 0..3 {
        store.undo(at(60)).unwrap().unwrap();
        in_step(&store);
    }
    let now = figures(&store, id);
    // Nothing was ever sold: the stage as entered, which was none.
    assert_eq!((now.stage, now.revenue, now.last_sale), (None, 0, None));
}

#[test]
fn a_refund_of_all_that_was_bought_leaves_a_lead() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    let bought = Sale { document: "R-1".to_owned(), ..sale(id, "2026-10-01", 5_000) };
    put(&mut store, new_sale(bought));
    assert_eq!(figures(&store, id).stage, Some(Stage::New));
    let refund = Sale {
        kind: SaleKind::Refund,
        document: "G-1".to_owned(),
        refund_of: "R-1".to_owned(),
        ..sale(id, "2026-10-09", -5_000)
    };
    put(&mut store, new_sale(refund));
    let now = figures(&store, id);
    assert_eq!((now.stage, now.orders, now.sales, now.revenue), (Some(Stage::Lead), 0, 2, 0));
    in_step(&store);
}

#[test]
fn a_sale_that_moves_to_another_customer_is_reckoned_with_both() {
    let mut store = memory();
    let [anna, bert] = ["Anna", "Bert"].map(|name| put(&mut store, new_customer(customer(name))));
    let id = put(&mut store, new_sale(sale(anna, "2026-10-01", 5_000)));
    let base: Sale = load(&store, id);
    let new = Sale { customer_id: bert, revenue: 6_000, ..base.clone() };
    put(&mut store, Change::Sale { base: Some(Box::new(base)), new: Box::new(new) });
    assert_eq!((figures(&store, anna).revenue, figures(&store, bert).revenue), (0, 6_000));
    in_step(&store);
}

#[test]
fn all_sales_of_a_customer_come_newest_first_and_as_each_is_loaded() {
    let mut store = memory();
    let [meyer, ott] = ["Meyer", "Ott"].map(|name| put(&mut store, new_customer(customer(name))));
    let dates = ["2026-03-01", "2026-05-01", "2026-03-01", "2025-01-01"];
    let ids = dates.map(|date| {
        let document = format!("R-{date}");
        put(&mut store, new_sale(Sale { document, ..sale(meyer, date, 100) }))
    });
    put(&mut store, new_sale(sale(ott, "2026-04-01", 100)));
    let gone = put(&mut store, new_sale(sale(meyer, "2026-04-01", 100)));
    put(&mut store, Change::Trash(Table::Sale, gone));
    let all = store.sales_of(meyer).unwrap();
    let singly: Vec<Sale> =
        [1, 2, 0, 3].map(|n: usize| load(&store, ids.get(n).copied().unwrap())).into();
    assert_eq!(all, singly);
}

#[test]
fn the_trash_takes_the_row_along_and_restoring_makes_it_anew() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    put(&mut store, new_sale(sale(id, "2026-10-01", 5_000)));
    put(&mut store, answer(id, SurveyKind::Nps, 9, 5));
    let before = figures(&store, id);
    put(&mut store, Change::Trash(Table::Customer, id));
    assert_eq!(store.figures(id).unwrap(), None);
    in_step(&store);
    put(&mut store, Change::Restore(Table::Customer, id));
    assert_eq!(figures(&store, id), before);
    in_step(&store);
}

#[test]
fn the_newest_answer_and_the_newest_consent_of_a_channel_count() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    put(&mut store, answer(id, SurveyKind::Nps, 9, 50));
    let older = put(&mut store, answer(id, SurveyKind::Nps, 2, 10));
    let newest = put(&mut store, answer(id, SurveyKind::Csat, 4, 60));
    put(&mut store, consent(id, ConsentChannel::Email, ConsentStatus::Granted, 5));
    put(&mut store, consent(id, ConsentChannel::Email, ConsentStatus::Withdrawn, 9));
    put(&mut store, consent(id, ConsentChannel::Phone, ConsentStatus::Granted, 1));
    let now = figures(&store, id);
    assert_eq!((now.nps, now.csat, now.ces), (Some(9), Some(4), None));
    let sql = "SELECT consent_email * 100 + consent_phone * 10 + (consent_post IS NULL) FROM customer_value";
    assert_eq!(count(&store, sql), 311);
    put(&mut store, Change::Trash(Table::Survey, newest));
    put(&mut store, Change::Trash(Table::Survey, older));
    let now = figures(&store, id);
    assert_eq!((now.nps, now.csat), (Some(9), None));
    in_step(&store);
}

#[test]
fn a_stage_set_by_hand_counts_at_once_in_list_filter_and_card() {
    let mut store = memory();
    let [meyer, ott] = ["Meyer", "Ott"].map(|name| put(&mut store, new_customer(customer(name))));
    put(&mut store, new_sale(sale(meyer, "2026-10-01", 5_000)));
    put(&mut store, new_sale(sale(ott, "2026-10-01", 5_000)));
    let base: Customer = load(&store, meyer);
    edit(&mut store, &base, |c| {
        c.stage = Some(Stage::Lost);
        c.stage_on = Some(day("2026-11-01"));
    })
    .unwrap();
    let lost = |store: &Store| {
        let filter = CustomerFilter { stage: Some(Stage::Lost), ..CustomerFilter::default() };
        let page = store.customers(CustomerSort::Name, &filter, &Seek::First, 9).unwrap();
        page.rows.into_iter().map(|row| (row.id, row.stage)).collect::<Vec<_>>()
    };
    assert_eq!(lost(&store), [(meyer, Some(Stage::Lost))]);
    let card = store.card(meyer, 5).unwrap().unwrap();
    assert_eq!(card.value.figures.stage, Some(Stage::Lost));
    // Until the next purchase.
    put(&mut store, new_sale(sale(meyer, "2026-11-20", 1)));
    assert_eq!(lost(&store), []);
    in_step(&store);
}

#[test]
fn the_own_limit_of_a_customer_moves_the_stage() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    put(&mut store, new_sale(sale(id, "2026-08-01", 5_000)));
    assert_eq!(figures(&store, id).stage, Some(Stage::AtRisk));
    let base: Customer = load(&store, id);
    edit(&mut store, &base, |c| c.inactivity_days = Some(100)).unwrap();
    assert_eq!(figures(&store, id).stage, Some(Stage::Lost));
    in_step(&store);
}

#[test]
fn a_file_without_sales_shows_the_stage_as_entered() {
    let mut store = memory();
    let meyer = Customer { stage: Some(Stage::Regular), ..customer("Meyer") };
    let id = put(&mut store, new_customer(meyer));
    assert_eq!(figures(&store, id).stage, Some(Stage::Regular));
    // A sale of tomorrow is none yet.
    put(&mut store, new_sale(sale(id, "2026-11-22", 5_000)));
    assert_eq!((figures(&store, id).stage, figures(&store, id).sales), (Some(Stage::Regular), 0));
    put(&mut store, new_sale(sale(id, "2026-11-21", 5_000)));
    assert_eq!((figures(&store, id).stage, figures(&store, id).sales), (Some(Stage::New), 1));
}

#[test]
fn nobody_can_have_referred_themselves_however_it_is_entered() {
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    let [a, b, c] = ["A", "B", "C"].map(|name| put(&mut anna, new_customer(customer(name))));
    let by = |store: &mut Store, id: Id, by: Option<Id>| {
        let base: Customer = load(store, id);
        edit(store, &base, |customer| customer.referred_by = by)
    };
    let refused = |result: Result<Saved, SaveError>| {
        matches!(result, Err(SaveError::Flaw(Flaw::ReferralCycle)))
    };
    assert!(refused(by(&mut anna, a, Some(a))));
    by(&mut anna, a, Some(b)).unwrap();
    by(&mut bert, b, Some(c)).unwrap();
    assert!(refused(by(&mut anna, c, Some(a))));
    // A colleague has closed the circle from the other side before it is taken back.
    by(&mut anna, a, None).unwrap();
    by(&mut bert, c, Some(a)).unwrap();
    let undone = anna.undo(at(60)).unwrap().unwrap();
    assert_eq!(undone.kept.iter().map(|k| k.field.as_str()).collect::<Vec<_>>(), ["referred_by"]);
    assert_eq!(load::<Customer>(&anna, a).referred_by, None);
}

#[test]
fn those_who_were_referred_count_with_their_margin() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    for revenue in [1_000, 3_000] {
        let other = Customer { referred_by: Some(id), ..customer("Ott") };
        let other = put(&mut store, new_customer(other));
        put(&mut store, new_sale(sale(other, "2026-10-01", revenue)));
    }
    let referral = store.card_value(id).unwrap().referral;
    assert_eq!((referral.customers, referral.margin), (2, 2_000));
}

#[test]
fn a_product_that_was_sold_is_offered_from_then_on() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    let gutter = Sale { product: "Dachrinne".to_owned(), ..sale(id, "2026-10-01", 1) };
    let wrong = Sale { product: "Dachrine".to_owned(), ..gutter.clone() };
    put(&mut store, new_sale(gutter.clone()));
    put(&mut store, new_sale(gutter));
    let wrong = put(&mut store, new_sale(wrong));
    assert_eq!(store.product_names().unwrap(), ["Dachrine", "Dachrinne"]);
    put(&mut store, Change::Trash(Table::Sale, wrong));
    assert_eq!(store.product_names().unwrap(), ["Dachrinne"]);
}

#[test]
fn a_row_that_is_out_of_step_is_found_and_made_anew() {
    let mut store = memory();
    let id = put(&mut store, new_customer(customer("Meyer")));
    put(&mut store, new_sale(sale(id, "2026-10-01", 5_000)));
    put(&mut store, new_customer(customer("Ott")));
    for (damage, wrong) in [
        ("UPDATE customer_value SET revenue = 1, rhythm = 3.0 WHERE customer_id = 1", 1),
        ("UPDATE customer_value SET contacts = 8", 2),
        ("DELETE FROM customer_value", 2),
        ("INSERT INTO customer_value (customer_id) VALUES (77)", 1),
    ] {
        store.conn().execute(damage, []).unwrap();
        for repair in [false, true] {
            assert_eq!(store.check(repair, at(600)).unwrap().miscounted, wrong, "{damage}");
        }
        in_step(&store);
        assert!(store.check(false, at(600)).unwrap().is_sound());
    }
    assert_eq!(figures(&store, id).revenue, 5_000);
    // What depends on the day is that of its valuation; it has to fit if that is of today.
    let stale = "UPDATE customer_value SET revenue_12m = 1, stage = 6";
    store.conn().execute(stale, []).unwrap();
    assert!(store.check(false, at(600)).unwrap().is_sound());
    store
        .conn()
        .execute(
            "INSERT INTO valuation (valued_on, sales_seq, at, took_ms, report)
             SELECT '2026-11-21', value, 0, 0, '' FROM meta WHERE key = 'sales_seq'",
            [],
        )
        .unwrap();
    assert_eq!(store.check(true, at(600)).unwrap().miscounted, 2);
    in_step(&store);
}

#[test]
fn sums_are_read_from_the_index_alone() {
    let store = memory();
    let plan: String = store
        .conn()
        .query_row(
            "EXPLAIN QUERY PLAN SELECT id, date, kind, revenue, discount, variable_cost FROM sale
             INDEXED BY sale_customer WHERE customer_id = ?1 AND deleted_at IS NULL ORDER BY date",
            [1],
            |r| r.get(3),
        )
        .unwrap();
    assert_eq!(plan, "SEARCH sale USING COVERING INDEX sale_customer (customer_id=?)");
}

#[test]
fn what_comes_by_the_thousand_is_in_step_at_its_end() {
    let mut store = memory();
    let known = put(&mut store, new_customer(customer("Alt")));
    put(&mut store, new_sale(sale(known, "2026-01-07", 900)));
    let seq = "SELECT value FROM meta WHERE key = 'sales_seq'";
    let before = count(&store, seq);
    let made = store
        .bulk("test", "", at(0), |bulk| {
            let (lead, _) = bulk.customer(&customer("Interessent"), &[], None)?;
            let lost = Customer { stage: Some(Stage::Lost), ..customer("Ehemalig") };
            let (lost, _) = bulk.customer(&lost, &[], None)?;
            let (buyer, _) = bulk.customer(&customer("Neu"), &[], None)?;
            for (id, date) in [(buyer, "2026-11-01"), (known, "2026-11-02"), (buyer, "2026-10-01")]
            {
                bulk.sale(&sale(id, date, 700), None)?;
            }
            bulk.contact(&call(Some(known), 5, "Dachrinne"), None)?;
            let Change::Survey { new, .. } = answer(lead, SurveyKind::Ces, 6, 5) else {
                unreachable!("an answer")
            };
            bulk.survey(&new, None)?;
            let Change::Consent(new) =
                consent(lead, ConsentChannel::Post, ConsentStatus::Granted, 5)
            else {
                unreachable!("a consent")
            };
            bulk.consent(&new)?;
            Ok([lead, lost, buyer])
        })
        .unwrap();
    in_step(&store);
    let stages = made.map(|id| figures(&store, id).stage);
    assert_eq!(stages, [Some(Stage::Lead), Some(Stage::Lost), Some(Stage::New)]);
    assert_eq!(figures(&store, made[0]).ces, Some(6));
    assert_eq!(figures(&store, known).revenue, 1_600);
    assert_eq!(count(&store, seq), before + 1);
}

/// What somebody does to one of three customers.
#[derive(Debug, Clone)]
enum Deed {
    Sell { to: usize, days_ago: i64, amount: i64, refund: bool },
    Move { sale: usize, to: usize },
    Trash { table: Table, row: usize },
    Restore { table: Table, row: usize },
    Stage { of: usize, stage: Option<Stage> },
    Call { to: usize, real: bool },
    Answer { of: usize, score: i64 },
    Allow { of: usize, status: ConsentStatus },
    Undo,
}

fn deed() -> impl Strategy<Value = Deed> {
    let table =
        || prop::sample::select(vec![Table::Customer, Table::Sale, Table::Survey, Table::Contact]);
    prop_oneof![
        4 => (0..3_usize, -3..900_i64, -50..300_i64, any::<bool>()).prop_map(
            |(to, days_ago, amount, refund)| Deed::Sell { to, days_ago, amount, refund }
        ),
        1 => (2..9_usize, 0..3_usize).prop_map(|(sale, to)| Deed::Move { sale, to }),
        2 => (table(), 2..8_usize).prop_map(|(table, row)| Deed::Trash { table, row }),
        2 => (table(), 2..8_usize).prop_map(|(table, row)| Deed::Restore { table, row }),
        1 => (0..3_usize, prop::option::of(prop::sample::select(Stage::ALL)))
            .prop_map(|(of, stage)| Deed::Stage { of, stage }),
        1 => (0..3_usize, any::<bool>()).prop_map(|(to, real)| Deed::Call { to, real }),
        1 => (0..3_usize, 0..=10_i64).prop_map(|(of, score)| Deed::Answer { of, score }),
        1 => (0..3_usize, prop::sample::select(ConsentStatus::ALL))
            .prop_map(|(of, status)| Deed::Allow { of, status }),
        3 => Just(Deed::Undo),
    ]
}

/// Does it; what is not possible is left.
fn carry_out(store: &mut Store, customers: [Id; 3], deed: &Deed, second: i64) {
    let of = |n: usize| customers.get(n).copied().unwrap_or_default();
    let change = match *deed {
        Deed::Undo => {
            store.undo(at(60)).unwrap();
            return;
        }
        Deed::Sell { to, days_ago, amount, refund } => {
            let date = at(0).date_naive() - chrono::TimeDelta::days(days_ago);
            let kind = if refund { SaleKind::Refund } else { SaleKind::Sale };
            let variable_cost = (amount % 3 != 0).then_some(amount / 3);
            let (document, refund_of) = (format!("R-{}", amount % 5), format!("R-{}", amount % 4));
            let sale = Sale::new(of(to), date);
            new_sale(Sale { kind, revenue: amount, variable_cost, document, refund_of, ..sale })
        }
        Deed::Move { sale, to } => {
            let id = Id::try_from(sale).unwrap();
            let Some(base) = store.sale(id).unwrap() else { return };
            let new = Sale { customer_id: of(to), discount: 1, ..base.clone() };
            Change::Sale { base: Some(Box::new(base)), new: Box::new(new) }
        }
        Deed::Trash { table, row } => Change::Trash(table, Id::try_from(row).unwrap()),
        Deed::Restore { table, row } => Change::Restore(table, Id::try_from(row).unwrap()),
        Deed::Stage { of: n, stage } => {
            let base: Customer = load(store, of(n));
            let stage_on = stage.map(|_| at(0).date_naive());
            let new = Customer { stage, stage_on, ..base.clone() };
            Change::Customer { base: Some(Box::new(base)), new: Box::new(new) }
        }
        Deed::Call { to, real } => {
            let outcome = if real { Outcome::Reached } else { Outcome::NoAnswer };
            let call = call(Some(of(to)), second, "");
            new_contact(Contact { outcome: Some(outcome), ..call })
        }
        Deed::Answer { of: n, score } => answer(of(n), SurveyKind::Nps, score, second % 3),
        Deed::Allow { of: n, status } => consent(of(n), ConsentChannel::Email, status, second % 3),
    };
    // Restored without its customer, or changed in the trash: refused.
    let _ = store.save(&action("test", vec![change]), at(60));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn after_any_saves_undos_and_trashes_of_two_people_every_row_says_what_a_recount_says(
        deeds in prop::collection::vec((deed(), any::<bool>()), 1..25),
    ) {
        let file = Shared::new();
        let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
        // Somebody who has bought, and whom nobody touches: stages go by the rule all along.
        let buyer = file.open("carl").bulk("test", "", at(0), |bulk| {
            let (id, _) = bulk.customer(&customer("Kaufmann"), &[], None)?;
            bulk.sale(&sale(id, "2026-01-01", 1), None)?;
            Ok(id)
        }).unwrap();
        let customers = ["A", "B", "C"].map(|name| put(&mut anna, new_customer(customer(name))));
        prop_assert!(buyer < customers[0]);
        for (second, (deed, by_anna)) in (1..).zip(&deeds) {
            let store = if *by_anna { &mut anna } else { &mut bert };
            carry_out(store, customers, deed, second);
        }
        in_step(&anna);
        let report = bert.check(false, at(60)).unwrap();
        prop_assert!(report.is_sound(), "{report:?}");
    }
}
