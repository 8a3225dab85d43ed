//! One table of fields per entity: key, kind, section, what is required.
//!
//! The tables drive forms, the detail view and lists; a new field is one line
//! here. Keys are the stable names of columns and JSON. Knows nothing of how a
//! field is drawn or stored.

use super::codes::{
    Channel, Code, ConsentChannel, ConsentStatus, CustomerKind, Direction, FieldType, LawfulBasis,
    Outcome, Priority, Stage, TaskKind, Topic,
};
use super::dates::Looking;
use super::model::OwnField;

/// A closed list that a choice offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    CustomerKind,
    Stage,
    Channel,
    Direction,
    Topic,
    Outcome,
    TaskKind,
    Priority,
    ConsentChannel,
    ConsentStatus,
    LawfulBasis,
    /// Given by the caller (own fields, contact persons).
    Given,
}

impl List {
    /// Stable names with the keys of their messages, in the order offered.
    pub fn entries(self) -> Vec<(&'static str, String)> {
        fn all<C: Code>() -> Vec<(&'static str, String)> {
            C::ALL.iter().map(|c| (c.name(), c.message())).collect()
        }
        match self {
            Self::CustomerKind => all::<CustomerKind>(),
            Self::Stage => all::<Stage>(),
            Self::Channel => all::<Channel>(),
            Self::Direction => all::<Direction>(),
            Self::Topic => all::<Topic>(),
            Self::Outcome => all::<Outcome>(),
            Self::TaskKind => all::<TaskKind>(),
            Self::Priority => all::<Priority>(),
            Self::ConsentChannel => all::<ConsentChannel>(),
            Self::ConsentStatus => all::<ConsentStatus>(),
            Self::LawfulBasis => all::<LawfulBasis>(),
            Self::Given => Vec::new(),
        }
    }
}

/// What one element of a [`Kind::Lines`] field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    Phone,
    Email,
    /// `Rechnung: Street 1, 38100 Town`
    Address,
    /// `mastodon: @name`
    Social,
}

/// How a value is entered and read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// A text of several lines, at least this many rows high.
    LongText(u16),
    /// A long text that takes all the room there is; stands without a label.
    Note,
    Choice(List),
    /// Yes, no or not said.
    YesNo,
    Date(Looking),
    /// A day with or without a time.
    When(Looking),
    Birthday,
    /// A whole number of days.
    Days,
    /// A whole number of minutes.
    Minutes,
    /// Any decimal number.
    Decimal,
    /// An amount in the file's currency.
    Money,
    Tags,
    Lines(LineKind),
    /// Free text with completion from what is known.
    Suggest,
    /// Another customer.
    Customer,
    /// 1 to 5.
    Rating,
}

/// A titled group of fields; message `section-<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    Main,
    Master,
    Care,
    Potential,
    Privacy,
    Own,
    Note,
    Contact,
    FollowUp,
    Task,
    Person,
    Consent,
    Setup,
}

impl Section {
    /// Key of the message with its title.
    pub fn message(self) -> &'static str {
        match self {
            Self::Main => "section-main",
            Self::Master => "section-master",
            Self::Care => "section-care",
            Self::Potential => "section-potential",
            Self::Privacy => "section-privacy",
            Self::Own => "section-own",
            Self::Note => "section-note",
            Self::Contact => "section-contact",
            Self::FollowUp => "section-follow-up",
            Self::Task => "section-task",
            Self::Person => "section-person",
            Self::Consent => "section-consent",
            Self::Setup => "section-setup",
        }
    }
}

/// One field of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Stable name; the label is the message [`label_key`] of it.
    pub key: &'static str,
    pub kind: Kind,
    pub section: Section,
    pub required: bool,
    /// Short: two such fields may share a row.
    pub half: bool,
}

impl Field {
    const fn half(self) -> Self {
        Self { half: true, ..self }
    }

    const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

/// Key of the message that names a field: `first_name` → `field-first-name`.
pub fn label_key(field: &str) -> String {
    format!("field-{}", field.replace('_', "-"))
}

/// Keys of own fields begin with this in forms, so that they never meet a built-in one.
pub const OWN: &str = "own.";

/// How an own field is entered.
pub fn own_kind(field: &OwnField) -> Kind {
    match field.field_type {
        FieldType::Text => Kind::Text,
        FieldType::Number => Kind::Decimal,
        FieldType::Date => Kind::Date(Looking::Back),
        FieldType::YesNo => Kind::YesNo,
        FieldType::Choice => Kind::Choice(List::Given),
    }
}

const fn f(key: &'static str, kind: Kind, section: Section) -> Field {
    Field { key, kind, section, required: false, half: false }
}

use Kind::{
    Birthday, Choice, Date, Days, LongText, Minutes, Money, Note, Suggest, Tags, Text, When, YesNo,
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
    f("stage_reason", Text, Section::Care),
    f("contact_rhythm_days", Days, Section::Care).half(),
    f("inactivity_days", Days, Section::Care).half(),
    f("key_account_plan", LongText(2), Section::Care),
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
    f("ends", When(Ahead), Section::Task).half(),
    f("place", Text, Section::Task),
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
