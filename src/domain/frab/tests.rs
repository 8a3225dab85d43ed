//! Small examples reckoned by hand, and what holds of any.

use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn group(name: &str, count: i64, annoyance: &[i64]) -> ComplaintGroup {
    ComplaintGroup {
        name: name.to_owned(),
        count,
        annoyance_sum: annoyance.iter().sum(),
        annoyance_n: i64::try_from(annoyance.len()).unwrap(),
        open: 0,
    }
}

fn bars(counts: &[(&str, i64)]) -> Vec<(String, i64, f64, f64, bool)> {
    let groups: Vec<_> = counts.iter().map(|(name, count)| group(name, *count, &[])).collect();
    let line = |bar: Bar| (bar.name, bar.count, bar.share, bar.cumulative, bar.vital);
    pareto(&groups).into_iter().map(line).collect()
}

fn bar(
    name: &str,
    count: i64,
    share: f64,
    cumulative: f64,
    vital: bool,
) -> (String, i64, f64, f64, bool) {
    (name.to_owned(), count, share, cumulative, vital)
}

#[test]
fn the_one_that_crosses_80_percent_is_one_of_the_vital_few() {
    assert_eq!(
        bars(&[("Frachtführer", 5), ("Lager", 12), ("Lieferant", 2), ("Beratung", 1)]),
        [
            bar("Lager", 12, 60.0, 60.0, true),
            bar("Frachtführer", 5, 25.0, 85.0, true),
            bar("Lieferant", 2, 10.0, 95.0, false),
            bar("Beratung", 1, 5.0, 100.0, false),
        ]
    );
}

#[test]
fn exactly_80_percent_before_is_enough() {
    let found = bars(&[("a", 8), ("b", 2)]);
    assert_eq!(found, [bar("a", 8, 80.0, 80.0, true), bar("b", 2, 20.0, 100.0, false)]);
    // 4/5 is no binary fraction; the comparison is exact all the same.
    let found = bars(&[("a", 4), ("b", 1)]);
    assert_eq!(found.iter().map(|bar| bar.4).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn equal_counts_come_by_name_byte_by_byte() {
    let names: Vec<String> =
        bars(&[("ä", 1), ("b", 1), ("Z", 1), ("", 1)]).into_iter().map(|bar| bar.0).collect();
    assert_eq!(names, ["", "Z", "b", "ä"]);
}

#[test]
fn one_group_is_everything_and_none_is_nothing() {
    assert_eq!(bars(&[("a", 3)]), [bar("a", 3, 100.0, 100.0, true)]);
    assert_eq!(bars(&[]), []);
    assert_eq!(bars(&[("leer", 0)]), []);
}

#[test]
fn the_medians_part_the_picture_into_four() {
    let picture = frab(&[
        group("oft und schlimm", 10, &[5, 5]),
        group("selten und schlimm", 2, &[4]),
        group("oft und leicht", 8, &[2, 1]),
        group("selten und leicht", 1, &[1]),
    ]);
    // 1 2 | 8 10 and 1 1.5 | 4 5
    assert_eq!((picture.median_frequency, picture.median_relevance), (Some(5.0), Some(2.75)));
    let points: Vec<_> = picture
        .points
        .iter()
        .map(|p| (p.name.as_str(), p.frequency, p.relevance, p.quadrant, p.value))
        .collect();
    assert_eq!(
        points,
        [
            ("oft und schlimm", 10, Some(5.0), Some(Quadrant::Act), Some(50.0)),
            ("oft und leicht", 8, Some(1.5), Some(Quadrant::Improve), Some(12.0)),
            ("selten und schlimm", 2, Some(4.0), Some(Quadrant::Clear), Some(8.0)),
            ("selten und leicht", 1, Some(1.0), Some(Quadrant::Watch), Some(1.0)),
        ]
    );
    // 50, 12, 8, 1 of 71.
    let shares: Vec<_> = picture.points.iter().map(|p| (p.share, p.cumulative)).collect();
    let of = |value: f64| Some(100.0 * value / 71.0);
    assert_eq!(
        shares,
        [(of(50.0), of(50.0)), (of(12.0), of(62.0)), (of(8.0), of(70.0)), (of(1.0), of(71.0)),]
    );
    assert!(!picture.few);
    assert_eq!(
        picture.points.iter().map(|p| p.few).collect::<Vec<_>>(),
        [false, false, true, true]
    );
}

#[test]
fn who_lies_on_a_median_counts_as_above_it() {
    let picture = frab(&[group("a", 3, &[2]), group("b", 3, &[2]), group("c", 3, &[2])]);
    assert!(picture.points.iter().all(|p| p.quadrant == Some(Quadrant::Act)));
    // Equal values come by name.
    let names: Vec<_> = picture.points.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["a", "b", "c"]);
    let one = frab(&[group("allein", 6, &[3, 4])]);
    assert_eq!((one.median_frequency, one.median_relevance), (Some(6.0), Some(3.5)));
    assert_eq!(one.points[0].quadrant, Some(Quadrant::Act));
}

#[test]
fn without_annoyance_a_group_has_a_frequency_and_no_more() {
    let picture = frab(&[group("b", 4, &[]), group("a", 9, &[]), group("c", 1, &[2])]);
    let points: Vec<_> = picture
        .points
        .iter()
        .map(|p| (p.name.as_str(), p.relevance, p.quadrant, p.value))
        .collect();
    assert_eq!(
        points,
        [
            ("c", Some(2.0), Some(Quadrant::Clear), Some(2.0)),
            ("a", None, None, None),
            ("b", None, None, None),
        ]
    );
    assert_eq!((picture.median_frequency, picture.median_relevance), (Some(4.0), Some(2.0)));
    assert_eq!(picture.points[1].share, None);
    let nobody = frab(&[group("a", 9, &[])]);
    assert_eq!(nobody.median_relevance, None);
}

#[rstest]
#[case(&[2, 2], true)]
#[case(&[4, 1], false)]
#[case(&[], true)]
fn under_five_complaints_are_single_cases(#[case] counts: &[i64], #[case] few: bool) {
    let groups: Vec<_> =
        counts.iter().map(|count| group(&count.to_string(), *count, &[3])).collect();
    assert_eq!(frab(&groups).few, few);
    if counts.is_empty() {
        assert_eq!(frab(&groups), Frab { few: true, ..Frab::default() });
    }
}

#[rstest]
#[case("2026-03-10", "2025-03-11")]
#[case("2024-02-29", "2023-03-01")]
#[case("2025-02-28", "2024-02-29")]
#[case("2026-12-31", "2026-01-01")]
fn a_rolling_year_ends_with_its_day(#[case] until: &str, #[case] from: &str) {
    let [until, from] = [until, from].map(|day| day.parse().unwrap());
    assert_eq!(rolling_year(until), (from, until));
}

proptest! {
    #[test]
    fn shares_add_up_and_the_vital_few_come_first(
        counts in prop::collection::vec((0..50_i64, prop::option::of(1..6_i64)), 0..12),
    ) {
        let groups: Vec<_> = (0..)
            .zip(&counts)
            .map(|(n, (count, annoyance))| group(&format!("{n}"), *count, annoyance.as_slice()))
            .collect();
        let bars = pareto(&groups);
        if let Some(last) = bars.last() {
            prop_assert!((last.cumulative - 100.0).abs() < 1e-9);
            prop_assert!(bars[0].vital);
        }
        prop_assert!(bars.windows(2).all(|w| w[0].count >= w[1].count && w[0].vital >= w[1].vital));
        let picture = frab(&groups);
        let shown: usize = counts.iter().filter(|(count, _)| *count > 0).count();
        prop_assert_eq!(picture.points.len(), shown);
        let values: Vec<f64> = picture.points.iter().filter_map(|p| p.value).collect();
        prop_assert!(values.windows(2).all(|w| w[0] >= w[1]));
        let shares: f64 = picture.points.iter().filter_map(|p| p.share).sum();
        prop_assert!(values.is_empty() || (shares - 100.0).abs() < 1e-9);
    }
}
