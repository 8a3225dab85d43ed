//! The stable JSON of records: keys are the import columns plus `uid`, phones,
//! e-mails and tags are arrays, instants RFC 3339 with Z, absent is `null`.
//! Used by `export`, `lookup` and `show`.

mod service;

use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use serde_json::{Map, Value, json};

use crate::domain::codes::{Code, ConsentChannel, PlaceKind};
use crate::domain::model::{
    Address, Birthday, Consent, Contact, Customer, Due, Email, Person, Phone, Task,
};

use crate::domain::views::Figures;
use crate::i18n::currency_digits;

pub use service::{ComplaintParts, amount, complaint, quantity_text, sale, survey, task};

/// The columns of a customer.
pub fn customer(c: &Customer, consents: &[Consent]) -> Map<String, Value> {
    let address = c.main_address();
    let place = |part: fn(&Address) -> &str| text_or_null(address.map(part).unwrap_or_default());
    let own: Map<String, Value> =
        c.own.iter().map(|(key, value)| (key.clone(), text_or_null(value))).collect();
    object(json!({
        "uid": c.meta.uid,
        "number": c.number,
        "kind": c.kind.name(),
        "company": text_or_null(&c.company),
        "salutation": text_or_null(&c.salutation),
        "title": text_or_null(&c.title),
        "first_name": text_or_null(&c.first_name),
        "last_name": text_or_null(&c.last_name),
        "street": place(|a| &a.street),
        "postcode": place(|a| &a.postcode),
        "city": place(|a| &a.city),
        "country": place(|a| &a.country),
        "phone": phones(&c.phones, |k| !matches!(k, PlaceKind::Mobile | PlaceKind::Fax)),
        "mobile": phones(&c.phones, |k| k == PlaceKind::Mobile),
        "fax": phones(&c.phones, |k| k == PlaceKind::Fax),
        "email": emails(&c.emails),
        "website": text_or_null(&c.website),
        "birthday": c.birthday.map(birthday),
        "since": c.since,
        "source": text_or_null(&c.source),
        "stage": c.stage.map(Code::name),
        "owner": text_or_null(&c.owner),
        "key_account": c.key_account,
        "blocked": c.blocked,
        "tags": c.tags,
        "consent_email": consent_state(consents, ConsentChannel::Email),
        "consent_phone": consent_state(consents, ConsentChannel::Phone),
        "consent_post": consent_state(consents, ConsentChannel::Post),
        "notes": text_or_null(&c.notes),
        "own": own,
    }))
}

/// What was reckoned of a customer, by the names of its columns: unrounded, money in
/// units of the currency.
pub fn value(figures: &Figures, currency: &str) -> Map<String, Value> {
    let money = |minor: Option<f64>| minor.map(|minor| units(minor, currency));
    object(json!({
        "abc": figures.abc.map(Code::name),
        "rfm": figures.rfm.map(|scores| scores.map(|n| n.to_string()).concat()),
        "p_alive": figures.p_alive,
        "expected_purchases": figures.expected_purchases,
        "expected_value": money(figures.expected_value),
        "clv": money(figures.clv),
    }))
}

/// Minor units that were reckoned, in units of the currency, unrounded.
pub fn units(minor: f64, currency: &str) -> f64 {
    minor / 10_f64.powi(i32::try_from(currency_digits(currency)).unwrap_or(2))
}

/// The columns of a contact person.
pub fn person(p: &Person, customer_number: &str) -> Value {
    json!({
        "uid": p.meta.uid,
        "customer": text_or_null(customer_number),
        "salutation": text_or_null(&p.salutation),
        "first_name": text_or_null(&p.first_name),
        "last_name": text_or_null(&p.last_name),
        "role": text_or_null(&p.role),
        "phone": phones(&p.phones, |k| !matches!(k, PlaceKind::Mobile | PlaceKind::Fax)),
        "mobile": phones(&p.phones, |k| k == PlaceKind::Mobile),
        "fax": phones(&p.phones, |k| k == PlaceKind::Fax),
        "email": emails(&p.emails),
        "notes": text_or_null(&p.notes),
    })
}

/// The columns of a contact, with the task that came from it. `customer` is
/// `null` for a caller who is not known yet; then `caller` says the number.
pub fn contact(
    k: &Contact,
    customer_number: &str,
    person: &str,
    complaint_number: &str,
    follow_up: Option<&Task>,
    zone: Tz,
) -> Value {
    json!({
        "uid": k.meta.uid,
        "customer": text_or_null(customer_number),
        "caller": text_or_null(&k.caller_raw),
        "at": instant(k.at),
        "channel": k.channel.name(),
        "direction": k.direction.name(),
        "duration_min": k.duration_s.map(minutes),
        "topic": k.topic.map(Code::name),
        "subject": text_or_null(&k.subject),
        "note": text_or_null(&k.note),
        "outcome": k.outcome.map(Code::name),
        "solved": k.solved,
        "rep": text_or_null(&k.rep),
        "person": text_or_null(person),
        "complaint": text_or_null(complaint_number),
        "follow_up_on": follow_up.and_then(|t| t.due).map(|due| due_day(due, zone)),
        "follow_up_done_at": follow_up.and_then(|t| t.done_at).map(instant),
    })
}

/// An entry of the consent ledger.
pub fn consent(c: &Consent) -> Value {
    json!({
        "uid": c.meta.uid,
        "purpose": c.purpose,
        "channel": c.channel.name(),
        "status": c.status.name(),
        "at": instant(c.at),
        "how": text_or_null(&c.how),
        "wording": text_or_null(&c.wording),
        "noted_by": text_or_null(&c.noted_by),
    })
}

/// State of a channel: the newest entry counts.
pub fn consent_state(ledger: &[Consent], channel: ConsentChannel) -> Option<&'static str> {
    let of_channel = ledger.iter().filter(|c| c.channel == channel);
    of_channel.max_by_key(|c| (c.at, c.meta.id)).map(|c| c.status.name())
}

/// `2026-12-31`, or the instant.
pub fn due_text(due: Due) -> String {
    match due {
        Due::Date(day) => day.to_string(),
        Due::At(at) => instant(at),
    }
}

/// The local day on which something is due.
pub fn due_day(due: Due, zone: Tz) -> chrono::NaiveDate {
    match due {
        Due::Date(day) => day,
        Due::At(at) => at.with_timezone(&zone).date_naive(),
    }
}

/// `1978-04-07`, without a year `--04-07`.
pub fn birthday(b: Birthday) -> String {
    match b.year {
        Some(year) => format!("{year:04}-{:02}-{:02}", b.month, b.day),
        None => format!("--{:02}-{:02}", b.month, b.day),
    }
}

/// RFC 3339 with Z.
pub fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// Whole minutes as a whole number, else with two decimals.
pub fn minutes(seconds: i64) -> Value {
    minutes_text(seconds).parse::<serde_json::Number>().map_or(Value::Null, Value::Number)
}

/// As [`minutes`], as text with a point.
pub fn minutes_text(seconds: i64) -> String {
    if seconds % 60 == 0 {
        return (seconds / 60).to_string();
    }
    let hundredths = (seconds * 100 + 30) / 60;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Empty text is absent.
pub fn text_or_null(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { json!(text) }
}

fn phones(phones: &[Phone], wanted: fn(PlaceKind) -> bool) -> Vec<&str> {
    phones.iter().filter(|p| wanted(p.kind)).map(|p| p.raw.as_str()).collect()
}

fn emails(emails: &[Email]) -> Vec<&str> {
    emails.iter().map(|e| e.raw.as_str()).collect()
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
