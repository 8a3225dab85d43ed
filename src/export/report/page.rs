//! The page as the template has it: words and places, nothing left to reckon. The template is
//! part of the program; it escapes whatever comes from data.

use std::collections::BTreeMap;

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use serde::Serialize;

use super::chart::Chart;

const TEMPLATE: &str = include_str!("../../../assets/report/report.html");
const STYLE: &str = include_str!("../../../assets/report/report.css");

/// By what a file of ours is known, within its first lines.
pub const MARK: &str = "<meta name=\"generator\" content=\"kundig report\">";

/// All that stands on the page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Page {
    pub lang: &'static str,
    pub title: String,
    pub business: String,
    pub facts: Vec<Line>,
    pub notes: Vec<String>,
    /// What is the same on every page, by the name that the template has for it.
    pub words: BTreeMap<&'static str, String>,
    /// Heads of the columns that depend on the period.
    pub before: String,
    pub year_before: String,
    pub trend: String,
    pub pictures: Vec<Picture>,
    pub blocks: Vec<Block>,
    pub legend: Vec<Line>,
    pub pareto: Option<Picture>,
    pub curve: Option<Curve>,
    pub segments: Segments,
    pub definitions: Vec<Definitions>,
}

/// A word and what it stands for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    pub name: String,
    pub text: String,
}

/// A large picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    pub chart: Chart,
    /// What its colours mean.
    pub keys: Vec<Key>,
    /// Sentences below.
    pub lines: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Key {
    pub class: &'static str,
    pub text: String,
}

/// One of the four K's.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Block {
    pub id: &'static str,
    pub name: String,
    pub rows: Vec<Row>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    pub id: &'static str,
    pub name: String,
    /// Stands in the overview, too.
    pub main: bool,
    pub value: String,
    pub marks: Vec<Line>,
    /// Interval, coverage, what was stored.
    pub below: Vec<String>,
    pub n: String,
    pub before: Change,
    pub year_before: Change,
    pub target: Option<Target>,
    pub trend: Option<Chart>,
}

/// How a figure has moved. All empty: there is nothing to compare with.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Change {
    pub sign: &'static str,
    pub text: String,
    /// `good`, `bad`, `same`.
    pub class: &'static str,
    /// What the colour says; of what has not really moved, that.
    pub word: String,
    /// What it was.
    pub other: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Target {
    pub sign: &'static str,
    pub class: &'static str,
    pub text: String,
    pub word: String,
}

/// How many customers make how much.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Curve {
    pub picture: Picture,
    pub measure: String,
    pub rows: Vec<Class>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Class {
    pub name: String,
    pub customers: String,
    pub value: String,
    pub share: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Segments {
    pub note: String,
    pub groups: Vec<Group>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    pub name: String,
    pub rows: Vec<Segment>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Segment {
    pub name: String,
    pub size: String,
    pub revenue: String,
    pub margin: String,
    pub share: String,
    /// The share from 0 to 100, for the bar.
    pub drawn: String,
    /// Not empty: the query cannot be read, says this sentence.
    pub broken: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Definitions {
    pub name: String,
    pub rows: Vec<Definition>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Definition {
    pub id: &'static str,
    pub name: String,
    pub text: String,
}

impl Page {
    /// The page as HTML. It fails only where the template is wrong, which a test would find.
    pub fn html(&self) -> Result<String, minijinja::Error> {
        // Without the filters that the template does not need.
        let mut environment = Environment::empty();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.add_template("report.html", TEMPLATE)?;
        let css = Value::from_safe_string(STYLE.to_owned());
        let context = minijinja::context! { css, ..Value::from(Serde(self)) };
        let mut html = environment.get_template("report.html")?.render(context)?;
        html.push('\n');
        Ok(html)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HARM: &str = "<script>alert('x')</script>\"&";

    fn page() -> Page {
        let harm = || HARM.to_owned();
        let mut chart = Chart::new("c", (10, 10), harm(), harm());
        chart.text("name", (1.0, 1.0), "end", HARM);
        chart.line("line", &[(0.0, 0.0), (1.0, 1.0)]);
        chart.rect("bar", (0.0, 0.0), (1.0, 1.0));
        chart.dot("point", (0.0, 0.0));
        let key = Key { class: "vital", text: harm() };
        let picture = Picture { chart: chart.clone(), keys: vec![key], lines: vec![harm()] };
        let line = || Line { name: harm(), text: harm() };
        let change =
            Change { sign: "▲", text: harm(), class: "good", word: harm(), other: harm() };
        let same = Change { text: String::new(), ..change.clone() };
        let target = Target { sign: "✓", class: "good", text: harm(), word: harm() };
        let row = Row {
            id: "nps",
            name: harm(),
            main: true,
            value: harm(),
            marks: vec![line()],
            below: vec![harm()],
            n: harm(),
            before: change,
            year_before: same,
            target: Some(target),
            trend: Some(chart),
        };
        let bare = Row {
            marks: Vec::new(),
            below: Vec::new(),
            before: Change::default(),
            target: None,
            trend: None,
            main: false,
            ..row.clone()
        };
        let whole = Segment { name: harm(), drawn: "12.5".to_owned(), ..Segment::default() };
        let broken = Segment { name: harm(), broken: harm(), ..Segment::default() };
        Page {
            lang: "de",
            title: harm(),
            business: harm(),
            facts: vec![line()],
            notes: vec![harm()],
            words: super::super::WORDS.iter().map(|(word, _)| (*word, harm())).collect(),
            before: harm(),
            year_before: harm(),
            trend: harm(),
            pictures: vec![picture.clone()],
            blocks: vec![Block { id: "b", name: harm(), rows: vec![row, bare] }],
            legend: vec![line()],
            pareto: Some(picture.clone()),
            curve: Some(Curve {
                picture,
                measure: harm(),
                rows: vec![Class { name: harm(), customers: harm(), value: harm(), share: harm() }],
            }),
            segments: Segments {
                note: harm(),
                groups: vec![Group { name: harm(), rows: vec![whole, broken] }],
            },
            definitions: vec![Definitions {
                name: harm(),
                rows: vec![Definition { id: "nps", name: harm(), text: harm() }],
            }],
        }
    }

    #[test]
    fn whatever_stands_in_the_data_is_text_on_the_page() {
        let html = page().html().unwrap();
        assert!(!html.contains("<script"), "{html}");
        assert!(!html.contains("')<"), "{html}");
        let escaped = html.matches("&lt;script&gt;alert(&#x27;x&#x27;)").count();
        assert!(escaped > 50, "{escaped}");
    }

    #[test]
    fn a_page_begins_with_what_it_is_known_by() {
        let html = page().html().unwrap();
        assert!(html.starts_with("<!doctype html>\n<html lang=\"de\">"), "{}", &html[..80]);
        assert!(html.find(MARK).unwrap() < 4096);
    }

    #[test]
    fn what_is_not_there_leaves_no_gap_in_the_template() {
        let full = page();
        let empty = Page {
            business: String::new(),
            notes: Vec::new(),
            pictures: Vec::new(),
            blocks: Vec::new(),
            pareto: None,
            curve: None,
            ..full
        };
        let html = empty.html().unwrap();
        assert!(!html.contains("none") || html.contains("'none'"), "{html}");
        assert!(!html.contains("<svg class=\"chart\""));
    }
}
