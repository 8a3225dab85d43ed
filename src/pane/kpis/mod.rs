//! Tab 6: the figures of the business. Four blocks, one for each K; the page of one figure
//! lies over them.

mod known;
mod places;
mod view;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

pub use self::known::{Known, Row};
use self::places::Places;
use super::Pane;
use crate::input::{Action, Context};
use crate::popup::Effect;
use crate::session::Session;
use crate::store::request::{Reply, Slot};

/// Keys of the overview, the most useful first.
const KEYS: &[Action] = &[
    Action::Up,
    Action::Down,
    Action::PageUp,
    Action::PageDown,
    Action::First,
    Action::Last,
];

/// See the module.
#[derive(Debug, Default)]
pub struct KpisPane {
    places: Places,
    top: usize,
}

impl Pane for KpisPane {
    fn context(&self) -> Context {
        Context::Kpis
    }

    fn actions(&self) -> Vec<Action> {
        KEYS.to_vec()
    }

    fn on_action(&mut self, action: Action, _s: &Session) -> Option<Vec<Effect>> {
        self.places.act(action).then(Vec::new)
    }

    fn on_reply(&mut self, _slot: Slot, _reply: Reply, _s: &Session) -> Vec<Effect> {
        Vec::new()
    }

    fn load(&mut self, _s: &Session) -> Vec<Effect> {
        Vec::new()
    }

    fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
        let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        view::view(buf, inside, &self.places, &mut self.top, s);
        None
    }
}
