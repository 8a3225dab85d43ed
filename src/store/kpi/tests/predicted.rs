//! The predicted value of customers.

use chrono::TimeDelta;

use super::*;
use crate::domain::forecast::Terms;
use crate::domain::kpi::ClvTally;
use crate::domain::settings::Settings;
use crate::store::tests::memory;

fn today() -> NaiveDate {
    on("2026-11-21")
}

/// Many customers over two years, entered without a form.
fn business(store: &mut Store) {
    for i in 0..70_i64 {
        let id = buyer(store, &format!("Meyer{i}"), &[]);
        let (gap, lasts, first) = (9 + i * 37 % 71, i * i % 13, 100 + i * 53 % 600);
        for n in (0..=lasts).take_while(|n| n * gap <= first) {
            let date = today() - TimeDelta::days(first - n * gap);
            sell(store, id, &date.to_string());
        }
    }
}

fn clv(store: &Store, basis: &Basis, state_at: NaiveDate) -> ClvTally {
    let ask = Ask { state_at, ..Ask::new(on("2026-01-01"), on("2026-12-31"), today()) };
    store.count_kpis(&[ask], basis, Part::Clv, at(0)).unwrap().tallies[0].clv.unwrap()
}

fn is_about(found: ClvTally, n: usize, sum: f64) {
    assert_eq!(found.n, i64::try_from(n).unwrap());
    assert!((found.sum - sum).abs() <= 1e-9 * sum, "{found:?} {sum}");
}

#[test]
fn on_any_day_it_is_what_a_forecast_of_that_day_says_and_the_last_valuation_says_the_same() {
    let mut store = memory();
    business(&mut store);
    let past = today() - TimeDelta::days(90);
    for day in [past, today()] {
        let (_, customers) = store.forecast(day, Terms::of(&Settings::default())).unwrap();
        let values: Vec<f64> = customers.iter().filter_map(|c| c.forecast.clv).collect();
        assert!(values.len() > 50);
        let found = clv(&store, &Basis::All, day);
        is_about(found, values.len(), values.iter().sum());
        assert_eq!(clv(&store, &Basis::All, day), found, "as it was kept");
    }
    let fitted = clv(&store, &Basis::All, today());
    store.conn().execute("DELETE FROM kpi_tally", []).unwrap();
    store.renew_values(today(), &at(0)).unwrap();
    let read = clv(&store, &Basis::All, today());
    is_about(read, usize::try_from(fitted.n).unwrap(), fitted.sum);
    // Of some: with the model of all.
    let some = Basis::Query("meyer1".to_owned());
    let (_, customers) = store.forecast(past, Terms::of(&Settings::default())).unwrap();
    let values = |prefix: &str| -> Vec<f64> {
        let those = customers.iter().filter(|c| c.name.starts_with(prefix));
        those.filter_map(|c| c.forecast.clv).collect()
    };
    let wanted = values("Meyer1");
    assert!(wanted.len() > 5 && wanted.len() < 12);
    is_about(clv(&store, &some, past), wanted.len(), wanted.iter().sum());
    assert_eq!(clv(&store, &some, today()).n, 11);
}

#[test]
fn of_too_few_customers_nothing_is_predicted() {
    let mut store = memory();
    assert_eq!(clv(&store, &Basis::All, today()), ClvTally::default());
    buyer(&mut store, "Meyer", &["2026-03-01"]);
    assert_eq!(clv(&store, &Basis::All, today()), ClvTally::default());
    store.renew_values(today(), &at(0)).unwrap();
    assert_eq!(clv(&store, &Basis::All, today()), ClvTally::default());
}
