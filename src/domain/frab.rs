//! Which complaints matter most: the Pareto of a period and frequency
//! against relevance (Frequenz-Relevanz-Analyse von Beschwerden; Stauss/Seidel, Beschwerdemanagement).
//! Pure; limits are compared in whole numbers, quotients are formed at the end.

use chrono::{Days, Months, NaiveDate};

use super::views::ComplaintGroup;

/// Fewer complaints than this are single cases, no pattern.
pub const SINGLE_CASES: i64 = 5;

/// One bar of a Pareto.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Empty = not given.
    pub name: String,
    pub count: i64,
    /// Percent of all.
    pub share: f64,
    /// Percent of all, this one and those before it.
    pub cumulative: f64,
    /// One of the few that make 80 %; the one that crosses belongs to them.
    pub vital: bool,
}

/// The groups as a Pareto: descending by count, equal ones by name.
pub fn pareto(groups: &[ComplaintGroup]) -> Vec<Bar> {
    let mut groups: Vec<&ComplaintGroup> = groups.iter().filter(|g| g.count > 0).collect();
    groups.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
    let total: i64 = groups.iter().map(|g| g.count).sum();
    let mut before = 0;
    groups
        .into_iter()
        .map(|group| {
            let vital = 100 * i128::from(before) < 80 * i128::from(total);
            before += group.count;
            Bar {
                name: group.name.clone(),
                count: group.count,
                share: percent(i128::from(group.count), i128::from(total)),
                cumulative: percent(i128::from(before), i128::from(total)),
                vital,
            }
        })
        .collect()
}

/// Where a group lies by the medians; on a median counts as above it, so that nothing
/// slips to where it is only watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quadrant {
    /// Often and important: act now.
    Act,
    /// Rare and important: clear each cause.
    Clear,
    /// Often and minor: improve the routine.
    Improve,
    /// Rare and minor: watch.
    Watch,
}

impl Quadrant {
    pub const ALL: [Self; 4] = [Self::Act, Self::Clear, Self::Improve, Self::Watch];

    /// Stable name, for JSON and message keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Act => "act",
            Self::Clear => "clear",
            Self::Improve => "improve",
            Self::Watch => "watch",
        }
    }
}

/// One group in the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Empty = not given.
    pub name: String,
    pub frequency: i64,
    /// Mean annoyance, 1–5; `None` = of none it is known.
    pub relevance: Option<f64>,
    /// `None` = the relevance is not known.
    pub quadrant: Option<Quadrant>,
    /// Problem value: frequency × relevance, and its share of all in percent.
    pub value: Option<f64>,
    pub share: Option<f64>,
    pub cumulative: Option<f64>,
    /// So few that they are single cases.
    pub few: bool,
}

/// The picture of frequency and relevance.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frab {
    /// By problem value, descending, equal ones by name; those without one last, the
    /// most frequent first.
    pub points: Vec<Point>,
    /// `None` = nothing to form it of.
    pub median_frequency: Option<f64>,
    pub median_relevance: Option<f64>,
    /// All in all so few that they are single cases.
    pub few: bool,
}

/// Frequency and relevance of the groups.
pub fn frab(groups: &[ComplaintGroup]) -> Frab {
    let mut groups: Vec<&ComplaintGroup> = groups.iter().filter(|g| g.count > 0).collect();
    groups.sort_by(|a, b| {
        let [one, other] = [a, b].map(|g| Ratio::problem_value(g));
        match (one, other) {
            (Some(one), Some(other)) => other.cmp(one),
            (one, other) => other.is_some().cmp(&one.is_some()).then(b.count.cmp(&a.count)),
        }
        .then_with(|| a.name.cmp(&b.name))
    });
    let mut frequencies: Vec<Ratio> =
        groups.iter().map(|g| Ratio { over: i128::from(g.count), under: 1 }).collect();
    let mut relevances: Vec<Ratio> = groups.iter().filter_map(|g| Ratio::relevance(g)).collect();
    let median_frequency = median(&mut frequencies);
    let median_relevance = median(&mut relevances);
    let total: f64 = groups.iter().filter_map(|g| Ratio::problem_value(g)).map(Ratio::value).sum();
    let mut before = 0.0;
    let points = groups
        .iter()
        .map(|group| {
            let frequency = Ratio { over: i128::from(group.count), under: 1 };
            let relevance = Ratio::relevance(group);
            let value = Ratio::problem_value(group).map(Ratio::value);
            let often = median_frequency.is_some_and(|m| frequency.cmp(m).is_ge());
            let quadrant = relevance.zip(median_relevance).map(|(relevance, median)| {
                match (often, relevance.cmp(median).is_ge()) {
                    (true, true) => Quadrant::Act,
                    (false, true) => Quadrant::Clear,
                    (true, false) => Quadrant::Improve,
                    (false, false) => Quadrant::Watch,
                }
            });
            before += value.unwrap_or(0.0);
            Point {
                name: group.name.clone(),
                frequency: group.count,
                relevance: relevance.map(Ratio::value),
                quadrant,
                value,
                share: value.map(|value| 100.0 * value / total),
                cumulative: value.map(|_| 100.0 * before / total),
                few: group.count < SINGLE_CASES,
            }
        })
        .collect();
    Frab {
        points,
        median_frequency: median_frequency.map(Ratio::value),
        median_relevance: median_relevance.map(Ratio::value),
        few: groups.iter().map(|g| g.count).sum::<i64>() < SINGLE_CASES,
    }
}

/// The rolling year that ends with this day: the period unless another one is chosen.
pub fn rolling_year(until: NaiveDate) -> (NaiveDate, NaiveDate) {
    let from = until
        .checked_sub_months(Months::new(12))
        .and_then(|day| day.checked_add_days(Days::new(1)))
        .unwrap_or(until);
    (from, until)
}

#[expect(clippy::cast_precision_loss, reason = "counts of complaints are far below 2^53")]
fn percent(part: i128, total: i128) -> f64 {
    100.0 * part as f64 / total as f64
}

/// A quotient that is compared exactly; `under` is positive.
#[derive(Debug, Clone, Copy)]
struct Ratio {
    over: i128,
    under: i128,
}

impl Ratio {
    /// The mean annoyance.
    fn relevance(group: &ComplaintGroup) -> Option<Self> {
        (group.annoyance_n > 0).then(|| Self {
            over: i128::from(group.annoyance_sum),
            under: i128::from(group.annoyance_n),
        })
    }

    fn problem_value(group: &ComplaintGroup) -> Option<Self> {
        let Self { over, under } = Self::relevance(group)?;
        Some(Self { over: over * i128::from(group.count), under })
    }

    fn cmp(self, other: Self) -> std::cmp::Ordering {
        (self.over * other.under).cmp(&(other.over * self.under))
    }

    #[expect(clippy::cast_precision_loss, reason = "sums over complaints are far below 2^53")]
    fn value(self) -> f64 {
        self.over as f64 / self.under as f64
    }
}

/// The middle value; of an even number the mean of the two in the middle.
fn median(values: &mut [Ratio]) -> Option<Ratio> {
    values.sort_by(|a, b| a.cmp(*b));
    let upper = *values.get(values.len() / 2)?;
    if values.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *values.get((values.len() / 2).checked_sub(1)?)?;
    Some(Ratio {
        over: lower.over * upper.under + upper.over * lower.under,
        under: 2 * lower.under * upper.under,
    })
}

#[cfg(test)]
mod tests;
