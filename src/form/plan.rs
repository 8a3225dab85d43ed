//! The form of a key account's plan: what is to be reached, how, how often one meets,
//! and who has which part in it.

use super::values::{Fill, Read};
use super::{Entry, FieldError, Form, FormEnv, Values};
use crate::domain::fields::PLAN;
use crate::domain::model::{Customer, Person};
use crate::tr;
use crate::ui::text;

/// The word that drafts of it are kept under.
pub const NAME: &str = "plan";

/// The field whose lines can become tasks.
pub const MEASURES: &str = "key_account_measures";

/// The form, filled with these values.
pub fn form(values: &Values, env: &FormEnv<'_>) -> Form {
    let mut form = Form::new(NAME, PLAN, values, env.i18n);
    for (key, words) in [
        ("key_account_plan", "form-plan-goals"),
        (MEASURES, "form-plan-measures"),
        ("key_account_people", "form-plan-people"),
    ] {
        form.set_placeholder(key, &tr!(env.i18n, words));
    }
    form.focus_on("key_account_plan");
    form
}

/// Offers the contact persons of the customer, with what they are.
pub fn offer_persons(form: &mut Form, persons: &[Person]) {
    let entries = persons.iter().map(|person| {
        let name = text::clean(&person.display_name()).into_owned();
        let part = text::clean(&person.role).into_owned();
        Entry::plain(if part.is_empty() { format!("{name}: ") } else { format!("{name}: {part}") })
    });
    form.set_entries("key_account_people", entries.collect());
}

/// The values of the plan. Whoever gets a plan is a key account.
pub fn plan_to_values(customer: &Customer) -> Values {
    let mut fill = Fill(Values::new());
    fill.yes_no("key_account", Some(true));
    fill.number("contact_rhythm_days", customer.contact_rhythm_days);
    fill.text("key_account_plan", &customer.key_account_plan);
    fill.text(MEASURES, &customer.key_account_measures);
    fill.text("key_account_people", &customer.key_account_people);
    fill.0
}

/// The customer that these values make of `base`.
pub fn plan_from_values(
    base: &Customer,
    values: &Values,
    env: &FormEnv<'_>,
) -> (Customer, Vec<FieldError>) {
    let mut read = Read::new(values, env);
    let customer = Customer {
        key_account: read.yes_no("key_account").unwrap_or(false),
        contact_rhythm_days: read.number("contact_rhythm_days", base.contact_rhythm_days),
        key_account_plan: read.text("key_account_plan").to_owned(),
        key_account_measures: read.text(MEASURES).to_owned(),
        key_account_people: read.text("key_account_people").to_owned(),
        ..base.clone()
    };
    (customer, read.errors)
}
