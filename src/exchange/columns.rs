//! From header names to fields: synonyms, spelling, overrides.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::domain::fold::fold;
use crate::domain::import::ImportKind;

use super::field::{F, Field};
use super::synonyms::synonyms;

/// A header name in the compared form: folded (`ä` → `ae`, `ß` → `ss`), letters
/// and digits only.
pub fn compared(header: &str) -> String {
    fold(header).chars().filter(char::is_ascii_alphanumeric).collect()
}

static KNOWN: LazyLock<HashMap<(ImportKind, &'static str), F>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for kind in ImportKind::ALL {
        for (field, names) in synonyms(*kind) {
            for name in names.split_whitespace() {
                map.insert((*kind, name), *field);
            }
        }
    }
    map
});

/// The field that a header name stands for.
pub fn known(header: &str, kind: ImportKind) -> Option<F> {
    let name = compared(header);
    let find = |name: &str| {
        // The map is asked with a borrowed name of shorter life.
        KNOWN
            .iter()
            .find_map(|((k, known), field)| (*k == kind && *known == name).then_some(*field))
    };
    if let Some(field) = find(&name) {
        return Some(if kind == ImportKind::Sales { sales_form(field, header) } else { field });
    }
    // `Umsatz (EUR)`, `Betrag in Euro`; `MwSt %`.
    if kind == ImportKind::Sales {
        let bare = ["ineuro", "ineur", "euro", "eur"].iter().find_map(|s| name.strip_suffix(s));
        if let Some(field) = bare.and_then(find) {
            return Some(field);
        }
        if header.contains('%')
            && matches!(name.as_str(), "mwst" | "ust" | "vat" | "steuer" | "tax")
        {
            return Some(F::VatRate);
        }
    }
    // `Phone 2 - Value`, `E-Mail 3: Adresse`, `Telefon geschäftlich 2`.
    let without_digits: String = name.chars().filter(|c| !c.is_ascii_digit()).collect();
    if without_digits.len() < name.len()
        && let Some(field) = find(&without_digits)
    {
        // `Umsatz 2025` is no field of its own year; `Name 2` no second name.
        return field.is_many().then_some(field).or_else(|| name.contains('1').then_some(field));
    }
    None
}

/// A column of sales with a `%` in its name holds shares.
fn sales_form(field: F, header: &str) -> F {
    if field == F::Discount && header.contains('%') { F::DiscountPercent } else { field }
}

/// The digits of a header, which tie `Phone 2 - Label` to `Phone 2 - Value`.
pub fn ordinal(header: &str) -> String {
    header.chars().filter(char::is_ascii_digit).collect()
}

/// Reads the field of `--map COLUMN=FIELD`: a field's name, one of its synonyms,
/// `own` or `own:Label`, `-` for “leave out”. The error is the nearest name, if any is near.
pub fn field_of_word(word: &str, column: &str, kind: ImportKind) -> Result<Field, String> {
    let word = word.trim();
    if word.is_empty() || word == "-" {
        return Ok(Field::Ignore);
    }
    if kind == ImportKind::Customers {
        if word.eq_ignore_ascii_case("own") {
            return Ok(Field::Own(column.trim().to_owned()));
        }
        if let Some((head, label)) = word.split_once(':')
            && head.eq_ignore_ascii_case("own")
            && !label.trim().is_empty()
        {
            return Ok(Field::Own(label.trim().to_owned()));
        }
    }
    let compared_word = compared(word);
    if let Some(field) = F::of_kind(kind).find(|f| compared(f.name()) == compared_word) {
        return Ok(Field::Known(field));
    }
    if let Some(field) = known(word, kind) {
        return Ok(Field::Known(field));
    }
    Err(nearest(&compared_word, F::of_kind(kind).map(F::name)).unwrap_or_default())
}

/// The word nearest to a mistyped one, if one is near enough to be meant.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    let names: Vec<(String, &str)> = candidates.map(|name| (compared(name), name)).collect();
    let near =
        crate::domain::nearest::nearest(word, names.iter().map(|(folded, _)| folded.as_str()))?;
    names.iter().find(|(folded, _)| folded == near).map(|(_, name)| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_names_of_everyday_files_are_known() {
        let customers = |name: &str| known(name, ImportKind::Customers);
        for (name, field) in [
            ("Kundennr.", F::Number),
            ("PLZ", F::Postcode),
            ("Straße", F::Street),
            ("Tel.", F::Phone),
            ("E-Mail-Adresse", F::Email),
            ("PLZ Ort", F::PostcodeCity),
            ("PLZ/Ort", F::PostcodeCity),
            ("E-mail 1 - Value", F::Email),
            ("Phone 2 - Label", F::PhoneLabel),
            ("E-Mail 2: Adresse", F::Email),
            ("Telefon geschäftlich 2", F::Phone),
            ("Address 1 - Postal Code", F::Postcode),
            ("Land/Region geschäftlich", F::Country),
            ("KD-NR", F::Number),
        ] {
            assert_eq!(customers(name), Some(field), "{name}");
        }
        for name in ["Umsatz 2025 €", "Branche", "Name 2", "Address 2 - Street"] {
            assert_eq!(customers(name), None, "{name}");
        }
    }

    #[test]
    fn a_mistyped_field_is_answered_with_the_nearest() {
        let wrong = |word| field_of_word(word, "X", ImportKind::Customers).unwrap_err();
        assert_eq!(wrong("emial"), "email");
        assert_eq!(wrong("frist_name"), "first_name");
        assert_eq!(wrong("quux"), "");
        assert_eq!(field_of_word("PLZ", "X", ImportKind::Customers), Ok(Field::Known(F::Postcode)));
        assert_eq!(
            field_of_word("own", "Branche", ImportKind::Customers),
            Ok(Field::Own("Branche".into()))
        );
        assert_eq!(field_of_word("-", "X", ImportKind::Contacts), Ok(Field::Ignore));
    }
}
