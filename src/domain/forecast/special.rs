//! Functions that the models are made of. `statrs` has the gamma function and its
//! derivative; differences of them at large arguments, and Gauss's hypergeometric
//! series, are reckoned here. Knows nothing of customers.

use statrs::function::gamma::{digamma, ln_gamma};

/// From here on Stirling's series is exact to the last digit.
const STIRLING: f64 = 16.0;
/// Terms of a series after which it is given up.
const TERMS: u32 = 200_000;
/// This close to 1 the formula for expected purchases is 0/0.
const NEAR_ONE: f64 = 9e-6;

/// ln Γ(z + n) − ln Γ(z). For large z the two logarithms agree in most of their digits, so
/// their difference is reckoned as such.
pub fn ln_rising(z: f64, n: f64) -> f64 {
    if z < STIRLING {
        return ln_gamma(z + n) - ln_gamma(z);
    }
    let rest = stirling_rest(z + n) - stirling_rest(z);
    (z + n - 0.5) * (n / z).ln_1p() + n * (z.ln() - 1.0) + rest
}

/// ψ(z + n) − ψ(z).
pub fn digamma_rising(z: f64, n: f64) -> f64 {
    if z < STIRLING {
        return digamma(z + n) - digamma(z);
    }
    (n / z).ln_1p() + digamma_rest(z + n) - digamma_rest(z)
}

/// ln Γ(z) without its leading terms (z − ½) ln z − z + ½ ln 2π.
fn stirling_rest(z: f64) -> f64 {
    let w = 1.0 / (z * z);
    (1.0 / 12.0 - w * (1.0 / 360.0 - w * (1.0 / 1260.0 - w / 1680.0))) / z
}

/// ψ(z) without ln z.
fn digamma_rest(z: f64) -> f64 {
    let w = 1.0 / (z * z);
    -0.5 / z - w * (1.0 / 12.0 - w * (1.0 / 120.0 - w * (1.0 / 252.0 - w / 240.0)))
}

/// Gauss's ₂F₁(a, b; c; z) for 0 ≤ z < 1, times c: unlike the function itself this has a
/// value at c = 0.
pub fn hypergeometric_times_c([a, b, c]: [f64; 3], z: f64) -> f64 {
    let mut term = a * b * z;
    let mut sum = c + term;
    let mut step = 1.0;
    for _ in 1..TERMS {
        term *= (a + step) * (b + step) / ((c + step) * (step + 1.0)) * z;
        sum += term;
        step += 1.0;
        if term.abs() <= 1e-17 * sum.abs() {
            break;
        }
    }
    sum
}

/// (c / (a−1)) · (1 − (1−z)^(a−1) · ₂F₁(a+b−1−r, a−1; c; z)) with c = a+b−1+x: the
/// purchases expected while alive (Fader, Hardie, Lee) after Euler's transformation. x is
/// the count so far, z the part of the time that lies ahead. The parameters are r, a, b.
pub fn expected(params: [f64; 3], count: f64, ahead: f64) -> f64 {
    let [r, a, b] = params;
    if (a - 1.0).abs() >= NEAR_ONE {
        return plain(params, count, ahead);
    }
    // The value at 1 is the limit from both sides; what it is off is of second order.
    0.5 * (plain([r, 1.0 - 1e-5, b], count, ahead) + plain([r, 1.0 + 1e-5, b], count, ahead))
}

fn plain([r, a, b]: [f64; 3], count: f64, ahead: f64) -> f64 {
    let lost = a - 1.0;
    let c = lost + b + count;
    let power = (lost * (-ahead).ln_1p()).exp();
    (c - power * hypergeometric_times_c([lost + b - r, lost, c], ahead)) / lost
}
