//! Several values, one a line: phones, e-mails, addresses, social handles.
//! Enter begins another line; on an empty line it goes on to the next field.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{FieldInput, Look, Reply};
use crate::domain::fields::LineKind;
use crate::form::FormEnv;
use crate::form::elements;
use crate::form::long::Long;
use crate::input::{Action, Key, KeyPress};
use crate::ui::widget;

/// More lines than this scroll.
const GROWS_TO: u16 = 6;

#[derive(Debug)]
pub(super) struct LinesInput {
    long: Long,
    kind: LineKind,
}

impl LinesInput {
    pub(super) fn new(value: &str, kind: LineKind) -> Self {
        Self { long: Long::new(value), kind }
    }

    fn on_empty_line(&self) -> bool {
        let (line, _) = self.long.cursor();
        self.long.lines().get(line).is_none_or(|l| l.trim().is_empty())
    }
}

impl FieldInput for LinesInput {
    fn value(&self) -> String {
        self.long.value()
    }

    fn set(&mut self, value: &str) {
        self.long.set(value);
    }

    fn on_key(&mut self, press: KeyPress, action: Option<Action>) -> Reply {
        let plain = !press.ctrl && !press.alt && !press.shift;
        match press.key {
            Key::Enter if plain && self.on_empty_line() => {
                // The empty line was only opened by the Enter before.
                let empties = self.long.lines().len() > 1;
                if empties {
                    self.long.on_key(KeyPress::plain(Key::Backspace), None);
                    return Reply::ChangedNext;
                }
                Reply::Next
            }
            Key::Up if plain && self.long.at_edge(true) => Reply::Ignored,
            Key::Down if plain && self.long.at_edge(false) => Reply::Ignored,
            Key::PageUp | Key::PageDown => Reply::Ignored,
            _ => self.long.on_key(press, action).into(),
        }
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
        if self.long.hidden().1 && area.height > 0 {
            widget::put_right(buf, area, area.height - 1, theme.signs.more_below, theme.dim);
        }
        cursor
    }

    fn rows(&self, width: u16) -> u16 {
        let wanted = u16::try_from(self.long.height_at(width)).unwrap_or(u16::MAX);
        wanted.clamp(1, GROWS_TO)
    }

    fn check(&self, env: &FormEnv<'_>) -> Option<String> {
        elements::complaint(&self.long.value(), self.kind, env.i18n)
    }

    fn hint(&self) -> &'static str {
        match self.kind {
            LineKind::Phone => "hint-phones",
            LineKind::Email => "hint-emails",
            LineKind::Address => "hint-addresses",
            LineKind::Social => "hint-social",
        }
    }
}
