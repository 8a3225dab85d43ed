//! Ticking tasks: what is done, what comes back, and what is asked.

use super::effects::clean;
use super::{APP, App};
use crate::domain::codes::{Code, Verdict};
use crate::domain::model::{MEASURE_CHECK, Task};
use crate::domain::planning;
use crate::input::{Action, Context};
use crate::popup::effect::Told;
use crate::popup::{Effect, Item, MenuPopup, Popup};
use crate::store::api::{Action as StoreAction, Change};
use crate::store::request::{Request, Slot};
use crate::tr;

/// The task asks whether the measure of a complaint has worked.
fn is_check(task: &Task) -> bool {
    task.origin == MEASURE_CHECK && task.complaint_id.is_some()
}

impl App {
    /// Done, with what follows from it, as one action; or open again.
    pub(super) fn tick(&mut self, task: Task, done: bool) {
        if done && is_check(&task) {
            self.ask_whether_it_worked(task);
            return;
        }
        let s = &self.session;
        let title = clean(&task.title);
        let undo = s.key_for(Context::List, Action::Undo);
        let told = match self.follows(&task).first().filter(|_| done) {
            None if done => tr!(s.i18n, "told-ticked", title = title, key = undo),
            None => tr!(s.i18n, "told-reopened", title = title, key = undo),
            Some(next) => {
                let date = next.due.map(|due| s.due_label(due)).unwrap_or_default();
                let comes_back = !task.recurrence.is_empty();
                let key =
                    if comes_back { "agenda-told-comes-back" } else { "agenda-told-checked-on" };
                tr!(s.i18n, key, title = title, date = date, key = undo)
            }
        };
        self.save_ticked(vec![task], done, told);
    }

    /// Several at once. Questions about measures stay: each wants its own answer.
    pub(super) fn tick_all(&mut self, tasks: Vec<Task>) {
        let (asked, tasks): (Vec<Task>, Vec<Task>) = tasks.into_iter().partition(is_check);
        let s = &self.session;
        let undo = s.key_for(Context::List, Action::Undo);
        let left = tr!(s.i18n, "agenda-told-asked", count = asked.len());
        if tasks.is_empty() {
            self.tell(Told::plain(left));
            return;
        }
        let mut told = tr!(s.i18n, "agenda-told-ticked", count = tasks.len(), key = undo);
        if !asked.is_empty() {
            told = format!("{told} {left}");
        }
        self.save_ticked(tasks, true, told);
    }

    /// What a ticked task leaves to do: its repetition, the check of a measure.
    fn follows(&self, task: &Task) -> Vec<Task> {
        let s = &self.session;
        let title = tr!(s.i18n, "agenda-check-title", title = task.title.as_str());
        let next = planning::next_of(task, s.today(), s.tz);
        next.into_iter().chain(planning::check_of(task, &title, s.today())).collect()
    }

    fn save_ticked(&mut self, tasks: Vec<Task>, done: bool, told: String) {
        let subject = if let [one] = tasks.as_slice() {
            one.title.clone()
        } else {
            tr!(self.session.i18n, "agenda-tasks", count = tasks.len())
        };
        let mut changes = Vec::new();
        for task in tasks {
            let follows = if done { self.follows(&task) } else { Vec::new() };
            let mut new = Box::new(task.clone());
            new.done_at = done.then_some(self.session.now);
            changes.push(Change::Task { base: Some(Box::new(task)), new });
            changes.extend(
                follows.into_iter().map(|new| Change::Task { base: None, new: Box::new(new) }),
            );
        }
        let action = StoreAction { what: "tick", subject, changes, draft: None };
        self.one(APP, Effect::Save(Box::new(action), Told::good(told)));
    }

    /// Yes, partly, no; leaving the menu means: not yet.
    fn ask_whether_it_worked(&mut self, task: Task) {
        let s = &self.session;
        let task = Box::new(task);
        let items = [Verdict::Yes, Verdict::Partly, Verdict::No]
            .into_iter()
            .map(|verdict| {
                let label = tr!(s.i18n, &verdict.message());
                Item::new(label, Effect::MeasureChecked(task.clone(), verdict))
            })
            .collect();
        let title = tr!(s.i18n, "agenda-check-question", title = clean(&task.title));
        self.one(APP, Effect::Popup(Box::new(Popup::Menu(MenuPopup::new(title, items)))));
    }

    pub(super) fn measure_checked(&mut self, task: Box<Task>, verdict: Verdict) {
        let i18n = &self.session.i18n;
        let word = tr!(i18n, &verdict.message());
        let told = tr!(i18n, "agenda-told-verdict", title = clean(&task.title), verdict = word);
        let ticket = self.ask(APP, Slot::Write, Request::MeasureChecked { task, verdict });
        self.writes.insert(ticket, Told::good(told));
    }
}
