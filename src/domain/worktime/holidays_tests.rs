//! The holidays of each Land, written out from the calendars in print.

use rstest::rstest;

use super::*;

/// `MM-DD name` of a year, for comparing with a list written by hand.
fn listed(country: &str, land: &str, year: i32) -> Vec<String> {
    holidays(country, land, year)
        .iter()
        .map(|(date, holiday)| {
            let name = holiday.message();
            format!("{} {}", date.format("%m-%d"), name.trim_start_matches("holiday-"))
        })
        .collect()
}

/// Nationwide in 2026 (Easter: 5 April), and the further ones in between.
fn with_nationwide(more: &[&str]) -> Vec<String> {
    let nationwide = [
        "01-01 new-year",
        "04-03 good-friday",
        "04-06 easter-monday",
        "05-01 labour-day",
        "05-14 ascension",
        "05-25 whit-monday",
        "10-03 german-unity",
        "12-25 christmas-day",
        "12-26 second-christmas-day",
    ];
    let mut all: Vec<String> =
        nationwide.iter().chain(more).map(|line| (*line).to_owned()).collect();
    all.sort();
    all
}

#[rstest]
#[case("", &[])]
#[case("BW", &["01-06 epiphany", "06-04 corpus-christi", "11-01 all-saints"])]
#[case("BY", &["01-06 epiphany", "06-04 corpus-christi", "11-01 all-saints"])]
#[case("BE", &["03-08 womens-day"])]
#[case("BB", &["04-05 easter-sunday", "05-24 whit-sunday", "10-31 reformation-day"])]
#[case("HB", &["10-31 reformation-day"])]
#[case("HH", &["10-31 reformation-day"])]
#[case("HE", &["06-04 corpus-christi"])]
#[case("MV", &["03-08 womens-day", "10-31 reformation-day"])]
#[case("NI", &["10-31 reformation-day"])]
#[case("NW", &["06-04 corpus-christi", "11-01 all-saints"])]
#[case("RP", &["06-04 corpus-christi", "11-01 all-saints"])]
#[case("SL", &["06-04 corpus-christi", "08-15 assumption", "11-01 all-saints"])]
#[case("SN", &["10-31 reformation-day", "11-18 repentance-day"])]
#[case("ST", &["01-06 epiphany", "10-31 reformation-day"])]
#[case("SH", &["10-31 reformation-day"])]
#[case("TH", &["09-20 childrens-day", "10-31 reformation-day"])]
fn the_holidays_of_a_land_in_2026_are_these_and_no_others(
    #[case] land: &str,
    #[case] more: &[&str],
) {
    assert_eq!(listed("DE", land, 2026), with_nationwide(more));
}

#[test]
fn the_holidays_of_austria_in_2026_are_these_and_a_land_changes_nothing() {
    let expected = [
        "01-01 new-year",
        "01-06 epiphany",
        "04-06 easter-monday",
        "05-01 labour-day",
        "05-14 ascension",
        "05-25 whit-monday",
        "06-04 corpus-christi",
        "08-15 assumption",
        "10-26 austrian-national-day",
        "11-01 all-saints",
        "12-08 immaculate-conception",
        "12-25 christmas-day",
        "12-26 second-christmas-day",
    ];
    assert_eq!(listed("AT", "", 2026), expected);
    assert_eq!(listed("AT", "NI", 2026), expected);
}

#[test]
fn a_country_without_a_table_has_no_holidays() {
    assert!(holidays("CH", "", 2026).is_empty());
    assert!(holidays("", "NI", 2026).is_empty());
}

#[rstest]
#[case("BE", "womens-day", &[2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030])]
#[case("MV", "womens-day", &[2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030])]
#[case("NI", "womens-day", &[])]
#[case("TH", "childrens-day", &[2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030])]
#[case("BE", "liberation-day", &[2020, 2025])]
#[case("BB", "liberation-day", &[])]
#[case("BE", "uprising-day", &[2028])]
#[case("NI", "reformation-day", &[2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030])]
#[case("SN", "reformation-day", &[2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030])]
#[case("BY", "reformation-day", &[2017])]
#[case("", "reformation-day", &[2017])]
#[case("BE", "reformation-day", &[2017])]
fn a_holiday_is_kept_in_the_years_of_its_law(
    #[case] land: &str,
    #[case] name: &str,
    #[case] years: &[i32],
) {
    let kept: Vec<i32> = (2015..=2030)
        .filter(|year| listed("DE", land, *year).iter().any(|line| line.ends_with(name)))
        .collect();
    assert_eq!(kept, years);
}

#[rstest]
#[case(2016, "11-16")]
#[case(2017, "11-22")]
#[case(2018, "11-21")]
#[case(2019, "11-20")]
#[case(2020, "11-18")]
#[case(2021, "11-17")]
#[case(2022, "11-16")]
#[case(2023, "11-22")]
#[case(2024, "11-20")]
#[case(2025, "11-19")]
#[case(2026, "11-18")]
#[case(2027, "11-17")]
fn repentance_day_is_the_wednesday_before_the_23rd_of_november(
    #[case] year: i32,
    #[case] day: &str,
) {
    assert!(listed("DE", "SN", year).contains(&format!("{day} repentance-day")));
}

#[rstest]
#[case(1961, 4, 2)]
#[case(1970, 3, 29)]
#[case(1981, 4, 19)]
#[case(1990, 4, 15)]
#[case(2000, 4, 23)]
#[case(2008, 3, 23)]
#[case(2011, 4, 24)]
#[case(2014, 4, 20)]
#[case(2015, 4, 5)]
#[case(2016, 3, 27)]
#[case(2017, 4, 16)]
#[case(2018, 4, 1)]
#[case(2019, 4, 21)]
#[case(2020, 4, 12)]
#[case(2021, 4, 4)]
#[case(2022, 4, 17)]
#[case(2023, 4, 9)]
#[case(2024, 3, 31)]
#[case(2025, 4, 20)]
#[case(2026, 4, 5)]
#[case(2027, 3, 28)]
#[case(2028, 4, 16)]
#[case(2029, 4, 1)]
#[case(2030, 4, 21)]
#[case(2038, 4, 25)]
#[case(2049, 4, 18)]
#[case(2050, 4, 10)]
#[case(2076, 4, 19)]
#[case(2099, 4, 12)]
#[case(2100, 3, 28)]
fn easter_is_where_the_calendar_has_it(#[case] year: i32, #[case] month: u32, #[case] day: u32) {
    assert_eq!(easter(year), NaiveDate::from_ymd_opt(year, month, day));
}

#[test]
fn easter_is_a_sunday_from_22_march_to_25_april() {
    for year in 1583..=2999 {
        let easter = easter(year).unwrap();
        assert_eq!(easter.weekday(), Weekday::Sun, "{easter}");
        let (first, last) =
            (NaiveDate::from_ymd_opt(year, 3, 22), NaiveDate::from_ymd_opt(year, 4, 25));
        assert!(Some(easter) >= first && Some(easter) <= last, "{easter}");
    }
}

#[test]
fn holidays_come_in_order_and_have_a_name_in_both_languages() {
    use crate::i18n::{I18n, Lang};
    let laender = [
        "BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH",
        "TH",
    ];
    for year in 2015..=2030 {
        let german = laender.iter().map(|land| holidays("DE", land, year));
        for list in german.chain([holidays("AT", "", year)]) {
            assert!(list.is_sorted_by_key(|(date, _)| *date));
            for lang in [Lang::De, Lang::En] {
                let i18n = I18n::new(lang);
                assert!(list.iter().all(|(_, holiday)| i18n.has(&holiday.message())));
            }
        }
    }
}

#[test]
fn where_ascension_meets_the_first_of_may_both_are_listed() {
    let listed = listed("DE", "", 2008);
    assert!(listed.contains(&"05-01 labour-day".to_owned()));
    assert!(listed.contains(&"05-01 ascension".to_owned()));
}
