//! `settings [KEY [VALUE]]`: the settings of the file, which all its users share.

use serde_json::json;

use super::args::Settings;
use super::context::Context;
use super::failure::{DONE, Ended, Failure, USAGE};
use super::output;
use crate::config::nearest;
use crate::domain::kpi::target;
use crate::domain::worktime::has_holidays;
use crate::i18n::I18n;
use crate::i18n::text::clean;
use crate::store::Store;
use crate::tr;

pub fn run(args: &Settings, context: &Context) -> Ended {
    let i18n = &context.i18n;
    match (&args.key, &args.value) {
        (None, _) => all(args.json, &context.open()?, i18n),
        (Some(key), None) => one(key, args.json, &context.open()?, i18n),
        (Some(key), Some(value)) => set(key, value, args.json, context),
    }
}

fn all(as_json: bool, store: &Store, i18n: &I18n) -> Ended {
    let rows = store.setting_rows().map_err(|e| Failure::store(&e, i18n))?;
    if as_json {
        let rows = rows.iter().map(|(key, value)| json!({ "key": key, "value": value }));
        return output::print_json(&rows.collect(), i18n);
    }
    let width = rows.iter().map(|(key, _)| key.chars().count()).max().unwrap_or(0);
    let lines = rows.iter().map(|(key, value)| format!("{key:width$}  {}", clean(value)));
    let lines: Vec<String> = lines.map(|line| line.trim_end().to_owned() + "\n").collect();
    output::print(&lines.concat(), i18n)
}

fn one(key: &str, as_json: bool, store: &Store, i18n: &I18n) -> Ended {
    let rows = store.setting_rows().map_err(|e| Failure::store(&e, i18n))?;
    let found = rows.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str());
    // A target that was never set is empty, not unknown.
    let Some(value) = found.or_else(|| target::of_key(key).map(|_| "")) else {
        return Err(unknown(key, &rows, i18n));
    };
    if as_json {
        return output::print_json(&json!({ "key": key, "value": value }), i18n);
    }
    output::print(&format!("{}\n", clean(value)), i18n)
}

fn set(key: &str, value: &str, as_json: bool, context: &Context) -> Ended {
    let i18n = &context.i18n;
    let mut store = context.open_or_create()?;
    let changed = store.set_setting(key, value, context.now());
    let changed = changed.map_err(|e| Failure::store(&e, i18n))?;
    if as_json {
        one(key, true, &store, i18n)?;
    } else {
        let rows = store.setting_rows().map_err(|e| Failure::store(&e, i18n))?;
        let now = rows.iter().find(|(k, _)| k == key).map_or("", |(_, value)| value.as_str());
        let message = if changed { "settings-saved" } else { "settings-unchanged" };
        let said =
            tr!(i18n, message, key = clean(key).into_owned(), value = clean(now).into_owned());
        output::print(&(said + "\n"), i18n)?;
        if key == "country" && !has_holidays(now) {
            let hint = tr!(i18n, "settings-no-holidays", country = clean(now).into_owned());
            output::print(&(hint + "\n"), i18n)?;
        }
    }
    store.close();
    Ok(DONE)
}

fn unknown(key: &str, rows: &[(String, String)], i18n: &I18n) -> Failure {
    let shown = clean(key).into_owned();
    let names = rows.iter().map(|(k, _)| k).chain(target::KEYS.iter());
    let sentence = if let Some(meant) = nearest(key, names.map(String::as_str)) {
        tr!(i18n, "setting-unknown-nearest", key = shown, nearest = meant)
    } else {
        tr!(i18n, "setting-unknown", key = shown)
    };
    Failure::new(USAGE, sentence)
}
