//! ABC analysis: classes of customers by their share of what all bring.

use crate::domain::codes::AbcClass;
use crate::domain::settings::AbcMeasure;

/// Under this share of known costs (percent of the net revenue) the margin says too little.
const COVERAGE_PERCENT: i128 = 95;

/// What the classes are made of in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AbcBasis {
    pub measure: AbcMeasure,
    /// The margin was asked for, but of too little of the revenue the cost is known.
    pub fell_back: bool,
}

/// The measure to go by: margin falls back to revenue where less than 95 % of the net
/// revenue of all is covered by known costs.
pub fn basis(asked: AbcMeasure, revenue: i128, covered: i128) -> AbcBasis {
    // Where refunds outweigh sales there is no share to speak of.
    let covers =
        if revenue > 0 { 100 * covered >= COVERAGE_PERCENT * revenue } else { covered == revenue };
    let fell_back = asked == AbcMeasure::Margin && !covers;
    AbcBasis { measure: if fell_back { AbcMeasure::Revenue } else { asked }, fell_back }
}

/// Share of the net revenue whose cost is known, 0–1; `None` without revenue.
#[expect(clippy::cast_precision_loss, reason = "a share on screen")]
pub fn coverage(revenue: i128, covered: i128) -> Option<f64> {
    (revenue > 0).then(|| covered as f64 / revenue as f64)
}

/// The class of each: largest first, equal ones by key; A as long as less than the first
/// limit is used up before, B as long as less than the first two. What is not positive is C.
/// The limits are shares in percent that make 100.
pub fn abc<K: Ord>(values: &[(K, i64)], limits: [i64; 3]) -> Vec<AbcClass> {
    let mut order: Vec<(i64, usize)> = values
        .iter()
        .enumerate()
        .filter(|(_, (_, value))| *value > 0)
        .map(|(at, (_, value))| (*value, at))
        .collect();
    let key = |at: usize| values.get(at).map(|(key, _)| key);
    order.sort_unstable_by(|(a, at), (b, bt)| {
        b.cmp(a).then_with(|| key(*at).cmp(&key(*bt))).then(at.cmp(bt))
    });
    let total: i128 = order.iter().map(|(value, _)| i128::from(*value)).sum();
    let [a, b, _] = limits.map(i128::from);
    let mut classes = vec![AbcClass::C; values.len()];
    let mut before: i128 = 0;
    for (value, at) in order {
        if let Some(class) = classes.get_mut(at) {
            *class = if 100 * before < a * total {
                AbcClass::A
            } else if 100 * before < (a + b) * total {
                AbcClass::B
            } else {
                AbcClass::C
            };
        }
        before += i128::from(value);
    }
    classes
}
