//! Keys and pasted text on a form: first the input of the focused field reads
//! them, then the form. Draws nothing.

use super::input::Reply;
use super::{Form, FormEvent};
use crate::input::{Action, Key, KeyPress};

impl Form {
    /// Reads a key. `action` is what the keymap says in [`Form::context`].
    pub fn on_key(&mut self, press: KeyPress, action: Option<Action>) -> FormEvent {
        let Some(slot) = self.slots.get_mut(self.focus) else { return FormEvent::Unhandled };
        match slot.input.on_key(press, action) {
            Reply::Ignored => self.act(press, action),
            Reply::Moved => FormEvent::None,
            Reply::Changed => self.changed(),
            Reply::Next => {
                self.step(true);
                FormEvent::None
            }
            Reply::ChangedNext => {
                let event = self.changed();
                self.step(true);
                event
            }
            Reply::Pick(typed) => FormEvent::PickCustomer { key: self.focused().to_owned(), typed },
        }
    }

    /// Takes pasted text as text: cleaned, in one-line fields on one line.
    pub fn on_paste(&mut self, pasted: &str) -> FormEvent {
        let changed = self.slots.get_mut(self.focus).is_some_and(|s| s.input.on_paste(pasted));
        if changed { self.changed() } else { FormEvent::None }
    }

    fn changed(&mut self) -> FormEvent {
        if let Some(slot) = self.slots.get_mut(self.focus) {
            slot.error = None;
        }
        self.mirror_title();
        FormEvent::Changed
    }

    fn act(&mut self, press: KeyPress, action: Option<Action>) -> FormEvent {
        let used = |changed| if changed { FormEvent::Changed } else { FormEvent::None };
        match action {
            Some(Action::Save) => {
                self.settle();
                FormEvent::Save
            }
            Some(Action::Leave) => {
                self.settle();
                FormEvent::Leave
            }
            Some(Action::NextField) => used(self.step(true)),
            Some(Action::PreviousField) => used(self.step(false)),
            Some(Action::FollowUp) => match self.follow_up.and_then(|key| self.at(key)) {
                Some(at) => used(self.go(at)),
                None => FormEvent::None,
            },
            Some(Action::SwapDirection) => self.swap_direction(),
            Some(Action::EditExternally) => match self.focused_slot() {
                Some(slot) if slot.input.is_long() => {
                    FormEvent::EditExternally { key: slot.key.clone(), text: slot.input.value() }
                }
                _ => FormEvent::None,
            },
            // Nothing to undo in a field that is no text.
            Some(Action::UndoText | Action::RedoText) => FormEvent::None,
            None if press == KeyPress::plain(Key::PageDown) => used(self.step_section(true)),
            None if press == KeyPress::plain(Key::PageUp) => used(self.step_section(false)),
            _ => FormEvent::Unhandled,
        }
    }

    fn swap_direction(&mut self) -> FormEvent {
        let Some(slot) = self.slot_mut("direction") else { return FormEvent::None };
        let other = if slot.input.value() == "out" { "in" } else { "out" };
        slot.input.set(other);
        FormEvent::Changed
    }

    /// Takes what is chosen in an open list of the focused field.
    fn settle(&mut self) -> bool {
        let changed = self.slots.get_mut(self.focus).is_some_and(|slot| slot.input.settle());
        if changed {
            self.changed();
        }
        changed
    }

    /// Goes to a field; says whether leaving the last one changed its value.
    pub(super) fn go(&mut self, at: usize) -> bool {
        let changed = self.settle();
        self.focus = at.min(self.slots.len().saturating_sub(1));
        changed
    }

    /// To the next (previous) field, around the ends.
    fn step(&mut self, forward: bool) -> bool {
        let count = self.slots.len().max(1);
        let by = if forward { 1 } else { count - 1 };
        self.go((self.focus + by) % count)
    }

    /// To the first field of the next (previous) section.
    fn step_section(&mut self, forward: bool) -> bool {
        let mut heads: Vec<usize> = Vec::new();
        let mut last = None;
        for (at, slot) in self.slots.iter().enumerate() {
            if last != Some(slot.section) {
                heads.push(at);
                last = Some(slot.section);
            }
        }
        let target = if forward {
            heads.into_iter().find(|at| *at > self.focus)
        } else {
            heads.into_iter().rev().find(|at| *at < self.focus)
        };
        target.is_some_and(|at| self.go(at))
    }
}
