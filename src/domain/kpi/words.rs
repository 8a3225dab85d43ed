//! Figures as people read them: rounded for the eye, in the form of the language. Knows
//! nothing of where they are shown.

use super::KpiValue;
use super::catalogue::{Unit, figure};
use super::compare::Change;
use crate::domain::codes::Kpi;
use crate::domain::settings::Settings;
use crate::i18n::{I18n, Lang, currency_digits, currency_symbol};
use crate::tr;

/// Where there is no value.
pub(super) const NOTHING: &str = "—";

/// A value with its unit: `1.234,56 €`, `42,1 %`, `30,0`, `3,25 h`, `—`.
pub fn format(kpi: Kpi, value: Option<f64>, settings: &Settings, i18n: &I18n) -> String {
    match value {
        Some(value) => full(figure(kpi).unit, value, settings, i18n),
        None => NOTHING.to_owned(),
    }
}

/// The same for a narrow column: `1,2 Mio. €`, `12,3 Tsd. €`, `1.234 €`, `130 h`.
pub fn format_short(kpi: Kpi, value: Option<f64>, settings: &Settings, i18n: &I18n) -> String {
    match value {
        Some(value) => short(figure(kpi).unit, value, settings, i18n),
        None => NOTHING.to_owned(),
    }
}

/// The interval of 95 %: `14,1 … 44,2`; `None` where there is none.
pub fn interval(kpi: Kpi, value: &KpiValue, i18n: &I18n) -> Option<String> {
    let places = places(figure(kpi).unit);
    let limit = |at: f64| rounded(at, places, i18n);
    Some(format!("{} … {}", limit(value.low?), limit(value.high?)))
}

/// A difference with its sign, of rates in points: `+3,2 PP`, `−1.200,00 €`.
pub fn difference(kpi: Kpi, by: f64, settings: &Settings, i18n: &I18n) -> String {
    let unit = figure(kpi).unit;
    let text = match unit {
        Unit::Percent => tr!(i18n, "kpi-points-of-percent", value = rounded(by.abs(), 1, i18n)),
        _ => full(unit, by.abs(), settings, i18n),
    };
    signed(by, &text)
}

/// What changed, in few words: of counts, money and times in percent of what was before,
/// else the difference. Whether it is a real change is said beside it.
pub fn change(kpi: Kpi, change: &Change, settings: &Settings, i18n: &I18n) -> String {
    match change.relative {
        Some(percent) => signed(percent, &with_percent(percent.abs(), i18n)),
        None => difference(kpi, change.difference, settings, i18n),
    }
}

/// `+`, `−` or `±` before what has no sign itself; what rounds to nothing is `±`.
fn signed(by: f64, text: &str) -> String {
    let nothing = !text.chars().any(|c| ('1'..='9').contains(&c));
    let sign = match by {
        _ if nothing => "±",
        by if by < 0.0 => "−",
        _ => "+",
    };
    format!("{sign}{text}")
}

fn full(unit: Unit, value: f64, settings: &Settings, i18n: &I18n) -> String {
    match unit {
        Unit::Count | Unit::Points | Unit::Score => rounded(value, places(unit), i18n),
        Unit::Percent => with_percent(value, i18n),
        Unit::Hours => tr!(i18n, "kpi-hours", value = rounded(value, places(unit), i18n)),
        Unit::Money => i18n.money(whole(value), &settings.currency),
    }
}

fn short(unit: Unit, value: f64, settings: &Settings, i18n: &I18n) -> String {
    match unit {
        Unit::Hours if value.abs() >= 99.95 => {
            tr!(i18n, "kpi-hours", value = rounded(value, 0, i18n))
        }
        Unit::Hours => tr!(i18n, "kpi-hours", value = rounded(value, 1, i18n)),
        Unit::Count => large(value, 1e6, i18n).unwrap_or_else(|| rounded(value, 0, i18n)),
        Unit::Money => {
            let minor = i32::try_from(currency_digits(&settings.currency)).unwrap_or(2);
            let units = value / 10_f64.powi(minor);
            let number =
                large(units.abs(), 1e4, i18n).unwrap_or_else(|| rounded(units.abs(), 0, i18n));
            let sign = if units <= -0.5 { "-" } else { "" };
            let symbol = currency_symbol(&settings.currency).unwrap_or(&settings.currency);
            match (i18n.lang(), symbol.len() > 1 && symbol.is_ascii()) {
                (Lang::De, _) => format!("{sign}{number} {symbol}"),
                (Lang::En, false) => format!("{sign}{symbol}{number}"),
                (Lang::En, true) => format!("{symbol} {sign}{number}"),
            }
        }
        Unit::Percent | Unit::Points | Unit::Score => full(unit, value, settings, i18n),
    }
}

/// `1,2 Mio.`, `12,3 Tsd.` from `least` on.
fn large(value: f64, least: f64, i18n: &I18n) -> Option<String> {
    let size = value.abs();
    if size < least {
        return None;
    }
    // 999,950 and more round to a million.
    Some(match size {
        999_950_000.0.. => tr!(i18n, "kpi-billions", value = rounded(value / 1e9, 1, i18n)),
        999_950.0.. => tr!(i18n, "kpi-millions", value = rounded(value / 1e6, 1, i18n)),
        _ => tr!(i18n, "kpi-thousands", value = rounded(value / 1e3, 1, i18n)),
    })
}

fn places(unit: Unit) -> usize {
    match unit {
        Unit::Count | Unit::Money => 0,
        Unit::Percent | Unit::Points => 1,
        Unit::Score | Unit::Hours => 2,
    }
}

/// `42,1 %`, `42.1%`.
pub(super) fn with_percent(value: f64, i18n: &I18n) -> String {
    i18n.percent(half_away(value, 1) / 100.0, 1)
}

/// Half away from zero: 2.345 is 2.35, −2.345 is −2.35.
pub(super) fn rounded(value: f64, places: usize, i18n: &I18n) -> String {
    i18n.decimal(half_away(value, places), places)
}

fn half_away(value: f64, places: usize) -> f64 {
    let scale = 10_f64.powi(i32::try_from(places).unwrap_or(0));
    let scaled = value * scale;
    // 2.345 lies a trace below itself in binary: a half is a half up to the last digits.
    (scaled + scaled * 4.0 * f64::EPSILON).round() / scale
}

/// Minor units as a whole number.
#[expect(clippy::cast_possible_truncation, reason = "saturates; money stays far below")]
pub(super) fn whole(minor: f64) -> i64 {
    half_away(minor, 0) as i64
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;
