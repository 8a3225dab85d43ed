//! How many customers make how much: the curve, the sentence that says it, and the
//! classes A, B and C, which can be chosen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::Canvas;
use super::words;
use crate::domain::codes::{AbcClass, Code};
use crate::domain::settings::AbcMeasure;
use crate::domain::views::Concentration;
use crate::input::Action;
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// Narrower than this the classes stand below the curve.
const BESIDE: u16 = 100;
/// Cells of the classes beside the curve.
const TABLE: u16 = 62;
/// Rows of the classes, with their heading.
const ROWS: u16 = 4;
/// Cells of the labels at the left of the curve.
const LABELS: u16 = 6;
/// The heights that are named: all, four fifths, half, nothing.
const HEIGHTS: [f64; 4] = [1.0, 0.8, 0.5, 0.0];

/// See the module.
#[derive(Debug, Default)]
pub struct ConcentrationView {
    data: Option<Box<Concentration>>,
    chosen: usize,
}

impl ConcentrationView {
    pub fn put(&mut self, data: Box<Concentration>) {
        self.data = Some(data);
    }

    /// Drawn for others: what was there is not theirs.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The chosen class, if anybody is in it.
    pub fn chosen(&self) -> Option<AbcClass> {
        let data = self.data.as_ref().filter(|data| data.customers > 0)?;
        data.classes.get(self.chosen).filter(|(count, _)| *count > 0)?;
        AbcClass::ALL.get(self.chosen).copied()
    }

    /// Chooses another class; `false` = the action does not.
    pub fn act(&mut self, action: Action) -> bool {
        let last = AbcClass::ALL.len() - 1;
        self.chosen = match action {
            Action::Up => self.chosen.saturating_sub(1),
            Action::Down => (self.chosen + 1).min(last),
            Action::First | Action::PageUp => 0,
            Action::Last | Action::PageDown => last,
            _ => return false,
        };
        true
    }

    /// The sentence that the picture is drawn for.
    fn sentence(data: &Concentration, s: &Session) -> String {
        let measure =
            if by_revenue(data, s) { "segments-of-revenue" } else { "segments-of-margin" };
        tr!(
            s.i18n,
            "segments-concentration",
            count = data.most,
            half = data.half,
            all = data.customers,
            measure = tr!(s.i18n, measure)
        )
    }

    pub fn view(&self, buf: &mut Buffer, area: Rect, s: &Session) {
        let Some(data) = &self.data else { return };
        if data.customers == 0 {
            super::empty(buf, area, &super::no_sales(s), s);
            return;
        }
        let wide = usize::from(area.width);
        let mut lines: Vec<(String, Style)> = text::wrap(&Self::sentence(data, s), wide)
            .into_iter()
            .map(|line| (line, s.theme.text))
            .collect();
        let asked = s.shared.settings.abc_measure == AbcMeasure::Margin;
        let known = data.coverage.filter(|share| asked && *share < 1.0);
        if let Some(share) = known {
            let key = if data.by_revenue {
                "segments-measured-revenue"
            } else {
                "segments-measured-margin"
            };
            let note = tr!(s.i18n, key, share = s.i18n.percent(share, 1));
            lines.extend(text::wrap(&note, wide).into_iter().map(|line| (line, s.theme.dim)));
        }
        for (y, (line, style)) in (0..area.height).zip(&lines) {
            widget::put(buf, area, y, &[(line, *style)]);
        }
        let used = u16::try_from(lines.len() + 1).unwrap_or(u16::MAX).min(area.height);
        let body = Rect { y: area.y + used, height: area.height - used, ..area };
        if body.width >= BESIDE {
            let left = Rect { width: body.width - TABLE, ..body };
            // Not higher than it looks wide: a cell is about twice as high.
            let height = body.height.min(left.width / 2);
            curve(buf, Rect { height, ..left }, data, s);
            let right = Rect { x: left.right() + 2, width: TABLE - 2, ..body };
            self.table(buf, right, data, s);
            return;
        }
        let below = ROWS.min(body.height);
        let upper = Rect { height: body.height.saturating_sub(below + 1), ..body };
        curve(buf, upper, data, s);
        let lower = Rect { y: body.bottom() - below, height: below, ..body };
        self.table(buf, lower, data, s);
    }

    /// Class, customers and their share, value and its share.
    fn table(&self, buf: &mut Buffer, area: Rect, data: &Concentration, s: &Session) {
        let all: i64 = data.classes.iter().map(|(count, _)| count).sum();
        let measure =
            if by_revenue(data, s) { "segments-col-revenue" } else { "segments-col-margin" };
        let room = usize::from(area.width);
        let (count, share) = (9, 9);
        let value = room.saturating_sub(3 + 12 + count + 2 * share).min(18);
        let columns = |cells: [&str; 4]| {
            let [number, of_all, sum, of_sum] = cells;
            format!(
                "{}{}{}{}",
                text::fit_right(number, count, ""),
                text::fit_right(of_all, share, ""),
                text::fit_right(sum, value, ""),
                text::fit_right(of_sum, share, "")
            )
        };
        let share_word = tr!(s.i18n, "segments-col-share");
        let head = columns([
            &tr!(s.i18n, "segments-col-customers"),
            &share_word,
            &tr!(s.i18n, measure),
            &share_word,
        ]);
        widget::put(
            buf,
            area,
            0,
            &[("  ", s.theme.dim), (&tr!(s.i18n, "segments-col-class"), s.theme.dim)],
        );
        widget::put_right(buf, area, 0, &head, s.theme.dim);
        for (y, (at, class)) in (1..area.height).zip(AbcClass::ALL.iter().enumerate()) {
            let (count, sum) = data.classes.get(at).copied().unwrap_or_default();
            let sign = if at == self.chosen { s.theme.signs.cursor } else { " " };
            widget::put(
                buf,
                area,
                y,
                &[
                    (sign, s.theme.accent),
                    (" ", s.theme.text),
                    (&tr!(s.i18n, &class.message()), s.theme.text),
                ],
            );
            let numbers = columns([
                &s.i18n.number(count),
                &words::percent(words::share(count, all), s),
                &words::money(sum, value.saturating_sub(1), s),
                &words::percent(words::share(sum.max(0), data.total), s),
            ]);
            widget::put_right(buf, area, y, &numbers, s.theme.text);
            if at == self.chosen {
                widget::paint(buf, area, y, s.theme.selected);
            }
        }
    }
}

/// Asked for, or because too few costs are known.
fn by_revenue(data: &Concentration, s: &Session) -> bool {
    data.by_revenue || s.shared.settings.abc_measure == AbcMeasure::Revenue
}

/// The curve over its axes; where the classes end is written below it.
fn curve(buf: &mut Buffer, area: Rect, data: &Concentration, s: &Session) {
    if area.width < LABELS + 10 || area.height < 4 {
        return;
    }
    let plot =
        Rect { x: area.x + LABELS, width: area.width - LABELS, height: area.height - 2, ..area };
    for height in HEIGHTS {
        let y = plot.height - 1 - super::canvas::scaled(height, plot.height);
        let label = text::fit_right(&s.i18n.percent(height, 0), usize::from(LABELS) - 1, "");
        widget::put(buf, area, y, &[(&label, s.theme.dim)]);
        let line = s.theme.signs.horizontal.repeat(usize::from(plot.width));
        widget::put(buf, plot, y, &[(&line, s.theme.line)]);
    }
    #[expect(clippy::cast_precision_loss, reason = "for drawing")]
    let part = |customers: i64| customers as f64 / (data.customers.max(1)) as f64;
    let mut canvas = Canvas::new(plot.width, plot.height);
    for pair in data.curve.windows(2) {
        if let [from, to] = pair {
            canvas.line((part(from.customers), from.share), (part(to.customers), to.share));
        }
    }
    canvas.view(buf, plot, s.theme.accent, &s.theme);
    // Where each class ends; C ends with all.
    let mut ends = 0;
    let below = Rect { y: plot.bottom(), height: 2, ..plot };
    for (at, class) in AbcClass::ALL.iter().enumerate() {
        let begins = super::canvas::scaled(part(ends), plot.width);
        ends += data.classes.get(at).map_or(0, |(count, _)| *count);
        let until = super::canvas::scaled(part(ends.min(data.customers)), plot.width);
        let width = until.saturating_sub(begins);
        if width < 3 {
            continue;
        }
        let place = Rect { x: below.x + begins, width, ..below };
        let dash = s.theme.signs.horizontal.repeat(usize::from(width) - 1);
        widget::put(
            buf,
            place,
            0,
            &[(s.theme.signs.vertical, s.theme.line), (&dash, s.theme.line)],
        );
        let middle = Rect { x: place.x + width / 2, width: width - width / 2, ..place };
        widget::put(buf, middle, 0, &[(class.name(), s.theme.accent)]);
    }
    let all = tr!(s.i18n, "segments-axis-customers", count = data.customers);
    widget::put_right(buf, below, 1, &all, s.theme.dim);
}
