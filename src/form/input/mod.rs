//! The kinds of input, one file each. An input holds a value as typed, reads
//! keys, says what it understood, and draws itself into its place.
//!
//! A new kind of field is one file here and one line in [`new`].

mod choice;
mod customer;
mod day;
mod lines;
mod long_text;
mod number;
mod people;
mod query;
mod repeats;
mod suggest;
mod tags;
mod text;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::FormEnv;
use super::line::Did;
use crate::domain::fields::{Kind, List};
use crate::domain::query::Vocabulary;
use crate::i18n::I18n;
use crate::input::{Action, KeyPress};

/// What an input made of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reply {
    /// Not for this input.
    Ignored,
    /// Read; the value is the same.
    Moved,
    Changed,
    /// Done here: on to the next field.
    Next,
    /// Changed, and on to the next field.
    ChangedNext,
    /// The app shall let a customer be picked; what was typed begins the search.
    Pick(String),
}

impl From<Did> for Reply {
    fn from(did: Did) -> Self {
        match did {
            Did::Nothing => Self::Ignored,
            Did::Moved => Self::Moved,
            Did::Changed => Self::Changed,
        }
    }
}

/// How a remark beside or under a field is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// Just so that one knows.
    Quiet,
    /// Right, but worth a second look.
    Heed,
    Care,
}

/// An entry that can be chosen or completed: what is kept, and what is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub value: String,
    pub label: String,
}

impl Entry {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }

    /// An entry that is shown as it is kept.
    pub fn plain(value: impl Into<String>) -> Self {
        let value = value.into();
        Self { label: value.clone(), value }
    }
}

/// A list hanging open under a field.
pub(super) struct Open {
    pub labels: Vec<String>,
    /// Row chosen in it.
    pub chosen: Option<usize>,
}

/// An input of a form.
pub(super) trait FieldInput: std::fmt::Debug + Send {
    /// The value as typed; what a draft keeps.
    fn value(&self) -> String;

    fn set(&mut self, value: &str);

    /// Gives the value that the form begins with: there is nothing to undo before it.
    fn begin(&mut self, value: &str) {
        self.set(value);
    }

    fn on_key(&mut self, press: KeyPress, action: Option<Action>) -> Reply;

    fn on_paste(&mut self, text: &str) -> bool;

    fn draw(&mut self, area: Rect, buf: &mut Buffer, look: &Look<'_>) -> Option<Position>;

    /// The line of a long text in which the cursor stands.
    fn line(&self) -> Option<String> {
        None
    }

    /// Whether the cursor is in a text over several lines.
    fn is_long(&self) -> bool {
        false
    }

    /// Rows wanted in this width.
    fn rows(&self, _width: u16) -> u16 {
        1
    }

    /// The field is left: an entry chosen in an open list is taken, the list closes.
    /// Says whether that changed the value.
    fn settle(&mut self) -> bool {
        false
    }

    /// The open list, if one is open.
    fn open(&self) -> Option<Open> {
        None
    }

    /// What was understood, drawn quietly beside the value: wordings, longest first.
    fn aside(&self, _env: &FormEnv<'_>) -> Vec<String> {
        Vec::new()
    }

    /// Something worth knowing about a value that is right.
    fn remark(&self, _env: &FormEnv<'_>) -> Option<(String, Tone)> {
        None
    }

    /// What is wrong with the value, as a sentence.
    fn check(&self, _env: &FormEnv<'_>) -> Option<String> {
        None
    }

    /// Entries to choose from or to complete to.
    fn set_entries(&mut self, _entries: Vec<Entry>) {}

    /// What the file adds to the query language.
    fn set_vocabulary(&mut self, _vocabulary: &Vocabulary) {}

    /// Key of the message that says how to fill this field.
    fn hint(&self) -> &'static str;
}

/// What an input needs for drawing.
pub(super) struct Look<'a> {
    pub env: &'a FormEnv<'a>,
    pub focused: bool,
    /// Shown quietly while the field is empty.
    pub placeholder: &'a str,
}

/// The input for a kind of field.
pub(super) fn new(kind: Kind, value: &str, i18n: &I18n) -> Box<dyn FieldInput> {
    match kind {
        Kind::Text => Box::new(text::TextInput::new(value)),
        Kind::Query => Box::new(query::QueryInput::new(value)),
        Kind::LongText(rows) => Box::new(long_text::LongTextInput::new(value, rows)),
        Kind::Note => Box::new(long_text::LongTextInput::new(value, 3)),
        Kind::Choice(list) => {
            let entries = list
                .entries()
                .into_iter()
                .map(|(name, message)| Entry::new(name, i18n.text(&message)))
                .collect();
            let hint = if list == List::Given { "hint-choice-given" } else { "hint-choice" };
            Box::new(choice::ChoiceInput::new(value, entries, hint))
        }
        Kind::YesNo => Box::new(choice::ChoiceInput::new(
            value,
            vec![Entry::new("yes", i18n.text("form-yes")), Entry::new("no", i18n.text("form-no"))],
            "hint-yes-no",
        )),
        Kind::Rating => Box::new(choice::ChoiceInput::new(
            value,
            ["1", "2", "3", "4", "5"].into_iter().map(Entry::plain).collect(),
            "hint-rating",
        )),
        Kind::Date(looking) => Box::new(day::DayInput::new(value, day::Sort::Date(looking))),
        Kind::When(looking) => Box::new(day::DayInput::new(value, day::Sort::When(looking))),
        Kind::Ends => Box::new(day::DayInput::new(value, day::Sort::Ends)),
        Kind::Birthday => Box::new(day::DayInput::new(value, day::Sort::Birthday)),
        Kind::Days => Box::new(number::NumberInput::new(value, number::Sort::Days)),
        Kind::Minutes => Box::new(number::NumberInput::new(value, number::Sort::Minutes)),
        Kind::Decimal => Box::new(number::NumberInput::new(value, number::Sort::Decimal)),
        Kind::Money => Box::new(number::NumberInput::new(value, number::Sort::Money)),
        Kind::Discount => Box::new(number::NumberInput::new(value, number::Sort::Discount)),
        Kind::People => Box::new(people::PeopleInput::new(value)),
        Kind::Score => Box::new(number::NumberInput::new(value, number::Sort::Score)),
        Kind::Repeats => Box::new(repeats::RepeatsInput::new(value)),
        Kind::Tags => Box::new(tags::TagsInput::new(value)),
        Kind::Lines(line) => Box::new(lines::LinesInput::new(value, line)),
        Kind::Suggest => Box::new(suggest::SuggestInput::new(value)),
        Kind::Listed => Box::new(suggest::SuggestInput::listed(value)),
        Kind::Customer => Box::new(customer::CustomerInput::new(value)),
    }
}
