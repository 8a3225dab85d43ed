//! Which entries of a short list are meant by what was typed.
//!
//! Both sides are folded first (case, umlauts), because the matcher folds ASCII
//! only; beginnings come before hits inside.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::domain::fold::fold;

/// Indices of the entries that match, best first; all of them for an empty query.
pub fn rank<S: AsRef<str>>(query: &str, entries: &[S]) -> Vec<usize> {
    let query = fold(query.trim());
    if query.is_empty() {
        return (0..entries.len()).collect();
    }
    let matcher = SkimMatcherV2::default();
    let mut found: Vec<(u8, i64, usize)> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let entry = fold(entry.as_ref());
        let class = if entry == query {
            0
        } else if entry.starts_with(&query) {
            1
        } else if entry.split(|c: char| !c.is_alphanumeric()).any(|w| w.starts_with(&query)) {
            2
        } else {
            3
        };
        // Every word typed has to be found somewhere.
        let mut score = 0;
        let all = query.split_whitespace().all(|word| {
            let hit = matcher.fuzzy_match(&entry, word);
            score += hit.unwrap_or(0);
            hit.is_some()
        });
        if all {
            found.push((class, -score, at));
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, _, at)| at).collect()
}

/// What completes `typed` to this entry, if the entry begins with it.
pub(super) fn rest_of<'a>(typed: &str, entry: &'a str) -> Option<&'a str> {
    let mut chars = entry.char_indices();
    for c in typed.chars() {
        let (_, e) = chars.next()?;
        if !c.to_lowercase().eq(e.to_lowercase()) {
            return None;
        }
    }
    Some(chars.as_str()).filter(|rest| !rest.is_empty() && !typed.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_come_first_and_umlauts_are_folded() {
        let entries =
            ["erreicht", "nicht erreicht", "auf Mailbox gesprochen", "Rückruf vereinbart"];
        assert_eq!(rank("err", &entries).first(), Some(&0));
        assert_eq!(rank("ruck", &entries), [3]);
        assert_eq!(rank("RÜCK", &entries), [3]);
        assert_eq!(rank("mail", &entries), [2]);
        assert_eq!(rank("", &entries).len(), 4);
        assert!(rank("xyz", &entries).is_empty());
    }

    #[test]
    fn a_completion_is_what_is_missing() {
        assert_eq!(rest_of("brau", "Braunschweig"), Some("nschweig"));
        assert_eq!(rest_of("ö", "Öhringen"), Some("hringen"));
        assert_eq!(rest_of("x", "Braunschweig"), None);
        assert_eq!(rest_of("", "Braunschweig"), None);
        assert_eq!(rest_of("Braunschweig", "Braunschweig"), None);
    }
}
