//! Three pictures of a basis – all customers or one segment: how concentrated, how
//! recent and frequent, how attractive. Which is shown, and what is chosen in it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::concentration::ConcentrationView;
use super::members::Basis;
use super::portfolio::PortfolioView;
use super::rfm::{Chosen, RfmView};
use crate::domain::codes::Code;
use crate::domain::model::Id;
use crate::input::Action;
use crate::popup::Effect;
use crate::session::Session;
use crate::store::request::{Reply, Request, Slot};
use crate::tr;
use crate::ui::{text, widget};

/// Which picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Picture {
    #[default]
    Concentration,
    Rfm,
    Portfolio,
}

impl Picture {
    pub const ALL: [Self; 3] = [Self::Concentration, Self::Rfm, Self::Portfolio];

    pub fn message(self) -> &'static str {
        match self {
            Self::Concentration => "segments-picture-concentration",
            Self::Rfm => "segments-picture-rfm",
            Self::Portfolio => "segments-picture-portfolio",
        }
    }
}

/// See the module.
#[derive(Debug, Default)]
pub struct Pictures {
    pub picture: Picture,
    pub basis: Basis,
    concentration: ConcentrationView,
    rfm: RfmView,
    pub portfolio: PortfolioView,
    /// The question is on its way.
    asked: bool,
}

impl Pictures {
    /// Shows a picture of this basis.
    pub fn show(&mut self, picture: Picture, basis: Basis) -> Vec<Effect> {
        if self.basis.query != basis.query {
            self.concentration.clear();
            self.rfm.clear();
            self.portfolio.clear();
        }
        self.picture = picture;
        self.basis = basis;
        self.load()
    }

    /// Asks for what the picture shows.
    pub fn load(&mut self) -> Vec<Effect> {
        let query = self.basis.query.clone();
        self.asked = true;
        vec![Effect::Ask(
            Slot::SegmentPicture,
            match self.picture {
                Picture::Concentration => Request::Concentration(query),
                Picture::Rfm => Request::RfmGrid(query),
                Picture::Portfolio => {
                    Request::Portfolio { query, x: self.portfolio.x, y: self.portfolio.y }
                }
            },
        )]
    }

    pub fn put(&mut self, reply: Reply) {
        self.asked = false;
        match reply {
            Reply::Concentration(data) => self.concentration.put(data),
            Reply::RfmGrid(data) => self.rfm.put(data),
            Reply::Portfolio(data) => self.portfolio.put(data),
            _ => {}
        }
    }

    /// Moves inside the picture; `false` = the action does not.
    pub fn act(&mut self, action: Action) -> bool {
        match self.picture {
            Picture::Concentration => self.concentration.act(action),
            Picture::Rfm => self.rfm.act(action),
            Picture::Portfolio => self.portfolio.act(action),
        }
    }

    /// The chosen customer, where the picture shows single ones.
    pub fn subject(&self) -> Option<Id> {
        (self.picture == Picture::Portfolio).then(|| self.portfolio.subject()).flatten()
    }

    /// Name and query of those who are behind what is chosen.
    pub fn chosen(&self, s: &Session) -> Option<(String, String)> {
        match self.picture {
            Picture::Concentration => self
                .concentration
                .chosen()
                .map(|class| (tr!(s.i18n, &class.message()), format!("abc:{}", class.name()))),
            Picture::Rfm => self.rfm.chosen().map(|chosen| match chosen {
                Chosen::Group(group) => {
                    (tr!(s.i18n, &group.message()), format!("rfm:{}", group.name()))
                }
                Chosen::Cell(r, f) => (format!("R{r} F{f}"), format!("rfm:{r}{f}*")),
            }),
            Picture::Portfolio => None,
        }
    }

    /// Draws the picture under a line that names it and its basis.
    pub fn view(&self, buf: &mut Buffer, area: Rect, as_of: &str, s: &Session) {
        let basis = if self.basis.title.is_empty() {
            tr!(s.i18n, "segments-everybody")
        } else {
            self.basis.title.clone()
        };
        let taken = widget::put_right(buf, area, 0, as_of, s.theme.dim);
        let room = Rect { width: area.width.saturating_sub(taken + 2), ..area };
        let title = tr!(s.i18n, self.picture.message());
        let dots = s.theme.signs.ellipsis;
        let left = usize::from(room.width).saturating_sub(text::width(&title) + 3);
        let basis = text::shorten(&basis, left, dots).into_owned();
        let pieces =
            [(title.as_str(), s.theme.heading), ("   ", s.theme.text), (&basis, s.theme.accent)];
        widget::put(buf, room, 0, &pieces);
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        match self.picture {
            Picture::Concentration => self.concentration.view(buf, body, s),
            Picture::Rfm => self.rfm.view(buf, body, s),
            Picture::Portfolio => self.portfolio.view(buf, body, s),
        }
    }
}
