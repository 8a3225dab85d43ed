//! A customer row: new, met, or in conflict.

use super::find::name_key;
use super::{Done, Run, merge, store_error};
use crate::domain::codes::{Code, ConsentChannel, ConsentStatus};
use crate::domain::import::{ImportedCustomer, OnDuplicate, Refusal};
use crate::domain::model::{Consent, Customer, Id, Meta, Person, display_name};
use crate::store::api::{Change, StoreError};
use crate::store::rows::Record;
use rusqlite::{OptionalExtension, params};

/// Consents given by an import are for this.
const PURPOSE: &str = "advertising";

impl Run<'_> {
    pub(super) fn customer(
        &mut self,
        mut row: ImportedCustomer,
        key: i64,
    ) -> Result<Done, StoreError> {
        let customer = &row.customer;
        let name = name_key(&customer.company, &customer.first_name, &customer.last_name);
        let mut met = None;
        if !customer.number.is_empty()
            && let Some(id) = self.find.by_number(&customer.number)?
        {
            let theirs = self.find.name(id)?.unwrap_or_default();
            let [company, first, last] = &theirs;
            if name_key(company, first, last) != name
                && !self.find.has_common_place(id, customer)?
            {
                let name = display_name(company, first, last, &customer.number);
                return Ok(Done::Refused(Refusal::NumberConflict {
                    number: customer.number.clone(),
                    name,
                }));
            }
            met = Some(id);
        }
        if met.is_none() {
            met = self.find.by_name_and_place(&name, customer)?;
        }
        match (met, self.spec.on_duplicate) {
            (Some(id), OnDuplicate::Skip) => {
                self.met(key, id, &row.customer.number)?;
                Ok(Done::Duplicate)
            }
            (Some(id), OnDuplicate::Update) => self.update_customer(id, &row, key),
            (Some(id), OnDuplicate::New) => {
                // Two customers cannot have one number.
                if self.find.by_number(&row.customer.number)? == Some(id) {
                    row.customer.number.clear();
                }
                self.new_customer(&row, key)
            }
            (None, _) => self.new_customer(&row, key),
        }
    }

    fn new_customer(&mut self, row: &ImportedCustomer, key: i64) -> Result<Done, StoreError> {
        let persons: &[Person] = row.person.as_slice();
        let (id, _) = self.bulk.customer(&row.customer, persons, Some(key))?;
        for (channel, status) in consents(row) {
            self.consent(id, channel, status)?;
        }
        Ok(Done::Created)
    }

    fn update_customer(
        &mut self,
        id: Id,
        row: &ImportedCustomer,
        key: i64,
    ) -> Result<Done, StoreError> {
        let conn = self.store.conn();
        let Some(old) = Customer::load(conn, id)? else { return Err(StoreError::NotFound) };
        let new = merge::customer(&old, &row.customer);
        let mut changed = new != old;
        if changed {
            let change = Change::Customer { base: Some(Box::new(old)), new: Box::new(new) };
            self.save.change(&change).map_err(store_error)?;
        }
        if let Some(person) = &row.person {
            changed |= self.put_person(id, person, None)?;
        }
        for (channel, status) in consents(row) {
            let latest: Option<i64> = conn
                .prepare_cached(
                    "SELECT status FROM consent WHERE customer_id = ?1 AND channel = ?2 AND purpose = ?3
                       AND deleted_at IS NULL ORDER BY at DESC, id DESC LIMIT 1",
                )?
                .query_row(params![id, channel.code(), PURPOSE], |r| r.get(0))
                .optional()?;
            if latest != Some(status.code()) {
                self.consent(id, channel, status)?;
                changed = true;
            }
        }
        self.met(key, id, &row.customer.number)?;
        Ok(if changed { Done::Updated } else { Done::Duplicate })
    }

    /// Adds a person to a customer, or what is new of one who is there. `true`: something changed.
    pub(super) fn put_person(
        &mut self,
        customer: Id,
        row: &Person,
        key: Option<i64>,
    ) -> Result<bool, StoreError> {
        let name = name_key("", &row.first_name, &row.last_name);
        let Some(id) = self.find.person(customer, &name)? else {
            let person = Person { customer_id: customer, ..row.clone() };
            self.bulk.person(&person, key)?;
            return Ok(true);
        };
        let Some(old) = Person::load(self.store.conn(), id)? else { return Ok(false) };
        let new = merge::person(&old, row);
        if new == old {
            return Ok(false);
        }
        let change = Change::Person { base: Some(Box::new(old)), new: Box::new(new) };
        self.save.change(&change).map_err(store_error)?;
        Ok(true)
    }

    fn consent(
        &mut self,
        customer: Id,
        channel: ConsentChannel,
        status: ConsentStatus,
    ) -> Result<(), StoreError> {
        self.bulk.consent(&Consent {
            meta: Meta::default(),
            customer_id: customer,
            purpose: PURPOSE.to_owned(),
            channel,
            status,
            at: self.now,
            how: "import".to_owned(),
            wording: String::new(),
            noted_by: String::new(),
            last_used_at: None,
        })?;
        Ok(())
    }
}

fn consents(row: &ImportedCustomer) -> impl Iterator<Item = (ConsentChannel, ConsentStatus)> {
    [
        (ConsentChannel::Email, row.consent_email),
        (ConsentChannel::Phone, row.consent_phone),
        (ConsentChannel::Post, row.consent_post),
    ]
    .into_iter()
    .filter_map(|(channel, status)| status.map(|status| (channel, status)))
}
