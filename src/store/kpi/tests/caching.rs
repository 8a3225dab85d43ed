use super::*;
use crate::domain::codes::SaleKind;
use crate::domain::views::Members;
use crate::store::api::{Action, StoreError};
use crate::store::kpi::cache::{self, Moment, Tally};
use crate::store::kpi::{IdSet, attentive};
use crate::store::tests::{Shared, call, load, memory, new_contact};

fn today() -> NaiveDate {
    on("2026-11-21")
}

/// All of a year up to a day, as of then.
fn year(until: &str) -> Ask {
    Ask::new(on("2026-01-01"), on(until), on(until))
}

/// Orders of each period.
fn orders(store: &Store, asks: &[Ask]) -> Vec<i64> {
    purchases(store, asks).iter().map(|tally| tally.orders).collect()
}

fn rows(store: &Store) -> i64 {
    crate::store::tests::count(store, "SELECT count(*) FROM kpi_tally")
}

#[test]
fn sums_are_known_at_once_and_the_rest_once_it_was_counted() {
    let mut store = memory();
    buyer(&mut store, "Meyer", &["2026-03-01", "2026-05-09"]);
    buyer(&mut store, "Beyer", &["2026-05-09"]);
    let asks = months();
    let before = store.change_seq().unwrap();
    let answer = store.kpis_at_once(&asks, &Basis::All, at(0)).unwrap();
    assert_eq!(answer.missing, Part::COUNTED);
    assert_eq!(answer.tallies[4].sums.unwrap().revenue, 200);
    assert_eq!(answer.tallies[4].purchases, None);
    let counted = purchases(&store, &asks);
    assert_eq!((counted[4].buyers, counted[4].new, counted[4].abc_total), (2, 1, 80));
    for part in Part::COUNTED {
        count(&store, &asks, part);
    }
    let answer = store.kpis_at_once(&asks, &Basis::All, at(0)).unwrap();
    assert_eq!(answer.missing, []);
    let known: Vec<_> = answer.tallies.iter().map(|tallies| tallies.purchases.unwrap()).collect();
    assert_eq!(known, counted);
    assert_eq!(answer.tallies, store.kpis(&asks, &Basis::All, at(0)).unwrap());
    assert_eq!(store.change_seq().unwrap(), before, "counting is no change");
}

#[test]
fn a_sale_takes_away_what_was_counted_as_of_its_day_or_later_and_nothing_else() {
    let mut store = memory();
    let id = buyer(&mut store, "Meyer", &["2026-03-01", "2026-09-09"]);
    let asks = ["2026-03-31", "2026-06-30", "2026-11-20", "2026-11-21"].map(year);
    let known = |store: &Store| asks.map(|ask| !missing(store, ask).contains(&Part::Purchases));
    purchases(&store, &asks);
    assert_eq!(known(&store), [true; 4]);
    sell(&mut store, id, "2026-11-21");
    assert_eq!(known(&store), [true, true, true, false]);
    assert_eq!(orders(&store, &asks), [1, 1, 2, 3]);
    // One that is still to come changes nothing that anybody sees.
    sell(&mut store, id, "2026-12-01");
    assert_eq!(known(&store), [true; 4]);
    // An old one is edited: it moves into another month.
    let old: Id = store
        .conn()
        .query_row("SELECT id FROM sale WHERE date = '2026-03-01'", [], |r| r.get(0))
        .unwrap();
    let base: Sale = load(&store, old);
    let new = Sale { date: on("2026-04-02"), ..base.clone() };
    put(&mut store, Change::Sale { base: Some(Box::new(base)), new: Box::new(new) });
    assert_eq!(known(&store), [false; 4]);
    assert_eq!(orders(&store, &asks), [0, 1, 2, 3]);
    // The trash, too, and back again.
    put(&mut store, Change::Trash(crate::store::api::Table::Customer, id));
    assert_eq!(orders(&store, &asks), [0; 4]);
    store.undo(at(70)).unwrap();
    assert_eq!(orders(&store, &asks), [0, 1, 2, 3]);
}

#[test]
fn a_refund_changes_what_is_seen_from_its_day_on() {
    let mut store = memory();
    let id = buyer(&mut store, "Meyer", &["2026-03-01"]);
    let asks = ["2026-03-31", "2026-06-30"].map(year);
    assert_eq!(orders(&store, &asks), [1, 1]);
    let refund = Sale {
        kind: SaleKind::Refund,
        revenue: -100,
        refund_of: format!("R{id}-2026-03-01"),
        ..Sale::new(id, on("2026-05-05"))
    };
    put(&mut store, Change::Sale { base: None, new: Box::new(refund) });
    assert_eq!(orders(&store, &asks), [1, 0]);
}

#[test]
fn a_call_leaves_what_follows_from_purchases_and_a_setting_does_not() {
    let mut store = memory();
    let id = buyer(&mut store, "Meyer", &["2026-03-01"]);
    let ask = year("2026-11-21");
    store.kpis(&[ask], &Basis::All, at(0)).unwrap();
    assert_eq!(missing(&store, ask), []);
    put(&mut store, new_contact(call(Some(id), 0, "Dachrinne")));
    assert_eq!(missing(&store, ask), [Part::Cases, Part::State]);
    assert_eq!(purchases(&store, &[ask])[0].active, 0);
    store.set_setting("inactivity-days", "300", at(0)).unwrap();
    assert_eq!(missing(&store, ask), Part::COUNTED);
    assert_eq!(purchases(&store, &[ask])[0].active, 1);
}

#[test]
fn two_stores_on_one_file_share_what_was_counted_and_what_was_changed() {
    let file = Shared::new();
    let (mut anna, bert) = (file.open("anna"), file.open("bert"));
    let id = buyer(&mut anna, "Meyer", &["2026-03-01"]);
    let ask = year("2026-11-21");
    purchases(&anna, &[ask]);
    assert!(!missing(&bert, ask).contains(&Part::Purchases));
    sell(&mut anna, id, "2026-04-01");
    assert!(missing(&bert, ask).contains(&Part::Purchases));
    assert_eq!(orders(&bert, &[ask]), [2]);
    assert!(!missing(&anna, ask).contains(&Part::Purchases));
}

#[test]
fn what_was_counted_while_somebody_saved_is_not_kept() {
    let mut store = memory();
    let id = buyer(&mut store, "Meyer", &["2026-03-01"]);
    let ask = year("2026-11-21");
    let moment = Moment::of(store.conn(), today(), at(0)).unwrap();
    let tally = Tally::Purchases(PurchaseTally { buyers: 1, ..PurchaseTally::default() });
    let key = moment.key(Part::Purchases, &ask, &Basis::All);
    sell(&mut store, id, "2026-04-01");
    cache::keep(&store, &moment, Part::Purchases, &[(key.clone(), tally)]);
    assert_eq!(rows(&store), 0);
    let moment = Moment::of(store.conn(), today(), at(0)).unwrap();
    cache::keep(&store, &moment, Part::Purchases, &[(key.clone(), tally)]);
    let known = cache::known(store.conn(), &moment, Part::Purchases, &Basis::All, &key).unwrap();
    assert_eq!(known, Some(tally));
}

#[test]
fn where_the_file_is_busy_it_is_counted_and_not_kept() {
    let file = Shared::new();
    let (mut anna, bert) = (file.open("anna"), file.open("bert"));
    buyer(&mut anna, "Meyer", &["2026-03-01"]);
    let ask = year("2026-11-21");
    let writing = bert.begin().unwrap();
    assert_eq!(orders(&anna, &[ask]), [1]);
    drop(writing);
    assert_eq!(rows(&anna), 0);
    assert_eq!(orders(&anna, &[ask]), [1]);
    assert_eq!(rows(&anna), 1);
}

#[test]
fn only_the_newest_counts_are_kept() {
    let store = memory();
    let first = on("2020-01-01");
    let asks: Vec<Ask> = first.iter_days().take(600).map(|day| Ask::new(first, day, day)).collect();
    purchases(&store, &asks);
    assert_eq!(rows(&store), 500);
    assert!(missing(&store, asks[0]).contains(&Part::Purchases));
    assert!(!missing(&store, asks[599]).contains(&Part::Purchases));
}

#[test]
fn some_customers_are_counted_alone_until_anything_changes() {
    let mut store = memory();
    let meyer = buyer(&mut store, "Meyer", &["2026-03-01", "2026-05-09"]);
    buyer(&mut store, "Beyer", &["2026-05-09"]);
    let ask = year("2026-11-21");
    let basis = Basis::Query("meyer".to_owned());
    let answer = store.kpis_at_once(&[ask], &basis, at(0)).unwrap();
    assert!(answer.missing.contains(&Part::Sums) && answer.tallies[0].sums.is_none());
    let tallies = store.kpis(&[ask], &basis, at(0)).unwrap();
    let tally = tallies[0].purchases.unwrap();
    assert_eq!((tally.orders, tally.buyers, tally.abc_total), (2, 1, 80));
    assert_eq!(purchases(&store, &[ask])[0].buyers, 2);
    // Tomorrow the query may mean somebody else.
    let tomorrow = at(24 * 3600);
    assert!(!store.kpis_at_once(&[ask], &basis, at(0)).unwrap().missing.contains(&Part::Purchases));
    let missing = store.kpis_at_once(&[ask], &basis, tomorrow).unwrap().missing;
    assert!(missing.contains(&Part::Purchases));
    put(&mut store, new_contact(call(Some(meyer), 0, "Dachrinne")));
    let missing = store.kpis_at_once(&[ask], &basis, at(0)).unwrap().missing;
    assert!(missing.contains(&Part::Purchases));
    // Nobody at all, and nobody knows what.
    let nobody = Basis::Owner(4711);
    let tallies = store.kpis(&[ask], &nobody, at(0)).unwrap();
    assert_eq!(tallies[0].purchases, Some(PurchaseTally::default()));
    let wrong = store.kpis_at_once(&[ask], &Basis::Query("revenue >".to_owned()), at(0));
    assert!(matches!(wrong, Err(StoreError::Query(_))), "{wrong:?}");
    let ids = IdSet::of(&store, &basis, today()).unwrap().unwrap();
    let members = Members::Query("meyer".to_owned());
    assert_eq!(ids.iter().collect::<Vec<_>>(), store.member_ids(&members, today()).unwrap());
}

#[test]
fn a_deadline_that_runs_out_is_counted_anew() {
    let store = memory();
    store
        .conn()
        .execute(
            "INSERT INTO complaint (number, received_at, channel, severity, justified, state, open,
               acknowledge_due, resolve_due, next_due, created_at, created_by, updated_at,
               updated_by)
             VALUES ('B-1', ?1, 1, 2, 1, 1, 1, ?2, ?3, ?2, 0, 1, 0, 1)",
            [at(0), at(100), at(200)].map(|at| at.timestamp_millis()),
        )
        .unwrap();
    let key = |ask: Ask, seconds| {
        let moment = Moment::of(store.conn(), today(), at(seconds)).unwrap();
        moment.key(Part::Cases, &ask, &Basis::All)
    };
    let now = year("2026-11-21");
    assert_eq!(key(now, 0), key(now, 100));
    assert_ne!(key(now, 100), key(now, 101));
    assert_eq!(key(now, 101), key(now, 200));
    assert_ne!(key(now, 200), key(now, 201));
    // As of an earlier day no clock runs.
    assert_eq!(key(year("2026-11-20"), 0), key(year("2026-11-20"), 500));
}

#[test]
fn an_interrupt_ends_what_only_reckons_and_what_reads_after_it() {
    let store = memory();
    let result = attentive(store.conn(), |wanted| {
        assert!(wanted());
        store.interrupter().interrupt();
        assert!(!wanted());
        store.change_seq()
    });
    assert!(matches!(result, Err(StoreError::Interrupted)), "{result:?}");
    assert!(store.change_seq().is_ok(), "the next question is answered");
    // Nor is it lost between two statements.
    let result = attentive(store.conn(), |_| {
        store.change_seq()?;
        store.interrupter().interrupt();
        store.kpis(&[year("2026-11-21")], &Basis::All, at(0))
    });
    assert!(matches!(result, Err(StoreError::Interrupted)), "{result:?}");
    assert_eq!(rows(&store), 0);
}

#[test]
fn what_was_interrupted_within_its_snapshot_leaves_none_open() {
    let store = memory();
    let result = attentive(store.conn(), |_| {
        attentive(store.conn(), |_| {
            let kind = rusqlite::TransactionBehavior::Deferred;
            let snapshot = rusqlite::Transaction::new_unchecked(store.conn(), kind)?;
            store.change_seq()?;
            store.interrupter().interrupt();
            let seq = store.change_seq();
            drop(snapshot);
            seq
        })
    });
    assert!(matches!(result, Err(StoreError::Interrupted)), "{result:?}");
    assert!(store.kpis(&[year("2026-11-21")], &Basis::All, at(0)).is_ok());
}

#[test]
fn an_action_that_is_undone_is_as_if_it_had_not_been() {
    let mut store = memory();
    let ask = year("2026-11-21");
    let id = buyer(&mut store, "Meyer", &["2026-03-01"]);
    let before = purchases(&store, &[ask]);
    let sale = Sale { revenue: 7, ..Sale::new(id, on("2026-02-02")) };
    let changes = vec![Change::Sale { base: None, new: Box::new(sale) }];
    let action = Action { what: "test", subject: String::new(), changes, draft: None };
    store.save(&action, at(10)).unwrap();
    assert_ne!(purchases(&store, &[ask]), before);
    store.undo(at(20)).unwrap();
    assert_eq!(purchases(&store, &[ask]), before);
}
