//! One table of fields per entity: key, kind, section, what is required.
//!
//! The tables drive forms, the detail view and lists; a new field is one line
//! here. Keys are the stable names of columns and JSON. Knows nothing of how a
//! field is drawn or stored.

mod tables;
mod value;

use super::codes::{
    Channel, Claim, Code, ConsentChannel, ConsentStatus, CostKind, CustomerKind, Direction,
    FieldType, LawfulBasis, Outcome, Priority, RemedyKind, SaleKind, Severity, Stage, SurveyKind,
    TaskKind, Topic, Verdict,
};
use super::dates::Looking;
use super::model::OwnField;

pub use self::tables::{
    CALL, COMPLAINT, CONSENT, CONTACT, CUSTOMER, ON_THE_SPOT, PERSON, REMEDY, SATISFACTION, STEP,
    SURVEY, TASK,
};
pub use self::value::{COST, PLAN, SALE, SCORES, SEGMENT, STAGE, criterion_of, score_key};

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
    Severity,
    Verdict,
    Claim,
    Remedy,
    SurveyKind,
    SaleKind,
    CostKind,
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
            Self::Severity => all::<Severity>(),
            Self::Verdict => all::<Verdict>(),
            Self::Claim => all::<Claim>(),
            Self::Remedy => all::<RemedyKind>(),
            Self::SurveyKind => all::<SurveyKind>(),
            Self::SaleKind => all::<SaleKind>(),
            Self::CostKind => all::<CostKind>(),
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
    /// A moment after the beginning, that stands in another field.
    Ends,
    Birthday,
    /// A whole number of days.
    Days,
    /// A whole number of minutes.
    Minutes,
    /// Any decimal number.
    Decimal,
    /// An amount in the file's currency.
    Money,
    /// An amount, or a share of another one in percent.
    Discount,
    /// Who has a part in something, one a line: `name: part`.
    People,
    /// A query of the query language.
    Query,
    Tags,
    Lines(LineKind),
    /// Free text with completion from what is known.
    Suggest,
    /// An entry of a list of the file, or a new one: a half-typed word becomes the
    /// entry that stands grey behind it, so that the list does not fall apart.
    Listed,
    /// Another customer.
    Customer,
    /// 1 to 5.
    Rating,
    /// A whole number without a unit.
    Score,
    /// How often something comes back, in words.
    Repeats,
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
    /// What a complaint tells.
    Happened,
    Complaint,
    OnTheSpot,
    Handling,
    Step,
    Remedy,
    Measure,
    Satisfaction,
    Survey,
    Sale,
    Cost,
    Attractiveness,
    Position,
    Strategic,
    Plan,
    Stage,
    Segment,
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
            Self::Happened => "section-happened",
            Self::Complaint => "section-complaint",
            Self::OnTheSpot => "section-on-the-spot",
            Self::Handling => "section-handling",
            Self::Step => "section-step",
            Self::Remedy => "section-remedy",
            Self::Measure => "section-measure",
            Self::Satisfaction => "section-satisfaction",
            Self::Survey => "section-survey",
            Self::Sale => "section-sale",
            Self::Cost => "section-cost",
            Self::Attractiveness => "section-attractiveness",
            Self::Position => "section-position",
            Self::Strategic => "section-strategic",
            Self::Plan => "section-plan",
            Self::Stage => "section-stage",
            Self::Segment => "section-segment",
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
