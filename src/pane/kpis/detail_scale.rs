//! The height of a chart: from where to where it goes, and which values are named. Knows
//! nothing of drawing.

use crate::domain::kpi::Unit;

/// See the module.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    /// For these values, intervals of which as much is shown as leaves room for the values,
    /// and about so many steps. `None`: there is nothing to draw.
    pub fn new(
        values: impl Iterator<Item = f64>,
        intervals: impl Iterator<Item = (f64, f64)>,
        unit: Unit,
        steps: u16,
    ) -> Option<Self> {
        let ends = |found: Option<(f64, f64)>, value: f64| {
            let (low, high) = found.unwrap_or((value, value));
            Some((low.min(value), high.max(value)))
        };
        let (mut low, mut high) = values.filter(|v| v.is_finite()).fold(None, ends)?;
        // Counts and sums are looked at from the ground.
        if matches!(unit, Unit::Count | Unit::Money | Unit::Hours) {
            (low, high) = (low.min(0.0), high.max(0.0));
        }
        let least = match unit {
            Unit::Money => 100.0,
            _ => 1.0,
        };
        let span = (high - low).max(least);
        let (floor, ceiling) = (low - span, high + span);
        for (from, until) in intervals.filter(|(a, b)| a.is_finite() && b.is_finite()) {
            (low, high) = (low.min(from.max(floor)), high.max(until.min(ceiling)));
        }
        if high - low < least {
            high = low + least;
        }
        let mut step = nice((high - low) / f64::from(steps.max(1)));
        if unit == Unit::Count {
            step = step.max(1.0);
        }
        Some(Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, step })
    }

    /// How high a value lies, 0 at the bottom, 1 at the top.
    pub fn share(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }

    /// The values that are named, from the bottom.
    pub fn named(&self) -> impl Iterator<Item = f64> {
        // A few at most: the step follows from the height.
        (0..64).map(|n| self.low + f64::from(n) * self.step).take_while(|value| {
            let over = value - self.high;
            over <= self.step / 1000.0
        })
    }
}

/// 1, 2 or 5 times a power of ten, not less than this.
fn nice(step: f64) -> f64 {
    let power = 10_f64.powf(step.max(1e-9).log10().floor());
    let times = step / power;
    let nice = [1.0, 2.0, 5.0].into_iter().find(|nice| times <= nice * (1.0 + 1e-9));
    nice.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn named(values: &[f64], unit: Unit, steps: u16) -> Vec<f64> {
        let scale = Scale::new(values.iter().copied(), std::iter::empty(), unit, steps).unwrap();
        scale.named().collect()
    }

    #[rstest]
    #[case::counts_from_the_ground(&[3.0, 17.0], Unit::Count, 3, &[0.0, 10.0, 20.0])]
    #[case::a_single_one(&[1.0], Unit::Count, 3, &[0.0, 1.0])]
    #[case::nothing_happened(&[0.0, 0.0], Unit::Count, 3, &[0.0, 1.0])]
    #[case::losses_too(&[-300.0, 700.0], Unit::Money, 2, &[-500.0, 0.0, 500.0, 1000.0])]
    #[case::rates_from_where_they_lie(&[71.0, 78.0], Unit::Percent, 4, &[70.0, 72.0, 74.0, 76.0, 78.0])]
    #[case::one_rate(&[50.0], Unit::Percent, 2, &[50.0, 50.5, 51.0])]
    #[case::scores(&[4.2, 5.9], Unit::Score, 4, &[4.0, 4.5, 5.0, 5.5, 6.0])]
    fn a_scale_goes_by_round_steps(
        #[case] values: &[f64],
        #[case] unit: Unit,
        #[case] steps: u16,
        #[case] expected: &[f64],
    ) {
        let named = named(values, unit, steps);
        assert_eq!(named.len(), expected.len(), "{named:?}");
        assert!(named.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9), "{named:?}");
    }

    #[test]
    fn wide_intervals_do_not_press_the_values_flat() {
        let scale = Scale::new(
            [40.0, 50.0].into_iter(),
            [(-90.0, 100.0), (45.0, 55.0)].into_iter(),
            Unit::Points,
            3,
        )
        .unwrap();
        assert!(scale.share(50.0) - scale.share(40.0) >= 0.25);
        assert!(scale.share(30.0) >= 0.0 && scale.share(60.0) <= 1.0);
    }

    #[test]
    fn whatever_is_given_is_drawn_somewhere() {
        assert_eq!(Scale::new([f64::NAN].into_iter(), std::iter::empty(), Unit::Score, 3), None);
        for values in [[1e15, -1e15], [1e-12, 2e-12], [f64::INFINITY, 3.0], [9e18, 9e18]] {
            let named = named(&values, Unit::Money, 5);
            assert!((1..64).contains(&named.len()), "{values:?} {named:?}");
        }
    }
}
