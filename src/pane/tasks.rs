//! Tab 4: what is to do, by due date: overdue, today, the next seven days, later.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::Pane;
use super::card::{self, CardView};
use super::task_moves;
use super::window::{PAGE, Row, Window};
use crate::domain::codes::{Code, Priority, TaskKind};
use crate::domain::model::Id;
use crate::domain::views::{Seek, TaskFilter, TaskRow};
use crate::input::{Action, Context};
use crate::popup::effect::{FormRequest, PaneMessage};
use crate::popup::{Effect, Item, MenuPopup, Popup};
use crate::session::Session;
use crate::store::api::Table;
use crate::store::request::{Reply, Request, Slot};
use crate::tr;
use crate::ui::{text, widget};

impl Row for TaskRow {
    fn id(&self) -> Id {
        self.task.meta.id
    }
}

/// Parts of the list, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Overdue,
    Today,
    Week,
    Later,
    Undated,
    Done,
}

impl Part {
    fn of(row: &TaskRow, s: &Session) -> Self {
        if row.task.done_at.is_some() {
            return Self::Done;
        }
        match row.task.due.map(|due| (s.due_day(due) - s.today()).num_days()) {
            None => Self::Undated,
            Some(days) if days < 0 => Self::Overdue,
            Some(0) => Self::Today,
            Some(days) if days <= 7 => Self::Week,
            Some(_) => Self::Later,
        }
    }

    fn message(self) -> &'static str {
        match self {
            Self::Overdue => "tasks-overdue",
            Self::Today => "tasks-today",
            Self::Week => "tasks-week",
            Self::Later => "tasks-later",
            Self::Undated => "tasks-undated",
            Self::Done => "tasks-done",
        }
    }
}

/// See the module.
#[derive(Debug, Default)]
pub struct TasksPane {
    list: Window<TaskRow>,
    filter: TaskFilter,
    card: CardView,
}

impl TasksPane {
    /// The customer of the chosen task.
    pub fn subject(&self) -> Option<Id> {
        self.list.chosen().and_then(|row| row.task.customer_id)
    }

    fn ask(&self, seek: Seek) -> Effect {
        Effect::Ask(
            Slot::Tasks,
            Request::Tasks { filter: Box::new(self.filter.clone()), seek, limit: PAGE },
        )
    }

    fn restart(&mut self) -> Vec<Effect> {
        let seek = self.list.reset();
        vec![self.ask(seek)]
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

    fn filter_menu(s: &Session) -> Effect {
        let mut items = Vec::new();
        let mut add = |label: String, filter: TaskFilter| {
            items.push(Item::new(label, Effect::Pane(PaneMessage::Tasks(Box::new(filter)))));
        };
        add(tr!(s.i18n, "filter-open"), TaskFilter::default());
        add(
            tr!(s.i18n, "filter-mine"),
            TaskFilter { assignee: Some(s.who.login.clone()), ..TaskFilter::default() },
        );
        for kind in TaskKind::ALL {
            add(
                tr!(s.i18n, &kind.message()),
                TaskFilter { kind: Some(*kind), ..TaskFilter::default() },
            );
        }
        add(tr!(s.i18n, "filter-done"), TaskFilter { done: true, ..TaskFilter::default() });
        Effect::Popup(Box::new(Popup::Menu(MenuPopup::new(tr!(s.i18n, "action-filter"), items))))
    }

    fn view_list(&mut self, buf: &mut Buffer, area: Rect, s: &Session) {
        let parts: Vec<Part> = self.list.rows().iter().map(|row| Part::of(row, s)).collect();
        let begins =
            |at: usize| at.checked_sub(1).and_then(|before| parts.get(before)) != parts.get(at);
        let top = self
            .list
            .top_with(usize::from(area.height), |at, first| 1 + usize::from(first || begins(at)));
        let chosen = self.list.chosen_index();
        let mut y = 0;
        for (at, row) in self.list.rows().iter().enumerate().skip(top) {
            if y >= area.height {
                break;
            }
            if let Some(part) = parts.get(at).filter(|_| at == top || begins(at)) {
                widget::rule(buf, area, y, &tr!(s.i18n, part.message()), &s.theme);
                y += 1;
            }
            draw_row(buf, area, y, row, at == chosen, s);
            y += 1;
        }
    }
}

fn draw_row(buf: &mut Buffer, area: Rect, y: u16, row: &TaskRow, chosen: bool, s: &Session) {
    let dots = s.theme.signs.ellipsis;
    let sign = if chosen { s.theme.signs.cursor } else { " " };
    let late = Part::of(row, s) == Part::Overdue;
    let (mark, mark_style) = match (row.task.done_at.is_some(), late, row.task.priority) {
        (true, ..) => (s.theme.signs.done, s.theme.good),
        (_, true, _) => (s.theme.signs.warn, s.theme.warn),
        (_, _, Priority::High) => ("!", s.theme.warn),
        _ => (s.theme.signs.open, s.theme.dim),
    };
    let due = row.task.due.map_or_else(|| s.theme.signs.dash.to_owned(), |due| s.due_label(due));
    let wide = usize::from(area.width);
    let customer_width = (wide / 4).clamp(10, 30);
    let mut pieces: Vec<(String, Style)> = vec![
        (sign.to_owned(), s.theme.accent),
        (format!("{mark} "), mark_style),
        (text::fit(&due, 16, dots), if late { s.theme.warn } else { s.theme.dim }),
        (" ".to_owned(), s.theme.text),
        (text::fit(&text::clean(&row.customer), customer_width, dots), s.theme.text),
        ("  ".to_owned(), s.theme.text),
    ];
    if row.task.kind != TaskKind::Task {
        pieces.push((format!("{}: ", s.i18n.text(&row.task.kind.message())), s.theme.accent));
    }
    let used: usize = pieces.iter().map(|(piece, _)| text::width(piece)).sum();
    let title = text::clean(&row.task.title);
    pieces.push((
        text::shorten(&title, wide.saturating_sub(used + 1), dots).into_owned(),
        s.theme.text,
    ));
    let pieces: Vec<(&str, Style)> =
        pieces.iter().map(|(piece, style)| (piece.as_str(), *style)).collect();
    widget::put(buf, area, y, &pieces);
    if chosen {
        widget::paint(buf, area, y, s.theme.selected);
    }
}

const ACTIONS: &[Action] = &[
    Action::Tick,
    Action::Postpone,
    Action::Open,
    Action::LogCall,
    Action::New,
    Action::Edit,
    Action::Filter,
    Action::LogContact,
    Action::NewTask,
    Action::NewComplaint,
    Action::Reach,
    Action::Delete,
    Action::Back,
];

impl Pane for TasksPane {
    fn context(&self) -> Context {
        Context::List
    }

    fn actions(&self) -> Vec<Action> {
        ACTIONS.to_vec()
    }

    fn on_action(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        if let Some(seek) = self.list.act(action) {
            let mut effects: Vec<Effect> = seek.map(|seek| self.ask(seek)).into_iter().collect();
            effects.extend(self.follow(s));
            return Some(effects);
        }
        match action {
            Action::Filter => Some(vec![Self::filter_menu(s)]),
            Action::Search => Some(vec![Effect::Find]),
            Action::Back if self.filter != TaskFilter::default() => {
                self.filter = TaskFilter::default();
                Some(self.restart())
            }
            _ => {
                let row = self.list.chosen();
                let customer = row.and_then(|row| row.task.customer_id);
                let id = row.map(|row| row.task.meta.id);
                match (action, id, customer) {
                    (Action::Tick, ..) => row.map(|row| {
                        vec![Effect::Tick(Box::new(row.task.clone()), row.task.done_at.is_none())]
                    }),
                    (Action::Postpone, ..) => {
                        row.map(|row| vec![task_moves::ask_for_day(vec![row.task.clone()], s)])
                    }
                    (Action::Open, Some(_), Some(customer)) => {
                        Some(vec![Effect::OpenCard(customer)])
                    }
                    (Action::Open | Action::Edit, Some(id), _) => {
                        Some(vec![Effect::OpenForm(FormRequest::EditTask(id))])
                    }
                    (Action::New, ..) | (Action::NewTask, _, None) => {
                        Some(vec![Effect::OpenForm(FormRequest::NewTask { customer: None })])
                    }
                    (Action::NewComplaint, _, None) => {
                        Some(vec![Effect::OpenForm(FormRequest::Complaint {
                            customer: None,
                            contact: None,
                            caller: String::new(),
                        })])
                    }
                    (Action::Delete, Some(id), _) => {
                        let name = row.map(|row| row.task.title.clone()).unwrap_or_default();
                        Some(vec![Effect::AskTrash { table: Table::Task, ids: vec![id], name }])
                    }
                    (Action::Copy | Action::Reach, _, Some(_)) if self.card.card().is_some() => {
                        self.card.on_action(action, s)
                    }
                    (_, _, Some(customer)) => card::for_customer(action, customer),
                    _ => None,
                }
            }
        }
    }

    fn on_message(&mut self, message: PaneMessage, _s: &Session) -> Vec<Effect> {
        let PaneMessage::Tasks(filter) = message else { return Vec::new() };
        self.filter = *filter;
        self.restart()
    }

    fn on_reply(&mut self, slot: Slot, reply: Reply, s: &Session) -> Vec<Effect> {
        match (slot, reply) {
            (Slot::Tasks, Reply::Tasks(page)) => self.list.put(page),
            (Slot::Card, Reply::Card(card)) => self.card.put(card),
            _ => {}
        }
        self.follow(s)
    }

    fn on_settle(&mut self, s: &Session) -> Vec<Effect> {
        match self.subject() {
            Some(id) if s.wide() && self.card.id() != Some(id) => self.card.show(id),
            _ => Vec::new(),
        }
    }

    fn load(&mut self, _s: &Session) -> Vec<Effect> {
        let seek = self.list.reload();
        let mut effects = vec![self.ask(seek)];
        effects.extend(self.card.load());
        effects
    }

    fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
        if self.list.is_empty() {
            if self.list.loaded() {
                let filtered = self.filter != TaskFilter::default();
                let action = if filtered { Action::Back } else { Action::New };
                let key = s.key_for(Context::List, action);
                let message = if filtered { "tasks-nothing" } else { "tasks-empty" };
                widget::put(
                    buf,
                    area,
                    2,
                    &[("   ", s.theme.text), (&tr!(s.i18n, message, key = key), s.theme.dim)],
                );
            }
            return None;
        }
        if s.wide() {
            let (left, right) =
                widget::split(buf, area, area.width * 11 / 20, s.theme.line, &s.theme);
            self.view_list(buf, left, s);
            if self.subject().is_some() {
                self.card.view(buf, right, false, s);
            }
        } else {
            self.view_list(buf, area, s);
        }
        None
    }
}
