//! Another customer: shows the name; the app lets one be picked.
//!
//! The value is the row id and, behind a blank, the name to show, so that a
//! draft shows it again without asking the store.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{FieldInput, Look, Reply};
use crate::input::{Action, Key, KeyPress};
use crate::ui::{text, widget};

#[derive(Debug)]
pub(super) struct CustomerInput {
    value: String,
}

impl CustomerInput {
    pub(super) fn new(value: &str) -> Self {
        Self { value: text::clean(value).into_owned() }
    }
}

impl FieldInput for CustomerInput {
    fn value(&self) -> String {
        self.value.clone()
    }

    fn set(&mut self, value: &str) {
        self.value = text::clean(value).into_owned();
    }

    fn on_key(&mut self, press: KeyPress, _action: Option<Action>) -> Reply {
        match press.key {
            Key::Enter => Reply::Next,
            Key::Backspace | Key::Delete if !self.value.is_empty() => {
                self.value.clear();
                Reply::Changed
            }
            _ => match press.char() {
                Some(' ') => Reply::Pick(String::new()),
                Some(c) => Reply::Pick(c.to_string()),
                None => Reply::Ignored,
            },
        }
    }

    fn on_paste(&mut self, _text: &str) -> bool {
        false
    }

    fn draw(&mut self, area: Rect, buf: &mut Buffer, look: &Look<'_>) -> Option<Position> {
        let theme = look.env.theme;
        let name = self.value.split_once(' ').map_or(self.value.as_str(), |(_, name)| name);
        let shown = text::shorten(name, usize::from(area.width), theme.signs.ellipsis);
        if name.is_empty() {
            let empty =
                if look.placeholder.is_empty() { theme.signs.dash } else { look.placeholder };
            widget::put(buf, area, 0, &[(empty, theme.dim)]);
        } else {
            widget::put(buf, area, 0, &[(&shown, theme.text)]);
        }
        (look.focused && area.width > 0 && area.height > 0).then(|| Position::new(area.x, area.y))
    }

    fn hint(&self) -> &'static str {
        "hint-customer"
    }
}
