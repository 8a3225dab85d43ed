//! One word of a question: its spellings, where it may stand, and how well a field
//! of a customer answers it. Pure.

use std::collections::HashSet;

use crate::domain::fold::{bare, bare_begun};
use crate::domain::phone::PhoneQuery;
use crate::domain::views::MatchClass;
use crate::store::index::all_trigrams;
use crate::store::text::{Field, kept_word};

/// How deep a stage of the search digs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Depth {
    Exact,
    Prefix,
    Word,
    Inside,
}

impl Depth {
    pub const ALL: [Self; 4] = [Self::Exact, Self::Prefix, Self::Word, Self::Inside];
}

/// One word of the question.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Spellings that count as the whole word.
    whole: Vec<String>,
    /// Spellings of a beginning or a piece; the first is as typed.
    piece: Vec<String>,
    /// Digits, as they stand in a phone number.
    phone: Option<PhoneQuery>,
    /// Typed with signs, as an e-mail address.
    address: bool,
    /// Other words that may have been meant: only those, as whole words of names.
    meant: HashSet<String>,
}

impl Word {
    pub fn new(word: &str, country: &str) -> Self {
        let bared = bare(word).into_owned();
        let begun = bare_begun(word).into_owned();
        let forms = |other: String| {
            let mut forms = vec![word.to_owned()];
            if other != word {
                forms.push(other);
            }
            forms
        };
        Self {
            whole: forms(bared),
            piece: forms(begun),
            phone: PhoneQuery::new(word, country),
            address: false,
            meant: HashSet::new(),
        }
    }

    pub fn address(word: &str) -> Self {
        let form = vec![word.to_owned()];
        Self { whole: form.clone(), piece: form, phone: None, address: true, meant: HashSet::new() }
    }

    /// As typed, folded.
    pub fn typed(&self) -> &str {
        self.piece.first().map_or("", String::as_str)
    }

    /// The same word read as one of these.
    pub fn read_as(&self, meant: HashSet<String>) -> Self {
        Self { meant, ..self.clone() }
    }

    /// Whether a name that has this word would be found without any slip.
    pub fn is_in(&self, word: &str) -> bool {
        self.piece.iter().any(|form| word.contains(form.as_str()))
    }

    /// Its spellings, if it is a plain word of letters, as names are.
    pub fn name(&self) -> Option<&[String]> {
        let plain = !self.address && self.meant.is_empty() && kept_word(self.typed());
        plain.then_some(self.piece.as_slice())
    }

    /// Whether a slip of the finger can be looked for.
    pub fn may_slip(&self) -> bool {
        !self.address
            && self.typed().chars().count() >= 3
            && self.typed().chars().all(char::is_alphabetic)
    }

    /// The question to the trigram index for a customer that may have this word
    /// as deep as that; `None` if the index cannot tell.
    pub fn expression(&self, depth: Depth) -> Option<String> {
        let mut any: Vec<String> = Vec::new();
        match depth {
            _ if !self.meant.is_empty() => any.extend(self.meant.iter().map(|w| all_trigrams(w))),
            // Whatever has a word in full has its bare spelling too: asking for that
            // is enough, and half the work.
            Depth::Exact => any.extend(self.whole.last().map(|f| all_trigrams(&format!("^{f}$")))),
            Depth::Prefix => any.extend(self.openings().iter().flat_map(|f| begins(f))),
            Depth::Word => any.extend(
                self.openings().iter().flat_map(|f| begins(f).into_iter().chain([follows(f)])),
            ),
            Depth::Inside => {
                for form in &self.piece {
                    match form.chars().count() {
                        0 => {}
                        1 => any.extend(begins(form).into_iter().chain([follows(form)])),
                        2 => any.extend(extended(form)),
                        _ => any.push(all_trigrams(form)),
                    }
                }
            }
        }
        if depth >= Depth::Prefix
            && self.meant.is_empty()
            && let Some(phone) = &self.phone
        {
            any.extend(phone.starts.iter().map(|s| all_trigrams(&format!("^{s}"))));
            any.extend(phone.parts.iter().map(|s| all_trigrams(s)));
        }
        any.retain(|one| !one.is_empty());
        (!any.is_empty())
            .then(|| any.iter().map(|one| format!("({one})")).collect::<Vec<_>>().join(" OR "))
    }

    /// The spellings that every word beginning so has one of.
    fn openings(&self) -> &[String] {
        match (self.piece.last(), self.whole.last()) {
            (Some(begun), Some(bared)) if begun == bared => std::slice::from_ref(begun),
            _ => &self.piece,
        }
    }

    /// A cheap first look.
    pub fn may_be_in(&self, text: &str) -> bool {
        let phone =
            |p: &PhoneQuery| p.parts.iter().chain(&p.starts).any(|s| text.contains(s.as_str()));
        !self.meant.is_empty()
            || self.piece.iter().any(|form| text.contains(form.as_str()))
            || self.whole.iter().any(|form| text.contains(form.as_str()))
            || self.phone.as_ref().is_some_and(phone)
    }

    /// The best this word does in one field.
    pub fn answer(&self, field: Field, line: &str) -> Option<(MatchClass, bool)> {
        if !self.meant.is_empty() {
            let met = field.has_names() && line.split("  ").any(|w| self.meant.contains(w));
            return met.then_some((MatchClass::Typo, false));
        }
        match field {
            Field::Phone => {
                return self.phone.as_ref().and_then(|p| phone_answer(p, line)).map(|c| (c, false));
            }
            Field::Notes if self.address => return None,
            _ => {}
        }
        if self.whole.iter().any(|f| f == line) {
            // The notes of a customer are never “exactly” anything.
            let class = if field == Field::Notes { MatchClass::Word } else { MatchClass::Exact };
            return Some((class, false));
        }
        self.piece
            .iter()
            .enumerate()
            .filter_map(|(i, form)| Some((piece_answer(form, field, line)?, i > 0)))
            .min()
    }
}

pub(super) fn piece_answer(form: &str, field: Field, line: &str) -> Option<MatchClass> {
    if line.starts_with(form) {
        return Some(if field == Field::Notes { MatchClass::Word } else { MatchClass::Prefix });
    }
    let mut inside = false;
    for (at, _) in line.match_indices(form) {
        let before = line.get(..at).and_then(|head| head.chars().next_back());
        if before.is_none_or(|c| !c.is_alphanumeric()) {
            return Some(MatchClass::Word);
        }
        inside = true;
    }
    (inside && field != Field::Notes).then_some(MatchClass::Inside)
}

pub(super) fn phone_answer(phone: &PhoneQuery, digits: &str) -> Option<MatchClass> {
    if phone.norms.iter().any(|n| n.trim_start_matches('+') == digits) {
        Some(MatchClass::Exact)
    } else if phone.starts.iter().any(|s| digits.starts_with(s.as_str())) {
        Some(MatchClass::Prefix)
    } else if phone.parts.iter().any(|p| digits.ends_with(p.as_str())) {
        Some(MatchClass::Word)
    } else if phone.parts.iter().any(|p| digits.contains(p.as_str())) {
        Some(MatchClass::Inside)
    } else {
        None
    }
}

/// A field begins so.
fn begins(form: &str) -> Vec<String> {
    if form.chars().count() > 1 {
        return vec![all_trigrams(&format!("^{form}"))];
    }
    let field = |f: &Field| *f != Field::Notes && *f != Field::Phone;
    Field::ALL
        .iter()
        .filter(|f| field(f))
        .map(|f| all_trigrams(&format!("{}^{form}", f.letter())))
        .collect()
}

/// A later word of a field, or any word of the notes, begins so.
fn follows(form: &str) -> String {
    let blanks = if form.chars().count() == 1 { "  " } else { " " };
    all_trigrams(&format!("{blanks}{form}"))
}

/// Two letters inside: with any third one behind, or at the end.
fn extended(form: &str) -> Vec<String> {
    ('a'..='z')
        .chain('0'..='9')
        .chain([' ', '$', '.', '@', '-'])
        .map(|c| all_trigrams(&format!("{form}{c}")))
        .collect()
}
