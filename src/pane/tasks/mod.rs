//! Tab 4: the day. What is overdue, due today and in the next seven days, promises,
//! complaints, birthdays, and whom to call; above it the load of the days to come.
//! The lists of all open and all done tasks are behind the filter.

mod board;
mod calendar;
mod keys;
mod menus;
mod rows;
mod view;

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveTime};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::board::{Board, Entry, EntryRef, Part};
use self::calendar::Calendar;
use super::Pane;
use super::card::CardView;
use super::window::{PAGE, Row, Window};
use crate::domain::dates::to_instant;
use crate::domain::model::{Id, Task};
use crate::domain::planning;
use crate::domain::views::{
    AGENDA_ROWS, AgendaFilter, ComplaintFilter, ComplaintRow, Seek, TaskFilter, TaskRow,
};
use crate::input::{Action, Context};
use crate::popup::Effect;
use crate::popup::effect::PaneMessage;
use crate::session::Session;
use crate::store::request::{Reply, Request, Slot};
use crate::tr;

impl Row for TaskRow {
    fn id(&self) -> Id {
        self.task.meta.id
    }
}

/// Whose day is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Whose {
    /// Mine, and what nobody has been given yet.
    #[default]
    Mine,
    All,
    Of(String),
}

impl Whose {
    /// As a message of the menu says it: mine is `Some(me)`.
    fn login(&self, s: &Session) -> Option<String> {
        match self {
            Self::Mine => Some(s.who.login.clone()),
            Self::All => None,
            Self::Of(login) => Some(login.clone()),
        }
    }

    fn from_login(login: Option<String>, s: &Session) -> Self {
        match login {
            None => Self::All,
            Some(login) if login == s.who.login => Self::Mine,
            Some(login) => Self::Of(login),
        }
    }

    fn filter(&self, s: &Session) -> AgendaFilter {
        AgendaFilter { login: self.login(s), unassigned: *self == Self::Mine }
    }

    fn covers(&self, login: &str, s: &Session) -> bool {
        match self {
            Self::All => true,
            Self::Mine => login.is_empty() || login == s.who.login,
            Self::Of(of) => login == of,
        }
    }
}

/// See the module.
#[derive(Debug, Default)]
pub struct TasksPane {
    whose: Whose,
    /// The day, or a chosen day.
    board: Board,
    calendar: Calendar,
    /// Tasks and complaints of the chosen day, as far as they have come.
    of_day: (Option<Vec<TaskRow>>, Option<Vec<ComplaintRow>>),
    /// Due tasks of others; something was cut.
    others: i64,
    cut: bool,
    /// A list is shown instead of the day.
    listed: Option<TaskFilter>,
    list: Window<TaskRow>,
    marked: BTreeSet<Id>,
    card: CardView,
    /// The day for which all this was loaded.
    loaded_on: Option<NaiveDate>,
}

impl TasksPane {
    /// The customer of the chosen row.
    pub fn subject(&self) -> Option<Id> {
        self.chosen().and_then(EntryRef::customer_id)
    }

    fn chosen(&self) -> Option<EntryRef<'_>> {
        match self.listed {
            Some(_) => self.list.chosen().map(EntryRef::Task),
            None => self.board.chosen(),
        }
    }

    /// The marked tasks, else the chosen one.
    fn tasks(&self) -> Vec<Task> {
        if self.marked.is_empty() {
            return self.chosen().and_then(EntryRef::task).cloned().into_iter().collect();
        }
        self.marked_tasks().into_iter().cloned().collect()
    }

    /// The marked tasks as far as they are at hand: what is done is done to these.
    fn marked_tasks(&self) -> Vec<&Task> {
        let marked = |task: &&Task| self.marked.contains(&task.meta.id);
        match self.listed {
            Some(_) => self.list.rows().iter().map(|row| &row.task).filter(marked).collect(),
            None => self.board.tasks().filter(marked).collect(),
        }
    }

    fn ask_list(&self, seek: Seek) -> Effect {
        let filter = Box::new(self.listed.clone().unwrap_or_default());
        Effect::Ask(Slot::Tasks, Request::Tasks { filter, seek, limit: PAGE })
    }

    /// Asks for the rows of what is shown.
    fn ask_rows(&mut self, s: &Session) -> Vec<Effect> {
        if self.listed.is_some() {
            let seek = self.list.reload();
            return vec![self.ask_list(seek)];
        }
        let filter = self.whose.filter(s);
        let Some(day) = self.calendar.day else {
            return vec![Effect::Ask(Slot::Agenda, Request::Agenda { today: s.today(), filter })];
        };
        self.of_day = (None, None);
        let tasks = TaskFilter {
            assignee: filter.login,
            unassigned: filter.unassigned,
            due_from: Some(day),
            due_until: Some(day),
            ..TaskFilter::default()
        };
        let until = day.checked_add_days(Days::new(1)).unwrap_or(day);
        let due_before = Some(to_instant(until.and_time(NaiveTime::MIN), s.tz).0);
        let complaints = ComplaintFilter { due_before, ..ComplaintFilter::default() };
        let (seek, limit) = (Seek::First, AGENDA_ROWS);
        vec![
            Effect::Ask(
                Slot::Tasks,
                Request::Tasks { filter: Box::new(tasks), seek: seek.clone(), limit },
            ),
            Effect::Ask(
                Slot::Complaints,
                Request::Complaints { filter: Box::new(complaints), seek, limit },
            ),
        ]
    }

    /// Asks for the load of the days that are shown, if they are new.
    fn ask_loads(&mut self, s: &Session) -> Option<Effect> {
        if self.listed.is_some() {
            return None;
        }
        let (from, until) = self.calendar.wanted(s)?;
        let filter = self.whose.filter(s);
        Some(Effect::Ask(Slot::DayLoads, Request::DayLoads { from, until, filter }))
    }

    /// Shows another day, or the plan.
    fn show_day(&mut self, s: &Session) -> Vec<Effect> {
        self.marked.clear();
        self.board.clear();
        let mut effects = self.ask_rows(s);
        effects.extend(self.ask_loads(s));
        effects
    }

    /// The day with everything that it has, once tasks and complaints have come.
    fn put_day(&mut self, s: &Session) {
        let (Some(day), (Some(tasks), Some(complaints))) = (self.calendar.day, &self.of_day) else {
            return;
        };
        let mut lines: Vec<(Part, Entry)> = Vec::new();
        for row in complaints {
            let due = row.complaint.standing.next_due.map(|due| s.day(due));
            if due == Some(day) && self.whose.covers(&row.complaint.owner, s) {
                lines.push((Part::Day(day), Entry::Complaint(Box::new(row.clone()))));
            }
        }
        lines.extend(tasks.iter().map(|row| (Part::Day(day), Entry::Task(Box::new(row.clone())))));
        self.board.put(lines);
        self.forget_marks();
    }

    /// Marks of tasks that are no longer there are no marks. Of a long list a part is at
    /// hand: what was marked beyond it may be there.
    fn forget_marks(&mut self) {
        if self.listed.is_none() || self.list.more() == (false, false) {
            self.marked = self.marked_tasks().into_iter().map(|task| task.meta.id).collect();
        }
    }

    /// Lets the card at the right follow, once the cursor has come to rest.
    fn follow(&self, s: &Session) -> Vec<Effect> {
        let subject = self.subject();
        if s.wide() && subject.is_some() && subject != self.card.id() {
            vec![Effect::Settle]
        } else {
            Vec::new()
        }
    }

    /// Titles of the appointments over which this one lies.
    fn collides_with(&self, task: &Task, s: &Session) -> Vec<String> {
        let name = |other: &Task| {
            let time = other.due.map(|due| s.due_label(due)).unwrap_or_default();
            format!("{time} {}", crate::ui::text::clean(&other.title))
        };
        self.board.tasks().filter(|o| planning::collide(task, o)).take(2).map(name).collect()
    }
}

impl Pane for TasksPane {
    fn context(&self) -> Context {
        Context::Tasks
    }

    fn actions(&self) -> Vec<Action> {
        self.actions_here().to_vec()
    }

    fn hint(&self, action: Action, s: &Session) -> Option<String> {
        (action == Action::Picture).then(|| tr!(s.i18n, "agenda-hint-picture"))
    }

    fn on_action(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        let mut effects = self.act(action, s)?;
        // Left open over night: it is another day.
        if self.loaded_on.is_some_and(|day| day != s.today()) {
            effects.extend(self.load(s));
        }
        Some(effects)
    }

    fn on_message(&mut self, message: PaneMessage, s: &Session) -> Vec<Effect> {
        match message {
            PaneMessage::Tasks(filter) => {
                self.listed = Some(*filter);
                self.calendar.leave();
                self.marked.clear();
                self.list.reset();
                vec![self.ask_list(Seek::First)]
            }
            PaneMessage::Day(login) => {
                self.whose = Whose::from_login(login, s);
                self.listed = None;
                self.calendar.forget();
                self.show_day(s)
            }
            _ => Vec::new(),
        }
    }

    fn on_reply(&mut self, slot: Slot, reply: Reply, s: &Session) -> Vec<Effect> {
        match (slot, reply) {
            (Slot::Tasks, Reply::Tasks(page)) if self.listed.is_some() => {
                self.list.put(page);
                self.forget_marks();
            }
            (Slot::Tasks, Reply::Tasks(page)) => {
                self.of_day.0 = Some(page.rows);
                self.cut = page.after;
                self.put_day(s);
            }
            (Slot::Complaints, Reply::Complaints(page)) => {
                self.of_day.1 = Some(page.rows);
                self.put_day(s);
            }
            (Slot::Agenda, Reply::Agenda(agenda)) if self.calendar.day.is_none() => {
                self.others = agenda.others;
                self.cut = agenda.cut;
                self.board.put(board::lines_of(*agenda));
                self.forget_marks();
            }
            (Slot::DayLoads, Reply::DayLoads(loads)) => self.calendar.put(loads),
            (Slot::Card, Reply::Card(card)) => self.card.put(card),
            _ => {}
        }
        self.follow(s)
    }

    fn on_settle(&mut self, s: &Session) -> Vec<Effect> {
        let mut effects: Vec<Effect> = self.ask_loads(s).into_iter().collect();
        if let Some(id) = self.subject()
            && s.wide()
            && self.card.id() != Some(id)
        {
            effects.extend(self.card.show(id));
        }
        effects
    }

    fn load(&mut self, s: &Session) -> Vec<Effect> {
        self.loaded_on = Some(s.today());
        self.calendar.forget();
        let mut effects = self.ask_rows(s);
        effects.extend(self.ask_loads(s));
        effects.extend(self.card.load());
        effects
    }

    fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
        self.draw(buf, area, s);
        None
    }
}
