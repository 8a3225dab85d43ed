//! The figures of the business: what is kept and what is cached, and what has to be counted.

use anyhow::Context as _;
use chrono::{DateTime, Days, NaiveDate, Utc};
use kundig::domain::kpi::{Ask, Basis, KpiPeriod, Part};
use kundig::domain::period::Length;
use kundig::store::Store;
use kundig::store::api::{Open, Who};
use rusqlite::Connection;

use super::data::{NOW, Place};
use super::figures::{Series, Table, Watch};

/// How often each question is asked.
const ROUNDS: usize = 5;

pub fn kpis(place: &Place, table: &mut Table) -> anyhow::Result<()> {
    let now: DateTime<Utc> = NOW.parse()?;
    let who = Who { login: "anna".to_owned(), pid: std::process::id(), ..Who::default() };
    let store = Store::open(&place.file, Open::Existing, &who, now)?;
    let today = now.date_naive();
    store.renew_values(today, &now)?;
    // What earlier runs have counted.
    Connection::open(&place.file)?.execute("DELETE FROM kpi_tally", [])?;
    let peer = place.contacts_by_month(ROUNDS)?;
    table.times("contacts by month over a covering index", &peer, "the peer");
    let at_once = format!("limit {:.1} ms, 1/20 of the peer", peer.median() / 20.0);
    let counted = format!("limit {:.1} ms, 3 x the peer", peer.median() * 3.0);

    for length in Length::ALL {
        let asks = asked(KpiPeriod::of(length, today), today);
        let name = format!("{length:?}").to_lowercase();
        let watch = Watch::start();
        store.kpis(&asks, &Basis::All, now)?;
        let mut first = Series::default();
        first.spent(watch.stop());
        table.times(&format!("kpis: {name} with its trend, the first time"), &first, "");
        let mut again = Series::default();
        for _ in 0..ROUNDS {
            let watch = Watch::start();
            let answer = store.kpis_at_once(&asks, &Basis::All, now)?;
            again.spent(watch.stop());
            anyhow::ensure!(answer.missing.is_empty(), "not cached: {:?}", answer.missing);
        }
        table.times(&format!("kpis: {name} with its trend, again"), &again, &at_once);
    }

    // A range that nobody has asked for, and the same of a segment and of an owner.
    let owner = store.users()?.first().context("a user")?.id;
    let bases = [
        ("any range", Basis::All),
        ("any range, A customers", Basis::Query("abc:A".to_owned())),
        ("any range, one owner", Basis::Owner(owner)),
    ];
    for (name, basis) in &bases {
        let mut series = Series::default();
        for round in 0..ROUNDS {
            let back = u64::try_from(round)?;
            let from = today.checked_sub_days(Days::new(300 + back)).context("a day")?;
            let to = today.checked_sub_days(Days::new(40 + back)).context("a day")?;
            let period = KpiPeriod::Range(from, to);
            let asks = [period, period.before(), period.year_before()].map(|p| p.row(today));
            let watch = Watch::start();
            store.kpis(&asks, basis, now)?;
            series.spent(watch.stop());
        }
        table.times(&format!("kpis: {name}, all figures"), &series, &counted);
    }
    parts(&store, now, today, table)?;
    store.close();
    Ok(())
}

/// What the screen asks for: the period, what it is compared with, the rows of the trend.
fn asked(period: KpiPeriod, today: NaiveDate) -> Vec<Ask> {
    let mut periods = vec![period, period.before(), period.year_before()];
    periods.extend(period.trend(today));
    periods.into_iter().map(|period| period.row(today)).collect()
}

/// Each count alone, over one range.
fn parts(
    store: &Store,
    now: DateTime<Utc>,
    today: NaiveDate,
    table: &mut Table,
) -> anyhow::Result<()> {
    for part in Part::COUNTED {
        let mut series = Series::default();
        for round in 0..ROUNDS {
            let back = u64::try_from(round)?;
            let from = today.checked_sub_days(Days::new(200 + back)).context("a day")?;
            let to = today.checked_sub_days(Days::new(20 + back)).context("a day")?;
            let ask = KpiPeriod::Range(from, to).row(today);
            let watch = Watch::start();
            store.count_kpis(&[ask], &Basis::All, part, now)?;
            series.spent(watch.stop());
        }
        let name = format!("{part:?}").to_lowercase();
        table.times(&format!("kpis: any range, {name} alone"), &series, "");
    }
    Ok(())
}
