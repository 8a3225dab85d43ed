//! A store in memory and files on disk.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, Utc};
use kundig::domain::import::{ImportKind, ImportReport, ImportSpec, OnDuplicate};
use kundig::domain::model::{Consent, Contact, Customer, Person, Task};
use kundig::exchange::{Options, Plan, plan};
use kundig::i18n::Lang;
use kundig::store::Store;
use kundig::store::api::Who;
use kundig::store::export::ContactRecord;

pub fn who() -> Who {
    Who { login: "uwe".into(), host: "test".into(), pid: 1, started: 1, ..Who::default() }
}

pub fn now() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-11-21T10:00:00Z").unwrap().with_timezone(&Utc)
}

pub fn later(hours: i64) -> DateTime<Utc> {
    now() + Duration::hours(hours)
}

pub fn store() -> Store {
    Store::open_in_memory(&who()).unwrap()
}

pub fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name)
}

pub fn written(text: &str) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    file
}

/// How to import; the usual is a plain import of customers.
#[derive(Clone, Copy)]
pub struct How {
    pub kind: ImportKind,
    pub on_duplicate: OnDuplicate,
    pub dry_run: bool,
}

pub const CUSTOMERS: How =
    How { kind: ImportKind::Customers, on_duplicate: OnDuplicate::Skip, dry_run: false };
pub const PERSONS: How = How { kind: ImportKind::Persons, ..CUSTOMERS };
pub const CONTACTS: How = How { kind: ImportKind::Contacts, ..CUSTOMERS };
pub const COMPLAINTS: How = How { kind: ImportKind::Complaints, ..CUSTOMERS };
pub const TASKS: How = How { kind: ImportKind::Tasks, ..CUSTOMERS };
pub const SURVEYS: How = How { kind: ImportKind::Surveys, ..CUSTOMERS };
pub const SALES: How = How { kind: ImportKind::Sales, ..CUSTOMERS };
pub const UPDATE: How = How { on_duplicate: OnDuplicate::Update, ..CUSTOMERS };
pub const NEW: How = How { on_duplicate: OnDuplicate::New, ..CUSTOMERS };

pub fn options(store: &Store, kind: ImportKind) -> Options {
    Options {
        kind: Some(kind),
        overrides: Vec::new(),
        own_fields: store.own_fields().unwrap(),
        country: "DE".into(),
        currency: "EUR".into(),
        zone: chrono_tz::Europe::Berlin,
        today: now().date_naive(),
        vat_rate: 1900,
        lang: Lang::En,
    }
}

pub fn planned(store: &Store, path: &Path, kind: ImportKind) -> Plan {
    let remembered = |kind, header: &str| store.import_choices(kind, header).unwrap();
    plan(path, options(store, kind), &remembered).unwrap()
}

pub fn spec(plan: &Plan, how: How) -> ImportSpec {
    ImportSpec {
        kind: how.kind,
        file: "file.csv".into(),
        on_duplicate: how.on_duplicate,
        create_customers: false,
        dry_run: how.dry_run,
        lang: Lang::En,
        own_fields: plan.own_fields(),
        list_rows: 20,
        total: plan.rows,
        remember: Some((plan.header_key(), plan.choices())),
    }
}

pub fn import(store: &mut Store, path: &Path, how: How) -> ImportReport {
    import_at(store, path, how, now())
}

pub fn import_at(store: &mut Store, path: &Path, how: How, now: DateTime<Utc>) -> ImportReport {
    let plan = planned(store, path, how.kind);
    let spec = spec(&plan, how);
    let report = store.import(&spec, &mut plan.rows().unwrap(), &mut |_| true, now).unwrap();
    assert_eq!(report.read, report.created + report.updated + report.skipped + report.rejected);
    report
}

/// Imports text and gives the counts: created, updated, skipped, rejected.
pub fn import_text(store: &mut Store, text: &str, how: How) -> [u64; 4] {
    counts(&import(store, written(text).path(), how))
}

pub fn counts(report: &ImportReport) -> [u64; 4] {
    [report.created, report.updated, report.skipped, report.rejected]
}

pub fn reasons(report: &ImportReport) -> Vec<(u64, &str)> {
    report.rejects.iter().map(|r| (r.line, r.reason.as_str())).collect()
}

pub fn customers(store: &Store) -> Vec<(Customer, Vec<Consent>)> {
    let mut all = Vec::new();
    store
        .snapshot()
        .unwrap()
        .customers(&mut |c, consents, _| {
            all.push((c.clone(), consents.to_vec()));
            true
        })
        .unwrap();
    all
}

pub fn customer(store: &Store, number: &str) -> Customer {
    customers(store).into_iter().find(|(c, _)| c.number == number).unwrap().0
}

pub fn persons(store: &Store) -> Vec<(Person, String)> {
    let mut all = Vec::new();
    let read = &mut |p: &Person, number: &str| {
        all.push((p.clone(), number.to_owned()));
        true
    };
    store.snapshot().unwrap().persons(read).unwrap();
    all
}

pub fn contacts(store: &Store) -> Vec<(Contact, String, Option<Task>)> {
    let mut all = Vec::new();
    let read = &mut |r: &ContactRecord<'_>| {
        all.push((r.contact.clone(), r.customer_number.to_owned(), r.follow_up.cloned()));
        true
    };
    store.snapshot().unwrap().contacts(read).unwrap();
    all
}

/// Index, counters and keys are what a recount says.
pub fn sound(store: &mut Store) {
    let report = store.check(false, now()).unwrap();
    assert!(report.is_sound(), "{report:?}");
}
