//! Foreign text made safe: control and format characters can neither move the
//! cursor nor hide in a name. Knows nothing of columns.

use std::borrow::Cow;

/// Marks that may follow one base character; more only smear the screen.
const MARKS: usize = 4;

/// Text of one line: line breaks and tabs become a blank, control and format
/// characters vanish, runs of blanks shrink to one, the ends are trimmed.
pub fn line(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim_matches(|c: char| c == ' ');
    if is_plain(trimmed) {
        return Cow::Borrowed(trimmed);
    }
    let mut out = String::with_capacity(trimmed.len());
    for c in safe(trimmed) {
        if c == '\n' || c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    Cow::Owned(out)
}

/// Text of several lines: as [`line()`], but line breaks stay (as `\n`) and so do
/// runs of blanks inside a line.
pub fn block(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for raw in safe(&text.replace("\r\n", "\n").replace('\r', "\n")).collect::<String>().split('\n')
    {
        out.push_str(raw.trim_end());
        out.push('\n');
    }
    out.trim_matches(|c: char| c == '\n' || c == ' ').to_owned()
}

/// Printable ASCII without double blanks: nothing to do.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().all(|b| (0x20..0x7f).contains(b)) && !text.contains("  ")
}

fn safe(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut marks = 0;
    text.chars().filter_map(move |c| {
        let c = match c {
            '\n' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{85}' => '\n',
            '\t' | '\r' | '\u{a0}' | '\u{202f}' | '\u{2007}' => ' ',
            _ => c,
        };
        if c != '\n' && (c.is_control() || is_format(c)) {
            return None;
        }
        if unicode_normalization::char::is_combining_mark(c) {
            marks += 1;
            return (marks <= MARKS).then_some(c);
        }
        marks = 0;
        Some(c)
    })
}

/// Unicode category Cf, as far as it is invisible, and noncharacters.
fn is_format(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_overrides_lose_their_power() {
        assert_eq!(line("\u{1b}[31mRot\u{7}\u{202e} Haus"), "[31mRot Haus");
        assert_eq!(line("  a\tb \n c\u{200b}d "), "a b cd");
        assert_eq!(line("Müller\u{a0}GmbH"), "Müller GmbH");
    }

    #[test]
    fn notes_keep_their_lines_and_only_them() {
        assert_eq!(block("eins\r\nzwei \rdrei\u{1b}\n\n"), "eins\nzwei\ndrei");
    }

    #[test]
    fn a_pile_of_marks_is_cut_to_four() {
        let zalgo: String =
            std::iter::once('a').chain(std::iter::repeat_n('\u{301}', 50)).collect();
        assert_eq!(line(&zalgo).chars().count(), 5);
    }
}
