//! Complaints and the day: first pages, filters, figures of a year, what a day asks for.

use std::time::Duration;

use anyhow::anyhow;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use kundig::domain::codes::{Code as _, ComplaintState, Severity};
use kundig::domain::frab;
use kundig::domain::views::{AgendaFilter, ComplaintFilter, ComplaintShelf, Seek};

use super::data::{NOW, Place};
use super::driver::Driver;
use super::figures::{Series, Table, Watch};

/// A page of a list, as the panes ask for it.
const PAGE: usize = 80;
/// Weeks of a month on a calendar.
const MONTH: TimeDelta = TimeDelta::days(41);

fn today() -> anyhow::Result<(DateTime<Utc>, NaiveDate)> {
    let now: DateTime<Utc> = NOW.parse()?;
    Ok((now, now.date_naive()))
}

/// The tab of complaints, every filter, and the figures of a year.
pub fn complaints(place: &Place, table: &mut Table) -> anyhow::Result<()> {
    let (mut open, mut down) = (Series::default(), Series::default());
    for _ in 0..5 {
        let mut driver = Driver::new(&place.file)?;
        driver.keys("<tab>");
        open.spent(driver.key("3")?);
        for _ in 0..60 {
            down.spent(driver.key("down")?);
        }
    }
    table.times("complaints: key 3 to its first page", &open, "limit 20 ms");
    table.times("complaints: held down", &down, "60 keys/s = 16.7 ms");
    let driver = Driver::new(&place.file)?;
    let mut pages = Series::default();
    let mut slowest = (Duration::ZERO, String::new());
    for (name, filter) in filters() {
        for seek in [Seek::First, Seek::Last] {
            let watch = Watch::start();
            driver.store.complaints(&filter, &seek, PAGE).map_err(|e| anyhow!("{e:?}"))?;
            let spent = watch.stop();
            pages.spent(spent);
            if spent.cpu > slowest.0 {
                slowest = (spent.cpu, format!("{name}, {seek:?}"));
            }
        }
    }
    let note = format!("limit 20 ms; slowest: {}", slowest.1);
    table.times("complaints: page of any filter", &pages, &note);
    let (from, until) = frab::rolling_year(today()?.1);
    let mut figures = Series::default();
    for _ in 0..10 {
        let watch = Watch::start();
        let year = driver.store.complaint_figures(from, until).map_err(|e| anyhow!("{e:?}"))?;
        frab::pareto(&year.causes);
        frab::frab(&year.categories);
        figures.spent(watch.stop());
    }
    table.times("complaints: Pareto and FRAB of a year", &figures, "");
    Ok(())
}

/// Each filter alone on each shelf.
fn filters() -> Vec<(String, ComplaintFilter)> {
    let none = ComplaintFilter::default;
    let mut all = Vec::new();
    for shelf in [ComplaintShelf::Open, ComplaintShelf::Closed, ComplaintShelf::All] {
        let mut add = |name: &str, filter: ComplaintFilter| {
            all.push((format!("{shelf:?} {name}"), ComplaintFilter { shelf, ..filter }));
        };
        add("without filter", none());
        for state in ComplaintState::ALL {
            add(state.name(), ComplaintFilter { state: Some(*state), ..none() });
        }
        for severity in Severity::ALL {
            add(severity.name(), ComplaintFilter { severity: Some(*severity), ..none() });
        }
        for category in ["Lieferung", "Bestellung", "nobody's"] {
            add(category, ComplaintFilter { category: Some(category.to_owned()), ..none() });
        }
        for owner in ["anna", "nobody"] {
            add(owner, ComplaintFilter { owner: Some(owner.to_owned()), ..none() });
        }
        add("anonymous", ComplaintFilter { anonymous: true, ..none() });
    }
    all
}

/// The tab of tasks with the day, the day of one person, and the load of a month.
pub fn agenda(place: &Place, table: &mut Table) -> anyhow::Result<()> {
    let (now, today) = today()?;
    let mut open = Series::default();
    for _ in 0..5 {
        let mut driver = Driver::new(&place.file)?;
        driver.keys("<tab>");
        open.spent(driver.key("4")?);
    }
    table.times("tasks: key 4 to the day", &open, "");
    let (mut all, mut mine, mut loads) = (Series::default(), Series::default(), Series::default());
    for _ in 0..10 {
        let driver = Driver::new(&place.file)?;
        let one = AgendaFilter { login: Some("anna".to_owned()), ..AgendaFilter::default() };
        for (filter, series) in [(AgendaFilter::default(), &mut all), (one, &mut mine)] {
            let watch = Watch::start();
            driver.store.agenda(today, now, &filter).map_err(|e| anyhow!("{e:?}"))?;
            series.spent(watch.stop());
        }
        let watch = Watch::start();
        driver
            .store
            .day_loads(today, today + MONTH, &AgendaFilter::default())
            .map_err(|e| anyhow!("{e:?}"))?;
        loads.spent(watch.stop());
    }
    table.times("agenda: the day of all", &all, "");
    table.times("agenda: the day of one", &mine, "");
    table.times("agenda: load of six weeks", &loads, "");
    Ok(())
}
