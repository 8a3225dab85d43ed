//! The personal configuration (TOML): language, colours, keys, commands, places.
//!
//! Nothing of the business stands here; that is in the database file. A mistake
//! never keeps the program from starting: each is told with its line and what was
//! meant, and the default is used instead. Knows neither screen nor store.

mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::i18n::text::clean;
use crate::i18n::{I18n, Lang};
use crate::tr;

pub use crate::domain::nearest::nearest;

/// The commented defaults, which are also the documentation.
pub const DEFAULT: &str = include_str!("../../assets/config.toml");

/// Themes that can be chosen.
pub const THEMES: &[&str] = &["dark", "light", "16", "none"];

/// A program with its arguments, started without a shell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    pub program: String,
    /// `{}` stands for the value.
    pub args: Vec<String>,
}

impl Command {
    fn of(words: &[&str]) -> Self {
        let mut words = words.iter().map(|w| (*w).to_owned());
        Self { program: words.next().unwrap_or_default(), args: words.collect() }
    }

    /// The arguments with `value` in the place of `{}`, else as the last one.
    pub fn args_with(&self, value: &str) -> Vec<String> {
        let mut args: Vec<String> = self.args.iter().map(|a| a.replace("{}", value)).collect();
        if !self.args.iter().any(|a| a.contains("{}")) {
            args.push(value.to_owned());
        }
        args
    }
}

/// Programs of the user; `None` = not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commands {
    pub dial: Command,
    pub mail: Command,
    pub view: Command,
    /// `None`: `$VISUAL`, `$EDITOR`, `vi`.
    pub edit: Option<Command>,
}

impl Default for Commands {
    fn default() -> Self {
        let open = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
        Self {
            dial: Command::of(&[open, "tel:{}"]),
            mail: Command::of(&[open, "mailto:{}"]),
            view: Command::of(&[open, "{}"]),
            edit: None,
        }
    }
}

/// What the user has chosen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Config {
    pub language: Option<Lang>,
    /// One of [`THEMES`]; `None` = the default.
    pub theme: Option<String>,
    pub ascii: bool,
    pub mouse: bool,
    pub commands: Commands,
    /// The database file.
    pub db: Option<PathBuf>,
    /// Overrides of the keymap, by place; checked where keys are known.
    pub keymap: toml::Table,
}

/// What is wrong with a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A file that was asked for is not there, or cannot be read.
    Unreadable(String),
    /// Not TOML here; the rest of the file is used.
    Syntax(String),
    UnknownKey {
        key: String,
        meant: Option<String>,
    },
    /// The value is none that this key can have; what it can be.
    BadValue {
        key: String,
        value: String,
        expected: Expected,
    },
    /// Others may write to the file: its commands are not used.
    TooOpen,
}

/// What a key accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    OneOf(Vec<&'static str>),
    YesNo,
    Text,
    Table,
    CommandWords,
}

/// A fault and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// 1-based; `None` = the whole file.
    pub line: Option<usize>,
    pub fault: Fault,
}

/// A configuration as read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Loaded {
    pub config: Config,
    pub problems: Vec<Problem>,
    /// The file, whether it exists or not; `None` without a home folder.
    pub path: Option<PathBuf>,
    /// Where the tables and entries of the keymap stand: `list`, `list.log-call` → line.
    pub keymap_lines: BTreeMap<String, usize>,
}

impl Loaded {
    /// The problems as sentences: which line, which key, what was meant.
    pub fn sentences(&self, i18n: &I18n) -> Vec<String> {
        let file = self.file();
        self.problems.iter().map(|problem| problem.sentence(&file, i18n)).collect()
    }

    /// File and line of an entry of the keymap (`list.log-call`), or of the file alone.
    pub fn keymap_place(&self, entry: &str, i18n: &I18n) -> String {
        let file = self.file();
        match self.keymap_lines.get(entry) {
            Some(line) => tr!(i18n, "config-place", file = file, line = *line),
            None => file,
        }
    }

    fn file(&self) -> String {
        self.path
            .as_deref()
            .map(|p| clean(&p.display().to_string()).into_owned())
            .unwrap_or_default()
    }
}

impl Problem {
    fn sentence(&self, file: &str, i18n: &I18n) -> String {
        let place = match self.line {
            Some(line) => tr!(i18n, "config-place", file = file, line = line),
            None => file.to_owned(),
        };
        match &self.fault {
            Fault::Unreadable(why) => {
                tr!(i18n, "config-unreadable", place = place, why = why.as_str())
            }
            Fault::Syntax(why) => tr!(i18n, "config-syntax", place = place, why = why.as_str()),
            Fault::UnknownKey { key, meant: Some(meant) } => tr!(
                i18n,
                "config-unknown-key-meant",
                place = place,
                key = key.as_str(),
                meant = meant.as_str()
            ),
            Fault::UnknownKey { key, meant: None } => {
                tr!(i18n, "config-unknown-key", place = place, key = key.as_str())
            }
            Fault::BadValue { key, value, expected } => tr!(
                i18n,
                "config-bad-value",
                place = place,
                key = key.as_str(),
                value = value.as_str(),
                expected = expected.words(i18n)
            ),
            Fault::TooOpen => tr!(i18n, "config-too-open", place = place),
        }
    }
}

impl Expected {
    fn words(&self, i18n: &I18n) -> String {
        match self {
            Self::OneOf(words) => tr!(i18n, "config-one-of", words = words.join(", ")),
            Self::YesNo => tr!(i18n, "config-yes-no"),
            Self::Text => tr!(i18n, "config-text"),
            Self::Table => tr!(i18n, "config-table"),
            Self::CommandWords => tr!(i18n, "config-command"),
        }
    }
}

/// The usual place of the configuration.
pub fn default_config() -> Option<PathBuf> {
    Some(project_dirs()?.config_dir().join("config.toml"))
}

/// The usual place of the database file.
pub fn default_db() -> Option<PathBuf> {
    Some(project_dirs()?.data_dir().join("kundig.db"))
}

fn project_dirs() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "kundig")
}

/// Reads the configuration: the one asked for, else the usual one. A missing
/// usual one is no fault.
pub fn load(asked_for: Option<&Path>) -> Loaded {
    let Some(path) = asked_for.map(Path::to_path_buf).or_else(default_config) else {
        return Loaded::default();
    };
    let mut loaded = match std::fs::read(&path) {
        Ok(bytes) => read::read(&String::from_utf8_lossy(&bytes)),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound && asked_for.is_none() => {
            Loaded::default()
        }
        Err(e) => {
            let fault = Fault::Unreadable(e.to_string());
            Loaded { problems: vec![Problem { line: None, fault }], ..Loaded::default() }
        }
    };
    if others_may_write(&path) {
        loaded.config.commands = Commands::default();
        loaded.problems.push(Problem { line: None, fault: Fault::TooOpen });
    }
    loaded.path = Some(path);
    loaded
}

fn others_may_write(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o022 != 0)
}
