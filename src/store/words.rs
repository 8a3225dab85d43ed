//! Words that must all occur in a contact, each as the beginning of one.

use std::cell::Cell;

use rusqlite::types::Value;
use rusqlite::{Connection, Result, params};

use super::paging::{Ids, List, Verdict};
use super::text::distinct_words;
use crate::domain::fold::{bare_begun, fold, words_of_folded};
use crate::domain::model::Id;
use crate::domain::views::Seek;

/// A beginning that more words have is not looked up word by word.
const TERMS: usize = 40;
/// So many contacts are sorted at once.
const FEW: usize = 3_000;
/// So many are kept as a list of ids, to be met on the way through time.
const MANY: usize = 100_000;
/// Contacts passed before another way is tried.
const PASS: usize = 1_000_000;
const READ: usize = 20_000;

/// The words, each in the spellings in which it may begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Words(Vec<Vec<String>>);

/// What the index of words knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) enum Meant {
    /// Some word begins no word at all.
    Nothing,
    /// The question to `contact_fts`.
    Some(String),
    /// Too many words begin so.
    TooMany,
}

impl Words {
    /// `None` without any word.
    pub fn new(text: &str) -> Option<Self> {
        let words = words_of_folded(&fold(text));
        let forms = |word: &String| {
            let mut forms = vec![word.clone()];
            let begun = bare_begun(word);
            if begun != *word {
                forms.push(begun.into_owned());
            }
            forms
        };
        (!words.is_empty()).then(|| Self(words.iter().take(8).map(forms).collect()))
    }

    /// Whether a text has them all.
    fn are_in(&self, text: &str) -> bool {
        let words = distinct_words(text);
        self.0.iter().all(|forms| {
            words.iter().any(|word| forms.iter().any(|form| word.starts_with(form.as_str())))
        })
    }

    /// The words that begin so, as a question without beginnings: those would
    /// make SQLite collect and sort all contacts that have any of them.
    pub fn expression(&self, conn: &Connection) -> Result<Meant> {
        let mut all = Vec::new();
        let mut query = conn.prepare_cached(
            "SELECT term FROM contact_word WHERE term >= ?1 AND term < ?2 LIMIT 1",
        )?;
        for forms in &self.0 {
            let mut terms: Vec<String> = Vec::new();
            for form in forms {
                let until = format!("{form}\u{10ffff}");
                let mut from = form.clone();
                loop {
                    let mut rows = query.query(params![from, until])?;
                    let Some(row) = rows.next()? else { break };
                    let term: String = row.get(0)?;
                    // The next word is the least one after this.
                    from = format!("{term}\0");
                    if !terms.contains(&term) {
                        terms.push(term);
                    }
                    if terms.len() > TERMS {
                        return Ok(Meant::TooMany);
                    }
                }
            }
            if terms.is_empty() {
                return Ok(Meant::Nothing);
            }
            let quoted: Vec<String> = terms.iter().map(|term| format!("\"{term}\"")).collect();
            all.push(format!("({})", quoted.join(" OR ")));
        }
        Ok(Meant::Some(all.join(" AND ")))
    }

    /// The page of those contacts of the list that have the words.
    ///
    /// `list` is in order of time, `plain` the same without any index.
    pub fn page(
        &self,
        conn: &Connection,
        [list, plain]: [&List; 2],
        seek: &Seek,
        limit: usize,
    ) -> Result<Ids> {
        let expression = match self.expression(conn)? {
            Meant::Nothing => return Ok(Ids::default()),
            Meant::Some(expression) => {
                let ids = found(conn, &expression, MANY)?;
                if ids.len() < MANY {
                    return page_of(conn, [list, plain], seek, limit, &ids);
                }
                expression
            }
            Meant::TooMany => {
                let one = |forms: &Vec<String>| {
                    let forms: Vec<String> = forms.iter().map(|f| format!("\"{f}\"*")).collect();
                    format!("({})", forms.join(" OR "))
                };
                self.0.iter().map(one).collect::<Vec<_>>().join(" AND ")
            }
        };
        // So many that the page is soon full.
        let left = Cell::new(READ);
        let test = |id: Id| {
            left.set(left.get().saturating_sub(1));
            if left.get() == 0 {
                return Ok(Verdict::GiveUp);
            }
            conn.prepare_cached("SELECT subject || char(10) || note FROM contact WHERE id = ?1")?
                .query_row([id], |row| {
                    let met = self.are_in(row.get_ref(0)?.as_str()?);
                    Ok(if met { Verdict::Take } else { Verdict::Leave })
                })
        };
        if let Some(page) = list.page_where(conn, seek, limit, Some(&test))? {
            return Ok(page);
        }
        page_of(conn, [list, plain], seek, limit, &found(conn, &expression, usize::MAX)?)
    }
}

/// Contacts, by id.
fn found(conn: &Connection, expression: &str, limit: usize) -> Result<Vec<Id>> {
    let limit = i64::try_from(limit).unwrap_or(-1);
    conn.prepare_cached("SELECT rowid FROM contact_fts WHERE contact_fts MATCH ?1 LIMIT ?2")?
        .query_map(params![expression, limit], |r| r.get(0))?
        .collect()
}

/// The page of those of the list that are among `ids` (sorted).
fn page_of(
    conn: &Connection,
    [list, plain]: [&List; 2],
    seek: &Seek,
    limit: usize,
    ids: &[Id],
) -> Result<Ids> {
    if ids.len() > FEW {
        let left = Cell::new(PASS);
        let test = |id: Id| {
            left.set(left.get().saturating_sub(1));
            Ok(match (left.get(), ids.binary_search(&id)) {
                (0, _) => Verdict::GiveUp,
                (_, Ok(_)) => Verdict::Take,
                (_, Err(_)) => Verdict::Leave,
            })
        };
        if let Some(page) = list.page_where(conn, seek, limit, Some(&test))? {
            return Ok(page);
        }
    }
    let text: Vec<String> = ids.iter().map(Id::to_string).collect();
    let mut list = plain.clone();
    list.ordered = false;
    list.conditions.push_str(" AND k.id IN (SELECT value FROM json_each(?))");
    list.values.push(Value::Text(format!("[{}]", text.join(","))));
    list.page(conn, seek, limit)
}
