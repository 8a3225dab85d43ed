//! Dots finer than a cell, for curves: eight to a cell as Braille, two where only ASCII
//! may be drawn. Knows nothing of what the dots mean.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::ui::{Theme, widget};

/// See the module. The origin is at the bottom left.
#[derive(Debug)]
pub struct Canvas {
    width: u16,
    height: u16,
    /// One bit for each dot of a cell, by rows from the top.
    cells: Vec<u8>,
}

/// Dots of a cell across and down.
const ACROSS: u16 = 2;
const DOWN: u16 = 4;

/// The bit of a dot in a Braille sign, by column and row from the top.
const BITS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];
const UPPER: u8 = 0x01 | 0x02 | 0x08 | 0x10;

impl Canvas {
    pub fn new(width: u16, height: u16) -> Self {
        Self { width, height, cells: vec![0; usize::from(width) * usize::from(height)] }
    }

    /// Number of dots across and up.
    fn dots(&self) -> (u16, u16) {
        (self.width.saturating_mul(ACROSS), self.height.saturating_mul(DOWN))
    }

    /// Draws up to these shares from the ones before, without a gap.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        let (across, up) = self.dots();
        let (x0, y0) = (i32::from(scaled(from.0, across)), i32::from(scaled(from.1, up)));
        let (x1, y1) = (i32::from(scaled(to.0, across)), i32::from(scaled(to.1, up)));
        let steps = (x1 - x0).abs().max((y1 - y0).abs()).max(1);
        for step in 0..=steps {
            let x = x0 + (x1 - x0) * step / steps;
            let y = y0 + (y1 - y0) * step / steps;
            if let (Ok(x), Ok(y)) = (u16::try_from(x), u16::try_from(y)) {
                self.set(x, y);
            }
        }
    }

    fn set(&mut self, x: u16, y: u16) {
        let (across, up) = self.dots();
        if x >= across || y >= up {
            return;
        }
        let y = up - 1 - y;
        let at = usize::from(y / DOWN) * usize::from(self.width) + usize::from(x / ACROSS);
        let bit = BITS.get(usize::from(x % ACROSS)).and_then(|c| c.get(usize::from(y % DOWN)));
        if let (Some(cell), Some(bit)) = (self.cells.get_mut(at), bit) {
            *cell |= bit;
        }
    }

    /// Draws every cell that has a dot; the others stay as they are.
    pub fn view(&self, buf: &mut Buffer, area: Rect, style: Style, theme: &Theme) {
        for y in 0..self.height.min(area.height) {
            for x in 0..self.width.min(area.width) {
                let at = usize::from(y) * usize::from(self.width) + usize::from(x);
                let Some(bits) = self.cells.get(at).copied().filter(|bits| *bits != 0) else {
                    continue;
                };
                let place = Rect { x: area.x + x, width: 1, ..area };
                widget::put(buf, place, y, &[(&sign(bits, theme.signs.ascii), style)]);
            }
        }
    }
}

fn sign(bits: u8, ascii: bool) -> String {
    if !ascii {
        return char::from_u32(0x2800 + u32::from(bits)).unwrap_or('*').to_string();
    }
    match (bits & UPPER != 0, bits & !UPPER != 0) {
        (true, true) => ":",
        (true, false) => "'",
        _ => ".",
    }
    .to_owned()
}

/// A share of so many places, as the index of one.
pub fn scaled(share: f64, places: u16) -> u16 {
    let last = places.saturating_sub(1);
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the last place"
    )]
    let place = (share * f64::from(last)).round() as u16;
    place.min(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::Palette;

    fn drawn(canvas: &Canvas, ascii: bool) -> Vec<String> {
        let area = Rect::new(0, 0, canvas.width, canvas.height);
        let mut buf = Buffer::empty(area);
        canvas.view(&mut buf, area, Style::new(), &Theme::new(Palette::Plain, ascii));
        (0..area.height)
            .map(|y| (0..area.width).map(|x| buf.cell((x, y)).unwrap().symbol()).collect())
            .collect()
    }

    #[test]
    fn the_corners_are_where_one_expects_them() {
        let mut canvas = Canvas::new(2, 2);
        canvas.line((0.0, 0.0), (0.0, 0.0));
        canvas.line((1.0, 1.0), (1.0, 1.0));
        assert_eq!(drawn(&canvas, false), [" ⠈", "⡀ "]);
        assert_eq!(drawn(&canvas, true), [" '", ". "]);
    }

    #[test]
    fn a_line_has_no_gap_and_nothing_leaves_the_canvas() {
        let mut canvas = Canvas::new(3, 1);
        canvas.line((0.0, 0.0), (1.0, 0.0));
        assert_eq!(drawn(&canvas, false), ["⣀⣀⣀"]);
        canvas.line((-4.0, f64::NAN), (9.0, 7.0));
        assert!(drawn(&canvas, true).concat().chars().all(|c| ".:'".contains(c)));
        let mut nothing = Canvas::new(0, 0);
        nothing.line((0.0, 0.0), (1.0, 1.0));
        assert!(nothing.cells.is_empty());
    }
}
