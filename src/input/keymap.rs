//! Which key means what, where: `assets/keymap.toml` plus the user's overrides.
//! Hints, help and palette are derived from it.

use std::collections::BTreeMap;

use super::action::{Action, Context};
use super::key::KeyPress;

/// The default keymap, which is also its documentation.
pub const DEFAULT: &str = include_str!("../../assets/keymap.toml");

/// Something in a keymap that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeymapProblem {
    UnknownContext(String),
    UnknownAction(String, String),
    UnknownKey(String, String),
}

/// Keys by context.
#[derive(Debug, Clone, Default)]
pub struct Keymap {
    keys: BTreeMap<(Context, KeyPress), Action>,
    /// In the order of the file: the first key of an action is the one in hints.
    order: BTreeMap<(Context, Action), Vec<KeyPress>>,
}

impl Keymap {
    /// The default keymap with the user's tables (`[keymap.list]` …) on top.
    /// What cannot be used is left at its default and told.
    pub fn new(overrides: &toml::Table) -> (Self, Vec<KeymapProblem>) {
        let mut map = Self::default();
        let mut problems = Vec::new();
        if let Ok(defaults) = toml::from_str::<toml::Table>(DEFAULT) {
            map.apply(&defaults, &mut problems);
        }
        map.apply(overrides, &mut problems);
        map.keys = map
            .order
            .iter()
            .flat_map(|((context, action), presses)| {
                presses.iter().map(|press| ((*context, *press), *action))
            })
            .collect();
        (map, problems)
    }

    fn apply(&mut self, tables: &toml::Table, problems: &mut Vec<KeymapProblem>) {
        for (name, table) in tables {
            let context = Context::ALL.iter().copied().find(|c| c.name() == name);
            let (Some(context), Some(table)) = (context, table.as_table()) else {
                problems.push(KeymapProblem::UnknownContext(name.clone()));
                continue;
            };
            for (action_name, keys) in table {
                let Some(action) = Action::from_name(action_name) else {
                    problems.push(KeymapProblem::UnknownAction(name.clone(), action_name.clone()));
                    continue;
                };
                if let Some(presses) = presses(action_name, keys, problems) {
                    self.bind(context, action, presses);
                }
            }
        }
    }

    /// Gives the keys to this action and takes them from the others of the context.
    fn bind(&mut self, context: Context, action: Action, presses: Vec<KeyPress>) {
        for ((c, a), taken) in &mut self.order {
            if *c == context && *a != action {
                taken.retain(|press| !presses.contains(press));
            }
        }
        self.order.insert((context, action), presses);
    }

    /// What this key means here, or in the context around.
    pub fn action(&self, context: Context, press: KeyPress) -> Option<Action> {
        up_from(context, |c| self.keys.get(&(c, press)).copied())
    }

    /// The key shown for an action in this context (or around), if it has one.
    pub fn key_of(&self, context: Context, action: Action) -> Option<KeyPress> {
        up_from(context, |c| self.keys_of(c, action).first().copied())
    }

    /// All keys of an action in exactly this context.
    pub fn keys_of(&self, context: Context, action: Action) -> &[KeyPress] {
        self.order.get(&(context, action)).map_or(&[], Vec::as_slice)
    }
}

/// The first thing found from a context outwards.
fn up_from<T>(context: Context, look: impl Fn(Context) -> Option<T>) -> Option<T> {
    let mut at = Some(context);
    while let Some(context) = at {
        if let Some(found) = look(context) {
            return Some(found);
        }
        at = context.parent();
    }
    None
}

/// The keys of one entry; `None` if none of them can be read.
fn presses(
    action: &str,
    keys: &toml::Value,
    problems: &mut Vec<KeymapProblem>,
) -> Option<Vec<KeyPress>> {
    let texts: Vec<&str> = match keys {
        toml::Value::String(one) => vec![one.as_str()],
        toml::Value::Array(many) => many.iter().filter_map(|v| v.as_str()).collect(),
        _ => Vec::new(),
    };
    let mut presses = Vec::new();
    let mut wrong = false;
    for text in texts {
        if let Some(press) = KeyPress::parse(text) {
            presses.push(press);
        } else {
            wrong = true;
            problems.push(KeymapProblem::UnknownKey(action.to_owned(), text.to_owned()));
        }
    }
    (!wrong || !presses.is_empty()).then_some(presses)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(text: &str) -> KeyPress {
        KeyPress::parse(text).unwrap()
    }

    #[test]
    fn the_default_keymap_has_no_faults() {
        let (map, problems) = Keymap::new(&toml::Table::new());
        assert_eq!(problems, []);
        assert_eq!(map.action(Context::List, press("c")), Some(Action::LogCall));
        assert_eq!(map.action(Context::List, press("1")), Some(Action::Tab1));
        assert_eq!(map.action(Context::Card, press("enter")), Some(Action::Open));
        assert_eq!(map.action(Context::Search, press("c")), None);
        assert_eq!(map.action(Context::Form, press("down")), Some(Action::NextField));
    }

    #[test]
    fn every_default_key_has_one_meaning_in_a_context() {
        let defaults: toml::Table = toml::from_str(DEFAULT).unwrap();
        for (name, table) in &defaults {
            let mut seen = std::collections::BTreeSet::new();
            for keys in table.as_table().unwrap().values() {
                for key in keys.as_array().unwrap() {
                    assert!(seen.insert(key.as_str().unwrap().to_owned()), "[{name}] {key} twice");
                }
            }
        }
    }

    #[test]
    fn an_override_moves_a_key_and_faults_are_told() {
        let overrides =
            toml::from_str("[list]\nlog-call = \"t\"\nfoo = \"x\"\nopen = \"strg-x\"\n[lsit]\n")
                .unwrap();
        let (map, problems) = Keymap::new(&overrides);
        assert_eq!(map.action(Context::List, press("t")), Some(Action::LogCall));
        assert_eq!(map.action(Context::List, press("c")), None);
        assert_eq!(map.action(Context::List, press("enter")), Some(Action::Open));
        assert_eq!(problems.len(), 3);
    }
}
