//! The sums of days, counted from the records themselves: of customers of whom no sums are
//! kept, and of all, to see whether what is kept is right.
//!
//! Performance: the records of the periods are gone through in indexes that hold all that is
//! asked; those of a few customers are looked up instead.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use rusqlite::{Connection, Result, Row, ToSql};

use super::basis::{IdSet, is_meant};
use super::source::Source;
use crate::domain::kpi::day::local_day;
use crate::domain::kpi::{Ask, DaySums};
use crate::domain::value::{self, Day};
use crate::store::figures::{day_begins, day_ends};
use crate::store::rows;

/// The records of up to so many customers are looked up one customer after the other.
const FEW: usize = 2000;
/// The sums of these customers, or of all, in these periods.
pub(super) fn count(
    conn: &Connection,
    asks: &[Ask],
    basis: Option<&IdSet>,
    zone: Tz,
) -> Result<Vec<DaySums>> {
    count_with(conn, asks, basis, zone, FEW)
}

fn count_with(
    conn: &Connection,
    asks: &[Ask],
    basis: Option<&IdSet>,
    zone: Tz,
    few: usize,
) -> Result<Vec<DaySums>> {
    let mut counted = Counted { zone, days: BTreeMap::new(), day: None };
    for (from, until) in spans(asks) {
        let span = Span {
            moments: [day_begins(from, zone), day_ends(until, zone)],
            dates: [from.to_string(), until.to_string()],
        };
        match basis.filter(|set| set.len() <= few) {
            Some(set) => counted.of_each(conn, set, &span)?,
            None => counted.of_all(conn, basis, &span)?,
        }
    }
    let days = counted.finish();
    let sum = |ask: &Ask| {
        let mut sums = DaySums::default();
        let (from, until) = (value::day(ask.from), value::day(ask.until()));
        if from <= until {
            days.range(from..=until).for_each(|(_, day)| sums.add(day));
        }
        sums
    };
    Ok(asks.iter().map(sum).collect())
}

/// The days of all periods, in order; none twice.
fn spans(asks: &[Ask]) -> Vec<(NaiveDate, NaiveDate)> {
    // Outside of these the text of a date is longer, and has another order.
    let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default();
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default();
    let mut periods: Vec<(NaiveDate, NaiveDate)> = asks
        .iter()
        .map(|ask| (ask.from.max(first), ask.until().min(last)))
        .filter(|(from, until)| from <= until)
        .collect();
    periods.sort_unstable();
    let mut spans: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for (from, until) in periods {
        match spans.last_mut() {
            Some((_, end)) if from <= *end => *end = until.max(*end),
            _ => spans.push((from, until)),
        }
    }
    spans
}

/// Days as they are asked for.
struct Span {
    /// The first one, and the one before which the last day ends; milliseconds.
    moments: [i64; 2],
    /// First and last day.
    dates: [String; 2],
}

impl Span {
    fn bounds(&self, by_moment: bool) -> [&dyn ToSql; 2] {
        let ([first, last], [from, until]) = (&self.moments, &self.dates);
        if by_moment { [first, last] } else { [from, until] }
    }
}

/// What is read of a kind of record: the columns of [`Source::read`], and whose it is. The
/// time of contacts about complaints is in no index of contacts by time; it is read apart.
struct Reading {
    source: Source,
    /// From the first to before the second moment, or from the first to the second date.
    by_moment: bool,
    all: &'static str,
    /// The same of one customer, the third value.
    one: &'static str,
}

const READINGS: [Reading; 6] = [
    Reading {
        source: Source::Contact,
        by_moment: true,
        all: "SELECT at, channel, direction, topic, outcome, solved, NULL, 0, customer_id
                FROM contact INDEXED BY contact_at
               WHERE at >= ?1 AND at < ?2 AND deleted_at IS NULL",
        one: "SELECT at, channel, direction, topic, outcome, solved, duration_s,
                     complaint_id IS NOT NULL
                FROM contact INDEXED BY contact_customer
               WHERE customer_id = ?3 AND at >= ?1 AND at < ?2 AND deleted_at IS NULL",
    },
    Reading {
        source: Source::Sale,
        by_moment: false,
        all: "SELECT date, kind, revenue, discount, variable_cost, customer_id
                FROM sale INDEXED BY sale_date
               WHERE date >= ?1 AND date <= ?2 AND deleted_at IS NULL",
        one: "SELECT date, kind, revenue, discount, variable_cost
                FROM sale INDEXED BY sale_customer
               WHERE customer_id = ?3 AND date >= ?1 AND date <= ?2 AND deleted_at IS NULL",
    },
    Reading {
        source: Source::Survey,
        by_moment: true,
        all: "SELECT answered_at, kind, score, customer_id
                FROM survey INDEXED BY survey_answered
               WHERE answered_at >= ?1 AND answered_at < ?2 AND score IS NOT NULL
                 AND deleted_at IS NULL",
        one: "SELECT answered_at, kind, score FROM survey INDEXED BY survey_customer
               WHERE customer_id = ?3 AND answered_at >= ?1 AND answered_at < ?2
                 AND score IS NOT NULL AND deleted_at IS NULL",
    },
    Reading {
        source: Source::Complaint,
        by_moment: true,
        all: "SELECT received_at, customer_id FROM complaint INDEXED BY complaint_received
               WHERE received_at >= ?1 AND received_at < ?2 AND deleted_at IS NULL",
        one: "SELECT received_at FROM complaint INDEXED BY complaint_customer
               WHERE customer_id = ?3 AND received_at >= ?1 AND received_at < ?2
                 AND deleted_at IS NULL",
    },
    Reading {
        source: Source::Remedy,
        by_moment: false,
        all: "SELECT r.given_on, r.cost, b.customer_id
                FROM remedy r JOIN complaint b ON b.id = r.complaint_id
               WHERE r.given_on >= ?1 AND r.given_on <= ?2 AND r.deleted_at IS NULL
                 AND b.deleted_at IS NULL",
        one: "SELECT r.given_on, r.cost FROM complaint b INDEXED BY complaint_customer
                JOIN remedy r ON r.complaint_id = b.id
               WHERE b.customer_id = ?3 AND r.given_on >= ?1 AND r.given_on <= ?2
                 AND r.deleted_at IS NULL AND b.deleted_at IS NULL",
    },
    Reading {
        source: Source::Task,
        by_moment: false,
        all: "SELECT due_on, kind, due_at, done_at, customer_id FROM task INDEXED BY task_due
               WHERE due_on >= ?1 AND due_on <= ?2 AND deleted_at IS NULL",
        one: "SELECT due_on, kind, due_at, done_at FROM task INDEXED BY task_customer
               WHERE customer_id = ?3 AND due_on >= ?1 AND due_on <= ?2 AND deleted_at IS NULL",
    },
];

/// Of contacts that are about a complaint and have a time.
const COMPLAINT_TIME: &str =
    "SELECT at, duration_s, customer_id FROM contact INDEXED BY contact_about_complaint
      WHERE (topic = 8 OR complaint_id IS NOT NULL) AND duration_s IS NOT NULL
        AND deleted_at IS NULL AND at >= ?1 AND at < ?2";

/// The sums of the days so far.
struct Counted {
    zone: Tz,
    days: BTreeMap<Day, DaySums>,
    /// The day at hand: most records come by the day.
    day: Option<(Day, DaySums)>,
}

impl Counted {
    fn of_all(&mut self, conn: &Connection, basis: Option<&IdSet>, span: &Span) -> Result<()> {
        for Reading { source, by_moment, all, .. } in READINGS {
            let mut statement = conn.prepare_cached(all)?;
            let whose = statement.column_count().saturating_sub(1);
            let mut rows = statement.query(span.bounds(by_moment))?;
            while let Some(row) = rows.next()? {
                if is_meant(basis, row.get(whose)?) {
                    self.read(source, row)?;
                }
            }
        }
        let mut statement = conn.prepare_cached(COMPLAINT_TIME)?;
        let mut rows = statement.query(span.bounds(true))?;
        while let Some(row) = rows.next()? {
            if is_meant(basis, row.get(2)?) {
                let day = local_day(rows::instant_or_epoch(row.get(0)?), self.zone);
                let complaint_seconds = row.get(1)?;
                let time =
                    DaySums { complaint_seconds, complaint_contacts: 1, ..DaySums::default() };
                self.add(day, &time);
            }
        }
        Ok(())
    }

    fn of_each(&mut self, conn: &Connection, customers: &IdSet, span: &Span) -> Result<()> {
        for Reading { source, by_moment, one, .. } in READINGS {
            let mut statement = conn.prepare_cached(one)?;
            let [first, last] = span.bounds(by_moment);
            for id in customers.iter() {
                let mut rows = statement.query([first, last, &id])?;
                while let Some(row) = rows.next()? {
                    self.read(source, row)?;
                }
            }
        }
        Ok(())
    }

    fn read(&mut self, source: Source, row: &Row) -> Result<()> {
        if let Some((day, sums)) = source.read(row, self.zone)? {
            self.add(day, &sums);
        }
        Ok(())
    }

    fn add(&mut self, day: Day, sums: &DaySums) {
        match &mut self.day {
            Some((at, total)) if *at == day => total.add(sums),
            _ => {
                self.put_away();
                self.day = Some((day, *sums));
            }
        }
    }

    fn put_away(&mut self) {
        if let Some((day, sums)) = self.day.take() {
            self.days.entry(day).or_default().add(&sums);
        }
    }

    fn finish(mut self) -> BTreeMap<Day, DaySums> {
        self.put_away();
        self.days
    }
}

#[cfg(test)]
mod tests;
