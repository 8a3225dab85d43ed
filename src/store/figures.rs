//! Figures of a period, for the pictures.

use std::collections::HashMap;

use chrono::{Days, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use rusqlite::{Connection, Result};

use super::Store;
use super::api::StoreError;
use crate::domain::dates::to_instant;
use crate::domain::views::{ComplaintFigures, ComplaintGroup};

impl Store {
    /// The complaints received from … until, local days, inclusive, by cause and by
    /// category; unordered.
    pub fn complaint_figures(
        &self,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<ComplaintFigures, StoreError> {
        let zone = self.settings()?.time_zone;
        Ok(complaint_figures(self.conn(), day_begins(from, zone), day_ends(until, zone))?)
    }
}

/// The moment in which a local day begins, in milliseconds.
pub(in crate::store) fn day_begins(day: NaiveDate, zone: Tz) -> i64 {
    to_instant(day.and_time(NaiveTime::MIN), zone).0.timestamp_millis()
}

/// The moment in which a local day has ended, in milliseconds.
pub(in crate::store) fn day_ends(day: NaiveDate, zone: Tz) -> i64 {
    day.checked_add_days(Days::new(1)).map_or(i64::MAX, |next| day_begins(next, zone))
}

/// Of the complaints received from one moment to before the other.
fn complaint_figures(conn: &Connection, from: i64, until: i64) -> Result<ComplaintFigures> {
    let mut figures = ComplaintFigures::default();
    let [mut causes, mut categories] = [HashMap::new(), HashMap::new()];
    let mut query = conn.prepare_cached(
        "SELECT category, cause, annoyance, open FROM complaint INDEXED BY complaint_received
          WHERE deleted_at IS NULL AND received_at >= ?1 AND received_at < ?2",
    )?;
    let mut rows = query.query([from, until])?;
    while let Some(row) = rows.next()? {
        let (annoyance, open): (Option<i64>, i64) = (row.get(2)?, row.get(3)?);
        figures.total += 1;
        for (groups, name) in [(&mut categories, 0), (&mut causes, 1)] {
            let name = row.get_ref(name)?.as_str()?;
            let group = match groups.get_mut(name) {
                Some(group) => group,
                None => groups.entry(name.to_owned()).or_insert_with(|| ComplaintGroup {
                    name: name.to_owned(),
                    count: 0,
                    annoyance_sum: 0,
                    annoyance_n: 0,
                    open: 0,
                }),
            };
            group.count += 1;
            group.open += open;
            group.annoyance_sum += annoyance.unwrap_or(0);
            group.annoyance_n += i64::from(annoyance.is_some());
        }
    }
    figures.causes = causes.into_values().collect();
    figures.categories = categories.into_values().collect();
    Ok(figures)
}
