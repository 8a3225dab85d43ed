//! The room of a complaint: one form for taking it, perhaps in the middle of a call,
//! perhaps put right at once; and for changing it later.

use serde::{Deserialize, Serialize};

use super::{Made, Room, stored};
use crate::domain::codes::{ComplaintState, Severity};
use crate::domain::model::{Complaint, Contact, Due, Id};
use crate::form::complaint::{complaint_from_values, complaint_to_values, on_the_spot, receipt};
use crate::form::{self, Form, FormEnv, Values};
use crate::popup::Effect;
use crate::session::Session;
use crate::store::api::{Change, Saved};
use crate::tr;
use crate::ui::text;

/// See the module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComplaintRoom {
    pub base: Box<Complaint>,
    /// The stored contact with which it came in; it shall know its complaint.
    pub contact: Option<Box<Contact>>,
    /// The call that goes on meanwhile, by the id of its draft.
    pub call: Option<Id>,
    /// It was new when the form was opened.
    new: bool,
    /// What is stored already, where the form went on after saving.
    solved: bool,
    remedied: bool,
}

impl ComplaintRoom {
    pub fn new(base: Complaint) -> Self {
        let new = base.meta.id == 0;
        let base = Box::new(base);
        Self { base, contact: None, call: None, new, solved: false, remedied: false }
    }

    /// Of a contact that is in the history.
    pub fn of_contact(base: Complaint, contact: Box<Contact>) -> Self {
        let base = Complaint {
            customer_id: contact.customer_id,
            person_id: contact.person_id,
            complainant: caller(&contact),
            contact_id: Some(contact.meta.id),
            channel: contact.channel,
            received_at: contact.at,
            description: contact.note.clone(),
            ..base
        };
        Self { contact: Some(contact), ..Self::new(base) }
    }

    /// In the middle of a call, whose values these are.
    pub fn in_call(base: Complaint, call: Id, contact: &Contact) -> Self {
        let base = Complaint {
            customer_id: contact.customer_id,
            person_id: contact.person_id,
            complainant: caller(contact),
            channel: contact.channel,
            description: contact.note.clone(),
            ..base
        };
        Self { call: Some(call), ..Self::new(base) }
    }

    pub fn stored(&mut self, made: &Made, saved: &Saved) {
        *self.base = self.taken(made, saved);
        for change in &made.changes {
            match change {
                Change::Remedy { .. } => self.remedied = true,
                change if ends(change) => self.solved = true,
                _ => {}
            }
        }
        self.contact = None;
    }

    /// The call that goes on shall know its complaint.
    pub fn tell_call(&self, made: &Made, saved: &Saved) -> Option<Effect> {
        let complaint = Box::new(self.taken(made, saved));
        self.call.map(|call| Effect::ComplaintTaken { call, complaint })
    }

    /// The call was saved while this form was still open.
    pub fn call_saved(&mut self, contact: Box<Contact>) {
        self.call = None;
        self.base.contact_id = Some(contact.meta.id);
        self.contact = Some(contact);
    }

    /// The complaint as it is stored now.
    pub fn taken(&self, made: &Made, saved: &Saved) -> Complaint {
        let made = made.changes.iter().find_map(|change| match change {
            Change::Complaint { new, .. } => Some(new.as_ref()),
            _ => None,
        });
        let mut complaint = made.unwrap_or(&self.base).clone();
        if let Some(id) = saved.ids.first() {
            complaint.meta.id = *id;
        }
        if let Some(number) = &saved.number {
            complaint.number.clone_from(number);
        }
        complaint
    }
}

/// Whether this is the step that ends it.
fn ends(change: &Change) -> bool {
    match change {
        Change::Step(step) => step.state.is_some_and(ComplaintState::is_final),
        _ => false,
    }
}

/// Who calls, where no customer is known.
fn caller(contact: &Contact) -> String {
    let known = contact.customer_id.is_some();
    let raw = if contact.caller_raw.is_empty() { &contact.subject } else { &contact.caller_raw };
    if known { String::new() } else { raw.clone() }
}

impl Room for ComplaintRoom {
    fn values(&self, _s: &Session, env: &FormEnv<'_>) -> Values {
        complaint_to_values(&self.base, "", env)
    }

    fn form(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Form {
        form::complaint::form(&self.base, self.new, values, env)
    }

    fn customer(&self) -> Option<Id> {
        self.base.customer_id
    }

    fn make(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Made {
        let taken = complaint_from_values(&self.base, values, env);
        let id = self.base.meta.id;
        // Of a new one: the record that the first change makes.
        let complaint = if id > 0 { id } else { -1 };
        let mut changes = vec![Change::Complaint {
            base: stored(id, &self.base),
            new: Box::new(taken.complaint.clone()),
        }];
        if id == 0 {
            let receipt = receipt(complaint, taken.complaint.received_at);
            changes.push(Change::Step(Box::new(receipt)));
        }
        if !self.solved {
            let steps = on_the_spot(complaint, &taken);
            changes.extend(steps.into_iter().map(|step| Change::Step(Box::new(step))));
        }
        if let Some(mut remedy) = taken.remedy.filter(|_| !self.remedied) {
            remedy.complaint_id = complaint;
            changes.push(Change::Remedy { base: None, new: Box::new(remedy) });
        }
        if let Some(contact) = self.contact.as_ref().filter(|c| c.complaint_id.is_none()) {
            let mut new = contact.clone();
            new.complaint_id = Some(complaint);
            changes.push(Change::Contact { base: Some(contact.clone()), new });
        }
        Made { changes, errors: taken.errors, save_anyway: taken.tells, settings: None }
    }

    fn what(&self) -> &'static str {
        "complaint"
    }

    fn title(&self) -> &'static str {
        if self.new { "form-title-complaint-new" } else { "form-title-complaint" }
    }

    fn name(&self, _s: &Session) -> String {
        let who = &self.base.complainant;
        if who.is_empty() { self.base.number.clone() } else { who.clone() }
    }

    fn told(&self, made: &Made, saved: &Saved, _name: &str, s: &Session) -> String {
        let complaint = self.taken(made, saved);
        let number = text::clean(&complaint.number).into_owned();
        let told = tr!(s.i18n, "saved-complaint", number = number);
        let closed = made.changes.iter().any(ends);
        let more = if closed {
            tr!(s.i18n, "saved-complaint-solved")
        } else {
            match acknowledge_by(&complaint, s).filter(|_| self.base.meta.id == 0) {
                Some(due) => tr!(s.i18n, "saved-complaint-due", date = due),
                None => return told,
            }
        };
        format!("{told} {} {more}", s.theme.signs.dot)
    }
}

/// By when it has to be acknowledged, in words.
fn acknowledge_by(complaint: &Complaint, s: &Session) -> Option<String> {
    let deadlines = &s.shared.settings.deadlines;
    let deadline = match complaint.severity {
        Severity::Critical => deadlines.critical,
        Severity::High => deadlines.high,
        Severity::Normal => deadlines.normal,
        Severity::Low => deadlines.low,
    };
    let due = complaint
        .acknowledge_by
        .or_else(|| s.calendar.due(complaint.received_at, deadline.acknowledge * 3600))?;
    Some(s.due_label(Due::At(due)))
}
