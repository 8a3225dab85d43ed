//! A text of several lines: the note of a contact, notes on a customer.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{FieldInput, Look, Reply};
use crate::form::long::Long;
use crate::input::{Action, KeyPress};
use crate::ui::widget;

/// A long text grows with its content up to this many rows; then it scrolls.
const GROWS_TO: u16 = 8;

#[derive(Debug)]
pub(super) struct LongTextInput {
    long: Long,
    rows: u16,
}

impl LongTextInput {
    pub(super) fn new(value: &str, rows: u16) -> Self {
        Self { long: Long::new(value), rows }
    }
}

impl FieldInput for LongTextInput {
    fn value(&self) -> String {
        self.long.value()
    }

    fn set(&mut self, value: &str) {
        self.long.set(value);
    }

    fn begin(&mut self, value: &str) {
        self.long = Long::new(value);
    }

    fn on_key(&mut self, press: KeyPress, action: Option<Action>) -> Reply {
        self.long.on_key(press, action).into()
    }

    fn on_paste(&mut self, text: &str) -> bool {
        self.long.insert(text)
    }

    fn draw(&mut self, area: Rect, buf: &mut Buffer, look: &Look<'_>) -> Option<Position> {
        let theme = look.env.theme;
        if self.long.is_empty() && !look.placeholder.is_empty() {
            widget::put(buf, area, 0, &[(look.placeholder, theme.dim)]);
        }
        let cursor = self.long.draw(area, buf, theme.text, look.focused);
        let (above, below) = self.long.hidden();
        if above {
            widget::put_right(buf, area, 0, theme.signs.more_above, theme.dim);
        }
        if below && area.height > 0 {
            widget::put_right(buf, area, area.height - 1, theme.signs.more_below, theme.dim);
        }
        cursor
    }

    fn line(&self) -> Option<String> {
        let (line, _) = self.long.cursor();
        self.long.lines().get(line).cloned()
    }

    fn is_long(&self) -> bool {
        true
    }

    fn rows(&self, width: u16) -> u16 {
        let wanted = u16::try_from(self.long.height_at(width)).unwrap_or(u16::MAX);
        wanted.clamp(self.rows, GROWS_TO.max(self.rows))
    }

    fn hint(&self) -> &'static str {
        "hint-long-text"
    }
}
