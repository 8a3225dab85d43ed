//! What keeps a complaint, a remedy or a survey answer from being saved, whoever
//! enters it: a form checks it while typing, the store before writing.
//!
//! Pure. What depends on other records (a number that is taken, steps that lie
//! before) is found by the store.

use super::codes::SurveyKind;
use super::model::{Complaint, Remedy, Sale, Score, Survey};

/// The most that a remedy can cost, or a row of an invoice can come to, minor units.
pub const MOST_COST: i64 = 100_000_000_000;

/// Why a record is not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// Another complaint has this number; what that one is about.
    NumberTaken { number: String, about: String },
    /// A deadline was agreed that lies before the receipt; its field.
    DueBeforeReceipt(&'static str),
    /// The receipt would lie behind steps that were taken.
    ReceiptAfterStep,
    /// A rating that is not one of 1 to 5; its field.
    Rating(&'static str),
    /// A score outside the scale of its survey.
    Score { kind: SurveyKind, score: i64 },
    /// An amount or a quantity that nobody has; its field.
    Amount(&'static str),
    /// A segment has this name already.
    SegmentNameTaken { name: String },
    /// A customer would have referred itself, directly or over others.
    ReferralCycle,
    /// A remedy cannot cost less than nothing, or more than anybody has.
    Cost,
}

impl Flaw {
    /// The field to be corrected.
    pub fn field(&self) -> &'static str {
        match self {
            Self::NumberTaken { .. } => "number",
            Self::DueBeforeReceipt(field) | Self::Rating(field) | Self::Amount(field) => field,
            Self::ReceiptAfterStep => "received_at",
            Self::Score { .. } => "score",
            Self::Cost => "cost",
            Self::SegmentNameTaken { .. } => "name",
            Self::ReferralCycle => "referred_by",
        }
    }
}

/// The first flaw of a complaint.
pub fn of_complaint(complaint: &Complaint) -> Option<Flaw> {
    let deadlines =
        [("acknowledge_by", complaint.acknowledge_by), ("resolve_by", complaint.resolve_by)];
    for (field, by) in deadlines {
        if by.is_some_and(|by| by < complaint.received_at) {
            return Some(Flaw::DueBeforeReceipt(field));
        }
    }
    let ratings = [
        ("annoyance", complaint.annoyance),
        ("satisfaction_result", complaint.satisfaction_result),
        ("satisfaction_treatment", complaint.satisfaction_treatment),
        ("satisfaction_process", complaint.satisfaction_process),
    ];
    let outside = |rating: Option<i64>| rating.is_some_and(|n| !(1..=5).contains(&n));
    ratings.into_iter().find(|(_, n)| outside(*n)).map(|(field, _)| Flaw::Rating(field))
}

/// The flaw of a remedy.
pub fn of_remedy(remedy: &Remedy) -> Option<Flaw> {
    (!(0..=MOST_COST).contains(&remedy.cost)).then_some(Flaw::Cost)
}

/// The flaw of a sale.
pub fn of_sale(sale: &Sale) -> Option<Flaw> {
    let amounts = [
        ("revenue", sale.revenue),
        ("discount", sale.discount),
        ("variable_cost", sale.variable_cost.unwrap_or(0)),
        ("quantity", sale.quantity),
    ];
    let outside = |amount: i64| !(-MOST_COST..=MOST_COST).contains(&amount);
    amounts.into_iter().find(|(_, n)| outside(*n)).map(|(field, _)| Flaw::Amount(field))
}

/// The flaw of a score.
pub fn of_score(score: &Score) -> Option<Flaw> {
    (!(1..=5).contains(&score.score)).then_some(Flaw::Rating("score"))
}

/// The flaw of a survey answer.
pub fn of_survey(survey: &Survey) -> Option<Flaw> {
    let score = survey.score.filter(|score| !survey.kind.scale().contains(score))?;
    Some(Flaw::Score { kind: survey.kind, score })
}
