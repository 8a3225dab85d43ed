//! Three-way merge of a text, line by line.
//!
//! Both sides are aligned with the base (longest common subsequence). A base
//! line stays unless one side took it out; what a side put between two base
//! lines is put there; where both put something, theirs comes first. Only a
//! base line that both replaced, or that one deleted and the other replaced, is
//! a conflict.

/// Above this many cells the alignment is not attempted.
const MOST_CELLS: usize = 4_000_000;

/// The merged text; `None`: the same line was changed by both.
pub(in crate::store) fn merge_lines(base: &str, theirs: &str, mine: &str) -> Option<String> {
    if mine == base || mine == theirs {
        return Some(theirs.to_owned());
    }
    if theirs == base {
        return Some(mine.to_owned());
    }
    let base = split(base);
    let theirs = Side::align(&base, &split(theirs))?;
    let mine = Side::align(&base, &split(mine))?;
    let mut merged: Vec<&str> = Vec::new();
    for gap in 0..=base.len() {
        let (t, m) = (theirs.put_in(gap), mine.put_in(gap));
        // What one replaced, the other took out or replaced too: one would lose.
        if t != m && (theirs.clashes(&mine, gap) || mine.clashes(&theirs, gap)) {
            return None;
        }
        merged.extend(t);
        if t != m {
            merged.extend(m);
        }
        if let Some(line) = base.get(gap).filter(|_| theirs.keeps(gap) && mine.keeps(gap)) {
            merged.push(line);
        }
    }
    Some(merged.join("\n"))
}

/// An empty text has no line at all, so that two first notes do not conflict.
fn split(text: &str) -> Vec<&str> {
    if text.is_empty() { Vec::new() } else { text.split('\n').collect() }
}

/// What one side did to the base.
struct Side<'a> {
    /// For each base line: is it still there?
    kept: Vec<bool>,
    /// Lines put in before base line `i`; the last entry is the end. What
    /// replaces a run of lines stands before the first of the run.
    put: Vec<Vec<&'a str>>,
}

impl<'a> Side<'a> {
    fn align(base: &[&'a str], side: &[&'a str]) -> Option<Self> {
        let matches = common(base, side)?;
        let mut kept = vec![false; base.len()];
        let mut put = vec![Vec::new(); base.len() + 1];
        let (mut next_base, mut next_side) = (0, 0);
        let ends = [(base.len(), side.len())];
        for (b, s) in matches.into_iter().chain(ends) {
            let inserted = side.get(next_side..s).unwrap_or_default();
            if let Some(gap) = put.get_mut(next_base) {
                gap.extend_from_slice(inserted);
            }
            if let Some(line) = kept.get_mut(b) {
                *line = true;
            }
            (next_base, next_side) = (b + 1, s + 1);
        }
        Some(Self { kept, put })
    }

    fn keeps(&self, line: usize) -> bool {
        self.kept.get(line).copied().unwrap_or(false)
    }

    fn put_in(&self, gap: usize) -> &[&'a str] {
        self.put.get(gap).map_or(&[], Vec::as_slice)
    }

    /// The base lines that the text put in before `gap` replaces (empty: it only adds).
    fn replaced(&self, gap: usize) -> std::ops::Range<usize> {
        if self.put_in(gap).is_empty() {
            return gap..gap;
        }
        let run = self.kept.iter().skip(gap).take_while(|kept| !**kept).count();
        gap..gap + run
    }

    /// Whether what this side replaces at `gap` was taken out or replaced by the other too.
    fn clashes(&self, other: &Self, gap: usize) -> bool {
        self.replaced(gap).any(|line| !other.keeps(line))
    }
}

/// Pairs of positions of a longest common subsequence.
fn common(a: &[&str], b: &[&str]) -> Option<Vec<(usize, usize)>> {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a_rest, b_rest) = (a.get(head..).unwrap_or_default(), b.get(head..).unwrap_or_default());
    let tail = a_rest.iter().rev().zip(b_rest.iter().rev()).take_while(|(x, y)| x == y).count();
    let a_mid = a_rest.get(..a_rest.len() - tail).unwrap_or_default();
    let b_mid = b_rest.get(..b_rest.len() - tail).unwrap_or_default();
    let width = b_mid.len() + 1;
    if (a_mid.len() + 1).checked_mul(width)? > MOST_CELLS {
        return None;
    }
    // lengths[i * width + j]: longest common subsequence of a_mid[i..] and b_mid[j..]
    let mut lengths = vec![0_u32; (a_mid.len() + 1) * width];
    let at = |lengths: &[u32], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
    for (i, x) in a_mid.iter().enumerate().rev() {
        for (j, y) in b_mid.iter().enumerate().rev() {
            let best = if x == y {
                at(&lengths, i + 1, j + 1) + 1
            } else {
                at(&lengths, i + 1, j).max(at(&lengths, i, j + 1))
            };
            if let Some(cell) = lengths.get_mut(i * width + j) {
                *cell = best;
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|i| (i, i)).collect();
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a_mid.get(i), b_mid.get(j)) {
        if x == y {
            pairs.push((head + i, head + j));
            (i, j) = (i + 1, j + 1);
        } else if at(&lengths, i + 1, j) >= at(&lengths, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs.extend((0..tail).map(|k| (a.len() - tail + k, b.len() - tail + k)));
    Some(pairs)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::both_append("a", "a\nb", "a\nc", Some("a\nb\nc"))]
    #[case::both_write_the_first_note("", "b", "c", Some("b\nc"))]
    #[case::both_append_the_same("a", "a\nb", "a\nb", Some("a\nb"))]
    #[case::different_lines("a\nb\nc", "A\nb\nc", "a\nb\nC", Some("A\nb\nC"))]
    #[case::neighbouring_lines("a\nb", "A\nb", "a\nB", Some("A\nB"))]
    #[case::one_deletes_the_other_appends("a\nb", "a\nb\nc", "a", Some("a\nc"))]
    #[case::both_delete_the_same("a\nb\nc", "a\nc", "a\nc\nd", Some("a\nc\nd"))]
    #[case::the_same_line_changed("a\nb", "a\nB", "a\nbb", None)]
    #[case::deleted_and_changed("a\nb", "a", "a\nB", None)]
    fn lines_are_merged_and_only_real_conflicts_are_one(
        #[case] base: &str,
        #[case] theirs: &str,
        #[case] mine: &str,
        #[case] merged: Option<&str>,
    ) {
        assert_eq!(merge_lines(base, theirs, mine).as_deref(), merged);
    }

    fn text() -> impl Strategy<Value = String> {
        proptest::collection::vec("[a-d]{0,2}", 0..7).prop_map(|lines| lines.join("\n"))
    }

    /// How often each line occurs.
    fn count(text: &str, line: &str) -> usize {
        split(text).iter().filter(|l| **l == line).count()
    }

    proptest! {
        #[test]
        fn who_changed_alone_wins(base in text(), side in text()) {
            prop_assert_eq!(merge_lines(&base, &side, &base), Some(side.clone()));
            prop_assert_eq!(merge_lines(&base, &base, &side), Some(side.clone()));
            prop_assert_eq!(merge_lines(&base, &side, &side), Some(side.clone()));
        }

        #[test]
        fn sides_may_be_swapped(base in text(), a in text(), b in text()) {
            prop_assert_eq!(merge_lines(&base, &a, &b).is_some(), merge_lines(&base, &b, &a).is_some());
        }

        #[test]
        fn no_new_line_is_lost_and_none_is_invented(base in text(), a in text(), b in text()) {
            if let Some(merged) = merge_lines(&base, &a, &b) {
                for side in [&a, &b] {
                    for line in split(side) {
                        // A text of one empty line is an empty text.
                        if count(&base, line) == 0 && !line.is_empty() {
                            prop_assert!(count(&merged, line) >= count(side, line), "{line:?} of {side:?} in {merged:?}");
                        }
                    }
                }
                for line in split(&merged) {
                    prop_assert!(count(&a, line) + count(&b, line) > 0, "{line:?}");
                }
            }
        }

        #[test]
        fn whole_texts_of_both_survive_on_an_empty_base(a in "[a-c\n]{0,9}", b in "[d-f\n]{0,9}") {
            let merged = merge_lines("", &a, &b);
            prop_assert!(merged.is_some_and(|m| m.contains(&a) && m.contains(&b)));
        }
    }
}
