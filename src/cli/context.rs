//! What every command needs: language, configuration, file, who, when.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::args::Global;
use super::failure::{FILE, Failure, USAGE};
use super::who::who;
use crate::config::{self, Loaded};
use crate::i18n::{I18n, Lang};
use crate::runtime::clock::Clock;
use crate::store::Store;
use crate::store::api::{Open, Who};
use crate::tr;

/// The surroundings of a command.
#[derive(Debug)]
pub struct Context {
    pub i18n: I18n,
    pub loaded: Loaded,
    /// The database file.
    pub db: PathBuf,
    pub who: Who,
    pub clock: Clock,
    pub ascii: bool,
}

impl Context {
    /// From the options (which hold the environment, too) and the configuration.
    pub fn new(global: &Global, loaded: Loaded, i18n: I18n) -> Result<Self, Failure> {
        let clock = clock(&i18n)?;
        let db = given(global.db.as_deref())
            .map(Path::to_path_buf)
            .or_else(|| loaded.config.db.clone())
            .or_else(config::default_db)
            .ok_or_else(|| Failure::new(FILE, tr!(&i18n, "cli-no-home")))?;
        let who = who(global.user.as_deref().unwrap_or_default());
        let ascii = global.ascii || loaded.config.ascii;
        Ok(Self { i18n, loaded, db, who, clock, ascii })
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Opens the file that must be there.
    pub fn open(&self) -> Result<Store, Failure> {
        self.open_file(&self.db, Open::Existing)
    }

    /// Opens the file and creates it if it is missing.
    pub fn open_or_create(&self) -> Result<Store, Failure> {
        self.open_file(&self.db, Open::Create)
    }

    /// Opens another file than that of the options.
    pub fn open_file(&self, file: &Path, how: Open) -> Result<Store, Failure> {
        Store::open(file, how, &self.who, self.now())
            .map_err(|error| Failure::open(&error, &self.i18n))
    }
}

/// A path that was really given; an empty variable is none.
fn given(path: Option<&Path>) -> Option<&Path> {
    path.filter(|p| !p.as_os_str().is_empty())
}

fn clock(i18n: &I18n) -> Result<Clock, Failure> {
    match std::env::var("KUNDIG_NOW") {
        Ok(text) if !text.is_empty() => Clock::standing_at(&text)
            .ok_or_else(|| Failure::new(USAGE, tr!(i18n, "cli-bad-now", value = text.as_str()))),
        _ => Ok(Clock::System),
    }
}

/// What has to be known before the arguments can be understood: the language in
/// which to complain about them, and the configuration that may name it.
pub fn before_arguments(args: &[OsString]) -> (Result<I18n, Failure>, Loaded) {
    let asked = option(args, "--config").or_else(|| std::env::var_os("KUNDIG_CONFIG"));
    let asked = asked.filter(|p| !p.is_empty()).map(PathBuf::from);
    let loaded = config::load(asked.as_deref());
    let system = loaded.config.language.unwrap_or_else(system_language);
    let named = option(args, "--lang").or_else(|| std::env::var_os("KUNDIG_LANG"));
    let i18n = match named.as_ref().map(|n| n.to_string_lossy()).as_deref() {
        None | Some("") => Ok(I18n::new(system)),
        Some("de") => Ok(I18n::new(Lang::De)),
        Some("en") => Ok(I18n::new(Lang::En)),
        Some(other) => {
            let i18n = I18n::new(system);
            Err(Failure::new(USAGE, tr!(&i18n, "cli-bad-lang", value = other)))
        }
    };
    (i18n, loaded)
}

fn system_language() -> Lang {
    sys_locale::get_locale().map_or(Lang::En, |locale| Lang::from_locale(&locale))
}

/// The value of an option, before anything is parsed; the last one counts.
fn option(args: &[OsString], name: &str) -> Option<OsString> {
    let mut found = None;
    let mut rest = args.iter().skip(1).take_while(|a| *a != "--");
    while let Some(arg) = rest.next() {
        if arg == name {
            found = rest.next().cloned();
        } else if let Some(value) =
            arg.to_str().and_then(|a| a.strip_prefix(name)?.strip_prefix('='))
        {
            found = Some(value.into());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::option;

    #[test]
    fn an_option_is_found_in_both_spellings_but_not_behind_two_dashes() {
        let args = |line: &str| line.split(' ').map(Into::into).collect::<Vec<_>>();
        let lang = |line: &str| option(&args(line), "--lang");
        assert_eq!(lang("kundig --lang de show 1"), Some("de".into()));
        assert_eq!(lang("kundig show --lang=en 1"), Some("en".into()));
        assert_eq!(lang("kundig lookup -- --lang de"), None);
        assert_eq!(lang("kundig --language de"), None);
    }
}
