//! The room of a survey answer; whoever is unhappy should be called.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Made, Room, stored};
use crate::domain::codes::{Code, TaskKind};
use crate::domain::model::{Due, Id, Survey, Task};
use crate::form::{self, Form, FormEnv, Values};
use crate::popup::effect::FormRequest;
use crate::popup::{Effect, Popup, QuestionPopup};
use crate::session::Session;
use crate::store::api::{Change, Saved};
use crate::tr;

/// Business is never closed for longer; if the hours are empty, it is tomorrow.
const LONGEST_BREAK: u64 = 21;

/// See the module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SurveyRoom {
    pub base: Box<Survey>,
}

fn answer(made: &Made) -> Option<&Survey> {
    made.changes.iter().find_map(|change| match change {
        Change::Survey { new, .. } => Some(new.as_ref()),
        _ => None,
    })
}

/// `NPS 3`
fn score(survey: &Survey, s: &Session) -> String {
    let kind = tr!(s.i18n, &survey.kind.message());
    survey.score.map_or(kind.clone(), |score| format!("{kind} {score}"))
}

/// Tomorrow, or the next day on which somebody works.
fn next_working_day(s: &Session) -> NaiveDate {
    let tomorrow = s.today().checked_add_days(Days::new(1)).unwrap_or_else(|| s.today());
    tomorrow
        .iter_days()
        .take(usize::try_from(LONGEST_BREAK).unwrap_or(1))
        .find(|day| s.calendar.is_working_day(*day))
        .unwrap_or(tomorrow)
}

/// The task to ask somebody who is unhappy.
fn follow_up(survey: &Survey, s: &Session) -> Task {
    let title = tr!(s.i18n, "survey-follow-up", score = score(survey, s));
    let mut task = Task::new(&title, TaskKind::FollowUp);
    task.due = Some(Due::Date(next_working_day(s)));
    task.customer_id = survey.customer_id;
    task.contact_id = survey.contact_id;
    task.complaint_id = survey.complaint_id;
    task.notes.clone_from(&survey.comment);
    task.assignee.clone_from(&s.who.login);
    "survey".clone_into(&mut task.origin);
    task
}

impl Room for SurveyRoom {
    fn values(&self, _s: &Session, env: &FormEnv<'_>) -> Values {
        form::survey::survey_to_values(&self.base, env)
    }

    fn form(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Form {
        form::survey::form(values, env)
    }

    fn customer(&self) -> Option<Id> {
        self.base.customer_id
    }

    fn make(&self, values: &Values, s: &Session, env: &FormEnv<'_>) -> Made {
        let (new, errors) = form::survey::survey_from_values(&self.base, values, s.now, env);
        let change =
            Change::Survey { base: stored(self.base.meta.id, &self.base), new: Box::new(new) };
        Made { changes: vec![change], errors, ..Made::default() }
    }

    fn what(&self) -> &'static str {
        "survey"
    }

    fn title(&self) -> &'static str {
        "form-title-survey"
    }

    fn told(&self, made: &Made, _saved: &Saved, _name: &str, s: &Session) -> String {
        let score = answer(made).map(|survey| score(survey, s)).unwrap_or_default();
        tr!(s.i18n, "saved-survey", score = score)
    }

    fn after(&self, made: &Made, _saved: &Saved, s: &Session) -> Vec<Effect> {
        let alarming = |survey: &&Survey| {
            self.base.meta.id == 0 && survey.score.is_some_and(|n| survey.kind.is_alarming(n))
        };
        let Some(survey) = answer(made).filter(alarming) else { return Vec::new() };
        let task = follow_up(survey, s);
        let when = task.due.map(|due| s.due_label(due)).unwrap_or_default();
        let question = QuestionPopup {
            title: tr!(s.i18n, "survey-unhappy-title"),
            text: tr!(s.i18n, "survey-unhappy", score = score(survey, s), date = when),
            yes: tr!(s.i18n, "survey-unhappy-yes"),
            effects: vec![Effect::OpenForm(FormRequest::Task(Box::new(task)))],
        };
        vec![Effect::Popup(Box::new(Popup::Question(question)))]
    }
}
