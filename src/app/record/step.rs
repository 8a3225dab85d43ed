//! The room of a step: the complaint moves on, with what that brings along.

use serde::{Deserialize, Serialize};

use super::{Made, Room};
use crate::domain::codes::{Code, ComplaintState, StepKind};
use crate::domain::model::{Complaint, Id};
use crate::form::step::{form, step_from_values};
use crate::form::{FieldError, Form, FormEnv, Values};
use crate::input::{Action, Context};
use crate::session::Session;
use crate::store::api::{Change, Saved};
use crate::tr;
use crate::ui::text;

/// See the module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepRoom {
    pub base: Box<Complaint>,
    pub kind: StepKind,
    pub to: Option<ComplaintState>,
    /// The complaint with the number that was typed, once it was looked up: the
    /// number, and its id if there is such a one.
    #[serde(skip)]
    pub original: Option<(String, Option<Id>)>,
}

impl StepRoom {
    pub fn new(base: Box<Complaint>, kind: StepKind, to: Option<ComplaintState>) -> Self {
        Self { base, kind, to, original: None }
    }

    /// The number of another complaint that has to be looked up before saving.
    pub fn to_look_up(&self, values: &Values) -> Option<String> {
        let typed = values.get("duplicate_of")?.trim();
        let known = self.original.as_ref().is_some_and(|(number, _)| number == typed);
        (self.to == Some(ComplaintState::Duplicate) && !typed.is_empty() && !known)
            .then(|| typed.to_owned())
    }
}

impl Room for StepRoom {
    fn values(&self, _s: &Session, _env: &FormEnv<'_>) -> Values {
        Values::new()
    }

    fn form(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Form {
        form(&self.base, self.kind, self.to, values, env)
    }

    fn customer(&self) -> Option<Id> {
        self.base.customer_id
    }

    fn make(&self, values: &Values, s: &Session, env: &FormEnv<'_>) -> Made {
        let mut taken = step_from_values(&self.base, self.kind, self.to, values, s.now, env);
        if let Some((number, found)) = &self.original
            && *number == taken.duplicate_of
        {
            match found {
                Some(id) if *id == self.base.meta.id => taken.errors.push(FieldError::new(
                    "duplicate_of",
                    tr!(s.i18n, "form-error-duplicate-self"),
                )),
                Some(id) => taken.complaint.duplicate_of = Some(*id),
                None => {
                    let number = text::clean(number).into_owned();
                    let sentence = tr!(s.i18n, "form-error-duplicate-unknown", number = number);
                    taken.errors.push(FieldError::new("duplicate_of", sentence));
                }
            }
        }
        let mut changes = vec![Change::Step(Box::new(taken.step))];
        if taken.complaint != *self.base {
            let (base, new) = (Some(self.base.clone()), Box::new(taken.complaint));
            changes.push(Change::Complaint { base, new });
        }
        changes.extend(taken.remedy.map(|new| Change::Remedy { base: None, new: Box::new(new) }));
        changes.extend(taken.measure.map(|new| Change::Task { base: None, new: Box::new(new) }));
        Made { changes, errors: taken.errors, ..Made::default() }
    }

    fn what(&self) -> &'static str {
        match self.kind {
            StepKind::State => "step",
            StepKind::Acknowledged => "acknowledge",
            StepKind::Told => "tell",
        }
    }

    fn title(&self) -> &'static str {
        match (self.kind, self.to) {
            (StepKind::Acknowledged, _) => "form-title-step-acknowledged",
            (StepKind::Told, _) => "form-title-step-told",
            (_, Some(ComplaintState::Offered)) => "form-title-step-offered",
            (_, Some(ComplaintState::Closed)) => "form-title-step-closed",
            (_, Some(ComplaintState::Rejected)) => "form-title-step-rejected",
            (_, Some(ComplaintState::Duplicate)) => "form-title-step-duplicate",
            (_, Some(ComplaintState::InProgress)) if self.base.standing.state.is_final() => {
                "form-title-step-reopen"
            }
            _ => "form-title-step",
        }
    }

    fn name(&self, _s: &Session) -> String {
        self.base.number.clone()
    }

    fn told(&self, _made: &Made, _saved: &Saved, _name: &str, s: &Session) -> String {
        let number = text::clean(&self.base.number).into_owned();
        let what = match self.to.filter(|_| self.kind == StepKind::State) {
            Some(state) => state.message(),
            None => self.kind.message(),
        };
        let told = tr!(s.i18n, "saved-step", number = number, what = tr!(s.i18n, &what));
        if self.to != Some(ComplaintState::Closed) {
            return told;
        }
        // Asked for, not forced.
        let key = s.key_for(Context::Complaint, Action::NewSurvey);
        format!("{told} {} {}", s.theme.signs.dot, tr!(s.i18n, "saved-step-survey", key = key))
    }
}
