//! What an import hands to the store, row by row, and what comes back.
//!
//! `exchange` turns files into [`ParsedRow`]s, the store applies them inside one
//! transaction; neither knows of the other.

use super::codes::ConsentStatus;
use super::model::{
    Complaint, ComplaintStep, Contact, Customer, Id, OwnField, Person, Remedy, Sale, Survey, Task,
};
use serde::Serialize;

/// What can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImportKind {
    Customers,
    Persons,
    Contacts,
    Complaints,
    Tasks,
    Sales,
    Surveys,
}

impl ImportKind {
    pub const ALL: &'static [Self] = &[
        Self::Customers,
        Self::Persons,
        Self::Contacts,
        Self::Complaints,
        Self::Tasks,
        Self::Sales,
        Self::Surveys,
    ];
    /// Name on the command line and in the store.
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
        Self::ALL.iter().copied().find(|k| k.name() == name)
    }
}

/// What to do with a row that meets an existing record (same number, or same
/// name and a common phone or e-mail).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum OnDuplicate {
    #[default]
    Skip,
    Update,
    New,
}

/// The record that a row stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportRecord {
    Customer(Box<ImportedCustomer>),
    Person { customer: String, person: Box<Person> },
    Contact(Box<ImportedContact>),
    Complaint(Box<ImportedComplaint>),
    Task(Box<ImportedTask>),
    Sale(Box<ImportedSale>),
    Survey(Box<ImportedSurvey>),
}

/// A customer row, with what does not live on the customer itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportedCustomer {
    pub customer: Customer,
    /// For a company row that names a person too.
    pub person: Option<Person>,
    pub consent_email: Option<ConsentStatus>,
    pub consent_phone: Option<ConsentStatus>,
    pub consent_post: Option<ConsentStatus>,
}

/// A contact row, with its customer reference and follow-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedContact {
    /// Customer number, or an e-mail or phone that belongs to exactly one; empty = none.
    pub customer: String,
    /// A reference that matches nobody leaves the contact unassigned (call lists)
    /// instead of rejecting the row.
    pub may_be_unassigned: bool,
    pub contact: Contact,
    pub follow_up: Option<Task>,
}

/// A complaint row, with the life that its times and its state tell of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedComplaint {
    /// As with contacts; empty = anonymous.
    pub customer: String,
    pub complaint: Complaint,
    /// From the receipt on, each allowed after those before it.
    pub steps: Vec<ComplaintStep>,
    pub remedies: Vec<Remedy>,
}

/// A task row; what it belongs to is named by numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedTask {
    /// As with contacts; empty = none.
    pub customer: String,
    /// Number of a complaint; empty = none.
    pub complaint: String,
    pub task: Task,
}

/// A row of an invoice or a credit note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedSale {
    /// As with contacts, never empty.
    pub customer: String,
    /// An unknown customer by its name, if the row says it.
    pub name: Option<Box<Customer>>,
    /// Its line is the one that the row gives, else which row of its document it is in
    /// the file (the first: empty).
    pub sale: Sale,
    /// Whether the file tells of quantities and discounts at all.
    pub has_quantity: bool,
    pub has_discount: bool,
}

/// A survey row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedSurvey {
    /// As with contacts; empty = anonymous.
    pub customer: String,
    /// Number of a complaint; empty = none.
    pub complaint: String,
    pub survey: Survey,
}

/// One row of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedRow {
    /// Line of the file (1-based) where the row begins; for sheets the row number.
    pub line: u64,
    /// Fingerprint of the row's text and its ordinal among equal rows of the file.
    pub key: i64,
    /// The record, or why the row cannot be taken (already in the user's language).
    pub record: Result<ImportRecord, String>,
}

/// Why the store did not take a row. The message is `reject-<name>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The number belongs to a customer with another name and no common phone or e-mail.
    NumberConflict { number: String, name: String },
    /// The customer reference matches nobody.
    UnknownCustomer(String),
    /// The customer reference matches several.
    AmbiguousCustomer(String),
    /// The number belongs to another complaint; what that one is about.
    ComplaintConflict { number: String, name: String },
    /// There is no complaint with this number.
    UnknownComplaint(String),
    /// The line of the document is a sale to somebody else, or stands in the file twice
    /// with different content.
    SaleConflict { document: String, line: String },
}

/// What became of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowOutcome {
    Created,
    Updated,
    /// Imported before, or already there (`OnDuplicate::Skip`, or nothing would change).
    Skipped,
    Refused(Refusal),
}

/// A rejected row in the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reject {
    pub line: u64,
    pub reason: String,
    /// Told of once for all rows of this customer ([`ImportReport::unknown`]).
    #[serde(skip)]
    pub collected: bool,
}

/// The counts of an import; `read = created + updated + skipped + rejected`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ImportReport {
    pub read: u64,
    pub created: u64,
    pub updated: u64,
    pub skipped: u64,
    pub rejected: u64,
    pub rejects: Vec<Reject>,
    /// The import, with which it can be taken back; `None` if nothing came of it.
    #[serde(skip)]
    pub import: Option<Id>,
    /// The first rows one by one, as many as were asked for.
    #[serde(skip)]
    pub rows: Vec<RowReport>,
    /// Of the skipped ones: rows that were imported before.
    #[serde(skip)]
    pub known: u64,
    /// Contacts whose customer is not known yet.
    #[serde(skip)]
    pub unassigned: u64,
    /// Customers that sales name and nobody knows, with the number of their rows.
    #[serde(skip)]
    pub unknown: Vec<(String, u64)>,
    /// Customers that were made because sales name them.
    #[serde(skip)]
    pub customers_made: u64,
}

/// What is to be imported, and how.
#[derive(Debug, Clone)]
pub struct ImportSpec {
    pub kind: ImportKind,
    /// Name of the file, for the list of imports.
    pub file: String,
    pub on_duplicate: OnDuplicate,
    /// Make the customers that sales name and nobody knows.
    pub create_customers: bool,
    /// Do everything, count, and take it all back.
    pub dry_run: bool,
    /// Language of the reasons.
    pub lang: crate::i18n::Lang,
    /// Own fields that the rows fill; those that are missing are made.
    pub own_fields: Vec<OwnField>,
    /// How many outcomes of rows the report shall list, from the first row on.
    pub list_rows: usize,
    /// Data rows of the file, for the progress.
    pub total: u64,
    /// Fingerprint of the heading and the choices made by hand, to be remembered.
    pub remember: Option<(String, Vec<(String, String)>)>,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    pub read: u64,
    pub total: u64,
    pub created: u64,
    pub updated: u64,
    pub skipped: u64,
    pub rejected: u64,
}

/// What became of one row, for showing: counts of the same words add up to the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowReport {
    pub line: u64,
    pub outcome: RowWord,
    /// Whom it is about; for a rejected row the reason.
    pub what: String,
}

/// [`RowOutcome`] without its particulars; the message is `import-row-<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowWord {
    Created,
    Updated,
    /// Imported before.
    Known,
    /// Already there.
    Duplicate,
    Rejected,
}

impl RowWord {
    pub fn name(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Known => "known",
            Self::Duplicate => "duplicate",
            Self::Rejected => "rejected",
        }
    }
}

/// What taking back an import did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportUndone {
    /// Records moved to the trash.
    pub trashed: u64,
    /// Records that have again what they had before.
    pub reverted: u64,
    /// Names of records that were changed since and therefore stay as they are.
    pub kept: Vec<String>,
}
