//! A call and the complaint that was taken while it went on: each learns of the
//! other, whichever is saved first, and also if one of them is a draft by then.

use super::layer::Layer;
use super::record::{self, Subject};
use super::{APP, App};
use crate::domain::codes::{Code as _, Topic};
use crate::domain::model::{Complaint, Contact, Id};
use crate::form::Values;
use crate::store::request::{Request, Slot};

impl App {
    /// The complaint was saved: the call that goes on will carry it.
    pub(super) fn link_complaint(&mut self, call: Id, complaint: Box<Complaint>) {
        let s = &self.session;
        let at = self
            .layers
            .iter()
            .position(|layer| matches!(layer, Layer::Form { form, .. } if form.draft_id() == call));
        if let Some(Layer::Form { owner, form }) = at.and_then(|at| self.layers.get_mut(at)) {
            let owner = *owner;
            let effects = form.link(complaint, s);
            self.carry_out(owner, effects);
            return;
        }
        self.in_drafts(|draft, subject, values| match subject {
            Subject::Contact(room) if draft == call => {
                room.link(complaint.clone());
                about_a_complaint(values);
                true
            }
            _ => false,
        });
    }

    /// The call was saved before its complaint: that one will carry the call.
    pub(super) fn call_saved(&mut self, call: Id, contact: &Contact) {
        for layer in &mut self.layers {
            if let Layer::Form { form, .. } = layer {
                form.call_saved(call, contact);
            }
        }
        self.in_drafts(|_, subject, _| match subject {
            Subject::Complaint(room) if room.call == Some(call) => {
                room.call_saved(Box::new(contact.clone()));
                true
            }
            _ => false,
        });
    }

    /// The draft of the complaint that was begun during this call, if one waits.
    pub(super) fn complaint_draft(&self, call: Id) -> Option<Id> {
        let of_call = |subject: Subject| match subject {
            Subject::Complaint(room) => room.call == Some(call),
            _ => false,
        };
        let draft = self.drafts.iter().find(|draft| of_call(record::from_draft(draft).0));
        draft.map(|draft| draft.id)
    }

    /// Changes the records of drafts that wait; `change` says whether it did.
    fn in_drafts(&mut self, mut change: impl FnMut(Id, &mut Subject, &mut Values) -> bool) {
        let mut changed = Vec::new();
        for draft in &mut self.drafts {
            let (mut subject, mut values) = record::from_draft(draft);
            if change(draft.id, &mut subject, &mut values) {
                draft.values = subject.to_draft(&values);
                changed.push(draft.clone());
            }
        }
        for draft in changed {
            self.ask(APP, Slot::Write, Request::PutDraft(Box::new(draft)));
        }
    }
}

/// A call that has no topic yet is about the complaint that was taken during it.
fn about_a_complaint(values: &mut Values) {
    let topic = values.entry("topic".to_owned()).or_default();
    if topic.is_empty() {
        Topic::Complaint.name().clone_into(topic);
    }
}
