//! How much a complaint presses: what is due next, and the time left for it.

use ratatui::style::Style;

use crate::domain::codes::ComplaintState;
use crate::domain::model::Complaint;
use crate::session::Session;

/// What is owed to the customer next, and in how many working seconds.
#[derive(Debug, Clone, Copy)]
pub struct Glance {
    next: &'static str,
    left_s: Option<i64>,
}

impl Glance {
    pub fn of(complaint: &Complaint, s: &Session) -> Self {
        let standing = &complaint.standing;
        let next = match standing.next_due {
            _ if standing.state == ComplaintState::CarriedOut => "agenda-next-close",
            Some(due) if standing.acknowledge_due == Some(due) => "agenda-next-acknowledge",
            Some(due) if standing.resolve_due == Some(due) => "agenda-next-resolve",
            _ => "agenda-next-word",
        };
        let left = |due| s.calendar.work_between(s.now, due) - s.calendar.work_between(due, s.now);
        Self { next, left_s: standing.next_due.map(left) }
    }

    pub fn message(self) -> &'static str {
        self.next
    }

    pub fn words(self, s: &Session) -> String {
        self.left_s.map_or_else(|| s.theme.signs.dash.to_owned(), |left| s.i18n.work_left(left))
    }

    pub fn look(self, s: &Session) -> (&'static str, Style) {
        match self.left_s {
            Some(..0) => (s.theme.signs.warn, s.theme.bad),
            Some(_) => (s.theme.signs.open, s.theme.text),
            None => (s.theme.signs.done, s.theme.dim),
        }
    }
}
