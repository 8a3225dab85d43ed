//! Two people changed the same field: which value shall stay?

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Effect;
use crate::form::label;
use crate::input::{Action, Key, KeyPress};
use crate::session::Session;
use crate::store::api::FieldConflict;
use crate::tr;
use crate::ui::{text, widget};

/// See the module. Nothing is saved until every field is decided.
#[derive(Debug, Clone, PartialEq)]
pub struct ConflictPopup {
    fields: Vec<FieldConflict>,
    /// The form in which it happened: some have words of their own for a field.
    form: &'static str,
    /// `true` = mine.
    mine: Vec<bool>,
    chosen: usize,
}

impl ConflictPopup {
    pub fn new(fields: Vec<FieldConflict>, form: &'static str) -> Self {
        let mine = vec![true; fields.len()];
        Self { fields, form, mine, chosen: 0 }
    }

    pub(super) fn on_key(&mut self, press: KeyPress, action: Option<Action>) -> Vec<Effect> {
        match action {
            Some(Action::Cancel) => return vec![Effect::Close],
            Some(Action::Confirm | Action::Save) => {
                return vec![Effect::Close, Effect::Resolved(self.mine.clone())];
            }
            Some(Action::Up) => self.chosen = self.chosen.saturating_sub(1),
            Some(Action::Down) => {
                self.chosen = (self.chosen + 1).min(self.fields.len().saturating_sub(1));
            }
            _ => {
                let toggles =
                    matches!(press.key, Key::Left | Key::Right | Key::Tab | Key::Char(' '));
                if let Some(mine) = self.mine.get_mut(self.chosen).filter(|_| toggles) {
                    *mine = !*mine;
                }
            }
        }
        Vec::new()
    }

    pub(super) fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
        let width = area.width.saturating_sub(4).min(90);
        let rows = u16::try_from(self.fields.len() * 3 + 2).unwrap_or(u16::MAX);
        let height = rows.saturating_add(2).min(area.height.saturating_sub(2));
        let by = self.fields.first().map_or("", |field| field.by.as_str());
        let title = tr!(s.i18n, "conflict-title", name = by);
        let inner = widget::frame(buf, widget::centered(area, width, height), &title, &s.theme);
        let per_screen = usize::from(inner.height.saturating_sub(2) / 3).max(1);
        let top = self.chosen.saturating_sub(per_screen - 1);
        let room = usize::from(inner.width).saturating_sub(18);
        for (row, at) in (top..self.fields.len()).take(per_screen).enumerate() {
            let (Some(field), Some(mine)) = (self.fields.get(at), self.mine.get(at)) else {
                continue;
            };
            let y = u16::try_from(row * 3).unwrap_or(0);
            let label = label(self.form, &field.field, &s.i18n);
            let name = if at == self.chosen { s.theme.accent } else { s.theme.heading };
            widget::put(buf, inner, y, &[(&label, name)]);
            for (line, (word, value, on)) in [
                (tr!(s.i18n, "conflict-mine"), &field.mine, *mine),
                (tr!(s.i18n, "conflict-theirs"), &field.theirs, !*mine),
            ]
            .into_iter()
            .enumerate()
            {
                let sign = if on { s.theme.signs.mark } else { " " };
                let value = text::clean(value);
                let value = text::shorten(&value, room, s.theme.signs.ellipsis);
                let style = if on { s.theme.text } else { s.theme.dim };
                let word = text::fit(&word, 13, s.theme.signs.ellipsis);
                widget::put(
                    buf,
                    inner,
                    y + 1 + u16::try_from(line).unwrap_or(0),
                    &[
                        (" ", style),
                        (sign, s.theme.accent),
                        (" ", style),
                        (&word, s.theme.dim),
                        (&value, style),
                    ],
                );
            }
        }
        let hint = tr!(s.i18n, "conflict-hint");
        widget::put(buf, inner, inner.height.saturating_sub(1), &[(&hint, s.theme.dim)]);
        None
    }
}
