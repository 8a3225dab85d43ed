//! Tab 1: find a customer, see the card. The same screen serves Ctrl-F from
//! anywhere and the picking of a customer for a form.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Pane;
use super::card::{self, CardView};
use super::customers_menus::{empty_state, trash};
use super::finder::Finder;
use crate::domain::codes::Direction;
use crate::domain::model::Id;
use crate::domain::views::CustomerFilter;
use crate::input::{Action, Context, KeyPress};
use crate::popup::effect::{FormRequest, PaneMessage};
use crate::popup::{Effect, Item, MenuPopup, Popup};
use crate::session::Session;
use crate::store::request::{Reply, Slot};
use crate::tr;
use crate::ui::{text, widget};

/// What the screen is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The tab.
    Tab,
    /// Ctrl-F: a layer over something that waits.
    Find,
    /// Choosing a customer for a form or a contact: Enter takes it.
    Pick,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Focus {
    Search,
    List,
    Card,
}

/// See the module.
#[derive(Debug)]
pub struct CustomersPane {
    purpose: Purpose,
    pub(super) focus: Focus,
    pub(super) finder: Finder,
    pub(super) card: CardView,
    /// One card was opened from elsewhere: there is no list to it, until one searches.
    alone: bool,
}

impl CustomersPane {
    pub fn new(purpose: Purpose) -> Self {
        let mut finder = Finder::default();
        finder.picking = purpose == Purpose::Pick;
        Self { purpose, focus: Focus::Search, finder, card: CardView::default(), alone: false }
    }

    /// The same screen, opened on one card.
    pub fn with_card(id: Id) -> (Self, Vec<Effect>) {
        let mut pane = Self::new(Purpose::Find);
        pane.focus = Focus::Card;
        pane.alone = true;
        let effects = pane.card.show(id);
        (pane, effects)
    }

    /// Starts with this text in the search field.
    pub fn search_for(&mut self, text: &str) -> Vec<Effect> {
        self.finder.search_for(text)
    }

    /// Marks the text in the search field, so that typing replaces it.
    pub fn select_text(&mut self) {
        self.finder.select_text();
    }

    /// The customer whose card is open, or the row under the cursor.
    pub fn subject(&self) -> Option<Id> {
        if self.focus == Focus::Card {
            self.card.id()
        } else {
            self.finder.chosen().map(|row| row.id)
        }
    }

    /// An empty file: the keys of the empty state work at once.
    pub fn to_list(&mut self) {
        self.focus = Focus::List;
    }

    /// Opens a card in this screen.
    pub fn open(&mut self, id: Id) -> Vec<Effect> {
        self.focus = Focus::Card;
        self.card.show(id)
    }

    /// Lets the card at the right follow, once the cursor has come to rest: a held
    /// key costs one row a step, not a card.
    fn follow(&mut self, s: &Session) -> Vec<Effect> {
        if !s.wide() || self.focus == Focus::Card {
            return Vec::new();
        }
        let chosen = self.finder.chosen().map(|row| row.id);
        if chosen.is_some() && chosen != self.card.id() { vec![Effect::Settle] } else { Vec::new() }
    }

    fn enter(&mut self, s: &Session) -> Vec<Effect> {
        if let Some(row) = self.finder.chosen() {
            if self.purpose == Purpose::Pick {
                let picked = Effect::Picked {
                    customer: row.id,
                    name: row.name.clone(),
                    number: row.number.clone(),
                };
                return vec![Effect::Close, picked];
            }
            let id = row.id;
            return self.open(id);
        }
        if self.finder.nothing_found() && !self.finder.asks() && self.purpose != Purpose::Pick {
            let query = self.finder.query().to_owned();
            let call = |direction| {
                Effect::OpenForm(FormRequest::Call {
                    customer: None,
                    caller: query.clone(),
                    direction,
                })
            };
            let items = vec![
                Item::new(tr!(s.i18n, "unknown-call"), call(Direction::In)),
                Item::new(
                    tr!(s.i18n, "unknown-customer"),
                    Effect::OpenForm(FormRequest::NewCustomer { hint: query.clone() }),
                ),
                Item::new(tr!(s.i18n, "unknown-complaint"), complaint_of(&query)),
            ];
            let title = tr!(s.i18n, "unknown-title", query = text::clean(&query).into_owned());
            return vec![Effect::Popup(Box::new(Popup::Menu(MenuPopup::new(title, items))))];
        }
        Vec::new()
    }

    fn back(&mut self, s: &Session) -> Vec<Effect> {
        match self.focus {
            Focus::Card => {
                // Also when rows have come to the search behind it, as after every saving.
                if self.alone {
                    return vec![Effect::Close];
                }
                self.focus = Focus::Search;
                self.finder.select_text();
                self.follow(s)
            }
            Focus::Search => match self.finder.clear() {
                Some(effects) => effects,
                None if self.finder.filtered() => {
                    self.finder.filter = CustomerFilter::default();
                    self.finder.restart()
                }
                None if self.purpose != Purpose::Tab => vec![Effect::Close],
                None => {
                    self.focus = Focus::List;
                    Vec::new()
                }
            },
            Focus::List if self.finder.marked() > 0 => {
                self.finder.clear_marks();
                Vec::new()
            }
            Focus::List if self.finder.filtered() => {
                self.finder.filter = CustomerFilter::default();
                self.finder.restart()
            }
            Focus::List if self.purpose != Purpose::Tab => vec![Effect::Close],
            // In an empty file the keys of its page always work.
            Focus::List if self.finder.empty() => Vec::new(),
            Focus::List => {
                self.focus = Focus::Search;
                self.finder.select_text();
                Vec::new()
            }
        }
    }

    fn move_list(&mut self, action: Action) -> Option<Vec<Effect>> {
        Some(match action {
            Action::Up => self.finder.step(-1),
            Action::Down => self.finder.step(1),
            Action::PageUp => self.finder.page(-1),
            Action::PageDown => self.finder.page(1),
            Action::First => self.finder.first(),
            Action::Last => self.finder.last(),
            _ => return None,
        })
    }

    fn list_action(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        Some(match action {
            Action::Open => self.enter(s),
            Action::Mark => self.finder.mark(),
            Action::Sort => vec![self.sort_menu(s)],
            Action::Filter => vec![Self::filter_menu(s)],
            Action::Actions => self.actions_menu(s).into_iter().collect(),
            Action::New => vec![Effect::OpenForm(FormRequest::NewCustomer {
                hint: self.finder.query().to_owned(),
            })],
            Action::Delete => match self.meant() {
                (ids, _) if ids.is_empty() => Vec::new(),
                (ids, name) => vec![trash(ids, name)],
            },
            Action::Copy | Action::Reach => {
                // What can be copied stands on the card.
                let mut effects = self.enter(s);
                if self.card.card().is_some_and(|c| Some(c.customer.meta.id) == self.card.id()) {
                    effects.extend(self.card.on_action(action, s).unwrap_or_default());
                }
                effects
            }
            // Without a customer: somebody calls who is not in the file.
            Action::LogCall | Action::LogCallOut if self.finder.chosen().is_none() => {
                let direction =
                    if action == Action::LogCall { Direction::In } else { Direction::Out };
                let caller = self.finder.query().to_owned();
                vec![Effect::OpenForm(FormRequest::Call { customer: None, caller, direction })]
            }
            Action::LogContact if self.finder.chosen().is_none() => {
                vec![Effect::OpenForm(FormRequest::Contact { customer: None })]
            }
            Action::NewTask if self.finder.chosen().is_none() => {
                vec![Effect::OpenForm(FormRequest::NewTask { customer: None })]
            }
            Action::NewComplaint if self.finder.chosen().is_none() => {
                vec![complaint_of(self.finder.query())]
            }
            Action::NewSale if self.finder.chosen().is_none() => {
                vec![Effect::OpenForm(FormRequest::Sale { customer: None })]
            }
            _ => {
                let id = self.finder.chosen().map(|row| row.id)?;
                return card::for_customer(action, id);
            }
        })
    }
}

/// A complaint of somebody who is not in the file.
fn complaint_of(caller: &str) -> Effect {
    let caller = caller.to_owned();
    Effect::OpenForm(FormRequest::Complaint { customer: None, contact: None, caller })
}

const SEARCH_ACTIONS: &[Action] = &[
    Action::Open,
    Action::Down,
    Action::Up,
    Action::ToList,
    Action::Back,
    Action::FindCustomer,
    Action::Palette,
    Action::Help,
];

const EMPTY_ACTIONS: &[Action] = &[
    Action::Import,
    Action::New,
    Action::LogCall,
    Action::LogContact,
    Action::NewTask,
    Action::Quit,
    Action::NewComplaint,
];

const LIST_ACTIONS: &[Action] = &[
    Action::Open,
    Action::LogCall,
    Action::New,
    Action::Edit,
    Action::LogContact,
    Action::NewTask,
    Action::NewComplaint,
    Action::Search,
    Action::Sort,
    Action::Filter,
    Action::Mark,
    Action::Actions,
    Action::Delete,
    Action::Copy,
    Action::Reach,
    Action::Consent,
    Action::NewPerson,
    Action::NewSurvey,
    Action::NewSale,
    Action::Back,
];

impl Pane for CustomersPane {
    fn context(&self) -> Context {
        match self.focus {
            Focus::Search => Context::Search,
            Focus::List => Context::List,
            Focus::Card => Context::Card,
        }
    }

    fn actions(&self) -> Vec<Action> {
        match self.focus {
            Focus::Search => SEARCH_ACTIONS,
            Focus::List if self.finder.empty() && !self.finder.filtered() => EMPTY_ACTIONS,
            Focus::List => LIST_ACTIONS,
            Focus::Card => card::ACTIONS,
        }
        .to_vec()
    }

    fn on_text(&mut self, press: KeyPress, s: &Session) -> Option<Vec<Effect>> {
        if self.focus != Focus::Search {
            return None;
        }
        let mut effects = self.finder.on_text(press, s)?;
        effects.extend(self.follow(s));
        Some(effects)
    }

    fn on_paste(&mut self, pasted: &str, _s: &Session) -> Option<Vec<Effect>> {
        (self.focus == Focus::Search).then(|| self.finder.on_paste(pasted))
    }

    fn on_action(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        match action {
            Action::Back => return Some(self.back(s)),
            Action::Search if self.finder.empty() && !self.finder.filtered() => {
                return Some(Vec::new());
            }
            Action::Search => {
                self.alone = false;
                self.focus = Focus::Search;
                self.finder.select_text();
                return Some(Vec::new());
            }
            Action::ToList => {
                self.focus = Focus::List;
                return Some(Vec::new());
            }
            // In the card of a finder, the tabs stay away.
            Action::NextTab | Action::PreviousTab
                if self.focus == Focus::List && self.purpose != Purpose::Tab =>
            {
                self.focus = Focus::Search;
                return Some(Vec::new());
            }
            Action::Trash => {
                self.alone = false;
                self.focus = Focus::List;
                self.finder.search_for("");
                self.finder.filter = CustomerFilter { trash: true, ..CustomerFilter::default() };
                return Some(self.finder.restart());
            }
            _ => {}
        }
        match self.focus {
            Focus::Card if action == Action::Actions => {
                Some(self.actions_menu(s).into_iter().collect())
            }
            Focus::Card => self.card.on_action(action, s),
            Focus::Search if action == Action::Open => Some(self.enter(s)),
            Focus::Search | Focus::List => {
                if let Some(mut effects) = self.move_list(action) {
                    effects.extend(self.follow(s));
                    return Some(effects);
                }
                if self.focus == Focus::List { self.list_action(action, s) } else { None }
            }
        }
    }

    fn awaits(&self, action: Action) -> Option<Slot> {
        let of_hits = matches!(
            action,
            Action::Open
                | Action::ToList
                | Action::Up
                | Action::Down
                | Action::PageUp
                | Action::PageDown
        );
        let asked = of_hits && self.focus == Focus::Search && self.finder.unanswered();
        asked.then_some(Slot::Search)
    }

    fn on_message(&mut self, message: PaneMessage, _s: &Session) -> Vec<Effect> {
        match message {
            PaneMessage::Sort(sort) => self.finder.sort = sort,
            PaneMessage::Customers(filter) => self.finder.filter = filter,
            _ => return Vec::new(),
        }
        self.finder.clear_marks();
        self.focus = Focus::List;
        self.finder.search_for("");
        self.finder.restart()
    }

    fn on_reply(&mut self, slot: Slot, reply: Reply, s: &Session) -> Vec<Effect> {
        let mut effects = match (slot, reply) {
            (Slot::Search, Reply::Search(page)) => self.finder.put_hits(page),
            (Slot::SearchLoose, Reply::SearchLoose(hits)) => {
                self.finder.put_loose(hits);
                Vec::new()
            }
            (Slot::Count, Reply::Counted(count)) => {
                self.finder.put_count(count);
                Vec::new()
            }
            (Slot::Customers, Reply::Customers(page)) => {
                self.finder.put_list(page);
                // The keys that fill an empty file work without leaving the search field.
                if self.finder.empty() && !self.finder.filtered() && self.focus == Focus::Search {
                    self.focus = Focus::List;
                }
                Vec::new()
            }
            (Slot::Card, Reply::Card(card)) => {
                self.card.put(card);
                Vec::new()
            }
            _ => Vec::new(),
        };
        effects.extend(self.follow(s));
        effects
    }

    fn on_settle(&mut self, s: &Session) -> Vec<Effect> {
        match self.finder.chosen().map(|row| row.id) {
            Some(id) if s.wide() && self.focus != Focus::Card && self.card.id() != Some(id) => {
                self.card.show(id)
            }
            _ => Vec::new(),
        }
    }

    fn load(&mut self, _s: &Session) -> Vec<Effect> {
        let mut effects = self.finder.load();
        effects.extend(self.card.load());
        effects
    }

    fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
        let in_card = self.focus == Focus::Card;
        if self.finder.empty()
            && !self.finder.filtered()
            && self.purpose == Purpose::Tab
            && !in_card
        {
            empty_state(buf, area, s);
            return None;
        }
        // A card opened from elsewhere has no list beside it.
        if !s.wide() || (in_card && self.alone) {
            if in_card {
                let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
                self.card.view(buf, inner, true, s);
                return None;
            }
            return self.finder.view(buf, area, self.focus == Focus::Search, true, s);
        }
        let left = (area.width * 2 / 5).clamp(48, 70);
        let style = if in_card { s.theme.accent } else { s.theme.line };
        let (list, detail) = widget::split(buf, area, left, style, &s.theme);
        let cursor = self.finder.view(buf, list, self.focus == Focus::Search, !in_card, s);
        // No card of somebody who is not in the list at the left.
        if in_card || self.finder.chosen().is_some() {
            self.card.view(buf, detail, in_card, s);
        }
        cursor
    }
}
