//! The tables themselves: one for each entity, in the order in which its form asks.

use super::{Field, Kind, LineKind, List, Section};
use crate::domain::dates::Looking;

pub(super) const fn f(key: &'static str, kind: Kind, section: Section) -> Field {
    Field { key, kind, section, required: false, half: false }
}

use Kind::{
    Birthday, Choice, Date, Days, Ends, Listed, LongText, Minutes, Money, Note, Rating, Score,
    Suggest, Tags, Text, When, YesNo,
};
use Looking::{Ahead, Back};

/// A customer: what the phone needs first, then the rest.
pub const CUSTOMER: &[Field] = &[
    f("company", Text, Section::Main),
    f("first_name", Text, Section::Main).half(),
    f("last_name", Text, Section::Main).half(),
    f("phones", Kind::Lines(LineKind::Phone), Section::Main),
    f("emails", Kind::Lines(LineKind::Email), Section::Main),
    f("street", Text, Section::Main),
    f("postcode", Text, Section::Main).half(),
    f("city", Suggest, Section::Main).half(),
    f("tags", Tags, Section::Main),
    f("notes", LongText(3), Section::Main),
    f("number", Text, Section::Master).half(),
    f("kind", Choice(List::CustomerKind), Section::Master).half(),
    f("salutation", Suggest, Section::Master).half(),
    f("title", Text, Section::Master).half(),
    f("birthday", Birthday, Section::Master).half(),
    f("language", Suggest, Section::Master).half(),
    f("country", Suggest, Section::Master).half(),
    f("since", Date(Back), Section::Master).half(),
    f("website", Text, Section::Master),
    f("social", Kind::Lines(LineKind::Social), Section::Master),
    f("addresses", Kind::Lines(LineKind::Address), Section::Master),
    f("owner", Suggest, Section::Care).half(),
    f("source", Suggest, Section::Care).half(),
    f("referred_by", Kind::Customer, Section::Care),
    f("key_account", YesNo, Section::Care).half(),
    f("stage", Choice(List::Stage), Section::Care).half(),
    f("stage_reason", Suggest, Section::Care),
    f("contact_rhythm_days", Days, Section::Care).half(),
    f("inactivity_days", Days, Section::Care).half(),
    f("potential", Money, Section::Potential).half(),
    f("potential_on", Date(Back), Section::Potential).half(),
    f("potential_category", Suggest, Section::Potential),
    f("blocked", YesNo, Section::Privacy).half(),
    f("lawful_basis", Choice(List::LawfulBasis), Section::Privacy).half(),
    f("blocked_reason", Text, Section::Privacy),
    f("lawful_basis_reviewed", Date(Back), Section::Privacy),
];

/// A contact person of a company.
pub const PERSON: &[Field] = &[
    f("first_name", Text, Section::Person).half(),
    f("last_name", Text, Section::Person).half(),
    f("role", Suggest, Section::Person),
    f("phones", Kind::Lines(LineKind::Phone), Section::Person),
    f("emails", Kind::Lines(LineKind::Email), Section::Person),
    f("salutation", Suggest, Section::Person),
    f("notes", LongText(4), Section::Person),
];

/// A call being logged. Its customer and person come first among the details,
/// because everything else has a default.
pub const CALL: &[Field] = &[
    f("note", Note, Section::Note),
    f("customer", Kind::Customer, Section::Contact).half(),
    f("person", Choice(List::Given), Section::Contact).half(),
    f("caller", Text, Section::Contact).half(),
    f("direction", Choice(List::Direction), Section::Contact).half(),
    f("topic", Choice(List::Topic), Section::Contact).half(),
    f("outcome", Choice(List::Outcome), Section::Contact).half(),
    f("subject", Text, Section::Contact).half(),
    f("solved", YesNo, Section::Contact).half(),
    f("at", When(Back), Section::Contact).half(),
    f("duration", Minutes, Section::Contact).half(),
    f("follow_up_when", When(Ahead), Section::FollowUp).half(),
    f("follow_up_kind", Choice(List::TaskKind), Section::FollowUp).half(),
    f("follow_up_title", Text, Section::FollowUp),
];

/// Any other contact: the same, but with its channel.
pub const CONTACT: &[Field] = &[
    f("note", Note, Section::Note),
    f("channel", Choice(List::Channel), Section::Contact).half(),
    f("direction", Choice(List::Direction), Section::Contact).half(),
    f("customer", Kind::Customer, Section::Contact).half(),
    f("person", Choice(List::Given), Section::Contact).half(),
    f("topic", Choice(List::Topic), Section::Contact).half(),
    f("outcome", Choice(List::Outcome), Section::Contact).half(),
    f("subject", Text, Section::Contact).half(),
    f("solved", YesNo, Section::Contact).half(),
    f("at", When(Back), Section::Contact).half(),
    f("duration", Minutes, Section::Contact).half(),
    f("follow_up_when", When(Ahead), Section::FollowUp).half(),
    f("follow_up_kind", Choice(List::TaskKind), Section::FollowUp).half(),
    f("follow_up_title", Text, Section::FollowUp),
];

/// A task, follow-up, appointment, promise or wish.
pub const TASK: &[Field] = &[
    f("task_title", Text, Section::Task).required(),
    f("due", When(Ahead), Section::Task).half(),
    f("task_kind", Choice(List::TaskKind), Section::Task).half(),
    f("customer", Kind::Customer, Section::Task).half(),
    f("assignee", Suggest, Section::Task).half(),
    f("priority", Choice(List::Priority), Section::Task).half(),
    f("ends", Ends, Section::Task).half(),
    f("place", Text, Section::Task).half(),
    f("repeats", Kind::Repeats, Section::Task).half(),
    f("notes", LongText(4), Section::Task),
];

/// One entry of the consent ledger.
pub const CONSENT: &[Field] = &[
    f("consent_channel", Choice(List::ConsentChannel), Section::Consent).required().half(),
    f("consent_status", Choice(List::ConsentStatus), Section::Consent).required().half(),
    f("purpose", Suggest, Section::Consent),
    f("how", Suggest, Section::Consent),
    f("at", When(Back), Section::Consent),
    f("wording", LongText(3), Section::Consent),
];

/// A complaint: what happened, then what everything else has a default for. The
/// part for what was put right at once stands apart ([`ON_THE_SPOT`]).
pub const COMPLAINT: &[Field] = &[
    f("description", Note, Section::Happened),
    f("category", Listed, Section::Complaint).half(),
    f("severity", Choice(List::Severity), Section::Complaint).half(),
    f("product", Suggest, Section::Complaint).half(),
    f("annoyance", Rating, Section::Complaint).half(),
    f("demand", Text, Section::Complaint),
    f("repeat", YesNo, Section::Complaint).half(),
    f("safety", YesNo, Section::Complaint).half(),
    f("customer", Kind::Customer, Section::Complaint).half(),
    f("person", Choice(List::Given), Section::Complaint).half(),
    f("complainant", Text, Section::Complaint).half(),
    f("document", Text, Section::Complaint).half(),
    f("owner", Suggest, Section::Handling).half(),
    f("justified", Choice(List::Verdict), Section::Handling).half(),
    f("cause", Listed, Section::Handling).half(),
    f("claim", Choice(List::Claim), Section::Handling).half(),
    f("received_at", When(Back), Section::Handling).half(),
    f("channel", Choice(List::Channel), Section::Handling).half(),
    f("acknowledge_by", When(Ahead), Section::Handling).half(),
    f("resolve_by", When(Ahead), Section::Handling).half(),
    f("delivered_on", Date(Back), Section::Handling),
    f("findings", LongText(2), Section::Handling),
];

/// What was done, if a complaint is put right while it is taken.
pub const ON_THE_SPOT: &[Field] = &[
    f("on_the_spot", YesNo, Section::OnTheSpot).half(),
    f("remedy_kind", Choice(List::Remedy), Section::OnTheSpot).half(),
    f("solution", Text, Section::OnTheSpot).half(),
    f("cost", Money, Section::OnTheSpot).half(),
    f("voucher_code", Text, Section::OnTheSpot).half(),
    f("valid_until", Date(Ahead), Section::OnTheSpot).half(),
];

/// A step of a complaint; which of these are asked depends on the step.
pub const STEP: &[Field] = &[
    f("duplicate_of", Text, Section::Step).required(),
    f("step_note", Note, Section::Step),
    f("told", Choice(List::Channel), Section::Step).half(),
    f("at", When(Back), Section::Step).half(),
    f("remedy_kind", Choice(List::Remedy), Section::Remedy).half(),
    f("cost", Money, Section::Remedy).half(),
    f("voucher_code", Text, Section::Remedy).half(),
    f("valid_until", Date(Ahead), Section::Remedy).half(),
    f("measure", Text, Section::Measure),
    f("measure_assignee", Suggest, Section::Measure).half(),
    f("measure_due", When(Ahead), Section::Measure).half(),
];

/// How satisfied they are once it is resolved.
pub const SATISFACTION: &[Field] = &[
    f("satisfaction_result", Rating, Section::Satisfaction),
    f("satisfaction_treatment", Rating, Section::Satisfaction),
    f("satisfaction_process", Rating, Section::Satisfaction),
];

/// What a customer is given to put it right.
pub const REMEDY: &[Field] = &[
    f("remedy_kind", Choice(List::Remedy), Section::Remedy).required().half(),
    f("cost", Money, Section::Remedy).half(),
    f("voucher_code", Text, Section::Remedy).half(),
    f("valid_until", Date(Ahead), Section::Remedy).half(),
    f("given_on", Date(Back), Section::Remedy).half(),
    f("redeemed_on", Date(Back), Section::Remedy).half(),
    f("remedy_note", LongText(3), Section::Remedy),
];

/// A survey answer: the score first, everything else has a default.
pub const SURVEY: &[Field] = &[
    f("score", Score, Section::Survey).required().half(),
    f("survey_kind", Choice(List::SurveyKind), Section::Survey).half(),
    f("comment", LongText(4), Section::Survey),
    f("touchpoint", Suggest, Section::Survey).half(),
    f("answered_at", When(Back), Section::Survey).half(),
];
