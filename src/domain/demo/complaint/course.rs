//! The course of an invented complaint: what happens, after how much working time.

use chrono::{DateTime, TimeDelta, Utc};

use super::cases::Case;
use crate::domain::codes::{Channel, Code as _, ComplaintState, Severity, StepKind};
use crate::domain::complaint::ON_THE_SPOT;
use crate::domain::demo::Demo;
use crate::domain::demo::rng::Rng;
use crate::domain::model::ComplaintStep;
use crate::domain::worktime::WorkCalendar;
use ComplaintState::{
    Accepted, Assessed, CarriedOut, Closed, Declined, Duplicate, Escalated, InProgress, Offered,
    Received, Rejected, WaitingCustomer, WaitingInternal,
};

/// What happens, and how many working minutes after the receipt.
#[derive(Debug, Clone, Copy)]
pub(super) struct Event {
    kind: StepKind,
    state: Option<ComplaintState>,
    minutes: u64,
}

impl Event {
    fn into_state(state: ComplaintState, minutes: u64) -> Self {
        Self { kind: StepKind::State, state: Some(state), minutes }
    }

    fn of(kind: StepKind, minutes: u64) -> Self {
        Self { kind, state: None, minutes }
    }

    fn is_final(&self) -> bool {
        self.state.is_some_and(ComplaintState::is_final)
    }
}

/// How a complaint goes: all in the minute of its receipt, or step by step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    OnTheSpot,
    Through(&'static [ComplaintState]),
}

/// The ways that complaints go, and how often.
const WAYS: &[(Way, u64)] = &[
    (Way::OnTheSpot, 18),
    (Way::Through(&[InProgress, Offered, Accepted, CarriedOut, Closed]), 26),
    (Way::Through(&[Assessed, InProgress, Offered, Accepted, CarriedOut, Closed]), 16),
    (
        Way::Through(&[
            InProgress,
            WaitingCustomer,
            InProgress,
            Offered,
            Accepted,
            CarriedOut,
            Closed,
        ]),
        13,
    ),
    (
        Way::Through(&[
            InProgress,
            WaitingInternal,
            InProgress,
            Offered,
            Accepted,
            CarriedOut,
            Closed,
        ]),
        9,
    ),
    (
        Way::Through(&[
            InProgress, Offered, Declined, InProgress, Offered, Accepted, CarriedOut, Closed,
        ]),
        5,
    ),
    (
        Way::Through(&[
            Assessed, InProgress, Offered, Declined, Escalated, Accepted, CarriedOut, Closed,
        ]),
        3,
    ),
    (Way::Through(&[Assessed, InProgress, Rejected]), 6),
    (Way::Through(CLOSED_TWICE), 4),
];

/// The way of a complaint that was reopened, and closed once more.
pub(super) const CLOSED_TWICE: &[ComplaintState] = &[
    InProgress, Offered, Accepted, CarriedOut, Closed, InProgress, Offered, Accepted, CarriedOut,
    Closed,
];

/// A shortest way to a state that a clerk would take.
pub(super) fn way_to(state: ComplaintState) -> &'static [ComplaintState] {
    match state {
        Received => &[],
        Assessed => &[Assessed],
        InProgress => &[InProgress],
        WaitingCustomer => &[InProgress, WaitingCustomer],
        WaitingInternal => &[Assessed, InProgress, WaitingInternal],
        Offered => &[InProgress, Offered],
        Accepted => &[InProgress, Offered, Accepted],
        Declined => &[InProgress, Offered, Declined],
        Escalated => &[InProgress, Offered, Declined, Escalated],
        CarriedOut => &[Assessed, InProgress, Offered, Accepted, CarriedOut],
        Closed => &[InProgress, Offered, Accepted, CarriedOut, Closed],
        Rejected => &[Assessed, InProgress, Rejected],
        Duplicate => &[Duplicate],
    }
}

/// The way of a complaint that was reopened and is being handled again.
pub(super) const REOPENED: &[ComplaintState] =
    &[InProgress, Offered, Accepted, CarriedOut, Closed, InProgress];

/// A way, as it is usually gone.
pub(super) fn any_way(rng: &mut Rng) -> Way {
    rng.weighted(WAYS).unwrap_or(Way::OnTheSpot)
}

/// The events of a complaint that stands where the case says, so old as it says.
pub(super) fn up_to_now(
    demo: &Demo,
    case: &Case,
    age: u64,
    way: &[ComplaintState],
    rng: &mut Rng,
) -> Vec<Event> {
    let part = age / (way.len() as u64 + 1);
    let mut events = vec![Event::into_state(Received, 0)];
    for (i, state) in (1..).zip(way) {
        events.push(Event::into_state(*state, part * i - rng.below(part / 2 + 1)));
    }
    if case.acknowledged {
        let target = minutes(demo.settings.deadlines.of(case.severity).acknowledge);
        let latest = (target * 3 / 4).min(age / 2);
        events.push(Event::of(StepKind::Acknowledged, rng.between(latest / 3, latest)));
    }
    if case.told {
        events.push(Event::of(StepKind::Told, age * rng.between(70, 90) / 100));
    }
    events
}

/// The events of a complaint that goes its way unhurried: mostly in time.
pub(super) fn whole(demo: &Demo, way: Way, severity: Severity, rng: &mut Rng) -> Vec<Event> {
    let mut events = vec![Event::into_state(Received, 0)];
    let way = match way {
        Way::OnTheSpot => {
            events.extend(ON_THE_SPOT.iter().map(|state| Event::into_state(*state, 0)));
            return events;
        }
        Way::Through(way) => way,
    };
    let target = demo.settings.deadlines.of(severity);
    let share = rng.between(12, 115).min(rng.between(12, 160));
    let each = minutes(target.resolve) * share / 100 / way.len() as u64;
    let (mut at, mut before) = (0, Received);
    for state in way {
        at += match before {
            WaitingCustomer => rng.between(240, 1800),
            CarriedOut => rng.between(60, 1400),
            Closed => rng.between(600, 2400),
            _ => each * rng.between(50, 150) / 100,
        };
        events.push(Event::into_state(*state, at));
        before = *state;
    }
    if rng.chance(88) {
        let late = if rng.chance(8) { rng.between(101, 190) } else { rng.between(5, 95) };
        let minutes = minutes(target.acknowledge) * late / 100;
        events.push(Event::of(StepKind::Acknowledged, minutes));
    }
    if at > 36 * 60 {
        events.push(Event::of(StepKind::Told, rng.between(24 * 60, 34 * 60)));
    }
    events
}

/// The steps that have happened by now, in order of time.
pub(super) fn steps(
    demo: &Demo,
    received_at: DateTime<Utc>,
    mut events: Vec<Event>,
    (channel, category, owner): (Channel, &str, &str),
    rng: &mut Rng,
) -> Vec<ComplaintStep> {
    // Stable: of the same minute, states come first.
    events.sort_by_key(|event| event.minutes);
    let on_the_spot = events.iter().filter(|e| e.minutes == 0 && e.is_final()).count() > 0;
    let (mut steps, mut finished) = (Vec::new(), false);
    for event in events {
        let seconds = i64::try_from(event.minutes * 60).unwrap_or(0);
        let Some(at) = demo.calendar.due(received_at, seconds).filter(|at| *at <= demo.spec.now)
        else {
            continue;
        };
        // A word to the customer after the end is none; only a reopening comes then.
        if finished && event.kind != StepKind::State {
            continue;
        }
        let reopened = finished;
        let mut step = match event.state {
            Some(state) => ComplaintStep::into_state(0, state, at),
            None => ComplaintStep::of(0, event.kind, at),
        };
        owner.clone_into(&mut step.by);
        step.note = note(demo, &event, category, (reopened, on_the_spot), rng);
        step.told = told(&event, on_the_spot, channel, rng);
        finished = event.is_final();
        steps.push(step);
    }
    steps
}

fn note(
    demo: &Demo,
    event: &Event,
    category: &str,
    (reopened, on_the_spot): (bool, bool),
    rng: &mut Rng,
) -> String {
    let list = match (event.kind, event.state) {
        (StepKind::State, Some(Closed)) if on_the_spot => "spot".to_owned(),
        (StepKind::State, Some(Received)) => return String::new(),
        (StepKind::State, _) if on_the_spot => return String::new(),
        (StepKind::State, _) if reopened => "step-reopened".to_owned(),
        (StepKind::State, Some(state)) => format!("step-{}", state.name()),
        (StepKind::Told, _) => "step-told".to_owned(),
        _ => return String::new(),
    };
    // A rejection has its reason; elsewhere often nothing is written.
    if event.state == Some(Rejected) || on_the_spot || rng.chance(70) {
        let of_category = format!("{list}-{category}");
        let list = if demo.words.list(&of_category).is_empty() { list } else { of_category };
        demo.words.any(&list, rng)
    } else {
        String::new()
    }
}

fn told(event: &Event, on_the_spot: bool, channel: Channel, rng: &mut Rng) -> Option<Channel> {
    let back = match channel {
        Channel::Phone | Channel::Email | Channel::Letter | Channel::Messenger => channel,
        _ if on_the_spot => channel,
        _ => Channel::Email,
    };
    let is_told = match (event.kind, event.state) {
        (StepKind::State, Some(Accepted | CarriedOut)) => on_the_spot,
        (StepKind::State, state) => matches!(state, Some(Offered | Rejected | Closed)),
        (StepKind::Acknowledged | StepKind::Told, _) => true,
    };
    is_told.then(|| if rng.chance(75) || on_the_spot { back } else { Channel::Phone })
}

fn minutes(hours: i64) -> u64 {
    u64::try_from(hours).unwrap_or(0) * 60
}

/// The last minute from which so much working time has passed until `now`.
pub(super) fn back(calendar: &WorkCalendar, now: DateTime<Utc>, minutes: u64) -> DateTime<Utc> {
    let seconds = i64::try_from(minutes * 60).unwrap_or(0);
    let last = now.timestamp() / 60;
    // Between a year ago, when more had passed, and now, when nothing has.
    let (mut from, mut until) = (last - 366 * 24 * 60, last);
    while until - from > 1 {
        let middle = from + (until - from) / 2;
        let at = DateTime::from_timestamp(middle * 60, 0).unwrap_or(now);
        if calendar.work_between(at, now) >= seconds {
            from = middle;
        } else {
            until = middle;
        }
    }
    DateTime::from_timestamp(from * 60, 0).unwrap_or(now - TimeDelta::days(1))
}
