//! What is done to many customers at once, and what it will come to.

use super::Members;
use crate::domain::codes::Stage;
use crate::domain::model::{Id, Task};

/// A change of every member of a segment, or of every marked customer.
#[derive(Debug, Clone, PartialEq)]
pub enum BulkChange {
    AddTag(String),
    RemoveTag(String),
    /// Login; empty = nobody.
    Owner(String),
    /// By hand, with its reason; `None` = left to the rule again.
    Stage {
        stage: Option<Stage>,
        reason: String,
    },
    /// Days wanted between two contacts; `None` = no rhythm.
    Rhythm(Option<i64>),
    /// One such task for each. Without an assignee it is for the owner of the customer.
    Task(Box<Task>),
}

impl BulkChange {
    /// Stable word for the log and for messages.
    pub fn name(&self) -> &'static str {
        match self {
            Self::AddTag(_) => "tag",
            Self::RemoveTag(_) => "untag",
            Self::Owner(_) => "owner",
            Self::Stage { .. } => "stage",
            Self::Rhythm(_) => "rhythm",
            Self::Task(_) => "tasks",
        }
    }

    /// What it gives or takes, where that is a word of the user.
    pub fn word(&self) -> &str {
        match self {
            Self::AddTag(tag) | Self::RemoveTag(tag) => tag,
            Self::Owner(login) => login,
            Self::Stage { reason, .. } => reason,
            Self::Rhythm(_) => "",
            Self::Task(task) => &task.title,
        }
    }
}

/// What a change of many will come to.
#[derive(Debug, Clone, PartialEq)]
pub struct BulkPreview {
    pub members: Members,
    pub change: BulkChange,
    /// How many are meant.
    pub total: i64,
    /// How many of them will change; the others are so already.
    pub changing: i64,
    /// Names of the first ones that will change.
    pub first: Vec<String>,
}

/// How many names a preview shows.
pub const PREVIEW_NAMES: usize = 5;

/// A change of many on its way: some at a time, so that nobody waits for it.
#[derive(Debug, Clone, PartialEq)]
pub struct BulkRun {
    pub change: BulkChange,
    /// Whom it is for, as it was decided at the beginning.
    pub ids: Vec<Id>,
    pub done: usize,
    /// The action in the log that all of it belongs to.
    pub action: Option<Id>,
    /// It was taken back while it ran.
    pub stopped: bool,
}

impl BulkRun {
    /// How far it has come.
    pub fn progress(&self) -> BulkProgress {
        BulkProgress { done: self.done, total: self.ids.len(), stopped: self.stopped }
    }
}

/// How far a change of many has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BulkProgress {
    pub done: usize,
    pub total: usize,
    /// It was taken back while it ran.
    pub stopped: bool,
}

impl BulkProgress {
    pub fn is_over(self) -> bool {
        self.stopped || self.done >= self.total
    }
}

/// E-mail addresses of customers who want to be written to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MailList {
    pub addresses: Vec<String>,
    /// Members that are left out: blocked; without consent to advertising by e-mail; with it but
    /// without an address.
    pub blocked: i64,
    pub no_consent: i64,
    pub no_address: i64,
}
