//! The sheet of a first start: at most five answers, preset from the locale, and
//! skippable with Esc.

use crate::domain::fields::{Field, Kind, List, Section};
use crate::domain::settings::{Settings, set};
use crate::form::{Entry, FieldError, Form, Values};
use crate::i18n::I18n;
use crate::session::Session;
use crate::tr;

/// Days between two purchases, and the inactivity limit that fits.
const RHYTHMS: &[(&str, &str, i64)] = &[
    ("weekly", "setup-weekly", 60),
    ("monthly", "setup-monthly", 120),
    ("quarterly", "setup-quarterly", 180),
    ("yearly", "setup-yearly", 550),
    ("rarely", "setup-rarely", 1100),
];

/// Currencies of countries that do not pay in euros and whose locale is likely.
const CURRENCIES: &[(&str, &str)] =
    &[("CH", "CHF"), ("LI", "CHF"), ("GB", "GBP"), ("US", "USD"), ("CA", "CAD"), ("AU", "AUD")];

const fn field(key: &'static str, kind: Kind) -> Field {
    Field { key, kind, section: Section::Setup, required: false, half: false }
}

const FIELDS: &[Field] = &[
    field("business_name", Kind::Text),
    field("setup_country", Kind::Text),
    field("setup_land", Kind::Text),
    field("currency", Kind::Text),
    field("buying_rhythm", Kind::Choice(List::Given)),
];

/// What the sheet begins with.
pub fn values(s: &Session) -> Values {
    let settings = &s.shared.settings;
    let country = if s.region.is_empty() { settings.country.clone() } else { s.region.clone() };
    let currency = CURRENCIES.iter().find(|(region, _)| *region == country);
    let currency = currency.map_or(settings.currency.clone(), |(_, code)| (*code).to_owned());
    Values::from([
        ("business_name".to_owned(), settings.business_name.clone()),
        ("setup_country".to_owned(), country),
        ("setup_land".to_owned(), settings.land.clone()),
        ("currency".to_owned(), currency),
        ("buying_rhythm".to_owned(), "quarterly".to_owned()),
    ])
}

pub fn form(values: &Values, s: &Session) -> Form {
    let mut form = Form::new("setup", FIELDS, &Values::new(), &s.i18n);
    let rhythms = RHYTHMS.iter().map(|(value, key, _)| Entry::new(*value, tr!(s.i18n, key)));
    form.set_entries("buying_rhythm", rhythms.collect());
    for (key, value) in values {
        form.preset(key, value);
    }
    form
}

/// The settings that the answers make.
pub fn read(values: &Values, i18n: &I18n) -> (Vec<(String, String)>, Vec<FieldError>) {
    let mut pairs = Vec::new();
    let mut errors = Vec::new();
    let mut scratch = Settings::default();
    for (field, key) in [
        ("business_name", "business.name"),
        ("setup_country", "country"),
        ("setup_land", "land"),
        ("currency", "currency"),
    ] {
        let value = values.get(field).map_or("", |value| value.trim());
        if value.is_empty() {
            continue;
        }
        match set(&mut scratch, key, value) {
            Ok(()) => pairs.push((key.to_owned(), value.to_owned())),
            Err(error) => errors.push(FieldError::new(field, error.sentence(i18n))),
        }
    }
    let rhythm = values.get("buying_rhythm").map_or("", String::as_str);
    if let Some((.., days)) = RHYTHMS.iter().find(|(value, ..)| *value == rhythm) {
        pairs.push(("inactivity-days".to_owned(), days.to_string()));
    }
    (pairs, errors)
}
