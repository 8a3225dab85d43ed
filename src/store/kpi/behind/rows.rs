//! The lines of a page: keys become what is shown of the records.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Result};

use super::Ground;
use super::keys::{Keys, Kind, Note};
use crate::domain::model::{Complaint, Contact, Due, Id, Survey, Task, display_name};
use crate::domain::views::{BehindRecord, BehindRow, BehindValue};
use crate::store::named::named_or_none;
use crate::store::rows::Record as _;

/// The lines from a place on; a record that is gone has none.
pub(super) fn rows(
    ground: &Ground<'_>,
    keys: &Keys,
    offset: usize,
    limit: usize,
) -> Result<Vec<BehindRow>> {
    let mut rows = Vec::new();
    for (id, note) in keys.page(offset, limit) {
        let row = match keys.kind {
            Kind::Customer => customer(ground.conn(), id)?,
            Kind::Contact => contact(ground, id)?,
            Kind::Survey => survey(ground, id)?,
            Kind::Task => task(ground, id)?,
            Kind::Cost if id < 0 => contact(ground, -id)?,
            Kind::Complaint | Kind::Cost => complaint(ground, id)?,
        };
        rows.extend(row.map(|row| BehindRow { value: told(keys.note, note), ..row }));
    }
    Ok(rows)
}

fn told(kind: Note, note: i64) -> BehindValue {
    match kind {
        Note::Nothing => BehindValue::None,
        Note::Count => BehindValue::Count(note),
        Note::Money => BehindValue::Money(note),
        Note::Prediction => BehindValue::Prediction(f64::from_bits(note.cast_unsigned())),
        #[expect(clippy::cast_precision_loss, reason = "hours of work")]
        Note::Work => BehindValue::Hours(note as f64 / 3600.0),
        Note::Score => BehindValue::Score(note),
        Note::Counts => BehindValue::Counts(note != 0),
        Note::Days if note < 0 => BehindValue::None,
        Note::Days => BehindValue::Days(note),
    }
}

fn customer(conn: &Connection, id: Id) -> Result<Option<BehindRow>> {
    conn.prepare_cached(
        "SELECT c.number, c.company, c.first_name, c.last_name, v.last_sale
           FROM customer c LEFT JOIN customer_value v ON v.customer_id = c.id
          WHERE c.id = ?1 AND c.deleted_at IS NULL",
    )?
    .query_row([id], |row| {
        let text = |at| row.get_ref(at).and_then(|v| Ok(v.as_str()?));
        let number = text(0)?;
        let last: Option<i32> = row.get(4)?;
        Ok(BehindRow {
            record: BehindRecord::Customer(id),
            customer: Some(id),
            name: display_name(text(1)?, text(2)?, text(3)?, number),
            number: number.to_owned(),
            on: last.and_then(NaiveDate::from_epoch_days),
            value: BehindValue::None,
            text: String::new(),
        })
    })
    .optional()
}

/// A line about something of a customer, or of nobody.
fn about(
    ground: &Ground<'_>,
    record: BehindRecord,
    customer: Option<Id>,
    on: Option<NaiveDate>,
    text: &str,
) -> Result<BehindRow> {
    let named = named_or_none(ground.conn(), customer)?;
    Ok(BehindRow {
        record,
        customer,
        number: named.number,
        name: named.name,
        on,
        value: BehindValue::None,
        text: text.to_owned(),
    })
}

fn contact(ground: &Ground<'_>, id: Id) -> Result<Option<BehindRow>> {
    let Some(contact) = Contact::load(ground.conn(), id)? else { return Ok(None) };
    let text = first_line([&contact.subject, &contact.note]);
    let on = Some(ground.day(contact.at));
    let record = BehindRecord::Contact(id);
    let mut row = about(ground, record, contact.customer_id, on, text)?;
    if row.name.is_empty() {
        row.name.clone_from(&contact.caller_raw);
    }
    Ok(Some(row))
}

fn complaint(ground: &Ground<'_>, id: Id) -> Result<Option<BehindRow>> {
    let Some(complaint) = Complaint::load(ground.conn(), id)? else { return Ok(None) };
    let on = Some(ground.day(complaint.received_at));
    let record = BehindRecord::Complaint(id);
    let mut row = about(ground, record, complaint.customer_id, on, complaint.headline())?;
    row.number.clone_from(&complaint.number);
    if row.name.is_empty() {
        row.name.clone_from(&complaint.complainant);
    }
    Ok(Some(row))
}

fn survey(ground: &Ground<'_>, id: Id) -> Result<Option<BehindRow>> {
    let Some(survey) = Survey::load(ground.conn(), id)? else { return Ok(None) };
    let on = survey.answered_at.or(survey.sent_at).map(|at| ground.day(at));
    let text = first_line([&survey.comment]);
    about(ground, BehindRecord::Survey(id), survey.customer_id, on, text).map(Some)
}

fn task(ground: &Ground<'_>, id: Id) -> Result<Option<BehindRow>> {
    let Some(task) = Task::load(ground.conn(), id)? else { return Ok(None) };
    let on = task.due.map(|due| match due {
        Due::Date(day) => day,
        Due::At(at) => ground.day(at),
    });
    // What has no date, a wish above all, came on some day.
    let on = on.or(task.meta.created_at.map(|at| ground.day(at)));
    about(ground, BehindRecord::Task(id), task.customer_id, on, &task.title).map(Some)
}

/// The first line that says something.
fn first_line<const N: usize>(texts: [&String; N]) -> &str {
    let mut lines = texts.into_iter().flat_map(|text| text.lines()).map(str::trim);
    lines.find(|line| !line.is_empty()).unwrap_or_default()
}
