//! One key press, free of any terminal library, and its notation.
//!
//! Notation in the keymap, in hints and in tests: `a`, `?`, `enter`, `esc`,
//! `tab`, `shift-tab`, `ctrl-s`, `alt-x`, `f2`, `pgup`, `space`.

use std::fmt;

/// A key without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    Char(char),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

/// A key with its modifiers. Shift is only kept where the character does not
/// already show it (`shift-tab`, but `A`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyPress {
    pub key: Key,
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

/// Names of the keys that are not characters.
const NAMES: &[(&str, Key)] = &[
    ("enter", Key::Enter),
    ("esc", Key::Esc),
    ("tab", Key::Tab),
    ("backspace", Key::Backspace),
    ("delete", Key::Delete),
    ("insert", Key::Insert),
    ("up", Key::Up),
    ("down", Key::Down),
    ("left", Key::Left),
    ("right", Key::Right),
    ("home", Key::Home),
    ("end", Key::End),
    ("pgup", Key::PageUp),
    ("pgdn", Key::PageDown),
    ("space", Key::Char(' ')),
];

impl KeyPress {
    /// The key alone.
    pub const fn plain(key: Key) -> Self {
        Self { key, ctrl: false, alt: false, shift: false }
    }

    /// The key with Ctrl.
    pub const fn ctrl(c: char) -> Self {
        Self { key: Key::Char(c), ctrl: true, alt: false, shift: false }
    }

    /// The character to insert into a text, if this press is one.
    pub fn char(self) -> Option<char> {
        match self.key {
            Key::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// Reads the notation above; `None` if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let mut press = Self::plain(Key::Esc);
        let mut rest = text;
        loop {
            if let Some(tail) = rest.strip_prefix("ctrl-").filter(|t| !t.is_empty()) {
                press.ctrl = true;
                rest = tail;
            } else if let Some(tail) = rest.strip_prefix("alt-").filter(|t| !t.is_empty()) {
                press.alt = true;
                rest = tail;
            } else if let Some(tail) = rest.strip_prefix("shift-").filter(|t| !t.is_empty()) {
                press.shift = true;
                rest = tail;
            } else {
                break;
            }
        }
        let mut chars = rest.chars();
        press.key = match (chars.next(), chars.next()) {
            (Some(c), None) => Key::Char(c),
            _ => match NAMES.iter().find(|(name, _)| *name == rest) {
                Some((_, key)) => *key,
                None => {
                    Key::F(rest.strip_prefix('f')?.parse().ok().filter(|n| (1..=24).contains(n))?)
                }
            },
        };
        if let Key::Char(c) = press.key {
            press.shift = false;
            if press.ctrl {
                press.key = Key::Char(c.to_ascii_lowercase());
            }
        }
        Some(press)
    }

    /// How the key is written in hints: `Enter`, `Ctrl-S`, `F2`, `↑`, `?`.
    pub fn label(self, ascii: bool) -> String {
        let mut out = String::new();
        for (on, prefix) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if on {
                out.push_str(prefix);
            }
        }
        match self.key {
            Key::Char(' ') => out.push_str("Space"),
            Key::Char(c) if self.ctrl => out.extend(c.to_uppercase()),
            Key::Char(c) => out.push(c),
            Key::Up if !ascii => out.push('↑'),
            Key::Down if !ascii => out.push('↓'),
            Key::Left if !ascii => out.push('←'),
            Key::Right if !ascii => out.push('→'),
            Key::PageUp => out.push_str("PgUp"),
            Key::PageDown => out.push_str("PgDn"),
            Key::F(n) => {
                out.push('F');
                out.push_str(&n.to_string());
            }
            key => {
                let name = NAMES.iter().find(|(_, k)| *k == key).map_or("", |(name, _)| name);
                let mut chars = name.chars();
                out.extend(chars.next().map(|c| c.to_ascii_uppercase()));
                out.push_str(chars.as_str());
            }
        }
        out
    }
}

impl fmt::Display for KeyPress {
    /// The notation that [`KeyPress::parse`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (on, prefix) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if on {
                f.write_str(prefix)?;
            }
        }
        if let Some((name, _)) = NAMES.iter().find(|(_, key)| *key == self.key) {
            return f.write_str(name);
        }
        match self.key {
            Key::Char(c) => write!(f, "{c}"),
            Key::F(n) => write!(f, "f{n}"),
            _ => Ok(()),
        }
    }
}

impl From<crossterm::event::KeyEvent> for KeyPress {
    fn from(event: crossterm::event::KeyEvent) -> Self {
        use crossterm::event::{KeyCode, KeyModifiers};
        let mut shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let key = match event.code {
            KeyCode::Char(c) => {
                shift = false;
                Key::Char(if ctrl { c.to_ascii_lowercase() } else { c })
            }
            KeyCode::Enter => Key::Enter,
            KeyCode::Tab => Key::Tab,
            KeyCode::BackTab => {
                shift = true;
                Key::Tab
            }
            KeyCode::Backspace => Key::Backspace,
            KeyCode::Delete => Key::Delete,
            KeyCode::Insert => Key::Insert,
            KeyCode::Esc => Key::Esc,
            KeyCode::Up => Key::Up,
            KeyCode::Down => Key::Down,
            KeyCode::Left => Key::Left,
            KeyCode::Right => Key::Right,
            KeyCode::Home => Key::Home,
            KeyCode::End => Key::End,
            KeyCode::PageUp => Key::PageUp,
            KeyCode::PageDown => Key::PageDown,
            KeyCode::F(n) => Key::F(n),
            // Keys without a use here: no keymap entry and no text.
            _ => Key::F(0),
        };
        Self { key, ctrl, alt: event.modifiers.contains(KeyModifiers::ALT), shift }
    }
}

/// Reads a string of keys for tests: text as is, special keys in `<…>`:
/// `n Müller<tab><ctrl-s>`; `<<` is a `<`.
pub fn parse_keys(text: &str) -> Vec<KeyPress> {
    let mut presses = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c == '<' {
            if let Some(tail) = rest.strip_prefix('<') {
                rest = tail;
            } else if let Some((name, tail)) = rest.split_once('>')
                && let Some(press) = KeyPress::parse(name)
            {
                presses.push(press);
                rest = tail;
                continue;
            }
        }
        presses.push(KeyPress::plain(Key::Char(c)));
    }
    presses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notation_reads_what_it_prints() {
        for text in
            ["a", "A", "?", "ctrl-s", "alt-x", "shift-tab", "f12", "pgup", "space", "-", "ctrl--"]
        {
            let press = KeyPress::parse(text).unwrap();
            assert_eq!(press.to_string(), text);
        }
        for text in ["", "f0", "f99", "strg-s", "ctrl-", "enterx"] {
            assert_eq!(KeyPress::parse(text), None, "{text}");
        }
    }

    #[test]
    fn labels_look_like_the_keys() {
        assert_eq!(KeyPress::ctrl('s').label(false), "Ctrl-S");
        assert_eq!(KeyPress::parse("shift-tab").unwrap().label(false), "Shift-Tab");
        assert_eq!(KeyPress::parse("up").unwrap().label(true), "Up");
    }

    #[test]
    fn strings_of_keys_mix_text_and_names() {
        let keys = parse_keys("aü<tab><<<ctrl-s>");
        let text: Vec<String> = keys.iter().map(ToString::to_string).collect();
        assert_eq!(text, ["a", "ü", "tab", "<", "ctrl-s"]);
    }
}
