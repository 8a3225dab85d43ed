//! The import rule of the house: a module imports only from those to its left,
//! siblings ignore each other, and some crates live in one place alone.

#![expect(clippy::unwrap_used, reason = "what goes wrong in a test fails it")]

use std::fs;
use std::path::{Path, PathBuf};

/// Layers from left to right; modules in one row ignore each other.
const LAYERS: &[&[&str]] = &[
    &["i18n"],
    &["domain"],
    &["config", "store", "exchange", "input", "ui"],
    &["session", "export"],
    &["form"],
    &["popup"],
    &["pane"],
    &["app"],
    &["runtime"],
    &["cli"],
];

/// Imports that the rows do not show: a widget has to know keys, settings of the
/// screen are part of the session.
const ALSO: &[(&str, &str)] = &[("ui", "input")];

/// Crates and where alone they may be used.
const CRATES: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("crossterm", &["input", "runtime"]),
    ("calamine", &["exchange"]),
    ("calcard", &["exchange"]),
    ("rlibphonenumber", &["domain"]),
    ("fuzzy_matcher", &["form"]),
    ("clap", &["cli"]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Modules of the crate named in a source text, outside comments.
fn imports(text: &str) -> Vec<String> {
    let code: String = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or(""))
        .collect::<Vec<_>>()
        .join("\n");
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with('$') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut begins = true;
            let mut word = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        names.push(std::mem::take(&mut word));
                        begins = true;
                    }
                    c if c.is_whitespace() => {}
                    c if begins && (c.is_alphanumeric() || c == '_') => word.push(c),
                    _ => begins = false,
                }
            }
            names.push(word);
        } else {
            names.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn row_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&module))
}

#[test]
fn modules_import_only_from_their_left() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 50, "the sources are not where they are looked for");
    let mut faults = Vec::new();
    for file in files {
        let inside = file.strip_prefix(&root).unwrap();
        let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        let module = first.trim_end_matches(".rs").to_owned();
        let Some(row) = row_of(&module) else { continue };
        let text = fs::read_to_string(&file).unwrap();
        for import in imports(&text) {
            let Some(there) = row_of(&import) else { continue };
            let allowed = import == module
                || there < row
                || ALSO.contains(&(module.as_str(), import.as_str()))
                // Tests may look further.
                || inside.to_string_lossy().contains("test");
            if !allowed {
                faults.push(format!("{}: imports {import}", inside.display()));
            }
        }
        for (name, homes) in CRATES {
            let used = text.lines().any(|line| {
                let line = line.split("//").next().unwrap_or("");
                line.contains(&format!("{name}::"))
            });
            if used && !homes.contains(&module.as_str()) {
                faults.push(format!("{}: uses {name}", inside.display()));
            }
        }
    }
    assert!(faults.is_empty(), "imports against the rule:\n{}", faults.join("\n"));
}

#[test]
fn the_rule_sees_what_it_shall_see() {
    assert_eq!(
        imports("use crate::{store::Store, tr, ui::{text, widget}};"),
        ["store", "tr", "ui"]
    );
    assert_eq!(imports("use crate::pane::card; // crate::cli"), ["pane"]);
    assert_eq!(imports("let x = crate::app::App::new();"), ["app"]);
}
