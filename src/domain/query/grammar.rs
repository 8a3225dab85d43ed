//! The grammar, with winnow:
//!
//! ```text
//! any       = all ("or" all)*
//! all       = one ("and"? one)*
//! one       = "not" one | "(" any ")" | field sign value | word
//! ```
//!
//! Nothing is read twice but a word and the blanks behind it. Signs without any letter
//! or digit between words (`&`, `-`) count as blanks.

use winnow::Parser;
use winnow::combinator::{alt, not, opt, peek, preceded, repeat};
use winnow::error::{ErrMode, ParserError};
use winnow::stream::{LocatingSlice, Location, Stateful, Stream};
use winnow::token::{any as any_char, one_of, take_till, take_while};

use super::ast::{Condition, Node, Query, Word};
use super::closed::plain;
use super::error::{Mistake, QueryError};
use super::field::Field;
use super::value::{self, Raw};
use super::{MAX_CHARS, MAX_DEPTH, MAX_PARTS, Vocabulary};
use crate::domain::edit::within_one;
use crate::domain::nearest::nearest;

/// A sign between field and value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Colon,
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Sign {
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Colon => ":",
            Self::Equal => "=",
            Self::Unequal => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct State<'a> {
    vocabulary: &'a Vocabulary,
    depth: usize,
    parts: usize,
}

type Input<'a> = Stateful<LocatingSlice<&'a str>, State<'a>>;
type Parsed<T> = Result<T, ErrMode<Wrong>>;

/// A mistake, in bytes of the text.
#[derive(Debug, Clone, PartialEq)]
struct Wrong {
    from: usize,
    until: usize,
    kind: Mistake,
    suggestion: Option<String>,
}

impl<'a> ParserError<Input<'a>> for Wrong {
    type Inner = Self;

    fn from_input(input: &Input<'a>) -> Self {
        let at = input.current_token_start();
        Self { from: at, until: at, kind: Mistake::EmptyPart, suggestion: None }
    }

    fn into_inner(self) -> Result<Self::Inner, Self> {
        Ok(self)
    }
}

fn wrong<T>(from: usize, until: usize, kind: Mistake) -> Parsed<T> {
    Err(ErrMode::Cut(Wrong { from, until, kind, suggestion: None }))
}

/// Reads a query. An empty text is one too: everybody.
pub fn parse(text: &str, vocabulary: &Vocabulary) -> Result<Query, QueryError> {
    // No word of a text that is too long is looked at.
    if text.char_indices().nth(MAX_CHARS).is_some() {
        let kind = Mistake::TooLong;
        return Err(QueryError { at: MAX_CHARS, len: 0, kind, suggestion: None });
    }
    let state = State { vocabulary, depth: 0, parts: 0 };
    let mut input = Stateful { input: LocatingSlice::new(text), state };
    match query.parse_next(&mut input) {
        Ok(root) => Ok(Query { root }),
        Err(error) => {
            let at = input.current_token_start();
            let Wrong { from, until, kind, suggestion } = error.into_inner().unwrap_or(Wrong {
                from: at,
                until: at,
                kind: Mistake::EmptyPart,
                suggestion: None,
            });
            let chars = |until: usize| text.get(..until).map_or(0, |t| t.chars().count());
            let at = chars(from);
            Err(QueryError { at, len: chars(until).saturating_sub(at), kind, suggestion })
        }
    }
}

/// Whether there is any sign of a query in a text.
pub fn has_sign(text: &str) -> bool {
    text.contains(|c| is_sign(c) && c != '!')
}

/// Whether a text that is no query was meant as one: a field, or nearly one, stands
/// before a sign.
pub fn is_meant(text: &str, vocabulary: &Vocabulary) -> bool {
    let names: Vec<String> = Field::all_words(vocabulary).collect();
    let known = |word: &str| {
        let key = plain(word);
        Field::read(word, vocabulary).is_some()
            || (key.chars().count() > 3 && names.iter().any(|name| within_one(&key, name)))
    };
    // Long pasted text is no query; a slip stands at the beginning.
    let signs = text.match_indices(is_sign).take(8);
    signs.map(|(at, _)| text.get(..at).unwrap_or_default().trim_end()).any(|before| {
        let word = before.rsplit(|c: char| !is_value_char(c) || is_sign(c)).next();
        word.is_some_and(|word| word.len() < 60 && known(word))
    })
}

fn query(i: &mut Input<'_>) -> Parsed<Option<Node>> {
    blanks(i)?;
    if at_end(i) {
        return Ok(None);
    }
    let root = any(i)?;
    if at_end(i) {
        return Ok(Some(root));
    }
    let at = i.current_token_start();
    wrong(at, at + 1, Mistake::StrayParenthesis)
}

fn any(i: &mut Input<'_>) -> Parsed<Node> {
    let mut parts = vec![all(i)?];
    while keyword(i, &["or", "oder"])? {
        parts.push(all(i)?);
    }
    Node::any(parts).ok_or_else(|| ErrMode::Cut(Wrong::from_input(i)))
}

fn all(i: &mut Input<'_>) -> Parsed<Node> {
    let mut parts = vec![one(i)?];
    loop {
        blanks(i)?;
        if keyword(i, &["and", "und"])? {
            parts.push(one(i)?);
        } else if at_end(i) || looking_at(i, ")") || is_or(i)? {
            break;
        } else {
            parts.push(one(i)?);
        }
    }
    Node::all(parts).ok_or_else(|| ErrMode::Cut(Wrong::from_input(i)))
}

fn one(i: &mut Input<'_>) -> Parsed<Node> {
    blanks(i)?;
    let start = i.current_token_start();
    if keyword(i, &["not", "nicht"])? {
        deeper(i, start)?;
        let part = one(i)?;
        i.state.depth -= 1;
        return Ok(Node::Not(Box::new(part)));
    }
    if looking_at(i, "(") {
        any_char.parse_next(i)?;
        deeper(i, start)?;
        let part = any(i)?;
        blanks(i)?;
        if opt(')').parse_next(i)?.is_none() {
            return wrong(start, start + 1, Mistake::UnclosedParenthesis);
        }
        i.state.depth -= 1;
        return Ok(part);
    }
    i.state.parts += 1;
    if i.state.parts > MAX_PARTS {
        return wrong(start, start, Mistake::TooMany);
    }
    if at_end(i) || looking_at(i, ")") || is_or(i)? || is_and(i)? {
        return wrong(start, start, Mistake::EmptyPart);
    }
    if let Some(sign) = opt(sign).parse_next(i)? {
        let end = i.previous_token_end();
        return wrong(start, end, Mistake::MissingField(sign.text()));
    }
    let raw = alt((quoted, bare_word)).parse_next(i)?;
    let end = i.previous_token_end();
    let before_blanks = i.checkpoint();
    take_while(0.., char::is_whitespace).parse_next(i)?;
    if let Some(sign) = opt(sign).parse_next(i)? {
        return condition(i, &raw, (start, end), sign);
    }
    i.reset(&before_blanks);
    if !raw.text.chars().any(char::is_alphanumeric) {
        return wrong(start, end, Mistake::EmptyPart);
    }
    Ok(word(raw))
}

/// One level deeper, if that is allowed.
fn deeper(i: &mut Input<'_>, start: usize) -> Parsed<()> {
    i.state.depth += 1;
    if i.state.depth > MAX_DEPTH { wrong(start, start + 1, Mistake::TooDeep) } else { Ok(()) }
}

fn word(raw: Raw) -> Node {
    let (text, begins) = match raw.text.strip_suffix('*') {
        Some(head) if !raw.quoted => (head.to_owned(), true),
        _ => (raw.text, raw.star),
    };
    Node::Word(Word { text: text.trim().to_owned(), begins })
}

fn condition(
    i: &mut Input<'_>,
    name: &Raw,
    (start, end): (usize, usize),
    sign: Sign,
) -> Parsed<Node> {
    let vocabulary = i.state.vocabulary;
    let Some(field) = Field::read(&name.text, vocabulary) else {
        let names: Vec<String> = Field::all_words(vocabulary).collect();
        let suggestion = nearest(&plain(&name.text), names.iter().map(String::as_str));
        return Err(ErrMode::Cut(Wrong {
            from: start,
            until: end,
            kind: Mistake::UnknownField(name.text.clone()),
            suggestion: suggestion.map(str::to_owned),
        }));
    };
    take_while(0.., char::is_whitespace).parse_next(i)?;
    let from = i.current_token_start();
    let Some(raw) = opt(alt((quoted, bare_value))).parse_next(i)? else {
        return wrong(start, from, Mistake::MissingValue(name.text.clone()));
    };
    let until = i.previous_token_end();
    match value::read((&field, &name.text), sign, &raw, vocabulary) {
        Ok(test) => {
            let asked = Node::Field(Condition { field, test });
            Ok(if sign == Sign::Unequal { Node::Not(Box::new(asked)) } else { asked })
        }
        Err((kind, suggestion)) => {
            let from = if matches!(kind, Mistake::WrongOperator { .. }) { start } else { from };
            Err(ErrMode::Cut(Wrong { from, until, kind, suggestion }))
        }
    }
}

/// `:` may stand before another sign (`revenue:>5000`, `revenue: > 5000`), and twice where
/// one was completed and one typed.
fn sign(i: &mut Input<'_>) -> Parsed<Sign> {
    let compared = |i: &mut Input<'_>| -> Parsed<Sign> {
        alt((
            alt(("!=", "<>", "≠")).value(Sign::Unequal),
            alt(("<=", "≤")).value(Sign::AtMost),
            alt((">=", "≥")).value(Sign::AtLeast),
            alt(("==", "=")).value(Sign::Equal),
            '<'.value(Sign::Less),
            '>'.value(Sign::More),
        ))
        .parse_next(i)
    };
    let behind_blanks = preceded(take_while(0.., char::is_whitespace), compared);
    let colon = (take_while(1.., ':'), opt(behind_blanks));
    alt((colon.map(|(_, sign)| sign.unwrap_or(Sign::Colon)), compared)).parse_next(i)
}

/// Text in quotes; a doubled quote is one. `*` behind: it only begins so.
fn quoted(i: &mut Input<'_>) -> Parsed<Raw> {
    let start = i.current_token_start();
    let open = one_of(is_quote).parse_next(i)?;
    let closes = |c: char| if open == '"' { c == '"' } else { matches!(c, '"' | '“' | '”') };
    let mut text = String::new();
    loop {
        text.push_str(take_till(0.., closes).parse_next(i)?);
        if opt(any_char).parse_next(i)?.is_none() {
            return wrong(start, start + open.len_utf8(), Mistake::UnclosedQuote);
        }
        if open != '"' || opt('"').parse_next(i)?.is_none() {
            break;
        }
        text.push('"');
    }
    let star = opt('*').parse_next(i)?.is_some();
    Ok(Raw { text, quoted: true, star })
}

fn bare_word(i: &mut Input<'_>) -> Parsed<Raw> {
    let word = letters(i)?;
    if word.is_empty() {
        return Err(ErrMode::Backtrack(Wrong::from_input(i)));
    }
    Ok(Raw { text: word.to_owned(), quoted: false, star: false })
}

/// What a bare word is made of; none is nothing wrong.
fn letters<'a>(i: &mut Input<'a>) -> Parsed<&'a str> {
    let plain = take_while(1.., |c| is_value_char(c) && !is_sign(c)).void();
    let exclamation = ('!', not('=')).void();
    repeat::<_, _, (), _, _>(0.., alt((plain, exclamation))).take().parse_next(i)
}

fn bare_value(i: &mut Input<'_>) -> Parsed<Raw> {
    not(sign).parse_next(i)?;
    let word = take_while(1.., is_value_char).parse_next(i)?;
    Ok(Raw { text: word.to_owned(), quoted: false, star: false })
}

/// Blanks, and signs that stand alone.
fn blanks(i: &mut Input<'_>) -> Parsed<()> {
    loop {
        take_while(0.., char::is_whitespace).parse_next(i)?;
        let before = i.checkpoint();
        let alone = letters(i)?;
        if alone.is_empty() || alone.chars().any(char::is_alphanumeric) {
            i.reset(&before);
            return Ok(());
        }
    }
}

/// Takes the word if it is one of these and no field.
fn keyword(i: &mut Input<'_>, words: &[&str]) -> Parsed<bool> {
    blanks(i)?;
    let start = i.checkpoint();
    let word = letters(i)?;
    if words.iter().any(|w| w.eq_ignore_ascii_case(word)) {
        let after = i.checkpoint();
        take_while(0.., char::is_whitespace).parse_next(i)?;
        let field = peek(opt(sign)).parse_next(i)?.is_some();
        if !field {
            i.reset(&after);
            return Ok(true);
        }
    }
    i.reset(&start);
    Ok(false)
}

fn is_or(i: &mut Input<'_>) -> Parsed<bool> {
    is_next(i, &["or", "oder"])
}

fn is_and(i: &mut Input<'_>) -> Parsed<bool> {
    is_next(i, &["and", "und"])
}

fn is_next(i: &mut Input<'_>, words: &[&str]) -> Parsed<bool> {
    let start = i.checkpoint();
    let is = keyword(i, words)?;
    i.reset(&start);
    Ok(is)
}

fn at_end(i: &Input<'_>) -> bool {
    i.input.as_ref().is_empty()
}

fn looking_at(i: &Input<'_>, text: &str) -> bool {
    i.input.as_ref().starts_with(text)
}

fn is_value_char(c: char) -> bool {
    !(c.is_whitespace() || matches!(c, '(' | ')') || is_quote(c))
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '„' | '“' | '”')
}

/// Characters of which signs are made.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, ':' | '=' | '<' | '>' | '!' | '≤' | '≥' | '≠')
}

pub(super) fn is_keyword(word: &str) -> bool {
    ["and", "und", "or", "oder", "not", "nicht"].iter().any(|k| k.eq_ignore_ascii_case(word))
}
