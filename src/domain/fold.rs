//! Folding of text for finding and sorting: case, umlauts, accents and ß do not
//! count, in either spelling (`Müller` = `mueller` = `muller`). Pure; the only
//! place that knows how a spelling is made equal.
//!
//! [`fold`] writes umlauts out (`ü` → `ue`). [`bare`] goes one step further and
//! takes the written-out `e` away again (`mueller` → `muller`), so that a name
//! that somebody stored or typed without the dots is met too. Whatever is to be
//! found is kept under both, whatever is asked for is asked under both.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const DIAERESIS: char = '\u{308}';

/// Lower case, without marks, umlauts and ligatures written out, every dash a
/// `-`, apostrophes gone, runs of blanks one blank. Other punctuation stays
/// (e-mail addresses are folded too). Idempotent.
pub fn fold(text: &str) -> String {
    if text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 4);
    if fold_plain(text, &mut out) {
        return out;
    }
    out.clear();
    // Lower case first: some capitals (İ) fall apart only then.
    let lower = text.chars().filter(|c| !is_apostrophe(*c)).flat_map(char::to_lowercase);
    for c in lower.nfkd() {
        push_folded(&mut out, c);
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// [`fold`] for what nearly all text is made of, ASCII and the German letters,
/// without taking characters apart. `false`: there is something else in it.
fn fold_plain(text: &str, out: &mut String) -> bool {
    for c in text.chars() {
        match c {
            '\'' | '`' => {}
            'ä' | 'Ä' => out.push_str("ae"),
            'ö' | 'Ö' => out.push_str("oe"),
            'ü' | 'Ü' => out.push_str("ue"),
            'ß' => out.push_str("ss"),
            _ if c.is_ascii() => push_folded(out, c.to_ascii_lowercase()),
            _ => return false,
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    true
}

fn push_folded(out: &mut String, c: char) {
    match c {
        'a'..='z' | '0'..='9' => out.push(c),
        DIAERESIS => {
            if matches!(out.as_bytes().last(), Some(b'a' | b'o' | b'u')) {
                out.push('e');
            }
        }
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' | 'ø' => out.push_str("oe"),
        'þ' => out.push_str("th"),
        'ð' | 'đ' => out.push('d'),
        'ł' => out.push('l'),
        'ħ' => out.push('h'),
        'ı' => out.push('i'),
        'ŧ' => out.push('t'),
        'ŋ' => out.push('n'),
        '⁄' => out.push('/'),
        '‐'..='―' | '−' | '﹘' | '﹣' | '\u{ad}' if c != '\u{ad}' => out.push('-'),
        c if is_apostrophe(c) || is_combining_mark(c) || is_invisible(c) => {}
        c if c.is_whitespace() || c.is_control() => {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        // Compatibility forms may open into capitals once more (㎒ → MHz).
        c if c.is_uppercase() => {
            for c in c.to_lowercase().nfkd() {
                if c.is_uppercase() {
                    out.push(c);
                } else {
                    push_folded(out, c);
                }
            }
        }
        c => out.push(c),
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '‛' | '`' | '´' | 'ʼ' | '＇' | '′')
}

/// Characters without any ink that come along with copied text.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The spelling without the `e` of written-out umlauts, of folded text:
/// `mueller` → `muller`, but `bauer`, `neue`, `quelle` stay, for there the `e`
/// is a sound of its own.
pub fn bare(folded: &str) -> Cow<'_, str> {
    let bytes = folded.as_bytes();
    let digraph = |i: usize| {
        bytes.get(i) == Some(&b'e')
            && i.checked_sub(1)
                .and_then(|j| bytes.get(j))
                .is_some_and(|c| matches!(c, b'a' | b'o' | b'u'))
            && !i
                .checked_sub(2)
                .and_then(|j| bytes.get(j))
                .is_some_and(|c| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'q'))
    };
    if !(0..bytes.len()).any(digraph) {
        return Cow::Borrowed(folded);
    }
    Cow::Owned(folded.char_indices().filter(|(i, _)| !digraph(*i)).map(|(_, c)| c).collect())
}

/// [`bare`] of a word that may still go on: its last letters stay, for `mue` is
/// not yet `mu`.
pub fn bare_begun(folded: &str) -> Cow<'_, str> {
    let open = ["ae", "oe", "ue"].iter().find_map(|end| Some((folded.strip_suffix(end)?, *end)));
    match open {
        Some((head, end)) => Cow::Owned(format!("{}{end}", bare(head))),
        None => bare(folded),
    }
}

/// The words of a text, folded. Everything but letters and digits divides;
/// dotted single letters are one word (`e.V.` → `ev`, `A. T. U.` stays three).
pub fn words(text: &str) -> Vec<String> {
    words_of_folded(&fold(text))
}

/// [`words`] of text that is folded already.
pub fn words_of_folded(folded: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for chunk in folded.split(|c: char| !(c.is_alphanumeric() || c == '.')) {
        let parts = || chunk.split('.').filter(|p| !p.is_empty());
        let dotted = parts().count() > 1
            && parts().all(|p| p.chars().count() == 1 && p.chars().all(char::is_alphabetic));
        if dotted {
            words.push(parts().collect());
        } else {
            words.extend(parts().map(str::to_owned));
        }
    }
    words
}

/// Key for sorting as a German directory does (DIN 5007-1): `ä` as `a`, `ß` as
/// `ss`, case, accents and punctuation ignored. A typed `Mueller` stays `ue`.
pub fn sort_key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let lower = text.chars().filter(|c| !is_apostrophe(*c)).flat_map(char::to_lowercase);
    if text.is_ascii() {
        lower.for_each(|c| push_sorted(&mut out, c));
    } else {
        lower.nfkd().for_each(|c| push_sorted(&mut out, c));
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

fn push_sorted(out: &mut String, c: char) {
    if c == DIAERESIS {
        return;
    }
    let before = out.len();
    push_folded(out, c);
    let ink = out.get(before..).is_some_and(|new| new.chars().all(char::is_alphanumeric));
    if !ink {
        out.truncate(before);
        if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
}

/// Sort key of a customer or person: the company, else “last first”, else the number.
pub fn name_sort_key(company: &str, first: &str, last: &str, number: &str) -> String {
    let name = if company.is_empty() { format!("{last} {first}") } else { company.to_owned() };
    let key = sort_key(&name);
    if key.is_empty() { sort_key(number) } else { key }
}

/// Sort key of a town; those without one come last.
pub fn city_sort_key(city: &str) -> String {
    let key = sort_key(city);
    if key.is_empty() { '\u{10ffff}'.to_string() } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("Müller", "mueller")]
    #[case("MÜLLER", "mueller")]
    #[case("Mu\u{308}ller", "mueller")]
    #[case("Straße", "strasse")]
    #[case("STRAẞE", "strasse")]
    #[case("Ærø", "aeroe")]
    #[case("Łódź", "lodz")]
    #[case("Zoë Noël", "zoe noel")]
    #[case("Œuvre", "oeuvre")]
    #[case("Đorđević", "dordevic")]
    #[case("Þór", "thor")]
    #[case("İstanbul ılıca", "istanbul ilica")]
    #[case("  O’Neil\t&  Co. ", "oneil & co.")]
    #[case("Müller–Lüdenscheidt", "mueller-luedenscheidt")]
    #[case("Ｍüller １２", "mueller 12")]
    #[case("soft\u{ad}hyphen", "softhyphen")]
    #[case("Jörg.Weiß+x@Büro.example", "joerg.weiss+x@buero.example")]
    fn text_is_folded(#[case] text: &str, #[case] folded: &str) {
        assert_eq!(fold(text), folded);
    }

    #[rstest]
    #[case("mueller", "muller")]
    #[case("baeuerle", "bauerle")]
    #[case("bauer", "bauer")]
    #[case("neue quelle", "neue quelle")]
    #[case("goethe", "gothe")]
    #[case("oezil", "ozil")]
    #[case("e", "e")]
    fn written_out_umlauts_are_taken_back(#[case] folded: &str, #[case] expected: &str) {
        assert_eq!(bare(folded), expected);
    }

    #[test]
    fn a_half_typed_umlaut_is_not_taken_back() {
        assert_eq!(bare_begun("mue"), "mue");
        assert_eq!(bare_begun("muel"), "mul");
        assert_eq!(bare_begun("muellerhoe"), "mullerhoe");
    }

    #[test]
    fn the_three_spellings_of_a_name_share_a_form() {
        for name in ["Müller", "mueller", "Muller"] {
            assert_eq!(bare(&fold(name)), "muller");
        }
    }

    #[rstest]
    #[case("Groß-Linhausen", &["gross", "linhausen"])]
    #[case("Turnverein e.V.", &["turnverein", "ev"])]
    #[case("Muster GmbH & Co.KG", &["muster", "gmbh", "co", "kg"])]
    #[case("O'Neil (Halle/Saale)", &["oneil", "halle", "saale"])]
    #[case("C&A 24/7", &["c", "a", "24", "7"])]
    #[case("…", &[])]
    fn words_are_divided(#[case] text: &str, #[case] expected: &[&str]) {
        assert_eq!(words(text), expected);
    }

    #[test]
    fn sorting_is_that_of_a_german_directory() {
        let mut names =
            vec!["Özil", "Otto", "Apfel", "Ähre", "Straßer", "Strasser-Auer", "de Vries"];
        names.sort_by_key(|n| sort_key(n));
        assert_eq!(
            names,
            ["Ähre", "Apfel", "de Vries", "Otto", "Özil", "Straßer", "Strasser-Auer"]
        );
        assert!(city_sort_key("") > city_sort_key("Zwickau"));
        assert_eq!(name_sort_key("", "Jürgen", "Müller", "K-1"), "muller jurgen");
        assert_eq!(name_sort_key("", "", "", "K-1"), "k 1");
    }

    proptest! {
        #[test]
        fn the_short_way_through_plain_text_comes_to_the_same(text in "[ -~äöüÄÖÜß\t\n]{0,40}") {
            let mut plain = String::new();
            prop_assert!(fold_plain(&text, &mut plain));
            // A combining mark without a letter before it sends the text the long way and leaves nothing.
            prop_assert_eq!(plain, fold(&format!("\u{301}{text}")));
            prop_assert_eq!(sort_key(&text), sort_key(&format!("\u{301}{text}")));
        }


        #[test]
        fn folding_twice_is_folding_once(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
            let bared = bare(&once);
            prop_assert!(bared.len() <= once.len());
            for word in words(&text) {
                prop_assert_eq!(words(&word), vec![word.clone()]);
            }
            let key = sort_key(&text);
            prop_assert_eq!(sort_key(&key), key);
        }
    }
}
