//! Working time of a clock that stands still at times, as that of a complaint does
//! while its customer is asked. Knows nothing of why it stands.

use chrono::{DateTime, Utc};

use super::WorkCalendar;

/// From when until when a clock stood still; without an end it does so still.
pub type Pause = (DateTime<Utc>, Option<DateTime<Utc>>);

impl WorkCalendar {
    /// Working seconds of `a..b` outside the pauses, which come in order of their
    /// beginning.
    pub fn work_without(&self, a: DateTime<Utc>, b: DateTime<Utc>, pauses: &[Pause]) -> i64 {
        let mut worked = 0;
        let mut from = a;
        for (begin, end) in pauses {
            worked += self.work_between(from, (*begin).min(b));
            from = from.max(end.unwrap_or(b));
        }
        worked + self.work_between(from, b)
    }

    /// The earliest instant at which `target_s` working seconds outside the pauses
    /// have passed since `a`. `None`: the clock stands still before, and it is not
    /// known until when; or as with [`WorkCalendar::due`].
    pub fn due_without(
        &self,
        a: DateTime<Utc>,
        target_s: i64,
        pauses: &[Pause],
    ) -> Option<DateTime<Utc>> {
        let mut left = target_s;
        let mut from = a;
        for (begin, end) in pauses {
            let running = self.work_between(from, *begin);
            if running >= left {
                break;
            }
            left -= running;
            from = from.max((*end)?);
        }
        self.due(from, left)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::settings::Settings;

    const HOUR: i64 = 3600;

    /// A day and a full hour of the week of Monday, 16 November 2026, in Berlin.
    fn at(day: i64, hour: i64) -> DateTime<Utc> {
        let monday: DateTime<Utc> = "2026-11-15T23:00:00Z".parse().unwrap();
        monday + TimeDelta::hours(day * 24 + hour)
    }

    #[test]
    fn the_time_of_waiting_is_taken_out_and_the_deadline_moves_on() {
        let calendar = WorkCalendar::of(&Settings::default());
        // Waiting from Monday 15:00 to Wednesday 10:00: two, eight and one hours.
        let pauses = [(at(0, 15), Some(at(2, 10)))];
        assert_eq!(calendar.work_without(at(0, 9), at(2, 12), &pauses), 8 * HOUR);
        assert_eq!(calendar.due_without(at(0, 9), 6 * HOUR, &pauses), Some(at(0, 15)));
        assert_eq!(calendar.due_without(at(0, 9), 8 * HOUR, &pauses), Some(at(2, 12)));
        assert_eq!(calendar.work_without(at(2, 12), at(0, 9), &pauses), 0);
    }

    #[test]
    fn while_the_clock_stands_there_is_no_deadline_unless_it_was_reached_before() {
        let calendar = WorkCalendar::of(&Settings::default());
        let waiting = [(at(0, 15), None)];
        assert_eq!(calendar.due_without(at(0, 9), 6 * HOUR, &waiting), Some(at(0, 15)));
        assert_eq!(calendar.due_without(at(0, 9), 6 * HOUR + 1, &waiting), None);
        assert_eq!(calendar.work_without(at(0, 9), at(4, 12), &waiting), 6 * HOUR);
    }

    proptest! {
        #[test]
        fn a_deadline_with_pauses_uses_up_its_time(
            start in 0..200_i64,
            gaps in prop::collection::vec((0..60_i64, 0..60_i64), 0..4),
            target in 1..80 * HOUR,
        ) {
            let calendar = WorkCalendar::of(&Settings::default());
            let mut hour = start - 20;
            let pauses: Vec<Pause> = gaps
                .iter()
                .map(|(run, stand)| {
                    let begin = hour + run;
                    hour = begin + stand;
                    (at(0, begin), Some(at(0, hour)))
                })
                .collect();
            let due = calendar.due_without(at(0, start), target, &pauses).unwrap();
            prop_assert_eq!(calendar.work_without(at(0, start), due, &pauses), target);
            let before = due - TimeDelta::seconds(1);
            prop_assert_eq!(calendar.work_without(at(0, start), before, &pauses), target - 1);
        }
    }
}
