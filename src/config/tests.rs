//! Configurations with and without mistakes.

use super::{Command, Config, Fault, Problem, load, read::read};
use crate::i18n::{I18n, Lang};

#[test]
fn the_commented_defaults_are_valid_and_change_nothing() {
    let loaded = read(super::DEFAULT);
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.config, Config::default());
}

#[test]
fn every_default_that_is_uncommented_is_accepted() {
    let uncommented: String = super::DEFAULT
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if rest.starts_with('[') || rest.contains(" = ") => format!("{rest}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    let loaded = read(&uncommented);
    assert_eq!(loaded.problems, [], "{uncommented}");
    assert_eq!(loaded.config.language, Some(Lang::De));
    assert!(loaded.config.commands.edit.is_some());
    assert!(loaded.config.keymap.contains_key("list"));
}

#[test]
fn a_typo_names_line_key_and_what_was_meant_and_spoils_nothing_else() {
    let loaded = read(
        "theme = \"light\"\nlangauge = \"de\"\n\n[commands]\nmial = \"mutt\"\ndial = \"linphone -s {}\"\n",
    );
    assert_eq!(loaded.config.theme.as_deref(), Some("light"));
    assert_eq!(loaded.config.commands.dial.args_with("+49531"), ["-s", "+49531"]);
    assert_eq!(
        loaded.problems,
        [
            Problem {
                line: Some(2),
                fault: Fault::UnknownKey { key: "langauge".into(), meant: Some("language".into()) }
            },
            Problem {
                line: Some(5),
                fault: Fault::UnknownKey {
                    key: "commands.mial".into(),
                    meant: Some("commands.mail".into())
                }
            },
        ]
    );
    let sentences = loaded.sentences(&I18n::new(Lang::En));
    assert!(sentences[0].contains("line 2") && sentences[0].contains("language"), "{sentences:?}");
    let sentences = loaded.sentences(&I18n::new(Lang::De));
    assert!(sentences[0].contains("Zeile 2") && sentences[0].contains("language"), "{sentences:?}");
}

#[test]
fn a_wrong_value_keeps_the_default_and_says_what_is_possible() {
    let loaded = read(
        "theme = \"drak\"\nascii = \"yes\"\ncommands = 3\nkeymap = 1\nlanguage = \"fr\"\n[places]\ndb = 4\n",
    );
    assert_eq!(loaded.config, Config::default());
    assert_eq!(loaded.problems.len(), 6);
    let sentences = loaded.sentences(&I18n::new(Lang::En));
    assert!(sentences[0].contains("drak") && sentences[0].contains("dark"), "{sentences:?}");
    assert!(sentences.iter().all(|s| !s.contains("config-")), "{sentences:?}");
}

#[test]
fn broken_toml_costs_only_the_broken_line() {
    let loaded = read("theme = \"light\"\nmouse = = true\nascii = true\n");
    assert_eq!(loaded.config.theme.as_deref(), Some("light"));
    assert!(loaded.config.ascii);
    assert_eq!(loaded.problems.len(), 1, "{:?}", loaded.problems);
    assert_eq!(loaded.problems[0].line, Some(2));
    assert!(matches!(loaded.problems[0].fault, Fault::Syntax(_)));
}

#[test]
fn a_command_gets_its_value_as_one_argument() {
    let command = Command { program: "dial".into(), args: vec!["--to".into()] };
    assert_eq!(command.args_with("+49 531; rm -rf"), ["--to", "+49 531; rm -rf"]);
}

#[test]
fn a_missing_file_is_a_fault_only_when_it_was_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let loaded = load(Some(&dir.path().join("none.toml")));
    assert!(matches!(loaded.problems[0].fault, Fault::Unreadable(_)));
    assert_eq!(loaded.config, Config::default());
}

#[test]
fn commands_of_a_file_that_others_can_write_are_not_used() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    std::fs::write(&path, "theme = \"light\"\n[commands]\ndial = \"evil\"\n").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o666)).unwrap();
    let loaded = load(Some(&path));
    assert_eq!(loaded.config.theme.as_deref(), Some("light"));
    assert_eq!(loaded.config.commands, super::Commands::default());
    assert_eq!(loaded.problems, [Problem { line: None, fault: Fault::TooOpen }]);
}

#[test]
fn entries_of_the_keymap_know_their_line() {
    let loaded =
        read("[keymap.list]\nlog-call = [\"c\"]\n\n[keymap.\"form.text\"]\nsvae = \"f2\"\n");
    let lines: Vec<(&str, usize)> =
        loaded.keymap_lines.iter().map(|(name, line)| (name.as_str(), *line)).collect();
    assert_eq!(lines, [("form.text", 4), ("form.text.svae", 5), ("list", 1), ("list.log-call", 2)]);
    let place = loaded.keymap_place("form.text.svae", &I18n::new(Lang::De));
    assert!(place.ends_with("Zeile 5"), "{place}");
}
