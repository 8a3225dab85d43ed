//! How a line of a card is drawn: pieces at the left, a remark at the right, cut where
//! the line ends. Knows nothing of what stands on it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::card_lines::CardLine;
use crate::domain::codes::Code;
use crate::domain::views::Card;
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// Name at the left; key account, stage and number at the right.
pub(super) fn title(buf: &mut Buffer, area: Rect, card: &Card, s: &Session) {
    let c = &card.customer;
    let mut right = text::clean(&c.number).into_owned();
    if let Some(stage) = card.value.figures.stage {
        right = format!("{} {} {right}", s.i18n.text(&stage.message()), s.theme.signs.dot);
    }
    if c.key_account {
        let (sign, dot) = (s.theme.signs.key_account, s.theme.signs.dot);
        right = format!("{sign} {} {dot} {right}", tr!(s.i18n, "ui-card-key-account"));
    }
    let taken = widget::put_right(buf, area, 0, &right, s.theme.dim);
    let room = usize::from(area.width.saturating_sub(taken + 2));
    let name = c.display_name();
    let name = text::clean(&name);
    let name = text::shorten(&name, room, s.theme.signs.ellipsis);
    widget::put(buf, area, 0, &[(&name, s.theme.heading.add_modifier(Modifier::BOLD))]);
}

/// One line, whichever kind it is.
pub(super) fn draw_line(
    buf: &mut Buffer,
    area: Rect,
    y: u16,
    line: &CardLine,
    chosen: bool,
    s: &Session,
) {
    if let Some(title) = &line.rule {
        widget::rule(buf, area, y, title, &s.theme);
        return;
    }
    let mut room = usize::from(area.width);
    if let Some((right, style)) = &line.right {
        let taken = widget::put_right(buf, area, y, right, *style);
        room = room.saturating_sub(usize::from(taken) + 2);
    }
    let mut pieces: Vec<(&str, Style)> = Vec::with_capacity(line.pieces.len());
    let mut cut = String::new();
    let mut last = None;
    for (piece, style) in &line.pieces {
        let wide = text::width(piece);
        if wide > room {
            cut = text::shorten(piece, room, s.theme.signs.ellipsis).into_owned();
            last = Some(*style);
            break;
        }
        room -= wide;
        pieces.push((piece, *style));
    }
    if let Some(style) = last {
        pieces.push((&cut, style));
    }
    widget::put(buf, area, y, &pieces);
    if chosen {
        widget::paint(buf, area, y, s.theme.selected);
    }
}
