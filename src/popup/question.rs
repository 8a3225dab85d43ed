//! A yes-or-no question that names what it is about.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Effect;
use crate::input::{Action, Key, KeyPress};
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// See the module. Yes is `y`, `j` or Enter; anything that is not an answer is ignored.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionPopup {
    pub title: String,
    pub text: String,
    /// What Enter does, in words.
    pub yes: String,
    pub effects: Vec<Effect>,
}

impl QuestionPopup {
    pub(super) fn on_key(
        &mut self,
        press: KeyPress,
        action: Option<Action>,
        _s: &Session,
    ) -> Vec<Effect> {
        let yes = action == Some(Action::Confirm) || matches!(press.key, Key::Char('y' | 'j'));
        if yes {
            let mut effects = vec![Effect::Close];
            effects.append(&mut self.effects);
            return effects;
        }
        if action == Some(Action::Cancel) || press.key == Key::Char('n') {
            return vec![Effect::Close];
        }
        Vec::new()
    }

    pub(super) fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
        let width = area.width.saturating_sub(4).min(64);
        let lines = text::wrap(&self.text, usize::from(width.saturating_sub(4)));
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(4);
        let inner =
            widget::frame(buf, widget::centered(area, width, height), &self.title, &s.theme);
        for (y, line) in (0..inner.height.saturating_sub(2)).zip(&lines) {
            widget::put(buf, inner, y, &[(line, s.theme.text)]);
        }
        let keys = [
            ("Enter", s.theme.key),
            (" ", s.theme.text),
            (self.yes.as_str(), s.theme.text),
            ("   ", s.theme.text),
            ("Esc", s.theme.key),
            (" ", s.theme.text),
            (&tr!(s.i18n, "question-no"), s.theme.text),
        ];
        widget::put(buf, inner, inner.height.saturating_sub(1), &keys);
        None
    }
}
