//! Planning a day: moving what is due, what follows when something is done, and
//! appointments that lie over each other. Pure: no store, no screen, no clock.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use super::codes::{Priority, TaskKind};
use super::dates::When;
use super::model::{Due, Id, MEASURE, MEASURE_CHECK, Meta, Task};
use super::recurrence::Recurrence;
use super::worktime::WorkCalendar;

/// After so many days it is asked whether a prevention measure has worked.
pub const CHECK_AFTER: Days = Days::new(30);
/// An appointment without an end is taken to last so long.
const USUAL_LENGTH: TimeDelta = TimeDelta::minutes(30);

/// A new task of a day, of whoever plans it.
pub fn planned(customer_id: Option<Id>, day: NaiveDate, assignee: String) -> Task {
    let kind = if customer_id.is_some() { TaskKind::FollowUp } else { TaskKind::Task };
    let due = Some(Due::Date(day));
    Task { customer_id, due, assignee, origin: "manual".to_owned(), ..Task::new("", kind) }
}

/// The day from which a task is moved: its own, but never one that has passed.
fn base(task: &Task, today: NaiveDate, tz: Tz) -> NaiveDate {
    task.due.map_or(today, |due| When::of_due(due, tz).date.max(today))
}

/// The day after that of the task; of one that is late or undated, tomorrow.
pub fn a_day_later(task: &Task, today: NaiveDate, tz: Tz) -> NaiveDate {
    let day = base(task, today, tz);
    day.succ_opt().unwrap_or(day)
}

/// The first working day of the week after that of the task; in a business that
/// never opens its Monday.
pub fn next_week(task: &Task, today: NaiveDate, tz: Tz, calendar: &WorkCalendar) -> NaiveDate {
    let day = base(task, today, tz);
    let ahead = Days::new(7 - u64::from(day.weekday().num_days_from_monday()));
    let Some(monday) = day.checked_add_days(ahead) else { return day };
    let open = monday.iter_days().take(7).find(|day| calendar.is_working_day(*day));
    open.unwrap_or(monday)
}

/// The task at another time. Without a time in the words it keeps its own; its end
/// moves along.
#[must_use]
pub fn moved(task: &Task, to: When, tz: Tz) -> Task {
    let before = task.due.map(|due| When::of_due(due, tz));
    let time = to.time.or_else(|| before.and_then(|when| when.time));
    let due = When { time, ..to }.due(tz);
    let ends_at = match (task.due, due, task.ends_at) {
        (Some(Due::At(was)), Due::At(at), Some(end)) => Some(at + (end - was)),
        (_, _, end) => end,
    };
    Task { due: Some(due), ends_at, ..task.clone() }
}

/// The repetition that follows when a recurring task is done; `None`: it recurs no
/// more, or never did.
pub fn next_of(task: &Task, today: NaiveDate, tz: Tz) -> Option<Task> {
    let rule = Recurrence::from_stored(&task.recurrence)?;
    let due = task.due.map_or(today, |due| When::of_due(due, tz).date);
    let next = rule.next_open(due, today)?;
    let again = moved(task, When::day(next), tz);
    Some(Task { meta: Meta::default(), done_at: None, contact_id: None, ..again })
}

/// The question whether a prevention measure has worked, put later; `title` is in
/// the language of whoever did it.
pub fn check_of(measure: &Task, title: &str, today: NaiveDate) -> Option<Task> {
    if measure.origin != MEASURE || measure.complaint_id.is_none() {
        return None;
    }
    let due = today.checked_add_days(CHECK_AFTER)?;
    Some(Task {
        due: Some(Due::Date(due)),
        customer_id: measure.customer_id,
        complaint_id: measure.complaint_id,
        assignee: measure.assignee.clone(),
        origin: MEASURE_CHECK.to_owned(),
        ..Task::new(title, TaskKind::FollowUp)
    })
}

/// Normal, high, low, and again.
pub fn next_priority(priority: Priority) -> Priority {
    match priority {
        Priority::Normal => Priority::High,
        Priority::High => Priority::Low,
        Priority::Low => Priority::Normal,
    }
}

/// When an appointment begins and ends; `None` for what has no time, and for what is
/// no appointment.
pub fn span(task: &Task) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    match task.due {
        Some(Due::At(from)) if task.kind == TaskKind::Appointment && task.done_at.is_none() => {
            let end = task.ends_at.filter(|end| *end > from);
            Some((from, end.unwrap_or(from + USUAL_LENGTH)))
        }
        _ => None,
    }
}

/// Whether two appointments of the same person lie over each other.
pub fn collide(a: &Task, b: &Task) -> bool {
    a.meta.id != b.meta.id
        && a.assignee == b.assignee
        && span(a).zip(span(b)).is_some_and(|(a, b)| a.0 < b.1 && b.0 < a.1)
}

/// Appointments that lie over another one of the same person.
pub fn collisions<'a>(tasks: impl Iterator<Item = &'a Task>) -> BTreeSet<Id> {
    let mut spans: Vec<_> = tasks
        .filter_map(|task| span(task).map(|(from, to)| (&task.assignee, from, to, task.meta.id)))
        .collect();
    spans.sort_unstable();
    let mut found = BTreeSet::new();
    // Of one person by their beginning: only the one that ends last can reach further.
    let mut longest: Option<(&String, DateTime<Utc>, Id)> = None;
    for (who, from, to, id) in spans {
        match longest {
            Some((same, end, before)) if same == who => {
                if from < end && before != id {
                    found.extend([before, id]);
                }
                if to > end {
                    longest = Some((who, to, id));
                }
            }
            _ => longest = Some((who, to, id)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::settings::Settings;
    use chrono_tz::Europe::Berlin;
    use rstest::rstest;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        super::super::dates::to_instant(text.parse().unwrap(), Berlin).0
    }

    fn on(date: &str) -> Task {
        Task { due: Some(Due::Date(day(date))), ..Task::new("Anruf", TaskKind::FollowUp) }
    }

    #[rstest]
    // A Saturday; Monday is 23 November.
    #[case("2026-11-10", "2026-11-22", "2026-11-23")]
    #[case("2026-11-21", "2026-11-22", "2026-11-23")]
    #[case("2026-11-23", "2026-11-24", "2026-11-30")]
    #[case("2026-11-29", "2026-11-30", "2026-11-30")]
    // The Monday after is Easter Monday.
    #[case("2027-03-24", "2027-03-25", "2027-03-30")]
    fn a_key_moves_to_the_next_day_and_to_the_next_week(
        #[case] due: &str,
        #[case] tomorrow: &str,
        #[case] week: &str,
    ) {
        let calendar = WorkCalendar::of(&Settings::default());
        let today = day("2026-11-21");
        assert_eq!(a_day_later(&on(due), today, Berlin), day(tomorrow));
        assert_eq!(next_week(&on(due), today, Berlin, &calendar), day(week));
    }

    #[test]
    fn what_has_no_date_moves_from_today_and_a_closed_business_still_has_mondays() {
        let task = Task::new("irgendwann", TaskKind::Wish);
        let today = day("2026-11-21");
        assert_eq!(a_day_later(&task, today, Berlin), day("2026-11-22"));
        let never = Settings { hours: Default::default(), ..Settings::default() };
        let calendar = WorkCalendar::of(&never);
        assert_eq!(next_week(&task, today, Berlin, &calendar), day("2026-11-23"));
    }

    #[test]
    fn an_appointment_keeps_its_time_and_length_over_the_change_of_the_clocks() {
        let task = Task {
            due: Some(Due::At(at("2026-10-24T09:00:00"))),
            ends_at: Some(at("2026-10-24T10:30:00")),
            ..Task::new("Termin", TaskKind::Appointment)
        };
        let moved_to = moved(&task, When::day(day("2026-10-26")), Berlin);
        assert_eq!(moved_to.due, Some(Due::At(at("2026-10-26T09:00:00"))));
        assert_eq!(moved_to.ends_at, Some(at("2026-10-26T10:30:00")));
        let later = moved(&task, When::at("2026-10-24T14:00:00".parse().unwrap()), Berlin);
        assert_eq!(later.ends_at, Some(at("2026-10-24T15:30:00")));
    }

    #[rstest]
    #[case("weeks 1 mon", "2026-11-16", Some("2026-11-23"))]
    // Done on its day: not again on the same day.
    #[case("days 1", "2026-11-21", Some("2026-11-22"))]
    #[case("weekdays", "2026-11-18", Some("2026-11-23"))]
    // Missed for weeks: that of today is left, not fifty.
    #[case("days 1", "2026-10-01", Some("2026-11-21"))]
    #[case("months 1 last", "2026-10-31", Some("2026-11-30"))]
    // Done ahead of time, the next one is after it.
    #[case("weeks 1 mon", "2026-11-23", Some("2026-11-30"))]
    #[case("days 1 until 2026-11-21", "2026-11-21", None)]
    #[case("", "2026-11-21", None)]
    #[case("nonsense", "2026-11-21", None)]
    fn a_recurring_task_comes_back_once_and_what_was_missed_does_not(
        #[case] rule: &str,
        #[case] due: &str,
        #[case] next: Option<&str>,
    ) {
        let task = Task { recurrence: rule.to_owned(), ..on(due) };
        let found = next_of(&task, day("2026-11-21"), Berlin);
        assert_eq!(found.as_ref().and_then(|t| t.due), next.map(|d| Due::Date(day(d))));
        assert!(found.is_none_or(|t| t.meta.id == 0 && t.recurrence == rule));
    }

    #[test]
    fn a_measure_is_checked_a_month_later_and_nothing_else_is() {
        let measure = Task {
            origin: MEASURE.to_owned(),
            complaint_id: Some(7),
            assignee: "bert".to_owned(),
            ..on("2026-11-20")
        };
        let check = check_of(&measure, "Wirkt es?", day("2026-11-21")).unwrap();
        assert_eq!(check.due, Some(Due::Date(day("2026-12-21"))));
        assert_eq!((check.origin.as_str(), check.complaint_id), (MEASURE_CHECK, Some(7)));
        assert_eq!(check.assignee, "bert");
        assert_eq!(check_of(&on("2026-11-20"), "", day("2026-11-21")), None);
        assert_eq!(check_of(&check, "", day("2026-11-21")), None);
    }

    #[test]
    fn appointments_of_one_person_over_each_other_are_found() {
        let appointment = |id: Id, who: &str, from: &str, to: Option<&str>| Task {
            meta: Meta { id, ..Meta::default() },
            due: Some(Due::At(at(&format!("2026-11-23T{from}:00")))),
            ends_at: to.map(|to| at(&format!("2026-11-23T{to}:00"))),
            assignee: who.to_owned(),
            ..Task::new("Termin", TaskKind::Appointment)
        };
        let tasks = [
            appointment(1, "anna", "09:00", Some("12:00")),
            appointment(2, "anna", "09:30", None),
            appointment(3, "anna", "11:45", Some("12:30")),
            // Touches, does not overlap.
            appointment(4, "anna", "12:30", Some("13:00")),
            appointment(5, "bert", "09:00", Some("12:00")),
            Task { kind: TaskKind::Task, ..appointment(6, "bert", "09:00", None) },
        ];
        assert_eq!(collisions(tasks.iter()), BTreeSet::from([1, 2, 3]));
        assert!(collide(&tasks[0], &tasks[1]) && !collide(&tasks[0], &tasks[4]));
        assert!(!collide(&tasks[0], &tasks[0]));
        for a in &tasks {
            let any = tasks.iter().any(|b| collide(a, b));
            assert_eq!(any, collisions(tasks.iter()).contains(&a.meta.id));
        }
    }
}
