//! An invented business with its customers: a coffee roastery that delivers
//! everywhere. For demonstrations, tests and measurements.
//!
//! The same seed gives the same business, customer by customer and independent
//! of how many are asked for; everything lies relative to the day given, so that
//! something is always due today. No real persons or companies: phone numbers
//! come from the ranges kept free for film and television (beyond some thousand
//! customers those do not suffice and the ranges are widened), e-mail addresses
//! end in `.example`. Pure: nothing is stored here.

mod agenda;
mod complaint;
mod consent;
mod customer;
mod numbers;
mod office;
mod rng;
mod survey;
mod talk;
#[cfg(test)]
mod tests;
mod value;
mod words;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Tz;

use self::complaint::Problems;
use super::codes::{FieldType, Stage};
use super::model::{
    Complaint, ComplaintStep, Consent, Contact, Customer, CustomerCost, OwnField, Person, Remedy,
    Sale, Score, Segment, Survey, Task,
};
use super::settings::Settings;
use super::worktime::WorkCalendar;
use rng::Rng;
use words::Words;

/// Name of the invented business.
pub const BUSINESS: &str = "Rösterei Quendelstein";
/// Its time zone.
pub const ZONE: Tz = chrono_tz::Europe::Berlin;
/// Logins and names of those who work there, besides whoever looks at the demo.
pub const REPS: &[(&str, &str)] =
    &[("svea", "Svea Quendel"), ("mehmet", "Mehmet Aydın"), ("jonas", "Jonas Brinkmann")];

/// How the business is set up.
pub const SETTINGS: &[(&str, &str)] = &[
    ("business.name", BUSINESS),
    ("country", "DE"),
    ("land", "NI"),
    ("currency", "EUR"),
    ("time-zone", "Europe/Berlin"),
    ("hourly-rate", "48.00"),
    ("hours.sat", "10:00-14:00"),
    ("closing-days", "12-24,12-31"),
    ("target.nps", "40"),
    ("target.csat", "90"),
    ("target.first_contact_resolution", "60"),
    ("target.resolve_in_time_rate", "95"),
    ("target.churn_rate", "35"),
    ("target.complaint_cost", "1500"),
];

/// What is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spec {
    pub customers: u64,
    /// Contacts per customer, on average.
    pub contacts: u64,
    pub seed: u64,
    pub now: DateTime<Utc>,
    /// Login of whoever looks at it; some of the work is theirs.
    pub me: String,
}

/// A contact with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoContact {
    pub contact: Contact,
    /// Position of the contact person in [`Entry::persons`].
    pub person: Option<usize>,
    pub follow_up: Option<Task>,
}

/// A complaint with what belongs to it. Ids are 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoComplaint {
    pub complaint: Complaint,
    /// Position of the contact person in [`Entry::persons`].
    pub person: Option<usize>,
    /// Position in [`Entry::complaints`] of the one that it repeats, an earlier one.
    pub duplicate_of: Option<usize>,
    /// Oldest first, the receipt among them.
    pub steps: Vec<ComplaintStep>,
    pub remedies: Vec<Remedy>,
    /// Contacts about it, oldest first.
    pub contacts: Vec<Contact>,
    /// Measures against its cause, and the question whether they worked.
    pub tasks: Vec<Task>,
    pub surveys: Vec<Survey>,
}

/// A survey answer or an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoSurvey {
    pub survey: Survey,
    /// Position of the contact that it asks about in [`Entry::contacts`].
    pub contact: Option<usize>,
}

/// One customer with everything that hangs on it. Ids are 0; the store gives them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub customer: Customer,
    /// Position of the customer who referred this one, always an earlier one.
    pub referred_by: Option<u64>,
    pub persons: Vec<Person>,
    pub consents: Vec<Consent>,
    /// Oldest first.
    pub contacts: Vec<DemoContact>,
    pub tasks: Vec<Task>,
    /// Oldest first.
    pub complaints: Vec<DemoComplaint>,
    pub surveys: Vec<DemoSurvey>,
    /// By date, but that a refund stands behind what it takes back.
    pub sales: Vec<Sale>,
    pub costs: Vec<CustomerCost>,
    pub scores: Vec<Score>,
}

/// The generator: an iterator over the customers.
#[derive(Debug)]
pub struct Demo {
    spec: Spec,
    words: Words,
    problems: Problems,
    settings: Settings,
    calendar: WorkCalendar,
    today: NaiveDate,
    next: u64,
}

impl Demo {
    pub fn new(spec: Spec) -> Self {
        let today = spec.now.with_timezone(&ZONE).date_naive();
        let settings = Settings::from_rows(SETTINGS.iter().copied());
        let calendar = WorkCalendar::of(&settings);
        let (words, problems) = (Words::load(), Problems::load());
        Self { spec, words, problems, settings, calendar, today, next: 0 }
    }

    /// Complaints of people nobody knows.
    pub fn anonymous(&self) -> Vec<DemoComplaint> {
        let count = (self.spec.customers / 80).clamp(3, 40);
        (0..count).filter_map(|nth| complaint::strangers(self, nth)).collect()
    }

    /// What the business has to do for itself.
    pub fn office(&self) -> Vec<Task> {
        office::tasks(self)
    }

    /// Categories and causes of complaints and reasons for which customers were lost, in
    /// the order in which they are offered.
    pub fn lists(&self) -> [(&'static str, Vec<&'static str>); 3] {
        let [categories, causes] = self.problems.lists();
        let reasons = value::LOST_REASONS.to_vec();
        [("category", categories), ("cause", causes), ("lost_reason", reasons)]
    }

    /// The selections that the business has made for itself.
    pub fn segments() -> Vec<Segment> {
        value::segments()
    }

    /// Calls that could not be assigned to anybody yet.
    pub fn unassigned(&self) -> Vec<Contact> {
        let count = (self.spec.customers / 60).clamp(3, 40);
        (0..count).map(|i| talk::unassigned(self, i)).collect()
    }

    /// Own fields of the business.
    pub fn own_fields() -> Vec<OwnField> {
        let field = |key: &str, label: &str, field_type, choices: &[&str]| OwnField {
            id: 0,
            key: key.to_owned(),
            label: label.to_owned(),
            field_type,
            choices: choices.iter().map(|c| (*c).to_owned()).collect(),
        };
        vec![
            field("maschine", "Maschine", FieldType::Choice, customer::MACHINES),
            field("tassen", "Tassen/Tag", FieldType::Number, &[]),
            field("geschmack", "Geschmack", FieldType::Text, &[]),
            field("abo", "Abo", FieldType::YesNo, &[]),
            field("wartung_bis", "Wartung bis", FieldType::Date, &[]),
        ]
    }

    /// Products of the business: number and name.
    pub fn products(&self) -> Vec<(String, String)> {
        let names = ["coffees", "machines"].iter().flat_map(|list| self.words.list(list));
        names.enumerate().map(|(i, name)| (format!("P-{:02}", i + 1), name.clone())).collect()
    }

    fn entry(&self, index: u64) -> Entry {
        let mut rng = Rng::new(self.spec.seed, index);
        let mut made = customer::make(self, index, &mut rng);
        let mut contacts = talk::history(self, index, &made, &mut rng);
        let mut tasks = agenda::tasks(self, index, &made.customer, &mut rng);
        let consents = consent::ledger(self, index, &made.customer, &mut rng);
        if !contacts.is_empty() && made.customer.stage == Some(Stage::Lead) {
            made.customer.since = None;
        }
        // Nobody complains before having bought something.
        let complaints = complaint::complaints(self, index, &made);
        if let Some(first) = complaints.first() {
            let before = first.complaint.received_at.date_naive() - TimeDelta::days(20);
            made.customer.since = Some(made.customer.since.map_or(before, |day| day.min(before)));
        }
        if let Some(since) = talk::silent_since(self, index) {
            contacts.retain(|made| made.contact.at < since);
            // Nor is anything planned with them.
            tasks.retain(|task| task.done_at.is_some() || task.due.is_none());
        }
        let surveys = survey::surveys(self, index, made.customer.stage, &contacts);
        let mut entry = Entry {
            customer: made.customer,
            referred_by: made.referred_by,
            persons: made.persons,
            consents,
            contacts,
            tasks,
            complaints,
            surveys,
            sales: Vec::new(),
            costs: Vec::new(),
            scores: Vec::new(),
        };
        value::fill(self, index, &mut entry);
        entry
    }

    /// A moment of the business's day; the hour skipped in spring is one later.
    fn at(day: NaiveDate, minutes: u64) -> DateTime<Utc> {
        let minutes = u32::try_from(minutes.min(24 * 60 - 1)).unwrap_or(0);
        let time = NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0);
        let local = day.and_time(time.unwrap_or_default());
        ZONE.from_local_datetime(&local)
            .earliest()
            .map_or_else(|| local.and_utc(), |at| at.with_timezone(&Utc))
    }

    /// Who looks after something: whoever looks at the demo, or a colleague.
    fn rep(&self, rng: &mut Rng) -> String {
        match rng.pick(REPS).filter(|_| rng.chance(60)) {
            Some((login, _)) => (*login).to_owned(),
            None => self.spec.me.clone(),
        }
    }
}

impl Iterator for Demo {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        if self.next >= self.spec.customers {
            return None;
        }
        let entry = self.entry(self.next);
        self.next += 1;
        Some(entry)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::try_from(self.spec.customers - self.next).unwrap_or(usize::MAX);
        (left, Some(left))
    }
}
