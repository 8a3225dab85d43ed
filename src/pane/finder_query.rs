//! The query language in the search field: what is offered while typing, what is wrong,
//! how many are meant.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::finder::Finder;
use crate::domain::query::{Mistake, QueryError, complete, has_sign};
use crate::domain::views::Asked;
use crate::input::{Key, KeyPress};
use crate::popup::Effect;
use crate::session::Session;
use crate::store::request::{Request, Slot};
use crate::tr;
use crate::ui::{text, widget};

/// A name without any sign yet is completed from so many letters on: most texts are
/// names of people.
const LETTERS: usize = 4;
/// Lines of what is wrong.
const LINES: usize = 3;

/// What the search field knows of the query in it.
#[derive(Debug, Default)]
pub(super) struct Asking {
    pub asked: Asked,
    /// How many are meant, once counted.
    pub count: Option<i64>,
    /// The rest of the word being typed, and the whole text once it is taken.
    ghost: Option<(String, String)>,
}

impl Finder {
    /// Takes what is offered, if this key does.
    pub(super) fn take_offer(&mut self, press: KeyPress) -> bool {
        let takes = matches!(press.key, Key::Right | Key::End) && !press.ctrl && !press.alt;
        let Some((_, whole)) = self.asking.ghost.take_if(|_| takes && self.edit.at_end()) else {
            return false;
        };
        self.edit.set(&whole);
        true
    }

    /// Looks anew for what could follow.
    pub(super) fn offer(&mut self, s: &Session) {
        self.asking.ghost = self.offered(s);
    }

    fn offered(&self, s: &Session) -> Option<(String, String)> {
        let typed = self.edit.text();
        let signed = has_sign(typed);
        let begun = typed.starts_with(char::is_lowercase)
            && typed.chars().count() >= LETTERS
            && !typed.contains(char::is_whitespace);
        if !(signed || begun) || !self.edit.at_end() {
            return None;
        }
        let completion = complete(typed, typed.len(), &s.shared.vocabulary());
        let rest = completion.ghost()?;
        let whole = format!("{}{}", typed.get(..completion.from)?, completion.offers.first()?);
        Some((rest.to_owned(), whole))
    }

    /// Draws what is offered behind the cursor.
    pub(super) fn view_offer(&self, buf: &mut Buffer, field: Rect, column: u16, s: &Session) {
        let Some((rest, _)) = &self.asking.ghost else { return };
        let room = field.right().saturating_sub(column);
        if self.edit.at_end() && room > 1 {
            let rest = text::shorten(rest, usize::from(room), s.theme.signs.ellipsis);
            buf.set_stringn(column, field.y, &rest, usize::from(room), s.theme.dim);
        }
    }

    /// The mistake of the query that was meant, unless it is merely not finished.
    pub(super) fn mistake(&self) -> Option<&QueryError> {
        let Asked::Wrong(error) = &self.asking.asked else { return None };
        let unfinished = self.asking.ghost.is_some()
            || matches!(error.kind, Mistake::MissingValue(_) | Mistake::EmptyPart);
        (!unfinished && !self.unanswered()).then_some(error)
    }

    /// Draws what is wrong at the top of the rows; returns what is left of them.
    pub(super) fn view_mistake(&self, buf: &mut Buffer, rows: Rect, s: &Session) -> Rect {
        let Some(error) = self.mistake() else { return rows };
        let sentence = error.sentence(&s.i18n);
        let wide = usize::from(rows.width.saturating_sub(6));
        let mut y = 0;
        for line in text::wrap(&text::clean(&sentence), wide).into_iter().take(LINES) {
            if y + 1 < rows.height {
                widget::put(buf, rows, y, &[("   ", s.theme.text), (&line, s.theme.warn)]);
                y += 1;
            }
        }
        Rect { y: rows.y + y, height: rows.height - y, ..rows }
    }

    /// Asks for the number of members, after the first of them are there.
    pub(super) fn count(&self) -> Option<Effect> {
        let wanted = self.asking.asked == Asked::Query && self.more;
        wanted.then(|| Effect::Ask(Slot::Count, Request::CountMembers(self.query().to_owned())))
    }

    /// Takes the number.
    pub fn put_count(&mut self, count: i64) {
        if !self.unanswered() && self.asking.asked == Asked::Query {
            self.asking.count = Some(count);
        }
    }

    /// How many hits there are, in words.
    pub(super) fn hits_words(&self, s: &Session) -> String {
        if let Some(count) = self.asking.count {
            let number = s.i18n.number(count);
            tr!(s.i18n, "query-count", count = count, number = number)
        } else {
            let key = if self.more { "search-more" } else { "search-count" };
            tr!(s.i18n, key, count = self.strict)
        }
    }

    /// Whether the text in the field is a query, or was meant as one.
    pub fn asks(&self) -> bool {
        self.asking.asked != Asked::Text
    }
}
