//! `check [--repair]`: whether the file is in order, and mending what can be made
//! anew from the records.

use super::args::Check;
use super::context::Context;
use super::failure::{DONE, Ended, FILE, Failure};
use super::output;
use crate::i18n::I18n;
use crate::i18n::text::clean;
use crate::store::check::CheckReport;
use crate::tr;

pub fn run(args: &Check, context: &Context) -> Ended {
    let i18n = &context.i18n;
    let mut store = context.open()?;
    let report =
        store.check(args.repair, context.now()).map_err(|error| Failure::store(&error, i18n))?;
    store.close();
    let file = context.db.display().to_string();
    let mut lines = findings(&report, i18n);
    if report.is_sound() {
        lines.push(tr!(
            i18n,
            "check-ok",
            file = file,
            customers = report.customers,
            contacts = report.contacts,
            tasks = report.tasks
        ));
        return output::print(&text(&lines), i18n);
    }
    if report.repaired {
        lines.push(tr!(i18n, "check-repaired", count = report.problems()));
        return output::print(&text(&lines), i18n).map(|_| DONE);
    }
    output::print(&text(&lines), i18n)?;
    // What SQLite calls damaged cannot be made anew.
    let sentence = if report.damage.is_empty() {
        tr!(i18n, "check-problems", count = report.problems())
    } else {
        tr!(i18n, "check-damaged", file = file)
    };
    Err(Failure::new(FILE, sentence))
}

fn findings(report: &CheckReport, i18n: &I18n) -> Vec<String> {
    let mut lines: Vec<String> =
        report.damage.iter().map(|line| clean(line).into_owned()).collect();
    for (key, count) in [
        ("check-dangling", report.dangling),
        ("check-unsearchable", report.unsearchable),
        ("check-astray", report.astray),
        ("check-miscounted", report.miscounted),
        ("check-unsummed", report.unsummed),
        ("check-phones", report.phones),
    ] {
        if count > 0 {
            lines.push(tr!(i18n, key, count = count));
        }
    }
    if report.index_broken {
        lines.push(tr!(i18n, "check-index"));
    }
    lines
}

fn text(lines: &[String]) -> String {
    lines.join("\n") + "\n"
}
