//! What the business wants a figure to reach: the settings `target.NAME`. Knows nothing of
//! how settings are kept.

use std::sync::LazyLock;

use super::catalogue::{Better, Unit, figure};
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

    /// In the unit of the figure; money in minor units, as in values.
    pub fn value(self) -> f64 {
        match figure(self.kpi).unit {
            Unit::Money | Unit::Count => real(self.at),
            Unit::Percent | Unit::Points | Unit::Score | Unit::Hours => real(self.at) / 100.0,
        }
    }

    /// Whether a value, unrounded, reaches it; on the target it is met.
    pub fn is_met(self, value: f64) -> bool {
        match figure(self.kpi).better {
            Better::Lower => value <= self.value(),
            Better::Higher | Better::Neither => value >= self.value(),
        }
    }

    /// `mindestens 50,0`, `höchstens 8,00 h`.
    pub fn text(self, settings: &Settings, i18n: &I18n) -> String {
        let value = words::format(self.kpi, Some(self.value()), settings, i18n);
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
        assert!((target.value() - value).abs() < 1e-12);
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
            assert!(target.is_met(target.value()));
            for lang in [Lang::De, Lang::En] {
                assert!(I18n::new(lang).has(expects(*kpi)), "{}", expects(*kpi));
            }
        }
    }

    #[test]
    fn less_is_enough_where_less_is_better() {
        let target = |kpi, text| Target::read(kpi, text, "EUR").unwrap();
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
