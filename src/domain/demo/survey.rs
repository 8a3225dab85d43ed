//! What customers answer when they are asked.

use chrono::{DateTime, TimeDelta, Utc};

use super::rng::Rng;
use super::{Demo, DemoContact, DemoSurvey};
use crate::domain::codes::{Channel, Code as _, Stage, SurveyKind, Topic};
use crate::domain::model::{Meta, Survey};

/// Of the first customers many are asked, so that a small demo shows answers …
const SHOWN: u64 = 250;
const MANY: u64 = 32;
/// … of the others as many as in a real year.
const SOME: u64 = 8;
/// So many in a hundred answer.
const ANSWERING: u64 = 68;
/// Months in which the first ones are asked in turn.
const MONTHS: u64 = 13;
/// Mixes the seed, so that surveys have a chance of their own.
const STREAM: u64 = 0x5A_7B_0E;
/// Every so manieth of the first customers is unhappy and was not called back.
const UNHAPPY: u64 = 30;

const SCORES: &[(&[i64], u64)] = &[(&[9, 10], 52), (&[7, 8], 28), (&[0, 2, 4, 5, 6], 20)];

/// Days ago of a bad answer after which nobody has called.
pub(super) fn unhappy(index: u64) -> Option<i64> {
    let nth = i64::try_from(index / UNHAPPY).ok()?;
    (index < SHOWN && index % UNHAPPY == 13).then_some(3 + nth * 7)
}

/// The surveys of a customer apart from those about complaints.
pub(super) fn surveys(
    demo: &Demo,
    index: u64,
    stage: Option<Stage>,
    contacts: &[DemoContact],
) -> Vec<DemoSurvey> {
    let mut rng = Rng::new(demo.spec.seed ^ STREAM, index);
    let rng = &mut rng;
    let kind = usize::try_from(index / UNHAPPY % 3).ok();
    let kind = kind.and_then(|at| SurveyKind::ALL.get(at)).copied();
    if let (Some(days), Some(kind)) = (unhappy(index), kind) {
        let at = Demo::at(demo.today - TimeDelta::days(days), rng.between(9 * 60, 20 * 60));
        let mut answer = asked(kind, "contact", at - TimeDelta::days(1));
        answer.score = Some(*kind.scale().start() + if kind == SurveyKind::Nps { 3 } else { 1 });
        answer.answered_at = Some(at);
        answer.comment = demo.words.any("bad-answers", rng);
        return vec![DemoSurvey { survey: answer, contact: None }];
    }
    let mut surveys: Vec<DemoSurvey> = regular(demo, index, stage, rng)
        .map(|survey| DemoSurvey { survey, contact: None })
        .into_iter()
        .collect();
    let year = demo.spec.now - TimeDelta::days(360);
    let recent: Vec<usize> = (0..contacts.len())
        .filter(|at| contacts.get(*at).is_some_and(|c| c.contact.is_real() && c.contact.at > year))
        .collect();
    if !rng.chance(if index < SHOWN { MANY } else { SOME }) {
        return surveys;
    }
    let Some(position) = rng.pick(&recent).copied() else { return surveys };
    let Some(contact) = contacts.get(position).map(|c| &c.contact) else { return surveys };
    let (kind, occasion) = match contact.topic {
        Some(Topic::Support) => (SurveyKind::Ces, "support"),
        Some(Topic::Delivery) => (SurveyKind::Csat, "delivery"),
        _ if contact.channel == Channel::Phone => (SurveyKind::Nps, "call"),
        _ => (SurveyKind::Nps, "contact"),
    };
    let sent = contact.at + TimeDelta::hours(20);
    let asked = survey(demo, kind, occasion, sent, rng);
    surveys.extend(asked.map(|survey| DemoSurvey { survey, contact: Some(position) }));
    surveys
}

/// What the first customers are asked in turn, a third of them each question, some in each
/// of the last thirteen months: so that a trend is seen in a small demo.
fn regular(demo: &Demo, index: u64, stage: Option<Stage>, rng: &mut Rng) -> Option<Survey> {
    if index >= SHOWN || matches!(stage, None | Some(Stage::Lead)) {
        return None;
    }
    let month = (index % MONTHS).cast_signed();
    let kind = usize::try_from(index / MONTHS % 3).ok();
    let kind = kind.and_then(|at| SurveyKind::ALL.get(at)).copied()?;
    let day = demo.today - TimeDelta::days(month * 30 + 6 + rng.below(22).cast_signed());
    let sent = Demo::at(day, rng.between(9 * 60, 16 * 60));
    // The first ones answer for certain.
    let answering = if index < 6 * MONTHS { 100 } else { ANSWERING };
    invited(demo, asked(kind, "regular", sent), answering, rng)
}

/// An invitation, mostly with its answer; `None` if it would be sent in the future.
pub(super) fn survey(
    demo: &Demo,
    kind: SurveyKind,
    occasion: &str,
    sent: DateTime<Utc>,
    rng: &mut Rng,
) -> Option<Survey> {
    invited(demo, asked(kind, occasion, sent), ANSWERING, rng)
}

/// The same with its answer, of so many in a hundred.
fn invited(demo: &Demo, mut survey: Survey, answering: u64, rng: &mut Rng) -> Option<Survey> {
    let sent = survey.sent_at.filter(|sent| *sent <= demo.spec.now)?;
    let hours = i64::try_from(rng.between(1, 100)).unwrap_or(1);
    let answered = sent + TimeDelta::hours(hours);
    if answered > demo.spec.now || !rng.chance(answering) {
        return Some(survey);
    }
    let (list, tenths) = match rng.weighted(SCORES) {
        Some(scores) => (list(scores), rng.pick(scores).copied().unwrap_or(8)),
        None => ("praise-answers", 8),
    };
    survey.answered_at = Some(answered);
    survey.score = Some(scaled(survey.kind, tenths));
    if rng.chance(55) {
        survey.comment = demo.words.any(list, rng);
    }
    Some(survey)
}

fn asked(kind: SurveyKind, occasion: &str, sent: DateTime<Utc>) -> Survey {
    Survey {
        meta: Meta::default(),
        customer_id: None,
        kind,
        sent_at: Some(sent),
        answered_at: None,
        score: None,
        comment: String::new(),
        touchpoint: occasion.to_owned(),
        contact_id: None,
        complaint_id: None,
    }
}

fn list(scores: &[i64]) -> &'static str {
    match scores.iter().max() {
        Some(9..) => "praise-answers",
        Some(7..) => "middling-answers",
        _ => "bad-answers",
    }
}

/// A score of ten on the scale of the question.
fn scaled(kind: SurveyKind, tenths: i64) -> i64 {
    let scale = kind.scale();
    let (low, high) = (*scale.start(), *scale.end());
    low + (tenths * (high - low) + 5) / 10
}
