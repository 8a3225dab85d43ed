//! New contacts, tasks, consents and products.

use rusqlite::params;

use super::Bulk;
use crate::domain::codes::Code;
use crate::domain::model::{Consent, Contact, Due, Id, Product, Task};
use crate::store::api::StoreError;
use crate::store::{index, writer};

impl Bulk<'_> {
    /// A new contact.
    pub fn contact(&mut self, contact: &Contact, key: Option<i64>) -> Result<Id, StoreError> {
        let (created, updated) = self.moments(&contact.meta);
        let rep = self.user(&contact.rep)?;
        let made;
        let norm = if contact.caller_norm.is_empty() && !contact.caller_raw.is_empty() {
            made = writer::phone_norm(&contact.caller_raw, &self.settings.country);
            &made
        } else {
            &contact.caller_norm
        };
        let at = contact.at.timestamp_millis();
        self.statements.contact.execute(params![
            contact.customer_id,
            contact.person_id,
            contact.caller_raw,
            norm,
            at,
            contact.duration_s,
            contact.channel.code(),
            contact.direction.code(),
            contact.topic.map(Code::code),
            contact.subject,
            contact.note,
            contact.outcome.map(Code::code),
            contact.solved,
            rep,
            contact.complaint_id,
            created,
            self.user,
            updated,
            self.user,
            self.import,
            key,
        ])?;
        let id = self.conn.last_insert_rowid();
        self.keeper.contact(contact);
        index::insert_contact(self.conn, id, &contact.subject, &contact.note)?;
        if let Some(customer) = contact.customer_id {
            let counts = self.counts.entry(customer).or_default();
            counts.contacts += 1;
            if contact.is_real() {
                counts.last = counts.last.max(Some(at));
            }
        }
        Ok(id)
    }

    /// A new task.
    pub fn task(&mut self, task: &Task, key: Option<i64>) -> Result<Id, StoreError> {
        let (created, updated) = self.moments(&task.meta);
        let assignee = self.user(&task.assignee)?;
        let (on, at) = match task.due {
            None => (None, None),
            Some(Due::Date(date)) => (Some(date.to_string()), None),
            Some(Due::At(at)) => (
                Some(at.with_timezone(&self.settings.time_zone).date_naive().to_string()),
                Some(at.timestamp_millis()),
            ),
        };
        self.statements.task.execute(params![
            task.title,
            task.kind.code(),
            on,
            at,
            task.ends_at.map(|t| t.timestamp_millis()),
            task.place,
            task.customer_id,
            task.contact_id,
            assignee,
            task.priority.code(),
            task.notes,
            task.done_at.map(|t| t.timestamp_millis()),
            task.origin,
            task.complaint_id,
            task.recurrence,
            created,
            self.user,
            updated,
            self.user,
            self.import,
            key,
        ])?;
        let id = self.conn.last_insert_rowid();
        self.keeper.task(task);
        if let (Some(customer), None) = (task.customer_id, task.done_at) {
            self.counts.entry(customer).or_default().open_tasks += 1;
        }
        Ok(id)
    }

    /// A new entry of the consent ledger.
    pub fn consent(&mut self, consent: &Consent) -> Result<Id, StoreError> {
        let (created, updated) = self.moments(&consent.meta);
        let noted_by = if consent.noted_by.is_empty() {
            Some(self.user)
        } else {
            self.user(&consent.noted_by)?
        };
        self.statements.consent.execute(params![
            consent.customer_id,
            consent.purpose,
            consent.channel.code(),
            consent.status.code(),
            consent.at.timestamp_millis(),
            consent.how,
            consent.wording,
            noted_by,
            consent.last_used_at.map(|t| t.timestamp_millis()),
            created,
            self.user,
            updated,
            self.user,
            self.import,
        ])?;
        self.answered.insert(consent.customer_id);
        Ok(self.conn.last_insert_rowid())
    }

    /// A new product.
    pub fn product(&mut self, product: &Product) -> Result<Id, StoreError> {
        let (created, updated) = self.moments(&product.meta);
        self.list_item("product_kind", &product.kind)?;
        self.conn
            .prepare_cached(
                "INSERT INTO product (number, name, kind, created_at, created_by, updated_at, updated_by, import_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5, ?7)",
            )?
            .execute(params![
                product.number,
                product.name,
                product.kind,
                created,
                self.user,
                updated,
                self.import
            ])?;
        Ok(self.conn.last_insert_rowid())
    }
}
