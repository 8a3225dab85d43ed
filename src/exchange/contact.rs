//! A row becomes a contact: one line of a history, or of a router's call list.

use chrono::{DateTime, NaiveTime, Utc};

use crate::domain::codes::{Channel, Direction, Outcome, TaskKind, Topic};
use crate::domain::import::ImportedContact;
use crate::domain::model::{Contact, Due, Task};
use crate::domain::phone;
use crate::tr;

use super::dates;
use super::field::F;
use super::moments;
use super::row::{Reason, Row};
use super::values;
use super::words::{self, Call};

pub fn contact(row: Row<'_>) -> Result<ImportedContact, Reason> {
    let at = at(row)?;
    let way = way(row)?;
    let mut contact = Contact::new(at, way.channel, way.direction);
    contact.topic = row.choice(F::Topic, words::topic)?.or(way.topic);
    contact.subject = row.text(F::Subject)?;
    contact.note = note(row)?;
    contact.outcome = row.choice(F::Outcome, words::outcome)?;
    contact.solved = row.choice(F::Solved, values::yes_no)?;
    contact.rep = row.text(F::Rep)?;
    contact.duration_s = duration(row)?;
    let caller = row.text(F::Caller)?;
    if let Some(call) = way.call {
        if contact.outcome.is_none() {
            contact.outcome = outcome_of_call(row, call, contact.duration_s)?;
        }
        if call.missed {
            contact.duration_s = None;
        }
    }
    let mut customer = row.text(F::Customer)?;
    if customer.is_empty() {
        customer = row.text(F::CustomerEmail)?;
    }
    let from_number = customer.is_empty();
    if from_number {
        customer.clone_from(&caller);
    }
    let number = if caller.is_empty() && is_dialled(&customer) { customer.clone() } else { caller };
    contact.caller_norm = phone::normalise(&number, &row.reader.country).unwrap_or_default();
    contact.caller_raw = if contact.caller_norm.is_empty() { String::new() } else { number };
    let follow_up = follow_up(row, &contact)?;
    Ok(ImportedContact {
        // A number that nobody has is a caller who is not known yet.
        may_be_unassigned: from_number || is_dialled(&customer),
        customer,
        contact,
        follow_up,
    })
}

/// Written as one dials: `+` or `0` first, nothing but digits and their signs.
fn is_dialled(text: &str) -> bool {
    text.trim_start_matches('(').starts_with(['+', '0'])
        && phone::looks_like_phone(text)
        && text.chars().filter(char::is_ascii_digit).count() >= 5
}

fn at(row: Row<'_>) -> Result<DateTime<Utc>, Reason> {
    let moment = moments::moment(row, F::At, Some(F::Time))?;
    moment.map(|m| m.at).ok_or_else(|| tr!(row.reader.i18n, "import-no-date"))
}

/// Channel, direction and what a router says.
struct Way {
    channel: Channel,
    direction: Direction,
    topic: Option<Topic>,
    call: Option<Call>,
}

fn way(row: Row<'_>) -> Result<Way, Reason> {
    let mut way =
        Way { channel: Channel::Other, direction: Direction::In, topic: None, call: None };
    if row.reader.has(F::Caller) || row.reader.has(F::CallType) {
        way.channel = Channel::Phone;
    }
    for field in [F::Channel, F::CallType] {
        for slot in row.reader.slots(field) {
            let text = row.cell(slot)?;
            if text.is_empty() {
                continue;
            }
            let call = if field == F::CallType { words::call_type(&text) } else { None };
            if let Some(call) = call {
                way.channel = Channel::Phone;
                way.direction = call.direction;
                way.call = Some(call);
            } else if let Some(channel) = words::channel(&text) {
                way.channel = channel;
            } else if let Some(topic) = words::topic(&text) {
                // Some programs keep the matter (“Reklamation”) where the channel belongs.
                way.topic = Some(topic);
                way.channel = Channel::Other;
            } else {
                return Err(row.bad("import-bad-choice", slot, &text));
            }
        }
    }
    if let Some(direction) = row.choice(F::Direction, words::direction)? {
        way.direction = direction;
    }
    Ok(way)
}

fn duration(row: Row<'_>) -> Result<Option<i64>, Reason> {
    for (field, unit) in [(F::DurationMin, 60), (F::DurationSeconds, 1)] {
        for slot in row.reader.slots(field) {
            let text = row.cell(slot)?;
            if values::is_nothing(&text) {
                continue;
            }
            return match values::duration_seconds(&text, unit) {
                Some(seconds) => Ok(Some(seconds)),
                None => Err(row.bad("import-bad-duration", slot, &text)),
            };
        }
    }
    Ok(None)
}

/// How a call of the router's list ended: taken by the answering machine, not
/// answered, or spoken.
fn outcome_of_call(
    row: Row<'_>,
    call: Call,
    duration: Option<i64>,
) -> Result<Option<Outcome>, Reason> {
    let line = super::columns::compared(&row.text(F::Line)?);
    let machine = ["anrufbeantworter", "answeringmachine", "mailbox", "voicemail", "tam"]
        .iter()
        .any(|w| line.starts_with(w));
    Ok(Some(match call.direction {
        Direction::In if call.missed => Outcome::NoAnswer,
        Direction::In if machine => Outcome::Voicemail,
        Direction::Out if duration.unwrap_or(0) == 0 => Outcome::NoAnswer,
        Direction::In | Direction::Out => Outcome::Reached,
    }))
}

/// The note, and below it what has no field of its own.
fn note(row: Row<'_>) -> Result<String, Reason> {
    let mut note = row.block(F::Note)?;
    for field in [F::Person, F::CallerName, F::Line] {
        for slot in row.reader.slots(field) {
            let text = row.cell(slot)?;
            if text.is_empty() {
                continue;
            }
            if !note.is_empty() {
                note.push('\n');
            }
            note.push_str(&slot.name);
            note.push_str(": ");
            note.push_str(&text);
        }
    }
    Ok(note)
}

fn follow_up(row: Row<'_>, contact: &Contact) -> Result<Option<Task>, Reason> {
    let due = moments::due(row, F::FollowUpOn, None)?;
    let done = match row.reader.slots(F::FollowUpDoneAt).first() {
        Some(slot) => {
            let text = row.cell(slot)?;
            match values::yes_no(&text) {
                // “Erledigt: ja” without a day: on the day it was due.
                Some(true) => due.map(|due| due_instant(row, due, contact.at)),
                Some(false) => None,
                None => moments::moment(row, F::FollowUpDoneAt, None)?.map(|m| m.at),
            }
        }
        None => None,
    };
    if due.is_none() && done.is_none() {
        return Ok(None);
    }
    let title = if contact.subject.is_empty() {
        contact.note.lines().next().unwrap_or_default().chars().take(200).collect()
    } else {
        contact.subject.clone()
    };
    let title = if title.is_empty() { tr!(row.reader.i18n, "import-follow-up") } else { title };
    let mut task = Task::new(&title, TaskKind::FollowUp);
    task.due =
        due.or_else(|| done.map(|at| Due::Date(at.with_timezone(&row.reader.zone).date_naive())));
    task.done_at = done;
    task.assignee.clone_from(&contact.rep);
    "import".clone_into(&mut task.origin);
    Ok(Some(task))
}

pub fn due_instant(row: Row<'_>, due: Due, fallback: DateTime<Utc>) -> DateTime<Utc> {
    match due {
        Due::At(at) => at,
        Due::Date(date) => {
            dates::instant(date.and_time(NaiveTime::MIN), row.reader.zone).unwrap_or(fallback)
        }
    }
}
