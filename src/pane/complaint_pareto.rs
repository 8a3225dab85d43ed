//! The causes of complaints as bars, the most frequent first: how many, which share,
//! and where four fifths are reached.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::complaint_menus::group_name;
use crate::domain::frab::Bar;
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// Cells of the numbers beside a bar: count, share, share so far.
const NUMBERS: usize = 24;

/// Draws the bars; the chosen one is visible.
pub fn view(buf: &mut Buffer, area: Rect, bars: &[Bar], chosen: usize, s: &Session) {
    let wide = usize::from(area.width);
    let longest = bars.iter().map(|bar| text::width(&group_name(&bar.name, s))).max().unwrap_or(0);
    let name = longest.clamp(12, (wide / 3).max(12));
    let room = wide.saturating_sub(name + NUMBERS + 6);
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(1).max(1);
    heading(buf, area, name, room, s);
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    // The line at 80 % lies below the vital few and takes a row.
    let few = bars.iter().filter(|bar| bar.vital).count();
    let line = (few < bars.len()).then_some(few);
    let row_of = |at: usize| at + usize::from(line.is_some_and(|line| at >= line));
    let rows = row_of(bars.len().saturating_sub(1)) + 1;
    let top = widget::scroll(0, row_of(chosen), rows, usize::from(body.height));
    let place = |row: usize| {
        row.checked_sub(top).and_then(|y| u16::try_from(y).ok()).filter(|y| *y < body.height)
    };
    if let Some(y) = line.and_then(place) {
        widget::rule(buf, body, y, &tr!(s.i18n, "complaint-80-line"), &s.theme);
    }
    for (at, bar) in bars.iter().enumerate() {
        let Some(y) = place(row_of(at)) else { continue };
        let style = if bar.vital { s.theme.accent } else { s.theme.dim };
        let sign = if at == chosen { s.theme.signs.cursor } else { " " };
        let vital = if bar.vital { s.theme.signs.mark } else { " " };
        let pieces: [(&str, Style); 6] = [
            (sign, s.theme.accent),
            (vital, style),
            (" ", s.theme.text),
            (&text::fit(&group_name(&bar.name, s), name, s.theme.signs.ellipsis), s.theme.text),
            (" ", s.theme.text),
            (&widget::bar(bar.count, most, room, &s.theme), style),
        ];
        widget::put(buf, body, y, &pieces);
        let numbers = format!(
            "{}{}{}",
            text::fit_right(&s.i18n.number(bar.count), 6, ""),
            text::fit_right(&s.i18n.percent(bar.share / 100.0, 1), 9, ""),
            text::fit_right(&s.i18n.percent(bar.cumulative / 100.0, 1), 9, ""),
        );
        widget::put_right(buf, body, y, &numbers, s.theme.text);
        if at == chosen {
            widget::paint(buf, body, y, s.theme.selected);
        }
    }
}

fn heading(buf: &mut Buffer, area: Rect, name: usize, room: usize, s: &Session) {
    let dots = s.theme.signs.ellipsis;
    let cause = text::fit(&tr!(s.i18n, "complaint-cause"), name, dots);
    let few = format!("{} {}", s.theme.signs.mark, tr!(s.i18n, "complaint-vital-few"));
    let few = text::fit(&few, room, dots);
    widget::put(
        buf,
        area,
        0,
        &[("   ", s.theme.dim), (&cause, s.theme.dim), (" ", s.theme.dim), (&few, s.theme.dim)],
    );
    let numbers = format!(
        "{}{}{}",
        text::fit_right(&tr!(s.i18n, "complaint-col-count"), 6, ""),
        text::fit_right(&tr!(s.i18n, "complaint-col-share"), 9, ""),
        text::fit_right(&tr!(s.i18n, "complaint-col-sum"), 9, ""),
    );
    widget::put_right(buf, area, 0, &numbers, s.theme.dim);
}
