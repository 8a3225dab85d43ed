//! The rows of a day: tasks, complaints, occasions and suggestions in their parts.
//! A row is chosen by what it is, never by where it stands: what a colleague changes
//! moves no cursor.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::model::{Id, Task};
use crate::domain::planning;
use crate::domain::views::{Agenda, ComplaintRow, Occasion, OccasionRow, Suggestion, TaskRow};
use crate::input::Action;
use crate::session::Session;

/// Parts of a list, each under its own line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Overdue,
    Today,
    Week,
    Promises,
    Complaints,
    Occasions,
    Suggestions,
    Later,
    Undated,
    Done,
    /// A day that was chosen in the calendar.
    Day(NaiveDate),
}

impl Part {
    /// Of a task in a list by due date.
    pub fn of(task: &Task, s: &Session) -> Self {
        if task.done_at.is_some() {
            return Self::Done;
        }
        match task.due.map(|due| (s.due_day(due) - s.today()).num_days()) {
            None => Self::Undated,
            Some(days) if days < 0 => Self::Overdue,
            Some(0) => Self::Today,
            Some(days) if days <= 7 => Self::Week,
            Some(_) => Self::Later,
        }
    }

    pub fn message(self) -> &'static str {
        match self {
            Self::Overdue => "tasks-overdue",
            Self::Today => "tasks-today",
            Self::Week => "tasks-week",
            Self::Promises => "agenda-promises",
            Self::Complaints => "agenda-complaints",
            Self::Occasions => "agenda-occasions",
            Self::Suggestions => "agenda-suggestions",
            Self::Later => "tasks-later",
            Self::Undated => "tasks-undated",
            Self::Done => "tasks-done",
            Self::Day(_) => "agenda-day",
        }
    }
}

/// What a row is, whatever it looks like today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    Task(Id),
    Complaint(Id),
    Birthday(Id),
    Anniversary(Id),
    Call(Id),
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    Task(Box<TaskRow>),
    Complaint(Box<ComplaintRow>),
    Occasion(OccasionRow),
    Call(Suggestion),
}

/// One row, borrowed.
#[derive(Debug, Clone, Copy)]
pub enum EntryRef<'a> {
    Task(&'a TaskRow),
    Complaint(&'a ComplaintRow),
    Occasion(&'a OccasionRow),
    Call(&'a Suggestion),
}

impl Entry {
    pub fn as_ref(&self) -> EntryRef<'_> {
        match self {
            Self::Task(row) => EntryRef::Task(row),
            Self::Complaint(row) => EntryRef::Complaint(row),
            Self::Occasion(row) => EntryRef::Occasion(row),
            Self::Call(row) => EntryRef::Call(row),
        }
    }

    fn key(&self) -> Key {
        match self {
            Self::Task(row) => Key::Task(row.task.meta.id),
            Self::Complaint(row) => Key::Complaint(row.complaint.meta.id),
            Self::Occasion(row) => match row.kind {
                Occasion::Birthday => Key::Birthday(row.customer_id),
                Occasion::Anniversary => Key::Anniversary(row.customer_id),
            },
            Self::Call(row) => Key::Call(row.customer_id),
        }
    }
}

impl<'a> EntryRef<'a> {
    pub fn task(self) -> Option<&'a Task> {
        match self {
            Self::Task(row) => Some(&row.task),
            _ => None,
        }
    }

    pub fn customer_id(self) -> Option<Id> {
        match self {
            Self::Task(row) => row.task.customer_id,
            Self::Complaint(row) => row.complaint.customer_id,
            Self::Occasion(row) => Some(row.customer_id),
            Self::Call(row) => Some(row.customer_id),
        }
    }

    pub fn customer(self) -> &'a str {
        match self {
            Self::Task(row) => &row.customer,
            Self::Complaint(row) => &row.customer,
            Self::Occasion(row) => &row.customer,
            Self::Call(row) => &row.customer,
        }
    }

    pub fn phone(self) -> &'a str {
        match self {
            Self::Task(row) => &row.phone,
            Self::Complaint(row) => &row.phone,
            Self::Occasion(row) => &row.phone,
            Self::Call(row) => &row.phone,
        }
    }
}

/// See the module.
#[derive(Debug, Default)]
pub struct Board {
    lines: Vec<(Part, Entry)>,
    chosen: usize,
    top: usize,
    height: usize,
    loaded: bool,
    /// Appointments that lie over another one.
    collisions: BTreeSet<Id>,
}

impl Board {
    /// Takes new rows; the chosen one stays chosen. If it is gone, the one that has
    /// taken its place is chosen.
    pub fn put(&mut self, lines: Vec<(Part, Entry)>) {
        let held = self.lines.get(self.chosen).map(|(_, entry)| entry.key());
        self.lines = lines;
        self.loaded = true;
        let at = held.and_then(|key| self.lines.iter().position(|(_, e)| e.key() == key));
        self.chosen = at.unwrap_or(self.chosen).min(self.lines.len().saturating_sub(1));
        self.collisions = planning::collisions(self.tasks());
    }

    /// Another day: nothing of the one before stays.
    pub fn clear(&mut self) {
        *self = Self { height: self.height, ..Self::default() };
    }

    pub fn loaded(&self) -> bool {
        self.loaded
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub fn get(&self, at: usize) -> Option<(Part, EntryRef<'_>)> {
        self.lines.get(at).map(|(part, entry)| (*part, entry.as_ref()))
    }

    pub fn chosen(&self) -> Option<EntryRef<'_>> {
        self.get(self.chosen).map(|(_, entry)| entry)
    }

    pub fn chosen_index(&self) -> usize {
        self.chosen
    }

    pub fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.lines.iter().filter_map(|(_, entry)| entry.as_ref().task())
    }

    pub fn collides(&self, task: &Task) -> bool {
        self.collisions.contains(&task.meta.id)
    }

    /// How many rows a part has.
    pub fn count(&self, part: Part) -> usize {
        self.lines.iter().filter(|(own, _)| *own == part).count()
    }

    /// Carries out an action that moves; `false` = it does not.
    pub fn act(&mut self, action: Action) -> bool {
        let last = self.lines.len().saturating_sub(1);
        let page = self.height.saturating_sub(2).max(1);
        self.chosen = match action {
            Action::Up => self.chosen.saturating_sub(1),
            Action::Down => self.chosen + 1,
            Action::PageUp => self.chosen.saturating_sub(page),
            Action::PageDown => self.chosen + page,
            Action::First => 0,
            Action::Last => last,
            _ => return false,
        }
        .min(last);
        true
    }

    /// First visible row for this height, lines of parts counted.
    pub fn top(&mut self, height: usize) -> usize {
        self.height = height;
        // From the chosen row upwards, as far as it stays visible.
        let mut top = self.chosen;
        let mut used = 1 + usize::from(self.begins(top));
        while top > 0 && top > self.top {
            // The line above the first row is always drawn.
            let above = 1 + usize::from(self.begins(top - 1));
            let first = usize::from(!self.begins(top - 1));
            if used + above + first > height {
                break;
            }
            used += above;
            top -= 1;
        }
        self.top = top;
        top
    }

    /// A part begins with this row.
    pub fn begins(&self, at: usize) -> bool {
        let part = |at: usize| self.lines.get(at).map(|(part, _)| *part);
        at.checked_sub(1).and_then(part) != part(at)
    }
}

/// The rows of an agenda in the order of its parts.
pub fn lines_of(agenda: Agenda) -> Vec<(Part, Entry)> {
    let tasks = |part: Part, rows: Vec<TaskRow>| {
        rows.into_iter().map(move |row| (part, Entry::Task(Box::new(row))))
    };
    let mut lines: Vec<(Part, Entry)> = tasks(Part::Overdue, agenda.overdue).collect();
    lines.extend(tasks(Part::Today, agenda.today));
    lines.extend(tasks(Part::Week, agenda.week));
    lines.extend(tasks(Part::Promises, agenda.promises));
    lines.extend(
        agenda.complaints.into_iter().map(|c| (Part::Complaints, Entry::Complaint(Box::new(c)))),
    );
    lines.extend(agenda.occasions.into_iter().map(|o| (Part::Occasions, Entry::Occasion(o))));
    lines.extend(agenda.suggestions.into_iter().map(|c| (Part::Suggestions, Entry::Call(c))));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::TaskKind;
    use crate::domain::model::Meta;

    fn task(part: Part, id: Id) -> (Part, Entry) {
        let task = Task { meta: Meta { id, ..Meta::default() }, ..Task::new("t", TaskKind::Task) };
        let row = TaskRow {
            task,
            customer: String::new(),
            customer_number: String::new(),
            phone: String::new(),
        };
        (part, Entry::Task(Box::new(row)))
    }

    fn chosen(board: &Board) -> Option<Id> {
        board.chosen().and_then(EntryRef::task).map(|task| task.meta.id)
    }

    #[test]
    fn the_chosen_row_stays_chosen_wherever_it_goes_and_its_successor_when_it_is_gone() {
        let mut board = Board::default();
        board.put((1..=5).map(|id| task(Part::Overdue, id)).collect());
        board.act(Action::Down);
        board.put([3, 4, 5, 2, 1].map(|id| task(Part::Week, id)).to_vec());
        assert_eq!(chosen(&board), Some(2));
        board.put([3, 4, 5, 1].map(|id| task(Part::Week, id)).to_vec());
        assert_eq!(chosen(&board), Some(1));
        board.put(Vec::new());
        assert_eq!(chosen(&board), None);
        assert!(board.act(Action::Last) && board.act(Action::PageDown));
    }

    #[test]
    fn the_chosen_row_and_its_heading_are_visible_at_any_height() {
        let parts = [Part::Overdue, Part::Today, Part::Week, Part::Promises];
        let lines = (0..400).map(|id| task(parts[usize::try_from(id).unwrap() / 100], id));
        let mut board = Board::default();
        board.put(lines.collect());
        for height in [2, 3, 5, 17] {
            for step in [Action::Down, Action::Up, Action::PageDown, Action::Last, Action::First] {
                for _ in 0..120 {
                    board.act(step);
                    let top = board.top(height);
                    let lines: usize = (top..=board.chosen_index())
                        .map(|at| 1 + usize::from(at == top || board.begins(at)))
                        .sum();
                    assert!(lines <= height, "{height} {step:?} {top} {lines}");
                }
            }
        }
    }
}
