//! What is done to one task or to several at once, as one action: another day,
//! another person, another priority. Builds the action; the app saves it.

use chrono::NaiveDate;

use crate::domain::codes::Code;
use crate::domain::dates::When;
use crate::domain::model::Task;
use crate::domain::planning;
use crate::domain::worktime::Closed;
use crate::input::{Action, Context};
use crate::popup::effect::{Prompt, Told};
use crate::popup::{Effect, Item, MenuPopup, Popup, PromptPopup};
use crate::session::Session;
use crate::store::api::{Action as StoreAction, Change};
use crate::tr;
use crate::ui::text;

/// What a message calls these tasks: the title of one, the number of several.
pub fn name(tasks: &[Task], s: &Session) -> String {
    if let [one] = tasks {
        text::clean(&one.title).into_owned()
    } else {
        tr!(s.i18n, "agenda-tasks", count = tasks.len())
    }
}

/// Saves the changed tasks as one action, to be undone as one.
fn save(
    what: &'static str,
    tasks: &[Task],
    told: String,
    change: impl Fn(&Task) -> Task,
    s: &Session,
) -> Effect {
    let changes = tasks
        .iter()
        .map(|task| Change::Task {
            base: Some(Box::new(task.clone())),
            new: Box::new(change(task)),
        })
        .collect();
    let subject = name(tasks, s);
    Effect::Save(Box::new(StoreAction { what, subject, changes, draft: None }), Told::good(told))
}

/// Why a day is a bad one for an appointment, in a few words.
pub fn closed_remark(day: NaiveDate, s: &Session) -> Option<String> {
    Some(match s.calendar.closed(day)? {
        Closed::Holiday(holiday) => s.i18n.text(&holiday.message()).into_owned(),
        Closed::ClosingDay | Closed::Weekday => tr!(s.i18n, "agenda-closed"),
    })
}

/// Moves each task to the day that is found for it.
pub fn move_each(tasks: &[Task], to: impl Fn(&Task) -> When, s: &Session) -> Effect {
    let moved = |task: &Task| planning::moved(task, to(task), s.tz);
    let mut days: Vec<_> = tasks.iter().filter_map(|task| moved(task).due).collect();
    days.dedup();
    let told = if let [due] = days.as_slice() {
        let date = s.due_label(*due);
        let told = tr!(s.i18n, "told-postponed", title = name(tasks, s), date = date);
        match closed_remark(s.due_day(*due), s) {
            Some(closed) => tr!(s.i18n, "agenda-told-closed", told = told, closed = closed),
            None => told,
        }
    } else {
        tr!(s.i18n, "agenda-told-moved", count = tasks.len())
    };
    save("postpone", tasks, told, moved, s)
}

/// By one key: a day later, or into the next week.
pub fn move_by_key(tasks: &[Task], action: Action, s: &Session) -> Effect {
    let to = |task: &Task| {
        When::day(if action == Action::PostponeWeek {
            planning::next_week(task, s.today(), s.tz, &s.calendar)
        } else {
            planning::a_day_later(task, s.today(), s.tz)
        })
    };
    move_each(tasks, to, s)
}

/// The question for a new date.
pub fn ask_for_day(tasks: Vec<Task>, s: &Session) -> Effect {
    let title = tr!(s.i18n, "prompt-postpone", title = name(&tasks, s));
    let prompt = PromptPopup::new(title, Prompt::Postpone(tasks), "");
    Effect::Popup(Box::new(Popup::Prompt(prompt)))
}

/// Everybody to whom the tasks can be given, myself first.
pub fn hand_over(tasks: &[Task], s: &Session) -> Effect {
    let mine = s.who.login.clone();
    let others = s.shared.users.iter().filter(|user| **user != mine).cloned();
    let to = |login: String, label: String| {
        let told = if login.is_empty() {
            tr!(s.i18n, "agenda-told-free", title = name(tasks, s))
        } else {
            tr!(s.i18n, "agenda-told-handed", title = name(tasks, s), name = label.as_str())
        };
        let change = |task: &Task| Task { assignee: login.clone(), ..task.clone() };
        Item::new(label, save("hand-over", tasks, told, change, s))
    };
    let mut items = Vec::new();
    for login in std::iter::once(mine.clone()).chain(others) {
        let label = text::clean(&login).into_owned();
        items.push(to(login, label));
    }
    items.push(to(String::new(), tr!(s.i18n, "agenda-nobody")));
    let title = tr!(s.i18n, "agenda-hand-over", title = name(tasks, s));
    Effect::Popup(Box::new(Popup::Menu(MenuPopup::new(title, items))))
}

/// The next priority of the first one, for all of them.
pub fn urgency(tasks: &[Task], s: &Session) -> Option<Effect> {
    let priority = planning::next_priority(tasks.first()?.priority);
    let word = tr!(s.i18n, &priority.message());
    let told = tr!(s.i18n, "agenda-told-urgency", title = name(tasks, s), priority = word);
    let change = |task: &Task| Task { priority, ..task.clone() };
    Some(save("urgency", tasks, told, change, s))
}

/// What can be done to these tasks, as a menu with the keys that do it at once.
pub fn actions_menu(tasks: &[Task], s: &Session) -> Effect {
    let actions = [
        Action::Tick,
        Action::Postpone,
        Action::PostponeDay,
        Action::PostponeWeek,
        Action::HandOver,
        Action::Urgency,
        Action::Delete,
    ];
    let items = actions
        .iter()
        .map(|action| {
            let label = tr!(s.i18n, &format!("action-{}", action.name()));
            Item::new(label, Effect::Act(*action)).hint(s.key_for(Context::Tasks, *action))
        })
        .collect();
    Effect::Popup(Box::new(Popup::Menu(MenuPopup::new(name(tasks, s), items))))
}
