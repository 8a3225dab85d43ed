//! The thread that owns the screen's connection: takes jobs, sends answers.
//!
//! # Locking
//! Reading jobs supersede each other by slot and owner: a newer one removes the
//! older from the queue, and interrupts it if it is running. Interrupting happens
//! under the queue's lock, in which the worker also says what it is running, so
//! that a save can never be hit. Jobs of a patient slot are interrupted by any that is
//! less so, and begun again when none of those waits.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use chrono::{DateTime, Utc};

use super::api::{Action, Change, SaveError, Saved, StoreError, Table};
use super::request::{Answer, Job, Record, Reply, Request, Shared, Slot};
use super::{Interrupter, Store};
use crate::domain::codes::Verdict;
use crate::domain::model::{Customer, Id, Task};
use crate::domain::views::{BulkChange, BulkRun, CustomerFilter, CustomerSort, Members, Seek};

#[derive(Default)]
struct Queue {
    jobs: VecDeque<(Job, DateTime<Utc>)>,
    running: Option<(Slot, u64)>,
    ended: bool,
}

impl Queue {
    /// Takes a job in; of a slot that is newest-wins, older ones go. Whether what is
    /// running now has become pointless, or has to wait.
    fn put(&mut self, job: Job, now: DateTime<Utc>) -> bool {
        let who = (job.slot, job.owner);
        let newest_wins = job.slot.newest_wins();
        if newest_wins {
            self.jobs.retain(|(old, _)| (old.slot, old.owner) != who);
        }
        let patience = job.slot.patience();
        self.jobs.push_back((job, now));
        self.running.is_some_and(|running| {
            (newest_wins && running == who) || running.0.patience() > patience
        })
    }

    /// The next job: in their order, the most patient ones last.
    fn take(&mut self) -> Option<(Job, DateTime<Utc>)> {
        let waiting = self.jobs.iter().map(|(job, _)| job.slot.patience()).enumerate();
        let (at, _) = waiting.min_by_key(|(at, patience)| (*patience, *at))?;
        let next = self.jobs.remove(at)?;
        self.running = Some((next.0.slot, next.0.owner));
        Some(next)
    }

    /// A job that had to make way waits again, unless a newer one has taken its place.
    fn give_back(&mut self, job: Job, now: DateTime<Utc>) {
        let who = (job.slot, job.owner);
        let newer = self.jobs.iter().any(|(newer, _)| (newer.slot, newer.owner) == who);
        if !newer && !self.ended {
            self.jobs.push_back((job, now));
        }
    }

    /// Nobody is there any more to see what yields; all else is still done. Whether what
    /// is running now has become pointless.
    fn end(&mut self) -> bool {
        self.ended = true;
        self.jobs.retain(|(job, _)| !job.slot.yields());
        self.running.is_some_and(|(slot, _)| slot.yields())
    }
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

/// See the module. Dropping it finishes every accepted job first, but for those that yield.
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
                let again = slot.yields().then(|| request.clone());
                let (reply, rest) = portion(&mut store, request, now);
                let mut queue = there.lock();
                queue.running = None;
                if let (Err(StoreError::Interrupted), Some(request)) = (&reply, again) {
                    queue.give_back(Job { slot, owner, ticket, request }, now);
                    continue;
                }
                // The rest of a change of many waits behind what was asked meanwhile.
                if let Some(request) = rest {
                    queue.jobs.push_back((Job { slot, owner, ticket, request }, now));
                }
                drop(queue);
                send(Answer { slot, owner, ticket, reply });
            }
            store.close();
        })?;
        Ok(Self { office, interrupter, thread: Some(thread) })
    }

    /// Puts a job into the queue; of a slot that is newest-wins, older ones go.
    pub fn ask(&self, job: Job, now: DateTime<Utc>) {
        let mut queue = self.office.lock();
        if queue.put(job, now) {
            self.interrupter.interrupt();
        }
        drop(queue);
        self.office.wake.notify_one();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        if self.office.lock().end() {
            self.interrupter.interrupt();
        }
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
        if let Some(next) = queue.take() {
            return Some(next);
        }
        if queue.ended {
            return None;
        }
        queue = office.wake.wait(queue).unwrap_or_else(PoisonError::into_inner);
    }
}

/// Answers one request; of a change of many one portion is done, and what is left of it
/// comes back.
fn portion(
    store: &mut Store,
    request: Request,
    now: DateTime<Utc>,
) -> (Result<Reply, StoreError>, Option<Request>) {
    let begun = match request {
        Request::Bulk { members, change } => begin(store, &members, &change, now).map(Box::new),
        Request::BulkGoOn(run) => Ok(run),
        request => return (carry_out(store, request, now), None),
    };
    let mut run = match begun {
        Ok(run) => run,
        Err(error) => return (Err(error), None),
    };
    match store.bulk_go_on(&mut run, now) {
        Ok(()) => {
            let progress = run.progress();
            let rest = (!progress.is_over()).then_some(Request::BulkGoOn(run));
            (Ok(Reply::Bulk(progress)), rest)
        }
        Err(SaveError::Store(error)) => (Err(error), None),
        Err(refused) => (Ok(Reply::NotSaved(Box::new(refused))), None),
    }
}

fn begin(
    store: &Store,
    members: &Members,
    change: &BulkChange,
    now: DateTime<Utc>,
) -> Result<BulkRun, StoreError> {
    store.bulk_begin(members, change, store.today(now)?)
}

/// Answers one request. The inline executor of the tests uses it too.
pub fn carry_out(
    store: &mut Store,
    request: Request,
    now: DateTime<Utc>,
) -> Result<Reply, StoreError> {
    match answered(store, request, now) {
        Err(StoreError::Query(error)) => Ok(Reply::BadQuery(error)),
        answer => answer,
    }
}

fn answered(store: &mut Store, request: Request, now: DateTime<Utc>) -> Result<Reply, StoreError> {
    Ok(match request {
        Request::Search { text, limit } => {
            Reply::Search(store.ask(&text, limit, &store.settings()?, store.today(now)?)?)
        }
        Request::SearchLoose { text, shown, limit } => {
            Reply::SearchLoose(store.search_loose(&text, &shown, limit, &store.settings()?)?)
        }
        Request::Customers { sort, filter, seek, limit } => {
            Reply::Customers(store.customers(sort, &filter, &seek, limit)?)
        }
        Request::Members { query, sort, seek, limit } => {
            Reply::Members(store.members(&query, sort, &seek, limit, store.today(now)?)?)
        }
        Request::CountMembers(query) => {
            Reply::Counted(store.count_members(&query, store.today(now)?)?)
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
        Request::Segments => Reply::Segments(store.segments()?),
        Request::SegmentFigures(query) => {
            Reply::SegmentFigures(Box::new(store.segment_figures(&query, store.today(now)?)?))
        }
        Request::Concentration(query) => {
            Reply::Concentration(Box::new(store.concentration(&query, store.today(now)?)?))
        }
        Request::RfmGrid(query) => {
            Reply::RfmGrid(Box::new(store.rfm_grid(&query, store.today(now)?)?))
        }
        Request::Portfolio { query, x, y } => {
            Reply::Portfolio(Box::new(store.portfolio(&query, [x, y], store.today(now)?)?))
        }
        Request::BulkPreview { members, change } => {
            let preview = store.bulk_preview(&members, &change, store.today(now)?)?;
            Reply::BulkPreview(Box::new(preview))
        }
        request @ (Request::Bulk { .. } | Request::BulkGoOn(_)) => {
            let (mut reply, mut rest) = portion(store, request, now);
            while let Some(request) = rest {
                (reply, rest) = portion(store, request, now);
            }
            return reply;
        }
        Request::MailList(members) => {
            Reply::MailList(Box::new(store.mail_list(&members, store.today(now)?)?))
        }
        Request::Kpis { asks, basis } => {
            Reply::Kpis(Box::new(store.kpis_at_once(&asks, &basis, now)?))
        }
        Request::KpiBehind { kpi, ask, basis, offset, limit } => {
            let page = store.kpi_behind(kpi, &ask, &basis, offset, limit, now)?;
            Reply::KpiBehind(Box::new(page))
        }
        Request::CountKpis { asks, basis, part } => {
            Reply::KpisCounted(Box::new(store.count_kpis(&asks, &basis, part, now)?))
        }
        Request::KpiMonth(month) => Reply::KpiMonth(Box::new(store.kpi_month(month, now)?)),
        Request::KeepMonth(month) => Reply::KpiMonth(Box::new(store.keep_kpi_month(month, now)?)),
        Request::Valued { today } => Reply::Valued(store.valued(today)?),
        Request::Waiting { today } => Reply::Waiting(store.waiting(today, now)?),
        Request::Shared => Reply::Shared(Box::new(shared(store)?)),
        Request::Load(table, id) => Reply::Loaded(load(store, table, id)?),
        Request::Scores(id) => Reply::Loaded(Some(Record::Scores(id, store.scores_of(id)?))),
        Request::Stages(ids) => Reply::Loaded(Some(stages(store, &ids, now)?)),
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

/// Those of these customers that are still there, to set their stage.
fn stages(store: &Store, ids: &[Id], now: DateTime<Utc>) -> Result<Record, StoreError> {
    let mut found = Vec::new();
    for id in ids {
        found.extend(store.customer(*id)?.filter(|customer| customer.meta.deleted_at.is_none()));
    }
    let today = now.with_timezone(&store.settings()?.time_zone).date_naive();
    let by_rule = match found.as_slice() {
        [one] => store.stage_by_rule(one, today)?,
        _ => None,
    };
    Ok(Record::Stages(found, by_rule))
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

#[cfg(test)]
#[path = "worker_tests.rs"]
mod tests;
