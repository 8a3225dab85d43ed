//! Who has a part in something, one a line: `name: part`. Names that are known are
//! offered while a line is being begun.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::suggest::{Completion, Picked, draw_ghost};
use super::{Entry, FieldInput, Look, Open, Reply};
use crate::form::long::Long;
use crate::input::{Action, Key, KeyPress};
use crate::ui::widget;

/// More lines than this scroll.
const GROWS_TO: u16 = 6;

#[derive(Debug)]
pub(super) struct PeopleInput {
    long: Long,
    completion: Completion,
}

impl PeopleInput {
    pub(super) fn new(value: &str) -> Self {
        Self { long: Long::new(value), completion: Completion::default() }
    }

    fn line(&self) -> &str {
        let (line, _) = self.long.cursor();
        self.long.lines().get(line).map_or("", String::as_str)
    }

    /// The name being typed: until the colon, with the cursor at its end.
    fn piece(&self) -> &str {
        let line = self.line();
        let (_, at) = self.long.cursor();
        if at == line.chars().count() && !line.contains(':') { line.trim_start() } else { "" }
    }

    /// Puts this in the place of the line.
    fn complete(&mut self, entry: &str) {
        while self.long.cursor().1 > 0 {
            let before = self.long.cursor();
            self.long.on_key(KeyPress::plain(Key::Backspace), None);
            if self.long.cursor() == before {
                break;
            }
        }
        self.long.insert(entry);
        self.completion.close();
    }
}

impl FieldInput for PeopleInput {
    fn value(&self) -> String {
        self.long.value()
    }

    fn set(&mut self, value: &str) {
        self.long.set(value);
        self.completion.close();
    }

    fn on_key(&mut self, press: KeyPress, action: Option<Action>) -> Reply {
        let plain = !press.ctrl && !press.alt && !press.shift;
        let piece = self.piece().to_owned();
        match self.completion.on_key(press.key, Some(&piece)) {
            Some(Picked::Moved) => return Reply::Moved,
            Some(Picked::Chosen) => {
                self.settle();
                return Reply::Changed;
            }
            Some(Picked::Ghost(entry)) => {
                self.complete(&entry);
                return Reply::Changed;
            }
            None => {}
        }
        match press.key {
            Key::Enter if plain && self.line().trim().is_empty() => {
                self.completion.close();
                // The empty line was only opened by the Enter before.
                if self.long.lines().len() > 1 {
                    self.long.on_key(KeyPress::plain(Key::Backspace), None);
                    return Reply::ChangedNext;
                }
                return Reply::Next;
            }
            Key::Up if plain && self.long.at_edge(true) => return Reply::Ignored,
            Key::Down if plain && self.long.at_edge(false) => return Reply::Ignored,
            Key::PageUp | Key::PageDown => return Reply::Ignored,
            _ => {}
        }
        let reply: Reply = self.long.on_key(press, action).into();
        if reply == Reply::Changed {
            let piece = self.piece().to_owned();
            self.completion.look(&piece);
        }
        reply
    }

    fn on_paste(&mut self, text: &str) -> bool {
        self.completion.close();
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
        if let Some(at) = cursor
            && let Some((_, rest)) = self.completion.ghost(self.piece())
        {
            let row = Rect { y: at.y, height: 1, ..area };
            draw_ghost(row, buf, at, rest, look);
        }
        cursor
    }

    fn rows(&self, width: u16) -> u16 {
        let wanted = u16::try_from(self.long.height_at(width)).unwrap_or(u16::MAX);
        wanted.clamp(2, GROWS_TO)
    }

    fn settle(&mut self) -> bool {
        let chosen = self.completion.chosen().map(|entry| entry.value.clone());
        if let Some(entry) = &chosen {
            self.complete(entry);
        }
        self.completion.close();
        chosen.is_some()
    }

    fn open(&self) -> Option<Open> {
        self.completion.open()
    }

    fn set_entries(&mut self, entries: Vec<Entry>) {
        self.completion.entries = entries;
        self.completion.close();
    }

    fn hint(&self) -> &'static str {
        if self.completion.is_open() { "hint-suggest-open" } else { "hint-people" }
    }
}
