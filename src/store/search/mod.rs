//! Finding customers by any scrap of a name, number, address.
//!
//! Performance: never all hits. The question is asked at several depths (whole
//! fields, their beginnings, words, pieces), each a superset of the one before.
//! The deepest one with few hits is looked at in full. If that does not fill the
//! page, the next one has many: then customers are walked from the most recently
//! contacted on, for they come first among equals, and the more hits there are,
//! the sooner the page is full. `docs/performance.md` has the figures.

mod complaint;
mod dig;
mod loose;
mod number;
mod phone;
mod question;
#[cfg(test)]
mod tests;
mod why;
mod word;

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, Result, params};

use dig::{Level, Source};
pub(in crate::store) use loose::search_loose;
pub(in crate::store) use number::spellings;
use question::{Depth, Found, Question, Rank};

use super::list::customer_rows;
use super::words::{Meant, Words};
use crate::domain::model::Id;
use crate::domain::views::{Asked, Hit, MatchClass, MatchField, SearchPage};

/// The first page of hits, best first.
pub(in crate::store) fn search(
    conn: &Connection,
    text: &str,
    limit: usize,
    country: &str,
) -> Result<SearchPage> {
    let Some(question) = Question::new(text, country) else { return Ok(SearchPage::default()) };
    let mut search = Search::new(conn, &question, limit.saturating_add(1));
    let by_number = search.by_customer_number(text)? | search.by_complaint_number(text)?;
    if !by_number {
        search.run()?;
    }
    search.page(limit)
}

/// A customer that answers the question.
struct Candidate {
    found: Found,
    last_contact: LastContact,
}

/// When a customer was last spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LastContact {
    NotLookedUp,
    At(i64),
}

struct Search<'a> {
    conn: &'a Connection,
    question: &'a Question,
    /// Hits that make the search stop: one more than the page.
    want: usize,
    hits: HashMap<Id, Candidate>,
    /// The complaint by whose number a customer was found.
    complaints: HashMap<Id, String>,
    /// There are hits that were not looked at.
    cut: bool,
    /// Left out: what answers this, and these customers.
    except: Option<(&'a Question, &'a HashSet<Id>)>,
}

impl<'a> Search<'a> {
    fn new(conn: &'a Connection, question: &'a Question, want: usize) -> Self {
        Self {
            conn,
            question,
            want,
            hits: HashMap::new(),
            complaints: HashMap::new(),
            cut: false,
            except: None,
        }
    }

    fn run(&mut self) -> Result<()> {
        let digits = self.question.phone.is_some();
        if let Some(phone) = &self.question.phone
            && self.by_phone(phone)?
        {
            return Ok(());
        }
        let mut levels: Vec<Level> = Vec::new();
        for depth in Depth::ALL {
            if !self.is_worth_asking(depth)? {
                continue;
            }
            if let Some(expression) = self.question.expression(depth) {
                let bound = Rank::of_depth(depth, digits);
                let mut level = Level::new(bound, vec![Source::Text(expression)]);
                if depth == Depth::Word && self.question.words.len() > 1 {
                    level.aim = Rank::of_depth(Depth::Exact, digits);
                }
                levels.push(level);
            }
        }
        if !self.dig(&levels)? {
            self.by_contact_words()?;
        }
        Ok(())
    }

    /// A question that has no answer is the dearest of all, for the index goes
    /// through all it has. What is passed over here is met one level deeper.
    fn is_worth_asking(&self, depth: Depth) -> Result<bool> {
        if depth >= Depth::Word {
            return Ok(true);
        }
        // Several words are mostly a full name; one level does for them.
        if self.question.words.len() > 1 {
            return Ok(false);
        }
        let Some(forms) = self.question.name() else { return Ok(true) };
        for form in forms {
            let until = match depth {
                Depth::Exact => form.clone(),
                _ => format!("{form}\u{10ffff}"),
            };
            let there: bool = self
                .conn
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM search_word WHERE word >= ?1 AND word <= ?2)
                         OR EXISTS (SELECT 1 FROM tag WHERE key >= ?1 AND key <= ?2)
                         OR EXISTS (SELECT 1 FROM email
                                     WHERE deleted_at IS NULL AND norm >= ?1 AND norm <= ?2)",
                )?
                .query_row([form, &until], |r| r.get(0))?;
            if there {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn enough(&self, bound: Rank) -> bool {
        self.hits.values().filter(|c| c.found.rank <= bound).count() >= self.want
    }

    /// Takes a customer in if its text answers.
    fn offer(&mut self, id: Id, text: &str, last_contact: LastContact) -> Option<Rank> {
        if let Some(known) = self.hits.get_mut(&id) {
            if last_contact != LastContact::NotLookedUp {
                known.last_contact = last_contact;
            }
            return Some(known.found.rank);
        }
        let found = self.question.ask(text)?;
        if let Some((literal, taken)) = self.except
            && (taken.contains(&id) || literal.ask(text).is_some())
        {
            return None;
        }
        self.hits.insert(id, Candidate { found, last_contact });
        Some(found.rank)
    }

    /// The last resort: words of what was said with a customer, newest first.
    fn by_contact_words(&mut self) -> Result<()> {
        let words: Vec<&str> = self.question.words.iter().map(question::Word::typed).collect();
        if words.iter().any(|w| w.chars().count() < 3) {
            return Ok(());
        }
        let Some(words) = Words::new(&words.join(" ")) else { return Ok(()) };
        let Meant::Some(expression) = words.expression(self.conn)? else { return Ok(()) };
        let found = Found {
            rank: Rank::below(MatchClass::Word),
            class: MatchClass::Word,
            field: MatchField::Notes,
        };
        let mut query = self.conn.prepare_cached(
            "SELECT c.customer_id FROM contact_fts f CROSS JOIN contact c ON c.id = f.rowid
              WHERE contact_fts MATCH ?1 AND c.customer_id IS NOT NULL AND c.deleted_at IS NULL
              ORDER BY f.rowid DESC LIMIT ?2",
        )?;
        let mut rows = query.query(params![expression, sql_limit(self.want * 8)])?;
        while let Some(row) = rows.next()? {
            self.hits
                .entry(row.get(0)?)
                .or_insert(Candidate { found, last_contact: LastContact::NotLookedUp });
        }
        Ok(())
    }

    fn page(self, limit: usize) -> Result<SearchPage> {
        let mut ranked: Vec<(Id, Candidate)> = self.hits.into_iter().collect();
        let more = ranked.len() > limit || self.cut;
        ranked.sort_unstable_by_key(|(id, c)| (c.found.rank, *id));
        // Only where the page ends does it matter who was spoken to last.
        if let Some(worst) =
            limit.checked_sub(1).and_then(|last| ranked.get(last)).map(|r| r.1.found.rank)
        {
            ranked.retain(|(_, c)| c.found.rank <= worst);
        }
        let mut rows = Vec::with_capacity(ranked.len());
        for (id, candidate) in ranked {
            let known = self
                .conn
                .prepare_cached("SELECT last_contact_at, sort_key FROM customer WHERE id = ?1 AND deleted_at IS NULL")?;
            let last_contact = match candidate.last_contact {
                LastContact::At(at) => Some((Some(at), None)),
                LastContact::NotLookedUp => last_contact(known, id)?,
            };
            if let Some((at, name)) = last_contact {
                rows.push((candidate.found.rank, Reverse(at), name, id, candidate.found));
            }
        }
        rows.sort_unstable_by(|a, b| (a.0, a.1, &a.2, a.3).cmp(&(b.0, b.1, &b.2, b.3)));
        rows.truncate(limit);
        let ids: Vec<Id> = rows.iter().map(|row| row.3).collect();
        let hits = customer_rows(self.conn, &ids)?
            .into_iter()
            .zip(rows)
            .map(|(row, (.., Found { class, field, .. }))| {
                let text = match self.complaints.get(&row.id) {
                    Some(number) if field == MatchField::Complaint => number.clone(),
                    _ => why::text(self.conn, self.question, &row, field)?,
                };
                Ok(Hit { row, class, field, text })
            })
            .collect::<Result<Vec<_>>>()?;
        Ok(SearchPage { hits, more, asked: Asked::Text })
    }
}

/// When a customer was last spoken to, and its name for those never spoken to;
/// `None` in the trash.
fn last_contact(
    mut query: rusqlite::CachedStatement<'_>,
    id: Id,
) -> Result<Option<(Option<i64>, Option<String>)>> {
    query
        .query_row([id], |row| {
            let at: Option<i64> = row.get(0)?;
            Ok((at, if at.is_none() { row.get(1)? } else { None }))
        })
        .optional()
}

fn sql_limit(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
