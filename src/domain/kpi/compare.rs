//! What changed from one period to another, and whether that says anything.

use super::KpiValue;
use super::catalogue::{Better, Unit, figure};
use crate::domain::codes::Kpi;

/// Under so many cases a figure is a small sample.
const FEW: i64 = 10;

/// From an earlier value to a later one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// In the unit of the figure.
    pub difference: f64,
    /// The same in percent of the earlier value; not of rates, points and scores, whose
    /// difference speaks for itself.
    pub relative: Option<f64>,
    /// `Some(false)`: no real change, chance explains it. `None`: nothing can be said, for
    /// the figure has no interval.
    pub real: Option<bool>,
}

impl Change {
    /// Whether it went the way it should; `None`: neither way is better, or nothing moved,
    /// or not really.
    pub fn is_better(&self, kpi: Kpi) -> Option<bool> {
        if self.real == Some(false) || self.difference == 0.0 {
            return None;
        }
        match figure(kpi).better {
            Better::Higher => Some(self.difference > 0.0),
            Better::Lower => Some(self.difference < 0.0),
            Better::Neither => None,
        }
    }
}

/// The change from `before` to `now`; `None` where one of them has no value.
pub fn compare(kpi: Kpi, now: &KpiValue, before: &KpiValue) -> Option<Change> {
    let (new, old) = (now.value?, before.value?);
    let difference = new - old;
    let unit = figure(kpi).unit;
    let by_size = matches!(unit, Unit::Count | Unit::Money | Unit::Hours) && old != 0.0;
    let relative = by_size.then(|| 100.0 * difference / old.abs());
    let real = match (interval(now), interval(before)) {
        (Some((low, high)), Some((from, until))) => Some(low > until || from > high),
        // Counts spread like the root of themselves.
        _ if unit == Unit::Count => Some(difference.abs() > 1.96 * (new + old).max(0.0).sqrt()),
        _ => None,
    };
    Some(Change { difference, relative, real })
}

fn interval(value: &KpiValue) -> Option<(f64, f64)> {
    Some((value.low?, value.high?))
}

/// Whether a value rests on so few answers or cases that it says little. Counts and sums
/// are what they are.
pub fn few(kpi: Kpi, value: &KpiValue) -> bool {
    let sampled = match figure(kpi).unit {
        Unit::Percent | Unit::Points | Unit::Score | Unit::Hours => true,
        Unit::Count => false,
        Unit::Money => value.denominator.is_some(),
    };
    sampled && value.value.is_some() && value.n < FEW
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn of(value: f64) -> KpiValue {
        KpiValue { value: Some(value), n: 50, ..KpiValue::default() }
    }

    fn within(value: f64, low: f64, high: f64) -> KpiValue {
        KpiValue { low: Some(low), high: Some(high), ..of(value) }
    }

    #[test]
    fn scores_whose_intervals_overlap_or_touch_have_not_really_changed() {
        let before = within(30.0, 14.0, 44.0);
        for (now, real) in [
            (within(40.0, 30.0, 50.0), false),
            (within(50.0, 44.0, 60.0), false),
            (within(55.0, 45.0, 70.0), true),
            (within(0.0, -10.0, 13.0), true),
        ] {
            let change = compare(Kpi::Nps, &now, &before).unwrap();
            assert_eq!((change.real, change.relative), (Some(real), None));
            assert_eq!(change.is_better(Kpi::Nps), real.then_some(change.difference > 0.0));
        }
    }

    #[rstest]
    #[case(100.0, 128.0, false)]
    #[case(100.0, 130.0, true)]
    #[case(0.0, 3.0, false)]
    #[case(0.0, 4.0, true)]
    #[case(0.0, 0.0, false)]
    fn counts_have_to_differ_by_more_than_their_spread(
        #[case] before: f64,
        #[case] now: f64,
        #[case] real: bool,
    ) {
        let change = compare(Kpi::Complaints, &of(now), &of(before)).unwrap();
        assert_eq!(change.real, Some(real));
        assert_eq!(change.is_better(Kpi::Complaints), real.then_some(false));
    }

    #[test]
    fn of_money_and_rates_without_interval_nothing_is_said() {
        let change = compare(Kpi::NetRevenue, &of(150.0), &of(-100.0)).unwrap();
        assert_eq!((change.relative, change.real), (Some(250.0), None));
        let change = compare(Kpi::ChurnRate, &of(12.0), &of(10.0)).unwrap();
        assert_eq!((change.relative, change.real), (None, None));
        assert_eq!(change.is_better(Kpi::ChurnRate), Some(false));
        assert_eq!(change.is_better(Kpi::AbcShareA), None);
        assert_eq!(compare(Kpi::NetRevenue, &of(1.0), &of(0.0)).unwrap().relative, None);
    }

    #[test]
    fn without_a_value_there_is_no_change() {
        assert_eq!(compare(Kpi::Nps, &KpiValue::default(), &of(1.0)), None);
        assert_eq!(compare(Kpi::Nps, &of(1.0), &KpiValue::default()), None);
    }

    #[test]
    fn few_answers_are_marked_but_a_small_count_is_not() {
        let nine = KpiValue { n: 9, ..of(50.0) };
        assert!(few(Kpi::Nps, &nine) && few(Kpi::ChurnRate, &nine));
        assert!(!few(Kpi::Nps, &of(50.0)) && !few(Kpi::Complaints, &nine));
        assert!(!few(Kpi::NetRevenue, &nine));
        assert!(few(Kpi::AverageOrder, &KpiValue { denominator: Some(9.0), ..nine }));
        assert!(!few(Kpi::Nps, &KpiValue::default()));
    }
}
