//! Recurrences by examples and by what always holds.

use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::i18n::Lang;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Saturday, 21 November 2026.
fn first() -> NaiveDate {
    day("2026-11-21")
}

fn stored(text: &str) -> String {
    match Recurrence::parse(text, first()) {
        Ok(found) => found.stored(),
        Err(error) => format!("{error:?}"),
    }
}

#[rstest]
#[case("daily", "days 1")]
#[case("Täglich", "days 1")]
#[case("taeglich", "days 1")]
#[case("every day", "days 1")]
#[case("jeden Tag", "days 1")]
#[case("every 3 days", "days 3")]
#[case("alle 3 Tage", "days 3")]
#[case("alle drei Tage", "days 3")]
#[case("jeden zweiten Tag", "days 2")]
#[case("every 2nd day", "days 2")]
#[case("every other day", "days 2")]
#[case("3d", "days 3")]
#[case("3t", "days 3")]
#[case("3 days", "days 3")]
#[case("weekly", "weeks 1 sat")]
#[case("wöchentlich", "weeks 1 sat")]
#[case("wöchentlich am Montag", "weeks 1 mon")]
#[case("alle 2 Wochen", "weeks 2 sat")]
#[case("every 2 weeks on Monday", "weeks 2 mon")]
#[case("every 2nd monday", "weeks 2 mon")]
#[case("jeden zweiten Dienstag", "weeks 2 tue")]
#[case("2w", "weeks 2 sat")]
#[case("fortnightly", "weeks 2 sat")]
#[case("mon", "weeks 1 mon")]
#[case("montags", "weeks 1 mon")]
#[case("jeden Montag", "weeks 1 mon")]
#[case("every Friday", "weeks 1 fri")]
#[case("do", "weeks 1 thu")]
#[case("monthly", "months 1 day 21")]
#[case("monatlich", "months 1 day 21")]
#[case("monatlich am 15.", "months 1 day 15")]
#[case("monthly on the 31st", "months 1 day 31")]
#[case("jeden 15.", "months 1 day 15")]
#[case("every 15th", "months 1 day 15")]
#[case("every 3 months", "months 3 day 21")]
#[case("vierteljährlich", "months 3 day 21")]
#[case("quarterly", "months 3 day 21")]
#[case("halbjährlich", "months 6 day 21")]
#[case("1m", "months 1 day 21")]
#[case("yearly", "years 1 day 11-21")]
#[case("jährlich", "years 1 day 11-21")]
#[case("jedes Jahr am 24.12.", "years 1 day 12-24")]
#[case("jährlich am 24. Dezember", "years 1 day 12-24")]
#[case("yearly on Dec 24", "years 1 day 12-24")]
#[case("alle 2 Jahre am 29.2.", "years 2 day 2-29")]
#[case("1y", "years 1 day 11-21")]
#[case("1j", "years 1 day 11-21")]
#[case("weekdays", "weekdays")]
#[case("werktags", "weekdays")]
#[case("every weekday", "weekdays")]
#[case("Mo-Fr", "weekdays")]
#[case("Mo bis Fr", "weekdays")]
#[case("Montag bis Freitag bis 31.12.2026", "weekdays until 2026-12-31")]
#[case("Monday to Friday", "weekdays")]
#[case("last of the month", "months 1 last")]
#[case("last day of the month", "months 1 last")]
#[case("Monatsletzter", "months 1 last")]
#[case("letzter Tag des Monats", "months 1 last")]
#[case("ultimo", "months 1 last")]
#[case("end of month", "months 1 last")]
#[case("quarterly on the last day", "months 3 last")]
#[case("weekly until 31.12.2027", "weeks 1 sat until 2027-12-31")]
#[case("täglich bis zum 31.12.2027", "days 1 until 2027-12-31")]
#[case("daily until 2026-11-30", "days 1 until 2026-11-30")]
#[case("täglich bis Freitag", "days 1 until 2026-11-27")]
#[case("monatlich bis 31.12.", "months 1 day 21 until 2026-12-31")]
fn words_of_both_languages_are_understood(#[case] text: &str, #[case] form: &str) {
    assert_eq!(stored(text), form);
}

#[rstest]
#[case("", "NotUnderstood")]
#[case("bald", "NotUnderstood")]
#[case("every", "NotUnderstood")]
#[case("3", "NotUnderstood")]
#[case("weekly on the moon", "NotUnderstood")]
#[case("daily monday", "NotUnderstood")]
#[case("mo mi fr", "NotUnderstood")]
#[case("every 0 days", "Zero")]
#[case("alle 0 Wochen", "Zero")]
#[case("0d", "Zero")]
#[case("every 11 years", "TooLong")]
#[case("alle 3651 Tage", "TooLong")]
#[case("every 99999999999999 weeks", "TooLong")]
#[case("jährlich am 30.2.", "NoSuchDay")]
#[case("yearly on 31 April", "NoSuchDay")]
#[case("monatlich am 32.", "NoSuchDay")]
#[case("monthly until 20.12.2026", "EndsBefore { next: 2026-12-21 }")]
#[case("daily until 2020-01-01", "EndsBefore { next: 2026-11-22 }")]
#[case("daily until 31.2.2027", "Until(NoSuchDay)")]
#[case("daily until", "Until(Empty)")]
fn what_never_comes_or_never_ends_is_refused(#[case] text: &str, #[case] error: &str) {
    assert_eq!(stored(text), error);
}

#[test]
fn every_refusal_is_one_sentence() {
    for lang in [Lang::De, Lang::En] {
        let i18n = I18n::new(lang);
        for error in [
            RecurrenceError::NotUnderstood,
            RecurrenceError::Zero,
            RecurrenceError::TooLong,
            RecurrenceError::NoSuchDay,
            RecurrenceError::EndsBefore { next: first() },
            RecurrenceError::Until(DateError::NoSuchDay),
        ] {
            let sentence = error.sentence(&i18n);
            assert!(sentence.ends_with('.') && sentence.contains(' '), "{sentence}");
        }
    }
}

#[rstest]
#[case("days 1", "täglich", "daily")]
#[case("days 3650", "alle 3650 Tage", "every 3650 days")]
#[case("weeks 1 mon", "jeden Montag", "every Monday")]
#[case("weeks 2 mon", "alle 2 Wochen am Montag", "every 2 weeks on Monday")]
#[case("months 1 day 1", "monatlich am 1.", "monthly on the 1st")]
#[case("months 3 day 22", "alle 3 Monate am 22.", "every 3 months on the 22nd")]
#[case("months 1 day 11", "monatlich am 11.", "monthly on the 11th")]
#[case("years 1 day 12-24", "jährlich am 24.12.", "yearly on 24 Dec")]
#[case("weekdays", "werktags (Mo–Fr)", "weekdays (Mon–Fri)")]
#[case("months 1 last", "am Monatsletzten", "last of the month")]
#[case(
    "weeks 2 sun until 2027-12-31",
    "alle 2 Wochen am Sonntag bis 31.12.2027",
    "every 2 weeks on Sunday until 31 Dec 2027"
)]
fn a_recurrence_is_told_in_words(
    #[case] stored: &str,
    #[case] german: &str,
    #[case] english: &str,
) {
    let found = Recurrence::from_stored(stored).unwrap();
    assert_eq!(found.words(&I18n::new(Lang::De)), german);
    assert_eq!(found.words(&I18n::new(Lang::En)), english);
}

#[rstest]
#[case("")]
#[case("days")]
#[case("days 0")]
#[case("days 3651")]
#[case("days 1 2")]
#[case("weeks 1")]
#[case("months 1 day 32")]
#[case("years 1 day 2-30")]
#[case("weekdays until tomorrow")]
#[case("every full moon")]
fn what_was_never_stored_is_not_read(#[case] text: &str) {
    assert_eq!(Recurrence::from_stored(text), None);
}

/// The first repetitions after a day.
fn run(stored: &str, from: &str, count: usize) -> Vec<String> {
    let recurrence = Recurrence::from_stored(stored).unwrap();
    std::iter::successors(Some(day(from)), |due| recurrence.next_after(*due))
        .skip(1)
        .take(count)
        .map(|date| date.to_string())
        .collect()
}

#[rstest]
// The 31st comes back after the short months.
#[case("months 1 day 31", "2027-01-31", &["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"])]
#[case("months 1 last", "2028-01-31", &["2028-02-29", "2028-03-31", "2028-04-30"])]
#[case("months 3 day 30", "2026-11-30", &["2027-02-28", "2027-05-30"])]
#[case("months 2 last", "2026-12-31", &["2027-02-28", "2027-04-30"])]
// 29 February waits for its year on the 28th.
#[case("years 1 day 2-29", "2024-02-29", &["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"])]
#[case("years 4 day 2-29", "2096-02-29", &["2100-02-28", "2104-02-29"])]
#[case("weekdays", "2026-11-19", &["2026-11-20", "2026-11-23", "2026-11-24"])]
#[case("weekdays", "2026-11-21", &["2026-11-23"])]
#[case("weekdays", "2026-11-22", &["2026-11-23"])]
#[case("weeks 2 mon", "2026-12-21", &["2027-01-04", "2027-01-18"])]
#[case("days 10", "2026-12-25", &["2027-01-04"])]
// It ends on its last day, which counts.
#[case("days 1 until 2026-11-23", "2026-11-21", &["2026-11-22", "2026-11-23"])]
// Moved for once, it keeps to its day: from Monday to Thursday, from Sunday the 1st to
// the Friday before, from the last to the second.
#[case("weeks 1 mon", "2026-11-26", &["2026-11-30"])]
#[case("months 1 day 1", "2026-10-30", &["2026-12-01"])]
#[case("months 1 last", "2026-12-02", &["2026-12-31"])]
#[case("years 1 day 1-1", "2026-12-30", &["2028-01-01"])]
fn repetitions_follow(#[case] stored: &str, #[case] from: &str, #[case] days: &[&str]) {
    let count = days.len() + usize::from(stored.contains("until"));
    assert_eq!(run(stored, from, count), days);
}

#[test]
fn ticked_late_the_missed_ones_are_left_out() {
    let daily = Recurrence::from_stored("days 2").unwrap();
    assert_eq!(daily.next_open(day("2026-11-01"), first()), Some(first()));
    assert_eq!(daily.next_open(day("2026-11-02"), first()), Some(day("2026-11-22")));
    // Ticked ahead of time it moves on by one.
    assert_eq!(daily.next_open(day("2026-12-01"), first()), Some(day("2026-12-03")));
    let over = Recurrence::from_stored("days 1 until 2026-11-10").unwrap();
    assert_eq!(over.next_open(day("2026-11-01"), first()), None);
}

fn rules() -> impl Strategy<Value = Rule> {
    let weekday = (0..7_u8).prop_map(|n| Weekday::try_from(n).unwrap());
    let month_day = (1..=366_u32).prop_map(|n| {
        let date = NaiveDate::from_yo_opt(2024, n).unwrap();
        (date.month(), date.day())
    });
    prop_oneof![
        (1..=MOST_DAYS).prop_map(Rule::Days),
        (1..=MOST_WEEKS, weekday).prop_map(|(every, weekday)| Rule::Weeks { every, weekday }),
        (1..=MOST_MONTHS, 1..=31_u32).prop_map(|(every, day)| Rule::Months { every, day }),
        (1..=MOST_YEARS, month_day).prop_map(|(every, (month, day))| Rule::Years {
            every,
            month,
            day
        }),
        Just(Rule::Weekdays),
        (1..=MOST_MONTHS).prop_map(Rule::LastOfMonth),
    ]
}

fn days() -> impl Strategy<Value = NaiveDate> {
    (0..60_000_u64).prop_map(|n| day("1950-01-01") + Days::new(n))
}

proptest! {
    #[test]
    fn words_and_stored_form_are_read_again(
        rule in rules(), first in days(), more in prop::option::of(0..20_000_u64),
    ) {
        let next = Recurrence { rule, until: None }.next_after(first).unwrap();
        let recurrence = Recurrence { rule, until: more.map(|n| next + Days::new(n)) };
        prop_assert_eq!(Recurrence::from_stored(&recurrence.stored()), Some(recurrence));
        for lang in [Lang::De, Lang::En] {
            let words = recurrence.words(&I18n::new(lang));
            prop_assert_eq!(Recurrence::parse(&words, first), Ok(recurrence), "{}", words);
        }
    }

    #[test]
    fn each_repetition_comes_later_and_none_after_the_end(
        rule in rules(), due in days(), more in 0..20_000_u64, today in days(),
    ) {
        let recurrence = Recurrence { rule, until: Some(due + Days::new(more)) };
        let mut last = due;
        for next in std::iter::successors(Some(due), |d| recurrence.next_after(*d)).skip(1).take(20) {
            prop_assert!(next > last && next <= due + Days::new(more));
            last = next;
        }
        if let Some(open) = recurrence.next_open(due, today) {
            prop_assert!(open > due && open >= today);
        }
    }

    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,40}", words in "(every|alle|0|3|last|15\\.|w|bis|mon| ){0,8}") {
        for text in [text, words] {
            if let Ok(found) = Recurrence::parse(&text, first()) {
                prop_assert!(found.next_after(first()).is_some());
            }
        }
    }
}
