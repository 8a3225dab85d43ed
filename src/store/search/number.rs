//! Finding by customer number: exactly this one, and those that begin so.
//!
//! Performance: numbers are alike in all their trigrams; among a million customers
//! the text index cannot tell them apart. They have an index of their own.

use rusqlite::{Result, params};

use super::{Search, sql_limit};
use crate::domain::model::Id;

/// A longer text is no customer number.
const LONGEST: usize = 40;

impl Search<'_> {
    /// `true` if that was meant: the text is spelt like a number of this file, with
    /// letters and digits.
    pub(super) fn by_customer_number(&mut self, text: &str) -> Result<bool> {
        let mut ids: Vec<Id> = Vec::new();
        for spelling in spellings(text) {
            let mut query = self.conn.prepare_cached(
                "SELECT id FROM customer INDEXED BY customer_number
                  WHERE deleted_at IS NULL AND number >= ?1 AND number < ?2
                  ORDER BY number LIMIT ?3",
            )?;
            let until = format!("{spelling}\u{10ffff}");
            let found = query
                .query_map(params![spelling, until, sql_limit(self.want)], |row| row.get(0))?
                .collect::<Result<Vec<Id>>>()?;
            ids.extend(found);
        }
        ids.sort_unstable();
        ids.dedup();
        self.look_at(&ids)?;
        Ok(!self.hits.is_empty() && text.chars().any(char::is_alphabetic))
    }
}

/// How the number may stand in the file: `k100` is `K-100`, too. None if the text
/// cannot be one.
pub(in crate::store) fn spellings(text: &str) -> Vec<String> {
    let text = text.trim();
    let Some(first) = text.find(|c: char| c.is_ascii_digit()) else { return Vec::new() };
    if text.len() > LONGEST {
        return Vec::new();
    }
    let upper = text.to_uppercase();
    let bare = upper.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut all = vec![text.to_owned(), upper, bare];
    let (letters, digits) = text.split_at(first);
    let letters = letters.trim_end_matches(|c: char| !c.is_alphanumeric()).to_uppercase();
    if !letters.is_empty() {
        all.push(format!("{letters}-{digits}"));
    }
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::super::search;
    use super::spellings;
    use crate::store::samples::{self, Sample};

    #[test]
    fn a_number_is_found_in_its_spellings_and_by_its_beginning() {
        let conn = samples::open();
        for number in ["K-100", "K-1001", "K-2000", "b7"] {
            samples::add(&conn, &Sample { last: "Ott", number, ..Sample::default() });
        }
        let found = |text: &str| {
            let page = search(&conn, text, 10, "DE").unwrap();
            page.hits.into_iter().map(|hit| hit.row.number).collect::<Vec<_>>()
        };
        for text in ["K-100", "k100", "k 100", "K-100 "] {
            assert_eq!(found(text), ["K-100", "K-1001"], "{text}");
        }
        assert_eq!(found("k-1001"), ["K-1001"]);
        assert_eq!(found("b7"), ["b7"]);
    }

    #[test]
    fn a_name_or_a_phone_number_is_no_customer_number() {
        assert!(spellings("Müller").is_empty());
        assert!(spellings(&"1".repeat(50)).is_empty());
        assert_eq!(spellings("0531 37"), ["0531 37", "053137"]);
        assert_eq!(spellings("k7"), ["K-7", "K7", "k7"]);
    }
}
