//! Numbers of a row: whole ones within limits, and money.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::domain::flaws::MOST_COST;
use crate::domain::money;
use crate::i18n::{Lang, currency_digits};
use crate::tr;

use super::field::F;
use super::row::{Reason, Row, Slot, shown};
use super::values::{self, Decimal};

/// What a cell of money says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Money {
    /// Empty, or a sign for “nothing”.
    Nothing,
    /// Minor units.
    Amount(i64),
    /// In another currency than that of the file.
    Foreign(String),
    /// More than anybody has.
    TooMuch,
    /// No amount.
    Bad,
}

/// An amount in the currency of the file, or without one; finer ones are rounded half
/// away from zero.
pub fn money_of(text: &str, decimal: Decimal, currency: &str) -> Money {
    if values::is_nothing(text.trim()) {
        return Money::Nothing;
    }
    let bare = match currency_in(text) {
        None => Cow::Borrowed(text),
        Some((code, rest)) if code == currency => Cow::Owned(rest),
        Some((code, rest)) if values::number(&rest, decimal).is_some() => {
            return Money::Foreign(code);
        }
        Some(_) => return Money::Bad,
    };
    if bare.contains('%') {
        return Money::Bad;
    }
    match values::number(&bare, decimal) {
        None if is_long_number(&bare) => Money::TooMuch,
        None => Money::Bad,
        Some(plain) => match scaled(&plain, currency_digits(currency)) {
            Some(minor) if minor.abs() <= MOST_COST => Money::Amount(minor),
            _ => Money::TooMuch,
        },
    }
}

/// The currency that stands in a cell (`12 CHF`, `$ 5`), and the cell without it.
fn currency_in(text: &str) -> Option<(String, String)> {
    const SIGNS: [(&str, &str); 9] = [
        ("US$", "USD"),
        ("€", "EUR"),
        ("Euro", "EUR"),
        ("eur", "EUR"),
        ("$", "USD"),
        ("£", "GBP"),
        ("SFr.", "CHF"),
        ("Fr.", "CHF"),
        ("¥", "JPY"),
    ];
    if text.bytes().all(|b| !b.is_ascii_alphabetic() && b != b'$' && b.is_ascii()) {
        return None;
    }
    if let Some((sign, code)) = SIGNS.iter().find(|(sign, _)| text.contains(sign)) {
        return Some(((*code).to_owned(), text.replacen(sign, "", 1)));
    }
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    let is_code = letters.len() == 3 && letters.bytes().all(|b| b.is_ascii_uppercase());
    (is_code && text.contains(&letters)).then(|| {
        let rest = text.replacen(&letters, "", 1);
        (letters, rest)
    })
}

/// The code of a currency as a column of its own says it.
pub fn currency_code(text: &str) -> String {
    let text = text.trim();
    currency_in(text).map_or_else(|| text.to_uppercase(), |(code, _)| code)
}

/// Digits and their signs, but more of them than a number has.
fn is_long_number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits > 15 && text.trim().bytes().all(|b| b.is_ascii_digit() || b",.-+ ".contains(&b))
}

/// Plain decimal text (`-12.345`) as a whole number of its smallest part, rounded half
/// away from zero.
pub fn scaled(plain: &str, places: usize) -> Option<i64> {
    let (minus, body) = match plain.strip_prefix('-') {
        Some(body) => (true, body),
        None => (false, plain),
    };
    let (whole, fraction) = body.split_once('.').unwrap_or((body, ""));
    let kept: String = fraction.chars().take(places).collect();
    let value: i64 = format!("{whole}{kept:0<places$}").parse().ok()?;
    let up = fraction.as_bytes().get(places).is_some_and(|b| *b >= b'5');
    let value = value.checked_add(i64::from(up))?;
    Some(if minus { -value } else { value })
}

impl Row<'_> {
    /// A whole number within limits (a score, a grade).
    pub fn whole(self, field: F, limits: &RangeInclusive<i64>) -> Result<Option<i64>, Reason> {
        for slot in self.reader.slots(field) {
            let text = self.cell(slot)?;
            if values::is_nothing(&text) {
                continue;
            }
            let value = values::number(&text, slot.decimal).and_then(|n| n.parse::<i64>().ok());
            return match value {
                Some(value) if limits.contains(&value) => Ok(Some(value)),
                _ => Err(tr!(
                    self.reader.i18n,
                    "import-out-of-range",
                    column = slot.name.as_str(),
                    value = shown(&text),
                    from = *limits.start(),
                    to = *limits.end()
                )),
            };
        }
        Ok(None)
    }

    /// An amount of money that is not negative, in minor units.
    pub fn money(self, slot: &Slot, text: &str) -> Result<i64, Reason> {
        values::number(text, slot.decimal)
            .and_then(|plain| money::parse(&plain, &self.reader.currency, Lang::En))
            .filter(|minor| *minor >= 0)
            .ok_or_else(|| self.bad("import-bad-amount", slot, text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_rounded_to_the_cent_and_other_currencies_seen() {
        let read = |text| money_of(text, Decimal::Comma, "EUR");
        for (text, minor) in [
            ("1.234,56 €", 123_456),
            ("EUR 12", 1200),
            ("-0,005", -1),
            ("12,3449", 1234),
            ("5-", -500),
            ("0", 0),
        ] {
            assert_eq!(read(text), Money::Amount(minor), "{text}");
        }
        assert_eq!(read("12,00 $"), Money::Foreign("USD".into()));
        assert_eq!(read("CHF 12,00"), Money::Foreign("CHF".into()));
        assert_eq!(read("12 PLN"), Money::Foreign("PLN".into()));
        assert_eq!(read(" - "), Money::Nothing);
        assert_eq!(read(""), Money::Nothing);
        for text in ["abc", "ABC", "12 %", "1.23", "zwölf €", "12 Stk"] {
            assert_eq!(read(text), Money::Bad, "{text}");
        }
        for text in ["99999999999,00", "123456789012345678901234567890"] {
            assert_eq!(read(text), Money::TooMuch, "{text}");
        }
        assert_eq!(money_of("12", Decimal::Comma, "JPY"), Money::Amount(12));
        assert_eq!(money_of("12 zł", Decimal::Comma, "PLN"), Money::Bad);
        assert_eq!(money_of("12 PLN", Decimal::Comma, "PLN"), Money::Amount(1200));
    }
}
