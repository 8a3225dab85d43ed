//! The form of a task, follow-up, appointment, promise or wish.

use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use super::values::{Fill, Read, customer_value, print_instant};
use super::{FieldError, Form, FormEnv, Values};
use crate::domain::codes::{Priority, TaskKind};
use crate::domain::dates::{Looking, parse_when};
use crate::domain::fields::TASK;
use crate::domain::model::{Due, Task};
use crate::domain::recurrence::Recurrence;

/// The word that drafts of it are kept under.
pub const NAME: &str = "task";

/// Nothing on one page of a calendar lasts longer.
const LONGEST: TimeDelta = TimeDelta::days(180);

/// The form, filled with these values.
pub fn form(values: &Values, env: &FormEnv<'_>) -> Form {
    let mut form = Form::new(NAME, TASK, values, env.i18n);
    form.follow_up = Some("due");
    form
}

/// The values of a task. `customer`: the name on screen of its customer.
pub fn task_to_values(task: &Task, customer: &str, env: &FormEnv<'_>) -> Values {
    let lang = env.i18n.lang();
    let mut fill = Fill(Values::new());
    fill.text("task_title", &task.title);
    fill.due("due", task.due, env.tz, lang);
    fill.code("task_kind", Some(task.kind));
    if let Some(id) = task.customer_id {
        fill.text("customer", &customer_value(id, customer));
    }
    fill.text("assignee", &task.assignee);
    fill.code("priority", Some(task.priority));
    fill.text("ends", &task.ends_at.map_or(String::new(), |at| print_instant(at, env)));
    fill.text("place", &task.place);
    fill.text("repeats", &repeats_in_words(&task.recurrence, env));
    fill.text("notes", &task.notes);
    fill.0
}

/// The task that these values make of `base`; it needs a title.
pub fn task_from_values(
    base: &Task,
    values: &Values,
    env: &FormEnv<'_>,
) -> (Task, Vec<FieldError>) {
    let mut read = Read::new(values, env);
    let due = read.due("due", base.due);
    let task = Task {
        title: read.text("task_title").to_owned(),
        due,
        ends_at: ends_at(&mut read, base, due),
        kind: read.code("task_kind").unwrap_or(TaskKind::Task),
        customer_id: read.customer("customer"),
        assignee: read.text("assignee").to_owned(),
        priority: read.code("priority").unwrap_or(Priority::Normal),
        place: read.text("place").to_owned(),
        recurrence: recurrence(&mut read, base, due),
        notes: read.text("notes").to_owned(),
        ..base.clone()
    };
    if task.title.is_empty() {
        read.wrong("task_title", "form-error-required");
    }
    (task, read.errors)
}

/// Over midnight a time alone may end what began the evening before, but not longer.
const OVER_NIGHT: TimeDelta = TimeDelta::hours(12);

/// The end: a time alone (`10:30`) means the one that follows the beginning.
fn ends_at(read: &mut Read<'_>, base: &Task, due: Option<Due>) -> Option<DateTime<Utc>> {
    let typed = read.text("ends");
    if typed.is_empty() {
        return None;
    }
    if base.ends_at.is_some_and(|at| print_instant(at, read.env) == typed) {
        return base.ends_at;
    }
    let start = match due {
        Some(Due::At(at)) => at.with_timezone(&read.env.tz).naive_local(),
        Some(Due::Date(date)) => date.and_time(NaiveTime::MIN),
        None => read.env.now,
    };
    let tz = read.env.tz;
    let told = |from: NaiveDateTime| parse_when(typed, from, Looking::Ahead).map(|w| w.due(tz));
    let same_day = told(start.date().and_time(NaiveTime::MIN));
    let message = match told(start) {
        // 14:00 to 13:00 is a slip of the finger and no appointment of a day and a night.
        Ok(Due::At(end))
            if matches!((due, same_day), (Some(Due::At(from)), Ok(Due::At(same)))
                if same < from && end - from > OVER_NIGHT) =>
        {
            "form-error-ends-before"
        }
        // A day before the beginning, given without its year, would be next year's.
        Ok(Due::At(end)) if matches!(due, Some(Due::At(from)) if end < from || end - from > LONGEST) => {
            "form-error-ends-before"
        }
        Ok(Due::At(end)) => return Some(end),
        Ok(Due::Date(_)) => "form-error-ends-time",
        Err(error) => error.message(),
    };
    read.wrong("ends", message);
    base.ends_at
}

/// How often it comes back, as it is typed and read again. A rule that this program
/// does not know stands as it is stored.
fn repeats_in_words(stored: &str, env: &FormEnv<'_>) -> String {
    match Recurrence::from_stored(stored) {
        Some(recurrence) => recurrence.words(env.i18n),
        None => stored.to_owned(),
    }
}

/// The rule by which it comes back, in its stored form; it needs a first time.
fn recurrence(read: &mut Read<'_>, base: &Task, due: Option<Due>) -> String {
    let typed = read.text("repeats");
    if typed.is_empty() {
        return String::new();
    }
    let Some(due) = due else {
        // A date that cannot be read is asked for already.
        if !read.errors.iter().any(|error| error.key == "due") {
            read.wrong("due", "form-error-repeats-due");
        }
        return base.recurrence.clone();
    };
    if repeats_in_words(&base.recurrence, read.env) == typed && base.due == Some(due) {
        return base.recurrence.clone();
    }
    let first = match due {
        Due::Date(day) => day,
        Due::At(at) => at.with_timezone(&read.env.tz).date_naive(),
    };
    match Recurrence::parse(typed, first) {
        Ok(recurrence) => recurrence.stored(),
        Err(error) => {
            read.errors.push(FieldError::new("repeats", error.sentence(read.env.i18n)));
            base.recurrence.clone()
        }
    }
}
