//! The members of a segment: which query, in which order, which are marked. Drawing:
//! `members_view`.

use std::collections::BTreeMap;

use super::entries::{Entry, Key};
use crate::domain::model::Id;
use crate::domain::views::{MemberPage, MemberRow, MemberSort, Members, Seek};
use crate::input::Action;
use crate::pane::window::{PAGE, Row, Window};
use crate::popup::Effect;
use crate::session::Session;
use crate::store::request::{Request, Slot};

impl Row for MemberRow {
    fn id(&self) -> Id {
        self.row.id
    }
}

/// Who is shown: a segment of the list, or what was opened from a picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Basis {
    pub key: Option<Key>,
    pub title: String,
    pub query: String,
}

impl Basis {
    pub fn of(entry: &Entry, s: &Session) -> Self {
        Self { key: Some(entry.key()), title: entry.name(s), query: entry.query().to_owned() }
    }
}

/// See the module.
#[derive(Debug, Default)]
pub struct MembersView {
    pub basis: Option<Basis>,
    /// A query on top of it.
    pub narrow: String,
    pub list: Window<MemberRow>,
    pub sort: MemberSort,
    /// By name: the cursor may be elsewhere.
    pub marked: BTreeMap<Id, String>,
    /// What is in the list are the members of another query.
    stale: bool,
}

/// One query of two that both have to hold.
pub fn both(one: &str, other: &str) -> String {
    match (one.trim(), other.trim()) {
        ("", other) => other.to_owned(),
        (one, "") => one.to_owned(),
        (one, other) => format!("({one}) and ({other})"),
    }
}

impl MembersView {
    /// Shows the members of another segment, or of the same one again.
    pub fn show(&mut self, basis: Basis) -> Vec<Effect> {
        if self.basis.as_ref() == Some(&basis) {
            return Vec::new();
        }
        let same = self.basis.as_ref().is_some_and(|now| now.query == basis.query);
        self.basis = Some(basis);
        if same && self.narrow.is_empty() {
            return Vec::new();
        }
        self.narrow.clear();
        self.restart()
    }

    /// The segment has another name or query now.
    pub fn rename(&mut self, basis: Basis) -> Vec<Effect> {
        let same = self.basis.as_ref().is_some_and(|now| now.query == basis.query);
        self.basis = Some(basis);
        if same { Vec::new() } else { self.restart() }
    }

    pub fn set_sort(&mut self, sort: MemberSort) -> Vec<Effect> {
        self.sort = sort;
        self.restart()
    }

    pub fn set_narrow(&mut self, narrow: String) -> Vec<Effect> {
        self.narrow = narrow;
        self.restart()
    }

    fn restart(&mut self) -> Vec<Effect> {
        self.marked.clear();
        self.stale = true;
        let seek = self.list.reset();
        self.ask(seek).into_iter().collect()
    }

    /// The same again, with what has changed.
    pub fn load(&mut self) -> Vec<Effect> {
        if self.stale {
            return self.restart();
        }
        let seek = self.list.reload();
        self.ask(seek).into_iter().collect()
    }

    fn ask(&self, seek: Seek) -> Option<Effect> {
        let query = self.query()?;
        let request = Request::Members { query, sort: self.sort, seek, limit: PAGE };
        Some(Effect::Ask(Slot::Members, request))
    }

    pub fn put(&mut self, page: MemberPage) {
        self.stale = false;
        self.list.put(page);
    }

    /// The query could not be answered.
    pub fn refused(&mut self) {
        self.stale = false;
        self.list = Window::default();
        self.list.put(MemberPage::default());
    }

    /// The members in the list are those that are meant.
    pub fn answered(&self) -> bool {
        !self.stale && self.list.loaded()
    }

    /// The query of what is shown; `None` as long as nothing is.
    pub fn query(&self) -> Option<String> {
        self.basis.as_ref().map(|basis| both(&basis.query, &self.narrow))
    }

    /// The chosen customer.
    pub fn chosen(&self) -> Option<&MemberRow> {
        self.list.chosen().filter(|_| self.answered())
    }

    /// Moves; `None` = the action does not.
    pub fn act(&mut self, action: Action) -> Option<Vec<Effect>> {
        let seek = self.list.act(action)?;
        Some(seek.and_then(|seek| self.ask(seek)).into_iter().collect())
    }

    /// Marks the chosen one, or takes its mark away; goes on to the next.
    pub fn mark(&mut self) -> Vec<Effect> {
        if let Some((id, name)) = self.chosen().map(|row| (row.row.id, row.row.name.clone()))
            && self.marked.remove(&id).is_none()
        {
            self.marked.insert(id, name);
        }
        self.act(Action::Down).unwrap_or_default()
    }

    /// Whom an action for several is about: the marked ones, else all.
    pub fn subjects(&self) -> Option<Members> {
        if self.marked.is_empty() {
            return self.query().map(Members::Query);
        }
        Some(Members::Ids(self.marked.keys().copied().collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_queries_hold_both_whatever_is_in_them() {
        assert_eq!(both("", ""), "");
        assert_eq!(both("abc:A", " "), "abc:A");
        assert_eq!(both("", "city:Bonn"), "city:Bonn");
        assert_eq!(both("abc:A or abc:B", "x or y"), "(abc:A or abc:B) and (x or y)");
    }
}
