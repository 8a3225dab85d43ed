//! How the tab is laid out: the list, beside it or over it one segment, or a picture.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::entries::Entry;
use super::{SegmentsPane, Show, detail, list_view};
use crate::pane::card_draw::draw_line;
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// Rows that the members keep at least below what is said about them.
const MEMBERS: u16 = 8;

impl SegmentsPane {
    pub(super) fn draw(&mut self, buf: &mut Buffer, area: Rect, s: &Session) {
        let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        match self.show {
            Show::Picture => {
                let as_of = self.as_of(s);
                self.pictures.view(buf, inside, &as_of, s);
            }
            Show::Members if !s.wide() => self.draw_segment(buf, inside, true, s),
            Show::List if !s.wide() => self.draw_list(buf, area, true, s),
            _ => {
                let focused = self.show == Show::Members;
                let line = if focused { s.theme.accent } else { s.theme.line };
                let left = (area.width / 2).saturating_sub(5).clamp(56, 78);
                let (list, right) = widget::split(buf, area, left, line, &s.theme);
                self.draw_list(buf, list, !focused, s);
                self.draw_segment(buf, right, focused, s);
            }
        }
    }

    fn draw_list(&mut self, buf: &mut Buffer, area: Rect, focused: bool, s: &Session) {
        if !self.entries.loaded() || area.height < 2 {
            return;
        }
        let as_of = self.as_of(s);
        let mut area = area;
        if let Some(lack) = self.lack(s) {
            let lines = text::wrap(&lack, usize::from(area.width.saturating_sub(4)));
            for (y, line) in (0..area.height).zip(&lines) {
                widget::put(buf, area, y, &[("  ", s.theme.text), (line, s.theme.warn)]);
            }
            let used = u16::try_from(lines.len()).unwrap_or(0).min(area.height);
            area = Rect { y: area.y + used, height: area.height - used, ..area };
        }
        let known = (&self.entries, &self.figures);
        self.height = list_view::view(buf, area, known, &mut self.top, &as_of, focused, s);
    }

    /// One segment: what is known of it, and its members.
    fn draw_segment(&mut self, buf: &mut Buffer, area: Rect, focused: bool, s: &Session) {
        let Some(basis) = self.members.basis.clone() else { return };
        if area.height < 4 || area.width < 10 {
            return;
        }
        let as_of = self.as_of(s);
        let query = self.members.query().unwrap_or_default();
        let width = usize::from(area.width);
        let entry = basis.key.and_then(|key| self.entries.find(key));
        let about = match entry {
            Some(Entry::BuiltIn(segment)) => tr!(s.i18n, &segment.about()),
            _ => String::new(),
        };
        let mut lines = detail::figures(self.figures.of(&query), &as_of, width, s);
        lines.extend(detail::texts(&basis.query, entry.and_then(Entry::own), &about, width, s));
        let dots = s.theme.signs.ellipsis;
        let bold = s.theme.heading.add_modifier(Modifier::BOLD);
        widget::put(buf, area, 0, &[(&text::shorten(&basis.title, width, dots), bold)]);
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        let most = usize::from(below.height.saturating_sub(MEMBERS).max(below.height / 2));
        let cut = lines.len() > most;
        lines.truncate(if cut { most.saturating_sub(1) } else { most });
        for (y, line) in (0..below.height).zip(&lines) {
            draw_line(buf, below, y, line, false, s);
        }
        let mut used = u16::try_from(lines.len()).unwrap_or(below.height);
        if cut {
            widget::put(buf, below, used, &[(dots, s.theme.dim)]);
            used += 1;
        }
        // A blank line where there is room for one.
        used += u16::from(below.height.saturating_sub(used) > MEMBERS + 4);
        let used = used.min(below.height);
        let rest = Rect { y: below.y + used, height: below.height - used, ..below };
        self.members.view(buf, rest, focused, s);
    }
}
