//! What is wrong with a query, and where: as data, and as a sentence.

use super::closed::Closed;
use crate::i18n::text::shorten;
use crate::i18n::{I18n, Lang};
use crate::tr;

/// Cells of what was typed that a sentence shows.
const QUOTED: usize = 60;

/// Why a query cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// Where the mistake begins, in characters from 0, and how many they are.
    pub at: usize,
    pub len: usize,
    pub kind: Mistake,
    /// What was meant, probably.
    pub suggestion: Option<String>,
}

/// What kind of mistake it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mistake {
    UnknownField(String),
    /// Not an entry of a closed list.
    UnknownValue {
        field: String,
        value: String,
        known: Known,
    },
    /// The field cannot be asked so.
    WrongOperator {
        field: String,
        sign: &'static str,
    },
    BadValue {
        field: String,
        value: String,
        expected: Expected,
    },
    /// A field and a sign, and nothing behind.
    MissingValue(String),
    /// A sign without a field before it.
    MissingField(&'static str),
    /// Nothing stands where a condition must be.
    EmptyPart,
    UnclosedQuote,
    UnclosedParenthesis,
    StrayParenthesis,
    TooLong,
    TooDeep,
    TooMany,
}

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    Closed(Closed),
    /// The choices of an own field.
    Choices(Vec<String>),
}

/// What a value should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    Number,
    Share,
    Money,
    Day,
    Birthday,
    YesNo,
    Rfm,
}

impl Expected {
    fn message(self) -> &'static str {
        match self {
            Self::Number => "query-expects-number",
            Self::Share => "query-expects-share",
            Self::Money => "query-expects-money",
            Self::Day => "query-expects-day",
            Self::Birthday => "query-expects-birthday",
            Self::YesNo => "query-expects-yes-no",
            Self::Rfm => "query-expects-rfm",
        }
    }
}

impl Known {
    /// The words that could stand there, as they are typed.
    fn list(&self, i18n: &I18n) -> String {
        match self {
            Self::Closed(list) => {
                list.words(i18n.lang() == Lang::De).collect::<Vec<_>>().join(", ")
            }
            Self::Choices(choices) => choices.join(", "),
        }
    }
}

/// What was typed, as much of it as a sentence bears.
fn quoted(text: &str) -> String {
    shorten(text, QUOTED, "…").into_owned()
}

impl QueryError {
    /// Where, what, and what was meant: a sentence or two.
    pub fn sentence(&self, i18n: &I18n) -> String {
        let what = match &self.kind {
            Mistake::UnknownField(field) => tr!(i18n, "query-unknown-field", field = quoted(field)),
            Mistake::UnknownValue { field, value, known } => tr!(
                i18n,
                "query-unknown-value",
                field = quoted(field),
                value = quoted(value),
                known = known.list(i18n)
            ),
            Mistake::WrongOperator { field, sign } => {
                tr!(i18n, "query-wrong-operator", field = quoted(field), sign = *sign)
            }
            Mistake::BadValue { field, value, expected } => tr!(
                i18n,
                "query-bad-value",
                field = quoted(field),
                value = quoted(value),
                expected = tr!(i18n, expected.message())
            ),
            Mistake::MissingValue(field) => tr!(i18n, "query-missing-value", field = quoted(field)),
            Mistake::MissingField(sign) => tr!(i18n, "query-missing-field", sign = *sign),
            Mistake::EmptyPart => tr!(i18n, "query-empty-part"),
            Mistake::UnclosedQuote => tr!(i18n, "query-unclosed-quote"),
            Mistake::UnclosedParenthesis => tr!(i18n, "query-unclosed-parenthesis"),
            Mistake::StrayParenthesis => tr!(i18n, "query-stray-parenthesis"),
            Mistake::TooLong => tr!(i18n, "query-too-long", most = super::MAX_CHARS),
            Mistake::TooDeep => tr!(i18n, "query-too-deep", most = super::MAX_DEPTH),
            Mistake::TooMany => tr!(i18n, "query-too-many", most = super::MAX_PARTS),
        };
        let placed = tr!(i18n, "query-placed", at = self.at + 1, what = what);
        match &self.suggestion {
            Some(meant) => tr!(i18n, "query-meant", what = placed, meant = meant.clone()),
            None => placed,
        }
    }
}
