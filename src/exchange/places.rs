//! Phones, e-mails and addresses of a row.

use crate::domain::codes::{AddressKind, PlaceKind};
use crate::domain::model::{Address, Email, Phone};
use crate::domain::phone;

use super::field::F;
use super::row::{Reason, Row, Slot, place_of_word};
use super::words;

/// All numbers of a row, each once.
pub fn phones(row: Row<'_>) -> Result<Vec<Phone>, Reason> {
    let mut out = Vec::new();
    let fields = [
        (F::Phone, PlaceKind::Work),
        (F::Mobile, PlaceKind::Mobile),
        (F::PhoneHome, PlaceKind::Home),
        (F::Fax, PlaceKind::Fax),
    ];
    for (field, kind) in fields {
        for (slot, part) in row.values(field, &[])? {
            let numbers = phone::split_phones(&part);
            if numbers.is_empty() {
                return Err(row.bad("import-bad-phone", slot, &part));
            }
            for text in numbers {
                add_phone(row, slot, kind, &text, &mut out)?;
            }
        }
    }
    Ok(out)
}

fn add_phone(
    row: Row<'_>,
    slot: &Slot,
    kind: PlaceKind,
    text: &str,
    out: &mut Vec<Phone>,
) -> Result<(), Reason> {
    let (written, number) = labelled(text);
    let beside = row.label(slot);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let norm = phone::normalise(number, &row.reader.country)
        .filter(|_| digits >= 3 || number.chars().any(|c| !c.is_ascii() && c.is_numeric()));
    let Some(norm) = norm else {
        return Err(row.bad("import-bad-phone", slot, text));
    };
    if out.iter().any(|p: &Phone| p.norm == norm) {
        return Ok(());
    }
    let said = if written.is_empty() { beside.as_str() } else { written };
    let mut kind = place_of_word(said).unwrap_or(kind);
    // A mobile number in a column for any number; our own column means what it says.
    if kind == PlaceKind::Work && said.is_empty() && slot.name != "phone" && is_german_mobile(&norm)
    {
        kind = PlaceKind::Mobile;
    }
    let label = if place_of_word(said).is_some() { "" } else { said };
    out.push(Phone { id: 0, kind, label: label.to_owned(), raw: number.to_owned(), norm });
    Ok(())
}

/// `Fax: 0531 …` → label and number.
fn labelled(text: &str) -> (&str, &str) {
    match text.split_once(':') {
        Some((label, number))
            if label.chars().any(char::is_alphabetic)
                && label.len() <= 40
                && !label.chars().any(|c| c.is_ascii_digit())
                && !label.eq_ignore_ascii_case("tel") =>
        {
            (label.trim(), number.trim())
        }
        Some((label, number)) if label.eq_ignore_ascii_case("tel") => ("", number.trim()),
        _ => ("", text.trim()),
    }
}

fn is_german_mobile(norm: &str) -> bool {
    ["+4915", "+4916", "+4917"].iter().any(|p| norm.starts_with(p))
}

/// All e-mail addresses of a row, each once.
pub fn emails(row: Row<'_>) -> Result<Vec<Email>, Reason> {
    let mut out: Vec<Email> = Vec::new();
    for (slot, part) in row.values(F::Email, &[';', ',', '|', ' '])? {
        let part = part.trim_start_matches("mailto:").trim_matches(['<', '>', '"', '(', ')']);
        if part.is_empty() {
            continue;
        }
        if !is_email(part) {
            // “Uwe Meier <uwe@firma.example>” comes apart into words; only the address is kept.
            let whole = row.cell(slot)?;
            if whole.contains('<') && whole.contains('@') {
                continue;
            }
            return Err(row.bad("import-bad-email", slot, part));
        }
        if out.iter().any(|e| e.raw.eq_ignore_ascii_case(part)) {
            continue;
        }
        out.push(Email {
            id: 0,
            kind: PlaceKind::Work,
            label: String::new(),
            raw: part.to_owned(),
        });
    }
    Ok(out)
}

/// One `@` with something on both sides.
pub fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty()
            && !host.is_empty()
            && !host.contains('@')
            && !host.starts_with('.')
            && !host.ends_with('.')
    }) && !text.contains(char::is_whitespace)
}

/// The addresses of a row; empty ones are left out.
pub fn addresses(row: Row<'_>) -> Result<Vec<Address>, Reason> {
    let mut street = row.text(F::Street)?;
    let house = row.text(F::HouseNumber)?;
    if !house.is_empty() && !street.ends_with(&house) {
        if !street.is_empty() {
            street.push(' ');
        }
        street.push_str(&house);
    }
    let mut postcode = row.text(F::Postcode)?;
    let mut city = row.text(F::City)?;
    let both = row.text(F::PostcodeCity)?;
    if !both.is_empty() {
        let (code, town) = split_postcode_city(&both);
        if postcode.is_empty() {
            code.clone_into(&mut postcode);
        }
        if city.is_empty() {
            town.clone_into(&mut city);
        }
    }
    // `D-38100` says country and postcode.
    let mut country = country_of(row, F::Country)?;
    if let Some((sign, code)) = postcode.split_once('-')
        && (1..=3).contains(&sign.len())
        && sign.chars().all(|c| c.is_ascii_alphabetic())
        && code.trim().chars().all(|c| c.is_ascii_digit())
    {
        if country.is_empty() {
            country = words::country(sign).unwrap_or_default();
        }
        postcode = String::from(code.trim());
    }
    let others = [
        (AddressKind::Main, F::HomeStreet, F::HomePostcode, F::HomeCity, F::HomeCountry),
        (
            AddressKind::Billing,
            F::BillingStreet,
            F::BillingPostcode,
            F::BillingCity,
            F::BillingCountry,
        ),
        (
            AddressKind::Delivery,
            F::DeliveryStreet,
            F::DeliveryPostcode,
            F::DeliveryCity,
            F::DeliveryCountry,
        ),
    ];
    let mut out = vec![Address { id: 0, kind: AddressKind::Main, street, postcode, city, country }];
    for (kind, street, postcode, city, of_country) in others {
        out.push(Address {
            id: 0,
            kind,
            street: row.text(street)?,
            postcode: row.text(postcode)?,
            city: row.text(city)?,
            country: country_of(row, of_country)?,
        });
    }
    // A country alone is no address.
    out.retain(|a| !(a.street.is_empty() && a.postcode.is_empty() && a.city.is_empty()));
    Ok(out)
}

/// The code of a country; a country that is not known stays as written.
fn country_of(row: Row<'_>, field: F) -> Result<String, Reason> {
    let text = row.text(field)?;
    Ok(words::country(&text).unwrap_or(text))
}

/// `38100 Braunschweig`, `D-38100 Braunschweig`, `Braunschweig 38100`, `1010 Wien`, `SW1A 1AA London`.
fn split_postcode_city(text: &str) -> (&str, &str) {
    let is_code = |word: &str| {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        digits >= 3
            && word.chars().all(|c| c.is_ascii_digit() || c.is_ascii_alphabetic() || c == '-')
    };
    if let Some((head, tail)) = text.split_once(' ')
        && is_code(head)
    {
        return (head, tail.trim());
    }
    if let Some((head, tail)) = text.rsplit_once(' ')
        && is_code(tail)
    {
        return (tail, head.trim_end_matches(',').trim());
    }
    if is_code(text) { (text, "") } else { ("", text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postcode_and_town_come_apart_either_way_round() {
        assert_eq!(split_postcode_city("06754 Halle (Saale)"), ("06754", "Halle (Saale)"));
        assert_eq!(split_postcode_city("Bad Homburg 61348"), ("61348", "Bad Homburg"));
        assert_eq!(split_postcode_city("D-38100 Braunschweig"), ("D-38100", "Braunschweig"));
        assert_eq!(split_postcode_city("Wien"), ("", "Wien"));
        assert_eq!(split_postcode_city("38100"), ("38100", ""));
    }

    #[test]
    fn a_label_in_front_of_a_number_is_told_from_it() {
        assert_eq!(labelled("Fax: 0531 1234"), ("Fax", "0531 1234"));
        assert_eq!(labelled("tel:+49531"), ("", "+49531"));
        assert_eq!(labelled("0531 1234"), ("", "0531 1234"));
    }

    #[test]
    fn an_address_needs_one_at_sign() {
        assert!(is_email("a.b@büro.example"));
        for wrong in ["a@", "@b", "a@b@c", "a b@c", "ab", "a@.c"] {
            assert!(!is_email(wrong), "{wrong}");
        }
    }
}
