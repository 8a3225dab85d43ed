//! Lists, filters and figures of complaints.

use chrono::{DateTime, Utc};

use super::ContactRow;
use crate::domain::codes::{ComplaintState, Severity};
use crate::domain::model::{Complaint, ComplaintStep, Id, Remedy, Survey, Task};

/// One line of the complaint list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplaintRow {
    pub complaint: Complaint,
    /// Customer's name on screen; empty if anonymous.
    pub customer: String,
    pub customer_number: String,
    /// First phone number of the customer, as typed.
    pub phone: String,
}

/// Which complaints are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum ComplaintShelf {
    /// Open ones by the next deadline; those whose clock stands still last.
    #[default]
    Open,
    /// Closed, rejected and duplicate ones, the last closed first.
    Closed,
    /// All, newest first.
    All,
}

/// Narrowing of the complaint list; all conditions must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct ComplaintFilter {
    pub shelf: ComplaintShelf,
    pub state: Option<ComplaintState>,
    pub severity: Option<Severity>,
    pub category: Option<String>,
    pub cause: Option<String>,
    /// Login of the owner.
    pub owner: Option<String>,
    pub customer_id: Option<Id>,
    /// Received from … until, instants, inclusive.
    pub from: Option<DateTime<Utc>>,
    pub until: Option<DateTime<Utc>>,
    /// A deadline lies before this instant.
    pub due_before: Option<DateTime<Utc>>,
    /// Only those without a customer.
    pub anonymous: bool,
}

/// Everything about one complaint on one screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplaintDetail {
    pub row: ComplaintRow,
    /// Number of the complaint of which this one is a duplicate.
    pub duplicate_of: String,
    /// Name of the contact person who complains.
    pub person: String,
    /// Oldest first: the line of life.
    pub steps: Vec<ComplaintStep>,
    /// Oldest first.
    pub remedies: Vec<Remedy>,
    /// Open ones first, by due date; measures and their checks among them.
    pub tasks: Vec<Task>,
    /// Contacts about it, newest first.
    pub contacts: Vec<ContactRow>,
    pub surveys: Vec<Survey>,
    /// Complaints of the same customer and category in the 90 days before.
    pub earlier: Vec<ComplaintRow>,
}

/// Complaints of one category, cause … in a period (Pareto, frequency and relevance).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplaintGroup {
    /// Empty = not given.
    pub name: String,
    pub count: i64,
    /// Sum of the annoyance (1–5) over those that have one, and how many have.
    pub annoyance_sum: i64,
    pub annoyance_n: i64,
    pub open: i64,
}

/// The complaints of a period, grouped two ways. Unordered; [`crate::domain::frab`] ranks them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ComplaintFigures {
    pub causes: Vec<ComplaintGroup>,
    pub categories: Vec<ComplaintGroup>,
    pub total: i64,
}
