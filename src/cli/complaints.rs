//! `complaints [--overdue]`: the open ones by the next deadline.

use chrono::{DateTime, Utc};

use super::args::Complaints;
use super::context::Context;
use super::failure::{DONE, Ended, Failure, NOTHING};
use super::lines::Fit;
use super::{json, lines, output};
use crate::domain::codes::Code as _;
use crate::domain::model::Complaint;
use crate::domain::settings::Settings;
use crate::domain::views::{ComplaintDetail, ComplaintFilter, ComplaintRow, Seek};
use crate::domain::worktime::WorkCalendar;
use crate::i18n::I18n;
use crate::i18n::text::{clean, shorten};
use crate::store::Store;
use crate::store::api::StoreError;
use crate::tr;

/// Rows read at once.
const PAGE: usize = 500;
/// Widest name and headline of a line.
const NAME: usize = 32;
const HEADLINE: usize = 60;

pub fn run(args: &Complaints, context: &Context) -> Ended {
    let i18n = &context.i18n;
    let failed = |error: StoreError| Failure::store(&error, i18n);
    let store = context.open()?;
    let settings = store.settings().map_err(failed)?;
    let due_before = args.overdue.then(|| context.now());
    let filter = ComplaintFilter { due_before, ..ComplaintFilter::default() };
    let rows = all(&filter, &store).map_err(failed)?;
    if args.json {
        let complaints: Vec<Complaint> = rows.into_iter().map(|row| row.complaint).collect();
        let details = details(&complaints, &store).map_err(failed)?;
        let values = details.iter().map(|d| json::complaint(d, &settings.currency)).collect();
        output::print_json(&serde_json::Value::Array(values), i18n)?;
        return Ok(if complaints.is_empty() { NOTHING } else { DONE });
    }
    if rows.is_empty() {
        let key = if args.overdue { "complaints-none-overdue" } else { "complaints-none" };
        return Err(Failure::new(NOTHING, tr!(i18n, key)));
    }
    let clock = Clock::new(&settings, context.now());
    let cells: Vec<_> = rows.iter().map(|row| clock.cells(row, i18n)).collect();
    let mut out = String::new();
    lines::columns(&mut out, &cells, fit(output::width()));
    output::print(&out, i18n)
}

/// Customer, state and headline bend; the time that is left says more than the deadline.
pub fn fit(width: usize) -> Fit {
    Fit { width, bends: &[4, 5, 6], spare: Some(3) }
}

fn all(filter: &ComplaintFilter, store: &Store) -> Result<Vec<ComplaintRow>, StoreError> {
    let mut all: Vec<ComplaintRow> = Vec::new();
    let mut seek = Seek::First;
    loop {
        let page = store.complaints(filter, &seek, PAGE)?;
        all.extend(page.rows);
        match all.last() {
            Some(last) if page.after => seek = Seek::After(last.complaint.meta.id),
            _ => return Ok(all),
        }
    }
}

/// The same complaints with everything about them.
pub fn details(
    complaints: &[Complaint],
    store: &Store,
) -> Result<Vec<ComplaintDetail>, StoreError> {
    let mut all = Vec::with_capacity(complaints.len());
    for complaint in complaints {
        all.extend(store.complaint_detail(complaint.meta.id)?);
    }
    Ok(all)
}

/// How much working time is left, now.
pub struct Clock<'a> {
    calendar: WorkCalendar,
    settings: &'a Settings,
    now: DateTime<Utc>,
}

impl<'a> Clock<'a> {
    pub fn new(settings: &'a Settings, now: DateTime<Utc>) -> Self {
        Self { calendar: WorkCalendar::of(settings), settings, now }
    }

    /// Sign, number, time left, deadline, customer, state, what it is about.
    pub fn cells(&self, row: &ComplaintRow, i18n: &I18n) -> [String; 7] {
        let c = &row.complaint;
        let customer = match (row.customer.as_str(), row.customer_number.as_str()) {
            ("", _) if c.complainant.is_empty() => tr!(i18n, "complaints-anonymous"),
            ("", _) => shorten(&clean(&c.complainant), NAME, "…").into_owned(),
            (name, number) => {
                format!("{} ({})", shorten(&clean(name), NAME, "…"), clean(number))
            }
        };
        [
            self.sign(c).to_owned(),
            c.number.clone(),
            self.left(c, i18n),
            self.deadline(c, i18n),
            customer,
            tr!(i18n, &c.standing.state.message()),
            shorten(&clean(c.headline()), HEADLINE, "…").into_owned(),
        ]
    }

    /// As `show` has it, where the customer is known.
    pub fn one_line(&self, c: &Complaint, i18n: &I18n) -> String {
        let state = tr!(i18n, &c.standing.state.message());
        let received =
            i18n.date(c.received_at.with_timezone(&self.settings.time_zone).date_naive());
        let mut parts = vec![format!("{} {received}", c.number), state];
        if let Some(due) = c.standing.next_due {
            let sign = if due < self.now { "! " } else { "" };
            parts.push(format!("{sign}{} ({})", self.left(c, i18n), self.deadline(c, i18n)));
        }
        parts.push(c.headline().to_owned());
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    /// `!` a deadline has passed; `!!` somebody may come to harm.
    fn sign(&self, c: &Complaint) -> &'static str {
        match c.standing.next_due {
            _ if c.safety => "!!",
            Some(due) if due < self.now => "!",
            _ => "",
        }
    }

    fn left(&self, c: &Complaint, i18n: &I18n) -> String {
        match c.standing.next_due {
            Some(due) if due < self.now => {
                i18n.work_left(-self.calendar.work_between(due, self.now).max(1))
            }
            Some(due) => i18n.work_left(self.calendar.work_between(self.now, due)),
            None if c.standing.paused => tr!(i18n, "complaints-paused"),
            None if c.standing.state.is_resolved() && !c.standing.state.is_final() => {
                tr!(i18n, "complaints-to-close")
            }
            None => String::new(),
        }
    }

    fn deadline(&self, c: &Complaint, i18n: &I18n) -> String {
        let due = c.standing.next_due.map(|due| due.with_timezone(&self.settings.time_zone));
        due.map(|due| format!("{} {}", i18n.date_weekday(due.date_naive()), i18n.time(due.time())))
            .unwrap_or_default()
    }
}
