//! Recency against frequency: how many customers in each of 25 cells, and the named
//! groups with their sizes. A cell or a group can be chosen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::words;
use crate::domain::codes::{Code, RfmGroup};
use crate::domain::value::FEWEST_BUYERS;
use crate::domain::views::{RfmCell, RfmGrid};
use crate::input::Action;
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// Cells of the labels at the left of the grid.
const LABELS: u16 = 4;
/// The density of a cell by its share of the fullest one.
const SHADES: [&str; 4] = [" ", "░", "▒", "▓"];
const SHADES_ASCII: [&str; 4] = [" ", ".", ":", "#"];

/// What is chosen in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// Recency and frequency, each 1–5.
    Cell(u8, u8),
    Group(RfmGroup),
}

/// See the module.
#[derive(Debug)]
pub struct RfmView {
    data: Option<Box<RfmGrid>>,
    /// Indexes: recency, frequency.
    cell: (usize, usize),
    group: usize,
    /// The keys move in the list of groups.
    in_groups: bool,
}

impl Default for RfmView {
    fn default() -> Self {
        Self { data: None, cell: (4, 4), group: 0, in_groups: false }
    }
}

fn one_to_five(index: usize) -> u8 {
    u8::try_from(index.min(4)).unwrap_or(0) + 1
}

impl RfmView {
    pub fn put(&mut self, data: Box<RfmGrid>) {
        self.data = Some(data);
    }

    /// Drawn for others: what was there is not theirs.
    pub fn clear(&mut self) {
        self.data = None;
    }

    /// Whether there are enough buyers for groups.
    fn enough(&self) -> Option<&RfmGrid> {
        self.data
            .as_deref()
            .filter(|data| usize::try_from(data.buyers).is_ok_and(|buyers| buyers >= FEWEST_BUYERS))
    }

    /// What is chosen, if anybody is in it.
    pub fn chosen(&self) -> Option<Chosen> {
        let data = self.enough()?;
        if self.in_groups {
            let (group, cell) = data.groups.get(self.group)?;
            return (cell.customers > 0).then_some(Chosen::Group(*group));
        }
        let (r, f) = self.cell;
        let cell = data.cells.get(r)?.get(f)?;
        (cell.customers > 0).then_some(Chosen::Cell(one_to_five(r), one_to_five(f)))
    }

    /// Moves; `false` = the action does not.
    pub fn act(&mut self, action: Action) -> bool {
        let last = self.data.as_ref().map_or(0, |data| data.groups.len().saturating_sub(1));
        let (r, f) = self.cell;
        match action {
            Action::NextTab | Action::PreviousTab => self.in_groups = !self.in_groups,
            Action::Up if self.in_groups => self.group = self.group.saturating_sub(1),
            Action::Down if self.in_groups => self.group = (self.group + 1).min(last),
            Action::First if self.in_groups => self.group = 0,
            Action::Last if self.in_groups => self.group = last,
            Action::PeriodBack if self.in_groups => self.in_groups = false,
            Action::PeriodForward if self.in_groups => {}
            // Recency 5 is at the top.
            Action::Up => self.cell = ((r + 1).min(4), f),
            Action::Down => self.cell = (r.saturating_sub(1), f),
            Action::PeriodBack => self.cell = (r, f.saturating_sub(1)),
            Action::PeriodForward if f == 4 => self.in_groups = true,
            Action::PeriodForward => self.cell = (r, f + 1),
            Action::First => self.cell = (4, 4),
            Action::Last => self.cell = (0, 0),
            _ => return false,
        }
        true
    }

    pub fn view(&self, buf: &mut Buffer, area: Rect, s: &Session) {
        let Some(data) = &self.data else { return };
        if data.buyers == 0 {
            super::empty(buf, area, &super::no_sales(s), s);
            return;
        }
        let Some(data) = self.enough() else {
            let words =
                tr!(s.i18n, "segments-few-buyers", count = data.buyers, least = FEWEST_BUYERS);
            super::empty(buf, area, &words, s);
            return;
        };
        let wide = usize::from(area.width);
        let line =
            text::shorten(&self.sentence(data, s), wide, s.theme.signs.ellipsis).into_owned();
        widget::put(buf, area, 0, &[(&line, s.theme.text)]);
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        // The groups want a name, a number and, where there is room, an amount.
        let beside = (area.width * 2 / 5).clamp(24, 52).min(area.width);
        let grid = Rect { width: area.width - beside, ..body };
        self.grid(buf, grid, data, s);
        let right = Rect { x: grid.right() + 2, width: beside.saturating_sub(2), ..body };
        self.groups(buf, right, data, s);
    }

    /// The chosen cell or group in words.
    fn sentence(&self, data: &RfmGrid, s: &Session) -> String {
        let money = |cell: &RfmCell| words::money(cell.revenue, 16, s);
        if self.in_groups {
            let Some((group, cell)) = data.groups.get(self.group) else { return String::new() };
            return tr!(
                s.i18n,
                "segments-rfm-group",
                name = tr!(s.i18n, &group.message()),
                count = cell.customers,
                revenue = money(cell)
            );
        }
        let (r, f) = self.cell;
        let cell = data.cells.get(r).and_then(|row| row.get(f)).copied().unwrap_or_default();
        tr!(
            s.i18n,
            "segments-rfm-cell",
            recency = one_to_five(r),
            frequency = one_to_five(f),
            count = cell.customers,
            revenue = money(&cell)
        )
    }

    fn grid(&self, buf: &mut Buffer, area: Rect, data: &RfmGrid, s: &Session) {
        let cell_width = (area.width.saturating_sub(LABELS) / 5).min(14);
        let cell_height = (area.height.saturating_sub(3) / 5).clamp(1, 5);
        if cell_width < 5 {
            return;
        }
        let dim = s.theme.dim;
        widget::put(buf, area, 0, &[(&tr!(s.i18n, "segments-rfm-recency"), dim)]);
        let most = data.cells.iter().flatten().map(|cell| cell.customers).max().unwrap_or(0);
        for (row, r) in (0_u16..5).zip((0_usize..5).rev()) {
            let y = 1 + row * cell_height;
            widget::put(buf, area, y + cell_height / 2, &[(&format!("R{}", r + 1), dim)]);
            for f in 0..5_u16 {
                let index = usize::from(f);
                let cell = data.cells.get(r).and_then(|row| row.get(index)).copied();
                let place = Rect {
                    x: area.x + LABELS + f * cell_width,
                    width: cell_width - 1,
                    y: area.y + y,
                    height: cell_height.min(area.height.saturating_sub(y)),
                };
                let chosen = !self.in_groups && self.cell == (r, index);
                one_cell(buf, place, cell.unwrap_or_default(), most, chosen, s);
            }
        }
        let y = 1 + 5 * cell_height;
        for f in 0..5_u16 {
            let place = Rect { x: area.x + LABELS + f * cell_width, width: cell_width - 1, ..area };
            let label = centred(&format!("F{}", f + 1), usize::from(place.width), " ");
            widget::put(buf, place, y, &[(&label, dim)]);
        }
        let right = Rect { width: LABELS + 5 * cell_width - 1, ..area };
        widget::put_right(buf, right, y + 1, &tr!(s.i18n, "segments-rfm-frequency"), dim);
    }

    fn groups(&self, buf: &mut Buffer, area: Rect, data: &RfmGrid, s: &Session) {
        let dots = s.theme.signs.ellipsis;
        let room = usize::from(area.width);
        let value = if room >= 40 { 16 } else { 0 };
        let name = room.saturating_sub(2 + 8 + value);
        let heading = text::fit(&tr!(s.i18n, "segments-rfm-groups"), name, dots);
        widget::put(buf, area, 0, &[("  ", s.theme.dim), (&heading, s.theme.dim)]);
        let tail = |count: &str, amount: &str| {
            format!("{}{}", text::fit_right(count, 8, ""), text::fit_right(amount, value, ""))
        };
        let amount = if value > 0 { tr!(s.i18n, "segments-col-revenue") } else { String::new() };
        let head = tail(&tr!(s.i18n, "segments-col-customers-short"), &amount);
        widget::put_right(buf, area, 0, &head, s.theme.dim);
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let top = widget::scroll(0, self.group, data.groups.len(), usize::from(body.height));
        for (y, (at, (group, cell))) in
            (0..body.height).zip(data.groups.iter().enumerate().skip(top))
        {
            let chosen = self.in_groups && at == self.group;
            let sign = if chosen { s.theme.signs.cursor } else { " " };
            let shown = text::fit(&tr!(s.i18n, &group.message()), name, dots);
            let pieces =
                [(sign, s.theme.accent), (" ", s.theme.text), (shown.as_str(), s.theme.text)];
            widget::put(buf, body, y, &pieces);
            let money = words::money(cell.revenue, value.saturating_sub(1), s);
            let money = if value > 0 { money } else { String::new() };
            let numbers = tail(&s.i18n.number(cell.customers), &money);
            widget::put_right(buf, body, y, &numbers, s.theme.text);
            if chosen {
                widget::paint(buf, body, y, s.theme.selected);
            }
        }
    }
}

/// A number in its shade; brackets around the chosen one, not colour alone.
fn one_cell(buf: &mut Buffer, area: Rect, cell: RfmCell, most: i64, chosen: bool, s: &Session) {
    let shades = if s.theme.signs.ascii { SHADES_ASCII } else { SHADES };
    let level = match words::share(cell.customers, most) {
        None => 0,
        Some(share) if share <= 0.0 => 0,
        Some(share) if share <= 0.25 => 1,
        Some(share) if share <= 0.6 => 2,
        Some(_) => 3,
    };
    let shade = shades.get(level).copied().unwrap_or(" ");
    let wide = usize::from(area.width);
    let number = s.i18n.number(cell.customers);
    let number = if chosen { format!("[{number}]") } else { format!(" {number} ") };
    let style = if chosen { s.theme.selected } else { s.theme.text };
    for y in 0..area.height {
        let line =
            if y == area.height / 2 { centred(&number, wide, shade) } else { shade.repeat(wide) };
        widget::put(buf, area, y, &[(&line, if chosen { style } else { s.theme.accent })]);
    }
    if !chosen {
        let wide = u16::try_from(text::width(&number)).unwrap_or(0).min(area.width);
        let place = Rect { x: area.x + (area.width - wide) / 2, width: wide, ..area };
        widget::put(buf, place, area.height / 2, &[(&number, style)]);
    }
}

/// A word in the middle of so many cells, the rest filled.
fn centred(word: &str, cells: usize, fill: &str) -> String {
    let word = text::shorten(word, cells, "");
    let rest = cells.saturating_sub(text::width(&word));
    format!("{}{word}{}", fill.repeat(rest / 2), fill.repeat(rest - rest / 2))
}
