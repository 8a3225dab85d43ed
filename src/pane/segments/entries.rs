//! The segments that there are: built-in ones in groups, and own ones; which is chosen.

use crate::domain::model::{Id, Segment};
use crate::domain::segments::{BUILT_IN, BuiltIn, Group};
use crate::input::Action;
use crate::session::Session;
use crate::tr;
use crate::ui::text;

/// How the list is parted: own ones, then the built-in ones by what they are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Own,
    BuiltIn(Group),
}

impl Part {
    pub fn message(self) -> &'static str {
        match self {
            Self::Own => "segments-own",
            Self::BuiltIn(group) => group.message(),
        }
    }
}

/// What a segment is recognised by when the list is read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    BuiltIn(&'static str),
    Own(Id),
}

/// One segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    BuiltIn(&'static BuiltIn),
    Own(Box<Segment>),
}

impl Entry {
    pub fn key(&self) -> Key {
        match self {
            Self::BuiltIn(segment) => Key::BuiltIn(segment.name),
            Self::Own(segment) => Key::Own(segment.meta.id),
        }
    }

    pub fn name(&self, s: &Session) -> String {
        match self {
            Self::BuiltIn(segment) => tr!(s.i18n, &segment.message()),
            Self::Own(segment) => text::clean(&segment.name).into_owned(),
        }
    }

    pub fn query(&self) -> &str {
        match self {
            Self::BuiltIn(segment) => segment.query,
            Self::Own(segment) => &segment.query,
        }
    }

    pub fn own(&self) -> Option<&Segment> {
        match self {
            Self::BuiltIn(_) => None,
            Self::Own(segment) => Some(segment),
        }
    }

    pub fn part(&self) -> Part {
        match self {
            Self::BuiltIn(segment) => Part::BuiltIn(segment.group),
            Self::Own(_) => Part::Own,
        }
    }
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    Part(Part),
    /// Index among the entries.
    Entry(usize),
    /// There are no own ones yet.
    NoneOwn,
}

/// See the module.
#[derive(Debug, Default)]
pub struct Entries {
    list: Vec<Entry>,
    chosen: usize,
    loaded: bool,
}

impl Entries {
    /// Takes the own segments; the chosen one stays chosen.
    pub fn put(&mut self, own: Vec<Segment>) {
        let held = self.chosen().map(Entry::key);
        let own = own.into_iter().map(|segment| Entry::Own(Box::new(segment)));
        let entries: Vec<Entry> = own.chain(BUILT_IN.iter().map(Entry::BuiltIn)).collect();
        let at = held.and_then(|key| entries.iter().position(|entry| entry.key() == key));
        self.chosen = at.unwrap_or(self.chosen).min(entries.len().saturating_sub(1));
        self.list = entries;
        self.loaded = true;
    }

    pub fn loaded(&self) -> bool {
        self.loaded
    }

    pub fn all(&self) -> &[Entry] {
        &self.list
    }

    pub fn chosen(&self) -> Option<&Entry> {
        self.list.get(self.chosen)
    }

    pub fn chosen_index(&self) -> usize {
        self.chosen
    }

    pub fn find(&self, key: Key) -> Option<&Entry> {
        self.list.iter().find(|entry| entry.key() == key)
    }

    /// Chooses another one; `false` = the action does not.
    pub fn act(&mut self, action: Action, page: usize) -> bool {
        let last = self.list.len().saturating_sub(1);
        self.chosen = match action {
            Action::Up => self.chosen.saturating_sub(1),
            Action::Down => self.chosen + 1,
            Action::PageUp => self.chosen.saturating_sub(page),
            Action::PageDown => self.chosen + page,
            Action::First => 0,
            Action::Last => last,
            Action::PeriodBack => self.group_start(false),
            Action::PeriodForward => self.group_start(true),
            _ => return false,
        }
        .min(last);
        true
    }

    /// Where the next group begins, or this one, or the one before.
    fn group_start(&self, ahead: bool) -> usize {
        let starts = self.list.iter().enumerate().filter(|(at, entry)| {
            *at == 0 || self.list.get(at - 1).map(Entry::part) != Some(entry.part())
        });
        let mut starts = starts.map(|(at, _)| at);
        if ahead {
            starts.find(|at| *at > self.chosen).unwrap_or(self.chosen)
        } else {
            starts.rfind(|at| *at < self.chosen).unwrap_or(0)
        }
    }

    /// The list as it is drawn, and which line is the chosen one.
    pub fn lines(&self) -> (Vec<Line>, usize) {
        let mut lines = Vec::new();
        let mut chosen = 0;
        if !self.list.iter().any(|entry| entry.part() == Part::Own) {
            lines.extend([Line::Part(Part::Own), Line::NoneOwn]);
        }
        let mut before = None;
        for (at, entry) in self.list.iter().enumerate() {
            let part = entry.part();
            if before != Some(part) {
                lines.push(Line::Part(part));
                before = Some(part);
            }
            if at == self.chosen {
                chosen = lines.len();
            }
            lines.push(Line::Entry(at));
        }
        (lines, chosen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::model::Meta;

    fn own(id: Id, name: &str) -> Segment {
        let meta = Meta { id, ..Meta::default() };
        Segment { meta, name: name.to_owned(), query: format!("tag:{name}"), ..Segment::default() }
    }

    #[test]
    fn a_new_segment_above_does_not_move_the_choice() {
        let mut entries = Entries::default();
        entries.put(Vec::new());
        assert_eq!(entries.lines().0.get(1), Some(&Line::NoneOwn));
        entries.act(Action::Down, 10);
        let key = entries.chosen().unwrap().key();
        entries.put(vec![own(7, "b2b")]);
        assert_eq!(entries.chosen().unwrap().key(), key);
        assert!(!entries.lines().0.contains(&Line::NoneOwn));
        assert_eq!(entries.all().len(), BUILT_IN.len() + 1);
    }

    #[test]
    fn every_group_is_one_key_from_the_next() {
        let mut entries = Entries::default();
        entries.put(vec![own(7, "b2b")]);
        let mut met = vec![entries.chosen().unwrap().part()];
        for _ in Group::ALL {
            entries.act(Action::PeriodForward, 10);
            met.push(entries.chosen().unwrap().part());
        }
        let built_in = Group::ALL.map(Part::BuiltIn);
        assert_eq!(met, [vec![Part::Own], built_in.to_vec()].concat());
        entries.act(Action::Last, 10);
        let last = entries.chosen_index();
        entries.act(Action::PeriodForward, 10);
        assert_eq!(entries.chosen_index(), last);
        entries.act(Action::PeriodBack, 10);
        assert_eq!(entries.chosen().unwrap().part(), Part::BuiltIn(Group::Care));
        entries.act(Action::PeriodBack, 10);
        assert_eq!(entries.chosen().unwrap().part(), Part::BuiltIn(Group::Rfm));
    }
}
