//! Moments of a row: dates with or without a time of day, and their order.

use chrono::{DateTime, NaiveTime, Utc};

use crate::domain::model::Due;
use crate::tr;

use super::dates::{self, Read};
use super::field::F;
use super::row::{Reason, Row, Slot};

/// A moment, and how it stands in the file.
#[derive(Debug, Clone)]
pub struct Moment<'a> {
    pub at: DateTime<Utc>,
    /// Without one, `at` is the beginning of the day.
    pub has_time: bool,
    pub slot: &'a Slot,
    pub text: String,
}

/// The moment of a field; a time of day may stand in a column of its own.
pub fn moment(row: Row<'_>, field: F, time: Option<F>) -> Result<Option<Moment<'_>>, Reason> {
    let Some((slot, read, text)) = row.date(field)? else { return Ok(None) };
    let clock = match read.time {
        Some(clock) => Some(clock),
        None => time_of(row, time)?,
    };
    let at = instant_of(row, read, clock).ok_or_else(|| row.bad("import-bad-date", slot, &text))?;
    Ok(Some(Moment { at, has_time: clock.is_some() || read.instant.is_some(), slot, text }))
}

/// A moment that has been: not on a day to come.
pub fn past_moment(row: Row<'_>, field: F, time: Option<F>) -> Result<Option<Moment<'_>>, Reason> {
    let moment = moment(row, field, time)?;
    if let Some(moment) = &moment
        && moment.at.with_timezone(&row.reader.zone).date_naive() > row.reader.today
    {
        return Err(row.bad("import-in-future", moment.slot, &moment.text));
    }
    Ok(moment)
}

/// The later of two moments of a row. A day without a time counts as the earlier
/// moment, if that is of the same day.
pub fn in_order(
    row: Row<'_>,
    earlier: &Moment<'_>,
    later: &Moment<'_>,
) -> Result<DateTime<Utc>, Reason> {
    if later.at >= earlier.at {
        return Ok(later.at);
    }
    let day = |at: DateTime<Utc>| at.with_timezone(&row.reader.zone).date_naive();
    if !later.has_time && day(later.at) == day(earlier.at) {
        return Ok(earlier.at);
    }
    Err(tr!(
        row.reader.i18n,
        "import-before",
        column = later.slot.name.as_str(),
        value = later.text.as_str(),
        other = earlier.slot.name.as_str()
    ))
}

/// A day on which, or a moment at which something is due.
pub fn due(row: Row<'_>, field: F, time: Option<F>) -> Result<Option<Due>, Reason> {
    let Some((slot, read, text)) = row.date(field)? else { return Ok(None) };
    let bad = || row.bad("import-bad-date", slot, &text);
    let date = read.to_date(row.reader.today).ok_or_else(bad)?;
    if let Some(instant) = read.instant {
        return Ok(Some(Due::At(instant)));
    }
    let clock = match read.time {
        Some(clock) => Some(clock),
        None => time_of(row, time)?,
    };
    Ok(Some(match clock {
        Some(_) => Due::At(instant_of(row, read, clock).ok_or_else(bad)?),
        None => Due::Date(date),
    }))
}

/// The time of day in a column of its own.
pub fn time_of(row: Row<'_>, field: Option<F>) -> Result<Option<NaiveTime>, Reason> {
    for slot in field.map_or(&[][..], |field| row.reader.slots(field)) {
        let text = row.cell(slot)?;
        if !text.is_empty() {
            let parsed = dates::time_of_day(&text).or_else(|| time_of_datetime(&text, slot));
            return parsed.map(Some).ok_or_else(|| row.bad("import-bad-time", slot, &text));
        }
    }
    Ok(None)
}

/// Spreadsheets write the time of day as a day of 1899.
fn time_of_datetime(text: &str, slot: &Slot) -> Option<NaiveTime> {
    dates::date(text, slot.order).ok().flatten().and_then(|r| r.time)
}

/// The moment that a date and a time of day stand for in the zone of the file.
pub fn instant_of(row: Row<'_>, read: Read, time: Option<NaiveTime>) -> Option<DateTime<Utc>> {
    if read.instant.is_some() {
        return read.instant;
    }
    let date = read.to_date(row.reader.today)?;
    dates::instant(date.and_time(time.unwrap_or(NaiveTime::MIN)), row.reader.zone)
}
