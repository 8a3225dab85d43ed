//! How the overview is laid out: the blocks one below the other, or two beside two where
//! there is room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::places::{Places, shown_of};
use crate::domain::codes::Code;
use crate::domain::kpi::{Block, Figure};
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// A line of the overview.
enum Line {
    Heading(Block),
    Figure(&'static Figure),
    Blank,
}

fn lines(blocks: &[Block]) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in blocks {
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        lines.push(Line::Heading(*block));
        lines.extend(shown_of(*block).map(Line::Figure));
    }
    lines
}

/// Draws the blocks; `top` is the first line in sight.
pub fn view(buf: &mut Buffer, area: Rect, places: &Places, top: &mut usize, s: &Session) {
    if s.wide() {
        let half = area.width / 2;
        let left = Rect { width: half.saturating_sub(1), ..area };
        let right = Rect { x: area.x + half + 1, width: area.width - half - 1, ..area };
        // Those of a column have the same length, so that the lower ones begin together.
        for (at, place) in [(0, left), (1, right)] {
            let pair: Vec<Block> = Block::ALL.into_iter().skip(at).step_by(2).collect();
            column(buf, place, &lines(&pair), &mut 0, places, s);
        }
    } else {
        column(buf, area, &lines(&Block::ALL), top, places, s);
    }
}

fn column(
    buf: &mut Buffer,
    area: Rect,
    lines: &[Line],
    top: &mut usize,
    places: &Places,
    s: &Session,
) {
    let chosen = lines
        .iter()
        .position(|line| matches!(line, Line::Figure(figure) if places.is_chosen(figure)));
    if let Some(chosen) = chosen {
        *top = widget::scroll(*top, chosen, lines.len(), usize::from(area.height));
    }
    for (y, line) in (0..area.height).zip(lines.iter().skip(*top)) {
        match line {
            Line::Blank => {}
            Line::Heading(block) => {
                let heading = tr!(s.i18n, block.message());
                widget::put(buf, area, y, &[("  ", s.theme.text), (&heading, s.theme.heading)]);
            }
            Line::Figure(figure) => {
                let here = places.is_chosen(figure);
                let sign = if here { s.theme.signs.cursor } else { " " };
                let name = tr!(s.i18n, &figure.kpi.message());
                let room = usize::from(area.width).saturating_sub(3);
                let name = text::shorten(&name, room, s.theme.signs.ellipsis);
                let pieces =
                    [(sign, s.theme.accent), (" ", s.theme.text), (&*name, s.theme.text)];
                widget::put(buf, area, y, &pieces);
            }
        }
    }
}
