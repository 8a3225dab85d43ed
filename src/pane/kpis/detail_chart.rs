//! The row of periods of one figure as a large chart: values joined by a line, the interval
//! of each, the target as a line across. Signs say what colours say. Knows nothing of how
//! anything was counted.

use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::detail_scale::Scale;
use crate::domain::codes::Kpi;
use crate::domain::kpi::{Ask, figure, format_short};
use crate::pane::segments::canvas::{Canvas, scaled};
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// Less than this is no chart.
const WIDTH: u16 = 24;
const HEIGHT: u16 = 5;

/// One period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub ask: Ask,
    pub value: Option<f64>,
    pub interval: Option<(f64, f64)>,
    pub provisional: bool,
    /// It is the period that is looked at.
    pub chosen: bool,
}

/// See the module.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    pub kpi: Kpi,
    /// Oldest first.
    pub points: Vec<Point>,
    pub target: Option<f64>,
}

/// The signs of a chart.
struct Signs {
    value: &'static str,
    provisional: &'static str,
    chosen: &'static str,
    interval: &'static str,
    target: &'static str,
}

const UNICODE: Signs =
    Signs { value: "●", provisional: "○", chosen: "◆", interval: "│", target: "╌" };
const ASCII: Signs =
    Signs { value: "*", provisional: "o", chosen: "#", interval: "|", target: "=" };

fn signs(s: &Session) -> &'static Signs {
    if s.theme.signs.ascii { &ASCII } else { &UNICODE }
}

impl Chart {
    /// What the signs mean, of those that are there.
    pub fn legend(&self, s: &Session) -> String {
        let signs = signs(s);
        let mut parts = Vec::new();
        let mut say = |sign: &str, key: &str| parts.push(format!("{sign} {}", tr!(s.i18n, key)));
        if self.points.iter().any(|point| point.chosen && point.value.is_some()) {
            say(signs.chosen, "kpi-legend-chosen");
        }
        if self.points.iter().any(|point| point.interval.is_some() && point.value.is_some()) {
            say(signs.interval, "kpi-legend-interval");
        }
        if self.points.iter().any(|point| point.provisional && point.value.is_some()) {
            say(signs.provisional, "kpi-provisional");
        }
        if self.target.is_some() {
            say(signs.target, "kpi-legend-target");
        }
        parts.join("  ")
    }

    /// Whether there is room to draw one.
    pub fn fits(area: Rect) -> bool {
        area.width >= WIDTH && area.height >= HEIGHT
    }

    /// Draws into the area; too small a one stays empty.
    pub fn view(&self, buf: &mut Buffer, area: Rect, s: &Session) {
        if !Self::fits(area) {
            return;
        }
        let height = area.height - 2;
        let values = self.points.iter().filter_map(|point| point.value).chain(self.target);
        let intervals = self.points.iter().filter_map(|point| point.interval);
        let unit = figure(self.kpi).unit;
        let steps = (height / 2).clamp(2, 6);
        let Some(scale) = Scale::new(values, intervals, unit, steps) else { return };
        let names: Vec<(u16, String)> = scale
            .named()
            .map(|value| {
                let row = height - 1 - scaled(scale.share(value), height);
                (row, format_short(self.kpi, Some(value), &s.shared.settings, &s.i18n))
            })
            .collect();
        let labels = names.iter().map(|(_, name)| text::width(name)).max().unwrap_or(0);
        let labels = u16::try_from(labels + 1).unwrap_or(0).min(area.width / 3);
        let plot = Rect { x: area.x + labels, width: area.width - labels, height, ..area };
        let line = s.theme.signs.horizontal.repeat(usize::from(plot.width));
        let mut free = height;
        for (row, name) in names {
            // Of two that fall together the lower one is named.
            if row < free {
                free = row;
                let name = text::fit_right(&name, usize::from(labels).saturating_sub(1), "");
                widget::put(buf, area, row, &[(&name, s.theme.dim)]);
                widget::put(buf, plot, row, &[(&line, s.theme.line)]);
            }
        }
        if let Some(target) = self.target {
            let row = height - 1 - scaled(scale.share(target), height);
            let line = signs(s).target.repeat(usize::from(plot.width));
            widget::put(buf, plot, row, &[(&line, s.theme.warn)]);
        }
        self.draw(buf, plot, &scale, s);
        self.periods(buf, Rect { y: plot.bottom(), height: 2, ..plot }, s);
    }

    /// Cells from the left to the middle of a period.
    fn middle(&self, at: usize, width: u16) -> u16 {
        let count = u64::try_from(self.points.len().max(1)).unwrap_or(1);
        let place = (2 * u64::try_from(at).unwrap_or(0) + 1) * u64::from(width) / (2 * count);
        u16::try_from(place).unwrap_or(0).min(width.saturating_sub(1))
    }

    fn draw(&self, buf: &mut Buffer, plot: Rect, scale: &Scale, s: &Session) {
        let signs = signs(s);
        let row = |value: f64| plot.height - 1 - scaled(scale.share(value), plot.height);
        let cell = |x: u16| Rect { x: plot.x + x, width: 1, ..plot };
        for (at, point) in self.points.iter().enumerate() {
            let (Some((low, high)), Some(_)) = (point.interval, point.value) else { continue };
            for y in row(high)..=row(low) {
                let place = cell(self.middle(at, plot.width));
                widget::put(buf, place, y, &[(signs.interval, s.theme.dim)]);
            }
        }
        let mut canvas = Canvas::new(plot.width, plot.height);
        let place = |at: usize, value: f64| {
            let x = f64::from(self.middle(at, plot.width)) + 0.5;
            (x / f64::from(plot.width), scale.share(value))
        };
        for (at, pair) in self.points.windows(2).enumerate() {
            // A period without a value leaves a gap.
            if let [Point { value: Some(from), .. }, Point { value: Some(to), .. }] = pair {
                canvas.line(place(at, *from), place(at + 1, *to));
            }
        }
        canvas.view(buf, plot, s.theme.accent, &s.theme);
        for (at, point) in self.points.iter().enumerate() {
            let Some(value) = point.value else { continue };
            let (sign, style) = match (point.chosen, point.provisional) {
                (_, true) => (signs.provisional, s.theme.accent),
                (true, false) => (signs.chosen, s.theme.heading),
                (false, false) => (signs.value, s.theme.accent),
            };
            widget::put(buf, cell(self.middle(at, plot.width)), row(value), &[(sign, style)]);
        }
    }

    /// Names the periods: below each its month, quarter or day, and below that the year
    /// where it begins.
    fn periods(&self, buf: &mut Buffer, area: Rect, s: &Session) {
        let mut free = [0, 0];
        let mut year = None;
        // The last one is named in any case: what stands in its way is left out.
        let last = self.points.len().saturating_sub(1);
        let of_last = self.points.last().map(|point| name(&point.ask, s)).unwrap_or_default();
        let last_from = begin(self.middle(last, area.width), &of_last, area.width);
        for (at, point) in self.points.iter().enumerate() {
            let own = name(&point.ask, s);
            let from = begin(self.middle(at, area.width), &own, area.width);
            let until = from + u16::try_from(text::width(&own)).unwrap_or(0);
            let fits = from >= free[0] && (at == last || until < last_from);
            if fits || at == last {
                let style = if point.chosen { s.theme.heading } else { s.theme.dim };
                let place = Rect { x: area.x + from, width: area.width - from, ..area };
                widget::put(buf, place, 0, &[(&own, style)]);
                free[0] = until + 1;
            }
            let own = point.ask.to.year();
            let text = own.to_string();
            if year != Some(own) && !is_year(&point.ask) {
                let from = begin(self.middle(at, area.width), &text, area.width);
                if from >= free[1] {
                    let place = Rect { x: area.x + from, width: area.width - from, ..area };
                    widget::put(buf, place, 1, &[(&text, s.theme.dim)]);
                    free[1] = from + u16::try_from(text.len()).unwrap_or(0) + 1;
                    year = Some(own);
                }
            }
        }
    }
}

/// Where a text begins whose middle lies here.
fn begin(middle: u16, own: &str, width: u16) -> u16 {
    let wide = u16::try_from(text::width(own)).unwrap_or(0);
    middle.saturating_sub(wide / 2).min(width.saturating_sub(wide))
}

fn is_month(from: NaiveDate, to: NaiveDate) -> bool {
    from.day() == 1 && (from.year(), from.month()) == (to.year(), to.month()) && ends_month(to)
}

fn ends_month(day: NaiveDate) -> bool {
    day.succ_opt().is_none_or(|next| next.day() == 1)
}

fn is_year(ask: &Ask) -> bool {
    let (from, to) = (ask.from, ask.to);
    from.ordinal() == 1 && from.year() == to.year() && to.month() == 12 && to.day() == 31
}

/// A period in a few cells: `Nov`, `Q3`, `2026`; of any other its last day.
fn name(ask: &Ask, s: &Session) -> String {
    let (from, to) = (ask.from, ask.to);
    if is_year(ask) {
        return to.year().to_string();
    }
    if is_month(from, to) {
        return s.i18n.text(&format!("month-short-{}", to.month())).into_owned();
    }
    let quarter = from.day() == 1
        && from.month0() % 3 == 0
        && from.year() == to.year()
        && to.month0() == from.month0() + 2
        && ends_month(to);
    if quarter {
        return tr!(s.i18n, "kpi-quarter-short", number = to.month0() / 3 + 1);
    }
    s.i18n.date_short(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::testing::{moment, session};
    use crate::ui::{Palette, Theme};

    fn ask(from: &str, to: &str) -> Ask {
        let day = |text: &str| text.parse().unwrap();
        Ask::in_row(day(from), day(to), day("2026-11-21"))
    }

    fn point(ask: Ask, value: Option<f64>) -> Point {
        let interval = value.map(|value| (value - 12.0, value + 12.0));
        Point { ask, value, interval, provisional: false, chosen: false }
    }

    fn chart() -> Chart {
        let points = [("2025-12", 31, 40.0), ("2026-01", 31, 52.0), ("2026-02", 28, 44.0)];
        let mut points: Vec<Point> = points
            .iter()
            .map(|(month, days, value)| {
                point(ask(&format!("{month}-01"), &format!("{month}-{days}")), Some(*value))
            })
            .collect();
        points.push(point(ask("2026-03-01", "2026-03-31"), None));
        points.push(point(ask("2026-04-01", "2026-04-30"), Some(58.0)));
        points[1].provisional = true;
        points[4].chosen = true;
        Chart { kpi: Kpi::Nps, points, target: Some(50.0) }
    }

    fn drawn(chart: &Chart, width: u16, height: u16, ascii: bool) -> String {
        let mut s = session(Lang::De, width, height, moment());
        s.theme = Theme::new(Palette::Plain, ascii);
        let area = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(area);
        chart.view(&mut buf, area, &s);
        let rows = (0..height).map(|y| {
            let row: String = (0..width).map(|x| buf.cell((x, y)).unwrap().symbol()).collect();
            row.trim_end().to_owned() + "\n"
        });
        rows.collect::<String>() + &chart.legend(&s)
    }

    #[test]
    fn a_chart_looks_as_somebody_has_seen_it() {
        insta::assert_snapshot!("chart_de_50x11", drawn(&chart(), 50, 11, false));
        insta::assert_snapshot!("chart_ascii_de_50x11", drawn(&chart(), 50, 11, true));
    }

    #[test]
    fn without_colours_and_in_ascii_everything_is_still_told() {
        let text = drawn(&chart(), 50, 11, true);
        assert!(text.is_ascii() || !text.contains(['●', '│', '╌']), "{text}");
        for sign in ["#", "*", "o", "|", "==="] {
            assert!(text.contains(sign), "no {sign} in\n{text}");
        }
    }

    #[test]
    fn periods_are_named_by_what_they_are() {
        let s = session(Lang::De, 80, 24, moment());
        for (from, to, expected) in [
            ("2026-02-01", "2026-02-28", "Feb."),
            ("2026-07-01", "2026-09-30", "Q3"),
            ("2026-01-01", "2026-12-31", "2026"),
            ("2025-11-22", "2026-11-21", "21.11."),
            ("2026-02-01", "2026-02-27", "27.02."),
        ] {
            assert_eq!(name(&ask(from, to), &s), expected);
        }
    }

    #[test]
    fn any_size_and_any_values_are_drawn_without_harm() {
        let mut odd = chart();
        odd.points[0].value = Some(f64::MAX);
        odd.points[2].interval = Some((f64::NEG_INFINITY, f64::NAN));
        let none = Chart { points: Vec::new(), target: None, ..chart() };
        for (width, height) in [(0, 0), (1, 1), (24, 5), (30, 6), (200, 60)] {
            for chart in [&chart(), &odd, &none] {
                drawn(chart, width, height, false);
            }
        }
    }
}
