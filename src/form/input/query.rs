//! A query of the query language: fields and values are offered while it is typed, and
//! what is wrong with it is told with its place.
//!
//! It may go over several rows, but is one text: Enter goes on to the next field.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::suggest::draw_ghost;
use super::{FieldInput, Look, Open, Reply, Tone};
use crate::domain::query::{Completion, QueryError, Vocabulary, complete, parse};
use crate::form::FormEnv;
use crate::form::line::split_at_char;
use crate::form::long::Long;
use crate::input::{Action, Key, KeyPress};
use crate::ui::{text, widget};

/// More rows than this scroll.
const GROWS_TO: u16 = 5;
/// Offers shown at once.
const SHOWN: usize = 8;

#[derive(Debug)]
pub(super) struct QueryInput {
    long: Long,
    vocabulary: Vocabulary,
    offered: Completion,
    chosen: Option<usize>,
    wrong: Option<QueryError>,
}

impl QueryInput {
    pub(super) fn new(value: &str) -> Self {
        let mut input = Self {
            long: Long::new(&one_line(value)),
            vocabulary: Vocabulary::default(),
            offered: Completion::default(),
            chosen: None,
            wrong: None,
        };
        input.read();
        input
    }

    fn read(&mut self) {
        self.wrong = parse(&self.long.value(), &self.vocabulary).err();
    }

    fn close(&mut self) {
        self.offered = Completion::default();
        self.chosen = None;
    }

    /// The text before the cursor, and behind it.
    fn around(&self) -> (String, String) {
        let value = self.long.value();
        let (head, tail) = split_at_char(&value, self.long.cursor().1);
        (head.to_owned(), tail.to_owned())
    }

    fn look(&mut self) {
        let (head, tail) = self.around();
        self.offered = complete(&format!("{head}{tail}"), head.len(), &self.vocabulary);
        self.offered.offers.truncate(SHOWN);
        self.chosen = None;
    }

    /// Puts an offer in the place of the piece that is being typed.
    fn take(&mut self, offer: &str) {
        let typed = self.offered.typed.chars().count();
        for _ in 0..typed {
            self.long.on_key(KeyPress::plain(Key::Backspace), None);
        }
        self.long.insert(offer);
        self.close();
        self.read();
        // Behind the name of a field its values are offered at once.
        if offer.ends_with(':') {
            self.look();
        }
    }

    /// What → would add to the piece that is being typed.
    fn ghost(&self) -> Option<&str> {
        let begun = !self.offered.typed.is_empty() && self.around().1.is_empty();
        self.offered.ghost().filter(|_| begun)
    }

    fn chosen(&self) -> Option<String> {
        self.chosen.and_then(|at| self.offered.offers.get(at)).cloned()
    }

    fn on_open_key(&mut self, press: KeyPress) -> Option<Reply> {
        let last = self.offered.offers.len().checked_sub(1)?;
        match press.key {
            Key::Down => self.chosen = Some(self.chosen.map_or(0, |at| at + 1).min(last)),
            Key::Up if self.chosen.is_some() => {
                self.chosen = self.chosen.and_then(|at| at.checked_sub(1));
            }
            Key::Esc => self.close(),
            Key::Enter => {
                let offer = self.chosen()?;
                self.take(&offer);
                return Some(Reply::Changed);
            }
            Key::Right if !press.ctrl => {
                self.ghost()?;
                let offer = self.offered.offers.first()?.clone();
                self.take(&offer);
                return Some(Reply::Changed);
            }
            _ => return None,
        }
        Some(Reply::Moved)
    }

    /// Whether the mistake lies in what is just being typed.
    fn unfinished(&self, wrong: &QueryError) -> bool {
        wrong.at + wrong.len >= self.long.value().trim_end().chars().count()
    }

    /// Marks the place of the mistake, where the text stands in one row.
    fn mark(&self, area: Rect, buf: &mut Buffer, look: &Look<'_>) {
        let Some(wrong) = self.wrong.as_ref().filter(|wrong| wrong.len > 0) else { return };
        let value = self.long.value();
        if text::width(&value) >= usize::from(area.width) || area.height == 0 {
            return;
        }
        let (before, rest) = split_at_char(&value, wrong.at);
        let (bad, _) = split_at_char(rest, wrong.len);
        let x = u16::try_from(text::width(before)).unwrap_or(area.width).min(area.width);
        let place = Rect { x: area.x + x, width: area.width - x, height: 1, ..area };
        widget::put(buf, place, 0, &[(bad, look.env.theme.bad)]);
    }
}

/// A text on one line.
fn one_line(value: &str) -> String {
    value.lines().map(str::trim).collect::<Vec<_>>().join(" ").trim_end().to_owned()
}

impl FieldInput for QueryInput {
    fn value(&self) -> String {
        self.long.value()
    }

    fn set(&mut self, value: &str) {
        self.long.set(&one_line(value));
        self.close();
        self.read();
    }

    fn begin(&mut self, value: &str) {
        self.long = Long::new(&one_line(value));
        self.close();
        self.read();
    }

    fn on_key(&mut self, press: KeyPress, action: Option<Action>) -> Reply {
        if let Some(reply) = self.on_open_key(press) {
            return reply;
        }
        let plain = !press.ctrl && !press.alt && !press.shift;
        match press.key {
            Key::Enter => {
                self.close();
                return Reply::Next;
            }
            Key::Up if plain && self.long.at_edge(true) => return Reply::Ignored,
            // Nothing is offered yet: whatever could stand here.
            Key::Down if plain && self.long.at_edge(false) => {
                self.look();
                return if self.offered.offers.is_empty() { Reply::Ignored } else { Reply::Moved };
            }
            Key::PageUp | Key::PageDown => return Reply::Ignored,
            _ => {}
        }
        let reply: Reply = self.long.on_key(press, action).into();
        match reply {
            Reply::Changed => {
                self.read();
                self.look();
            }
            Reply::Moved => self.close(),
            _ => {}
        }
        reply
    }

    fn on_paste(&mut self, text: &str) -> bool {
        self.close();
        let changed = self.long.insert(&one_line(text));
        self.read();
        changed
    }

    fn draw(&mut self, area: Rect, buf: &mut Buffer, look: &Look<'_>) -> Option<Position> {
        let theme = look.env.theme;
        if self.long.is_empty() && !look.placeholder.is_empty() {
            widget::put(buf, area, 0, &[(look.placeholder, theme.dim)]);
        }
        let cursor = self.long.draw(area, buf, theme.text, look.focused);
        self.mark(area, buf, look);
        if self.long.hidden().1 && area.height > 0 {
            widget::put_right(buf, area, area.height - 1, theme.signs.more_below, theme.dim);
        }
        if let (Some(at), Some(rest)) = (cursor, self.ghost()) {
            draw_ghost(Rect { y: at.y, height: 1, ..area }, buf, at, rest, look);
        }
        cursor
    }

    fn rows(&self, width: u16) -> u16 {
        let wanted = u16::try_from(self.long.height_at(width)).unwrap_or(u16::MAX);
        wanted.clamp(1, GROWS_TO)
    }

    fn settle(&mut self) -> bool {
        let chosen = self.chosen();
        if let Some(offer) = &chosen {
            self.take(offer);
        }
        self.close();
        chosen.is_some()
    }

    fn open(&self) -> Option<Open> {
        let labels = self.offered.offers.clone();
        (!labels.is_empty()).then_some(Open { labels, chosen: self.chosen })
    }

    fn remark(&self, env: &FormEnv<'_>) -> Option<(String, Tone)> {
        let wrong = self.wrong.as_ref()?;
        let tone = if self.unfinished(wrong) { Tone::Quiet } else { Tone::Heed };
        Some((wrong.sentence(env.i18n), tone))
    }

    fn check(&self, env: &FormEnv<'_>) -> Option<String> {
        self.wrong.as_ref().map(|wrong| wrong.sentence(env.i18n))
    }

    fn set_vocabulary(&mut self, vocabulary: &Vocabulary) {
        self.vocabulary.clone_from(vocabulary);
        self.close();
        self.read();
    }

    fn hint(&self) -> &'static str {
        if self.offered.offers.is_empty() { "hint-query" } else { "hint-suggest-open" }
    }
}
