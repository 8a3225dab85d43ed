//! The sums by day (`kpi_day`): kept in step in the transaction that writes a record, by what
//! the record added before and what it adds now; and counted anew from all records.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Result, Row, params_from_iter};

use super::source::Source;
use crate::domain::kpi::DaySums;
use crate::domain::model::Id;
use crate::domain::settings::Settings;
use crate::domain::value::{self, Day};
use crate::store::Store;
use crate::store::api::StoreError;

/// What changes in the sums of days.
#[derive(Debug, Default)]
pub(in crate::store) struct DayChanges {
    days: BTreeMap<Day, DaySums>,
}

impl DayChanges {
    pub fn add(&mut self, day: Day, sums: &DaySums) {
        self.days.entry(day).or_default().add(sums);
    }

    pub fn subtract(&mut self, day: Day, sums: &DaySums) {
        self.days.entry(day).or_default().subtract(sums);
    }

    /// Bring the table in step.
    pub fn write(self, conn: &Connection) -> Result<()> {
        for (day, change) in self.days.into_iter().filter(|(_, change)| !change.is_zero()) {
            let mut sums = stored_day(conn, day)?;
            sums.add(&change);
            write_day(conn, day, &sums)?;
        }
        Ok(())
    }
}

/// The time zone of the file.
pub(in crate::store) fn zone(conn: &Connection) -> Result<Tz> {
    let zone: Option<String> = conn
        .prepare_cached("SELECT value FROM setting WHERE key = 'time-zone' AND deleted_at IS NULL")?
        .query_row([], |r| r.get(0))
        .optional()?;
    Ok(Settings::from_rows(zone.map(|zone| ("time-zone", zone))).time_zone)
}

/// What the live record of a row adds, and to which day; `None`: nothing.
pub(in crate::store) fn added(
    conn: &Connection,
    source: Source,
    id: Id,
    zone: Tz,
) -> Result<Option<(Day, DaySums)>> {
    conn.prepare_cached(source.one())?
        .query_row([id], |row| source.read(row, zone))
        .optional()
        .map(Option::flatten)
}

/// The sums of all days, counted from the records.
pub(in crate::store) fn recount(conn: &Connection, zone: Tz) -> Result<BTreeMap<Day, DaySums>> {
    let mut days: BTreeMap<Day, DaySums> = BTreeMap::new();
    for source in Source::ALL {
        let mut statement = conn.prepare(source.all())?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let Some((day, sums)) = source.read(row, zone)? {
                days.entry(day).or_default().add(&sums);
            }
        }
    }
    days.retain(|_, sums| !sums.is_zero());
    Ok(days)
}

/// The sums of all days as they are kept.
pub(in crate::store) fn kept(conn: &Connection) -> Result<BTreeMap<Day, DaySums>> {
    let sql = format!("SELECT {}, day FROM kpi_day", DaySums::COLUMNS.join(", "));
    conn.prepare_cached(&sql)?
        .query_map([], |row| Ok((row.get(DaySums::COLUMNS.len())?, from_row(row)?)))?
        .collect()
}

/// Put these in the place of what is kept.
pub(in crate::store) fn replace(conn: &Connection, days: &BTreeMap<Day, DaySums>) -> Result<()> {
    conn.execute("DELETE FROM kpi_day", [])?;
    for (day, sums) in days {
        write_day(conn, *day, sums)?;
    }
    Ok(())
}

fn from_row(row: &Row) -> Result<DaySums> {
    let columns: Vec<i64> =
        (0..DaySums::COLUMNS.len()).map(|at| row.get(at)).collect::<Result<_>>()?;
    Ok(DaySums::from_columns(|at| columns.get(at).copied().unwrap_or(0)))
}

fn stored_day(conn: &Connection, day: Day) -> Result<DaySums> {
    let sql = format!("SELECT {} FROM kpi_day WHERE day = ?1", DaySums::COLUMNS.join(", "));
    let found = conn.prepare_cached(&sql)?.query_row([day], from_row).optional()?;
    Ok(found.unwrap_or_default())
}

/// A day on which nothing is left has no row.
fn write_day(conn: &Connection, day: Day, sums: &DaySums) -> Result<()> {
    if sums.is_zero() {
        conn.prepare_cached("DELETE FROM kpi_day WHERE day = ?1")?.execute([day])?;
        return Ok(());
    }
    let columns = DaySums::COLUMNS;
    let sql = format!(
        "INSERT OR REPLACE INTO kpi_day (day, {}) VALUES (?{})",
        columns.join(", "),
        ", ?".repeat(columns.len())
    );
    let values = std::iter::once(i64::from(day)).chain(sums.array()).map(Value::Integer);
    conn.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

impl Store {
    /// The sums of periods, both ends inclusive, in one pass over the days.
    pub fn day_sums(
        &self,
        periods: &[(NaiveDate, NaiveDate)],
    ) -> std::result::Result<Vec<DaySums>, StoreError> {
        let mut totals = vec![DaySums::default(); periods.len()];
        let periods: Vec<(Day, Day)> =
            periods.iter().map(|(from, until)| (value::day(*from), value::day(*until))).collect();
        let first = periods.iter().map(|(from, _)| *from).min();
        let last = periods.iter().map(|(_, until)| *until).max();
        let sql = format!(
            "SELECT {}, day FROM kpi_day WHERE day BETWEEN ?1 AND ?2",
            DaySums::COLUMNS.join(", ")
        );
        let mut statement = self.conn().prepare_cached(&sql)?;
        let mut rows = statement.query((first, last))?;
        while let Some(row) = rows.next()? {
            let day: Day = row.get(DaySums::COLUMNS.len())?;
            let sums = from_row(row)?;
            let within = periods
                .iter()
                .zip(&mut totals)
                .filter(|((from, until), _)| (*from..=*until).contains(&day));
            within.for_each(|(_, total)| total.add(&sums));
        }
        Ok(totals)
    }
}
