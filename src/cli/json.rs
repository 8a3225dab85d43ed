//! What `lookup` and `show` add to the JSON of records (`exchange::json`).

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde_json::{Value, json};

use super::value;
use crate::domain::codes::Code;
use crate::domain::model::{Contact, Id, Person, Task};
use crate::domain::settings::Settings;
use crate::domain::views::{Card, ComplaintDetail, Hit};
use crate::exchange::json as record;

/// A hit of `lookup`: the customer, and what matched.
pub fn hit(hit: &Hit, is_query: bool, card: &Card) -> Value {
    let mut found = record::customer(&card.customer, &card.consents);
    found.insert("match".into(), json!(if is_query { "query" } else { hit.field.name() }));
    let stage = card.value.figures.stage.or(card.customer.stage);
    found.insert("stage".into(), json!(stage.map(Code::name)));
    found.insert("match_text".into(), record::text_or_null(&hit.text));
    found.insert("match_how".into(), json!(hit.class.name()));
    Value::Object(found)
}

/// A complaint with its life.
pub fn complaint(detail: &ComplaintDetail, currency: &str) -> Value {
    let parts = record::ComplaintParts {
        customer_number: &detail.row.customer_number,
        person: &detail.person,
        duplicate_of: &detail.duplicate_of,
        steps: &detail.steps,
        remedies: &detail.remedies,
    };
    record::complaint(&detail.row.complaint, &parts, currency)
}

/// A contact of a customer with these persons; `complaint`: number of that which it
/// is about.
pub fn contact(
    k: &Contact,
    number: &str,
    persons: &[Person],
    complaint: &str,
    follow_up: Option<&Task>,
    zone: Tz,
) -> Value {
    let person = persons.iter().find(|p| Some(p.meta.id) == k.person_id);
    let person = person.map(Person::display_name).unwrap_or_default();
    record::contact(k, number, &person, complaint, follow_up, zone)
}

/// Everything `show` knows.
pub struct Everything<'a> {
    pub card: &'a Card,
    /// All of them, newest first.
    pub contacts: &'a [Contact],
    /// Open ones by due date, then done ones.
    pub tasks: &'a [Task],
    /// Those of the card.
    pub complaints: &'a [ComplaintDetail],
    pub settings: &'a Settings,
    pub today: NaiveDate,
}

impl Everything<'_> {
    fn number_of(&self, complaint: Option<Id>) -> &str {
        let mut all = self.complaints.iter().map(|d| &d.row.complaint);
        all.find(|c| Some(c.meta.id) == complaint).map_or("", |c| c.number.as_str())
    }
}

pub fn everything(all: &Everything<'_>) -> Value {
    let card = all.card;
    let c = &card.customer;
    let contacts = all.contacts.iter().map(|k| {
        let follow_up = all.tasks.iter().find(|task| task.contact_id == Some(k.meta.id));
        let complaint = all.number_of(k.complaint_id);
        contact(k, &c.number, &card.persons, complaint, follow_up, all.settings.time_zone)
    });
    let persons = card.persons.iter().map(|p| record::person(p, &c.number));
    let tasks = all.tasks.iter().map(|t| record::task(t, &c.number, all.number_of(t.complaint_id)));
    let complaints = all.complaints.iter().map(|d| complaint(d, &all.settings.currency));
    let sales = card.value.sales.iter();
    let sales = sales.map(|s| record::sale(s, &c.number, &all.settings.currency));
    let surveys =
        card.surveys.iter().map(|s| record::survey(s, &c.number, all.number_of(s.complaint_id)));
    let consents = card.consents.iter().map(record::consent);
    let mut found = record::customer(c, &card.consents);
    for (key, values) in [
        ("persons", persons.collect()),
        ("contacts", contacts.collect()),
        ("complaints", complaints.collect()),
        ("tasks", tasks.collect()),
        ("sales", sales.collect()),
        ("surveys", surveys.collect()),
        ("consents", consents.collect()),
    ] {
        found.insert(key.into(), Value::Array(values));
    }
    let figures = value::figures(card, all.settings, all.today);
    found.insert("figures".into(), figures);
    found.insert("stage".into(), json!(card.value.figures.stage.or(c.stage).map(Code::name)));
    Value::Object(found)
}
