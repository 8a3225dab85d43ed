//! A complaint in the middle of a call, and what is offered while it is typed.

use super::super::record::Subject;
use super::view::in_brief;
use super::{FormLayer, with_env};
use crate::domain::model::{Complaint, Contact, Id};
use crate::form::complaint::{offer, similar};
use crate::form::contact::contact_from_values;
use crate::form::sale::{show_amounts, warn_of_double};
use crate::form::survey::show_scale;
use crate::popup::Effect;
use crate::popup::effect::FormRequest;
use crate::session::Session;
use crate::tr;

impl FormLayer {
    /// Id of the draft of this form.
    pub fn draft_id(&self) -> Id {
        self.draft
    }

    /// The customer complains while the call is being noted: the complaint gets a
    /// form over this one, which goes on beneath. One that was taken already opens.
    pub(super) fn complaint_in_call(&self, s: &Session) -> Vec<Effect> {
        let (Subject::Contact(room), Some(form)) = (&self.subject, &self.form) else {
            return Vec::new();
        };
        let request = if let Some(complaint) = room.base.complaint_id {
            FormRequest::EditComplaint(complaint)
        } else {
            let values = form.values();
            let logged = with_env(s, |env| contact_from_values(&room.base, &values, None, env));
            FormRequest::ComplaintInCall { call: self.draft, contact: Box::new(logged.contact) }
        };
        vec![Effect::OpenForm(request)]
    }

    /// A complaint was taken during this call: it will be saved with it.
    pub fn link(&mut self, complaint: Box<Complaint>, s: &Session) -> Vec<Effect> {
        if let (Subject::Contact(room), Some(form)) = (&mut self.subject, &mut self.form) {
            room.link(complaint);
            if form.value("topic").is_empty() {
                form.set_value("topic", "complaint");
            }
        }
        // The link must survive whatever happens to this process.
        self.dirty = true;
        self.keep_draft(s)
    }

    /// The call during which this complaint is being taken was saved.
    pub fn call_saved(&mut self, call: Id, contact: &Contact) {
        if let Subject::Complaint(room) = &mut self.subject
            && room.call == Some(call)
        {
            room.call_saved(Box::new(contact.clone()));
            self.dirty = true;
        }
    }

    /// Offers what follows from what was typed: that this is a repeat, that it was
    /// put right on the spot, which scores there are.
    pub(super) fn offer(&mut self, s: &Session) {
        let Some(form) = &mut self.form else { return };
        match &self.subject {
            Subject::Survey(_) => with_env(s, |env| show_scale(form, env)),
            Subject::Sale(room) => with_env(s, |env| {
                show_amounts(form, env);
                if let Some(card) = self.card.card() {
                    warn_of_double(form, room.base.meta.id, &card.value.sales, env);
                }
            }),
            Subject::Complaint(room) => {
                offer(form);
                let card = self.card.card().filter(|_| self.customer.is_some());
                let before = card.map_or(&[][..], |card| &card.complaints);
                let category = form.value("category");
                let (own, received) = (room.base.meta.id, room.base.received_at);
                let found = similar(before, own, &category, received);
                self.similar = found.map(|found| {
                    let day = s.day(found.received_at);
                    let complaint = in_brief(found);
                    let date = s.i18n.date_short(day);
                    let words = tr!(s.i18n, "form-similar", complaint = complaint, date = date);
                    (found.meta.id, words)
                });
                // Said by hand, or stored before: not touched.
                if own == 0 && form.value("repeat") == self.repeat {
                    let same = found.is_some() && !category.trim().is_empty();
                    self.repeat = if same { "yes".to_owned() } else { String::new() };
                    form.preset("repeat", &self.repeat);
                }
            }
            _ => {}
        }
    }
}
