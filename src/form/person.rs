//! The form of a contact person: values from the record and back.

use super::elements;
use super::values::{Fill, Read};
use super::{FieldError, Form, FormEnv, Values};
use crate::domain::fields::PERSON;
use crate::domain::model::Person;

/// The word that drafts of it are kept under.
pub const NAME: &str = "person";

/// The form, filled with these values.
pub fn form(values: &Values, env: &FormEnv<'_>) -> Form {
    Form::new(NAME, PERSON, values, env.i18n)
}

/// The values of a contact person.
pub fn person_to_values(person: &Person, env: &FormEnv<'_>) -> Values {
    let lang = env.i18n.lang();
    let mut fill = Fill(Values::new());
    fill.text("first_name", &person.first_name);
    fill.text("last_name", &person.last_name);
    fill.text("role", &person.role);
    fill.text("salutation", &person.salutation);
    fill.text("phones", &elements::show_phones(&person.phones, lang));
    fill.text("emails", &elements::show_emails(&person.emails, lang));
    fill.text("notes", &person.notes);
    fill.0
}

/// The person that these values make of `base`; it needs a name or at least a role.
pub fn person_from_values(
    base: &Person,
    values: &Values,
    env: &FormEnv<'_>,
) -> (Person, Vec<FieldError>) {
    let lang = env.i18n.lang();
    let mut read = Read::new(values, env);
    let person = Person {
        first_name: read.text("first_name").to_owned(),
        last_name: read.text("last_name").to_owned(),
        role: read.text("role").to_owned(),
        salutation: read.text("salutation").to_owned(),
        phones: elements::read_phones(&base.phones, read.text("phones"), lang, env.country),
        emails: elements::read_emails(&base.emails, read.text("emails"), lang),
        notes: read.text("notes").to_owned(),
        ..base.clone()
    };
    if person.display_name().is_empty() {
        read.wrong("last_name", "form-error-name");
    }
    (person, read.errors)
}
