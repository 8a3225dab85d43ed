//! The query language: one text that selects customers, the same in the search field,
//! in segments and on the command line (`docs/queries.md`).
//!
//! A text becomes a [`Query`]: fields, values, days and amounts are understood here, so
//! that whoever carries it out has no text left to read. German and English words mean
//! the same whatever the language of the screen, for a segment is shared. Reading takes
//! time in proportion to the text, and no text makes it run deep. Knows neither SQL nor
//! the day: ages (`90d`) stay ages.

mod age;
mod ast;
mod closed;
mod complete;
mod error;
mod field;
mod grammar;
mod print;
#[cfg(test)]
mod tests;
mod value;

pub use age::{Age, Moment, Span, Unit};
pub use ast::{Compare, Condition, How, Node, Query, Test, Word, Yearly};
pub use closed::Closed;
pub use complete::{Completion, complete};
pub use error::{Expected, Known, Mistake, QueryError};
pub use field::{Field, Kind, Name};
pub use grammar::{has_sign, is_meant, parse};
pub use print::Printed;

use super::model::OwnField;

/// The most characters of a query.
pub const MAX_CHARS: usize = 10_000;
/// The most words and conditions.
pub const MAX_PARTS: usize = 200;
/// How deep parentheses and `not` may go.
pub const MAX_DEPTH: usize = 40;

/// What a file adds to the language.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Vocabulary {
    pub own_fields: Vec<OwnField>,
    pub tags: Vec<String>,
    pub owners: Vec<String>,
    pub sources: Vec<String>,
    /// ISO 4217; amounts are read with its minor units.
    pub currency: String,
}
