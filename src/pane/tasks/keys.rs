//! What the keys do on the screen of tasks, by what the chosen row is.

use super::board::EntryRef;
use super::calendar::Picture;
use super::{TasksPane, Whose, menus};
use crate::domain::codes::Direction;
use crate::domain::model::Id;
use crate::domain::planning;
use crate::domain::views::TaskFilter;
use crate::input::Action;
use crate::pane::{card, task_moves};
use crate::popup::Effect;
use crate::popup::effect::{FormRequest, Told};
use crate::session::Session;
use crate::store::api::Table;
use crate::tr;

const ON_TASK: &[Action] = &[
    Action::Tick,
    Action::Postpone,
    Action::PostponeDay,
    Action::PostponeWeek,
    Action::Open,
    Action::LogCall,
    Action::Filter,
    Action::Picture,
    Action::New,
    Action::NewTask,
    Action::NewComplaint,
    Action::NewSurvey,
    Action::NewSale,
    Action::Edit,
    Action::HandOver,
    Action::Urgency,
    Action::Mark,
    Action::Actions,
    Action::LogContact,
    Action::Reach,
    Action::PeriodForward,
    Action::PeriodBack,
    Action::Delete,
    Action::Back,
];

const ON_OTHER: &[Action] = &[
    Action::Open,
    Action::LogCall,
    Action::NewTask,
    Action::Filter,
    Action::Picture,
    Action::New,
    Action::NewComplaint,
    Action::NewSurvey,
    Action::NewSale,
    Action::LogContact,
    Action::Reach,
    Action::PeriodForward,
    Action::PeriodBack,
    Action::Back,
];

const ON_NOTHING: &[Action] =
    &[Action::New, Action::Filter, Action::Picture, Action::PeriodForward, Action::Back];

const IN_MONTH: &[Action] = &[
    Action::PeriodBack,
    Action::PeriodForward,
    Action::Up,
    Action::Down,
    Action::PageUp,
    Action::PageDown,
    Action::Open,
    Action::Picture,
    Action::New,
    Action::Filter,
    Action::Back,
];

impl TasksPane {
    /// Actions that make sense on the chosen row, the most useful first.
    pub(super) fn actions_here(&self) -> &'static [Action] {
        if self.calendar.focused {
            return IN_MONTH;
        }
        match self.chosen() {
            Some(EntryRef::Task(_)) => ON_TASK,
            Some(_) => ON_OTHER,
            None => ON_NOTHING,
        }
    }

    pub(super) fn act(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        if self.listed.is_none()
            && self.calendar.picture != Picture::None
            && self.calendar.act(action, s)
        {
            return Some(self.show_day(s));
        }
        if self.calendar.focused {
            return self.in_month(action, s);
        }
        if self.listed.is_some() {
            if let Some(seek) = self.list.act(action) {
                let mut effects: Vec<Effect> =
                    seek.map(|seek| self.ask_list(seek)).into_iter().collect();
                effects.extend(self.follow(s));
                return Some(effects);
            }
        } else if self.board.act(action) {
            return Some(self.follow(s));
        }
        match action {
            Action::Back => self.back(s),
            Action::Filter => Some(vec![menus::filter(s)]),
            Action::Picture if self.listed.is_some() => Some(Vec::new()),
            Action::Picture => {
                self.calendar.switch(s);
                Some(self.show_day(s))
            }
            Action::Search => Some(vec![Effect::Find]),
            Action::New => Some(vec![self.plan(None, s)]),
            Action::Mark => Some(self.mark(s)),
            Action::Tick
            | Action::Postpone
            | Action::PostponeDay
            | Action::PostponeWeek
            | Action::HandOver
            | Action::Urgency
            | Action::Actions
            | Action::Delete => Some(self.on_tasks(action, s)),
            _ => self.on_chosen(action, s),
        }
    }

    /// The arrow keys choose a day; Enter goes to its list.
    fn in_month(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        match action {
            Action::Open => {
                self.calendar.focused = self.board.is_empty();
                Some(self.follow(s))
            }
            Action::Back => self.back(s),
            Action::Picture => {
                self.calendar.switch(s);
                Some(self.show_day(s))
            }
            Action::Filter => Some(vec![menus::filter(s)]),
            Action::New | Action::NewTask => Some(vec![self.plan(None, s)]),
            Action::Search => Some(vec![Effect::Find]),
            _ => None,
        }
    }

    /// A new task of the day that is shown.
    fn plan(&self, customer: Option<Id>, s: &Session) -> Effect {
        let day = self.calendar.day.unwrap_or(s.today());
        Effect::OpenForm(match self.listed {
            Some(_) => FormRequest::NewTask { customer },
            None => {
                FormRequest::Task(Box::new(planning::planned(customer, day, s.who.login.clone())))
            }
        })
    }

    /// One step back: marks, the list of a day, its month, the filter.
    fn back(&mut self, s: &Session) -> Option<Vec<Effect>> {
        if !self.marked.is_empty() {
            self.marked.clear();
            return Some(Vec::new());
        }
        if self.listed.take().is_some() {
            return Some(self.show_day(s));
        }
        if self.calendar.picture == Picture::Month && !self.calendar.focused {
            self.calendar.focused = true;
            return Some(Vec::new());
        }
        if self.calendar.day.is_some() {
            self.calendar.leave();
            return Some(self.show_day(s));
        }
        if self.whose != Whose::Mine {
            self.whose = Whose::Mine;
            self.calendar.forget();
            return Some(self.show_day(s));
        }
        None
    }

    /// Marks the chosen task, or takes its mark, and goes one down.
    fn mark(&mut self, s: &Session) -> Vec<Effect> {
        let Some(id) = self.chosen().and_then(EntryRef::task).map(|task| task.meta.id) else {
            return vec![not_a_task(s)];
        };
        if !self.marked.remove(&id) {
            self.marked.insert(id);
        }
        self.act(Action::Down, s).unwrap_or_default()
    }

    /// What concerns the marked tasks, or the chosen one.
    fn on_tasks(&mut self, action: Action, s: &Session) -> Vec<Effect> {
        if let (true, Some(EntryRef::Complaint(row)), Action::Tick) =
            (self.marked.is_empty(), self.chosen(), action)
        {
            // Its next step is offered there.
            return vec![Effect::OpenComplaint(row.complaint.meta.id)];
        }
        let mut tasks = self.tasks();
        if tasks.is_empty() {
            return vec![not_a_task(s)];
        }
        // Many need no marks any more once something was done to them.
        let several = !self.marked.is_empty();
        let effect = match action {
            Action::Actions => return vec![task_moves::actions_menu(&tasks, s)],
            Action::Delete => Effect::AskTrash {
                table: Table::Task,
                ids: tasks.iter().map(|task| task.meta.id).collect(),
                name: task_moves::name(&tasks, s),
            },
            Action::Tick if several => {
                tasks.retain(|task| task.done_at.is_none());
                Effect::TickAll(tasks)
            }
            Action::Tick => {
                let Some(task) = tasks.pop() else { return Vec::new() };
                let done = task.done_at.is_none();
                Effect::Tick(Box::new(task), done)
            }
            Action::Postpone => task_moves::ask_for_day(tasks, s),
            Action::HandOver => task_moves::hand_over(&tasks, s),
            Action::Urgency => return task_moves::urgency(&tasks, s).into_iter().collect(),
            // Moving by a key can be repeated, so the marks stay.
            _ => return vec![task_moves::move_by_key(&tasks, action, s)],
        };
        if action == Action::Tick {
            self.marked.clear();
        }
        vec![effect]
    }

    fn on_chosen(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        let entry = self.chosen();
        let customer = entry.and_then(EntryRef::customer_id);
        let task = entry.and_then(EntryRef::task).map(|task| task.meta.id);
        let form = |request: FormRequest| Some(vec![Effect::OpenForm(request)]);
        match (action, entry, customer) {
            (Action::Open, Some(EntryRef::Complaint(row)), _) => {
                Some(vec![Effect::OpenComplaint(row.complaint.meta.id)])
            }
            (Action::Open, Some(_), Some(customer)) => Some(vec![Effect::OpenCard(customer)]),
            (Action::Open, ..) => form(FormRequest::EditTask(task?)),
            (Action::Edit, ..) => match (task, customer) {
                (Some(task), _) => form(FormRequest::EditTask(task)),
                (None, customer) => form(FormRequest::EditCustomer(customer?)),
            },
            // Whoever stands on the list of the day is called, and does not call.
            (Action::LogCall, ..) => form(FormRequest::Call {
                customer,
                caller: String::new(),
                direction: if customer.is_some() { Direction::Out } else { Direction::In },
            }),
            (Action::LogContact, ..) => form(FormRequest::Contact { customer }),
            (Action::NewTask, ..) => Some(vec![self.plan(customer, s)]),
            (Action::NewComplaint, _, None) => {
                let caller = String::new();
                form(FormRequest::Complaint { customer: None, contact: None, caller })
            }
            (Action::Copy | Action::Reach, _, Some(customer)) => {
                if self.card.card().is_some_and(|card| card.customer.meta.id == customer) {
                    return self.card.on_action(action, s);
                }
                Some(vec![Effect::OpenCard(customer)])
            }
            (Action::NewSale, _, None) => form(FormRequest::Sale { customer: None }),
            (_, _, Some(customer)) => card::for_customer(action, customer),
            _ => None,
        }
    }

    /// The list that is shown instead of the day.
    pub(super) fn list_filter(&self) -> Option<&TaskFilter> {
        self.listed.as_ref()
    }
}

fn not_a_task(s: &Session) -> Effect {
    Effect::Tell(Told::plain(tr!(s.i18n, "agenda-not-a-task")))
}
