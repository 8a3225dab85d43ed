//! `demo`: an invented business, opened at once or written to a file.

use std::io::{IsTerminal as _, Write as _};
use std::path::Path;

use super::args;
use super::context::Context;
use super::failure::{Ended, FILE, Failure, USAGE};
use super::{output, screen};
use crate::domain::demo::{self, Demo, Entry, Spec};
use crate::domain::model::{Id, Meta, Product};
use crate::i18n::I18n;
use crate::store::Store;
use crate::store::api::{Open, StoreError};
use crate::store::bulk::Bulk;
use crate::tr;

const CUSTOMERS_MAX: u64 = 10_000_000;
const CONTACTS_MAX: u64 = 1000;

pub fn run(args: &args::Demo, context: &Context) -> Ended {
    let i18n = &context.i18n;
    if args.customers > CUSTOMERS_MAX || args.contacts > CONTACTS_MAX {
        let (max, contacts) = (i18n.number(10_000_000), i18n.number(1000));
        return Err(Failure::new(
            USAGE,
            tr!(i18n, "demo-too-many", max = max, contacts = contacts),
        ));
    }
    match &args.out {
        Some(file) => to_file(args, file, context),
        None => on_screen(args, context),
    }
}

/// Into a new file; it appears when it is complete.
fn to_file(args: &args::Demo, file: &Path, context: &Context) -> Ended {
    let i18n = &context.i18n;
    let name = file.display().to_string();
    if file.symlink_metadata().is_ok() {
        return Err(Failure::new(USAGE, tr!(i18n, "demo-exists", file = name)));
    }
    let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let making = temporary_folder(Some(folder), i18n)?;
    let unfinished = making.path().join("kundig.db");
    let contacts = write(args, &unfinished, context)?;
    std::fs::rename(&unfinished, file).map_err(|e| Failure::output(&e, i18n))?;
    let said =
        tr!(i18n, "demo-written", customers = args.customers, contacts = contacts, file = name);
    output::print(&(said + "\n"), i18n)
}

/// Into a temporary file that goes when the screen is left.
fn on_screen(args: &args::Demo, context: &Context) -> Ended {
    let i18n = &context.i18n;
    if !output::is_terminal() {
        return Err(Failure::new(USAGE, tr!(i18n, "cli-no-terminal")));
    }
    let folder = temporary_folder(None, i18n)?;
    let file = folder.path().join("demo.db");
    write(args, &file, context)?;
    output::complain(&tr!(i18n, "demo-opens", file = file.display().to_string()));
    screen::run(context, &file)
}

fn temporary_folder(parent: Option<&Path>, i18n: &I18n) -> Result<tempfile::TempDir, Failure> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kundig-demo-");
    let made = match parent {
        Some(parent) => builder.tempdir_in(parent),
        None => builder.prefix("kundig-demo-").tempdir(),
    };
    made.map_err(|e| Failure::new(FILE, tr!(i18n, "demo-no-temp", why = e.to_string())))
}

/// The number of contacts written.
fn write(args: &args::Demo, file: &Path, context: &Context) -> Result<u64, Failure> {
    let i18n = &context.i18n;
    let failed = |error: StoreError| Failure::store(&error, i18n);
    let now = context.now();
    let mut store = Store::open(file, Open::Create, &context.who, now)
        .map_err(|error| Failure::open(&error, i18n))?;
    let settings = [
        ("business.name", demo::BUSINESS),
        ("country", "DE"),
        ("currency", "EUR"),
        ("time-zone", demo::ZONE.name()),
        ("hours.sat", "10:00-14:00"),
        ("closing-days", "12-24,12-31"),
    ];
    store.set_settings(&settings, now).map_err(failed)?;
    for field in Demo::own_fields() {
        store.save_own_field(&field, now).map_err(failed)?;
    }
    let demo = Demo::new(Spec {
        customers: args.customers,
        contacts: args.contacts,
        seed: args.seed,
        now,
        me: context.who.login.clone(),
    });
    let mut progress = Progress::new(args.customers, i18n);
    let contacts = store
        .bulk("demo", demo::BUSINESS, now, |bulk| fill(demo, bulk, &mut progress))
        .map_err(failed)?;
    progress.end();
    store.close();
    Ok(contacts)
}

fn fill(demo: Demo, bulk: &mut Bulk<'_>, progress: &mut Progress<'_>) -> Result<u64, StoreError> {
    let mut contacts = 0;
    for (number, name) in demo.products() {
        bulk.product(&Product { meta: Meta::default(), number, name, kind: String::new() })?;
    }
    for contact in demo.unassigned() {
        bulk.contact(&contact, None)?;
        contacts += 1;
    }
    let mut ids: Vec<Id> = Vec::new();
    for (done, entry) in (1..).zip(demo) {
        contacts += entry.contacts.len() as u64;
        let id = put(entry, &ids, bulk)?;
        ids.push(id);
        progress.at(done);
    }
    Ok(contacts)
}

fn put(entry: Entry, ids: &[Id], bulk: &mut Bulk<'_>) -> Result<Id, StoreError> {
    let mut customer = entry.customer;
    let referrer = entry.referred_by.and_then(|k| usize::try_from(k).ok());
    customer.referred_by = referrer.and_then(|k| ids.get(k).copied());
    let (id, persons) = bulk.customer(&customer, &entry.persons, None)?;
    for made in entry.contacts {
        let mut contact = made.contact;
        contact.customer_id = Some(id);
        contact.person_id = made.person.and_then(|k| persons.get(k).copied());
        let contact_id = bulk.contact(&contact, None)?;
        if let Some(mut task) = made.follow_up {
            task.customer_id = Some(id);
            task.contact_id = Some(contact_id);
            bulk.task(&task, None)?;
        }
    }
    for mut task in entry.tasks {
        task.customer_id = Some(id);
        bulk.task(&task, None)?;
    }
    for mut consent in entry.consents {
        consent.customer_id = id;
        bulk.consent(&consent)?;
    }
    Ok(id)
}

/// A line on standard error that says how far it is, if somebody may be looking.
struct Progress<'a> {
    total: u64,
    step: u64,
    shown: bool,
    i18n: &'a I18n,
}

impl<'a> Progress<'a> {
    fn new(total: u64, i18n: &'a I18n) -> Self {
        let shown = total >= 5000 && std::io::stderr().is_terminal();
        Self { total, step: (total / 100).max(1), shown, i18n }
    }

    fn at(&mut self, done: u64) {
        if self.shown && done.is_multiple_of(self.step) {
            let number = |n: u64| self.i18n.number(i64::try_from(n).unwrap_or(i64::MAX));
            let said =
                tr!(self.i18n, "demo-progress", done = number(done), total = number(self.total));
            let _ = write!(std::io::stderr(), "\r{said}");
        }
    }

    fn end(&self) {
        if self.shown {
            let _ = writeln!(std::io::stderr());
        }
    }
}
