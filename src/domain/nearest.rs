//! What somebody meant who mistyped a word.

/// The candidate that is closest to `word`, if one is close enough to be meant:
/// at most one wrong, missing, extra or swapped letter in three.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().collect();
    let letters = sorted(word.iter().copied());
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, &candidate.chars().collect::<Vec<_>>()), candidate))
        .map(|(steps, candidate)| (steps, candidate.chars().count(), candidate))
        // A single letter was not meant by another one.
        .filter(|(steps, letters, _)| *steps <= (*letters).max(3) / 3 && steps < letters)
        .map(|(steps, _, candidate)| (steps, candidate))
        // Of two equally close ones the one with the same letters was meant.
        .min_by_key(|(steps, candidate)| (*steps, sorted(candidate.chars()) != letters))
        .map(|(_, candidate)| candidate)
}

fn sorted(chars: impl Iterator<Item = char>) -> Vec<char> {
    let mut letters: Vec<char> = chars.collect();
    letters.sort_unstable();
    letters
}

/// Optimal string alignment: insertions, deletions, changes, swaps of neighbours.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, cb) in b.iter().enumerate() {
            let at = |row: &[usize], k: usize| row.get(k).copied().unwrap_or(usize::MAX - 1);
            let mut best = at(&last, j) + usize::from(ca != cb);
            best = best.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(cb) && b.get(j - 1) == Some(ca);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_typo_finds_the_word_that_was_meant() {
        let words = ["language", "theme", "ascii", "mouse"];
        for (typed, meant) in [
            ("langauge", Some("language")),
            ("Language", Some("language")),
            ("tehme", Some("theme")),
            ("themes", Some("theme")),
            ("mose", Some("mouse")),
            ("volume", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, words), meant, "{typed}");
        }
    }
}
