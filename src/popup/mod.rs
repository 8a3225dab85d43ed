//! Small windows over a screen: menus, questions, help. They return effects and
//! know nothing of the panes below.

mod conflict;
pub mod effect;
mod help;
mod menu;
mod prompt;
mod question;

pub use conflict::ConflictPopup;
pub use effect::{Effect, Told};
pub use help::HelpPopup;
pub use menu::{Item, MenuPopup};
pub use prompt::PromptPopup;
pub use question::QuestionPopup;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::input::{Action, KeyPress};
use crate::session::Session;

/// A popup. One stack of them stands over the panes; keys go to the topmost.
#[derive(Debug, Clone, PartialEq)]
pub enum Popup {
    Menu(MenuPopup),
    Question(QuestionPopup),
    Prompt(PromptPopup),
    Help(HelpPopup),
    Conflict(ConflictPopup),
}

impl Popup {
    /// Takes a key: what it means in a popup, if anything, and the key itself.
    pub fn on_key(&mut self, press: KeyPress, action: Option<Action>, s: &Session) -> Vec<Effect> {
        match self {
            Self::Menu(popup) => popup.on_key(press, action),
            Self::Question(popup) => popup.on_key(press, action, s),
            Self::Prompt(popup) => popup.on_key(press, action, s),
            Self::Help(popup) => popup.on_key(press, action),
            Self::Conflict(popup) => popup.on_key(press, action),
        }
    }

    /// Takes pasted text.
    pub fn on_paste(&mut self, text: &str) {
        match self {
            Self::Menu(popup) => popup.on_paste(text),
            Self::Prompt(popup) => popup.on_paste(text),
            _ => {}
        }
    }

    /// Draws into the middle of the area; returns where the cursor stands.
    pub fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
        match self {
            Self::Menu(popup) => popup.view(buf, area, s),
            Self::Question(popup) => popup.view(buf, area, s),
            Self::Prompt(popup) => popup.view(buf, area, s),
            Self::Help(popup) => popup.view(buf, area, s),
            Self::Conflict(popup) => popup.view(buf, area, s),
        }
    }
}
