//! The form of a customer: values from the record and back.

use super::elements;
use super::parse::{decimal, show_decimal, show_money};
use super::values::{Fill, Read, customer_value};
use super::{FieldError, Form, FormEnv, Values};
use crate::domain::codes::{AddressKind, CustomerKind, FieldType, Stage};
use crate::domain::dates::{parse_birthday, print_birthday, print_date};
use crate::domain::fields::{CUSTOMER, OWN};
use crate::domain::fold::fold;
use crate::domain::model::{Address, Customer, OwnField};
use crate::i18n::Lang;
use crate::tr;

/// The word that drafts of it are kept under.
pub const NAME: &str = "customer";

/// The form, filled with these values. Suggestions (city, source, owner, tags …)
/// are given with [`Form::set_entries`].
pub fn form(values: &Values, own: &[OwnField], env: &FormEnv<'_>) -> Form {
    let mut form =
        Form::new(NAME, CUSTOMER, values, env.i18n).with_own_fields(own, values, env.i18n);
    form.set_placeholder("stage", &tr!(env.i18n, "form-stage-rule"));
    form
}

/// The values of a customer. `referrer`: name on screen of who referred them.
pub fn customer_to_values(
    customer: &Customer,
    referrer: &str,
    own: &[OwnField],
    env: &FormEnv<'_>,
) -> Values {
    let lang = env.i18n.lang();
    let mut fill = Fill(Values::new());
    for (key, value) in [
        ("company", &customer.company),
        ("first_name", &customer.first_name),
        ("last_name", &customer.last_name),
        ("notes", &customer.notes),
        ("number", &customer.number),
        ("salutation", &customer.salutation),
        ("title", &customer.title),
        ("language", &customer.language),
        ("website", &customer.website),
        ("owner", &customer.owner),
        ("source", &customer.source),
        ("stage_reason", &customer.stage_reason),
        ("potential_category", &customer.potential_category),
        ("blocked_reason", &customer.blocked_reason),
    ] {
        fill.text(key, value);
    }
    fill.text("phones", &elements::show_phones(&customer.phones, lang));
    fill.text("emails", &elements::show_emails(&customer.emails, lang));
    let (main, further) = split_addresses(&customer.addresses);
    if let Some(main) = main {
        fill.text("street", &main.street);
        fill.text("postcode", &main.postcode);
        fill.text("city", &main.city);
        fill.text("country", &main.country);
    }
    fill.text("addresses", &elements::show_addresses(&further, lang));
    fill.text("social", &customer.social.join("\n"));
    fill.text("tags", &customer.tags.join(", "));
    if customer.meta.id != 0 {
        fill.code("kind", Some(customer.kind));
    }
    fill.text("birthday", &customer.birthday.map_or(String::new(), |b| print_birthday(b, lang)));
    fill.date("since", customer.since, lang);
    if let Some(id) = customer.referred_by {
        fill.text("referred_by", &customer_value(id, referrer));
    }
    fill.yes_no("key_account", customer.key_account.then_some(true));
    fill.code("stage", customer.stage);
    fill.number("contact_rhythm_days", customer.contact_rhythm_days);
    fill.number("inactivity_days", customer.inactivity_days);
    fill.text(
        "potential",
        &customer.potential.map_or(String::new(), |minor| show_money(minor, env)),
    );
    fill.date("potential_on", customer.potential_on, lang);
    fill.yes_no("blocked", customer.blocked.then_some(true));
    fill.code("lawful_basis", customer.lawful_basis);
    fill.date("lawful_basis_reviewed", customer.lawful_basis_reviewed, lang);
    for field in own {
        if let Some(stored) = customer.own.get(&field.key) {
            fill.text(&format!("{OWN}{}", field.key), &show_own(field, stored, lang));
        }
    }
    fill.0
}

/// The customer that these values make of `base`. What cannot be read stays as it
/// was in `base` and is named; a customer needs some name.
pub fn customer_from_values(
    base: &Customer,
    values: &Values,
    own: &[OwnField],
    env: &FormEnv<'_>,
) -> (Customer, Vec<FieldError>) {
    let lang = env.i18n.lang();
    let mut read = Read::new(values, env);
    let mut customer = base.clone();
    for (key, into) in [
        ("company", &mut customer.company),
        ("first_name", &mut customer.first_name),
        ("last_name", &mut customer.last_name),
        ("notes", &mut customer.notes),
        ("number", &mut customer.number),
        ("salutation", &mut customer.salutation),
        ("title", &mut customer.title),
        ("language", &mut customer.language),
        ("website", &mut customer.website),
        ("owner", &mut customer.owner),
        ("source", &mut customer.source),
        ("stage_reason", &mut customer.stage_reason),
        ("potential_category", &mut customer.potential_category),
        ("blocked_reason", &mut customer.blocked_reason),
    ] {
        read.text(key).clone_into(into);
    }
    customer.phones = elements::read_phones(&base.phones, read.text("phones"), lang, env.country);
    customer.emails = elements::read_emails(&base.emails, read.text("emails"), lang);
    customer.addresses = read_addresses(&base.addresses, &read, lang);
    customer.social = elements::lines(read.text("social")).map(str::to_owned).collect();
    customer.tags = read_tags(read.text("tags"));
    // Whoever has a company name is a company, unless it is said otherwise.
    customer.kind = read.code("kind").unwrap_or(if customer.company.is_empty() {
        CustomerKind::Person
    } else {
        CustomerKind::Company
    });
    customer.birthday = read.read("birthday", "birthday-error", base.birthday, |text| {
        parse_birthday(text, env.now.date()).ok()
    });
    customer.since = read.date("since", base.since);
    customer.referred_by = read.customer("referred_by");
    if base.meta.id != 0 && customer.referred_by == Some(base.meta.id) {
        read.wrong("referred_by", "form-error-referred-by-self");
        customer.referred_by = base.referred_by;
    }
    customer.key_account = read.yes_no("key_account").unwrap_or(false);
    set_stage(&mut customer, base, &mut read);
    customer.contact_rhythm_days = read.number("contact_rhythm_days", base.contact_rhythm_days);
    customer.inactivity_days = read.number("inactivity_days", base.inactivity_days);
    customer.potential = read.money("potential", base.potential);
    customer.potential_on = read.date("potential_on", base.potential_on);
    customer.blocked = read.yes_no("blocked").unwrap_or(false);
    customer.lawful_basis = read.code("lawful_basis");
    customer.lawful_basis_reviewed = read.date("lawful_basis_reviewed", base.lawful_basis_reviewed);
    for field in own {
        read_own(field, &mut customer, &mut read, lang);
    }
    if [&customer.company, &customer.first_name, &customer.last_name].iter().all(|n| n.is_empty()) {
        read.wrong("company", "form-error-name");
    }
    (customer, read.errors)
}

/// A stage chosen for a customer that is known already is set by hand from today on;
/// an emptied one is left to the rule. At a new customer it is what one takes it for.
fn set_stage(customer: &mut Customer, base: &Customer, read: &mut Read<'_>) {
    let stage: Option<Stage> = read.code("stage");
    if stage == base.stage {
        return;
    }
    customer.stage = stage;
    customer.stage_on = stage.filter(|_| base.meta.id != 0).map(|_| read.env.now.date());
    if stage.is_none() && base.stage_on.is_some() && customer.stage_reason == base.stage_reason {
        customer.stage_reason.clear();
    }
    if stage == Some(Stage::Lost) && customer.stage_reason.is_empty() {
        read.wrong("stage_reason", "form-error-lost-reason");
    }
}

/// The main address and the others.
fn split_addresses(all: &[Address]) -> (Option<&Address>, Vec<Address>) {
    let main = all.iter().position(|a| a.kind == AddressKind::Main);
    let further = all.iter().enumerate().filter(|(at, _)| Some(*at) != main);
    (main.and_then(|at| all.get(at)), further.map(|(_, a)| a.clone()).collect())
}

fn read_addresses(base: &[Address], read: &Read<'_>, lang: Lang) -> Vec<Address> {
    let (main, further) = split_addresses(base);
    let typed = Address {
        id: main.map_or(0, |a| a.id),
        kind: AddressKind::Main,
        street: read.text("street").to_owned(),
        postcode: read.text("postcode").to_owned(),
        city: read.text("city").to_owned(),
        country: read.text("country").to_owned(),
    };
    let further = elements::read_addresses(&further, read.text("addresses"), lang);
    // Where it stood among the others is not ours to change.
    let stood = base.iter().position(|a| a.kind == AddressKind::Main).unwrap_or(0);
    let mut all = further;
    if !typed.is_empty() {
        all.insert(stood.min(all.len()), typed);
    }
    all
}

/// Tags between commas, each once (the first spelling counts).
fn read_tags(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in text.split([',', ';', '\n']).map(str::trim).filter(|t| !t.is_empty()) {
        let folded = fold(tag);
        if !tags.iter().any(|known| fold(known) == folded) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

pub fn show_own(field: &OwnField, stored: &str, lang: Lang) -> String {
    match field.field_type {
        FieldType::Number => show_decimal(stored, lang),
        FieldType::Date => {
            stored.parse().map_or_else(|_| stored.to_owned(), |d| print_date(d, lang))
        }
        FieldType::Text | FieldType::YesNo | FieldType::Choice => stored.to_owned(),
    }
}

fn read_own(field: &OwnField, customer: &mut Customer, read: &mut Read<'_>, lang: Lang) {
    let key = format!("{OWN}{}", field.key);
    let old = customer.own.get(&field.key).cloned();
    let value = match field.field_type {
        FieldType::Number => read.read(&key, "form-error-decimal", old, |text| decimal(text, lang)),
        FieldType::Date => {
            let old = old.and_then(|stored| stored.parse().ok());
            read.date(&key, old).map(|date| date.to_string())
        }
        FieldType::Text | FieldType::YesNo | FieldType::Choice => {
            Some(read.text(&key).to_owned()).filter(|v| !v.is_empty())
        }
    };
    match value {
        Some(value) => customer.own.insert(field.key.clone(), value),
        None => customer.own.remove(&field.key),
    };
}
