//! The list of customers under its search field: type and it narrows.
//!
//! Without a query it is a window over the whole list in the store; with one,
//! the best hits. Hits with a typo or sounding alike are appended below and
//! never move what is above.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::finder_query::Asking;
use super::finder_rows::{Columns, Look};
use super::window::{PAGE, Row, Window};
use crate::domain::codes::Code;
use crate::domain::fold::words;
use crate::domain::model::Id;
use crate::domain::views::{Asked, CustomerFilter, CustomerRow, CustomerSort, Hit, SearchPage};
use crate::input::{Action, Context, KeyPress};
use crate::popup::Effect;
use crate::session::Session;
use crate::store::request::{Request, Slot};
use crate::tr;
use crate::ui::edit::LineEdit;
use crate::ui::{text, widget};

/// Hits asked for at first.
const HITS: usize = 60;
/// Hits asked for at most; who needs more types another letter.
const HITS_MAX: usize = 960;

impl Row for CustomerRow {
    fn id(&self) -> Id {
        self.id
    }
}

/// See the module.
#[derive(Debug, Default)]
pub struct Finder {
    pub(super) edit: LineEdit,
    pub(super) asking: Asking,
    list: Window<CustomerRow>,
    hits: Vec<Hit>,
    /// How many of the hits are strict ones; the rest came from the loose search.
    pub(super) strict: usize,
    pub(super) more: bool,
    limit: usize,
    /// The text that the hits answer.
    answered: Option<String>,
    chosen: usize,
    top: usize,
    height: usize,
    pub sort: CustomerSort,
    pub filter: CustomerFilter,
    /// A customer is chosen for something else: nothing new can be begun from here.
    pub picking: bool,
    /// By name: the cursor may be elsewhere.
    marked: BTreeMap<Id, String>,
}

impl Finder {
    pub fn query(&self) -> &str {
        self.edit.text().trim()
    }

    fn searching(&self) -> bool {
        !self.query().is_empty()
    }

    /// The row under the cursor.
    pub fn chosen(&self) -> Option<&CustomerRow> {
        if self.searching() {
            self.hits.get(self.chosen).map(|hit| &hit.row)
        } else {
            self.list.chosen()
        }
    }

    /// The marked rows, else the one under the cursor.
    pub fn subjects(&self) -> Vec<Id> {
        if self.marked.is_empty() {
            self.chosen().map(|row| row.id).into_iter().collect()
        } else {
            self.marked.keys().copied().collect()
        }
    }

    /// What the first of the subjects is called.
    pub fn subject(&self) -> Option<&str> {
        let marked = self.marked.values().next().map(String::as_str);
        marked.or_else(|| self.chosen().map(|row| row.name.as_str()))
    }

    pub fn marked(&self) -> usize {
        self.marked.len()
    }

    pub fn clear_marks(&mut self) {
        self.marked.clear();
    }

    /// Marks or unmarks the row under the cursor and goes one down.
    pub fn mark(&mut self) -> Vec<Effect> {
        if let Some((id, name)) = self.chosen().map(|row| (row.id, row.name.clone()))
            && self.marked.remove(&id).is_none()
        {
            self.marked.insert(id, name);
        }
        self.step(1)
    }

    /// Whether the hits at hand are not those of the text in the field.
    pub fn unanswered(&self) -> bool {
        self.searching() && self.answered.as_deref() != Some(self.query())
    }

    /// Whether the search has an answer and it is empty.
    pub fn nothing_found(&self) -> bool {
        self.searching() && self.hits.is_empty() && self.answered.as_deref() == Some(self.query())
    }

    /// Whether the file (or filter) has no customer at all.
    pub fn empty(&self) -> bool {
        !self.searching() && self.list.loaded() && self.list.is_empty()
    }

    /// Whether anything narrows the list.
    pub fn filtered(&self) -> bool {
        self.filter != CustomerFilter::default()
    }

    /// Loads what is shown, again.
    pub fn load(&mut self) -> Vec<Effect> {
        if self.searching() {
            return vec![self.ask()];
        }
        let seek = self.list.reload();
        vec![self.ask_list(seek)]
    }

    /// Starts from the top (after sort or filter changed).
    pub fn restart(&mut self) -> Vec<Effect> {
        let seek = self.list.reset();
        vec![self.ask_list(seek)]
    }

    fn ask_list(&self, seek: crate::domain::views::Seek) -> Effect {
        let filter = self.filter.clone();
        Effect::Ask(
            Slot::Customers,
            Request::Customers { sort: self.sort, filter, seek, limit: PAGE },
        )
    }

    fn ask(&self) -> Effect {
        Effect::Ask(
            Slot::Search,
            Request::Search { text: self.query().to_owned(), limit: self.limit.max(HITS) },
        )
    }

    /// The text of the search field changed.
    fn changed(&mut self) -> Vec<Effect> {
        self.chosen = 0;
        self.top = 0;
        self.limit = HITS;
        if self.searching() {
            return vec![self.ask()];
        }
        self.hits.clear();
        self.answered = None;
        self.asking.asked = Asked::Text;
        if self.list.loaded() { Vec::new() } else { self.load() }
    }

    /// Takes a key for the search field.
    pub fn on_text(&mut self, press: KeyPress, s: &Session) -> Option<Vec<Effect>> {
        let changed = self.take_offer(press) || self.edit.on_key(press)?;
        self.offer(s);
        Some(if changed { self.changed() } else { Vec::new() })
    }

    pub fn on_paste(&mut self, pasted: &str) -> Vec<Effect> {
        self.edit.on_paste(pasted);
        self.changed()
    }

    /// Empties the search field; `false` if it was empty.
    pub fn clear(&mut self) -> Option<Vec<Effect>> {
        if self.edit.is_empty() {
            return None;
        }
        self.edit.set("");
        Some(self.changed())
    }

    /// Puts a text into the search field.
    pub fn search_for(&mut self, text: &str) -> Vec<Effect> {
        self.edit.set(text);
        self.changed()
    }

    pub fn select_text(&mut self) {
        self.edit.select_all();
    }

    /// Moves the cursor by rows.
    pub fn step(&mut self, by: isize) -> Vec<Effect> {
        if !self.searching() {
            let seek = self.list.step(by);
            return seek.map(|seek| self.ask_list(seek)).into_iter().collect();
        }
        let last = self.hits.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
        if self.chosen + 5 >= self.strict && self.more && self.limit < HITS_MAX {
            self.limit = (self.limit * 4).min(HITS_MAX);
            return vec![self.ask()];
        }
        Vec::new()
    }

    pub fn page(&mut self, by: isize) -> Vec<Effect> {
        if !self.searching() {
            let seek = self.list.page(by);
            return seek.map(|seek| self.ask_list(seek)).into_iter().collect();
        }
        let rows = isize::try_from(self.height.saturating_sub(1).max(1)).unwrap_or(1);
        self.step(by * rows)
    }

    pub fn first(&mut self) -> Vec<Effect> {
        self.chosen = 0;
        let seek = if self.searching() { None } else { self.list.first() };
        seek.map(|seek| self.ask_list(seek)).into_iter().collect()
    }

    pub fn last(&mut self) -> Vec<Effect> {
        if self.searching() {
            return self.step(isize::try_from(self.hits.len()).unwrap_or(isize::MAX));
        }
        let seek = self.list.last();
        seek.map(|seek| self.ask_list(seek)).into_iter().collect()
    }

    /// Takes a page of the list.
    pub fn put_list(&mut self, page: crate::domain::views::Page<CustomerRow>) {
        self.list.put(page);
    }

    /// Takes hits; asks for typos and sound-alikes when there is room below.
    pub fn put_hits(&mut self, page: SearchPage) -> Vec<Effect> {
        let query = self.query().to_owned();
        let again = self.answered.as_deref() == Some(&query);
        let held = if again { self.hits.get(self.chosen).map(|hit| hit.row.id) } else { None };
        let loose: Vec<Hit> = if again {
            self.hits.drain(self.strict.min(self.hits.len())..).collect()
        } else {
            Vec::new()
        };
        if !again {
            self.asking.count = None;
        }
        self.asking.asked = page.asked;
        self.hits = page.hits;
        self.strict = self.hits.len();
        self.more = page.more;
        let shown: Vec<Id> = self.hits.iter().map(|hit| hit.row.id).collect();
        self.hits.extend(loose.into_iter().filter(|hit| !shown.contains(&hit.row.id)));
        self.answered = Some(query.clone());
        let at = held.and_then(|id| self.hits.iter().position(|hit| hit.row.id == id));
        self.chosen = at.unwrap_or(self.chosen).min(self.hits.len().saturating_sub(1));
        if self.asking.asked == Asked::Query {
            return self.count().into_iter().collect();
        }
        if self.more || query.chars().filter(|c| c.is_alphabetic()).count() < 3 {
            return Vec::new();
        }
        vec![Effect::Ask(Slot::SearchLoose, Request::SearchLoose { text: query, shown, limit: 20 })]
    }

    /// Takes the loose hits: below, nothing above moves.
    pub fn put_loose(&mut self, hits: Vec<Hit>) {
        if self.answered.as_deref() == Some(self.query()) {
            self.hits.truncate(self.strict);
            self.hits.extend(hits);
        }
    }

    /// Draws search field and list; `typing`: the cursor stands in the field.
    pub fn view(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        typing: bool,
        focused: bool,
        s: &Session,
    ) -> Option<Position> {
        if area.height < 3 {
            return None;
        }
        let sign = if typing { s.theme.accent } else { s.theme.dim };
        widget::put(buf, area, 0, &[(" ", s.theme.text), (s.theme.signs.search, sign)]);
        let status = self.status(s);
        let taken = widget::put_right(buf, area, 0, &format!("{status} "), s.theme.dim);
        let field = Rect { x: area.x + 3, width: area.width.saturating_sub(taken + 5), ..area };
        if self.edit.is_empty() {
            let hint = tr!(s.i18n, "search-hint");
            let hint = text::shorten(&hint, usize::from(field.width), s.theme.signs.ellipsis);
            widget::put(buf, field, 0, &[(&hint, s.theme.dim)]);
        }
        let cursor = self.edit.view(buf, field, 0, s.theme.text, s.theme.selected);
        if let Some(at) = cursor.filter(|_| typing) {
            self.view_offer(buf, field, at.x, s);
        }
        let rows = Rect { y: area.y + 2, height: area.height - 2, ..area };
        let rows = if self.searching() { self.view_mistake(buf, rows, s) } else { rows };
        let columns = Columns::new(area.width);
        columns.header(buf, Rect { y: area.y + 1, height: 1, ..area }, s);
        self.height = usize::from(rows.height);
        // Until the first hits are there, the list stays: blanking it would flicker.
        if self.searching() && self.answered.is_some() {
            self.view_hits(buf, rows, &columns, focused, s);
        } else {
            if self.list.is_empty() && self.list.loaded() {
                widget::put(
                    buf,
                    rows,
                    1,
                    &[("   ", s.theme.text), (&tr!(s.i18n, "list-empty"), s.theme.dim)],
                );
            }
            let top = self.list.top(self.height);
            let chosen = self.list.chosen_index();
            for (y, (at, row)) in
                (0..rows.height).zip(self.list.rows().iter().enumerate().skip(top))
            {
                let look = Look {
                    chosen: at == chosen,
                    marked: self.marked.contains_key(&row.id),
                    focused,
                };
                columns.row(buf, rows, y, row, None, look, s);
            }
        }
        cursor.filter(|_| typing)
    }

    fn view_hits(
        &mut self,
        buf: &mut Buffer,
        rows: Rect,
        columns: &Columns,
        focused: bool,
        s: &Session,
    ) {
        if self.nothing_found() {
            // That nobody matches says nothing where the query cannot be read.
            if self.mistake().is_some() {
                return;
            }
            let key = match self.picking {
                _ if self.asks() => "query-nothing",
                true => "search-nothing-to-pick",
                false => "search-nothing",
            };
            let text = tr!(s.i18n, key, query = text::clean(self.query()).into_owned());
            for (y, line) in
                (1..rows.height).zip(text::wrap(&text, usize::from(rows.width.saturating_sub(6))))
            {
                widget::put(buf, rows, y, &[("   ", s.theme.text), (&line, s.theme.dim)]);
            }
            return;
        }
        self.top = widget::scroll(self.top, self.chosen, self.hits.len(), self.height);
        // Until they are answered anew, hits show why they matched the text before:
        // marking them for the new one would draw every row twice.
        let words: Vec<String> = match self.asking.asked {
            Asked::Query => Vec::new(),
            _ => words(self.answered.as_deref().unwrap_or_default()),
        };
        for (y, (at, hit)) in (0..rows.height).zip(self.hits.iter().enumerate().skip(self.top)) {
            let look = Look {
                chosen: at == self.chosen,
                marked: self.marked.contains_key(&hit.row.id),
                focused,
            };
            columns.row(buf, rows, y, &hit.row, Some((hit, &words)), look, s);
        }
    }

    /// The filter in words, with the key that lifts it.
    fn filter_words(&self, s: &Session) -> String {
        let f = &self.filter;
        let mut words = Vec::new();
        if f.trash {
            words.push(tr!(s.i18n, "filter-trash"));
        }
        if f.key_account {
            words.push(tr!(s.i18n, "filter-key-accounts"));
        }
        if f.blocked {
            words.push(tr!(s.i18n, "filter-blocked"));
        }
        if f.open_complaints {
            words.push(tr!(s.i18n, "filter-open-complaints"));
        }
        words.extend(f.stage.map(|stage| tr!(s.i18n, &stage.message())));
        words.extend(f.owner.as_ref().map(|owner| text::clean(owner).into_owned()));
        words.extend(f.tag.as_ref().map(|tag| text::clean(tag).into_owned()));
        let key = s.key_for(Context::Search, Action::Back);
        tr!(s.i18n, "list-filter", words = words.join(", "), key = key)
    }

    /// What narrows or orders the list, and how much is marked.
    fn status(&self, s: &Session) -> String {
        let mut parts = Vec::new();
        if !self.marked.is_empty() {
            parts.push(tr!(s.i18n, "list-marked", count = self.marked.len()));
        }
        // The search goes over all customers.
        if self.filtered() && !self.searching() {
            parts.push(self.filter_words(s));
        }
        if self.searching() {
            if self.answered.as_deref() == Some(self.query()) {
                parts.push(self.hits_words(s));
            }
        } else if self.sort != CustomerSort::Name {
            parts.push(tr!(s.i18n, sort_key(self.sort)));
        }
        parts.join(&format!(" {} ", s.theme.signs.dot))
    }
}

/// Message that names an order of the list.
pub fn sort_key(sort: CustomerSort) -> &'static str {
    match sort {
        CustomerSort::Name => "sort-name",
        CustomerSort::City => "sort-city",
        CustomerSort::LastContact => "sort-last-contact",
        CustomerSort::Newest => "sort-newest",
    }
}
