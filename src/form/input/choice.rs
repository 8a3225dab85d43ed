//! One of a few entries. Space or typing opens the list; typing narrows it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Entry, FieldInput, Look, Open, Reply};
use crate::form::fuzzy;
use crate::form::line::Line;
use crate::input::{Action, Key, KeyPress};
use crate::ui::{text, widget};

#[derive(Debug)]
pub(super) struct ChoiceInput {
    /// Kept name; empty = not said. May be one that is not (or no longer) offered.
    value: String,
    entries: Vec<Entry>,
    hint: &'static str,
    open: Option<Picking>,
}

/// The open list: what was typed, what that leaves, and which of it is chosen.
#[derive(Debug)]
struct Picking {
    typed: Line,
    found: Vec<usize>,
    chosen: usize,
    /// The choice was moved by hand; otherwise leaving the field takes nothing.
    moved: bool,
}

impl ChoiceInput {
    pub(super) fn new(value: &str, entries: Vec<Entry>, hint: &'static str) -> Self {
        Self { value: value.to_owned(), entries, hint, open: None }
    }

    fn label(&self) -> &str {
        let entry = self.entries.iter().find(|e| e.value == self.value);
        entry.map_or(&self.value, |e| &e.label)
    }

    fn labels(&self) -> Vec<&str> {
        self.entries.iter().map(|e| e.label.as_str()).collect()
    }

    /// Opens the list, narrowed by what was typed.
    fn narrow(&mut self, typed: Line) {
        let found = fuzzy::rank(typed.value(), &self.labels());
        // Without a word typed the list stands on the present value.
        let here = found.iter().position(|&at| {
            typed.value().is_empty() && self.entries.get(at).is_some_and(|e| e.value == self.value)
        });
        self.open = Some(Picking { typed, found, chosen: here.unwrap_or(0), moved: false });
    }

    fn take(&mut self) -> bool {
        let Some(picking) = self.open.take() else { return false };
        let entry = picking.found.get(picking.chosen).and_then(|&at| self.entries.get(at));
        match entry {
            Some(entry) if entry.value != self.value => {
                self.value.clone_from(&entry.value);
                true
            }
            _ => false,
        }
    }

    /// The entry after (before) the present one; “not said” stands between the ends.
    fn step(&mut self, forward: bool) -> Reply {
        let here = self.entries.iter().position(|e| e.value == self.value);
        let last = self.entries.len().checked_sub(1);
        let next = match (here, forward) {
            (None, true) => Some(0),
            (None, false) => last,
            (Some(at), true) => Some(at + 1).filter(|n| *n < self.entries.len()),
            (Some(at), false) => at.checked_sub(1),
        };
        self.value =
            next.and_then(|n| self.entries.get(n)).map_or(String::new(), |e| e.value.clone());
        Reply::Changed
    }

    fn on_open_key(&mut self, press: KeyPress, action: Option<Action>) -> Reply {
        let Some(picking) = &mut self.open else { return Reply::Ignored };
        let rows = picking.found.len();
        match press.key {
            Key::Up => {
                picking.moved = true;
                picking.chosen = picking.chosen.checked_sub(1).unwrap_or(rows.saturating_sub(1));
            }
            Key::Down => {
                picking.moved = true;
                picking.chosen = if picking.chosen + 1 < rows { picking.chosen + 1 } else { 0 };
            }
            Key::Home | Key::End if picking.typed.value().is_empty() => {
                picking.moved = true;
                picking.chosen = if press.key == Key::Home { 0 } else { rows.saturating_sub(1) };
            }
            Key::Esc => self.open = None,
            Key::Enter => {
                return if self.take() { Reply::ChangedNext } else { Reply::Next };
            }
            Key::Char(' ') if !press.ctrl && picking.typed.value().is_empty() => {
                return if self.take() { Reply::Changed } else { Reply::Moved };
            }
            Key::Backspace if picking.typed.value().is_empty() => self.open = None,
            _ => {
                let mut typed = std::mem::take(&mut picking.typed);
                let did: Reply = typed.on_key(press, action).into();
                if did == Reply::Ignored {
                    picking.typed = typed;
                    return Reply::Ignored;
                }
                self.narrow(typed);
            }
        }
        Reply::Moved
    }
}

impl FieldInput for ChoiceInput {
    fn value(&self) -> String {
        self.value.clone()
    }

    fn set(&mut self, value: &str) {
        value.clone_into(&mut self.value);
        self.open = None;
    }

    fn on_key(&mut self, press: KeyPress, action: Option<Action>) -> Reply {
        if self.open.is_some() {
            return self.on_open_key(press, action);
        }
        match press.key {
            Key::Enter => Reply::Next,
            Key::Left if !press.ctrl && !press.alt => self.step(false),
            Key::Right if !press.ctrl && !press.alt => self.step(true),
            Key::Backspace | Key::Delete if !self.value.is_empty() => {
                self.value.clear();
                Reply::Changed
            }
            _ => {
                let Some(c) = press.char() else { return Reply::Ignored };
                // A mark of a scale is complete with its one sign: no list over it.
                let mark = self.entries.iter().find(|e| e.label.chars().eq([c]));
                if let Some(mark) = mark {
                    let changed = mark.value != self.value;
                    self.value.clone_from(&mark.value);
                    return if changed { Reply::Changed } else { Reply::Moved };
                }
                let mut typed = Line::default();
                if c != ' ' {
                    typed.insert(c.encode_utf8(&mut [0; 4]));
                }
                self.narrow(typed);
                Reply::Moved
            }
        }
    }

    fn on_paste(&mut self, pasted: &str) -> bool {
        let mut typed = Line::default();
        typed.insert(pasted.trim());
        self.narrow(typed);
        false
    }

    fn draw(&mut self, area: Rect, buf: &mut Buffer, look: &Look<'_>) -> Option<Position> {
        let theme = look.env.theme;
        if let Some(picking) = self.open.as_ref().filter(|p| !p.typed.value().is_empty()) {
            return picking.typed.draw(area, buf, theme.text, look.focused, theme.signs.ellipsis);
        }
        let cells = usize::from(area.width);
        if self.value.is_empty() {
            let empty =
                if look.placeholder.is_empty() { theme.signs.dash } else { look.placeholder };
            widget::put(buf, area, 0, &[(empty, theme.dim)]);
        } else {
            let label = text::clean(self.label());
            widget::put(
                buf,
                area,
                0,
                &[(&text::shorten(&label, cells, theme.signs.ellipsis), theme.text)],
            );
        }
        (look.focused && area.width > 0 && area.height > 0).then(|| Position::new(area.x, area.y))
    }

    fn settle(&mut self) -> bool {
        let meant = self.open.as_ref().is_some_and(|p| p.moved || !p.typed.value().is_empty());
        if meant {
            return self.take();
        }
        self.open = None;
        false
    }

    fn open(&self) -> Option<Open> {
        let picking = self.open.as_ref()?;
        let labels = picking
            .found
            .iter()
            .filter_map(|&at| self.entries.get(at))
            .map(|e| e.label.clone())
            .collect();
        Some(Open { labels, chosen: Some(picking.chosen) })
    }

    fn set_entries(&mut self, entries: Vec<Entry>) {
        self.entries = entries;
        self.open = None;
    }

    fn hint(&self) -> &'static str {
        self.hint
    }
}
