//! Help for the place: every key that works there, and what it does.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Effect;
use crate::input::{Action, Context, KeyPress};
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// See the module.
#[derive(Debug, Clone, PartialEq)]
pub struct HelpPopup {
    title: String,
    /// Lead sentence, wrapped when drawn.
    intro: String,
    lines: Vec<(String, String)>,
    top: usize,
    height: usize,
}

impl HelpPopup {
    /// Help for a context: its own keys first, then those from around it.
    pub fn new(context: Context, actions: &[Action], s: &Session) -> Self {
        let mut lines = Vec::new();
        let mut around = false;
        for action in actions {
            let mut labels = Vec::new();
            let mut at = Some(context);
            while let Some(place) = at {
                let keys = s.keymap.keys_of(place, *action);
                labels.extend(keys.iter().map(|key| s.key_label(*key)));
                // Moving about, and what works everywhere, stand apart.
                let begins = *action == Action::Up || (place == Context::Global && !around);
                if begins && !labels.is_empty() && !lines.is_empty() {
                    lines.push((String::new(), String::new()));
                }
                around |= place == Context::Global && !labels.is_empty();
                at = if labels.is_empty() { place.parent() } else { None };
            }
            if !labels.is_empty() {
                lines.push((labels.join("  "), s.action_word(context, *action)));
            }
        }
        let intro = format!("help-intro-{}", context.name().replace('.', "-"));
        Self {
            title: tr!(s.i18n, "help-title"),
            intro: if s.i18n.has(&intro) { tr!(s.i18n, &intro) } else { String::new() },
            lines,
            top: 0,
            height: 1,
        }
    }

    pub(super) fn on_key(&mut self, _press: KeyPress, action: Option<Action>) -> Vec<Effect> {
        match action {
            Some(Action::Up) => self.top = self.top.saturating_sub(1),
            Some(Action::Down) => self.top += 1,
            Some(Action::PageUp) => self.top = self.top.saturating_sub(self.height),
            Some(Action::PageDown) => self.top += self.height,
            Some(Action::First) => self.top = 0,
            Some(Action::Last) => self.top = usize::MAX / 2,
            // Any other key leaves the help.
            _ => return vec![Effect::Close],
        }
        Vec::new()
    }

    pub(super) fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
        let keys = self.lines.iter().map(|(key, _)| text::width(key)).max().unwrap_or(0).min(24);
        let words = self.lines.iter().map(|(_, word)| text::width(word)).max().unwrap_or(0);
        let width = u16::try_from((keys + words + 7).max(46))
            .unwrap_or(60)
            .min(area.width.saturating_sub(4));
        let mut rows: Vec<(String, String)> = Vec::new();
        if !self.intro.is_empty() {
            for line in text::wrap(&self.intro, usize::from(width.saturating_sub(4))) {
                rows.push((String::new(), line));
            }
            rows.push((String::new(), String::new()));
        }
        let intro_rows = rows.len();
        rows.extend(self.lines.iter().cloned());
        let height =
            u16::try_from(rows.len() + 2).unwrap_or(u16::MAX).min(area.height.saturating_sub(2));
        let inner =
            widget::frame(buf, widget::centered(area, width, height), &self.title, &s.theme);
        self.height = usize::from(inner.height);
        self.top = self.top.min(rows.len().saturating_sub(self.height));
        for (y, (at, (key, word))) in (0..inner.height).zip(rows.iter().enumerate().skip(self.top))
        {
            if at < intro_rows {
                widget::put(buf, inner, y, &[(word, s.theme.dim)]);
            } else {
                let key = text::fit(key, keys + 2, s.theme.signs.ellipsis);
                widget::put(buf, inner, y, &[(&key, s.theme.key), (word, s.theme.text)]);
            }
        }
        let below = rows.len().saturating_sub(self.top + self.height);
        if below > 0 {
            let more = format!(" {} {below} ", s.theme.signs.more_below);
            widget::put_right(buf, inner, inner.height.saturating_sub(1), &more, s.theme.accent);
        }
        None
    }
}
