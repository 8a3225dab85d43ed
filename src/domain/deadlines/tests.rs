//! Deadlines by hand, and what always holds.

use chrono::{NaiveDateTime, TimeDelta, TimeZone};
use chrono_tz::Europe::Berlin;
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::domain::codes::{Channel, ComplaintState, StepKind};
use crate::domain::settings::{Settings, set};
use ComplaintState::{
    Accepted, CarriedOut, Closed, InProgress, Offered, Received, WaitingCustomer,
};

/// A time in Berlin: `2026-11-20 16:30`.
fn at(text: &str) -> DateTime<Utc> {
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    Berlin.from_local_datetime(&local).unwrap().with_timezone(&Utc)
}

fn settings(pairs: &[(&str, &str)]) -> Settings {
    let mut settings = Settings::default();
    for (key, value) in pairs {
        set(&mut settings, key, value).unwrap();
    }
    settings
}

fn step(state: ComplaintState, time: &str) -> ComplaintStep {
    ComplaintStep::into_state(1, state, at(time))
}

/// A complaint of normal severity, and its receipt.
fn received(time: &str) -> (Complaint, Vec<ComplaintStep>) {
    (Complaint::new(at(time), Channel::Phone), vec![step(Received, time)])
}

fn with<T>(
    settings: &Settings,
    complaint: &Complaint,
    steps: &[ComplaintStep],
    ask: impl FnOnce(Clock) -> T,
) -> T {
    let calendar = WorkCalendar::of(settings);
    ask(Clock::of(complaint, steps, &settings.deadlines, &calendar))
}

fn standing(complaint: &Complaint, steps: &[ComplaintStep]) -> Standing {
    with(&settings(&[]), complaint, steps, |clock| clock.standing())
}

#[rstest]
// Friday 16:30, eight hours: Monday 16:30.
#[case(Severity::Normal, "2026-11-20 16:30", "2026-11-23 16:30", "2026-11-27 16:30")]
// Eight hours of a Monday end with it, not on the next morning.
#[case(Severity::High, "2026-11-23 09:00", "2026-11-23 11:00", "2026-11-23 17:00")]
// On a Saturday the clock begins on Monday morning.
#[case(Severity::Critical, "2026-11-21 12:00", "2026-11-23 10:00", "2026-11-23 13:00")]
// Over the year's end: Thursday, Friday is a holiday.
#[case(Severity::High, "2026-12-31 16:00", "2027-01-04 10:00", "2027-01-04 16:00")]
// Maundy Thursday: Easter has no hours.
#[case(Severity::High, "2026-04-02 16:00", "2026-04-07 10:00", "2026-04-07 16:00")]
// Two weeks over Christmas (Friday and Saturday) and New Year.
#[case(Severity::Low, "2026-12-21 09:00", "2026-12-22 17:00", "2027-01-05 17:00")]
fn the_deadlines_of_a_new_complaint(
    #[case] severity: Severity,
    #[case] time: &str,
    #[case] acknowledge: &str,
    #[case] resolve: &str,
) {
    let (mut complaint, steps) = received(time);
    complaint.severity = severity;
    let standing = standing(&complaint, &steps);
    assert_eq!(standing.acknowledge_due, Some(at(acknowledge)));
    assert_eq!(standing.resolve_due, Some(at(resolve)));
    assert_eq!(standing.next_due, Some(at(acknowledge)));
}

#[test]
fn around_the_clock_a_night_of_clock_change_is_an_hour_shorter_or_longer() {
    let open = settings(&[("hours.sat", "0-24"), ("hours.sun", "0-24")]);
    for (time, due) in [
        ("2026-03-28 22:00", "2026-03-29 07:00"),
        ("2026-10-24 22:00", "2026-10-25 05:00"),
        ("2026-11-21 22:00", "2026-11-22 06:00"),
    ] {
        let (complaint, steps) = received(time);
        let standing = with(&open, &complaint, &steps, |clock| clock.standing());
        assert_eq!(standing.acknowledge_due, Some(at(due)), "{time}");
    }
}

#[test]
fn an_acknowledged_complaint_has_its_resolution_and_the_next_word_due() {
    let (complaint, mut steps) = received("2026-11-16 09:00");
    assert_eq!(with(&settings(&[]), &complaint, &steps, |clock| clock.next_word_due()), None);
    let word = ComplaintStep::of(1, StepKind::Acknowledged, at("2026-11-16 10:00"));
    steps.push(word);
    let acknowledged = standing(&complaint, &steps);
    assert_eq!(acknowledged.acknowledge_due, None);
    assert_eq!(acknowledged.resolve_due, Some(at("2026-11-20 17:00")));
    assert_eq!(acknowledged.next_due, acknowledged.resolve_due);
    let word = with(&settings(&[]), &complaint, &steps, |clock| clock.next_word_due());
    assert_eq!(word, Some(at("2026-11-23 10:00")));
    // If there is more time to resolve, the customer is to hear before.
    let patient = Complaint { severity: Severity::Low, ..complaint };
    assert_eq!(standing(&patient, &steps).next_due, word);
    steps.push(ComplaintStep::of(1, StepKind::Told, at("2026-11-20 12:00")));
    let told = standing(&patient, &steps);
    assert_eq!(told.next_due, Some(at("2026-11-27 12:00")));
    assert_eq!(told.resolve_due, Some(at("2026-11-27 17:00")));
}

#[test]
fn while_the_customer_is_asked_nothing_is_due_and_afterwards_the_time_goes_on() {
    let (complaint, mut steps) = received("2026-11-20 09:00");
    steps.push(step(InProgress, "2026-11-20 15:00"));
    // Friday 16:00 to Monday 12:00: four working hours, and a weekend.
    steps.push(step(WaitingCustomer, "2026-11-20 16:00"));
    let waiting = standing(&complaint, &steps);
    assert!(waiting.paused);
    assert_eq!(
        (waiting.acknowledge_due, waiting.resolve_due, waiting.next_due),
        (None, None, None)
    );
    let term = with(&settings(&[]), &complaint, &steps, |c| c.acknowledge(at("2026-11-26 09:00")));
    assert_eq!(
        (term.used_s, term.left_s, term.breached, term.paused),
        (7 * HOUR, HOUR, false, true)
    );
    steps.push(step(InProgress, "2026-11-23 12:00"));
    let running = standing(&complaint, &steps);
    assert_eq!(running.acknowledge_due, Some(at("2026-11-23 13:00")));
    assert_eq!(running.resolve_due, Some(at("2026-11-27 13:00")));
    let term = with(&settings(&[]), &complaint, &steps, |c| c.resolve(at("2026-11-23 14:00")));
    assert_eq!((term.due, term.left_s), (running.resolve_due, 31 * HOUR));
}

#[test]
fn a_deadline_agreed_with_the_customer_wins_and_does_not_move() {
    let (mut complaint, mut steps) = received("2026-11-16 09:00");
    complaint.resolve_by = Some(at("2026-11-18 20:00"));
    complaint.acknowledge_by = Some(at("2026-11-19 09:00"));
    steps.push(step(InProgress, "2026-11-16 10:00"));
    let agreed = standing(&complaint, &steps);
    assert_eq!(agreed.resolve_due, complaint.resolve_by);
    assert_eq!(agreed.acknowledge_due, complaint.acknowledge_by);
    assert_eq!(agreed.next_due, complaint.resolve_by);
    let ask = |steps: &[ComplaintStep], now: &str| {
        with(&settings(&[]), &complaint, steps, |c| c.resolve(at(now)))
    };
    let term = ask(&steps, "2026-11-18 20:00");
    assert_eq!((term.left_s, term.breached, term.agreed), (0, false, true));
    // Out of hours, but later than promised.
    assert!(ask(&steps, "2026-11-18 20:01").breached);
    assert_eq!(ask(&steps, "2026-11-19 10:00").left_s, -HOUR);
    steps.push(step(WaitingCustomer, "2026-11-18 16:00"));
    let waiting = ask(&steps, "2026-11-20 09:00");
    assert_eq!((waiting.due, waiting.left_s, waiting.breached), (None, HOUR, false));
    assert_eq!(standing(&complaint, &steps).next_due, None);
    steps.push(step(InProgress, "2026-11-20 10:00"));
    assert_eq!(ask(&steps, "2026-11-20 10:00").due, complaint.resolve_by);
    assert!(ask(&steps, "2026-11-20 10:00").breached);
}

#[test]
fn exactly_on_the_target_is_in_time_and_a_second_more_is_not() {
    let (complaint, mut steps) = received("2026-11-20 16:30");
    let ask = |steps: &[ComplaintStep], now| {
        with(&settings(&[]), &complaint, steps, |c| c.acknowledge(now))
    };
    let due = at("2026-11-23 16:30");
    let term = ask(&steps, due);
    assert_eq!((term.used_s, term.left_s, term.breached), (8 * HOUR, 0, false));
    let late = due + TimeDelta::seconds(1);
    assert_eq!((ask(&steps, late).left_s, ask(&steps, late).breached), (-1, true));
    // Done late stays late, done in time stays in time.
    steps.push(ComplaintStep::of(1, StepKind::Acknowledged, due));
    let done = ask(&steps, at("2027-01-04 09:00"));
    assert_eq!((done.done_at, done.due, done.breached), (Some(due), None, false));
    // What happened later was not yet so at that time.
    assert_eq!(ask(&steps, at("2026-11-23 16:00")).done_at, None);
}

#[test]
fn a_reopened_complaint_goes_on_with_the_time_that_it_had_left() {
    let (complaint, mut steps) = received("2026-11-16 09:00");
    for (state, time) in [
        (InProgress, "2026-11-16 10:00"),
        (Offered, "2026-11-17 10:00"),
        (Accepted, "2026-11-17 12:00"),
        (CarriedOut, "2026-11-18 13:00"),
    ] {
        steps.push(step(state, time));
    }
    // Carried out and not yet closed: open, but without a deadline.
    let done = standing(&complaint, &steps);
    assert_eq!((done.acknowledge_due, done.resolve_due, done.next_due), (None, None, None));
    let ask = |steps: &[ComplaintStep], now: &str| {
        with(&settings(&[]), &complaint, steps, |c| c.resolve(at(now)))
    };
    let term = ask(&steps, "2026-12-24 09:00");
    assert_eq!((term.used_s, term.left_s, term.paused), (20 * HOUR, 20 * HOUR, false));
    let closed = ComplaintStep { told: Some(Channel::Phone), ..step(Closed, "2026-11-18 14:00") };
    steps.push(closed);
    assert_eq!(standing(&complaint, &steps).next_due, None);
    steps.push(step(InProgress, "2026-11-30 09:00"));
    let again = standing(&complaint, &steps);
    assert_eq!(again.resolve_due, Some(at("2026-12-02 13:00")));
    // The customer has had an answer: nothing is to be acknowledged any more.
    assert_eq!(again.acknowledge_due, None);
    assert_eq!(ask(&steps, "2026-12-02 13:00").left_s, 0);
    // The last word was given while the clock stood: its time begins with the reopening.
    let word = with(&settings(&[]), &complaint, &steps, |clock| clock.next_word_due());
    assert_eq!(word, Some(at("2026-12-04 17:00")));
}

#[test]
fn a_business_that_is_never_open_has_no_deadlines_but_those_agreed() {
    let closed = settings(&[("closing-days", "2020-01-01..2999-12-31")]);
    let (mut complaint, steps) = received("2026-11-16 09:00");
    let ask = |complaint: &Complaint| with(&closed, complaint, &steps, |clock| clock.standing());
    assert_eq!(ask(&complaint).next_due, None);
    complaint.resolve_by = Some(at("2026-11-18 20:00"));
    assert_eq!(ask(&complaint).next_due, complaint.resolve_by);
}

proptest! {
    #[test]
    fn when_it_is_due_the_used_time_equals_the_target(
        minute in 0..60_000_i64,
        gaps in prop::collection::vec((1..4000_i64, 1..4000_i64), 0..4),
        severity in 1..=4_i64,
    ) {
        use crate::domain::codes::Code;
        let start = at("2026-11-01 00:00") + TimeDelta::minutes(minute);
        let mut complaint = Complaint::new(start, Channel::Phone);
        complaint.severity = Severity::from_code(severity).unwrap();
        let mut steps = vec![
            ComplaintStep::into_state(1, Received, start),
            ComplaintStep::into_state(1, InProgress, start),
        ];
        let mut time = start;
        for (run, stand) in gaps {
            time += TimeDelta::minutes(run);
            steps.push(ComplaintStep::into_state(1, WaitingCustomer, time));
            time += TimeDelta::minutes(stand);
            steps.push(ComplaintStep::into_state(1, InProgress, time));
        }
        let settings = settings(&[("land", "SN"), ("hours.sat", "9:30-13")]);
        let calendar = WorkCalendar::of(&settings);
        let clock = Clock::of(&complaint, &steps, &settings.deadlines, &calendar);
        let standing = clock.standing();
        let target = settings.deadlines.of(complaint.severity);
        // Seen from the due moment; the clock may have stood still again since.
        let (acknowledge, resolve) =
            (standing.acknowledge_due.unwrap(), standing.resolve_due.unwrap());
        for (then, later, hours) in [
            (
                clock.acknowledge(acknowledge),
                clock.acknowledge(acknowledge + TimeDelta::days(10)),
                target.acknowledge,
            ),
            (clock.resolve(resolve), clock.resolve(resolve + TimeDelta::days(10)), target.resolve),
        ] {
            prop_assert_eq!(then.used_s, hours * HOUR);
            prop_assert_eq!((then.left_s, then.breached), (0, false));
            prop_assert!(later.used_s >= then.used_s);
        }
        prop_assert_eq!(standing.next_due, standing.acknowledge_due);
    }
}
