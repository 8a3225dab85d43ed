//! Figures as people read them, in both languages.

use rstest::rstest;

use super::*;

fn both(unit: Unit, value: f64, brief: bool) -> (String, String) {
    let settings = Settings::default();
    let show = if brief { short } else { full };
    let [de, en] = [Lang::De, Lang::En].map(|l| show(unit, value, &settings, &I18n::new(l)));
    (de, en)
}

#[rstest]
#[case(Unit::Money, 123_456.0, "1.234,56 €", "€1,234.56")]
#[case(Unit::Money, -0.5, "-0,01 €", "-€0.01")]
#[case(Unit::Percent, 14.05, "14,1 %", "14.1%")]
#[case(Unit::Percent, 100.0, "100,0 %", "100.0%")]
#[case(Unit::Points, -44.16, "-44,2", "-44.2")]
#[case(Unit::Points, -0.04, "0,0", "0.0")]
#[case(Unit::Hours, 2.345, "2,35 h", "2.35 h")]
#[case(Unit::Score, 5.666_666, "5,67", "5.67")]
#[case(Unit::Count, 12_345.0, "12.345", "12,345")]
fn values_are_rounded_half_away_from_zero(
    #[case] unit: Unit,
    #[case] value: f64,
    #[case] de: &str,
    #[case] en: &str,
) {
    assert_eq!(both(unit, value, false), (de.to_owned(), en.to_owned()));
}

#[rstest]
#[case(Unit::Money, 123_456.0, "1.235 €", "€1,235")]
#[case(Unit::Money, 1_234_567.0, "12,3 Tsd. €", "€12.3k")]
#[case(Unit::Money, 99_995_000.0, "1,0 Mio. €", "€1.0m")]
#[case(Unit::Money, -123_456_789.0, "-1,2 Mio. €", "-€1.2m")]
#[case(Unit::Money, -49.0, "0 €", "€0")]
#[case(Unit::Money, 5e13, "500,0 Mrd. €", "€500.0bn")]
#[case(Unit::Count, 12_345.0, "12.345", "12,345")]
#[case(Unit::Count, 1_234_567.0, "1,2 Mio.", "1.2m")]
#[case(Unit::Hours, 99.94, "99,9 h", "99.9 h")]
#[case(Unit::Hours, 99.96, "100 h", "100 h")]
#[case(Unit::Percent, 12.34, "12,3 %", "12.3%")]
fn a_narrow_column_gets_few_digits(
    #[case] unit: Unit,
    #[case] value: f64,
    #[case] de: &str,
    #[case] en: &str,
) {
    assert_eq!(both(unit, value, true), (de.to_owned(), en.to_owned()));
}

#[test]
fn other_currencies_have_their_own_digits_and_names() {
    let i18n = I18n::new(Lang::En);
    let mut settings = Settings { currency: "JPY".to_owned(), ..Settings::default() };
    assert_eq!(format(Kpi::Revenue, Some(1234.0), &settings, &i18n), "¥1,234");
    assert_eq!(format_short(Kpi::Revenue, Some(1234.0), &settings, &i18n), "¥1,234");
    settings.currency = "CHF".to_owned();
    assert_eq!(format_short(Kpi::Revenue, Some(-250_000_000.0), &settings, &i18n), "CHF -2.5m");
}

#[test]
fn no_value_is_a_dash_everywhere() {
    let (settings, i18n) = (Settings::default(), I18n::new(Lang::De));
    for figure in super::super::FIGURES {
        assert_eq!(format(figure.kpi, None, &settings, &i18n), "—");
        assert_eq!(format_short(figure.kpi, None, &settings, &i18n), "—");
    }
}

#[test]
fn an_interval_has_both_its_limits() {
    let i18n = I18n::new(Lang::De);
    let value = KpiValue { low: Some(14.05), high: Some(44.2), ..KpiValue::default() };
    assert_eq!(interval(Kpi::Nps, &value, &i18n).as_deref(), Some("14,1 … 44,2"));
    assert_eq!(interval(Kpi::Nps, &KpiValue::default(), &i18n), None);
}

#[test]
fn differences_carry_their_sign_and_rates_their_points() {
    let (settings, i18n) = (Settings::default(), I18n::new(Lang::De));
    let show = |kpi, by| difference(kpi, by, &settings, &i18n);
    assert_eq!(show(Kpi::ChurnRate, 3.24), "+3,2 PP");
    assert_eq!(show(Kpi::NetRevenue, -120_000.0), "−1.200,00 €");
    assert_eq!(show(Kpi::Nps, 0.04), "±0,0");
    let of = |difference, relative| Change { difference, relative, real: None };
    assert_eq!(change(Kpi::Orders, &of(-5.0, Some(-50.0)), &settings, &i18n), "−50,0 %");
    assert_eq!(change(Kpi::Csat, &of(-5.0, None), &settings, &i18n), "−5,0 PP");
}
