//! What the business wants a figure to reach: the settings `target.NAME`. Of what adds up it
//! is meant for twelve months; other periods are to reach their share of it. Knows nothing of
//! how settings are kept.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::catalogue::{Better, Unit, adds_up, figure};
use super::spell::share_of_year;
use super::stats::real;
use super::words;
use crate::domain::codes::{Code as _, Kpi};
use crate::domain::money;
use crate::domain::settings::Settings;
use crate::i18n::{I18n, Lang};
use crate::tr;

/// What the keys of these settings begin with.
pub const PREFIX: &str = "target.";

/// The keys of all targets there can be.
pub static KEYS: LazyLock<Vec<String>> =
    LazyLock::new(|| Kpi::ALL.iter().map(|kpi| format!("{PREFIX}{}", kpi.name())).collect());

/// A target of a figure: at least so much, or at most where less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    pub kpi: Kpi,
    /// Whole counts, minor units of money, hundredths of all else.
    at: i64,
}

impl Target {
    /// As it is typed and stored: `50`, `12.5 %`, `8 h`, an amount in the currency.
    pub fn read(kpi: Kpi, text: &str, currency: &str) -> Option<Self> {
        let text = text.trim();
        let unit = figure(kpi).unit;
        let number = match unit {
            Unit::Money => return within(money::parse(text, currency, Lang::En)?, kpi),
            Unit::Percent => text.strip_suffix('%').unwrap_or(text),
            Unit::Hours => text.strip_suffix('h').unwrap_or(text),
            Unit::Count | Unit::Points | Unit::Score => text,
        };
        let signs = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | ',' | '-' | '−');
        if !number.chars().all(signs) {
            return None;
        }
        // Two decimals like cents, none like yen.
        let places = if unit == Unit::Count { "JPY" } else { "EUR" };
        within(money::parse(number, places, Lang::En)?, kpi)
    }

    /// The form that is stored and shown in the list of settings.
    pub fn write(self, currency: &str) -> String {
        let plain = match figure(self.kpi).unit {
            Unit::Money => money::plain(self.at, currency),
            Unit::Count => return self.at.to_string(),
            _ => money::plain(self.at, "EUR").trim_end_matches('0').to_owned(),
        };
        let whole = plain.strip_suffix(".00").or_else(|| plain.strip_suffix('.'));
        whole.map(str::to_owned).unwrap_or(plain)
    }

    /// As it was set: of what adds up, for twelve months.
    pub fn whole(self) -> Wanted {
        let value = match figure(self.kpi).unit {
            Unit::Money | Unit::Count => real(self.at),
            Unit::Percent | Unit::Points | Unit::Score | Unit::Hours => real(self.at) / 100.0,
        };
        Wanted { kpi: self.kpi, value }
    }

    /// What is to be reached from one day to another, both included.
    pub fn for_period(self, from: NaiveDate, to: NaiveDate) -> Wanted {
        let whole = self.whole();
        if !adds_up(self.kpi) {
            return whole;
        }
        Wanted { value: whole.value * share_of_year(from, to), ..whole }
    }
}

/// What a figure is to reach in a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wanted {
    pub kpi: Kpi,
    /// In the unit of the figure; money in minor units, as in values.
    pub value: f64,
}

impl Wanted {
    /// Whether a value, unrounded, reaches it; on the target it is met.
    pub fn is_met(self, value: f64) -> bool {
        match figure(self.kpi).better {
            Better::Lower => value <= self.value,
            Better::Higher | Better::Neither => value >= self.value,
        }
    }

    /// `mindestens 50,0`, `höchstens 8,00 h`.
    pub fn text(self, settings: &Settings, i18n: &I18n) -> String {
        // A share of a count may lie between two numbers: rounded, it would seem to be met.
        let value = if figure(self.kpi).unit == Unit::Count && self.value.fract() != 0.0 {
            words::rounded(self.value, 1, i18n)
        } else {
            words::format(self.kpi, Some(self.value), settings, i18n)
        };
        match figure(self.kpi).better {
            Better::Lower => tr!(i18n, "kpi-target-at-most", value = value),
            Better::Higher | Better::Neither => tr!(i18n, "kpi-target-at-least", value = value),
        }
    }
}

/// Within what the figure can come to.
fn within(at: i64, kpi: Kpi) -> Option<Target> {
    let range = match (figure(kpi).unit, kpi) {
        // There may be more complaints than customers or orders.
        (Unit::Percent, Kpi::ComplaintRate | Kpi::ComplaintsPer100Orders) => 0..=100_000,
        (Unit::Percent, _) => 0..=10_000,
        (Unit::Points, _) => -10_000..=10_000,
        (Unit::Score, Kpi::CsatMean) => 100..=500,
        (Unit::Score, _) => 100..=700,
        (Unit::Hours, _) => 0..=1_000_000,
        (Unit::Count | Unit::Money, _) => 0..=1_000_000_000_000_000,
    };
    range.contains(&at).then_some(Target { kpi, at })
}

/// Key of the message that says what is accepted.
pub fn expects(kpi: Kpi) -> &'static str {
    match (figure(kpi).unit, kpi) {
        (Unit::Percent, Kpi::ComplaintRate | Kpi::ComplaintsPer100Orders) => {
            "setting-expects-target-ratio"
        }
        (Unit::Percent, _) => "setting-expects-target-percent",
        (Unit::Points, _) => "setting-expects-target-points",
        (Unit::Score, Kpi::CsatMean) => "setting-expects-target-csat",
        (Unit::Score, _) => "setting-expects-target-ces",
        (Unit::Hours, _) => "setting-expects-target-hours",
        (Unit::Count, kpi) if adds_up(kpi) => "setting-expects-target-count-year",
        (Unit::Money, kpi) if adds_up(kpi) => "setting-expects-target-money-year",
        (Unit::Count, _) => "setting-expects-target-count",
        (Unit::Money, _) => "setting-expects-target-money",
    }
}

/// The figure that a key is about; `None`: no such figure, or no target.
pub fn of_key(key: &str) -> Option<Kpi> {
    Kpi::from_name(key.strip_prefix(PREFIX)?)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::settings::{SettingError, get, rows, set};

    fn year(target: Target) -> Wanted {
        wanted(target, "2026-01-01", "2026-12-31")
    }

    fn wanted(target: Target, from: &str, to: &str) -> Wanted {
        target.for_period(from.parse().unwrap(), to.parse().unwrap())
    }

    #[rstest]
    #[case::month("2026-02-01", "2026-02-28", 10_000.0)]
    #[case::month_of_a_leap_year("2024-02-01", "2024-02-29", 10_000.0)]
    #[case::quarter("2026-10-01", "2026-12-31", 30_000.0)]
    #[case::half_a_year("2026-01-01", "2026-06-30", 60_000.0)]
    #[case::year("2026-01-01", "2026-12-31", 120_000.0)]
    #[case::leap_year("2024-01-01", "2024-12-31", 120_000.0)]
    #[case::twelve_months("2025-11-23", "2026-11-22", 120_000.0)]
    #[case::twelve_months_with_a_leap_day("2023-03-15", "2024-03-14", 120_000.0)]
    #[case::two_years("2025-01-01", "2026-12-31", 240_000.0)]
    #[case::a_day("2026-03-05", "2026-03-05", 120_000.0 / 365.0)]
    #[case::ten_days("2026-02-25", "2026-03-06", 1_200_000.0 / 365.0)]
    fn a_period_is_to_reach_its_share_of_what_adds_up_and_all_of_what_does_not(
        #[case] from: &str,
        #[case] to: &str,
        #[case] share: f64,
    ) {
        let target = |kpi| Target::read(kpi, "1200", "EUR").unwrap();
        let revenue = wanted(target(Kpi::NetRevenue), from, to);
        assert!((revenue.value - share).abs() < 1e-9, "{revenue:?}");
        assert!(revenue.is_met(share + 0.001) && !revenue.is_met(share - 0.001));
        let complaints = wanted(target(Kpi::Complaints), from, to);
        assert!((complaints.value - share / 100.0).abs() < 1e-9, "{complaints:?}");
        for whole in [Kpi::ActiveCustomers, Kpi::OpenComplaints, Kpi::WishesOpen, Kpi::Buyers] {
            assert!((wanted(target(whole), from, to).value - 1200.0).abs() < 1e-9, "{whole:?}");
        }
        let order = wanted(target(Kpi::AverageOrder), from, to);
        assert!((order.value - 120_000.0).abs() < 1e-9, "{order:?}");
    }

    #[test]
    fn a_share_of_a_count_is_not_rounded_to_what_would_miss_it() {
        let target = Target::read(Kpi::Complaints, "10", "EUR").unwrap();
        let month = wanted(target, "2026-03-01", "2026-03-31");
        let (settings, i18n) = (Settings::default(), I18n::new(Lang::De));
        assert_eq!(month.text(&settings, &i18n), "höchstens 0,8");
        assert!(month.is_met(0.0) && !month.is_met(1.0));
        assert_eq!(year(target).text(&settings, &i18n), "höchstens 10");
    }

    #[rstest]
    #[case("nps", "50", "50", 50.0)]
    #[case("nps", "-12,5", "-12.5", -12.5)]
    #[case("churn_rate", "7.5 %", "7.5", 7.5)]
    #[case("complaint_rate", "120 %", "120", 120.0)]
    #[case("time_to_resolve_h", "16 h", "16", 16.0)]
    #[case("ces", "5.8", "5.8", 5.8)]
    #[case("csat_mean", "5", "5", 5.0)]
    #[case("new_customers", "1,200", "1200", 1200.0)]
    #[case("net_revenue", "1,200,000 €", "1200000", 120_000_000.0)]
    #[case("average_order", "89.90", "89.90", 8990.0)]
    fn a_target_is_read_in_the_unit_of_its_figure_and_written_in_one_form(
        #[case] name: &str,
        #[case] typed: &str,
        #[case] stored: &str,
        #[case] value: f64,
    ) {
        let mut settings = Settings::default();
        let key = format!("{PREFIX}{name}");
        assert_eq!(set(&mut settings, &key, typed), Ok(()));
        assert_eq!(get(&settings, &key).as_deref(), Some(stored));
        let target = settings.target(of_key(&key).unwrap()).unwrap();
        assert!((year(target).value - value).abs() < 1e-12);
        assert!(rows(&settings).contains(&(key.clone(), stored.to_owned())));
        assert_eq!(Settings::from_rows([(&key, stored)]), settings);
        assert_eq!(set(&mut settings, &key, ""), Ok(()));
        assert_eq!(settings, Settings::default());
        assert_eq!(get(&settings, &key).as_deref(), Some(""));
    }

    #[rstest]
    #[case("nps", "101")]
    #[case("nps", "50 %")]
    #[case("nps", "high")]
    #[case("csat", "100.5")]
    #[case("csat", "-1")]
    #[case("csat_mean", "6")]
    #[case("ces", "0")]
    #[case("complaint_rate", "1001")]
    #[case("new_customers", "2.5")]
    #[case("net_revenue", "-1")]
    #[case("time_to_resolve_h", "8 days")]
    fn what_a_figure_cannot_come_to_is_refused_with_what_is_accepted(
        #[case] name: &str,
        #[case] typed: &str,
    ) {
        let mut settings = Settings::default();
        let error = set(&mut settings, &format!("{PREFIX}{name}"), typed).unwrap_err();
        assert!(matches!(error, SettingError::Bad { .. }));
        assert_eq!(settings, Settings::default());
        for lang in [Lang::De, Lang::En] {
            let sentence = error.sentence(&I18n::new(lang));
            assert!(sentence.contains(typed) && !sentence.contains("setting-"), "{sentence}");
        }
    }

    #[test]
    fn a_target_of_an_unknown_figure_names_the_one_that_was_meant() {
        let error = set(&mut Settings::default(), "target.npss", "50").unwrap_err();
        let SettingError::Unknown { nearest, .. } = error else { panic!("{error:?}") };
        assert_eq!(nearest, Some("target.nps"));
    }

    #[test]
    fn every_figure_can_have_a_target_and_says_what_it_accepts() {
        for kpi in Kpi::ALL {
            let target = Target::read(*kpi, "3", "EUR").unwrap();
            assert!(year(target).is_met(year(target).value));
            for lang in [Lang::De, Lang::En] {
                assert!(I18n::new(lang).has(expects(*kpi)), "{}", expects(*kpi));
            }
        }
    }

    #[test]
    fn less_is_enough_where_less_is_better() {
        let target = |kpi, text| year(Target::read(kpi, text, "EUR").unwrap());
        let nps = target(Kpi::Nps, "50");
        assert!(nps.is_met(50.0) && nps.is_met(50.1) && !nps.is_met(49.999));
        let churn = target(Kpi::ChurnRate, "33.3");
        assert!(churn.is_met(100.0 * 333.0 / 1000.0) && !churn.is_met(33.31));
        assert!(target(Kpi::Contacts, "10").is_met(11.0));
        let (settings, i18n) = (Settings::default(), I18n::new(Lang::De));
        assert_eq!(nps.text(&settings, &i18n), "mindestens 50,0");
        assert_eq!(churn.text(&settings, &i18n), "höchstens 33,3 %");
    }
}
