//! Opening a form: for a new record, for one that has to be loaded, from a draft.

use super::super::record::{
    self, ComplaintRoom, ConsentRoom, ContactRoom, CostRoom, PlanRoom, RemedyRoom, SaleRoom,
    ScoresRoom, SegmentRoom, StageRoom, StepRoom, Subject, SurveyRoom,
};
use super::FormLayer;
use crate::domain::codes::{
    Channel, ComplaintState, CostKind, Direction, PlaceKind, StepKind, SurveyKind, TaskKind, Topic,
};
use crate::domain::model::{
    Complaint, Contact, Customer, CustomerCost, Email, Id, Meta, Person, Phone, Remedy, Sale,
    Segment, Survey, Task,
};
use crate::domain::phone;
use crate::domain::views::Draft;
use crate::form::{remedy, step};
use crate::popup::Effect;
use crate::popup::effect::{FormRequest, Told};
use crate::session::Session;
use crate::store::api::Table;
use crate::store::request::{Record, Request, Slot};
use crate::tr;
use crate::ui::text;

/// What a record that is being loaded is for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Wanted {
    /// To be changed itself.
    Itself,
    /// A contact: the complaint that came in with it.
    ComplaintOf,
    /// A complaint: a step of it, a new remedy, its remedy, a measure.
    Step(StepKind, Option<ComplaintState>),
    NewRemedy,
    Remedy(Box<Remedy>),
    Measure,
    /// A complaint: how satisfied the customer is with its handling.
    Satisfaction,
    /// A customer: the plan of a key account.
    Plan,
}

fn load(table: Table, id: Id) -> Vec<Effect> {
    vec![Effect::Ask(Slot::Load, Request::Load(table, id))]
}

fn contact(s: &Session, customer: Option<Id>, channel: Channel, direction: Direction) -> Contact {
    let mut contact = Contact::new(s.now, channel, direction);
    contact.customer_id = customer;
    contact.rep.clone_from(&s.who.login);
    contact
}

/// A complaint of this moment; whoever takes it sees to it.
fn complaint(s: &Session) -> Complaint {
    Complaint { owner: s.who.login.clone(), ..Complaint::new(s.now, Channel::Phone) }
}

fn task(s: &Session, customer: Option<Id>) -> Task {
    let kind = if customer.is_some() { TaskKind::FollowUp } else { TaskKind::Task };
    let mut task = Task::new("", kind);
    task.customer_id = customer;
    task.assignee.clone_from(&s.who.login);
    "manual".clone_into(&mut task.origin);
    task
}

fn survey(s: &Session, customer: Option<Id>, contact: Option<Id>, complaint: Option<Id>) -> Survey {
    let (kind, touchpoint) = match (complaint, contact) {
        (Some(_), _) => (SurveyKind::Csat, "touchpoint-complaint"),
        (None, Some(_)) => (SurveyKind::Nps, "touchpoint-contact"),
        (None, None) => (SurveyKind::Nps, "touchpoint-customer"),
    };
    Survey {
        meta: Meta::default(),
        customer_id: customer,
        kind,
        sent_at: None,
        answered_at: Some(s.now),
        score: None,
        comment: String::new(),
        touchpoint: tr!(s.i18n, touchpoint),
        contact_id: contact,
        complaint_id: complaint,
    }
}

impl FormLayer {
    /// Opens a form; what it needs from the store is asked for.
    pub fn open(request: FormRequest, owner: u64, s: &Session) -> (Self, Vec<Effect>) {
        let (mut layer, mut effects) = match Self::loading(&request) {
            Some((wanted, customer, effects)) => {
                let layer = Self { wanted, ..Self::new(Subject::Loading, customer) };
                (layer, effects)
            }
            None => (Self::new(fresh(request, s), None), Vec::new()),
        };
        layer.draft = draft_id(owner, s);
        effects.extend(layer.build(s));
        (layer, effects)
    }

    /// What has to be loaded for this form, and what for.
    fn loading(request: &FormRequest) -> Option<(Wanted, Option<Id>, Vec<Effect>)> {
        let several = match request {
            FormRequest::Rate { customer } => Some((Some(*customer), Request::Scores(*customer))),
            FormRequest::Stage { customers } => Some((None, Request::Stages(customers.clone()))),
            _ => None,
        };
        if let Some((customer, request)) = several {
            return Some((Wanted::Itself, customer, vec![Effect::Ask(Slot::Load, request)]));
        }
        let (wanted, customer, table, id) = match *request {
            FormRequest::EditCustomer(id) => (Wanted::Itself, Some(id), Table::Customer, id),
            FormRequest::EditPerson(id) => (Wanted::Itself, None, Table::Person, id),
            FormRequest::EditContact(id) => (Wanted::Itself, None, Table::Contact, id),
            FormRequest::EditTask(id) => (Wanted::Itself, None, Table::Task, id),
            FormRequest::EditComplaint(id) => (Wanted::Itself, None, Table::Complaint, id),
            FormRequest::EditRemedy(id) => (Wanted::Itself, None, Table::Remedy, id),
            FormRequest::EditSale(id) => (Wanted::Itself, None, Table::Sale, id),
            FormRequest::EditCost(id) => (Wanted::Itself, None, Table::Cost, id),
            FormRequest::EditSegment(id) => (Wanted::Itself, None, Table::Segment, id),
            FormRequest::AccountPlan { customer } => {
                (Wanted::Plan, Some(customer), Table::Customer, customer)
            }
            FormRequest::EditSurvey(id) => (Wanted::Itself, None, Table::Survey, id),
            FormRequest::Complaint { customer, contact: Some(id), .. } => {
                (Wanted::ComplaintOf, customer, Table::Contact, id)
            }
            FormRequest::Step { complaint, to, kind } => {
                (Wanted::Step(kind, to), None, Table::Complaint, complaint)
            }
            FormRequest::Remedy { complaint } => {
                (Wanted::NewRemedy, None, Table::Complaint, complaint)
            }
            FormRequest::Measure { complaint } => {
                (Wanted::Measure, None, Table::Complaint, complaint)
            }
            FormRequest::Satisfaction { complaint } => {
                (Wanted::Satisfaction, None, Table::Complaint, complaint)
            }
            _ => return None,
        };
        Some((wanted, customer, load(table, id)))
    }

    /// Opens the form of a draft, field for field as it was left.
    pub fn from_draft(draft: &Draft, s: &Session) -> (Self, Vec<Effect>) {
        let (subject, values) = record::from_draft(draft);
        let mut layer = Self::new(subject, draft.customer_id);
        layer.draft = draft.id;
        layer.kept = true;
        let effects = layer.build(s);
        if let Some(form) = &mut layer.form {
            form.restore(&values);
        }
        // A call that was cut off has no running clock any more.
        if let Subject::Contact(room) = &mut layer.subject {
            room.started = None;
        }
        (layer, effects)
    }

    /// The record is there.
    pub(super) fn loaded(&mut self, record: Record, s: &Session) -> Vec<Effect> {
        let wanted = std::mem::replace(&mut self.wanted, Wanted::Itself);
        let rated = wanted == Wanted::Satisfaction;
        self.subject = match (record, wanted) {
            (Record::Customer(base), Wanted::Plan) => Subject::Plan(PlanRoom { base }),
            (Record::Customer(base), _) => Subject::Customer(base),
            (Record::Person(base), _) => Subject::Person(base),
            (Record::Task(base), _) => Subject::Task(base),
            (Record::Survey(base), _) => Subject::Survey(SurveyRoom { base }),
            (Record::Contact(base), Wanted::ComplaintOf) => {
                Subject::Complaint(ComplaintRoom::of_contact(complaint(s), base))
            }
            (Record::Contact(base), _) => {
                let call = base.channel == Channel::Phone;
                Subject::Contact(ContactRoom::new(*base, call))
            }
            (Record::Remedy(base), _) => {
                let complaint = base.complaint_id;
                self.wanted = Wanted::Remedy(base);
                return load(Table::Complaint, complaint);
            }
            (Record::Complaint(of), Wanted::Step(kind, to)) => {
                Subject::Step(StepRoom::new(of, kind, to))
            }
            (Record::Complaint(of), Wanted::NewRemedy) => {
                remedy_of(&of, Box::new(remedy::new(of.meta.id, s.today())))
            }
            (Record::Complaint(of), Wanted::Remedy(base)) => remedy_of(&of, base),
            (Record::Complaint(of), Wanted::Measure) => {
                self.customer = of.customer_id;
                Subject::Task(Box::new(step::new_measure(&of, "")))
            }
            (Record::Complaint(base), _) => Subject::Complaint(ComplaintRoom::new(*base)),
            (Record::Sale(base), _) => Subject::Sale(SaleRoom { base }),
            (Record::Cost(base), _) => Subject::Cost(CostRoom { base }),
            (Record::Segment(base), _) => Subject::Segment(SegmentRoom { base }),
            (Record::Scores(customer, base), _) => Subject::Scores(ScoresRoom { customer, base }),
            (Record::Stages(base, _), _) if base.is_empty() => return gone(s),
            (Record::Stages(base, by_rule), _) => Subject::Stage(StageRoom { base, by_rule }),
        };
        let mut effects = self.build(s);
        if let Some(form) = self.form.as_mut().filter(|_| rated) {
            form.focus_on("satisfaction_result");
        }
        effects.extend(self.replay(s));
        effects
    }
}

/// What should have been changed is not there any more.
pub(super) fn gone(s: &Session) -> Vec<Effect> {
    vec![Effect::Close, Effect::Tell(Told::bad(tr!(s.i18n, "form-gone")))]
}

fn remedy_of(complaint: &Complaint, base: Box<Remedy>) -> Subject {
    Subject::Remedy(RemedyRoom {
        base,
        number: complaint.number.clone(),
        customer: complaint.customer_id,
    })
}

/// The new record that a request asks for.
fn fresh(request: FormRequest, s: &Session) -> Subject {
    match request {
        FormRequest::Call { customer, caller, direction } => {
            let mut base = contact(s, customer, Channel::Phone, direction);
            let caller = text::clean(&caller).into_owned();
            if phone::looks_like_phone(&caller) {
                base.caller_raw = caller;
            } else {
                base.subject = caller;
            }
            let room = ContactRoom { started: Some(s.now), ..ContactRoom::new(base, true) };
            Subject::Contact(room)
        }
        FormRequest::Contact { customer } => {
            let base = contact(s, customer, Channel::Email, Direction::In);
            Subject::Contact(ContactRoom::new(base, false))
        }
        FormRequest::About { complaint, call } => {
            let channel = if call.is_some() { Channel::Phone } else { Channel::Email };
            let direction = call.unwrap_or(Direction::Out);
            let mut base = contact(s, complaint.customer_id, channel, direction);
            base.complaint_id = Some(complaint.meta.id);
            base.person_id = complaint.person_id;
            base.topic = Some(Topic::Complaint);
            let started = call.map(|_| s.now);
            Subject::Contact(ContactRoom { started, ..ContactRoom::new(base, call.is_some()) })
        }
        FormRequest::NewCustomer { hint } => Subject::Customer(Box::new(hinted(&hint, s))),
        FormRequest::NewPerson { customer } => {
            Subject::Person(Box::new(Person { customer_id: customer, ..Person::default() }))
        }
        FormRequest::NewTask { customer } => Subject::Task(Box::new(task(s, customer))),
        FormRequest::Task(task) => Subject::Task(task),
        FormRequest::Complaint { customer, caller, .. } => {
            let complainant = text::clean(&caller).into_owned();
            let base = Complaint { customer_id: customer, complainant, ..complaint(s) };
            Subject::Complaint(ComplaintRoom::new(base))
        }
        FormRequest::ComplaintInCall { call, contact } => {
            Subject::Complaint(ComplaintRoom::in_call(complaint(s), call, &contact))
        }
        FormRequest::Survey { customer, contact, complaint } => {
            let base = Box::new(survey(s, customer, contact, complaint));
            Subject::Survey(SurveyRoom { base })
        }
        FormRequest::Sale { customer } => {
            let base = Box::new(Sale::new(customer.unwrap_or(0), s.today()));
            Subject::Sale(SaleRoom { base })
        }
        FormRequest::Cost { customer } => {
            let base = CustomerCost {
                meta: Meta::default(),
                customer_id: customer.unwrap_or(0),
                date: s.today(),
                kind: CostKind::Marketing,
                amount: 0,
                note: String::new(),
            };
            Subject::Cost(CostRoom { base: Box::new(base) })
        }
        FormRequest::NewSegment { query } => {
            let base = Box::new(Segment { query, ..Segment::default() });
            Subject::Segment(SegmentRoom { base })
        }
        FormRequest::Consent { customer } => Subject::Consent(ConsentRoom { customer }),
        FormRequest::Setup => Subject::Setup,
        FormRequest::EditCustomer(_)
        | FormRequest::EditPerson(_)
        | FormRequest::EditContact(_)
        | FormRequest::EditTask(_)
        | FormRequest::EditComplaint(_)
        | FormRequest::EditRemedy(_)
        | FormRequest::EditSurvey(_)
        | FormRequest::Step { .. }
        | FormRequest::Remedy { .. }
        | FormRequest::Measure { .. }
        | FormRequest::Satisfaction { .. }
        | FormRequest::EditSale(_)
        | FormRequest::EditCost(_)
        | FormRequest::Rate { .. }
        | FormRequest::AccountPlan { .. }
        | FormRequest::Stage { .. }
        | FormRequest::EditSegment(_) => Subject::Loading,
    }
}

/// An id that no other form of any process on the file has: chosen here, because a
/// draft may have to be kept before the store could answer with one. Forms opened later
/// have greater ones: of drafts kept at the same moment the last one is offered first.
fn draft_id(owner: u64, s: &Session) -> Id {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let whence = format!("{}/{}/{}", s.who.host, s.who.pid, s.who.started);
    for byte in whence.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let opened = u64::try_from(s.now.timestamp_millis()).unwrap_or(0) & ((1 << 42) - 1);
    let id = (opened << 20) | ((owner & 0xff) << 12) | (hash & 0xfff);
    Id::try_from(id).unwrap_or(1).max(1)
}

/// A new customer from what was searched for: a number, an e-mail or a name.
fn hinted(hint: &str, s: &Session) -> Customer {
    let hint = text::clean(hint.trim()).into_owned();
    let mut customer = Customer { owner: s.who.login.clone(), ..Customer::default() };
    if hint.is_empty() {
    } else if hint.contains('@') {
        customer.emails.push(Email {
            id: 0,
            kind: PlaceKind::Work,
            label: String::new(),
            raw: hint,
        });
    } else if phone::looks_like_phone(&hint) {
        let norm = phone::normalise(&hint, &s.shared.settings.country).unwrap_or_default();
        customer.phones.push(Phone {
            id: 0,
            kind: PlaceKind::Work,
            label: String::new(),
            raw: hint,
            norm,
        });
    } else if let Some((first, last)) = hint.rsplit_once(' ') {
        first.clone_into(&mut customer.first_name);
        last.clone_into(&mut customer.last_name);
    } else {
        customer.last_name = hint;
    }
    customer
}
