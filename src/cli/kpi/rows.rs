//! Figures of periods in a row for reading: a column for each period, as many beside each
//! other as the line bears, the others below.

use super::text::align;
use super::{Row, Shown};
use crate::cli::lines::{self, Fit};
use crate::domain::codes::Code as _;
use crate::domain::kpi::{Block, figures_of};
use crate::tr;

/// What a name and a column take; as many columns as a table can have.
const NAME: usize = 24;
const COLUMN: usize = 13;
const MOST: usize = 12;

impl Shown<'_> {
    pub fn rows(&self, rows: &[Row], width: usize) -> String {
        let i18n = self.i18n;
        let mut out = self.head(&self.asked.period.label(i18n));
        let beside = (width.saturating_sub(NAME) / COLUMN).clamp(1, MOST);
        let mut marks = Vec::new();
        for (at, rows) in rows.chunks(beside).enumerate() {
            if at > 0 {
                out.push('\n');
            }
            let mut cells = vec![line_of(String::new(), rows, |row| row.period.short(i18n))];
            for block in Block::ALL {
                cells.push(Default::default());
                let heading = i18n.text(block.message()).to_uppercase();
                cells.push(line_of(heading, &[], |_| String::new()));
                for figure in figures_of(block) {
                    let name = tr!(i18n, &figure.kpi.message());
                    cells.push(line_of(name, rows, |row| self.marked(figure.kpi, row, &mut marks)));
                }
            }
            align(&mut cells);
            lines::columns(&mut out, &cells, Fit { width, bends: &[0], spare: None });
        }
        self.legend(&mut out, &marks, width);
        out
    }
}

/// A line: the name, and a cell for each period.
fn line_of(name: String, rows: &[Row], cell: impl FnMut(&Row) -> String) -> [String; MOST + 1] {
    let mut line: [String; MOST + 1] = Default::default();
    let texts = std::iter::once(name).chain(rows.iter().map(cell));
    for (place, text) in line.iter_mut().zip(texts) {
        *place = text;
    }
    line
}
