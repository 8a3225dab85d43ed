//! The tables of what a customer is worth: sales, costs, scores, the plan of a key
//! account, the stage, and segments.

use super::tables::f;
use super::{Field, Kind, List, Section};
use crate::domain::codes::{Code, Criterion};
use crate::domain::dates::Looking::Back;

use Kind::{
    Choice, Date, Days, Decimal, Discount, Listed, LongText, Money, People, Rating, Suggest, Text,
    YesNo,
};

/// A sale: the amount first, everything else has a default or may stay unknown.
pub const SALE: &[Field] = &[
    f("revenue", Money, Section::Sale).required().half(),
    f("date", Date(Back), Section::Sale).half(),
    f("product", Suggest, Section::Sale).half(),
    f("document", Text, Section::Sale).half(),
    f("discount", Discount, Section::Sale).half(),
    f("discount_reason", Listed, Section::Sale).half(),
    f("variable_cost", Money, Section::Sale).half(),
    f("quantity", Decimal, Section::Sale).half(),
    f("kind", Choice(List::SaleKind), Section::Sale).half(),
    f("refund_of", Suggest, Section::Sale).half(),
    f("customer", Kind::Customer, Section::Sale).required().half(),
    f("line", Text, Section::Sale).half(),
    f("note", LongText(2), Section::Sale),
];

/// What a customer has cost besides what was sold.
pub const COST: &[Field] = &[
    f("amount", Money, Section::Cost).required().half(),
    f("kind", Choice(List::CostKind), Section::Cost).required().half(),
    f("date", Date(Back), Section::Cost).half(),
    f("customer", Kind::Customer, Section::Cost).required().half(),
    f("note", LongText(2), Section::Cost),
];

/// How a customer is judged.
pub const SCORES: &[Field] = &[
    score(Criterion::Potential, Section::Attractiveness),
    score(Criterion::Growth, Section::Attractiveness),
    score(Criterion::PriceLevel, Section::Attractiveness),
    score(Criterion::Payment, Section::Attractiveness),
    score(Criterion::Reference, Section::Attractiveness),
    score(Criterion::LeadUser, Section::Attractiveness),
    score(Criterion::ShareOfWallet, Section::Position),
    score(Criterion::Satisfaction, Section::Position),
    score(Criterion::Closeness, Section::Position),
    score(Criterion::Length, Section::Position),
    score(Criterion::Strategic, Section::Strategic),
];

/// The plan of a key account.
pub const PLAN: &[Field] = &[
    f("key_account", YesNo, Section::Plan).half(),
    f("contact_rhythm_days", Days, Section::Plan).half(),
    f("key_account_plan", LongText(3), Section::Plan),
    f("key_account_measures", LongText(3), Section::Plan),
    f("key_account_people", People, Section::Plan),
];

/// The stage of one or several customers.
pub const STAGE: &[Field] = &[
    f("stage", Choice(List::Given), Section::Stage).required(),
    f("stage_reason", Listed, Section::Stage),
];

/// A segment.
pub const SEGMENT: &[Field] = &[
    f("name", Text, Section::Segment).required(),
    f("query", Kind::Query, Section::Segment).required(),
    f("note", LongText(2), Section::Segment),
    f("strategy", LongText(4), Section::Segment),
];

const fn score(criterion: Criterion, section: Section) -> Field {
    f(score_key(criterion), Rating, section).half()
}

/// The field in which this criterion is judged.
pub const fn score_key(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Potential => "score_potential",
        Criterion::Growth => "score_growth",
        Criterion::PriceLevel => "score_price_level",
        Criterion::Payment => "score_payment",
        Criterion::Reference => "score_reference",
        Criterion::LeadUser => "score_lead_user",
        Criterion::Strategic => "score_strategic",
        Criterion::ShareOfWallet => "score_share_of_wallet",
        Criterion::Satisfaction => "score_satisfaction",
        Criterion::Closeness => "score_closeness",
        Criterion::Length => "score_length",
    }
}

/// The criterion that is judged in this field.
pub fn criterion_of(key: &str) -> Option<Criterion> {
    Criterion::ALL.iter().copied().find(|criterion| score_key(*criterion) == key)
}
