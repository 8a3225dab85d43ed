//! Forms of dates, numbers and money, both languages side by side.

use chrono::{NaiveDate, TimeZone, Utc};

use super::{I18n, Lang};

fn both() -> (I18n, I18n) {
    (I18n::new(Lang::De), I18n::new(Lang::En))
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a date")
}

#[test]
fn dates_are_written_as_each_language_does() {
    let (de, en) = both();
    let d = day(2026, 3, 7);
    assert_eq!((de.date(d), en.date(d)), ("07.03.2026".into(), "7 Mar 2026".into()));
    assert_eq!((de.date_short(d), en.date_short(d)), ("07.03.".into(), "7 Mar".into()));
    assert_eq!((de.weekday(d), en.weekday(d)), ("Samstag".into(), "Saturday".into()));
    assert_eq!(de.date_weekday(d), "Sa 07.03.2026");
    assert_eq!(en.date_weekday(d), "Sat 7 Mar 2026");
    assert_eq!(de.date_long(d), "Samstag, 7. März 2026");
    assert_eq!(en.date_long(d), "Saturday, 7 March 2026");
    assert_eq!(
        (de.day_and_month(29, 2), en.day_and_month(29, 2)),
        ("29.02.".into(), "29 Feb".into())
    );
}

#[test]
fn an_instant_is_shown_in_its_zone_across_the_change_of_clocks() {
    let (de, _) = both();
    let zone = chrono_tz::Europe::Berlin;
    let summer = Utc.with_ymd_and_hms(2026, 7, 1, 22, 30, 0).single().expect("an instant");
    let winter = Utc.with_ymd_and_hms(2026, 1, 1, 22, 30, 0).single().expect("an instant");
    assert_eq!(de.date_time(summer.with_timezone(&zone)), "02.07.2026 00:30");
    assert_eq!(de.date_time(winter.with_timezone(&zone)), "01.01.2026 23:30");
}

#[test]
fn numbers_are_grouped_in_threes() {
    let (de, en) = both();
    for (value, german, english) in [
        (0, "0", "0"),
        (999, "999", "999"),
        (1000, "1.000", "1,000"),
        (-1_234_567, "-1.234.567", "-1,234,567"),
        (i64::MIN, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"),
    ] {
        assert_eq!((de.number(value).as_str(), en.number(value).as_str()), (german, english));
    }
}

#[test]
fn decimals_round_and_never_show_a_negative_zero() {
    let (de, en) = both();
    assert_eq!(
        (de.decimal(1234.56, 1), en.decimal(1234.56, 1)),
        ("1.234,6".into(), "1,234.6".into())
    );
    assert_eq!(de.decimal(-0.004, 2), "0,00");
    assert_eq!(de.decimal(f64::NAN, 2), "–");
    assert_eq!((de.percent(0.125, 1), en.percent(0.125, 1)), ("12,5 %".into(), "12.5%".into()));
}

#[test]
fn money_has_the_places_and_the_sign_of_its_currency() {
    let (de, en) = both();
    for (minor, currency, german, english) in [
        (123_456, "EUR", "1.234,56 €", "€1,234.56"),
        (-5, "EUR", "-0,05 €", "-€0.05"),
        (0, "USD", "0,00 $", "$0.00"),
        (123_456, "CHF", "1.234,56 CHF", "CHF 1,234.56"),
        (1234, "JPY", "1.234 ¥", "¥1,234"),
        (1234, "KWD", "1,234 KWD", "KWD 1.234"),
    ] {
        assert_eq!(de.money(minor, currency), german);
        assert_eq!(en.money(minor, currency), english);
    }
}

#[test]
fn days_are_told_in_words_backwards_and_forwards() {
    let (de, en) = both();
    for (days, german, english) in [
        (0, "heute", "today"),
        (1, "gestern", "yesterday"),
        (3, "vor 3 Tagen", "3 days ago"),
        (60, "vor 60 Tagen", "60 days ago"),
        (94, "vor 3 Monaten", "3 months ago"),
        (800, "vor 2 Jahren", "2 years ago"),
        (-1, "morgen", "tomorrow"),
        (-5, "in 5 Tagen", "in 5 days"),
        (-100, "in 3 Monaten", "in 3 months"),
    ] {
        assert_eq!((de.ago(days).as_str(), en.ago(days).as_str()), (german, english));
        assert_eq!(de.in_days(-days), german);
    }
    assert!(de.ago(i64::MIN).starts_with("in "), "the farthest day does not overflow");
}

#[test]
fn durations_and_lists_read_naturally() {
    let (de, en) = both();
    assert_eq!(de.duration(45), "45 s");
    assert_eq!(de.duration(7 * 60 + 20), "7 min");
    assert_eq!(en.duration(3900), "1 h 05 min");
    assert_eq!(de.duration(-3), "0 s");
    assert_eq!(de.list(&["a", "b", "c"]), "a, b und c");
    assert_eq!(en.list(&["a", "b"]), "a and b");
    assert_eq!(en.list::<&str>(&[]), "");
}

#[test]
fn working_time_left_fits_a_column_of_twelve() {
    let (de, en) = both();
    for (seconds, german, english) in [
        (0, "jetzt fällig", "due now"),
        (59, "jetzt fällig", "due now"),
        (45 * 60, "noch 45 min", "45 min left"),
        (3 * 3600 + 20 * 60, "noch 3 h", "3 h left"),
        (80 * 3600, "noch 80 h", "80 h left"),
        (2000 * 3600, "noch 2000 h", "2000 h left"),
        (-1, "seit 1 min", "1 min late"),
        (-59 * 60, "seit 59 min", "59 min late"),
        (-7200, "seit 2 h", "2 h late"),
        (-9999 * 3600, "seit 9999 h", "9999 h late"),
    ] {
        assert_eq!(
            (de.work_left(seconds).as_str(), en.work_left(seconds).as_str()),
            (german, english)
        );
        assert!(german.chars().count() <= 12 && english.chars().count() <= 12);
    }
    assert!(de.work_left(i64::MIN).starts_with("seit "));
}

#[test]
fn working_time_left_is_told_in_full_beside_the_complaint() {
    let (de, en) = both();
    for (seconds, german, english) in [
        (30, "jetzt fällig", "due now"),
        (12_000, "noch 3 h 20 min Arbeitszeit", "3 h 20 min of working time left"),
        (-7500, "um 2 h 05 min Arbeitszeit überschritten", "overdue by 2 h 05 min of working time"),
        (-5, "um 1 min Arbeitszeit überschritten", "overdue by 1 min of working time"),
    ] {
        assert_eq!(
            (de.work_left_long(seconds).as_str(), en.work_left_long(seconds).as_str()),
            (german, english)
        );
    }
    assert!(en.work_left_long(i64::MIN).starts_with("overdue"));
}

#[test]
fn days_of_the_month_are_counted() {
    let (de, en) = both();
    assert_eq!(de.ordinal(3), "3.");
    let english: Vec<String> =
        [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 31].map(|n| en.ordinal(n)).into();
    assert_eq!(english.join(" "), "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 31st");
}
