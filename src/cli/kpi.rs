//! `kpi`: the figures of the business over a period, for reading and for scripts; and
//! what each of them means. Counted by the store, reckoned by the domain.

pub mod asked;
mod json;
mod rows;
mod sheet;
mod text;

use self::asked::{Asked, Question};
use super::args::Kpi as Args;
use super::context::Context;
use super::failure::{DONE, Ended, Failure, NOTHING, USAGE};
use super::output;
use crate::domain::codes::{Code as _, Kpi};
use crate::domain::fold::fold;
use crate::domain::kpi::{Ask, Figures, KpiPeriod, adds_up, definition, figures};
use crate::domain::nearest::nearest;
use crate::domain::settings::Settings;
use crate::domain::views::MonthFigures;
use crate::i18n::I18n;
use crate::i18n::text::{clean, wrap};
use crate::store::Store;
use crate::store::api::StoreError;
use crate::tr;

/// A period with its figures.
struct Row {
    period: KpiPeriod,
    ask: Ask,
    figures: Figures,
    /// Of a closed month: what was stored, and what it is now as of its last day.
    month: Option<MonthFigures>,
}

/// What figures are shown with.
struct Shown<'a> {
    asked: &'a Asked,
    settings: &'a Settings,
    i18n: &'a I18n,
}

pub fn run(args: &Args, context: &Context) -> Ended {
    let i18n = &context.i18n;
    if let Some(name) = &args.explain {
        return explain(name, i18n);
    }
    let failed = |error: StoreError| Failure::store(&error, i18n);
    let store = context.open()?;
    let asked = Asked::new(&args.question, args.by, &store, context)?;
    let settings = store.settings().map_err(failed)?;
    let shown = Shown { asked: &asked, settings: &settings, i18n };
    let count = |questions: Vec<Question>| shown.count(questions, &store, context).map_err(failed);
    // A period that is read is set against those before it.
    let for_reading = asked.by.is_none() && !args.json && !args.csv;
    let mut rows = count(if for_reading { asked.compared() } else { asked.rows() })?;
    if let (Some(first), Some(row)) = (asked.closed_month(), rows.first_mut()) {
        row.month = Some(store.kpi_month(first, context.now()).map_err(failed)?);
    }
    if args.csv {
        shown.print_csv(&rows)?;
    } else if args.json {
        let found = match rows.first().filter(|_| asked.by.is_none()) {
            Some(row) => shown.one_json(row),
            None => shown.json(&rows),
        };
        output::print_json(&found, i18n)?;
    } else if asked.by.is_some() {
        output::print(&shown.rows(&rows, output::width()), i18n)?;
    } else if let Some((row, before)) = rows.split_first() {
        output::print(&shown.table(row, before, output::width()), i18n)?;
    }
    match asked.nothing(&store, i18n)? {
        None => Ok(DONE),
        Some(sentence) => {
            output::complain(&sentence);
            Ok(NOTHING)
        }
    }
}

/// What a figure means; it may be called by its name or as it is on screen.
fn explain(name: &str, i18n: &I18n) -> Ended {
    let called = |kpi: Kpi| [kpi.name().to_owned(), i18n.text(&kpi.message()).into_owned()];
    let wanted = fold(name.trim()).replace('-', "_");
    let found = Kpi::ALL.iter().find(|kpi| called(**kpi).iter().any(|n| fold(n) == wanted));
    let Some(kpi) = found else {
        let shown = clean(name).into_owned();
        let names = Kpi::ALL.iter().map(|kpi| kpi.name());
        let sentence = if let Some(meant) = nearest(&wanted, names) {
            tr!(i18n, "kpi-unknown-nearest", name = shown, nearest = meant)
        } else {
            tr!(i18n, "kpi-unknown", name = shown)
        };
        return Err(Failure::new(USAGE, sentence));
    };
    let [name, label] = called(*kpi);
    let mut sentences = definition(*kpi, i18n);
    if adds_up(*kpi) {
        sentences.push(' ');
        sentences.push_str(&tr!(i18n, "kpi-target-yearly"));
    }
    let definition = wrap(&sentences, output::width()).join("\n");
    output::print(&format!("{label} ({name})\n{definition}\n"), i18n)
}

impl Shown<'_> {
    fn count(
        &self,
        questions: Vec<Question>,
        store: &Store,
        context: &Context,
    ) -> Result<Vec<Row>, StoreError> {
        let asks: Vec<Ask> = questions.iter().map(|(_, ask)| *ask).collect();
        let tallies = store.kpis(&asks, &self.asked.basis, context.now())?;
        let rows = questions.into_iter().zip(tallies);
        Ok(rows
            .map(|((period, ask), tallies)| Row {
                period,
                ask,
                figures: figures(&ask, &tallies, self.settings),
                month: None,
            })
            .collect())
    }
}
