//! The form in which a customer is judged: all criteria at once, 1 to 5 each.

use chrono::NaiveDate;

use super::{Form, FormEnv, Values};
use crate::domain::codes::{Code, Criterion};
use crate::domain::fields::{SCORES, score_key};
use crate::domain::model::{Id, Meta, Score};
use crate::tr;

/// The word that drafts of it are kept under.
pub const NAME: &str = "scores";

/// How the scores of a customer change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judged {
    /// As it was (`None`: a new judgement), and as it shall be.
    pub changed: Vec<(Option<Score>, Score)>,
    /// Judgements that are taken back altogether.
    pub gone: Vec<Id>,
}

/// The form over the scores of a customer, by criterion, of each the newest first.
pub fn form(values: &Values, scores: &[Score], env: &FormEnv<'_>) -> Form {
    let mut form = Form::new(NAME, SCORES, values, env.i18n);
    for criterion in Criterion::ALL {
        let key = score_key(*criterion);
        form.set_label(key, &tr!(env.i18n, &criterion.message()));
        let since = newest(scores, *criterion).map(|score| env.i18n.date(score.scored_on));
        form.set_aside(key, since.into_iter().collect());
        let scale = format!("form-scale-{}", criterion.name().replace('_', "-"));
        form.set_remark(key, Some(tr!(env.i18n, &scale)));
    }
    form
}

fn newest(scores: &[Score], criterion: Criterion) -> Option<&Score> {
    scores.iter().find(|score| score.criterion == criterion)
}

/// The newest score of each criterion.
pub fn scores_to_values(scores: &[Score]) -> Values {
    Criterion::ALL
        .iter()
        .filter_map(|criterion| {
            let score = newest(scores, *criterion)?;
            Some((score_key(*criterion).to_owned(), score.score.to_string()))
        })
        .collect()
}

/// What these values change. A judgement of today is put right, an older one stays and
/// a new one is made; an emptied field takes back all of its criterion.
pub fn scores_from_values(
    customer: Id,
    scores: &[Score],
    values: &Values,
    today: NaiveDate,
) -> Judged {
    let mut judged = Judged::default();
    for criterion in Criterion::ALL {
        let typed = values.get(score_key(*criterion)).map_or("", |value| value.trim());
        let before = newest(scores, *criterion);
        let Ok(score) = typed.parse::<i64>() else {
            let all = scores.iter().filter(|score| score.criterion == *criterion);
            judged.gone.extend(all.map(|score| score.meta.id));
            continue;
        };
        if before.is_some_and(|before| before.score == score) {
            continue;
        }
        let base = before.filter(|before| before.scored_on == today).cloned();
        let meta = base.as_ref().map_or_else(Meta::default, |base| base.meta.clone());
        let (customer_id, criterion) = (customer, *criterion);
        judged
            .changed
            .push((base, Score { meta, customer_id, criterion, score, scored_on: today }));
    }
    judged
}
