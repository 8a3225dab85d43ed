//! What a record becomes when a row of a file says more of it: what the row
//! gives replaces what was there, what it leaves empty stays, lists grow.

use crate::domain::codes::{AddressKind, Priority, Severity, Verdict};
use crate::domain::import::ImportedSale;
use crate::domain::model::{Complaint, Customer, Email, Person, Phone, Sale, Task};
use crate::store::save::email_norm;

/// The customer as it stands, with what the row gives. Its number stays.
pub(super) fn customer(old: &Customer, row: &Customer) -> Customer {
    let mut new = old.clone();
    let texts = [
        (&mut new.company, &row.company),
        (&mut new.salutation, &row.salutation),
        (&mut new.title, &row.title),
        (&mut new.first_name, &row.first_name),
        (&mut new.last_name, &row.last_name),
        (&mut new.website, &row.website),
        (&mut new.source, &row.source),
        (&mut new.owner, &row.owner),
        (&mut new.language, &row.language),
        (&mut new.potential_category, &row.potential_category),
        (&mut new.key_account_plan, &row.key_account_plan),
        (&mut new.key_account_measures, &row.key_account_measures),
        (&mut new.key_account_people, &row.key_account_people),
    ];
    for (field, value) in texts {
        text(field, value);
    }
    if !row.company.is_empty() {
        new.kind = row.kind;
    }
    new.birthday = row.birthday.or(old.birthday);
    new.since = row.since.or(old.since);
    new.potential = row.potential.or(old.potential);
    new.potential_on = row.potential_on.or(old.potential_on);
    new.contact_rhythm_days = row.contact_rhythm_days.or(old.contact_rhythm_days);
    new.inactivity_days = row.inactivity_days.or(old.inactivity_days);
    new.stage = row.stage.or(old.stage);
    new.blocked |= row.blocked;
    new.key_account |= row.key_account;
    phones(&mut new.phones, &row.phones);
    emails(&mut new.emails, &row.emails);
    for address in &row.addresses {
        match new
            .addresses
            .iter_mut()
            .find(|a| a.kind == address.kind && a.kind != AddressKind::Main)
        {
            Some(known) => {
                let id = known.id;
                address.clone_into(known);
                known.id = id;
            }
            None => main_address(&mut new, address),
        }
    }
    let folded: Vec<String> = new.tags.iter().map(|t| crate::domain::fold::fold(t)).collect();
    for tag in &row.tags {
        if !folded.contains(&crate::domain::fold::fold(tag)) {
            new.tags.push(tag.clone());
        }
    }
    for social in &row.social {
        if !new.social.contains(social) {
            new.social.push(social.clone());
        }
    }
    new.own.extend(row.own.iter().map(|(k, v)| (k.clone(), v.clone())));
    notes(&mut new.notes, &row.notes);
    new
}

fn main_address(new: &mut Customer, address: &crate::domain::model::Address) {
    let same = |a: &crate::domain::model::Address| {
        a.street == address.street && a.postcode == address.postcode && a.city == address.city
    };
    if new.addresses.iter().any(same) {
        return;
    }
    match new.addresses.iter_mut().find(|a| a.kind == address.kind) {
        Some(main) => {
            text(&mut main.street, &address.street);
            text(&mut main.postcode, &address.postcode);
            text(&mut main.city, &address.city);
            text(&mut main.country, &address.country);
        }
        None => new.addresses.push(address.clone()),
    }
}

/// The person as it stands, with what the row gives.
pub(super) fn person(old: &Person, row: &Person) -> Person {
    let mut new = old.clone();
    text(&mut new.salutation, &row.salutation);
    text(&mut new.first_name, &row.first_name);
    text(&mut new.last_name, &row.last_name);
    text(&mut new.role, &row.role);
    phones(&mut new.phones, &row.phones);
    emails(&mut new.emails, &row.emails);
    notes(&mut new.notes, &row.notes);
    new
}

fn text(field: &mut String, value: &str) {
    if !value.is_empty() {
        value.clone_into(field);
    }
}

fn phones(known: &mut Vec<Phone>, row: &[Phone]) {
    for phone in row {
        if !known.iter().any(|p| p.norm == phone.norm) {
            known.push(phone.clone());
        }
    }
}

fn emails(known: &mut Vec<Email>, row: &[Email]) {
    for email in row {
        if !known.iter().any(|e| email_norm(&e.raw) == email_norm(&email.raw)) {
            known.push(email.clone());
        }
    }
}

/// Lines that are not there yet are added below.
fn notes(known: &mut String, row: &str) {
    for line in row.lines() {
        if !line.trim().is_empty() && !known.lines().any(|l| l.trim() == line.trim()) {
            if !known.is_empty() {
                known.push('\n');
            }
            known.push_str(line);
        }
    }
}

/// The complaint as it stands, with what the row gives.
pub(super) fn complaint(old: &Complaint, row: &Complaint) -> Complaint {
    let mut new = old.clone();
    let texts = [
        (&mut new.complainant, &row.complainant),
        (&mut new.category, &row.category),
        (&mut new.cause, &row.cause),
        (&mut new.product, &row.product),
        (&mut new.document, &row.document),
        (&mut new.description, &row.description),
        (&mut new.demand, &row.demand),
        (&mut new.findings, &row.findings),
        (&mut new.owner, &row.owner),
    ];
    for (field, value) in texts {
        text(field, value);
    }
    new.customer_id = old.customer_id.or(row.customer_id);
    // What a row does not say stands there as the usual.
    if row.severity != Severity::Normal {
        new.severity = row.severity;
    }
    if row.justified != Verdict::Open {
        new.justified = row.justified;
    }
    new.safety |= row.safety;
    new.annoyance = row.annoyance.or(old.annoyance);
    new.satisfaction_result = row.satisfaction_result.or(old.satisfaction_result);
    new.satisfaction_treatment = row.satisfaction_treatment.or(old.satisfaction_treatment);
    new.satisfaction_process = row.satisfaction_process.or(old.satisfaction_process);
    new
}

/// The sale as it stands, with what the row gives.
pub(super) fn sale(old: &Sale, row: &ImportedSale) -> Sale {
    let given = &row.sale;
    let mut new = old.clone();
    let texts = [
        (&mut new.refund_of, &given.refund_of),
        (&mut new.product, &given.product),
        (&mut new.discount_reason, &given.discount_reason),
    ];
    for (field, value) in texts {
        text(field, value);
    }
    new.date = given.date;
    new.kind = given.kind;
    new.revenue = given.revenue;
    if row.has_discount {
        new.discount = given.discount;
    }
    if row.has_quantity {
        new.quantity = given.quantity;
    }
    new.variable_cost = given.variable_cost.or(old.variable_cost);
    notes(&mut new.note, &given.note);
    new
}

/// The task as it stands, with what the row gives.
pub(super) fn task(old: &Task, row: &Task) -> Task {
    let mut new = old.clone();
    let texts = [
        (&mut new.place, &row.place),
        (&mut new.assignee, &row.assignee),
        (&mut new.recurrence, &row.recurrence),
    ];
    for (field, value) in texts {
        text(field, value);
    }
    new.due = row.due.or(old.due);
    new.ends_at = row.ends_at.or(old.ends_at);
    new.complaint_id = old.complaint_id.or(row.complaint_id);
    if row.priority != Priority::Normal {
        new.priority = row.priority;
    }
    new.done_at = row.done_at.or(old.done_at);
    notes(&mut new.notes, &row.notes);
    new
}

/// A follow-up made from a row of a contact takes what a row of its own says.
pub(super) fn follow_up(old: &Task, row: Task) -> Task {
    Task {
        meta: old.meta.clone(),
        contact_id: old.contact_id,
        complaint_id: row.complaint_id.or(old.complaint_id),
        ..row
    }
}
