//! What the file of a demo shows.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::found;
use crate::domain::codes::{Code, ComplaintState, Kpi};
use crate::domain::demo::{Spec, ZONE};
use crate::domain::frab::{self, Quadrant};
use crate::domain::kpi::{Ask, Basis, FIGURES, Figures, KpiPeriod, Target, figures};
use crate::domain::segments;
use crate::domain::value::{self, Weights, attractiveness, latest_scores, position};
use crate::domain::views::{
    AgendaFilter, CardValue, ComplaintFilter, ComplaintRow, ComplaintShelf, Occasion, Reason, Seek,
};
use crate::store::Store;
use crate::store::api::Open;
use crate::testing::who;

/// A working day, a Sunday, a holiday, the leap day, the first hour of a year.
const MOMENTS: &[&str] = &[
    "2026-11-18T10:05:00Z",
    "2026-07-05T09:00:00Z",
    "2026-12-25T08:00:00Z",
    "2028-02-29T12:00:00Z",
    "2026-12-31T23:30:00Z",
];

#[test]
fn whatever_seed_and_day_a_demo_has_something_on_every_list() {
    for (seed, now) in (1..).zip(MOMENTS) {
        let folder = tempfile::tempdir().unwrap();
        let now = now.parse().unwrap();
        let who = who("anna");
        let file = folder.path().join("demo.db");
        let mut store = Store::open(&file, Open::Create, &who, now).unwrap();
        let spec = Spec { customers: 250, contacts: 8, seed, now, me: who.login };
        found(&mut store, spec, |_| ()).unwrap();
        the_day(&store, now);
        the_complaints(&store, now);
        the_numbers(&store);
        the_picture(&store, now);
        the_value(&store, now);
        the_segments(&store, now);
        the_figures(&store, now);
        the_file(&mut store, now);
    }
}

fn complaints(store: &Store, filter: &ComplaintFilter) -> Vec<ComplaintRow> {
    store.complaints(filter, &Seek::First, 500).unwrap().rows
}

/// Every part of the day has something to show, for all and for me.
fn the_day(store: &Store, now: DateTime<Utc>) {
    let today = now.with_timezone(&ZONE).date_naive();
    for login in [None, Some("anna".to_owned())] {
        let filter = AgendaFilter { login, ..AgendaFilter::default() };
        let day = store.agenda(today, now, &filter).unwrap();
        assert!(!day.cut);
        for (part, count) in [
            ("overdue", day.overdue.len()),
            ("today", day.today.len()),
            ("week", day.week.len()),
            ("promises", day.promises.len()),
            ("complaints", day.complaints.len()),
            ("occasions", day.occasions.len()),
            ("suggestions", day.suggestions.len()),
        ] {
            assert!((1..=60).contains(&count), "{part} of {filter:?} on {today}: {count}");
        }
        let reasons: HashSet<_> =
            day.suggestions.iter().map(|s| matches!(s.reason, Reason::Silent { .. })).collect();
        assert_eq!(reasons.len(), 2, "silent and unhappy ones, {filter:?}: {today}");
        assert!(day.suggestions.iter().any(|s| s.key_account));
        let kinds: HashSet<Occasion> = day.occasions.iter().map(|o| o.kind).collect();
        assert_eq!(kinds.len(), 2, "{filter:?} on {today}");
        let recurring = [&day.overdue, &day.today, &day.week];
        let mut tasks = recurring.iter().flat_map(|rows| rows.iter());
        assert!(tasks.any(|row| !row.task.recurrence.is_empty()));
    }
    let loads =
        store.day_loads(today, today + TimeDelta::days(6), &AgendaFilter::default()).unwrap();
    assert!(loads.iter().any(|l| l.tasks > 0 && l.appointments > 1));
    assert!(loads.iter().any(|l| l.deadlines > 0));
}

/// Every group of complaints has something to show.
fn the_complaints(store: &Store, now: DateTime<Utc>) {
    let open = complaints(store, &ComplaintFilter::default());
    let standing = |row: &ComplaintRow| row.complaint.standing;
    assert!((20..=45).contains(&open.len()), "{}", open.len());
    assert!(open.first().unwrap().complaint.safety);
    let due = |passed: bool| {
        let of = |r: &&ComplaintRow| standing(r).next_due.is_some_and(|at| (at < now) == passed);
        open.iter().filter(of).count()
    };
    assert!(due(true) >= 3 && due(false) >= 3, "{} breached", due(true));
    assert!(open.iter().any(|r| standing(r).paused));
    assert!(open.iter().any(|r| r.customer.is_empty()));
    for state in ComplaintState::ALL {
        let shelf = ComplaintShelf::All;
        let filter = ComplaintFilter { shelf, state: Some(*state), ..Default::default() };
        assert!(!complaints(store, &filter).is_empty(), "{state:?}");
    }
    let all = ComplaintFilter { shelf: ComplaintShelf::All, ..Default::default() };
    let duplicate =
        complaints(store, &all).into_iter().find(|r| r.complaint.duplicate_of.is_some()).unwrap();
    let detail = store.complaint_detail(duplicate.complaint.meta.id).unwrap().unwrap();
    assert!(!detail.duplicate_of.is_empty());
    assert!(!detail.contacts.is_empty());
}

/// Complaints are numbered as they came in.
fn the_numbers(store: &Store) {
    let all = ComplaintFilter { shelf: ComplaintShelf::All, ..Default::default() };
    let mut rows = complaints(store, &all);
    // The ids follow the order in which they were written.
    rows.sort_by_key(|row| (row.complaint.received_at, row.complaint.meta.id));
    assert!(rows.is_sorted_by_key(|row| &row.complaint.number));
}

/// The picture of the year has every quadrant and a vital few.
fn the_picture(store: &Store, now: DateTime<Utc>) {
    let (from, until) = frab::rolling_year(now.with_timezone(&ZONE).date_naive());
    let figures = store.complaint_figures(from, until).unwrap();
    let picture = frab::frab(&figures.categories);
    let found: HashSet<Quadrant> = picture.points.iter().filter_map(|p| p.quadrant).collect();
    assert_eq!(found.len(), Quadrant::ALL.len(), "{picture:?}");
    assert!(picture.points.iter().all(|p| !p.few), "{picture:?}");
    let bars = frab::pareto(&figures.causes);
    let vital = bars.iter().filter(|bar| bar.vital).count();
    assert!(vital >= 3 && vital * 3 < bars.len() * 2, "{vital} of {}", bars.len());
}

/// Every stage, class, group and corner of the portfolio has somebody in it, and the
/// purchases are enough for a forecast that needs no excuse.
fn the_value(store: &Store, now: DateTime<Utc>) {
    fn all<C: Code + std::fmt::Debug>(found: impl Iterator<Item = C>, today: NaiveDate) {
        let found: Vec<C> = found.collect();
        let missing: Vec<&C> = C::ALL.iter().filter(|code| !found.contains(code)).collect();
        assert!(missing.is_empty(), "{} lacks {missing:?} on {today}", C::LIST);
    }

    let today = now.with_timezone(&ZONE).date_naive();
    let values: Vec<CardValue> = (1..=250).map(|id| store.card_value(id).unwrap()).collect();
    let figures = || values.iter().map(|value| &value.figures);
    all(figures().filter_map(|f| f.stage), today);
    all(figures().filter_map(|f| f.abc), today);
    all(figures().filter_map(|f| f.rfm_group), today);
    let weights = Weights::default();
    let corners: HashSet<_> = values
        .iter()
        .filter_map(|value| {
            let latest = latest_scores(&value.scores);
            let position = position(&latest, &weights)?;
            Some(value::Quadrant::of(attractiveness(&latest, &weights)?, position))
        })
        .collect();
    assert_eq!(corners.len(), value::Quadrant::ALL.len(), "{today}");
    let aside = values.iter().filter(|value| !value.scores.is_empty());
    assert!(aside.count() > corners.len(), "some are scored too little");
    let valuation = store.valuation().unwrap().unwrap();
    assert_eq!(valuation.valued_on, today);
    let fit = valuation.report.fit;
    assert!(fit.bgnbd.is_some() && fit.gamma_gamma.is_some());
    assert!(fit.warnings.is_empty(), "{:?} on {today}", fit.warnings);
    // Some have certainly gone, some will certainly come again.
    let alive =
        |from: f64, to: f64| figures().filter_map(|f| f.p_alive).any(|p| (from..=to).contains(&p));
    assert!(alive(0.0, 0.3) && alive(0.3, 0.8) && alive(0.9, 1.0), "{today}");
    assert!(values.iter().any(|v| v.referral.customers > 0 && v.referral.margin > 0));
}

/// Nobody opens a segment in vain, built in or made by the business.
fn the_segments(store: &Store, now: DateTime<Utc>) {
    let today = now.with_timezone(&ZONE).date_naive();
    let own = store.segments().unwrap();
    assert!(own.len() >= 5 && own.iter().all(|segment| !segment.strategy.is_empty()));
    let built_in = segments::BUILT_IN.iter().map(|segment| segment.query);
    for query in built_in.chain(own.iter().map(|segment| segment.query.as_str())) {
        let count = store.count_members(query, today).unwrap();
        assert!((1..250).contains(&count), "{count} of {query} on {today}");
    }
}

/// No figure is empty; what the overview shows has something in nearly every month of a
/// year; some targets are met, some are not.
fn the_figures(store: &Store, now: DateTime<Utc>) {
    let today = now.with_timezone(&ZONE).date_naive();
    let settings = store.settings().unwrap();
    let count = |asks: &[Ask]| -> Vec<Figures> {
        let tallies = store.kpis(asks, &Basis::All, now).unwrap();
        asks.iter().zip(&tallies).map(|(ask, tallies)| figures(ask, tallies, &settings)).collect()
    };
    let year = KpiPeriod::Rolling(today);
    let all = count(&[year.ask(today)]).remove(0);
    for kpi in Kpi::ALL {
        let value = all.get(*kpi).unwrap();
        assert!(value.value.is_some() && value.n > 0, "{kpi:?} on {today}: {value:?}");
    }
    let months: Vec<Ask> = year.trend(today).iter().map(|month| month.row(today)).collect();
    let months = count(&months);
    for figure in FIGURES.iter().filter(|figure| figure.shown) {
        let some = |figures: &&Figures| figures.get(figure.kpi).is_some_and(|v| v.value.is_some());
        let with = months.iter().filter(some).count();
        assert!(with >= 10, "{:?} on {today}: {with} of {} months", figure.kpi, months.len());
    }
    let (from, to) = year.days();
    let value = |kpi| all.get(kpi).unwrap().value.unwrap();
    let met = |target: &&Target| target.for_period(from, to).is_met(value(target.kpi));
    let reached = settings.targets.iter().filter(met).count();
    assert!(0 < reached && reached < settings.targets.len(), "{reached} on {today}");
}

/// The file is in order and the lists of complaints are filled.
fn the_file(store: &mut Store, now: DateTime<Utc>) {
    assert!(store.list_items("category").unwrap().len() >= 6);
    assert!(store.list_items("cause").unwrap().len() >= 12);
    let report = store.check(false, now).unwrap();
    assert!(report.is_sound(), "{report:?}");
}
