//! What the screen asks of the store's worker, and what comes back.
//!
//! Every question has a slot and a ticket: of one slot only the newest answer
//! counts, older ones are dropped by whoever asked.

use chrono::NaiveDate;

use super::api::{Action, SaveError, Saved, StoreError, Table, Undone};
use crate::domain::codes::{Kpi, Stage, Verdict};
use crate::domain::import::ImportUndone;
use crate::domain::kpi::{Ask, Basis, Part};
use crate::domain::model::{
    Complaint, Contact, Customer, CustomerCost, Id, OwnField, Person, Remedy, Sale, Score, Segment,
    Survey, Task,
};
use crate::domain::query::{QueryError, Vocabulary};
use crate::domain::settings::Settings;
use crate::domain::views::{
    Agenda, AgendaFilter, Axis, BehindPage, BulkChange, BulkPreview, BulkProgress, BulkRun, Card,
    ComplaintDetail, ComplaintFigures, ComplaintFilter, ComplaintRow, Concentration, ContactRow,
    CustomerFilter, CustomerRow, CustomerSort, DayLoad, Draft, HistoryFilter, Hit, ImportBatch,
    KpiAnswer, MailList, MemberPage, MemberSort, Members, MonthFigures, Page, Portfolio, RfmGrid,
    SearchPage, Seek, SegmentFigures, TaskFilter, TaskRow, Valued, Waiting,
};

/// Whose question it is. Questions of one slot supersede each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    Search,
    SearchLoose,
    Customers,
    /// Counting who is meant by a query.
    Count,
    Card,
    History,
    Tasks,
    Complaints,
    /// One complaint with everything about it.
    Complaint,
    ComplaintFigures,
    Agenda,
    DayLoads,
    /// The own segments.
    Segments,
    /// The figures of a segment, one after the other.
    SegmentFigures,
    /// The members of a segment.
    Members,
    /// A picture of a segment.
    SegmentPicture,
    /// What a change of many will come to.
    Bulk,
    /// The figures of the business, as far as they are known.
    Kpis,
    /// Counting what is missing of them, one part after the other.
    KpiCount,
    /// A closed month, as it was stored and as it is now.
    KpiMonth,
    /// What lies behind one of them.
    KpiBehind,
    /// How old the values are.
    Valued,
    Waiting,
    Shared,
    Drafts,
    Imports,
    /// Loading a record for a form.
    Load,
    /// Loading the record behind the chosen line.
    Preview,
    /// Asking whether a colleague saved.
    Changed,
    /// Saving, undoing, drafts: never superseded.
    Write,
}

impl Slot {
    /// Whether a newer question makes this one pointless.
    pub fn newest_wins(self) -> bool {
        !matches!(self, Self::Write)
    }

    /// Whether it fills in what somebody sees later: whatever else is asked goes first.
    pub fn yields(self) -> bool {
        self.patience() > 0
    }

    /// How long it can wait: what is more patient makes way for what is less so. Counting
    /// figures is the most patient of all, for it may fit one model after the other.
    pub fn patience(self) -> u8 {
        match self {
            Self::KpiCount => 2,
            Self::SegmentFigures
            | Self::SegmentPicture
            | Self::Bulk
            | Self::KpiMonth
            | Self::KpiBehind => 1,
            _ => 0,
        }
    }
}

/// A question with its return address.
#[derive(Debug)]
pub struct Job {
    pub slot: Slot,
    /// Who in the slot asks (a layer's number), so that two finders do not mix.
    pub owner: u64,
    pub ticket: u64,
    pub request: Request,
}

/// An answer with the address of its question.
#[derive(Debug)]
pub struct Answer {
    pub slot: Slot,
    pub owner: u64,
    pub ticket: u64,
    pub reply: Result<Reply, StoreError>,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    Search {
        text: String,
        limit: usize,
    },
    /// Typos and sound-alikes, without those shown already.
    SearchLoose {
        text: String,
        shown: Vec<Id>,
        limit: usize,
    },
    Customers {
        sort: CustomerSort,
        filter: CustomerFilter,
        seek: Seek,
        limit: usize,
    },
    /// A page of those whom a query means, on the day it is.
    Members {
        query: String,
        sort: MemberSort,
        seek: Seek,
        limit: usize,
    },
    /// How many a query means.
    CountMembers(String),
    Card {
        id: Id,
        history: usize,
    },
    History {
        filter: Box<HistoryFilter>,
        seek: Seek,
        limit: usize,
    },
    Tasks {
        filter: Box<TaskFilter>,
        seek: Seek,
        limit: usize,
    },
    Complaints {
        filter: Box<ComplaintFilter>,
        seek: Seek,
        limit: usize,
    },
    Complaint(Id),
    /// Of the complaints received from … until, local days, inclusive.
    ComplaintFigures {
        from: NaiveDate,
        until: NaiveDate,
    },
    Agenda {
        today: NaiveDate,
        filter: AgendaFilter,
    },
    /// How much lies on each day from … until, inclusive; days without anything are left out.
    DayLoads {
        from: NaiveDate,
        until: NaiveDate,
        filter: AgendaFilter,
    },
    /// The own segments, by name.
    Segments,
    /// What those bring together whom a query means.
    SegmentFigures(String),
    Concentration(String),
    RfmGrid(String),
    Portfolio {
        query: String,
        x: Axis,
        y: Axis,
    },
    /// What a change of many will come to.
    BulkPreview {
        members: Members,
        change: BulkChange,
    },
    /// Change many, as one action.
    Bulk {
        members: Members,
        change: BulkChange,
    },
    /// The next portion of such a change.
    BulkGoOn(Box<BulkRun>),
    /// Addresses of those who have agreed to advertising by e-mail.
    MailList(Members),
    /// The figures of these periods, as far as they are known at once.
    Kpis {
        asks: Vec<Ask>,
        basis: Basis,
    },
    /// One part of what is missing of them.
    CountKpis {
        asks: Vec<Ask>,
        basis: Basis,
        part: Part,
    },
    /// The figures of the closed month with this day, beside those that were stored.
    KpiMonth(NaiveDate),
    /// Store them anew.
    KeepMonth(NaiveDate),
    /// The customers or records behind a figure, from a place of the list on.
    KpiBehind {
        kpi: Kpi,
        ask: Ask,
        basis: Basis,
        offset: usize,
        limit: usize,
    },
    /// When everybody was last valued, and whether that still holds today.
    Valued {
        today: NaiveDate,
    },
    Waiting {
        today: NaiveDate,
    },
    /// Settings, users, tags, lists: what forms and filters offer.
    Shared,
    Load(Table, Id),
    /// The scores of a customer: by criterion, of each the newest first.
    Scores(Id),
    /// These customers, to set their stage.
    Stages(Vec<Id>),
    /// The complaint with this number, in whatever case it is typed.
    ComplaintByNumber(String),
    Save(Box<Action>),
    Undo,
    /// Give these customers a tag, as one action.
    AddTag {
        ids: Vec<Id>,
        tag: String,
    },
    /// Give these customers a contact rhythm, or take theirs away, as one action.
    SetRhythm {
        ids: Vec<Id>,
        days: Option<i64>,
    },
    /// Tick the question whether a measure has worked, and keep the answer with the
    /// complaint, as one action.
    MeasureChecked {
        task: Box<Task>,
        verdict: Verdict,
    },
    Drafts,
    PutDraft(Box<Draft>),
    DropDraft(Id),
    SetSettings(Vec<(String, String)>),
    /// The imports that were done.
    Imports,
    UndoImport(Id),
    /// Did somebody else save since the last time of asking?
    Changed,
}

/// What is answered.
#[derive(Debug)]
pub enum Reply {
    Search(SearchPage),
    SearchLoose(Vec<Hit>),
    Customers(Page<CustomerRow>),
    Members(MemberPage),
    Counted(i64),
    /// The query of the question cannot be read.
    BadQuery(Box<QueryError>),
    /// `None`: there is no such customer any more.
    Card(Option<Box<Card>>),
    History(Page<ContactRow>),
    Tasks(Page<TaskRow>),
    Complaints(Page<ComplaintRow>),
    /// `None`: there is no such complaint any more.
    Complaint(Option<Box<ComplaintDetail>>),
    ComplaintFigures(ComplaintFigures),
    Agenda(Box<Agenda>),
    DayLoads(Vec<DayLoad>),
    Segments(Vec<Segment>),
    SegmentFigures(Box<SegmentFigures>),
    Concentration(Box<Concentration>),
    RfmGrid(Box<RfmGrid>),
    Portfolio(Box<Portfolio>),
    BulkPreview(Box<BulkPreview>),
    /// Where a change of many stands; more answers follow until it is over.
    Bulk(BulkProgress),
    MailList(Box<MailList>),
    Kpis(Box<KpiAnswer>),
    /// Only the part that was asked for is told.
    KpisCounted(Box<KpiAnswer>),
    KpiMonth(Box<MonthFigures>),
    KpiBehind(Box<BehindPage>),
    Valued(Valued),
    Waiting(Waiting),
    Shared(Box<Shared>),
    Loaded(Option<Record>),
    ComplaintFound(Option<Id>),
    Saved(Box<Saved>),
    /// Refused by the rules; nothing was written.
    NotSaved(Box<SaveError>),
    /// `None`: nothing of mine left to undo.
    Undone(Option<Undone>),
    Drafts(Vec<Draft>),
    DraftPut(Id),
    Changed(bool),
    Imports(Vec<ImportBatch>),
    ImportUndone(ImportUndone),
    Done,
}

/// One record, loaded for a form.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    Customer(Box<Customer>),
    Person(Box<Person>),
    Contact(Box<Contact>),
    Task(Box<Task>),
    Complaint(Box<Complaint>),
    Remedy(Box<Remedy>),
    Survey(Box<Survey>),
    Sale(Box<Sale>),
    Cost(Box<CustomerCost>),
    Segment(Box<Segment>),
    /// The scores of this customer: by criterion, of each the newest first.
    Scores(Id, Vec<Score>),
    /// Customers whose stage is to be set, in the order asked for; of a single one also
    /// what the rule says.
    Stages(Vec<Customer>, Option<Stage>),
}

impl Shared {
    /// What the file adds to the query language.
    pub fn vocabulary(&self) -> Vocabulary {
        Vocabulary {
            own_fields: self.own_fields.clone(),
            tags: self.tags.clone(),
            owners: self.users.clone(),
            sources: self.sources.clone(),
            currency: self.settings.currency.clone(),
        }
    }
}

/// What is shared by all who use the file and needed all the time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shared {
    pub settings: Settings,
    /// Nothing was set yet: the first start of this file.
    pub fresh: bool,
    /// Logins (and imported initials) of reps.
    pub users: Vec<String>,
    pub tags: Vec<String>,
    pub sources: Vec<String>,
    pub categories: Vec<String>,
    pub causes: Vec<String>,
    /// Why customers were lost.
    pub lost_reasons: Vec<String>,
    pub discount_reasons: Vec<String>,
    pub potential_categories: Vec<String>,
    /// Names of products.
    pub products: Vec<String>,
    pub own_fields: Vec<OwnField>,
}
