//! Hits below the literal ones: one wrong, missing, extra or swapped letter, or
//! the same sound.
//!
//! Performance: a word with one slip still begins or ends as it should (one half
//! of it is whole), so the words that may be meant are two ranges of
//! `search_word`; the customers that have them are found as any others.

use std::collections::HashSet;

use rusqlite::{Connection, Result, params};

use super::dig::{Level, Source};
use super::question::{Depth, Question, Rank};
use super::{Search, sql_limit};
use crate::domain::edit::{begins_within_one, within_one};
use crate::domain::model::Id;
use crate::domain::sound;
use crate::domain::views::{Hit, MatchClass};

/// Words looked at for one half of a word.
const SCAN: usize = 40_000;
/// Words that one word may have been meant for.
const MEANT: usize = 24;
/// A short beginning fits too much: only longer ones may go on behind the slip.
const OPEN_END: usize = 7;

/// Customers that may have been meant, best first, without those in `shown` and
/// those that answer literally.
pub(in crate::store) fn search_loose(
    conn: &Connection,
    text: &str,
    shown: &[Id],
    limit: usize,
    country: &str,
) -> Result<Vec<Hit>> {
    let Some(question) = Question::new(text, country) else { return Ok(Vec::new()) };
    let mut taken: HashSet<Id> = shown.iter().copied().collect();
    let mut hits: Vec<Hit> = Vec::new();
    let mut typos = HashSet::new();
    for class in [MatchClass::Typo, MatchClass::Sound] {
        for (at, word) in question.words.iter().enumerate() {
            if hits.len() >= limit || !word.may_slip() {
                continue;
            }
            let mut meant = match class {
                MatchClass::Typo => slips(conn, word.typed())?,
                _ => sounds(conn, word.typed())?,
            };
            meant.retain(|other| !word.is_in(other) && !typos.contains(other));
            if meant.is_empty() {
                continue;
            }
            typos.extend(meant.iter().cloned());
            let other = question.with(at, meant);
            let found = ask(conn, &other, &question, limit - hits.len(), &taken)?;
            for mut hit in found {
                hit.class = class;
                taken.insert(hit.row.id);
                hits.push(hit);
            }
        }
    }
    Ok(hits)
}

fn ask(
    conn: &Connection,
    question: &Question,
    literal: &Question,
    limit: usize,
    taken: &HashSet<Id>,
) -> Result<Vec<Hit>> {
    let Some(expression) = question.expression(Depth::Inside) else { return Ok(Vec::new()) };
    let mut search = Search::new(conn, question, limit);
    search.except = Some((literal, taken));
    let bound = Rank::below(MatchClass::Sound);
    search.dig(&[Level::new(bound, vec![Source::Text(expression)])])?;
    Ok(search.page(limit)?.hits)
}

/// The words within one slip.
fn slips(conn: &Connection, word: &str) -> Result<HashSet<String>> {
    let letters: Vec<char> = word.chars().collect();
    let half = letters.len() / 2;
    let (head, tail) = letters.split_at(half);
    let mut meant = HashSet::new();
    let open = letters.len() >= OPEN_END;
    let near = |other: &str| within_one(word, other) || open && begins_within_one(word, other);
    let head_text: String = head.iter().collect();
    words_in(conn, "word", &head_text, &near, &mut meant)?;
    let reversed: String = tail.iter().rev().collect();
    words_in(conn, "reversed", &reversed, &|other| within_one(word, other), &mut meant)?;
    // Two letters swapped right in the middle break both halves.
    if let ([rest @ .., last], [first, ..]) = (head, tail) {
        let swapped: String = rest.iter().chain([first, last]).collect();
        words_in(conn, "word", &swapped, &near, &mut meant)?;
    }
    Ok(meant)
}

/// Adds the words whose `column` begins with `start` and that `near` accepts.
fn words_in(
    conn: &Connection,
    column: &'static str,
    start: &str,
    near: &dyn Fn(&str) -> bool,
    meant: &mut HashSet<String>,
) -> Result<()> {
    let sql = format!(
        "SELECT word FROM search_word WHERE {column} >= ?1 AND {column} < ?2 ORDER BY {column} LIMIT ?3"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query(params![start, format!("{start}\u{10ffff}"), sql_limit(SCAN)])?;
    while let Some(row) = rows.next()? {
        let word = row.get_ref(0)?.as_str()?;
        if meant.len() < MEANT && near(word) {
            meant.insert(word.to_owned());
        }
    }
    Ok(())
}

/// The words that sound alike.
fn sounds(conn: &Connection, word: &str) -> Result<HashSet<String>> {
    let code = sound::code(word);
    let mut meant = HashSet::new();
    if code.is_empty() {
        return Ok(meant);
    }
    let mut query =
        conn.prepare_cached("SELECT word FROM search_word WHERE sound = ?1 LIMIT ?2")?;
    let mut rows = query.query(params![code, sql_limit(SCAN)])?;
    while let Some(row) = rows.next()? {
        let other = row.get_ref(0)?.as_str()?;
        if meant.len() < MEANT && sound::alike(word, other) {
            meant.insert(other.to_owned());
        }
    }
    Ok(meant)
}
