//! What a query says, once it is read.

use super::age::Moment;
use super::field::Field;

/// A query; without a root it is empty and selects everybody.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    pub root: Option<Node>,
}

/// A part of a query. Made by [`Node::all`] and [`Node::any`], so that parts of the same
/// kind never lie in each other.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Word(Word),
    Field(Condition),
}

/// A bare word or quoted text, looked for in everything by which a customer is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    /// A word begins so (`Brau*`), else it is anywhere.
    pub begins: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    pub field: Field,
    pub test: Test,
}

/// What a field is asked. `!=` is a [`Node::Not`] around it.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// Nothing is there; of counts and sums: nought.
    None,
    Any,
    Text {
        how: How,
        text: String,
    },
    /// Texts in the order of the alphabet; whatever begins like the end counts too.
    Between {
        from: String,
        until: String,
    },
    /// Stable name of an entry of a closed list.
    Choice(&'static str),
    YesNo(bool),
    Number(Compare<f64>),
    /// Minor units.
    Money(Compare<i64>),
    Day(Compare<Moment>),
    Yearly(Yearly),
    /// Scores of recency, frequency and monetary value; `None`: whichever.
    Rfm([Option<u8>; 3]),
}

/// How much of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Contains,
    Whole,
    Begins,
}

/// How a value is compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Compare<T> {
    Is(T),
    Less(T),
    AtMost(T),
    More(T),
    AtLeast(T),
    /// Both ends count; an end that is left out is open.
    Between(Option<T>, Option<T>),
}

/// A day that comes every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Yearly {
    ThisMonth,
    Today,
    /// Today and the six days after.
    ThisWeek,
    /// 1–12.
    Month(u32),
    /// Month and day.
    Day(u32, u32),
}

impl Node {
    /// All of these.
    pub fn all(parts: Vec<Self>) -> Option<Self> {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Self::All(inner) => flat.extend(inner),
                part => flat.push(part),
            }
        }
        if flat.len() > 1 { Some(Self::All(flat)) } else { flat.pop() }
    }

    /// Any of these.
    pub fn any(parts: Vec<Self>) -> Option<Self> {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Self::Any(inner) => flat.extend(inner),
                part => flat.push(part),
            }
        }
        if flat.len() > 1 { Some(Self::Any(flat)) } else { flat.pop() }
    }

    fn asks_a_field(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::asks_a_field),
            Self::Not(part) => part.asks_a_field(),
            Self::Word(_) => false,
            Self::Field(_) => true,
        }
    }

    fn collect_words<'a>(&'a self, words: &mut Vec<&'a str>) {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.collect_words(words);
                }
            }
            Self::Word(word) => words.push(&word.text),
            Self::Not(_) | Self::Field(_) => {}
        }
    }
}

impl Query {
    /// Whether it asks a field; a text that does not is plain text in the search field.
    pub fn asks_a_field(&self) -> bool {
        self.root.as_ref().is_some_and(Node::asks_a_field)
    }

    /// The words that are looked for, to be marked in the hits.
    pub fn words(&self) -> Vec<&str> {
        let mut words = Vec::new();
        if let Some(root) = &self.root {
            root.collect_words(&mut words);
        }
        words
    }
}

impl<T> Compare<T> {
    /// The same with other values; `None` if one of them cannot be had.
    pub fn map<U>(self, mut to: impl FnMut(T) -> Option<U>) -> Option<Compare<U>> {
        Some(match self {
            Self::Is(v) => Compare::Is(to(v)?),
            Self::Less(v) => Compare::Less(to(v)?),
            Self::AtMost(v) => Compare::AtMost(to(v)?),
            Self::More(v) => Compare::More(to(v)?),
            Self::AtLeast(v) => Compare::AtLeast(to(v)?),
            Self::Between(from, until) => Compare::Between(
                from.map(&mut to).map_or(Some(None), |v| v.map(Some))?,
                until.map(&mut to).map_or(Some(None), |v| v.map(Some))?,
            ),
        })
    }
}
