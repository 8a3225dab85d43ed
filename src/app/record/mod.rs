//! Which record a form is about: its form, its values, the changes it makes, and
//! how it lies in a draft. One room for each record; here is what they share.

mod complaint;
mod contact;
mod judging;
mod plain;
mod remedy;
mod sale;
mod step;
mod survey;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::codes::{Channel, Direction};
use crate::domain::model::{Contact, Customer, Id, Person, Task};
use crate::domain::views::Draft;
use crate::form::{FieldError, Form, FormEnv, Values};
use crate::popup::Effect;
use crate::session::Session;
use crate::store::api::{Change, Saved};
use crate::tr;
use crate::ui::text;

pub use complaint::ComplaintRoom;
pub use contact::ContactRoom;
pub use judging::{PlanRoom, ScoresRoom, SegmentRoom, StageRoom};
pub use plain::{ConsentRoom, SetupRoom};
pub use remedy::RemedyRoom;
pub use sale::{CostRoom, SaleRoom};
pub use step::StepRoom;
pub use survey::SurveyRoom;

/// The record as it was when the form was opened; id 0 = a new one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Subject {
    /// Not there yet.
    Loading,
    Contact(ContactRoom),
    Customer(Box<Customer>),
    Person(Box<Person>),
    Task(Box<Task>),
    Consent(ConsentRoom),
    Complaint(ComplaintRoom),
    Step(StepRoom),
    Remedy(RemedyRoom),
    Survey(SurveyRoom),
    Sale(SaleRoom),
    Cost(CostRoom),
    Scores(ScoresRoom),
    Plan(PlanRoom),
    Stage(StageRoom),
    Segment(SegmentRoom),
    Setup,
}

/// What a record does in a form.
pub trait Room {
    /// The values that show the record.
    fn values(&self, s: &Session, env: &FormEnv<'_>) -> Values;

    /// The form over these values.
    fn form(&self, values: &Values, s: &Session, env: &FormEnv<'_>) -> Form;

    fn customer(&self) -> Option<Id> {
        None
    }

    /// The changes that these values make.
    fn make(&self, values: &Values, s: &Session, env: &FormEnv<'_>) -> Made;

    /// Word of the action for the log; message `undo-<word>`.
    fn what(&self) -> &'static str;

    /// Message that names the form.
    fn title(&self) -> &'static str;

    /// What the form is about, when there is no card.
    fn name(&self, _s: &Session) -> String {
        String::new()
    }

    /// What was saved, for the message. `name`: whom it is about.
    fn told(&self, made: &Made, saved: &Saved, name: &str, s: &Session) -> String;

    /// What follows once it is on disk and the form is closed.
    fn after(&self, _made: &Made, _saved: &Saved, _s: &Session) -> Vec<Effect> {
        Vec::new()
    }
}

/// What was made of the values of a form.
#[derive(Debug, Clone, Default)]
pub struct Made {
    pub changes: Vec<Change>,
    pub errors: Vec<FieldError>,
    /// Save in spite of the errors, ask for them afterwards.
    pub save_anyway: bool,
    /// Settings instead of records.
    pub settings: Option<Vec<(String, String)>>,
}

/// How a draft lies in the store.
#[derive(Serialize, Deserialize)]
struct Kept {
    subject: Subject,
    values: Values,
}

/// What a draft holds; a draft that cannot be read any more becomes a contact with
/// everything that was typed in its note: a note is never lost.
pub fn from_draft(draft: &Draft) -> (Subject, Values) {
    if let Ok(kept) = serde_json::from_str::<Kept>(&draft.values) {
        return (kept.subject, kept.values);
    }
    let mut base = Contact::new(draft.updated_at, Channel::Phone, Direction::In);
    base.customer_id = draft.customer_id;
    let subject = Subject::Contact(ContactRoom::new(base, true));
    (subject, Values::from([("note".to_owned(), draft.values.clone())]))
}

impl Subject {
    /// As text for a draft.
    pub fn to_draft(&self, values: &Values) -> String {
        let kept = Kept { subject: self.clone(), values: values.clone() };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    pub fn keeps_drafts(&self) -> bool {
        !matches!(self, Self::Setup | Self::Loading)
    }

    fn room(&self) -> Option<&dyn Room> {
        Some(match self {
            Self::Loading => return None,
            Self::Contact(room) => room,
            Self::Customer(base) => base.as_ref(),
            Self::Person(base) => base.as_ref(),
            Self::Task(base) => base.as_ref(),
            Self::Consent(room) => room,
            Self::Complaint(room) => room,
            Self::Step(room) => room,
            Self::Remedy(room) => room,
            Self::Survey(room) => room,
            Self::Sale(room) => room,
            Self::Cost(room) => room,
            Self::Scores(room) => room,
            Self::Plan(room) => room,
            Self::Stage(room) => room,
            Self::Segment(room) => room,
            Self::Setup => &SetupRoom,
        })
    }

    /// See [`Room::values`].
    pub fn values(&self, s: &Session, env: &FormEnv<'_>) -> Values {
        self.room().map(|room| room.values(s, env)).unwrap_or_default()
    }

    /// An empty form over the record; `None` while it is not there yet.
    pub fn form(&self, s: &Session, env: &FormEnv<'_>) -> Option<Form> {
        self.room().map(|room| room.form(&room.values(s, env), s, env))
    }

    pub fn customer(&self) -> Option<Id> {
        self.room().and_then(Room::customer)
    }

    /// Since when the clock of a call runs.
    pub fn started(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Contact(room) => room.started,
            _ => None,
        }
    }

    /// See [`Room::make`].
    pub fn make(&self, values: &Values, s: &Session, env: &FormEnv<'_>) -> Made {
        self.room().map(|room| room.make(values, s, env)).unwrap_or_default()
    }

    /// The record is stored now, but the form goes on: what it was opened with is
    /// what was saved.
    pub fn stored(&mut self, made: &Made, saved: &Saved) {
        match self {
            Self::Contact(room) => room.stored(made, saved),
            Self::Complaint(room) => room.stored(made, saved),
            _ => {}
        }
    }

    /// Takes a colleague's state of the record as the new beginning.
    pub fn rebase(&mut self, theirs: &Change) -> bool {
        match (self, theirs) {
            (Self::Contact(room), Change::Contact { new, .. }) => room.base.clone_from(new),
            (Self::Customer(base), Change::Customer { new, .. }) => base.clone_from(new),
            (Self::Person(base), Change::Person { new, .. }) => base.clone_from(new),
            (Self::Task(base), Change::Task { new, .. }) => base.clone_from(new),
            (Self::Complaint(room), Change::Complaint { new, .. }) => room.base.clone_from(new),
            (Self::Remedy(room), Change::Remedy { new, .. }) => room.base.clone_from(new),
            (Self::Sale(room), Change::Sale { new, .. }) => room.base.clone_from(new),
            (Self::Cost(room), Change::Cost { new, .. }) => room.base.clone_from(new),
            (Self::Segment(room), Change::Segment { new, .. }) => room.base.clone_from(new),
            (Self::Plan(room), Change::Customer { new, .. }) => room.base.clone_from(new),
            (Self::Stage(room), Change::Customer { new, .. }) => {
                let id = new.meta.id;
                let Some(base) = room.base.iter_mut().find(|base| base.meta.id == id) else {
                    return false;
                };
                base.clone_from(new);
            }
            _ => return false,
        }
        true
    }

    /// Something else that was to be changed with this record is gone: without it the
    /// record can still be saved. Says whether there was such a thing.
    pub fn unlink(&mut self) -> bool {
        match self {
            Self::Contact(room) => room.complaint.take().is_some(),
            Self::Complaint(room) => room.contact.take().is_some(),
            _ => false,
        }
    }

    /// See [`Room::what`].
    pub fn what(&self) -> &'static str {
        self.room().map_or("settings", Room::what)
    }

    /// See [`Room::title`].
    pub fn title(&self) -> &'static str {
        self.room().map_or("form-title-loading", Room::title)
    }

    /// See [`Room::name`].
    pub fn name(&self, s: &Session) -> String {
        self.room().map(|room| room.name(s)).unwrap_or_default()
    }

    /// What was saved, for the message.
    pub fn told(&self, made: &Made, saved: &Saved, name: &str, s: &Session) -> String {
        let name = text::clean(name);
        let told = self.room().map(|room| room.told(made, saved, &name, s)).unwrap_or_default();
        if saved.merged { format!("{told} {}", tr!(s.i18n, "saved-merged")) } else { told }
    }

    /// See [`Room::after`].
    pub fn after(&self, made: &Made, saved: &Saved, s: &Session) -> Vec<Effect> {
        self.room().map(|room| room.after(made, saved, s)).unwrap_or_default()
    }
}

/// The record as it lies in the store; `None`: it is new.
#[expect(clippy::borrowed_box, reason = "the box is what is cloned")]
fn stored<T: Clone>(id: Id, base: &Box<T>) -> Option<Box<T>> {
    (id > 0).then(|| base.clone())
}
