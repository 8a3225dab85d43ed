//! How a row of a day looks, and what is said of the chosen one below the list.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::board::{EntryRef, Part};
use crate::domain::codes::{Code, Priority, TaskKind};
use crate::domain::model::{Due, MEASURE, MEASURE_CHECK, Task};
use crate::domain::recurrence::Recurrence;
use crate::domain::views::{Occasion, OccasionRow, Reason, Suggestion};
use crate::pane::complaint_clock::Glance;
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// Width of the column that says when (or by which number).
const WHEN: usize = 16;

/// How a row stands in its list.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub part: Part,
    pub chosen: bool,
    pub marked: bool,
    /// The arrow keys move here.
    pub focused: bool,
    /// Lies over another appointment.
    pub collides: bool,
}

type Pieces = Vec<(String, Style)>;

pub fn recurs_sign(s: &Session) -> &'static str {
    if s.theme.signs.ascii { "@" } else { "↻" }
}

pub fn collides_sign(s: &Session) -> &'static str {
    if s.theme.signs.ascii { "&" } else { "∩" }
}

pub fn draw(buf: &mut Buffer, area: Rect, y: u16, entry: EntryRef<'_>, look: Look, s: &Session) {
    let dots = s.theme.signs.ellipsis;
    let wide = usize::from(area.width);
    let (state, urgent, when) = front(entry, look, s);
    let name = text::clean(entry.customer());
    let mut pieces: Pieces = vec![
        (if look.chosen { s.theme.signs.cursor } else { " " }.to_owned(), s.theme.accent),
        (if look.marked { s.theme.signs.mark } else { " " }.to_owned(), s.theme.accent),
        (state.0.to_owned(), state.1),
        (format!("{urgent} "), s.theme.warn),
        (text::fit(&when.0, WHEN, dots), when.1),
        (" ".to_owned(), s.theme.text),
    ];
    // What concerns nobody has the room of the name for itself.
    if entry.customer_id().is_some() {
        let name = text::fit(&name, (wide / 4).clamp(10, 30), dots);
        pieces.push((format!("{name}  "), s.theme.text));
    }
    let used = |pieces: &Pieces| pieces.iter().map(|(piece, _)| text::width(piece)).sum::<usize>();
    let mut room = wide.saturating_sub(used(&pieces) + 1);
    let right = beside(entry, s);
    if !right.is_empty() && room > 24 {
        let right = text::shorten(&right, 10, dots);
        widget::put_right(buf, area, y, &right, s.theme.dim);
        room = room.saturating_sub(text::width(&right) + 1);
    }
    for (piece, style) in said(entry, look, room, s) {
        let piece = text::shorten(&piece, room, dots).into_owned();
        room = room.saturating_sub(text::width(&piece));
        pieces.push((piece, style));
    }
    let pieces: Vec<(&str, Style)> =
        pieces.iter().map(|(piece, style)| (piece.as_str(), *style)).collect();
    widget::put(buf, area, y, &pieces);
    if look.chosen {
        let style = if look.focused { s.theme.selected } else { s.theme.selected_dim };
        widget::paint(buf, area, y, style);
    }
}

type Styled<T> = (T, Style);

/// Sign of its state, sign of its urgency, and when.
fn front(
    entry: EntryRef<'_>,
    look: Look,
    s: &Session,
) -> (Styled<&'static str>, &'static str, Styled<String>) {
    match entry {
        EntryRef::Task(row) => {
            let task = &row.task;
            let late = Part::of(task, s) == Part::Overdue;
            let state = match (task.done_at.is_some(), late) {
                (true, _) => (s.theme.signs.done, s.theme.good),
                (_, true) => (s.theme.signs.warn, s.theme.warn),
                _ => (s.theme.signs.open, s.theme.dim),
            };
            let urgent = match task.priority {
                Priority::High => "!",
                Priority::Normal => " ",
                Priority::Low => s.theme.signs.more_below,
            };
            let style = if late { s.theme.warn } else { s.theme.dim };
            (state, urgent, (when(task, look.part, s), style))
        }
        EntryRef::Complaint(row) => {
            let glance = Glance::of(&row.complaint, s);
            let (sign, style) = (glance.pressure.sign(s), glance.pressure.style(s));
            let urgent = if row.complaint.safety { "!" } else { " " };
            ((sign, style), urgent, (glance.words(s), style))
        }
        EntryRef::Occasion(row) => {
            let sign = if s.theme.signs.ascii { "+" } else { "♦" };
            let day = s.due_label(Due::Date(row.on));
            ((sign, s.theme.accent), " ", (day, s.theme.dim))
        }
        EntryRef::Call(row) => {
            let sign =
                if row.key_account { s.theme.signs.key_account } else { s.theme.signs.outgoing };
            let phone = text::clean(&row.phone).into_owned();
            ((sign, s.theme.accent), " ", (phone, s.theme.dim))
        }
    }
}

/// When a task is due: under its own day only the time, with its end.
fn when(task: &Task, part: Part, s: &Session) -> String {
    let dash = s.theme.signs.dash;
    match (task.due, part) {
        (None, _) => dash.to_owned(),
        (Some(Due::At(at)), Part::Today | Part::Day(_)) => match task.ends_at {
            Some(end) if s.day(end) == s.day(at) => {
                format!("{}{dash}{}", s.time(at), s.time(end))
            }
            _ => s.time(at),
        },
        (Some(Due::Date(_)), Part::Today | Part::Day(_)) => String::new(),
        (Some(due), _) => s.due_label(due),
    }
}

/// Whose task it is, if it is somebody else's.
fn beside(entry: EntryRef<'_>, s: &Session) -> String {
    let who = match entry {
        EntryRef::Task(row) => &row.task.assignee,
        EntryRef::Complaint(row) => &row.complaint.owner,
        EntryRef::Occasion(_) | EntryRef::Call(_) => return String::new(),
    };
    if *who == s.who.login { String::new() } else { text::clean(who).into_owned() }
}

/// What it is about.
fn said(entry: EntryRef<'_>, look: Look, room: usize, s: &Session) -> Pieces {
    match entry {
        EntryRef::Task(row) => {
            let task = &row.task;
            let mut pieces = Vec::new();
            if look.collides {
                pieces.push((format!("{} ", collides_sign(s)), s.theme.warn));
            }
            if !task.recurrence.is_empty() {
                pieces.push((format!("{} ", recurs_sign(s)), s.theme.accent));
            }
            if let Some(kind) = kind(task, s) {
                pieces.push((format!("{kind}: "), s.theme.accent));
            }
            pieces.push((text::clean(&task.title).into_owned(), s.theme.text));
            if !task.place.is_empty() {
                pieces.push((format!(", {}", text::clean(&task.place)), s.theme.dim));
            }
            pieces
        }
        EntryRef::Complaint(row) => {
            let glance = Glance::of(&row.complaint, s);
            let state = row.complaint.standing.state;
            let next = s.i18n.text(glance.next.message(state)).into_owned();
            let first = row.complaint.description.lines().next().unwrap_or_default();
            vec![
                (format!("{next}: "), s.theme.accent),
                (text::clean(first).into_owned(), s.theme.text),
                (format!(" ({})", text::clean(&row.complaint.number)), s.theme.dim),
            ]
        }
        EntryRef::Occasion(row) => vec![(occasion(row, s), s.theme.text)],
        EntryRef::Call(row) => {
            let whole = reason(row, true, s);
            let fits = text::width(&whole) <= room;
            vec![(if fits { whole } else { reason(row, false, s) }, s.theme.text)]
        }
    }
}

/// The word before a title, if the task is more than a task.
fn kind(task: &Task, s: &Session) -> Option<String> {
    match task.origin.as_str() {
        MEASURE => Some(tr!(s.i18n, "agenda-measure")),
        // Its title asks.
        MEASURE_CHECK => None,
        _ if task.kind == TaskKind::Task => None,
        _ => Some(tr!(s.i18n, &task.kind.message())),
    }
}

/// What is celebrated.
pub fn occasion(row: &OccasionRow, s: &Session) -> String {
    match (row.kind, row.years) {
        (Occasion::Birthday, Some(years)) if row.on == s.today() => {
            tr!(s.i18n, "agenda-birthday-today", years = years)
        }
        (Occasion::Birthday, Some(years)) => tr!(s.i18n, "agenda-birthday", years = years),
        (Occasion::Birthday, None) => tr!(s.i18n, "agenda-birthday-unknown"),
        (Occasion::Anniversary, years) => {
            tr!(s.i18n, "agenda-anniversary", years = years.unwrap_or(0))
        }
    }
}

/// Why somebody should be called; `whole` in full, and also that it is a key account.
pub fn reason(row: &Suggestion, whole: bool, s: &Session) -> String {
    let why = match row.reason {
        Reason::Silent { days: Some(days), rhythm } => {
            tr!(s.i18n, "agenda-silent", days = days, rhythm = rhythm)
        }
        Reason::Silent { days: None, rhythm } => tr!(s.i18n, "agenda-never", rhythm = rhythm),
        Reason::Unhappy { kind, score, on } => {
            let kind = tr!(s.i18n, &kind.message());
            let key = if whole { "agenda-unhappy" } else { "agenda-unhappy-short" };
            tr!(s.i18n, key, kind = kind, score = score, date = s.i18n.date_short(on))
        }
    };
    if whole && row.key_account { tr!(s.i18n, "agenda-key-account", why = why) } else { why }
}

/// What is said of the chosen row below the list: what it is in full, then facts.
pub fn detail(entry: EntryRef<'_>, collides_with: &[String], s: &Session) -> (String, Vec<String>) {
    let mut facts = vec![format!("{} {}", entry.customer(), entry.phone()).trim().to_owned()];
    let whole = match entry {
        EntryRef::Task(row) => {
            let task = &row.task;
            facts.push(task.due.map(|due| s.due_label(due)).unwrap_or_default());
            if let Some(end) = task.ends_at {
                facts.push(tr!(s.i18n, "agenda-until", time = s.time(end)));
            }
            facts.push(task.place.clone());
            if let Some(rule) = Recurrence::from_stored(&task.recurrence) {
                facts.push(format!("{} {}", recurs_sign(s), rule.words(&s.i18n)));
            }
            if !task.assignee.is_empty() && task.assignee != s.who.login {
                facts.push(tr!(s.i18n, "agenda-with", name = task.assignee.as_str()));
            }
            if !collides_with.is_empty() {
                let what = s.i18n.list(collides_with);
                let what = tr!(s.i18n, "agenda-collides", what = what);
                facts.insert(0, format!("{} {what}", collides_sign(s)));
            }
            facts.push(task.notes.lines().next().unwrap_or_default().to_owned());
            match kind(task, s) {
                Some(kind) => format!("{kind}: {}", task.title),
                None => task.title.clone(),
            }
        }
        EntryRef::Complaint(row) => {
            let c = &row.complaint;
            let glance = Glance::of(c, s);
            facts.push(s.i18n.text(glance.next.message(c.standing.state)).into_owned());
            facts.extend(c.standing.next_due.map(|due| s.moment(due)));
            facts.push(c.number.clone());
            c.description.clone()
        }
        EntryRef::Occasion(row) => {
            facts.push(s.due_label(Due::Date(row.on)));
            facts.push(row.customer_number.clone());
            occasion(row, s)
        }
        EntryRef::Call(row) => {
            facts.push(row.customer_number.clone());
            reason(row, true, s)
        }
    };
    let facts = facts
        .iter()
        .map(|fact| text::clean(fact).into_owned())
        .filter(|fact| !fact.is_empty())
        .collect();
    (text::clean(&whole).into_owned(), facts)
}
