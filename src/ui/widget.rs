//! Small building blocks: lines of pieces, frames, windows over lists.
//!
//! Everything draws inside its area at any size, and nothing uses wrapping
//! paragraphs (they panic on some texts): text is broken by [`text::wrap`].

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use super::{Theme, text};

/// Writes a line of styled pieces at row `y` of the area, cut at its edge.
pub fn put(buf: &mut Buffer, area: Rect, y: u16, pieces: &[(&str, Style)]) {
    if y >= area.height {
        return;
    }
    let mut x = area.x;
    let end = area.right();
    for (piece, style) in pieces {
        if x >= end {
            break;
        }
        let (next, _) = buf.set_stringn(x, area.y + y, piece, usize::from(end - x), *style);
        x = next;
    }
}

/// Writes text that ends at the right edge of row `y`; returns its width.
pub fn put_right(buf: &mut Buffer, area: Rect, y: u16, piece: &str, style: Style) -> u16 {
    let wide = u16::try_from(text::width(piece)).unwrap_or(u16::MAX).min(area.width);
    if y < area.height {
        buf.set_stringn(area.right() - wide, area.y + y, piece, usize::from(wide), style);
    }
    wide
}

/// Paints a whole row with a style (keeps its text).
pub fn paint(buf: &mut Buffer, area: Rect, y: u16, style: Style) {
    if y < area.height {
        buf.set_style(Rect { x: area.x, y: area.y + y, width: area.width, height: 1 }, style);
    }
}

/// A quiet horizontal line with a title: `── Title ─────`.
pub fn rule(buf: &mut Buffer, area: Rect, y: u16, title: &str, theme: &Theme) {
    if y >= area.height || area.width == 0 {
        return;
    }
    let dash = theme.signs.horizontal;
    put(buf, area, y, &[(&dash.repeat(usize::from(area.width)), theme.line)]);
    if !title.is_empty() && area.width > 6 {
        let title = text::shorten(title, usize::from(area.width) - 5, theme.signs.ellipsis);
        put(
            buf,
            Rect { x: area.x + 2, width: area.width - 2, ..area },
            y,
            &[(" ", theme.line), (&title, theme.heading), (" ", theme.line)],
        );
    }
}

/// Clears the area, draws a frame with a title and returns the inside.
pub fn frame(buf: &mut Buffer, area: Rect, title: &str, theme: &Theme) -> Rect {
    cut_wide(buf, area);
    Clear.render(area, buf);
    let mut block = Block::bordered().border_style(theme.line).style(theme.popup);
    if theme.signs.ascii {
        block = block.border_set(ASCII_BORDER);
    } else {
        block = block.border_type(BorderType::Rounded);
    }
    if !title.is_empty() {
        let room = usize::from(area.width.saturating_sub(6));
        let title = text::shorten(title, room, theme.signs.ellipsis).into_owned();
        block = block.title_top(Line::from(vec![
            Span::raw(" "),
            Span::styled(title, theme.heading),
            Span::raw(" "),
        ]));
    }
    let inner = block.inner(area);
    block.render(area, buf);
    // One cell of air at each side.
    Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner }
}

/// A wide sign that reaches into the area from the left would hide its edge: a
/// terminal draws nothing in the second half of one.
fn cut_wide(buf: &mut Buffer, area: Rect) {
    let Some(x) = area.x.checked_sub(1) else { return };
    for y in area.y..area.bottom() {
        if let Some(cell) = buf.cell_mut((x, y)).filter(|cell| text::width(cell.symbol()) > 1) {
            cell.set_symbol(" ");
        }
    }
}

/// A bar of `count` in `cells`, all of them for `most`. There is always something to
/// see of what is not nothing.
pub fn bar(count: i64, most: i64, cells: usize, theme: &Theme) -> String {
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    if count <= 0 || cells == 0 {
        return String::new();
    }
    let whole = i128::from(count.min(most)) * 8 * i128::try_from(cells).unwrap_or(0);
    let eighths = usize::try_from(whole / i128::from(most.max(1))).unwrap_or(0).max(1);
    if theme.signs.ascii {
        return "#".repeat((eighths / 8).max(1));
    }
    "█".repeat(eighths / 8) + PARTS.get(eighths % 8).copied().unwrap_or("")
}

/// Parts an area by a vertical line after `left` cells: what is left and right of it.
pub fn split(buf: &mut Buffer, area: Rect, left: u16, style: Style, theme: &Theme) -> (Rect, Rect) {
    let left = left.min(area.width);
    for y in 0..area.height {
        let line = Rect { x: area.x + left, width: area.width - left, ..area };
        put(buf, line, y, &[(theme.signs.vertical, style)]);
    }
    let beside = left.saturating_add(2).min(area.width);
    (Rect { width: left, ..area }, Rect { x: area.x + beside, width: area.width - beside, ..area })
}

const ASCII_BORDER: ratatui::symbols::border::Set = ratatui::symbols::border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// An area of at most this size in the middle of another.
pub fn centered(area: Rect, width: u16, height: u16) -> Rect {
    let width = width.min(area.width);
    let height = height.min(area.height);
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    }
}

/// The first row to show so that row `chosen` of `rows` is visible in `height`
/// lines, moving as little as possible from `top`.
pub fn scroll(top: usize, chosen: usize, rows: usize, height: usize) -> usize {
    if height == 0 {
        return 0;
    }
    let lowest = rows.saturating_sub(height);
    let top = if chosen < top {
        chosen
    } else if chosen >= top + height {
        chosen + 1 - height
    } else {
        top
    };
    top.min(lowest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_row_stays_visible_with_the_least_movement() {
        assert_eq!(scroll(0, 3, 100, 10), 0);
        assert_eq!(scroll(0, 12, 100, 10), 3);
        assert_eq!(scroll(20, 12, 100, 10), 12);
        assert_eq!(scroll(95, 99, 100, 10), 90);
        assert_eq!(scroll(5, 0, 3, 10), 0);
        assert_eq!(scroll(5, 2, 3, 0), 0);
    }

    #[test]
    fn a_bar_is_as_long_as_its_share_and_never_vanishes() {
        let theme = Theme::new(super::super::Palette::Dark, false);
        let ascii = Theme::new(super::super::Palette::Dark, true);
        assert_eq!(bar(10, 10, 4, &theme), "████");
        assert_eq!(bar(5, 10, 4, &theme), "██");
        assert_eq!(bar(1, 1000, 4, &theme), "▏");
        assert_eq!(bar(1, 1000, 4, &ascii), "#");
        assert_eq!(bar(5, 10, 4, &ascii), "##");
        assert_eq!(bar(0, 10, 4, &theme), "");
        assert_eq!(bar(i64::MAX, i64::MAX, 3, &theme), "███");
    }

    #[test]
    fn a_wide_sign_does_not_reach_under_the_edge_of_a_frame() {
        let theme = Theme::new(super::super::Palette::Plain, false);
        let whole = Rect::new(0, 0, 12, 3);
        let mut buf = Buffer::empty(whole);
        buf.set_string(0, 1, "漢字漢字漢字", Style::default());
        frame(&mut buf, Rect::new(3, 0, 6, 3), "", &theme);
        let symbol = |x| buf.cell((x, 1)).unwrap().symbol().to_owned();
        assert_eq!((symbol(0).as_str(), symbol(2).as_str(), symbol(3).as_str()), ("漢", " ", "│"));
    }

    #[test]
    fn drawing_outside_the_area_does_nothing() {
        let theme = Theme::new(super::super::Palette::Dark, false);
        for (w, h) in [(0, 0), (1, 1), (5, 1), (2, 3), (20, 5)] {
            let area = Rect::new(0, 0, w, h);
            let mut buf = Buffer::empty(area);
            put(&mut buf, area, 9, &[("x", theme.text)]);
            put(&mut buf, area, 0, &[("日本語日本語日本語日本語", theme.text)]);
            put_right(&mut buf, area, 0, "rechts und lang und länger", theme.dim);
            rule(&mut buf, area, 0, "Titel", &theme);
            paint(&mut buf, area, 7, theme.selected);
            let inner = frame(&mut buf, area, "Rahmen", &theme);
            assert!(inner.width <= w && inner.height <= h);
        }
    }
}
