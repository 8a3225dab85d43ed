//! `export KIND [FILE]`: records as CSV or JSON, for other programs and for the
//! way out. CSV has the columns of the import, so that an export can be imported.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::atomic;
use super::context::Context;
use super::failure::{DONE, Ended, Failure, NOTHING, USAGE};
use super::valued::bring_up_to_date;
use super::{output, segments};
use crate::domain::codes::Code;
use crate::domain::views::Members;
use crate::exchange::{ExportKind, Extra, TableOut, json};
use crate::i18n::I18n;
use crate::store::Store;
use crate::store::api::StoreError;
use crate::store::export::Snapshot;
use crate::tr;
use chrono_tz::Tz;

/// What was typed.
#[derive(Debug, Clone, clap::Args)]
pub struct ExportArgs {
    #[arg(value_name = "KIND")]
    pub kind: String,
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[arg(long, value_name = "csv|json", default_value = "csv")]
    pub format: String,
    /// Only customers whom a query means, and what belongs to them.
    #[arg(long = "where", value_name = "QUERY", conflicts_with = "segment")]
    pub query: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub segment: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Csv,
    Json,
}

pub fn run(args: &ExportArgs, context: &Context) -> Ended {
    let i18n = &context.i18n;
    let format = match args.format.as_str() {
        "csv" => Format::Csv,
        "json" => Format::Json,
        other => return Err(Failure::new(USAGE, tr!(i18n, "export-bad-format", value = other))),
    };
    let kinds: Vec<ExportKind> = match ExportKind::from_name(&args.kind) {
        Some(kind) => vec![kind],
        None if args.kind == "all" => ExportKind::ALL.to_vec(),
        None => {
            return Err(Failure::new(
                USAGE,
                tr!(i18n, "export-bad-kind", value = args.kind.as_str()),
            ));
        }
    };
    let file = args.file.as_deref().filter(|f| *f != Path::new("-"));
    let store = context.open()?;
    let (query, segment) = (args.query.as_deref(), args.segment.as_deref());
    let query = segments::query_of(query, segment, &store, i18n)?;
    if query.is_some() || kinds.contains(&ExportKind::Customers) {
        bring_up_to_date(&store, context)?;
    }
    let mut source = Source::new(&store, i18n)?;
    if let Some(query) = query {
        let members = store
            .today(context.now())
            .and_then(|today| store.member_ids(&Members::Query(query), today));
        source.snapshot.keep_to(members.map_err(|e| Failure::store(&e, i18n))?);
    }
    let all = args.kind == "all";
    let written = match (file, format) {
        (None, Format::Csv) if all => {
            return Err(Failure::new(USAGE, tr!(i18n, "export-all-needs-folder")));
        }
        (Some(folder), Format::Csv) if all => to_folder(folder, &source, i18n)?,
        (None, _) => {
            let mut out = output::stdout();
            let written =
                source.write(&kinds, format, all, &mut out).map_err(|e| e.into_failure(i18n))?;
            output::finish(out.flush(), i18n)?;
            written
        }
        (Some(path), _) => {
            let mut written = 0;
            let mine = |old: &str| is_export(old, &kinds, format);
            atomic::write_with(path, &mine, i18n, |out| {
                written =
                    source.write(&kinds, format, all, out).map_err(|e| e.into_failure(i18n))?;
                Ok(())
            })?;
            written
        }
    };
    Ok(if written == 0 { NOTHING } else { DONE })
}

/// One CSV file per kind.
fn to_folder(folder: &Path, source: &Source<'_>, i18n: &I18n) -> Result<u64, Failure> {
    atomic::make_folder(folder, i18n)?;
    let mut all = 0;
    for kind in ExportKind::ALL {
        let path = folder.join(format!("{}.csv", kind.name()));
        atomic::write_with(&path, &|old| kind.wrote(old), i18n, |out| {
            all +=
                source.write(&[kind], Format::Csv, false, out).map_err(|e| e.into_failure(i18n))?;
            Ok(())
        })?;
    }
    Ok(all)
}

/// Whether a file begins as an earlier export does, and may be replaced.
fn is_export(old: &str, kinds: &[ExportKind], format: Format) -> bool {
    match format {
        Format::Csv => kinds.iter().any(|kind| kind.wrote(old)),
        Format::Json => {
            let begin = old.trim_start();
            begin.starts_with("[]")
                || begin.starts_with("{\n\"customers\": [")
                || (begin.starts_with('[') && old.contains("\"uid\""))
        }
    }
}

/// Why writing ended early: the store, or the file that is written.
enum Broken {
    Store(StoreError),
    Output(io::Error),
}

impl Broken {
    fn into_failure(self, i18n: &I18n) -> Failure {
        match self {
            Self::Store(error) => Failure::store(&error, i18n),
            Self::Output(error) => Failure::output(&error, i18n),
        }
    }
}

impl From<StoreError> for Broken {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// All records at one moment.
struct Source<'a> {
    snapshot: Snapshot<'a>,
    extra: Extra,
    zone: Tz,
    currency: String,
}

impl<'a> Source<'a> {
    fn new(store: &'a Store, i18n: &I18n) -> Result<Self, Failure> {
        let fail = |e: StoreError| Failure::store(&e, i18n);
        let settings = store.settings().map_err(fail)?;
        let own = store.own_fields().map_err(fail)?;
        let snapshot = store.snapshot().map_err(fail)?;
        let used = snapshot.used().map_err(fail)?;
        let extra = Extra {
            phone_home: used.home_phones,
            fax: used.fax,
            social: used.social,
            language: used.language,
            blocked: used.blocked,
            billing: used.billing,
            delivery: used.delivery,
            value: true,
            own,
            more: snapshot.more("customer").map_err(fail)?,
        };
        Ok(Self { snapshot, extra, zone: settings.time_zone, currency: settings.currency })
    }

    /// The columns behind those of the contract.
    fn extra(&self, kind: ExportKind) -> Result<Extra, StoreError> {
        let table = match kind {
            ExportKind::Customers => return Ok(self.extra.clone()),
            ExportKind::Persons | ExportKind::Contacts => return Ok(Extra::default()),
            ExportKind::Complaints => "complaint",
            ExportKind::Tasks => "task",
            ExportKind::Sales => "sale",
            ExportKind::Surveys => "survey",
        };
        Ok(Extra { more: self.snapshot.more(table)?, ..Extra::default() })
    }

    /// Gives the number of records written.
    fn write(
        &self,
        kinds: &[ExportKind],
        format: Format,
        all: bool,
        out: &mut dyn Write,
    ) -> Result<u64, Broken> {
        let mut written = 0;
        match format {
            Format::Csv => {
                for kind in kinds {
                    written += self.csv(*kind, out)?;
                }
            }
            Format::Json if all => {
                for (position, kind) in kinds.iter().enumerate() {
                    let before = if position == 0 { "{\n" } else { ",\n" };
                    write!(out, "{before}\"{}\": ", kind.name())?;
                    written += self.json(*kind, out)?;
                }
                writeln!(out, "\n}}")?;
            }
            Format::Json => {
                for kind in kinds {
                    written += self.json(*kind, out)?;
                }
                writeln!(out)?;
            }
        }
        Ok(written)
    }

    fn csv(&self, kind: ExportKind, out: &mut dyn Write) -> Result<u64, Broken> {
        let mut table = TableOut::new(out, kind, self.extra(kind)?, self.zone, &self.currency)?;
        let mut tally = Tally::default();
        let read = match kind {
            ExportKind::Customers => self.snapshot.customers(&mut |c, consents, value| {
                tally.note(table.customer(c, consents, Some(value)))
            }),
            ExportKind::Persons => {
                self.snapshot.persons(&mut |p, number| tally.note(table.person(p, number)))
            }
            ExportKind::Contacts => self.snapshot.contacts(&mut |r| {
                tally.note(table.contact(r.contact, r.customer_number, r.follow_up))
            }),
            ExportKind::Complaints => self.snapshot.complaints(&mut |r| {
                tally.note(table.complaint(r.complaint, r.customer_number, r.remedies))
            }),
            ExportKind::Tasks => self
                .snapshot
                .tasks(&mut |t, number, complaint| tally.note(table.task(t, number, complaint))),
            ExportKind::Sales => {
                self.snapshot.sales(&mut |s, number| tally.note(table.sale(s, number)))
            }
            ExportKind::Surveys => self.snapshot.surveys(&mut |s, number, complaint| {
                tally.note(table.survey(s, number, complaint))
            }),
        };
        read?;
        let written = tally.end()?;
        table.finish()?;
        Ok(written)
    }

    fn json(&self, kind: ExportKind, out: &mut dyn Write) -> Result<u64, Broken> {
        let mut list = List { out, first: true };
        let mut tally = Tally::default();
        let read = match kind {
            ExportKind::Customers => self.snapshot.customers(&mut |c, consents, value| {
                let mut found = json::customer(c, consents);
                found.insert("stage".into(), value.stage.or(c.stage).map(Code::name).into());
                found.extend(json::value(value, &self.currency));
                tally.note(list.add(&serde_json::Value::Object(found)))
            }),
            ExportKind::Persons => self
                .snapshot
                .persons(&mut |p, number| tally.note(list.add(&json::person(p, number)))),
            ExportKind::Contacts => self.snapshot.contacts(&mut |r| {
                tally.note(list.add(&json::contact(
                    r.contact,
                    r.customer_number,
                    r.person,
                    r.complaint_number,
                    r.follow_up,
                    self.zone,
                )))
            }),
            ExportKind::Complaints => self.snapshot.complaints(&mut |r| {
                let parts = json::ComplaintParts {
                    customer_number: r.customer_number,
                    person: r.person,
                    duplicate_of: r.duplicate_of,
                    steps: r.steps,
                    remedies: r.remedies,
                };
                tally.note(list.add(&json::complaint(r.complaint, &parts, &self.currency)))
            }),
            ExportKind::Tasks => self.snapshot.tasks(&mut |t, number, complaint| {
                tally.note(list.add(&json::task(t, number, complaint)))
            }),
            ExportKind::Sales => self.snapshot.sales(&mut |s, number| {
                tally.note(list.add(&json::sale(s, number, &self.currency)))
            }),
            ExportKind::Surveys => self.snapshot.surveys(&mut |s, number, complaint| {
                tally.note(list.add(&json::survey(s, number, complaint)))
            }),
        };
        read?;
        let written = tally.end()?;
        list.end()?;
        Ok(written)
    }
}

/// Counts what was written and keeps the first failure.
#[derive(Default)]
struct Tally {
    written: u64,
    failed: Option<io::Error>,
}

impl Tally {
    fn note(&mut self, result: io::Result<()>) -> bool {
        match result {
            Ok(()) => self.written += 1,
            Err(error) => self.failed = Some(error),
        }
        self.failed.is_none()
    }

    fn end(self) -> io::Result<u64> {
        self.failed.map_or(Ok(self.written), Err)
    }
}

/// A JSON array, written value by value.
struct List<'a> {
    out: &'a mut dyn Write,
    first: bool,
}

impl List<'_> {
    fn add(&mut self, value: &serde_json::Value) -> io::Result<()> {
        self.out.write_all(if self.first { b"[\n" } else { b",\n" })?;
        self.first = false;
        serde_json::to_writer(&mut *self.out, value)?;
        Ok(())
    }

    fn end(self) -> io::Result<()> {
        self.out.write_all(if self.first { b"[]" } else { b"\n]" })
    }
}
