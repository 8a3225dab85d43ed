//! RFM: scores 1–5 for recency, frequency and monetary value by middle ranks, so that equal
//! values get equal scores, and the named groups.

use super::{Day, History};
use crate::domain::codes::RfmGroup;

/// With fewer buyers within the window there are no groups.
pub const FEWEST_BUYERS: usize = 10;

/// One buyer of the window (24 months).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RfmInput {
    /// Last purchase day.
    pub last: Day,
    /// Purchase days within the window.
    pub days: i64,
    /// Net value of all rows of the window.
    pub value: i64,
}

impl RfmInput {
    /// What a history has to say; `None`: no purchase day within the window.
    pub fn of(history: &History) -> Option<Self> {
        let days = history.days_from(history.as_of.before);
        Some(Self {
            last: history.last().filter(|_| days > 0)?,
            days: i64::try_from(days).unwrap_or(i64::MAX),
            value: history.year.net.saturating_add(history.before.net),
        })
    }
}

/// The three scores of each buyer.
pub fn rfm(buyers: &[RfmInput]) -> Vec<[u8; 3]> {
    let mut scores = vec![[3; 3]; buyers.len()];
    // Fewer days ago, more days, more money are better: in each the greater number.
    rank(buyers, &mut scores, 0, |b| i64::from(b.last));
    rank(buyers, &mut scores, 1, |b| b.days);
    rank(buyers, &mut scores, 2, |b| b.value);
    scores
}

/// Score of one criterion: 1 + ⌊5 · (2L + E) / 2n⌋, L being those that are worse, E those
/// that are equal, oneself included.
fn rank(
    buyers: &[RfmInput],
    scores: &mut [[u8; 3]],
    criterion: usize,
    of: impl Fn(&RfmInput) -> i64,
) {
    let n = buyers.len();
    let mut order: Vec<(i64, usize)> =
        buyers.iter().enumerate().map(|(at, buyer)| (of(buyer), at)).collect();
    order.sort_unstable();
    let mut worse = 0;
    for equal in order.chunk_by(|a, b| a.0 == b.0) {
        let middle = 5 * (2 * worse + equal.len()) / (2 * n);
        let score = u8::try_from(1 + middle).unwrap_or(5).min(5);
        for (_, at) in equal {
            if let Some(slot) = scores.get_mut(*at).and_then(|s| s.get_mut(criterion)) {
                *slot = score;
            }
        }
        worse += equal.len();
    }
}

/// The group of three scores. `days`: purchase days within the window; with a single one the
/// customer cannot be named a frequent one, however few the others have.
pub fn rfm_group(scores: [u8; 3], days: i64) -> RfmGroup {
    let [r, f, m] = scores;
    let f = if days == 1 { f.min(2) } else { f };
    match (r, f, m) {
        (4.., 4.., 4..) => RfmGroup::Champions,
        (..=2, 4.., 4..) => RfmGroup::CantLose,
        (3.., 4.., _) => RfmGroup::Loyal,
        (3.., _, 5..) => RfmGroup::BigSpenders,
        (4.., ..=2, _) => RfmGroup::New,
        (3, ..=2, _) => RfmGroup::Promising,
        (3, 3, _) => RfmGroup::NeedsAttention,
        (..=2, 3.., _) => RfmGroup::AtRisk,
        (..=1, ..=2, _) => RfmGroup::Lost,
        (2, ..=2, _) => RfmGroup::Hibernating,
        (4.., 3, _) => RfmGroup::Loyal,
    }
}
