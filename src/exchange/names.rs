//! One cell, one name: is it a person or a company, and which part is which?

use crate::domain::fold::fold;

/// A name taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    pub company: String,
    pub salutation: String,
    pub title: String,
    pub first: String,
    pub last: String,
}

/// Legal forms and what stands beside them, as whole words (folded, letters only).
const LEGAL: &str = "gmbh ggmbh mbh ag kg ohg gbr ug ek ekfm ekfr ev eg mbb partg partgmbb se kgaa ltd \
     limited inc llc corp plc sarl sas srl spa bv nv aps oy ab gesmbh gmbhcokg stiftung co \
     haftungsbeschraenkt partner soehne sohn toechter gebr gebrueder inh inhaber firma fa \
     gesellschaft genossenschaft";

/// Whole words that name a business.
const TRADE: &str = "elektro elektrik optik sanitaer heizung fliesen spedition physiotherapie ergotherapie \
     kanzlei hotel gasthof gasthaus restaurant cafe pension salon friseur frisoer verein \
     gemeinde stadtwerke sparkasse volksbank bank versicherung versicherungen immobilien \
     consulting solutions systems services service group gruppe holding software werkstatt \
     atelier agentur galerie apotheke autohaus moebelhaus kaufhaus modehaus softwarehaus \
     sanitaetshaus reformhaus weingut brauhaus gutshof landhaus klinik krankenhaus schule \
     kindergarten kita hochschule universitaet institut verlag bauunternehmen transporte \
     logistik bau holz stahl metall garten steuerberater rechtsanwaelte rechtsanwalt notar \
     architekten zahnarzt hausverwaltung feuerwehr pizzeria imbiss kiosk markt supermarkt \
     handel vertrieb technik design media it edv reisen taxi computer motors shop store \
     studio zentrum center team company bros sons";

/// Endings of such words; what stands before must have three letters.
const TRADE_ENDINGS: &str = "erei buero handel handlung betrieb praxis werke metallbau hochbau tiefbau service \
     technik beratung studio schule verlag reinigung zentrum center moebel markt apotheke \
     werkstatt agentur verwaltung versicherung pflege therapie transporte meisterbetrieb \
     verband verein gemeinschaft kanzlei stube klinik bedarf vertrieb gesellschaft";

const SALUTATIONS: &[(&str, &str)] = &[
    ("herr", "Herr"),
    ("herrn", "Herr"),
    ("hr", "Herr"),
    ("frau", "Frau"),
    ("fr", "Frau"),
    ("familie", "Familie"),
    ("fam", "Familie"),
    ("eheleute", "Eheleute"),
    ("mr", "Mr"),
    ("mrs", "Mrs"),
    ("ms", "Ms"),
    ("miss", "Miss"),
];

const TITLES: &str = "dr prof dipl dipling mag ing med dent vet jur phil rer nat hc mba msc bsc ra";

const PARTICLES: &str = "von van de der den dem zu zur zum vom di da del della dos la le ten ter el al bin ibn \
     af av op du";

/// Whether a list of words holds this one.
fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|w| w == word)
}

fn letters(word: &str) -> String {
    fold(word).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The salutation in its usual spelling, if the word is one.
pub fn salutation(word: &str) -> Option<&'static str> {
    let key = letters(word);
    SALUTATIONS.iter().find(|(k, _)| *k == key).map(|(_, s)| *s)
}

/// Whether a name is that of a company: by its legal form or a word of trade.
pub fn is_company(text: &str) -> bool {
    if text.contains('&') || text.contains(" + ") {
        return true;
    }
    let words: Vec<&str> =
        text.split([' ', ',', '/', '(', ')']).filter(|w| !w.is_empty()).collect();
    words.iter().any(|word| {
        let key = letters(word);
        if has(LEGAL, &key) {
            // `Ag`, `Co`, `Se` can be names; legal forms carry a capital at the end or a dot.
            return key.len() > 2
                || word.contains('.')
                || word.chars().last().is_some_and(char::is_uppercase)
                || key == "co";
        }
        words.len() > 1 && is_trade(word, &key)
            || words.len() == 1 && key.len() > 6 && is_trade(word, &key)
    })
}

fn is_trade(word: &str, key: &str) -> bool {
    if has(TRADE, key) {
        // `IT Müller` is a business, `it` in the middle of a name is none.
        return key.len() > 2 || word.chars().all(char::is_uppercase);
    }
    // `Tischlerei-Müller`, `Gärtnerei`, also written together.
    word.split('-').any(|part| {
        let key = letters(part);
        has(TRADE, &key) && key.len() > 3
            || TRADE_ENDINGS
                .split_whitespace()
                .any(|end| key.len() >= end.len() + 3 && key.ends_with(end))
    })
}

/// Takes a cell apart: “Müller, Jürgen”, “Dr. Jürgen von Stein”, “Müller GmbH”.
pub fn split(text: &str) -> Name {
    let text = text.trim();
    if text.is_empty() {
        return Name::default();
    }
    if is_company(text) {
        let company =
            text.strip_prefix("Fa. ").or_else(|| text.strip_prefix("Firma ")).unwrap_or(text);
        return Name { company: company.trim().to_owned(), ..Name::default() };
    }
    split_person(text)
}

/// As [`split`], for a cell that can only name a person.
pub fn split_person(text: &str) -> Name {
    if let Some((last, rest)) = text.split_once(',') {
        let mut name = given(rest.trim());
        let mut last_name = given_words(last.trim(), &mut name);
        if name.first.is_empty() && name.title.is_empty() && last_name.is_empty() {
            text.clone_into(&mut last_name);
        }
        name.last = last_name;
        return name;
    }
    let mut name = Name::default();
    let rest = given_words(text, &mut name);
    let words: Vec<&str> = rest.split(' ').filter(|w| !w.is_empty()).collect();
    // The last name begins at its particle, else it is the last word.
    let suffix = words.last().is_some_and(|w| {
        matches!(letters(w).as_str(), "jun" | "junior" | "jr" | "sen" | "senior" | "sr")
            && words.len() > 2
    });
    let begin = words
        .iter()
        .position(|w| has(PARTICLES, w))
        .unwrap_or_else(|| words.len().saturating_sub(if suffix { 2 } else { 1 }));
    name.first = words.get(..begin).unwrap_or_default().join(" ");
    name.last = words.get(begin..).unwrap_or_default().join(" ");
    name
}

fn given(text: &str) -> Name {
    let mut name = Name::default();
    name.first = given_words(text, &mut name);
    name
}

/// Takes salutation and titles from the front; the rest is returned.
fn given_words(text: &str, name: &mut Name) -> String {
    let mut words = text.split(' ').filter(|w| !w.is_empty()).peekable();
    while let Some(word) = words.peek() {
        if let Some(found) =
            salutation(word).filter(|_| name.salutation.is_empty() && name.title.is_empty())
        {
            found.clone_into(&mut name.salutation);
        } else if has(TITLES, &letters(word))
            && (word.ends_with('.') || word.contains("-I") || !name.title.is_empty())
            || letters(word) == "dr"
            || letters(word) == "prof"
        {
            if !name.title.is_empty() {
                name.title.push(' ');
            }
            name.title.push_str(word);
        } else {
            break;
        }
        words.next();
    }
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Müller, Jürgen", "", "Jürgen", "Müller")]
    #[case("Jürgen Müller", "", "Jürgen", "Müller")]
    #[case("von Stein, Laura", "", "Laura", "von Stein")]
    #[case("Laura von Stein", "", "Laura", "von Stein")]
    #[case("Prof. Dr. Hans-Peter de Vries", "Prof. Dr.", "Hans-Peter", "de Vries")]
    #[case("Hoffmann-Otto, Dr. Giovanni", "Dr.", "Giovanni", "Hoffmann-Otto")]
    #[case("Herr Uwe Goldborn", "", "Uwe", "Goldborn")]
    #[case("Meier", "", "", "Meier")]
    #[case("Karl Heinz Meier jun.", "", "Karl Heinz", "Meier jun.")]
    #[case("Sabine Weber", "", "Sabine", "Weber")]
    #[case("Peter Bäcker", "", "Peter", "Bäcker")]
    #[case("Anna Neuhaus", "", "Anna", "Neuhaus")]
    #[case("Lars Banken", "", "Lars", "Banken")]
    fn persons_are_taken_apart(
        #[case] text: &str,
        #[case] title: &str,
        #[case] first: &str,
        #[case] last: &str,
    ) {
        let name = split(text);
        assert_eq!(
            (name.company.as_str(), name.title.as_str(), name.first.as_str(), name.last.as_str()),
            ("", title, first, last)
        );
    }

    #[rstest]
    #[case("Dachdeckerei Groß GbR")]
    #[case("Weber Reisebüro")]
    #[case("Schönbrück Autohaus")]
    #[case("Elektro Müllender")]
    #[case("Mayer Gärtnerei & Söhne")]
    #[case("Buchhandlung Papadopoulos")]
    #[case("Optik Weißingen UG (haftungsbeschränkt)")]
    #[case("Reisebüro Winter")]
    #[case("Spedition Nowak")]
    #[case("Stadtwerke")]
    #[case("Müller e.K.")]
    #[case("Turnverein Eichstadt e. V.")]
    fn companies_are_known_by_form_or_trade(#[case] text: &str) {
        assert_eq!(split(text).company, text);
    }
}
