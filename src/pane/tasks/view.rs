//! Drawing the screen of tasks: calendar, list, what is said of the chosen row, and
//! at the right its customer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::board::{EntryRef, Part};
use super::calendar::Picture;
use super::rows::{self, Look};
use super::{TasksPane, Whose, menus};
use crate::domain::views::AGENDA_ROWS;
use crate::input::{Action, Context};
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

impl TasksPane {
    pub(super) fn draw(&mut self, buf: &mut Buffer, area: Rect, s: &Session) {
        let mut area = area;
        let strip = self.listed.is_none() && self.calendar.picture == Picture::Strip;
        if strip {
            self.calendar.view(buf, area, s);
            area = below(area, self.calendar.height(area, s));
        }
        let (left, right) = if s.wide() && self.chosen().is_some() {
            let (left, right) =
                widget::split(buf, area, area.width * 11 / 20, s.theme.line, &s.theme);
            (left, Some(right))
        } else {
            (area, None)
        };
        let mut left = left;
        if !strip && self.listed.is_none() {
            let height = self.calendar.height(left, s);
            self.calendar.view(buf, Rect { height, ..left }, s);
            left = below(left, height);
        }
        self.list_and_detail(buf, left, s);
        if let Some(right) = right
            && self.subject().is_some()
        {
            self.card.view(buf, right, false, s);
        }
    }

    fn list_and_detail(&mut self, buf: &mut Buffer, area: Rect, s: &Session) {
        let words = self.words(s);
        let others = self.others_words(s);
        let Some(entry) = self.chosen() else {
            self.nothing(buf, area, s);
            return;
        };
        let collides = match entry.task() {
            Some(task) => self.collides_with(task, s),
            None => Vec::new(),
        };
        let (whole, facts) = rows::detail(entry, &collides, s);
        let width = usize::from(area.width.saturating_sub(2));
        let most: usize = if area.height > 24 { 5 } else { 2 };
        let facts = filled(&facts, width, s);
        let mut lines = text::wrap(&whole, width);
        // The facts go before the rest of a long title.
        lines.truncate(most.saturating_sub(facts.len()).max(1));
        lines.extend(facts);
        lines.truncate(most);
        let tall = u16::try_from(most + 1).unwrap_or(3).min(area.height / 3);
        let list = Rect { height: area.height - tall, ..area };
        self.draw_list(buf, list, s);
        let rest = below(area, list.height);
        widget::rule(buf, rest, 0, &words, &s.theme);
        if !others.is_empty() && text::width(&others) + text::width(&words) + 10 < width {
            widget::put_right(buf, rest, 0, &format!(" {others} "), s.theme.dim);
        }
        let said = Rect { x: rest.x + 1, width: rest.width.saturating_sub(2), ..rest };
        for (y, line) in (1..said.height).zip(&lines) {
            let style = if y == 1 { s.theme.text } else { s.theme.dim };
            widget::put(buf, said, y, &[(line, style)]);
        }
    }

    fn draw_list(&mut self, buf: &mut Buffer, area: Rect, s: &Session) {
        let height = usize::from(area.height);
        if self.listed.is_some() {
            let parts: Vec<Part> =
                self.list.rows().iter().map(|row| Part::of(&row.task, s)).collect();
            let begins = |at: usize| at.checked_sub(1).and_then(|b| parts.get(b)) != parts.get(at);
            let top = self.list.top_with(height, |at, first| 1 + usize::from(first || begins(at)));
            let chosen = self.list.chosen_index();
            let rows = self.list.rows();
            let get = |at: usize| {
                let row = rows.get(at)?;
                Some((*parts.get(at)?, EntryRef::Task(row)))
            };
            self.draw_rows(buf, area, (top, chosen), get, begins, s);
        } else {
            let top = self.board.top(height);
            let chosen = self.board.chosen_index();
            let board = &self.board;
            self.draw_rows(buf, area, (top, chosen), |at| board.get(at), |at| board.begins(at), s);
        }
    }

    fn draw_rows<'a>(
        &self,
        buf: &mut Buffer,
        area: Rect,
        (top, chosen): (usize, usize),
        get: impl Fn(usize) -> Option<(Part, EntryRef<'a>)>,
        begins: impl Fn(usize) -> bool,
        s: &Session,
    ) {
        let mut y = 0;
        let mut at = top;
        while let Some((part, entry)) = get(at).filter(|_| y < area.height) {
            if at == top || begins(at) {
                widget::rule(buf, area, y, &self.heading(part, s), &s.theme);
                y += 1;
            }
            let task = entry.task();
            let look = Look {
                part,
                chosen: at == chosen,
                marked: task.is_some_and(|task| self.marked.contains(&task.meta.id)),
                focused: !self.calendar.focused,
                collides: task.is_some_and(|task| self.board.collides(task)),
            };
            rows::draw(buf, area, y, entry, look, s);
            y += 1;
            at += 1;
        }
    }

    /// The line above a part, with the number of its rows.
    fn heading(&self, part: Part, s: &Session) -> String {
        if let Part::Day(day) = part {
            return self.calendar.heading(day, s);
        }
        let name = s.i18n.text(part.message());
        if self.listed.is_some() {
            return name.into_owned();
        }
        let count = self.board.count(part);
        // A part that was cut holds more than is counted.
        let more = if self.cut && count >= AGENDA_ROWS { "+" } else { "" };
        format!("{name} ({}{more})", s.i18n.number(count.try_into().unwrap_or(0)))
    }

    /// Whose day it is, which list, how much is marked.
    fn words(&self, s: &Session) -> String {
        let mut words = Vec::new();
        match (self.list_filter(), &self.whose) {
            (Some(filter), _) => words.push(menus::list_words(filter, s)),
            (None, Whose::Mine) => {}
            (None, Whose::All) => words.push(tr!(s.i18n, "agenda-day-all")),
            (None, Whose::Of(name)) => {
                let name = text::clean(name).into_owned();
                words.push(tr!(s.i18n, "agenda-day-of", name = name));
            }
        }
        let marked = self.marked_tasks().len();
        if marked > 0 {
            words.push(tr!(s.i18n, "list-marked", count = marked));
        }
        if self.cut && self.listed.is_none() {
            words.push(tr!(s.i18n, "agenda-cut"));
        }
        words.join(&format!(" {} ", s.theme.signs.dot))
    }

    /// What others have to do, so that nobody takes their own day for all there is.
    fn others_words(&self, s: &Session) -> String {
        if self.listed.is_some() || self.calendar.day.is_some() || self.others == 0 {
            return String::new();
        }
        let key = s.key_for(Context::Tasks, Action::Filter);
        tr!(s.i18n, "agenda-others", count = self.others, key = key)
    }

    /// Nothing to do, or nothing that fits.
    fn nothing(&self, buf: &mut Buffer, area: Rect, s: &Session) {
        let key = |action| s.key_for(Context::Tasks, action);
        let dim = |buf: &mut Buffer, y: u16, line: &str| {
            widget::put(buf, area, y, &[("   ", s.theme.text), (line, s.theme.dim)]);
        };
        if self.listed.is_some() {
            if self.list.loaded() {
                dim(buf, 2, &tr!(s.i18n, "tasks-nothing", key = key(Action::Back)));
            }
            return;
        }
        if let Some(day) = self.calendar.day {
            widget::rule(buf, area, 0, &self.calendar.heading(day, s), &s.theme);
        }
        if !self.board.loaded() {
            return;
        }
        let line = if self.calendar.day.is_some() {
            tr!(s.i18n, "agenda-empty-day", key = key(Action::New))
        } else {
            tr!(s.i18n, "agenda-empty", key = key(Action::New))
        };
        let lines = text::wrap(&line, usize::from(area.width).saturating_sub(6));
        for (y, line) in (2..).zip(lines.iter().chain([&self.others_words(s)])) {
            dim(buf, y, line);
        }
    }
}

/// Facts with dots between them, in lines of this width; none is broken.
fn filled(facts: &[String], width: usize, s: &Session) -> Vec<String> {
    let dot = format!(" {} ", s.theme.signs.dot);
    let mut lines: Vec<String> = Vec::new();
    for fact in facts {
        match lines.last_mut() {
            Some(line) if text::width(line) + text::width(&dot) + text::width(fact) <= width => {
                line.push_str(&dot);
                line.push_str(fact);
            }
            _ => lines.push(text::shorten(fact, width, s.theme.signs.ellipsis).into_owned()),
        }
    }
    lines
}

fn below(area: Rect, height: u16) -> Rect {
    let height = height.min(area.height);
    Rect { y: area.y + height, height: area.height - height, ..area }
}
