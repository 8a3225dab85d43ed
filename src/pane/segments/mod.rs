//! Tab 5: segments. The list of them with their figures, the members of one, and three
//! pictures of all customers or of a segment.

pub(super) mod canvas;
mod concentration;
mod detail;
mod entries;
mod figures;
mod keys;
mod list_view;
mod members;
mod members_view;
mod menus;
mod pictures;
mod portfolio;
mod portfolio_view;
mod rfm;
#[cfg(test)]
mod tests;
mod view;
mod words;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::entries::{Entries, Entry};
use self::figures::Figures;
use self::members::{Basis, MembersView, both};
use self::pictures::{Picture, Pictures};
use super::Pane;
use crate::domain::model::Id;
use crate::domain::views::Valued;
use crate::input::{Action, Context};
use crate::popup::Effect;
use crate::popup::effect::{PaneMessage, Prompt, Told};
use crate::session::Session;
use crate::store::request::{Reply, Request, Slot};
use crate::tr;
use crate::ui::{text, widget};

/// What is in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Show {
    #[default]
    List,
    /// The members of one: over the list, or beside it and taking its keys.
    Members,
    Picture,
}

/// See the module.
#[derive(Debug, Default)]
pub struct SegmentsPane {
    show: Show,
    entries: Entries,
    figures: Figures,
    members: MembersView,
    pictures: Pictures,
    valued: Option<Valued>,
    /// The members were opened from a picture, to which Esc leads back.
    from_picture: bool,
    /// The members from which the picture was opened, and what narrowed them.
    picture_of: Option<(Basis, String)>,
    top: usize,
    height: usize,
}

impl SegmentsPane {
    /// The name of the segment of this query, if it is one.
    pub fn name_of(&self, query: &str, s: &Session) -> Option<String> {
        let entry = self.entries.all().iter().find(|entry| entry.query() == query)?;
        Some(entry.name(s))
    }

    /// The customer that is meant: the chosen member, or the chosen point.
    fn subject(&self) -> Option<Id> {
        match self.show {
            Show::List => None,
            Show::Members => self.members.chosen().map(|member| member.row.id),
            Show::Picture => self.pictures.subject(),
        }
    }

    /// Queries whose figures are wanted, the most urgent first.
    fn wanted(&self) -> Vec<String> {
        let shown = self.members.query().filter(|_| self.show != Show::Picture);
        let chosen = self.entries.chosen().map(|entry| entry.query().to_owned());
        let all = self.entries.all().iter().map(|entry| entry.query().to_owned());
        shown.into_iter().chain(chosen).chain(all).collect()
    }

    /// Asks for the next figures, if none are on their way.
    fn count(&mut self) -> Option<Effect> {
        let wanted = self.wanted();
        self.figures.next(wanted.iter().map(String::as_str))
    }

    /// Lets the segment at the right follow, once the cursor has come to rest.
    fn follow(&self, s: &Session) -> Vec<Effect> {
        let chosen = self.entries.chosen().map(Entry::key);
        let shown = self.members.basis.as_ref().and_then(|basis| basis.key);
        let other = chosen.is_some() && chosen != shown;
        if s.wide() && self.show == Show::List && other { vec![Effect::Settle] } else { Vec::new() }
    }

    fn show_members(&mut self, basis: Basis) -> Vec<Effect> {
        let mut effects = self.members.show(basis);
        effects.extend(self.count());
        effects
    }

    /// The members of the chosen segment.
    fn open(&mut self, s: &Session) -> Vec<Effect> {
        let Some(basis) = self.entries.chosen().map(|entry| Basis::of(entry, s)) else {
            return Vec::new();
        };
        self.show = Show::Members;
        self.from_picture = false;
        self.show_members(basis)
    }

    /// The customers behind what is chosen in a picture.
    fn open_from_picture(&mut self, s: &Session) -> Vec<Effect> {
        if let Some(id) = self.pictures.subject() {
            return vec![Effect::OpenCard(id)];
        }
        let Some((title, query)) = self.pictures.chosen(s) else { return Vec::new() };
        let basis = &self.pictures.basis;
        let title = if basis.title.is_empty() {
            title
        } else {
            format!("{} {} {title}", basis.title, s.theme.signs.dot)
        };
        let basis = Basis { key: None, title, query: both(&basis.query, &query) };
        self.show = Show::Members;
        self.from_picture = true;
        self.show_members(basis)
    }

    /// The next picture; after the last one back to where one came from.
    fn next_picture(&mut self, s: &Session) -> Vec<Effect> {
        if self.show == Show::Picture {
            let at = Picture::ALL.iter().position(|picture| *picture == self.pictures.picture);
            let next = at.and_then(|at| Picture::ALL.get(at + 1));
            return match next {
                Some(next) => {
                    let basis = self.pictures.basis.clone();
                    self.pictures.show(*next, basis)
                }
                None => self.leave_picture(s),
            };
        }
        self.picture_of = None;
        let mut basis = Basis::default();
        if self.show == Show::Members
            && let Some(members) = self.members.basis.clone()
        {
            let narrow = self.members.narrow.clone();
            basis = Basis { query: both(&members.query, &narrow), ..members.clone() };
            if !narrow.is_empty() {
                basis.title = format!("{}, {}", basis.title, text::clean(&narrow));
            }
            self.picture_of = Some((members, narrow));
        }
        self.from_picture = false;
        self.show = Show::Picture;
        self.pictures.show(Picture::ALL[0], basis)
    }

    fn leave_picture(&mut self, s: &Session) -> Vec<Effect> {
        let Some((basis, narrow)) = self.picture_of.take() else {
            self.show = Show::List;
            return self.follow(s);
        };
        self.show = Show::Members;
        let mut effects = self.show_members(basis);
        if self.members.narrow != narrow {
            effects = self.members.set_narrow(narrow);
        }
        effects
    }

    fn back(&mut self, s: &Session) -> Option<Vec<Effect>> {
        match self.show {
            Show::List => None,
            Show::Picture => Some(self.leave_picture(s)),
            Show::Members if !self.members.marked.is_empty() => {
                self.members.marked.clear();
                Some(Vec::new())
            }
            Show::Members if !self.members.narrow.is_empty() => {
                let mut effects = self.members.set_narrow(String::new());
                effects.extend(self.count());
                Some(effects)
            }
            Show::Members if self.from_picture => {
                self.from_picture = false;
                self.show = Show::Picture;
                Some(self.pictures.load())
            }
            Show::Members => {
                self.show = Show::List;
                Some(self.follow(s))
            }
        }
    }

    /// Takes the own segments as they are now.
    fn put_segments(
        &mut self,
        own: Vec<crate::domain::model::Segment>,
        s: &Session,
    ) -> Vec<Effect> {
        self.entries.put(own);
        let wanted = self.wanted();
        self.figures.keep(wanted.iter().map(String::as_str));
        let mut effects = Vec::new();
        // The one that is shown may have another query, or be gone.
        if let Some(key) = self.members.basis.as_ref().and_then(|basis| basis.key) {
            match self.entries.find(key).map(|entry| Basis::of(entry, s)) {
                Some(basis) => effects.extend(self.members.rename(basis)),
                None if self.show == Show::Members => {
                    self.show = Show::List;
                    self.members = MembersView::default();
                }
                None => {}
            }
        }
        effects
    }

    /// How old the figures are, in words.
    fn as_of(&self, s: &Session) -> String {
        let Some(valued) = &self.valued else { return String::new() };
        let Some(day) = valued.on else { return tr!(s.i18n, "segments-never-valued") };
        let date = s.i18n.date(day);
        let wanted = self.wanted();
        let renewing = !valued.current || self.figures.renewing(wanted.iter().map(String::as_str));
        if renewing {
            let dots = s.theme.signs.ellipsis;
            return tr!(s.i18n, "segments-renewing", date = date, dots = dots);
        }
        tr!(s.i18n, "segments-as-of", date = date)
    }

    /// What the file lacks for segments to say anything, with the key that fills it.
    fn lack(&self, s: &Session) -> Option<String> {
        let figures = self.figures.any()?;
        if figures.all_size == 0 {
            let key = s.key_for(Context::Segments, Action::Import);
            return Some(tr!(s.i18n, "segments-no-customers", key = key));
        }
        (figures.all_revenue_12m == 0).then(|| no_sales(s))
    }
}

/// No sales yet, and the keys that bring some.
fn no_sales(s: &Session) -> String {
    let key = |action| s.key_for(Context::Segments, action);
    tr!(s.i18n, "segments-no-sales", key = key(Action::NewSale), import = key(Action::Import))
}

/// Words where there is nothing to show; returns how many lines they took.
fn empty(buf: &mut Buffer, area: Rect, words: &str, s: &Session) -> u16 {
    let lines = text::wrap(words, usize::from(area.width.saturating_sub(4)));
    for (y, line) in (1..area.height).zip(&lines) {
        widget::put(buf, area, y, &[("   ", s.theme.text), (line, s.theme.dim)]);
    }
    u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(1)
}

impl Pane for SegmentsPane {
    fn context(&self) -> Context {
        Context::Segments
    }

    fn actions(&self) -> Vec<Action> {
        self.keys_here()
    }

    fn hint(&self, action: Action, s: &Session) -> Option<String> {
        self.own_hint(action, s)
    }

    fn on_action(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        match (action, self.show) {
            (Action::Picture, _) => Some(self.next_picture(s)),
            (Action::Back, _) => self.back(s),
            (Action::Search, _) => Some(vec![Effect::Find]),
            (_, Show::List) => self.in_list(action, s),
            (_, Show::Members) => self.in_members(action, s),
            (_, Show::Picture) => self.in_picture(action, s),
        }
    }

    fn awaits(&self, action: Action) -> Option<Slot> {
        let of_row = self.of_row(action);
        match self.show {
            Show::List if of_row && !self.entries.loaded() => Some(Slot::Segments),
            Show::Members if of_row && !self.members.answered() => Some(Slot::Members),
            _ => None,
        }
    }

    fn on_message(&mut self, message: PaneMessage, _s: &Session) -> Vec<Effect> {
        match message {
            PaneMessage::Members(sort) => self.members.set_sort(sort),
            PaneMessage::Axes(x, y) => {
                self.pictures.portfolio.set_axes(x, y);
                self.pictures.load()
            }
            _ => Vec::new(),
        }
    }

    fn on_prompt(&mut self, prompt: &Prompt, text: &str, _s: &Session) -> Vec<Effect> {
        if *prompt != Prompt::NarrowMembers || self.members.narrow == text {
            return Vec::new();
        }
        let mut effects = self.members.set_narrow(text.to_owned());
        effects.extend(self.count());
        effects
    }

    fn on_reply(&mut self, slot: Slot, reply: Reply, s: &Session) -> Vec<Effect> {
        let mut effects = match (slot, reply) {
            (Slot::Segments, Reply::Segments(own)) => self.put_segments(own, s),
            (Slot::SegmentFigures, Reply::SegmentFigures(figures)) => {
                self.figures.put(Ok(figures));
                Vec::new()
            }
            (Slot::SegmentFigures, Reply::BadQuery(error)) => {
                self.figures.put(Err(error));
                Vec::new()
            }
            (Slot::Members, Reply::Members(page)) => {
                self.members.put(page);
                Vec::new()
            }
            (Slot::Members, Reply::BadQuery(error)) => {
                self.members.refused();
                vec![Effect::Tell(Told::bad(error.sentence(&s.i18n)))]
            }
            (Slot::SegmentPicture, Reply::BadQuery(error)) => {
                vec![Effect::Tell(Told::bad(error.sentence(&s.i18n)))]
            }
            (Slot::SegmentPicture, reply) => {
                self.pictures.put(reply);
                Vec::new()
            }
            (Slot::Valued, Reply::Valued(valued)) => {
                self.valued = Some(valued);
                Vec::new()
            }
            _ => Vec::new(),
        };
        effects.extend(self.count());
        effects.extend(self.follow(s));
        effects
    }

    fn on_settle(&mut self, s: &Session) -> Vec<Effect> {
        if self.show != Show::List || !s.wide() {
            return Vec::new();
        }
        match self.entries.chosen().map(|entry| Basis::of(entry, s)) {
            Some(basis) => self.show_members(basis),
            None => Vec::new(),
        }
    }

    fn load(&mut self, s: &Session) -> Vec<Effect> {
        let mut effects = vec![
            Effect::Ask(Slot::Segments, Request::Segments),
            Effect::Ask(Slot::Valued, Request::Valued { today: s.today() }),
        ];
        effects.extend(self.members.load());
        if self.show == Show::Picture {
            effects.extend(self.pictures.load());
        }
        self.figures.outdate();
        if self.entries.loaded() {
            effects.extend(self.count());
        }
        effects
    }

    fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
        self.draw(buf, area, s);
        None
    }
}
