//! Keyset paging: a page of a sorted list, before or after a given row, read from
//! an index without counting or skipping anything.
//!
//! A list is a FROM with its conditions and the expressions it is sorted by, the
//! last of which is the id. Knows nothing of what is listed.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Result, params_from_iter};

use crate::domain::model::Id;
use crate::domain::views::{Page, Seek};

/// A sorted list.
#[derive(Debug, Clone)]
pub(in crate::store) struct List {
    /// `customer c INDEXED BY …`
    pub from: &'static str,
    /// Conditions with `?` for each of `values`, all of which hold.
    pub conditions: String,
    pub values: Vec<Value>,
    /// What it is sorted by, unique as a whole; the last one is the id.
    pub keys: &'static [&'static str],
    /// The question for the keys of the row with the id `?1`.
    pub keys_of: &'static str,
    /// The first key may be NULL (which SQLite takes for the smallest).
    pub nullable: bool,
    pub descending: bool,
    /// The index behind `from` has the order of the keys. If not, it finds so few
    /// rows that they are sorted at once.
    pub ordered: bool,
}

/// What a test that SQL cannot do says of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Verdict {
    Take,
    Leave,
    /// This goes on for too long.
    GiveUp,
}

/// A test of a row beyond the conditions.
pub(in crate::store) type Test<'a> = dyn Fn(Id) -> Result<Verdict> + 'a;

/// The rows of a page, by id.
pub(in crate::store) type Ids = Page<Id>;

impl List {
    /// The page that `seek` asks for.
    pub fn page(&self, conn: &Connection, seek: &Seek, limit: usize) -> Result<Ids> {
        let page = self.page_where(conn, seek, limit, None)?;
        Ok(page.unwrap_or_default())
    }

    /// The page of those rows that `test` accepts; `None` if it gave up.
    pub fn page_where(
        &self,
        conn: &Connection,
        seek: &Seek,
        limit: usize,
        test: Option<&Test<'_>>,
    ) -> Result<Option<Ids>> {
        let fetch = |start, itself, backwards, limit| {
            self.fetch(conn, start, itself, backwards, limit, test)
        };
        let anchor = match seek {
            Seek::After(id) | Seek::Before(id) | Seek::At(id) => self.keys_of(conn, *id)?,
            Seek::First | Seek::Last => None,
        };
        // One more than asked for says whether there is more.
        let many = limit.saturating_add(1);
        let end = |backwards: bool| {
            Ok(fetch(None, true, backwards, many)?.map(|mut rows| {
                let more = cut(&mut rows, limit);
                if backwards {
                    rows.reverse();
                }
                Page { rows, before: backwards && more, after: !backwards && more }
            }))
        };
        let (Some(keys), false) = (anchor.as_ref(), matches!(seek, Seek::Last)) else {
            // No row to start from, or it is gone: from the top.
            return end(matches!(seek, Seek::Last));
        };
        let backwards = matches!(seek, Seek::Before(_));
        let itself = matches!(seek, Seek::At(_));
        let Some(mut rows) = fetch(Some(keys), itself, backwards, many)? else { return Ok(None) };
        let more = cut(&mut rows, limit);
        if backwards {
            rows.reverse();
        }
        // The row itself lies on the other side, unless it opens the page.
        let Some(other) = fetch(Some(keys), !itself, !backwards, 1)? else { return Ok(None) };
        let other = !other.is_empty();
        let (before, after) = if backwards { (more, other) } else { (other, more) };
        Ok(Some(Page { rows, before, after }))
    }

    /// The sort keys of a row, whether or not it meets the conditions.
    fn keys_of(&self, conn: &Connection, id: Id) -> Result<Option<Vec<Value>>> {
        conn.prepare_cached(self.keys_of)?
            .query_row([id], |row| (0..self.keys.len()).map(|i| row.get(i)).collect())
            .optional()
    }

    fn id_key(&self) -> &'static str {
        self.keys.last().copied().unwrap_or("id")
    }

    /// Ids in list order (or against it) from `start` on; `None` if the test gave up.
    fn fetch(
        &self,
        conn: &Connection,
        start: Option<&Vec<Value>>,
        itself: bool,
        backwards: bool,
        limit: usize,
        test: Option<&Test<'_>>,
    ) -> Result<Option<Vec<Id>>> {
        let downwards = self.descending != backwards;
        let mut ranges = match start {
            None => vec![(String::new(), Vec::new())],
            Some(keys) => self.ranges(keys, itself, downwards),
        };
        if !self.ordered && start.is_some() {
            let any: Vec<String> =
                ranges.iter().map(|(condition, _)| format!("({condition})")).collect();
            let bound = ranges.into_iter().flat_map(|(_, bound)| bound).collect();
            ranges = vec![(format!("({})", any.join(" OR ")), bound)];
        }
        let direction = if downwards { " DESC" } else { "" };
        let order: Vec<String> = self.keys.iter().map(|key| format!("{key}{direction}")).collect();
        let (id, order) = (self.id_key(), order.join(", "));
        let mut found = Vec::new();
        for (condition, bound) in ranges {
            if found.len() >= limit {
                break;
            }
            let all: Vec<&str> = [self.conditions.as_str(), &condition]
                .into_iter()
                .filter(|c| !c.is_empty())
                .collect();
            let clause = if all.is_empty() { "1".to_owned() } else { all.join(" AND ") };
            let sql =
                format!("SELECT {id} FROM {} WHERE {clause} ORDER BY {order} LIMIT ?", self.from);
            let rows =
                if test.is_some() { -1 } else { i64::try_from(limit - found.len()).unwrap_or(-1) };
            let rows = Value::Integer(rows);
            let mut query = conn.prepare_cached(&sql)?;
            let mut rows =
                query.query(params_from_iter(self.values.iter().chain(&bound).chain([&rows])))?;
            while let Some(row) = rows.next()? {
                let id = row.get(0)?;
                match test.map_or(Ok(Verdict::Take), |test| test(id))? {
                    Verdict::Take => found.push(id),
                    Verdict::Leave => {}
                    Verdict::GiveUp => return Ok(None),
                }
                if found.len() >= limit {
                    break;
                }
            }
        }
        Ok(Some(found))
    }

    /// What lies beyond a row, as ranges of the index in order: rows equal in all
    /// keys but the last, in all but the last two, …
    fn ranges(&self, keys: &[Value], itself: bool, downwards: bool) -> Vec<(String, Vec<Value>)> {
        let mut ranges = Vec::new();
        let equal = |n: usize| -> (Vec<String>, Vec<Value>) {
            let mut conditions = Vec::new();
            let mut values = Vec::new();
            for (key, value) in self.keys.iter().zip(keys).take(n) {
                if *value == Value::Null {
                    conditions.push(format!("{key} IS NULL"));
                } else {
                    conditions.push(format!("{key} = ?"));
                    values.push(value.clone());
                }
            }
            (conditions, values)
        };
        for (n, (key, value)) in self.keys.iter().zip(keys).enumerate().rev() {
            let last = n + 1 == self.keys.len();
            let (conditions, values) = equal(n);
            let mut push = |condition: String, value: Option<&Value>| {
                let mut conditions = conditions.clone();
                conditions.push(condition);
                ranges.push((
                    conditions.join(" AND "),
                    values.iter().chain(value).cloned().collect(),
                ));
            };
            let sign = match (downwards, last && itself) {
                (true, true) => "<=",
                (true, false) => "<",
                (false, true) => ">=",
                (false, false) => ">",
            };
            match (value, downwards) {
                (Value::Null, true) => {}
                (Value::Null, false) => push(format!("{key} IS NOT NULL"), None),
                (_, _) => {
                    push(format!("{key} {sign} ?"), Some(value));
                    if downwards && n == 0 && self.nullable {
                        push(format!("{key} IS NULL"), None);
                    }
                }
            }
        }
        ranges
    }
}

fn cut(rows: &mut Vec<Id>, limit: usize) -> bool {
    let more = rows.len() > limit;
    rows.truncate(limit);
    more
}
