//! How a word sounds: Kölner Phonetik (H. J. Postel, 1969), so that Meier, Maier,
//! Meyer and Mayr meet. Pure; takes folded words.
//!
//! The code alone puts Mohr beside Meier, for it drops the vowels; [`alike`] also
//! looks at how the words are written when every sound has one spelling.

use super::edit::within_one;

/// The sound code of a folded word; empty if it has no letters.
///
/// Vowels count only at the beginning; the same sound twice is one.
pub fn code(word: &str) -> String {
    let letters: Vec<u8> = word.bytes().filter(u8::is_ascii_lowercase).collect();
    let mut out = String::with_capacity(letters.len());
    let mut last = None;
    for (i, &c) in letters.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|j| letters.get(j)).copied();
        let after = letters.get(i + 1).copied();
        for digit in digits(c, before, after).iter().copied() {
            // Only neighbours merge; a vowel between two equal sounds keeps both apart.
            if last != Some(digit) && (digit != '0' || out.is_empty()) {
                out.push(digit);
            }
            last = Some(digit);
        }
    }
    out
}

/// Whether two folded words of the same [`code`] really sound alike.
pub fn alike(a: &str, b: &str) -> bool {
    within_one(&skeleton(a), &skeleton(b))
}

/// One spelling per sound: `meyer` and `maier` are both `maier`.
fn skeleton(word: &str) -> String {
    const SPELLINGS: [(&str, &str); 26] = [
        ("tsch", "c"),
        ("sch", "s"),
        ("chr", "kr"),
        ("chs", "ks"),
        ("ph", "f"),
        ("th", "t"),
        ("dt", "t"),
        ("ck", "k"),
        ("tz", "s"),
        ("qu", "kw"),
        ("x", "ks"),
        ("eih", "ai"),
        ("ei", "ai"),
        ("ey", "ai"),
        ("ay", "ai"),
        ("aeu", "oi"),
        ("eu", "oi"),
        ("ie", "i"),
        ("ou", "u"),
        ("y", "i"),
        ("v", "f"),
        ("c", "k"),
        ("z", "s"),
        ("w", "f"),
        ("d", "t"),
        ("b", "p"),
    ];
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let spelling = SPELLINGS.iter().find(|(from, _)| rest.starts_with(from));
        let (from, to) = spelling.copied().unwrap_or_else(|| {
            let (letter, _) = rest.split_at(c.len_utf8());
            (letter, letter)
        });
        rest = rest.get(from.len()..).unwrap_or_default();
        for c in to.chars() {
            // A double letter is one; an h behind a letter only lengthens it.
            if !out.ends_with(c) && (c != 'h' || out.is_empty()) {
                out.push(c);
            }
        }
    }
    out
}

fn digits(c: u8, before: Option<u8>, after: Option<u8>) -> &'static [char] {
    let next = |set: &[u8]| after.is_some_and(|a| set.contains(&a));
    match c {
        b'a' | b'e' | b'i' | b'j' | b'o' | b'u' | b'y' => &['0'],
        b'p' if next(b"h") => &['3'],
        b'b' | b'p' => &['1'],
        b'd' | b't' if next(b"csz") => &['8'],
        b'd' | b't' => &['2'],
        b'f' | b'v' | b'w' => &['3'],
        b'g' | b'k' | b'q' => &['4'],
        b'c' => match before {
            None if next(b"ahkloqrux") => &['4'],
            Some(b's' | b'z') => &['8'],
            Some(_) if next(b"ahkoqux") => &['4'],
            _ => &['8'],
        },
        b'x' if before.is_some_and(|b| matches!(b, b'c' | b'k' | b'q')) => &['8'],
        b'x' => &['4', '8'],
        b'l' => &['5'],
        b'm' | b'n' => &['6'],
        b'r' => &['7'],
        b's' | b'z' => &['8'],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("muellerluedenscheidt", "65752682")]
    #[case("wikipedia", "3412")]
    #[case("breschnew", "17863")]
    #[case("heinzclassen", "068586")]
    #[case("meier", "67")]
    #[case("mayr", "67")]
    #[case("schmidt", "862")]
    #[case("schmitt", "862")]
    #[case("philipp", "351")]
    #[case("filip", "351")]
    #[case("christian", "47826")]
    #[case("kristian", "47826")]
    #[case("xaver", "4837")]
    #[case("4711", "")]
    fn words_have_the_published_codes(#[case] word: &str, #[case] expected: &str) {
        assert_eq!(code(word), expected);
    }

    #[rstest]
    #[case("meier", "mayr", true)]
    #[case("maier", "meyer", true)]
    #[case("schmidt", "schmitt", true)]
    #[case("christian", "kristian", true)]
    #[case("philipp", "filip", true)]
    #[case("mueller", "muehler", true)]
    #[case("meier", "mohr", false)]
    #[case("meier", "nur", false)]
    fn what_sounds_alike_is_told_from_what_shares_a_code(
        #[case] a: &str,
        #[case] b: &str,
        #[case] same: bool,
    ) {
        assert_eq!(code(a) == code(b) && alike(a, b), same);
    }
}
