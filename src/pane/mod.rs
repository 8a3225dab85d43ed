//! The screens behind the tabs, and their parts. Panes know the session and
//! answer with effects; they never reach another pane.

pub mod card;
pub mod card_complaints;
mod card_draw;
pub mod card_folds;
pub mod card_lines;
mod card_margin;
mod card_reach;
pub mod card_value;
mod card_worth;
pub mod complaint_clock;
mod complaint_detail;
mod complaint_frab;
mod complaint_keys;
mod complaint_life;
mod complaint_lines;
mod complaint_menus;
mod complaint_pareto;
mod complaint_pictures;
pub mod complaint_rows;
pub mod complaint_steps;
pub mod complaints;
pub mod contact_line;
pub mod customers;
mod customers_menus;
pub mod finder;
mod finder_query;
mod finder_rows;
pub mod history;
pub mod kpis;
pub mod segments;
pub mod task_moves;
pub mod tasks;
pub mod window;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::model::Id;
use crate::input::{Action, Context, KeyPress};
use crate::popup::Effect;
use crate::popup::effect::{PaneMessage, Prompt};
use crate::session::Session;
use crate::store::request::{Reply, Slot};

/// What every screen can do.
pub trait Pane {
    /// Where keys are looked up now.
    fn context(&self) -> Context;
    /// Actions that work here now, the most useful first: hints, help, palette.
    fn actions(&self) -> Vec<Action>;
    /// The word for an action in the bottom line, where this place has its own.
    fn hint(&self, _action: Action, _s: &Session) -> Option<String> {
        None
    }
    /// Takes a text key before it is looked up; `None` = not taken.
    fn on_text(&mut self, _press: KeyPress, _s: &Session) -> Option<Vec<Effect>> {
        None
    }
    /// Takes pasted text; `None` = nothing here takes text.
    fn on_paste(&mut self, _text: &str, _s: &Session) -> Option<Vec<Effect>> {
        None
    }
    /// Carries out an action; `None` = not one of this place.
    fn on_action(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>>;
    /// The record whose state decides what this action does; while that changes, the
    /// action has to wait.
    fn decided_by(&self, _action: Action) -> Option<Id> {
        None
    }
    /// The answer without which nobody knows what this action is about; the action has
    /// to wait for it.
    fn awaits(&self, _action: Action) -> Option<Slot> {
        None
    }
    fn on_message(&mut self, _message: PaneMessage, _s: &Session) -> Vec<Effect> {
        Vec::new()
    }
    /// Takes the answer to a one-line question.
    fn on_prompt(&mut self, _prompt: &Prompt, _text: &str, _s: &Session) -> Vec<Effect> {
        Vec::new()
    }
    /// Takes an answer of the store.
    fn on_reply(&mut self, slot: Slot, reply: Reply, s: &Session) -> Vec<Effect>;
    /// The cursor has come to rest: load what belongs to the chosen row.
    fn on_settle(&mut self, _s: &Session) -> Vec<Effect> {
        Vec::new()
    }
    /// Loads what is shown (again); the chosen row stays.
    fn load(&mut self, s: &Session) -> Vec<Effect>;
    /// Draws; returns where the cursor stands.
    fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position>;
}
