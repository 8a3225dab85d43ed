//! One complaint with everything about it: a fixed head that says what burns, and
//! below it all the rest, scrolled. What stands there is laid out elsewhere.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::card_draw::draw_line;
use super::complaint_lines;
use super::complaint_rows::who;
use crate::domain::codes::{Code, Severity};
use crate::domain::model::Id;
use crate::domain::views::ComplaintDetail;
use crate::input::Action;
use crate::popup::Effect;
use crate::session::Session;
use crate::store::request::{Request, Slot};
use crate::tr;
use crate::ui::{text, widget};

/// See the module.
#[derive(Debug, Default)]
pub struct DetailView {
    id: Option<Id>,
    detail: Option<Box<ComplaintDetail>>,
    /// The complaint is gone (trashed meanwhile).
    gone: bool,
    top: usize,
    height: usize,
    lines: usize,
}

impl DetailView {
    /// Shows another complaint; what was shown stays until the answer comes.
    pub fn show(&mut self, id: Id) -> Vec<Effect> {
        if self.id != Some(id) {
            let before = self.detail.take();
            *self = Self { id: Some(id), detail: before, ..Self::default() };
        }
        self.load()
    }

    pub fn id(&self) -> Option<Id> {
        self.id
    }

    /// The complaint, once it is the one that is meant.
    pub fn detail(&self) -> Option<&ComplaintDetail> {
        self.detail.as_deref().filter(|detail| Some(detail.row.complaint.meta.id) == self.id)
    }

    pub fn load(&self) -> Vec<Effect> {
        self.id.map(|id| Effect::Ask(Slot::Complaint, Request::Complaint(id))).into_iter().collect()
    }

    pub fn put(&mut self, detail: Option<Box<ComplaintDetail>>) {
        match detail {
            Some(detail) if Some(detail.row.complaint.meta.id) == self.id => {
                self.detail = Some(detail);
                self.gone = false;
            }
            Some(_) => {}
            None => {
                self.detail = None;
                self.gone = true;
            }
        }
    }

    /// Scrolls; `false` = the action does not.
    pub fn scroll(&mut self, action: Action) -> bool {
        let page = self.height.saturating_sub(1).max(1);
        self.top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down => self.top + 1,
            Action::PageUp => self.top.saturating_sub(page),
            Action::PageDown => self.top + page,
            Action::First => 0,
            Action::Last => self.lines,
            _ => return false,
        };
        self.top = self.top.min(self.lines.saturating_sub(self.height));
        true
    }

    /// Draws the complaint; `focused`: its keys work, so that it says whether there
    /// is more below.
    pub fn view(&mut self, buf: &mut Buffer, area: Rect, focused: bool, s: &Session) {
        if area.width < 4 || area.height == 0 {
            return;
        }
        // Beside the list the one before stays until the next is there: blanking it
        // would flicker. Whoever works on one never sees another.
        let shown = if focused { self.detail() } else { self.detail.as_deref() };
        let Some(detail) = shown else {
            if self.gone {
                widget::put(buf, area, 1, &[(&tr!(s.i18n, "complaint-gone"), s.theme.dim)]);
            }
            return;
        };
        let own = Some(detail.row.complaint.meta.id) == self.id;
        title(buf, area, detail, s);
        let body = Rect { y: area.y + 1, height: area.height - 1, ..area };
        let lines = complaint_lines::lay_out(detail, usize::from(body.width), s);
        self.height = usize::from(body.height);
        self.lines = lines.len();
        let top = if own { self.top.min(self.lines.saturating_sub(self.height)) } else { 0 };
        for (y, line) in (0..body.height).zip(lines.iter().skip(top)) {
            draw_line(buf, body, y, line, false, s);
        }
        let below = self.lines.saturating_sub(top + self.height);
        if below > 0 {
            let more = format!(" {} {below} ", s.theme.signs.more_below);
            widget::put_right(buf, body, body.height.saturating_sub(1), &more, s.theme.dim);
        }
    }
}

/// Number and customer at the left, state and severity at the right.
fn title(buf: &mut Buffer, area: Rect, detail: &ComplaintDetail, s: &Session) {
    let complaint = &detail.row.complaint;
    let mut right = tr!(s.i18n, &complaint.standing.state.message());
    if complaint.severity != Severity::Normal {
        let severity = tr!(s.i18n, &complaint.severity.message());
        right = format!("{severity} {} {right}", s.theme.signs.dot);
    }
    let taken = widget::put_right(buf, area, 0, &right, s.theme.accent);
    let bold = s.theme.heading.add_modifier(Modifier::BOLD);
    let name = format!("{}  {}", text::clean(&complaint.number), who(&detail.row, s));
    let room = usize::from(area.width.saturating_sub(taken + 2));
    widget::put(buf, area, 0, &[(&text::shorten(&name, room, s.theme.signs.ellipsis), bold)]);
}
