//! Complaints counted by hand, and against a plain count by quarters of an hour.

use std::sync::LazyLock;

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, TimeDelta, TimeZone as _, Timelike as _};
use chrono_tz::Europe::Berlin;
use proptest::prelude::*;
use rusqlite::params;

use super::*;
use crate::domain::codes::Code;
use crate::domain::complaint::{life, next_states};
use crate::domain::kpi::{Share, Times};
use crate::store::samples::{self, Grievance};
use ComplaintState::{
    CarriedOut, Closed, Duplicate, InProgress, Received, Rejected, WaitingCustomer,
};

/// A moment in Berlin: `2026-11-20 16:30`.
fn at(text: &str) -> DateTime<Utc> {
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    Berlin.from_local_datetime(&local).earliest().unwrap().with_timezone(&Utc)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn ask(from: &str, to: &str, as_of: &str) -> Ask {
    Ask::new(day(from), day(to), day(as_of))
}

/// Steps of a complaint: states, or `None` for the acknowledgement.
type Steps<'a> = &'a [(Option<ComplaintState>, DateTime<Utc>)];

/// Adds a complaint with its steps, and what the store keeps of them.
fn add(conn: &Connection, grievance: &Grievance, answer: Option<i64>, steps: Steps) -> Id {
    let id = samples::add_complaint(conn, grievance);
    let mut taken = Vec::new();
    for (state, at) in steps {
        let kind = if state.is_some() { StepKind::State } else { StepKind::Acknowledged };
        conn.execute(
            "INSERT INTO complaint_step (complaint_id, kind, state, at, created_at, created_by,
               updated_at, updated_by) VALUES (?1, ?2, ?3, ?4, 0, 1, 0, 1)",
            params![id, kind.code(), state.map(Code::code), at.timestamp_millis()],
        )
        .unwrap();
        taken.push(ComplaintStep { state: *state, ..ComplaintStep::of(id, kind, *at) });
    }
    let stands = life(&taken);
    let ms = |at: Option<DateTime<Utc>>| at.map(|at| at.timestamp_millis());
    conn.execute(
        "UPDATE complaint SET resolved_at = ?2, closed_at = ?3, reopened = ?4,
           satisfaction_result = ?5 WHERE id = ?1",
        params![id, ms(stands.resolved_at), ms(stands.closed_at), stands.reopened, answer],
    )
    .unwrap();
    id
}

fn received(customer: Option<Id>, severity: Severity, time: &str) -> Grievance<'static> {
    let received = at(time).timestamp_millis();
    Grievance {
        customer,
        severity: severity.code(),
        category: "Lieferung",
        received,
        ..Grievance::default()
    }
}

/// Complaints of which every figure was reckoned on paper.
fn business() -> Connection {
    let conn = samples::open();
    let state = |state, time: &str| (Some(state), at(time));
    let add = |grievance: Grievance, answer, steps: Steps| add(&conn, &grievance, answer, steps);
    // Acknowledged after 2 hours of work, resolved after 11.
    add(
        received(Some(1), Severity::Normal, "2026-11-16 09:00"),
        Some(5),
        &[
            state(Received, "2026-11-16 09:00"),
            (None, at("2026-11-16 11:00")),
            state(InProgress, "2026-11-16 12:00"),
            state(CarriedOut, "2026-11-17 12:00"),
            state(Closed, "2026-11-18 10:00"),
        ],
    );
    // About the same; resolved after 4 hours without the waiting, which is the first answer.
    add(
        received(Some(1), Severity::High, "2026-11-17 16:00"),
        Some(3),
        &[
            state(Received, "2026-11-17 16:00"),
            state(InProgress, "2026-11-17 16:30"),
            state(WaitingCustomer, "2026-11-18 10:00"),
            state(InProgress, "2026-11-19 15:00"),
            state(CarriedOut, "2026-11-19 17:00"),
        ],
    );
    // Nothing was done for exactly 8 hours of work by Sunday.
    add(
        received(None, Severity::Normal, "2026-11-19 17:30"),
        None,
        &[state(Received, "2026-11-19 17:30")],
    );
    // In the last minute of Sunday, and in the first of Monday.
    for time in ["2026-11-22 23:59", "2026-11-23 00:00"] {
        add(received(Some(2), Severity::Low, time), None, &[state(Received, time)]);
    }
    // Rejected after 10 hours, reopened, resolved after 80.
    add(
        received(Some(2), Severity::Normal, "2026-10-30 10:00"),
        None,
        &[
            state(Received, "2026-10-30 10:00"),
            state(Rejected, "2026-11-02 12:00"),
            state(InProgress, "2026-11-10 09:00"),
            state(CarriedOut, "2026-11-20 15:00"),
            state(Closed, "2026-11-20 16:00"),
        ],
    );
    let gone = add(
        received(Some(1), Severity::Normal, "2026-11-16 09:00"),
        Some(5),
        &[state(Rejected, "2026-11-16 10:00")],
    );
    conn.execute("UPDATE complaint SET deleted_at = 1 WHERE id = ?1", [gone]).unwrap();
    conn
}

fn tallies(conn: &Connection, asks: &[Ask], basis: Option<&IdSet>) -> Vec<CaseTally> {
    let settings = Settings { time_zone: Berlin, ..Settings::default() };
    count(conn, asks, basis, &settings, at("2026-11-22 12:00")).unwrap()
}

fn share(part: i64, of: i64) -> Share {
    Share { part, of }
}

#[test]
fn a_month_that_runs_is_as_it_was_reckoned_on_paper() {
    let conn = business();
    let [tally] = tallies(&conn, &[ask("2026-11-01", "2026-11-30", "2026-11-22")], None)[..] else {
        unreachable!()
    };
    let times = |mean, median, p90, elapsed_mean| Times { n: 2, mean, median, p90, elapsed_mean };
    let wanted = CaseTally {
        opened: 4,
        open_at_end: 2,
        unresolved: 2,
        acknowledge: times(3.0, 3.0, 3.8, 25.5),
        resolve: times(7.5, 7.5, 10.3, 38.0),
        acknowledge_in_time: share(3, 4),
        resolve_in_time: share(4, 4),
        recovery: share(1, 2),
        reopened: share(1, 2),
        repeated: share(2, 4),
        ..CaseTally::default()
    };
    assert_eq!(tally, wanted);
}

#[test]
fn as_of_an_earlier_day_nothing_later_has_happened() {
    let conn = business();
    let [tally] = tallies(&conn, &[ask("2026-11-01", "2026-11-30", "2026-11-18")], None)[..] else {
        unreachable!()
    };
    let once =
        |hours, elapsed_mean| Times { n: 1, mean: hours, median: hours, p90: hours, elapsed_mean };
    let wanted = CaseTally {
        opened: 2,
        // The second one, and the one that was reopened.
        open_at_end: 2,
        unresolved: 1,
        acknowledge: once(2.0, 2.0),
        resolve: once(11.0, 27.0),
        // The clock of the second one stands since it has run for exactly 2 hours.
        acknowledge_in_time: share(2, 2),
        resolve_in_time: share(2, 2),
        recovery: share(1, 1),
        reopened: share(0, 1),
        repeated: share(1, 2),
        ..CaseTally::default()
    };
    assert_eq!(tally, wanted);
}

#[test]
fn what_was_reopened_later_was_resolved_until_then() {
    let conn = business();
    let asks = [
        ask("2026-10-01", "2026-10-31", "2026-11-22"),
        ask("2026-11-01", "2026-11-05", "2026-11-22"),
        ask("2026-11-01", "2026-11-05", "2026-11-05"),
        ask("2026-11-01", "2026-11-10", "2026-11-22"),
    ];
    let [october, closed_again, closed_once, reopened] = tallies(&conn, &asks, None)[..] else {
        unreachable!()
    };
    assert_eq!((october.opened, october.open_at_end, october.unresolved), (1, 1, 0));
    let took = (october.acknowledge.median, october.resolve.median);
    assert_eq!((took, october.acknowledge.n), ((10.0, 80.0), 1));
    assert_eq!(october.acknowledge_in_time, share(0, 1));
    assert_eq!(october.resolve_in_time, share(0, 1));
    assert_eq!((closed_again.open_at_end, closed_again.reopened), (0, share(0, 0)));
    assert_eq!((closed_once.open_at_end, closed_once.reopened), (0, share(0, 1)));
    assert_eq!((reopened.open_at_end, reopened.opened), (1, 0));
}

#[test]
fn a_day_later_the_clock_of_what_is_open_has_run_to_midnight() {
    let conn = business();
    let [tally] = tallies(&conn, &[ask("2026-11-19", "2026-11-19", "2026-11-23")], None)[..] else {
        unreachable!()
    };
    assert_eq!((tally.opened, tally.acknowledge_in_time), (1, share(0, 1)));
}

#[test]
fn a_basis_has_the_complaints_of_its_customers() {
    let conn = business();
    let november = [ask("2026-11-01", "2026-11-30", "2026-11-30")];
    let of = |ids: &[Id]| {
        let set: IdSet = ids.iter().copied().collect();
        tallies(&conn, &november, Some(&set)).first().unwrap().opened
    };
    assert_eq!([of(&[1]), of(&[2]), of(&[1, 2, 7]), of(&[])], [2, 2, 4, 0]);
}

#[test]
fn periods_in_which_nothing_can_be_are_empty() {
    let conn = business();
    let asks = [
        ask("2026-11-30", "2026-11-01", "2026-11-30"),
        ask("2027-01-01", "2027-12-31", "2026-11-22"),
        ask("1026-01-01", "1999-12-31", "2026-11-22"),
    ];
    for tally in tallies(&conn, &asks, None) {
        assert_eq!(CaseTally { open_at_end: 0, ..tally }, CaseTally::default());
    }
    let ever = Ask::new(NaiveDate::MIN, NaiveDate::MAX, NaiveDate::MAX);
    for ever in [ever, ask("0001-01-01", "9999-12-31", "9999-12-31")] {
        assert_eq!(tallies(&conn, &[ever], None).first().unwrap().opened, 6);
    }
    assert!(tallies(&conn, &[], None).is_empty());
}

#[test]
fn the_ninetieth_day_is_the_last_on_which_a_complaint_is_repeated() {
    for (first, second, category, repeated) in [
        ("2026-08-01 23:59", "2026-10-30 00:00", "Lieferung", 1),
        ("2026-08-01 00:00", "2026-10-30 23:59", "Lieferung", 1),
        ("2026-08-01 23:59", "2026-10-31 00:00", "Lieferung", 0),
        ("2026-10-30 09:00", "2026-10-30 09:00", "Lieferung", 1),
        ("2026-10-30 09:00", "2026-10-30 09:00", "", 0),
    ] {
        let conn = samples::open();
        for time in [first, second] {
            let grievance = Grievance { category, ..received(Some(1), Severity::Normal, time) };
            add(&conn, &grievance, None, &[]);
        }
        let [tally] = tallies(&conn, &[ask("2026-10-01", "2026-11-30", "2026-11-22")], None)[..]
        else {
            unreachable!()
        };
        assert_eq!(tally.repeated.part, repeated, "{first} {second}");
    }
}

/// A complaint of the property test: quarters of an hour since the first of March.
#[derive(Debug, Clone)]
struct Sketch {
    received: i64,
    severity: i64,
    answer: Option<i64>,
    /// After so many quarters: an acknowledgement, or one of the states that may follow.
    steps: Vec<(i64, Option<usize>)>,
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let steps = prop::collection::vec((0..90_i64, prop::option::weighted(0.8, 0..5_usize)), 0..12);
    (0..2400_i64, 1..=4_i64, prop::option::of(1..=5_i64), steps).prop_map(
        |(received, severity, answer, steps)| Sketch { received, severity, answer, steps },
    )
}

fn quarter(n: i64) -> DateTime<Utc> {
    at("2026-03-01 00:00") + TimeDelta::minutes(15 * n)
}

fn walked(sketch: &Sketch) -> Vec<(Option<ComplaintState>, DateTime<Utc>)> {
    let mut time = sketch.received;
    let mut state = Received;
    let mut steps = vec![(Some(Received), quarter(time))];
    for (wait, choice) in &sketch.steps {
        time += wait;
        let next = choice.map(|choice| {
            let next = next_states(state);
            state = next[choice % next.len()];
            state
        });
        steps.push((next, quarter(time)));
    }
    steps
}

/// Whether somebody works in each quarter (there is no holiday in March).
static OPEN: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let is_open = |n| {
        let local = quarter(n).with_timezone(&Berlin);
        local.weekday().num_days_from_monday() < 5 && (9..17).contains(&local.hour())
    };
    (0..5000).map(is_open).collect()
});

fn is_solved(state: Option<ComplaintState>) -> bool {
    matches!(state, Some(CarriedOut | Closed | Rejected | Duplicate))
}

/// The states entered before a moment.
fn entered(steps: Steps, end: DateTime<Utc>) -> Vec<(Option<ComplaintState>, DateTime<Utc>)> {
    steps.iter().copied().filter(|(state, at)| state.is_some() && *at < end).collect()
}

/// When it was resolved, as it looks before a moment: the first step behind the last that is
/// no solution.
fn resolved(steps: Steps, end: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let states = entered(steps, end);
    let unsolved = states.iter().rposition(|(state, _)| !is_solved(*state));
    states.get(unsolved.map_or(0, |at| at + 1)).map(|(_, at)| *at)
}

/// Seconds of work until it was answered and resolved (or until the end), and when that was.
fn plain(
    received: DateTime<Utc>,
    steps: Steps,
    end: DateTime<Utc>,
) -> [(i64, Option<DateTime<Utc>>); 2] {
    let states = entered(steps, end);
    let mut seen = steps.iter().filter(|(_, at)| *at < end);
    let acknowledged = seen.find(|(state, _)| state.is_none()).map(|(_, at)| *at);
    let first = states.iter().find(|(state, _)| is_solved(*state)).map(|(_, at)| *at);
    [acknowledged.or(first), resolved(steps, end)].map(|done| {
        let place = |at: DateTime<Utc>| (at - quarter(0)).num_minutes() / 15;
        let runs = |n: &i64| {
            let last = states.iter().rev().find(|(_, at)| place(*at) <= *n);
            let stands = last.is_some_and(|(s, _)| is_solved(*s) || *s == Some(WaitingCustomer));
            OPEN[usize::try_from(*n).unwrap()] && !stands
        };
        let quarters = (place(received)..place(done.unwrap_or(end))).filter(runs).count();
        (i64::try_from(quarters).unwrap() * 900, done)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_plain_count_says_the_same(
        sketches in prop::collection::vec(sketch(), 1..8),
        asks in prop::collection::vec((1..29_u32, 0..31_u32, 1..32_u32), 1..5),
    ) {
        let conn = samples::open();
        let march = |n: u32| day("2026-02-28") + TimeDelta::days(i64::from(n));
        let asks: Vec<Ask> = asks
            .iter()
            .map(|(from, days, as_of)| Ask::new(march(*from), march(from + days), march(*as_of)))
            .collect();
        let mut cases = Vec::new();
        for sketch in &sketches {
            let steps = walked(sketch);
            let received = quarter(sketch.received);
            let grievance = Grievance {
                severity: sketch.severity,
                received: received.timestamp_millis(),
                ..Grievance::default()
            };
            add(&conn, &grievance, sketch.answer, &steps);
            cases.push((sketch, received, steps));
        }
        for (ask, tally) in asks.iter().zip(tallies(&conn, &asks, None)) {
            let local = |at: DateTime<Utc>| at.with_timezone(&Berlin).date_naive();
            let midnight = |day: NaiveDate| at(&format!("{} 00:00", day.succ_opt().unwrap()));
            let within = |at| ask.from <= local(at) && local(at) <= ask.until();
            let end = midnight(ask.as_of);
            let mut wanted = CaseTally::default();
            let mut took = [Vec::new(), Vec::new()];
            let tick = |share: &mut Share, is: bool| {
                share.of += 1;
                share.part += i64::from(is);
            };
            for (sketch, received, steps) in &cases {
                let until = midnight(ask.until());
                wanted.open_at_end +=
                    i64::from(*received < until && resolved(steps, until).is_none());
                let last = steps.iter().rev().find(|(state, _)| state.is_some()).unwrap();
                let over = |state: Option<ComplaintState>| {
                    state.is_some_and(ComplaintState::is_final)
                };
                let answered = if over(last.0) { last.1 } else { resolved(steps, quarter(9999)).unwrap_or(*received) };
                if let Some(answer) = sketch.answer.filter(|_| within(answered)) {
                    tick(&mut wanted.recovery, answer >= 4);
                }
                let seen = entered(steps, end);
                if seen.last().is_some_and(|s| over(s.0) && within(s.1)) {
                    let back = seen.windows(2).any(|w| over(w[0].0) && !over(w[1].0));
                    tick(&mut wanted.reopened, back);
                }
                if !within(*received) {
                    continue;
                }
                wanted.opened += 1;
                wanted.repeated.of += 1;
                let terms = plain(*received, steps, end);
                wanted.unresolved += i64::from(terms[1].1.is_none());
                let targets = [[16, 80], [8, 40], [2, 8], [1, 4]]
                    [usize::try_from(sketch.severity).unwrap() - 1];
                let shares =
                    [&mut wanted.acknowledge_in_time, &mut wanted.resolve_in_time];
                for (((seconds, done), share), (hours, took)) in
                    terms.into_iter().zip(shares).zip(targets.into_iter().zip(&mut took))
                {
                    tick(share, seconds <= hours * 3600);
                    if let Some(done) = done {
                        took.push((seconds, (done - *received).num_seconds()));
                    }
                }
            }
            for (took, times) in took.iter_mut().zip([tally.acknowledge, tally.resolve]) {
                took.sort_unstable();
                prop_assert_eq!(times.n, i64::try_from(took.len()).unwrap());
                let n = f64::from(u32::try_from(took.len().max(1)).unwrap());
                let sum = |of: fn(&(i64, i64)) -> i64| {
                    f64::from(u32::try_from(took.iter().map(of).sum::<i64>()).unwrap())
                };
                prop_assert!((times.mean - sum(|t| t.0) / n / 3600.0).abs() < 1e-9);
                prop_assert!((times.elapsed_mean - sum(|t| t.1) / n / 3600.0).abs() < 1e-9);
            }
            let (acknowledge, resolve) = (tally.acknowledge, tally.resolve);
            prop_assert_eq!(tally, CaseTally { acknowledge, resolve, ..wanted });
        }
    }
}
