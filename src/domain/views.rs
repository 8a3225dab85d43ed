//! What is asked of the store and what it answers: lists, cards, filters.
//!
//! Shapes only. The store fills them, panes and commands show them.

mod agenda;
mod bulk;
mod complaint;
mod kpi;
mod value;

use chrono::{DateTime, NaiveDate, Utc};

pub use self::agenda::{
    AGENDA_ROWS, Agenda, AgendaFilter, DayLoad, Occasion, OccasionRow, Reason, Suggestion,
};
pub use self::bulk::{BulkChange, BulkPreview, BulkProgress, BulkRun, MailList, PREVIEW_NAMES};
pub use self::complaint::{
    ComplaintDetail, ComplaintFigures, ComplaintFilter, ComplaintGroup, ComplaintRow,
    ComplaintShelf,
};
pub use self::kpi::{BehindPage, BehindRecord, BehindRow, BehindValue, KpiAnswer, MonthFigures};
pub use self::value::{
    Axis, CardValue, Concentration, CurvePoint, Figures, MemberPage, MemberRow, MemberSort,
    Members, PORTFOLIO_POINTS, Portfolio, PortfolioPoint, ReferralValue, RfmCell, RfmGrid,
    SegmentFigures, SegmentKind, Valued,
};
use super::codes::{Channel, CustomerKind, Direction, Outcome, Stage, Topic};
use super::model::{Complaint, Consent, Contact, Customer, Id, Person, Survey, Task};
use super::query::QueryError;

/// One line of a customer list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CustomerRow {
    pub id: Id,
    pub number: String,
    pub kind: Option<CustomerKind>,
    /// Company, else “First Last”.
    pub name: String,
    /// For a company: first contact's or own person name (“Jürgen Müller”), else empty.
    pub person: String,
    pub postcode: String,
    pub city: String,
    /// First phone number as typed.
    pub phone: String,
    pub email: String,
    pub stage: Option<Stage>,
    pub key_account: bool,
    pub blocked: bool,
    pub last_contact_at: Option<DateTime<Utc>>,
    pub open_tasks: i64,
}

/// How well a row matched; earlier is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchClass {
    Exact,
    Prefix,
    Word,
    Inside,
    /// The switchboard: equal but for the last 1–4 digits (“perhaps”).
    Switchboard,
    /// One letter wrong, missing, extra or swapped.
    Typo,
    /// Sounds alike.
    Sound,
}

/// In which field a row matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchField {
    Name,
    Company,
    Person,
    City,
    Number,
    Email,
    Phone,
    Tag,
    Notes,
    /// By the number of one of its complaints.
    Complaint,
}

impl MatchField {
    /// Stable name, for JSON and message keys (`match-<name>`).
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Company => "company",
            Self::Person => "person",
            Self::City => "city",
            Self::Number => "number",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Tag => "tag",
            Self::Notes => "notes",
            Self::Complaint => "complaint",
        }
    }
}

impl MatchClass {
    /// Stable name, for JSON and message keys (`match-<name>`).
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Prefix => "prefix",
            Self::Word => "word",
            Self::Inside => "inside",
            Self::Switchboard => "switchboard",
            Self::Typo => "typo",
            Self::Sound => "sound",
        }
    }
}

/// One hit of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub row: CustomerRow,
    pub class: MatchClass,
    pub field: MatchField,
    /// What matched, as stored (the e-mail, the phone number, the tag, the person …);
    /// empty where the row shows it anyway.
    pub text: String,
}

/// A page of search hits, best first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchPage {
    pub hits: Vec<Hit>,
    /// There are more hits than were asked for.
    pub more: bool,
    pub asked: Asked,
}

/// As what the text of the search field was taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Asked {
    #[default]
    Text,
    Query,
    /// A query was meant, but it has a mistake: the hits are those of the plain text.
    Wrong(Box<QueryError>),
}

/// Order of the customer list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum CustomerSort {
    #[default]
    Name,
    City,
    /// Most recently spoken to first; never spoken to last.
    LastContact,
    /// Newest record first.
    Newest,
}

/// Narrowing of the customer list; all conditions must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct CustomerFilter {
    pub stage: Option<Stage>,
    pub owner: Option<String>,
    pub tag: Option<String>,
    pub key_account: bool,
    pub blocked: bool,
    /// Only those with an open complaint.
    pub open_complaints: bool,
    /// Show the trash instead.
    pub trash: bool,
}

/// Where a page of a list begins (keyset paging).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Seek {
    #[default]
    First,
    /// Rows after the one with this id.
    After(Id),
    /// Rows before the one with this id (answered in list order).
    Before(Id),
    Last,
    /// A page that starts with this row, if it is in the list.
    At(Id),
}

/// A page of a list, in list order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    pub rows: Vec<T>,
    /// Rows exist before / after this page.
    pub before: bool,
    pub after: bool,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), before: false, after: false }
    }
}

/// One line of the contact history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactRow {
    pub contact: Contact,
    /// Customer's name on screen; empty if unassigned.
    pub customer: String,
    pub customer_number: String,
    pub person: String,
}

/// Narrowing of the history; all conditions must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct HistoryFilter {
    pub customer_id: Option<Id>,
    pub channel: Option<Channel>,
    pub direction: Option<Direction>,
    pub topic: Option<Topic>,
    pub outcome: Option<Outcome>,
    pub rep: Option<String>,
    /// First and last local day, inclusive, as the instants where they begin and end.
    pub from: Option<DateTime<Utc>>,
    pub until: Option<DateTime<Utc>>,
    /// Words that must all occur (each as the beginning of a word) in subject or note.
    pub text: String,
    /// Only contacts without a customer.
    pub unassigned: bool,
}

/// One line of the task list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRow {
    pub task: Task,
    pub customer: String,
    pub customer_number: String,
    /// First phone number of the customer, as typed.
    pub phone: String,
}

/// Which tasks are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct TaskFilter {
    /// Done ones, newest first, instead of open ones by due date.
    pub done: bool,
    pub kind: Option<super::codes::TaskKind>,
    pub assignee: Option<String>,
    /// With `assignee`: also what nobody has been given yet.
    pub unassigned: bool,
    pub customer_id: Option<Id>,
    /// Due on or after this day (undated ones are left out then).
    pub due_from: Option<NaiveDate>,
    /// Due on or before this day (undated ones are left out then).
    pub due_until: Option<NaiveDate>,
}

/// Everything about one customer on one screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    pub customer: Customer,
    /// Name on screen of the referring customer, if any.
    pub referred_by: String,
    pub persons: Vec<Person>,
    /// Newest first, the first page only.
    pub history: Page<ContactRow>,
    /// Open ones by due date.
    pub tasks: Vec<Task>,
    /// The whole ledger, newest first.
    pub consents: Vec<Consent>,
    /// Open ones by deadline, then closed ones, the last closed first.
    pub complaints: Vec<Complaint>,
    /// Newest first.
    pub surveys: Vec<Survey>,
    pub value: CardValue,
}

/// How much work is waiting, for the title line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waiting {
    /// Open tasks due today or earlier.
    pub due: i64,
    /// Open complaints with a deadline that has passed.
    pub breached: i64,
    /// Open complaints.
    pub complaints: i64,
    pub drafts: i64,
    /// Contacts without a customer.
    pub unassigned: i64,
    /// Customers not in the trash, counted up to 10,000 (0 = empty file).
    pub customers: i64,
    /// The customers have to be valued anew: another day, or other sales.
    pub stale: bool,
}

/// A form that was left unfinished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub id: Id,
    /// Which form (`customer`, `contact`, `task`, `person` …).
    pub form: String,
    /// What it is about, for the offer line.
    pub title: String,
    pub customer_id: Option<Id>,
    /// Field key → text as typed, as a JSON object.
    pub values: String,
    pub updated_at: DateTime<Utc>,
}

/// An import that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportBatch {
    pub id: Id,
    pub kind: String,
    pub file: String,
    pub at: DateTime<Utc>,
    pub user: String,
    pub created: i64,
    pub updated: i64,
    pub skipped: i64,
    pub rejected: i64,
    pub undone: bool,
}
