//! The deadlines of a complaint: by when it is to be acknowledged and resolved, when
//! the customer is to hear again, how much working time is used and left, and
//! whether a deadline was broken (see docs/deadlines.md). Follows from the steps, the targets
//! of the settings, what was agreed with the customer, and the working calendar.
//!
//! Pure, reads no clock. Knows nothing of files and screens.

use chrono::{DateTime, Utc};

use super::codes::{ComplaintState, Severity};
use super::complaint::{self, Stretch};
use super::model::{Complaint, ComplaintStep, Standing};
use super::settings::{Deadline, Deadlines};
use super::worktime::WorkCalendar;

const HOUR: i64 = 3600;

/// After so much working time without a word the customer is to hear again.
pub const NEXT_WORD_S: i64 = 40 * HOUR;

impl Deadlines {
    /// The targets of a severity, in working hours.
    pub fn of(&self, severity: Severity) -> Deadline {
        match severity {
            Severity::Low => self.low,
            Severity::Normal => self.normal,
            Severity::High => self.high,
            Severity::Critical => self.critical,
        }
    }
}

/// One of the two deadlines of a complaint, as it stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// By when it is to be done; `None`: is done, or the clock stands still, or the
    /// business never opens.
    pub due: Option<DateTime<Utc>>,
    /// When it was done.
    pub done_at: Option<DateTime<Utc>>,
    /// Agreed with the customer, not reckoned.
    pub agreed: bool,
    /// The clock stands still, and nothing is due.
    pub paused: bool,
    /// Working seconds used until it was done, or until now.
    pub used_s: i64,
    /// Working seconds left; negative: over the time.
    pub left_s: i64,
    /// Later than it should be; exactly on time is in time.
    pub breached: bool,
}

/// The clock of one complaint.
#[derive(Debug, Clone, Copy)]
pub struct Clock<'a> {
    received_at: DateTime<Utc>,
    acknowledge_by: Option<DateTime<Utc>>,
    resolve_by: Option<DateTime<Utc>>,
    target: Deadline,
    /// In order of time.
    steps: &'a [ComplaintStep],
    calendar: &'a WorkCalendar,
}

impl<'a> Clock<'a> {
    /// `steps` in order of time.
    pub fn of(
        complaint: &Complaint,
        steps: &'a [ComplaintStep],
        deadlines: &Deadlines,
        calendar: &'a WorkCalendar,
    ) -> Self {
        Self {
            received_at: complaint.received_at,
            acknowledge_by: complaint.acknowledge_by,
            resolve_by: complaint.resolve_by,
            target: deadlines.of(complaint.severity),
            steps,
            calendar,
        }
    }

    /// Where the complaint stands, with its deadlines.
    pub fn standing(&self) -> Standing {
        let mut standing = complaint::life(self.steps);
        if standing.paused || standing.state.is_resolved() {
            return standing;
        }
        let pauses = complaint::pauses(self.steps);
        let due = |agreed: Option<DateTime<Utc>>, hours: i64| {
            agreed.or_else(|| self.calendar.due_without(self.received_at, hours * HOUR, &pauses))
        };
        if first_answer(self.steps).is_none() {
            standing.acknowledge_due = due(self.acknowledge_by, self.target.acknowledge);
        }
        standing.resolve_due = due(self.resolve_by, self.target.resolve);
        let word = self.next_word(standing.told_at, &pauses);
        standing.next_due =
            [standing.acknowledge_due, standing.resolve_due, word].into_iter().flatten().min();
        standing
    }

    /// When the customer is to hear again: while it is open and the clock runs, and
    /// only once there was a word.
    pub fn next_word_due(&self) -> Option<DateTime<Utc>> {
        let standing = complaint::life(self.steps);
        if standing.paused || standing.state.is_resolved() {
            return None;
        }
        self.next_word(standing.told_at, &complaint::pauses(self.steps))
    }

    fn next_word(
        &self,
        told_at: Option<DateTime<Utc>>,
        pauses: &[Stretch],
    ) -> Option<DateTime<Utc>> {
        self.calendar.due_without(told_at?, NEXT_WORD_S, pauses)
    }

    /// The acknowledgement at a moment. What was resolved without one counts as
    /// acknowledged by that.
    pub fn acknowledge(&self, now: DateTime<Utc>) -> Term {
        let steps = self.until(now);
        self.term(steps, first_answer(steps), self.acknowledge_by, self.target.acknowledge, now)
    }

    /// The resolution at a moment.
    pub fn resolve(&self, now: DateTime<Utc>) -> Term {
        let steps = self.until(now);
        let resolved_at = complaint::life(steps).resolved_at;
        self.term(steps, resolved_at, self.resolve_by, self.target.resolve, now)
    }

    /// The steps taken by a moment.
    fn until(&self, now: DateTime<Utc>) -> &'a [ComplaintStep] {
        self.steps.get(..self.steps.partition_point(|step| step.at <= now)).unwrap_or(self.steps)
    }

    fn term(
        &self,
        steps: &[ComplaintStep],
        done_at: Option<DateTime<Utc>>,
        agreed: Option<DateTime<Utc>>,
        hours: i64,
        now: DateTime<Utc>,
    ) -> Term {
        let pauses = complaint::pauses(steps);
        let target = hours * HOUR;
        // Open at the end: the clock stands still.
        let stands = pauses.last().filter(|(_, until)| until.is_none() && done_at.is_none());
        let end = done_at.or(stands.map(|(since, _)| *since)).unwrap_or(now);
        let used_s = self.calendar.work_without(self.received_at, end, &pauses);
        let (left_s, breached) = match agreed {
            // A moment that was promised does not move.
            Some(by) => {
                let (left, over) =
                    (self.calendar.work_between(end, by), self.calendar.work_between(by, end));
                (left - over, end > by)
            }
            None => (target - used_s, used_s > target),
        };
        let due = if done_at.is_some() || stands.is_some() {
            None
        } else {
            agreed.or_else(|| self.calendar.due_without(self.received_at, target, &pauses))
        };
        Term {
            due,
            done_at,
            agreed: agreed.is_some(),
            paused: stands.is_some(),
            used_s,
            left_s,
            breached,
        }
    }
}

/// When it was acknowledged, or else resolved for the first time: a later reopening
/// does not ask for an acknowledgement again.
fn first_answer(steps: &[ComplaintStep]) -> Option<DateTime<Utc>> {
    let acknowledged = complaint::life(steps).acknowledged_at;
    acknowledged.or_else(|| {
        let resolved = |step: &&ComplaintStep| step.state.is_some_and(ComplaintState::is_resolved);
        steps.iter().find(resolved).map(|step| step.at)
    })
}

#[cfg(test)]
mod tests;
