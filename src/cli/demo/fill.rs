//! The invented business, written record by record.

use std::collections::HashMap;

use crate::domain::demo::{self, Demo, DemoComplaint, DemoSurvey, Entry, Spec};
use crate::domain::model::{Contact, Id, Meta, Product};
use crate::store::Store;
use crate::store::api::StoreError;
use crate::store::bulk::Bulk;

/// So many complaints are held back, to be numbered in the order in which they came
/// in: all of them in a demo that somebody looks at.
const HELD: usize = 4000;

/// A complaint that waits for its number.
struct Waiting {
    customer: Option<Id>,
    persons: Vec<Id>,
    /// Entry, and position in it.
    place: (usize, usize),
    made: DemoComplaint,
}

/// Founds the business in an empty file. Gives the number of contacts written; `at` is
/// told how many customers are.
pub fn found(store: &mut Store, spec: Spec, at: impl FnMut(u64)) -> Result<u64, StoreError> {
    let now = spec.now;
    store.set_settings(demo::SETTINGS, now)?;
    for field in Demo::own_fields() {
        store.save_own_field(&field, now)?;
    }
    let contacts = store
        .bulk("demo", demo::BUSINESS, now, |bulk| Filling::new(bulk).fill(Demo::new(spec), at))?;
    // Whoever opens it sees who carries the business at once.
    store.renew_values(now.with_timezone(&demo::ZONE).date_naive(), &now)?;
    Ok(contacts)
}

struct Filling<'a, 'b> {
    bulk: &'a mut Bulk<'b>,
    /// Row ids of the customers, in order.
    customers: Vec<Id>,
    waiting: Vec<Waiting>,
    contacts: u64,
}

impl<'a, 'b> Filling<'a, 'b> {
    fn new(bulk: &'a mut Bulk<'b>) -> Self {
        Self { bulk, customers: Vec::new(), waiting: Vec::new(), contacts: 0 }
    }

    fn fill(mut self, demo: Demo, mut at: impl FnMut(u64)) -> Result<u64, StoreError> {
        for (number, name) in demo.products() {
            let product = Product { meta: Meta::default(), number, name, kind: String::new() };
            self.bulk.product(&product)?;
        }
        for (list, names) in demo.lists() {
            for name in names {
                self.bulk.list_item(list, name)?;
            }
        }
        for segment in Demo::segments() {
            self.bulk.segment(&segment)?;
        }
        for contact in demo.unassigned() {
            self.contact(&contact)?;
        }
        for task in demo.office() {
            self.bulk.task(&task, None)?;
        }
        for (position, made) in demo.anonymous().into_iter().enumerate() {
            let place = (usize::MAX, position);
            self.waiting.push(Waiting { customer: None, persons: Vec::new(), place, made });
        }
        for (done, entry) in (1..).zip(demo) {
            self.entry(entry)?;
            if self.waiting.len() > HELD {
                self.complaints()?;
            }
            at(done);
        }
        self.complaints()?;
        Ok(self.contacts)
    }

    fn contact(&mut self, contact: &Contact) -> Result<Id, StoreError> {
        self.contacts += 1;
        self.bulk.contact(contact, None)
    }

    fn entry(&mut self, entry: Entry) -> Result<(), StoreError> {
        let mut customer = entry.customer;
        let referrer = entry.referred_by.and_then(|k| usize::try_from(k).ok());
        customer.referred_by = referrer.and_then(|k| self.customers.get(k).copied());
        let (id, persons) = self.bulk.customer(&customer, &entry.persons, None)?;
        let mut contacts = Vec::with_capacity(entry.contacts.len());
        for made in entry.contacts {
            let mut contact = made.contact;
            contact.customer_id = Some(id);
            contact.person_id = made.person.and_then(|k| persons.get(k).copied());
            let contact_id = self.contact(&contact)?;
            contacts.push(contact_id);
            if let Some(mut task) = made.follow_up {
                task.customer_id = Some(id);
                task.contact_id = Some(contact_id);
                self.bulk.task(&task, None)?;
            }
        }
        for mut task in entry.tasks {
            task.customer_id = Some(id);
            self.bulk.task(&task, None)?;
        }
        for mut consent in entry.consents {
            consent.customer_id = id;
            self.bulk.consent(&consent)?;
        }
        for DemoSurvey { mut survey, contact } in entry.surveys {
            survey.customer_id = Some(id);
            survey.contact_id = contact.and_then(|k| contacts.get(k).copied());
            self.bulk.survey(&survey, None)?;
        }
        for mut sale in entry.sales {
            sale.customer_id = id;
            self.bulk.sale(&sale, None)?;
        }
        for mut cost in entry.costs {
            cost.customer_id = id;
            self.bulk.cost(&cost, None)?;
        }
        for mut score in entry.scores {
            score.customer_id = id;
            self.bulk.score(&score, None)?;
        }
        for (position, made) in entry.complaints.into_iter().enumerate() {
            let place = (self.customers.len(), position);
            let persons = persons.clone();
            self.waiting.push(Waiting { customer: Some(id), persons, place, made });
        }
        self.customers.push(id);
        Ok(())
    }

    /// Those that wait, in the order in which they came in.
    fn complaints(&mut self) -> Result<(), StoreError> {
        let mut waiting = std::mem::take(&mut self.waiting);
        waiting.sort_by_key(|waiting| waiting.made.complaint.received_at);
        let mut ids: HashMap<(usize, usize), Id> = HashMap::new();
        for Waiting { customer, persons, place, made } in waiting {
            let mut complaint = made.complaint;
            complaint.customer_id = customer;
            complaint.person_id = made.person.and_then(|k| persons.get(k).copied());
            // The earlier one of the same customer was written before.
            complaint.duplicate_of =
                made.duplicate_of.and_then(|k| ids.get(&(place.0, k)).copied());
            let id = self.bulk.complaint(&complaint, &made.steps, &made.remedies, None)?;
            ids.insert(place, id);
            for mut contact in made.contacts {
                contact.customer_id = customer;
                contact.person_id = complaint.person_id;
                contact.complaint_id = Some(id);
                self.contact(&contact)?;
            }
            for mut task in made.tasks {
                task.customer_id = customer;
                task.complaint_id = Some(id);
                self.bulk.task(&task, None)?;
            }
            for mut survey in made.surveys {
                survey.customer_id = customer;
                survey.complaint_id = Some(id);
                self.bulk.survey(&survey, None)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
