//! Figures of a period, for the pictures.

use std::collections::HashMap;

use chrono::{Days, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use rusqlite::{Connection, Result};

use super::Store;
use super::api::StoreError;
use super::kpi::{IdSet, is_meant};
use crate::domain::dates::to_instant;
use crate::domain::kpi::Basis;
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
        Ok(complaint_figures(self.conn(), None, day_begins(from, zone), day_ends(until, zone))?)
    }

    /// The same, of the customers of a basis only; then those of nobody drop out.
    pub fn complaint_figures_of(
        &self,
        basis: &Basis,
        from: NaiveDate,
        until: NaiveDate,
        today: NaiveDate,
    ) -> Result<ComplaintFigures, StoreError> {
        let zone = self.settings()?.time_zone;
        let basis = IdSet::of(self, basis, today)?;
        let (from, until) = (day_begins(from, zone), day_ends(until, zone));
        Ok(complaint_figures(self.conn(), basis.as_ref(), from, until)?)
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
fn complaint_figures(
    conn: &Connection,
    basis: Option<&IdSet>,
    from: i64,
    until: i64,
) -> Result<ComplaintFigures> {
    let mut figures = ComplaintFigures::default();
    let [mut causes, mut categories] = [HashMap::new(), HashMap::new()];
    let mut query = conn.prepare_cached(
        "SELECT category, cause, annoyance, open, customer_id FROM complaint INDEXED BY complaint_received
          WHERE deleted_at IS NULL AND received_at >= ?1 AND received_at < ?2",
    )?;
    let mut rows = query.query([from, until])?;
    while let Some(row) = rows.next()? {
        if basis.is_some() && !is_meant(basis, row.get(4)?) {
            continue;
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::samples::{self, Grievance, Sample};

    fn group(name: &str, count: i64, annoyance: (i64, i64), open: i64) -> ComplaintGroup {
        ComplaintGroup {
            name: name.to_owned(),
            count,
            annoyance_sum: annoyance.0,
            annoyance_n: annoyance.1,
            open,
        }
    }

    #[test]
    fn the_complaints_of_a_period_are_grouped_by_cause_and_by_category() {
        let conn = samples::open();
        let zone = Tz::Europe__Berlin;
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let (from, until) =
            (day_begins(day("2026-03-01"), zone), day_ends(day("2026-03-31"), zone));
        // The clocks change on the 29th: the month has an hour less.
        assert_eq!(until - from, (31 * 24 - 1) * 3_600_000);
        let add = |received, category, cause, annoyance, closed| {
            let some = Grievance::default();
            samples::add_complaint(
                &conn,
                &Grievance { received, category, cause, annoyance, closed, ..some },
            )
        };
        add(from - 1, "Lieferung", "Lager", Some(5), None);
        add(from, "Lieferung", "Lager", Some(4), None);
        add(until - 1, "Lieferung", "", None, Some(until));
        add(from + 1, "Qualität", "Lager", Some(1), Some(until));
        add(until, "Qualität", "Lager", Some(5), None);
        let gone = add(from, "Qualität", "Lager", Some(5), None);
        conn.execute("UPDATE complaint SET deleted_at = 1 WHERE id = ?1", [gone]).unwrap();
        let mut figures = complaint_figures(&conn, None, from, until).unwrap();
        figures.causes.sort_by(|a, b| a.name.cmp(&b.name));
        figures.categories.sort_by(|a, b| a.name.cmp(&b.name));
        assert_eq!(
            figures,
            ComplaintFigures {
                causes: vec![group("", 1, (0, 0), 0), group("Lager", 2, (5, 2), 1)],
                categories: vec![group("Lieferung", 2, (4, 1), 1), group("Qualität", 1, (1, 1), 0)],
                total: 3,
            }
        );
    }

    #[test]
    fn of_some_customers_only_their_complaints_count() {
        let conn = samples::open();
        for (first, last) in [("Ida", "Grün"), ("Otto", "Blau")] {
            samples::add(&conn, &Sample { first, last, ..Sample::default() });
        }
        for (customer, cause) in [(Some(1), "Lager"), (Some(2), "Kasse"), (None, "Lager")] {
            let some = Grievance::default();
            samples::add_complaint(&conn, &Grievance { customer, cause, received: 1, ..some });
        }
        let set: IdSet = [1].into_iter().collect();
        let some = complaint_figures(&conn, Some(&set), 0, 2).unwrap();
        assert_eq!((some.total, some.causes), (1, vec![group("Lager", 1, (0, 0), 1)]));
        assert_eq!(complaint_figures(&conn, None, 0, 2).unwrap().total, 3);
    }
}
