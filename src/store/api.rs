//! The shapes that cross the store's border: who acts, what is saved, what can
//! go wrong. No SQL here.

use std::path::PathBuf;

use thiserror::Error;

use crate::domain::codes::ComplaintState;
use crate::domain::complaint::StepError;
use crate::domain::flaws::Flaw;
use crate::domain::model::{
    Complaint, ComplaintStep, Consent, Contact, Customer, CustomerCost, Id, Person, Product,
    Remedy, Sale, Score, Segment, Survey, Task,
};
use crate::domain::query::QueryError;
use crate::domain::settings::SettingError;

/// Who works with the file, from which process.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Who {
    /// Login of the operating system.
    pub login: String,
    /// Name given with `--user`, recorded beside the login; empty = none.
    pub acting_as: String,
    pub host: String,
    pub pid: u32,
    /// Start time of the process (clock ticks since boot, or any stable number),
    /// so that a reused pid is not taken for the same process.
    pub started: i64,
}

/// How a file is to be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Create a missing file (mode 0600, folder 0700).
    Create,
    /// The file must exist.
    Existing,
}

/// Tables whose rows can be named in a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Table {
    Customer,
    Person,
    Contact,
    Task,
    Consent,
    Product,
    Complaint,
    Remedy,
    Survey,
    Sale,
    Cost,
    Score,
    Segment,
}

/// One change of an action. `base` is the record as the form loaded it (`None` = new):
/// only what differs between `base` and `new` is written, so that two people
/// editing different fields of one record both keep their work.
///
/// Inside one action an id of `-(k + 1)` stands for the record that change `k`
/// (0-based) inserts.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    Customer {
        base: Option<Box<Customer>>,
        new: Box<Customer>,
    },
    Person {
        base: Option<Box<Person>>,
        new: Box<Person>,
    },
    Contact {
        base: Option<Box<Contact>>,
        new: Box<Contact>,
    },
    Task {
        base: Option<Box<Task>>,
        new: Box<Task>,
    },
    Product {
        base: Option<Box<Product>>,
        new: Box<Product>,
    },
    Complaint {
        base: Option<Box<Complaint>>,
        new: Box<Complaint>,
    },
    Remedy {
        base: Option<Box<Remedy>>,
        new: Box<Remedy>,
    },
    Survey {
        base: Option<Box<Survey>>,
        new: Box<Survey>,
    },
    Sale {
        base: Option<Box<Sale>>,
        new: Box<Sale>,
    },
    Cost {
        base: Option<Box<CustomerCost>>,
        new: Box<CustomerCost>,
    },
    Score {
        base: Option<Box<Score>>,
        new: Box<Score>,
    },
    Segment {
        base: Option<Box<Segment>>,
        new: Box<Segment>,
    },
    /// The ledger only grows.
    Consent(Box<Consent>),
    /// The life of a complaint only grows too. Refused if it may not follow.
    Step(Box<ComplaintStep>),
    /// Into the trash, with what hangs on it (a customer takes persons, contacts, tasks along).
    Trash(Table, Id),
    /// Out of the trash again, with what went along.
    Restore(Table, Id),
}

/// One user action: one transaction, one entry to undo.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// Stable word for the log (`save-customer`, `log-call`, `tick` …).
    pub what: &'static str,
    /// What it was about, for the undo message (a name, a title).
    pub subject: String,
    pub changes: Vec<Change>,
    /// The draft that this action completes; dropped in the same transaction.
    pub draft: Option<Id>,
}

/// What a saved action did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Saved {
    /// Row ids, one per change.
    pub ids: Vec<Id>,
    /// `false`: nothing differed, nothing was written.
    pub changed: bool,
    /// A colleague had changed other fields meanwhile; both are kept.
    pub merged: bool,
    /// Number given to a new customer or complaint.
    pub number: Option<String>,
}

/// What undoing did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Undone {
    /// `Action::what` and `Action::subject` of what was undone.
    pub what: String,
    pub subject: String,
    /// Fields that a colleague changed since; they were left as they are. For a
    /// whole record that was left, `field` is its table.
    pub kept: Vec<FieldConflict>,
}

/// A field that two people changed to different values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldConflict {
    /// Index of the change in the action.
    pub change: usize,
    /// Column or list name (`last_name`, `notes`, `tags` …); message `field-<name>`.
    pub field: String,
    pub base: String,
    pub theirs: String,
    pub mine: String,
    /// Who changed it last.
    pub by: String,
}

/// Why an action was not saved. Nothing of it was written.
#[derive(Debug, Error)]
pub enum SaveError {
    #[error("changed by somebody else meanwhile")]
    Conflict { fields: Vec<FieldConflict>, theirs: Box<Change> },
    /// The customer number is taken by another customer (its name).
    #[error("number {number} belongs to {name}")]
    NumberTaken { number: String, name: String },
    /// A step of a complaint may not be taken; `from`: where the complaint stands.
    #[error("complaint {number} cannot take this step")]
    StepRefused { number: String, from: ComplaintState, to: Option<ComplaintState>, why: StepError },
    /// Something about the record cannot be; see [`crate::domain::flaws`].
    #[error("the record cannot be saved: {0:?}")]
    Flaw(Flaw),
    /// The record was moved to the trash or erased meanwhile.
    #[error("record is gone")]
    Gone,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a file cannot be used. Each has its own sentence (`open-error-<name>`), exit status 4.
#[derive(Debug, Error)]
pub enum OpenError {
    #[error("{0}: no such file")]
    Missing(PathBuf),
    #[error("{0}: not a kundig file")]
    Foreign(PathBuf),
    #[error("{path}: made by a newer kundig (schema {found}, this program knows {known})")]
    Newer { path: PathBuf, found: i64, known: i64 },
    #[error("{path}: damaged: {what}")]
    Damaged { path: PathBuf, what: String },
    /// Group or others may write to it and it was not shared.
    #[error("{0}: others may write to this file")]
    TooOpen(PathBuf),
    #[error("{0}: is a folder")]
    Folder(PathBuf),
    #[error("{path}: cannot be written: {what}")]
    NotWritable { path: PathBuf, what: String },
    #[error("{0}: locked by another program")]
    Locked(PathBuf),
    #[error("{path}: {what}")]
    Io { path: PathBuf, what: String },
}

/// What can go wrong while working with an open file.
#[derive(Debug, Error)]
pub enum StoreError {
    /// Another process holds the write lock for too long.
    #[error("the file is busy")]
    Busy,
    #[error("the disk is full")]
    Full,
    #[error("the file cannot be written")]
    ReadOnly,
    /// A newer kundig migrated the file; this process must stop.
    #[error("the file was upgraded by a newer kundig")]
    Newer,
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// A newer request made this one pointless.
    #[error("interrupted")]
    Interrupted,
    #[error("no such record")]
    NotFound,
    /// A setting that does not exist, or a value that it cannot have.
    #[error("{0:?}")]
    Setting(SettingError),
    /// A query that cannot be read.
    #[error("{0:?}")]
    Query(Box<QueryError>),
    #[error("{0}")]
    Sql(String),
}
