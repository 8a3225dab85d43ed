//! The call form and the form of any other contact: values from the record and
//! back, with the follow-up that may come of it.

use chrono::{DateTime, Utc};

use super::values::{Fill, Read, customer_value, first_line, print_instant};
use super::{FieldError, Form, FormEnv, Values};
use crate::domain::codes::{Channel, Code, Direction, Outcome, TaskKind};
use crate::domain::fields::{CALL, CONTACT};
use crate::domain::model::{Contact, Task};
use crate::domain::phone;
use crate::tr;

/// The word that drafts of a call are kept under.
pub const CALL_NAME: &str = "call";
/// The word that drafts of another contact are kept under.
pub const CONTACT_NAME: &str = "contact";

/// The fields of the follow-up; it exists once one of the first two says something.
const WHEN: &str = "follow_up_when";
const TITLE: &str = "follow_up_title";
const KIND: &str = "follow_up_kind";

/// A call can be forgotten on the screen; longer than this is no conversation.
const LONGEST_CALL: i64 = 24 * 3600;

/// A contact as it comes out of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    pub contact: Contact,
    /// What is to be done next. Its contact is set only if that one is stored.
    pub follow_up: Option<Task>,
    /// Fields that could not be read. Everything else is good to be saved.
    pub errors: Vec<FieldError>,
}

/// The call form: the cursor stands in the note.
pub fn call_form(values: &Values, env: &FormEnv<'_>) -> Form {
    ready(Form::new(CALL_NAME, CALL, values, env.i18n), env)
}

/// The form of any contact, with its channel.
pub fn contact_form(values: &Values, env: &FormEnv<'_>) -> Form {
    ready(Form::new(CONTACT_NAME, CONTACT, values, env.i18n), env)
}

fn ready(mut form: Form, env: &FormEnv<'_>) -> Form {
    form.follow_up = Some(WHEN);
    form.title_from = Some(("note", TITLE));
    form.set_placeholder(KIND, &tr!(env.i18n, &TaskKind::FollowUp.message()));
    form.mirror_title();
    form
}

/// The values of a contact. `customer`: the name on screen of its customer. A new
/// one (id 0) without an outcome begins with reached; what is written, with done.
pub fn contact_to_values(contact: &Contact, customer: &str, env: &FormEnv<'_>) -> Values {
    let mut fill = Fill(Values::new());
    fill.text("note", &contact.note);
    if let Some(id) = contact.customer_id {
        fill.text("customer", &customer_value(id, customer));
    }
    if let Some(id) = contact.person_id {
        fill.text("person", &id.to_string());
    }
    fill.text("caller", &contact.caller_raw);
    fill.code("channel", Some(contact.channel));
    fill.code("direction", Some(contact.direction));
    fill.code("topic", contact.topic);
    let usual = (contact.meta.id == 0).then_some(match contact.channel {
        Channel::Phone | Channel::Video | Channel::Visit => Outcome::Reached,
        _ => Outcome::Done,
    });
    fill.code("outcome", contact.outcome.or(usual));
    fill.yes_no("solved", contact.solved);
    fill.text("subject", &contact.subject);
    fill.text("at", &print_instant(contact.at, env));
    fill.number("duration", contact.duration_s.map(minutes));
    fill.0
}

/// Seconds in whole minutes, rounded.
fn minutes(seconds: i64) -> i64 {
    seconds.saturating_add(30) / 60
}

/// Shows the running clock in the empty field of the duration.
pub fn show_clock(form: &mut Form, started: DateTime<Utc>, now: DateTime<Utc>, env: &FormEnv<'_>) {
    let minutes = (now - started).num_seconds().max(0) / 60;
    form.set_placeholder("duration", &tr!(env.i18n, "form-clock", minutes = minutes));
}

/// The contact that these values make of `base`, and its follow-up.
///
/// `clock`: the instant at which a running call ends; it gives the duration if
/// none was typed. Nothing here can keep the note from being saved: what cannot
/// be read stays as it was in `base` and is named in [`Logged::errors`].
pub fn contact_from_values(
    base: &Contact,
    values: &Values,
    clock: Option<DateTime<Utc>>,
    env: &FormEnv<'_>,
) -> Logged {
    let mut read = Read::new(values, env);
    let at = read.instant("at", base.at);
    let mut contact = Contact {
        customer_id: read.customer("customer"),
        person_id: read.text("person").parse().ok().filter(|id| *id > 0),
        at,
        channel: read.code("channel").unwrap_or(base.channel),
        direction: read.code::<Direction>("direction").unwrap_or(base.direction),
        topic: read.code("topic"),
        subject: read.text("subject").to_owned(),
        note: values.get("note").map_or(String::new(), |n| n.trim_end().to_owned()),
        outcome: read.code("outcome"),
        solved: read.yes_no("solved"),
        duration_s: duration(&mut read, base, at, clock),
        ..base.clone()
    };
    // Only the call form has the field; without it the number stays what it was.
    if values.contains_key("caller") && read.text("caller") != base.caller_raw {
        read.text("caller").clone_into(&mut contact.caller_raw);
        contact.caller_norm =
            phone::normalise(&contact.caller_raw, env.country).unwrap_or_default();
    }
    let follow_up = follow_up(&mut read, &contact);
    Logged { contact, follow_up, errors: read.errors }
}

fn duration(
    read: &mut Read<'_>,
    base: &Contact,
    at: DateTime<Utc>,
    clock: Option<DateTime<Utc>>,
) -> Option<i64> {
    if read.text("duration").is_empty() {
        // A corrected beginning counts.
        return clock.map(|end| (end - at).num_seconds().clamp(0, LONGEST_CALL));
    }
    let before = base.duration_s;
    let typed = read.number("duration", before.map(minutes));
    // Not corrected: keep the seconds.
    if typed == before.map(minutes) { before } else { typed.map(|m| m * 60) }
}

fn follow_up(read: &mut Read<'_>, contact: &Contact) -> Option<Task> {
    let due = read.due(WHEN, None);
    let typed = read.text(TITLE);
    // A date that cannot be read is asked for again; the follow-up waits for it.
    if read.errors.iter().any(|e| e.key == WHEN) || (due.is_none() && typed.is_empty()) {
        return None;
    }
    let title = [typed.to_owned(), first_line(&contact.note), contact.subject.clone()]
        .into_iter()
        .find(|t| !t.is_empty())
        .unwrap_or_else(|| tr!(read.env.i18n, "form-follow-up-untitled"));
    // Without a customer the number is all there is to call back.
    let title = match contact.customer_id {
        None if !contact.caller_raw.is_empty() => format!("{title} ({})", contact.caller_raw),
        _ => title,
    };
    let mut task = Task::new(&title, read.code(KIND).unwrap_or(TaskKind::FollowUp));
    task.due = due;
    task.customer_id = contact.customer_id;
    task.contact_id = Some(contact.meta.id).filter(|id| *id > 0);
    task.complaint_id = contact.complaint_id;
    task.assignee.clone_from(&contact.rep);
    "contact".clone_into(&mut task.origin);
    Some(task)
}
