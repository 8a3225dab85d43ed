//! The import beside the screen: a thread with a connection of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::clock::Clock;
use super::source::Incoming;
use crate::app::{ImportJob, JobNews};
use crate::domain::import::{ImportSpec, ParsedRow};
use crate::exchange::{FileProblem, Options, Plan, What};
use crate::i18n::{I18n, Lang};
use crate::popup::effect::ImportStep;
use crate::store::Store;
use crate::store::api::{StoreError, Who};
use crate::store::messages;
use crate::tr;

/// Outcomes of rows shown in the preview.
const PREVIEW_ROWS: usize = 1000;
/// Progress is told so often, not for every row.
const TELL_EVERY: Duration = Duration::from_millis(150);

/// An import at work.
pub struct Running {
    cancelled: Arc<AtomicBool>,
}

impl Running {
    /// Nothing of it will stay.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

/// What the thread needs.
struct Work {
    job: ImportJob,
    path: PathBuf,
    who: Who,
    clock: Clock,
    lang: Lang,
    send: Sender<Incoming>,
    cancelled: Arc<AtomicBool>,
}

/// Starts a step of an import.
pub fn start(
    job: ImportJob,
    path: &Path,
    who: &Who,
    clock: Clock,
    lang: Lang,
    send: Sender<Incoming>,
) -> std::io::Result<Running> {
    let cancelled = Arc::new(AtomicBool::new(false));
    let running = Running { cancelled: Arc::clone(&cancelled) };
    let work = Work { job, path: path.to_owned(), who: who.clone(), clock, lang, send, cancelled };
    std::thread::Builder::new().name("import".to_owned()).spawn(move || {
        let news = match work.run() {
            Ok(news) => news,
            Err(sentence) => JobNews::Failed(sentence),
        };
        let _ = work.send.send(Incoming::Job(news));
    })?;
    Ok(running)
}

impl Work {
    fn run(&self) -> Result<JobNews, String> {
        let i18n = I18n::new(self.lang);
        let now = self.clock.now();
        let sentence = |error: StoreError| messages::sentence(&error, &i18n);
        let mut store = Store::open_beside(&self.path, &self.who)
            .map_err(|error| messages::open_sentence(&error, &i18n))?;
        let plan = self.plan(&store, &i18n)?;
        if self.job.step == ImportStep::Look {
            store.close();
            return Ok(JobNews::Planned(Box::new(plan)));
        }
        let dry_run = self.job.step == ImportStep::Try;
        let choices = plan.choices();
        let spec = ImportSpec {
            kind: plan.kind,
            file: self
                .job
                .path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            on_duplicate: self.job.on_duplicate,
            create_customers: self.job.create_customers,
            dry_run,
            lang: self.lang,
            own_fields: plan.own_fields(),
            list_rows: if dry_run { PREVIEW_ROWS } else { 0 },
            total: plan.rows,
            remember: (!choices.is_empty()).then(|| (plan.header_key(), choices)),
        };
        let mut rows = plan.rows().map_err(|problem| problem.message(&i18n))?;
        let mut told = Instant::now();
        let rows: &mut dyn Iterator<Item = ParsedRow> = &mut rows;
        let result = store.import(
            &spec,
            rows,
            &mut |progress| {
                if told.elapsed() >= TELL_EVERY {
                    told = Instant::now();
                    let _ = self.send.send(Incoming::Job(JobNews::Progress(progress)));
                }
                !self.cancelled.load(Ordering::Relaxed)
            },
            now,
        );
        let report = match result {
            Ok(report) => report,
            Err(StoreError::Interrupted) => return Ok(JobNews::Cancelled),
            Err(error) => return Err(sentence(error)),
        };
        store.close();
        let rejects = if dry_run || report.rejects.is_empty() {
            None
        } else {
            Some(self.write_rejects(&plan, &report, &i18n)?)
        };
        Ok(JobNews::Done { report: Box::new(report), step: self.job.step, rejects })
    }

    fn plan(&self, store: &Store, i18n: &I18n) -> Result<Plan, String> {
        let sentence = |error: StoreError| messages::sentence(&error, i18n);
        let settings = store.settings().map_err(sentence)?;
        let options = Options {
            kind: self.job.kind,
            overrides: self.job.overrides.clone(),
            own_fields: store.own_fields().map_err(sentence)?,
            country: settings.country.clone(),
            currency: settings.currency.clone(),
            zone: settings.time_zone,
            today: self.clock.now().with_timezone(&settings.time_zone).date_naive(),
            vat_rate: settings.vat_rate,
            lang: self.lang,
        };
        let remembered = |kind, header: &str| store.import_choices(kind, header).ok().flatten();
        if store.keeps(&self.job.path) {
            return Err(FileProblem::new(&self.job.path, What::Binary).message(i18n));
        }
        crate::exchange::plan(&self.job.path, options, &remembered)
            .map_err(|problem| problem.message(i18n))
    }

    /// Writes the rejected rows beside the file, so that they can be mended.
    fn write_rejects(
        &self,
        plan: &Plan,
        report: &crate::domain::import::ImportReport,
        i18n: &I18n,
    ) -> Result<PathBuf, String> {
        let stem = self
            .job
            .path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default();
        let path = self.job.path.with_file_name(format!("{stem}-rejects.csv"));
        let failed = |error: &dyn std::fmt::Display| {
            tr!(
                i18n,
                "import-rejects-failed",
                path = path.display().to_string(),
                reason = error.to_string()
            )
        };
        let folder =
            path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // Whole or not at all, and readable by its owner alone.
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|error| failed(&error))?;
        crate::exchange::write_rejects(plan, &report.rejects, i18n, &mut file)
            .map_err(|error| failed(&error))?;
        file.as_file().sync_all().map_err(|error| failed(&error))?;
        file.persist(&path).map_err(|error| failed(&error))?;
        Ok(path)
    }
}
