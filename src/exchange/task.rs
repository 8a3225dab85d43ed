//! A row becomes a task: something to do, promised or wished for.

use chrono::{DateTime, NaiveTime, Utc};

use crate::domain::codes::{Priority, TaskKind};
use crate::domain::import::ImportedTask;
use crate::domain::model::{Due, Task};
use crate::domain::recurrence::Recurrence;
use crate::tr;

use super::field::F;
use super::row::{Reason, Row, shown};
use super::{dates, moments, values, words};

pub fn task(row: Row<'_>) -> Result<ImportedTask, Reason> {
    let title = row.text(F::Title)?;
    if title.is_empty() {
        return Err(tr!(row.reader.i18n, "import-no-title"));
    }
    let kind = row.choice(F::Kind, words::task_kind)?.unwrap_or(TaskKind::Task);
    let mut task = Task::new(&title, kind);
    task.due = moments::due(row, F::Due, Some(F::Time))?;
    task.ends_at = ends_at(row, task.due)?;
    task.place = row.text(F::Place)?;
    task.assignee = row.text(F::Assignee)?;
    task.priority = row.choice(F::Priority, words::priority)?.unwrap_or(Priority::Normal);
    task.notes = row.block(F::Notes)?;
    task.recurrence = recurrence(row, task.due)?;
    task.done_at = done_at(row, task.due)?;
    "import".clone_into(&mut task.origin);
    let mut customer = row.text(F::Customer)?;
    if customer.is_empty() {
        customer = row.text(F::CustomerEmail)?;
    }
    Ok(ImportedTask { customer, complaint: row.text(F::Complaint)?, task })
}

/// The end of an appointment; without a time of its beginning there is none.
fn ends_at(row: Row<'_>, due: Option<Due>) -> Result<Option<DateTime<Utc>>, Reason> {
    let Some(end) = moments::moment(row, F::EndsAt, None)? else { return Ok(None) };
    match due {
        Some(Due::At(begin)) if end.at < begin => {
            Err(row.bad("import-ends-early", end.slot, &end.text))
        }
        Some(Due::At(_)) => Ok(Some(end.at)),
        _ => Ok(None),
    }
}

/// In its stored form, or in words.
fn recurrence(row: Row<'_>, due: Option<Due>) -> Result<String, Reason> {
    let Some(slot) = row.reader.slots(F::Recurrence).first() else { return Ok(String::new()) };
    let text = row.cell(slot)?;
    if values::is_nothing(&text) {
        return Ok(String::new());
    }
    let first = match due {
        Some(Due::Date(day)) => day,
        Some(Due::At(at)) => at.with_timezone(&row.reader.zone).date_naive(),
        None => row.reader.today,
    };
    if let Some(known) = Recurrence::from_stored(&text) {
        return Ok(known.stored());
    }
    Recurrence::parse(&text, first).map(|known| known.stored()).map_err(|error| {
        let why = error.sentence(&row.reader.i18n);
        tr!(
            row.reader.i18n,
            "import-bad-recurrence",
            column = slot.name.as_str(),
            value = shown(&text),
            why = why
        )
    })
}

/// When it was done. “Erledigt: ja” without a day: on the day it was due, or today.
fn done_at(row: Row<'_>, due: Option<Due>) -> Result<Option<DateTime<Utc>>, Reason> {
    for field in [F::DoneAt, F::State] {
        let Some(slot) = row.reader.slots(field).first() else { continue };
        let text = row.cell(slot)?;
        if text.is_empty() {
            continue;
        }
        match words::is_done(&text) {
            Some(true) => return Ok(Some(done_somewhen(row, due))),
            Some(false) => return Ok(None),
            None if field == F::State => return Err(row.bad("import-bad-choice", slot, &text)),
            None => {
                if let Some(done) = moments::past_moment(row, field, None)? {
                    return Ok(Some(done.at));
                }
            }
        }
    }
    Ok(None)
}

fn done_somewhen(row: Row<'_>, due: Option<Due>) -> DateTime<Utc> {
    let day = match due {
        Some(Due::At(at)) => at.with_timezone(&row.reader.zone).date_naive(),
        Some(Due::Date(day)) => day,
        None => row.reader.today,
    };
    let day = day.min(row.reader.today);
    let midnight = day.and_time(NaiveTime::MIN);
    dates::instant(midnight, row.reader.zone).unwrap_or_else(|| midnight.and_utc())
}
