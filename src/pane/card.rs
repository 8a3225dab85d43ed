//! The customer card: everything about one customer on one screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::card_draw::{draw_line, title};
use super::card_folds::{self, Fold, Folds, Place};
use super::card_lines::{self, CardItem, CardLines};
use super::card_reach;
use super::card_worth::Worth;
use super::complaint_steps;
use super::task_moves;
use crate::domain::codes::{Code, Direction};
use crate::domain::model::{Complaint, Contact, Id, Task};
use crate::domain::views::Card;
use crate::input::Action;
use crate::popup::Effect;
use crate::popup::effect::{FormRequest, Told};
use crate::session::Session;
use crate::store::api::Table;
use crate::store::request::{Request, Slot};
use crate::tr;
use crate::ui::widget;

/// Contacts shown at first; more are fetched when the end is reached.
const HISTORY: usize = 40;

/// Actions of a card, the most useful first.
pub const ACTIONS: &[Action] = &[
    Action::LogCall,
    Action::LogCallOut,
    Action::LogContact,
    Action::NewTask,
    Action::NewComplaint,
    Action::NewSale,
    Action::Edit,
    Action::Tick,
    Action::Postpone,
    Action::NewPerson,
    Action::Consent,
    Action::NewSurvey,
    Action::Reach,
    Action::Copy,
    Action::Delete,
    Action::Open,
    Action::SetStage,
    Action::Rate,
    Action::AccountPlan,
    Action::NewCost,
    Action::Actions,
    Action::Up,
    Action::Down,
    Action::PageUp,
    Action::PageDown,
    Action::First,
    Action::Last,
    Action::Back,
];

/// See the module.
#[derive(Debug, Default)]
pub struct CardView {
    id: Option<Id>,
    card: Option<Box<Card>>,
    /// The customer is gone (trashed or erased meanwhile).
    gone: bool,
    history: usize,
    /// Index of the chosen item; none = the customer itself.
    chosen: Option<usize>,
    items: Vec<CardItem>,
    /// What follows from the sales; reckoned when they come in.
    worth: Option<Worth>,
    folds: Folds,
    top: usize,
    width: usize,
    height: usize,
}

impl CardView {
    /// Shows another customer; what was shown stays until the answer comes.
    pub fn show(&mut self, id: Id) -> Vec<Effect> {
        if self.id != Some(id) {
            let before = self.card.take();
            *self = Self { id: Some(id), history: HISTORY, card: before, ..Self::default() };
        }
        self.load()
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }

    pub fn id(&self) -> Option<Id> {
        self.id
    }

    /// The card, once it is that of the customer who is meant.
    pub fn card(&self) -> Option<&Card> {
        self.card.as_deref().filter(|card| Some(card.customer.meta.id) == self.id)
    }

    pub fn load(&self) -> Vec<Effect> {
        let history = self.history.max(HISTORY);
        self.id
            .map(|id| Effect::Ask(Slot::Card, Request::Card { id, history }))
            .into_iter()
            .collect()
    }

    pub fn put(&mut self, card: Option<Box<Card>>) {
        match card {
            // An answer for a customer that is no longer shown is dropped.
            Some(card) if Some(card.customer.meta.id) == self.id => {
                self.card = Some(card);
                self.worth = None;
                self.gone = false;
            }
            Some(_) => {}
            None => {
                self.card = None;
                self.gone = true;
            }
        }
    }

    fn item(&self) -> Option<CardItem> {
        self.chosen.and_then(|at| self.items.get(at)).copied()
    }

    fn move_by(&mut self, by: isize) -> Vec<Effect> {
        let last = self.items.len().saturating_sub(1);
        self.chosen = match (self.chosen, by) {
            _ if self.items.is_empty() => None,
            (None, by) if by > 0 => Some(by.unsigned_abs() - 1),
            (None, _) => None,
            (Some(at), by) if by < 0 && at < by.unsigned_abs() => None,
            (Some(at), by) => Some(at.saturating_add_signed(by)),
        }
        .map(|at| at.min(last));
        if self.chosen == Some(last) { self.more() } else { Vec::new() }
    }

    /// What can be chosen has changed: keys that are typed ahead of the screen mean the
    /// items as they are now.
    fn lay_again(&mut self, s: &Session) -> Vec<Effect> {
        let kept = self.worth.take();
        if let Some(card) = self.card() {
            let worth = up_to_date(kept, card, s);
            let laid = lay_out(card, &worth, self.folds, self.chosen, self.width, s);
            (self.items, self.worth) = (laid.items, Some(worth));
        }
        Vec::new()
    }

    /// Fetches older contacts when there are some.
    fn more(&mut self) -> Vec<Effect> {
        if self.card().is_some_and(|card| card.history.after) {
            self.history *= 4;
            return self.load();
        }
        Vec::new()
    }

    /// Carries out an action on the customer or the chosen item.
    pub fn on_action(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        let id = self.id?;
        let page = isize::try_from(self.height / 2).unwrap_or(5).max(1);
        if let (Action::NewComplaint | Action::NewSurvey, Some(CardItem::Contact(contact))) =
            (action, self.item())
            && let Some(row) =
                self.card()?.history.rows.iter().find(|r| r.contact.meta.id == contact)
        {
            return Some(of_contact(action, &row.contact, s));
        }
        Some(match action {
            Action::Up => self.move_by(-1),
            Action::Down => self.move_by(1),
            Action::PageUp => self.move_by(-page),
            Action::PageDown => self.move_by(page),
            Action::First => {
                self.chosen = None;
                Vec::new()
            }
            Action::Last => {
                self.chosen = self.items.len().checked_sub(1);
                self.more()
            }
            Action::Edit => vec![Effect::OpenForm(match self.item() {
                Some(CardItem::Task(task)) => FormRequest::EditTask(task),
                Some(CardItem::Contact(contact)) => FormRequest::EditContact(contact),
                Some(CardItem::Person(person)) => FormRequest::EditPerson(person),
                Some(CardItem::Complaint(complaint)) => FormRequest::EditComplaint(complaint),
                Some(CardItem::Sale(sale)) => FormRequest::EditSale(sale),
                Some(CardItem::Cost(cost)) => FormRequest::EditCost(cost),
                Some(CardItem::Score(_)) => FormRequest::Rate { customer: id },
                Some(CardItem::Fold(Fold::Plan)) => FormRequest::AccountPlan { customer: id },
                Some(CardItem::Fold(_) | CardItem::MoreSales) | None => {
                    FormRequest::EditCustomer(id)
                }
            })],
            Action::Delete => vec![self.trash(id, s)],
            Action::Tick => match self.task_to_tick() {
                Some(task) => vec![Effect::Tick(Box::new(task), true)],
                None => vec![Effect::Tell(Told::plain(tr!(s.i18n, "ui-card-no-task")))],
            },
            Action::Postpone => match self.task_to_tick() {
                Some(task) => vec![task_moves::ask_for_day(vec![task], s)],
                None => vec![Effect::Tell(Told::plain(tr!(s.i18n, "ui-card-no-task")))],
            },
            // Enter shows a complaint, changes a sale, unfolds a part.
            Action::Open => match self.item() {
                Some(CardItem::Complaint(complaint)) => vec![Effect::OpenComplaint(complaint)],
                Some(CardItem::Sale(_) | CardItem::Cost(_) | CardItem::Score(_)) => {
                    return self.on_action(Action::Edit, s);
                }
                Some(CardItem::Fold(fold)) => {
                    self.folds.toggle(fold);
                    self.lay_again(s)
                }
                Some(CardItem::MoreSales) => {
                    self.folds.all = true;
                    self.lay_again(s)
                }
                _ => return for_customer(Action::LogCall, id),
            },
            Action::Copy | Action::Reach => {
                let menu = |card| card_reach::menu(card, action == Action::Reach, s);
                self.card().map(menu).into_iter().collect()
            }
            _ => {
                let about = self.complaint().and_then(|complaint| {
                    complaint_steps::form_about(action, Direction::In, complaint, s)
                });
                let about = about.map(|request| vec![Effect::OpenForm(request)]);
                return about.or_else(|| for_customer(action, id));
            }
        })
    }

    /// The chosen complaint.
    fn complaint(&self) -> Option<&Complaint> {
        let Some(CardItem::Complaint(id)) = self.item() else { return None };
        self.card()?.complaints.iter().find(|complaint| complaint.meta.id == id)
    }

    /// The chosen task, else the first open one.
    fn task_to_tick(&self) -> Option<Task> {
        let tasks = &self.card()?.tasks;
        match self.item() {
            Some(CardItem::Task(id)) => tasks.iter().find(|task| task.meta.id == id).cloned(),
            Some(_) => None,
            None => tasks.first().cloned(),
        }
    }

    fn trash(&self, id: Id, s: &Session) -> Effect {
        let card = self.card();
        let (table, row, name) = match self.item() {
            Some(CardItem::Task(task)) => {
                let name = card
                    .and_then(|c| c.tasks.iter().find(|t| t.meta.id == task))
                    .map(|t| t.title.clone());
                (Table::Task, task, name)
            }
            Some(CardItem::Contact(contact)) => {
                let row =
                    card.and_then(|c| c.history.rows.iter().find(|r| r.contact.meta.id == contact));
                (Table::Contact, contact, row.map(|r| super::contact_line::gist(&r.contact)))
            }
            Some(CardItem::Person(person)) => {
                let row = card.and_then(|c| c.persons.iter().find(|p| p.meta.id == person));
                (Table::Person, person, row.map(crate::domain::model::Person::display_name))
            }
            Some(CardItem::Complaint(complaint)) => {
                let row = self.complaint();
                (Table::Complaint, complaint, row.map(|c| c.number.clone()))
            }
            Some(CardItem::Sale(sale)) => {
                let row = card.and_then(|c| c.value.sales.iter().find(|r| r.meta.id == sale));
                (Table::Sale, sale, row.map(|row| card_folds::name_of(row, s)))
            }
            Some(CardItem::Cost(cost)) => {
                let row = card.and_then(|c| c.value.costs.iter().find(|r| r.meta.id == cost));
                (Table::Cost, cost, row.map(|row| tr!(s.i18n, &row.kind.message())))
            }
            Some(CardItem::Score(score)) => {
                let row = card.and_then(|c| c.value.scores.iter().find(|r| r.meta.id == score));
                (Table::Score, score, row.map(|row| tr!(s.i18n, &row.criterion.message())))
            }
            // Nobody who means a part means the whole customer.
            Some(CardItem::Fold(_) | CardItem::MoreSales) => {
                return Effect::Tell(Told::plain(tr!(s.i18n, "value-no-trash")));
            }
            None => (Table::Customer, id, card.map(|c| c.customer.display_name())),
        };
        Effect::AskTrash { table, ids: vec![row], name: name.unwrap_or_default() }
    }

    /// Draws the card; `focused` shows the cursor on its items.
    pub fn view(&mut self, buf: &mut Buffer, area: Rect, focused: bool, s: &Session) {
        if area.width < 4 || area.height == 0 {
            return;
        }
        self.width = usize::from(area.width);
        let kept = self.worth.take();
        // Beside the list the card before stays until the next one is there: blanking
        // it would flicker. Whoever works on a card never sees another one.
        let shown = if focused { self.card() } else { self.card.as_deref() };
        let Some(card) = shown else {
            if self.gone {
                widget::put(buf, area, 1, &[(&tr!(s.i18n, "ui-card-gone"), s.theme.dim)]);
            }
            return;
        };
        let own = Some(card.customer.meta.id) == self.id;
        title(buf, area, card, s);
        let body = Rect { y: area.y + 1, height: area.height - 1, ..area };
        let open = self.chosen.filter(|_| focused);
        let worth = up_to_date(kept, card, s);
        let laid = lay_out(card, &worth, self.folds, open, self.width, s);
        self.worth = Some(worth);
        self.items = if own { laid.items } else { Vec::new() };
        self.height = usize::from(body.height);
        let at = open.and_then(|item| laid.lines.iter().position(|line| line.item == Some(item)));
        let end = at.map_or(0, |at| {
            let own = laid
                .lines
                .iter()
                .skip(at + 1)
                .take_while(|l| l.item.is_none() && l.rule.is_none())
                .count();
            at + own.min(self.height.saturating_sub(1))
        });
        self.top = match at {
            None => 0,
            Some(at) => {
                let top = widget::scroll(self.top, end, laid.lines.len(), self.height);
                widget::scroll(top, at, laid.lines.len(), self.height)
            }
        };
        for (y, line) in (0..body.height).zip(laid.lines.iter().skip(self.top)) {
            draw_line(buf, body, y, line, open.is_some() && line.item == open, s);
        }
        let below = laid.lines.len().saturating_sub(self.top + self.height);
        if below > 0 && focused {
            let more = format!(" {} {below} ", s.theme.signs.more_below);
            widget::put_right(buf, body, body.height.saturating_sub(1), &more, s.theme.dim);
        }
    }
}

/// What was reckoned before, if it still holds.
fn up_to_date(kept: Option<Worth>, card: &Card, s: &Session) -> Worth {
    let (settings, today) = (&s.shared.settings, s.today());
    kept.filter(|worth| worth.holds(settings, today))
        .unwrap_or_else(|| Worth::of(card, settings, today))
}

fn lay_out(
    card: &Card,
    worth: &Worth,
    folds: Folds,
    chosen: Option<usize>,
    width: usize,
    s: &Session,
) -> CardLines {
    card_lines::lay_out(Place { card, worth, folds, chosen, width, s })
}

/// What is taken down because of a contact: a survey answer, or the complaint that it
/// was. One that was taken down already is shown.
pub fn of_contact(action: Action, contact: &Contact, s: &Session) -> Vec<Effect> {
    let (customer, id) = (contact.customer_id, Some(contact.meta.id));
    if action == Action::NewSurvey {
        let request = FormRequest::Survey { customer, contact: id, complaint: None };
        return vec![Effect::OpenForm(request)];
    }
    if let Some(complaint) = contact.complaint_id {
        let told = Told::plain(tr!(s.i18n, "complaint-of-contact"));
        return vec![Effect::OpenComplaint(complaint), Effect::Tell(told)];
    }
    let caller = contact.caller_raw.clone();
    vec![Effect::OpenForm(FormRequest::Complaint { customer, contact: id, caller })]
}

/// Actions that concern a customer wherever one is chosen.
pub fn for_customer(action: Action, id: Id) -> Option<Vec<Effect>> {
    let customer = Some(id);
    let call = |direction| FormRequest::Call { customer, caller: String::new(), direction };
    Some(vec![Effect::OpenForm(match action {
        Action::LogCall => call(Direction::In),
        Action::LogCallOut => call(Direction::Out),
        Action::LogContact => FormRequest::Contact { customer },
        Action::NewTask => FormRequest::NewTask { customer },
        Action::NewComplaint => {
            FormRequest::Complaint { customer, contact: None, caller: String::new() }
        }
        Action::NewSurvey => FormRequest::Survey { customer, contact: None, complaint: None },
        Action::NewSale => FormRequest::Sale { customer },
        Action::NewCost => FormRequest::Cost { customer },
        Action::Rate => FormRequest::Rate { customer: id },
        Action::AccountPlan => FormRequest::AccountPlan { customer: id },
        Action::SetStage => FormRequest::Stage { customers: vec![id] },
        Action::NewPerson => FormRequest::NewPerson { customer: id },
        Action::Consent => FormRequest::Consent { customer: id },
        Action::Edit => FormRequest::EditCustomer(id),
        _ => return None,
    })])
}
