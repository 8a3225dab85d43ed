//! From the purchases of all customers to the parameters of the models.

use super::bgnbd::{Histories, History};
use super::gamma_gamma::{Spent, Values};
use super::optimize::{GUARD, Objective, Point, Reached, bfgs, inverted, nelder_mead, newton};
use super::{
    BgNbd, DEPENDENT, Fit, GammaGamma, Input, LEAST_CUSTOMERS, LEAST_DAYS, LEAST_REPEAT, Model,
    Warning,
};

/// Distinct histories of a first look; beyond them the start is found on a part.
const SAMPLE: usize = 8192;
/// How far the gradient of the log-likelihood may be from 0 at its maximum.
const CONVERGED: f64 = 1e-3;
/// How far it is pressed.
const PRESSED: f64 = 1e-6;
/// How much the log-likelihoods of different starts may differ.
const AGREE: f64 = 1e-4;
/// A logarithm of a parameter with a standard error above this is not determined.
const UNDETERMINED: f64 = 6.0;
/// Weight of the squares of the parameters where the data do not determine them.
const PENALTY: f64 = 0.01;

/// Fits both models. The order of the inputs does not matter.
pub fn fit(inputs: &[Input]) -> Fit {
    fit_while(inputs, &|| true).unwrap_or_default()
}

/// Fits both models as long as it is still wanted; `None`: it was not.
pub fn fit_while(inputs: &[Input], wanted: &dyn Fn() -> bool) -> Option<Fit> {
    let fit = fit_both(inputs, wanted);
    wanted().then_some(fit)
}

fn fit_both(inputs: &[Input], wanted: &dyn Fn() -> bool) -> Fit {
    let mut warnings = Vec::new();
    let customers = count(inputs.len());
    let repeat = count(inputs.iter().filter(|i| i.x > 0).count());
    let days = inputs.iter().map(|i| i.age).max().unwrap_or(0);
    let enough = customers >= LEAST_CUSTOMERS && repeat >= LEAST_REPEAT && days >= LEAST_DAYS;
    if !enough {
        warnings.push(Warning::NotEnough { customers, repeat, days });
        return Fit { customers, repeat, warnings, ..Fit::default() };
    }
    let bgnbd = fit_bgnbd(inputs, wanted, &mut warnings);
    let gamma_gamma = fit_gamma_gamma(inputs, wanted, &mut warnings);
    Fit { bgnbd, gamma_gamma, customers, repeat, warnings }
}

fn fit_bgnbd(
    inputs: &[Input],
    wanted: &dyn Fn() -> bool,
    warnings: &mut Vec<Warning>,
) -> Option<BgNbd> {
    let history = |i: &Input| History { x: i.x, recency: i.recency, age: i.age };
    let histories = Histories::new(inputs.iter().map(history).collect());
    let sample = histories.sample(SAMPLE);
    let first = Wanted(sample.as_ref().unwrap_or(&histories), wanted);
    let all = Wanted(&histories, wanted);
    let found = search(&first, &all, histories.n, Model::Bgnbd, warnings)?;
    let params = histories.params(&found.at);
    let relative = [params.r, params.alpha, params.a, params.b];
    Some(BgNbd {
        params,
        log_likelihood: histories.log_likelihood(found.value),
        n: count(inputs.len()),
        errors: found.errors.map(|errors| times(errors, relative)),
        regularised: found.errors.is_none(),
    })
}

fn fit_gamma_gamma(
    inputs: &[Input],
    wanted: &dyn Fn() -> bool,
    warnings: &mut Vec<Warning>,
) -> Option<GammaGamma> {
    let spent: Vec<Spent> = inputs
        .iter()
        .filter(|i| i.mean().is_some())
        .map(|i| Spent { x: i.x, total: i.repeat_value })
        .collect();
    let repeat = count(spent.len());
    if repeat < LEAST_REPEAT {
        warnings.push(Warning::NotEnoughValues { repeat });
        return None;
    }
    let correlation = spearman(&spent);
    let values = Values::new(spent);
    let sample = values.sample(SAMPLE);
    let first = Wanted(sample.as_ref().unwrap_or(&values), wanted);
    let all = Wanted(&values, wanted);
    let found = search(&first, &all, values.n, Model::GammaGamma, warnings)?;
    let params = values.params(&found.at);
    if params.q <= 1.0 {
        warnings.push(Warning::NoPopulationMean);
    }
    if let Some(correlation) = correlation.filter(|c| c.abs() >= DEPENDENT) {
        warnings.push(Warning::Dependent { correlation });
    }
    let relative = [params.p, params.q, params.gamma];
    Some(GammaGamma {
        params,
        n: repeat,
        errors: found.errors.map(|errors| times(errors, relative)),
        regularised: found.errors.is_none(),
    })
}

/// Where the maximum is; errors are those of the logarithms, `None` if the parameters had
/// to be held back.
struct Found<const N: usize> {
    at: Point<N>,
    /// Of the objective, without penalty.
    value: f64,
    errors: Option<Point<N>>,
}

fn search<const N: usize>(
    first: &impl Objective<N>,
    all: &impl Objective<N>,
    n: f64,
    model: Model,
    warnings: &mut Vec<Warning>,
) -> Option<Found<N>> {
    let (best, agree) = from_all_starts(first, n);
    if let Some(found) = settle(all, best, n) {
        if !agree {
            warnings.push(Warning::StartsDisagree { model });
        }
        return Some(found);
    }
    let held = from_all_starts(&Penalised(first), n).0;
    let held = bfgs(&Penalised(all), held.at, PRESSED / n);
    if held.slope() * n >= CONVERGED {
        warnings.push(Warning::NotConverged { model });
        return None;
    }
    warnings.push(Warning::Regularised { model });
    Some(Found { at: held.at, value: all.value(&held.at), errors: None })
}

/// The best end of three starts, and whether the three ends are the same.
fn from_all_starts<const N: usize>(f: &impl Objective<N>, n: f64) -> (Reached<N>, bool) {
    let [first, second, third] = [0.0, -1.0, 1.0].map(|start| {
        let reached = bfgs(f, [start; N], PRESSED / n);
        if reached.slope() * n < CONVERGED {
            return reached;
        }
        let crept = nelder_mead(f, reached.at);
        let again = bfgs(f, crept.at, PRESSED / n);
        if again.value <= reached.value { again } else { reached }
    });
    let agree = |a: &Reached<N>, b: &Reached<N>| (a.value - b.value).abs() * n <= AGREE;
    let same = agree(&first, &second) && agree(&first, &third) && agree(&second, &third);
    let better = |a: Reached<N>, b: Reached<N>| if b.value < a.value { b } else { a };
    (better(better(first, second), third), same)
}

/// The maximum near `start` with its standard errors; `None` if it is none, or lies where
/// the data say nothing.
fn settle<const N: usize>(all: &impl Objective<N>, start: Reached<N>, n: f64) -> Option<Found<N>> {
    let reached = bfgs(all, start.at, PRESSED / n);
    let (reached, curvature) = newton(all, reached, PRESSED / n)?;
    if reached.slope() * n >= CONVERGED || reached.at.iter().any(|v| v.abs() > GUARD - 0.1) {
        return None;
    }
    let covariance = inverted(&curvature)?;
    let mut errors = [0.0; N];
    for (i, (error, row)) in errors.iter_mut().zip(covariance).enumerate() {
        *error = (row.get(i)? / n).sqrt();
    }
    let determined = errors.iter().all(|e| e.is_finite() && *e <= UNDETERMINED);
    determined.then_some(Found { at: reached.at, value: reached.value, errors: Some(errors) })
}

/// The objective as long as its minimum is still wanted; then it has no value any more,
/// and every search ends.
struct Wanted<'a, T>(&'a T, &'a dyn Fn() -> bool);

impl<const N: usize, T: Objective<N>> Objective<N> for Wanted<'_, T> {
    fn gradient(&self, at: &Point<N>) -> (f64, Point<N>) {
        if (self.1)() { self.0.gradient(at) } else { (f64::INFINITY, [0.0; N]) }
    }
}

/// The objective with a price on large parameters.
struct Penalised<'a, T>(&'a T);

impl<const N: usize, T: Objective<N>> Objective<N> for Penalised<'_, T> {
    fn gradient(&self, at: &Point<N>) -> (f64, Point<N>) {
        let (mut value, mut gradient) = self.0.gradient(at);
        for (g, v) in gradient.iter_mut().zip(at) {
            let square = (2.0 * v).exp();
            value += PENALTY * square;
            *g += 2.0 * PENALTY * square;
        }
        (value, gradient)
    }
}

/// Spearman's rank correlation of number and mean value; `None` if one of them is the
/// same for all.
fn spearman(spent: &[Spent]) -> Option<f64> {
    let counts = ranks(spent, |a, b| a.x.cmp(&b.x));
    // a.total / a.x against b.total / b.x, exactly.
    let cross = |total: i64, x: u32| i128::from(total) * i128::from(x);
    let means = ranks(spent, |a, b| cross(a.total, b.x).cmp(&cross(b.total, a.x)));
    let n = f64::from(count(spent.len()));
    let middle = f64::midpoint(n, 1.0);
    let product = |a: &[f64], b: &[f64]| -> f64 {
        a.iter().zip(b).map(|(a, b)| (a - middle) * (b - middle)).sum()
    };
    let spread = (product(&counts, &counts) * product(&means, &means)).sqrt();
    (spread > 0.0).then(|| product(&counts, &means) / spread)
}

/// Rank of each, from 1; equal ones share the mean of their ranks.
fn ranks(spent: &[Spent], order: impl Fn(&Spent, &Spent) -> std::cmp::Ordering) -> Vec<f64> {
    let mut sorted: Vec<(&Spent, usize)> = spent.iter().zip(0..).collect();
    sorted.sort_unstable_by(|a, b| order(a.0, b.0).then(a.1.cmp(&b.1)));
    let mut ranks = vec![0.0; spent.len()];
    let mut before = 0;
    for same in sorted.chunk_by(|a, b| order(a.0, b.0).is_eq()) {
        let rank = f64::from(before) + f64::midpoint(f64::from(count(same.len())), 1.0);
        for (_, place) in same {
            if let Some(r) = ranks.get_mut(*place) {
                *r = rank;
            }
        }
        before += count(same.len());
    }
    ranks
}

fn times<const N: usize>(mut a: [f64; N], b: [f64; N]) -> [f64; N] {
    a.iter_mut().zip(b).for_each(|(a, b)| *a *= b);
    a
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
