//! Numbers as typed. Amounts of money are read by [`crate::domain::money`].

use super::FormEnv;
use crate::domain::money;
use crate::i18n::Lang;

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
    fn whole_numbers_are_not_negative() {
        assert_eq!(whole(" 12 "), Some(12));
        assert_eq!(whole("12 min"), Some(12));
        for text in ["-1", "1,5", "", "min", "99999999999999999999"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }
}
