//! Values as people write them: numbers, durations, yes and no. Comma or point
//! is decided for a whole column by [`super::profile`].

use std::borrow::Cow;

use crate::domain::fold::fold;

/// What divides the decimals of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Decimal {
    #[default]
    Comma,
    Point,
}

/// Cells that mean “nothing”.
pub fn is_nothing(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "" | "-"
            | "--"
            | "---"
            | "–"
            | "—"
            | "."
            | "?"
            | "/"
            | "x"
            | "n/a"
            | "n.a."
            | "na"
            | "k.a."
            | "k. a."
            | "keine"
            | "kein"
            | "keine angabe"
            | "ohne"
            | "none"
            | "null"
            | "nil"
            | "leer"
            | "unbekannt"
            | "unknown"
            | "entf."
    )
}

/// A number with its thousands and decimals, currency signs left aside, as plain
/// decimal text (`-1234.5`). `None`: it is none.
pub fn number(text: &str, decimal: Decimal) -> Option<String> {
    // Most cells are no numbers; that is seen without taking them apart.
    let begins = text.trim_start_matches([' ', '\u{a0}']);
    let text = match begins.bytes().next() {
        None | Some(b'a'..=b'd' | b'f'..=b'z') => return None,
        Some(_) if is_bare(begins) => Cow::Borrowed(begins),
        Some(_) => Cow::Owned(without_currency(begins)?),
    };
    let negative = text.starts_with(['-', '−'])
        || text.ends_with('-')
        || (text.starts_with('(') && text.ends_with(')'));
    let body = text.trim_matches(['-', '−', '+', '(', ')']);
    let (point, group) = match decimal {
        Decimal::Comma => (',', '.'),
        Decimal::Point => ('.', ','),
    };
    let (whole, fraction) = match body.split_once(point) {
        Some((whole, fraction)) => (whole, fraction),
        None => (body, ""),
    };
    let groups: Vec<&str> = whole.split(group).collect();
    let well_grouped = groups.len() == 1
        || (groups.first().is_some_and(|g| (1..=3).contains(&g.len()))
            && groups.iter().skip(1).all(|g| g.len() == 3));
    let digits: String = groups.concat();
    if !well_grouped || digits.len() > 18 || fraction.len() > 18 {
        return None;
    }
    if !digits.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit())
        || (digits.is_empty() && fraction.is_empty())
    {
        return None;
    }
    let digits = digits.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    let mut out = String::new();
    if negative && !(digits.is_empty() && fraction.is_empty()) {
        out.push('-');
    }
    out.push_str(if digits.is_empty() { "0" } else { digits });
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    Some(out)
}

fn is_bare(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'-' | b'+' | b'(' | b')'))
}

/// The number without signs of currency and blanks; `None` where other letters stand.
fn without_currency(text: &str) -> Option<String> {
    const SIGNS: [&str; 10] = ["€", "EUR", "eur", "Euro", "$", "USD", "CHF", "£", "Fr.", "%"];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = SIGNS.iter().find_map(|s| rest.strip_prefix(s)) {
            rest = after;
            continue;
        }
        if c.is_alphabetic() {
            return None;
        }
        if !matches!(c, '\u{a0}' | ' ' | '\'' | '’' | '\u{202f}') {
            out.push(c);
        }
        rest = rest.get(c.len_utf8()..)?;
    }
    Some(out)
}

/// Seconds of a duration: `0:18` (hours and minutes), `0:18:30`, `64` (minutes), `1,5`.
pub fn duration_seconds(text: &str, unit: i64) -> Option<i64> {
    let text = text.trim().to_lowercase();
    let text = text.trim_end_matches(|c: char| c.is_alphabetic() || c == '.' || c == ' ');
    if text.contains(':') {
        let parts: Vec<i64> =
            text.split(':').map(|p| p.trim().parse().ok()).collect::<Option<_>>()?;
        return match parts.as_slice() {
            [hours, minutes] if *minutes < 60 => Some((hours * 60 + minutes) * 60),
            [hours, minutes, seconds] if *minutes < 60 && *seconds < 60 => {
                Some((hours * 60 + minutes) * 60 + seconds)
            }
            _ => None,
        }
        .filter(|s| (0..=LONGEST).contains(s));
    }
    let plain = number(text, if text.contains(',') { Decimal::Comma } else { Decimal::Point })?;
    let value: f64 = plain.parse().ok()?;
    #[expect(clippy::cast_precision_loss, reason = "60 or 1")]
    let seconds = (value * unit as f64).round();
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "checked against the limit"
    )]
    (0.0..=LONGEST as f64).contains(&seconds).then_some(seconds as i64)
}

/// No contact lasts longer than a month.
const LONGEST: i64 = 31 * 86_400;

/// Yes or no, in both languages.
pub fn yes_no(text: &str) -> Option<bool> {
    match fold(text.trim()).as_str() {
        "ja" | "j" | "yes" | "y" | "true" | "wahr" | "1" | "x" | "on" | "an" | "erteilt"
        | "zugestimmt" | "ok" => Some(true),
        "nein" | "n" | "no" | "false" | "falsch" | "0" | "off" | "aus" | "verweigert"
        | "abgelehnt" | "-" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("33.057,35", Decimal::Comma, Some("33057.35"))]
    #[case("7.292,99 €", Decimal::Comma, Some("7292.99"))]
    #[case("1,234.50", Decimal::Point, Some("1234.5"))]
    #[case("-0,50", Decimal::Comma, Some("-0.5"))]
    #[case("12-", Decimal::Comma, Some("-12"))]
    #[case("1.23", Decimal::Comma, None)]
    #[case("abc", Decimal::Comma, None)]
    #[case("", Decimal::Point, None)]
    fn numbers_follow_the_form_of_their_column(
        #[case] text: &str,
        #[case] decimal: Decimal,
        #[case] expected: Option<&str>,
    ) {
        assert_eq!(number(text, decimal).as_deref(), expected);
    }

    #[test]
    fn durations_are_minutes_or_hours_and_minutes() {
        assert_eq!(duration_seconds("0:18", 60), Some(1080));
        assert_eq!(duration_seconds("64", 60), Some(3840));
        assert_eq!(duration_seconds("1,5 min", 60), Some(90));
        assert_eq!(duration_seconds("90", 1), Some(90));
        assert_eq!(duration_seconds("0:75", 60), None);
        assert_eq!(duration_seconds("-3", 60), None);
    }
}
