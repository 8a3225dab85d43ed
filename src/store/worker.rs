//! The thread that owns the screen's connection: takes jobs, sends answers.
//!
//! # Locking
//! Reading jobs supersede each other by slot and owner: a newer one removes the
//! older from the queue, and interrupts it if it is running. Interrupting happens
//! under the queue's lock, in which the worker also says what it is running, so
//! that a save can never be hit.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use chrono::{DateTime, Utc};

use super::api::{Action, Change, SaveError, Saved, StoreError, Table};
use super::request::{Answer, Job, Record, Reply, Request, Shared, Slot};
use super::{Interrupter, Store};
use crate::domain::codes::Verdict;
use crate::domain::model::{Customer, Id, Task};
use crate::domain::views::{CustomerFilter, CustomerSort, Seek};

#[derive(Default)]
struct Queue {
    jobs: VecDeque<(Job, DateTime<Utc>)>,
    running: Option<(Slot, u64)>,
    ended: bool,
}

struct Office {
    queue: Mutex<Queue>,
    wake: Condvar,
}

impl Office {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// See the module. Dropping it finishes every accepted job first.
pub struct Worker {
    office: Arc<Office>,
    interrupter: Interrupter,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread; `send` is called on it for every answer.
    pub fn start(
        mut store: Store,
        send: impl Fn(Answer) + Send + 'static,
    ) -> std::io::Result<Self> {
        let office = Arc::new(Office { queue: Mutex::new(Queue::default()), wake: Condvar::new() });
        let interrupter = store.interrupter();
        let there = Arc::clone(&office);
        let thread = std::thread::Builder::new().name("store".to_owned()).spawn(move || {
            while let Some((job, now)) = next(&there) {
                let Job { slot, owner, ticket, request } = job;
                let reply = carry_out(&mut store, request, now);
                there.lock().running = None;
                send(Answer { slot, owner, ticket, reply });
            }
            store.close();
        })?;
        Ok(Self { office, interrupter, thread: Some(thread) })
    }

    /// Puts a job into the queue; of a slot that is newest-wins, older ones go.
    pub fn ask(&self, job: Job, now: DateTime<Utc>) {
        let mut queue = self.office.lock();
        if job.slot.newest_wins() {
            queue.jobs.retain(|(old, _)| (old.slot, old.owner) != (job.slot, job.owner));
            if queue.running == Some((job.slot, job.owner)) {
                self.interrupter.interrupt();
            }
        }
        queue.jobs.push_back((job, now));
        drop(queue);
        self.office.wake.notify_one();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.office.lock().ended = true;
        self.office.wake.notify_one();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// The next job; `None` when the worker shall end and everything is done.
fn next(office: &Office) -> Option<(Job, DateTime<Utc>)> {
    let mut queue = office.lock();
    loop {
        if let Some((job, now)) = queue.jobs.pop_front() {
            queue.running = Some((job.slot, job.owner));
            return Some((job, now));
        }
        if queue.ended {
            return None;
        }
        queue = office.wake.wait(queue).unwrap_or_else(PoisonError::into_inner);
    }
}

/// Answers one request. The inline executor of the tests uses it too.
pub fn carry_out(
    store: &mut Store,
    request: Request,
    now: DateTime<Utc>,
) -> Result<Reply, StoreError> {
    Ok(match request {
        Request::Search { text, limit } => {
            Reply::Search(store.search(&text, limit, &store.settings()?)?)
        }
        Request::SearchLoose { text, shown, limit } => {
            Reply::SearchLoose(store.search_loose(&text, &shown, limit, &store.settings()?)?)
        }
        Request::Customers { sort, filter, seek, limit } => {
            Reply::Customers(store.customers(sort, &filter, &seek, limit)?)
        }
        Request::Card { id, history } => Reply::Card(store.card(id, history)?.map(Box::new)),
        Request::History { filter, seek, limit } => {
            Reply::History(store.history(&filter, &seek, limit)?)
        }
        Request::Tasks { filter, seek, limit } => Reply::Tasks(store.tasks(&filter, &seek, limit)?),
        Request::Complaints { filter, seek, limit } => {
            Reply::Complaints(store.complaints(&filter, &seek, limit)?)
        }
        Request::Complaint(id) => Reply::Complaint(store.complaint_detail(id)?.map(Box::new)),
        Request::ComplaintFigures { from, until } => {
            Reply::ComplaintFigures(store.complaint_figures(from, until)?)
        }
        Request::Agenda { today, filter } => {
            Reply::Agenda(Box::new(store.agenda(today, now, &filter)?))
        }
        Request::DayLoads { from, until, filter } => {
            Reply::DayLoads(store.day_loads(from, until, &filter)?)
        }
        Request::Waiting { today } => Reply::Waiting(store.waiting(today, now)?),
        Request::Shared => Reply::Shared(Box::new(shared(store)?)),
        Request::Load(table, id) => Reply::Loaded(load(store, table, id)?),
        Request::Scores(id) => Reply::Loaded(Some(Record::Scores(id, store.scores_of(id)?))),
        Request::Stages(ids) => Reply::Loaded(Some(Record::Stages(customers(store, &ids)?))),
        Request::ComplaintByNumber(number) => {
            let found = store.complaint_by_number(&number)?;
            Reply::ComplaintFound(found.map(|complaint| complaint.meta.id))
        }
        Request::Save(action) => answer(store.save(&action, now))?,
        Request::AddTag { ids, tag } => answer(add_tag(store, &ids, &tag, now))?,
        Request::SetRhythm { ids, days } => answer(set_rhythm(store, &ids, days, now))?,
        Request::MeasureChecked { task, verdict } => {
            answer(measure_checked(store, *task, verdict, now))?
        }
        Request::Undo => Reply::Undone(store.undo(now)?),
        Request::Drafts => Reply::Drafts(store.drafts_waiting(now)?),
        Request::PutDraft(draft) => Reply::DraftPut(store.put_draft(&draft, now)?),
        Request::DropDraft(id) => {
            store.drop_draft(id)?;
            Reply::Done
        }
        Request::SetSettings(pairs) => {
            store.set_settings(&pairs, now)?;
            Reply::Done
        }
        Request::Imports => Reply::Imports(store.import_batches()?),
        Request::UndoImport(id) => Reply::ImportUndone(store.undo_import(id, now)?),
        Request::Changed => Reply::Changed(store.changed_elsewhere()?),
    })
}

/// What was saved, or why not; what the store could not do is an error.
fn answer(saved: Result<Saved, SaveError>) -> Result<Reply, StoreError> {
    match saved {
        Ok(saved) => Ok(Reply::Saved(Box::new(saved))),
        Err(SaveError::Store(error)) => Err(error),
        Err(refused) => Ok(Reply::NotSaved(Box::new(refused))),
    }
}

fn set_rhythm(
    store: &mut Store,
    ids: &[i64],
    days: Option<i64>,
    now: DateTime<Utc>,
) -> Result<Saved, SaveError> {
    let mut changes = Vec::new();
    for id in ids {
        if let Some(base) = store.customer(*id)? {
            let new = Customer { contact_rhythm_days: days, ..base.clone() };
            changes.push(Change::Customer { base: Some(Box::new(base)), new: Box::new(new) });
        }
    }
    let subject = days.map(|days| days.to_string()).unwrap_or_default();
    store.save(&Action { what: "rhythm", subject, changes, draft: None }, now)
}

fn measure_checked(
    store: &mut Store,
    task: Task,
    verdict: Verdict,
    now: DateTime<Utc>,
) -> Result<Saved, SaveError> {
    let subject = task.title.clone();
    let complaint = task.complaint_id.map(|id| store.complaint(id)).transpose()?.flatten();
    let mut ticked = Box::new(task.clone());
    ticked.done_at = Some(now);
    let mut changes = vec![Change::Task { base: Some(Box::new(task)), new: ticked }];
    if let Some(base) = complaint {
        let mut new = Box::new(base.clone());
        new.measure_worked = Some(verdict);
        changes.push(Change::Complaint { base: Some(Box::new(base)), new });
    }
    store.save(&Action { what: "measure-check", subject, changes, draft: None }, now)
}

fn add_tag(
    store: &mut Store,
    ids: &[i64],
    tag: &str,
    now: DateTime<Utc>,
) -> Result<Saved, SaveError> {
    let mut changes = Vec::new();
    for id in ids {
        if let Some(base) = store.customer(*id)? {
            let mut new = base.clone();
            if !new.tags.iter().any(|have| have == tag) {
                new.tags.push(tag.to_owned());
            }
            changes.push(Change::Customer { base: Some(Box::new(base)), new: Box::new(new) });
        }
    }
    store.save(&Action { what: "tag", subject: tag.to_owned(), changes, draft: None }, now)
}

fn load(store: &Store, table: Table, id: i64) -> Result<Option<Record>, StoreError> {
    Ok(match table {
        Table::Customer => store.customer(id)?.map(|r| Record::Customer(Box::new(r))),
        Table::Person => store.person(id)?.map(|r| Record::Person(Box::new(r))),
        Table::Contact => store.contact(id)?.map(|r| Record::Contact(Box::new(r))),
        Table::Task => store.task(id)?.map(|r| Record::Task(Box::new(r))),
        Table::Complaint => store.complaint(id)?.map(|r| Record::Complaint(Box::new(r))),
        Table::Remedy => store.remedy(id)?.map(|r| Record::Remedy(Box::new(r))),
        Table::Survey => store.survey(id)?.map(|r| Record::Survey(Box::new(r))),
        Table::Sale => store.sale(id)?.map(|r| Record::Sale(Box::new(r))),
        Table::Cost => store.customer_cost(id)?.map(|r| Record::Cost(Box::new(r))),
        Table::Segment => store.segment(id)?.map(|r| Record::Segment(Box::new(r))),
        Table::Consent | Table::Product | Table::Score => None,
    })
}

/// Those of these customers that are still there.
fn customers(store: &Store, ids: &[Id]) -> Result<Vec<Customer>, StoreError> {
    let mut found = Vec::new();
    for id in ids {
        found.extend(store.customer(*id)?.filter(|customer| customer.meta.deleted_at.is_none()));
    }
    Ok(found)
}

/// Whether the file holds no customer at all.
fn is_empty(store: &Store) -> Result<bool, StoreError> {
    let any = store.customers(CustomerSort::Name, &CustomerFilter::default(), &Seek::First, 1)?;
    Ok(any.rows.is_empty())
}

/// The entries of a list that are offered.
fn offered(store: &Store, list: &str) -> Result<Vec<String>, StoreError> {
    let items = store.list_items(list)?;
    Ok(items.into_iter().filter(|item| !item.archived).map(|item| item.name).collect())
}

fn shared(store: &Store) -> Result<Shared, StoreError> {
    Ok(Shared {
        settings: store.settings()?,
        fresh: !store.has_settings()? && is_empty(store)?,
        users: store.users()?.into_iter().map(|user| user.login).collect(),
        tags: store.tags()?,
        sources: offered(store, "source")?,
        categories: offered(store, "category")?,
        causes: offered(store, "cause")?,
        lost_reasons: offered(store, "lost_reason")?,
        discount_reasons: offered(store, "discount_reason")?,
        potential_categories: offered(store, "potential_category")?,
        products: store.product_names()?,
        own_fields: store.own_fields()?,
    })
}
