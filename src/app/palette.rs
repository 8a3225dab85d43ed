//! The command palette: every action that works here, found by typing, with its key.

use super::App;
use super::layer::Layer;
use crate::input::{Action, Context};
use crate::pane::Pane;
use crate::popup::{Effect, Item, MenuPopup, Popup};
use crate::tr;

/// Actions that work in every place outside text and popups.
const EVERYWHERE: &[Action] = &[
    Action::FindCustomer,
    Action::Search,
    Action::Undo,
    Action::Tab1,
    Action::Tab2,
    Action::Tab3,
    Action::Tab4,
    Action::Tab5,
    Action::Tab6,
    Action::NextTab,
    Action::PreviousTab,
    Action::Import,
    Action::Imports,
    Action::Settings,
    Action::Trash,
    Action::TakeDraft,
    Action::Palette,
    Action::Help,
    Action::Redraw,
    Action::Suspend,
    Action::Quit,
];

/// Actions of a form beyond those it names itself.
const IN_FORM: &[Action] = &[Action::FindCustomer, Action::Palette, Action::Help, Action::Redraw];

impl App {
    /// What works here now, the most useful first.
    pub(super) fn actions(&mut self) -> Vec<Action> {
        let mut actions = match self.layers.last() {
            Some(Layer::Popup(popup)) => match popup.as_ref() {
                Popup::Menu(_) | Popup::Prompt(_) => {
                    vec![Action::Confirm, Action::Cancel, Action::Up, Action::Down]
                }
                Popup::Help(_) => vec![Action::Down, Action::Up, Action::Cancel],
                // Its keys stand in it.
                Popup::Question(_) | Popup::Conflict(_) => Vec::new(),
            },
            Some(Layer::Form { form, .. }) => form.actions(),
            // Its keys stand on its screens.
            Some(Layer::Import { .. }) => return Vec::new(),
            Some(Layer::Customers { pane, .. }) => pane.actions(),
            Some(Layer::Complaint { pane, .. }) => pane.actions(),
            None => self.tabs.front().actions(),
        };
        let more = match self.context() {
            Context::Form | Context::FormText => IN_FORM,
            Context::Popup => &[],
            _ => EVERYWHERE,
        };
        for action in more {
            if !actions.contains(action) {
                actions.push(*action);
            }
        }
        actions
    }

    pub(super) fn open_palette(&mut self, context: Context) {
        let actions = self.actions();
        let s = &self.session;
        let moving = [
            Action::Up,
            Action::Down,
            Action::PageUp,
            Action::PageDown,
            Action::First,
            Action::Last,
            Action::Palette,
        ];
        let items: Vec<Item> = actions
            .into_iter()
            .filter(|action| !moving.contains(action))
            .map(|action| {
                let key = s.key_for(context, action);
                Item::new(s.action_word(context, action), Effect::Act(action)).hint(key)
            })
            .collect();
        let menu = MenuPopup::new(tr!(s.i18n, "palette-title"), items);
        self.layers.push(Layer::Popup(Box::new(Popup::Menu(menu))));
    }
}
