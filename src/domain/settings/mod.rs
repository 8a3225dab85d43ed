//! The settings of a file: what the business is and how it reckons. Shared by
//! all who use the file; what is personal stands in the configuration instead.
//!
//! Each setting is a dotted key with a text as value; [`set`] reads such a text
//! strictly, [`Settings::from_rows`] leniently (a value that a newer program
//! wrote and this one cannot read leaves the default in place). Knows nothing
//! of where the rows are kept.

mod hours;
mod keys;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

pub use self::hours::{ClosingDay, Span};
pub use self::keys::{KEYS, comes_first, get, rows, set};
use crate::domain::codes::Kpi;
use crate::domain::kpi::{Target, Wanted};
use crate::domain::value::Weights;
use crate::i18n::I18n;
use crate::tr;

/// Lists whose entries the user keeps.
pub const LISTS: &[&str] = &[
    "source",
    "category",
    "cause",
    "lost_reason",
    "discount_reason",
    "product_kind",
    "potential_category",
];

/// Within how many working hours a complaint is acknowledged and resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    pub acknowledge: i64,
    pub resolve: i64,
}

/// Deadlines by severity, in working hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadlines {
    pub critical: Deadline,
    pub high: Deadline,
    pub normal: Deadline,
    pub low: Deadline,
}

/// What ABC classes are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AbcMeasure {
    /// Contribution margin.
    Margin,
    /// Net revenue.
    Revenue,
}

/// The settings of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub business_name: String,
    /// ISO 3166 alpha-2.
    pub country: String,
    /// Code of the Land (`NI`), for its holidays; empty = nationwide ones only.
    pub land: String,
    /// ISO 4217.
    pub currency: String,
    pub time_zone: Tz,
    /// Business hours by weekday, Monday first; empty = closed.
    pub hours: [Vec<Span>; 7],
    pub closing_days: Vec<ClosingDay>,
    pub deadlines: Deadlines,
    /// G: after so many days without a purchase a customer is inactive.
    pub inactivity_days: i64,
    /// Shares of the classes A, B, C in percent; together 100.
    pub abc_limits: [i64; 3],
    pub abc_measure: AbcMeasure,
    /// Cost of an hour of work, minor units; `None` = unknown.
    pub hourly_rate: Option<i64>,
    /// A year, in hundredths of a percent (1000 = 10 %).
    pub discount_rate: i64,
    pub clv_horizon_weeks: i64,
    /// Part of a purchase's value that counts in the lifetime value, in hundredths of a
    /// percent; `None` = contribution margin by net revenue of the last 365 days.
    pub clv_margin: Option<i64>,
    /// Days wanted between two contacts; `None` = no rhythm.
    pub contact_rhythm_days: Option<i64>,
    pub warranty_months: i64,
    /// How much each criterion of the customer portfolio counts.
    pub portfolio_weights: Weights,
    /// VAT of sales that do not say it, in hundredths of a percent (1900 = 19 %).
    pub vat_rate: i64,
    /// What figures are to reach, by figure.
    pub targets: Vec<Target>,
}

impl Default for Settings {
    fn default() -> Self {
        let weekday = || vec![Span::hours(9, 17)];
        Self {
            business_name: String::new(),
            country: "DE".to_owned(),
            land: String::new(),
            currency: "EUR".to_owned(),
            time_zone: Tz::Europe__Berlin,
            hours: [weekday(), weekday(), weekday(), weekday(), weekday(), vec![], vec![]],
            closing_days: Vec::new(),
            deadlines: Deadlines {
                critical: Deadline { acknowledge: 1, resolve: 4 },
                high: Deadline { acknowledge: 2, resolve: 8 },
                normal: Deadline { acknowledge: 8, resolve: 40 },
                low: Deadline { acknowledge: 16, resolve: 80 },
            },
            inactivity_days: 180,
            abc_limits: [80, 15, 5],
            abc_measure: AbcMeasure::Margin,
            hourly_rate: None,
            discount_rate: 1000,
            clv_horizon_weeks: 52,
            clv_margin: None,
            contact_rhythm_days: None,
            warranty_months: 24,
            portfolio_weights: Weights::default(),
            vat_rate: 1900,
            targets: Vec::new(),
        }
    }
}

impl Settings {
    /// The local day of the business.
    pub fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        now.with_timezone(&self.time_zone).date_naive()
    }

    /// What a figure is to reach, if that was said.
    pub fn target(&self, kpi: Kpi) -> Option<Target> {
        self.targets.iter().copied().find(|target| target.kpi == kpi)
    }

    /// What it is to reach from one day to another, both included.
    pub fn wanted(&self, kpi: Kpi, from: NaiveDate, to: NaiveDate) -> Option<Wanted> {
        self.target(kpi).map(|target| target.for_period(from, to))
    }

    /// Settings from stored rows; unknown keys and unreadable values are passed over.
    pub fn from_rows<K: AsRef<str>, V: AsRef<str>>(rows: impl IntoIterator<Item = (K, V)>) -> Self {
        let mut settings = Self::default();
        let rows: Vec<(K, V)> = rows.into_iter().collect();
        let (first, rest): (Vec<_>, Vec<_>) =
            rows.iter().partition(|(key, _)| comes_first(key.as_ref()));
        for (key, value) in first.into_iter().chain(rest) {
            if let Err(error) = set(&mut settings, key.as_ref(), value.as_ref()) {
                tracing::warn!(?error, "setting passed over");
            }
        }
        settings
    }
}

/// Why a setting was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingError {
    Unknown {
        key: String,
        /// A key that may have been meant.
        nearest: Option<&'static str>,
    },
    /// `expected`: key of the message that says what is accepted.
    Bad { key: String, value: String, expected: &'static str },
}

impl SettingError {
    /// One plain sentence.
    pub fn sentence(&self, i18n: &I18n) -> String {
        match self {
            Self::Unknown { key, nearest: None } => {
                tr!(i18n, "setting-unknown", key = key.as_str())
            }
            Self::Unknown { key, nearest: Some(nearest) } => {
                tr!(i18n, "setting-unknown-nearest", key = key.as_str(), nearest = *nearest)
            }
            Self::Bad { key, value, expected } => tr!(
                i18n,
                "setting-bad",
                key = key.as_str(),
                value = value.as_str(),
                expected = i18n.text(expected)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use rstest::rstest;

    use super::*;

    #[test]
    fn every_default_survives_being_written_and_read() {
        let defaults = Settings::default();
        for key in KEYS {
            let mut copy = Settings::default();
            let value = get(&defaults, key.name).unwrap();
            assert_eq!(set(&mut copy, key.name, &value), Ok(()), "{}", key.name);
            assert_eq!(copy, defaults, "{}", key.name);
        }
    }

    #[rstest]
    #[case("business.name", " Müller & Söhne ", "Müller & Söhne")]
    #[case("country", "at", "AT")]
    #[case("land", "ni", "NI")]
    #[case("land", "Niedersachsen", "NI")]
    #[case("land", "north rhine-westphalia", "NW")]
    #[case("currency", "chf", "CHF")]
    #[case("time-zone", "Europe/Vienna", "Europe/Vienna")]
    #[case("hours.mon", "8-12, 13:30 - 17", "08:00-12:00,13:30-17:00")]
    #[case("hours.sat", "closed", "closed")]
    #[case("hours.fri", "00:00-24:00", "00:00-24:00")]
    #[case(
        "closing-days",
        "24.12.,2026-12-31, 2026-08-03..2026-08-14,12-27",
        "12-24,2026-12-31,2026-08-03..2026-08-14,12-27"
    )]
    #[case("deadline.high", "3 / 9", "3/9")]
    #[case("inactivity-days", "365", "365")]
    #[case("abc-limits", "70/20/10", "70/20/10")]
    #[case("abc-measure", "revenue", "revenue")]
    #[case("hourly-rate", "62,5", "62.50")]
    #[case("discount-rate", "7.25 %", "7.25")]
    #[case("discount-rate", "0.125", "12.5")]
    #[case("discount-rate", "0,5 %", "0.5 %")]
    #[case("discount-rate", "0", "0")]
    #[case("vat-rate", "7 %", "7")]
    #[case("clv-margin", "0.35", "0.35")]
    #[case("clv-margin", "42.5 %", "0.425")]
    #[case("clv-margin", "1", "1")]
    #[case("contact-rhythm-days", "90", "90")]
    #[case(
        "portfolio-weights",
        "Growth = 3; lead-user: 0",
        "potential=1,growth=3,price_level=1,payment=1,reference=1,lead_user=0,strategic=0,\
         share_of_wallet=1,satisfaction=1,closeness=1,length=1"
    )]
    #[case("contact-rhythm-days", "", "")]
    fn values_are_read_and_written_in_one_form(
        #[case] key: &str,
        #[case] typed: &str,
        #[case] stored: &str,
    ) {
        let mut settings = Settings::default();
        assert_eq!(set(&mut settings, key, typed), Ok(()));
        assert_eq!(get(&settings, key).as_deref(), Some(stored));
        let mut again = Settings::default();
        assert_eq!(set(&mut again, key, stored), Ok(()));
        assert_eq!(again, settings);
    }

    #[rstest]
    #[case("country", "Germany")]
    #[case("land", "XX")]
    #[case("land", "Tirol")]
    #[case("currency", "Euro")]
    #[case("currency", "XXQ")]
    #[case("time-zone", "Braunschweig")]
    #[case("hours.mon", "17-9")]
    #[case("hours.mon", "8-12,11-13")]
    #[case("hours.mon", "25-26")]
    #[case("closing-days", "2026-02-30")]
    #[case("closing-days", "2026-08-14..2026-08-03")]
    #[case("deadline.low", "8")]
    #[case("deadline.low", "9/8")]
    #[case("inactivity-days", "0")]
    #[case("inactivity-days", "99999999999999999999")]
    #[case("abc-limits", "80/15")]
    #[case("abc-limits", "80/15/6")]
    #[case("abc-measure", "profit")]
    #[case("hourly-rate", "-1")]
    #[case("discount-rate", "200")]
    #[case("discount-rate", "-0.5")]
    #[case("discount-rate", "7.255")]
    #[case("clv-margin", "1.2")]
    #[case("clv-margin", "-5 %")]
    #[case("portfolio-weights", "growth")]
    #[case("portfolio-weights", "growth=-1")]
    #[case("portfolio-weights", "growth=101")]
    #[case("portfolio-weights", "size=1")]
    #[case("portfolio-weights", "share_of_wallet=0,satisfaction=0,closeness=0,length=0")]
    fn bad_values_change_nothing_and_say_what_is_accepted(#[case] key: &str, #[case] value: &str) {
        let mut settings = Settings::default();
        let error = set(&mut settings, key, value).unwrap_err();
        let SettingError::Bad { expected, .. } = &error else { panic!("{error:?}") };
        assert_eq!(settings, Settings::default());
        for lang in [crate::i18n::Lang::De, crate::i18n::Lang::En] {
            let i18n = I18n::new(lang);
            assert!(i18n.has(expected), "{expected}");
            assert!(error.sentence(&i18n).contains(value));
        }
    }

    #[test]
    fn an_unknown_land_is_told_all_that_are_known() {
        let error = set(&mut Settings::default(), "land", "Preußen").unwrap_err();
        for lang in [crate::i18n::Lang::De, crate::i18n::Lang::En] {
            let sentence = error.sentence(&I18n::new(lang));
            for code in [
                "BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST",
                "SH", "TH",
            ] {
                assert!(sentence.contains(code), "{code}: {sentence}");
            }
        }
    }

    #[test]
    fn outside_germany_a_land_is_refused_with_the_reason_and_can_be_emptied() {
        let mut settings = Settings::default();
        set(&mut settings, "country", "AT").unwrap();
        let error = set(&mut settings, "land", "Wien").unwrap_err();
        let sentence = error.sentence(&I18n::new(crate::i18n::Lang::De));
        assert!(sentence.contains("closing-days"), "{sentence}");
        assert_eq!(set(&mut settings, "land", ""), Ok(()));
        // Stored in whatever order, a Land of former days does no harm.
        let moved = Settings::from_rows([("land", "NI"), ("country", "AT"), ("currency", "CHF")]);
        assert_eq!((moved.land.as_str(), moved.country.as_str()), ("", "AT"));
    }

    #[rstest]
    #[case("timezone", Some("time-zone"))]
    #[case("hours.mo", Some("hours.mon"))]
    #[case("curency", Some("currency"))]
    #[case("colour of the sky", None)]
    fn an_unknown_key_names_the_one_that_was_meant(#[case] key: &str, #[case] meant: Option<&str>) {
        let error = set(&mut Settings::default(), key, "x").unwrap_err();
        let SettingError::Unknown { nearest, .. } = error else { panic!("{error:?}") };
        assert_eq!(nearest, meant);
    }

    #[test]
    fn rows_of_a_newer_program_are_passed_over_and_the_currency_is_known_first() {
        let rows =
            [("hourly-rate", "1500"), ("moon", "full"), ("abc-measure", "?"), ("currency", "JPY")];
        let settings = Settings::from_rows(rows);
        assert_eq!(settings.hourly_rate, Some(1500));
        assert_eq!(settings.abc_measure, AbcMeasure::Margin);
    }

    #[test]
    fn closing_days_come_back_each_year_unless_a_year_is_named() {
        let mut settings = Settings::default();
        set(&mut settings, "closing-days", "12-24,2026-08-03..2026-08-14").unwrap();
        let closed = |y, m, d| {
            let date = NaiveDate::from_ymd_opt(y, m, d).unwrap();
            settings.closing_days.iter().any(|day| day.covers(date))
        };
        assert!(closed(2026, 12, 24) && closed(2031, 12, 24));
        assert!(closed(2026, 8, 3) && closed(2026, 8, 14) && !closed(2026, 8, 15));
        assert!(!closed(2027, 8, 3));
    }
}
