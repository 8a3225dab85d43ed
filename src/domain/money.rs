//! Money: whole minor units (cents) of one ISO 4217 currency, never a float.
//!
//! Reads what people type and prints the plain form of files and JSON; the form
//! of the language is [`I18n::money`](crate::i18n::I18n::money).

use super::currencies;
use crate::i18n::{Lang, currency_digits, currency_symbol};

/// An amount as typed (`1.234,56 €`, `1,234.56`, `-12`, `12,-`, `1'234.50`) in
/// minor units. `None`: not an amount, finer than the minor unit, or too large.
///
/// One sign followed by three digits (`1.234`) is read as the language groups.
pub fn parse(text: &str, currency: &str, lang: Lang) -> Option<i64> {
    let places = currency_digits(currency);
    let mut rest = text.trim();
    for sign in [currency, currency_symbol(currency).unwrap_or(currency)] {
        rest = rest.strip_suffix(sign).unwrap_or(rest).trim();
        let (minus, body) = split_minus(rest);
        if let Some(body) = body.strip_prefix(sign) {
            return amount(minus, body.trim(), places, lang);
        }
    }
    let (minus, body) = split_minus(rest);
    amount(minus, body, places, lang)
}

/// Whether a text names another currency than this one (`100 USD`, `$ 5`).
pub fn is_foreign(text: &str, currency: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic()).map(str::to_uppercase);
    let code = words.into_iter().any(|word| word != currency && currencies::is_known(&word));
    let own = currency_symbol(currency).unwrap_or_default();
    code || text.chars().any(|c| "€$£¥₣₤₩₹₺₽₴₪".contains(c) && !own.contains(c))
}

fn split_minus(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    }
}

fn amount(minus: bool, body: &str, places: usize, lang: Lang) -> Option<i64> {
    let (minus, body) = if minus { (true, body) } else { split_minus(body) };
    // “12,-” and “12,--” are whole amounts.
    let body = body.trim_end_matches(['-', '–', '—']);
    let body: String =
        body.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’')).collect();
    let (whole, fraction) = match decimal_sign(&body, places, lang) {
        Some(at) => (body.get(..at)?, body.get(at + 1..)?),
        None => (body.as_str(), ""),
    };
    let whole = ungrouped(whole)?;
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > places || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value: i64 = format!("{whole}{fraction:0<places$}").parse().ok()?;
    if minus { value.checked_neg() } else { Some(value) }
}

/// Byte position of the decimal sign, if there is one.
fn decimal_sign(body: &str, places: usize, lang: Lang) -> Option<usize> {
    let last = body.rfind(['.', ','])?;
    let sign = body.get(last..=last)?;
    let other = if sign == "." { "," } else { "." };
    if body.contains(other) {
        return Some(last);
    }
    if body.matches(sign).count() > 1 {
        return None;
    }
    let groups = if lang == Lang::De { "." } else { "," };
    let three = body.len() - last - 1 == 3 && places != 3;
    if three && sign == groups && last > 0 { None } else { Some(last) }
}

/// The digits of the whole part; groups must have three digits.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split(['.', ',']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    if rest.iter().any(|g| g.len() != 3) || (!rest.is_empty() && !(1..=3).contains(&first.len())) {
        return None;
    }
    let digits = format!("{first}{}", rest.concat());
    (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// The plain form of files and JSON: `1234.56`, `-0.05`, `1234` (JPY).
pub fn plain(minor: i64, currency: &str) -> String {
    let places = currency_digits(currency);
    let digits = format!("{:0width$}", minor.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let sign = if minor < 0 { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{parse, plain};
    use crate::i18n::{I18n, Lang};

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (text, german, english) in [
            ("1.234,56 €", Some(123_456), Some(123_456)),
            ("€1,234.56", Some(123_456), Some(123_456)),
            ("-€ 5", Some(-500), Some(-500)),
            ("12,-", Some(1200), Some(1200)),
            ("12,5", Some(1250), Some(1250)),
            ("12.5", Some(1250), Some(1250)),
            ("1.234", Some(123_400), None),
            ("1,234", None, Some(123_400)),
            ("1.234.567", Some(123_456_700), Some(123_456_700)),
            ("1'234.50 EUR", Some(123_450), Some(123_450)),
            ("-0,05", Some(-5), Some(-5)),
            (",50", None, None),
            ("12,345,6", None, None),
            ("zwölf", None, None),
            ("", None, None),
            ("1e5", None, None),
            ("99999999999999999999", None, None),
        ] {
            assert_eq!(parse(text, "EUR", Lang::De), german, "{text} de");
            assert_eq!(parse(text, "EUR", Lang::En), english, "{text} en");
        }
        assert_eq!(parse("1.234", "JPY", Lang::De), Some(1234));
        assert_eq!(parse("CHF 12.50", "CHF", Lang::De), Some(1250));
    }

    #[test]
    fn the_plain_form_has_a_point_and_no_groups() {
        assert_eq!(plain(123_456, "EUR"), "1234.56");
        assert_eq!(plain(-5, "EUR"), "-0.05");
        assert_eq!(plain(1234, "JPY"), "1234");
        assert_eq!(plain(i64::MIN, "EUR"), "-92233720368547758.08");
    }

    #[test]
    fn another_currency_is_recognised_by_its_code_or_sign() {
        for text in ["100 USD", "100USD", "usd 5", "$5", "5 £", "CHF 12.50"] {
            assert!(super::is_foreign(text, "EUR"), "{text}");
        }
        for text in ["100 EUR", "12,50 €", "zwölf", "", "1e5"] {
            assert!(!super::is_foreign(text, "EUR"), "{text}");
        }
        assert!(super::is_foreign("5 €", "CHF"));
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed_again(minor in -1_000_000_000_000_i64..1_000_000_000_000) {
            for (lang, currency) in [(Lang::De, "EUR"), (Lang::En, "EUR"), (Lang::En, "CHF"), (Lang::De, "JPY"), (Lang::De, "KWD")] {
                let shown = I18n::new(lang).money(minor, currency);
                prop_assert_eq!(parse(&shown, currency, lang), Some(minor), "{}", shown);
                prop_assert_eq!(parse(&plain(minor, currency), currency, Lang::En), Some(minor));
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,12}") {
            let _ = parse(&text, "EUR", Lang::De);
        }
    }
}
