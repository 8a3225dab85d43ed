//! A list to choose from; typing narrows it. Also the command palette.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Effect;
use crate::form::fuzzy;
use crate::input::{Action, KeyPress};
use crate::session::Session;
use crate::tr;
use crate::ui::edit::LineEdit;
use crate::ui::{text, widget};

/// One line of a menu.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub label: String,
    /// Key or remark at the right.
    pub hint: String,
    pub effects: Vec<Effect>,
}

impl Item {
    pub fn new(label: impl Into<String>, effect: Effect) -> Self {
        Self { label: label.into(), hint: String::new(), effects: vec![effect] }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// See the module.
#[derive(Debug, Clone, PartialEq)]
pub struct MenuPopup {
    title: String,
    items: Vec<Item>,
    query: LineEdit,
    /// Indexes of the items that match.
    shown: Vec<usize>,
    chosen: usize,
    top: usize,
    height: usize,
}

impl MenuPopup {
    pub fn new(title: impl Into<String>, items: Vec<Item>) -> Self {
        let shown = (0..items.len()).collect();
        Self {
            title: title.into(),
            items,
            query: LineEdit::default(),
            shown,
            chosen: 0,
            top: 0,
            height: 8,
        }
    }

    /// The same with this item chosen at first.
    #[must_use]
    pub fn choose(mut self, index: usize) -> Self {
        self.chosen = index.min(self.items.len().saturating_sub(1));
        self
    }

    pub(super) fn on_key(&mut self, press: KeyPress, action: Option<Action>) -> Vec<Effect> {
        let last = self.shown.len().saturating_sub(1);
        match action {
            Some(Action::Cancel) => return vec![Effect::Close],
            Some(Action::Confirm) => {
                let item = self.shown.get(self.chosen).and_then(|index| self.items.get(*index));
                let mut effects = vec![Effect::Close];
                effects.extend(item.into_iter().flat_map(|item| item.effects.clone()));
                return effects;
            }
            Some(Action::Up) => self.chosen = if self.chosen == 0 { last } else { self.chosen - 1 },
            Some(Action::Down) => {
                self.chosen = if self.chosen >= last { 0 } else { self.chosen + 1 }
            }
            Some(Action::PageUp) => self.chosen = self.chosen.saturating_sub(self.height),
            Some(Action::PageDown) => self.chosen = (self.chosen + self.height).min(last),
            Some(Action::First) => self.chosen = 0,
            Some(Action::Last) => self.chosen = last,
            _ => {
                if self.query.on_key(press) == Some(true) {
                    self.narrow();
                }
            }
        }
        Vec::new()
    }

    pub(super) fn on_paste(&mut self, pasted: &str) {
        self.query.on_paste(pasted);
        self.narrow();
    }

    fn narrow(&mut self) {
        let labels: Vec<&str> = self.items.iter().map(|item| item.label.as_str()).collect();
        self.shown = fuzzy::rank(self.query.text(), &labels);
        self.chosen = 0;
        self.top = 0;
    }

    pub(super) fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
        let widest = |of: fn(&Item) -> &str| {
            self.items.iter().map(|i| text::width(of(i))).max().unwrap_or(0)
        };
        let hints = widest(|i| &i.hint);
        let inside = widest(|i| &i.label) + if hints > 0 { hints + 3 } else { 0 } + 2;
        let width = inside.max(text::width(&self.title) + 4).max(30) + 4;
        let width =
            u16::try_from(width).unwrap_or(u16::MAX).min(area.width.saturating_sub(4).max(20));
        let rows = u16::try_from(self.items.len()).unwrap_or(u16::MAX);
        let room = area.height.saturating_sub(6).max(1);
        let height = rows.min(room).saturating_add(4);
        let inner =
            widget::frame(buf, widget::centered(area, width, height), &self.title, &s.theme);
        let field = Rect { x: inner.x + 2, width: inner.width.saturating_sub(2), ..inner };
        widget::put(buf, inner, 0, &[(s.theme.signs.search, s.theme.accent)]);
        let cursor = self.query.view(buf, field, 0, s.theme.text, s.theme.selected);
        let list = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
        self.height = usize::from(list.height);
        self.top = widget::scroll(self.top, self.chosen, self.shown.len(), self.height);
        if self.shown.is_empty() {
            widget::put(buf, list, 0, &[(&tr!(s.i18n, "menu-nothing"), s.theme.dim)]);
        }
        for (y, at) in (0..list.height).zip(self.top..self.shown.len()) {
            let Some(item) = self.shown.get(at).and_then(|index| self.items.get(*index)) else {
                continue;
            };
            let sign = if at == self.chosen { s.theme.signs.cursor } else { " " };
            // A long remark (the value of a setting) leaves its label half the row.
            let room = usize::from(list.width).saturating_sub(2);
            let kept = match text::width(&item.hint) {
                0 => 0,
                hint => hint.min(room / 2) + 2,
            };
            let label =
                text::shorten(&item.label, room.saturating_sub(kept), s.theme.signs.ellipsis);
            let rest = room.saturating_sub(text::width(&label) + 2);
            let hint = text::shorten(&item.hint, rest, s.theme.signs.ellipsis);
            widget::put(
                buf,
                list,
                y,
                &[(sign, s.theme.accent), (" ", s.theme.text), (&label, s.theme.text)],
            );
            widget::put_right(buf, list, y, &hint, s.theme.dim);
            if at == self.chosen {
                widget::paint(buf, list, y, s.theme.selected);
            }
        }
        cursor
    }
}
