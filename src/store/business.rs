//! The invented business for tests that want records of all kinds: filled in as the demo is,
//! without names of products and other things that nothing is counted from.

use chrono::{DateTime, Utc};

use super::Store;
use crate::domain::demo::{Demo, SETTINGS, Spec, ZONE};

/// Fills an empty store with so many customers and what belongs to them, and values all.
pub(crate) fn fill(store: &mut Store, customers: u64, now: DateTime<Utc>) {
    let me = "anna".to_owned();
    let spec = Spec { customers, contacts: 6, seed: 3, now, me };
    store.set_settings(SETTINGS, now).unwrap();
    store
        .bulk("demo", "", now, |bulk| {
            for entry in Demo::new(spec.clone()) {
                let (id, _) = bulk.customer(&entry.customer, &entry.persons, None)?;
                for made in entry.contacts {
                    let mut contact = made.contact;
                    (contact.customer_id, contact.person_id) = (Some(id), None);
                    bulk.contact(&contact, None)?;
                }
                for mut task in entry.tasks {
                    task.customer_id = Some(id);
                    bulk.task(&task, None)?;
                }
                for mut consent in entry.consents {
                    consent.customer_id = id;
                    bulk.consent(&consent)?;
                }
                for made in entry.surveys {
                    let mut survey = made.survey;
                    survey.customer_id = Some(id);
                    bulk.survey(&survey, None)?;
                }
                for mut sale in entry.sales {
                    sale.customer_id = id;
                    bulk.sale(&sale, None)?;
                }
                for made in entry.complaints {
                    let mut complaint = made.complaint;
                    complaint.customer_id = Some(id);
                    complaint.duplicate_of = None;
                    let steps = &made.steps;
                    let about = bulk.complaint(&complaint, steps, &made.remedies, None)?;
                    for mut contact in made.contacts {
                        contact.customer_id = Some(id);
                        contact.complaint_id = Some(about);
                        bulk.contact(&contact, None)?;
                    }
                }
            }
            for contact in Demo::new(spec).unassigned() {
                bulk.contact(&contact, None)?;
            }
            Ok(())
        })
        .unwrap();
    store.renew_values(now.with_timezone(&ZONE).date_naive(), &now).unwrap();
}
