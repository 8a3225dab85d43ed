//! The customer portfolio: how attractive a customer is and how strong our position with them,
//! as weighted means of the criteria that were judged.

use crate::domain::codes::{Code, Criterion};
use crate::domain::model::Score;

/// From here on an axis counts as high.
pub const LIMIT: f64 = 3.0;

/// How much each criterion counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights([i64; Criterion::ALL.len()]);

impl Default for Weights {
    fn default() -> Self {
        let mut weights = Self([1; Criterion::ALL.len()]);
        weights.set(Criterion::Strategic, 0);
        weights
    }
}

/// The greatest weight that can be given.
const MOST: i64 = 100;

impl Weights {
    pub fn of(&self, criterion: Criterion) -> i64 {
        place(criterion).and_then(|at| self.0.get(at)).copied().unwrap_or(0)
    }

    fn set(&mut self, criterion: Criterion, weight: i64) {
        if let Some(slot) = place(criterion).and_then(|at| self.0.get_mut(at)) {
            *slot = weight;
        }
    }

    /// `potential=2, strategic=1`: those not named keep their ordinary weight. `None`: not a
    /// criterion, not a weight of 0–100, or an axis without any weight.
    pub fn parse(text: &str) -> Option<Self> {
        let mut weights = Self::default();
        for part in text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
            let (name, weight) = part.split_once(['=', ':'])?;
            let name = name.trim().to_lowercase().replace(['-', ' '], "_");
            let weight = weight.trim().parse().ok().filter(|n| (0..=MOST).contains(n))?;
            weights.set(Criterion::from_name(&name)?, weight);
        }
        let any = |axis: &[Criterion]| axis.iter().any(|criterion| weights.of(*criterion) > 0);
        (any(ATTRACTIVENESS) && any(POSITION)).then_some(weights)
    }

    /// The form in which it is kept.
    pub fn print(&self) -> String {
        let part = |criterion: &Criterion| format!("{}={}", criterion.name(), self.of(*criterion));
        Criterion::ALL.iter().map(part).collect::<Vec<_>>().join(",")
    }
}

fn place(criterion: Criterion) -> Option<usize> {
    Criterion::ALL.iter().position(|c| *c == criterion)
}

const ATTRACTIVENESS: &[Criterion] = &[
    Criterion::Potential,
    Criterion::Growth,
    Criterion::PriceLevel,
    Criterion::Payment,
    Criterion::Reference,
    Criterion::LeadUser,
    Criterion::Strategic,
];
const POSITION: &[Criterion] =
    &[Criterion::ShareOfWallet, Criterion::Satisfaction, Criterion::Closeness, Criterion::Length];

/// The newest score of each criterion; of the same day the one entered last.
pub fn latest_scores<'a>(
    scores: impl IntoIterator<Item = &'a Score>,
) -> impl Fn(Criterion) -> Option<i64> {
    let mut latest: [Option<&Score>; Criterion::ALL.len()] = [None; Criterion::ALL.len()];
    for score in scores {
        if let Some(slot) = place(score.criterion).and_then(|at| latest.get_mut(at)) {
            let newer =
                |old: &&Score| (old.scored_on, old.meta.id) <= (score.scored_on, score.meta.id);
            if slot.as_ref().is_none_or(newer) {
                *slot = Some(score);
            }
        }
    }
    let given = latest.map(|score| score.map(|score| score.score));
    move |criterion| place(criterion).and_then(|at| given.get(at).copied().flatten())
}

/// How attractive a customer is, 1–5; `None`: less than half of the weight was judged.
pub fn attractiveness(score: impl Fn(Criterion) -> Option<i64>, weights: &Weights) -> Option<f64> {
    mean(ATTRACTIVENESS, score, weights)
}

/// How strong our own position is, 1–5; `None`: less than half of the weight was judged.
pub fn position(score: impl Fn(Criterion) -> Option<i64>, weights: &Weights) -> Option<f64> {
    mean(POSITION, score, weights)
}

#[expect(clippy::cast_precision_loss, reason = "weights and scores are small")]
fn mean(
    axis: &[Criterion],
    score: impl Fn(Criterion) -> Option<i64>,
    weights: &Weights,
) -> Option<f64> {
    let (mut all, mut given, mut sum) = (0, 0, 0);
    for criterion in axis {
        let weight = weights.of(*criterion);
        all += weight;
        if let Some(score) = score(*criterion) {
            given += weight;
            sum += weight * score;
        }
    }
    (given > 0 && 2 * given >= all).then(|| sum as f64 / given as f64)
}

/// The four fields of the portfolio, and with them what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quadrant {
    /// Keep and grow.
    Stars,
    /// Invest or leave.
    QuestionMarks,
    /// Keep, efficiently.
    Earners,
    /// Take along, selectively.
    TakeAlongs,
}

impl Quadrant {
    pub const ALL: [Self; 4] = [Self::Stars, Self::QuestionMarks, Self::Earners, Self::TakeAlongs];

    /// Where a customer lies; on the limit counts as above it.
    pub fn of(attractiveness: f64, position: f64) -> Self {
        match (attractiveness >= LIMIT, position >= LIMIT) {
            (true, true) => Self::Stars,
            (true, false) => Self::QuestionMarks,
            (false, true) => Self::Earners,
            (false, false) => Self::TakeAlongs,
        }
    }

    /// Stable name, for JSON and message keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stars => "stars",
            Self::QuestionMarks => "question_marks",
            Self::Earners => "earners",
            Self::TakeAlongs => "take_alongs",
        }
    }
}
