//! What is asked: typed text as words, and how well the text of a customer answers
//! all of them together. Pure.

use std::borrow::Cow;
use std::collections::HashSet;

use super::super::text::{Field, fields};
pub(super) use super::word::{Depth, Word};
use super::word::{phone_answer, piece_answer};
use crate::domain::fold::{bare, fold, words_of_folded};
use crate::domain::phone::PhoneQuery;
use crate::domain::views::{MatchClass, MatchField};

/// Long pasted text is no search; what stands behind is not looked at.
const MAX_WORDS: usize = 8;

/// How close to what was asked; the order is that of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    level: u8,
    /// Only in another spelling and only a piece of a word, or only a first name.
    lesser: bool,
}

/// An answer of one customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub rank: Rank,
    pub class: MatchClass,
    pub field: MatchField,
}

#[derive(Debug, Clone)]
pub(super) struct Question {
    pub words: Vec<Word>,
    /// Two or more words as they would stand in one field.
    phrases: Vec<String>,
    /// The whole text is digits and signs: a phone number first.
    pub phone: Option<PhoneQuery>,
}

impl Question {
    /// `None` if there is nothing to look for.
    pub fn new(text: &str, country: &str) -> Option<Self> {
        let mut words = Vec::new();
        let mut plain = Vec::new();
        let text: Cow<str> = match text.char_indices().nth(400) {
            Some((end, _)) => Cow::Borrowed(text.get(..end).unwrap_or_default()),
            None => Cow::Borrowed(text),
        };
        for token in fold(&text).split(' ') {
            let token = token
                .trim_matches(|c: char| matches!(c, ',' | ';' | '<' | '>' | '"' | '(' | ')' | ':'));
            if token.contains('@') && token.chars().any(char::is_alphanumeric) {
                words.push(Word::address(token));
                continue;
            }
            for word in words_of_folded(token) {
                words.push(Word::new(&word, country));
                plain.push(word);
            }
        }
        words.truncate(MAX_WORDS);
        let mut phrases = Vec::new();
        if plain.len() > 1 && plain.len() == words.len() {
            let phrase = plain.join("  ");
            let bared = bare(&phrase).into_owned();
            if bared != phrase {
                phrases.push(bared);
            }
            phrases.insert(0, phrase);
        }
        let phone = PhoneQuery::new(&text, country);
        (!words.is_empty()).then_some(Self { words, phrases, phone })
    }

    /// The question to the trigram index; `None` if there is none so deep.
    pub fn expression(&self, depth: Depth) -> Option<String> {
        let words: Vec<_> = self.words.iter().filter_map(|w| w.expression(depth)).collect();
        let all = words.len() == self.words.len() && !words.is_empty();
        all.then(|| words.iter().map(|w| format!("({w})")).collect::<Vec<_>>().join(" AND "))
    }

    /// The spellings of a single word of letters, which stands in `search_word` if
    /// any name is or begins so.
    pub fn name(&self) -> Option<&[String]> {
        match self.words.as_slice() {
            [word] => word.name(),
            _ => None,
        }
    }

    /// Whether any word, or the number asked for, is in this text.
    pub fn touches(&self, text: &str) -> bool {
        fields(text).any(|(field, line)| {
            let by_phone = field == Field::Phone
                && self.phone.as_ref().is_some_and(|p| phone_answer(p, line).is_some());
            by_phone || self.words.iter().any(|word| word.answer(field, line).is_some())
        })
    }

    /// The same question with one word read as one of these.
    pub fn with(&self, at: usize, meant: HashSet<String>) -> Self {
        let mut question = self.clone();
        if let Some(word) = question.words.get_mut(at) {
            *word = word.read_as(meant);
        }
        question.phrases.clear();
        question
    }

    /// How well this text answers; `None` if some word is nowhere in it.
    pub fn ask(&self, text: &str) -> Option<Found> {
        if !self.words.iter().all(|word| word.may_be_in(text)) {
            return None;
        }
        let lines: Vec<(Field, &str)> = fields(text).collect();
        let number = self.phone.as_ref().and_then(|p| {
            let digits = lines.iter().filter(|(field, _)| *field == Field::Phone);
            digits.filter_map(|(_, line)| phone_answer(p, line)).min()
        });
        let by_phone = number.map(|class| Found {
            rank: Rank { level: phone_level(class), lesser: false },
            class,
            field: MatchField::Phone,
        });
        let by_words = self.ask_words(&lines);
        by_phone.into_iter().chain(by_words).min_by_key(|found| found.rank)
    }

    fn ask_words(&self, lines: &[(Field, &str)]) -> Option<Found> {
        let mut worst: Option<(MatchClass, bool)> = None;
        let mut shown: Option<Field> = None;
        let single = self.words.len() == 1;
        for word in &self.words {
            let (class, lesser, field) = lines
                .iter()
                .filter_map(|(field, line)| {
                    let (class, lesser) = word.answer(*field, line)?;
                    let first_name = matches!(field, Field::First | Field::PersonFirst);
                    // “Peter” is Mr Peter before Peter Schmidt.
                    Some((class, lesser || single && first_name, *field))
                })
                .min()?;
            worst = worst.max(Some((class, lesser)));
            shown = shown.max(Some(field));
        }
        let (mut class, mut lesser) = worst?;
        let mut field = shown?;
        if let Some((better, at)) = self.phrase(lines)
            && better <= class
        {
            (class, lesser, field) = (better, false, at);
        }
        let level = if self.phone.is_some() { digits_level(class, field) } else { class as u8 };
        Some(Found { rank: Rank { level, lesser }, class, field: field.shown_as() })
    }

    /// The words next to each other in one field, or as a full name in either order.
    fn phrase(&self, lines: &[(Field, &str)]) -> Option<(MatchClass, Field)> {
        let mut best: Option<(MatchClass, Field)> = None;
        let mut offer = |class: Option<MatchClass>, field| {
            if let Some(class) = class
                && best.is_none_or(|b| (class, field) < b)
            {
                best = Some((class, field));
            }
        };
        for phrase in &self.phrases {
            for (field, line) in lines {
                let class = if line == phrase && *field != Field::Notes {
                    Some(MatchClass::Exact)
                } else {
                    piece_answer(phrase, *field, line).filter(|c| *c < MatchClass::Inside)
                };
                offer(class, *field);
            }
            for (last, first) in
                [(Field::Last, Field::First), (Field::PersonLast, Field::PersonFirst)]
            {
                let of = |wanted: Field| {
                    lines.iter().filter(move |(f, _)| *f == wanted).map(|(_, l)| *l)
                };
                for (last_name, first_name) in of(last).flat_map(|l| of(first).map(move |f| (l, f)))
                {
                    for full in
                        [format!("{first_name}  {last_name}"), format!("{last_name}  {first_name}")]
                    {
                        if full == *phrase {
                            offer(Some(MatchClass::Exact), last);
                        } else if full.starts_with(phrase.as_str()) {
                            offer(Some(MatchClass::Prefix), last);
                        }
                    }
                }
            }
        }
        best
    }
}

/// Where an answer belongs when the question is a phone number: the number comes
/// first, but a customer number that is exactly this one is never hidden by
/// numbers that only end or go on so.
fn phone_level(class: MatchClass) -> u8 {
    match class {
        MatchClass::Exact => 0,
        MatchClass::Prefix => 2,
        MatchClass::Word => 3,
        MatchClass::Inside => 4,
        _ => 5,
    }
}

fn digits_level(class: MatchClass, field: Field) -> u8 {
    match (field, class) {
        (Field::Phone, class) => phone_level(class),
        (Field::Number, MatchClass::Exact) => 1,
        (Field::Number, class) => 6 + 2 * class as u8,
        (_, class) => 7 + 2 * class as u8,
    }
}

impl Rank {
    /// The worst rank that a stage of this depth is complete for.
    pub fn of_depth(depth: Depth, digits: bool) -> Self {
        let class = match depth {
            Depth::Exact => MatchClass::Exact,
            Depth::Prefix => MatchClass::Prefix,
            Depth::Word => MatchClass::Word,
            Depth::Inside => MatchClass::Inside,
        };
        let level = if digits { 7 + 2 * class as u8 } else { class as u8 };
        Self { level, lesser: true }
    }

    /// Of an answer by a number that was asked for.
    pub fn of_number(class: MatchClass) -> Self {
        Self { level: class as u8, lesser: false }
    }

    /// The same for a stage that looks at phone numbers only.
    pub fn of_phone(class: MatchClass) -> Self {
        Self { level: phone_level(class), lesser: true }
    }

    /// Below everything that was asked for literally.
    pub fn below(class: MatchClass) -> Self {
        Self { level: 100 + class as u8, lesser: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::text::SearchText;
    use rstest::rstest;

    fn text() -> String {
        let mut text = SearchText::default();
        text.customer("K-0001", "Autohaus Müller GmbH", "Hans Peter", "Groß");
        text.person("Jürgen", "Weiß");
        text.place("38100", "Bad Harzburg");
        text.email("info@auto-mueller.example");
        text.phone("+4953137960070");
        text.tag("b2b");
        text.notes("Rabatt vereinbart");
        text.as_str().to_owned()
    }

    #[rstest]
    #[case("Groß", Some((MatchClass::Exact, MatchField::Name)))]
    #[case("gros", Some((MatchClass::Prefix, MatchField::Name)))]
    #[case("ross", Some((MatchClass::Inside, MatchField::Name)))]
    #[case("peter", Some((MatchClass::Word, MatchField::Name)))]
    #[case("hans peter", Some((MatchClass::Exact, MatchField::Name)))]
    #[case("hans peter gross", Some((MatchClass::Exact, MatchField::Name)))]
    #[case("Groß, Hans", Some((MatchClass::Prefix, MatchField::Name)))]
    #[case("MÜLLER", Some((MatchClass::Word, MatchField::Company)))]
    #[case("muller", Some((MatchClass::Word, MatchField::Company)))]
    #[case("mueller", Some((MatchClass::Word, MatchField::Company)))]
    #[case("autohaus mü", Some((MatchClass::Prefix, MatchField::Company)))]
    #[case("Autohaus Müller GmbH", Some((MatchClass::Exact, MatchField::Company)))]
    #[case("jürgen weiss", Some((MatchClass::Exact, MatchField::Person)))]
    #[case("harz", Some((MatchClass::Word, MatchField::City)))]
    #[case("groß harzburg", Some((MatchClass::Word, MatchField::City)))]
    #[case("k-0001", Some((MatchClass::Exact, MatchField::Number)))]
    #[case("K0001", Some((MatchClass::Exact, MatchField::Number)))]
    #[case("info@auto-mueller.example", Some((MatchClass::Exact, MatchField::Email)))]
    #[case("info@auto", Some((MatchClass::Prefix, MatchField::Email)))]
    #[case("@auto", Some((MatchClass::Inside, MatchField::Email)))]
    #[case("b2b", Some((MatchClass::Exact, MatchField::Tag)))]
    #[case("rabatt", Some((MatchClass::Word, MatchField::Notes)))]
    #[case("vereinb", Some((MatchClass::Word, MatchField::Notes)))]
    #[case("abatt", None)]
    #[case("gross celle", None)]
    #[case("0531 37960070", Some((MatchClass::Exact, MatchField::Phone)))]
    #[case("0531/379", Some((MatchClass::Prefix, MatchField::Phone)))]
    #[case("960070", Some((MatchClass::Word, MatchField::Phone)))]
    #[case("79600", Some((MatchClass::Inside, MatchField::Phone)))]
    #[case("38100", Some((MatchClass::Exact, MatchField::City)))]
    #[case("gross 0531", Some((MatchClass::Prefix, MatchField::Phone)))]
    fn a_text_answers(#[case] typed: &str, #[case] expected: Option<(MatchClass, MatchField)>) {
        let question = Question::new(typed, "DE").unwrap();
        let text = text();
        assert_eq!(question.ask(&text).map(|f| (f.class, f.field)), expected);
    }

    #[test]
    fn nothing_to_look_for_is_no_question() {
        for typed in ["", "   ", "&", "…", "(", "\"'"] {
            assert!(Question::new(typed, "DE").is_none(), "{typed}");
        }
    }

    #[test]
    fn a_half_typed_umlaut_is_not_taken_back() {
        let mut text = SearchText::default();
        text.customer("1", "", "", "Musterfrau");
        assert!(Question::new("mue", "DE").unwrap().ask(text.as_str()).is_none());
    }
}
