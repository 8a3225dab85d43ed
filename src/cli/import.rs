//! `import KIND FILE`: a table becomes customers, contact persons or contacts.
//!
//! What was recognised is shown before the counts, so that a wrong guess is seen
//! and put right with `--map`. With `--json` standard output holds nothing but
//! the counts and reasons.

mod shown;

use std::io::{IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use super::context::Context;
use super::failure::{DATA, DONE, Ended, Failure, NOTHING, USAGE};
use super::output;
use crate::domain::import::{ImportKind, ImportReport, ImportSpec, OnDuplicate, Progress};
use crate::exchange::{self, FileProblem, Options, Plan, Prefetch, What};
use crate::export::atomic;
use crate::store::Store;
use crate::tr;

/// What was typed.
#[derive(Debug, Clone, clap::Args)]
pub struct ImportArgs {
    #[arg(value_name = "KIND")]
    pub kind: String,
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Count and show everything, keep nothing.
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    #[arg(long, value_name = "skip|update|new", default_value = "skip")]
    pub on_duplicate: String,
    /// With sales: make the customers that nobody knows.
    #[arg(long)]
    pub create_customers: bool,
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
    #[arg(long)]
    pub json: bool,
}

pub fn run(args: &ImportArgs, context: &Context) -> Ended {
    let i18n = &context.i18n;
    let kind = kind_of(&args.kind, context)?;
    let on_duplicate = match args.on_duplicate.as_str() {
        "skip" => OnDuplicate::Skip,
        "update" => OnDuplicate::Update,
        "new" => OnDuplicate::New,
        other => {
            return Err(Failure::new(USAGE, tr!(i18n, "import-bad-policy", value = other)));
        }
    };
    // A file that cannot be read must not leave an empty database behind.
    let mut store = if context.db.exists() {
        context.open()?
    } else {
        Store::open_in_memory(&context.who).map_err(|e| Failure::open(&e, i18n))?
    };
    let plan = plan(args, kind, &store, context)?;
    if let Err(asked) = plan.require_meaning() {
        if !args.json {
            output::print(&shown::recognised(&plan, i18n), i18n)?;
        }
        return Err(problem(&asked, context));
    }
    if !context.db.exists() && !args.dry_run {
        store = context.open_or_create()?;
    }
    if !args.json {
        output::print(&shown::recognised(&plan, i18n), i18n)?;
    }
    let spec = ImportSpec {
        kind,
        file: file_name(&args.file),
        on_duplicate,
        create_customers: args.create_customers,
        dry_run: args.dry_run,
        lang: i18n.lang(),
        own_fields: plan.own_fields(),
        list_rows: 0,
        total: plan.rows,
        remember: Some((plan.header_key(), plan.choices())),
    };
    let rows = plan.rows().map_err(|p| problem(&p, context))?;
    let report = apply(&mut store, &spec, rows, args.json, context)?;
    store.close();
    if let Some(path) = args.rejects.as_deref().filter(|_| report.rejected > 0) {
        let marker = tr!(i18n, "import-reject-column");
        let fill = |out: &mut dyn Write| {
            exchange::write_rejects(&plan, &report.rejects, i18n, out)?;
            Ok(())
        };
        // The store is closed.
        atomic::write(path, None, &|old| old.contains(&marker), fill)
            .map_err(|e| Failure::unwritten(&e, Some(path), i18n))?;
    }
    let text = if args.json {
        serde_json::to_string_pretty(&report).map(|text| text + "\n").unwrap_or_default()
    } else {
        shown::report(&report, plan.kind, args, i18n)
    };
    output::print(&text, i18n)?;
    Ok(status(&report))
}

fn status(report: &ImportReport) -> u8 {
    match report {
        ImportReport { rejected: 1.., .. } => DATA,
        ImportReport { created: 0, updated: 0, .. } => NOTHING,
        _ => DONE,
    }
}

fn kind_of(name: &str, context: &Context) -> Result<ImportKind, Failure> {
    ImportKind::from_name(name).ok_or_else(|| {
        let kinds: Vec<&str> = ImportKind::ALL.iter().map(|k| k.name()).collect();
        Failure::new(
            USAGE,
            tr!(&context.i18n, "import-bad-kind", value = name, kinds = kinds.join(", ")),
        )
    })
}

fn plan(
    args: &ImportArgs,
    kind: ImportKind,
    store: &Store,
    context: &Context,
) -> Result<Plan, Failure> {
    let i18n = &context.i18n;
    let store_failure = |e| Failure::store(&e, i18n);
    let settings = store.settings().map_err(store_failure)?;
    let mut overrides = Vec::with_capacity(args.map.len());
    for text in &args.map {
        // The field comes last: a column's name may hold a `=`.
        let Some((column, field)) = text.rsplit_once('=') else {
            return Err(Failure::new(USAGE, tr!(i18n, "import-bad-map", value = text.as_str())));
        };
        overrides.push((column.to_owned(), field.to_owned()));
    }
    let options = Options {
        kind: Some(kind),
        overrides,
        own_fields: store.own_fields().map_err(store_failure)?,
        country: settings.country,
        currency: settings.currency,
        zone: settings.time_zone,
        today: context.now().with_timezone(&settings.time_zone).date_naive(),
        vat_rate: settings.vat_rate,
        lang: i18n.lang(),
    };
    // What cannot be remembered is chosen anew.
    let remembered = |kind, header: &str| store.import_choices(kind, header).ok().flatten();
    if store.keeps(&args.file) {
        return Err(problem(&FileProblem::new(&args.file, What::Binary), context));
    }
    exchange::plan(&args.file, options, &remembered).map_err(|p| problem(&p, context))
}

fn problem(problem: &FileProblem, context: &Context) -> Failure {
    let status = match problem.what {
        What::UnknownColumn { .. } | What::UnknownField { .. } => USAGE,
        _ => DATA,
    };
    Failure::new(status, problem.message(&context.i18n))
}

/// Imports, with a line of progress where somebody looks.
fn apply(
    store: &mut Store,
    spec: &ImportSpec,
    rows: exchange::Rows,
    quiet: bool,
    context: &Context,
) -> Result<ImportReport, Failure> {
    let i18n = &context.i18n;
    let mut bar = Bar { shown: !quiet && std::io::stderr().is_terminal(), percent: None };
    let mut rows = Prefetch::new(rows);
    let report = store.import(
        spec,
        &mut rows,
        &mut |progress| {
            bar.show(progress, context);
            true
        },
        context.now(),
    );
    bar.clear();
    report.map_err(|e| Failure::store(&e, i18n))
}

/// One line on standard error, drawn again whenever a hundredth is done.
struct Bar {
    shown: bool,
    percent: Option<u64>,
}

impl Bar {
    fn show(&mut self, progress: Progress, context: &Context) {
        let percent = progress.read * 100 / progress.total.max(1);
        if !self.shown || self.percent == Some(percent) {
            return;
        }
        self.percent = Some(percent);
        let done = context.i18n.number(i64::try_from(progress.read).unwrap_or(i64::MAX));
        let text = tr!(&context.i18n, "import-progress", percent = percent, done = done);
        let mut out = std::io::stderr().lock();
        // A terminal that is gone is no reason to stop.
        let _ = write!(out, "\r{text}\u{1b}[K");
        let _ = out.flush();
    }

    fn clear(&self) {
        if self.percent.is_some() {
            let _ = write!(std::io::stderr().lock(), "\r\u{1b}[K");
        }
    }
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned())
}
