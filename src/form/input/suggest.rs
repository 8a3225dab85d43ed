//! Free text with completion: the list of what is known hangs open while typing.
//! ↓ goes into it, → takes what stands grey behind the cursor. Space in an empty field
//! opens it without a word typed.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::text::{draw_line, one_line_key};
use super::{Entry, FieldInput, Look, Open, Reply};
use crate::form::fuzzy;
use crate::form::line::Line;
use crate::input::{Action, Key, KeyPress};
use crate::ui::widget;

/// Suggestions shown at once.
const SHOWN: usize = 6;
/// The same where nothing is typed that would narrow them.
const SHOWN_UNASKED: usize = 10;

#[derive(Debug)]
pub(super) struct SuggestInput {
    line: Line,
    completion: Completion,
    /// A half-typed word becomes the entry that it begins.
    listed: bool,
    /// Something was typed since the value was set.
    typed: bool,
}

impl SuggestInput {
    pub(super) fn new(value: &str) -> Self {
        let (completion, listed) = (Completion::default(), false);
        Self { line: Line::new(value), completion, listed, typed: false }
    }

    /// A blank behind the word keeps it as it is.
    pub(super) fn listed(value: &str) -> Self {
        Self { listed: true, ..Self::new(value) }
    }

    /// The entry that a half-typed word begins.
    fn begun(&mut self) -> Option<String> {
        let typed = self.line.value().to_owned();
        let known = |e: &Entry| e.value.to_lowercase() == typed.to_lowercase();
        let own = !self.listed || !self.typed || typed.ends_with(' ');
        if own || self.completion.entries.iter().any(known) {
            return None;
        }
        self.completion.look(&typed);
        self.completion.ghost(&typed).map(|(entry, _)| entry.value.clone())
    }
}

/// What a key did to a list that hangs open.
pub(super) enum Picked {
    /// Another entry is chosen, or the list is closed.
    Moved,
    /// The chosen entry is wanted.
    Chosen,
    /// The entry that stands grey behind the cursor is wanted.
    Ghost(String),
}

/// Suggestions for a piece of text; shared with tags and people.
#[derive(Debug, Default)]
pub(super) struct Completion {
    pub(super) entries: Vec<Entry>,
    /// Indices of the entries that match, while the list is open.
    found: Vec<usize>,
    chosen: Option<usize>,
}

impl Completion {
    /// Looks again after typing; a piece that is complete needs no list.
    pub(super) fn look(&mut self, typed: &str) {
        self.chosen = None;
        self.found.clear();
        if typed.trim().is_empty() {
            return;
        }
        let labels: Vec<&str> = self.entries.iter().map(|e| e.label.as_str()).collect();
        self.found = fuzzy::rank(typed, &labels);
        self.found.truncate(SHOWN);
        let only = self.found.first().and_then(|&at| self.entries.get(at));
        if self.found.len() == 1 && only.is_some_and(|e| e.value == typed || e.label == typed) {
            self.found.clear();
        }
    }

    /// Everything that is known, for somebody who does not know a word of it.
    fn all(&mut self) -> bool {
        self.found = (0..self.entries.len().min(SHOWN_UNASKED)).collect();
        self.chosen = None;
        self.is_open()
    }

    pub(super) fn close(&mut self) {
        self.found.clear();
        self.chosen = None;
    }

    pub(super) fn is_open(&self) -> bool {
        !self.found.is_empty()
    }

    pub(super) fn chosen(&self) -> Option<&Entry> {
        self.found.get(self.chosen?).and_then(|&at| self.entries.get(at))
    }

    /// What → would add to the typed piece.
    pub(super) fn ghost(&self, typed: &str) -> Option<(&Entry, &str)> {
        let mut hits = self.found.iter().filter_map(|&at| self.entries.get(at));
        hits.find_map(|e| fuzzy::rest_of(typed, &e.value).map(|rest| (e, rest)))
    }

    /// A key while the list hangs open. `piece`: what the grey words would complete, if they
    /// stand there. `None`: the key does nothing to the list.
    pub(super) fn on_key(&mut self, key: Key, piece: Option<&str>) -> Option<Picked> {
        if !self.is_open() {
            return None;
        }
        match key {
            Key::Down => self.down(),
            Key::Up if self.chosen.is_some() => self.up(),
            Key::Esc => self.close(),
            Key::Enter if self.chosen.is_some() => return Some(Picked::Chosen),
            Key::Right => {
                let (entry, _) = self.ghost(piece?)?;
                return Some(Picked::Ghost(entry.value.clone()));
            }
            _ => return None,
        }
        Some(Picked::Moved)
    }

    fn down(&mut self) {
        let next = self.chosen.map_or(0, |n| n + 1);
        self.chosen = Some(next.min(self.found.len().saturating_sub(1)));
    }

    fn up(&mut self) {
        self.chosen = self.chosen.and_then(|n| n.checked_sub(1));
    }

    pub(super) fn open(&self) -> Option<Open> {
        if self.found.is_empty() {
            return None;
        }
        let labels = self
            .found
            .iter()
            .filter_map(|&at| self.entries.get(at))
            .map(|e| e.label.clone())
            .collect();
        Some(Open { labels, chosen: self.chosen })
    }
}

impl FieldInput for SuggestInput {
    fn value(&self) -> String {
        self.line.value().to_owned()
    }

    fn set(&mut self, value: &str) {
        self.line.set(value);
        self.typed = false;
        self.completion.close();
    }

    fn on_key(&mut self, press: KeyPress, action: Option<Action>) -> Reply {
        let piece = self.line.at_end().then(|| self.line.value());
        match self.completion.on_key(press.key, piece) {
            Some(Picked::Moved) => return Reply::Moved,
            Some(Picked::Chosen) => {
                self.settle();
                return Reply::ChangedNext;
            }
            Some(Picked::Ghost(value)) => {
                self.set(&value);
                return Reply::Changed;
            }
            None => {}
        }
        let blank = press.key == Key::Char(' ') && !press.ctrl && !press.alt;
        if blank && self.line.value().is_empty() && self.completion.all() {
            return Reply::Moved;
        }
        let reply = one_line_key(&mut self.line, press, action);
        match reply {
            Reply::Changed => {
                self.typed = true;
                self.completion.look(self.line.value());
            }
            Reply::Next => self.completion.close(),
            _ => {}
        }
        reply
    }

    fn on_paste(&mut self, text: &str) -> bool {
        self.completion.close();
        self.line.insert(text.trim())
    }

    fn draw(&mut self, area: Rect, buf: &mut Buffer, look: &Look<'_>) -> Option<Position> {
        let cursor = draw_line(&self.line, area, buf, look);
        if let (Some(cursor), true) = (cursor, self.line.at_end())
            && let Some((_, rest)) = self.completion.ghost(self.line.value())
        {
            draw_ghost(area, buf, cursor, rest, look);
        }
        cursor
    }

    fn settle(&mut self) -> bool {
        let chosen = self.completion.chosen().map(|e| e.value.clone());
        let chosen = chosen.or_else(|| self.begun());
        self.completion.close();
        match chosen {
            Some(value) if value != self.line.value() => {
                self.line.set(&value);
                true
            }
            _ => false,
        }
    }

    fn open(&self) -> Option<Open> {
        self.completion.open()
    }

    fn set_entries(&mut self, entries: Vec<Entry>) {
        self.completion.entries = entries;
        self.completion.close();
    }

    fn hint(&self) -> &'static str {
        if self.completion.is_open() { "hint-suggest-open" } else { "hint-suggest" }
    }
}

/// Writes the missing rest of a completion behind the cursor.
pub(super) fn draw_ghost(
    area: Rect,
    buf: &mut Buffer,
    cursor: Position,
    rest: &str,
    look: &Look<'_>,
) {
    let used = cursor.x.saturating_sub(area.x).min(area.width);
    let room = Rect { x: area.x + used, width: area.width - used, ..area };
    widget::put(buf, room, 0, &[(rest, look.env.theme.dim)]);
}
