//! Complaints with their steps and remedies, and survey answers.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Id, Meta};
use crate::domain::codes::{
    Channel, Claim, ComplaintState, RemedyKind, Severity, StepKind, SurveyKind, Verdict,
};

/// A complaint (Beschwerde): an expressed dissatisfaction, with its handling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complaint {
    pub meta: Meta,
    /// `B-2026-0001`; empty = give the next one of the year on saving.
    pub number: String,
    /// `None`: anonymous, or not assigned yet.
    pub customer_id: Option<Id>,
    /// The contact person who complains.
    pub person_id: Option<Id>,
    /// Who complains, if that is somebody else than the customer, or no customer is known.
    pub complainant: String,
    /// The contact with which it came in.
    pub contact_id: Option<Id>,
    pub received_at: DateTime<Utc>,
    pub channel: Channel,
    /// Entry of the list `category`.
    pub category: String,
    /// Entry of the list `cause`.
    pub cause: String,
    /// Number or name of the product.
    pub product: String,
    /// Invoice, order or delivery note.
    pub document: String,
    pub severity: Severity,
    /// How annoyed the customer is, 1 (hardly) to 5 (furious).
    pub annoyance: Option<i64>,
    /// The same customer has complained about the same before.
    pub repeat: Option<bool>,
    /// Somebody may come to harm: goes before all others.
    pub safety: bool,
    pub claim: Option<Claim>,
    /// When the goods were bought or delivered.
    pub delivered_on: Option<NaiveDate>,
    /// What happened.
    pub description: String,
    /// What the customer demands.
    pub demand: String,
    /// What the investigation brought to light.
    pub findings: String,
    pub justified: Verdict,
    /// Login of who sees to it.
    pub owner: String,
    /// The complaint of which this one is a duplicate.
    pub duplicate_of: Option<Id>,
    /// Agreed with the customer; wins over the reckoned deadline.
    pub acknowledge_by: Option<DateTime<Utc>>,
    pub resolve_by: Option<DateTime<Utc>>,
    /// Satisfaction afterwards, 1–5: is the result fair, …
    pub satisfaction_result: Option<i64>,
    /// … was the treatment friendly, …
    pub satisfaction_treatment: Option<i64>,
    /// … was it fast and easy.
    pub satisfaction_process: Option<i64>,
    /// Whether the prevention measure has worked; `None` = not asked yet.
    pub measure_worked: Option<Verdict>,
    pub measure_note: String,
    /// What follows from the steps and the business hours; kept by the store.
    pub standing: Standing,
}

/// Where a complaint stands. Follows from its steps ([`crate::domain::complaint::life`]),
/// the deadlines also from business hours and settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    pub state: ComplaintState,
    pub acknowledged_at: Option<DateTime<Utc>>,
    /// First entry into carried out, closed, rejected or duplicate since the last reopening.
    pub resolved_at: Option<DateTime<Utc>>,
    /// Entry into closed, rejected or duplicate, if it stands there.
    pub closed_at: Option<DateTime<Utc>>,
    /// The last word that the customer was given.
    pub told_at: Option<DateTime<Utc>>,
    /// The decision was told, since the last reopening.
    pub decision_told_at: Option<DateTime<Utc>>,
    /// How often it was reopened.
    pub reopened: i64,
    /// The clock stands still: waiting for the customer.
    pub paused: bool,
    /// To be acknowledged by; `None` = is, or the clock stands still.
    pub acknowledge_due: Option<DateTime<Utc>>,
    /// To be resolved by; `None` = is, or the clock stands still.
    pub resolve_due: Option<DateTime<Utc>>,
    /// The nearest of the two and of the next word due to the customer.
    pub next_due: Option<DateTime<Utc>>,
}

impl Default for Standing {
    fn default() -> Self {
        Self {
            state: ComplaintState::Received,
            acknowledged_at: None,
            resolved_at: None,
            closed_at: None,
            told_at: None,
            decision_told_at: None,
            reopened: 0,
            paused: false,
            acknowledge_due: None,
            resolve_due: None,
            next_due: None,
        }
    }
}

impl Complaint {
    /// An empty complaint of this moment.
    pub fn new(received_at: DateTime<Utc>, channel: Channel) -> Self {
        Self {
            meta: Meta::default(),
            number: String::new(),
            customer_id: None,
            person_id: None,
            complainant: String::new(),
            contact_id: None,
            received_at,
            channel,
            category: String::new(),
            cause: String::new(),
            product: String::new(),
            document: String::new(),
            severity: Severity::Normal,
            annoyance: None,
            repeat: None,
            safety: false,
            claim: None,
            delivered_on: None,
            description: String::new(),
            demand: String::new(),
            findings: String::new(),
            justified: Verdict::Open,
            owner: String::new(),
            duplicate_of: None,
            acknowledge_by: None,
            resolve_by: None,
            satisfaction_result: None,
            satisfaction_treatment: None,
            satisfaction_process: None,
            measure_worked: None,
            measure_note: String::new(),
            standing: Standing::default(),
        }
    }

    /// What it is about, in one line: the first line of the description, else the category.
    pub fn headline(&self) -> &str {
        self.description
            .lines()
            .map(str::trim)
            .find(|line| !line.is_empty())
            .unwrap_or(self.category.as_str())
    }
}

/// One line in the life of a complaint; lines are appended, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComplaintStep {
    pub meta: Meta,
    pub complaint_id: Id,
    pub kind: StepKind,
    /// The state entered, of a [`StepKind::State`].
    pub state: Option<ComplaintState>,
    pub at: DateTime<Utc>,
    /// Login of who did it; empty = whoever saves.
    pub by: String,
    pub note: String,
    /// The customer was told of it by this channel.
    pub told: Option<Channel>,
}

impl ComplaintStep {
    /// A state is entered.
    pub fn into_state(complaint_id: Id, state: ComplaintState, at: DateTime<Utc>) -> Self {
        Self { state: Some(state), ..Self::of(complaint_id, StepKind::State, at) }
    }

    /// Something that leaves the state as it is.
    pub fn of(complaint_id: Id, kind: StepKind, at: DateTime<Utc>) -> Self {
        Self {
            meta: Meta::default(),
            complaint_id,
            kind,
            state: None,
            at,
            by: String::new(),
            note: String::new(),
            told: None,
        }
    }
}

/// What a customer was given to put it right; its cost counts as cost of that customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remedy {
    pub meta: Meta,
    pub complaint_id: Id,
    pub kind: RemedyKind,
    /// Minor units, not negative.
    pub cost: i64,
    pub given_on: NaiveDate,
    pub note: String,
    pub voucher_code: String,
    pub valid_until: Option<NaiveDate>,
    pub redeemed_on: Option<NaiveDate>,
}

/// A survey answer (Umfrageantwort), or an invitation that has none yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survey {
    pub meta: Meta,
    pub customer_id: Option<Id>,
    pub kind: SurveyKind,
    pub sent_at: Option<DateTime<Utc>>,
    pub answered_at: Option<DateTime<Utc>>,
    /// Within [`SurveyKind::scale`].
    pub score: Option<i64>,
    pub comment: String,
    /// On what occasion it was asked (`complaint`, `call`, `delivery` …).
    pub touchpoint: String,
    pub contact_id: Option<Id>,
    pub complaint_id: Option<Id>,
}
