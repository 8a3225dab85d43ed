//! Shares, means and their intervals of 95 %, percentiles: what a sample says and how
//! surely. Knows nothing of what was counted.

use statrs::distribution::{ContinuousCDF as _, StudentsT};

/// Of a standard normal distribution, 97.5 % lie below.
pub const Z: f64 = 1.959_963_984_540_054;

/// A value and where it may lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    pub value: f64,
    /// Both limits of the interval of 95 %; a single answer to a mean has none.
    pub interval: Option<(f64, f64)>,
}

/// A whole number as one to reckon with.
#[expect(clippy::cast_precision_loss, reason = "counts and cents lie far below 2^53")]
pub fn real(n: i64) -> f64 {
    n as f64
}

/// `part` of `of` in percent; no value where there is nothing to divide by.
pub fn percent(part: i64, of: i64) -> Option<f64> {
    (of > 0).then(|| 100.0 * real(part) / real(of))
}

/// `sum` by `n`; no value where there is nothing to divide by.
pub fn mean(sum: i64, n: i64) -> Option<f64> {
    (n > 0).then(|| real(sum) / real(n))
}

/// Net promoter score with the adjusted Wald interval (Rocks 2016), −100 … 100.
pub fn nps(promoters: i64, detractors: i64, n: i64) -> Option<Estimate> {
    let value = percent(promoters.saturating_sub(detractors), n)?;
    let (p, d, n) = (real(promoters) + 0.75, real(detractors) + 0.75, real(n) + 3.0);
    let m = (p - d) / n;
    let half = Z * (((p + d) / n - m * m).max(0.0) / n).sqrt();
    // Cut to the scale; of one answer the score itself may lie outside.
    let limit = |at: f64| (100.0 * at).clamp(-100.0, 100.0);
    let interval = (limit(m - half).min(value), limit(m + half).max(value));
    Some(Estimate { value, interval: Some(interval) })
}

/// A share in percent with the interval of Wilson (1927).
pub fn wilson(part: i64, of: i64) -> Option<Estimate> {
    let value = percent(part, of)?;
    let (n, p) = (real(of), real(part) / real(of));
    let z2 = Z * Z;
    let centre = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).max(0.0).sqrt();
    // At 0 and at 100 % rounding may leave a trace outside.
    let limit = |at: f64| (100.0 * at).clamp(0.0, 100.0);
    let interval = (limit(centre - half).min(value), limit(centre + half).max(value));
    Some(Estimate { value, interval: Some(interval) })
}

/// A mean of whole scores with its t interval, from their sum and the sum of their squares.
/// Not cut to the scale; none for a single answer.
pub fn mean_score(n: i64, sum: i64, squares: i64) -> Option<Estimate> {
    let value = mean(sum, n)?;
    let interval = (n >= 2).then(|| {
        // Whole numbers up to the division: equal answers have no spread at all.
        let (count, sum) = (i128::from(n), i128::from(sum));
        let spread = (count * i128::from(squares)).saturating_sub(sum.saturating_mul(sum)).max(0);
        #[expect(clippy::cast_precision_loss, reason = "the last digits of a spread")]
        let variance = spread as f64 / (count * (count - 1)) as f64;
        let half = t_limit(n - 1) * (variance / real(n)).sqrt();
        (value - half, value + half)
    });
    Some(Estimate { value, interval })
}

/// From here on the series in 1/ν is exact to the last digits.
const MANY: i64 = 500;

/// t(0.975) for so many degrees of freedom (at least 1).
pub fn t_limit(freedom: i64) -> f64 {
    let v = real(freedom.max(1));
    if freedom > MANY {
        return large_t(v);
    }
    let Ok(t) = StudentsT::new(0.0, 1.0, v) else { return large_t(v) };
    // The library inverts to three digits only; its distribution is right to twelve.
    let (mut low, mut high) = (Z, 13.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if t.sf(middle) > 0.025 { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// Fisher's series for many degrees of freedom.
fn large_t(v: f64) -> f64 {
    let z2 = Z * Z;
    let first = Z * (z2 + 1.0) / 4.0;
    let second = Z * ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0;
    let third = Z * (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0;
    let fourth = Z * ((((79.0 * z2 + 776.0) * z2 + 1482.0) * z2 - 1920.0) * z2 - 945.0) / 92_160.0;
    Z + (first + (second + (third + fourth / v) / v) / v) / v
}

/// The percentile `q` (0–1) of sorted values, interpolated between neighbours (type 7 of
/// Hyndman and Fan 1996, `PERCENTILE.INC`).
pub fn percentile(sorted: &[f64], q: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    #[expect(clippy::cast_precision_loss, reason = "places in a list")]
    let at = last as f64 * q.clamp(0.0, 1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the last place"
    )]
    let place = (at.floor() as usize).min(last);
    let below = sorted.get(place)?;
    let above = sorted.get(place + 1).unwrap_or(below);
    Some(below + at.fract() * (above - below))
}

/// The middle of sorted values; of an even number the mean of the two in the middle.
pub fn median(sorted: &[f64]) -> Option<f64> {
    let middle = sorted.len() / 2;
    let upper = sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(*upper);
    }
    sorted.get(middle.checked_sub(1)?).map(|lower| f64::midpoint(*lower, *upper))
}

#[cfg(test)]
#[path = "stats_tests.rs"]
mod tests;
