//! A line of text being edited: the engine of every one-line field.
//!
//! The text in it is always clean (see [`text::clean`]); the cursor moves by
//! grapheme. Knows nothing of fields or meanings.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tui_input::{Input, InputRequest};

use super::undo::{Step, Undo};
use crate::input::{Action, Key, KeyPress};
use crate::ui::{text, widget};

/// What a key did to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Did {
    /// Not a key for a text.
    Nothing,
    /// Moved, or there was nothing to do.
    Moved,
    Changed,
}

impl Did {
    fn changed(changed: bool) -> Self {
        if changed { Self::Changed } else { Self::Moved }
    }
}

/// A line of text with cursor, undo and redo.
#[derive(Debug, Default)]
pub(super) struct Line {
    input: Input,
    undo: Undo<usize>,
}

impl Line {
    pub(super) fn new(value: &str) -> Self {
        Self { input: Input::new(text::clean(value).into_owned()), undo: Undo::default() }
    }

    pub(super) fn value(&self) -> &str {
        self.input.value()
    }

    /// Replaces the text as one step; the cursor stands at its end.
    pub(super) fn set(&mut self, value: &str) {
        let value = text::clean(value);
        if value != self.input.value() {
            self.keep(Step::Whole);
            self.input = Input::new(value.into_owned());
        }
    }

    /// Characters before the cursor.
    pub(super) fn cursor(&self) -> usize {
        self.input.cursor()
    }

    pub(super) fn at_end(&self) -> bool {
        self.input.cursor() == self.input.value().chars().count()
    }

    fn keep(&mut self, step: Step) {
        let input = &self.input;
        self.undo.note(step, || (input.value().to_owned(), input.cursor()));
    }

    /// Inserts text, cleaned, at the cursor.
    pub(super) fn insert(&mut self, piece: &str) -> bool {
        let (head, tail) = split_at_char(self.input.value(), self.input.cursor());
        // Cleaned as a whole: a mark may belong to the letter before it.
        let before = text::clean(&format!("{head}{piece}")).into_owned();
        let value = text::clean(&format!("{before}{tail}")).into_owned();
        if value == self.input.value() {
            return false;
        }
        let mut chars = piece.chars();
        let step = match (chars.next(), chars.next()) {
            (Some(c), None) if c.is_whitespace() => Step::Blank,
            (Some(_), None) => Step::Letter,
            _ => Step::Whole,
        };
        self.keep(step);
        let cursor = before.chars().count();
        self.input = Input::new(value).with_cursor(cursor);
        true
    }

    /// Edits by a key. Keys with Ctrl are only read if they mean nothing else.
    pub(super) fn on_key(&mut self, press: KeyPress, action: Option<Action>) -> Did {
        if let Some(c) = press.char() {
            return Did::changed(self.insert(c.encode_utf8(&mut [0; 4])));
        }
        match action {
            Some(Action::UndoText) => {
                let present = (self.input.value().to_owned(), self.input.cursor());
                let state = self.undo.undo(present);
                return self.restore(state);
            }
            Some(Action::RedoText) => {
                let present = (self.input.value().to_owned(), self.input.cursor());
                let state = self.undo.redo(present);
                return self.restore(state);
            }
            Some(_) => return Did::Nothing,
            None if press.alt => return Did::Nothing,
            None => {}
        }
        let request = match (press.key, press.ctrl) {
            (Key::Left, false) => InputRequest::GoToPrevChar,
            (Key::Right, false) => InputRequest::GoToNextChar,
            (Key::Left, true) => InputRequest::GoToPrevWord,
            (Key::Right, true) => InputRequest::GoToNextWord,
            (Key::Home, _) | (Key::Char('a'), true) => InputRequest::GoToStart,
            (Key::End, _) | (Key::Char('e'), true) => InputRequest::GoToEnd,
            (Key::Backspace, false) => InputRequest::DeletePrevChar,
            (Key::Delete, false) => InputRequest::DeleteNextChar,
            (Key::Backspace | Key::Char('w'), true) => InputRequest::DeletePrevWord,
            (Key::Delete, true) => InputRequest::DeleteNextWord,
            (Key::Char('u'), true) => InputRequest::DeleteFromStart,
            (Key::Char('k'), true) => InputRequest::DeleteTillEnd,
            _ => return Did::Nothing,
        };
        let before = (self.input.value().to_owned(), self.input.cursor());
        self.input.handle(request);
        if self.input.value() == before.0 {
            self.undo.pause();
            return Did::Moved;
        }
        let one = matches!(request, InputRequest::DeletePrevChar | InputRequest::DeleteNextChar);
        self.undo.note(if one { Step::Erase } else { Step::Whole }, || before);
        Did::Changed
    }

    fn restore(&mut self, state: Option<(String, usize)>) -> Did {
        let Some((value, cursor)) = state else { return Did::Moved };
        self.input = Input::new(value).with_cursor(cursor);
        Did::Changed
    }

    /// Draws the part around the cursor into one row; gives the cursor's place.
    pub(super) fn draw(
        &self,
        area: Rect,
        buf: &mut Buffer,
        style: Style,
        focused: bool,
        ellipsis: &str,
    ) -> Option<Position> {
        if area.width == 0 || area.height == 0 {
            return None;
        }
        let cells = usize::from(area.width);
        if !focused {
            widget::put(buf, area, 0, &[(&text::shorten(self.value(), cells, ellipsis), style)]);
            return None;
        }
        // The cursor needs a cell of its own behind the last letter.
        let (head, tail) = split_at_char(self.value(), self.input.cursor());
        let shown = suffix(head, cells.saturating_sub(1));
        let (rest, _) = text::prefix(tail, cells - text::width(shown));
        widget::put(buf, area, 0, &[(shown, style), (rest, style)]);
        let x = u16::try_from(text::width(shown)).unwrap_or(0).min(area.width - 1);
        Some(Position::new(area.x + x, area.y))
    }
}

/// The longest end of whole graphemes that fits into `cells`.
fn suffix(value: &str, cells: usize) -> &str {
    use unicode_segmentation::UnicodeSegmentation;
    let mut used = 0;
    let mut from = value.len();
    for (at, grapheme) in value.grapheme_indices(true).rev() {
        used += text::width(grapheme);
        if used > cells {
            break;
        }
        from = at;
    }
    value.split_at(from).1
}

/// The text before and after so many characters.
pub(super) fn split_at_char(value: &str, chars: usize) -> (&str, &str) {
    let at = value.char_indices().nth(chars).map_or(value.len(), |(at, _)| at);
    value.split_at(at)
}
