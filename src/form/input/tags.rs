//! Tags, separated by commas, completed from the tags that are known.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::suggest::{Completion, Picked, draw_ghost};
use super::text::{draw_line, one_line_key};
use super::{Entry, FieldInput, Look, Open, Reply};
use crate::form::line::{Line, split_at_char};
use crate::input::{Action, KeyPress};

#[derive(Debug)]
pub(super) struct TagsInput {
    line: Line,
    completion: Completion,
}

impl TagsInput {
    pub(super) fn new(value: &str) -> Self {
        Self { line: Line::new(value), completion: Completion::default() }
    }

    /// The tag being typed at the end of the line.
    fn piece(&self) -> &str {
        let (head, tail) = split_at_char(self.line.value(), self.line.cursor());
        if tail.is_empty() { head.rsplit([',', ';']).next().unwrap_or("").trim_start() } else { "" }
    }

    fn complete(&mut self, tag: &str) {
        let value = self.line.value();
        let keep = value.len() - self.piece().len();
        let completed = format!("{}{tag}", value.split_at(keep).0);
        self.line.set(&completed);
        self.completion.close();
    }
}

impl FieldInput for TagsInput {
    fn value(&self) -> String {
        self.line.value().to_owned()
    }

    fn set(&mut self, value: &str) {
        self.line.set(value);
        self.completion.close();
    }

    fn on_key(&mut self, press: KeyPress, action: Option<Action>) -> Reply {
        let piece = self.line.at_end().then(|| self.piece().to_owned());
        match self.completion.on_key(press.key, piece.as_deref()) {
            Some(Picked::Moved) => return Reply::Moved,
            // Another tag may follow, so the cursor stays here.
            Some(Picked::Chosen) => {
                self.settle();
                return Reply::Changed;
            }
            Some(Picked::Ghost(tag)) => {
                self.complete(&tag);
                return Reply::Changed;
            }
            None => {}
        }
        let reply = one_line_key(&mut self.line, press, action);
        match reply {
            Reply::Changed => {
                let piece = self.piece().to_owned();
                self.completion.look(&piece);
            }
            Reply::Next => self.completion.close(),
            _ => {}
        }
        reply
    }

    fn on_paste(&mut self, text: &str) -> bool {
        self.completion.close();
        // Pasted lines are tags of their own.
        let tags: Vec<&str> = text.lines().map(str::trim).filter(|t| !t.is_empty()).collect();
        self.line.insert(&tags.join(", "))
    }

    fn draw(&mut self, area: Rect, buf: &mut Buffer, look: &Look<'_>) -> Option<Position> {
        let cursor = draw_line(&self.line, area, buf, look);
        if let (Some(cursor), true) = (cursor, self.line.at_end())
            && let Some((_, rest)) = self.completion.ghost(self.piece())
        {
            draw_ghost(area, buf, cursor, rest, look);
        }
        cursor
    }

    fn settle(&mut self) -> bool {
        let chosen = self.completion.chosen().map(|e| e.value.clone());
        if let Some(tag) = &chosen {
            self.complete(tag);
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
        if self.completion.is_open() { "hint-suggest-open" } else { "hint-tags" }
    }
}
