//! A window over a long list in the store: some pages of rows around the chosen
//! one, fetched as one moves. Never the whole list.

use crate::domain::model::Id;
use crate::domain::views::{Page, Seek};
use crate::input::Action;

/// Rows asked for at once.
pub const PAGE: usize = 80;
/// Rows kept at most.
const KEEP: usize = 400;
/// Fetch more when this close to an end of the window.
const NEAR: usize = 30;

/// A row that can be chosen by its id.
pub trait Row {
    fn id(&self) -> Id;
}

/// How an answer joins the rows that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    Replace,
    Append,
    Prepend,
    /// Replace, then choose the last row.
    ReplaceAtEnd,
}

/// See the module.
#[derive(Debug)]
pub struct Window<T> {
    rows: Vec<T>,
    before: bool,
    after: bool,
    chosen: usize,
    /// First visible row, as an index into `rows`.
    top: usize,
    height: usize,
    asked: Option<Join>,
    loaded: bool,
}

impl<T> Default for Window<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            before: false,
            after: false,
            chosen: 0,
            top: 0,
            height: 20,
            asked: None,
            loaded: false,
        }
    }
}

impl<T: Row> Window<T> {
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    /// Whether an answer has come at all.
    pub fn loaded(&self) -> bool {
        self.loaded
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn chosen(&self) -> Option<&T> {
        self.rows.get(self.chosen)
    }

    pub fn chosen_id(&self) -> Option<Id> {
        self.chosen().map(Row::id)
    }

    pub fn chosen_index(&self) -> usize {
        self.chosen
    }

    /// First visible row for this height; keeps the chosen one visible.
    pub fn top(&mut self, height: usize) -> usize {
        self.height = height;
        self.top = crate::ui::widget::scroll(self.top, self.chosen, self.rows.len(), height);
        self.top
    }

    /// Like [`Window::top`] for rows of several lines: `lines(row, first)` says how
    /// many a row needs; `first` is whether it is the first one shown.
    pub fn top_with(&mut self, height: usize, lines: impl Fn(usize, bool) -> usize) -> usize {
        self.height = height;
        self.top = self.top.min(self.chosen);
        loop {
            let used: usize = (self.top..=self.chosen).map(|row| lines(row, row == self.top)).sum();
            if used <= height || self.top >= self.chosen {
                return self.top;
            }
            self.top += 1;
        }
    }

    /// There are rows above / below what is in the window.
    pub fn more(&self) -> (bool, bool) {
        (self.before, self.after)
    }

    /// Start from the top of the list.
    pub fn reset(&mut self) -> Seek {
        self.asked = Some(Join::Replace);
        self.chosen = 0;
        self.top = 0;
        Seek::First
    }

    /// The same place again, with what has changed.
    pub fn reload(&mut self) -> Seek {
        self.asked = Some(Join::Replace);
        match self.rows.get(self.top).map(Row::id) {
            Some(id) if self.before || self.top > 0 => Seek::At(id),
            _ => Seek::First,
        }
    }

    /// Moves by rows; returns what has to be fetched, if anything.
    pub fn step(&mut self, by: isize) -> Option<Seek> {
        let last = self.rows.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
        self.fetch_near()
    }

    /// Moves by a screenful.
    pub fn page(&mut self, by: isize) -> Option<Seek> {
        let rows = isize::try_from(self.height.saturating_sub(1).max(1)).unwrap_or(1);
        self.step(by * rows)
    }

    /// To the first row of the list.
    pub fn first(&mut self) -> Option<Seek> {
        self.chosen = 0;
        self.before.then(|| {
            self.asked = Some(Join::Replace);
            Seek::First
        })
    }

    /// To the last row of the list.
    pub fn last(&mut self) -> Option<Seek> {
        self.chosen = self.rows.len().saturating_sub(1);
        self.after.then(|| {
            self.asked = Some(Join::ReplaceAtEnd);
            Seek::Last
        })
    }

    /// Carries out an action that moves; `None` = it does not. What has to be
    /// fetched comes back inside.
    pub fn act(&mut self, action: Action) -> Option<Option<Seek>> {
        Some(match action {
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::PageUp => self.page(-1),
            Action::PageDown => self.page(1),
            Action::First => self.first(),
            Action::Last => self.last(),
            _ => return None,
        })
    }

    /// Chooses the row with this id, if it is in the window.
    pub fn choose(&mut self, id: Id) -> bool {
        match self.rows.iter().position(|row| row.id() == id) {
            Some(at) => {
                self.chosen = at;
                true
            }
            None => false,
        }
    }

    fn fetch_near(&mut self) -> Option<Seek> {
        if self.asked.is_some() {
            return None;
        }
        if self.after && self.chosen + NEAR >= self.rows.len() {
            self.asked = Some(Join::Append);
            return self.rows.last().map(|row| Seek::After(row.id()));
        }
        if self.before && self.chosen < NEAR {
            self.asked = Some(Join::Prepend);
            return self.rows.first().map(|row| Seek::Before(row.id()));
        }
        None
    }

    /// Takes an answer. The chosen row stays chosen by its id.
    pub fn put(&mut self, page: Page<T>) {
        let join = self.asked.take().unwrap_or(Join::Replace);
        let held = self.chosen_id();
        self.loaded = true;
        match join {
            Join::Replace | Join::ReplaceAtEnd => {
                self.rows = page.rows;
                self.before = page.before;
                self.after = page.after;
                let at = held.and_then(|id| self.rows.iter().position(|row| row.id() == id));
                self.chosen = match (join, at) {
                    (Join::ReplaceAtEnd, _) => self.rows.len().saturating_sub(1),
                    (_, Some(at)) => at,
                    (_, None) => self.chosen.min(self.rows.len().saturating_sub(1)),
                };
                self.top = self.top.min(self.chosen);
            }
            Join::Append => {
                self.rows.extend(page.rows);
                self.after = page.after;
                if self.rows.len() > KEEP {
                    let cut = (self.rows.len() - KEEP).min(self.top.saturating_sub(NEAR));
                    self.rows.drain(..cut);
                    self.chosen -= cut.min(self.chosen);
                    self.top -= cut.min(self.top);
                    self.before |= cut > 0;
                }
            }
            Join::Prepend => {
                let added = page.rows.len();
                let mut rows = page.rows;
                rows.append(&mut self.rows);
                self.rows = rows;
                self.before = page.before;
                self.chosen += added;
                self.top += added;
                if self.rows.len() > KEEP && self.chosen + NEAR < KEEP {
                    self.rows.truncate(KEEP);
                    self.after = true;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Number(Id);
    impl Row for Number {
        fn id(&self) -> Id {
            self.0
        }
    }

    /// Answers like a store that holds 1..=n.
    fn answer(n: Id, seek: &Seek) -> Page<Number> {
        let size = Id::try_from(PAGE).unwrap();
        let (from, to) = match *seek {
            Seek::First => (1, size),
            Seek::Last => (n - size + 1, n),
            Seek::After(id) => (id + 1, id + size),
            Seek::Before(id) => (id - size, id - 1),
            Seek::At(id) => (id, id + size - 1),
        };
        let (from, to) = (from.max(1), to.min(n));
        Page { rows: (from..=to).map(Number).collect(), before: from > 1, after: to < n }
    }

    fn window(n: Id) -> Window<Number> {
        let mut window = Window::default();
        let seek = window.reset();
        window.put(answer(n, &seek));
        window.top(20);
        window
    }

    fn go(window: &mut Window<Number>, n: Id, seek: Option<Seek>) {
        if let Some(seek) = seek {
            window.put(answer(n, &seek));
        }
        window.top(20);
    }

    #[test]
    fn walking_down_and_up_meets_every_row_once() {
        let n = 2000;
        let mut window = window(n);
        for expected in 2..=n {
            let seek = window.step(1);
            go(&mut window, n, seek);
            assert_eq!(window.chosen_id(), Some(expected));
            assert!(window.rows().len() <= KEEP + PAGE);
        }
        for expected in (1..n).rev() {
            let seek = window.step(-1);
            go(&mut window, n, seek);
            assert_eq!(window.chosen_id(), Some(expected));
        }
    }

    #[test]
    fn the_ends_of_a_long_list_are_one_key_away() {
        let n = 100_000;
        let mut window = window(n);
        let seek = window.last();
        go(&mut window, n, seek);
        assert_eq!(window.chosen_id(), Some(n));
        let seek = window.step(-1);
        go(&mut window, n, seek);
        assert_eq!(window.chosen_id(), Some(n - 1));
        let seek = window.first();
        go(&mut window, n, seek);
        assert_eq!(window.chosen_id(), Some(1));
    }

    #[test]
    fn a_reload_keeps_the_chosen_row_by_its_id() {
        let mut window = window(500);
        for _ in 0..40 {
            let seek = window.step(1);
            go(&mut window, 500, seek);
        }
        let seek = window.reload();
        let mut page = answer(500, &seek);
        page.rows.retain(|row| row.id() != 30); // somebody deleted a row above
        window.put(page);
        assert_eq!(window.chosen_id(), Some(41));
    }

    #[test]
    fn an_empty_list_has_no_choice() {
        let mut window: Window<Number> = Window::default();
        let seek = window.reset();
        assert_eq!(seek, Seek::First);
        window.put(Page::default());
        assert_eq!(window.step(1), None);
        assert_eq!(window.last(), None);
        assert_eq!(window.chosen_id(), None);
    }
}
