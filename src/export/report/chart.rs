//! Pictures as lines, areas and words in a plane of their own. What they look like – colours,
//! strokes – is said by the style of the page, what words mean by whoever draws. Knows
//! nothing of figures; writes no markup, so that all text goes through the template.

use serde::Serialize;

/// A picture with what it says in words, for those who do not see it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// Of the elements that name it; unique on the page.
    pub id: String,
    pub width: u32,
    pub height: u32,
    pub title: String,
    pub desc: String,
    pub marks: Vec<Mark>,
}

/// Something drawn; `class` says to the style what it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "shape", rename_all = "lowercase")]
pub enum Mark {
    Path {
        class: &'static str,
        d: String,
    },
    Rect {
        class: &'static str,
        x: Num,
        y: Num,
        width: Num,
        height: Num,
    },
    Dot {
        class: &'static str,
        x: Num,
        y: Num,
    },
    /// `anchor`: `start`, `middle`, `end`.
    Text {
        class: &'static str,
        x: Num,
        y: Num,
        anchor: &'static str,
        text: String,
    },
}

/// A coordinate as it is written: a tenth of a unit is finer than anybody sees.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Num(String);

impl Num {
    pub fn new(value: f64) -> Self {
        let value = if value.is_finite() { value } else { 0.0 };
        let text = format!("{value:.1}");
        let text = text.strip_suffix(".0").unwrap_or(&text);
        Self(if text == "-0" { "0".to_owned() } else { text.to_owned() })
    }
}

impl std::fmt::Display for Num {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Chart {
    pub fn new(id: &str, (width, height): (u32, u32), title: String, desc: String) -> Self {
        Self { id: id.to_owned(), width, height, title, desc, marks: Vec::new() }
    }

    pub fn rect(&mut self, class: &'static str, (x, y): (f64, f64), (width, height): (f64, f64)) {
        let [x, y, width, height] = [x, y, width.max(0.0), height.max(0.0)].map(Num::new);
        self.marks.push(Mark::Rect { class, x, y, width, height });
    }

    pub fn dot(&mut self, class: &'static str, (x, y): (f64, f64)) {
        self.marks.push(Mark::Dot { class, x: Num::new(x), y: Num::new(y) });
    }

    pub fn text(&mut self, class: &'static str, at: (f64, f64), anchor: &'static str, text: &str) {
        let (x, y) = (Num::new(at.0), Num::new(at.1));
        self.marks.push(Mark::Text { class, x, y, anchor, text: text.to_owned() });
    }

    pub fn line(&mut self, class: &'static str, points: &[(f64, f64)]) {
        let d = path(points);
        if !d.is_empty() {
            self.marks.push(Mark::Path { class, d });
        }
    }

    /// Lines through what is there; where something is missing they are broken, and what
    /// stands alone is a dot.
    pub fn broken_line(
        &mut self,
        class: &'static str,
        dot: &'static str,
        points: &[Option<(f64, f64)>],
    ) {
        for run in points.split(Option::is_none) {
            let run: Vec<(f64, f64)> = run.iter().copied().flatten().collect();
            match run.as_slice() {
                [] => {}
                [one] => self.dot(dot, *one),
                many => self.line(class, many),
            }
        }
    }
}

fn path(points: &[(f64, f64)]) -> String {
    let mut d = String::new();
    if points.len() < 2 {
        return d;
    }
    for (at, (x, y)) in points.iter().enumerate() {
        d.push(if at == 0 { 'M' } else { 'L' });
        d.extend([Num::new(*x).0.as_str(), " ", &Num::new(*y).0]);
    }
    d
}

/// From values to places: `low` lies at `from`, `high` at `to`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    pub low: f64,
    pub high: f64,
    pub from: f64,
    pub to: f64,
}

impl Scale {
    pub fn at(&self, value: f64) -> f64 {
        let span = self.high - self.low;
        // Where all values are equal they lie in the middle.
        let part = if span > 0.0 { (value - self.low) / span } else { 0.5 };
        self.from + part * (self.to - self.from)
    }
}

/// Round numbers from at most `low` to at least `high`, some five of them; 0 is one of them
/// if it lies between.
pub fn ticks(low: f64, high: f64) -> Vec<f64> {
    let (low, high) = if low.is_finite() && high.is_finite() { (low, high) } else { (0.0, 1.0) };
    let high = if high > low { high } else { low + low.abs().max(1.0) };
    let rough = (high - low) / 5.0;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|part| part * power)
        .find(|step| *step >= rough * 0.999)
        .unwrap_or(power * 10.0);
    let first = (low / step).floor();
    let mut found = Vec::new();
    for k in 0..20_i32 {
        let value = (first + f64::from(k)) * step;
        found.push(value);
        if value >= high - step * 1e-12 && k > 0 {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(0.0, 0.0, &[0.0, 0.2, 0.4, 0.6, 0.8, 1.0])]
    #[case(0.0, 100.0, &[0.0, 20.0, 40.0, 60.0, 80.0, 100.0])]
    #[case(0.0, 11_234.0, &[0.0, 2500.0, 5000.0, 7500.0, 10_000.0, 12_500.0])]
    #[case(-30.0, 70.0, &[-40.0, -20.0, 0.0, 20.0, 40.0, 60.0, 80.0])]
    #[case(f64::NAN, 7.0, &[0.0, 0.2, 0.4, 0.6, 0.8, 1.0])]
    fn ticks_are_round_and_go_around_all_values(
        #[case] low: f64,
        #[case] high: f64,
        #[case] expected: &[f64],
    ) {
        let found = ticks(low, high);
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-9, "{found} {expected}");
        }
    }

    #[test]
    fn of_huge_and_tiny_values_there_are_some_ticks_too() {
        for (low, high) in [(0.0, 1e15), (0.0, 1e-9), (-1e12, 3.0), (5.0, 5.0)] {
            let found = ticks(low, high);
            assert!((3..=8).contains(&found.len()), "{low} {high}: {found:?}");
            assert!(found[0] <= low && found[found.len() - 1] >= high * 0.999_999, "{found:?}");
        }
    }

    #[test]
    fn a_line_is_broken_where_nothing_is_and_one_alone_is_a_dot() {
        let mut chart = Chart::new("c", (10, 10), String::new(), String::new());
        let at = |x: f64| Some((x, 1.0));
        chart.broken_line("line", "dot", &[at(0.0), at(1.0), None, at(3.0), None, None]);
        let d = "M0 1L1 1".to_owned();
        let dot = Mark::Dot { class: "dot", x: Num::new(3.0), y: Num::new(1.0) };
        assert_eq!(chart.marks, [Mark::Path { class: "line", d }, dot]);
    }

    #[test]
    fn equal_values_lie_in_the_middle() {
        let scale = Scale { low: 3.0, high: 3.0, from: 0.0, to: 20.0 };
        assert!((scale.at(3.0) - 10.0).abs() < 1e-12);
    }

    #[test]
    fn what_is_no_number_does_not_spoil_a_picture() {
        assert_eq!(Num::new(f64::NAN).0, "0");
        assert_eq!(Num::new(-0.04).0, "0");
        assert_eq!(Num::new(12.34).0, "12.3");
    }
}
