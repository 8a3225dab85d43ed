//! The German Länder: codes and names, as they are typed. Knows no holidays.

use crate::domain::fold::fold;

/// Code, German name, other names.
const LAENDER: [(&str, &str, &[&str]); 16] = [
    ("BW", "Baden-Württemberg", &[]),
    ("BY", "Bayern", &["Bavaria"]),
    ("BE", "Berlin", &[]),
    ("BB", "Brandenburg", &[]),
    ("HB", "Bremen", &[]),
    ("HH", "Hamburg", &[]),
    ("HE", "Hessen", &["Hesse"]),
    ("MV", "Mecklenburg-Vorpommern", &["Mecklenburg-Western Pomerania"]),
    ("NI", "Niedersachsen", &["Lower Saxony", "NDS"]),
    ("NW", "Nordrhein-Westfalen", &["North Rhine-Westphalia", "NRW"]),
    ("RP", "Rheinland-Pfalz", &["Rhineland-Palatinate", "RLP"]),
    ("SL", "Saarland", &[]),
    ("SN", "Sachsen", &["Saxony"]),
    ("ST", "Sachsen-Anhalt", &["Saxony-Anhalt"]),
    ("SH", "Schleswig-Holstein", &[]),
    ("TH", "Thüringen", &["Thuringia"]),
];

/// The code of a Land from its code (`NI`, `DE-NI`) or its name.
pub fn land_code(text: &str) -> Option<&'static str> {
    let typed = letters(text);
    LAENDER.iter().find_map(|(code, name, others)| {
        let meant = [*code, *name].into_iter().chain(others.iter().copied());
        let mut meant = meant.map(letters);
        let long = format!("de{}", code.to_lowercase());
        (typed == long || meant.any(|word| word == typed)).then_some(*code)
    })
}

/// Folded, without spaces and dashes.
fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("ni", Some("NI"))]
    #[case("DE-NI", Some("NI"))]
    #[case("Niedersachsen", Some("NI"))]
    #[case("lower saxony", Some("NI"))]
    #[case("NRW", Some("NW"))]
    #[case("Thueringen", Some("TH"))]
    #[case("baden württemberg", Some("BW"))]
    #[case("Sachsen", Some("SN"))]
    #[case("Sachsen-Anhalt", Some("ST"))]
    #[case("Tirol", None)]
    #[case("", None)]
    fn a_land_is_known_by_code_and_by_name(#[case] typed: &str, #[case] code: Option<&str>) {
        assert_eq!(land_code(typed), code);
    }

    #[test]
    fn no_two_laender_share_a_word() {
        for (code, name, others) in LAENDER {
            for word in [code, name].into_iter().chain(others.iter().copied()) {
                assert_eq!(land_code(word), Some(code), "{word}");
            }
        }
    }
}
