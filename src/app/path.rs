//! Paths as people type and paste them.

use std::path::{Path, PathBuf};

use crate::i18n::text::clean;

/// A path as a shell or file manager pastes it: quotes, `file://`, escaped blanks.
pub(super) fn unquote(text: &str) -> String {
    let text = text.trim();
    let bare = text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .or_else(|| text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')))
        .unwrap_or(text);
    let bare = bare.strip_prefix("file://").unwrap_or(bare);
    if bare.len() == text.len() { bare.replace("\\ ", " ") } else { bare.to_owned() }
}

/// The path with `~` for the home folder resolved.
pub(super) fn expanded(text: &str) -> PathBuf {
    let text = unquote(text);
    if let Some(rest) = text.strip_prefix("~/")
        && let Some(dirs) = directories::BaseDirs::new()
    {
        return dirs.home_dir().join(rest);
    }
    PathBuf::from(text)
}

/// As people write it: with `~` for the home folder.
pub(super) fn shown(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let home = directories::BaseDirs::new();
    let inside = home.as_ref().and_then(|dirs| path.strip_prefix(dirs.home_dir()).ok());
    let shown = match inside {
        Some(inside) => format!("~/{}", inside.display()),
        None => path.display().to_string(),
    };
    clean(&shown).into_owned()
}

/// What a path can be completed to: the part all candidates share, and their names.
pub(super) fn completions(typed: &str) -> (Option<String>, Vec<String>) {
    let (folder, begun) =
        typed.rsplit_once('/').map_or(("", typed), |(folder, name)| (folder, name));
    let shown = if typed.contains('/') { format!("{folder}/") } else { String::new() };
    let place = match (shown.is_empty(), folder.is_empty()) {
        (true, _) => PathBuf::from("."),
        (false, true) => PathBuf::from("/"),
        (false, false) => expanded(folder),
    };
    let mut names: Vec<String> = std::fs::read_dir(place)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let hidden = name.starts_with('.') && !begun.starts_with('.');
            let slash = if entry.path().is_dir() { "/" } else { "" };
            (name.starts_with(begun) && !hidden).then(|| format!("{name}{slash}"))
        })
        .take(2000)
        .collect();
    names.sort();
    let common = names.iter().skip(1).fold(names.first().cloned(), |common, name| {
        common.map(|common| {
            common.chars().zip(name.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
        })
    });
    (
        common.map(|common| format!("{shown}{common}")),
        if names.len() > 1 { names } else { Vec::new() },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_paths_lose_their_quotes() {
        assert_eq!(unquote("'/tmp/Kunden 2026.csv'\n"), "/tmp/Kunden 2026.csv");
        assert_eq!(unquote("\"a b.csv\""), "a b.csv");
        assert_eq!(unquote("/tmp/Kunden\\ 2026.csv"), "/tmp/Kunden 2026.csv");
        assert_eq!(unquote("file:///tmp/x.csv"), "/tmp/x.csv");
    }

    #[test]
    fn paths_are_completed_as_far_as_they_are_clear() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("kunden-alt.csv"), "").unwrap();
        std::fs::write(folder.path().join("kunden-neu.csv"), "").unwrap();
        std::fs::create_dir(folder.path().join("ordner")).unwrap();
        let at = |name: &str| format!("{}/{name}", folder.path().display());
        let (common, offers) = completions(&at("k"));
        assert_eq!(common, Some(at("kunden-")));
        assert_eq!(offers, ["kunden-alt.csv", "kunden-neu.csv"]);
        assert_eq!(completions(&at("o")).0, Some(at("ordner/")));
        assert_eq!(completions(&at("zzz")), (None, Vec::new()));
    }
}
