//! A query as text again: English names, and read anew it is the same query.

use std::fmt::{self, Display, Formatter, Write as _};

use super::age::{Age, Moment};
use super::ast::{Compare, Condition, How, Node, Query, Test, Word, Yearly};
use super::field::Field;
use super::value::needs_quotes;
use crate::domain::money;

/// A query with the currency by which its amounts are printed.
#[derive(Debug, Clone, Copy)]
pub struct Printed<'a> {
    query: &'a Query,
    currency: &'a str,
}

impl Query {
    /// The query as text; amounts as the currency has minor units.
    pub fn print<'a>(&'a self, currency: &'a str) -> Printed<'a> {
        Printed { query: self, currency }
    }
}

impl Display for Printed<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.query.root {
            Some(root) => self.node(f, root, Place::Top),
            None => Ok(()),
        }
    }
}

/// Where a part stands; decides whether it needs parentheses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Top,
    InAny,
    InAll,
    BehindNot,
}

impl Printed<'_> {
    fn node(&self, f: &mut Formatter<'_>, node: &Node, place: Place) -> fmt::Result {
        match node {
            Node::Any(parts) => self.parts(f, parts, " or ", Place::InAny, place != Place::Top),
            Node::All(parts) => {
                let closed = matches!(place, Place::InAll | Place::BehindNot);
                self.parts(f, parts, " and ", Place::InAll, closed)
            }
            Node::Not(part) => {
                f.write_str("not ")?;
                self.node(f, part, Place::BehindNot)
            }
            Node::Word(Word { text, begins }) => quote(f, None, text, *begins),
            Node::Field(condition) => self.condition(f, condition),
        }
    }

    fn parts(
        &self,
        f: &mut Formatter<'_>,
        parts: &[Node],
        between: &str,
        place: Place,
        closed: bool,
    ) -> fmt::Result {
        if closed {
            f.write_char('(')?;
        }
        for (n, part) in parts.iter().enumerate() {
            if n > 0 {
                f.write_str(between)?;
            }
            self.node(f, part, place)?;
        }
        if closed { f.write_char(')') } else { Ok(()) }
    }

    fn condition(&self, f: &mut Formatter<'_>, condition: &Condition) -> fmt::Result {
        let field = &condition.field;
        f.write_str(&field.word())?;
        match &condition.test {
            Test::None => f.write_str(":none"),
            Test::Any => f.write_str(":any"),
            Test::Text { how, text } => {
                f.write_str(if *how == How::Whole { "=" } else { ":" })?;
                quote(f, Some(field), text, *how == How::Begins)
            }
            Test::Between { from, until } => match (from.is_empty(), until.is_empty()) {
                (_, true) => f.write_str(">=").and_then(|()| quote(f, Some(field), from, false)),
                (true, false) => {
                    f.write_str("<=").and_then(|()| quote(f, Some(field), until, false))
                }
                (false, false) => write!(f, ":{from}..{until}"),
            },
            Test::Choice(name) => write!(f, ":{name}"),
            Test::YesNo(yes) => f.write_str(if *yes { ":yes" } else { ":no" }),
            Test::Number(compare) => compared(f, compare, ToString::to_string),
            Test::Money(compare) => {
                compared(f, compare, |minor| money::plain(*minor, self.currency))
            }
            Test::Day(compare) => compared(f, compare, ToString::to_string),
            Test::Yearly(yearly) => match yearly {
                Yearly::ThisMonth => f.write_str(":month"),
                Yearly::Today => f.write_str(":today"),
                Yearly::ThisWeek => f.write_str(":week"),
                Yearly::Month(month) => write!(f, ":{month}"),
                Yearly::Day(month, day) => write!(f, ":{month:02}-{day:02}"),
            },
            Test::Rfm(scores) => {
                f.write_char(':')?;
                for score in scores {
                    match score {
                        Some(score) => write!(f, "{score}")?,
                        None => f.write_char('*')?,
                    }
                }
                Ok(())
            }
        }
    }
}

impl Display for Moment {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Ago(Age { n, unit }) => write!(f, "{n}{}", unit.letter()),
        }
    }
}

fn compared<T>(
    f: &mut Formatter<'_>,
    compare: &Compare<T>,
    print: impl Fn(&T) -> String,
) -> fmt::Result {
    match compare {
        Compare::Is(v) => write!(f, ":{}", print(v)),
        Compare::Less(v) => write!(f, "<{}", print(v)),
        Compare::AtMost(v) => write!(f, "<={}", print(v)),
        Compare::More(v) => write!(f, ">{}", print(v)),
        Compare::AtLeast(v) => write!(f, ">={}", print(v)),
        Compare::Between(from, until) => {
            let end = |v: &Option<T>| v.as_ref().map(&print).unwrap_or_default();
            write!(f, ":{}..{}", end(from), end(until))
        }
    }
}

fn quote(f: &mut Formatter<'_>, field: Option<&Field>, text: &str, star: bool) -> fmt::Result {
    let end = if star { "*" } else { "" };
    if needs_quotes(field, text) {
        write!(f, "\"{}\"{end}", text.replace('"', "\"\""))
    } else {
        write!(f, "{text}{end}")
    }
}
