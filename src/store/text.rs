//! The folded text of a customer by which it is found: how it is written and
//! read. Pure; the tables that hold it belong to `index`, the questions to `search`.
//!
//! One field is `X^word  word$`: a capital that names the field, `^`, the folded
//! words two blanks apart, `$`. Folded text has no capitals, no `^` and no `$`,
//! so the trigrams of the index tell apart where a field begins (`^mu`), where
//! a word begins (` mu`), where a field ends (`er$`) and what is merely inside.
//! Notes have blanks instead of `^`: their first word is not better than others.
//! A field whose bare spelling differs (`mueller`, `muller`) is written twice.

use crate::domain::fold::{bare, fold, words, words_of_folded};
use crate::domain::views::MatchField;

/// Which field a piece of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::store) enum Field {
    Last,
    First,
    Company,
    PersonLast,
    PersonFirst,
    City,
    Postcode,
    Number,
    Email,
    Phone,
    Tag,
    Notes,
}

impl Field {
    pub const ALL: [Self; 12] = [
        Self::Last,
        Self::First,
        Self::Company,
        Self::PersonLast,
        Self::PersonFirst,
        Self::City,
        Self::Postcode,
        Self::Number,
        Self::Email,
        Self::Phone,
        Self::Tag,
        Self::Notes,
    ];

    pub fn letter(self) -> char {
        match self {
            Self::Last => 'N',
            Self::First => 'F',
            Self::Company => 'C',
            Self::PersonLast => 'P',
            Self::PersonFirst => 'Q',
            Self::City => 'T',
            Self::Postcode => 'Z',
            Self::Number => 'K',
            Self::Email => 'E',
            Self::Phone => 'D',
            Self::Tag => 'G',
            Self::Notes => 'W',
        }
    }

    fn opening(self) -> &'static str {
        if self == Self::Notes { "  " } else { "^" }
    }

    fn from_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.letter() == letter)
    }

    pub fn shown_as(self) -> MatchField {
        match self {
            Self::Last | Self::First => MatchField::Name,
            Self::Company => MatchField::Company,
            Self::PersonLast | Self::PersonFirst => MatchField::Person,
            Self::City | Self::Postcode => MatchField::City,
            Self::Number => MatchField::Number,
            Self::Email => MatchField::Email,
            Self::Phone => MatchField::Phone,
            Self::Tag => MatchField::Tag,
            Self::Notes => MatchField::Notes,
        }
    }

    /// Whether its words are kept for typos and sound.
    pub fn has_names(self) -> bool {
        matches!(
            self,
            Self::Last
                | Self::First
                | Self::Company
                | Self::PersonLast
                | Self::PersonFirst
                | Self::City
        )
    }
}

/// Writes the text of one customer.
#[derive(Debug, Default)]
pub struct SearchText {
    text: String,
}

impl SearchText {
    pub fn customer(&mut self, number: &str, company: &str, first: &str, last: &str) {
        self.words(Field::Last, &words(last));
        self.words(Field::First, &words(first));
        self.words(Field::Company, &words(company));
        let parts = words(number);
        self.words(Field::Number, &parts);
        if parts.len() > 1 {
            // K-0001 is found as k0001 too.
            self.line(Field::Number, &parts.concat());
        }
    }

    pub fn person(&mut self, first: &str, last: &str) {
        self.words(Field::PersonLast, &words(last));
        self.words(Field::PersonFirst, &words(first));
    }

    pub fn place(&mut self, postcode: &str, city: &str) {
        self.words(Field::City, &words(city));
        self.words(Field::Postcode, &words(postcode));
    }

    pub fn email(&mut self, address: &str) {
        let mut folded = fold(address);
        folded.retain(|c| !matches!(c, '^' | '$' | ' ') && !c.is_ascii_uppercase());
        self.line(Field::Email, &folded);
    }

    /// Takes the normalised number.
    pub fn phone(&mut self, norm: &str) {
        let digits: String = norm.chars().filter(char::is_ascii_digit).collect();
        self.line(Field::Phone, &digits);
    }

    pub fn tag(&mut self, tag: &str) {
        self.words(Field::Tag, &words(tag));
    }

    /// Each word once, whatever the length of the notes.
    pub fn notes(&mut self, notes: &str) {
        self.line(Field::Notes, &distinct_words(notes).join("  "));
    }

    fn words(&mut self, field: Field, words: &[String]) {
        let joined = words.join("  ");
        self.line(field, &joined);
        let bared = bare(&joined);
        if bared != joined {
            self.line(field, &bared);
        }
    }

    fn line(&mut self, field: Field, line: &str) {
        if line.is_empty() {
            return;
        }
        // The same town of two addresses, the same number of two persons.
        let start = self.text.len();
        self.text.push(field.letter());
        self.text.push_str(field.opening());
        self.text.push_str(line);
        self.text.push('$');
        let (before, new) = self.text.split_at(start);
        if before.contains(new) {
            self.text.truncate(start);
        }
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// The distinct words of a text in both spellings, in order.
pub(in crate::store) fn distinct_words(text: &str) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    let mut out = Vec::new();
    for word in words_of_folded(&fold(text)) {
        let bared = bare(&word).into_owned();
        for form in [word, bared] {
            if seen.insert(form.clone()) {
                out.push(form);
            }
        }
    }
    out
}

/// The fields of a text: which, and its words two blanks apart.
pub(in crate::store) fn fields(text: &str) -> impl Iterator<Item = (Field, &str)> {
    text.split_terminator('$').filter_map(|piece| {
        let mut chars = piece.chars();
        let field = Field::from_letter(chars.next()?)?;
        Some((field, chars.as_str().strip_prefix(field.opening())?))
    })
}

/// The words of a text that are kept for typos and sound: those of names and
/// towns, of letters only.
pub(in crate::store) fn name_words(text: &str) -> impl Iterator<Item = &str> {
    fields(text)
        .filter(|(field, _)| field.has_names())
        .flat_map(|(_, line)| line.split("  "))
        .filter(|word| kept_word(word))
}

/// Whether a word of a name is kept for typos and sound: letters only.
pub(in crate::store) fn kept_word(word: &str) -> bool {
    (2..=40).contains(&word.len()) && word.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> SearchText {
        let mut text = SearchText::default();
        text.customer("K-0001", "Autohaus Müller GmbH", "", "Groß");
        text.place("38100", "Braunschweig");
        text.tag("b2b");
        text.notes("Rabatt, Rabatt: 3 %");
        text
    }

    #[test]
    fn the_text_names_its_fields_in_both_spellings() {
        let text = sample();
        assert_eq!(
            text.as_str(),
            "N^gross$C^autohaus  mueller  gmbh$C^autohaus  muller  gmbh$K^k  0001$K^k0001$\
             T^braunschweig$Z^38100$G^b2b$W  rabatt  3$"
        );
    }

    #[test]
    fn names_and_towns_are_kept_for_typos() {
        let text = sample();
        let words: Vec<_> = name_words(text.as_str()).collect();
        assert_eq!(
            words,
            ["gross", "autohaus", "mueller", "gmbh", "autohaus", "muller", "gmbh", "braunschweig"]
        );
    }

    #[test]
    fn signs_of_the_format_in_an_address_do_no_harm() {
        let mut text = SearchText::default();
        text.email("N^a$X^b@c.example ");
        assert_eq!(fields(text.as_str()).collect::<Vec<_>>(), [(Field::Email, "naxb@c.example")]);
    }
}
