//! Phone numbers: every spelling of a number becomes the same one.
//!
//! [`normalise`] and [`display`] ask the phone library, whose first call costs
//! 10–35 ms: nothing on the way to the first frame or on a key of the search may
//! call them. [`by_hand`] and [`PhoneQuery`] do without it and come to the same
//! result for the spellings that people type.

use std::str::FromStr;

use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, Region};
use unicode_normalization::UnicodeNormalization;

/// More digits than this are no phone number; the rest is not looked at.
const MAX_DIGITS: usize = 32;

/// Country, calling code, and the prefix of a national call (Verkehrsausscheidungsziffer).
const COUNTRIES: &[(&str, &str, &str)] = &[
    ("DE", "49", "0"),
    ("AT", "43", "0"),
    ("CH", "41", "0"),
    ("LI", "423", ""),
    ("LU", "352", ""),
    ("NL", "31", "0"),
    ("BE", "32", "0"),
    ("FR", "33", "0"),
    ("IT", "39", ""),
    ("DK", "45", ""),
    ("PL", "48", ""),
    ("CZ", "420", ""),
    ("SK", "421", "0"),
    ("HU", "36", "06"),
    ("SI", "386", "0"),
    ("HR", "385", "0"),
    ("GB", "44", "0"),
    ("IE", "353", "0"),
    ("ES", "34", ""),
    ("PT", "351", ""),
    ("SE", "46", "0"),
    ("NO", "47", ""),
    ("FI", "358", "0"),
    ("RO", "40", "0"),
    ("BG", "359", "0"),
    ("GR", "30", ""),
    ("TR", "90", "0"),
    ("UA", "380", "0"),
    ("RS", "381", "0"),
    ("US", "1", "1"),
    ("CA", "1", "1"),
];

/// Words after which an extension (Durchwahl) follows.
const EXTENSION: &[&str] =
    &["durchw", "dw", "ext", "apparat", "app", "nebenst", "nst", "klappe", "x", "#"];

fn country_codes(country: &str) -> Option<(&'static str, &'static str)> {
    COUNTRIES
        .iter()
        .find(|(c, ..)| c.eq_ignore_ascii_case(country))
        .map(|(_, code, trunk)| (*code, *trunk))
}

/// The number as it is kept for finding: `+` and digits (E.164) if it is one,
/// else its bare digits (`110`, a number without area code); `None` without any
/// digit. An extension is left out. `country`: ISO 3166 alpha-2 of the file.
pub fn normalise(raw: &str, country: &str) -> Option<String> {
    let dialled = dialled(raw)?;
    let by_hand = from_dialled(&dialled, country);
    let national = !dialled.starts_with('+');
    // Without the prefix of a national call it is a local number, which the
    // library would take for an area code.
    if national && !by_hand.starts_with('+') && country_codes(country).is_some() {
        return Some(by_hand);
    }
    let asked = if by_hand.starts_with('+') { &by_hand } else { &dialled };
    let parsed = PHONE_NUMBER_UTIL.parse(asked, Region::from_str(country).ok());
    match parsed {
        Ok(number) if number.is_valid() => {
            Some(number.format_as(PhoneNumberFormat::E164).into_owned())
        }
        _ => Some(by_hand),
    }
}

/// [`normalise`] without the phone library: right for `+`, `00` and the national
/// spellings of the neighbourhood, the bare digits for anything else.
pub fn by_hand(raw: &str, country: &str) -> Option<String> {
    Some(from_dialled(&dialled(raw)?, country))
}

fn from_dialled(dialled: &str, country: &str) -> String {
    if let Some(international) = dialled.strip_prefix('+') {
        return format!("+{}", without_inner_trunk(international));
    }
    let Some((code, trunk)) = country_codes(country) else { return dialled.to_owned() };
    let national = match dialled.strip_prefix(trunk) {
        Some(rest) if !trunk.is_empty() && rest.len() >= 2 => Some(rest),
        // A spreadsheet took the leading zero or the plus: no local number is that long.
        _ if dialled.len() >= 12 && dialled.starts_with(code) => {
            return format!("+{dialled}");
        }
        _ if dialled.len() >= if trunk.is_empty() { 8 } else { 10 } => Some(dialled),
        _ => None,
    };
    national.map_or_else(|| dialled.to_owned(), |n| format!("+{code}{n}"))
}

/// `490531…` → `49531…`: the zero of a national call behind a calling code.
fn without_inner_trunk(digits: &str) -> String {
    COUNTRIES
        .iter()
        .filter(|(.., trunk)| *trunk == "0")
        .find_map(|(_, code, trunk)| {
            let rest = digits.strip_prefix(code)?.strip_prefix(trunk)?;
            Some(format!("{code}{rest}"))
        })
        .unwrap_or_else(|| digits.to_owned())
}

/// What would be dialled: ASCII digits, perhaps behind one `+`; `00` is a `+`;
/// without the extension and a bracketed zero.
fn dialled(raw: &str) -> Option<String> {
    let mut compact = String::new();
    let mut digits = 0;
    let lower: String = raw.nfkc().take(400).flat_map(char::to_lowercase).collect();
    for (i, c) in lower.char_indices() {
        if let Some(digit) = digit(c) {
            if digits == MAX_DIGITS {
                break;
            }
            digits += 1;
            compact.push(digit);
        } else if c == '+' && digits == 0 {
            compact.clear();
            compact.push('+');
        } else if matches!(c, '(' | ')') {
            compact.push(c);
        } else if digits >= 3 {
            let rest = lower.get(i..).unwrap_or_default();
            if EXTENSION.iter().any(|word| rest.starts_with(word)) {
                break;
            }
        }
    }
    if digits == 0 {
        return None;
    }
    let head: String = compact.chars().filter(|c| !matches!(c, '(' | ')')).take(2).collect();
    let international = head.starts_with('+') || head == "00";
    if international && !["+39", "0039"].iter().any(|italy| compact.starts_with(italy)) {
        compact = compact.replacen("(0)", "", 1);
    }
    compact.retain(|c| !matches!(c, '(' | ')'));
    match compact.strip_prefix("00") {
        Some(rest) if rest.len() >= 3 => Some(format!("+{rest}")),
        _ => Some(compact),
    }
}

/// A decimal digit of any script, as ASCII.
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 7] = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];
    ZEROS
        .iter()
        .filter_map(|zero| u32::from(c).checked_sub(*zero))
        .find(|n| *n < 10)
        .and_then(|n| char::from_digit(n, 10))
}

/// The digits of a normalised number, backwards: its ending becomes a beginning.
pub fn reversed_digits(norm: &str) -> String {
    norm.chars().rev().filter(char::is_ascii_digit).collect()
}

/// Whether a text is meant as a phone number: nothing but digits and the signs
/// people put between them, at least three digits.
pub fn looks_like_phone(text: &str) -> bool {
    let sign = |c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '/' | '-' | '.' | '–' | '‐' | '‑' | '+' | '＋')
    };
    text.chars().all(|c| digit(c).is_some() || sign(c))
        && text.chars().filter(|c| digit(*c).is_some()).count() >= 3
        && !text
            .trim_start_matches(|c: char| c.is_whitespace() || c == '(')
            .chars()
            .skip(1)
            .any(|c| c == '+')
}

/// The numbers in one cell or line (`0531 123-0; 0171 2345678`), as typed.
pub fn split_phones(cell: &str) -> Vec<String> {
    let spaced = [
        ":::", " oder ", " od. ", " und ", " u. ", " bzw. ", " or ", " and ", "&", "|", ",", "\n",
        "\r", "\t",
    ]
    .iter()
    .fold(cell.to_owned(), |text, sign| text.replace(sign, "\u{0}"));
    let mut found: Vec<String> = Vec::new();
    for part in spaced.split('\u{0}') {
        for piece in split_semicolons(part) {
            split_slashes(piece, &mut found);
        }
    }
    found
}

/// `;` divides numbers, but `;ext=5` belongs to the one before.
fn split_semicolons(part: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (i, _) in part.match_indices(';') {
        let rest = part.get(i + 1..).unwrap_or_default();
        if !rest.trim_start().to_ascii_lowercase().starts_with("ext") {
            pieces.push(part.get(start..i).unwrap_or_default());
            start = i + 1;
        }
    }
    pieces.push(part.get(start..).unwrap_or_default());
    pieces
}

/// `0531/123456` is one number, `0531 123456 / 0171 234567` are two.
fn split_slashes(piece: &str, found: &mut Vec<String>) {
    let count = |text: &str| text.chars().filter(|c| digit(*c).is_some()).count();
    for (i, _) in piece.match_indices('/') {
        let (left, right) =
            (piece.get(..i).unwrap_or_default(), piece.get(i + 1..).unwrap_or_default());
        let begins_anew = right.trim_start().starts_with(['0', '+', '(']);
        if begins_anew && count(left) >= 6 && count(right) >= 6 {
            found.push(left.trim().to_owned());
            return split_slashes(right, found);
        }
    }
    if count(piece) > 0 {
        found.push(piece.trim().to_owned());
    }
}

/// The number for people: national form within the country of the file, else the
/// international one; what is no number stays as it is.
pub fn display(norm: &str, country: &str) -> String {
    let region = Region::from_str(country).ok();
    let Ok(number) = PHONE_NUMBER_UTIL.parse(norm, region) else { return norm.to_owned() };
    if !norm.starts_with('+') || !number.is_valid() {
        return norm.to_owned();
    }
    let home = country_codes(country)
        .is_some_and(|(code, _)| i64::from(number.country_code).to_string() == code);
    let format = if home { PhoneNumberFormat::National } else { PhoneNumberFormat::International };
    number.format_as(format).into_owned()
}

/// What a piece of a phone number may stand for; digits only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneQuery {
    /// The whole number, as [`normalise`] would keep it.
    pub norms: Vec<String>,
    /// The number begins so (calling code included).
    pub starts: Vec<String>,
    /// The number ends so, or has this inside.
    pub parts: Vec<String>,
}

impl PhoneQuery {
    /// `None` if the text is not meant as a phone number.
    pub fn new(text: &str, country: &str) -> Option<Self> {
        if !looks_like_phone(text) {
            return None;
        }
        let typed: String = text.chars().filter_map(digit).take(MAX_DIGITS).collect();
        let norm = by_hand(text, country)?;
        let digits = norm.trim_start_matches('+').to_owned();
        let mut query =
            Self { norms: vec![norm.clone()], starts: vec![digits.clone()], parts: Vec::new() };
        query.norms.push(digits.clone());
        if norm.starts_with('+') {
            // Somebody stored it without the leading zero or with letters in it.
            let national = country_codes(country).and_then(|(code, _)| digits.strip_prefix(code));
            query.parts.extend(national.map(str::to_owned));
            query.norms.extend(national.map(str::to_owned));
            query.parts.push(digits);
        }
        query.parts.push(typed.clone());
        query.norms.push(typed);
        for list in [&mut query.norms, &mut query.parts] {
            let mut seen = std::collections::HashSet::new();
            list.retain(|s| s.len() >= 3 && seen.insert(s.clone()));
        }
        Some(query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("0531 37960070", "+4953137960070")]
    #[case("+49 (0)531/37960-070", "+4953137960070")]
    #[case("004953137960070", "+4953137960070")]
    #[case("0049 (0) 531 37960070", "+4953137960070")]
    #[case("+49 0531 37960070", "+4953137960070")]
    #[case("(0531) 37960 070", "+4953137960070")]
    #[case("tel:+49-531-37960070", "+4953137960070")]
    #[case("+49 531 37960070;ext=12", "+4953137960070")]
    #[case("0531 37960070 Durchwahl 12", "+4953137960070")]
    #[case("0531/37960070 DW 5", "+4953137960070")]
    #[case("0531 37960070 ext. 12", "+4953137960070")]
    #[case("0531 37960070 x12", "+4953137960070")]
    #[case("Büro: 0531 37960070", "+4953137960070")]
    #[case("０５３１ ３７９６００７０", "+4953137960070")]
    #[case("٠٥٣١ ٣٧٩٦٠٠٧٠", "+4953137960070")]
    #[case("53137960070", "+4953137960070")]
    #[case("4953137960070", "+4953137960070")]
    #[case("0531 37960-0", "+49531379600")]
    #[case("+41 44 668 18 00", "+41446681800")]
    #[case("0043 (0)1 58858-0", "+431588580")]
    #[case("+39 06 6982", "+39066982")]
    #[case("+44 (0)20 7183 8750", "+442071838750")]
    #[case("+1 (201) 555-0123", "+12015550123")]
    #[case("37960070", "37960070")]
    #[case("110", "110")]
    #[case("0", "0")]
    fn every_spelling_becomes_one(#[case] raw: &str, #[case] norm: &str) {
        assert_eq!(normalise(raw, "DE").as_deref(), Some(norm));
        assert_eq!(by_hand(raw, "DE").as_deref(), Some(norm));
    }

    #[rstest]
    #[case("044 668 18 00", "CH", "+41446681800")]
    #[case("01 58858-0", "AT", "+431588580")]
    #[case("(201) 555-0123", "US", "+12015550123")]
    #[case("06 6982 1234", "IT", "+390669821234")]
    fn national_spellings_are_those_of_the_country_of_the_file(
        #[case] raw: &str,
        #[case] country: &str,
        #[case] norm: &str,
    ) {
        assert_eq!(normalise(raw, country).as_deref(), Some(norm));
        assert_eq!(by_hand(raw, country).as_deref(), Some(norm));
    }

    #[test]
    fn what_has_no_digits_is_no_number() {
        for raw in ["", "—", "keins", "(+)"] {
            assert_eq!(normalise(raw, "DE"), None, "{raw}");
        }
    }

    #[rstest]
    #[case("0531 123456", &["0531 123456"])]
    #[case("0531/123456", &["0531/123456"])]
    #[case("0531 123456 / 0171 2345678", &["0531 123456", "0171 2345678"])]
    #[case("0234 133882-7 ::: 0531 614137", &["0234 133882-7", "0531 614137"])]
    #[case("0531 123456, 0171 2345678; +49 30 123456", &["0531 123456", "0171 2345678", "+49 30 123456"])]
    #[case("0531 123456 oder 0171 2345678", &["0531 123456", "0171 2345678"])]
    #[case("+49 531 123456;ext=5", &["+49 531 123456;ext=5"])]
    #[case("n/a", &[])]
    fn a_cell_with_several_numbers_is_divided(#[case] cell: &str, #[case] expected: &[&str]) {
        assert_eq!(split_phones(cell), expected);
    }

    #[test]
    fn digits_and_the_signs_between_them_look_like_a_phone_number() {
        for text in ["0531 37960070", "+49 (0)531/37960-070", "070", "38.100", "(0531) 1", " +49"] {
            assert_eq!(looks_like_phone(text), text != " +49", "{text}");
        }
        for text in ["12", "K-0001", "531+49", "Müller", "", "++49"] {
            assert!(!looks_like_phone(text), "{text}");
        }
    }

    #[test]
    fn numbers_are_shown_as_people_write_them() {
        assert_eq!(display("+4953137960070", "DE"), "0531 37960070");
        assert_eq!(display("+4953137960070", "AT"), "+49 531 37960070");
        assert_eq!(display("110", "DE"), "110");
        assert_eq!(display("Unfug", "DE"), "Unfug");
    }

    #[test]
    fn a_piece_of_a_number_is_understood_both_ways() {
        let query = PhoneQuery::new("0531 379", "DE").unwrap();
        assert_eq!(query.starts, ["49531379"]);
        assert!(query.parts.contains(&"531379".to_owned()));
        let ending = PhoneQuery::new("070", "DE").unwrap();
        assert!(ending.parts.contains(&"070".to_owned()));
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in any::<String>(), country in "[A-Z]{0,3}") {
            if let Some(norm) = normalise(&text, &country) {
                prop_assert!(norm.trim_start_matches('+').bytes().all(|b| b.is_ascii_digit()));
                prop_assert!(!reversed_digits(&norm).is_empty());
                display(&norm, &country);
            }
            split_phones(&text);
            PhoneQuery::new(&text, &country);
        }

        #[test]
        fn the_quick_way_agrees_with_the_library(
            country in prop::sample::select(vec!["DE", "AT", "CH", "NL", "FR", "GB", "PL", "DK"]),
            rest in "[1-9][0-9]{7,10}", zero in "0?",
        ) {
            let raw = format!("{zero}{rest}");
            if country != "DE" || !zero.is_empty() || rest.len() >= 10 {
                let full = normalise(&raw, country).unwrap();
                let quick = by_hand(&raw, country).unwrap();
                let parsed = PHONE_NUMBER_UTIL.parse(&raw, Region::from_str(country).ok());
                if zero == "0" && parsed.is_ok_and(|n| n.is_valid()) {
                    prop_assert_eq!(full, quick);
                }
            }
        }
    }
}
