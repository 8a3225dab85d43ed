//! Figures as they leave the program (JSON, CSV): money in units of the currency instead of
//! minor units, nothing rounded.

use super::KpiValue;
use super::catalogue::{Unit, figure};
use crate::domain::codes::Kpi;
use crate::i18n::currency_digits;

/// In what numerator and denominator of a figure are counted.
pub fn quotient_units(kpi: Kpi) -> (Unit, Unit) {
    match kpi {
        Kpi::ContributionMarginRatio | Kpi::AbcShareA | Kpi::Top5Share => {
            (Unit::Money, Unit::Money)
        }
        Kpi::AverageOrder | Kpi::ClvHistoric | Kpi::ClvPredicted => (Unit::Money, Unit::Count),
        _ => (Unit::Count, Unit::Count),
    }
}

/// The value with its money in units of the currency.
pub fn in_currency(kpi: Kpi, value: &KpiValue, currency: &str) -> KpiValue {
    let minor = 10_f64.powi(i32::try_from(currency_digits(currency)).unwrap_or(2));
    let of = |unit, amount: Option<f64>| match unit {
        Unit::Money => amount.map(|amount| amount / minor),
        _ => amount,
    };
    let unit = figure(kpi).unit;
    let (numerator, denominator) = quotient_units(kpi);
    KpiValue {
        value: of(unit, value.value),
        numerator: of(numerator, value.numerator),
        denominator: of(denominator, value.denominator),
        low: of(unit, value.low),
        high: of(unit, value.high),
        sum: of(unit, value.sum),
        ..*value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_leaves_in_units_of_its_currency_and_all_else_as_it_is() {
        let value = KpiValue {
            value: Some(12_345.0),
            n: 3,
            numerator: Some(37_035.0),
            denominator: Some(3.0),
            sum: Some(37_035.0),
            ..KpiValue::default()
        };
        let euro = in_currency(Kpi::ClvHistoric, &value, "EUR");
        assert_eq!((euro.value, euro.sum), (Some(123.45), Some(370.35)));
        assert_eq!((euro.numerator, euro.denominator), (Some(370.35), Some(3.0)));
        assert_eq!(in_currency(Kpi::ClvHistoric, &value, "JPY"), value);
        assert_eq!(in_currency(Kpi::Nps, &value, "EUR"), value);
        let share = in_currency(Kpi::AbcShareA, &value, "EUR");
        assert_eq!((share.value, share.denominator), (Some(12_345.0), Some(0.03)));
    }
}
