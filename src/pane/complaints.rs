//! Tab 3: complaints. The list of open ones by their next deadline, one complaint with
//! everything about it, and two pictures of a period. The same screen shows a single
//! complaint over something else.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::complaint_detail::DetailView;
use super::complaint_menus as menus;
use super::complaint_pictures::{Picture, Pictures};
use super::window::{PAGE, Window};
use super::{Pane, complaint_rows, complaint_steps};
use crate::domain::model::Id;
use crate::domain::views::{ComplaintFilter, ComplaintRow, ComplaintShelf, Seek};
use crate::input::{Action, Context};
use crate::popup::Effect;
use crate::popup::effect::PaneMessage;
use crate::session::Session;
use crate::store::request::{Reply, Request, Slot};
use crate::tr;
use crate::ui::{text, widget};

/// What is in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Show {
    #[default]
    List,
    /// One complaint: over the list, or beside it and taking its keys.
    Detail,
    Picture,
}

/// See the module.
#[derive(Debug, Default)]
pub struct ComplaintsPane {
    /// A layer on one complaint: it has no list.
    pub(super) single: bool,
    pub(super) show: Show,
    list: Window<ComplaintRow>,
    filter: ComplaintFilter,
    /// Name of the customer that the filter names.
    customer: String,
    pub(super) detail: DetailView,
    pub(super) pictures: Pictures,
    /// The list was opened from a picture, to which Esc leads back.
    from_picture: bool,
    /// The menu opens as soon as the complaint is there.
    pub(super) menu_waits: bool,
}

impl ComplaintsPane {
    /// The same screen on one complaint.
    pub fn with_complaint(id: Id) -> (Self, Vec<Effect>) {
        let mut pane = Self { single: true, show: Show::Detail, ..Self::default() };
        let effects = pane.detail.show(id);
        (pane, effects)
    }

    /// The complaint that is meant: the open one, or the chosen line.
    pub(super) fn row(&self) -> Option<&ComplaintRow> {
        match self.show {
            Show::Detail => self.detail.detail().map(|detail| &detail.row),
            Show::List => self.list.chosen(),
            Show::Picture => None,
        }
    }

    /// The customer of the complaint that is meant.
    pub fn subject(&self) -> Option<Id> {
        self.row().and_then(|row| row.complaint.customer_id)
    }

    pub(super) fn filter(&self) -> &ComplaintFilter {
        &self.filter
    }

    fn ask(&self, seek: Seek) -> Effect {
        let filter = Box::new(self.filter.clone());
        Effect::Ask(Slot::Complaints, Request::Complaints { filter, seek, limit: PAGE })
    }

    fn restart(&mut self) -> Vec<Effect> {
        let seek = self.list.reset();
        vec![self.ask(seek)]
    }

    /// Lets the complaint at the right follow, once the cursor has come to rest.
    fn follow(&self, s: &Session) -> Vec<Effect> {
        let chosen = self.list.chosen_id();
        let other = chosen.is_some() && chosen != self.detail.id();
        if s.wide() && self.show == Show::List && other { vec![Effect::Settle] } else { Vec::new() }
    }

    /// Shows other complaints; a picture they came from is left behind.
    fn narrow(&mut self, filter: ComplaintFilter) -> Vec<Effect> {
        self.filter = filter;
        self.show = Show::List;
        self.restart()
    }

    fn open(&mut self) -> Vec<Effect> {
        let Some(id) = self.list.chosen_id() else { return Vec::new() };
        self.show = Show::Detail;
        self.detail.show(id)
    }

    fn back(&mut self, s: &Session) -> Option<Vec<Effect>> {
        match self.show {
            Show::Detail if self.single => Some(vec![Effect::Close]),
            Show::Detail | Show::Picture => {
                self.show = Show::List;
                Some(self.follow(s))
            }
            Show::List if self.from_picture => {
                self.from_picture = false;
                self.filter = ComplaintFilter::default();
                self.show = Show::Picture;
                let mut effects = self.restart();
                effects.extend(self.pictures.load(s));
                Some(effects)
            }
            Show::List if self.filter != ComplaintFilter::default() => {
                Some(self.narrow(ComplaintFilter::default()))
            }
            Show::List => None,
        }
    }

    /// List → causes → frequency and relevance → list.
    fn next_picture(&mut self, s: &Session) -> Vec<Effect> {
        if self.show == Show::Picture && self.pictures.picture == Picture::Frab {
            self.show = Show::List;
            return self.follow(s);
        }
        if self.show == Show::Picture {
            self.pictures.turn_to(Picture::Frab);
            return Vec::new();
        }
        self.show = Show::Picture;
        self.pictures.turn_to(Picture::Pareto);
        self.pictures.load(s)
    }

    /// The complaints behind the chosen bar or point.
    pub(super) fn open_group(&mut self, s: &Session) -> Vec<Effect> {
        let Some(group) = self.pictures.chosen() else { return Vec::new() };
        let (from, until) = self.pictures.period.instants(s.today(), s.tz);
        let mut filter = ComplaintFilter {
            shelf: ComplaintShelf::All,
            from: Some(from),
            until: Some(until),
            ..ComplaintFilter::default()
        };
        match self.pictures.picture {
            Picture::Pareto => filter.cause = Some(group),
            Picture::Frab => filter.category = Some(group),
        }
        self.from_picture = true;
        self.narrow(filter)
    }

    fn view_list(&mut self, buf: &mut Buffer, area: Rect, s: &Session) {
        let words = menus::filter_words(&self.filter, &self.customer, s);
        let mut area = area;
        if !words.is_empty() {
            let back = if self.from_picture {
                "complaint-filter-to-picture"
            } else {
                "complaint-filter-to-open"
            };
            let key = s.key_for(Context::Complaint, Action::Back);
            let back = tr!(s.i18n, back, key = key);
            let taken = widget::put_right(buf, area, 0, &back, s.theme.dim) + 2;
            let label = tr!(s.i18n, "history-filtered");
            let room = usize::from(area.width.saturating_sub(taken));
            let words = text::shorten(
                &words,
                room.saturating_sub(text::width(&label) + 2),
                s.theme.signs.ellipsis,
            );
            let pieces = [
                (" ", s.theme.text),
                (label.as_str(), s.theme.dim),
                (" ", s.theme.dim),
                (&words, s.theme.accent),
            ];
            widget::put(buf, area, 0, &pieces);
            area = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        }
        if self.list.is_empty() {
            if self.list.loaded() {
                self.view_empty(buf, area, s);
            }
            return;
        }
        let parts = self.filter.shelf == ComplaintShelf::Open;
        complaint_rows::view(buf, area, &mut self.list, parts, s);
    }

    fn view_empty(&self, buf: &mut Buffer, area: Rect, s: &Session) {
        let filtered = self.filter != ComplaintFilter::default();
        let action = if filtered { Action::Back } else { Action::NewComplaint };
        let key = s.key_for(Context::Complaint, action);
        let message = if filtered { "complaints-part-nothing" } else { "complaints-part-empty" };
        let words = tr!(s.i18n, message, key = key);
        let room = usize::from(area.width.saturating_sub(4));
        for (y, line) in (2..area.height).zip(crate::ui::text::wrap(&words, room)) {
            widget::put(buf, area, y, &[("   ", s.theme.text), (&line, s.theme.dim)]);
        }
    }
}

impl Pane for ComplaintsPane {
    fn context(&self) -> Context {
        Context::Complaint
    }

    fn actions(&self) -> Vec<Action> {
        self.keys_here()
    }

    fn hint(&self, action: Action, s: &Session) -> Option<String> {
        match (action, self.show) {
            (Action::NextStep, _) => self.row().map(|row| complaint_steps::likely_word(row, s)),
            (Action::Open, Show::Detail) => Some(tr!(s.i18n, "complaint-hint-customer")),
            (Action::Open, Show::Picture) => Some(tr!(s.i18n, "complaint-hint-cases")),
            (Action::Filter, Show::Picture) => Some(tr!(s.i18n, "complaint-hint-period")),
            _ => None,
        }
    }

    fn on_action(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        match (action, self.show) {
            (Action::Picture, _) if !self.single => return Some(self.next_picture(s)),
            (Action::Back, _) => return self.back(s),
            (_, Show::Picture) => return self.in_picture(action, s),
            (_, Show::Detail) if self.detail.scroll(action) => return Some(Vec::new()),
            (Action::Open, Show::Detail) => {
                return self.subject().map(|customer| vec![Effect::OpenCard(customer)]);
            }
            (Action::Open, Show::List) => return Some(self.open()),
            (Action::Filter, _) if !self.single => return Some(vec![menus::filters(self, s)]),
            (Action::Search, _) => return Some(vec![Effect::Find]),
            (Action::New | Action::NewComplaint, _) => {
                return Some(vec![menus::new_complaint(self.subject())]);
            }
            _ => {}
        }
        if self.show == Show::List
            && let Some(seek) = self.list.act(action)
        {
            let mut effects: Vec<Effect> = seek.map(|seek| self.ask(seek)).into_iter().collect();
            effects.extend(self.follow(s));
            return Some(effects);
        }
        self.on_complaint(action, s)
    }

    fn decided_by(&self, action: Action) -> Option<Id> {
        let steps = matches!(action, Action::NextStep | Action::Acknowledge | Action::Actions);
        self.row().filter(|_| steps).map(|row| row.complaint.meta.id)
    }

    fn on_message(&mut self, message: PaneMessage, s: &Session) -> Vec<Effect> {
        match message {
            PaneMessage::Complaints(filter) => {
                if filter.customer_id != self.filter.customer_id {
                    self.customer = self.row().map(|row| row.customer.clone()).unwrap_or_default();
                }
                self.from_picture = false;
                self.narrow(*filter)
            }
            PaneMessage::Period(length) => {
                self.pictures.set_length(length);
                self.pictures.load(s)
            }
            _ => Vec::new(),
        }
    }

    fn on_reply(&mut self, slot: Slot, reply: Reply, s: &Session) -> Vec<Effect> {
        match (slot, reply) {
            (Slot::Complaints, Reply::Complaints(page)) => self.list.put(page),
            (Slot::Complaint, Reply::Complaint(detail)) => {
                self.detail.put(detail);
                if std::mem::take(&mut self.menu_waits)
                    && let Some(detail) = self.detail.detail()
                {
                    return vec![menus::actions(detail, s)];
                }
            }
            (Slot::ComplaintFigures, Reply::ComplaintFigures(figures)) => {
                self.pictures.put(&figures);
            }
            _ => {}
        }
        self.follow(s)
    }

    fn on_settle(&mut self, s: &Session) -> Vec<Effect> {
        match self.list.chosen_id() {
            Some(id) if self.show == Show::List && s.wide() && self.detail.id() != Some(id) => {
                self.detail.show(id)
            }
            _ => Vec::new(),
        }
    }

    fn load(&mut self, s: &Session) -> Vec<Effect> {
        let mut effects = self.detail.load();
        if !self.single {
            let seek = self.list.reload();
            effects.push(self.ask(seek));
            if self.show == Show::Picture {
                effects.extend(self.pictures.load(s));
            }
        }
        effects
    }

    fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
        let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        match self.show {
            Show::Picture => self.pictures.view(buf, inside, s),
            Show::Detail if self.single || !s.wide() => self.detail.view(buf, inside, true, s),
            _ if s.wide() && !self.list.is_empty() => {
                let focused = self.show == Show::Detail;
                let line = if focused { s.theme.accent } else { s.theme.line };
                let (left, right) = widget::split(buf, area, area.width * 11 / 20, line, &s.theme);
                self.view_list(buf, left, s);
                self.detail.view(buf, right, focused, s);
            }
            _ => self.view_list(buf, area, s),
        }
        None
    }
}
