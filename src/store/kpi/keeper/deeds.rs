//! What people do to a file, drawn by lot: records that come, change and go, imports, settings.

use proptest::prelude::*;

use super::draw::{Draw, draw, perhaps, pick};
use crate::domain::codes::{Channel, Code as _, ComplaintState, Direction, TaskKind};
use crate::domain::import::{
    ImportKind, ImportRecord, ImportSpec, ImportedComplaint, ImportedContact, ImportedSale,
    ImportedSurvey, ImportedTask, OnDuplicate, ParsedRow,
};
use crate::domain::model::{
    Complaint, ComplaintStep, Contact, Customer, Due, Id, Meta, Remedy, Sale, Survey, Task,
};
use crate::i18n::Lang;
use crate::store::Store;
use crate::store::api::{Change, Table};
use crate::store::rows::Record;
use crate::store::tests::{action, at};

const ZONES: [&str; 4] = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia"];
const TABLES: [Table; 7] = [
    Table::Customer,
    Table::Contact,
    Table::Task,
    Table::Complaint,
    Table::Remedy,
    Table::Survey,
    Table::Sale,
];

#[derive(Debug, Clone)]
pub(super) enum Deed {
    Contact(Draw),
    EditContact(Draw),
    Sale(Draw),
    EditSale(Draw),
    Complaint(Draw),
    Step(Draw),
    EditComplaint(Draw),
    Remedy(Draw),
    EditRemedy(Draw),
    Survey(Draw),
    EditSurvey(Draw),
    Task(Draw),
    EditTask(Draw),
    Customer(Draw),
    Trash(Draw),
    Restore(Draw),
    Import(Vec<(usize, Draw)>),
    TakeBackImport,
    Zone(usize),
    Undo,
}

pub(super) fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => draw().prop_map(Deed::Contact),
        2 => draw().prop_map(Deed::EditContact),
        4 => draw().prop_map(Deed::Sale),
        2 => draw().prop_map(Deed::EditSale),
        2 => draw().prop_map(Deed::Complaint),
        1 => draw().prop_map(Deed::Step),
        1 => draw().prop_map(Deed::EditComplaint),
        2 => draw().prop_map(Deed::Remedy),
        1 => draw().prop_map(Deed::EditRemedy),
        2 => draw().prop_map(Deed::Survey),
        1 => draw().prop_map(Deed::EditSurvey),
        2 => draw().prop_map(Deed::Task),
        2 => draw().prop_map(Deed::EditTask),
        2 => draw().prop_map(Deed::Customer),
        4 => draw().prop_map(Deed::Trash),
        3 => draw().prop_map(Deed::Restore),
        3 => proptest::collection::vec((0..5_usize, draw()), 1..5).prop_map(Deed::Import),
        1 => Just(Deed::TakeBackImport),
        1 => (0..ZONES.len()).prop_map(Deed::Zone),
        4 => Just(Deed::Undo),
    ]
}

fn known<R: Record>(store: &Store, id: Id) -> Option<R> {
    R::load(store.conn(), id).unwrap()
}

fn with_meta<T>(mut new: T, meta: &Meta, place: impl Fn(&mut T) -> &mut Meta) -> T {
    place(&mut new).clone_from(meta);
    new
}

/// The changes that a deed saves; none if there is nothing to do it to.
fn changes(store: &Store, customers: &[Id], deed: &Deed) -> Option<Vec<Change>> {
    Some(vec![match deed {
        Deed::Contact(draw) => {
            let base = Contact::new(draw.at(), Channel::Phone, Direction::In);
            Change::Contact { base: None, new: draw.contact(base, customers).into() }
        }
        Deed::EditContact(draw) => {
            let base: Contact = known(store, draw.row)?;
            let mut new = draw.contact(base.clone(), customers);
            if draw.amount > 15 {
                new = Contact { note: draw.amount.to_string(), ..base.clone() };
            }
            Change::Contact { base: Some(base.into()), new: new.into() }
        }
        Deed::Sale(draw) => {
            let base = Sale::new(0, draw.date());
            Change::Sale { base: None, new: draw.sale(base, customers).into() }
        }
        Deed::EditSale(draw) => {
            let base: Sale = known(store, draw.row)?;
            let new = draw.sale(base.clone(), customers);
            Change::Sale { base: Some(base.into()), new: new.into() }
        }
        Deed::Complaint(draw) => {
            let base = Complaint::new(draw.at(), Channel::Phone);
            let base = Complaint { description: "Lack blättert ab".to_owned(), ..base };
            let new = draw.complaint(base, customers).into();
            let mut all = vec![Change::Complaint { base: None, new }];
            all.push(Change::Step(draw.receipt().into()));
            if draw.a > 30 {
                all.push(Change::Remedy { base: None, new: draw.remedy(-1).into() });
            }
            return Some(all);
        }
        Deed::Step(draw) => Change::Step(
            ComplaintStep {
                told: Some(Channel::Phone),
                note: "gesagt".to_owned(),
                ..ComplaintStep::into_state(draw.row, pick(ComplaintState::ALL, draw.a), at(0))
            }
            .into(),
        ),
        Deed::EditComplaint(draw) => {
            let base: Complaint = known(store, draw.row)?;
            let new = draw.complaint(base.clone(), customers);
            Change::Complaint { base: Some(base.into()), new: new.into() }
        }
        Deed::Remedy(draw) => {
            let complaint: Complaint = known(store, draw.row)?;
            Change::Remedy { base: None, new: draw.remedy(complaint.meta.id).into() }
        }
        Deed::EditRemedy(draw) => {
            let base: Remedy = known(store, draw.row)?;
            let new = with_meta(draw.remedy(base.complaint_id), &base.meta, |r| &mut r.meta);
            Change::Remedy { base: Some(base.into()), new: new.into() }
        }
        Deed::Survey(draw) => Change::Survey { base: None, new: draw.survey(customers).into() },
        Deed::EditSurvey(draw) => {
            let base: Survey = known(store, draw.row)?;
            let new = with_meta(draw.survey(customers), &base.meta, |s| &mut s.meta);
            Change::Survey { base: Some(base.into()), new: new.into() }
        }
        Deed::Task(draw) => Change::Task { base: None, new: draw.task(customers).into() },
        Deed::EditTask(draw) => {
            let base: Task = known(store, draw.row)?;
            let drawn = with_meta(draw.task(customers), &base.meta, |t| &mut t.meta);
            // Ticked, put off, or both and everything else.
            let new = match draw.amount {
                ..0 => Task { done_at: drawn.done_at, ..base.clone() },
                0..10 => Task { due: drawn.due, ..base.clone() },
                _ => drawn,
            };
            Change::Task { base: Some(base.into()), new: new.into() }
        }
        Deed::Customer(draw) => {
            let base: Customer = known(store, pick(customers, draw.of))?;
            let mut new = base.clone();
            match draw.a % 3 {
                0 => new.inactivity_days = perhaps(&[30, 90], draw.b),
                1 => new.referred_by = draw.customer(customers),
                _ => new.number = format!("K-{}", draw.b),
            }
            Change::Customer { base: Some(base.into()), new: new.into() }
        }
        Deed::Trash(draw) => Change::Trash(pick(&TABLES, draw.a), draw.row),
        Deed::Restore(draw) => Change::Restore(pick(&TABLES, draw.a), draw.row),
        Deed::Import(_) | Deed::TakeBackImport | Deed::Zone(_) | Deed::Undo => return None,
    }])
}

/// Does it; what is not possible is left.
pub(super) fn carry_out(store: &mut Store, customers: &[Id], deed: &Deed, turn: i64) {
    match deed {
        Deed::Undo => drop(store.undo(at(60)).unwrap()),
        Deed::Zone(n) => drop(store.set_setting("time-zone", ZONES[*n], at(60)).unwrap()),
        Deed::Import(rows) => import(store, customers, rows, turn),
        Deed::TakeBackImport => {
            let batches = store.import_batches().unwrap();
            if let Some(batch) = batches.iter().find(|batch| !batch.undone) {
                store.undo_import(batch.id, at(60)).unwrap();
            }
        }
        deed => {
            if let Some(changes) = changes(store, customers, deed) {
                // Refused: restored without its customer, changed in the trash, a wrong step.
                let _ = store.save(&action("test", changes), at(60));
            }
        }
    }
}

fn import(store: &mut Store, customers: &[Id], rows: &[(usize, Draw)], turn: i64) {
    let numbers: Vec<String> =
        customers.iter().map(|id| store.customer(*id).unwrap().unwrap().number).collect();
    let nobody = String::new();
    let rows = (1..).zip(rows).map(|(line, (kind, draw))| {
        let customer = numbers[draw.of % numbers.len()].clone();
        let record = match kind {
            0 => {
                let base = Contact::new(draw.at(), Channel::Phone, Direction::In);
                let follow_up = Task {
                    due: Some(Due::Date(draw.date())),
                    origin: "import".to_owned(),
                    ..Task::new("Nachfassen", TaskKind::FollowUp)
                };
                ImportRecord::Contact(Box::new(ImportedContact {
                    customer,
                    may_be_unassigned: true,
                    contact: Contact { customer_id: None, ..draw.contact(base, customers) },
                    follow_up: perhaps(&[()], draw.a).map(|()| follow_up),
                }))
            }
            1 => ImportRecord::Sale(Box::new(ImportedSale {
                customer,
                name: None,
                sale: draw.sale(Sale::new(0, draw.date()), customers),
                has_quantity: false,
                has_discount: true,
            })),
            2 => ImportRecord::Survey(Box::new(ImportedSurvey {
                customer,
                complaint: nobody.clone(),
                survey: draw.survey(customers),
            })),
            3 => ImportRecord::Task(Box::new(ImportedTask {
                customer,
                complaint: nobody.clone(),
                task: draw.task(customers),
            })),
            _ => ImportRecord::Complaint(Box::new(ImportedComplaint {
                customer,
                complaint: Complaint::new(draw.at(), Channel::Phone),
                steps: vec![draw.receipt()],
                remedies: vec![draw.remedy(0)],
            })),
        };
        ParsedRow { line, key: turn * 10 + draw.row, record: Ok(record) }
    });
    let spec = ImportSpec {
        kind: ImportKind::Contacts,
        file: "test.csv".to_owned(),
        on_duplicate: OnDuplicate::Update,
        create_customers: false,
        dry_run: turn % 7 == 0,
        lang: Lang::De,
        own_fields: Vec::new(),
        list_rows: 0,
        total: 4,
        remember: None,
    };
    store.import(&spec, &mut rows.into_iter(), &mut |_| true, at(60)).unwrap();
}
