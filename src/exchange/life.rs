//! The life of a complaint, made from what a table says of it: a few times and the
//! state that it is in. The steps follow the process, each allowed after those before.

use std::collections::VecDeque;

use chrono::{DateTime, Utc};

use crate::domain::codes::{Channel, ComplaintState, StepKind};
use crate::domain::complaint::next_states;
use crate::domain::model::ComplaintStep;
use ComplaintState::{CarriedOut, Closed, Offered, Received, Rejected};

/// What a row tells of a complaint's life; the times are in order.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    pub state: Option<ComplaintState>,
    pub received: DateTime<Utc>,
    pub acknowledged: Option<DateTime<Utc>>,
    pub resolved: Option<DateTime<Utc>>,
    pub closed: Option<DateTime<Utc>>,
    /// How the customer is spoken to.
    pub channel: Channel,
}

/// Why no life can be made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Impossible {
    /// It is said to be finished, but not when.
    NoEnd(ComplaintState),
    /// There is a time of the end, but it is said to be still open.
    NotEnded(ComplaintState),
}

/// The steps from the receipt to the state in which it is. `reason`: the note of a
/// rejection, which needs one.
pub fn steps(told: &Told, reason: &str) -> Result<Vec<ComplaintStep>, Impossible> {
    let state = told.state.unwrap_or(match (told.resolved, told.closed) {
        (_, Some(_)) => Closed,
        (Some(_), None) => CarriedOut,
        (None, None) => Received,
    });
    if (told.closed.is_some() && !state.is_final())
        || (told.resolved.is_some() && !state.is_resolved())
    {
        return Err(Impossible::NotEnded(state));
    }
    if state.is_resolved() && told.closed.or(told.resolved).is_none() {
        return Err(Impossible::NoEnd(state));
    }
    // A rejection or a duplicate is resolved and closed at once.
    let resolved = told.resolved.or(told.closed);
    let closed = told.closed.or(told.resolved);
    // Work began when it was acknowledged, as far as anybody knows.
    let begun = told
        .acknowledged
        .filter(|at| resolved.is_none_or(|resolved| *at <= resolved))
        .unwrap_or(told.received);
    let mut steps: Vec<ComplaintStep> = Vec::new();
    for next in way_to(state) {
        let at = match next {
            Received => told.received,
            last if last.is_final() => closed.unwrap_or(begun),
            CarriedOut | Offered | ComplaintState::Accepted => resolved.unwrap_or(begun),
            _ => begun,
        };
        let mut step = ComplaintStep::into_state(0, next, at);
        // An offer is made by telling it, and so is a rejection.
        step.told = matches!(next, Offered | Rejected).then_some(told.channel);
        if next == Rejected {
            reason.clone_into(&mut step.note);
        }
        steps.push(step);
    }
    if let Some(at) = told.acknowledged {
        let behind = steps.iter().skip(1).position(|step| step.at >= at);
        let mut step = ComplaintStep::of(0, StepKind::Acknowledged, at);
        step.told = Some(told.channel);
        steps.insert(behind.map_or(steps.len(), |i| i + 1), step);
    }
    Ok(steps)
}

/// The shortest allowed way from the receipt to a state.
fn way_to(state: ComplaintState) -> Vec<ComplaintState> {
    let mut ways = VecDeque::from([vec![Received]]);
    while let Some(way) = ways.pop_front() {
        let Some(last) = way.last().copied().filter(|last| *last != state) else { return way };
        for next in next_states(last).iter().filter(|next| !way.contains(next)) {
            ways.push_back([way.as_slice(), &[*next]].concat());
        }
    }
    vec![Received]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::Code;
    use crate::domain::complaint::{check_step, life};

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + hour * 3600, 0).unwrap()
    }

    fn told(state: Option<ComplaintState>) -> Told {
        Told {
            state,
            received: at(0),
            acknowledged: None,
            resolved: None,
            closed: None,
            channel: Channel::Phone,
        }
    }

    #[test]
    fn every_state_with_every_set_of_times_gives_an_allowed_life_or_a_reason() {
        let mut made = 0;
        for state in ComplaintState::ALL {
            for times in 0..27 {
                let time = |digit: i64, hours: [i64; 2]| match digit {
                    0 => None,
                    n => Some(at(hours[usize::try_from(n - 1).unwrap()])),
                };
                let row = Told {
                    acknowledged: time(times % 3, [0, 7]),
                    resolved: time(times / 3 % 3, [5, 0]),
                    closed: time(times / 9, [7, 5]),
                    ..told(Some(*state))
                };
                let Ok(steps) = steps(&row, "Grund") else { continue };
                made += 1;
                for (i, step) in steps.iter().enumerate() {
                    // A time after the end is sorted out before (see `in_order`).
                    let late = row.acknowledged > row.closed.or(row.resolved);
                    let checked = check_step(row.received, &steps[..i], step);
                    assert!(checked == Ok(()) || late, "{row:?} {i} {checked:?}");
                }
                let standing = life(&steps);
                assert_eq!(standing.state, *state);
                assert_eq!(standing.acknowledged_at, row.acknowledged);
                if state.is_final() {
                    assert_eq!(standing.closed_at, row.closed.or(row.resolved));
                }
                if matches!(state, CarriedOut | Closed) {
                    assert_eq!(standing.resolved_at, row.resolved.or(row.closed));
                }
            }
        }
        assert!(made > 60, "{made}");
    }

    #[test]
    fn times_alone_say_where_it_stands() {
        let stands = |row: Told| life(&steps(&row, "").unwrap()).state;
        assert_eq!(stands(told(None)), Received);
        assert_eq!(stands(Told { resolved: Some(at(2)), ..told(None) }), CarriedOut);
        assert_eq!(stands(Told { closed: Some(at(2)), ..told(None) }), Closed);
    }

    #[test]
    fn an_end_without_its_time_and_a_time_without_its_end_are_impossible() {
        for state in [Closed, Rejected, ComplaintState::Duplicate, CarriedOut] {
            assert_eq!(steps(&told(Some(state)), ""), Err(Impossible::NoEnd(state)));
        }
        let row = Told { closed: Some(at(2)), ..told(Some(CarriedOut)) };
        assert_eq!(steps(&row, ""), Err(Impossible::NotEnded(CarriedOut)));
        let row = Told { resolved: Some(at(2)), ..told(Some(Offered)) };
        assert_eq!(steps(&row, ""), Err(Impossible::NotEnded(Offered)));
    }
}
