//! Typing slips: is a word one wrong, missing, extra or swapped letter away from
//! another? Pure.

/// Whether `a` and `b` differ by at most one inserted, dropped, replaced letter
/// or one swap of neighbours.
pub fn within_one(a: &str, b: &str) -> bool {
    slip(a, b, false)
}

/// Whether `typed` is within one slip of `word` or of a beginning of it (a word
/// still being typed).
pub fn begins_within_one(typed: &str, word: &str) -> bool {
    slip(typed, word, true)
}

fn slip(a: &str, b: &str, open_end: bool) -> bool {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let a = a.get(same..).unwrap_or_default();
    let b = b.get(same..).unwrap_or_default();
    let fits = |a: &[char], b: &[char]| if open_end { b.starts_with(a) } else { a == b };
    match (a, b) {
        // All of it is there, perhaps with one letter too many or too few at the end.
        ([], _) if open_end => true,
        ([], rest) | (rest, []) => rest.len() <= 1,
        ([first_a, rest_a @ ..], [first_b, rest_b @ ..]) => {
            fits(rest_a, rest_b)
                || fits(rest_a, b)
                || fits(a, rest_b)
                || matches!((rest_a, rest_b), ([second_a, rest_a @ ..], [second_b, rest_b @ ..])
                    if first_a == second_b && second_a == first_b && fits(rest_a, rest_b))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("mueller", "mueller", true)]
    #[case("muller", "mueller", true)]
    #[case("muelller", "mueller", true)]
    #[case("nueller", "mueller", true)]
    #[case("muelelr", "mueller", true)]
    #[case("umeller", "mueller", true)]
    #[case("uemller", "mueller", false)]
    #[case("meuller", "mueller", true)]
    #[case("muellers", "mueller", true)]
    #[case("", "a", true)]
    #[case("", "ab", false)]
    #[case("ab", "ba", true)]
    #[case("abc", "cab", false)]
    fn one_slip_is_forgiven(#[case] a: &str, #[case] b: &str, #[case] near: bool) {
        assert_eq!(within_one(a, b), near);
        assert_eq!(within_one(b, a), near);
    }

    #[test]
    fn a_word_still_being_typed_may_have_a_slip() {
        assert!(begins_within_one("brauschw", "braunschweig"));
        assert!(begins_within_one("brauncshw", "braunschweig"));
        assert!(begins_within_one("braunschwo", "braunschweig"));
        assert!(!begins_within_one("brsuschw", "braunschweig"));
    }

    /// Optimal string alignment, the slow way.
    fn distance(a: &str, b: &str) -> usize {
        let a: Vec<char> = a.chars().collect();
        let b: Vec<char> = b.chars().collect();
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                d[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let mut best = (d[i - 1][j] + 1)
                        .min(d[i][j - 1] + 1)
                        .min(d[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]));
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        best = best.min(d[i - 2][j - 2] + 1);
                    }
                    best
                };
            }
        }
        d[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn it_agrees_with_the_full_table(a in "[abc]{0,7}", b in "[abc]{0,7}") {
            prop_assert_eq!(within_one(&a, &b), distance(&a, &b) <= 1);
            let begun = (0..=b.len()).any(|n| distance(&a, &b[..n]) <= 1);
            prop_assert_eq!(begins_within_one(&a, &b), begun);
        }
    }
}
