//! What is settled before an invented complaint is written: when, what, how grave, and
//! how it goes on.

use chrono::{DateTime, Days, TimeDelta, Utc};

use super::cases::{self, Case, Special};
use super::course::{self, Event, Way};
use super::problems::Problem;
use crate::domain::codes::{Channel, ComplaintState, Severity};
use crate::domain::demo::rng::Rng;
use crate::domain::demo::{Demo, ZONE};

const CHANNELS: &[(Channel, u64)] = &[
    (Channel::Phone, 48),
    (Channel::Email, 28),
    (Channel::Shop, 7),
    (Channel::Website, 6),
    (Channel::Messenger, 4),
    (Channel::Letter, 4),
    (Channel::Social, 2),
    (Channel::Fax, 1),
];

const SEVERITIES: &[(Severity, u64)] =
    &[(Severity::Normal, 62), (Severity::Low, 20), (Severity::High, 15), (Severity::Critical, 3)];

/// What is settled before a complaint is written.
pub(super) struct Plan<'a> {
    /// Its position, of those that every demo shows.
    pub nth: Option<u64>,
    pub problem: &'a Problem,
    pub severity: Severity,
    pub channel: Channel,
    pub received_at: DateTime<Utc>,
    pub events: Vec<Event>,
    pub repeat: bool,
    pub agreed: Option<DateTime<Utc>>,
    pub owner: String,
}

impl<'a> Plan<'a> {
    /// One that stands where the table says.
    pub fn standing(demo: &'a Demo, nth: Option<u64>, case: &Case, rng: &mut Rng) -> Option<Self> {
        let now = demo.spec.now;
        // Not to the hour.
        let age = case.minutes + rng.between(2, 48);
        let problem = match case.special {
            Special::Safety => demo.problems.dangerous(),
            _ => demo.problems.nth(nth.unwrap_or(0), None, rng),
        };
        let (received_at, way) = match case.special {
            // On whatever day: a message that has just come in.
            _ if case.minutes == 0 => (now - TimeDelta::minutes(25), &[][..]),
            Special::Reopened => (course::back(&demo.calendar, now, age), course::REOPENED),
            _ => {
                let received = course::back(&demo.calendar, now, age);
                (received, course::way_to(case.state))
            }
        };
        let events = if case.special == Special::OnTheSpot {
            course::whole(demo, Way::OnTheSpot, case.severity, rng)
        } else {
            course::up_to_now(demo, case, age, way, rng)
        };
        let agreed = (case.special == Special::Agreed).then(|| demo.calendar.due(now, 12 * 3600));
        Some(Self {
            nth,
            problem: problem?,
            severity: case.severity,
            channel: if case.minutes == 0 { Channel::Email } else { Channel::Phone },
            received_at,
            events,
            repeat: false,
            agreed: agreed.flatten(),
            owner: owner(demo, nth, rng),
        })
    }

    /// One of the past year, which has gone its way.
    pub fn past(demo: &'a Demo, nth: Option<u64>, rng: &mut Rng) -> Option<Self> {
        let wanted = nth.and_then(cases::remedy);
        let problem = demo.problems.nth(nth.unwrap_or_else(|| rng.below(1000)), wanted, rng)?;
        let severity = if problem.is_dangerous() {
            Severity::Critical
        } else {
            rng.weighted(SEVERITIES).unwrap_or(Severity::Normal)
        };
        let channel = rng.weighted(CHANNELS).unwrap_or(Channel::Phone);
        let ago = nth.map_or_else(|| rng.between(1, 350), cases::days_ago);
        // What ended with a certain remedy was neither rejected nor is it forgotten.
        let way = match wanted {
            _ if nth.is_some_and(cases::closed_twice) => Way::Through(course::CLOSED_TWICE),
            Some(_) => Way::Through(course::way_to(ComplaintState::Closed)),
            None => course::any_way(rng),
        };
        Some(Self {
            nth,
            problem,
            severity,
            channel,
            received_at: moment(demo, ago, channel, rng),
            events: course::whole(demo, way, severity, rng),
            repeat: false,
            agreed: None,
            owner: owner(demo, nth, rng),
        })
    }

    /// What the same customer complained about so many days before.
    pub fn before(&self, demo: &Demo, days: u64, rng: &mut Rng) -> Self {
        let on = self.received_at.with_timezone(&ZONE).date_naive();
        let ago = u64::try_from((demo.today - on).num_days()).unwrap_or(0) + days;
        let state = if days > 1 { ComplaintState::Closed } else { ComplaintState::InProgress };
        let way = Way::Through(course::way_to(state));
        let events = course::whole(demo, way, Severity::Normal, rng);
        Self {
            nth: None,
            problem: self.problem,
            severity: Severity::Normal,
            channel: Channel::Phone,
            received_at: moment(demo, ago, Channel::Phone, rng),
            events,
            repeat: false,
            agreed: None,
            owner: self.owner.clone(),
        }
    }
}

/// A moment of a day on which somebody worked; what is written comes at any hour.
fn moment(demo: &Demo, ago: u64, channel: Channel, rng: &mut Rng) -> DateTime<Utc> {
    let mut day = demo.today.checked_sub_days(Days::new(ago)).unwrap_or(demo.today);
    while !demo.calendar.is_working_day(day) {
        day = day.pred_opt().unwrap_or_default();
    }
    let minutes = match channel {
        Channel::Phone | Channel::Shop => rng.between(10 * 60, 13 * 60 + 45),
        _ => rng.between(7 * 60, 21 * 60),
    };
    Demo::at(day, minutes)
}

/// Every other one is that of whoever looks at the demo.
fn owner(demo: &Demo, nth: Option<u64>, rng: &mut Rng) -> String {
    match nth {
        Some(nth) if nth.is_multiple_of(2) => demo.spec.me.clone(),
        _ => demo.rep(rng),
    }
}
