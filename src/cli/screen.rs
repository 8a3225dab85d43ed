//! The screen: from arguments and configuration to the running program.

use std::path::Path;

use super::context::Context;
use super::failure::{DONE, Ended, Failure, USAGE};
use super::output;
use crate::config::nearest;
use crate::domain::views::Waiting;
use crate::domain::worktime::WorkCalendar;
use crate::input::keymap::KeymapProblem;
use crate::input::{Action, Keymap};
use crate::runtime::{self, Start};
use crate::session::Session;
use crate::store::api::Open;
use crate::store::request::Shared;
use crate::tr;
use crate::ui::{Palette, Theme};

/// Opens the screen on a file, which is created if it is missing.
pub fn run(context: &Context, file: &Path) -> Ended {
    if !output::is_terminal() {
        return Err(Failure::new(USAGE, tr!(context.i18n, "cli-no-terminal")));
    }
    let store = context.open_file(file, Open::Create)?;
    let config = &context.loaded.config;
    let (keymap, problems) = Keymap::new(&config.keymap);
    let mut notices = context.loaded.sentences(&context.i18n);
    notices.extend(problems.iter().map(|problem| keymap_sentence(problem, context)));
    let session = Session {
        i18n: context.i18n.clone(),
        theme: Theme::new(palette(config.theme.as_deref()), context.ascii),
        keymap,
        who: context.who.clone(),
        shared: Shared::default(),
        calendar: WorkCalendar::of(&Shared::default().settings),
        commands: config.commands.clone(),
        waiting: Waiting::default(),
        tz: Shared::default().settings.time_zone,
        now: context.now(),
        file: file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        place: file.display().to_string(),
        region: region(),
        width: 80,
        height: 24,
    };
    let start = Start {
        store,
        path: file.to_owned(),
        session,
        clock: context.clock,
        commands: config.commands.clone(),
        mouse: config.mouse,
        notices,
        setup: true,
    };
    runtime::run(start).map_err(|error| {
        Failure::new(USAGE, tr!(context.i18n, "cli-screen-failed", reason = error.to_string()))
    })?;
    Ok(DONE)
}

/// The colours: `NO_COLOR` takes them all, the config names a theme, a terminal
/// that has only a few gets those.
fn palette(theme: Option<&str>) -> Palette {
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    if !variable("NO_COLOR").is_empty() || variable("TERM") == "dumb" {
        return Palette::Plain;
    }
    if let Some(palette) = theme.and_then(Palette::from_name) {
        return palette;
    }
    let many = variable("TERM").contains("256color") || !variable("COLORTERM").is_empty();
    if !many {
        return Palette::Ansi;
    }
    // `foreground;background` as some terminals tell it; 7 and 15 are light.
    match variable("COLORFGBG").rsplit(';').next() {
        Some("7" | "15") => Palette::Light,
        _ => Palette::Dark,
    }
}

/// The country of the locale (`de-AT` → `AT`), empty if it names none.
fn region() -> String {
    let locale = sys_locale::get_locale().unwrap_or_default();
    locale
        .split(['-', '_', '.'])
        .nth(1)
        .filter(|part| part.len() == 2 && part.chars().all(|c| c.is_ascii_alphabetic()))
        .map(str::to_ascii_uppercase)
        .unwrap_or_default()
}

fn keymap_sentence(problem: &KeymapProblem, context: &Context) -> String {
    let i18n = &context.i18n;
    let place = |entry: &str| context.loaded.keymap_place(entry, i18n);
    match problem {
        KeymapProblem::UnknownContext(name) => {
            tr!(i18n, "keymap-unknown-context", place = place(name), name = name.as_str())
        }
        KeymapProblem::UnknownAction(table, name) => {
            let all: Vec<&str> = Action::ALL.iter().map(|action| action.name()).collect();
            let place = place(&format!("{table}.{name}"));
            if let Some(nearest) = nearest(name, all) {
                let key = "keymap-unknown-action-meant";
                tr!(i18n, key, place = place, name = name.as_str(), nearest = nearest)
            } else {
                tr!(i18n, "keymap-unknown-action", place = place, name = name.as_str())
            }
        }
        KeymapProblem::UnknownKey(action, key) => {
            // The first entry of this action that the file has.
            let ending = format!(".{action}");
            let entry = context.loaded.keymap_lines.keys().find(|entry| entry.ends_with(&ending));
            let place = place(entry.map_or("", String::as_str));
            let (action, key) = (action.as_str(), key.as_str());
            tr!(i18n, "keymap-unknown-key", place = place, action = action, key = key)
        }
    }
}
