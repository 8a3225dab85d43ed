//! From TOML text to a [`Config`], key by key, so that one mistake spoils one key.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Command, Config, Expected, Fault, Loaded, Problem, THEMES, nearest};
use crate::i18n::Lang;

const KEYS: &[&str] = &["language", "theme", "ascii", "mouse", "commands", "places", "keymap"];
const COMMANDS: &[&str] = &["dial", "mail", "view", "edit"];
const PLACES: &[&str] = &["db"];

struct Reader<'t> {
    text: &'t str,
    config: Config,
    problems: Vec<Problem>,
    keymap_lines: BTreeMap<String, usize>,
}

/// Reads what can be read; the problems are in the order of the file.
pub(super) fn read(text: &str) -> Loaded {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader {
        text,
        config: Config::default(),
        problems: Vec::new(),
        keymap_lines: BTreeMap::new(),
    };
    for error in errors {
        let line = error.span().map(|span| reader.line(&span));
        // What follows from the first mistake of a line says nothing new.
        if line.is_some() && reader.problems.last().is_some_and(|last| last.line == line) {
            continue;
        }
        reader.problems.push(Problem { line, fault: Fault::Syntax(error.message().to_owned()) });
    }
    for (key, value) in table.get_ref() {
        reader.top(key, value);
    }
    reader.problems.sort_by_key(|problem| problem.line);
    Loaded {
        config: reader.config,
        problems: reader.problems,
        path: None,
        keymap_lines: reader.keymap_lines,
    }
}

impl Reader<'_> {
    fn top(&mut self, key: &Spanned<std::borrow::Cow<'_, str>>, value: &Spanned<DeValue<'_>>) {
        let name: &str = key.get_ref();
        match name {
            "language" => {
                let tags = || Expected::OneOf(vec![Lang::De.tag(), Lang::En.tag()]);
                match value.get_ref().as_str() {
                    Some("de") => self.config.language = Some(Lang::De),
                    Some("en") => self.config.language = Some(Lang::En),
                    _ => self.bad(name, value, tags()),
                }
            }
            "theme" => match value.get_ref().as_str().filter(|t| THEMES.contains(t)) {
                Some(theme) => self.config.theme = Some(theme.to_owned()),
                None => self.bad(name, value, Expected::OneOf(THEMES.to_vec())),
            },
            "ascii" => {
                if let Some(yes) = self.yes_no(name, value) {
                    self.config.ascii = yes;
                }
            }
            "mouse" => {
                if let Some(yes) = self.yes_no(name, value) {
                    self.config.mouse = yes;
                }
            }
            "commands" => self.table(name, value, COMMANDS, Self::command),
            "places" => self.table(name, value, PLACES, Self::place),
            "keymap" => match plain(value.get_ref()) {
                toml::Value::Table(table) => {
                    self.config.keymap = table;
                    self.note_keymap("", value);
                }
                _ => self.bad(name, value, Expected::Table),
            },
            _ => self.unknown("", key, KEYS),
        }
    }

    fn table(
        &mut self,
        name: &str,
        value: &Spanned<DeValue<'_>>,
        keys: &[&str],
        take: fn(&mut Self, &str, &Spanned<DeValue<'_>>),
    ) {
        let Some(table) = value.get_ref().as_table() else {
            self.bad(name, value, Expected::Table);
            return;
        };
        for (key, value) in table {
            if keys.contains(&key.get_ref().as_ref()) {
                take(self, key.get_ref(), value);
            } else {
                self.unknown(&format!("{name}."), key, keys);
            }
        }
    }

    fn command(&mut self, key: &str, value: &Spanned<DeValue<'_>>) {
        let words: Option<Vec<String>> = match value.get_ref() {
            DeValue::String(line) => Some(line.split_whitespace().map(str::to_owned).collect()),
            DeValue::Array(words) => {
                words.iter().map(|w| w.get_ref().as_str().map(str::to_owned)).collect()
            }
            _ => None,
        };
        let Some((program, args)) = words.as_deref().and_then(<[String]>::split_first) else {
            self.bad(&format!("commands.{key}"), value, Expected::CommandWords);
            return;
        };
        let command = Command { program: program.clone(), args: args.to_vec() };
        let commands = &mut self.config.commands;
        match key {
            "dial" => commands.dial = command,
            "mail" => commands.mail = command,
            "view" => commands.view = command,
            _ => commands.edit = Some(command),
        }
    }

    fn place(&mut self, key: &str, value: &Spanned<DeValue<'_>>) {
        match value.get_ref().as_str().filter(|path| !path.is_empty()) {
            Some(path) => self.config.db = Some(home_expanded(path)),
            None => self.bad(&format!("places.{key}"), value, Expected::Text),
        }
    }

    /// Where the entries stand, for whoever knows which of them are wrong.
    fn note_keymap(&mut self, prefix: &str, value: &Spanned<DeValue<'_>>) {
        for (key, value) in value.get_ref().as_table().into_iter().flatten() {
            let name = format!("{prefix}{}", key.get_ref());
            self.keymap_lines.insert(name.clone(), self.line(&key.span()));
            self.note_keymap(&format!("{name}."), value);
        }
    }

    fn yes_no(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<bool> {
        let read = value.get_ref().as_bool();
        if read.is_none() {
            self.bad(key, value, Expected::YesNo);
        }
        read
    }

    fn bad(&mut self, key: &str, value: &Spanned<DeValue<'_>>, expected: Expected) {
        let span = value.span();
        if span.is_empty() {
            // Nothing stands there: a syntax error has been told already.
            return;
        }
        let shown = self.text.get(span.clone()).unwrap_or_default();
        let shown = shown.lines().next().unwrap_or_default().trim_matches('"').to_owned();
        let fault = Fault::BadValue { key: key.to_owned(), value: shown, expected };
        self.problems.push(Problem { line: Some(self.line(&span)), fault });
    }

    fn unknown(&mut self, prefix: &str, key: &Spanned<std::borrow::Cow<'_, str>>, keys: &[&str]) {
        let name: &str = key.get_ref();
        let meant = nearest(name, keys.iter().copied()).map(|m| format!("{prefix}{m}"));
        let fault = Fault::UnknownKey { key: format!("{prefix}{name}"), meant };
        self.problems.push(Problem { line: Some(self.line(&key.span())), fault });
    }

    fn line(&self, span: &Range<usize>) -> usize {
        self.text.bytes().take(span.start).filter(|b| *b == b'\n').count() + 1
    }
}

/// A path with `~/` in front is in the home folder.
fn home_expanded(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => PathBuf::from(path),
    }
}

/// Without the places in the text.
fn plain(value: &DeValue<'_>) -> toml::Value {
    match value {
        DeValue::String(text) => toml::Value::String(text.clone().into_owned()),
        DeValue::Boolean(yes) => toml::Value::Boolean(*yes),
        DeValue::Array(items) => {
            toml::Value::Array(items.iter().map(|item| plain(item.get_ref())).collect())
        }
        DeValue::Table(table) => {
            let entries = table
                .iter()
                .map(|(key, value)| (key.get_ref().clone().into_owned(), plain(value.get_ref())));
            toml::Value::Table(entries.collect())
        }
        // Numbers and dates are no keys; shown as text, they are told by the keymap.
        DeValue::Integer(number) => toml::Value::String(number.as_str().to_owned()),
        DeValue::Float(number) => toml::Value::String(number.as_str().to_owned()),
        DeValue::Datetime(at) => toml::Value::String(at.to_string()),
    }
}
