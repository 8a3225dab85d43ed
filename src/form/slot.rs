//! One field on a form: its input, how it is named, and what is said to it.

use super::input::{FieldInput, Tone};
use super::{FieldError, FormEnv};
use crate::domain::fields::{Kind, Section};
use crate::tr;

/// One field on the form.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) kind: Kind,
    pub(super) section: Section,
    pub(super) required: bool,
    pub(super) half: bool,
    pub(super) input: Box<dyn FieldInput>,
    /// The value the form began with.
    pub(super) initial: String,
    pub(super) placeholder: String,
    /// Said beside the value, instead of what the input understood: wordings, longest first.
    pub(super) aside: Vec<String>,
    /// Said under the field while it is focused.
    pub(super) remark: Option<String>,
    pub(super) error: Option<String>,
}

impl Slot {
    /// A field of the first section that need not be filled in.
    pub(super) fn new(key: &str, label: String, kind: Kind, input: Box<dyn FieldInput>) -> Self {
        Self {
            key: key.to_owned(),
            label,
            kind,
            section: Section::Main,
            required: false,
            half: false,
            initial: input.value(),
            input,
            placeholder: String::new(),
            aside: Vec::new(),
            remark: None,
            error: None,
        }
    }

    pub(super) fn check(&self, env: &FormEnv<'_>) -> Option<FieldError> {
        let message = if self.required && self.input.value().trim().is_empty() {
            Some(tr!(env.i18n, "form-error-required"))
        } else {
            self.input.check(env)
        };
        message.map(|message| FieldError::new(&self.key, message))
    }

    /// What stands under the field: what is wrong, else what is worth knowing.
    pub(super) fn under(&self, focused: bool, env: &FormEnv<'_>) -> Option<(String, Tone)> {
        if let Some(error) = &self.error {
            return Some((error.clone(), Tone::Care));
        }
        if !focused {
            return None;
        }
        self.input.remark(env).or_else(|| Some((self.remark.clone()?, Tone::Quiet)))
    }
}
