//! Carrying out what panes, popups and forms want, and handing them answers.

use super::form_layer::FormLayer;
use super::import_layer::ImportLayer;
use super::layer::{For, Layer};
use super::{APP, App, Output, SETTLE, Tab};
use crate::domain::model::Id;
use crate::i18n::I18n;
use crate::pane::Pane;
use crate::pane::complaints::ComplaintsPane;
use crate::pane::customers::{CustomersPane, Purpose};
use crate::popup::effect::{FormRequest, Prompt, Told};
use crate::popup::{Effect, Popup, PromptPopup};
use crate::store::api::StoreError;
use crate::store::request::{Request, Slot};
use crate::tr;
use crate::ui::text;

/// An error of the store as a sentence.
pub fn sentence(error: &StoreError, i18n: &I18n) -> String {
    crate::store::messages::sentence(error, i18n)
}

impl App {
    /// Carries out effects for the screen with this owner number.
    pub(super) fn carry_out(&mut self, owner: u64, effects: Vec<Effect>) {
        for effect in effects {
            self.one(owner, effect);
        }
    }

    pub(super) fn one(&mut self, owner: u64, effect: Effect) {
        match effect {
            Effect::Ask(slot, request) => {
                self.ask(owner, slot, request);
            }
            Effect::Save(action, told) => {
                let ticket = self.ask(owner, Slot::Write, Request::Save(action));
                self.writes.insert(ticket, told);
            }
            Effect::Act(action) => self.act(action),
            Effect::Tab(number) => self.show_tab(number),
            Effect::Close => self.close(),
            Effect::OpenCard(id) => self.open_card(id),
            Effect::OpenComplaint(id) => self.open_complaint(id),
            Effect::Find => self.open_finder(Purpose::Find, For::Nothing),
            Effect::PickForComplaint(complaint) => {
                self.open_finder(Purpose::Pick, For::Complaint(complaint));
            }
            Effect::PickFor(contact) => {
                let caller = contact.caller_raw.clone();
                self.open_finder(Purpose::Pick, For::Contact(contact));
                if !caller.is_empty() {
                    self.search_in_top(&caller);
                    // The number seldom leads anywhere: typing a name replaces it.
                    if let Some(Layer::Customers { pane, .. }) = self.layers.last_mut() {
                        pane.select_text();
                    }
                }
            }
            Effect::Picked { customer, name, number } => {
                self.picked(owner, customer, &name, &number);
            }
            Effect::OpenForm(request) => self.open_form(request),
            Effect::PickField { key, typed } => {
                self.open_finder(Purpose::Pick, For::Field(key));
                if !typed.is_empty() {
                    self.search_in_top(&typed);
                }
            }
            Effect::Popup(popup) => self.layers.push(Layer::Popup(popup)),
            Effect::Tell(told) => self.tell(told),
            Effect::Settle => {
                self.settling = true;
                self.outputs.push(Output::WakeIn(SETTLE));
            }
            Effect::WakeIn(time) => self.outputs.push(Output::WakeIn(time)),
            Effect::Pane(message) => {
                let s = &self.session;
                let owner = self.tabs.shown.owner();
                let layer = self.layers.last_mut().and_then(Layer::pane);
                let (owner, pane) = layer.unwrap_or_else(|| (owner, self.tabs.front()));
                let effects = pane.on_message(message, s);
                self.carry_out(owner, effects);
            }
            Effect::Prompted(prompt, text) => self.prompted(&prompt, &text),
            Effect::AskTrash { table, ids, name } => self.ask_trash(table, ids, &name),
            Effect::Tick(task, done) => self.tick(*task, done),
            Effect::TickAll(tasks) => self.tick_all(tasks),
            Effect::MeasureChecked(task, verdict) => self.measure_checked(task, verdict),
            Effect::Undo => {
                let ticket = self.ask(APP, Slot::Write, Request::Undo);
                self.writes.insert(ticket, Told::plain(""));
            }
            Effect::Copy(value) => {
                self.tell(Told::plain(tr!(
                    self.session.i18n,
                    "told-copied",
                    value = value.as_str()
                )));
                self.outputs.push(Output::Copy(value));
            }
            Effect::Reach(how, value) => self.outputs.push(Output::Reach(how, value)),
            Effect::EditExternally { key, text } => {
                self.outputs.push(Output::EditExternally { key, text });
            }
            Effect::TakeDraft(id) => self.take_draft(id),
            Effect::DropDraft(id) => {
                self.drafts.retain(|draft| draft.id != id);
                self.ask(APP, Slot::Write, Request::DropDraft(id));
                self.tell(Told::plain(tr!(self.session.i18n, "draft-dropped")));
            }
            Effect::Import => {
                let owner = self.new_owner();
                let (import, effects) = ImportLayer::new();
                self.layers.push(Layer::Import { owner, import: Box::new(import) });
                self.carry_out(owner, effects);
            }
            Effect::Bulk(members, step) => self.bulk(members, step),
            Effect::StartImport(job) => self.outputs.push(Output::Import(job)),
            Effect::CancelImport => self.outputs.push(Output::CancelImport),
            Effect::Imports => {
                self.ask(APP, Slot::Imports, Request::Imports);
            }
            Effect::UndoImport(id) => {
                self.ask(APP, Slot::Write, Request::UndoImport(id));
            }
            Effect::MapColumn { column, word } => {
                self.in_import(|import| import.map_column(column, word));
            }
            Effect::ImportAs(kind) => self.in_import(|import| import.import_as(kind)),
            Effect::ImportDoubles(way) => self.in_import(|import| {
                import.import_doubles(way);
                Vec::new()
            }),
            Effect::ComplaintTaken { call, complaint } => self.link_complaint(call, complaint),
            Effect::CallSaved { call, contact } => self.call_saved(call, &contact),
            Effect::LeftDraft(draft) => {
                let ticket = self.ask(APP, Slot::Write, Request::PutDraft(draft.clone()));
                self.left.insert(ticket, *draft);
            }
            Effect::Setting(key) => {
                let value = self.setting_value(&key);
                let title = tr!(self.session.i18n, "prompt-setting", key = key.as_str());
                let prompt = PromptPopup::new(title, Prompt::Setting(key), &value);
                self.layers.push(Layer::Popup(Box::new(Popup::Prompt(prompt))));
            }
            Effect::Settings => self.open_settings(),
            Effect::Trash => {
                self.show_tab(Tab::Customers.number());
                let effects =
                    self.tabs.customers.on_action(crate::input::Action::Trash, &self.session);
                self.carry_out(Tab::Customers.owner(), effects.unwrap_or_default());
            }
            Effect::Quit => self.quit(),
            Effect::Resolved(mine) => {
                let s = &self.session;
                if let Some(Layer::Form { owner, form }) = self.layers.last_mut() {
                    let owner = *owner;
                    let effects = form.resolved(&mine, s);
                    self.carry_out(owner, effects);
                }
            }
        }
    }

    pub(super) fn new_owner(&mut self) -> u64 {
        self.next_owner += 1;
        self.next_owner
    }

    /// An action chosen in a menu, in the place below it.
    pub(super) fn act(&mut self, action: crate::input::Action) {
        let context = self.context();
        if self.on_everywhere(Some(action), context) {
            return;
        }
        let s = &self.session;
        let (owner, effects) = match self.layers.last_mut() {
            Some(Layer::Form { owner, form }) => (*owner, form.on_action(action, s)),
            Some(Layer::Import { .. } | Layer::Popup(_)) => return,
            Some(Layer::Customers { .. } | Layer::Complaint { .. }) | None => {
                let owner = self.tabs.shown.owner();
                let layer = self.layers.last_mut().and_then(Layer::pane);
                let (owner, pane) = layer.unwrap_or_else(|| (owner, self.tabs.front()));
                let taken = pane.on_action(action, s);
                (owner, self.or_global(taken, Some(action)))
            }
        };
        self.carry_out(owner, effects);
    }

    pub(super) fn show_tab(&mut self, number: usize) {
        let Some(tab) = Tab::ALL.iter().copied().find(|tab| tab.number() == number) else { return };
        // Over a form or a finder the tabs stay where they are.
        if !self.layers.is_empty() {
            return;
        }
        self.tabs.shown = tab;
        if let Some(at) = self.tabs.stale.iter().position(|stale| *stale == tab) {
            self.tabs.stale.remove(at);
            let effects = self.tabs.pane(tab).load(&self.session);
            self.carry_out(tab.owner(), effects);
        }
    }

    /// Closes the top layer.
    pub(super) fn close(&mut self) {
        if let Some(Layer::Customers { owner, for_what, .. }) = self.layers.pop() {
            self.picking = Some((owner, for_what));
        }
        self.refresh_top();
    }

    /// What comes to light again shows what has changed meanwhile.
    pub(super) fn refresh_top(&mut self) {
        let s = &self.session;
        let (owner, effects) = match self.layers.last_mut() {
            None => (self.tabs.shown.owner(), self.tabs.front().on_settle(s)),
            Some(layer) => match layer.pane() {
                Some((owner, pane)) => (owner, pane.on_settle(s)),
                None => return,
            },
        };
        self.carry_out(owner, effects);
    }

    pub(super) fn open_card(&mut self, id: Id) {
        if self.layers.is_empty() && self.tabs.shown == Tab::Customers {
            let effects = self.tabs.customers.open(id);
            self.carry_out(Tab::Customers.owner(), effects);
            return;
        }
        let owner = self.new_owner();
        let (pane, effects) = CustomersPane::with_card(id);
        self.layers.push(Layer::Customers { owner, pane: Box::new(pane), for_what: For::Nothing });
        self.carry_out(owner, effects);
    }

    pub(super) fn open_complaint(&mut self, id: Id) {
        let owner = self.new_owner();
        let (pane, effects) = ComplaintsPane::with_complaint(id);
        self.layers.push(Layer::Complaint { owner, pane: Box::new(pane) });
        self.carry_out(owner, effects);
    }

    pub(super) fn open_finder(&mut self, purpose: Purpose, for_what: For) {
        // From a popup the finder takes its place.
        while matches!(self.layers.last(), Some(Layer::Popup(_))) {
            self.layers.pop();
        }
        let owner = self.new_owner();
        let mut pane = CustomersPane::new(purpose);
        let effects = pane.load(&self.session);
        self.layers.push(Layer::Customers { owner, pane: Box::new(pane), for_what });
        self.carry_out(owner, effects);
    }

    pub(super) fn search_in_top(&mut self, text: &str) {
        if let Some(Layer::Customers { owner, pane, .. }) = self.layers.last_mut() {
            let owner = *owner;
            let effects = pane.search_for(text);
            self.carry_out(owner, effects);
        }
    }

    pub(super) fn open_form(&mut self, request: FormRequest) {
        if let FormRequest::ComplaintInCall { call, .. } = &request
            && let Some(draft) = self.complaint_draft(*call)
        {
            self.take_draft(draft);
            return;
        }
        let owner = self.new_owner();
        let (form, effects) = FormLayer::open(request, owner, &self.session);
        self.layers.push(Layer::Form { owner, form: Box::new(form) });
        self.carry_out(owner, effects);
    }
}

pub(super) fn clean(text: &str) -> String {
    text::clean(text).into_owned()
}
