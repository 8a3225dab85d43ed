//! Fitting the models, and valuing everybody.

use anyhow::{Context as _, ensure};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use kundig::domain::forecast::{Input, fit};
use kundig::store::Store;
use kundig::store::api::{Open, Who};
use kundig::store::renew::Renewal;
use rusqlite::Connection;

use super::data::{NOW, Place};
use super::figures::{Series, Table, Watch};

/// As many as the sample of the literature has.
const LITERATURE: u64 = 2357;

pub fn forecast(place: &Place, table: &mut Table) -> anyhow::Result<()> {
    for (customers, rounds, limit) in
        [(LITERATURE, 20, "limit 50 ms"), (place.size, 3, "limit 10 s at 1M")]
    {
        let inputs = simulated(customers);
        let mut series = Series::default();
        for _ in 0..rounds {
            let watch = Watch::start();
            let found = fit(&inputs);
            series.spent(watch.stop());
            ensure!(found.bgnbd.is_some() || customers < LITERATURE, "{found:?}");
        }
        table.times(&format!("fit of {customers} simulated customers"), &series, limit);
    }
    valuation(place, table)
}

/// Everybody is valued for the next day, when nearly every row is another one, and for
/// this day again; then once more, when no row is.
fn valuation(place: &Place, table: &mut Table) -> anyhow::Result<()> {
    let now: DateTime<Utc> = NOW.parse()?;
    let who = Who { login: "anna".to_owned(), pid: std::process::id(), ..Who::default() };
    let store = Store::open(&place.file, Open::Existing, &who, now)?;
    let renew = |day: NaiveDate, series: &mut Series| -> anyhow::Result<()> {
        Connection::open(&place.file)?
            .execute("UPDATE meta SET value = value + 1 WHERE key = 'sales_seq'", [])?;
        let watch = Watch::start();
        let done = store.renew_values(day, &now)?;
        series.spent(watch.stop());
        ensure!(done == Renewal::Done, "{done:?}");
        Ok(())
    };
    let today = now.date_naive();
    let tomorrow = today.checked_add_signed(TimeDelta::days(1)).context("a day")?;
    let (mut other, mut same) = (Series::default(), Series::default());
    renew(tomorrow, &mut other)?;
    renew(today, &mut other)?;
    renew(today, &mut same)?;
    table.times("valuing everybody: another day", &other, "");
    table.times("valuing everybody: nothing differs", &same, "");
    store.close();
    Ok(())
}

/// Customers whose rates of buying and of being lost are drawn evenly: r = a = 1.
fn simulated(customers: u64) -> Vec<Input> {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut unit = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let top = u32::try_from(seed >> 32).unwrap_or(0);
        (f64::from(top) + 0.5) / 4_294_967_296.0
    };
    let mut all = Vec::new();
    for k in 0..customers {
        let age = 180 + u32::try_from(k % 1600).unwrap_or(0);
        let (rate, loss) = (-unit().ln() / 120.0, 1.0 - unit().powf(0.3));
        let mut input = Input { age, ..Input::default() };
        let mean = 4000.0 / -unit().ln();
        let mut day = 0.0;
        loop {
            day -= unit().ln() / rate;
            if day >= f64::from(age) {
                break;
            }
            input.x += 1;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "days")]
            let on = day as u32;
            input.recency = on;
            #[expect(clippy::cast_possible_truncation, reason = "an amount of money")]
            let amount = (mean * (0.5 + unit())).min(1e9) as i64;
            input.repeat_value += amount;
            if unit() < loss {
                break;
            }
        }
        all.push(input);
    }
    all
}
