//! The room of a contact: a call with its clock, its follow-up, and the complaint
//! that was taken while it went on.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Made, Room, stored};
use crate::domain::codes::{Code, Topic};
use crate::domain::model::{Complaint, Contact, Id, Task};
use crate::form::{self, Form, FormEnv, Values};
use crate::session::Session;
use crate::store::api::{Change, Saved};
use crate::tr;

/// See the module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContactRoom {
    pub base: Box<Contact>,
    pub call: bool,
    /// The clock of a call runs since.
    pub started: Option<DateTime<Utc>>,
    /// The follow-up is stored already; editing does not make another.
    pub follow_up_stored: bool,
    /// The complaint that was taken during this contact, as it was saved; it shall
    /// know its contact once there is one.
    #[serde(default)]
    pub complaint: Option<Box<Complaint>>,
}

impl ContactRoom {
    pub fn new(base: Contact, call: bool) -> Self {
        let base = Box::new(base);
        Self { base, call, started: None, follow_up_stored: false, complaint: None }
    }

    /// A complaint was taken meanwhile.
    pub fn link(&mut self, complaint: Box<Complaint>) {
        self.base.complaint_id = Some(complaint.meta.id);
        self.complaint = Some(complaint);
    }

    /// The contact as it is stored now.
    pub fn taken(&self, made: &Made, saved: &Saved) -> Box<Contact> {
        let made = made.changes.iter().find_map(|change| match change {
            Change::Contact { new, .. } => Some(new),
            _ => None,
        });
        let mut contact = made.unwrap_or(&self.base).clone();
        if let Some(id) = saved.ids.first() {
            contact.meta.id = *id;
        }
        contact
    }

    pub fn stored(&mut self, made: &Made, saved: &Saved) {
        self.base = self.taken(made, saved);
        self.follow_up_stored |= follow_up(made).is_some();
        self.started = None;
        self.complaint = None;
    }
}

/// The follow-up among what was made.
fn follow_up(made: &Made) -> Option<&Task> {
    made.changes.iter().find_map(|change| match change {
        Change::Task { new, .. } => Some(new.as_ref()),
        _ => None,
    })
}

impl Room for ContactRoom {
    fn values(&self, _s: &Session, env: &FormEnv<'_>) -> Values {
        let mut values = form::contact::contact_to_values(&self.base, "", env);
        if self.complaint.is_some() {
            values.entry("topic".to_owned()).or_insert_with(|| Topic::Complaint.name().to_owned());
        }
        values
    }

    fn form(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Form {
        if self.call {
            form::contact::call_form(values, env)
        } else {
            form::contact::contact_form(values, env)
        }
    }

    fn customer(&self) -> Option<Id> {
        self.base.customer_id
    }

    fn make(&self, values: &Values, s: &Session, env: &FormEnv<'_>) -> Made {
        let clock = self.started.map(|_| s.now);
        let logged = form::contact::contact_from_values(&self.base, values, clock, env);
        let id = self.base.meta.id;
        // Of a new contact: the record that the first change makes.
        let contact = if id > 0 { id } else { -1 };
        let customer = logged.contact.customer_id;
        let mut changes =
            vec![Change::Contact { base: stored(id, &self.base), new: Box::new(logged.contact) }];
        if let Some(mut task) = logged.follow_up.filter(|_| !self.follow_up_stored) {
            task.contact_id = Some(contact);
            changes.push(Change::Task { base: None, new: Box::new(task) });
        }
        if let Some(complaint) = &self.complaint {
            let mut new = complaint.clone();
            new.contact_id = Some(contact);
            // Who called was found out after the complaint was taken.
            new.customer_id = new.customer_id.or(customer);
            changes.push(Change::Complaint { base: Some(complaint.clone()), new });
        }
        Made { changes, errors: logged.errors, save_anyway: true, settings: None }
    }

    fn what(&self) -> &'static str {
        if self.call { "log-call" } else { "log-contact" }
    }

    fn title(&self) -> &'static str {
        match (self.base.meta.id, self.call) {
            (0, true) => "form-title-call",
            (0, false) => "form-title-contact",
            _ => "form-title-contact-edit",
        }
    }

    fn name(&self, _s: &Session) -> String {
        self.base.caller_raw.clone()
    }

    fn told(&self, made: &Made, _saved: &Saved, name: &str, s: &Session) -> String {
        let key = match (self.base.meta.id > 0, self.call, name.is_empty()) {
            (true, ..) => "saved-contact-edit",
            (_, true, false) => "saved-call",
            (_, true, true) => "saved-call-unknown",
            (_, false, _) => "saved-contact",
        };
        let told = tr!(s.i18n, key, name = name);
        let Some(task) = follow_up(made) else { return told };
        let kind = tr!(s.i18n, &task.kind.message());
        let date = task.due.map(|due| s.due_label(due)).unwrap_or_default();
        format!("{told} {} {kind} {date}", s.theme.signs.dot).trim_end().to_owned()
    }
}
