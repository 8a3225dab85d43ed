//! One line of free text.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{FieldInput, Look, Reply};
use crate::form::line::Line;
use crate::input::{Action, Key, KeyPress};
use crate::ui::widget;

#[derive(Debug)]
pub(super) struct TextInput {
    line: Line,
}

impl TextInput {
    pub(super) fn new(value: &str) -> Self {
        Self { line: Line::new(value) }
    }
}

impl FieldInput for TextInput {
    fn value(&self) -> String {
        self.line.value().to_owned()
    }

    fn set(&mut self, value: &str) {
        self.line.set(value);
    }

    fn begin(&mut self, value: &str) {
        self.line = Line::new(value);
    }

    fn on_key(&mut self, press: KeyPress, action: Option<Action>) -> Reply {
        one_line_key(&mut self.line, press, action)
    }

    fn on_paste(&mut self, text: &str) -> bool {
        self.line.insert(text)
    }

    fn draw(&mut self, area: Rect, buf: &mut Buffer, look: &Look<'_>) -> Option<Position> {
        draw_line(&self.line, area, buf, look)
    }

    fn hint(&self) -> &'static str {
        "hint-text"
    }
}

/// Keys of every one-line field: Enter goes on, the rest edits.
pub(super) fn one_line_key(line: &mut Line, press: KeyPress, action: Option<Action>) -> Reply {
    if press == KeyPress::plain(Key::Enter) {
        return Reply::Next;
    }
    line.on_key(press, action).into()
}

/// Draws a line, or its placeholder while it is empty.
pub(super) fn draw_line(
    line: &Line,
    area: Rect,
    buf: &mut Buffer,
    look: &Look<'_>,
) -> Option<Position> {
    let theme = look.env.theme;
    if line.value().is_empty() && !look.placeholder.is_empty() {
        widget::put(buf, area, 0, &[(look.placeholder, theme.dim)]);
    }
    line.draw(area, buf, theme.text, look.focused, theme.signs.ellipsis)
}
