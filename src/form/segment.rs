//! The form of a segment: its name, the query that selects it, and what is to be done
//! with these customers.

use super::values::{Fill, Read};
use super::{FieldError, Form, FormEnv, Values};
use crate::domain::fields::SEGMENT;
use crate::domain::model::Segment;
use crate::domain::query::{Vocabulary, parse};
use crate::tr;

/// The word that drafts of it are kept under.
pub const NAME: &str = "segment";

/// The field of the query.
pub const QUERY: &str = "query";

/// The form, filled with these values.
pub fn form(values: &Values, vocabulary: &Vocabulary, env: &FormEnv<'_>) -> Form {
    let mut form = Form::new(NAME, SEGMENT, values, env.i18n);
    form.set_vocabulary(vocabulary);
    form.set_placeholder(QUERY, &tr!(env.i18n, "form-segment-query"));
    form.set_placeholder("strategy", &tr!(env.i18n, "form-segment-strategy"));
    form
}

/// The values of a segment.
pub fn segment_to_values(segment: &Segment) -> Values {
    let mut fill = Fill(Values::new());
    fill.text("name", &segment.name);
    fill.text(QUERY, &segment.query);
    fill.text("note", &segment.note);
    fill.text("strategy", &segment.strategy);
    fill.0
}

/// The segment that these values make of `base`; it needs a name and a query.
pub fn segment_from_values(
    base: &Segment,
    values: &Values,
    vocabulary: &Vocabulary,
    env: &FormEnv<'_>,
) -> (Segment, Vec<FieldError>) {
    let mut read = Read::new(values, env);
    let segment = Segment {
        name: read.text("name").to_owned(),
        query: read.text(QUERY).to_owned(),
        note: read.text("note").to_owned(),
        strategy: read.text("strategy").to_owned(),
        ..base.clone()
    };
    if segment.name.is_empty() {
        read.wrong("name", "form-error-segment-name");
    }
    if segment.query.is_empty() {
        read.wrong(QUERY, "form-error-segment-query");
    } else if let Err(wrong) = parse(&segment.query, vocabulary) {
        read.errors.push(FieldError::new(QUERY, wrong.sentence(env.i18n)));
    }
    (segment, read.errors)
}
