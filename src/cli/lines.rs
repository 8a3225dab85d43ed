//! Plain text of commands: headings, lines, columns. No colours, nothing from data
//! can do harm to a terminal.

use unicode_width::UnicodeWidthStr as _;

use crate::i18n::text::{clean, clean_lines};

pub fn heading(out: &mut String, text: &str) {
    out.push('\n');
    line(out, text);
    out.push_str(&"-".repeat(text.width()));
    out.push('\n');
}

/// A line from data: it cannot move the cursor, colour the screen or ring the bell.
pub fn line(out: &mut String, text: &str) {
    out.push_str(clean(text).trim_end());
    out.push('\n');
}

/// Text of several lines, each behind the indent.
pub fn block(out: &mut String, text: &str, indent: &str) {
    for part in clean_lines(text).lines().filter(|l| !l.trim().is_empty()) {
        out.push_str(indent);
        out.push_str(part.trim_end());
        out.push('\n');
    }
}

/// Label and value, the values below each other; empty ones are left out.
pub fn aligned(out: &mut String, rows: &[(String, String)]) {
    let rows = || rows.iter().filter(|(_, value)| !value.trim().is_empty());
    let width = rows().map(|(label, _)| clean(label).width()).max().unwrap_or(0) + 2;
    for (label, value) in rows() {
        let label = clean(label);
        for (i, part) in clean_lines(value).lines().enumerate() {
            let first = if i == 0 { label.as_ref() } else { "" };
            out.push_str(first);
            out.extend(std::iter::repeat_n(' ', width - first.width()));
            out.push_str(part.trim_end());
            out.push('\n');
        }
    }
}

/// Cells below each other, two blanks between; the last one is as wide as it is.
pub fn columns<const N: usize>(out: &mut String, rows: &[[String; N]]) {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(clean(cell).width());
        }
    }
    for row in rows {
        let mut text = String::new();
        for (cell, width) in row.iter().zip(widths).filter(|(_, width)| *width > 0) {
            let cell = clean(cell);
            text.push_str(&cell);
            text.extend(std::iter::repeat_n(' ', width + 2 - cell.width()));
        }
        line(out, &text);
    }
}
