//! What the business has to do for itself: tasks that come back.

use chrono::{Days, NaiveDate, TimeDelta};

use super::Demo;
use super::rng::Rng;
use crate::domain::codes::{Priority, TaskKind};
use crate::domain::model::{Due, Task};
use crate::domain::recurrence::Recurrence;

/// Title, stored rule, and whether the last time was missed.
const ROUTINE: &[(&str, &str, bool)] = &[
    ("Kasse abschließen", "weekdays", false),
    ("Röstplan der Woche schreiben", "weeks 1 mon", false),
    ("Rohkaffee nachbestellen", "days 10", false),
    ("Wiederverkäufer anrufen", "weeks 2 thu", false),
    ("Umsatzsteuer-Voranmeldung", "months 1 day 10", false),
    ("Mieten der Maschinen abrechnen", "months 1 last", true),
    ("Feuerlöscher prüfen lassen", "years 2 day 3-1", false),
    ("Weihnachtskarten bestellen", "years 1 day 11-2", false),
];

/// Days back in which a routine has been done.
const WEEKS_DONE: u64 = 28;

/// Open and done tasks without a customer.
pub(super) fn tasks(demo: &Demo) -> Vec<Task> {
    let mut rng = Rng::new(demo.spec.seed ^ 0x0F_F1CE, 0);
    let mut tasks = Vec::new();
    for (title, stored, missed) in ROUTINE {
        let Some(rule) = Recurrence::from_stored(stored) else { continue };
        let day_before = |days| demo.today.checked_sub_days(Days::new(days)).unwrap_or(demo.today);
        // What was done in the last weeks, then the next one.
        let mut on = day_before(WEEKS_DONE);
        let assignee = demo.rep(&mut rng);
        while let Some(next) = rule.next_after(on) {
            let done = next < demo.today && !*missed;
            let mut task = routine(title, stored, next, &assignee);
            if done {
                task.done_at = Some(Demo::at(next, rng.between(16 * 60, 17 * 60)));
                task.recurrence = String::new();
            }
            tasks.push(task);
            if !done {
                break;
            }
            on = next;
        }
    }
    tasks.extend(appointments(demo));
    tasks
}

fn routine(title: &str, stored: &str, on: NaiveDate, assignee: &str) -> Task {
    let mut task = Task::new(title, TaskKind::Task);
    task.due = Some(Due::Date(on));
    task.recurrence = stored.to_owned();
    task.assignee = assignee.to_owned();
    task.origin = "manual".into();
    task
}

/// Two of today that overlap, one of tomorrow that goes on into the night.
fn appointments(demo: &Demo) -> Vec<Task> {
    let appointment = |title: &str, days, from, minutes, place: &str| {
        let mut task = Task::new(title, TaskKind::Appointment);
        let begins = Demo::at(demo.today + TimeDelta::days(days), from);
        task.due = Some(Due::At(begins));
        task.ends_at = Some(begins + TimeDelta::minutes(minutes));
        task.place = place.to_owned();
        task.assignee.clone_from(&demo.spec.me);
        task.origin = "manual".into();
        task
    };
    let mut coffee = appointment("Verkostung der neuen Ernte", 0, 14 * 60, 90, "Rösterei");
    coffee.priority = Priority::High;
    vec![
        coffee,
        appointment("Gespräch mit dem Paketdienst", 0, 15 * 60, 45, "Videogespräch"),
        appointment("Lange Kaffeenacht", 1, 19 * 60, 360, "Schulungsraum"),
    ]
}
