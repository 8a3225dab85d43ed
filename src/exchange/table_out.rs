//! Records as rows of CSV, with the columns of the import, so that an export is
//! an import of the same data.

mod service;
mod value;

use std::io::{self, Write};

use chrono_tz::Tz;

use crate::domain::codes::{AddressKind, Code, ConsentChannel, PlaceKind};
use crate::domain::model::{
    Address, Consent, Contact, Customer, Email, OwnField, Person, Phone, Task,
};

use crate::domain::views::Figures;

use super::json::{birthday, consent_state, due_day, instant, minutes_text};
pub use value::VALUE;
use value::value_texts;

const CUSTOMER: &[&str] = &[
    "number",
    "kind",
    "company",
    "salutation",
    "title",
    "first_name",
    "last_name",
    "street",
    "postcode",
    "city",
    "country",
    "phone",
    "mobile",
    "email",
    "website",
    "birthday",
    "since",
    "source",
    "stage",
    "owner",
    "key_account",
    "tags",
    "consent_email",
    "consent_phone",
    "consent_post",
    "notes",
];
const PERSON: &[&str] = &[
    "customer",
    "salutation",
    "first_name",
    "last_name",
    "role",
    "phone",
    "mobile",
    "email",
    "notes",
];
const CONTACT: &[&str] = &[
    "customer",
    "at",
    "channel",
    "direction",
    "duration_min",
    "topic",
    "subject",
    "note",
    "outcome",
    "solved",
    "rep",
    "follow_up_on",
    "follow_up_done_at",
];

/// What an export writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportKind {
    Customers,
    Persons,
    Contacts,
    Complaints,
    Tasks,
    Sales,
    Surveys,
}

impl ExportKind {
    /// In the order in which they can be imported: what is named comes first.
    pub const ALL: [Self; 7] = [
        Self::Customers,
        Self::Persons,
        Self::Contacts,
        Self::Complaints,
        Self::Tasks,
        Self::Sales,
        Self::Surveys,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Customers => "customers",
            Self::Persons => "persons",
            Self::Contacts => "contacts",
            Self::Complaints => "complaints",
            Self::Tasks => "tasks",
            Self::Sales => "sales",
            Self::Surveys => "surveys",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.name() == name)
    }

    fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Customers => CUSTOMER,
            Self::Persons => PERSON,
            Self::Contacts => CONTACT,
            Self::Complaints => service::COMPLAINT,
            Self::Tasks => service::TASK,
            Self::Sales => service::SALE,
            Self::Surveys => service::SURVEY,
        }
    }

    /// Whether the beginning of a file is that of an earlier export of this kind.
    pub fn wrote(self, beginning: &str) -> bool {
        let first = beginning.lines().next().unwrap_or_default();
        first.starts_with(&self.columns().join(","))
    }
}

/// Columns behind those of the contract, written only where the data need them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extra {
    pub phone_home: bool,
    pub fax: bool,
    pub social: bool,
    pub language: bool,
    pub blocked: bool,
    pub billing: bool,
    pub delivery: bool,
    /// Class, group and forecast of customers.
    pub value: bool,
    pub own: Vec<OwnField>,
    /// Others, by name.
    pub more: Vec<&'static str>,
}

/// Writes rows of one kind.
pub struct TableOut<W: Write> {
    out: csv::Writer<W>,
    extra: Extra,
    zone: Tz,
    currency: String,
}

impl<W: Write> TableOut<W> {
    /// Begins with the heading. Local days are those of the zone.
    pub fn new(
        out: W,
        kind: ExportKind,
        extra: Extra,
        zone: Tz,
        currency: &str,
    ) -> io::Result<Self> {
        let mut out = csv::WriterBuilder::new().from_writer(out);
        let mut header: Vec<&str> = kind.columns().to_vec();
        let mut add = |wanted: bool, names: &[&'static str]| {
            if wanted {
                header.extend_from_slice(names);
            }
        };
        add(extra.phone_home, &["phone_home"]);
        add(extra.fax, &["fax"]);
        add(extra.social, &["social"]);
        add(extra.language, &["language"]);
        add(extra.blocked, &["blocked"]);
        add(
            extra.billing,
            &["billing_street", "billing_postcode", "billing_city", "billing_country"],
        );
        add(
            extra.delivery,
            &["delivery_street", "delivery_postcode", "delivery_city", "delivery_country"],
        );
        add(extra.value, &VALUE);
        header.extend_from_slice(&extra.more);
        let mut row = Cells::default();
        for name in header {
            row.plain(name);
        }
        for field in &extra.own {
            row.text(&field.label);
        }
        out.write_record(&row.cells)?;
        Ok(Self { out, extra, zone, currency: currency.to_owned() })
    }

    /// The stage is that which counts, where the value is known.
    pub fn customer(
        &mut self,
        c: &Customer,
        consents: &[Consent],
        value: Option<&Figures>,
    ) -> io::Result<()> {
        let mut row = Cells::default();
        row.text(&c.number);
        row.plain(c.kind.name());
        for value in [&c.company, &c.salutation, &c.title, &c.first_name, &c.last_name] {
            row.text(value);
        }
        row.address(c.main_address());
        let apart = |kind| {
            matches!(kind, PlaceKind::Mobile)
                || (self.extra.fax && kind == PlaceKind::Fax)
                || (self.extra.phone_home && kind == PlaceKind::Home)
        };
        row.plain(&phones(&c.phones, PlaceKind::Work, |kind| !apart(kind)));
        row.plain(&phones(&c.phones, PlaceKind::Mobile, |kind| kind == PlaceKind::Mobile));
        row.plain(&emails(&c.emails));
        row.text(&c.website);
        row.plain(&c.birthday.map(birthday).unwrap_or_default());
        row.plain(&c.since.map(|d| d.to_string()).unwrap_or_default());
        row.text(&c.source);
        let stage = value.and_then(|value| value.stage).or(c.stage);
        row.plain(stage.map_or("", Code::name));
        row.text(&c.owner);
        row.plain(yes_no(c.key_account));
        row.text(&c.tags.join("; "));
        for channel in [ConsentChannel::Email, ConsentChannel::Phone, ConsentChannel::Post] {
            row.plain(consent_state(consents, channel).unwrap_or_default());
        }
        row.text(&c.notes);
        if self.extra.phone_home {
            row.plain(&phones(&c.phones, PlaceKind::Home, |kind| kind == PlaceKind::Home));
        }
        if self.extra.fax {
            row.plain(&phones(&c.phones, PlaceKind::Fax, |kind| kind == PlaceKind::Fax));
        }
        if self.extra.social {
            row.text(&c.social.join("; "));
        }
        if self.extra.language {
            row.text(&c.language);
        }
        if self.extra.blocked {
            row.plain(yes_no(c.blocked));
        }
        for (wanted, kind) in [
            (self.extra.billing, AddressKind::Billing),
            (self.extra.delivery, AddressKind::Delivery),
        ] {
            if wanted {
                row.address(c.addresses.iter().find(|a| a.kind == kind));
            }
        }
        if self.extra.value {
            for text in value_texts(value, &self.currency) {
                row.plain(&text);
            }
        }
        self.planned(c, &mut row);
        for field in &self.extra.own {
            row.text(c.own.get(&field.key).map_or("", String::as_str));
        }
        self.write(&row)
    }

    pub fn person(&mut self, p: &Person, customer_number: &str) -> io::Result<()> {
        let mut row = Cells::default();
        for value in [customer_number, &p.salutation, &p.first_name, &p.last_name, &p.role] {
            row.text(value);
        }
        row.plain(&phones(&p.phones, PlaceKind::Work, |kind| kind != PlaceKind::Mobile));
        row.plain(&phones(&p.phones, PlaceKind::Mobile, |kind| kind == PlaceKind::Mobile));
        row.plain(&emails(&p.emails));
        row.text(&p.notes);
        self.write(&row)
    }

    /// Without a customer the caller's number stands in its place.
    pub fn contact(
        &mut self,
        k: &Contact,
        customer_number: &str,
        follow_up: Option<&Task>,
    ) -> io::Result<()> {
        let mut row = Cells::default();
        if customer_number.is_empty() {
            row.plain(&k.caller_raw);
        } else {
            row.text(customer_number);
        }
        row.plain(&instant(k.at));
        row.plain(k.channel.name());
        row.plain(k.direction.name());
        row.plain(&k.duration_s.map(minutes_text).unwrap_or_default());
        row.plain(k.topic.map_or("", Code::name));
        row.text(&k.subject);
        row.text(&k.note);
        row.plain(k.outcome.map_or("", Code::name));
        row.plain(k.solved.map_or("", yes_no));
        row.text(&k.rep);
        let due = follow_up.and_then(|t| t.due).map(|due| due_day(due, self.zone).to_string());
        row.plain(&due.unwrap_or_default());
        row.plain(&follow_up.and_then(|t| t.done_at).map(instant).unwrap_or_default());
        self.write(&row)
    }

    fn write(&mut self, row: &Cells) -> io::Result<()> {
        // Bare: who has closed the pipe is asked for its kind later.
        self.out.write_record(&row.cells).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(io) => io,
            other => io::Error::other(format!("{other:?}")),
        })
    }

    /// Writes what is left.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The cells of a row.
#[derive(Default)]
struct Cells {
    cells: Vec<String>,
}

impl Cells {
    /// Numbers, dates, words of closed lists, phones: as they are.
    fn plain(&mut self, value: &str) {
        self.cells.push(value.to_owned());
    }

    /// Free text, made harmless for spreadsheet programs.
    fn text(&mut self, value: &str) {
        self.cells.push(guarded(value));
    }

    fn number(&mut self, value: Option<i64>) {
        self.plain(&value.map(|value| value.to_string()).unwrap_or_default());
    }

    fn address(&mut self, address: Option<&Address>) {
        let part = |get: fn(&Address) -> &str| address.map(get).unwrap_or_default();
        self.text(part(|a| &a.street));
        self.text(part(|a| &a.postcode));
        self.text(part(|a| &a.city));
        self.text(part(|a| &a.country));
    }
}

/// Free text that a spreadsheet program would take for a formula gets a `'` in
/// front; [`unguarded`] takes it away again.
pub fn guarded(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// Takes away the `'` of [`guarded`].
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => text,
    }
}

fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t'])
}

fn yes_no(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

/// Numbers in one cell; what the column does not say stands in front of them.
fn phones(phones: &[Phone], column: PlaceKind, wanted: impl Fn(PlaceKind) -> bool) -> String {
    let mut out = Vec::new();
    for phone in phones.iter().filter(|p| wanted(p.kind)) {
        if !phone.label.is_empty() {
            out.push(format!("{}: {}", phone.label, phone.raw));
        } else if phone.kind == column {
            out.push(phone.raw.clone());
        } else {
            out.push(format!("{}: {}", phone.kind.name(), phone.raw));
        }
    }
    out.join(" ::: ")
}

fn emails(emails: &[Email]) -> String {
    emails.iter().map(|e| e.raw.as_str()).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_come_back_as_they_were() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("@a", "'@a"),
            ("-5", "'-5"),
            ("\tx", "'\tx"),
            ("'=x", "''=x"),
            ("'s", "'s"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), written);
            assert_eq!(unguarded(written), text);
        }
    }
}
