//! The program behind the screen: events in, effects carried out, outputs to the
//! runtime as data. Touches neither terminal nor store nor clock itself, so that
//! tests drive it key by key.

mod ahead;
mod answers;
mod bulk;
mod complaints;
mod deeds;
mod draw;
mod effects;
mod export;
mod form_layer;
mod import_layer;
mod layer;
mod palette;
mod path;
mod record;
mod setup;
mod tabs;
mod tick;
mod title;

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use chrono::{DateTime, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::model::Id;
use crate::domain::views::Draft;
use crate::export::members;
use crate::input::{Action, Context, KeyPress};
use crate::pane::Pane;
use crate::pane::customers::Purpose;
use crate::popup::effect::{Told, Tone};
use crate::popup::{Effect, HelpPopup, Popup};
use crate::session::Session;
use crate::store::api::StoreError;
use crate::store::request::{Answer, Job, Request, Slot};
use crate::tr;

pub use export::ExportJob;
pub use import_layer::{ImportJob, JobNews};
use layer::Layer;
use tabs::{Tab, Tabs};

/// Smallest screen on which everything can be used.
pub const MIN_SIZE: (u16, u16) = (60, 16);
/// A cursor at rest for so long gets its card.
const SETTLE: Duration = Duration::from_millis(90);

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    Key(KeyPress),
    Paste(String),
    Resize(u16, u16),
    Answer(Box<Answer>),
    /// Another process may have written to the file.
    FileChanged,
    /// Everybody was valued anew.
    Renewed,
    /// A time that was asked for has come.
    Wake,
    /// The external editor ended; `None`: it could not be run.
    Edited {
        key: String,
        text: Option<String>,
    },
    Job(JobNews),
    /// News of an export.
    Export(members::News),
    /// The terminal is back (after a stop).
    Resumed,
}

/// Something for the runtime to do.
#[derive(Debug)]
pub enum Output {
    Job(Job),
    Copy(String),
    /// Run a configured command with this value as its argument.
    Reach(crate::popup::effect::Reach, String),
    EditExternally {
        key: String,
        text: String,
    },
    WakeIn(Duration),
    Import(Box<ImportJob>),
    CancelImport,
    Export(Box<ExportJob>),
    CancelExport,
    Suspend,
    Redraw,
    Quit,
}

/// See the module.
pub struct App {
    pub session: Session,
    tabs: Tabs,
    layers: Vec<Layer>,
    message: Option<Told>,
    /// Drafts that wait; the first is offered until a key is pressed.
    drafts: Vec<Draft>,
    offered: bool,
    /// Newest ticket per slot and owner that has no answer yet: older answers are dropped.
    tickets: HashMap<(Slot, u64), u64>,
    /// What to tell when a write is durable, by ticket.
    writes: HashMap<u64, Told>,
    /// Keys that wait for a step, and the complaint that the first of them is for.
    ahead: VecDeque<Event>,
    ahead_for: Option<(u64, Id)>,
    /// Drafts of forms that were left, on their way to the store, by ticket.
    left: HashMap<u64, Draft>,
    next_ticket: u64,
    next_owner: u64,
    /// `q` or Ctrl-C was pressed once.
    quitting: bool,
    settling: bool,
    /// An export at work.
    exporting: Option<export::Running>,
    /// The finder that was just closed by a choice, and what it was for.
    picking: Option<(u64, layer::For)>,
    /// The first-start sheet may be shown (once).
    ask_setup: bool,
    outputs: Vec<Output>,
    ended: bool,
}

/// Owner numbers of the tabs; layers count on from here.
const FIRST_LAYER: u64 = 100;
/// Owner of the app's own questions.
const APP: u64 = 0;

impl App {
    /// The program at its first screen; the questions that fill it are in the outputs.
    pub fn new(session: Session) -> Self {
        let mut app = Self {
            session,
            tabs: Tabs::new(),
            layers: Vec::new(),
            message: None,
            drafts: Vec::new(),
            offered: false,
            tickets: HashMap::new(),
            writes: HashMap::new(),
            ahead: VecDeque::new(),
            ahead_for: None,
            left: HashMap::new(),
            next_ticket: 0,
            next_owner: FIRST_LAYER,
            quitting: false,
            settling: false,
            exporting: None,
            picking: None,
            ask_setup: false,
            outputs: Vec::new(),
            ended: false,
        };
        let effects = app.tabs.customers.load(&app.session);
        app.carry_out(app.tab_owner(), effects);
        app.ask(APP, Slot::Shared, Request::Shared);
        app.ask(APP, Slot::Drafts, Request::Drafts);
        app.ask_waiting();
        app
    }

    /// What the runtime has to do now.
    pub fn outputs(&mut self) -> Vec<Output> {
        std::mem::take(&mut self.outputs)
    }

    pub fn ended(&self) -> bool {
        self.ended
    }

    /// Ends the program, from outside.
    pub fn end(&mut self) {
        self.ended = true;
    }

    /// Whether a new file asks its few questions.
    pub fn ask_setup(&mut self, on: bool) {
        self.ask_setup = on;
    }

    /// A message for the bottom line (also from the start of the program).
    pub fn tell(&mut self, told: Told) {
        if !told.text.is_empty() {
            self.message = Some(told);
        }
    }

    /// Takes one event. `now` is the moment at which it happened.
    pub fn handle(&mut self, event: Event, now: DateTime<Utc>) {
        self.session.now = now;
        if self.waits(&event) {
            self.ahead.push_back(event);
            return;
        }
        match event {
            Event::Key(press) => self.on_key(press),
            Event::Paste(text) => self.on_paste(&text),
            Event::Resize(width, height) => {
                self.session.width = width;
                self.session.height = height;
                self.settle();
            }
            Event::Answer(answer) => {
                self.on_answer(*answer);
                self.catch_up();
            }
            Event::FileChanged => {
                self.ask(APP, Slot::Changed, Request::Changed);
            }
            Event::Renewed => self.changed(),
            Event::Wake => self.on_wake(),
            Event::Edited { key, text } => self.on_edited(&key, text),
            Event::Job(news) => self.on_job(news),
            Event::Export(news) => self.on_export(news),
            Event::Resumed => self.outputs.push(Output::Redraw),
        }
    }

    /// Keeps every unfinished form as a draft, now: the terminal may be gone.
    pub fn keep_drafts(&mut self) {
        for at in 0..self.layers.len() {
            let Some(Layer::Form { owner, form }) = self.layers.get_mut(at) else { continue };
            let owner = *owner;
            let effects = form.keep_draft(&self.session);
            self.carry_out(owner, effects);
        }
    }

    fn tab_owner(&self) -> u64 {
        self.tabs.shown.owner()
    }

    /// The pane in front: of the topmost layer that is one, else of the tab.
    fn front(&mut self) -> (u64, &mut dyn Pane) {
        let owner = self.tab_owner();
        let mut panes = self.layers.iter_mut().rev().filter_map(Layer::pane);
        panes.next().unwrap_or_else(|| (owner, self.tabs.front()))
    }

    /// Where keys are looked up now.
    pub fn context(&mut self) -> Context {
        match self.layers.last() {
            Some(Layer::Popup(_)) => Context::Popup,
            Some(Layer::Form { form, .. }) => form.context(),
            Some(Layer::Import { import, .. }) => import.context(),
            Some(Layer::Customers { pane, .. }) => pane.context(),
            Some(Layer::Complaint { pane, .. }) => pane.context(),
            None => self.tabs.front().context(),
        }
    }

    fn on_key(&mut self, press: KeyPress) {
        self.message = None;
        if self.offered && self.layers.is_empty() && self.answer_offer(press) {
            return;
        }
        self.offered = false;
        let context = self.context();
        // In a place where text is typed, a letter is a letter.
        let typing = press.char().is_some()
            && matches!(context, Context::Search | Context::Form | Context::FormText);
        let action = if typing { None } else { self.session.keymap.action(context, press) };
        if action != Some(Action::Quit) && action != Some(Action::Interrupt) {
            self.quitting = false;
        }
        if self.on_everywhere(action, context) {
            return;
        }
        let s = &self.session;
        let (owner, effects) = match self.layers.last_mut() {
            Some(Layer::Popup(popup)) => (None, popup.on_key(press, action, s)),
            Some(Layer::Form { owner, form }) => (Some(*owner), form.on_key(press, action, s)),
            Some(Layer::Import { owner, import }) => {
                (Some(*owner), import.on_key(press, action, s))
            }
            Some(Layer::Customers { .. } | Layer::Complaint { .. }) | None => {
                let owner = self.tab_owner();
                let layer = self.layers.last_mut().and_then(Layer::pane);
                let (owner, pane) = layer.unwrap_or_else(|| (owner, self.tabs.front()));
                let taken = action.and_then(|action| pane.on_action(action, s));
                let effects = taken.or_else(|| pane.on_text(press, s));
                (Some(owner), self.or_global(effects, action))
            }
        };
        let owner = owner.unwrap_or_else(|| self.front().0);
        self.carry_out(owner, effects);
    }

    fn on_paste(&mut self, text: &str) {
        self.message = None;
        self.offered = false;
        let s = &self.session;
        let (owner, effects) = match self.layers.last_mut() {
            Some(Layer::Popup(popup)) => {
                popup.on_paste(text);
                return;
            }
            Some(Layer::Form { owner, form }) => (*owner, form.on_paste(text, s)),
            Some(Layer::Import { owner, import }) => (*owner, import.on_paste(text, s)),
            Some(Layer::Customers { .. } | Layer::Complaint { .. }) | None => {
                let owner = self.tab_owner();
                let layer = self.layers.last_mut().and_then(Layer::pane);
                let (owner, pane) = layer.unwrap_or_else(|| (owner, self.tabs.front()));
                (owner, pane.on_paste(text, s).unwrap_or_default())
            }
        };
        self.carry_out(owner, effects);
    }

    /// What works in every place, whatever is on top.
    fn on_everywhere(&mut self, action: Option<Action>, context: Context) -> bool {
        match action {
            Some(Action::Interrupt) => self.interrupt(),
            Some(Action::Suspend) => self.outputs.push(Output::Suspend),
            Some(Action::Redraw) => self.outputs.push(Output::Redraw),
            Some(Action::Help) => {
                let actions = self.actions();
                let help = HelpPopup::new(context, &actions, &self.session);
                self.layers.push(Layer::Popup(Box::new(Popup::Help(help))));
            }
            Some(Action::Palette) => self.open_palette(context),
            Some(Action::FindCustomer) => self.open_finder(Purpose::Find, layer::For::Nothing),
            _ => return false,
        }
        true
    }

    /// Ctrl-C: in a form twice; else it quits. Drafts are kept.
    fn interrupt(&mut self) {
        let in_form = self
            .layers
            .iter()
            .any(|layer| matches!(layer, Layer::Form { .. } | Layer::Import { .. }));
        if (in_form || self.exporting.is_some()) && !self.quitting {
            self.quitting = true;
            let form = tr!(self.session.i18n, "quit-again-form");
            self.message =
                Some(self.quit_export().filter(|_| !in_form).unwrap_or(Told::plain(form)));
            return;
        }
        self.quit();
    }

    fn quit(&mut self) {
        self.keep_drafts();
        self.ended = true;
        self.outputs.push(Output::Quit);
    }

    /// The action was not one of the pane: tabs, undo, quitting and the like.
    fn or_global(&mut self, taken: Option<Vec<Effect>>, action: Option<Action>) -> Vec<Effect> {
        if let Some(effects) = taken {
            return effects;
        }
        let Some(action) = action else { return Vec::new() };
        if let Some(number) = action.tab() {
            return vec![Effect::Tab(number)];
        }
        let step = |by: usize| {
            let at = Tab::ALL.iter().position(|tab| *tab == self.tabs.shown).unwrap_or(0);
            let next = Tab::ALL.get((at + by) % Tab::ALL.len()).copied().unwrap_or(Tab::Customers);
            vec![Effect::Tab(next.number())]
        };
        match action {
            Action::NextTab => step(1),
            Action::PreviousTab => step(Tab::ALL.len() - 1),
            Action::Undo => vec![Effect::Undo],
            Action::Import => vec![Effect::Import],
            Action::Imports => vec![Effect::Imports],
            Action::Settings => vec![Effect::Settings],
            Action::Trash => vec![Effect::Trash],
            Action::Search => vec![Effect::Find],
            Action::TakeDraft => match self.drafts.first() {
                Some(draft) => vec![Effect::TakeDraft(draft.id)],
                None => vec![Effect::Tell(Told::plain(tr!(self.session.i18n, "draft-none")))],
            },
            Action::Quit if self.quitting => {
                self.quit();
                Vec::new()
            }
            Action::Quit => {
                self.quitting = true;
                let told = Told::plain(tr!(self.session.i18n, "quit-again"));
                vec![Effect::Tell(self.quit_export().unwrap_or(told))]
            }
            _ => Vec::new(),
        }
    }

    /// The offered draft: Enter takes it, `d` drops it, anything else leaves it.
    fn answer_offer(&mut self, press: KeyPress) -> bool {
        use crate::input::Key;
        let Some(draft) = self.drafts.first() else { return false };
        let id = draft.id;
        self.offered = false;
        match press.key {
            _ if press.ctrl || press.alt => return false,
            Key::Enter => self.carry_out(APP, vec![Effect::TakeDraft(id)]),
            Key::Char('d') => self.carry_out(APP, vec![Effect::DropDraft(id)]),
            _ => return false,
        }
        true
    }

    /// Puts a question to the store.
    fn ask(&mut self, owner: u64, slot: Slot, request: Request) -> u64 {
        self.next_ticket += 1;
        let ticket = self.next_ticket;
        if slot.newest_wins() {
            self.tickets.insert((slot, owner), ticket);
        }
        self.outputs.push(Output::Job(Job { slot, owner, ticket, request }));
        ticket
    }

    fn ask_waiting(&mut self) {
        let today = self.session.today();
        self.ask(APP, Slot::Waiting, Request::Waiting { today });
    }

    fn on_answer(&mut self, answer: Answer) {
        let Answer { slot, owner, ticket, reply } = answer;
        if slot.newest_wins() {
            if self.tickets.get(&(slot, owner)) != Some(&ticket) {
                return;
            }
            self.tickets.remove(&(slot, owner));
        }
        let told = self.writes.remove(&ticket);
        match reply {
            Ok(reply) => self.on_reply(slot, owner, ticket, told, reply),
            Err(StoreError::Interrupted) => {}
            Err(error) => self.on_error(owner, &error),
        }
    }

    /// Something went wrong in the store; nothing that was typed is lost.
    fn on_error(&mut self, owner: u64, error: &StoreError) {
        if let Some(form) = self.form_of(owner) {
            form.not_saved();
        }
        self.forget_ahead();
        self.message = Some(Told::bad(effects::sentence(error, &self.session.i18n)));
    }

    fn on_wake(&mut self) {
        self.keep_due_drafts();
        if std::mem::take(&mut self.settling) {
            self.settle();
        }
    }

    /// Drafts that have changed since they were kept.
    fn keep_due_drafts(&mut self) {
        for at in 0..self.layers.len() {
            let Some(Layer::Form { owner, form }) = self.layers.get_mut(at) else { continue };
            let owner = *owner;
            let effects = form.on_wake(&self.session);
            self.carry_out(owner, effects);
        }
    }

    fn settle(&mut self) {
        let s = &self.session;
        let owner = self.tab_owner();
        let layer = self.layers.last_mut().and_then(Layer::pane);
        let (owner, pane) = layer.unwrap_or_else(|| (owner, self.tabs.front()));
        let effects = pane.on_settle(s);
        self.carry_out(owner, effects);
    }

    /// Draws everything; returns where the cursor stands.
    pub fn view(&mut self, buf: &mut Buffer, area: Rect) -> Option<Position> {
        draw::view(self, buf, area)
    }

    fn tone_style(&self, tone: Tone) -> ratatui::style::Style {
        match tone {
            Tone::Good => self.session.theme.good,
            Tone::Plain => self.session.theme.text,
            Tone::Bad => self.session.theme.bad,
        }
    }
}

#[cfg(test)]
mod tests;
