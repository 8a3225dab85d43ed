//! Numbers as typed. Amounts of money are read by [`crate::domain::money`].

use super::FormEnv;
use crate::domain::flaws::MOST_COST;
use crate::domain::money;
use crate::i18n::Lang;
use crate::tr;

/// A whole number that is not negative, at most a million; `min` may stand behind.
pub(super) fn whole(text: &str) -> Option<i64> {
    let digits = text.trim().trim_end_matches("min").trim_end();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|n| *n <= 1_000_000)
}

/// A decimal number in the form of the language (or the other one, where that is
/// clear), as it is stored: digits with a point.
pub(super) fn decimal(text: &str, lang: Lang) -> Option<String> {
    let text: String =
        text.trim().chars().filter(|c| !matches!(c, ' ' | '\'' | '\u{a0}')).collect();
    let (sign, body) = match text.strip_prefix('-') {
        Some(body) => ("-", body),
        None => ("", text.strip_prefix('+').unwrap_or(&text)),
    };
    let last = body.rfind(['.', ',']);
    let (whole, part) = match last {
        None => (body, ""),
        Some(at) => {
            let (whole, tail) = body.split_at(at);
            let sign = tail.chars().next()?;
            let part = tail.trim_start_matches(['.', ',']);
            let groups = match lang {
                Lang::De => '.',
                Lang::En => ',',
            };
            // One sign before three digits divides thousands, if it does so in this language.
            if sign == groups
                && part.len() == 3
                && !whole.contains(|c| c != groups && !char::is_ascii_digit(&c))
            {
                (body, "")
            } else {
                (whole, part)
            }
        }
    };
    let digits: String = whole.chars().filter(|c| !matches!(c, '.' | ',')).collect();
    let good = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if digits.is_empty() || digits.len() > 15 || part.len() > 15 || !good(&digits) || !good(part) {
        return None;
    }
    let digits = match digits.trim_start_matches('0') {
        "" => "0",
        rest => rest,
    };
    Some(if part.is_empty() { format!("{sign}{digits}") } else { format!("{sign}{digits}.{part}") })
}

/// A stored decimal as it is typed in this language.
pub(super) fn show_decimal(stored: &str, lang: Lang) -> String {
    match lang {
        Lang::De => stored.replace('.', ","),
        Lang::En => stored.to_owned(),
    }
}

/// An amount in minor units as it is typed: without the sign of the currency.
pub(super) fn show_money(minor: i64, env: &FormEnv<'_>) -> String {
    show_decimal(&money::plain(minor, env.currency), env.i18n.lang())
}

/// An amount in minor units; or the sentence that says why it is none.
pub(super) fn amount(text: &str, env: &FormEnv<'_>) -> Result<i64, String> {
    match money::parse(text, env.currency, env.i18n.lang()) {
        Some(minor) if minor.unsigned_abs() <= MOST_COST.unsigned_abs() => Ok(minor),
        Some(_) => Err(tr!(env.i18n, "flaw-amount")),
        None if money::is_foreign(text, env.currency) => {
            Err(tr!(env.i18n, "form-error-currency", currency = env.currency))
        }
        None => Err(tr!(env.i18n, "form-error-money")),
    }
}

/// A whole in the unit of [`percent`].
const WHOLE: i64 = 1_000_000;

/// A share as typed (`10 %`, `2,5%`), in millionths; from nothing to all.
pub(super) fn percent(text: &str, lang: Lang) -> Option<i64> {
    let plain = decimal(text.trim().strip_suffix('%')?, lang)?;
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let part = part.trim_end_matches('0');
    if part.len() > 4 {
        return None;
    }
    let share: i64 = format!("{whole}{part:0<4}").parse().ok()?;
    (0..=WHOLE).contains(&share).then_some(share)
}

/// This share of an amount, to the nearest minor unit.
pub(super) fn share_of(minor: i64, share: i64) -> i64 {
    let product = i128::from(minor) * i128::from(share);
    let half = product.signum() * i128::from(WHOLE / 2);
    i64::try_from((product + half) / i128::from(WHOLE)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_as_the_language_writes_them() {
        for (text, lang, stored) in [
            ("1,5", Lang::De, Some("1.5")),
            ("1.5", Lang::De, Some("1.5")),
            ("1.234", Lang::De, Some("1234")),
            ("1.234,5", Lang::De, Some("1234.5")),
            ("1,234.5", Lang::En, Some("1234.5")),
            ("1,234", Lang::En, Some("1234")),
            ("1.234", Lang::En, Some("1.234")),
            ("-0,25", Lang::De, Some("-0.25")),
            ("007", Lang::De, Some("7")),
            ("1 000", Lang::De, Some("1000")),
            ("viele", Lang::De, None),
            ("", Lang::De, None),
            ("1,", Lang::De, Some("1")),
            ("1e5", Lang::De, None),
        ] {
            assert_eq!(decimal(text, lang).as_deref(), stored, "{text} {lang:?}");
        }
    }

    #[test]
    fn a_shown_decimal_is_read_as_the_same() {
        for lang in [Lang::De, Lang::En] {
            for stored in ["0", "7", "-1.5", "1234.5", "1234567", "0.125", "1234.567"] {
                assert_eq!(decimal(&show_decimal(stored, lang), lang).as_deref(), Some(stored));
            }
        }
    }

    #[test]
    fn shares_are_percent_of_an_amount_to_the_nearest_cent() {
        for (text, minor, off) in [
            ("10 %", 125_050, Some(12_505)),
            ("2,5%", 10_000, Some(250)),
            ("50 %", 1, Some(1)),
            ("50 %", -1, Some(-1)),
            ("33,3333 %", 3, Some(1)),
            ("0 %", 99, Some(0)),
            ("100 %", 99, Some(99)),
            ("100,01 %", 99, None),
            ("-5 %", 99, None),
            ("10", 99, None),
            ("%", 99, None),
            ("1,23456 %", 99, None),
            ("9999999999999999999999 %", 99, None),
        ] {
            let share = percent(text, Lang::De);
            assert_eq!(share.map(|share| share_of(minor, share)), off, "{text} of {minor}");
        }
        assert_eq!(share_of(i64::MIN, WHOLE), i64::MIN);
    }

    #[test]
    fn whole_numbers_are_not_negative() {
        assert_eq!(whole(" 12 "), Some(12));
        assert_eq!(whole("12 min"), Some(12));
        for text in ["-1", "1,5", "", "min", "99999999999999999999"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }
}
