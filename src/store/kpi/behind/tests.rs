//! What lies behind figures is what they were counted from: as many lines, the same sums, in
//! the order that was promised; paged, interrupted, gone with the trash.

use chrono::{DateTime, NaiveDate, Utc};

use super::*;
use crate::domain::codes::Code as _;
use crate::domain::kpi::{FIGURES, figures};
use crate::domain::views::{BehindRecord, BehindRow, BehindValue};
use crate::store::api::{Action, Change, Table};
use crate::store::business::fill;
use crate::store::tests::memory;

fn now() -> DateTime<Utc> {
    "2026-11-21T13:05:00Z".parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The invented business, with all that figures are counted from.
fn business(customers: u64) -> Store {
    let mut store = memory();
    fill(&mut store, customers, now());
    store
}

fn all(store: &Store, kpi: Kpi, ask: &Ask, basis: &Basis) -> Vec<BehindRow> {
    let page = store.kpi_behind(kpi, ask, basis, 0, usize::MAX, now()).unwrap();
    assert_eq!(page.rows.len(), page.total, "{kpi:?}");
    page.rows
}

/// What the values of the lines add up to.
#[expect(clippy::cast_precision_loss, reason = "small sums")]
fn sum(rows: &[BehindRow]) -> f64 {
    rows.iter()
        .map(|row| match row.value {
            BehindValue::Count(n) | BehindValue::Money(n) | BehindValue::Score(n) => n as f64,
            BehindValue::Prediction(value) | BehindValue::Hours(value) => value,
            BehindValue::Counts(counts) => f64::from(u8::from(counts)),
            BehindValue::None | BehindValue::Days(_) => 0.0,
        })
        .sum()
}

/// How the lines behind a figure have to do with its value.
enum Says {
    /// As many as the figure has cases.
    Cases,
    /// The same, and those that count are the numerator.
    CasesThatCount,
    /// As many as the numerator.
    Numerator,
    /// They add up to the numerator, to the value.
    AddUp,
    AddUpToValue,
}

fn says(kpi: Kpi) -> Says {
    match kpi {
        Kpi::ComplaintRate
        | Kpi::ComplaintsPer100Orders
        | Kpi::ConsentCoverageEmail
        | Kpi::ConsentCoveragePhone
        | Kpi::ConsentCoveragePost
        | Kpi::ChurnRate
        | Kpi::RetentionRate
        | Kpi::WinBackRate
        | Kpi::RepeatPurchaseRate
        | Kpi::ReferralRate => Says::Numerator,
        Kpi::FirstContactResolution
        | Kpi::Reachability
        | Kpi::PromisesKept
        | Kpi::TaskPunctuality
        | Kpi::NpsResponseRate
        | Kpi::CsatResponseRate
        | Kpi::CesResponseRate
        | Kpi::AcknowledgeInTimeRate
        | Kpi::ResolveInTimeRate
        | Kpi::ReopenRate
        | Kpi::RepeatComplaintRate => Says::CasesThatCount,
        Kpi::ContributionMarginRatio | Kpi::AverageOrder | Kpi::AbcShareA | Kpi::Top5Share => {
            Says::AddUp
        }
        Kpi::Revenue
        | Kpi::Discounts
        | Kpi::NetRevenue
        | Kpi::VariableCosts
        | Kpi::ContributionMargin
        | Kpi::Refunds
        | Kpi::Orders
        | Kpi::PurchaseDays
        | Kpi::ComplaintCost => Says::AddUpToValue,
        _ => Says::Cases,
    }
}

#[track_caller]
fn check(store: &Store, ask: &Ask, basis: &Basis) -> usize {
    let tallies = store.kpis(&[*ask], basis, now()).unwrap();
    let known = figures(ask, &tallies[0], &store.settings().unwrap());
    let mut lines = 0;
    for figure in FIGURES {
        let kpi = figure.kpi;
        let value = known.get(kpi).unwrap_or_else(|| panic!("{kpi:?} was not counted"));
        let rows = all(store, kpi, ask, basis);
        lines += rows.len();
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        let count = rows.len() as f64;
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        let n = value.n as f64;
        let (found, wanted) = match says(kpi) {
            Says::Cases => (count, n),
            Says::CasesThatCount => {
                assert_eq!(Some(sum(&rows)), value.numerator, "{kpi:?} {ask:?}");
                (count, n)
            }
            Says::Numerator => (count, value.numerator.unwrap()),
            Says::AddUp => (sum(&rows), value.numerator.unwrap()),
            Says::AddUpToValue => (sum(&rows), value.value.unwrap()),
        };
        // The time spent on complaints is rounded line by line.
        let rounded = if kpi == Kpi::ComplaintCost { count } else { 1e-6 };
        assert!((found - wanted).abs() <= rounded, "{kpi:?} {ask:?}: {found}, not {wanted}");
    }
    lines
}

#[test]
fn behind_every_figure_there_is_what_it_was_counted_from() {
    let store = business(120);
    let today = day("2026-11-21");
    let year = Ask::new(day("2025-11-22"), today, today);
    let month = Ask::in_row(day("2026-09-01"), day("2026-09-30"), today);
    // As it looked in the middle of a period, and before there was anything.
    let then = Ask::new(day("2026-07-01"), day("2026-09-30"), day("2026-08-14"));
    let never = Ask::new(day("1990-01-01"), day("1990-12-31"), today);
    assert!(check(&store, &year, &Basis::All) > 2000);
    assert!(check(&store, &month, &Basis::All) > 200);
    assert!(check(&store, &then, &Basis::All) > 200);
    check(&store, &never, &Basis::All);
    let query = Basis::Query("stage:regular or stage:lost".to_owned());
    assert!(check(&store, &year, &query) > 100);
    check(&store, &year, &Basis::Owner(2));
}

#[test]
fn those_that_matter_most_come_first() {
    let store = business(60);
    let today = day("2026-11-21");
    let year = Ask::new(day("2025-11-22"), today, today);
    let values = |kpi| {
        let rows = all(&store, kpi, &year, &Basis::All);
        assert!(rows.len() > 1, "{kpi:?}");
        rows.into_iter().map(|row| row.value).collect::<Vec<_>>()
    };
    for kpi in [Kpi::Nps, Kpi::Csat, Kpi::NpsLatest] {
        assert!(values(kpi).is_sorted_by(|a, b| match (a, b) {
            (BehindValue::Score(a), BehindValue::Score(b)) => a <= b,
            _ => false,
        }));
    }
    for kpi in [Kpi::NetRevenue, Kpi::ActiveCustomers, Kpi::ClvHistoric, Kpi::AbcShareA] {
        assert!(values(kpi).is_sorted_by(|a, b| match (a, b) {
            (BehindValue::Money(a), BehindValue::Money(b)) => a >= b,
            _ => false,
        }));
    }
    for kpi in [Kpi::TimeToResolveH, Kpi::TimeToAcknowledgeH] {
        assert!(values(kpi).is_sorted_by(|a, b| match (a, b) {
            (BehindValue::Hours(a), BehindValue::Hours(b)) => a >= b,
            _ => false,
        }));
    }
    for kpi in [Kpi::Reachability, Kpi::FirstContactResolution, Kpi::TaskPunctuality] {
        assert!(values(kpi).is_sorted_by(|a, b| match (a, b) {
            (BehindValue::Counts(a), BehindValue::Counts(b)) => a <= b,
            _ => false,
        }));
    }
}

#[test]
fn pages_put_together_are_the_whole_list() {
    let store = business(60);
    let today = day("2026-11-21");
    let year = Ask::new(day("2025-11-22"), today, today);
    for kpi in [Kpi::Contacts, Kpi::NetRevenue, Kpi::ComplaintCost, Kpi::Nps] {
        let whole = all(&store, kpi, &year, &Basis::All);
        let mut pieces = Vec::new();
        while pieces.len() < whole.len() {
            let page = store.kpi_behind(kpi, &year, &Basis::All, pieces.len(), 7, now()).unwrap();
            assert_eq!((page.total, page.offset), (whole.len(), pieces.len()));
            pieces.extend(page.rows);
        }
        assert_eq!(pieces, whole, "{kpi:?}");
        let beyond = store.kpi_behind(kpi, &year, &Basis::All, usize::MAX, 7, now()).unwrap();
        assert_eq!((beyond.offset, beyond.rows.len()), (whole.len(), 0));
    }
}

#[test]
fn whoever_goes_to_the_trash_is_gone_from_every_list_and_comes_back_with_undo() {
    let mut store = business(40);
    let today = day("2026-11-21");
    let year = Ask::new(day("2025-11-22"), today, today);
    let first = all(&store, Kpi::NetRevenue, &year, &Basis::All).remove(0);
    let BehindRecord::Customer(gone) = first.record else { panic!("{first:?}") };
    let before: Vec<usize> =
        Kpi::ALL.iter().map(|kpi| all(&store, *kpi, &year, &Basis::All).len()).collect();
    let changes = vec![Change::Trash(Table::Customer, gone)];
    let action = Action { what: "trash", subject: String::new(), changes, draft: None };
    store.save(&action, now()).unwrap();
    for kpi in Kpi::ALL {
        let rows = all(&store, *kpi, &year, &Basis::All);
        assert!(rows.iter().all(|row| row.customer != Some(gone)), "{kpi:?}");
    }
    check(&store, &year, &Basis::All);
    store.undo(now()).unwrap();
    let after: Vec<usize> =
        Kpi::ALL.iter().map(|kpi| all(&store, *kpi, &year, &Basis::All).len()).collect();
    assert_eq!(after, before);
}

#[test]
fn a_wrong_query_is_told_and_an_interrupted_list_is_begun_again() {
    let store = business(20);
    let today = day("2026-11-21");
    let year = Ask::new(day("2025-11-22"), today, today);
    let wrong = Basis::Query("revenue >".to_owned());
    let answer = store.kpi_behind(Kpi::Nps, &year, &wrong, 0, 10, now());
    assert!(matches!(answer, Err(StoreError::Query(_))), "{answer:?}");
    let interrupted = attentive(store.conn(), |_| {
        store.interrupter().interrupt();
        Keys::sorted(store.conn(), keys::Kind::Task, keys::Note::Nothing, vec![])?;
        list(Kpi::NetRevenue, &Ground::new(&store, &year, now())?)
    });
    assert!(matches!(interrupted, Err(StoreError::Interrupted)), "{interrupted:?}");
    assert!(!all(&store, Kpi::NetRevenue, &year, &Basis::All).is_empty());
}

#[test]
fn a_deadline_that_runs_out_while_nobody_saves_is_seen_in_the_list() {
    let store = memory();
    let at = |minutes| now() + chrono::TimeDelta::minutes(minutes);
    store
        .conn()
        .execute(
            "INSERT INTO complaint (number, received_at, channel, severity, justified, state, open,
               acknowledge_by, acknowledge_due, next_due, created_at, created_by, updated_at,
               updated_by)
             VALUES ('B-1', ?1, 1, 2, 1, 1, 1, ?2, ?2, ?2, 0, 1, 0, 1)",
            [at(-60), at(10)].map(|at| at.timestamp_millis()),
        )
        .unwrap();
    let ask = Ask::new(day("2026-11-01"), day("2026-11-30"), day("2026-11-21"));
    let kpi = Kpi::AcknowledgeInTimeRate;
    let in_time = |minutes| {
        let page = store.kpi_behind(kpi, &ask, &Basis::All, 0, 10, at(minutes)).unwrap();
        page.rows.first().unwrap().value.clone()
    };
    assert_eq!(in_time(5), BehindValue::Counts(true));
    assert_eq!(in_time(11), BehindValue::Counts(false));
    let tallies = store.kpis(&[ask], &Basis::All, at(11)).unwrap();
    let counted = figures(&ask, tallies.first().unwrap(), &store.settings().unwrap());
    assert_eq!(counted.get(kpi).unwrap().value, Some(0.0));
}
