//! A contact in one line, and its note below: the same in card and history.

use ratatui::style::Style;

use crate::domain::codes::{Code, Direction, Outcome};
use crate::domain::model::Contact;
use crate::session::Session;
use crate::tr;
use crate::ui::text;

/// Pieces of text with their styles.
pub type Pieces = Vec<(String, Style)>;

/// What a contact says in one line: subject and first line of the note.
pub fn gist(contact: &Contact) -> String {
    let note = contact.note.lines().find(|line| !line.trim().is_empty()).unwrap_or("").trim();
    match (contact.subject.is_empty(), note.is_empty()) {
        (true, _) => note.to_owned(),
        (false, true) => contact.subject.clone(),
        (false, false) => format!("{}: {note}", contact.subject),
    }
}

/// Direction sign, channel and, if nobody was reached, how it ended: `← Anruf`.
pub fn kind(contact: &Contact, s: &Session) -> String {
    let sign = match contact.direction {
        Direction::In => s.theme.signs.incoming,
        Direction::Out => s.theme.signs.outgoing,
    };
    format!("{sign} {}", s.i18n.text(&contact.channel.message()))
}

/// How it ended, where that is worth saying: nobody reached, call back, not solved.
pub fn remark(contact: &Contact, s: &Session) -> Option<(String, Style)> {
    match contact.outcome {
        Some(outcome @ (Outcome::NoAnswer | Outcome::Voicemail)) => {
            Some((tr!(s.i18n, &outcome.message()), s.theme.dim))
        }
        Some(outcome @ Outcome::Callback) => Some((tr!(s.i18n, &outcome.message()), s.theme.warn)),
        _ if contact.solved == Some(false) => {
            Some((tr!(s.i18n, "contact-not-solved"), s.theme.warn))
        }
        _ => None,
    }
}

/// Everything but the note, in full: topic, outcome, duration, rep.
pub fn facts(contact: &Contact, person: &str, s: &Session) -> String {
    let mut facts = Vec::new();
    if !person.is_empty() {
        facts.push(text::clean(person).into_owned());
    }
    if let Some(topic) = contact.topic {
        facts.push(tr!(s.i18n, &topic.message()));
    }
    if let Some(outcome) = contact.outcome {
        facts.push(tr!(s.i18n, &outcome.message()));
    }
    match contact.solved {
        Some(true) => facts.push(tr!(s.i18n, "contact-solved")),
        Some(false) => facts.push(tr!(s.i18n, "contact-not-solved")),
        None => {}
    }
    if let Some(seconds) = contact.duration_s.filter(|seconds| *seconds > 0) {
        facts.push(s.i18n.duration(seconds));
    }
    if !contact.rep.is_empty() {
        facts.push(text::clean(&contact.rep).into_owned());
    }
    facts.join(&format!(" {} ", s.theme.signs.dot))
}

/// The whole note, broken to `width`; the subject stands above it.
pub fn note(contact: &Contact, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if !contact.subject.is_empty() {
        lines.extend(text::wrap(&text::clean(&contact.subject), width));
    }
    if !contact.note.is_empty() {
        lines.extend(text::wrap(&text::clean_lines(&contact.note), width));
    }
    lines
}
