//! The pictures of a report: rows of periods as bars or as points with their interval, small
//! lines, the Pareto, the curve of concentration. From numbers and words; knows nothing of
//! where they come from.

use super::chart::{Chart, Scale, ticks};
use crate::domain::frab::Bar;
use crate::i18n::text::shorten;

/// Size of the pictures that stand beside each other.
const WIDE: (u32, u32) = (520, 250);
/// Where the plane lies in them: left, right, top, bottom.
const LEFT: f64 = 64.0;
const RIGHT: f64 = 512.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 206.0;

/// What a picture is called, and what it says in words.
#[derive(Debug, Clone)]
pub struct Named {
    pub id: &'static str,
    pub title: String,
    pub desc: String,
}

/// What stands below a place of the horizontal axis: two lines.
pub type Label = [String; 2];

/// How a value is written beside an axis.
pub type Spell<'a> = &'a dyn Fn(f64) -> String;

/// A small line of a figure; `None`: nothing to draw.
pub fn spark(values: &[Option<f64>], id: &str, title: String) -> Option<Chart> {
    let known = || values.iter().flatten().copied().filter(|v| v.is_finite());
    let (low, high) = known().fold(None, |range: Option<(f64, f64)>, value| {
        let (low, high) = range.unwrap_or((value, value));
        Some((low.min(value), high.max(value)))
    })?;
    let mut chart = Chart::new(id, (96, 22), title, String::new());
    let across = Scale { low: 0.0, high: place(values.len().max(2) - 1), from: 3.0, to: 93.0 };
    let up = Scale { low, high, from: 18.5, to: 3.5 };
    let points: Vec<Option<(f64, f64)>> = values
        .iter()
        .enumerate()
        .map(|(at, value)| {
            value.filter(|v| v.is_finite()).map(|v| (across.at(place(at)), up.at(v)))
        })
        .collect();
    chart.broken_line("spark", "spark-dot", &points);
    if let Some(Some(last)) = points.last() {
        chart.dot("spark-last", *last);
    }
    Some(chart)
}

/// Two rows of bars, the second one inside the first.
pub fn bars(named: Named, labels: &[Label], rows: [&[Option<f64>]; 2], spell: Spell<'_>) -> Chart {
    let all =
        || rows.iter().flat_map(|row| row.iter()).flatten().copied().filter(|v| v.is_finite());
    let low = all().fold(0.0, f64::min);
    let high = all().fold(0.0, f64::max);
    let mut chart = Chart::new(named.id, WIDE, named.title, named.desc);
    let up = axis(&mut chart, &ticks(low, high), spell);
    let step = below(&mut chart, labels);
    let zero = up.at(0.0);
    for (row, class, share) in [(rows[0], "bar", 0.72), (rows[1], "bar inner", 0.4)] {
        for (at, value) in row.iter().enumerate() {
            let Some(value) = value.filter(|v| v.is_finite()) else { continue };
            let (top, width) = (up.at(value), step * share);
            let x = LEFT + step * (place(at) + 0.5) - width / 2.0;
            chart.rect(class, (x, top.min(zero)), (width, (top - zero).abs()));
        }
    }
    chart.line("axis", &[(LEFT, zero), (RIGHT, zero)]);
    chart
}

/// A value with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub value: f64,
    pub range: Option<(f64, f64)>,
}

/// A row of values with their intervals, on an axis from … to.
pub fn points(
    named: Named,
    labels: &[Label],
    row: &[Option<Point>],
    (low, high): (f64, f64),
    spell: Spell<'_>,
) -> Chart {
    let mut chart = Chart::new(named.id, WIDE, named.title, named.desc);
    let up = axis(&mut chart, &ticks(low, high), spell);
    let step = below(&mut chart, labels);
    if low < 0.0 && high > 0.0 {
        chart.line("axis", &[(LEFT, up.at(0.0)), (RIGHT, up.at(0.0))]);
    }
    let x = |at: usize| LEFT + step * (place(at) + 0.5);
    for (at, point) in row.iter().enumerate() {
        let Some((low, high)) = point.and_then(|p| p.range) else { continue };
        let (x, low, high) = (x(at), up.at(low), up.at(high));
        chart.line("range", &[(x, low), (x, high)]);
        for end in [low, high] {
            chart.line("range", &[(x - 4.0, end), (x + 4.0, end)]);
        }
    }
    let line: Vec<Option<(f64, f64)>> = row
        .iter()
        .enumerate()
        .map(|(at, point)| point.map(|point| (x(at), up.at(point.value))))
        .collect();
    chart.broken_line("line", "point", &line);
    for at in line.into_iter().flatten() {
        chart.dot("point", at);
    }
    chart
}

/// The lines across with their values; gives the way up.
fn axis(chart: &mut Chart, ticks: &[f64], spell: Spell<'_>) -> Scale {
    let (low, high) = (ticks.first().copied(), ticks.last().copied());
    let up = Scale { low: low.unwrap_or(0.0), high: high.unwrap_or(1.0), from: BOTTOM, to: TOP };
    for tick in ticks {
        let y = up.at(*tick);
        chart.line("grid", &[(LEFT, y), (RIGHT, y)]);
        chart.text("tick", (LEFT - 6.0, y + 3.5), "end", &spell(*tick));
    }
    up
}

/// The words below; gives the width of a place.
fn below(chart: &mut Chart, labels: &[Label]) -> f64 {
    let step = (RIGHT - LEFT) / place(labels.len().max(1));
    for (at, [first, second]) in labels.iter().enumerate() {
        let x = LEFT + step * (place(at) + 0.5);
        for (line, text) in [(0.0, first), (13.0, second)] {
            if !text.is_empty() {
                chart.text("tick", (x, BOTTOM + 15.0 + line), "middle", text);
            }
        }
    }
    step
}

/// A row of the Pareto.
#[derive(Debug, Clone, PartialEq)]
pub struct Cause {
    pub name: String,
    /// Behind the bar: number and share.
    pub told: String,
    pub share: f64,
    pub cumulative: f64,
    pub vital: bool,
}

impl Cause {
    pub fn new(bar: &Bar, name: String, told: String) -> Self {
        let Bar { share, cumulative, vital, .. } = *bar;
        Self { name, told, share, cumulative, vital }
    }
}

/// Bars downwards, the greatest first, with the curve of their sum: all of it in percent of
/// all, so that bar and curve can be compared.
pub fn pareto(named: Named, causes: &[Cause], spell: Spell<'_>) -> Chart {
    const ROW: f64 = 22.0;
    const NAMES: f64 = 190.0;
    const END: f64 = 600.0;
    let bottom = 24.0 + ROW * place(causes.len());
    let height = 24 + 22 * u32::try_from(causes.len()).unwrap_or(0) + 6;
    let mut chart = Chart::new(named.id, (720, height), named.title, named.desc);
    let across = Scale { low: 0.0, high: 100.0, from: NAMES, to: END };
    for tick in [0, 20, 40, 60, 80, 100] {
        let class = if tick == 80 { "limit" } else { "grid" };
        let tick = f64::from(tick);
        chart.line(class, &[(across.at(tick), 20.0), (across.at(tick), bottom)]);
        chart.text("tick", (across.at(tick), 12.0), "middle", &spell(tick));
    }
    let y = |at: usize| 24.0 + ROW * (place(at) + 0.5);
    for (at, cause) in causes.iter().enumerate() {
        let class = if cause.vital { "bar vital" } else { "bar" };
        let (top, width) = (y(at) - 8.0, across.at(cause.share) - NAMES);
        chart.rect(class, (NAMES, top), (width, 16.0));
        let name = shorten(&cause.name, 28, "…");
        chart.text("name", (NAMES - 8.0, y(at) + 4.0), "end", &name);
        chart.text("told", (END + 10.0, y(at) + 4.0), "start", &cause.told);
    }
    let curve: Vec<(f64, f64)> =
        causes.iter().enumerate().map(|(at, c)| (across.at(c.cumulative), y(at))).collect();
    chart.line("line", &curve);
    for at in curve {
        chart.dot("point", at);
    }
    chart
}

/// The curve of concentration in percent of customers and of value, and places on it that
/// are pointed out: their share of the customers, and of the value.
pub fn curve(
    named: Named,
    points: &[(f64, f64)],
    marked: &[(f64, f64)],
    spell: Spell<'_>,
) -> Chart {
    let mut chart = Chart::new(named.id, WIDE, named.title, named.desc);
    let hundred = [0.0, 20.0, 40.0, 60.0, 80.0, 100.0];
    let up = axis(&mut chart, &hundred, spell);
    let across = Scale { low: 0.0, high: 100.0, from: LEFT, to: RIGHT - 10.0 };
    for tick in hundred {
        chart.text("tick", (across.at(tick), BOTTOM + 15.0), "middle", &spell(tick));
    }
    let place = |(x, y): (f64, f64)| (across.at(x), up.at(y));
    chart.line("limit", &[place((0.0, 0.0)), place((100.0, 100.0))]);
    for (x, y) in marked.iter().copied() {
        let at = place((x, y));
        chart.line("reach", &[(at.0, BOTTOM), at, (LEFT, at.1)]);
    }
    let line: Vec<(f64, f64)> = points.iter().copied().map(place).collect();
    chart.line("line", &line);
    for at in marked.iter().copied().map(place) {
        chart.dot("point", at);
    }
    chart
}

/// A place in a row, as a number to reckon with.
fn place(at: usize) -> f64 {
    u32::try_from(at).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::report::chart::Mark;

    fn named() -> Named {
        Named { id: "c", title: "T".to_owned(), desc: "D".to_owned() }
    }

    fn labels(count: usize) -> Vec<Label> {
        vec![[String::new(), String::new()]; count]
    }

    fn inside(chart: &Chart) {
        let number = |text: &serde_json::Value| text.as_str().unwrap().parse::<f64>().unwrap();
        let (width, height) = (f64::from(chart.width), f64::from(chart.height));
        for mark in serde_json::to_value(chart).unwrap()["marks"].as_array().unwrap() {
            if let Some(x) = mark.get("x") {
                assert!((0.0..=width).contains(&number(x)), "{mark}");
                assert!((0.0..=height).contains(&number(&mark["y"])), "{mark}");
            }
            let path = mark.get("d").map(|d| d.as_str().unwrap().to_owned()).unwrap_or_default();
            for pair in path.split(['M', 'L']).filter(|pair| !pair.is_empty()) {
                let (x, y) = pair.split_once(' ').unwrap();
                assert!((0.0..=width).contains(&x.parse().unwrap()), "{path}");
                assert!((0.0..=height).contains(&y.parse().unwrap()), "{path}");
            }
        }
    }

    #[test]
    fn a_small_line_is_drawn_of_whatever_there_is() {
        assert_eq!(spark(&[None, None], "s", String::new()), None);
        assert_eq!(spark(&[], "s", String::new()), None);
        assert_eq!(spark(&[Some(f64::NAN)], "s", String::new()), None);
        for values in [vec![Some(3.0)], vec![None, Some(-2.0), Some(1e12), None, Some(0.0)]] {
            let chart = spark(&values, "s", String::new()).unwrap();
            assert!(!chart.marks.is_empty());
            inside(&chart);
        }
    }

    #[test]
    fn bars_of_losses_hang_below_the_line() {
        let (revenue, margin) = ([Some(100.0), None, Some(-50.0)], [Some(40.0), None, Some(-60.0)]);
        let chart = bars(named(), &labels(3), [&revenue, &margin], &|v| v.to_string());
        inside(&chart);
        let zero = chart.marks.iter().rev().find_map(|mark| match mark {
            Mark::Path { class: "axis", d } => d.split([' ', 'L']).nth(1).map(str::to_owned),
            _ => None,
        });
        let tops: Vec<String> = chart
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Rect { y, .. } => {
                    Some(serde_json::to_value(y).unwrap().as_str().unwrap().to_owned())
                }
                _ => None,
            })
            .collect();
        assert_eq!((tops.len(), &tops[1]), (4, &zero.unwrap()));
    }

    #[test]
    fn nothing_at_all_is_a_picture_with_an_axis() {
        inside(&bars(named(), &labels(13), [&[None; 13], &[None; 13]], &|v| v.to_string()));
        inside(&points(named(), &labels(0), &[], (-100.0, 100.0), &|v| v.to_string()));
        inside(&pareto(named(), &[], &|v| v.to_string()));
        inside(&curve(named(), &[], &[], &|v| v.to_string()));
    }

    #[test]
    fn long_names_of_causes_are_cut_in_the_picture() {
        let bar =
            Bar { name: String::new(), count: 1, share: 100.0, cumulative: 100.0, vital: true };
        let cause = Cause::new(&bar, "Verspätung ".repeat(20), "1 · 100 %".to_owned());
        let chart = pareto(named(), &[cause], &|v| v.to_string());
        inside(&chart);
        let cut = chart.marks.iter().any(
            |mark| matches!(mark, Mark::Text { class: "name", text, .. } if text.chars().count() == 28),
        );
        assert!(cut);
    }

    #[test]
    fn intervals_reach_to_the_ends_of_their_axis_and_no_further() {
        let point = |value, low, high| Some(Point { value, range: Some((low, high)) });
        let row = [point(100.0, 20.0, 100.0), None, point(-100.0, -100.0, 0.0)];
        let chart = points(named(), &labels(3), &row, (-100.0, 100.0), &|v| v.to_string());
        inside(&chart);
    }
}
