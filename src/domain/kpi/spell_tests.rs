//! Periods side by side, across leap days and year ends; what is typed for them.

use proptest::prelude::*;
use rstest::rstest;

use super::super::PeriodError;
use super::*;
use crate::i18n::Lang;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn read(text: &str) -> KpiPeriod {
    KpiPeriod::parse(text, day("2026-11-22")).unwrap()
}

fn days(period: KpiPeriod) -> (String, String) {
    let (from, to) = period.days();
    (from.to_string(), to.to_string())
}

#[rstest]
#[case("2026-Q1", "2026-01-01", "2026-03-31", "2026-Q1")]
#[case("q4 2024", "2024-10-01", "2024-12-31", "2024-Q4")]
#[case("2026Q2", "2026-04-01", "2026-06-30", "2026-Q2")]
#[case("3. Quartal 2026", "2026-07-01", "2026-09-30", "2026-Q3")]
#[case("2024-02", "2024-02-01", "2024-02-29", "2024-02")]
#[case("März 2026", "2026-03-01", "2026-03-31", "2026-03")]
#[case("3/2026", "2026-03-01", "2026-03-31", "2026-03")]
#[case("2026", "2026-01-01", "2026-12-31", "2026")]
#[case("2026-03-01..2026-04-15", "2026-03-01", "2026-04-15", "2026-03-01..2026-04-15")]
#[case("1.3.2026 – 15.4.2026", "2026-03-01", "2026-04-15", "2026-03-01..2026-04-15")]
#[case("2025-12..2026-02", "2025-12-01", "2026-02-28", "2025-12-01..2026-02-28")]
#[case("2026-02-28", "2026-02-28", "2026-02-28", "2026-02-28..2026-02-28")]
#[case("rolling", "2025-11-23", "2026-11-22", "2025-11-23..2026-11-22")]
fn periods_are_read_as_they_are_typed(
    #[case] typed: &str,
    #[case] from: &str,
    #[case] to: &str,
    #[case] written: &str,
) {
    let period = read(typed);
    assert_eq!(days(period), (from.to_owned(), to.to_owned()));
    assert_eq!(period.to_string(), written);
    assert_eq!(days(read(written)), (from.to_owned(), to.to_owned()));
}

#[rstest]
#[case("sometime", "sometime")]
#[case("", "")]
#[case("2026-13", "2026-13")]
#[case("2026-Q5", "2026-Q5")]
#[case("2026-02-30", "2026-02-30")]
#[case("2026-04-15..2026-03-01", "2026")]
#[case("2027", "2027")]
#[case("2026-12-01..2026-12-31", "2026")]
#[case("1000-01-01..2026-01-01", "1")]
#[case("1066", "1066")]
#[case("99999-01-01..2026-01-01", "99999-01-01")]
fn a_wrong_period_is_told_in_one_sentence_that_names_it(#[case] typed: &str, #[case] named: &str) {
    let error = KpiPeriod::parse(typed, day("2026-11-22")).unwrap_err();
    for lang in [Lang::De, Lang::En] {
        let sentence = error.sentence(&I18n::new(lang));
        assert!(sentence.contains(named), "{sentence}");
        assert!(sentence.ends_with('.') && !sentence.contains("kpi-"), "{sentence}");
    }
}

#[test]
fn each_mistake_is_told_as_what_it_is() {
    let wrong = |text| KpiPeriod::parse(text, day("2026-11-22")).unwrap_err();
    assert!(matches!(wrong("2026-04-15..2026-03-01"), PeriodError::Reversed { .. }));
    assert!(matches!(wrong("3026"), PeriodError::Future { .. }));
    assert_eq!(wrong("1026-01-01..2026-01-01"), PeriodError::TooLong { years: 1000 });
    assert!(matches!(wrong("1066"), PeriodError::TooFar { .. }));
    assert!(matches!(wrong("2026-Q0"), PeriodError::NotInCalendar { .. }));
    assert!(matches!(wrong("soon"), PeriodError::Unreadable { .. }));
}

#[rstest]
#[case("2026-03", "2026-02-01", "2026-02-28", "2025-03-01", "2025-03-31")]
#[case("2026-Q1", "2025-10-01", "2025-12-31", "2025-01-01", "2025-03-31")]
#[case("2024", "2023-01-01", "2023-12-31", "2023-01-01", "2023-12-31")]
// Whole months have whole months before them.
#[case("2025-02-01..2025-02-28", "2025-01-01", "2025-01-31", "2024-02-01", "2024-02-29")]
#[case("2026-03-01..2026-05-31", "2025-12-01", "2026-02-28", "2025-03-01", "2025-05-31")]
// Ten days have ten days before them.
#[case("2026-01-05..2026-01-14", "2025-12-26", "2026-01-04", "2025-01-05", "2025-01-14")]
#[case("2024-02-20..2024-02-29", "2024-02-10", "2024-02-19", "2023-02-20", "2023-02-28")]
#[case("2024-02-29..2024-03-10", "2024-02-18", "2024-02-28", "2023-03-01", "2023-03-10")]
#[case("2024-02-29", "2024-02-28", "2024-02-28", "2023-02-28", "2023-02-28")]
fn the_period_before_and_the_same_of_the_year_before(
    #[case] typed: &str,
    #[case] from: &str,
    #[case] to: &str,
    #[case] year_from: &str,
    #[case] year_to: &str,
) {
    let period = read(typed);
    assert_eq!(days(period.before()), (from.to_owned(), to.to_owned()));
    assert_eq!(days(period.year_before()), (year_from.to_owned(), year_to.to_owned()));
}

#[test]
fn twelve_months_that_end_on_a_leap_day_begin_on_the_first_of_march() {
    let leap = KpiPeriod::Rolling(day("2024-02-29"));
    assert_eq!(days(leap), ("2023-03-01".to_owned(), "2024-02-29".to_owned()));
    assert_eq!(leap.before(), KpiPeriod::Rolling(day("2023-02-28")));
    assert_eq!(leap.before().later(day("2024-02-29")), leap);
    assert_eq!(leap.year_before(), KpiPeriod::Rolling(day("2023-02-28")));
    let after = KpiPeriod::Rolling(day("2025-02-28"));
    assert_eq!(days(after).0, "2024-02-29");
    assert_eq!(after.before().later(day("2026-01-01")), after);
}

#[test]
fn nobody_leafs_past_today() {
    let today = day("2026-11-22");
    for (typed, last) in [("2026-10", "2026-11"), ("2026-Q3", "2026-Q4"), ("2025", "2026")] {
        let next = read(typed).later(today);
        assert_eq!(next, read(last));
        assert_eq!(next.later(today), next);
    }
    let rolling = KpiPeriod::Rolling(today);
    assert_eq!(rolling.later(today), rolling);
    assert_eq!(KpiPeriod::Rolling(day("2026-01-31")).later(today), rolling);
    let week = read("2026-11-09..2026-11-15").later(today);
    assert_eq!(week, read("2026-11-16..2026-11-22"));
    assert_eq!(week.later(today), week);
}

#[test]
fn a_trend_ends_with_its_period_and_never_lies_ahead() {
    let today = day("2026-11-22");
    let ends = |typed: &str| {
        let rows = read(typed).trend(today);
        let name = |row: Option<&KpiPeriod>| row.unwrap().to_string();
        (rows.len(), name(rows.first()), name(rows.last()))
    };
    let is = |count, from: &str, to: &str| (count, from.to_owned(), to.to_owned());
    assert_eq!(ends("2026-03"), is(13, "2025-03", "2026-03"));
    assert_eq!(ends("2026-Q1"), is(8, "2024-Q2", "2026-Q1"));
    assert_eq!(ends("2025"), is(8, "2024-Q1", "2025-Q4"));
    assert_eq!(ends("2026"), is(8, "2025-Q1", "2026-Q4"));
    assert_eq!(ends("rolling"), is(13, "2025-11", "2026-11"));
    assert_eq!(ends("2026-03-10..2027-03-10"), is(13, "2025-11", "2026-11"));
}

#[test]
fn rows_cut_a_range_into_whole_periods_and_what_sticks_out() {
    let rows = |from, to, length| {
        let rows = KpiPeriod::rows(day(from), day(to), length);
        rows.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        rows("2025-12-15", "2026-02-28", Length::Month),
        ["2025-12-15..2025-12-31", "2026-01", "2026-02"]
    );
    assert_eq!(
        rows("2025-10-01", "2026-01-10", Length::Quarter),
        ["2025-Q4", "2026-01-01..2026-01-10"]
    );
    assert_eq!(rows("2024-01-01", "2025-12-31", Length::Year), ["2024", "2025"]);
}

#[test]
fn periods_have_a_name_in_both_languages() {
    let label = |lang, typed| read(typed).label(&I18n::new(lang));
    assert_eq!(label(Lang::De, "2026-03"), "März 2026");
    assert_eq!(label(Lang::De, "2026-Q1"), "1. Quartal 2026");
    assert_eq!(label(Lang::En, "2026"), "2026");
    assert_eq!(label(Lang::De, "rolling"), "12 Monate bis 22.11.2026");
    assert_eq!(label(Lang::De, "2026-03-01..2026-04-15"), "01.03.2026 – 15.04.2026");
    assert_eq!(label(Lang::En, "2026-03-01"), "1 Mar 2026");
    let short = |typed| read(typed).short(&I18n::new(Lang::De));
    assert_eq!(
        (short("2026-03"), short("2026-11"), short("2024-Q4")),
        ("März 26".to_owned(), "Nov 26".to_owned(), "Q4 24".to_owned())
    );
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_i64..60_000).prop_map(|n| days_off(NaiveDate::from_ymd_opt(1900, 1, 1).unwrap(), n))
}

fn any_period() -> impl Strategy<Value = KpiPeriod> {
    let calendar = (any_day(), 0..4_usize)
        .prop_map(|(day, at)| KpiPeriod::of(Length::ALL.get(at).copied().unwrap(), day));
    let range = (any_day(), 0_i64..900)
        .prop_map(|(from, more)| KpiPeriod::Range(from, days_off(from, more)));
    prop_oneof![calendar, range]
}

proptest! {
    #[test]
    fn the_period_before_ends_where_this_one_begins(period in any_period()) {
        let (from, to) = period.days();
        let (first, last) = period.before().days();
        prop_assert!(from <= to && first <= last);
        prop_assert_eq!(last.succ_opt(), Some(from));
    }

    #[test]
    fn the_year_before_lies_a_year_back_and_is_about_as_long(period in any_period()) {
        let (from, to) = period.days();
        let (first, last) = period.year_before().days();
        let off = |a: NaiveDate, b: NaiveDate| a.signed_duration_since(b).num_days();
        prop_assert!(first <= last);
        prop_assert!((364..=367).contains(&off(from, first)), "{} {}", from, first);
        prop_assert!((364..=367).contains(&off(to, last)), "{} {}", to, last);
    }

    #[test]
    fn back_and_on_again_comes_to_the_same_period(
        day in any_day(), at in 0..4_usize, today in any_day(),
    ) {
        let period = KpiPeriod::of(Length::ALL.get(at).copied().unwrap(), day);
        prop_assume!(day <= today);
        // Before 28 and 29 February lies the same year; on from it is the longer one.
        let short = (day.month(), day.day()) == (2, 28) && day.leap_year();
        prop_assume!(!(short && matches!(period, KpiPeriod::Rolling(_))));
        prop_assert_eq!(period.earlier().later(today), period);
        prop_assert!(period.later(today).days().0 <= today);
    }

    #[test]
    fn rows_lie_side_by_side_and_fill_the_range(
        from in any_day(), more in 0_i64..2000, at in 0..4_usize,
    ) {
        let to = days_off(from, more);
        let rows = KpiPeriod::rows(from, to, Length::ALL.get(at).copied().unwrap());
        prop_assert_eq!(rows.first().unwrap().days().0, from);
        prop_assert_eq!(rows.last().unwrap().days().1, to);
        for (a, b) in rows.iter().zip(rows.iter().skip(1)) {
            prop_assert_eq!(a.days().1.succ_opt(), Some(b.days().0));
        }
    }

    #[test]
    fn whatever_is_typed_is_read_or_refused(text in "[0-9qQ. /…–bis-]{0,24}") {
        let today = day("2026-11-22");
        if let Ok(period) = KpiPeriod::parse(&text, today) {
            prop_assert!(period.days().0 <= period.days().1 && period.days().0 <= today);
        }
    }
}
