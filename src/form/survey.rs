//! The form of a survey answer: a score, and what it was given for.

use chrono::{DateTime, Utc};

use super::values::{Fill, Read, print_instant};
use super::{FieldError, Form, FormEnv, Values};
use crate::domain::codes::{Code, SurveyKind};
use crate::domain::fields::SURVEY;
use crate::domain::model::Survey;
use crate::tr;

/// The word that drafts of it are kept under.
pub const NAME: &str = "survey";

/// The form, filled with these values.
pub fn form(values: &Values, env: &FormEnv<'_>) -> Form {
    let mut form = Form::new(NAME, SURVEY, values, env.i18n);
    show_scale(&mut form, env);
    form
}

/// The scores that can be given stand grey in the empty field, with what the best of
/// them means.
pub fn show_scale(form: &mut Form, env: &FormEnv<'_>) {
    let kind = SurveyKind::from_name(&form.value("survey_kind")).unwrap_or(SurveyKind::Nps);
    let scale = kind.scale();
    let key = match kind {
        SurveyKind::Nps => "form-scale-nps",
        SurveyKind::Csat => "form-scale-csat",
        SurveyKind::Ces => "form-scale-ces",
    };
    let words = tr!(env.i18n, key, least = *scale.start(), most = *scale.end());
    form.set_placeholder("score", &words);
}

/// The values of an answer.
pub fn survey_to_values(survey: &Survey, env: &FormEnv<'_>) -> Values {
    let mut fill = Fill(Values::new());
    fill.number("score", survey.score);
    fill.code("survey_kind", Some(survey.kind));
    fill.text("comment", &survey.comment);
    fill.text("touchpoint", &survey.touchpoint);
    fill.text(
        "answered_at",
        &survey.answered_at.map_or(String::new(), |at| print_instant(at, env)),
    );
    fill.0
}

/// The answer that these values make of `base`; it needs a score of its scale.
/// `now`: when it was given if nothing else is said.
pub fn survey_from_values(
    base: &Survey,
    values: &Values,
    now: DateTime<Utc>,
    env: &FormEnv<'_>,
) -> (Survey, Vec<FieldError>) {
    let mut read = Read::new(values, env);
    let kind: SurveyKind = read.code("survey_kind").unwrap_or(base.kind);
    let score = read.number("score", base.score);
    let scale = kind.scale();
    if read.text("score").is_empty() {
        read.wrong("score", "form-error-score-missing");
    } else if score.is_some_and(|score| !scale.contains(&score)) {
        let sentence = tr!(
            env.i18n,
            "form-error-score",
            kind = tr!(env.i18n, &kind.message()),
            least = *scale.start(),
            most = *scale.end()
        );
        read.errors.push(FieldError::new("score", sentence));
    }
    let answered_at = base.answered_at.unwrap_or(now);
    let answered_at =
        Some(read.past_instant("answered_at", answered_at, "form-error-answered-later"));
    let survey = Survey {
        kind,
        score,
        comment: read.text("comment").to_owned(),
        touchpoint: read.text("touchpoint").to_owned(),
        answered_at,
        ..base.clone()
    };
    (survey, read.errors)
}
