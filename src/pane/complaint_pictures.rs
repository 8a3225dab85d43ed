//! Two pictures of the complaints of a period: the causes by their weight (Pareto), and
//! how often against how grave (FRAB). Bars and points can be chosen; drawing: elsewhere.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{complaint_frab, complaint_pareto};
use crate::domain::frab::{self, Bar, Frab};
use crate::domain::period::{Length, Period};
use crate::domain::views::ComplaintFigures;
use crate::input::Action;
use crate::popup::Effect;
use crate::session::Session;
use crate::store::request::{Request, Slot};
use crate::tr;
use crate::ui::widget;

/// Which picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Picture {
    #[default]
    Pareto,
    Frab,
}

/// See the module.
#[derive(Debug, Default)]
pub struct Pictures {
    pub picture: Picture,
    pub period: Period,
    loaded: bool,
    total: i64,
    bars: Vec<Bar>,
    frab: Frab,
    /// The chosen bar, and the chosen point.
    bar: usize,
    point: usize,
}

impl Pictures {
    pub fn turn_to(&mut self, picture: Picture) {
        self.picture = picture;
    }

    pub fn set_length(&mut self, length: Length) {
        self.period = Period { length, back: 0 };
    }

    pub fn move_period(&mut self, back: bool) {
        self.period = if back { self.period.earlier() } else { self.period.later() };
    }

    pub fn load(&self, s: &Session) -> Vec<Effect> {
        let (from, until) = self.period.days(s.today());
        vec![Effect::Ask(Slot::ComplaintFigures, Request::ComplaintFigures { from, until })]
    }

    /// Takes the figures; what was chosen stays chosen by its name.
    pub fn put(&mut self, figures: &ComplaintFigures) {
        let bar = self.bars.get(self.bar).map(|bar| bar.name.clone());
        let point = self.frab.points.get(self.point).map(|point| point.name.clone());
        self.loaded = true;
        self.total = figures.total;
        self.bars = frab::pareto(&figures.causes);
        self.frab = frab::frab(&figures.categories);
        let place = bar.and_then(|name| self.bars.iter().position(|bar| bar.name == name));
        self.bar = place.unwrap_or(0);
        let points = &self.frab.points;
        let place = point.and_then(|name| points.iter().position(|point| point.name == name));
        self.point = place.unwrap_or(0);
    }

    /// Name of the chosen cause or category; empty = those that have none.
    pub fn chosen(&self) -> Option<String> {
        match self.picture {
            Picture::Pareto => self.bars.get(self.bar).map(|bar| bar.name.clone()),
            Picture::Frab => self.frab.points.get(self.point).map(|point| point.name.clone()),
        }
    }

    /// Chooses another bar or point; `false` = the action does not.
    pub fn act(&mut self, action: Action) -> bool {
        let (chosen, count) = match self.picture {
            Picture::Pareto => (&mut self.bar, self.bars.len()),
            Picture::Frab => (&mut self.point, self.frab.points.len()),
        };
        let last = count.saturating_sub(1);
        *chosen = match action {
            Action::Up => chosen.saturating_sub(1),
            Action::Down => *chosen + 1,
            Action::PageUp => chosen.saturating_sub(10),
            Action::PageDown => *chosen + 10,
            Action::First => 0,
            Action::Last => last,
            _ => return false,
        }
        .min(last);
        true
    }

    /// Draws the picture under a line that names it, its period and how many there are.
    pub fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) {
        let title = match self.picture {
            Picture::Pareto => "complaint-pareto",
            Picture::Frab => "complaint-frab",
        };
        let period = self.period.label(s.today(), &s.i18n);
        let count = if self.loaded {
            tr!(s.i18n, "complaint-count", count = self.total)
        } else {
            String::new()
        };
        widget::put(
            buf,
            area,
            0,
            &[
                (&tr!(s.i18n, title), s.theme.heading),
                ("   ", s.theme.text),
                (s.theme.signs.incoming, s.theme.key),
                (" ", s.theme.text),
                (&period, s.theme.accent),
                (" ", s.theme.text),
                (s.theme.signs.outgoing, s.theme.key),
                ("   ", s.theme.text),
                (&count, s.theme.text),
            ],
        );
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        if !self.loaded || area.height < 3 {
            return;
        }
        if self.total == 0 {
            widget::put(buf, body, 0, &[(&tr!(s.i18n, "complaint-picture-empty"), s.theme.dim)]);
            return;
        }
        match self.picture {
            Picture::Pareto => complaint_pareto::view(buf, body, &self.bars, self.bar, s),
            Picture::Frab => complaint_frab::view(buf, body, &self.frab, self.point, s),
        }
    }
}
