//! What stands behind a field and a sign, read as the field wants it.

use super::Vocabulary;
use super::age::Moment;
use super::ast::{Compare, How, Test, Yearly};
use super::closed::{Closed, plain};
use super::error::{Expected, Known, Mistake};
use super::field::{Field, Kind};
use super::grammar::Sign;
use crate::domain::dates;
use crate::domain::fold::fold;
use crate::domain::money;
use crate::domain::nearest::nearest;
use crate::i18n::Lang;

/// A value as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raw {
    pub text: String,
    /// In quotes: nothing in it has a meaning of its own.
    pub quoted: bool,
    /// Quoted, and a `*` behind.
    pub star: bool,
}

/// Words for nothing and for anything at all.
const NONE: &[&str] = &["none", "keine", "kein", "keiner", "keinen", "leer", "nie", "never"];
const ANY: &[&str] = &["any", "irgendeine", "irgendein", "vorhanden"];

/// What is wrong, and what was meant.
pub(super) type Fault = (Mistake, Option<String>);

/// The test that a field is put to.
pub(super) fn read(
    (field, name): (&Field, &str),
    sign: Sign,
    raw: &Raw,
    vocabulary: &Vocabulary,
) -> Result<Test, Fault> {
    if raw.text.trim().is_empty() {
        return Err((Mistake::MissingValue(name.to_owned()), None));
    }
    let equal = matches!(sign, Sign::Colon | Sign::Equal | Sign::Unequal);
    if !raw.quoted && equal {
        let key = plain(&raw.text);
        if NONE.contains(&key.as_str()) {
            return Ok(Test::None);
        }
        if ANY.contains(&key.as_str()) {
            return Ok(Test::Any);
        }
    }
    let value = Value { field, name, sign, raw };
    match field.kind() {
        Kind::Text => value.text(sign == Sign::Colon),
        Kind::Entry => value.entry(),
        Kind::Code => value.code(),
        Kind::Closed(list) => value.closed(list),
        Kind::YesNo => value.yes_no(),
        Kind::Number => value.compare(Expected::Number, number).map(Test::Number),
        Kind::Share => value.compare(Expected::Share, share).map(Test::Number),
        Kind::Money => {
            value.compare(Expected::Money, |t| amount(t, &vocabulary.currency)).map(Test::Money)
        }
        Kind::Day => value.day(Expected::Day),
        Kind::Birthday => match value.yearly() {
            Some(yearly) => Ok(Test::Yearly(yearly)),
            None => value.day(Expected::Birthday),
        },
        Kind::Rfm => value.rfm(),
    }
}

struct Value<'a> {
    field: &'a Field,
    /// What the field was called.
    name: &'a str,
    sign: Sign,
    raw: &'a Raw,
}

impl Value<'_> {
    fn is_equal(&self) -> bool {
        matches!(self.sign, Sign::Colon | Sign::Equal | Sign::Unequal)
    }

    fn wrong_sign(&self) -> Fault {
        let field = self.name.to_owned();
        (Mistake::WrongOperator { field, sign: self.sign.text() }, None)
    }

    fn bad(&self, expected: Expected) -> Fault {
        let (field, value) = (self.name.to_owned(), self.raw.text.clone());
        (Mistake::BadValue { field, value, expected }, None)
    }

    fn unknown(&self, known: Known, words: &[String]) -> Fault {
        let value = self.raw.text.clone();
        let meant = nearest(&plain(&value), words.iter().map(String::as_str)).map(str::to_owned);
        (Mistake::UnknownValue { field: self.name.to_owned(), value, known }, meant)
    }

    fn text(&self, contains: bool) -> Result<Test, Fault> {
        if !self.is_equal() {
            return Err(self.wrong_sign());
        }
        let (text, begins) = match (self.raw.quoted, self.raw.text.strip_suffix('*')) {
            (true, _) => (self.raw.text.as_str(), self.raw.star),
            (false, Some(head)) => (head, true),
            (false, None) => (self.raw.text.as_str(), false),
        };
        if !text.chars().any(char::is_alphanumeric) {
            return Err((Mistake::MissingValue(self.name.to_owned()), None));
        }
        let how = match (begins, contains) {
            (true, _) => How::Begins,
            (false, true) => How::Contains,
            (false, false) => How::Whole,
        };
        Ok(Test::Text { how, text: text.trim().to_owned() })
    }

    fn entry(&self) -> Result<Test, Fault> {
        let test = self.text(false)?;
        let (Field::Own(_, _, choices), Test::Text { how: How::Whole, text }) = (self.field, &test)
        else {
            return Ok(test);
        };
        let key = fold(text);
        match choices.iter().find(|choice| fold(choice) == key) {
            Some(choice) => Ok(Test::Text { how: How::Whole, text: choice.trim().to_owned() }),
            None => Err(self.unknown(Known::Choices(choices.clone()), choices)),
        }
    }

    fn code(&self) -> Result<Test, Fault> {
        let between = |from: &str, until: &str| {
            let end = |text: &str| text.trim().to_owned();
            Ok(Test::Between { from: end(from), until: end(until) })
        };
        let text = self.raw.text.as_str();
        match self.sign {
            Sign::AtLeast => between(text, ""),
            Sign::AtMost => between("", text),
            Sign::Less | Sign::More => Err(self.wrong_sign()),
            Sign::Colon | Sign::Equal | Sign::Unequal => match text.split_once("..") {
                Some((from, until))
                    if !(self.raw.quoted || from.is_empty() && until.is_empty()) =>
                {
                    between(from, until)
                }
                _ => self.text(false),
            },
        }
    }

    fn closed(&self, list: Closed) -> Result<Test, Fault> {
        if !self.is_equal() {
            return Err(self.wrong_sign());
        }
        list.read(&self.raw.text).map(Test::Choice).ok_or_else(|| {
            let words: Vec<String> = list.all_words().map(plain).collect();
            self.unknown(Known::Closed(list), &words)
        })
    }

    fn yes_no(&self) -> Result<Test, Fault> {
        if !self.is_equal() {
            return Err(self.wrong_sign());
        }
        match plain(&self.raw.text).as_str() {
            "yes" | "ja" | "y" | "j" | "true" | "wahr" | "1" => Ok(Test::YesNo(true)),
            "no" | "nein" | "n" | "false" | "falsch" | "0" => Ok(Test::YesNo(false)),
            _ => Err(self.bad(Expected::YesNo)),
        }
    }

    /// The comparison, of a single value or a range.
    fn compare<T>(
        &self,
        expected: Expected,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Compare<T>, Fault> {
        let text = self.raw.text.trim();
        let one = |wrap: fn(T) -> Compare<T>| read(text).map(wrap);
        let compared = match self.sign {
            Sign::Less => one(Compare::Less),
            Sign::AtMost => one(Compare::AtMost),
            Sign::More => one(Compare::More),
            Sign::AtLeast => one(Compare::AtLeast),
            Sign::Colon | Sign::Equal | Sign::Unequal => {
                one(Compare::Is).or_else(|| range(text, &read))
            }
        };
        compared.ok_or_else(|| self.bad(expected))
    }

    fn day(&self, expected: Expected) -> Result<Test, Fault> {
        let compared = self.compare(expected, Moment::read)?;
        // A day and an age have no common order.
        match compared {
            Compare::Between(Some(a), Some(b)) if a.is_age() != b.is_age() => {
                Err(self.bad(expected))
            }
            compared => Ok(Test::Day(compared)),
        }
    }

    /// `month`, `today`, `week`, `12`, `12-24`, `24.12.`
    fn yearly(&self) -> Option<Yearly> {
        if !self.is_equal() {
            return None;
        }
        let text = dates::plain(self.raw.text.trim());
        match text.as_str() {
            "month" | "monat" => return Some(Yearly::ThisMonth),
            "today" | "heute" => return Some(Yearly::Today),
            "week" | "woche" => return Some(Yearly::ThisWeek),
            _ => {}
        }
        let part = |t: &str| {
            let digits = (1..=2).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| t.parse::<u32>().ok())?
        };
        let (month, day) = match (text.split_once('-'), text.strip_suffix('.')) {
            (Some((month, day)), _) => (part(month)?, part(day)?),
            (None, Some(body)) => {
                let (day, month) = body.split_once('.')?;
                (part(month)?, part(day)?)
            }
            (None, None) => {
                let month = part(&text).or_else(|| dates::month(&text))?;
                return (1..=12).contains(&month).then_some(Yearly::Month(month));
            }
        };
        // A leap year has every day that can be.
        chrono::NaiveDate::from_ymd_opt(2000, month, day).map(|_| Yearly::Day(month, day))
    }

    fn rfm(&self) -> Result<Test, Fault> {
        if !self.is_equal() {
            return Err(self.wrong_sign());
        }
        let text = self.raw.text.trim();
        if text.starts_with(|c: char| c.is_ascii_digit() || c == '*') {
            return scores(text).map(Test::Rfm).ok_or_else(|| self.bad(Expected::Rfm));
        }
        self.closed(Closed::RfmGroup)
    }
}

/// `455`, `5*`, `*5*`: a star at the end stands for all that is left.
fn scores(text: &str) -> Option<[Option<u8>; 3]> {
    let mut scores = [None; 3];
    let signs: Vec<char> = text.chars().take(4).collect();
    if signs.len() > 3 || (signs.len() < 3 && signs.last() != Some(&'*')) {
        return None;
    }
    for (score, sign) in scores.iter_mut().zip(signs) {
        *score = match sign {
            '*' => None,
            '1'..='5' => sign.to_digit(10).and_then(|d| u8::try_from(d).ok()),
            _ => return None,
        };
    }
    Some(scores)
}

/// `a..b`, `a..`, `..b`. German dates end in points: both places are tried.
fn range<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Compare<T>> {
    let end = |part: &str| match part.trim() {
        "" => Some(None),
        part => read(part).map(Some),
    };
    [text.find(".."), text.rfind("..")].into_iter().flatten().find_map(|at| {
        let (from, until) = (text.get(..at)?, text.get(at + 2..)?);
        let (from, until) = (end(from)?, end(until)?);
        (from.is_some() || until.is_some()).then_some(Compare::Between(from, until))
    })
}

/// A number with comma or point, without groups.
fn number(text: &str) -> Option<f64> {
    let plain = text.len() <= 80
        && text.bytes().any(|b| b.is_ascii_digit())
        && text
            .bytes()
            .enumerate()
            .all(|(n, b)| b.is_ascii_digit() || matches!(b, b'.' | b',') || (n == 0 && b == b'-'));
    let text = text.replace(',', ".");
    let value: f64 = if plain { text.parse().ok()? } else { return None };
    // -0 would print otherwise than it compares.
    Some(if value == 0.0 { 0.0 } else { value }).filter(|v| v.is_finite())
}

/// `0.8`, `80%`.
fn share(text: &str) -> Option<f64> {
    match text.strip_suffix('%') {
        Some(percent) if percent.len() > 30 => None,
        Some(percent) => number(percent.trim()).map(|p| p / 100.0),
        None => number(text),
    }
}

/// An amount. One sign before three digits divides thousands, whatever the language of
/// the screen: a query means the same to everybody.
fn amount(text: &str, currency: &str) -> Option<i64> {
    if text.len() > 40 {
        return None;
    }
    let lang = if text.contains('.') { Lang::De } else { Lang::En };
    money::parse(text, currency, lang)
}

/// Whether a text can only be a value in quotes.
pub(super) fn needs_quotes(field: Option<&Field>, text: &str) -> bool {
    let special = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '(' | ')') || super::grammar::is_quote(c)
    };
    let word = match field {
        // A bare word must not look like a field or a sign.
        None => super::grammar::is_keyword(text) || text.chars().any(super::grammar::is_sign),
        Some(field) => {
            let key = plain(text);
            NONE.iter().chain(ANY).any(|word| *word == key)
                || (field.kind() == Kind::Code && text.contains(".."))
        }
    };
    word || text.ends_with('*')
        || text.starts_with(['=', '<', '>', '!', '≤', '≥', '≠'])
        || text.chars().any(special)
        || *text != *text.trim()
}
