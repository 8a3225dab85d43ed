//! What a report tells, asked of the store: the period, the two that it is compared with, the
//! rows of its trends, causes of complaints, concentration, segments. Knows nothing of how it
//! is shown.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::kpi::{Ask, Basis, Figures, KpiPeriod, figures};
use crate::domain::segments::{BUILT_IN, Group};
use crate::domain::settings::Settings;
use crate::domain::views::{ComplaintFigures, Concentration, MonthFigures, SegmentFigures};
use crate::store::Store;
use crate::store::api::StoreError;

/// What is to be reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    pub period: KpiPeriod,
    pub as_of: NaiveDate,
    pub basis: Basis,
    /// What the basis is called: the segment, and whose customers.
    pub segment: Option<String>,
    pub owner: Option<String>,
}

/// A period with its figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    pub period: KpiPeriod,
    pub figures: Figures,
}

/// A segment with what its customers bring; without figures its query cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentLine {
    pub name: SegmentName,
    pub figures: Option<SegmentFigures>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SegmentName {
    /// Its group, and the key of its name.
    BuiltIn(Group, String),
    Own(String),
}

/// Everything that a report tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    pub order: Order,
    pub today: NaiveDate,
    pub settings: Settings,
    pub now: Told,
    pub before: Told,
    pub year_before: Told,
    /// The earliest first, up to the period.
    pub trend: Vec<Told>,
    /// Of a closed month: as it was stored.
    pub month: Option<MonthFigures>,
    pub complaints: ComplaintFigures,
    pub concentration: Concentration,
    /// The customers of the basis.
    pub whole: SegmentFigures,
    pub segments: Vec<SegmentLine>,
    /// The day that values and segments are of.
    pub valued_on: NaiveDate,
}

impl Report {
    pub fn collect(store: &Store, order: Order, now: DateTime<Utc>) -> Result<Self, StoreError> {
        let settings = store.settings()?;
        let today = settings.today(now);
        let (period, as_of) = (order.period, order.as_of);
        let trend = period.trend(as_of);
        let mut periods = vec![period, period.before(), period.year_before()];
        periods.extend(trend);
        let told = tell(store, &periods, &order, &settings, now)?;
        let [current, before, year_before, trend @ ..] = told.as_slice() else {
            return Err(StoreError::NotFound);
        };
        let until = period.row(as_of).until();
        let (from, _) = period.days();
        let complaints = store.complaint_figures_of(&order.basis, from, until, today)?;
        let query = query(store, &order.basis)?;
        let whole = store.segment_figures(&query, today)?;
        let concentration = store.concentration(&query, today)?;
        let valued_on = store.valuation()?.map_or(today, |valuation| valuation.valued_on);
        Ok(Self {
            today,
            now: current.clone(),
            before: before.clone(),
            year_before: year_before.clone(),
            trend: trend.to_vec(),
            month: month(store, &order, today, now)?,
            complaints,
            concentration,
            whole,
            segments: segments(store, &query, today)?,
            valued_on,
            settings,
            order,
        })
    }
}

/// What was stored of a closed month; stored now, if nobody has looked at it before.
fn month(
    store: &Store,
    order: &Order,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<Option<MonthFigures>, StoreError> {
    let KpiPeriod::Month(month) = order.period else { return Ok(None) };
    if order.basis != Basis::All || order.as_of != today || order.period.days().1 >= today {
        return Ok(None);
    }
    store.kpi_month(month, now).map(Some)
}

/// The same customers as a query; empty: all.
fn query(store: &Store, basis: &Basis) -> Result<String, StoreError> {
    Ok(match basis {
        Basis::All => String::new(),
        Basis::Query(query) => query.clone(),
        Basis::Owner(id) => {
            let login = store.user_name(*id)?.unwrap_or_default();
            format!("owner=\"{}\"", login.replace('"', "\"\""))
        }
    })
}

/// The figures of periods; each is counted once.
fn tell(
    store: &Store,
    periods: &[KpiPeriod],
    order: &Order,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<Vec<Told>, StoreError> {
    let mut asks: Vec<Ask> = periods.iter().map(|period| period.row(order.as_of)).collect();
    asks.sort_unstable();
    asks.dedup();
    let tallies = store.kpis(&asks, &order.basis, now)?;
    let counted: Vec<(Ask, Figures)> = asks
        .into_iter()
        .zip(tallies)
        .map(|(ask, tallies)| (ask, figures(&ask, &tallies, settings)))
        .collect();
    let of = |period: KpiPeriod| {
        let ask = period.row(order.as_of);
        let found = counted.iter().find(|(counted, _)| *counted == ask);
        found.map(|(_, figures)| figures.clone()).unwrap_or_default()
    };
    Ok(periods.iter().map(|period| Told { period: *period, figures: of(*period) }).collect())
}

/// All segments, of the customers of a query only (empty: of all).
fn segments(store: &Store, basis: &str, today: NaiveDate) -> Result<Vec<SegmentLine>, StoreError> {
    let built_in = BUILT_IN.iter().map(|segment| {
        (SegmentName::BuiltIn(segment.group, segment.message()), segment.query.to_owned())
    });
    let own = store.segments()?;
    let own = own.into_iter().map(|own| (SegmentName::Own(own.name), own.query));
    let mut lines = Vec::new();
    for (name, query) in built_in.chain(own) {
        let figures = match figures_within(store, &query, basis, today) {
            Ok(figures) => Some(figures),
            Err(StoreError::Query(_)) => None,
            Err(error) => return Err(error),
        };
        lines.push(SegmentLine { name, figures });
    }
    Ok(lines)
}

fn figures_within(
    store: &Store,
    query: &str,
    basis: &str,
    today: NaiveDate,
) -> Result<SegmentFigures, StoreError> {
    let both = match (query.trim(), basis.trim()) {
        (query, "") => query.to_owned(),
        ("", basis) => basis.to_owned(),
        (query, basis) => format!("({basis}) and ({query})"),
    };
    store.segment_figures(&both, today)
}
