//! Gamma-Gamma: what a purchase is worth (Fader, Hardie, Lee 2005b; Fader, Hardie 2013).
//! The value of a purchase is Gamma(p, ν), ν differs by customer like Gamma(q, γ), and has
//! nothing to do with how often they buy.

use serde::{Deserialize, Serialize};

use super::optimize::{Objective, Point, inside};
use super::special::{digamma_rising, ln_rising};
use statrs::function::gamma::ln_gamma;

/// The parameters, all above 0; γ is an amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Params {
    pub p: f64,
    pub q: f64,
    pub gamma: f64,
}

impl Params {
    /// Log-likelihood of a customer whose `x` purchases had the mean `m`.
    pub fn log_likelihood(&self, x: u32, m: f64) -> f64 {
        let Self { p, q, gamma } = *self;
        let x = f64::from(x);
        let rest = ln_rising(p * x, q) - ln_gamma(q) - m.ln();
        rest - p * x * (gamma / (x * m)).ln_1p() - q * (x * m / gamma).ln_1p()
    }

    /// Expected value of a purchase of a customer whose `x` purchases had the mean `m`;
    /// `None` as mean: of one about whom nothing is known. No answer where the
    /// mean of all does not exist.
    pub fn expected_value(&self, x: u32, m: Option<f64>) -> Option<f64> {
        let Self { p, q, gamma } = *self;
        let (top, bottom) = match m {
            Some(m) if x > 0 => {
                let x = f64::from(x);
                (p * (gamma + x * m), p * x + q - 1.0)
            }
            _ => (p * gamma, q - 1.0),
        };
        (bottom > 0.0).then(|| top / bottom).filter(|value| value.is_finite())
    }
}

/// What repeat buyers have spent on the purchases after the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spent {
    pub x: u32,
    /// Together; above 0.
    pub total: i64,
}

#[derive(Debug, Clone, Copy)]
struct Group {
    /// Place in the table.
    x: u32,
    weight: u32,
    total: f64,
    ln_total: f64,
}

/// What all repeat buyers have spent, ready to be asked for its likelihood.
#[derive(Debug)]
pub struct Values {
    groups: Vec<Group>,
    counts: Vec<u32>,
    /// Repeat buyers.
    pub n: f64,
    /// Money of which the mean purchase is 1.
    pub unit: f64,
    /// Mean of ln m over the buyers, in that unit.
    mean_log: f64,
}

impl Values {
    pub fn new(mut spent: Vec<Spent>) -> Self {
        spent.retain(|s| s.x > 0 && s.total > 0);
        spent.sort_unstable();
        let mut counts: Vec<u32> = spent.iter().map(|s| s.x).collect();
        counts.dedup();
        let n: f64 = spent.iter().map(|_| 1.0).sum();
        let unit = spent.iter().map(|s| amount(s.total) / f64::from(s.x)).sum::<f64>() / n;
        let logs = |s: &Spent| (amount(s.total) / f64::from(s.x) / unit).ln();
        let mean_log = spent.iter().map(logs).sum::<f64>() / n;
        let groups = spent
            .chunk_by(|a, b| a == b)
            .filter_map(|same| {
                let s = same.first()?;
                Some(Group {
                    x: u32::try_from(counts.binary_search(&s.x).ok()?).ok()?,
                    weight: u32::try_from(same.len()).ok()?,
                    total: amount(s.total) / unit,
                    ln_total: (amount(s.total) / unit).ln(),
                })
            })
            .collect();
        Self { groups, counts, n, unit, mean_log }
    }

    /// Every so many-th group, for a first look; the whole if there are few.
    pub fn sample(&self, at_most: usize) -> Option<Self> {
        if self.groups.len() <= at_most {
            return None;
        }
        let every = self.groups.len().div_ceil(at_most);
        let groups: Vec<Group> = self.groups.iter().step_by(every).copied().collect();
        let n = groups.iter().map(|g| f64::from(g.weight)).sum();
        let mean_log = self.mean_log;
        Some(Self { groups, counts: self.counts.clone(), n, unit: self.unit, mean_log })
    }

    /// The parameters, in minor units, that a point of the search stands for.
    pub fn params(&self, at: &Point<3>) -> Params {
        let [p, q, gamma] = at.map(f64::exp);
        Params { p, q, gamma: gamma * self.unit }
    }
}

/// Minor units as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "sums of a customer stay far under 2^53")]
pub fn amount(minor: i64) -> f64 {
    minor as f64
}

struct ByCount {
    x: f64,
    /// ln Γ(px+q) − ln Γ(px)
    rising: f64,
    dp: f64,
    dq: f64,
}

/// Minus the log-likelihood of a buyer on average, over the logarithms of the parameters.
impl Objective<3> for Values {
    fn gradient(&self, at: &Point<3>) -> (f64, Point<3>) {
        if !inside(at) {
            return (f64::INFINITY, [0.0; 3]);
        }
        let [ln_p, ln_q, ln_gamma_] = *at;
        let (p, q, gamma) = (ln_p.exp(), ln_q.exp(), ln_gamma_.exp());
        let counts: Vec<ByCount> = self
            .counts
            .iter()
            .map(|x| {
                let x = f64::from(*x);
                ByCount {
                    x,
                    rising: ln_rising(p * x, q),
                    dp: digamma_rising(p * x, q),
                    dq: digamma_rising(q, p * x),
                }
            })
            .collect();
        let (mut likelihood, mut slope) = (0.0, [0.0; 3]);
        for portion in self.groups.chunks(1024) {
            let (mut part, mut turned) = (0.0, [0.0; 3]);
            for group in portion {
                let Some(count) = counts.get(group.x as usize) else { continue };
                let weight = f64::from(group.weight);
                // ln(1 + γ/xm) and ln(1 + xm/γ) from one logarithm.
                let ratio = group.total / gamma;
                let below = (1.0 / ratio).ln_1p();
                let above = below + group.ln_total - ln_gamma_;
                part += weight * (count.rising - p * count.x * below - q * above);
                let [dp, dq, dgamma] = &mut turned;
                *dp += weight * count.x * (count.dp - below);
                *dq += weight * (count.dq - above);
                *dgamma += weight * (q - (p * count.x + q) / (1.0 + ratio));
            }
            likelihood += part;
            for (sum, part) in slope.iter_mut().zip(turned) {
                *sum += part;
            }
        }
        let [dp, dq, dgamma] = slope;
        let value = ln_gamma(q) + self.mean_log - likelihood / self.n;
        (value, [-p * dp / self.n, -q * dq / self.n, -dgamma / self.n])
    }
}
