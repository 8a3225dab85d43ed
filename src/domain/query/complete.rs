//! What may follow while a query is being typed: names of fields, and the values of
//! those whose values are known.

use super::Vocabulary;
use super::closed::{Closed, plain};
use super::field::{Field, Kind, Name};
use super::grammar::{is_quote, is_sign};
use super::value::needs_quotes;

/// The most that is offered.
const MOST: usize = 12;

/// What could stand at the cursor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completion {
    /// Byte at which the piece begins that an offer replaces; it ends at the cursor.
    pub from: usize,
    /// The piece as typed.
    pub typed: String,
    /// The best first; a field comes with its `:`.
    pub offers: Vec<String>,
}

impl Completion {
    /// What is left of the first offer, if it goes on just as typed.
    pub fn ghost(&self) -> Option<&str> {
        let offer = self.offers.first()?;
        let mut rest = offer.chars();
        for typed in self.typed.chars() {
            let same = rest.next()?.to_lowercase().eq(typed.to_lowercase());
            if !same {
                return None;
            }
        }
        Some(rest.as_str()).filter(|rest| !rest.is_empty())
    }
}

/// Offers for the piece that ends at `cursor` (a byte of `text`).
pub fn complete(text: &str, cursor: usize, vocabulary: &Vocabulary) -> Completion {
    let Some(before) = text.get(..cursor) else { return Completion::default() };
    let inside = text.get(cursor..).and_then(|rest| rest.chars().next());
    // Within a word nothing is begun.
    if inside.is_some_and(|c| !(c.is_whitespace() || c == ')')) {
        return Completion::default();
    }
    let piece = Piece::last(before);
    let typed = before.get(piece.from..).unwrap_or_default().to_owned();
    let key = plain(typed.trim_start_matches(is_quote));
    let mut offers = match piece.field {
        Some(name) => Field::read(name, vocabulary)
            .map(|field| (values(&field, is_german(name), vocabulary), field.kind()))
            // A class that is whole (`abc:A`) is not the beginning of another word.
            .filter(|(all, kind)| {
                !matches!(kind, Kind::Closed(_)) || !all.iter().any(|word| plain(word) == key)
            })
            .map(|(all, _)| all)
            .unwrap_or_default(),
        None if key.is_empty() => Vec::new(),
        None => fields(vocabulary),
    };
    offers.retain(|offer| {
        let offer = plain(offer.trim_start_matches('"'));
        offer.starts_with(&key) && offer.trim_end_matches(':') != key
    });
    offers.truncate(MOST);
    Completion { from: piece.from, typed, offers }
}

fn is_german(name: &str) -> bool {
    let key = plain(name);
    Name::ALL.iter().any(|n| plain(n.german()) == key && n.word() != key)
}

/// The piece of a text that is being typed.
struct Piece<'a> {
    from: usize,
    /// The name before the sign, if it is a value.
    field: Option<&'a str>,
}

impl<'a> Piece<'a> {
    fn last(text: &'a str) -> Self {
        let mut piece = Self { from: 0, field: None };
        // The last word, while only blanks have followed it.
        let mut word: Option<(usize, usize)> = None;
        let mut quote: Option<char> = None;
        let mut behind_sign = false;
        for (at, c) in text.char_indices() {
            let next = at + c.len_utf8();
            if let Some(open) = quote {
                if c == '"' || (open != '"' && matches!(c, '“' | '”')) {
                    quote = None;
                    word = Some((piece.from, next));
                }
            } else if is_quote(c) {
                quote = Some(c);
                piece.from = at;
                if !behind_sign {
                    piece.field = None;
                }
                behind_sign = false;
            } else if is_sign(c) {
                if piece.field.is_none() {
                    piece.field = word.and_then(|(from, until)| text.get(from..until));
                }
                piece.from = next;
                behind_sign = true;
            } else if c.is_whitespace() || matches!(c, '(' | ')') {
                if !behind_sign || !c.is_whitespace() {
                    piece.field = None;
                    behind_sign = false;
                }
                piece.from = next;
                if !c.is_whitespace() {
                    word = None;
                }
            } else {
                match &mut word {
                    Some((from, until)) if *until == at && *from == piece.from => *until = next,
                    _ => word = Some((at, next)),
                }
                behind_sign = false;
            }
        }
        if let Some(name) = piece.field {
            piece.field = Some(name.trim_matches(is_quote));
        }
        piece
    }
}

/// Names of fields, each with its sign.
fn fields(vocabulary: &Vocabulary) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let known = Name::ALL.iter().flat_map(|name| [name.word(), name.german()]);
    let own = vocabulary.own_fields.iter().map(|f| f.key.as_str());
    for name in known.chain(own) {
        let offer = format!("{name}:");
        if !all.contains(&offer) {
            all.push(offer);
        }
    }
    all
}

/// The values that a field can have, as they would be typed.
fn values(field: &Field, german: bool, vocabulary: &Vocabulary) -> Vec<String> {
    let quoted = |words: &[String]| -> Vec<String> {
        let quote = |word: &String| {
            if needs_quotes(Some(field), word) {
                format!("\"{}\"", word.replace('"', "\"\""))
            } else {
                word.clone()
            }
        };
        words.iter().map(quote).collect()
    };
    let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let closed = |list: Closed| list.words(german).map(str::to_owned).collect();
    let mut all: Vec<String> = match (field, field.kind()) {
        (Field::Known(Name::Tag), _) => quoted(&vocabulary.tags),
        (Field::Known(Name::Owner), _) => quoted(&vocabulary.owners),
        (Field::Known(Name::Source), _) => quoted(&vocabulary.sources),
        (Field::Own(_, _, choices), Kind::Entry) => quoted(choices),
        (_, Kind::Closed(list)) => closed(list),
        (_, Kind::Rfm) => closed(Closed::RfmGroup),
        (_, Kind::YesNo) if german => return words(&["ja", "nein"]),
        (_, Kind::YesNo) => return words(&["yes", "no"]),
        (_, Kind::Birthday) if german => words(&["monat", "woche", "heute"]),
        (_, Kind::Birthday) => words(&["month", "week", "today"]),
        _ => return Vec::new(),
    };
    all.extend(words(if german { &["keine", "vorhanden"] } else { &["none", "any"] }));
    all
}
