//! Lists written one element a line: phones, e-mails, addresses, social handles.
//!
//! `mobil: 0171 2345678`, `0531 379600 (Zentrale)`,
//! `Rechnung: Hauptstr. 1, 38100 Braunschweig`. The words for kinds are
//! understood in both languages.

use crate::domain::codes::{AddressKind, PlaceKind};
use crate::domain::fields::LineKind;
use crate::domain::model::{Address, Email, Phone};
use crate::domain::phone;
use crate::i18n::{I18n, Lang};
use crate::tr;
use crate::ui::text;

/// Words for kinds of places; the first of a language is the one that is written.
const PLACES: &[(&str, PlaceKind)] = &[
    ("geschäftlich", PlaceKind::Work),
    ("work", PlaceKind::Work),
    ("arbeit", PlaceKind::Work),
    ("büro", PlaceKind::Work),
    ("office", PlaceKind::Work),
    ("mobil", PlaceKind::Mobile),
    ("mobile", PlaceKind::Mobile),
    ("handy", PlaceKind::Mobile),
    ("cell", PlaceKind::Mobile),
    ("privat", PlaceKind::Home),
    ("home", PlaceKind::Home),
    ("private", PlaceKind::Home),
    ("fax", PlaceKind::Fax),
    ("telefax", PlaceKind::Fax),
    ("sonst", PlaceKind::Other),
    ("other", PlaceKind::Other),
    ("sonstige", PlaceKind::Other),
];

const ADDRESSES: &[(&str, AddressKind)] = &[
    ("rechnung", AddressKind::Billing),
    ("billing", AddressKind::Billing),
    ("invoice", AddressKind::Billing),
    ("lieferung", AddressKind::Delivery),
    ("delivery", AddressKind::Delivery),
    ("haupt", AddressKind::Main),
    ("main", AddressKind::Main),
];

fn place_word(kind: PlaceKind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (PlaceKind::Work, Lang::De) => "geschäftlich",
        (PlaceKind::Work, Lang::En) => "work",
        (PlaceKind::Mobile, Lang::De) => "mobil",
        (PlaceKind::Mobile, Lang::En) => "mobile",
        (PlaceKind::Home, Lang::De) => "privat",
        (PlaceKind::Home, Lang::En) => "home",
        (PlaceKind::Fax, _) => "fax",
        (PlaceKind::Other, Lang::De) => "sonst",
        (PlaceKind::Other, Lang::En) => "other",
    }
}

fn address_word(kind: AddressKind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (AddressKind::Billing, Lang::De) => "Rechnung",
        (AddressKind::Billing, Lang::En) => "billing",
        (AddressKind::Delivery, Lang::De) => "Lieferung",
        (AddressKind::Delivery, Lang::En) => "delivery",
        (AddressKind::Main, Lang::De) => "Haupt",
        (AddressKind::Main, Lang::En) => "main",
    }
}

/// The lines that say something.
pub(super) fn lines(typed: &str) -> impl Iterator<Item = &str> {
    // A mark that has lost the letter it belonged to says nothing either.
    typed.lines().map(str::trim).filter(|line| !text::clean(line).is_empty())
}

/// `word: rest`, if the word is one (no digits, not `https://`).
fn prefix(line: &str) -> Option<(&str, &str)> {
    let (word, rest) = line.split_once(':')?;
    let is_word = word.chars().any(char::is_alphabetic) && !word.contains(['@', '+']);
    (is_word && !rest.starts_with("//") && !rest.trim().is_empty())
        .then(|| (word.trim(), rest.trim()))
}

/// Kind, label and the thing itself.
fn place(line: &str, usual: PlaceKind) -> (PlaceKind, String, String) {
    let line = line.trim();
    let (mut kind, mut label, mut rest) = (usual, String::new(), line);
    if let Some((word, tail)) = prefix(line) {
        let lower = word.to_lowercase();
        match PLACES.iter().find(|(name, _)| *name == lower) {
            Some((_, found)) => kind = *found,
            None => word.clone_into(&mut label),
        }
        rest = tail;
    }
    if let Some((head, tail)) = rest.rsplit_once(" (")
        && let Some(inside) = tail.strip_suffix(')')
        && inside.chars().any(char::is_alphabetic)
        && !head.trim().is_empty()
    {
        inside.trim().clone_into(&mut label);
        rest = head.trim();
    }
    (kind, label, rest.to_owned())
}

fn show_place(kind: PlaceKind, usual: PlaceKind, label: &str, raw: &str, lang: Lang) -> String {
    let mut line = String::new();
    if kind != usual {
        line.push_str(place_word(kind, lang));
        line.push_str(": ");
    }
    line.push_str(raw);
    if !label.is_empty() {
        line.push_str(" (");
        line.push_str(label);
        line.push(')');
    }
    one_line(&line)
}

/// Line breaks would tear an element in two.
fn one_line(line: &str) -> String {
    crate::ui::text::clean(line).trim().to_owned()
}

/// Matches lines with the elements they came from: a line that reads as before
/// stays the element it was, a changed one keeps the identity of the element in
/// its place.
fn reconcile<T: Clone>(
    base: &[T],
    text: &str,
    show: impl Fn(&T) -> String,
    read: impl Fn(&str, Option<&T>) -> T,
) -> Vec<T> {
    let lines: Vec<&str> = lines(text).collect();
    let mut used = vec![false; base.len()];
    let mut matched: Vec<Option<usize>> = Vec::with_capacity(lines.len());
    for line in &lines {
        let same = base
            .iter()
            .zip(&mut used)
            .enumerate()
            .find(|(_, (element, taken))| !**taken && show(element) == *line);
        matched.push(same.map(|(at, (_, taken))| {
            *taken = true;
            at
        }));
    }
    lines
        .iter()
        .zip(matched)
        .enumerate()
        .map(|(row, (line, same))| {
            if let Some(element) = same.and_then(|at| base.get(at)) {
                return element.clone();
            }
            let free = used.get_mut(row).filter(|taken| !**taken);
            let old = free.and_then(|taken| {
                *taken = true;
                base.get(row)
            });
            read(line, old)
        })
        .collect()
}

const USUAL: PlaceKind = PlaceKind::Work;

pub(super) fn show_phones(phones: &[Phone], lang: Lang) -> String {
    join(phones.iter().map(|p| show_phone(p, lang)))
}

fn show_phone(phone: &Phone, lang: Lang) -> String {
    show_place(phone.kind, USUAL, &phone.label, &phone.raw, lang)
}

pub(super) fn read_phones(base: &[Phone], text: &str, lang: Lang, country: &str) -> Vec<Phone> {
    reconcile(
        base,
        text,
        |p| show_phone(p, lang),
        |line, old| {
            let (kind, label, raw) = place(line, USUAL);
            let norm = phone::normalise(&raw, country).unwrap_or_default();
            Phone { id: old.map_or(0, |p| p.id), kind, label, raw, norm }
        },
    )
}

pub(super) fn show_emails(emails: &[Email], lang: Lang) -> String {
    join(emails.iter().map(|e| show_email(e, lang)))
}

fn show_email(email: &Email, lang: Lang) -> String {
    show_place(email.kind, USUAL, &email.label, &email.raw, lang)
}

pub(super) fn read_emails(base: &[Email], text: &str, lang: Lang) -> Vec<Email> {
    reconcile(
        base,
        text,
        |e| show_email(e, lang),
        |line, old| {
            let (kind, label, raw) = email(line);
            Email { id: old.map_or(0, |e| e.id), kind, label, raw }
        },
    )
}

/// Like [`place`], also `Name <a@b.de>`.
fn email(line: &str) -> (PlaceKind, String, String) {
    if let Some((name, tail)) = line.split_once('<')
        && let Some(address) = tail.trim().strip_suffix('>')
    {
        let name = name.trim().trim_matches('"');
        return (USUAL, name.to_owned(), address.trim().to_owned());
    }
    place(line, USUAL)
}

pub(super) fn show_addresses(addresses: &[Address], lang: Lang) -> String {
    join(addresses.iter().map(|a| show_address(a, lang)))
}

fn show_address(address: &Address, lang: Lang) -> String {
    let town = format!("{} {}", address.postcode, address.city);
    let parts = [address.street.as_str(), town.trim(), address.country.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    one_line(&format!("{}: {}", address_word(address.kind, lang), parts.join(", ")))
}

pub(super) fn read_addresses(base: &[Address], text: &str, lang: Lang) -> Vec<Address> {
    reconcile(
        base,
        text,
        |a| show_address(a, lang),
        |line, old| Address { id: old.map_or(0, |a| a.id), ..address(line) },
    )
}

fn address(line: &str) -> Address {
    let mut kind = AddressKind::Billing;
    let mut rest = line.trim();
    if let Some((word, tail)) = prefix(rest) {
        let lower = word.to_lowercase();
        if let Some((_, found)) = ADDRESSES.iter().find(|(name, _)| lower.starts_with(name)) {
            kind = *found;
            rest = tail;
        }
    }
    let mut parts: Vec<&str> = rest.split(',').map(str::trim).filter(|p| !p.is_empty()).collect();
    let mut country = String::new();
    if parts.len() > 1
        && let Some(code) =
            parts.pop_if(|p| p.len() == 2 && p.bytes().all(|b| b.is_ascii_uppercase()))
    {
        code.clone_into(&mut country);
    }
    let with_postcode = parts.iter().rposition(|p| town(p).is_some());
    let (postcode, city) = match with_postcode.or(parts.len().checked_sub(1).filter(|n| *n > 0)) {
        Some(at) => {
            let part = parts.remove(at);
            town(part).unwrap_or(("", part))
        }
        None => ("", ""),
    };
    Address {
        id: 0,
        kind,
        street: parts.join(", "),
        postcode: postcode.to_owned(),
        city: city.to_owned(),
        country,
    }
}

/// `38100 Braunschweig`, `D-38100 Braunschweig`: a postcode and a town.
fn town(part: &str) -> Option<(&str, &str)> {
    let (code, city) = part.split_once(' ')?;
    let digits = code.trim_start_matches(|c: char| c.is_ascii_uppercase()).trim_start_matches('-');
    let fits = (4..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| (code, city.trim()))
}

pub(super) fn join(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

/// What is wrong with a list, if anything: the first line that cannot be one.
pub(super) fn complaint(text: &str, kind: LineKind, i18n: &I18n) -> Option<String> {
    match kind {
        LineKind::Phone => lines(text)
            .find(|line| !place(line, USUAL).2.chars().any(char::is_numeric))
            .map(|line| tr!(i18n, "form-error-phone", line = line)),
        LineKind::Email => lines(text)
            .find(|line| !looks_like_email(&email(line).2))
            .map(|line| tr!(i18n, "form-error-email", line = line)),
        LineKind::Address | LineKind::Social => None,
    }
}

fn looks_like_email(address: &str) -> bool {
    let Some((name, host)) = address.rsplit_once('@') else { return false };
    !name.is_empty() && !host.is_empty() && !address.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn phone(kind: PlaceKind, label: &str, raw: &str) -> Phone {
        Phone { id: 7, kind, label: label.into(), raw: raw.into(), norm: String::new() }
    }

    #[test]
    fn kinds_and_labels_are_read_in_both_languages() {
        for (line, kind, label, raw) in [
            ("0531 379600", PlaceKind::Work, "", "0531 379600"),
            ("0531 379600 (Zentrale)", PlaceKind::Work, "Zentrale", "0531 379600"),
            ("mobil: 0171 2345678", PlaceKind::Mobile, "", "0171 2345678"),
            ("Mobile: 0171 2345678", PlaceKind::Mobile, "", "0171 2345678"),
            ("Handy:0171 2345678", PlaceKind::Mobile, "", "0171 2345678"),
            ("privat: +49 (0)531 12 (nur abends)", PlaceKind::Home, "nur abends", "+49 (0)531 12"),
            ("Zentrale: 0531 1", PlaceKind::Work, "Zentrale", "0531 1"),
            ("+49 (0)531 379600", PlaceKind::Work, "", "+49 (0)531 379600"),
            ("(0531) 379600", PlaceKind::Work, "", "(0531) 379600"),
        ] {
            assert_eq!(place(line, USUAL), (kind, label.into(), raw.into()), "{line}");
        }
        assert_eq!(email("Jürgen Müller <jm@example.org>").2, "jm@example.org");
    }

    #[test]
    fn an_unchanged_line_stays_the_element_it_was() {
        let base = [
            Phone { id: 1, ..phone(PlaceKind::Work, "", "0531 1") },
            Phone { id: 2, ..phone(PlaceKind::Mobile, "", "0171 2") },
        ];
        let read = |text| -> Vec<_> {
            read_phones(&base, text, Lang::De, "DE").into_iter().map(|p| (p.id, p.raw)).collect()
        };
        assert_eq!(read("0531 1\nmobil: 0171 2"), [(1, "0531 1".into()), (2, "0171 2".into())]);
        // Swapped, changed, one before another, one gone.
        assert_eq!(read("mobil: 0171 2\n0531 1"), [(2, "0171 2".into()), (1, "0531 1".into())]);
        assert_eq!(read("0531 99\nmobil: 0171 2"), [(1, "0531 99".into()), (2, "0171 2".into())]);
        assert_eq!(
            read("0531 1\nmobil: 0171 2\n030 3"),
            [(1, "0531 1".into()), (2, "0171 2".into()), (0, "030 3".into())]
        );
        assert_eq!(read("mobil: 0171 2"), [(2, "0171 2".into())]);
        assert!(read(" \n").is_empty());
    }

    #[test]
    fn addresses_are_read_from_one_line() {
        let read = address("Rechnung: Hauptstr. 1, 38100 Braunschweig");
        assert_eq!(
            (read.kind, &*read.street, &*read.postcode, &*read.city),
            (AddressKind::Billing, "Hauptstr. 1", "38100", "Braunschweig")
        );
        let read = address("Lieferung: Gut Hof, Tor 3, A-1010 Wien, AT");
        assert_eq!(
            (read.kind, &*read.street, &*read.postcode, &*read.city, &*read.country),
            (AddressKind::Delivery, "Gut Hof, Tor 3", "A-1010", "Wien", "AT")
        );
        assert_eq!(address("billing: Ring 5, Peine").city, "Peine");
        assert_eq!(address("Postfach 12").street, "Postfach 12");
    }

    #[test]
    fn what_is_no_number_or_address_is_told() {
        let i18n = I18n::new(Lang::De);
        assert!(complaint("0531 1\nanrufen", LineKind::Phone, &i18n).unwrap().contains("anrufen"));
        assert_eq!(complaint("110", LineKind::Phone, &i18n), None);
        assert!(complaint("a@b.de\nohne at", LineKind::Email, &i18n).unwrap().contains("ohne at"));
        assert_eq!(complaint("A B <a@b.de>", LineKind::Email, &i18n), None);
    }

    proptest! {
        #[test]
        fn reading_any_line_never_panics(text in "(.|[:(),<>@ 0-9\n]){0,40}") {
            // Only clean text ever stands in a form.
            let text = crate::ui::text::clean_lines(&text);
            for lang in [Lang::De, Lang::En] {
                let phones = read_phones(&[], &text, lang, "DE");
                // What was read once is kept as it is.
                let again = read_phones(&phones, &show_phones(&phones, lang), lang, "DE");
                prop_assert_eq!(&again, &phones);
                let emails = read_emails(&[], &text, lang);
                prop_assert_eq!(&read_emails(&emails, &show_emails(&emails, lang), lang), &emails);
                let all = read_addresses(&[], &text, lang);
                prop_assert_eq!(read_addresses(&all, &show_addresses(&all, lang), lang), all);
            }
        }
    }
}
