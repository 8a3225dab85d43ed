//! Imports: rows from a file become records, in one transaction, once.
//!
//! Each new record keeps the fingerprint of its row (`import_key`), a row that
//! met an existing record is kept in `import_row`; so the same file a second time
//! changes nothing, and what was edited or trashed since is left alone. The
//! number that such a row gave is kept with it: contacts of an invoicing program
//! that name the second number of a customer still find the customer.
//!
//! Locking: the write lock is held from the first row to the last. Performance:
//! new records go through [`super::bulk`], changes of existing ones through
//! [`super::writer`]; see `docs/performance.md`.

mod customer;
mod defer;
mod find;
mod merge;
mod other;
mod sale;
mod service;
mod undo;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rusqlite::{OptionalExtension, params};

use self::find::Finder;
use self::sale::SaleRun;
use self::service::TaskKey;
use super::Store;
use super::api::{SaveError, StoreError};
use super::bulk::{Bulk, log_action};
use super::fields;
use super::save::Save;
use super::users::LABEL;
use super::writer::{Label, Writer};
use crate::domain::codes::Code;
use crate::domain::import::{
    ImportKind, ImportRecord, ImportReport, ImportSpec, ParsedRow, Progress, Refusal, Reject,
    RowReport, RowWord,
};
use crate::domain::model::Id;
use crate::domain::views::ImportBatch;
use crate::i18n::I18n;
use crate::tr;

/// Rows between two reports of progress.
const STEP: u64 = 500;

/// What a row came to.
pub(in crate::store) enum Done {
    Created,
    Updated,
    /// Imported before.
    Known,
    /// Met an existing record, which stays as it is.
    Duplicate,
    Refused(Refusal),
}

impl Store {
    /// Import rows: all good ones, or, when `progress` says `false` or the
    /// process ends, none ([`StoreError::Interrupted`]). A dry run is the same,
    /// taken back at the end.
    pub fn import(
        &mut self,
        spec: &ImportSpec,
        rows: &mut dyn Iterator<Item = ParsedRow>,
        progress: &mut dyn FnMut(Progress) -> bool,
        now: DateTime<Utc>,
    ) -> Result<ImportReport, StoreError> {
        self.with_wide_cache(|store| store.import_rows(spec, rows, progress, now))
    }

    fn import_rows(
        &self,
        spec: &ImportSpec,
        rows: &mut dyn Iterator<Item = ParsedRow>,
        progress: &mut dyn FnMut(Progress) -> bool,
        now: DateTime<Utc>,
    ) -> Result<ImportReport, StoreError> {
        let tx = self.begin()?;
        let deferred = defer::take(self.conn(), spec)?;
        let mut run = Run::new(self, spec, now)?;
        run.all(rows, progress)?;
        let report = run.finish(now)?;
        if !spec.dry_run {
            defer::put_back(self.conn(), &deferred)?;
        }
        if spec.dry_run || report.import.is_none() {
            tx.rollback()?;
            return Ok(ImportReport { import: None, ..report });
        }
        tx.commit()?;
        Ok(report)
    }

    /// The imports that were done, newest first.
    pub fn import_batches(&self) -> Result<Vec<ImportBatch>, StoreError> {
        let sql = format!(
            "SELECT b.id, b.kind, b.file, b.at, (SELECT {LABEL} FROM user WHERE user.id = b.user_id),
               b.created, b.updated, b.skipped, b.rejected, b.undone_at IS NOT NULL
             FROM import_batch b ORDER BY b.id DESC LIMIT 200"
        );
        let mut statement = self.conn().prepare_cached(&sql)?;
        let rows = statement.query_map([], |r| {
            Ok(ImportBatch {
                id: r.get(0)?,
                kind: r.get(1)?,
                file: r.get(2)?,
                at: DateTime::from_timestamp_millis(r.get(3)?).unwrap_or_default(),
                user: r.get::<_, Option<String>>(4)?.unwrap_or_default(),
                created: r.get(5)?,
                updated: r.get(6)?,
                skipped: r.get(7)?,
                rejected: r.get(8)?,
                undone: r.get(9)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The column choices made when a file with this heading was imported last.
    pub fn import_choices(
        &self,
        kind: ImportKind,
        header: &str,
    ) -> Result<Option<Vec<(String, String)>>, StoreError> {
        let text: Option<String> = self
            .conn()
            .prepare_cached("SELECT mapping FROM import_mapping WHERE kind = ?1 AND header = ?2")?
            .query_row([kind.name(), header], |r| r.get(0))
            .optional()?;
        Ok(text.and_then(|t| serde_json::from_str(&t).ok()))
    }
}

/// An import at work.
struct Run<'a> {
    store: &'a Store,
    spec: &'a ImportSpec,
    i18n: I18n,
    now: DateTime<Utc>,
    zone: Tz,
    import: Id,
    bulk: Bulk<'a>,
    save: Save<'a>,
    find: Finder<'a>,
    /// Asked for by tasks without a customer.
    tasks_of_nobody: Option<HashMap<TaskKey, Id>>,
    /// Tasks that a row has been found to be; no other row is the same.
    matched: HashSet<Id>,
    progress: Progress,
    known: u64,
    unassigned: u64,
    sales: SaleRun,
    /// Something is to be kept, if only that a row met a record.
    wrote: bool,
    rejects: Vec<Reject>,
    rows: Vec<RowReport>,
}

impl<'a> Run<'a> {
    fn new(store: &'a Store, spec: &'a ImportSpec, now: DateTime<Utc>) -> Result<Self, StoreError> {
        let conn = store.conn();
        conn.prepare_cached(
            "INSERT INTO import_batch (kind, file, at, user_id) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            spec.kind.name(),
            spec.file,
            now.timestamp_millis(),
            store.my_user_id(now)?
        ])?;
        let import = conn.last_insert_rowid();
        let settings = store.settings()?;
        let label = Label { what: "import", subject: &spec.file, undoes: None };
        let mut writer = Writer::new(store, label, now)?;
        let mut bulk = Bulk::new(store, Some(import), now)?;
        for field in &spec.own_fields {
            let id = fields::ensure(&mut writer, field)?;
            bulk.use_own_field(&field.key, id);
        }
        Ok(Self {
            store,
            spec,
            i18n: I18n::new(spec.lang),
            now,
            zone: settings.time_zone,
            import,
            bulk,
            find: Finder::new(conn, spec.kind, &settings.country)?,
            tasks_of_nobody: None,
            matched: HashSet::new(),
            save: Save::new(writer),
            progress: Progress { total: spec.total, ..Progress::default() },
            known: 0,
            unassigned: 0,
            sales: SaleRun::default(),
            wrote: false,
            rejects: Vec::new(),
            rows: Vec::new(),
        })
    }

    fn all(
        &mut self,
        rows: &mut dyn Iterator<Item = ParsedRow>,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<(), StoreError> {
        for row in rows {
            self.one(row)?;
            if self.progress.read.is_multiple_of(STEP) && !progress(self.progress) {
                return Err(StoreError::Interrupted);
            }
        }
        if progress(self.progress) { Ok(()) } else { Err(StoreError::Interrupted) }
    }

    fn one(&mut self, row: ParsedRow) -> Result<(), StoreError> {
        let list = self.rows.len() < self.spec.list_rows;
        let name =
            if list { row.record.as_ref().map(name_of).unwrap_or_default() } else { String::new() };
        let done = match row.record {
            Ok(record) => self.record(record, row.key)?,
            Err(reason) => {
                self.reject(row.line, reason, list, false);
                return Ok(());
            }
        };
        self.progress.read += 1;
        let (count, word) = match done {
            Done::Created => (&mut self.progress.created, RowWord::Created),
            Done::Updated => (&mut self.progress.updated, RowWord::Updated),
            Done::Known => {
                self.known += 1;
                (&mut self.progress.skipped, RowWord::Known)
            }
            Done::Duplicate => (&mut self.progress.skipped, RowWord::Duplicate),
            Done::Refused(refusal) => {
                self.progress.read -= 1;
                let reason = self.sentence(&refusal);
                let collected = self.collect(refusal);
                self.reject(row.line, reason, list, collected);
                return Ok(());
            }
        };
        *count += 1;
        if list {
            self.rows.push(RowReport { line: row.line, outcome: word, what: name });
        }
        Ok(())
    }

    fn reject(&mut self, line: u64, reason: String, list: bool, collected: bool) {
        self.progress.read += 1;
        self.progress.rejected += 1;
        if list {
            self.rows.push(RowReport { line, outcome: RowWord::Rejected, what: reason.clone() });
        }
        self.rejects.push(Reject { line, reason, collected });
    }

    fn record(&mut self, record: ImportRecord, key: i64) -> Result<Done, StoreError> {
        if self.find.was_imported(key)? {
            return Ok(Done::Known);
        }
        match record {
            ImportRecord::Customer(customer) => self.customer(*customer, key),
            ImportRecord::Person { customer, person } => self.person(&customer, *person, key),
            ImportRecord::Contact(contact) => self.contact(*contact, key),
            ImportRecord::Complaint(complaint) => self.complaint(*complaint, key),
            ImportRecord::Task(task) => self.task(*task, key),
            ImportRecord::Sale(sale) => self.sale(*sale, key),
            ImportRecord::Survey(survey) => self.survey(*survey, key),
        }
    }

    fn sentence(&self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::NumberConflict { number, name } => {
                tr!(
                    self.i18n,
                    "reject-number-conflict",
                    number = number.as_str(),
                    name = name.as_str()
                )
            }
            Refusal::UnknownCustomer(customer) => {
                tr!(self.i18n, "reject-unknown-customer", customer = customer.as_str())
            }
            Refusal::AmbiguousCustomer(customer) => {
                tr!(self.i18n, "reject-ambiguous-customer", customer = customer.as_str())
            }
            Refusal::ComplaintConflict { number, name } => {
                tr!(
                    self.i18n,
                    "reject-complaint-conflict",
                    number = number.as_str(),
                    name = name.as_str()
                )
            }
            Refusal::SaleConflict { document, line } if line.is_empty() => {
                tr!(self.i18n, "reject-sale-conflict", document = document.as_str())
            }
            Refusal::SaleConflict { document, line } => tr!(
                self.i18n,
                "reject-sale-conflict-line",
                document = document.as_str(),
                line = line.as_str()
            ),
            Refusal::UnknownComplaint(complaint) => {
                tr!(self.i18n, "reject-unknown-complaint", complaint = complaint.as_str())
            }
        }
    }

    /// Remembers that a row met an existing record, with the number it gave.
    fn met(&mut self, key: i64, id: Id, number: &str) -> Result<(), StoreError> {
        self.wrote = true;
        self.find.met(self.import, key, id, number)?;
        Ok(())
    }

    fn finish(self, now: DateTime<Utc>) -> Result<ImportReport, StoreError> {
        let conn = self.store.conn();
        self.bulk.finish()?;
        let action = self.save.writer.action();
        self.save.writer.finish()?;
        let p = self.progress;
        let wrote = self.wrote || p.created + p.updated > 0;
        if wrote {
            match action {
                Some(action) => {
                    conn.execute(
                        "UPDATE change_action SET import_id = ?2 WHERE id = ?1",
                        [action, self.import],
                    )?;
                }
                None => {
                    log_action(self.store, "import", &self.spec.file, Some(self.import), now)?;
                }
            }
            let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
            conn.execute(
                "UPDATE import_batch SET created = ?2, updated = ?3, skipped = ?4, rejected = ?5 WHERE id = ?1",
                params![self.import, count(p.created), count(p.updated), count(p.skipped), count(p.rejected)],
            )?;
            if let Some((header, choices)) =
                self.spec.remember.as_ref().filter(|(_, c)| !c.is_empty())
            {
                let mapping =
                    serde_json::to_string(choices).map_err(|e| StoreError::Sql(e.to_string()))?;
                conn.execute(
                    "INSERT OR REPLACE INTO import_mapping (kind, header, mapping, at) VALUES (?1, ?2, ?3, ?4)",
                    params![self.spec.kind.name(), header, mapping, now.timestamp_millis()],
                )?;
            }
        }
        Ok(ImportReport {
            read: p.read,
            created: p.created,
            updated: p.updated,
            skipped: p.skipped,
            rejected: p.rejected,
            rejects: self.rejects,
            import: wrote.then_some(self.import),
            rows: self.rows,
            known: self.known,
            unassigned: self.unassigned,
            unknown: self.sales.unknown,
            customers_made: self.sales.made,
        })
    }
}

/// Whom or what a record is about, for the list of rows.
fn name_of(record: &ImportRecord) -> String {
    match record {
        ImportRecord::Customer(c) => c.customer.display_name(),
        ImportRecord::Person { person, .. } => person.display_name(),
        ImportRecord::Contact(c) => {
            let subject = if c.contact.subject.is_empty() {
                c.contact.note.lines().next().unwrap_or_default()
            } else {
                &c.contact.subject
            };
            format!("{} {subject}", c.customer).trim().to_owned()
        }
        ImportRecord::Complaint(c) => {
            format!("{} {}", c.complaint.number, c.complaint.headline()).trim().to_owned()
        }
        ImportRecord::Task(t) => t.task.title.clone(),
        ImportRecord::Sale(s) => {
            format!("{} {} {}", s.customer, s.sale.document, s.sale.product).trim().to_owned()
        }
        ImportRecord::Survey(s) => {
            let score = s.survey.score.map(|score| score.to_string()).unwrap_or_default();
            format!("{} {} {score}", s.customer, s.survey.kind.name().to_uppercase())
                .trim()
                .to_owned()
        }
    }
}

/// A save of existing records inside an import can fail as any save; conflicts
/// cannot occur, since what was loaded is written in the same transaction.
fn store_error(error: SaveError) -> StoreError {
    match error {
        SaveError::Store(error) => error,
        other => StoreError::Sql(other.to_string()),
    }
}
