//! The entities: what a customer, a contact, a task … *is*.
//!
//! Empty strings mean “not given”. Ids are row ids of the store and mean
//! nothing outside one file; `uid` is the stable one. Instants are UTC,
//! [`NaiveDate`]s are local dates. Pure data: no store, no screen, no clock.

mod complaint;
mod sale;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::codes::{
    AddressKind, Channel, ConsentChannel, ConsentStatus, CustomerKind, Direction, FieldType,
    LawfulBasis, Outcome, PlaceKind, Priority, Stage, TaskKind, Topic,
};

pub use self::complaint::{Complaint, ComplaintStep, Remedy, Standing, Survey};
pub use self::sale::{CustomerCost, Sale, Score, Segment};

/// Row id inside one file.
pub type Id = i64;

/// Identity and upkeep that every record has.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Meta {
    /// Row id; 0 = not stored yet.
    pub id: Id,
    /// Stable identity, 32 hex digits; empty = not stored yet.
    pub uid: String,
    /// Counts the saved changes of the row, from 1.
    pub version: i64,
    pub created_at: Option<DateTime<Utc>>,
    pub created_by: String,
    pub updated_at: Option<DateTime<Utc>>,
    pub updated_by: String,
    /// In the trash since.
    pub deleted_at: Option<DateTime<Utc>>,
}

/// A birthday whose year may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Birthday {
    pub year: Option<i32>,
    /// 1–12
    pub month: u32,
    /// 1–31
    pub day: u32,
}

/// A phone number: as typed, and normalised for finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// 0 = not stored yet.
    pub id: Id,
    pub kind: PlaceKind,
    pub label: String,
    pub raw: String,
    /// `+` and digits (E.164) if the number is one, else its bare digits; see [`super::phone`].
    pub norm: String,
}

/// An e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Email {
    pub id: Id,
    pub kind: PlaceKind,
    pub label: String,
    pub raw: String,
}

/// A postal address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub id: Id,
    pub kind: AddressKind,
    pub street: String,
    pub postcode: String,
    pub city: String,
    /// ISO 3166 alpha-2, empty = the country of the file.
    pub country: String,
}

impl Address {
    pub fn is_empty(&self) -> bool {
        self.street.is_empty()
            && self.postcode.is_empty()
            && self.city.is_empty()
            && self.country.is_empty()
    }
}

/// A customer (Kunde): a person or company, also a lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    pub meta: Meta,
    /// Shown and unique; empty = give the next one on saving.
    pub number: String,
    pub kind: CustomerKind,
    pub company: String,
    pub salutation: String,
    pub title: String,
    pub first_name: String,
    pub last_name: String,
    pub phones: Vec<Phone>,
    pub emails: Vec<Email>,
    pub addresses: Vec<Address>,
    pub website: String,
    /// Social handles, one per entry (`mastodon: @name`).
    pub social: Vec<String>,
    pub birthday: Option<Birthday>,
    pub since: Option<NaiveDate>,
    pub source: String,
    pub referred_by: Option<Id>,
    /// Login of the owner (Betreuer).
    pub owner: String,
    pub key_account: bool,
    /// What is to be reached with a key account.
    pub key_account_plan: String,
    /// How: what is done, by when.
    pub key_account_measures: String,
    /// Who has a part in it, one a line: `name: part`.
    pub key_account_people: String,
    pub tags: Vec<String>,
    /// Language tag of the customer, e.g. `de`.
    pub language: String,
    /// As entered or imported; see `stage_on`.
    pub stage: Option<Stage>,
    /// When the stage was set by hand: then it wins over the rule (lost only until the next
    /// purchase). `None`: the rule wins as soon as the file has sales.
    pub stage_on: Option<NaiveDate>,
    pub stage_reason: String,
    pub blocked: bool,
    pub blocked_reason: String,
    /// Own inactivity limit in days.
    pub inactivity_days: Option<i64>,
    /// Days wanted between two contacts.
    pub contact_rhythm_days: Option<i64>,
    /// Own fields by key, values in their stored form (ISO date, decimal point, yes/no).
    pub own: BTreeMap<String, String>,
    /// Potential revenue a year, in minor units.
    pub potential: Option<i64>,
    pub potential_category: String,
    pub potential_on: Option<NaiveDate>,
    pub lawful_basis: Option<LawfulBasis>,
    pub lawful_basis_reviewed: Option<NaiveDate>,
    pub notes: String,
    /// Kept in step by the store: last real contact, number of contacts, open tasks.
    pub last_contact_at: Option<DateTime<Utc>>,
    pub contact_count: i64,
    pub open_task_count: i64,
    /// Kept in step by the store: complaints ever, open ones, what remedies have cost.
    pub complaint_count: i64,
    pub open_complaint_count: i64,
    /// Minor units.
    pub remedy_cost: i64,
}

impl Default for Customer {
    fn default() -> Self {
        Self {
            meta: Meta::default(),
            number: String::new(),
            kind: CustomerKind::Person,
            company: String::new(),
            salutation: String::new(),
            title: String::new(),
            first_name: String::new(),
            last_name: String::new(),
            phones: Vec::new(),
            emails: Vec::new(),
            addresses: Vec::new(),
            website: String::new(),
            social: Vec::new(),
            birthday: None,
            since: None,
            source: String::new(),
            referred_by: None,
            owner: String::new(),
            key_account: false,
            key_account_plan: String::new(),
            key_account_measures: String::new(),
            key_account_people: String::new(),
            tags: Vec::new(),
            language: String::new(),
            stage: None,
            stage_on: None,
            stage_reason: String::new(),
            blocked: false,
            blocked_reason: String::new(),
            inactivity_days: None,
            contact_rhythm_days: None,
            own: BTreeMap::new(),
            potential: None,
            potential_category: String::new(),
            potential_on: None,
            lawful_basis: None,
            lawful_basis_reviewed: None,
            notes: String::new(),
            last_contact_at: None,
            contact_count: 0,
            open_task_count: 0,
            complaint_count: 0,
            open_complaint_count: 0,
            remedy_cost: 0,
        }
    }
}

impl Customer {
    /// The name on screen: the company, else “First Last”, else the number.
    pub fn display_name(&self) -> String {
        display_name(&self.company, &self.first_name, &self.last_name, &self.number)
    }

    /// The main address, if there is one.
    pub fn main_address(&self) -> Option<&Address> {
        self.addresses
            .iter()
            .find(|a| a.kind == AddressKind::Main)
            .or_else(|| self.addresses.first())
    }
}

/// The name on screen of a customer or person: company, else “First Last”, else `fallback`.
pub fn display_name(company: &str, first: &str, last: &str, fallback: &str) -> String {
    if !company.is_empty() {
        return company.to_owned();
    }
    match (first.is_empty(), last.is_empty()) {
        (false, false) => format!("{first} {last}"),
        (false, true) => first.to_owned(),
        (true, false) => last.to_owned(),
        (true, true) => fallback.to_owned(),
    }
}

/// A contact person (Ansprechpartner) of a company.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Person {
    pub meta: Meta,
    pub customer_id: Id,
    pub salutation: String,
    pub first_name: String,
    pub last_name: String,
    pub role: String,
    pub phones: Vec<Phone>,
    pub emails: Vec<Email>,
    pub notes: String,
}

impl Person {
    pub fn display_name(&self) -> String {
        display_name("", &self.first_name, &self.last_name, &self.role)
    }
}

/// One entry of the consent ledger; entries are appended, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    pub meta: Meta,
    pub customer_id: Id,
    /// What for, e.g. `advertising`.
    pub purpose: String,
    pub channel: ConsentChannel,
    pub status: ConsentStatus,
    pub at: DateTime<Utc>,
    /// How it was obtained (form, call, import …).
    pub how: String,
    pub wording: String,
    pub noted_by: String,
    pub last_used_at: Option<DateTime<Utc>>,
}

/// A contact (Kontakt): one touchpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub meta: Meta,
    /// `None`: not assigned yet; then `caller_raw` says who it may be.
    pub customer_id: Option<Id>,
    pub person_id: Option<Id>,
    /// The caller's number as typed, if any.
    pub caller_raw: String,
    /// The caller's number normalised.
    pub caller_norm: String,
    pub at: DateTime<Utc>,
    /// Seconds.
    pub duration_s: Option<i64>,
    pub channel: Channel,
    pub direction: Direction,
    pub topic: Option<Topic>,
    pub subject: String,
    pub note: String,
    pub outcome: Option<Outcome>,
    /// Solved at first contact.
    pub solved: Option<bool>,
    /// Login (or imported initials) of the rep.
    pub rep: String,
    /// The complaint that it is about.
    pub complaint_id: Option<Id>,
}

impl Contact {
    /// An empty contact of this moment.
    pub fn new(at: DateTime<Utc>, channel: Channel, direction: Direction) -> Self {
        Self {
            meta: Meta::default(),
            customer_id: None,
            person_id: None,
            caller_raw: String::new(),
            caller_norm: String::new(),
            at,
            duration_s: None,
            channel,
            direction,
            topic: None,
            subject: String::new(),
            note: String::new(),
            outcome: None,
            solved: None,
            rep: String::new(),
            complaint_id: None,
        }
    }

    /// Whether somebody was really reached; an unknown outcome counts as real.
    pub fn is_real(&self) -> bool {
        self.outcome.is_none_or(Outcome::is_real)
    }
}

/// When something is due: a local date, or an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Due {
    Date(NaiveDate),
    At(DateTime<Utc>),
}

/// Something to do, promised or wished for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    pub meta: Meta,
    pub title: String,
    pub kind: TaskKind,
    pub due: Option<Due>,
    pub ends_at: Option<DateTime<Utc>>,
    pub place: String,
    pub customer_id: Option<Id>,
    pub contact_id: Option<Id>,
    /// Login of who does it.
    pub assignee: String,
    pub priority: Priority,
    pub notes: String,
    pub done_at: Option<DateTime<Utc>>,
    /// Where it came from: `call`, `import`, `manual`, [`MEASURE`], [`MEASURE_CHECK`] …
    pub origin: String,
    /// The complaint that it belongs to.
    pub complaint_id: Option<Id>,
    /// The rule by which it comes back, in its stored form; empty = once.
    pub recurrence: String,
}

/// Origin of a task that shall prevent a complaint from coming again.
pub const MEASURE: &str = "measure";
/// Origin of the task that asks whether such a measure has worked.
pub const MEASURE_CHECK: &str = "measure-check";

impl Task {
    pub fn new(title: &str, kind: TaskKind) -> Self {
        Self {
            meta: Meta::default(),
            title: title.to_owned(),
            kind,
            due: None,
            ends_at: None,
            place: String::new(),
            customer_id: None,
            contact_id: None,
            assignee: String::new(),
            priority: Priority::Normal,
            notes: String::new(),
            done_at: None,
            origin: String::new(),
            complaint_id: None,
            recurrence: String::new(),
        }
    }
}

/// A product or service that is sold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Product {
    pub meta: Meta,
    pub number: String,
    pub name: String,
    pub kind: String,
}

/// An own field (eigenes Feld) of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnField {
    pub id: Id,
    /// Stable key, lower case; used in queries and JSON.
    pub key: String,
    /// What is shown, in the words of the user.
    pub label: String,
    pub field_type: FieldType,
    /// The choices of a [`FieldType::Choice`].
    pub choices: Vec<String>,
}

/// Somebody who works with the file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct User {
    pub id: Id,
    /// Login of the operating system (or imported initials).
    pub login: String,
    pub full_name: String,
}
