//! Keys that are typed ahead: whose card Enter opens can only be said once the search
//! is answered, what the next step of a complaint is once the one before is stored and
//! shown. Until then they wait in their order; whatever lies on a slow line is taken as
//! if the line were quick.

use super::layer::Layer;
use super::{App, Event};
use crate::domain::model::Id;
use crate::input::{Action, KeyPress};
use crate::store::request::Slot;

impl App {
    /// Whether this key or text has to wait; it is kept then.
    pub(super) fn waits(&mut self, event: &Event) -> bool {
        let (Event::Key(_) | Event::Paste(_)) = event else { return false };
        if self.ahead.is_empty() {
            if self.awaits_answer(event) {
                return true;
            }
            let Some(meant) = self.meant(event).filter(|(owner, _)| self.on_its_way(*owner)) else {
                return false;
            };
            self.ahead_for = Some(meant);
        } else if self.interrupts(event) {
            self.forget_ahead();
            return false;
        }
        true
    }

    /// What waited is typed now, as far as it can be.
    pub(super) fn catch_up(&mut self) {
        while let Some(event) = self.ahead.pop_front() {
            if self.awaits_answer(&event) {
                self.ahead.push_front(event);
                return;
            }
            let meant = self.meant(&event);
            // Another complaint stands there now: the key was not for that one.
            if self.ahead_for.take().is_some_and(|before| meant != Some(before)) {
                self.forget_ahead();
                return;
            }
            if meant.is_some_and(|(owner, _)| self.on_its_way(owner)) {
                self.ahead_for = meant;
                self.ahead.push_front(event);
                return;
            }
            match event {
                Event::Key(press) => self.on_key(press),
                Event::Paste(text) => self.on_paste(&text),
                _ => {}
            }
        }
    }

    /// What was to come before was refused: nobody knows what the rest would do.
    pub(super) fn forget_ahead(&mut self) {
        self.ahead.clear();
        self.ahead_for = None;
    }

    /// The answer that says what this key is about is still to come.
    fn awaits_answer(&mut self, event: &Event) -> bool {
        let Event::Key(press) = event else { return false };
        let in_front = matches!(self.layers.last(), None | Some(Layer::Customers { .. }));
        let Some(action) = self.action_of(*press).filter(|_| in_front) else { return false };
        let (owner, pane) = self.front();
        pane.awaits(action).is_some_and(|slot| self.tickets.contains_key(&(slot, owner)))
    }

    /// The complaint whose state decides what this key does, with its screen.
    fn meant(&mut self, event: &Event) -> Option<(u64, Id)> {
        let Event::Key(press) = event else { return None };
        let in_front = matches!(self.layers.last(), None | Some(Layer::Complaint { .. }));
        let action = self.action_of(*press).filter(|_| in_front)?;
        let (owner, pane) = self.front();
        pane.decided_by(action).map(|id| (owner, id))
    }

    fn action_of(&mut self, press: KeyPress) -> Option<Action> {
        let context = self.context();
        self.session.keymap.action(context, press)
    }

    fn interrupts(&mut self, event: &Event) -> bool {
        matches!(event, Event::Key(press) if self.action_of(*press) == Some(Action::Interrupt))
    }

    /// Something is being written, or what this screen shows of complaints is being loaded.
    fn on_its_way(&self, owner: u64) -> bool {
        let loads = |slot| self.tickets.contains_key(&(slot, owner));
        !self.writes.is_empty() || loads(Slot::Complaints) || loads(Slot::Complaint)
    }
}
