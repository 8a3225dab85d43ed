//! What `lookup` and `show` add to the JSON of records (`exchange::json`). What
//! the program has no data for yet is `[]` or `null`, so that scripts need not
//! change later.

use chrono_tz::Tz;
use serde_json::{Value, json};

use crate::domain::codes::Code;
use crate::domain::model::{Contact, Customer, Person, Task};
use crate::domain::views::{Card, Hit};
use crate::exchange::json as record;

/// A hit of `lookup`: the customer, and what matched.
pub fn hit(hit: &Hit, card: &Card) -> Value {
    let mut found = record::customer(&card.customer, &card.consents);
    found.insert("match".into(), json!(hit.field.name()));
    found.insert("match_text".into(), record::text_or_null(&hit.text));
    found.insert("match_how".into(), json!(hit.class.name()));
    Value::Object(found)
}

/// A contact of a customer with these persons.
pub fn contact(
    k: &Contact,
    number: &str,
    persons: &[Person],
    follow_up: Option<&Task>,
    zone: Tz,
) -> Value {
    let person = persons.iter().find(|p| Some(p.meta.id) == k.person_id);
    let person = person.map(Person::display_name).unwrap_or_default();
    record::contact(k, number, &person, follow_up, zone)
}

/// Everything `show` knows.
pub struct Everything<'a> {
    pub card: &'a Card,
    /// All of them, newest first.
    pub contacts: &'a [Contact],
    /// Open ones by due date, then done ones.
    pub tasks: &'a [Task],
    pub zone: Tz,
}

pub fn everything(all: &Everything<'_>) -> Value {
    let card = all.card;
    let c = &card.customer;
    let contacts = all.contacts.iter().map(|k| {
        let follow_up = all.tasks.iter().find(|task| task.contact_id == Some(k.meta.id));
        contact(k, &c.number, &card.persons, follow_up, all.zone)
    });
    let persons = card.persons.iter().map(|p| record::person(p, &c.number));
    let tasks = all.tasks.iter().map(|t| record::task(t, &c.number));
    let consents = card.consents.iter().map(record::consent);
    let mut found = record::customer(c, &card.consents);
    for (key, values) in [
        ("persons", persons.collect()),
        ("contacts", contacts.collect()),
        ("complaints", Vec::new()),
        ("tasks", tasks.collect()),
        ("sales", Vec::new()),
        ("surveys", Vec::new()),
        ("consents", consents.collect()),
    ] {
        found.insert(key.into(), Value::Array(values));
    }
    found.insert("figures".into(), figures(c));
    Value::Object(found)
}

fn figures(c: &Customer) -> Value {
    json!({
        "stage": c.stage.map(Code::name),
        "abc": null,
        "rfm": null,
        "revenue": null,
        "margin": null,
        "revenue_12m": null,
        "margin_12m": null,
        "last_sale": null,
        "last_contact": c.last_contact_at.map(record::instant),
        "days_since": null,
        "p_alive": null,
        "expected_purchases": null,
        "expected_value": null,
        "clv": null,
    })
}
