//! `export KIND [FILE]`: records as CSV or JSON, for other programs and for the
//! way out. CSV has the columns of the import, so that an export can be imported.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::context::Context;
use super::failure::{DONE, Ended, Failure, NOTHING, USAGE};
use super::valued::bring_up_to_date;
use super::{output, segments};
use crate::domain::views::Members;
use crate::exchange::ExportKind;
use crate::export::{Format, Source, Unwritten, atomic, is_export};
use crate::i18n::I18n;
use crate::store::Store;
use crate::tr;

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

pub fn run(args: &ExportArgs, context: &Context) -> Ended {
    let i18n = &context.i18n;
    let format = args.format.as_str();
    let format = Format::from_name(format)
        .ok_or_else(|| Failure::new(USAGE, tr!(i18n, "export-bad-format", value = format)))?;
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
    let mut source = Source::new(&store).map_err(|e| Failure::store(&e, i18n))?;
    if let Some(query) = query {
        let members = store
            .today(context.now())
            .and_then(|today| store.member_ids(&Members::Query(query), today));
        source.keep_to(members.map_err(|e| Failure::store(&e, i18n))?);
    }
    let all = args.kind == "all";
    let written = match (file, format) {
        (None, Format::Csv) if all => {
            return Err(Failure::new(USAGE, tr!(i18n, "export-all-needs-folder")));
        }
        (Some(folder), Format::Csv) if all => to_folder(folder, &store, &source, i18n)?,
        (None, _) => {
            let mut out = output::stdout();
            let written = source
                .write(&kinds, format, all, &mut out)
                .map_err(|e| Failure::unwritten(&e, None, i18n))?;
            output::finish(out.flush(), i18n)?;
            written
        }
        (Some(path), _) => {
            let mut written = 0;
            let mine = |old: &str| is_export(old, &kinds, format);
            let fill = |out: &mut dyn Write| {
                written = source.write(&kinds, format, all, out)?;
                Ok(())
            };
            atomic::write(path, Some(&store), &mine, fill)
                .map_err(|e| Failure::unwritten(&e, Some(path), i18n))?;
            written
        }
    };
    Ok(if written == 0 { NOTHING } else { DONE })
}

/// One CSV file per kind.
fn to_folder(
    folder: &Path,
    store: &Store,
    source: &Source<'_>,
    i18n: &I18n,
) -> Result<u64, Failure> {
    let failed = |e: &Unwritten, path: &Path| Failure::unwritten(e, Some(path), i18n);
    atomic::make_folder(folder).map_err(|e| failed(&e.into(), folder))?;
    let mut all = 0;
    for kind in ExportKind::ALL {
        let path = folder.join(format!("{}.csv", kind.name()));
        let fill = |out: &mut dyn Write| {
            all += source.write(&[kind], Format::Csv, false, out)?;
            Ok(())
        };
        atomic::write(&path, Some(store), &|old| kind.wrote(old), fill)
            .map_err(|e| failed(&e, &path))?;
    }
    Ok(all)
}
