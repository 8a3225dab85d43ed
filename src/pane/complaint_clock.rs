//! How much a complaint presses: what is owed next, how much working time is left for
//! it, and the sign that says so without colour. Knows nothing of lists and screens.

use chrono::{DateTime, Utc};
use ratatui::style::Style;

use crate::domain::codes::ComplaintState;
use crate::domain::deadlines::NEXT_WORD_S;
use crate::domain::model::Complaint;
use crate::session::Session;
use crate::tr;

const HOUR: i64 = 3600;
/// Closer than this is close, whatever the severity.
const CLOSE_S: i64 = 2 * HOUR;

/// What is owed to the customer next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    Acknowledge,
    Resolve,
    /// An interim word.
    Word,
    /// The remedy was carried out; nobody has closed it yet.
    Close,
    /// The customer has to answer.
    Wait,
    Nothing,
}

impl Next {
    pub fn of(complaint: &Complaint) -> Self {
        let standing = &complaint.standing;
        match standing.next_due {
            _ if standing.state.is_final() => Self::Nothing,
            _ if standing.state == ComplaintState::CarriedOut => Self::Close,
            _ if standing.paused => Self::Wait,
            Some(due) if standing.acknowledge_due == Some(due) => Self::Acknowledge,
            Some(due) if standing.resolve_due == Some(due) => Self::Resolve,
            Some(_) => Self::Word,
            // The business never opens: nothing is due, but there is work.
            None => Self::Resolve,
        }
    }

    /// The word for it; what resolving means depends on where the complaint stands.
    pub fn message(self, state: ComplaintState) -> &'static str {
        match self {
            Self::Acknowledge => "complaint-next-acknowledge",
            Self::Resolve => match state {
                // Nobody has begun.
                ComplaintState::Received | ComplaintState::Assessed => "complaint-next-begin",
                ComplaintState::WaitingInternal => "complaint-next-clear",
                ComplaintState::Offered => "complaint-next-follow-up",
                ComplaintState::Accepted => "complaint-next-carry-out",
                ComplaintState::Declined => "complaint-next-offer-anew",
                ComplaintState::Escalated => "complaint-next-settle",
                _ => "complaint-next-resolve",
            },
            Self::Word => "complaint-next-word",
            Self::Close => "complaint-next-close",
            Self::Wait => "complaint-next-wait",
            Self::Nothing => "complaint-next-nothing",
        }
    }
}

/// How near the next deadline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressure {
    Breached,
    Close,
    Calm,
    /// The clock stands still.
    Paused,
    /// Resolved or finished: no deadline any more.
    Over,
}

impl Pressure {
    /// Of what is left of a target, both in working seconds.
    pub fn of_left(left_s: i64, target_s: i64, breached: bool) -> Self {
        if breached {
            Self::Breached
        } else if left_s <= CLOSE_S || left_s <= target_s / 4 {
            Self::Close
        } else {
            Self::Calm
        }
    }

    pub fn sign(self, s: &Session) -> &'static str {
        match self {
            Self::Breached => s.theme.signs.warn,
            Self::Close => s.theme.signs.close,
            Self::Calm => s.theme.signs.open,
            Self::Paused => s.theme.signs.paused,
            Self::Over => s.theme.signs.done,
        }
    }

    pub fn style(self, s: &Session) -> Style {
        match self {
            Self::Breached => s.theme.bad,
            Self::Close => s.theme.warn,
            Self::Calm => s.theme.text,
            Self::Paused | Self::Over => s.theme.dim,
        }
    }
}

/// The clock of a line of the list, reckoned from what the store keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance {
    pub next: Next,
    pub pressure: Pressure,
    /// Working seconds until the next deadline, negative past it.
    pub left_s: Option<i64>,
}

impl Glance {
    pub fn of(complaint: &Complaint, s: &Session) -> Self {
        let next = Next::of(complaint);
        let standing = &complaint.standing;
        let (pressure, left_s) = match (next, standing.next_due) {
            (Next::Close | Next::Nothing, _) => (Pressure::Over, None),
            (Next::Wait, _) => (Pressure::Paused, None),
            (_, None) => (Pressure::Calm, None),
            (_, Some(due)) => {
                let left = left(due, s);
                let agreed = match next {
                    Next::Acknowledge => complaint.acknowledge_by,
                    Next::Resolve => complaint.resolve_by,
                    _ => None,
                };
                let over = if agreed.is_some() { s.now > due } else { left < 0 };
                (Pressure::of_left(left, target(complaint, next, s), over), Some(left))
            }
        };
        Self { next, pressure, left_s }
    }

    /// The time left in a few words: `noch 3 h`, `ruht`.
    pub fn words(self, s: &Session) -> String {
        match (self.left_s, self.pressure) {
            (Some(left), _) => s.i18n.work_left(left),
            (None, Pressure::Paused) => tr!(s.i18n, "complaint-paused"),
            (None, _) => s.theme.signs.dash.to_owned(),
        }
    }
}

/// Working seconds until an instant, negative past it.
pub fn left(due: DateTime<Utc>, s: &Session) -> i64 {
    s.calendar.work_between(s.now, due) - s.calendar.work_between(due, s.now)
}

/// How much time there was, in working seconds.
pub fn target(complaint: &Complaint, next: Next, s: &Session) -> i64 {
    let target = s.shared.settings.deadlines.of(complaint.severity);
    let (agreed, hours) = match next {
        Next::Acknowledge => (complaint.acknowledge_by, target.acknowledge),
        Next::Resolve => (complaint.resolve_by, target.resolve),
        _ => return NEXT_WORD_S,
    };
    agreed.map_or(hours * HOUR, |by| s.calendar.work_between(complaint.received_at, by))
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::domain::codes::Channel;
    use crate::i18n::Lang;
    use crate::testing::{moment, session};

    /// A Monday at ten o'clock.
    fn monday() -> Session {
        session(Lang::De, 80, 24, moment() + TimeDelta::minutes(43 * 60 + 55))
    }

    fn due_in(hours: i64, s: &Session) -> Complaint {
        let mut complaint = Complaint::new(s.now - TimeDelta::days(7), Channel::Phone);
        complaint.standing.resolve_due = Some(s.now + TimeDelta::hours(hours));
        complaint.standing.next_due = complaint.standing.resolve_due;
        complaint
    }

    #[test]
    fn a_deadline_is_close_within_two_hours_and_broken_only_once_it_has_passed() {
        let s = monday();
        let pressure = |hours| Glance::of(&due_in(hours, &s), &s).pressure;
        assert_eq!(pressure(2), Pressure::Close);
        assert_eq!(pressure(0), Pressure::Close);
        assert_eq!(pressure(-1), Pressure::Breached);
        // A quarter of forty hours.
        assert_eq!(pressure(24), Pressure::Close);
        assert_eq!(pressure(50), Pressure::Calm);
    }

    #[test]
    fn a_deadline_that_ended_the_working_day_is_not_broken_before_the_next_opening() {
        let mut s = monday();
        s.now = moment();
        // Friday, 17:00; now it is Saturday.
        let mut complaint = due_in(0, &s);
        let friday = s.now - TimeDelta::minutes(21 * 60 + 5);
        complaint.standing.resolve_due = Some(friday);
        complaint.standing.next_due = Some(friday);
        assert_eq!(Glance::of(&complaint, &s).pressure, Pressure::Close);
        // What was agreed with the customer is a moment on the clock.
        complaint.resolve_by = Some(friday);
        assert_eq!(Glance::of(&complaint, &s).pressure, Pressure::Breached);
    }

    #[test]
    fn while_the_customer_has_to_answer_nothing_presses() {
        let s = monday();
        let mut complaint = due_in(1, &s);
        complaint.standing.state = ComplaintState::WaitingCustomer;
        complaint.standing.paused = true;
        complaint.standing.next_due = None;
        let glance = Glance::of(&complaint, &s);
        assert_eq!((glance.next, glance.pressure), (Next::Wait, Pressure::Paused));
        assert_eq!(glance.words(&s), "ruht");
    }
}
