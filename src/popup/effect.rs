//! What screens want done, as data. Panes and popups return effects; the app
//! carries them out. That is the only way in which one screen reaches another.

use super::Popup;
use crate::domain::codes::{
    Channel, ComplaintState, Direction, Kpi, Outcome, Stage, StepKind, Topic, Verdict,
};
use crate::domain::import::{ImportKind, OnDuplicate};
use crate::domain::kpi::{Basis, KpiPeriod};
use crate::domain::model::{Complaint, Contact, Id, Task};
use crate::domain::period::Length;
use crate::domain::views::Draft;
use crate::domain::views::{
    Axis, BulkChange, ComplaintFilter, CustomerFilter, CustomerSort, HistoryFilter, MemberSort,
    Members, TaskFilter,
};
use crate::export::members::Order;
use crate::input::Action;
use crate::store::api::{Action as StoreAction, Table};
use crate::store::request::{Request, Slot};

/// Something to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// A question to the store; the answer comes back to the asking screen.
    Ask(Slot, Request),
    /// Save an action; its message is told when it is durable.
    Save(Box<StoreAction>, Told),
    /// Act as if this key had been pressed in the place below (palette, menus).
    Act(Action),
    /// Show tab 1–6.
    Tab(usize),
    /// Close the top layer.
    Close,
    /// Show a customer's card, from anywhere.
    OpenCard(Id),
    /// Show one complaint with everything about it, from anywhere.
    OpenComplaint(Id),
    /// Find a customer from anywhere.
    Find,
    /// Find the customer for a contact that has none.
    PickFor(Box<Contact>),
    /// Find the customer for a complaint that has none.
    PickForComplaint(Box<Complaint>),
    /// A customer was picked in a finder that was opened for picking.
    Picked {
        customer: Id,
        name: String,
        number: String,
    },
    OpenForm(FormRequest),
    Popup(Box<Popup>),
    /// A message at the bottom.
    Tell(Told),
    /// The cursor came to rest soon: show what belongs to it then.
    Settle,
    /// Something for the pane in front.
    Pane(PaneMessage),
    /// A prompt was answered.
    Prompted(Prompt, String),
    /// Ask before moving a record to the trash.
    AskTrash {
        table: Table,
        ids: Vec<Id>,
        name: String,
    },
    /// Done, or open again.
    Tick(Box<Task>, bool),
    /// All of these done.
    TickAll(Vec<Task>),
    /// Whether the measure that the task asks about has worked.
    MeasureChecked(Box<Task>, Verdict),
    Undo,
    Copy(String),
    /// Run the configured command: dial, mail or view.
    Reach(Reach, String),
    TakeDraft(Id),
    DropDraft(Id),
    Import,
    Imports,
    UndoImport(Id),
    /// Something with many customers at once.
    Bulk(Members, BulkStep),
    StartImport(Box<ImportOrder>),
    CancelImport,
    /// In the import: this column stands for this field (`-` = left out).
    MapColumn {
        column: usize,
        word: String,
    },
    /// In the import: what the rows are, what happens to doubles.
    ImportAs(ImportKind),
    ImportDoubles(OnDuplicate),
    /// A complaint was taken in the middle of a call, of which this is the draft.
    ComplaintTaken {
        call: Id,
        complaint: Box<Complaint>,
    },
    /// The call that was kept as this draft is stored.
    CallSaved {
        call: Id,
        contact: Box<Contact>,
    },
    /// A form was left; its draft waits.
    LeftDraft(Box<Draft>),
    /// Ask for the new value of a setting.
    Setting(String),
    /// Let a customer be picked for a field of the form in front.
    PickField {
        key: String,
        typed: String,
    },
    EditExternally {
        key: String,
        text: String,
    },
    WakeIn(std::time::Duration),
    Settings,
    Trash,
    Quit,
    /// How a conflict was decided: `true` = mine, per field in the order shown.
    Resolved(Vec<bool>),
}

/// A step on the way to changing many.
#[derive(Debug, Clone, PartialEq)]
pub enum BulkStep {
    /// Choose what to do.
    Menu,
    /// Choose a tag to take away, an owner, a stage.
    Untag,
    Owner,
    Stage,
    /// Say what a change will come to.
    Preview(Box<BulkChange>),
    Run(Box<BulkChange>),
    /// Copy the addresses of those who have agreed to e-mail advertising.
    MailList,
    /// Ask for the file that they shall go into; or, while one is written, whether to
    /// stop that.
    Export,
    /// Write them into this file.
    Write(Box<Order>),
    StopExport,
}

/// What is asked for before many are changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulkPrompt {
    Tag,
    Rhythm,
    /// Why they are at this stage.
    Reason(Stage),
    /// The title of a task for each.
    Task,
    /// When a task of this title is due.
    Due(String),
    /// The file that they shall go into.
    Export,
}

/// A form to open.
#[derive(Debug, Clone, PartialEq)]
pub enum FormRequest {
    /// The call form; its clock starts now. `caller`: what was typed as number.
    Call {
        customer: Option<Id>,
        caller: String,
        direction: Direction,
    },
    /// Any other contact.
    Contact {
        customer: Option<Id>,
    },
    EditContact(Id),
    /// A new customer; `hint` is what was searched for.
    NewCustomer {
        hint: String,
    },
    EditCustomer(Id),
    NewPerson {
        customer: Id,
    },
    EditPerson(Id),
    NewTask {
        customer: Option<Id>,
    },
    EditTask(Id),
    /// A new task that knows something already.
    Task(Box<Task>),
    /// A new complaint. `contact`: the one in the history with which it came in;
    /// `caller`: what was typed where no customer is known.
    Complaint {
        customer: Option<Id>,
        contact: Option<Id>,
        caller: String,
    },
    /// In the middle of a call: the id of its draft, and the contact as it stands.
    ComplaintInCall {
        call: Id,
        contact: Box<Contact>,
    },
    EditComplaint(Id),
    /// A contact about a complaint; `call`: a call of this direction, its clock starts now.
    About {
        complaint: Box<Complaint>,
        call: Option<Direction>,
    },
    /// A step of a complaint, with its note, its time and whoever was told.
    Step {
        complaint: Id,
        to: Option<ComplaintState>,
        kind: StepKind,
    },
    /// Something more that the customer of a complaint is given.
    Remedy {
        complaint: Id,
    },
    EditRemedy(Id),
    /// A task that shall prevent a complaint from coming again.
    Measure {
        complaint: Id,
    },
    /// How satisfied the customer is with the handling of a complaint.
    Satisfaction {
        complaint: Id,
    },
    /// A survey answer.
    Survey {
        customer: Option<Id>,
        contact: Option<Id>,
        complaint: Option<Id>,
    },
    EditSurvey(Id),
    Consent {
        customer: Id,
    },
    /// A sale or a refund.
    Sale {
        customer: Option<Id>,
    },
    EditSale(Id),
    /// What a customer has cost besides what was sold.
    Cost {
        customer: Option<Id>,
    },
    EditCost(Id),
    /// How a customer is judged, criterion by criterion.
    Rate {
        customer: Id,
    },
    /// The plan of a key account.
    AccountPlan {
        customer: Id,
    },
    /// The stage of these customers, set by hand or left to the rule.
    Stage {
        customers: Vec<Id>,
    },
    /// A segment; `query` is what it begins with.
    NewSegment {
        query: String,
    },
    EditSegment(Id),
    /// The few questions of a first start.
    Setup,
}

/// A message for the bottom line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub tone: Tone,
    pub text: String,
}

/// How a message is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Good,
    Plain,
    Bad,
}

impl Told {
    pub fn good(text: impl Into<String>) -> Self {
        Self { tone: Tone::Good, text: text.into() }
    }
    pub fn plain(text: impl Into<String>) -> Self {
        Self { tone: Tone::Plain, text: text.into() }
    }
    pub fn bad(text: impl Into<String>) -> Self {
        Self { tone: Tone::Bad, text: text.into() }
    }
}

/// What a menu tells the pane in front.
#[derive(Debug, Clone, PartialEq)]
pub enum PaneMessage {
    Sort(CustomerSort),
    Customers(CustomerFilter),
    /// All conditions of the history at once.
    History(Box<HistoryFilter>),
    Channel(Option<Channel>),
    Direction(Option<Direction>),
    Topic(Option<Topic>),
    Outcome(Option<Outcome>),
    Rep(Option<String>),
    Tasks(Box<TaskFilter>),
    /// The day of this login; `None` = everybody's.
    Day(Option<String>),
    Complaints(Box<ComplaintFilter>),
    /// How long the period of a picture is.
    Period(Length),
    Unassigned(bool),
    /// The order of the members of a segment.
    Members(MemberSort),
    /// The axes of the portfolio: across and up.
    Axes(Axis, Axis),
    /// The period of the figures of the business; whose they are, and how that is called.
    KpiPeriod(KpiPeriod),
    KpiBasis(Basis, String),
}

/// A one-line question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Prompt {
    /// New date of these tasks.
    Postpone(Vec<Task>),
    /// Words in the history.
    HistoryText,
    /// From day – to day in the history.
    HistoryFrom,
    HistoryUntil,
    /// A query on top of the members of a segment.
    NarrowMembers,
    /// The days from and to that figures are of.
    KpiRange,
    /// What a figure shall reach.
    Target(Kpi),
    /// A tag for these customers.
    Tag(Vec<Id>),
    /// Days wanted between two contacts with these customers.
    Rhythm(Vec<Id>),
    /// Something for a change of many.
    Bulk(Members, BulkPrompt),
    /// The label of a new own field.
    NewField,
    /// The value of this setting of the file.
    Setting(String),
}

/// A step of an import, to be done beside the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportOrder {
    pub step: ImportStep,
    pub path: std::path::PathBuf,
    /// `None`: guess from the columns.
    pub kind: Option<ImportKind>,
    /// Column → field in words, as chosen by hand.
    pub overrides: Vec<(String, String)>,
    pub on_duplicate: OnDuplicate,
    /// Of sales: make the customers that nobody knows.
    pub create_customers: bool,
}

/// How far an import shall go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportStep {
    /// Recognise the file and its columns.
    Look,
    /// Do everything and take it back.
    Try,
    /// For good.
    Run,
}

/// What a configured command is run for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Dial,
    Mail,
    View,
}
