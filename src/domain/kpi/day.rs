//! What one record adds to the sums of its local day. The store keeps the sums with these, and
//! counts them anew with these. Whether a record counts at all (it is not in the trash) is
//! decided where it lies.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::DaySums;
use crate::domain::codes::{Channel, Direction, Outcome, SurveyKind, TaskKind, Topic};
use crate::domain::model::{Contact, Due, Task};
use crate::domain::value::{self, Day};

/// The day of a moment where the business is.
pub fn local_day(at: DateTime<Utc>, zone: Tz) -> Day {
    value::day(at.with_timezone(&zone).date_naive())
}

/// Of a contact, what counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContactFacts {
    pub channel: Option<Channel>,
    pub direction: Option<Direction>,
    pub topic: Option<Topic>,
    pub outcome: Option<Outcome>,
    pub solved: Option<bool>,
    pub duration_s: Option<i64>,
    /// It is linked to a complaint.
    pub of_complaint: bool,
}

impl From<&Contact> for ContactFacts {
    fn from(contact: &Contact) -> Self {
        Self {
            channel: Some(contact.channel),
            direction: Some(contact.direction),
            topic: contact.topic,
            outcome: contact.outcome,
            solved: contact.solved,
            duration_s: contact.duration_s,
            of_complaint: contact.complaint_id.is_some(),
        }
    }
}

impl ContactFacts {
    /// Whether first contact resolution is asked of it.
    pub fn is_question(&self) -> bool {
        matches!(self.topic, Some(Topic::Enquiry | Topic::Support | Topic::Complaint))
    }

    pub fn is_about_complaint(&self) -> bool {
        self.of_complaint || self.topic == Some(Topic::Complaint)
    }

    pub fn sums(&self) -> DaySums {
        let asked = self.is_question() && self.solved.is_some();
        let phoned = self.channel == Some(Channel::Phone) && self.direction == Some(Direction::Out);
        let seconds = self.duration_s.filter(|_| self.is_about_complaint());
        DaySums {
            contacts: 1,
            solved_asked: asked.into(),
            solved_yes: (asked && self.solved == Some(true)).into(),
            phone_out: phoned.into(),
            phone_reached: (phoned && self.outcome == Some(Outcome::Reached)).into(),
            complaint_seconds: seconds.unwrap_or(0),
            complaint_contacts: seconds.is_some().into(),
            ..DaySums::default()
        }
    }
}

/// An answer, on the day it was given.
pub fn answer(kind: SurveyKind, score: i64) -> DaySums {
    let none = DaySums::default();
    match kind {
        SurveyKind::Nps => DaySums {
            nps_n: 1,
            nps_promoters: (score >= 9).into(),
            nps_detractors: (score <= 6).into(),
            ..none
        },
        SurveyKind::Csat => {
            DaySums { csat_n: 1, csat_top: (score >= 4).into(), csat_sum: score, ..none }
        }
        SurveyKind::Ces => DaySums {
            ces_n: 1,
            ces_top: (score >= 5).into(),
            ces_sum: score,
            ces_squares: score.saturating_mul(score),
            ..none
        },
    }
}

/// A complaint, on the day it was received.
pub fn complaint() -> DaySums {
    DaySums { complaints: 1, ..DaySums::default() }
}

/// A remedy, on the day it was given.
pub fn remedy(cost: i64) -> DaySums {
    DaySums { remedies: 1, remedy_cost: cost, ..DaySums::default() }
}

/// Of a task that has a day, what counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskFacts {
    pub kind: TaskKind,
    pub due_on: Day,
    /// It is due at a time of the day.
    pub due_at: Option<DateTime<Utc>>,
    pub done_at: Option<DateTime<Utc>>,
}

impl TaskFacts {
    /// `None`: it has no day.
    pub fn of(task: &Task, zone: Tz) -> Option<Self> {
        let (due_on, due_at) = match task.due? {
            Due::Date(date) => (value::day(date), None),
            Due::At(at) => (local_day(at, zone), Some(at)),
        };
        Some(Self { kind: task.kind, due_on, due_at, done_at: task.done_at })
    }

    /// Whether it was done by then.
    pub fn is_in_time(&self, zone: Tz) -> bool {
        self.done_at.is_some_and(|done| match self.due_at {
            Some(due) => done <= due,
            None => local_day(done, zone) <= self.due_on,
        })
    }

    /// On the day it was due. A wish is nothing that is done by a day.
    pub fn sums(&self, zone: Tz) -> DaySums {
        if self.kind == TaskKind::Wish {
            return DaySums::default();
        }
        let in_time = i64::from(self.is_in_time(zone));
        let promise = i64::from(self.kind == TaskKind::Promise);
        DaySums {
            tasks_due: 1,
            tasks_in_time: in_time,
            promises_due: promise,
            promises_kept: promise * in_time,
            ..DaySums::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeZone as _};

    use super::*;

    const BERLIN: Tz = chrono_tz::Europe::Berlin;

    fn at(day: u32, hour: u32, minute: u32) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 3, day, hour, minute, 0).unwrap()
    }

    fn day(day: u32) -> Day {
        value::day(NaiveDate::from_ymd_opt(2026, 3, day).unwrap())
    }

    #[test]
    fn a_moment_lies_on_the_day_that_it_is_where_the_business_is() {
        // The clocks go forward in the night of the 29th.
        assert_eq!(local_day(at(28, 22, 59), BERLIN), day(28));
        assert_eq!(local_day(at(28, 23, 0), BERLIN), day(29));
        assert_eq!(local_day(at(29, 21, 59), BERLIN), day(29));
        assert_eq!(local_day(at(29, 22, 0), BERLIN), day(30));
        assert_eq!(local_day(at(29, 22, 0), chrono_tz::UTC), day(29));
    }

    #[test]
    fn a_task_is_in_time_until_its_minute_or_else_its_midnight() {
        let task = |due_at, done_at| TaskFacts {
            kind: TaskKind::Promise,
            due_on: day(29),
            due_at,
            done_at,
        };
        let in_time = |due_at, done_at| task(due_at, done_at).is_in_time(BERLIN);
        assert!(in_time(None, Some(at(29, 21, 59))));
        assert!(!in_time(None, Some(at(29, 22, 0))));
        assert!(in_time(Some(at(29, 9, 0)), Some(at(29, 9, 0))));
        assert!(!in_time(Some(at(29, 9, 0)), Some(at(29, 9, 1))));
        assert!(!in_time(None, None));
        let sums = task(None, Some(at(1, 1, 1))).sums(BERLIN);
        assert_eq!(sums.array().iter().sum::<i64>(), 4);
        assert_eq!((sums.promises_due, sums.promises_kept), (1, 1));
        let wish = TaskFacts { kind: TaskKind::Wish, ..task(None, None) };
        assert!(wish.sums(BERLIN).is_zero());
    }

    #[test]
    fn a_contact_counts_for_what_it_was_about_and_how_it_went() {
        let call = ContactFacts {
            channel: Some(Channel::Phone),
            direction: Some(Direction::Out),
            topic: Some(Topic::Complaint),
            outcome: Some(Outcome::Reached),
            solved: Some(false),
            duration_s: Some(90),
            of_complaint: false,
        };
        let wanted = DaySums {
            contacts: 1,
            solved_asked: 1,
            phone_out: 1,
            phone_reached: 1,
            complaint_seconds: 90,
            complaint_contacts: 1,
            ..DaySums::default()
        };
        assert_eq!(call.sums(), wanted);
        let other =
            ContactFacts { topic: Some(Topic::Praise), direction: Some(Direction::In), ..call };
        assert_eq!(other.sums(), DaySums { contacts: 1, ..DaySums::default() });
        let linked = ContactFacts { of_complaint: true, duration_s: None, ..other };
        assert_eq!(linked.sums(), other.sums());
    }

    #[test]
    fn an_answer_counts_by_its_score() {
        let nps: Vec<[i64; 2]> = [6, 7, 8, 9]
            .map(|score| answer(SurveyKind::Nps, score))
            .map(|sums| [sums.nps_promoters, sums.nps_detractors])
            .into();
        assert_eq!(nps, [[0, 1], [0, 0], [0, 0], [1, 0]]);
        let csat = answer(SurveyKind::Csat, 4);
        assert_eq!((csat.csat_n, csat.csat_top, csat.csat_sum), (1, 1, 4));
        let ces = answer(SurveyKind::Ces, 4);
        assert_eq!((ces.ces_n, ces.ces_top, ces.ces_sum, ces.ces_squares), (1, 0, 4, 16));
    }
}
