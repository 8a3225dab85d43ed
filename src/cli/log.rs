//! `log CHANNEL CUSTOMER …`: record a contact from a script.

use std::io::Read as _;

use chrono::{DateTime, Utc};

use super::args::Log;
use super::context::Context;
use super::failure::{DONE, Ended, FILE, Failure, NOTHING, USAGE};
use super::{find, json, output};
use crate::config::nearest;
use crate::domain::codes::{Channel, Code, Direction, Outcome, TaskKind, Topic};
use crate::domain::dates::{Looking, When, parse_when, to_instant};
use crate::domain::model::{Complaint, Contact, Customer, Id, Person, Task};
use crate::domain::settings::Settings;
use crate::exchange::words;
use crate::i18n::I18n;
use crate::i18n::text::{clean, clean_lines};
use crate::store::Store;
use crate::store::api::{Action, Change, StoreError};
use crate::tr;

/// The longest note, in bytes: more is no note but a file.
const NOTE_MAX: usize = 1024 * 1024;

pub fn run(args: &Log, context: &Context) -> Ended {
    let i18n = &context.i18n;
    let failed = |error: StoreError| Failure::store(&error, i18n);
    // What is wrong with the command itself is said before the file is touched.
    let words = Words::read(args, i18n)?;
    let note = note(args.note.as_deref(), i18n)?;
    let mut store = context.open_or_create()?;
    let settings = store.settings().map_err(failed)?;
    let now = context.now();
    let id = find::customer(&args.customer, &store, context)?;
    let card = store.card(id, 0).map_err(failed)?;
    let card = card.ok_or_else(|| Failure::store(&StoreError::NotFound, i18n))?;
    let customer = &card.customer;

    let mut contact = Contact::new(at(args, now, &settings, i18n)?, words.channel, words.direction);
    contact.customer_id = Some(id);
    contact.person_id = person(args.person.as_deref(), customer, &card.persons, i18n)?;
    let complaint = complaint(args.complaint.as_deref(), customer, &store, i18n)?;
    contact.complaint_id = complaint.as_ref().map(|c| c.meta.id);
    contact.topic = words.topic.or(complaint.as_ref().map(|_| Topic::Complaint));
    contact.outcome = Some(words.outcome.unwrap_or(default_outcome(words.channel)));
    contact.solved = words.solved;
    contact.duration_s = args.duration.map(|minutes| i64::from(minutes) * 60);
    clean(args.subject.as_deref().unwrap_or_default()).trim().clone_into(&mut contact.subject);
    contact.note = note;
    contact.rep.clone_from(&store.who().login);
    let follow_up = follow_up(args, &contact, now, &settings, i18n)?;

    let subject = customer.display_name();
    let mut changes = vec![Change::Contact { base: None, new: Box::new(contact.clone()) }];
    if let Some(task) = &follow_up {
        changes.push(Change::Task { base: None, new: Box::new(task.clone()) });
    }
    let action = Action { what: "log-contact", subject, changes, draft: None };
    let saved = store.save(&action, now).map_err(|error| Failure::save(&error, i18n))?;
    if args.json {
        let id = saved.ids.first().copied().unwrap_or_default();
        // Read back, for the identity that the store has given.
        let contact = store.contact(id).map_err(failed)?.unwrap_or(contact);
        let zone = settings.time_zone;
        let follow_up = follow_up.as_ref();
        let about = complaint.as_ref().map_or("", |c| c.number.as_str());
        let (number, persons) = (&customer.number, &card.persons);
        let said = json::contact(&contact, number, persons, about, follow_up, zone);
        output::print_json(&said, i18n)?;
    } else {
        let said = saved_text(&contact, customer, follow_up.as_ref(), &settings, i18n);
        output::print(&said, i18n)?;
    }
    store.close();
    Ok(DONE)
}

/// The words of the closed lists, in the names of the files or in German.
struct Words {
    channel: Channel,
    direction: Direction,
    topic: Option<Topic>,
    outcome: Option<Outcome>,
    solved: Option<bool>,
}

impl Words {
    fn read(args: &Log, i18n: &I18n) -> Result<Self, Failure> {
        let optional = |text: &Option<String>| text.clone().filter(|t| !t.is_empty());
        let channel = word("CHANNEL", &args.channel, words::channel, i18n)?;
        let direction = optional(&args.direction);
        let direction = direction.map(|t| word("--direction", &t, words::direction, i18n));
        let topic = optional(&args.topic).map(|t| word("--topic", &t, words::topic, i18n));
        let outcome = optional(&args.outcome).map(|t| word("--outcome", &t, words::outcome, i18n));
        let solved = optional(&args.solved).map(|text| match text.to_lowercase().as_str() {
            "yes" | "ja" => Ok(true),
            "no" | "nein" => Ok(false),
            _ => Err(bad_word("--solved", &text, &["yes", "no"], i18n)),
        });
        Ok(Self {
            channel,
            direction: direction.transpose()?.unwrap_or(Direction::In),
            topic: topic.transpose()?,
            outcome: outcome.transpose()?,
            solved: solved.transpose()?,
        })
    }
}

fn word<C: Code>(
    option: &str,
    text: &str,
    everyday: fn(&str) -> Option<C>,
    i18n: &I18n,
) -> Result<C, Failure> {
    let known = C::from_name(&text.to_lowercase()).or_else(|| everyday(text));
    known.ok_or_else(|| {
        let names: Vec<&str> = C::ALL.iter().map(|c| c.name()).collect();
        bad_word(option, text, &names, i18n)
    })
}

fn bad_word(option: &str, value: &str, possible: &[&str], i18n: &I18n) -> Failure {
    let value = clean(value).into_owned();
    let meant = nearest(&value, possible.iter().copied());
    let possible = possible.join(", ");
    let sentence = if let Some(meant) = meant {
        let key = "log-bad-word-meant";
        tr!(i18n, key, value = value.clone(), option = option, meant = meant, possible = possible)
    } else {
        tr!(i18n, "log-bad-word", value = value.clone(), option = option, possible = possible)
    };
    Failure::new(USAGE, sentence)
}

/// What is written is done with sending; where one talks, somebody was reached.
fn default_outcome(channel: Channel) -> Outcome {
    match channel {
        Channel::Phone | Channel::Video | Channel::Visit | Channel::Shop | Channel::Chat => {
            Outcome::Reached
        }
        Channel::Voicemail => Outcome::Voicemail,
        _ => Outcome::Done,
    }
}

/// The note as given, or from standard input for `-`.
fn note(given: Option<&str>, i18n: &I18n) -> Result<String, Failure> {
    let text = match given {
        Some("-") => {
            let mut bytes = Vec::new();
            let limit = NOTE_MAX as u64 + 1;
            let read = std::io::stdin().lock().take(limit).read_to_end(&mut bytes);
            read.map_err(|e| {
                Failure::new(FILE, tr!(i18n, "cli-input-failed", why = e.to_string()))
            })?;
            String::from_utf8_lossy(&bytes).into_owned()
        }
        Some(text) => text.to_owned(),
        None => String::new(),
    };
    if text.len() > NOTE_MAX {
        return Err(Failure::new(USAGE, tr!(i18n, "log-long-note", max = i18n.number(1_048_576))));
    }
    Ok(clean_lines(&text).trim().to_owned())
}

fn at(
    args: &Log,
    now: DateTime<Utc>,
    settings: &Settings,
    i18n: &I18n,
) -> Result<DateTime<Utc>, Failure> {
    let Some(text) = args.at.as_deref().filter(|t| !t.trim().is_empty()) else { return Ok(now) };
    let at = if let Ok(at) = DateTime::parse_from_rfc3339(text.trim()) {
        at.with_timezone(&Utc)
    } else {
        let when = when("--at", text, Looking::Back, now, settings, i18n)?;
        let local_now = now.with_timezone(&settings.time_zone).naive_local();
        let time = when.time.unwrap_or_else(|| local_now.time());
        to_instant(when.date.and_time(time), settings.time_zone).0
    };
    // A minute's grace: clocks of several machines differ.
    if at > now + chrono::TimeDelta::minutes(1) {
        let value = clean(text).into_owned();
        return Err(Failure::new(USAGE, tr!(i18n, "log-future", value = value)));
    }
    Ok(at)
}

fn when(
    option: &str,
    text: &str,
    looking: Looking,
    now: DateTime<Utc>,
    settings: &Settings,
    i18n: &I18n,
) -> Result<When, Failure> {
    let local = now.with_timezone(&settings.time_zone).naive_local();
    parse_when(text, local, looking).map_err(|_| {
        let value = clean(text).into_owned();
        Failure::new(USAGE, tr!(i18n, "log-bad-when", value = value, option = option))
    })
}

/// The follow-up; its title is the first line of the note.
fn follow_up(
    args: &Log,
    contact: &Contact,
    now: DateTime<Utc>,
    settings: &Settings,
    i18n: &I18n,
) -> Result<Option<Task>, Failure> {
    let Some(text) = args.follow_up.as_deref().filter(|t| !t.trim().is_empty()) else {
        return Ok(None);
    };
    let when = when("--follow-up", text, Looking::Ahead, now, settings, i18n)?;
    let first = contact.note.lines().next().unwrap_or_default();
    let title = [first, &contact.subject].into_iter().find(|t| !t.is_empty());
    let title = title.map_or_else(|| tr!(i18n, &TaskKind::FollowUp.message()), str::to_owned);
    let title: String = title.chars().take(200).collect();
    let mut task = Task::new(&title, TaskKind::FollowUp);
    task.due = Some(when.due(settings.time_zone));
    task.customer_id = contact.customer_id;
    // The contact is the first change of the same action.
    task.contact_id = Some(-1);
    task.assignee.clone_from(&contact.rep);
    task.origin = "contact".into();
    Ok(Some(task))
}

/// The complaint that the contact is about: of this customer, or of nobody yet.
fn complaint(
    wanted: Option<&str>,
    customer: &Customer,
    store: &Store,
    i18n: &I18n,
) -> Result<Option<Complaint>, Failure> {
    let Some(wanted) = wanted.map(str::trim).filter(|w| !w.is_empty()) else { return Ok(None) };
    let failed = |error: StoreError| Failure::store(&error, i18n);
    let found = store.complaint_by_number(wanted).map_err(failed)?;
    let number = clean(wanted).into_owned();
    let Some(complaint) = found else {
        return Err(Failure::new(USAGE, tr!(i18n, "log-no-complaint", number = number)));
    };
    if complaint.customer_id.is_some_and(|id| id != customer.meta.id) {
        let customer = clean(&customer.display_name()).into_owned();
        let sentence = tr!(i18n, "log-other-complaint", number = number, customer = customer);
        return Err(Failure::new(USAGE, sentence));
    }
    Ok(Some(complaint))
}

/// The contact person whose name has this part; exactly one.
fn person(
    wanted: Option<&str>,
    customer: &Customer,
    persons: &[Person],
    i18n: &I18n,
) -> Result<Option<Id>, Failure> {
    let Some(wanted) = wanted.map(str::trim).filter(|w| !w.is_empty()) else { return Ok(None) };
    let folded = crate::domain::fold::fold(wanted);
    let fits = |p: &&Person| crate::domain::fold::fold(&p.display_name()).contains(&folded);
    let fitting: Vec<&Person> = persons.iter().filter(fits).collect();
    let exact = |p: &&&Person| crate::domain::fold::fold(&p.display_name()) == folded;
    if let Some(one) = fitting.iter().find(exact).copied().or(match fitting.as_slice() {
        [one] => Some(*one),
        _ => None,
    }) {
        return Ok(Some(one.meta.id));
    }
    let customer = clean(&customer.display_name()).into_owned();
    let sentence = if persons.is_empty() {
        tr!(i18n, "log-no-persons", customer = customer)
    } else {
        let names: Vec<String> =
            persons.iter().map(|p| clean(&p.display_name()).into_owned()).collect();
        tr!(
            i18n,
            "log-no-person",
            customer = customer,
            value = clean(wanted).into_owned(),
            possible = names.join(", ")
        )
    };
    Err(Failure::new(NOTHING, sentence))
}

fn saved_text(
    contact: &Contact,
    customer: &Customer,
    follow_up: Option<&Task>,
    settings: &Settings,
    i18n: &I18n,
) -> String {
    let mut out = tr!(
        i18n,
        "log-saved",
        channel = tr!(i18n, &contact.channel.message()),
        customer = clean(&customer.display_name()).into_owned(),
        number = clean(&customer.number).into_owned(),
        at = i18n.date_time(contact.at.with_timezone(&settings.time_zone))
    );
    out.push('\n');
    if let Some((task, due)) = follow_up.and_then(|task| Some((task, task.due?))) {
        let when = When::of_due(due, settings.time_zone);
        let mut due = i18n.date_weekday(when.date);
        if let Some(time) = when.time {
            due = format!("{due} {}", i18n.time(time));
        }
        out.push_str(&tr!(
            i18n,
            "log-follow-up",
            due = due,
            title = clean(&task.title).into_owned()
        ));
        out.push('\n');
    }
    out
}
