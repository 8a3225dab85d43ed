//! Rows that name a customer: contact persons and contacts.

use super::find::name_key;
use super::{Done, Run};
use crate::domain::import::{ImportedContact, OnDuplicate, Refusal};
use crate::domain::model::Person;
use crate::store::api::StoreError;

impl Run<'_> {
    pub(super) fn person(
        &mut self,
        customer: &str,
        mut person: Person,
        key: i64,
    ) -> Result<Done, StoreError> {
        let id = match self.find.customer(customer)? {
            Ok(id) => id,
            Err(refusal) => return Ok(Done::Refused(refusal)),
        };
        person.customer_id = id;
        let name = name_key("", &person.first_name, &person.last_name);
        let met = self.find.person(id, &name)?;
        match (met, self.spec.on_duplicate) {
            (None, _) | (Some(_), OnDuplicate::New) => {
                self.bulk.person(&person, Some(key))?;
                Ok(Done::Created)
            }
            (Some(known), OnDuplicate::Skip) => {
                self.met(key, known, "")?;
                Ok(Done::Duplicate)
            }
            (Some(known), OnDuplicate::Update) => {
                let changed = self.put_person(id, &person, None)?;
                self.met(key, known, "")?;
                Ok(if changed { Done::Updated } else { Done::Duplicate })
            }
        }
    }

    pub(super) fn contact(
        &mut self,
        mut row: ImportedContact,
        key: i64,
    ) -> Result<Done, StoreError> {
        if !row.customer.is_empty() {
            match self.find.customer(&row.customer)? {
                Ok(id) => row.contact.customer_id = Some(id),
                // A caller who is not known, or could be several: assigned later by hand.
                Err(Refusal::UnknownCustomer(_) | Refusal::AmbiguousCustomer(_))
                    if row.may_be_unassigned => {}
                Err(refusal) => return Ok(Done::Refused(refusal)),
            }
        }
        // The caller's number is kept where it says who it may be.
        if row.contact.customer_id.is_some() && row.customer != row.contact.caller_raw {
            row.contact.caller_raw.clear();
            row.contact.caller_norm.clear();
        }
        self.unassigned += u64::from(row.contact.customer_id.is_none());
        let contact = self.bulk.contact(&row.contact, Some(key))?;
        if let Some(mut task) = row.follow_up {
            task.customer_id = row.contact.customer_id;
            task.contact_id = Some(contact);
            self.follow_up(&task)?;
        }
        Ok(Done::Created)
    }
}
