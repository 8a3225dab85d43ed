//! What is to be done: follow-ups, appointments, promises, wishes.

use chrono::{Days, TimeDelta};

use super::rng::Rng;
use super::{Demo, talk::working_day};
use crate::domain::codes::{Priority, Stage, TaskKind};
use crate::domain::model::{Contact, Customer, Due, Task};

/// Of the first customers more is known, so that a small demo shows something in every month.
const SHOWN: u64 = 250;

/// The follow-up of a contact: done, unless it is the last one.
pub(super) fn follow_up(demo: &Demo, contact: &Contact, last: bool, rng: &mut Rng) -> Task {
    let mut task = Task::new(&demo.words.any("follow-ups", rng), TaskKind::FollowUp);
    let on = contact.at.date_naive().checked_add_days(Days::new(rng.between(2, 21)));
    let on = working_day(on.unwrap_or(demo.today));
    task.due = Some(Due::Date(on));
    task.assignee.clone_from(&contact.rep);
    task.origin = "call".into();
    let late = (demo.today - on).num_days();
    if late > 0 && (!last || late > 20) {
        let minutes = rng.between(8 * 60, 17 * 60);
        task.done_at =
            Some(Demo::at(on, minutes).max(contact.at)).filter(|at| *at <= demo.spec.now);
    }
    task
}

/// What else is to be done for a customer.
pub(super) fn tasks(demo: &Demo, index: u64, customer: &Customer, rng: &mut Rng) -> Vec<Task> {
    let mut tasks = Vec::new();
    // Whatever the size: something of each kind, something today, something late.
    if let Some((kind, days)) = certain(index) {
        let mut certain = task(demo, kind, days, rng);
        certain.assignee.clone_from(&demo.spec.me);
        tasks.push(certain);
    }
    if index < SHOWN && index % 5 == 1 {
        tasks.push(promised(demo, index / 5, rng));
    }
    if customer.stage != Some(Stage::Lost) {
        if rng.chance(7) {
            tasks.push(task(demo, TaskKind::Task, offset(rng), rng));
        }
        if rng.chance(4) {
            tasks.push(task(demo, TaskKind::Appointment, rng.between(0, 40).cast_signed(), rng));
        }
        if rng.chance(5) {
            tasks.push(task(demo, TaskKind::Promise, offset(rng), rng));
        }
        if rng.chance(6) {
            tasks.push(wish(demo, rng));
        }
        if rng.chance(14) {
            tasks.push(done(demo, rng));
        }
    }
    tasks
}

/// A promise of the last thirteen months; nearly every one was kept.
fn promised(demo: &Demo, nth: u64, rng: &mut Rng) -> Task {
    let days = (5 + nth * 9 % 390).cast_signed();
    let mut task = task(demo, TaskKind::Promise, 0, rng);
    let due = working_day(demo.today - TimeDelta::days(days));
    task.due = Some(Due::Date(due));
    let late = if nth % 7 == 3 { rng.between(1, 4).cast_signed() } else { 0 };
    let done = Demo::at(due + TimeDelta::days(late), rng.between(8 * 60, 17 * 60));
    task.done_at = Some(done.min(demo.spec.now));
    task
}

/// What somebody wished for at some time; one in four got it.
fn wish(demo: &Demo, rng: &mut Rng) -> Task {
    let mut task = task(demo, TaskKind::Wish, 0, rng);
    let noted = demo.spec.now - TimeDelta::days(rng.between(2, 500).cast_signed());
    task.meta.created_at = Some(noted);
    if rng.chance(25) {
        let after = TimeDelta::days(rng.between(5, 90).cast_signed());
        task.done_at = Some((noted + after).min(demo.spec.now));
    }
    task
}

/// Something that was done in the last months, in time or a little late.
fn done(demo: &Demo, rng: &mut Rng) -> Task {
    let kinds = [TaskKind::Task, TaskKind::Task, TaskKind::Promise, TaskKind::Appointment];
    let kind = rng.pick(&kinds).copied().unwrap_or(TaskKind::Task);
    let days = rng.between(2, 120).cast_signed();
    let mut task = task(demo, kind, -days, rng);
    let late = if rng.chance(80) { 0 } else { rng.between(0, 1).cast_signed() };
    let on = working_day(demo.today + TimeDelta::days(late - days));
    task.done_at = task.ends_at.or(Some(Demo::at(on, rng.between(8 * 60, 17 * 60))));
    task
}

fn certain(index: u64) -> Option<(TaskKind, i64)> {
    match index {
        0 => Some((TaskKind::FollowUp, 0)),
        1 => Some((TaskKind::Appointment, 0)),
        2 => Some((TaskKind::Promise, 0)),
        3 => Some((TaskKind::Wish, 0)),
        4 => Some((TaskKind::Task, 0)),
        9 => Some((TaskKind::FollowUp, -3)),
        12 => Some((TaskKind::Promise, -1)),
        15 => Some((TaskKind::Task, 4)),
        _ => None,
    }
}

/// Days from today: some late, most within weeks.
fn offset(rng: &mut Rng) -> i64 {
    match rng.below(10) {
        0 => -rng.between(1, 14).cast_signed(),
        1..=4 => rng.between(0, 7).cast_signed(),
        _ => rng.between(8, 60).cast_signed(),
    }
}

fn task(demo: &Demo, kind: TaskKind, days: i64, rng: &mut Rng) -> Task {
    let list = match kind {
        TaskKind::Task => "tasks",
        TaskKind::FollowUp => "follow-ups",
        TaskKind::Appointment => "appointments",
        TaskKind::Promise => "promises",
        TaskKind::Wish => "wishes",
    };
    let mut task = Task::new(&demo.words.any(list, rng), kind);
    task.origin = "manual".into();
    task.assignee = demo.rep(rng);
    let priorities = [(Priority::Normal, 80), (Priority::High, 12), (Priority::Low, 8)];
    task.priority = rng.weighted(&priorities).unwrap_or(Priority::Normal);
    let day = demo.today + TimeDelta::days(days);
    match kind {
        TaskKind::Wish => {}
        TaskKind::Appointment => {
            let starts = Demo::at(day, rng.between(9, 16) * 60);
            task.due = Some(Due::At(starts));
            task.ends_at = Some(starts + TimeDelta::minutes(60));
            task.place = if rng.chance(50) { "beim Kunden" } else { "Rösterei" }.into();
        }
        _ => task.due = Some(Due::Date(day)),
    }
    if kind == TaskKind::Promise && rng.chance(50) {
        task.notes = "Am Telefon zugesagt, bitte halten.".into();
    }
    task
}
