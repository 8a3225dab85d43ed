//! Breaking a line of an edited text into rows: no letter is lost, so that the
//! cursor can stand anywhere (unlike [`text::wrap`], which is for reading).

use unicode_segmentation::UnicodeSegmentation;

use crate::ui::text;

/// Breaks a line at blanks where possible; `row` gets the bytes of each row.
/// Blanks that no longer fit hang over the end of their row.
pub(super) fn break_line(line: &str, cells: usize, mut row: impl FnMut(usize, usize)) {
    let (mut start, mut used) = (0, 0);
    for (at, word) in line.split_word_bound_indices() {
        let width = text::width(word);
        if used + width <= cells || word.chars().all(char::is_whitespace) {
            used += width;
            continue;
        }
        if at > start {
            row(start, at);
            start = at;
        }
        used = width;
        // A word longer than a row is cut.
        let mut rest = word;
        while used > cells {
            let (head, mut head_width) = text::prefix(rest, cells);
            let mut taken = head.len();
            if taken == 0 {
                // A grapheme wider than the row still has to go somewhere.
                let first = rest.graphemes(true).next().unwrap_or(rest);
                (taken, head_width) = (first.len(), text::width(first));
            }
            if taken >= rest.len() {
                break;
            }
            row(start, start + taken);
            start += taken;
            used = used.saturating_sub(head_width);
            rest = rest.split_at(taken).1;
        }
    }
    row(start, line.len());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(line: &str, cells: usize) -> Vec<&str> {
        let mut rows = Vec::new();
        break_line(line, cells, |start, end| rows.push(&line[start..end]));
        rows
    }

    #[test]
    fn lines_break_at_blanks_and_long_words_inside() {
        assert_eq!(rows("eins zwei drei", 9), ["eins zwei ", "drei"]);
        assert_eq!(rows("Donaudampfschiff", 5), ["Donau", "dampf", "schif", "f"]);
        assert_eq!(rows("ein Donaudampf ja", 5), ["ein ", "Donau", "dampf ", "ja"]);
        assert_eq!(rows("", 5), [""]);
        assert_eq!(rows("日本語", 1), ["日", "本", "語"]);
        assert_eq!(rows("ab      cd", 3), ["ab      ", "cd"]);
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_and_no_row_is_too_wide(text in "\\PC{0,60}", cells in 1usize..20) {
            let line = text::clean(&text);
            let rows = rows(&line, cells);
            prop_assert_eq!(rows.concat(), line.as_ref());
            for row in rows {
                let row = row.trim_end();
                prop_assert!(text::width(row) <= cells || row.graphemes(true).count() == 1, "{row:?}");
            }
        }
    }
}
