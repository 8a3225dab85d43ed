//! Surveys in many periods at once, as far as they do not add up by day: the last answer of
//! each customer, and how many of those asked have answered. Pure.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::cases::{day_begins, day_ends};
use super::{Ask, SurveyTally};
use crate::domain::codes::SurveyKind;
use crate::domain::model::Id;

/// An answer with a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    pub id: Id,
    /// `None`: nobody knows whose it is.
    pub customer: Option<Id>,
    pub kind: SurveyKind,
    pub at: DateTime<Utc>,
    pub score: i64,
}

/// Invitations and answers are put in one by one, in any order.
#[derive(Debug)]
pub struct SurveyCounter {
    periods: Vec<Period>,
    answers: Vec<Answer>,
}

#[derive(Debug)]
struct Period {
    from: DateTime<Utc>,
    until: DateTime<Utc>,
    /// The end of the day as of which it is looked at.
    end: DateTime<Utc>,
    tallies: [SurveyTally; 3],
}

impl Period {
    fn has(&self, at: DateTime<Utc>) -> bool {
        self.from <= at && at < self.until
    }
}

impl SurveyCounter {
    pub fn new(asks: &[Ask], zone: Tz) -> Self {
        let period = |ask: &Ask| Period {
            from: day_begins(ask.from, zone),
            until: day_ends(ask.until(), zone),
            end: day_ends(ask.as_of, zone),
            tallies: [SurveyTally::default(); 3],
        };
        Self { periods: asks.iter().map(period).collect(), answers: Vec::new() }
    }

    /// From when to before when something counts in one of the periods.
    pub fn span(&self) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let from = self.periods.iter().map(|period| period.from).min()?;
        Some((from, self.periods.iter().map(|period| period.until).max()?))
    }

    /// Somebody was asked, and has answered or not.
    pub fn sent(&mut self, kind: SurveyKind, sent: DateTime<Utc>, answered: Option<DateTime<Utc>>) {
        for period in self.periods.iter_mut().filter(|period| period.has(sent)) {
            let share = &mut of(&mut period.tallies, kind).answered;
            share.of += 1;
            share.part += i64::from(answered.is_some_and(|at| at < period.end));
        }
    }

    pub fn answered(&mut self, answer: Answer) {
        self.answers.push(answer);
    }

    /// Of NPS, CSAT and CES, in the order of the periods.
    pub fn finish(mut self) -> Vec<[SurveyTally; 3]> {
        let whose = |answer: &Answer| (answer.kind, answer.customer);
        self.answers.sort_unstable_by_key(|answer| (whose(answer), answer.at, answer.id));
        for of_one in self.answers.chunk_by(|a, b| whose(a) == whose(b) && a.customer.is_some()) {
            for period in &mut self.periods {
                let later = of_one.partition_point(|answer| answer.at < period.until);
                let last = later.checked_sub(1).and_then(|at| of_one.get(at));
                if let Some(answer) = last.filter(|answer| period.has(answer.at)) {
                    add(of(&mut period.tallies, answer.kind), *answer);
                }
            }
        }
        self.periods.into_iter().map(|period| period.tallies).collect()
    }
}

fn of(tallies: &mut [SurveyTally; 3], kind: SurveyKind) -> &mut SurveyTally {
    let [nps, csat, ces] = tallies;
    match kind {
        SurveyKind::Nps => nps,
        SurveyKind::Csat => csat,
        SurveyKind::Ces => ces,
    }
}

fn add(tally: &mut SurveyTally, Answer { kind, score, .. }: Answer) {
    let (good, bad) = match kind {
        SurveyKind::Nps => (score >= 9, score <= 6),
        SurveyKind::Csat => (score >= 4, false),
        SurveyKind::Ces => (score >= 5, false),
    };
    tally.latest_n += 1;
    tally.latest_sum += score;
    tally.latest_good += i64::from(good);
    tally.latest_bad += i64::from(bad);
    tally.latest_squares += score * score;
}
