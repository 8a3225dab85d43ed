//! From many possible hits to the first page.

use rusqlite::{CachedStatement, Result, params};

use super::question::Rank;
use super::{LastContact, Search, sql_limit};
use crate::domain::fold::bare;
use crate::domain::model::Id;

/// So many possible hits are looked at one by one.
const FEW: usize = 1_000;
/// So many are kept as a list of ids, to be met on the walk.
const MANY: usize = 20_000;
/// Entries of the index of last contacts that a walk passes.
const WALK: usize = 100_000;
/// Texts that a walk reads.
const READ: usize = 3_000;

const TEXT: &str = "SELECT text FROM customer_search WHERE id = ?1";

/// Where possible hits come from.
#[derive(Debug, Clone)]
pub(super) enum Source {
    /// A question to the trigram index.
    Text(String),
    /// Phone numbers from here to there: column, first, last.
    Phone(&'static str, String, String),
}

/// One depth of the search: it has all hits up to this rank.
#[derive(Debug)]
pub(super) struct Level {
    pub bound: Rank,
    /// A walk goes on until the page is full of hits up to this one.
    pub aim: Rank,
    pub sources: Vec<Source>,
}

impl Level {
    pub fn new(bound: Rank, sources: Vec<Source>) -> Self {
        Self { bound, aim: bound, sources }
    }
}

impl Search<'_> {
    /// Digs until the page is full; the levels go from few hits to many. `true`
    /// if it is.
    pub(super) fn dig(&mut self, levels: &[Level]) -> Result<bool> {
        let mut open = 0;
        for (n, level) in levels.iter().enumerate().rev() {
            let ids = self.ids(level, FEW + 1)?;
            if ids.len() <= FEW {
                self.look_at(&ids)?;
                open = n + 1;
                break;
            }
        }
        if let Some(done) = open.checked_sub(1).and_then(|n| levels.get(n))
            && self.enough(done.bound)
        {
            return Ok(true);
        }
        for level in levels.iter().skip(open) {
            self.cut = true;
            self.walk(level)?;
            if !self.enough(level.bound) {
                // Hardly any of them was spoken to lately: any will do.
                self.walk_by_name()?;
                let ids = self.ids(level, FEW)?;
                self.look_at(&ids)?;
            }
            if self.enough(level.bound) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Possible hits, sorted.
    fn ids(&self, level: &Level, limit: usize) -> Result<Vec<Id>> {
        let mut ids = Vec::new();
        for source in &level.sources {
            self.ids_of(source, limit, &mut ids)?;
        }
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    fn ids_of(&self, source: &Source, limit: usize, ids: &mut Vec<Id>) -> Result<()> {
        let limit = sql_limit(limit);
        match source {
            Source::Text(expression) => {
                let mut query = self.conn.prepare_cached(
                    "SELECT rowid FROM customer_fts WHERE customer_fts MATCH ?1 LIMIT ?2",
                )?;
                let mut rows = query.query(params![expression, limit])?;
                while let Some(row) = rows.next()? {
                    ids.push(row.get(0)?);
                }
            }
            Source::Phone(column, from, until) => {
                let mut query = self.conn.prepare_cached(&format!(
                    "SELECT customer_id FROM phone INDEXED BY phone_{column}
                      WHERE deleted_at IS NULL AND {column} >= ?1 AND {column} <= ?2 LIMIT ?3"
                ))?;
                let mut rows = query.query(params![from, until, limit])?;
                while let Some(row) = rows.next()? {
                    ids.push(row.get(0)?);
                }
            }
        }
        Ok(())
    }

    pub(super) fn look_at(&mut self, ids: &[Id]) -> Result<()> {
        let mut query = self.conn.prepare_cached(TEXT)?;
        for id in ids {
            self.read(&mut query, *id, LastContact::NotLookedUp)?;
        }
        Ok(())
    }

    fn read(
        &mut self,
        query: &mut CachedStatement<'_>,
        id: Id,
        last_contact: LastContact,
    ) -> Result<Option<Rank>> {
        let mut rows = query.query([id])?;
        match rows.next()? {
            Some(row) => Ok(self.offer(id, row.get_ref(0)?.as_str()?, last_contact)),
            None => Ok(None),
        }
    }

    /// Passes customers from the most recently contacted on until the page is full
    /// of hits of this level. Where there are very many possible hits, every text
    /// is read; else only those of possible hits.
    fn walk(&mut self, level: &Level) -> Result<()> {
        let possible = self.ids(level, MANY)?;
        let dense = possible.len() >= MANY;
        let conn = self.conn;
        let mut text = conn.prepare_cached(TEXT)?;
        let mut query = conn.prepare_cached(
            "SELECT id, last_contact_at FROM customer INDEXED BY customer_by_last_contact
              WHERE deleted_at IS NULL AND last_contact_at IS NOT NULL
              ORDER BY last_contact_at DESC, id DESC LIMIT ?1",
        )?;
        let mut rows = query.query([sql_limit(WALK)])?;
        let (mut found, mut read) = (0, 0);
        while let Some(row) = rows.next()? {
            let id: Id = row.get(0)?;
            if !dense && possible.binary_search(&id).is_err() {
                continue;
            }
            read += 1;
            let rank = self.read(&mut text, id, LastContact::At(row.get(1)?))?;
            found += usize::from(rank.is_some_and(|r| r <= level.aim));
            if found >= self.want || read >= READ {
                break;
            }
        }
        Ok(())
    }

    /// Among those never spoken to the alphabet decides.
    fn walk_by_name(&mut self) -> Result<()> {
        let [word] = self.question.words.as_slice() else { return Ok(()) };
        let from = bare(word.typed()).into_owned();
        let until = format!("{from}\u{10ffff}");
        let conn = self.conn;
        let mut text = conn.prepare_cached(TEXT)?;
        let mut query = conn.prepare_cached(
            "SELECT id FROM customer INDEXED BY customer_by_name
              WHERE deleted_at IS NULL AND sort_key >= ?1 AND sort_key < ?2
              ORDER BY sort_key, id LIMIT ?3",
        )?;
        let mut rows = query.query(params![from, until, sql_limit(self.want * 4)])?;
        while let Some(row) = rows.next()? {
            self.read(&mut text, row.get(0)?, LastContact::NotLookedUp)?;
        }
        Ok(())
    }
}
