//! How the members of a segment are drawn: columns for a width, the last of them by
//! the order of the list.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::members::MembersView;
use super::words;
use crate::domain::codes::Code;
use crate::domain::views::{MemberRow, MemberSort};
use crate::input::{Action, Context};
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// Widths of the columns; 0 = left out.
struct Columns {
    name: usize,
    class: usize,
    stage: usize,
    revenue: usize,
    last: usize,
}

impl Columns {
    fn new(width: u16) -> Self {
        // Sign, mark and a blank at the left, a blank at the right.
        let room = usize::from(width).saturating_sub(4);
        let (class, revenue, last) = (2, 15, 13);
        let stage = if room >= 68 { 15 } else { 0 };
        let last = if room >= 46 { last } else { 0 };
        let name = room.saturating_sub(class + stage + revenue + last);
        Self { name, class, stage, revenue, last }
    }
}

/// Message that names an order of the members.
pub fn sort_key(sort: MemberSort) -> &'static str {
    match sort {
        MemberSort::Revenue => "segments-sort-revenue",
        MemberSort::Margin => "segments-sort-margin",
        MemberSort::Name => "segments-sort-name",
        MemberSort::LastSale => "segments-sort-last-sale",
        MemberSort::LastContact => "segments-sort-last-contact",
        MemberSort::Clv => "segments-sort-clv",
    }
}

impl MembersView {
    /// Order, marks and what narrows the list, as the title of its rule.
    fn title(&self, s: &Session) -> String {
        let mut parts = vec![tr!(s.i18n, sort_key(self.sort))];
        if !self.marked.is_empty() {
            parts.push(tr!(s.i18n, "list-marked", count = self.marked.len()));
        }
        if !self.narrow.is_empty() {
            let query = text::clean(&self.narrow).into_owned();
            let key = s.key_for(Context::Segments, Action::Back);
            parts.push(tr!(s.i18n, "segments-narrowed", query = query, key = key));
        }
        parts.join(&format!(" {} ", s.theme.signs.dot))
    }

    /// Draws the list; `focused`: its keys work.
    pub fn view(&mut self, buf: &mut Buffer, area: Rect, focused: bool, s: &Session) {
        if area.height < 2 {
            return;
        }
        widget::rule(buf, area, 0, &self.title(s), &s.theme);
        let columns = Columns::new(area.width);
        let rows = Rect { y: area.y + 2, height: area.height - 2, ..area };
        // Whoever works in the list never sees the members of another segment.
        if focused && !self.answered() {
            return;
        }
        if self.list.is_empty() {
            if self.answered() {
                self.view_empty(buf, Rect { y: area.y + 1, height: area.height - 1, ..area }, s);
            }
            return;
        }
        self.header(buf, area, &columns, s);
        let top = self.list.top(usize::from(rows.height));
        let chosen = self.list.chosen_index();
        for (y, (at, row)) in (0..rows.height).zip(self.list.rows().iter().enumerate().skip(top)) {
            let marked = self.marked.contains_key(&row.row.id);
            self.row(buf, (rows, y), row, &columns, marked, s);
            if at == chosen && focused {
                widget::put(buf, rows, y, &[(s.theme.signs.cursor, s.theme.accent)]);
                // Only the name: the numbers need not be sent again.
                let named = u16::try_from(columns.name + 2).unwrap_or(u16::MAX);
                let name = Rect { width: rows.width.min(named), ..rows };
                widget::paint(buf, name, y, s.theme.selected);
            }
        }
    }

    fn view_empty(&self, buf: &mut Buffer, area: Rect, s: &Session) {
        let key = |action| s.key_for(Context::Segments, action);
        let own = matches!(
            self.basis.as_ref().and_then(|basis| basis.key),
            Some(super::entries::Key::Own(_))
        );
        let words = if !self.narrow.is_empty() {
            tr!(s.i18n, "segments-empty-narrowed", key = key(Action::Back))
        } else if own {
            tr!(s.i18n, "segments-empty-own", key = key(Action::Back), edit = key(Action::Edit))
        } else {
            tr!(s.i18n, "segments-nobody", key = key(Action::Back))
        };
        super::empty(buf, area, &words, s);
    }

    fn header(&self, buf: &mut Buffer, area: Rect, columns: &Columns, s: &Session) {
        let dots = s.theme.signs.ellipsis;
        let last = match self.sort {
            MemberSort::Margin => "segments-col-margin-short",
            MemberSort::Clv => "segments-col-clv",
            MemberSort::LastContact => "segments-col-last-contact",
            _ => "segments-col-last-sale",
        };
        let line = format!(
            "   {}{}{}{}{}",
            text::fit(&tr!(s.i18n, "column-name"), columns.name, dots),
            text::fit("", columns.class, ""),
            text::fit(
                &if columns.stage > 0 { tr!(s.i18n, "segments-col-stage") } else { String::new() },
                columns.stage,
                dots
            ),
            text::fit_right(&tr!(s.i18n, "segments-col-revenue"), columns.revenue, dots),
            text::fit_right(
                &if columns.last > 0 { tr!(s.i18n, last) } else { String::new() },
                columns.last,
                dots
            ),
        );
        widget::put(buf, area, 1, &[(&line, s.theme.dim)]);
    }

    fn row(
        &self,
        buf: &mut Buffer,
        (area, y): (Rect, u16),
        member: &MemberRow,
        columns: &Columns,
        marked: bool,
        s: &Session,
    ) {
        let dots = s.theme.signs.ellipsis;
        let (row, figures) = (&member.row, &member.figures);
        let mark = if marked { s.theme.signs.mark } else { " " };
        let mut name = String::new();
        if row.blocked {
            name.push_str(s.theme.signs.warn);
            name.push(' ');
        }
        if row.key_account {
            name.push_str(s.theme.signs.key_account);
            name.push(' ');
        }
        name.push_str(&text::clean(&row.name));
        let name = text::fit(&name, columns.name.saturating_sub(1), dots);
        let class = figures.abc.map_or("", Code::name);
        let stage = figures.stage.or(row.stage);
        let stage = stage.map(|stage| tr!(s.i18n, &stage.message())).unwrap_or_default();
        let stage = text::fit(if columns.stage > 0 { &stage } else { "" }, columns.stage, dots);
        let money = words::money(figures.revenue_12m, columns.revenue.saturating_sub(1), s);
        let last =
            if columns.last > 0 { self.last(member, columns.last, s) } else { String::new() };
        let own: Style = if row.blocked { s.theme.bad } else { s.theme.text };
        let pieces = [
            (" ", s.theme.text),
            (mark, s.theme.accent),
            (" ", s.theme.text),
            (&name, own),
            (" ", s.theme.text),
            (&text::fit(class, columns.class, ""), s.theme.accent),
            (&stage, s.theme.dim),
            (&text::fit_right(&money, columns.revenue, ""), s.theme.text),
            (&text::fit_right(&last, columns.last, dots), s.theme.dim),
        ];
        widget::put(buf, area, y, &pieces);
    }

    /// What the order of the list is about, else the last purchase.
    fn last(&self, member: &MemberRow, cells: usize, s: &Session) -> String {
        let cells = cells.saturating_sub(1);
        let figures = &member.figures;
        let dash = || s.theme.signs.dash.to_owned();
        match self.sort {
            MemberSort::Margin => {
                figures.margin_12m.map_or_else(dash, |margin| words::money(margin, cells, s))
            }
            MemberSort::Clv => {
                figures.clv.map_or_else(dash, |clv| words::mean_money(clv, cells, s))
            }
            MemberSort::LastContact => {
                member.row.last_contact_at.map_or_else(dash, |at| s.i18n.date(s.day(at)))
            }
            _ => figures.last_sale.map_or_else(dash, |day| s.i18n.date(day)),
        }
    }
}
