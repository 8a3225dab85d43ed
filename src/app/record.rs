//! Which record a form is about: its form, its values, the changes it makes, and
//! how it lies in a draft.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::setup;
use crate::domain::codes::{Channel, Direction};
use crate::domain::model::{Contact, Customer, Id, Person, Task};
use crate::domain::views::Draft;
use crate::form::{self, FieldError, Form, FormEnv, Values};
use crate::session::Session;
use crate::store::api::{Change, Saved};
use crate::tr;
use crate::ui::text;

/// The record as it was when the form was opened; id 0 = a new one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Subject {
    /// Not there yet.
    Loading,
    Contact {
        base: Box<Contact>,
        call: bool,
        /// The clock of a call runs since.
        started: Option<DateTime<Utc>>,
        /// The follow-up is stored already; editing does not make another.
        follow_up_stored: bool,
    },
    Customer(Box<Customer>),
    Person(Box<Person>),
    Task(Box<Task>),
    Consent {
        customer: Id,
    },
    Setup,
}

/// What was made of the values of a form.
#[derive(Debug, Clone, Default)]
pub struct Made {
    pub changes: Vec<Change>,
    pub errors: Vec<FieldError>,
    /// Save in spite of the errors, ask for them afterwards.
    pub save_anyway: bool,
    /// Settings instead of records.
    pub settings: Option<Vec<(String, String)>>,
    contact: Option<Contact>,
    follow_up: Option<Task>,
}

/// How a draft lies in the store.
#[derive(Serialize, Deserialize)]
struct Kept {
    subject: Subject,
    values: Values,
}

/// What a draft holds; a draft that cannot be read any more becomes a contact with
/// everything that was typed in its note: a note is never lost.
pub fn from_draft(draft: &Draft) -> (Subject, Values) {
    if let Ok(kept) = serde_json::from_str::<Kept>(&draft.values) {
        return (kept.subject, kept.values);
    }
    let mut base = Contact::new(draft.updated_at, Channel::Phone, Direction::In);
    base.customer_id = draft.customer_id;
    let subject = Subject::Contact {
        base: Box::new(base),
        call: true,
        started: None,
        follow_up_stored: false,
    };
    (subject, Values::from([("note".to_owned(), draft.values.clone())]))
}

impl Subject {
    /// As text for a draft.
    pub fn to_draft(&self, values: &Values) -> String {
        let kept = Kept { subject: self.clone(), values: values.clone() };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    pub fn keeps_drafts(&self) -> bool {
        !matches!(self, Self::Setup | Self::Loading)
    }

    /// The values that show the record.
    pub fn values(&self, s: &Session, env: &FormEnv<'_>) -> Values {
        match self {
            Self::Contact { base, .. } => form::contact::contact_to_values(base, "", env),
            Self::Customer(base) => {
                form::customer::customer_to_values(base, "", &s.shared.own_fields, env)
            }
            Self::Person(base) => form::person::person_to_values(base, env),
            Self::Task(base) => form::task::task_to_values(base, "", env),
            Self::Consent { .. } => form::consent::consent_values(None, None),
            Self::Setup => setup::values(s),
            Self::Loading => Values::new(),
        }
    }

    /// An empty form over the record.
    pub fn form(&self, s: &Session, env: &FormEnv<'_>) -> Form {
        let values = self.values(s, env);
        match self {
            Self::Contact { call: true, .. } => form::contact::call_form(&values, env),
            Self::Contact { .. } => form::contact::contact_form(&values, env),
            Self::Customer(_) => form::customer::form(&values, &s.shared.own_fields, env),
            Self::Person(_) => form::person::form(&values, env),
            Self::Task(_) => form::task::form(&values, env),
            Self::Consent { .. } => form::consent::form(&values, env),
            Self::Setup | Self::Loading => setup::form(&values, s),
        }
    }

    pub fn customer(&self) -> Option<Id> {
        match self {
            Self::Contact { base, .. } => base.customer_id,
            Self::Customer(base) => Some(base.meta.id).filter(|id| *id > 0),
            Self::Person(base) => Some(base.customer_id),
            Self::Task(base) => base.customer_id,
            Self::Consent { customer } => Some(*customer),
            Self::Setup | Self::Loading => None,
        }
    }

    pub fn started(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Contact { started, .. } => *started,
            _ => None,
        }
    }

    /// The changes that these values make.
    pub fn make(&self, values: &Values, s: &Session, env: &FormEnv<'_>) -> Made {
        match self {
            Self::Contact { base, started, follow_up_stored, .. } => {
                let logged =
                    form::contact::contact_from_values(base, values, started.map(|_| s.now), env);
                let old = stored(base.meta.id, base);
                let mut changes =
                    vec![Change::Contact { base: old, new: Box::new(logged.contact.clone()) }];
                let follow_up = logged.follow_up.filter(|_| !follow_up_stored);
                if let Some(mut task) = follow_up.clone() {
                    // Of a new contact: the record that the first change makes.
                    task.contact_id = task.contact_id.or(Some(-1));
                    changes.push(Change::Task { base: None, new: Box::new(task) });
                }
                Made {
                    changes,
                    errors: logged.errors,
                    save_anyway: true,
                    contact: Some(logged.contact),
                    follow_up,
                    settings: None,
                }
            }
            Self::Customer(base) => {
                let (new, errors) =
                    form::customer::customer_from_values(base, values, &s.shared.own_fields, env);
                let change =
                    Change::Customer { base: stored(base.meta.id, base), new: Box::new(new) };
                Made { changes: vec![change], errors, ..Made::default() }
            }
            Self::Person(base) => {
                let (new, errors) = form::person::person_from_values(base, values, env);
                let change =
                    Change::Person { base: stored(base.meta.id, base), new: Box::new(new) };
                Made { changes: vec![change], errors, ..Made::default() }
            }
            Self::Task(base) => {
                let (new, errors) = form::task::task_from_values(base, values, env);
                let change = Change::Task { base: stored(base.meta.id, base), new: Box::new(new) };
                Made { changes: vec![change], errors, ..Made::default() }
            }
            Self::Consent { customer } => {
                let (new, errors) =
                    form::consent::consent_from_values(*customer, &s.who.login, s.now, values, env);
                let changes = new.map(|new| Change::Consent(Box::new(new))).into_iter().collect();
                Made { changes, errors, ..Made::default() }
            }
            Self::Setup => {
                let (pairs, errors) = setup::read(values, &s.i18n);
                Made { settings: Some(pairs), errors, ..Made::default() }
            }
            Self::Loading => Made::default(),
        }
    }

    /// The record is stored now, but the form goes on: what it was opened with is
    /// what was saved.
    pub fn stored(&mut self, made: &Made, saved: &Saved) {
        if let Self::Contact { base, started, follow_up_stored, .. } = self {
            if let Some(contact) = &made.contact {
                **base = contact.clone();
            }
            if let Some(id) = saved.ids.first() {
                base.meta.id = *id;
            }
            *started = None;
            *follow_up_stored |= made.follow_up.is_some();
        }
    }

    /// Takes a colleague's state of the record as the new beginning.
    pub fn rebase(&mut self, theirs: &Change) -> bool {
        match (self, theirs) {
            (Self::Contact { base, .. }, Change::Contact { new, .. }) => base.clone_from(new),
            (Self::Customer(base), Change::Customer { new, .. }) => base.clone_from(new),
            (Self::Person(base), Change::Person { new, .. }) => base.clone_from(new),
            (Self::Task(base), Change::Task { new, .. }) => base.clone_from(new),
            _ => return false,
        }
        true
    }

    /// Word of the action for the log; message `undo-<word>`.
    pub fn what(&self) -> &'static str {
        match self {
            Self::Contact { call: true, .. } => "log-call",
            Self::Contact { .. } => "log-contact",
            Self::Customer(_) => "save-customer",
            Self::Person(_) => "save-person",
            Self::Task(_) => "save-task",
            Self::Consent { .. } => "consent",
            Self::Setup | Self::Loading => "settings",
        }
    }

    /// Message that names the form.
    pub fn title(&self) -> &'static str {
        let new = |id: Id| id == 0;
        match self {
            Self::Loading => "form-title-loading",
            Self::Contact { base, .. } if !new(base.meta.id) => "form-title-contact-edit",
            Self::Contact { call: true, .. } => "form-title-call",
            Self::Contact { .. } => "form-title-contact",
            Self::Customer(base) if new(base.meta.id) => "form-title-customer-new",
            Self::Customer(_) => "form-title-customer",
            Self::Person(base) if new(base.meta.id) => "form-title-person-new",
            Self::Person(_) => "form-title-person",
            Self::Task(base) if new(base.meta.id) => "form-title-task-new",
            Self::Task(_) => "form-title-task",
            Self::Consent { .. } => "form-title-consent",
            Self::Setup => "form-title-setup",
        }
    }

    /// What the form is about, when there is no card.
    pub fn name(&self, s: &Session) -> String {
        match self {
            Self::Contact { base, .. } => base.caller_raw.clone(),
            Self::Customer(base) => base.display_name(),
            Self::Person(base) => base.display_name(),
            Self::Task(base) => base.title.clone(),
            Self::Setup => tr!(s.i18n, "setup-file", path = text::clean(&s.place).into_owned()),
            Self::Consent { .. } | Self::Loading => String::new(),
        }
    }

    /// What was saved, for the message.
    pub fn told(&self, made: &Made, saved: &Saved, name: &str, s: &Session) -> String {
        let i18n = &s.i18n;
        let name = text::clean(name).into_owned();
        let merged =
            if saved.merged { format!(" {}", tr!(i18n, "saved-merged")) } else { String::new() };
        let told = match self {
            Self::Contact { base, call, .. } => {
                let key = match (base.meta.id > 0, call, name.is_empty()) {
                    (true, ..) => "saved-contact-edit",
                    (_, true, false) => "saved-call",
                    (_, true, true) => "saved-call-unknown",
                    (_, false, _) => "saved-contact",
                };
                let mut told = tr!(i18n, key, name = name);
                if let Some(task) = &made.follow_up {
                    let kind = tr!(i18n, &crate::domain::codes::Code::message(task.kind));
                    let date = task.due.map(|due| s.due_label(due)).unwrap_or_default();
                    told =
                        format!("{told} {} {kind} {date}", s.theme.signs.dot).trim_end().to_owned();
                }
                told
            }
            Self::Customer(base) => {
                let number = saved.number.clone().unwrap_or_else(|| base.number.clone());
                let made_name = made.changes.first().and_then(|change| match change {
                    Change::Customer { new, .. } => Some(new.display_name()),
                    _ => None,
                });
                let name = text::clean(&made_name.unwrap_or_default()).into_owned();
                tr!(i18n, "saved-customer", name = name, number = number)
            }
            Self::Person(_) => tr!(i18n, "saved-person", name = name),
            Self::Task(_) => {
                let task = made.changes.first().and_then(|change| match change {
                    Change::Task { new, .. } => Some(new),
                    _ => None,
                });
                let title =
                    task.map(|task| text::clean(&task.title).into_owned()).unwrap_or_default();
                let date =
                    task.and_then(|task| task.due).map(|due| s.due_label(due)).unwrap_or_default();
                tr!(i18n, "saved-task", title = title, date = date).trim_end().to_owned()
            }
            Self::Consent { .. } => tr!(i18n, "saved-consent", name = name),
            Self::Setup | Self::Loading => tr!(i18n, "saved-settings"),
        };
        format!("{told}{merged}")
    }
}

#[expect(clippy::borrowed_box, reason = "the box is what is cloned")]
fn stored<T: Clone>(id: Id, base: &Box<T>) -> Option<Box<T>> {
    (id > 0).then(|| base.clone())
}
