//! `demo`: an invented business, opened at once or written to a file.

mod fill;
mod folder;

use std::io::{IsTerminal as _, Write as _};
use std::path::Path;

use self::folder::Folder;
use super::args;
use super::context::Context;
use super::failure::{Ended, FILE, Failure, USAGE};
use super::{output, screen};
use crate::domain::demo::Spec;
use crate::i18n::I18n;
use crate::store::Store;
use crate::store::api::{Open, StoreError};
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
    let making = folder_in(folder, i18n)?;
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
    let folder = folder_in(&std::env::temp_dir(), i18n)?;
    let file = folder.path().join("demo.db");
    write(args, &file, context)?;
    output::complain(&tr!(i18n, "demo-opens", file = file.display().to_string()));
    screen::run(context, &file)
}

fn folder_in(parent: &Path, i18n: &I18n) -> Result<Folder, Failure> {
    Folder::new(parent)
        .map_err(|e| Failure::new(FILE, tr!(i18n, "demo-no-temp", why = e.to_string())))
}

/// The number of contacts written.
fn write(args: &args::Demo, file: &Path, context: &Context) -> Result<u64, Failure> {
    let i18n = &context.i18n;
    let failed = |error: StoreError| Failure::store(&error, i18n);
    let now = context.now();
    let mut store = Store::open(file, Open::Create, &context.who, now)
        .map_err(|error| Failure::open(&error, i18n))?;
    let spec = Spec {
        customers: args.customers,
        contacts: args.contacts,
        seed: args.seed,
        now,
        me: context.who.login.clone(),
    };
    let mut progress = Progress::new(args.customers, i18n);
    let contacts = fill::found(&mut store, spec, |done| progress.at(done)).map_err(failed)?;
    progress.end();
    store.close();
    Ok(contacts)
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
