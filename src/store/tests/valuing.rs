//! Valuing everybody at once: classes and scores among all, the forecast, who does it,
//! and what becomes of it when it is cut short.

use std::cell::Cell;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rusqlite::types::Value;

use super::{Shared, at, memory, who};
use crate::domain::codes::AbcClass::{A, B, C};
use crate::domain::codes::{AbcClass, Code as _, SaleKind, Stage};
use crate::domain::forecast::{MarginSource, Terms, Warning};
use crate::domain::model::{Id, Sale};
use crate::domain::settings::Settings;
use crate::store::Store;
use crate::store::api::{Change, Open, StoreError, Who};
use crate::store::renew::{Renewal, Watch};
use crate::store::samples::{Sample, add};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn buyer(store: &Store, number: &str) -> Id {
    add(store.conn(), &Sample { number, last: number, ..Sample::default() })
}

/// A sale so many days ago, known to have cost nothing.
fn sale(store: &Store, customer: Id, days_ago: i64, amount: i64) -> Id {
    let date = (today() - TimeDelta::days(days_ago)).to_string();
    let kind = if amount < 0 { SaleKind::Refund } else { SaleKind::Sale };
    store
        .conn()
        .execute(
            "INSERT INTO sale (customer_id, date, kind, document, revenue, variable_cost,
               created_at, created_by, updated_at, updated_by)
             VALUES (?1, ?2, ?3, 'R' || ?4, ?4, 0, 0, 1, 0, 1)",
            (customer, date, kind.code(), amount),
        )
        .unwrap();
    store.conn().execute("UPDATE meta SET value = value + 1 WHERE key = 'sales_seq'", []).unwrap();
    store.conn().last_insert_rowid()
}

/// A business of many customers over two years.
fn business(store: &Store, customers: i64) {
    store.conn().execute_batch("BEGIN").unwrap();
    for i in 0..customers {
        let id = buyer(store, &format!("K-{i:04}"));
        let (gap, lasts) = (9 + i * 37 % 71, i * i % 97);
        let first = 100 + i * 53 % 600;
        for n in 0..=lasts {
            let ago = first - n * gap;
            if ago < 0 {
                break;
            }
            sale(store, id, ago, 2_000 + (i * 911 + n * 377) % 9_000);
        }
    }
    store.conn().execute_batch("COMMIT").unwrap();
}

fn column<T: rusqlite::types::FromSql>(store: &Store, number: &str, column: &str) -> T {
    let sql = format!(
        "SELECT v.{column} FROM customer_value v JOIN customer c ON c.id = v.customer_id
         WHERE c.number = ?1"
    );
    store.conn().query_row(&sql, [number], |r| r.get(0)).unwrap()
}

fn renew(store: &Store) -> Renewal {
    store.renew_values(today(), &at(0)).unwrap()
}

#[test]
fn classes_and_scores_are_those_of_the_worked_examples() {
    let store = memory();
    // The third of equal worth by number is not the third by id.
    for (number, amount) in
        [("K-1", 50), ("K-2", 30), ("K-3", 10), ("K-4", 6), ("K-5", 4), ("K-6", -3)]
    {
        let id = buyer(&store, number);
        sale(&store, id, 30, amount);
    }
    let idle = buyer(&store, "K-7");
    let old = buyer(&store, "K-8");
    sale(&store, old, 500, 100);
    assert_eq!(renew(&store), Renewal::Done);
    let class = |number| {
        let code: Option<i64> = column(&store, number, "abc");
        code.and_then(AbcClass::from_code)
    };
    let classes = ["K-1", "K-2", "K-3", "K-4", "K-5", "K-6", "K-7", "K-8"].map(class);
    assert_eq!(classes, [Some(A), Some(A), Some(B), Some(B), Some(C), Some(C), None, None]);
    let then: Option<i64> = column(&store, "K-8", "abc_then");
    assert_eq!(then.and_then(AbcClass::from_code), Some(A));
    // Six bought within 24 months, five of them on one day; the lone refund is no purchase.
    assert_eq!(column::<Option<i64>>(&store, "K-1", "rfm"), Some(334));
    assert_eq!(column::<Option<i64>>(&store, "K-6", "rfm"), None);
    // Under ten buyers there are scores, but no groups.
    assert_eq!(column::<Option<i64>>(&store, "K-1", "rfm_group"), None);
    let stage = |number| Stage::from_code(column::<i64>(&store, number, "stage"));
    assert_eq!(stage("K-1"), Some(Stage::New));
    assert_eq!(stage("K-7"), Some(Stage::Lead));
    assert_eq!(stage("K-8"), Some(Stage::Lost));
    assert!(idle > 0);
}

#[test]
fn with_too_few_customers_the_report_says_so_and_nothing_is_forecast() {
    let store = memory();
    let id = buyer(&store, "K-1");
    sale(&store, id, 30, 5000);
    renew(&store);
    let valuation = store.valuation().unwrap().unwrap();
    assert_eq!(valuation.valued_on, today());
    let few = Warning::NotEnough { customers: 1, repeat: 0, days: 30 };
    assert_eq!(valuation.report.fit.warnings, [few]);
    assert_eq!(valuation.report.margin.source, MarginSource::Sales);
    for name in ["p_alive", "expected_purchases", "expected_value", "clv"] {
        assert_eq!(column::<Option<f64>>(&store, "K-1", name), None, "{name}");
    }
}

#[test]
fn what_is_kept_is_what_a_fresh_forecast_says_and_is_not_done_twice() {
    let store = memory();
    business(&store, 160);
    assert!(!store.values_are_current(today()).unwrap());
    assert_eq!(renew(&store), Renewal::Done);
    assert!(store.values_are_current(today()).unwrap());
    let (report, customers) = store.forecast(today(), Terms::of(&Settings::default())).unwrap();
    assert!(report.fit.bgnbd.is_some() && report.fit.gamma_gamma.is_some(), "{report:?}");
    assert_eq!(customers.len(), 160);
    for c in &customers {
        let kept = |name| column::<Option<f64>>(&store, &c.number, name);
        assert_eq!(kept("p_alive"), c.forecast.p_alive);
        assert_eq!(kept("expected_purchases"), c.forecast.expected_purchases);
        assert_eq!(kept("expected_value"), c.forecast.expected_value);
        assert_eq!(kept("clv"), c.forecast.clv);
    }
    assert_eq!(renew(&store), Renewal::Current);
    // Asked to do it again, it finds nothing to write.
    let changes = store.conn().total_changes();
    store.conn().execute("UPDATE meta SET value = value + 1 WHERE key = 'sales_seq'", []).unwrap();
    assert_eq!(renew(&store), Renewal::Done);
    // The mark above; claim, valuation, and the claim given back.
    assert_eq!(store.conn().total_changes() - changes, 4);
}

#[test]
fn a_clock_that_goes_back_has_everybody_valued_for_the_earlier_day() {
    let store = memory();
    let id = buyer(&store, "K-1");
    for ago in [400, 200, 30] {
        sale(&store, id, ago, 5000);
    }
    renew(&store);
    let day = |name| column::<Option<i64>>(&store, "K-1", name);
    let (last, sum) = (day("last_sale"), day("revenue_12m"));
    let past = today() - TimeDelta::days(100);
    assert_eq!(store.renew_values(past, &at(0)).unwrap(), Renewal::Done);
    assert_eq!(day("last_sale").zip(last).map(|(then, now)| now - then), Some(170));
    assert_eq!((sum, day("revenue_12m")), (Some(10_000), Some(10_000)));
    assert_eq!(store.valuation().unwrap().unwrap().valued_on, past);
    // A later day will do for who asks whether anything is left to be done.
    assert!(store.values_are_current(past - TimeDelta::days(1)).unwrap());
}

#[test]
fn a_past_day_is_forecast_as_it_was_whatever_came_later() {
    let store = memory();
    business(&store, 160);
    let past = today() - TimeDelta::days(60);
    let terms = Terms { horizon_weeks: 26, discount_rate: 0.15, margin: Some(0.4) };
    let before = store.forecast(past, terms).unwrap();
    let id: Id = store.conn().query_row("SELECT max(id) FROM customer", [], |r| r.get(0)).unwrap();
    sale(&store, id, 59, 7777);
    sale(&store, id, 1, 100_000);
    assert_eq!(store.forecast(past, terms).unwrap(), before);
    assert_ne!(store.forecast(today(), terms).unwrap().1, before.1);
}

#[test]
fn a_purchase_that_was_taken_back_is_none_and_the_trash_buys_nothing() {
    let store = memory();
    business(&store, 60);
    let terms = Terms::of(&Settings::default());
    let id = buyer(&store, "Z-1");
    sale(&store, id, 200, 500);
    let second = sale(&store, id, 100, 900);
    let refund = sale(&store, id, 90, -900);
    let of = |number: &str| {
        let (_, customers) = store.forecast(today(), terms).unwrap();
        customers.into_iter().find(|c| c.number == number)
    };
    // Not linked: the purchase stays, its value is used up.
    let found = of("Z-1").unwrap().input;
    assert_eq!((found.x, found.repeat_value), (1, 0));
    let document = "UPDATE sale SET refund_of = 'R900' WHERE id = ?1";
    store.conn().execute(document, [refund]).unwrap();
    let found = of("Z-1").unwrap().input;
    assert_eq!((found.x, found.recency, found.age), (0, 0, 200));
    store.conn().execute("UPDATE sale SET deleted_at = 1 WHERE customer_id = ?1", [id]).unwrap();
    store.conn().execute("UPDATE customer SET deleted_at = 1 WHERE id = ?1", [id]).unwrap();
    assert_eq!(of("Z-1"), None);
    assert!(second > 0);
}

#[test]
fn the_terms_of_the_file_count() {
    let mut store = memory();
    business(&store, 80);
    store.set_setting("clv-margin", "0.25", at(0)).unwrap();
    store.set_setting("clv-horizon-weeks", "26", at(0)).unwrap();
    renew(&store);
    let report = store.valuation().unwrap().unwrap().report;
    assert_eq!((report.margin.ratio, report.margin.source), (0.25, MarginSource::Given));
    assert_eq!(report.horizon_weeks, 26);
    assert!((report.discount_rate - 0.1).abs() < 1e-15);
}

#[test]
fn while_one_process_values_another_does_not_and_a_dead_one_is_passed_over() {
    let file = Shared::new();
    let anna = file.open("anna");
    business(&anna, 30);
    let me = std::process::id();
    let other = Who { pid: me, started: 7, host: "desk".to_owned(), ..who("bert") };
    let claim = |pid: u32, host: &str, at: DateTime<Utc>| {
        let sql = "INSERT OR REPLACE INTO valuing (id, host, pid, started, at)
                   VALUES (1, ?1, ?2, 0, ?3)";
        anna.conn().execute(sql, (host, pid, at.timestamp_millis())).unwrap();
    };
    let bert = Store::open(&file.path(), Open::Existing, &other, at(0)).unwrap();
    // This very process lives.
    claim(me, "desk", at(0));
    assert_eq!(bert.renew_values(today(), &at(0)).unwrap(), Renewal::Elsewhere);
    // Another host cannot be asked; it is believed for some minutes.
    claim(4, "laptop", at(0));
    assert_eq!(bert.renew_values(today(), &at(60)).unwrap(), Renewal::Elsewhere);
    assert_eq!(bert.renew_values(today(), &at(3600)).unwrap(), Renewal::Done);
    let claims: i64 =
        anna.conn().query_row("SELECT count(*) FROM valuing", [], |r| r.get(0)).unwrap();
    assert_eq!(claims, 0);
    assert_eq!(anna.renew_values(today(), &at(0)).unwrap(), Renewal::Current);
    claim(u32::MAX - 1, "desk", at(0));
    buyer(&anna, "N-1");
    anna.conn().execute("UPDATE meta SET value = value + 1 WHERE key = 'sales_seq'", []).unwrap();
    assert_eq!(bert.renew_values(today(), &at(0)).unwrap(), Renewal::Done);
}

/// Wants it until it was asked so many times.
struct Patience(Cell<i64>);

impl Watch for Patience {
    fn now(&self) -> DateTime<Utc> {
        at(0)
    }

    fn wanted(&self) -> bool {
        self.0.set(self.0.get() - 1);
        self.0.get() > 0
    }
}

#[test]
fn cut_short_anywhere_it_leaves_no_valuation_and_the_next_one_completes_it() {
    let store = memory();
    business(&store, 80);
    let asked = Patience(Cell::new(i64::MAX));
    store.renew_values(today(), &asked).unwrap();
    let all = i64::MAX - asked.0.get();
    let rows = |store: &Store| -> Vec<Vec<Value>> {
        let sql = "SELECT * FROM customer_value ORDER BY customer_id";
        let mut statement = store.conn().prepare(sql).unwrap();
        let columns = statement.column_count();
        let found = statement
            .query_map([], |r| (0..columns).map(|at| r.get(at)).collect::<Result<_, _>>())
            .unwrap();
        found.map(Result::unwrap).collect()
    };
    let whole = rows(&store);
    for patience in (1..=all).step_by(usize::try_from(all / 9).unwrap()) {
        let store = memory();
        business(&store, 80);
        let cut = store.renew_values(today(), &Patience(Cell::new(patience)));
        assert!(matches!(cut, Err(StoreError::Interrupted)), "{patience} of {all}: {cut:?}");
        assert_eq!(store.valuation().unwrap(), None);
        assert_eq!(renew(&store), Renewal::Done);
        assert_eq!(rows(&store), whole);
    }
}

#[test]
fn old_valuations_go() {
    let store = memory();
    for day in 0..40 {
        let today = today() + TimeDelta::days(day);
        assert_eq!(store.renew_values(today, &at(0)).unwrap(), Renewal::Done);
    }
    let kept: i64 =
        store.conn().query_row("SELECT count(*) FROM valuation", [], |r| r.get(0)).unwrap();
    assert_eq!(kept, 30);
    let last = store.valuation().unwrap().unwrap();
    assert_eq!(last.valued_on, today() + TimeDelta::days(39));
    assert_eq!(last.id, store.valuation_seq().unwrap());
}

#[test]
fn a_sale_is_forecast_at_once_by_the_model_of_the_last_valuation() {
    let mut store = memory();
    business(&store, 80);
    renew(&store);
    let report = store.check(false, at(60)).unwrap();
    assert_eq!(report.miscounted, 0, "{report:?}");
    let id: Id = column(&store, "K-0007", "customer_id");
    let before = store.figures(id).unwrap().unwrap();
    assert!(before.p_alive.is_some() && before.clv.is_some());
    let mut bought = Sale::new(id, today());
    bought.revenue = 7_500;
    super::put(&mut store, Change::Sale { base: None, new: Box::new(bought) });
    let at_once = store.figures(id).unwrap().unwrap();
    assert_eq!((at_once.last_sale, at_once.abc), (Some(today()), before.abc));
    let model = store.valuation().unwrap().unwrap().report;
    let (_, fresh) = store.forecast(today(), Terms::of(&Settings::default())).unwrap();
    let said = model.forecaster().of(&fresh.iter().find(|c| c.id == id).unwrap().input);
    assert_eq!((at_once.p_alive, at_once.clv), (said.p_alive, said.clv));
    assert_ne!(at_once.p_alive, before.p_alive);
    assert_eq!(renew(&store), Renewal::Done);
    assert_eq!(store.check(false, at(60)).unwrap().miscounted, 0);
}
