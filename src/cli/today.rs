//! `today`: what the day asks for, for a mail of cron or the greeting of a shell.
//! Where there is nothing, nothing is said unless somebody looks.

use std::io::IsTerminal as _;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::args::Today;
use super::complaints::{Clock, details, fit};
use super::context::Context;
use super::failure::{DONE, Ended, Failure, NOTHING};
use super::lines::Fit;
use super::{json as shape, lines, output};
use crate::domain::codes::{Code, TaskKind};
use crate::domain::dates::When;
use crate::domain::model::Complaint;
use crate::domain::settings::Settings;
use crate::domain::views::{
    Agenda, AgendaFilter, Occasion, OccasionRow, Reason, Suggestion, TaskRow,
};
use crate::exchange::json as record;
use crate::i18n::I18n;
use crate::i18n::text::{clean, shorten};
use crate::store::Store;
use crate::store::api::StoreError;
use crate::tr;

/// Widest title and name of a line.
const TITLE: usize = 60;
const NAME: usize = 32;

pub fn run(args: &Today, context: &Context) -> Ended {
    let i18n = &context.i18n;
    let failed = |error: StoreError| Failure::store(&error, i18n);
    let store = context.open()?;
    let settings = store.settings().map_err(failed)?;
    let now = context.now();
    let today = now.with_timezone(&settings.time_zone).date_naive();
    let login = args.mine.then(|| store.who().login.clone());
    let agenda =
        store.agenda(today, now, &AgendaFilter { login, unassigned: args.mine }).map_err(failed)?;
    let nothing = is_empty(&agenda);
    if args.json {
        let value = value(&agenda, today, &store, &settings).map_err(failed)?;
        output::print_json(&value, i18n)?;
    } else if !nothing {
        let clock = Clock::new(&settings, now);
        let shown = Shown {
            agenda: &agenda,
            settings: &settings,
            today,
            i18n,
            clock,
            width: output::width(),
        };
        output::print(&shown.text(), i18n)?;
    } else if std::io::stdout().is_terminal() {
        output::print(&(tr!(i18n, "today-nothing") + "\n"), i18n)?;
    }
    Ok(if nothing { NOTHING } else { DONE })
}

fn is_empty(a: &Agenda) -> bool {
    let tasks = [&a.overdue, &a.today, &a.week, &a.promises];
    tasks.iter().all(|list| list.is_empty())
        && a.complaints.is_empty()
        && a.occasions.is_empty()
        && a.suggestions.is_empty()
}

struct Shown<'a> {
    agenda: &'a Agenda,
    settings: &'a Settings,
    today: NaiveDate,
    i18n: &'a I18n,
    clock: Clock<'a>,
    /// Cells of a line.
    width: usize,
}

impl Shown<'_> {
    fn text(&self) -> String {
        let a = self.agenda;
        let mut out = String::new();
        let bends = |bends| Fit { width: self.width, bends, spare: None };
        lines::line(&mut out, &self.i18n.date_long(self.today));
        let complaints: Vec<_> =
            a.complaints.iter().map(|row| self.clock.cells(row, self.i18n)).collect();
        self.section(&mut out, "today-complaints", &complaints, fit(self.width));
        for (key, rows) in [
            ("today-overdue", &a.overdue),
            ("today-today", &a.today),
            ("today-week", &a.week),
            ("today-promises", &a.promises),
        ] {
            let rows: Vec<_> = rows.iter().map(|row| self.task(row)).collect();
            self.section(&mut out, key, &rows, bends(&[1, 2]));
        }
        let occasions: Vec<_> = a.occasions.iter().map(|row| self.occasion(row)).collect();
        self.section(&mut out, "today-occasions", &occasions, bends(&[1, 2]));
        let suggestions: Vec<_> = a.suggestions.iter().map(|row| self.suggestion(row)).collect();
        self.section(&mut out, "today-suggestions", &suggestions, bends(&[0, 1]));
        if a.cut {
            lines::line(&mut out, "");
            lines::line(&mut out, &tr!(self.i18n, "today-cut"));
        }
        out
    }

    fn section<const N: usize>(&self, out: &mut String, key: &str, rows: &[[String; N]], fit: Fit) {
        if !rows.is_empty() {
            lines::heading(out, &format!("{} ({})", tr!(self.i18n, key), rows.len()));
            lines::columns(out, rows, fit);
        }
    }

    /// When, what, who, number to call.
    fn task(&self, row: &TaskRow) -> [String; 4] {
        let task = &row.task;
        let mut title = shorten(&clean(&task.title), TITLE, "…").into_owned();
        if task.kind != TaskKind::Task {
            title = format!("{}: {title}", tr!(self.i18n, &task.kind.message()));
        }
        let when = task.due.map(|due| When::of_due(due, self.settings.time_zone));
        let when = when.map_or_else(String::new, |when| {
            let day = self.i18n.date_weekday(when.date);
            let time = when.time.map(|time| format!(" {}", self.i18n.time(time)));
            format!("{day}{}", time.unwrap_or_default())
        });
        [when, title, named(&row.customer, &row.customer_number), row.phone.clone()]
    }

    fn occasion(&self, row: &OccasionRow) -> [String; 4] {
        let key = match (row.kind, row.years) {
            (Occasion::Birthday, Some(_)) => "today-birthday-years",
            (Occasion::Birthday, None) => "today-birthday",
            (Occasion::Anniversary, _) => "today-anniversary",
        };
        let what = tr!(self.i18n, key, years = row.years.unwrap_or(0));
        let day = self.i18n.date_weekday(row.on);
        [day, named(&row.customer, &row.customer_number), what, row.phone.clone()]
    }

    fn suggestion(&self, row: &Suggestion) -> [String; 3] {
        let reason = match row.reason {
            Reason::Silent { days: Some(days), rhythm } => {
                tr!(self.i18n, "today-silent", days = days, rhythm = rhythm)
            }
            Reason::Silent { days: None, rhythm } => {
                tr!(self.i18n, "today-never", rhythm = rhythm)
            }
            Reason::Unhappy { kind, score, on } => {
                let (kind, on) = (tr!(self.i18n, &kind.message()), self.i18n.date(on));
                tr!(self.i18n, "today-unhappy", kind = kind, score = score, date = on)
            }
        };
        let reason = if row.key_account {
            format!("{}: {reason}", tr!(self.i18n, "card-key-account"))
        } else {
            reason
        };
        [named(&row.customer, &row.customer_number), reason, row.phone.clone()]
    }
}

fn named(name: &str, number: &str) -> String {
    if name.is_empty() && number.is_empty() {
        return String::new();
    }
    format!("{} ({})", shorten(&clean(name), NAME, "…"), clean(number))
}

fn value(
    a: &Agenda,
    today: NaiveDate,
    store: &Store,
    settings: &Settings,
) -> Result<Value, StoreError> {
    let complaints: Vec<Complaint> = a.complaints.iter().map(|r| r.complaint.clone()).collect();
    let details = details(&complaints, store)?;
    let complaints: Vec<Value> =
        details.iter().map(|d| shape::complaint(d, &settings.currency)).collect();
    Ok(json!({
        "date": today,
        "complaints": complaints,
        "overdue": tasks(&a.overdue, store)?,
        "today": tasks(&a.today, store)?,
        "week": tasks(&a.week, store)?,
        "promises": tasks(&a.promises, store)?,
        "occasions": a.occasions.iter().map(occasion).collect::<Vec<_>>(),
        "suggestions": a.suggestions.iter().map(suggestion).collect::<Vec<_>>(),
        "cut": a.cut,
    }))
}

fn tasks(rows: &[TaskRow], store: &Store) -> Result<Vec<Value>, StoreError> {
    let mut values = Vec::with_capacity(rows.len());
    for row in rows {
        let complaint = match row.task.complaint_id {
            Some(id) => store.complaint(id)?.map(|c| c.number),
            None => None,
        };
        let complaint = complaint.unwrap_or_default();
        let mut value = record::task(&row.task, &row.customer_number, &complaint);
        if let Value::Object(map) = &mut value {
            map.insert("customer_name".into(), record::text_or_null(&row.customer));
            map.insert("phone".into(), record::text_or_null(&row.phone));
        }
        values.push(value);
    }
    Ok(values)
}

fn occasion(row: &OccasionRow) -> Value {
    json!({
        "customer": row.customer_number,
        "customer_name": record::text_or_null(&row.customer),
        "phone": record::text_or_null(&row.phone),
        "kind": match row.kind {
            Occasion::Birthday => "birthday",
            Occasion::Anniversary => "anniversary",
        },
        "on": row.on,
        "years": row.years,
    })
}

fn suggestion(row: &Suggestion) -> Value {
    let (reason, days, rhythm, survey) = match row.reason {
        Reason::Silent { days, rhythm } => ("silent", days, Some(rhythm), None),
        Reason::Unhappy { kind, score, on } => {
            let survey = json!({ "kind": kind.name(), "score": score, "answered_on": on });
            ("unhappy", None, None, Some(survey))
        }
    };
    json!({
        "customer": row.customer_number,
        "customer_name": record::text_or_null(&row.customer),
        "phone": record::text_or_null(&row.phone),
        "key_account": row.key_account,
        "reason": reason,
        "days": days,
        "rhythm": rhythm,
        "survey": survey,
    })
}
