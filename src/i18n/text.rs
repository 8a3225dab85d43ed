//! Foreign text made harmless, and measured as a terminal shows it.
//!
//! Everything that comes from files, arguments or other people passes through
//! [`clean`] or [`clean_lines`] before it is stored or shown, so that no data can
//! move the cursor, colour the screen, ring the bell or smear over its cell.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Combining marks kept on one base letter.
const MARKS_MAX: usize = 4;

/// One line of harmless text: line breaks and tabs become a space, control and
/// invisible format characters go, piles of combining marks are cut.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(filter(text, false))
}

/// Like [`clean`], but line breaks stay (as `\n`; CR LF and lone CR become one).
pub fn clean_lines(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b) || b == b'\n') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(filter(text, true))
}

fn filter(text: &str, lines: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                if c == '\r' && chars.peek() == Some(&'\n') {
                    chars.next();
                }
                out.push(if lines { '\n' } else { ' ' });
                marks = 0;
            }
            '\t' => {
                out.push(' ');
                marks = 0;
            }
            // The joiner of emoji families is the one format character that shows.
            '\u{200d}' if out.ends_with(|p: char| p > '\u{2000}') => out.push(c),
            _ if c.is_control() || is_format(c) => {}
            _ if is_combining_mark(c) => {
                marks += 1;
                if marks <= MARKS_MAX && !out.is_empty() {
                    out.push(c);
                }
            }
            _ => {
                out.push(c);
                marks = 0;
            }
        }
    }
    out
}

/// Unicode class Cf and its like: bidi overrides, zero-width, soft hyphen, BOM, tags.
fn is_format(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}'
        | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Cells that a terminal needs for this (clean) text.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The longest beginning of whole graphemes that fits into `cells`, and its width.
pub fn prefix(text: &str, cells: usize) -> (&str, usize) {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        let w = width(grapheme);
        if used + w > cells {
            return (&text[..at], used);
        }
        used += w;
    }
    (text, used)
}

/// The text in at most `cells`, its cut end marked by `ellipsis`.
pub fn shorten<'a>(text: &'a str, cells: usize, ellipsis: &str) -> Cow<'a, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let mark = width(ellipsis);
    if cells <= mark {
        return Cow::Owned(prefix(text, cells).0.to_owned());
    }
    Cow::Owned(format!("{}{ellipsis}", prefix(text, cells - mark).0.trim_end()))
}

/// The text in exactly `cells`: shortened, or filled up with spaces.
pub fn fit(text: &str, cells: usize, ellipsis: &str) -> String {
    let mut out = shorten(text, cells, ellipsis).into_owned();
    let used = width(&out);
    out.extend(std::iter::repeat_n(' ', cells.saturating_sub(used)));
    out
}

/// The text in exactly `cells`, standing at the right.
pub fn fit_right(text: &str, cells: usize, ellipsis: &str) -> String {
    let short = shorten(text, cells, ellipsis);
    let mut out = " ".repeat(cells.saturating_sub(width(&short)));
    out.push_str(&short);
    out
}

/// The text broken into lines of at most `cells`, at blanks where possible.
/// Line breaks in the text are kept; there is always at least one line.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split_inclusive(' ') {
            let w = width(word.trim_end());
            if used + w <= cells {
                line.push_str(word);
                used += width(word);
                continue;
            }
            if !line.trim().is_empty() {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
            }
            line.clear();
            let mut rest = word;
            // A word that is longer than a line is cut.
            while width(rest.trim_end()) > cells {
                let head = prefix(rest, cells).0;
                // A grapheme wider than the line is left out.
                let taken = if head.is_empty() {
                    rest.graphemes(true).next().map_or(rest.len(), str::len)
                } else {
                    lines.push(head.to_owned());
                    head.len()
                };
                rest = &rest[taken..];
            }
            line.push_str(rest);
            used = width(rest);
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escape_sequences_and_control_characters_lose_their_power() {
        assert_eq!(clean("a\x1b[31mrot\x07\u{9b}2J"), "a[31mrot2J");
        assert_eq!(clean("Tab\tund\r\nZeile"), "Tab und Zeile");
        assert_eq!(clean_lines("eins\r\nzwei\rdrei"), "eins\nzwei\ndrei");
        assert_eq!(clean("a\u{202e}b\u{200b}c\u{feff}"), "abc");
    }

    #[test]
    fn piles_of_marks_are_cut() {
        let zalgo: String =
            std::iter::once('e').chain(std::iter::repeat_n('\u{301}', 50)).collect();
        assert_eq!(clean(&zalgo).chars().count(), 1 + MARKS_MAX);
    }

    #[test]
    fn lines_break_at_blanks_and_long_words_inside() {
        assert_eq!(wrap("eins zwei drei", 9), ["eins zwei", "drei"]);
        assert_eq!(wrap("Donaudampfschiff", 5), ["Donau", "dampf", "schif", "f"]);
        assert_eq!(wrap("a\n\nb", 5), ["a", "", "b"]);
        assert_eq!(wrap("", 5), [""]);
    }

    #[test]
    fn cut_text_says_so() {
        assert_eq!(shorten("Gebäudereinigung", 8, "…"), "Gebäude…");
        assert_eq!(fit("ab", 4, "…"), "ab  ");
        assert_eq!(fit_right("ab", 4, "…"), "  ab");
        assert_eq!(shorten("日本語", 4, "…"), "日…");
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_asked(text in "\\PC{0,60}|.{0,60}", cells in 0usize..30) {
            let line = clean(&text);
            prop_assert!(width(&shorten(&line, cells, "…")) <= cells.max(1));
            prop_assert!(line.chars().all(|c| !c.is_control()));
            for wrapped in wrap(&clean_lines(&text), cells) {
                prop_assert!(width(&wrapped) <= cells.max(1));
            }
        }
    }
}
