//! Plain text of commands: headings, lines, columns. No colours, nothing from data
//! can do harm to a terminal.

use unicode_width::UnicodeWidthStr as _;

use crate::i18n::text::{clean, clean_lines, shorten};

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

/// How columns are made to fit.
#[derive(Debug, Clone, Copy)]
pub struct Fit {
    /// Cells of a line.
    pub width: usize,
    /// Columns that may be shortened.
    pub bends: &'static [usize],
    /// The column that goes before the others would become hard to read.
    pub spare: Option<usize>,
}

/// A shortened column still says something, or as good as nothing.
const READABLE: usize = 20;
const LEAST: usize = 8;
/// What a name needs beside its number.
const NAME: usize = 12;
const GAP: usize = 2;

impl Fit {
    /// The widths that columns of these widths get; one of 0 is left out.
    fn fit<const N: usize>(self, mut widths: [usize; N]) -> [usize; N] {
        if self.shrink(&mut widths, READABLE) {
            return widths;
        }
        if let Some(spare) = self.spare.and_then(|at| widths.get_mut(at)) {
            *spare = 0;
        }
        self.shrink(&mut widths, LEAST);
        widths
    }

    /// Makes the widest of the columns that bend narrower; says whether it is enough.
    fn shrink<const N: usize>(self, widths: &mut [usize; N], least: usize) -> bool {
        let used = |widths: &[usize; N]| {
            widths.iter().filter(|width| **width > 0).map(|width| width + GAP).sum::<usize>()
        };
        let mut now = *widths;
        while used(&now) > self.width + GAP {
            let bends = self.bends.iter().filter_map(|at| Some((*at, *now.get(*at)?)));
            let widest = bends.max_by_key(|(_, width)| *width).filter(|(_, w)| *w > least);
            let Some(width) = widest.and_then(|(at, _)| now.get_mut(at)) else { break };
            *width -= 1;
        }
        let enough = used(&now) <= self.width + GAP;
        if enough || least == LEAST {
            *widths = now;
        }
        enough
    }
}

/// Cells below each other, two blanks between, shortened to the width of the output.
pub fn columns<const N: usize>(out: &mut String, rows: &[[String; N]], fit: Fit) {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(clean(cell).width());
        }
    }
    let widths = fit.fit(widths);
    for row in rows {
        let mut text = String::new();
        // The last one that says something has the rest of the line.
        let last = row.iter().zip(widths).rposition(|(cell, width)| width > 0 && !cell.is_empty());
        let shown = row.iter().zip(widths).enumerate().filter(|(_, (_, width))| *width > 0);
        for (at, (cell, width)) in shown {
            let rest = if last == Some(at) { fit.width.saturating_sub(text.width()) } else { 0 };
            let cell = shorten_named(&clean(cell), width.max(rest));
            text.push_str(&cell);
            text.extend(std::iter::repeat_n(' ', (width + GAP).saturating_sub(cell.width())));
        }
        line(out, &text);
    }
}

/// A name keeps the number that stands behind it, `Müller & Söh… (K-0001)`, unless
/// nothing of the name would be left for it.
fn shorten_named(cell: &str, width: usize) -> String {
    let number = cell.rfind(" (").filter(|_| cell.ends_with(')') && cell.width() > width);
    let Some((name, number)) = number.map(|at| cell.split_at(at)) else {
        return shorten(cell, width, "…").into_owned();
    };
    let room = width.saturating_sub(number.width());
    if room < NAME {
        return shorten(name, width, "…").into_owned();
    }
    format!("{}{number}", shorten(name, room, "…"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(rows: &[[String; 4]], width: usize) -> Vec<String> {
        let mut out = String::new();
        columns(&mut out, rows, Fit { width, bends: &[1, 2], spare: Some(3) });
        out.lines().map(str::to_owned).collect()
    }

    #[test]
    fn columns_bend_to_the_width_and_the_spare_one_goes_before_they_say_nothing() {
        let rows = [
            ["1", "Donaudampfschifffahrt AG (K-0001)", "Palette fehlt seit Montag früh", "spare"],
            ["22", "Öz (K-2)", "日本語の苦情です、日本語の苦情です", "12"],
        ]
        .map(|row| row.map(str::to_owned));
        let whole = laid(&rows, 200);
        assert!(whole[0].ends_with("Palette fehlt seit Montag früh      spare"), "{whole:?}");
        for width in 30..90 {
            assert!(laid(&rows, width).iter().all(|line| line.width() <= width), "{width}");
        }
        assert_eq!(
            laid(&rows, 60)[0],
            "1   Donaudampfschi… (K-0001)  Palette fehlt seit Mon…  spare"
        );
        assert_eq!(laid(&rows, 40)[0], "1   Donaudampfschiff…  Palette fehlt se…");
        let alone = [["1", "a", "", ""], ["2", &"wort ".repeat(9), "", ""], ["", "", "", "x"]];
        let alone = alone.map(|row| row.map(str::to_owned));
        assert!(laid(&alone, 40)[1].ends_with("wort wort w…"), "{:?}", laid(&alone, 40));
        // Nobody has so narrow a terminal; nothing breaks there.
        assert_eq!(laid(&rows, 0).len(), 2);
    }
}
