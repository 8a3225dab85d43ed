//! Finding by phone number: the whole of it, its beginning, its last digits, a
//! piece, and at last the switchboard that it may belong to.

use rusqlite::{Result, params};

use super::dig::{Level, Source};
use super::question::{Found, Rank};
use super::{Candidate, LastContact, Search, sql_limit};
use crate::domain::model::Id;
use crate::domain::phone::PhoneQuery;
use crate::domain::views::{MatchClass, MatchField};
use crate::store::index::all_trigrams;

/// Under this length a piece of a number says nothing about a switchboard.
const SWITCHBOARD_DIGITS: usize = 5;
const LOOKED_AT: i64 = 2_000;

impl Search<'_> {
    /// `true` if the page is full of phone numbers.
    pub(super) fn by_phone(&mut self, phone: &PhoneQuery) -> Result<bool> {
        let range = |column, from: String| {
            let until = format!("{from}:");
            Source::Phone(column, from, until)
        };
        let whole =
            phone.norms.iter().map(|norm| Source::Phone("norm", norm.clone(), norm.clone()));
        let starts = phone
            .starts
            .iter()
            .flat_map(|s| [range("norm", format!("+{s}")), range("norm", s.clone())]);
        let ends = phone.parts.iter().map(|part| range("reversed", part.chars().rev().collect()));
        // A piece within another piece finds whatever that finds.
        let least = |part: &&String| {
            !phone.parts.iter().any(|other| other != *part && part.contains(other.as_str()))
        };
        let inside: Vec<_> =
            phone.parts.iter().filter(least).map(|p| format!("({})", all_trigrams(p))).collect();
        let mut levels: Vec<Level> = Vec::new();
        let mut sources: Vec<Source> = Vec::new();
        for (class, more) in [
            (MatchClass::Exact, whole.collect::<Vec<_>>()),
            (MatchClass::Prefix, starts.collect()),
            (MatchClass::Word, ends.collect()),
            (MatchClass::Inside, vec![Source::Text(inside.join(" OR "))]),
        ] {
            // Each level has what the ones before it have.
            sources.extend(more);
            levels.push(Level::new(Rank::of_phone(class), sources.clone()));
        }
        let full = self.dig(&levels)?;
        if !self.hits.values().any(|c| c.found.field == MatchField::Phone) {
            self.by_switchboard(phone)?;
        }
        Ok(full)
    }

    /// Numbers equal but for the last one to four digits, on either side: the
    /// fewer, the better. A line of a company ends in -0, the caller shows -70.
    fn by_switchboard(&mut self, phone: &PhoneQuery) -> Result<()> {
        let found = Found {
            rank: Rank::of_phone(MatchClass::Switchboard),
            class: MatchClass::Switchboard,
            field: MatchField::Phone,
        };
        for cut in 1..=4 {
            for start in &phone.starts {
                let head = start.len().checked_sub(cut).and_then(|n| start.get(..n));
                let Some(head) = head.filter(|h| h.len() >= SWITCHBOARD_DIGITS) else { continue };
                // With its calling code the number must be more than an area.
                let whole = phone.norms.iter().any(|n| n.strip_prefix('+') == Some(start));
                if whole && head.len() < 8 {
                    continue;
                }
                let ids = if whole { self.lines_of(head)? } else { self.phones_like(head)? };
                for id in ids {
                    self.hits
                        .entry(id)
                        .or_insert(Candidate { found, last_contact: LastContact::NotLookedUp });
                }
            }
            if self.hits.values().any(|c| c.found.class == MatchClass::Switchboard) {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Customers with a number that is `head` and at most four digits.
    fn lines_of(&self, head: &str) -> Result<Vec<Id>> {
        self.conn
            .prepare_cached(
                "SELECT customer_id FROM phone INDEXED BY phone_norm
                  WHERE deleted_at IS NULL AND norm >= ?1 AND norm < ?2 AND length(norm) <= ?3
                  LIMIT ?4",
            )?
            .query_map(
                params![
                    format!("+{head}"),
                    format!("+{head}:"),
                    sql_limit(head.len() + 5),
                    LOOKED_AT
                ],
                |r| r.get(0),
            )?
            .collect()
    }

    /// The same for a number without its area code: `head` is anywhere in it.
    fn phones_like(&self, head: &str) -> Result<Vec<Id>> {
        let mut query = self.conn.prepare_cached(
            "SELECT s.id, s.text FROM customer_fts f CROSS JOIN customer_search s ON s.id = f.rowid
              WHERE customer_fts MATCH ?1 LIMIT ?2",
        )?;
        let mut rows = query.query(params![all_trigrams(head), LOOKED_AT])?;
        let mut ids = Vec::new();
        while let Some(row) = rows.next()? {
            let text = row.get_ref(1)?.as_str()?;
            let close =
                |line: &str| line.rfind(head).is_some_and(|at| line.len() - at - head.len() <= 4);
            let phone = |(field, line)| field == crate::store::text::Field::Phone && close(line);
            if crate::store::text::fields(text).any(phone) {
                ids.push(row.get(0)?);
            }
        }
        Ok(ids)
    }
}
