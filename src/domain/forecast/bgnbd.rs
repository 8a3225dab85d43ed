//! BG/NBD: who still buys, and how often (Fader, Hardie, Lee 2005a). Purchases while
//! alive are Poisson with a rate that differs by customer like Gamma(r, α); after each of
//! them a customer is lost with a probability that differs like Beta(a, b). Time in weeks.

use serde::{Deserialize, Serialize};

use super::optimize::{Objective, Point, inside};
use super::special::{digamma_rising, expected, ln_rising};

/// The parameters, all above 0.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Params {
    pub r: f64,
    pub alpha: f64,
    pub a: f64,
    pub b: f64,
}

impl Params {
    /// Log-likelihood of a customer with `x` purchases after the first, the last at `t_x`,
    /// seen until `t`.
    pub fn log_likelihood(&self, x: u32, t_x: f64, t: f64) -> f64 {
        let (lambda, count) = (self.by_count(x), f64::from(x));
        let alive = lambda.common - (self.r + count) * (self.alpha + t).ln();
        if x == 0 {
            return alive;
        }
        alive + ln_one_plus_exp(self.odds(x, t_x, t))
    }

    /// Logarithm of the odds that the customer is lost.
    fn odds(&self, x: u32, t_x: f64, t: f64) -> f64 {
        let x = f64::from(x);
        let since = ((t - t_x) / (self.alpha + t_x)).ln_1p();
        self.a.ln() - (self.b + x - 1.0).ln() + (self.r + x) * since
    }

    /// Probability that the customer still buys; 1 without a second purchase, by the
    /// construction of the model.
    pub fn p_alive(&self, x: u32, t_x: f64, t: f64) -> f64 {
        if x == 0 { 1.0 } else { 1.0 / (1.0 + self.odds(x, t_x, t).min(700.0).exp()) }
    }

    /// Purchases of a new customer within `t` weeks.
    pub fn expected_new(&self, t: f64) -> f64 {
        expected([self.r, self.a, self.b], 0.0, t / (self.alpha + t))
    }

    /// Purchases within `ahead` weeks after `t` of a customer who is alive; times
    /// [`Params::p_alive`] it is what is to be expected.
    pub fn expected_alive(&self, x: u32, t: f64, ahead: f64) -> f64 {
        let part = ahead / (self.alpha + t + ahead);
        expected([self.r, self.a, self.b], f64::from(x), part)
    }

    /// What the likelihood of all customers with this `x` has in common.
    fn by_count(&self, x: u32) -> ByCount {
        let Self { r, alpha, a, b } = *self;
        // Without a second purchase nobody is lost in this model.
        let (lost, last) = match x {
            0 => (f64::NEG_INFINITY, 0.0),
            _ => (a.ln() - (b + f64::from(x) - 1.0).ln(), 1.0 / (b + f64::from(x) - 1.0)),
        };
        let x = f64::from(x);
        let common = ln_rising(r, x) + r * alpha.ln() + ln_rising(b, x) - ln_rising(a + b, x);
        ByCount {
            rate: r + x,
            common,
            lost,
            dr: digamma_rising(r, x) + alpha.ln(),
            da: -digamma_rising(a + b, x),
            db: digamma_rising(b, x) - digamma_rising(a + b, x),
            last,
        }
    }
}

/// ln(1 + e^v), whatever v.
fn ln_one_plus_exp(v: f64) -> f64 {
    if v > 0.0 { v + (-v).exp().ln_1p() } else { v.exp().ln_1p() }
}

struct ByCount {
    rate: f64,
    common: f64,
    lost: f64,
    dr: f64,
    da: f64,
    db: f64,
    last: f64,
}

/// How a customer has bought: times in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct History {
    /// Purchase days after the first.
    pub x: u32,
    /// From the first to the last purchase day.
    pub recency: u32,
    /// From the first purchase day to the day of the forecast.
    pub age: u32,
}

/// Equal histories, with their number; `x`, `recency` and `age` are places in the tables.
#[derive(Debug, Clone, Copy)]
struct Group {
    x: u32,
    recency: u32,
    age: u32,
    weight: u32,
}

/// The histories of all customers, ready to be asked for their likelihood again and
/// again: equal ones once, what depends on the count or the day alone in tables.
#[derive(Debug)]
pub struct Histories {
    groups: Vec<Group>,
    counts: Vec<u32>,
    days: Vec<u32>,
    /// Customers.
    pub n: f64,
    /// Units of time in a day; the longest history takes [`SPAN`].
    pub unit: f64,
    /// Purchases after the first, of all together.
    pub repeats: f64,
}

/// Units of time of the longest history: so the parameters are of the size of 1.
const SPAN: f64 = 40.0;

impl Histories {
    pub fn new(mut histories: Vec<History>) -> Self {
        for history in &mut histories {
            if history.x == 0 {
                history.recency = 0;
            }
        }
        histories.sort_unstable();
        let mut days: Vec<u32> = histories.iter().flat_map(|h| [h.recency, h.age]).collect();
        days.sort_unstable();
        days.dedup();
        let mut counts: Vec<u32> = histories.iter().map(|h| h.x).collect();
        counts.dedup();
        let place = |sorted: &[u32], v: u32| {
            sorted.binary_search(&v).ok().and_then(|i| u32::try_from(i).ok()).unwrap_or(0)
        };
        let groups = histories
            .chunk_by(|a, b| a == b)
            .filter_map(|same| {
                let h = same.first()?;
                Some(Group {
                    x: place(&counts, h.x),
                    recency: place(&days, h.recency),
                    age: place(&days, h.age),
                    weight: u32::try_from(same.len()).ok()?,
                })
            })
            .collect();
        let longest = days.last().copied().unwrap_or(1).max(1);
        let n = histories.iter().map(|_| 1.0).sum();
        let repeats = histories.iter().map(|h| f64::from(h.x)).sum();
        Self { groups, counts, days, n, unit: SPAN / f64::from(longest), repeats }
    }

    /// Every so many-th group, for a first look; the whole if there are few.
    pub fn sample(&self, at_most: usize) -> Option<Self> {
        if self.groups.len() <= at_most {
            return None;
        }
        let every = self.groups.len().div_ceil(at_most);
        let groups: Vec<Group> = self.groups.iter().step_by(every).copied().collect();
        let n = groups.iter().map(|g| f64::from(g.weight)).sum();
        let (counts, days) = (self.counts.clone(), self.days.clone());
        Some(Self { groups, counts, days, n, unit: self.unit, repeats: self.repeats })
    }

    /// The parameters, in weeks, that a point of the search stands for.
    pub fn params(&self, at: &Point<4>) -> Params {
        let [r, alpha, a, b] = at.map(f64::exp);
        Params { r, alpha: alpha / (7.0 * self.unit), a, b }
    }

    /// Log-likelihood in weeks, given the objective at its minimum.
    pub fn log_likelihood(&self, objective: f64) -> f64 {
        // A density in other units of time.
        self.repeats * (7.0 * self.unit).ln() - objective * self.n
    }

    fn sums(&self, at: &Point<4>) -> Sums {
        let [r, alpha, a, b] = at.map(f64::exp);
        let params = Params { r, alpha, a, b };
        let counts: Vec<ByCount> = self.counts.iter().map(|x| params.by_count(*x)).collect();
        let days: Vec<(f64, f64)> = self
            .days
            .iter()
            .map(|day| {
                let time = alpha + f64::from(*day) * self.unit;
                (time.ln(), 1.0 / time)
            })
            .collect();
        let mut all = Sums::default();
        // In portions, so that a million small terms are not lost in a great sum.
        for portion in self.groups.chunks(1024) {
            let mut some = Sums::default();
            for group in portion {
                let (Some(count), Some(last), Some(end)) = (
                    counts.get(group.x as usize),
                    days.get(group.recency as usize),
                    days.get(group.age as usize),
                ) else {
                    continue;
                };
                some.add(count, *last, *end, f64::from(group.weight), params);
            }
            all.append(&some);
        }
        all
    }
}

#[derive(Default)]
struct Sums {
    likelihood: f64,
    gradient: Point<4>,
}

impl Sums {
    fn add(
        &mut self,
        count: &ByCount,
        (ln_last, per_last): (f64, f64),
        (ln_end, per_end): (f64, f64),
        weight: f64,
        p: Params,
    ) {
        let rate = count.rate;
        let alive = count.common - rate * ln_end;
        let odds = count.lost + rate * (ln_end - ln_last);
        let small = (-odds.abs()).exp();
        let likelihood = alive + odds.max(0.0) + small.ln_1p();
        let lost = if odds > 0.0 { 1.0 } else { small } / (1.0 + small);
        let kept = 1.0 - lost;
        let [dr, dalpha, da, db] = &mut self.gradient;
        self.likelihood += weight * likelihood;
        *dr += weight * (count.dr - kept * ln_end - lost * ln_last);
        *dalpha += weight * (p.r / p.alpha - rate * (kept * per_end + lost * per_last));
        *da += weight * (count.da + lost / p.a);
        *db += weight * (count.db - lost * count.last);
    }

    fn append(&mut self, other: &Self) {
        self.likelihood += other.likelihood;
        for (sum, part) in self.gradient.iter_mut().zip(other.gradient) {
            *sum += part;
        }
    }
}

/// Minus the log-likelihood of a customer on average, over the logarithms of the parameters.
impl Objective<4> for Histories {
    fn gradient(&self, at: &Point<4>) -> (f64, Point<4>) {
        if !inside(at) {
            return (f64::INFINITY, [0.0; 4]);
        }
        let sums = self.sums(at);
        let mut gradient = sums.gradient;
        for (g, v) in gradient.iter_mut().zip(at) {
            *g *= -v.exp() / self.n;
        }
        (-sums.likelihood / self.n, gradient)
    }
}
