//! What is done from menus and one-line questions: postponing, the trash, settings,
//! imports.

use super::effects::clean;
use super::form_layer::FormLayer;
use super::import_layer::ImportLayer;
use super::layer::{For, Layer};
use super::{APP, App};
use crate::domain::codes::Code;
use crate::domain::dates::{Looking, parse_when};
use crate::domain::fold::fold;
use crate::domain::kpi::target;
use crate::domain::model::Id;
use crate::domain::settings;
use crate::domain::views::ImportBatch;
use crate::input::Context;
use crate::pane::task_moves;
use crate::popup::effect::{Prompt, Told};
use crate::popup::{Effect, Item, MenuPopup, Popup, PromptPopup, QuestionPopup};
use crate::store::api::{Action as StoreAction, Change, Table};
use crate::store::request::{Request, Slot};
use crate::tr;
use crate::ui::text;

impl App {
    /// All settings of the file, its lists and own fields, to look at and to change one.
    pub(super) fn open_settings(&mut self) {
        let i18n = &self.session.i18n;
        let shared = &self.session.shared;
        let rows = settings::rows(&shared.settings);
        let mut keys: Vec<String> = rows.into_iter().map(|(key, _)| key).collect();
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
    pub(super) fn setting_value(&self, key: &str) -> String {
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

    pub(super) fn in_import(&mut self, work: impl FnOnce(&mut ImportLayer) -> Vec<Effect>) {
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
    pub(super) fn open_imports(&mut self, batches: &[ImportBatch]) {
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

    /// A customer was picked in the finder with this owner number (closed by now).
    pub(super) fn picked(&mut self, owner: u64, customer: Id, name: &str, number: &str) {
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
            For::Complaint(complaint) => {
                let mut new = complaint.clone();
                new.customer_id = Some(customer);
                let told = Told::good(tr!(
                    self.session.i18n,
                    "complaint-told-customer",
                    number = clean(&complaint.number),
                    name = clean(name)
                ));
                let action = StoreAction {
                    what: "complaint-customer",
                    subject: complaint.number.clone(),
                    changes: vec![Change::Complaint { base: Some(complaint), new }],
                    draft: None,
                };
                self.one(APP, Effect::Save(Box::new(action), told));
            }
        }
    }

    pub(super) fn take_draft(&mut self, id: Id) {
        let Some(at) = self.drafts.iter().position(|draft| draft.id == id) else { return };
        let draft = self.drafts.remove(at);
        let owner = self.new_owner();
        let (form, effects) = FormLayer::from_draft(&draft, &self.session);
        self.layers.push(Layer::Form { owner, form: Box::new(form) });
        self.carry_out(owner, effects);
    }

    pub(super) fn prompted(&mut self, prompt: &Prompt, answer: &str) {
        match prompt {
            Prompt::Postpone(tasks) => {
                let s = &self.session;
                // Emptied: nothing is moved.
                if let Ok(when) = parse_when(answer, s.local_now(), Looking::Ahead) {
                    let effect = task_moves::move_each(tasks, |_| when, s);
                    self.one(APP, effect);
                }
            }
            Prompt::Rhythm(ids) => {
                let days = answer.trim().parse().ok();
                let i18n = &self.session.i18n;
                let told = if let Some(days) = days {
                    tr!(i18n, "agenda-told-rhythm", count = ids.len(), days = days)
                } else {
                    tr!(i18n, "agenda-told-no-rhythm", count = ids.len())
                };
                let request = Request::SetRhythm { ids: ids.clone(), days };
                let ticket = self.ask(APP, Slot::Write, request);
                self.writes.insert(ticket, Told::good(told));
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
            Prompt::Bulk(members, asked) => self.bulk_prompted(members, asked, answer),
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
            Prompt::Setting(key) => self.set_one(key.clone(), answer),
            Prompt::Target(kpi) => {
                self.set_one(format!("{}{}", target::PREFIX, kpi.name()), answer);
            }
            Prompt::HistoryText
            | Prompt::HistoryFrom
            | Prompt::HistoryUntil
            | Prompt::NarrowMembers
            | Prompt::KpiRange => {
                let effects = self.tabs.front().on_prompt(prompt, answer, &self.session);
                self.carry_out(self.tabs.shown.owner(), effects);
            }
        }
    }

    /// Set one setting of the file.
    fn set_one(&mut self, key: String, value: &str) {
        let pairs = vec![(key, value.to_owned())];
        let ticket = self.ask(APP, Slot::Write, Request::SetSettings(pairs));
        self.writes.insert(ticket, Told::good(tr!(self.session.i18n, "saved-settings")));
    }

    pub(super) fn ask_trash(&mut self, table: Table, ids: Vec<Id>, name: &str) {
        let i18n = &self.session.i18n;
        let count = ids.len();
        let name = clean(name);
        let key = match table {
            Table::Customer if count > 1 => "trash-customers",
            Table::Customer => "trash-customer",
            Table::Person => "trash-person",
            Table::Contact => "trash-contact",
            Table::Task if count > 1 => "agenda-trash",
            Table::Complaint => "trash-complaint",
            Table::Sale => "trash-sale",
            Table::Cost => "trash-cost",
            Table::Segment => "trash-segment",
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
}
