//! The words of a recurrence: `alle 2 Wochen am Montag bis 31.12.2027`. Knows
//! neither stored forms nor the language of the screen.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Recurrence, RecurrenceError, Rule};
use crate::domain::dates::{self, Looking, Unit};

type Read<T> = Result<T, RecurrenceError>;

/// Words that mean nothing here: `on the 15th`, `am 15.`, `last day of the month`.
const FILLING: &[&str] =
    &["am", "an", "on", "at", "the", "den", "der", "des", "of", "im", "in", "zum", "jeweils", "a"];

/// Without the filling words.
const LAST_OF_MONTH: &[&str] = &[
    "ultimo",
    "monatsende",
    "monatsletzter",
    "monatsletzten",
    "month-end",
    "month end",
    "end month",
    "last month",
    "last day month",
    "ende monats",
    "letzter monats",
    "letzten monats",
    "letzter tag monats",
    "letzten tag monats",
];
/// Where the month was named before.
const LAST: &[&str] = &["last", "last day", "letzter", "letzten", "letzten tag"];

const UNTIL: &[&str] = &["until", "till", "bis"];

/// Reads a rule and its end; whether it ever comes is not looked at.
pub(super) fn read(text: &str, first: NaiveDate) -> Read<Recurrence> {
    let plain = dates::plain(text).replace('–', "-");
    let drop = |c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')');
    let mut words: Vec<&str> = plain.split(drop).filter(|word| !word.is_empty()).collect();
    if let [from, "bis" | "to" | "-", to, ..] = *words.as_slice()
        && weekday(from) == Some(Weekday::Mon)
        && weekday(to) == Some(Weekday::Fri)
    {
        words.splice(0..3, ["weekdays"]);
    }
    let end = words.iter().position(|word| UNTIL.contains(word));
    let until = match end {
        None => None,
        Some(at) => {
            let date = words.split_off(at).split_off(1);
            let date: Vec<&str> = date.into_iter().filter(|w| !FILLING.contains(w)).collect();
            let until = dates::parse_date(&date.join(" "), first, Looking::Ahead);
            Some(until.map_err(RecurrenceError::Until)?)
        }
    };
    words.retain(|word| !FILLING.contains(word));
    let mut reader = Reader { words: &words, first };
    let rule = reader.rule()?.checked()?;
    if reader.words.is_empty() {
        Ok(Recurrence { rule, until })
    } else {
        Err(RecurrenceError::NotUnderstood)
    }
}

struct Reader<'a> {
    /// Those still to be read.
    words: &'a [&'a str],
    first: NaiveDate,
}

impl<'a> Reader<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.words.get(at).copied().unwrap_or("")
    }

    fn skip(&mut self, count: usize) {
        self.words = self.words.get(count..).unwrap_or_default();
    }

    fn rule(&mut self) -> Read<Rule> {
        if let Some(taken) = taken(self.words, LAST_OF_MONTH, &[]) {
            self.skip(taken);
            return Ok(Rule::LastOfMonth(1));
        }
        if let Some((every, pace)) = adverb(self.word(0)) {
            self.skip(1);
            return Ok(self.anchored(every, pace));
        }
        let each = is_each(self.word(0));
        if each {
            self.skip(1);
            if let Some(taken) = taken(self.words, LAST_OF_MONTH, &[]) {
                self.skip(taken);
                return Ok(Rule::LastOfMonth(1));
            }
        }
        let word = self.word(0);
        if is_weekdays(word) {
            self.skip(1);
            // “weekdays (Mon–Fri)”
            if is_weekdays(self.word(0)) {
                self.skip(1);
            }
            return Ok(Rule::Weekdays);
        }
        if let Some(weekday) = weekday(word) {
            self.skip(1);
            return Ok(Rule::Weeks { every: 1, weekday });
        }
        self.counted(each)
    }

    /// `2 weeks`, `2w`, `zweiten Tag`, `week` after `every`; `15.` after it too.
    fn counted(&mut self, each: bool) -> Read<Rule> {
        let word = self.word(0);
        if let (true, Some(pace)) = (each, dates::unit(word)) {
            self.skip(1);
            return Ok(self.anchored(1, pace));
        }
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, tail) = word.split_at(digits);
        let tail = tail.trim_start_matches('-');
        // What has too many digits is too much.
        let digits = || (!number.is_empty()).then(|| number.parse().unwrap_or(u32::MAX));
        let every = number_word(word).or_else(digits).ok_or(RecurrenceError::NotUnderstood)?;
        if !number.is_empty()
            && let Some(pace) = dates::unit(tail)
        {
            self.skip(1);
            return Ok(self.anchored(every, pace));
        }
        let ordinal = number.is_empty() || tail.is_empty() || is_ordinal(tail);
        if let (true, Some(pace)) = (ordinal, dates::unit(self.word(1))) {
            self.skip(2);
            return Ok(self.anchored(every, pace));
        }
        if let (true, true, Some(weekday)) = (each, ordinal, weekday(self.word(1))) {
            self.skip(2);
            return Ok(Rule::Weeks { every, weekday });
        }
        // “every 15th”, “jeden 15.”
        if each && !number.is_empty() && is_ordinal(tail) {
            self.skip(1);
            return Ok(Rule::Months { every: 1, day: every });
        }
        Err(RecurrenceError::NotUnderstood)
    }

    /// The day that may stand behind: `weekly on Monday`, `monatlich am 15.`.
    fn anchored(&mut self, every: u32, pace: Unit) -> Rule {
        match pace {
            Unit::Days => Rule::Days(every),
            Unit::Weeks => {
                let named = weekday(self.word(0));
                self.skip(usize::from(named.is_some()));
                Rule::Weeks { every, weekday: named.unwrap_or(self.first.weekday()) }
            }
            Unit::Months => {
                if let Some(taken) = taken(self.words, LAST_OF_MONTH, LAST) {
                    self.skip(taken);
                    return Rule::LastOfMonth(every);
                }
                let Some(day) = day_number(self.word(0)) else {
                    return Rule::Months { every, day: self.first.day() };
                };
                self.skip(1);
                Rule::Months { every, day }
            }
            Unit::Years => {
                let (month, day, taken) =
                    self.day_of_year().unwrap_or((self.first.month(), self.first.day(), 0));
                self.skip(taken);
                Rule::Years { every, month, day }
            }
        }
    }

    /// `24.12.`, `24. Dezember`, `24 Dec`, `Dec 24`: month, day, words taken.
    fn day_of_year(&self) -> Option<(u32, u32, usize)> {
        let (one, two) = (self.word(0), self.word(1));
        if let Some((day, month)) = one.trim_end_matches('.').split_once('.') {
            return Some((month.parse().ok()?, day.parse().ok()?, 1));
        }
        if let (Some(day), Some(month)) = (day_number(one), dates::month(two)) {
            return Some((month, day, 2));
        }
        Some((dates::month(one)?, day_number(two)?, 2))
    }
}

/// How many words at the beginning are one of these phrases, the longest of them.
fn taken(words: &[&str], phrases: &[&str], more: &[&str]) -> Option<usize> {
    (1..=words.len().min(3)).rev().find(|count| {
        let begin = words.get(..*count).unwrap_or_default().join(" ");
        phrases.iter().chain(more).any(|phrase| *phrase == begin)
    })
}

/// A pace in one word.
fn adverb(word: &str) -> Option<(u32, Unit)> {
    Some(match word {
        "daily" | "taeglich" => (1, Unit::Days),
        "weekly" | "woechentlich" => (1, Unit::Weeks),
        "fortnightly" | "zweiwoechentlich" | "vierzehntaeglich" => (2, Unit::Weeks),
        "monthly" | "monatlich" => (1, Unit::Months),
        "quarterly" | "vierteljaehrlich" | "quartalsweise" => (3, Unit::Months),
        "half-yearly" | "halfyearly" | "semiannually" | "halbjaehrlich" => (6, Unit::Months),
        "yearly" | "annually" | "jaehrlich" => (1, Unit::Years),
        _ => return None,
    })
}

fn is_each(word: &str) -> bool {
    matches!(word, "every" | "each" | "alle" | "jede" | "jeden" | "jeder" | "jedes")
}

fn is_weekdays(word: &str) -> bool {
    matches!(
        word,
        "weekdays"
            | "weekday"
            | "workdays"
            | "workday"
            | "werktags"
            | "werktag"
            | "werktage"
            | "werktaeglich"
            | "arbeitstag"
            | "mo-fr"
            | "mon-fri"
    )
}

/// `mon`, `Montag`, `montags`, `Mondays`.
fn weekday(word: &str) -> Option<Weekday> {
    dates::weekday(word).or_else(|| dates::weekday(word.strip_suffix('s')?))
}

fn is_ordinal(tail: &str) -> bool {
    matches!(tail, "." | "st" | "nd" | "rd" | "th" | "te" | "ten" | "ter")
}

/// `15.`, `15th`, `15`.
fn day_number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let tail = word.get(digits.len()..)?;
    (tail.is_empty() || is_ordinal(tail)).then(|| digits.parse().ok())?
}

fn number_word(word: &str) -> Option<u32> {
    Some(match word {
        "one" | "ein" | "eine" | "einen" => 1,
        "two" | "other" | "second" | "zwei" | "zweite" | "zweiten" | "zweites" => 2,
        "three" | "third" | "drei" | "dritte" | "dritten" | "drittes" => 3,
        "four" | "fourth" | "vier" | "vierte" | "vierten" | "viertes" => 4,
        "five" | "fuenf" => 5,
        "six" | "sechs" => 6,
        "seven" | "sieben" => 7,
        "eight" | "acht" => 8,
        "nine" | "neun" => 9,
        "ten" | "zehn" => 10,
        "eleven" | "elf" => 11,
        "twelve" | "zwoelf" => 12,
        _ => return None,
    })
}
