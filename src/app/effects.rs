//! Carrying out what panes, popups and forms want, and handing them answers.

use super::form_layer::FormLayer;
use super::import_layer::ImportLayer;
use super::layer::{For, Layer};
use super::{APP, App, Output, SETTLE, Tab};
use crate::domain::codes::Code;
use crate::domain::dates::{Looking, parse_when};
use crate::domain::fold::fold;
use crate::domain::model::{Id, Task};
use crate::domain::settings;
use crate::domain::views::{Draft, ImportBatch};
use crate::i18n::I18n;
use crate::input::Context;
use crate::pane::Pane;
use crate::pane::customers::{CustomersPane, Purpose};
use crate::popup::effect::{FormRequest, Prompt, Told};
use crate::popup::{ConflictPopup, Effect, Item, MenuPopup, Popup, PromptPopup, QuestionPopup};
use crate::store::api::{Action as StoreAction, Change, SaveError, StoreError, Table};
use crate::store::request::{Reply, Request, Slot};
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

    fn one(&mut self, owner: u64, effect: Effect) {
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
            Effect::Find => self.open_finder(Purpose::Find, For::Nothing),
            Effect::PickFor(contact) => {
                let caller = contact.caller_raw.clone();
                self.open_finder(Purpose::Pick, For::Contact(contact));
                if !caller.is_empty() {
                    self.search_in_top(&caller);
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
                let (owner, effects) = match self.layers.last_mut() {
                    Some(Layer::Customers { owner, pane, .. }) => {
                        (*owner, pane.on_message(message, s))
                    }
                    _ => (self.tabs.shown.owner(), self.tabs.front().on_message(message, s)),
                };
                self.carry_out(owner, effects);
            }
            Effect::Prompted(prompt, text) => self.prompted(&prompt, &text),
            Effect::AskTrash { table, ids, name } => self.ask_trash(table, ids, &name),
            Effect::Tick(task, done) => self.tick(*task, done),
            Effect::Undo => {
                self.ask(APP, Slot::Write, Request::Undo);
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

    /// All settings of the file, its lists and own fields, to look at and to change one.
    fn open_settings(&mut self) {
        let i18n = &self.session.i18n;
        let shared = &self.session.shared;
        let mut keys: Vec<String> = settings::KEYS.iter().map(|key| key.name.to_owned()).collect();
        keys.push("list.source".to_owned());
        keys.extend(shared.own_fields.iter().map(|field| format!("field.{}", field.key)));
        let mut items: Vec<Item> = keys
            .into_iter()
            .map(|key| {
                let value = clean(&self.setting_value(&key));
                Item::new(key.clone(), Effect::Setting(key)).hint(value)
            })
            .collect();
        let prompt = PromptPopup::new(tr!(i18n, "prompt-new-field"), Prompt::NewField, "");
        let new = Effect::Popup(Box::new(Popup::Prompt(prompt)));
        items.push(Item::new(tr!(i18n, "settings-new-field"), new));
        let menu = MenuPopup::new(tr!(i18n, "settings-title"), items);
        self.layers.push(Layer::Popup(Box::new(Popup::Menu(menu))));
    }

    /// The value of a setting, list or own field, as it is typed.
    fn setting_value(&self, key: &str) -> String {
        let shared = &self.session.shared;
        if key == "list.source" {
            return shared.sources.join(", ");
        }
        if let Some(field) = key
            .strip_prefix("field.")
            .and_then(|key| shared.own_fields.iter().find(|field| field.key == key))
        {
            let kind = field.field_type.name();
            let choices = field.choices.join(",");
            return if choices.is_empty() { kind.to_owned() } else { format!("{kind}:{choices}") };
        }
        settings::get(&shared.settings, key).unwrap_or_default()
    }

    fn in_import(&mut self, work: impl FnOnce(&mut ImportLayer) -> Vec<Effect>) {
        if let Some(Layer::Import { owner, import }) = self.layers.last_mut() {
            let owner = *owner;
            let effects = work(import);
            self.carry_out(owner, effects);
        }
    }

    /// News of the import that works beside the screen.
    pub(super) fn on_job(&mut self, news: super::JobNews) {
        let saved = matches!(
            &news,
            super::JobNews::Done { step: crate::popup::effect::ImportStep::Run, .. }
        );
        let s = &self.session;
        let at = self.layers.iter().position(|layer| matches!(layer, Layer::Import { .. }));
        // The screen may have been left meanwhile.
        if let Some(Layer::Import { owner, import }) = at.and_then(|at| self.layers.get_mut(at)) {
            let owner = *owner;
            let effects = import.on_news(news, s);
            self.carry_out(owner, effects);
        }
        if saved {
            self.changed();
        }
    }

    /// The external editor has ended.
    pub(super) fn on_edited(&mut self, key: &str, edited: Option<String>) {
        let s = &self.session;
        let Some(edited) = edited else {
            self.message = Some(Told::bad(tr!(s.i18n, "edit-failed")));
            return;
        };
        if let Some(Layer::Form { owner, form }) = self.layers.last_mut() {
            let owner = *owner;
            let effects = form.edited(key, &edited, s);
            self.carry_out(owner, effects);
        }
    }

    /// The imports that were done, to take one back.
    fn open_imports(&mut self, batches: &[ImportBatch]) {
        let s = &self.session;
        let items: Vec<Item> = batches
            .iter()
            .filter(|batch| !batch.undone)
            .map(|batch| {
                let file = clean(&batch.file);
                let label = tr!(
                    s.i18n,
                    "imports-row",
                    date = s.moment(batch.at),
                    file = file.as_str(),
                    created = batch.created
                );
                let question = QuestionPopup {
                    title: tr!(s.i18n, "action-imports"),
                    text: tr!(s.i18n, "imports-question", file = file, created = batch.created),
                    yes: tr!(s.i18n, "imports-yes"),
                    effects: vec![Effect::UndoImport(batch.id)],
                };
                Item::new(label, Effect::Popup(Box::new(Popup::Question(question))))
                    .hint(clean(&batch.user))
            })
            .collect();
        if items.is_empty() {
            self.tell(Told::plain(tr!(self.session.i18n, "imports-none")));
            return;
        }
        let menu = MenuPopup::new(tr!(s.i18n, "imports-title"), items);
        self.layers.push(Layer::Popup(Box::new(Popup::Menu(menu))));
    }

    pub(super) fn new_owner(&mut self) -> u64 {
        self.next_owner += 1;
        self.next_owner
    }

    /// An action chosen in a menu, in the place below it.
    fn act(&mut self, action: crate::input::Action) {
        let context = self.context();
        if self.on_everywhere(Some(action), context) {
            return;
        }
        let s = &self.session;
        let (owner, effects) = match self.layers.last_mut() {
            Some(Layer::Form { owner, form }) => (*owner, form.on_action(action, s)),
            Some(Layer::Import { .. } | Layer::Popup(_)) => return,
            Some(Layer::Customers { owner, pane, .. }) => {
                let taken = pane.on_action(action, s);
                (*owner, self.or_global(taken, Some(action)))
            }
            None => {
                let taken = self.tabs.front().on_action(action, s);
                (self.tabs.shown.owner(), self.or_global(taken, Some(action)))
            }
        };
        self.carry_out(owner, effects);
    }

    fn show_tab(&mut self, number: usize) {
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
    fn close(&mut self) {
        if let Some(Layer::Customers { owner, for_what, .. }) = self.layers.pop() {
            self.picking = Some((owner, for_what));
        }
        self.refresh_top();
    }

    /// What comes to light again shows what has changed meanwhile.
    fn refresh_top(&mut self) {
        let s = &self.session;
        let (owner, effects) = match self.layers.last_mut() {
            None => (self.tabs.shown.owner(), self.tabs.front().on_settle(s)),
            Some(Layer::Customers { owner, pane, .. }) => (*owner, pane.on_settle(s)),
            Some(_) => return,
        };
        self.carry_out(owner, effects);
    }

    fn open_card(&mut self, id: Id) {
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

    fn search_in_top(&mut self, text: &str) {
        if let Some(Layer::Customers { owner, pane, .. }) = self.layers.last_mut() {
            let owner = *owner;
            let effects = pane.search_for(text);
            self.carry_out(owner, effects);
        }
    }

    /// A customer was picked in the finder with this owner number (closed by now).
    fn picked(&mut self, owner: u64, customer: Id, name: &str, number: &str) {
        let Some((_, for_what)) = self.picking.take().filter(|(finder, _)| *finder == owner) else {
            return;
        };
        match for_what {
            For::Nothing => {}
            For::Field(key) => {
                let s = &self.session;
                if let Some(Layer::Form { owner, form }) = self.layers.last_mut() {
                    let owner = *owner;
                    let effects = form.picked(&key, customer, name, number, s);
                    self.carry_out(owner, effects);
                }
            }
            For::Contact(contact) => {
                let mut new = contact.clone();
                new.customer_id = Some(customer);
                let action = StoreAction {
                    what: "assign",
                    subject: name.to_owned(),
                    changes: vec![Change::Contact { base: Some(contact), new }],
                    draft: None,
                };
                let told = Told::good(tr!(
                    self.session.i18n,
                    "told-assigned",
                    name = text::clean(name).into_owned()
                ));
                self.one(APP, Effect::Save(Box::new(action), told));
            }
        }
    }

    fn open_form(&mut self, request: FormRequest) {
        let owner = self.new_owner();
        let (form, effects) = FormLayer::open(request, &self.session);
        self.layers.push(Layer::Form { owner, form: Box::new(form) });
        self.carry_out(owner, effects);
    }

    fn take_draft(&mut self, id: Id) {
        let Some(at) = self.drafts.iter().position(|draft| draft.id == id) else { return };
        let draft = self.drafts.remove(at);
        let owner = self.new_owner();
        let (form, effects) = FormLayer::from_draft(&draft, &self.session);
        self.layers.push(Layer::Form { owner, form: Box::new(form) });
        self.carry_out(owner, effects);
    }

    fn prompted(&mut self, prompt: &Prompt, answer: &str) {
        match prompt {
            Prompt::Postpone(task) => {
                let due = match parse_when(answer, self.session.local_now(), Looking::Ahead) {
                    Ok(when) => when.due(self.session.tz),
                    // Emptied: no date any more.
                    Err(_) => return,
                };
                let new = Task { due: Some(due), ..(**task).clone() };
                let when = self.session.due_label(due);
                let told = tr!(
                    self.session.i18n,
                    "told-postponed",
                    title = clean(&task.title),
                    date = when
                );
                self.save_task("postpone", (**task).clone(), new, told);
            }
            Prompt::Tag(ids) => {
                let tag = answer.trim().to_owned();
                if !tag.is_empty() {
                    let told =
                        tr!(self.session.i18n, "told-tagged", count = ids.len(), tag = clean(&tag));
                    let ticket =
                        self.ask(APP, Slot::Write, Request::AddTag { ids: ids.clone(), tag });
                    self.writes.insert(ticket, Told::good(told));
                }
            }
            Prompt::NewField => {
                let label = answer.trim().to_owned();
                let key: String = fold(&label)
                    .chars()
                    .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
                    .collect();
                let key = key.trim_matches('_').to_owned();
                if !key.is_empty() {
                    let pairs = vec![
                        (format!("field.{key}"), "text".to_owned()),
                        (format!("field.{key}.label"), label),
                    ];
                    let ticket = self.ask(APP, Slot::Write, Request::SetSettings(pairs));
                    let told = Told::good(tr!(self.session.i18n, "saved-settings"));
                    self.writes.insert(ticket, told);
                }
            }
            Prompt::Setting(key) => {
                let pairs = vec![(key.clone(), answer.to_owned())];
                let ticket = self.ask(APP, Slot::Write, Request::SetSettings(pairs));
                self.writes.insert(ticket, Told::good(tr!(self.session.i18n, "saved-settings")));
            }
            Prompt::HistoryText | Prompt::HistoryFrom | Prompt::HistoryUntil => {
                let effects = self.tabs.front().on_prompt(prompt, answer, &self.session);
                self.carry_out(self.tabs.shown.owner(), effects);
            }
        }
    }

    fn tick(&mut self, task: Task, done: bool) {
        let mut new = task.clone();
        new.done_at = done.then_some(self.session.now);
        let key = if done { "told-ticked" } else { "told-reopened" };
        let undo = self.session.key_for(Context::List, crate::input::Action::Undo);
        let told = tr!(self.session.i18n, key, title = clean(&task.title), key = undo);
        self.save_task("tick", task, new, told);
    }

    fn save_task(&mut self, what: &'static str, base: Task, new: Task, told: String) {
        let action = StoreAction {
            what,
            subject: base.title.clone(),
            changes: vec![Change::Task { base: Some(Box::new(base)), new: Box::new(new) }],
            draft: None,
        };
        self.one(APP, Effect::Save(Box::new(action), Told::good(told)));
    }

    fn ask_trash(&mut self, table: Table, ids: Vec<Id>, name: &str) {
        let i18n = &self.session.i18n;
        let count = ids.len();
        let name = clean(name);
        let key = match table {
            Table::Customer if count > 1 => "trash-customers",
            Table::Customer => "trash-customer",
            Table::Person => "trash-person",
            Table::Contact => "trash-contact",
            _ => "trash-task",
        };
        let subject =
            if count > 1 { tr!(i18n, "list-marked", count = count) } else { name.clone() };
        let action = StoreAction {
            what: "trash",
            subject: subject.clone(),
            changes: ids.into_iter().map(|id| Change::Trash(table, id)).collect(),
            draft: None,
        };
        let undo = self.session.key_for(Context::List, crate::input::Action::Undo);
        let question = QuestionPopup {
            title: tr!(i18n, "trash-title"),
            text: tr!(i18n, key, name = name, count = count),
            yes: tr!(i18n, "trash-yes"),
            effects: vec![Effect::Save(
                Box::new(action),
                Told::good(tr!(i18n, "told-trashed", name = subject, key = undo)),
            )],
        };
        self.layers.push(Layer::Popup(Box::new(Popup::Question(question))));
    }

    /// The form with this owner number, wherever it lies in the stack.
    pub(super) fn form_of(&mut self, owner: u64) -> Option<&mut FormLayer> {
        self.layers.iter_mut().find_map(|layer| match layer {
            Layer::Form { owner: at, form } if *at == owner => Some(form.as_mut()),
            _ => None,
        })
    }

    /// Hands an answer to whoever asked.
    pub(super) fn on_reply(
        &mut self,
        slot: Slot,
        owner: u64,
        ticket: u64,
        told: Option<Told>,
        reply: Reply,
    ) {
        match reply {
            Reply::Saved(saved) => {
                self.changed();
                let s = &self.session;
                let effects = match self.form_at(owner) {
                    Some(at) => match self.layers.get_mut(at) {
                        Some(Layer::Form { form, .. }) => form.saved(&saved, s),
                        _ => Vec::new(),
                    },
                    None => vec![Effect::Tell(told.unwrap_or_else(|| Told::plain("")))],
                };
                self.finish(owner, effects);
            }
            Reply::NotSaved(refused) => self.not_saved(owner, *refused),
            Reply::Undone(undone) => self.undone(undone.as_ref()),
            Reply::Changed(true) => self.changed(),
            Reply::Changed(false) => {}
            Reply::Done => {
                if let Some(told) = told {
                    self.tell(told);
                }
                let s = &self.session;
                if let Some(at) = self.form_at(owner)
                    && let Some(Layer::Form { form, .. }) = self.layers.get_mut(at)
                {
                    let effects = form.settings_saved(s);
                    self.finish(owner, effects);
                }
                self.ask(APP, Slot::Shared, Request::Shared);
            }
            Reply::Waiting(waiting) => self.session.waiting = waiting,
            Reply::Shared(shared) => self.on_shared(*shared),
            Reply::Drafts(drafts) => {
                self.offered =
                    !drafts.is_empty() && self.layers.is_empty() && self.drafts.is_empty();
                self.drafts = drafts;
            }
            Reply::DraftPut(id) => {
                if let Some(draft) = self.left.remove(&ticket) {
                    self.drafts.push(Draft { id, ..draft });
                } else if let Some(form) = self.form_of(owner) {
                    let effects = form.draft_put(id);
                    self.carry_out(owner, effects);
                }
            }
            Reply::Imports(batches) => self.open_imports(&batches),
            Reply::ImportUndone(report) => {
                self.changed();
                let told = tr!(
                    self.session.i18n,
                    "imports-undone",
                    trashed = report.trashed,
                    reverted = report.reverted,
                    kept = report.kept.len()
                );
                self.tell(Told::good(told));
            }
            reply => {
                let s = &self.session;
                let tab = Tab::ALL.iter().copied().find(|tab| tab.owner() == owner);
                let effects = if let Some(tab) = tab {
                    self.tabs.pane(tab).on_reply(slot, reply, s)
                } else {
                    match self.layers.iter_mut().find(|layer| layer.owner() == Some(owner)) {
                        Some(Layer::Customers { pane, .. }) => pane.on_reply(slot, reply, s),
                        Some(Layer::Form { form, .. }) => form.on_reply(reply, s),
                        _ => Vec::new(),
                    }
                };
                self.carry_out(owner, effects);
            }
        }
    }

    /// Carries out effects of a layer that may lie under others: closing means it.
    fn finish(&mut self, owner: u64, effects: Vec<Effect>) {
        if effects.contains(&Effect::Close) {
            self.remove_layer(owner);
        }
        let effects = effects.into_iter().filter(|effect| *effect != Effect::Close).collect();
        self.carry_out(owner, effects);
    }

    fn form_at(&self, owner: u64) -> Option<usize> {
        self.layers
            .iter()
            .position(|layer| matches!(layer, Layer::Form { owner: at, .. } if *at == owner))
    }

    fn remove_layer(&mut self, owner: u64) {
        self.layers.retain(|layer| layer.owner() != Some(owner));
        self.refresh_top();
    }

    fn not_saved(&mut self, owner: u64, refused: SaveError) {
        let i18n = &self.session.i18n;
        let told = match &refused {
            SaveError::Conflict { .. } => None,
            SaveError::NumberTaken { number, name } => {
                Some(tr!(i18n, "save-number-taken", number = number.as_str(), name = clean(name)))
            }
            SaveError::Gone => Some(tr!(i18n, "save-gone")),
            SaveError::Store(error) => Some(sentence(error, i18n)),
        };
        if let Some(told) = told {
            self.message = Some(Told::bad(told));
        }
        let in_form = self.form_of(owner).is_some();
        if let Some(form) = self.form_of(owner) {
            form.not_saved();
        }
        if let SaveError::Conflict { fields, theirs } = refused {
            if let Some(form) = self.form_of(owner) {
                form.conflict(fields.clone(), *theirs);
                self.layers
                    .push(Layer::Popup(Box::new(Popup::Conflict(ConflictPopup::new(fields)))));
            } else {
                let by = fields.first().map(|field| field.by.clone()).unwrap_or_default();
                self.message =
                    Some(Told::bad(tr!(self.session.i18n, "save-conflict", name = clean(&by))));
                self.changed();
            }
        } else if !in_form {
            self.changed();
        }
    }

    fn undone(&mut self, undone: Option<&crate::store::api::Undone>) {
        let i18n = &self.session.i18n;
        let told = match undone {
            None => Told::plain(tr!(i18n, "undo-nothing")),
            Some(undone) if undone.kept.is_empty() => {
                let what = format!("undo-{}", undone.what);
                let what = if i18n.has(&what) { tr!(i18n, &what) } else { tr!(i18n, "undo-other") };
                Told::good(tr!(i18n, "undo-done", what = what, subject = clean(&undone.subject)))
            }
            Some(undone) => {
                let fields: Vec<String> =
                    undone.kept.iter().map(|field| field.field.clone()).collect();
                let by = undone.kept.first().map(|field| clean(&field.by)).unwrap_or_default();
                Told::plain(tr!(i18n, "undo-partly", fields = i18n.list(&fields), name = by))
            }
        };
        self.tell(told);
        if undone.is_some() {
            self.changed();
        }
    }

    /// Data changed, by us or a colleague: what is visible is loaded again, the
    /// rest when it is next shown. The chosen rows stay.
    pub(super) fn changed(&mut self) {
        self.tabs.stale = Tab::ALL.iter().copied().filter(|tab| *tab != self.tabs.shown).collect();
        let effects = self.tabs.front().load(&self.session);
        self.carry_out(self.tabs.shown.owner(), effects);
        for at in 0..self.layers.len() {
            let s = &self.session;
            let (owner, effects) = match self.layers.get_mut(at) {
                Some(Layer::Customers { owner, pane, .. }) => (*owner, pane.load(s)),
                Some(Layer::Form { owner, form }) => (*owner, form.reload_card()),
                _ => continue,
            };
            self.carry_out(owner, effects);
        }
        self.ask(APP, Slot::Shared, Request::Shared);
        self.ask_waiting();
    }

    fn on_shared(&mut self, shared: crate::store::request::Shared) {
        self.session.tz = shared.settings.time_zone;
        let fresh = shared.fresh;
        self.session.shared = shared;
        if std::mem::take(&mut self.ask_setup) && fresh && self.layers.is_empty() {
            self.open_form(FormRequest::Setup);
        }
    }
}

fn clean(text: &str) -> String {
    text::clean(text).into_owned()
}
