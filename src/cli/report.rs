//! `report`: the figures of a period as one HTML page to hand on.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::args::KpiQuestion;
use super::context::Context;
use super::failure::{DONE, Ended, FILE, Failure};
use super::kpi::asked::Asked;
use super::valued::bring_up_to_date;
use super::{output, segments};
use crate::domain::kpi::KpiPeriod;
use crate::domain::period::Length;
use crate::export::atomic;
use crate::export::report::{self, Order, Report};
use crate::store::Store;
use crate::store::api::StoreError;

/// What was typed.
#[derive(Debug, Clone, clap::Args)]
pub struct ReportArgs {
    #[command(flatten)]
    pub question: KpiQuestion,
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

pub fn run(args: &ReportArgs, context: &Context) -> Ended {
    let i18n = &context.i18n;
    let failed = |error: StoreError| Failure::store(&error, i18n);
    let store = context.open()?;
    let order = order(args, &store, context)?;
    bring_up_to_date(&store, context)?;
    let report = Report::collect(&store, order, context.now()).map_err(failed)?;
    let html = report.page(i18n).html();
    let html = html.map_err(|error| Failure::new(FILE, error.to_string()))?;
    let Some(path) = args.out.as_deref().filter(|path| *path != Path::new("-")) else {
        return output::print(&html, i18n);
    };
    atomic::write(
        path,
        Some(&store),
        &report::is_report,
        |out| Ok(out.write_all(html.as_bytes())?),
    )
    .map_err(|error| Failure::unwritten(&error, Some(path), i18n))?;
    Ok(DONE)
}

fn order(args: &ReportArgs, store: &Store, context: &Context) -> Result<Order, Failure> {
    let question = &args.question;
    let asked = Asked::new(question, None, store, context)?;
    let given = question.period.is_some() || question.from.is_some() || question.to.is_some();
    let period = if given { asked.period } else { last_quarter(asked.as_of) };
    let segment = match &asked.segment {
        Some(name) => Some(segments::find(name, store, &context.i18n)?.label),
        None => None,
    };
    Ok(Order { period, as_of: asked.as_of, basis: asked.basis, segment, owner: asked.owner })
}

/// The last quarter that is over.
fn last_quarter(as_of: NaiveDate) -> KpiPeriod {
    let quarter = KpiPeriod::of(Length::Quarter, as_of);
    if quarter.days().1 <= as_of { quarter } else { quarter.before() }
}
