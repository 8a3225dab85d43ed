//! One form for everything that is entered: fields in a table, values as typed.
//!
//! A [`Form`] knows keys, texts and places; what its values mean is said by the
//! modules of the entities ([`customer`], [`contact`], [`complaint`] …), which turn records into values and back. It asks nothing of the
//! store and reads no clock: what it needs comes with [`FormEnv`].

pub mod complaint;
pub mod consent;
pub mod contact;
pub mod cost;
pub mod customer;
mod elements;
pub mod fuzzy;
mod input;
mod keys;
mod layout;
mod line;
mod long;
mod parse;
pub mod person;
pub mod plan;
pub mod remedy;
pub mod sale;
pub mod scores;
pub mod segment;
mod slot;
pub mod stage;
pub mod step;
pub mod survey;
pub mod task;
mod undo;
mod values;
mod view;
mod wrap;

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use chrono_tz::Tz;

use crate::domain::fields::{self, Field, Kind, OWN, Section};
use crate::domain::model::OwnField;
use crate::domain::query::Vocabulary;
use crate::domain::worktime::WorkCalendar;
use crate::i18n::I18n;
use crate::input::Context;
use crate::tr;
use crate::ui::{Theme, text};

pub use input::Entry;
use slot::Slot;
pub use values::{customer_value, customer_value_id};

/// Field key → text as typed. What a draft keeps.
pub type Values = BTreeMap<String, String>;

/// Key under which a draft keeps the focused field.
const FOCUS: &str = "_focus";

/// What a form needs to know of the world while it reads and draws.
pub struct FormEnv<'a> {
    pub i18n: &'a I18n,
    pub theme: &'a Theme,
    /// Local time of the business.
    pub now: NaiveDateTime,
    pub tz: Tz,
    /// ISO 4217 code of the file.
    pub currency: &'a str,
    /// ISO 3166 alpha-2 code of the file.
    pub country: &'a str,
    /// When the business works.
    pub calendar: &'a WorkCalendar,
}

/// Something wrong with one field, as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    pub key: String,
    pub message: String,
}

impl FieldError {
    pub fn new(key: impl Into<String>, message: impl Into<String>) -> Self {
        Self { key: key.into(), message: message.into() }
    }
}

/// What the app has to do after a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormEvent {
    /// Nothing but drawing.
    None,
    /// A value changed: keep the draft.
    Changed,
    Save,
    /// Close the form, keep the draft.
    Leave,
    /// Let a customer be picked for this field ([`Form::set_customer`]); the
    /// search begins with what was typed.
    PickCustomer {
        key: String,
        typed: String,
    },
    /// Open this text in `$EDITOR`, then [`Form::set_value`].
    EditExternally {
        key: String,
        text: String,
    },
    /// Not a key for the form.
    Unhandled,
}

/// The name of a field; some forms have a word of their own for it.
pub fn label(form: &str, key: &str, i18n: &I18n) -> String {
    let keys = [fields::label_key(&format!("{form}_{key}")), fields::label_key(key)];
    let known = keys.iter().find(|key| i18n.has(key));
    known.map_or_else(|| key.to_owned(), |key| tr!(i18n, key))
}

/// A form being filled in.
#[derive(Debug)]
pub struct Form {
    name: &'static str,
    slots: Vec<Slot>,
    focus: usize,
    /// First row shown, when the form is higher than its area.
    top: usize,
    /// Where Ctrl-T goes.
    follow_up: Option<&'static str>,
    /// The first line of the one stands grey in the other while that is empty.
    title_from: Option<(&'static str, &'static str)>,
}

impl Form {
    /// A form over this table of fields, filled with these values (which count as
    /// untouched). `name` is the word that drafts of it are kept under.
    pub fn new(name: &'static str, table: &[Field], values: &Values, i18n: &I18n) -> Self {
        let slots = table
            .iter()
            .map(|field| {
                let initial = values.get(field.key).map_or("", String::as_str);
                let input = input::new(field.kind, initial, i18n);
                let slot = Slot::new(field.key, label(name, field.key, i18n), field.kind, input);
                Slot { section: field.section, required: field.required, half: field.half, ..slot }
            })
            .collect();
        Self { name, slots, focus: 0, top: 0, follow_up: None, title_from: None }
    }

    /// Adds the own fields of the file; their keys begin with `own.`.
    #[must_use]
    pub fn with_own_fields(mut self, own: &[OwnField], values: &Values, i18n: &I18n) -> Self {
        for field in own {
            let key = format!("{OWN}{}", field.key);
            let kind = fields::own_kind(field);
            let mut input = input::new(kind, values.get(&key).map_or("", String::as_str), i18n);
            if kind == Kind::Choice(fields::List::Given) {
                input.set_entries(field.choices.iter().map(Entry::plain).collect());
            }
            let label = text::clean(&field.label).into_owned();
            let slot = Slot::new(&key, label, kind, input);
            self.slots.push(Slot { section: Section::Own, half: true, ..slot });
        }
        self
    }

    /// The word that drafts of this form are kept under.
    pub fn name(&self) -> &'static str {
        self.name
    }

    fn at(&self, key: &str) -> Option<usize> {
        self.slots.iter().position(|slot| slot.key == key)
    }

    fn slot_mut(&mut self, key: &str) -> Option<&mut Slot> {
        self.slots.iter_mut().find(|slot| slot.key == key)
    }

    fn focused_slot(&self) -> Option<&Slot> {
        self.slots.get(self.focus)
    }

    /// The context in which keys are looked up.
    pub fn context(&self) -> Context {
        let long = self.focused_slot().is_some_and(|slot| slot.input.is_long());
        if long { Context::FormText } else { Context::Form }
    }

    /// Key of the focused field.
    pub fn focused(&self) -> &str {
        self.focused_slot().map_or("", |slot| slot.key.as_str())
    }

    /// Moves the cursor to a field, if the form has it.
    pub fn focus_on(&mut self, key: &str) {
        if let Some(at) = self.at(key) {
            self.go(at);
        }
    }

    /// Whether the form has a field with this key.
    pub fn has(&self, key: &str) -> bool {
        self.at(key).is_some()
    }

    /// The value of a field as typed; empty for a field the form does not have.
    pub fn value(&self, key: &str) -> String {
        self.at(key).and_then(|at| self.slots.get(at)).map_or(String::new(), |s| s.input.value())
    }

    /// The line of a field of several lines in which the cursor stands, or stood last.
    pub fn line(&self, key: &str) -> String {
        let slot = self.at(key).and_then(|at| self.slots.get(at));
        slot.and_then(|slot| slot.input.line()).unwrap_or_default()
    }

    /// The values of all fields as typed, also the empty ones.
    pub fn values(&self) -> Values {
        self.slots.iter().map(|slot| (slot.key.clone(), slot.input.value())).collect()
    }

    /// Gives a field a value, as the user would (it counts as touched).
    pub fn set_value(&mut self, key: &str, value: &str) {
        if let Some(slot) = self.slot_mut(key) {
            slot.input.set(value);
            slot.error = None;
        }
        self.mirror_title();
    }

    /// Gives a field a value that it could have begun with (does not count as touched).
    pub fn preset(&mut self, key: &str, value: &str) {
        if let Some(slot) = self.slot_mut(key) {
            slot.input.begin(value);
            slot.initial = slot.input.value();
        }
        self.mirror_title();
    }

    /// Puts the customer that was picked into its field.
    pub fn set_customer(&mut self, key: &str, id: crate::domain::model::Id, name: &str) {
        self.set_value(key, &customer_value(id, name));
    }

    /// Entries that a choice offers or a text completes to.
    pub fn set_entries(&mut self, key: &str, entries: Vec<Entry>) {
        if let Some(slot) = self.slot_mut(key) {
            slot.input.set_entries(entries);
        }
    }

    /// What the file adds to the language of the queries in this form.
    pub fn set_vocabulary(&mut self, vocabulary: &Vocabulary) {
        for slot in &mut self.slots {
            slot.input.set_vocabulary(vocabulary);
        }
    }

    /// What stands grey in a field while it is empty.
    pub fn set_placeholder(&mut self, key: &str, placeholder: &str) {
        if let Some(slot) = self.slot_mut(key) {
            slot.placeholder = text::clean(placeholder).into_owned();
        }
    }

    /// Names a field otherwise than its table does.
    pub fn set_label(&mut self, key: &str, label: &str) {
        if let Some(slot) = self.slot_mut(key) {
            slot.label = text::clean(label).into_owned();
        }
    }

    /// What is said beside the value of a field: wordings, longest first.
    pub fn set_aside(&mut self, key: &str, aside: Vec<String>) {
        if let Some(slot) = self.slot_mut(key) {
            slot.aside = aside;
        }
    }

    /// What is said under a field while the cursor is in it.
    pub fn set_remark(&mut self, key: &str, remark: Option<String>) {
        if let Some(slot) = self.slot_mut(key) {
            slot.remark = remark;
        }
    }

    /// Whether anything differs from what the form began with. An untouched form
    /// leaves no draft.
    pub fn is_touched(&self) -> bool {
        self.slots.iter().any(|slot| slot.input.value() != slot.initial)
    }

    /// What a draft keeps: every value, also emptied ones, and the focused field.
    pub fn draft(&self) -> Values {
        let mut values = self.values();
        values.insert(FOCUS.to_owned(), self.focused().to_owned());
        values
    }

    /// Fills the form from a draft, field for field, and goes to the field where
    /// it was left. What the draft does not name stays as it is.
    pub fn restore(&mut self, draft: &Values) {
        for slot in &mut self.slots {
            if let Some(value) = draft.get(&slot.key) {
                slot.input.begin(value);
            }
        }
        self.mirror_title();
        if let Some(key) = draft.get(FOCUS) {
            self.focus_on(key);
        }
    }

    /// What is wrong with the values, field by field. Nothing is marked on the
    /// form; that is [`Form::show_errors`], if the caller minds.
    pub fn validate(&self, env: &FormEnv<'_>) -> Vec<FieldError> {
        self.slots.iter().filter_map(|slot| slot.check(env)).collect()
    }

    /// Marks these fields and goes to the first of them.
    pub fn show_errors(&mut self, errors: &[FieldError]) {
        let mut first = None;
        for (at, slot) in self.slots.iter_mut().enumerate() {
            slot.error = errors.iter().find(|e| e.key == slot.key).map(|e| e.message.clone());
            if slot.error.is_some() && first.is_none() {
                first = Some(at);
            }
        }
        if let Some(at) = first {
            self.go(at);
        }
    }

    /// How to fill the focused field, for the line at the bottom.
    pub fn hint(&self, i18n: &I18n) -> String {
        self.focused_slot().map_or(String::new(), |slot| tr!(i18n, slot.input.hint()))
    }

    /// Keeps the grey title in step with the first line of the note.
    fn mirror_title(&mut self) {
        if let Some((from, to)) = self.title_from {
            let title = values::first_line(&self.value(from));
            self.set_placeholder(to, &title);
        }
    }
}

#[cfg(test)]
mod complaint_tests;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod record_tests;
#[cfg(test)]
mod tests;
