//! How often something comes back: words are typed, the rule understood stands
//! beside them.

use chrono::{Days, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::text::{draw_line, one_line_key};
use super::{FieldInput, Look, Reply};
use crate::domain::recurrence::{Recurrence, RecurrenceError};
use crate::form::FormEnv;
use crate::form::line::Line;
use crate::input::{Action, KeyPress};

#[derive(Debug)]
pub(super) struct RepeatsInput {
    line: Line,
}

impl RepeatsInput {
    pub(super) fn new(value: &str) -> Self {
        Self { line: Line::new(value) }
    }

    fn read(&self, first: NaiveDate) -> Result<Recurrence, RecurrenceError> {
        Recurrence::parse(self.line.value(), first)
    }
}

impl FieldInput for RepeatsInput {
    fn value(&self) -> String {
        self.line.value().to_owned()
    }

    fn set(&mut self, value: &str) {
        self.line.set(value);
    }

    fn on_key(&mut self, press: KeyPress, action: Option<Action>) -> Reply {
        one_line_key(&mut self.line, press, action)
    }

    fn on_paste(&mut self, text: &str) -> bool {
        self.line.insert(text.trim())
    }

    fn draw(&mut self, area: Rect, buf: &mut Buffer, look: &Look<'_>) -> Option<Position> {
        draw_line(&self.line, area, buf, look)
    }

    fn aside(&self, env: &FormEnv<'_>) -> Vec<String> {
        // The first day stands in another field: only what does not hang on it is told.
        let today = env.now.date();
        let other = today + Days::new(36);
        match (self.read(today), self.read(other)) {
            (Ok(rule), Ok(same)) if rule == same => {
                let words = rule.words(env.i18n);
                if words == self.line.value().trim() { Vec::new() } else { vec![words] }
            }
            _ => Vec::new(),
        }
    }

    fn check(&self, env: &FormEnv<'_>) -> Option<String> {
        if self.line.value().trim().is_empty() {
            return None;
        }
        self.read(env.now.date()).err().map(|error| error.sentence(env.i18n))
    }

    fn hint(&self) -> &'static str {
        "hint-repeats"
    }
}
