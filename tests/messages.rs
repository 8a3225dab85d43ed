//! The message files are complete: both languages have the same keys with the
//! same variables, and every key and variable that the sources name exists.

#![expect(clippy::expect_used, reason = "the helpers of a test may stop it")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use kundig::domain::codes::{
    AddressKind, Channel, Code, ConsentChannel, ConsentStatus, CustomerKind, Direction, FieldType,
    LawfulBasis, Outcome, PlaceKind, Priority, Stage, TaskKind, Topic,
};
use kundig::i18n::{FILES_DE, FILES_EN, I18n, Lang};

type Messages = BTreeMap<String, BTreeSet<String>>;

/// Key → variables, read from the text of a message file.
fn messages(text: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut found: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in text.lines() {
        if line.starts_with('#') {
            continue;
        }
        if line.starts_with(|c: char| c.is_ascii_alphabetic())
            && let Some((key, _)) = line.split_once('=')
        {
            found.push((key.trim().to_owned(), BTreeSet::new()));
        }
        if let Some((_, variables)) = found.last_mut() {
            for part in line.split('$').skip(1) {
                let end = part.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'));
                variables.insert(part[..end.unwrap_or(part.len())].to_owned());
            }
        }
    }
    found
}

fn all(files: &[(&str, &str)]) -> Messages {
    files.iter().flat_map(|(_, text)| messages(text)).collect()
}

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).expect("src is readable") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The arguments of a call whose opening bracket has just been read.
fn arguments(text: &str) -> Vec<String> {
    let mut args = vec![String::new()];
    let mut depth = 0_i32;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                let last = args.last_mut().expect("one argument at least");
                last.push(c);
                while let Some(c) = chars.next() {
                    last.push(c);
                    match c {
                        '\\' => last.extend(chars.next()),
                        '"' => break,
                        _ => {}
                    }
                }
                continue;
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                args.push(String::new());
                continue;
            }
            _ => {}
        }
        args.last_mut().expect("one argument at least").push(c);
    }
    args.into_iter().map(|a| a.trim().to_owned()).filter(|a| !a.is_empty()).collect()
}

fn literal(argument: &str) -> Option<String> {
    let inner = argument.strip_prefix('"')?.strip_suffix('"')?;
    let key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (!inner.is_empty() && inner.chars().all(key)).then(|| inner.to_owned())
}

/// Where, key, variables given (`None`: not known here).
fn uses() -> Vec<(PathBuf, String, Option<BTreeSet<String>>)> {
    let mut files = Vec::new();
    sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut files);
    let mut found = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a source file");
        let code = |line: &&str| !line.trim_start().starts_with("//");
        let text = text.lines().filter(code).collect::<Vec<_>>().join("\n");
        for (at, _) in text.match_indices("tr!(") {
            let args = arguments(&text[at + 4..]);
            let Some(key) = args.get(1).and_then(|a| literal(a)) else { continue };
            let given = args.iter().skip(2).filter_map(|a| a.split_once('='));
            let given = given.map(|(name, _)| name.trim().to_owned()).collect();
            found.push((file.clone(), key, Some(given)));
        }
        for (name, variables) in
            [("i18n.text(", Some(BTreeSet::new())), ("i18n.with(", None), ("i18n.has(", None)]
        {
            for (at, _) in text.match_indices(name) {
                let args = arguments(&text[at + name.len()..]);
                if let Some(key) = args.first().and_then(|a| literal(a)) {
                    found.push((file.clone(), key, variables.clone()));
                }
            }
        }
    }
    found
}

#[test]
fn no_message_file_has_errors() {
    for (lang, files) in [("de", FILES_DE), ("en", FILES_EN)] {
        for (name, text) in files {
            if let Err((_, errors)) = FluentResource::try_new(text.to_owned()) {
                panic!("{lang}/{name}.ftl: {errors:?}");
            }
        }
    }
}

#[test]
fn no_key_occurs_twice() {
    for (lang, files) in [("de", FILES_DE), ("en", FILES_EN)] {
        let mut seen = BTreeMap::new();
        for (name, text) in files {
            for (key, _) in messages(text) {
                if let Some(first) = seen.insert(key.clone(), name) {
                    panic!("{lang}: {key} is in {first}.ftl and {name}.ftl");
                }
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_variables() {
    let mut wrong = Vec::new();
    for ((name, german), (_, english)) in FILES_DE.iter().zip(FILES_EN.iter()) {
        let german: Messages = messages(german).into_iter().collect();
        let english: Messages = messages(english).into_iter().collect();
        for (key, variables) in &german {
            match english.get(key) {
                None => wrong.push(format!("en/{name}.ftl lacks {key}")),
                Some(other) if other != variables => {
                    wrong.push(format!("{name}.ftl: {key} has {variables:?} and {other:?}"));
                }
                Some(_) => {}
            }
        }
        let lacking = english.keys().filter(|key| !german.contains_key(*key));
        wrong.extend(lacking.map(|key| format!("de/{name}.ftl lacks {key}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_key_in_the_sources_exists_and_gets_its_variables() {
    let known = all(&FILES_EN);
    let uses = uses();
    assert!(!uses.is_empty(), "the scan finds uses");
    let mut wrong = Vec::new();
    for (file, key, given) in uses {
        let Some(variables) = known.get(&key) else {
            wrong.push(format!("{}: no message {key}", file.display()));
            continue;
        };
        if let Some(given) = given
            && !variables.is_subset(&given)
        {
            wrong.push(format!("{}: {key} wants {variables:?}, gets {given:?}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Words of the screens that are spelt like keys and are none: kinds of actions and
/// settings.
const NO_KEYS: [&str; 7] = [
    "hand-over",
    "inactivity-days",
    "log-call",
    "log-contact",
    "save-customer",
    "save-person",
    "save-task",
];

#[test]
fn what_looks_like_a_key_in_the_screens_is_one_also_behind_a_helper() {
    let known = all(&FILES_EN);
    let mut files = Vec::new();
    for part in ["app", "form", "pane", "popup"] {
        sources(&Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).join(part), &mut files);
    }
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| !file.to_string_lossy().contains("test")) {
        let text = std::fs::read_to_string(file).expect("a source file");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for word in code.split('"').filter(|word| word.contains('-')) {
            let key = literal(&format!("\"{word}\""));
            let key = key.filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase()));
            let key = key.filter(|key| !key.contains("--") && !key.ends_with('-'));
            if let Some(key) = key.filter(|k| !known.contains_key(k) && !NO_KEYS.contains(&&**k)) {
                wrong.push(format!("{}: no message {key}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_entry_of_the_closed_lists_has_a_word() {
    fn list<C: Code>(keys: &mut Vec<String>) {
        keys.extend(C::ALL.iter().map(|c| c.message()));
    }
    let mut keys = Vec::new();
    list::<CustomerKind>(&mut keys);
    list::<Stage>(&mut keys);
    list::<Channel>(&mut keys);
    list::<Direction>(&mut keys);
    list::<Topic>(&mut keys);
    list::<Outcome>(&mut keys);
    list::<TaskKind>(&mut keys);
    list::<Priority>(&mut keys);
    list::<PlaceKind>(&mut keys);
    list::<AddressKind>(&mut keys);
    list::<ConsentChannel>(&mut keys);
    list::<ConsentStatus>(&mut keys);
    list::<LawfulBasis>(&mut keys);
    list::<FieldType>(&mut keys);
    for lang in [Lang::De, Lang::En] {
        let i18n = I18n::new(lang);
        let missing: Vec<_> = keys.iter().filter(|k| !i18n.has(k)).collect();
        assert!(missing.is_empty(), "{lang:?} lacks {missing:?}");
    }
}
