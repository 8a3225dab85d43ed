//! A one-line text input: state, keys, drawing. Grapheme by grapheme.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tui_input::{Input, InputRequest};

use super::text;
use crate::input::{Key, KeyPress};

/// Characters that a one-line input takes at most.
const LIMIT: usize = 2000;

/// A line of text being typed.
#[derive(Debug, Clone, Default)]
pub struct LineEdit {
    input: Input,
    /// The whole text is chosen: typing replaces it.
    selected: bool,
}

impl PartialEq for LineEdit {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl LineEdit {
    pub fn new(text: &str) -> Self {
        Self { input: Input::new(text::clean(text).into_owned()), selected: false }
    }

    pub fn text(&self) -> &str {
        self.input.value()
    }

    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    pub fn set(&mut self, text: &str) {
        *self = Self::new(text);
    }

    /// Whether the cursor stands behind the last letter.
    pub fn at_end(&self) -> bool {
        self.input.cursor() >= self.text().chars().count()
    }

    /// Chooses the whole text, so that the next letter replaces it.
    pub fn select_all(&mut self) {
        self.selected = !self.is_empty();
    }

    /// Takes a key. `Some(changed)` if it was one for a text input.
    pub fn on_key(&mut self, press: KeyPress) -> Option<bool> {
        if let Some(c) = press.char() {
            if self.selected {
                self.set("");
            }
            if self.text().chars().count() < LIMIT
                && !text::clean(c.encode_utf8(&mut [0; 4])).is_empty()
            {
                self.input.handle(InputRequest::InsertChar(c));
            }
            return Some(true);
        }
        let ctrl = press.ctrl;
        let request = match press.key {
            _ if press.alt => return None,
            Key::Backspace if self.selected => {
                self.set("");
                return Some(true);
            }
            Key::Backspace | Key::Char('w') if ctrl => InputRequest::DeletePrevWord,
            Key::Backspace => InputRequest::DeletePrevChar,
            Key::Delete => InputRequest::DeleteNextChar,
            Key::Left if ctrl => InputRequest::GoToPrevWord,
            Key::Right if ctrl => InputRequest::GoToNextWord,
            Key::Left => InputRequest::GoToPrevChar,
            Key::Right => InputRequest::GoToNextChar,
            Key::Home => InputRequest::GoToStart,
            Key::End => InputRequest::GoToEnd,
            Key::Char('a') if ctrl => InputRequest::GoToStart,
            Key::Char('e') if ctrl => InputRequest::GoToEnd,
            Key::Char('u') if ctrl => {
                self.set("");
                return Some(true);
            }
            Key::Char('k') if ctrl => InputRequest::DeleteTillEnd,
            _ => return None,
        };
        self.selected = false;
        let before = self.text().len();
        self.input.handle(request);
        Some(self.text().len() != before)
    }

    /// Inserts pasted text as one line.
    pub fn on_paste(&mut self, pasted: &str) {
        if self.selected {
            self.set("");
        }
        let room = LIMIT.saturating_sub(self.text().chars().count());
        for c in text::clean(pasted.trim_end_matches(['\r', '\n'])).chars().take(room) {
            self.input.handle(InputRequest::InsertChar(c));
        }
    }

    /// Draws the text at the start of row `y`, scrolled so that the cursor shows;
    /// returns where the cursor stands.
    pub fn view(
        &self,
        buf: &mut Buffer,
        area: Rect,
        y: u16,
        style: Style,
        chosen: Style,
    ) -> Option<Position> {
        if area.width == 0 || y >= area.height {
            return None;
        }
        let room = usize::from(area.width).saturating_sub(1).max(1);
        let skip = self.input.visual_scroll(room);
        let mut left = 0;
        let visible: String = self
            .text()
            .chars()
            .skip_while(|c| {
                let past = left < skip;
                left += text::width(c.encode_utf8(&mut [0; 4]));
                past
            })
            .collect();
        let style = if self.selected { chosen } else { style };
        buf.set_stringn(area.x, area.y + y, &visible, room, style);
        let column = self.input.visual_cursor().saturating_sub(skip).min(room);
        Some(Position::new(area.x + u16::try_from(column).unwrap_or(0), area.y + y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::key::parse_keys;

    fn typed(keys: &str) -> LineEdit {
        let mut edit = LineEdit::default();
        for press in parse_keys(keys) {
            edit.on_key(press);
        }
        edit
    }

    #[test]
    fn letters_words_and_lines_are_taken_back() {
        assert_eq!(typed("Müller<backspace>").text(), "Mülle");
        assert_eq!(typed("eins zwei<ctrl-w>").text(), "eins ");
        assert_eq!(typed("eins<ctrl-u>zwei").text(), "zwei");
        assert_eq!(typed("bc<home>a").text(), "abc");
    }

    #[test]
    fn a_chosen_text_is_replaced_by_the_next_letter() {
        let mut edit = LineEdit::new("alt");
        edit.select_all();
        edit.on_key(KeyPress::plain(Key::Char('n')));
        assert_eq!(edit.text(), "n");
    }

    #[test]
    fn pasted_lines_become_one() {
        let mut edit = LineEdit::default();
        edit.on_paste("0531\t37\r\n99\x1b[2J\n");
        assert_eq!(edit.text(), "0531 37 99[2J");
    }

    #[test]
    fn a_long_text_shows_its_end_at_any_width() {
        let edit = LineEdit::new(&"日本語 text ".repeat(30));
        for w in 0..20 {
            let area = Rect::new(0, 0, w, 1);
            let mut buf = Buffer::empty(area);
            let cursor = edit.view(&mut buf, area, 0, Style::new(), Style::new());
            assert_eq!(cursor.is_some(), w > 0);
            if let Some(cursor) = cursor {
                assert!(cursor.x < w.max(1) + 1);
            }
        }
    }
}
