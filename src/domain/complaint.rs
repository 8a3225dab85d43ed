//! The process of a complaint (ISO 10002:2018 clause 7; Stauss/Seidel,
//! Beschwerdemanagement): which step may follow which, and what follows from the
//! steps that were taken. Pure; deadlines in working time are reckoned elsewhere.

use chrono::{DateTime, Utc};

use super::codes::{ComplaintState, StepKind};
use super::model::{ComplaintStep, Standing};
use ComplaintState::{
    Accepted, Assessed, CarriedOut, Closed, Declined, Duplicate, Escalated, InProgress, Offered,
    Received, Rejected, WaitingCustomer, WaitingInternal,
};

/// The states that may follow, the likely one first.
pub fn next_states(state: ComplaintState) -> &'static [ComplaintState] {
    match state {
        Received => &[InProgress, Assessed, Rejected, Duplicate],
        Assessed => &[InProgress, Rejected, Duplicate],
        InProgress => &[Offered, WaitingCustomer, WaitingInternal, Rejected, Duplicate],
        WaitingCustomer | WaitingInternal | Closed | Rejected | Duplicate => &[InProgress],
        Offered => &[Accepted, Declined, InProgress],
        Declined => &[InProgress, Escalated],
        Escalated => &[InProgress, Accepted, Rejected],
        Accepted => &[CarriedOut],
        CarriedOut => &[Closed],
    }
}

/// Whether a complaint may go from one state to the other.
pub fn may_follow(from: ComplaintState, to: ComplaintState) -> bool {
    next_states(from).contains(&to)
}

/// The way of a complaint that was solved on the spot, after its receipt.
pub const ON_THE_SPOT: &[ComplaintState] = &[InProgress, Offered, Accepted, CarriedOut, Closed];

impl ComplaintState {
    /// Nothing more is to be done.
    pub fn is_final(self) -> bool {
        matches!(self, Closed | Rejected | Duplicate)
    }

    /// The customer has what was decided, or there was nothing to decide.
    pub fn is_resolved(self) -> bool {
        self == CarriedOut || self.is_final()
    }
}

/// Why a step is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepError {
    /// The states do not follow one another.
    NotAllowed,
    /// Nobody has told the customer the decision yet.
    NotTold,
    /// A rejection needs its reason.
    NoReason,
    /// It lies before the receipt, or before the step before it.
    TooEarly,
    /// A complaint that is finished can only be reopened.
    Finished,
    /// Somebody has acknowledged it already.
    Acknowledged,
}

/// Whether a step may follow those taken (in order of time). A step of the same minute
/// as the last one is taken; it happened after it.
///
/// # Errors
/// Says what keeps it from being taken.
pub fn check_step(
    received_at: DateTime<Utc>,
    taken: &[ComplaintStep],
    step: &ComplaintStep,
) -> Result<(), StepError> {
    let standing = life(taken);
    let last = taken.last().map_or(received_at, |step| step.at.max(received_at));
    // Times are entered by the minute: within the same one they are not too early.
    if step.at.timestamp().div_euclid(60) < last.timestamp().div_euclid(60) {
        return Err(StepError::TooEarly);
    }
    let Some(to) = step.state.filter(|_| step.kind == StepKind::State) else {
        // An acknowledgement or a word can be given as long as it is open.
        return match step.kind {
            _ if standing.state.is_final() => Err(StepError::Finished),
            StepKind::Acknowledged if standing.acknowledged_at.is_some() => {
                Err(StepError::Acknowledged)
            }
            _ => Ok(()),
        };
    };
    // The receipt itself.
    if taken.is_empty() && to == Received {
        return Ok(());
    }
    if !may_follow(standing.state, to) {
        return Err(StepError::NotAllowed);
    }
    match to {
        Rejected if step.note.trim().is_empty() => Err(StepError::NoReason),
        Rejected if step.told.is_none() => Err(StepError::NotTold),
        Closed if standing.decision_told_at.is_none() && step.told.is_none() => {
            Err(StepError::NotTold)
        }
        _ => Ok(()),
    }
}

/// Where a complaint stands after these steps (in order of time), without deadlines.
pub fn life(steps: &[ComplaintStep]) -> Standing {
    let mut s = Standing::default();
    for step in steps {
        if step.told.is_some() {
            s.told_at = Some(step.at);
        }
        match step.kind {
            StepKind::Acknowledged => {
                s.acknowledged_at.get_or_insert(step.at);
                s.told_at = Some(step.at);
            }
            StepKind::Told => s.told_at = Some(step.at),
            StepKind::State => enter(&mut s, step),
        }
    }
    s.paused = s.state == WaitingCustomer;
    s
}

fn enter(s: &mut Standing, step: &ComplaintStep) {
    let Some(state) = step.state else { return };
    if s.state.is_final() && !state.is_final() {
        s.reopened += 1;
    }
    s.state = state;
    if state.is_resolved() {
        s.resolved_at.get_or_insert(step.at);
    } else {
        // Reopened: not resolved any more, and the decision has to be told anew.
        if s.resolved_at.take().is_some() {
            s.decision_told_at = None;
        }
    }
    s.closed_at = state.is_final().then_some(step.at);
    if step.told.is_some() && matches!(state, Offered | Accepted | CarriedOut | Closed | Rejected) {
        s.decision_told_at = Some(step.at);
    }
}

/// A stretch of time, from … to; open at the end if it still lasts.
pub type Stretch = (DateTime<Utc>, Option<DateTime<Utc>>);

/// When the clock stood still, in order of time: while waiting for the customer, and
/// between a resolution and its reopening.
pub fn pauses(steps: &[ComplaintStep]) -> Vec<Stretch> {
    let mut pauses: Vec<Stretch> = Vec::new();
    for step in steps.iter().filter(|step| step.kind == StepKind::State) {
        let Some(state) = step.state else { continue };
        let stands = state == WaitingCustomer || state.is_resolved();
        match pauses.last_mut().filter(|(_, until)| until.is_none()) {
            Some((_, until)) if !stands => *until = Some(step.at),
            None if stands => pauses.push((step.at, None)),
            _ => {}
        }
    }
    pauses
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::{Channel, Code};

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + minute * 60, 0).unwrap()
    }

    fn step(state: ComplaintState, minute: i64) -> ComplaintStep {
        ComplaintStep::into_state(1, state, at(minute))
    }

    fn way(states: &[ComplaintState]) -> Vec<ComplaintStep> {
        (0..).zip(states).map(|(minute, state)| step(*state, minute)).collect()
    }

    /// The table of the process, written out once more.
    const ALLOWED: &[(ComplaintState, &[ComplaintState])] = &[
        (Received, &[Assessed, InProgress, Duplicate, Rejected]),
        (Assessed, &[InProgress, Duplicate, Rejected]),
        (InProgress, &[WaitingCustomer, WaitingInternal, Offered, Duplicate, Rejected]),
        (WaitingCustomer, &[InProgress]),
        (WaitingInternal, &[InProgress]),
        (Offered, &[Accepted, Declined, InProgress]),
        (Declined, &[InProgress, Escalated]),
        (Escalated, &[InProgress, Accepted, Rejected]),
        (Accepted, &[CarriedOut]),
        (CarriedOut, &[Closed]),
        (Closed, &[InProgress]),
        (Rejected, &[InProgress]),
        (Duplicate, &[InProgress]),
    ];

    /// A shortest allowed way from receipt to a state.
    fn way_to(target: ComplaintState) -> Vec<ComplaintState> {
        let mut ways = vec![vec![Received]];
        while let Some(at) = ways.iter().position(|way| way.last() != Some(&target)) {
            if let Some(found) = ways.iter().find(|way| way.last() == Some(&target)) {
                return found.clone();
            }
            let way = ways.remove(at);
            for next in next_states(*way.last().unwrap()) {
                if !way.contains(next) {
                    ways.push([way.clone(), vec![*next]].concat());
                }
            }
        }
        ways.first().cloned().unwrap()
    }

    #[test]
    fn every_pair_of_states_is_allowed_or_refused_as_the_table_says() {
        assert_eq!(ALLOWED.len(), ComplaintState::ALL.len());
        for (from, allowed) in ALLOWED {
            let taken = way(&way_to(*from));
            assert_eq!(life(&taken).state, *from);
            for to in ComplaintState::ALL {
                let next = ComplaintStep {
                    note: "Grund".into(),
                    told: Some(Channel::Phone),
                    ..step(*to, 100)
                };
                let expected =
                    if allowed.contains(to) { Ok(()) } else { Err(StepError::NotAllowed) };
                assert_eq!(check_step(at(0), &taken, &next), expected, "{from:?} → {to:?}");
                assert_eq!(may_follow(*from, *to), allowed.contains(to));
            }
        }
    }

    #[test]
    fn the_way_on_the_spot_is_allowed_and_ends_closed() {
        let mut taken = vec![step(Received, 0)];
        for state in ON_THE_SPOT {
            let next = ComplaintStep { told: Some(Channel::Phone), ..step(*state, 0) };
            assert_eq!(check_step(at(0), &taken, &next), Ok(()), "{state:?}");
            taken.push(next);
        }
        let standing = life(&taken);
        assert_eq!((standing.state, standing.closed_at), (Closed, Some(at(0))));
        assert_eq!(standing.resolved_at, Some(at(0)));
    }

    #[test]
    fn no_closing_before_the_decision_was_told_and_no_rejection_without_reason() {
        let taken = way(&[Received, InProgress, Offered, Accepted, CarriedOut]);
        let close = step(Closed, 9);
        assert_eq!(check_step(at(0), &taken, &close), Err(StepError::NotTold));
        let told = ComplaintStep { told: Some(Channel::Email), ..close };
        assert_eq!(check_step(at(0), &taken, &told), Ok(()));
        let reject = ComplaintStep { told: Some(Channel::Email), ..step(Rejected, 9) };
        let taken = way(&[Received]);
        assert_eq!(check_step(at(0), &taken, &reject), Err(StepError::NoReason));
        let reject = ComplaintStep { note: "kein Mangel".into(), told: None, ..reject };
        assert_eq!(check_step(at(0), &taken, &reject), Err(StepError::NotTold));
    }

    #[test]
    fn a_step_before_the_receipt_or_before_the_last_step_is_refused() {
        let taken = way(&[Received, InProgress]);
        assert_eq!(check_step(at(0), &[], &step(Received, -1)), Err(StepError::TooEarly));
        assert_eq!(check_step(at(0), &taken, &step(Offered, 0)), Err(StepError::TooEarly));
        assert_eq!(check_step(at(0), &taken, &step(Offered, 1)), Ok(()));
    }

    #[test]
    fn reopening_is_counted_and_takes_the_resolution_back() {
        let mut steps =
            way(&[Received, InProgress, Offered, Accepted, CarriedOut, Closed, InProgress]);
        let standing = life(&steps);
        assert_eq!((standing.reopened, standing.resolved_at, standing.closed_at), (1, None, None));
        steps.push(step(Duplicate, 8));
        let standing = life(&steps);
        assert_eq!(
            (standing.reopened, standing.resolved_at, standing.closed_at),
            (1, Some(at(8)), Some(at(8)))
        );
        // Carried out is resolved; closing later does not move that moment.
        let steps = way(&[Received, InProgress, Offered, Accepted, CarriedOut, Closed]);
        assert_eq!(life(&steps).resolved_at, Some(at(4)));
    }

    #[test]
    fn an_acknowledgement_is_a_time_and_no_state() {
        let mut steps = way(&[Received]);
        steps.push(ComplaintStep::of(1, StepKind::Acknowledged, at(1)));
        steps.push(ComplaintStep::of(1, StepKind::Acknowledged, at(5)));
        let standing = life(&steps);
        assert_eq!((standing.state, standing.acknowledged_at), (Received, Some(at(1))));
        assert_eq!(standing.told_at, Some(at(5)));
    }

    #[test]
    fn it_is_acknowledged_once_and_told_as_often_as_one_likes() {
        let mut taken = way(&[Received, InProgress]);
        let acknowledge = ComplaintStep::of(1, StepKind::Acknowledged, at(2));
        let word = ComplaintStep::of(1, StepKind::Told, at(3));
        assert_eq!(check_step(at(0), &taken, &acknowledge), Ok(()));
        taken.push(acknowledge.clone());
        assert_eq!(check_step(at(0), &taken, &acknowledge), Err(StepError::Acknowledged));
        taken.push(word.clone());
        assert_eq!(check_step(at(0), &taken, &word), Ok(()));
        taken.push(step(Rejected, 4));
        let late = ComplaintStep { at: at(5), ..word };
        assert_eq!(check_step(at(0), &taken, &late), Err(StepError::Finished));
    }

    #[test]
    fn within_a_minute_no_step_is_too_early() {
        let half = |step: ComplaintStep| ComplaintStep {
            at: step.at + chrono::TimeDelta::seconds(30),
            ..step
        };
        let first = DateTime::from_timestamp(1_790_000_040, 0).unwrap();
        let at = |seconds| first + chrono::TimeDelta::seconds(seconds);
        let received = half(ComplaintStep::into_state(1, Received, first));
        let next = |seconds| ComplaintStep::into_state(1, InProgress, at(seconds));
        let taken = [received];
        assert_eq!(check_step(at(30), &taken, &next(0)), Ok(()));
        assert_eq!(check_step(at(30), &taken, &next(-1)), Err(StepError::TooEarly));
    }

    #[test]
    fn the_clock_stands_while_waiting_for_the_customer_and_while_resolved() {
        let steps = way(&[
            Received,
            InProgress,
            WaitingCustomer,
            InProgress,
            WaitingInternal,
            InProgress,
            Offered,
            Accepted,
            CarriedOut,
            Closed,
            InProgress,
        ]);
        assert_eq!(pauses(&steps), [(at(2), Some(at(3))), (at(8), Some(at(10)))]);
        assert!(!life(&steps).paused);
        let waiting = way(&[Received, InProgress, WaitingCustomer]);
        assert_eq!(pauses(&waiting), [(at(2), None)]);
        assert!(life(&waiting).paused);
    }
}
