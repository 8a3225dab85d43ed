//! Finding the minimum of a smooth function of a few variables: quasi-Newton (BFGS) with
//! steps of at most length 1, the simplex of Nelder and Mead where that gets stuck, and
//! Newton's method for the last digits and the curvature. Knows nothing of customers.

/// Beyond this the variables, logarithms of parameters, mean nothing any more.
pub const GUARD: f64 = 12.0;

/// A point, or a gradient.
pub type Point<const N: usize> = [f64; N];
/// A symmetric matrix.
pub type Matrix<const N: usize> = [[f64; N]; N];

/// What is to be made small. Infinite where it has no value.
pub trait Objective<const N: usize> {
    /// Value and gradient.
    fn gradient(&self, at: &Point<N>) -> (f64, Point<N>);

    fn value(&self, at: &Point<N>) -> f64 {
        self.gradient(at).0
    }
}

/// Where a search has come to.
#[derive(Debug, Clone, Copy)]
pub struct Reached<const N: usize> {
    pub at: Point<N>,
    pub value: f64,
    /// Without what leads beyond the guard.
    gradient: Point<N>,
}

impl<const N: usize> Reached<N> {
    fn of(f: &impl Objective<N>, at: Point<N>) -> Self {
        let (value, mut gradient) = f.gradient(&at);
        for (g, v) in gradient.iter_mut().zip(at) {
            // Downhill lies beyond the guard: here it goes no further.
            if v.abs() >= GUARD && *g * v < 0.0 {
                *g = 0.0;
            }
        }
        Self { at, value, gradient }
    }

    /// The largest part of the gradient.
    pub fn slope(&self) -> f64 {
        if self.value.is_finite() { largest(&self.gradient) } else { f64::INFINITY }
    }
}

/// Whether a point lies where the objective may be asked.
pub fn inside<const N: usize>(at: &Point<N>) -> bool {
    at.iter().all(|v| v.abs() <= GUARD)
}

/// Quasi-Newton from `start` until the slope is under `flat`, or nothing gets better.
pub fn bfgs<const N: usize>(f: &impl Objective<N>, start: Point<N>, flat: f64) -> Reached<N> {
    let mut here = Reached::of(f, start);
    let mut inverse = identity::<N>();
    for _ in 0..300 {
        if here.slope() < flat || !here.value.is_finite() {
            break;
        }
        let mut step = times(&inverse, &here.gradient).map(|v| -v);
        if dot(&step, &here.gradient) >= 0.0 {
            inverse = identity();
            step = here.gradient.map(|v| -v);
        }
        let Some(next) = downhill(f, &here, shortened(step)) else { break };
        let moved = zip(&next.at, &here.at, |a, b| a - b);
        let turned = zip(&next.gradient, &here.gradient, |a, b| a - b);
        update(&mut inverse, &moved, &turned);
        here = next;
    }
    here
}

/// The first point along `step`, halved again and again, that is lower by enough.
fn downhill<const N: usize>(
    f: &impl Objective<N>,
    here: &Reached<N>,
    step: Point<N>,
) -> Option<Reached<N>> {
    let slope = dot(&step, &here.gradient);
    let mut part = 1.0;
    for _ in 0..40 {
        let next = zip(&here.at, &step, |a, d| (a + part * d).clamp(-GUARD, GUARD));
        let next = Reached::of(f, next);
        if next.value.is_finite() && next.value <= here.value + 1e-4 * part * slope {
            return (next.value < here.value || next.slope() < here.slope()).then_some(next);
        }
        part *= 0.5;
    }
    None
}

/// The formula of Broyden, Fletcher, Goldfarb and Shanno for the inverse.
fn update<const N: usize>(inverse: &mut Matrix<N>, moved: &Point<N>, turned: &Point<N>) {
    let curve = dot(moved, turned);
    if curve <= 1e-14 * dot(moved, moved).sqrt() * dot(turned, turned).sqrt() {
        return;
    }
    let swept = times(inverse, turned);
    let factor = (1.0 + dot(turned, &swept) / curve) / curve;
    for (row, (m_i, s_i)) in inverse.iter_mut().zip(moved.iter().zip(&swept)) {
        for (cell, (m_j, s_j)) in row.iter_mut().zip(moved.iter().zip(&swept)) {
            *cell += factor * m_i * m_j - (m_i * s_j + s_i * m_j) / curve;
        }
    }
}

/// Newton's method from a point near the minimum, with the curvature where it ends.
/// `None`: the function is not curved upwards there.
pub fn newton<const N: usize>(
    f: &impl Objective<N>,
    start: Reached<N>,
    flat: f64,
) -> Option<(Reached<N>, Matrix<N>)> {
    let mut here = start;
    let mut inverse = inverted(&curvature(f, &here.at))?;
    for _ in 0..20 {
        if here.slope() < flat {
            break;
        }
        let step = shortened(times(&inverse, &here.gradient).map(|v| -v));
        let Some(next) = downhill(f, &here, step) else { break };
        let moved = zip(&next.at, &here.at, |a, b| a - b);
        here = next;
        // Curvature changes little over a short step, and is dear on a large file.
        if largest(&moved) > 1e-3 {
            inverse = inverted(&curvature(f, &here.at))?;
        }
    }
    let curvature = curvature(f, &here.at);
    inverted(&curvature).map(|_| (here, curvature))
}

/// Second derivatives as differences of the gradient.
fn curvature<const N: usize>(f: &impl Objective<N>, at: &Point<N>) -> Matrix<N> {
    const WIDTH: f64 = 1e-4;
    let mut matrix = [[0.0; N]; N];
    for (i, row) in matrix.iter_mut().enumerate() {
        let shifted = |by: f64| {
            let mut point = *at;
            if let Some(v) = point.get_mut(i) {
                *v += by;
            }
            f.gradient(&point).1
        };
        *row = zip(&shifted(WIDTH), &shifted(-WIDTH), |a, b| (a - b) / (2.0 * WIDTH));
    }
    let turned = transposed(&matrix);
    let mut rows = turned.iter();
    matrix.map(|row| rows.next().map_or(row, |other| zip(&row, other, |a, b| 0.5 * (a + b))))
}

/// The simplex of Nelder and Mead from `start`: slow, but asks for no gradient.
pub fn nelder_mead<const N: usize>(f: &impl Objective<N>, start: Point<N>) -> Reached<N> {
    let once = simplex(f, start);
    Reached::of(f, simplex(f, once))
}

fn simplex<const N: usize>(f: &impl Objective<N>, start: Point<N>) -> Point<N> {
    let mut corners: Vec<(f64, Point<N>)> = vec![(f.value(&start), start)];
    for i in 0..N {
        let mut corner = start;
        if let Some(v) = corner.get_mut(i) {
            *v += 0.5;
        }
        corners.push((f.value(&corner), corner));
    }
    for _ in 0..2000 {
        corners.sort_by(|a, b| a.0.total_cmp(&b.0));
        let [(best, lowest), .., (second, _), (worst, highest)] = corners.as_slice() else {
            break;
        };
        let (best, lowest, second, worst, highest) = (*best, *lowest, *second, *worst, *highest);
        if worst - best < 1e-14 * best.abs().max(1.0) {
            break;
        }
        let all_but_worst = corners.iter().take(N);
        let sum = all_but_worst.fold([0.0; N], |sum, (_, c)| zip(&sum, c, |a, b| a + b));
        let count: f64 = [1.0; N].iter().sum();
        let centre = sum.map(|v| v / count);
        let try_at = |by: f64| {
            let point = zip(&centre, &highest, |c, h| c + by * (c - h));
            (f.value(&point), point)
        };
        let reflected = try_at(1.0);
        let taken = if reflected.0 < best {
            let far = try_at(2.0);
            Some(if far.0 < reflected.0 { far } else { reflected })
        } else if reflected.0 < second {
            Some(reflected)
        } else {
            let near = if reflected.0 < worst { try_at(0.5) } else { try_at(-0.5) };
            (near.0 < worst.min(reflected.0)).then_some(near)
        };
        if let Some(taken) = taken {
            corners.pop();
            corners.push(taken);
        } else {
            for corner in corners.iter_mut().skip(1) {
                let point = zip(&lowest, &corner.1, |a, b| 0.5 * (a + b));
                *corner = (f.value(&point), point);
            }
        }
    }
    corners.first().map_or(start, |(_, point)| *point)
}

/// The inverse by Cholesky's method; `None` unless the matrix is positive definite.
pub fn inverted<const N: usize>(matrix: &Matrix<N>) -> Option<Matrix<N>> {
    // Gauss–Jordan without exchange: its pivots are those of Cholesky.
    let mut left = *matrix;
    let mut right = identity::<N>();
    for k in 0..N {
        let pivot = *left.get(k)?.get(k)?;
        let scale = matrix.get(k)?.get(k)?.abs();
        if !pivot.is_finite() || pivot <= 1e-13 * scale {
            return None;
        }
        let (pivot_left, pivot_right) = (*left.get(k)?, *right.get(k)?);
        let pivot_left = pivot_left.map(|v| v / pivot);
        let pivot_right = pivot_right.map(|v| v / pivot);
        for (i, (l, r)) in left.iter_mut().zip(right.iter_mut()).enumerate() {
            if i == k {
                (*l, *r) = (pivot_left, pivot_right);
            } else {
                let factor = *l.get(k)?;
                *l = zip(l, &pivot_left, |a, b| a - factor * b);
                *r = zip(r, &pivot_right, |a, b| a - factor * b);
            }
        }
    }
    Some(right)
}

fn transposed<const N: usize>(matrix: &Matrix<N>) -> Matrix<N> {
    let mut turned = [[0.0; N]; N];
    for (i, row) in matrix.iter().enumerate() {
        for (target, v) in turned.iter_mut().zip(row) {
            if let Some(cell) = target.get_mut(i) {
                *cell = *v;
            }
        }
    }
    turned
}

fn identity<const N: usize>() -> Matrix<N> {
    let mut matrix = [[0.0; N]; N];
    for (i, row) in matrix.iter_mut().enumerate() {
        if let Some(cell) = row.get_mut(i) {
            *cell = 1.0;
        }
    }
    matrix
}

fn shortened<const N: usize>(step: Point<N>) -> Point<N> {
    let length = dot(&step, &step).sqrt();
    if length > 1.0 { step.map(|v| v / length) } else { step }
}

fn times<const N: usize>(matrix: &Matrix<N>, v: &Point<N>) -> Point<N> {
    matrix.map(|row| dot(&row, v))
}

fn dot<const N: usize>(a: &Point<N>, b: &Point<N>) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn largest<const N: usize>(v: &Point<N>) -> f64 {
    v.iter().fold(0.0, |most, v| if v.is_nan() { f64::INFINITY } else { v.abs().max(most) })
}

fn zip<const N: usize>(a: &Point<N>, b: &Point<N>, f: impl Fn(f64, f64) -> f64) -> Point<N> {
    let mut result = *a;
    for (r, b) in result.iter_mut().zip(b) {
        *r = f(*r, *b);
    }
    result
}
