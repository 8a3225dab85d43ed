//! Finding the customer of a complaint by the number of the complaint, exactly or by
//! its beginning. Those without a customer have nobody to be found.

use rusqlite::{Result, params};

use super::question::{Found, Rank};
use super::{Candidate, LastContact, Search, sql_limit};
use crate::domain::model::Id;
use crate::domain::views::{MatchClass, MatchField};

/// A longer text is no complaint number.
const LONGEST: usize = 40;
/// A beginning has at least the digits of a year; before that, too much begins so.
const DIGITS: usize = 4;

impl Search<'_> {
    /// `true` if that was meant: the text is spelt like numbers of this file, with
    /// letters and digits.
    pub(super) fn by_complaint_number(&mut self, text: &str) -> Result<bool> {
        let mut found = false;
        for spelling in spellings(text) {
            let digits = spelling.chars().filter(char::is_ascii_digit).count();
            let until =
                if digits < DIGITS { spelling.clone() } else { format!("{spelling}\u{10ffff}") };
            let mut query = self.conn.prepare_cached(
                "SELECT number, customer_id FROM complaint INDEXED BY complaint_number
                  WHERE deleted_at IS NULL AND number >= ?1 AND number <= ?2
                    AND customer_id IS NOT NULL ORDER BY number LIMIT ?3",
            )?;
            let mut rows = query.query(params![spelling, until, sql_limit(self.want)])?;
            while let Some(row) = rows.next()? {
                let (number, customer): (String, Id) = (row.get(0)?, row.get(1)?);
                let exact = number == spelling;
                let class = if exact { MatchClass::Exact } else { MatchClass::Prefix };
                let rank = Rank::of_number(class);
                let known = self.hits.get(&customer);
                if known.is_none_or(|known| rank < known.found.rank) {
                    let found = Found { rank, class, field: MatchField::Complaint };
                    let candidate = Candidate { found, last_contact: LastContact::NotLookedUp };
                    self.hits.insert(customer, candidate);
                    self.complaints.insert(customer, number);
                }
                found = true;
            }
        }
        Ok(found)
    }
}

/// How the number may stand in the file: `b20260007` and `b 2026 7` are `B-2026-0007`,
/// too. None if the text has no letter or no digit.
fn spellings(text: &str) -> Vec<String> {
    let text = text.trim();
    let known = |c: char| c.is_alphanumeric() || c == '-' || c == '/' || c == ' ' || c == '.';
    if text.len() > LONGEST
        || !text.chars().all(known)
        || !text.contains(char::is_alphabetic)
        || !text.contains(|c: char| c.is_ascii_digit())
    {
        return Vec::new();
    }
    let upper = text.to_uppercase();
    let mut all = vec![text.to_owned(), upper.clone()];
    // As kundig gives them: letters, the year, a number of at least four digits.
    let letters: String = upper.chars().take_while(|c| c.is_alphabetic()).collect();
    let rest = upper.get(letters.len()..).unwrap_or_default();
    let pieces: Vec<&str> =
        rest.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()).collect();
    match pieces.as_slice() {
        [one] if one.len() > 4 => {
            if let Some((year, number)) = one.split_at_checked(4) {
                all.push(format!("{letters}-{year}-{number}"));
            }
        }
        [one] => all.push(format!("{letters}-{one}")),
        [year, number] => {
            all.push(format!("{letters}-{year}-{number}"));
            if number.bytes().all(|b| b.is_ascii_digit()) {
                all.push(format!("{letters}-{year}-{number:0>4}"));
            }
        }
        _ => {}
    }
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::super::search;
    use super::spellings;
    use crate::domain::views::{MatchClass, MatchField};
    use crate::store::samples::{self, Grievance, Sample};
    use rstest::rstest;
    use rusqlite::Connection;

    fn file() -> Connection {
        let conn = samples::open();
        for last in ["Ott", "Pohl", "Quast"] {
            samples::add(&conn, &Sample { last, tag: "b2b", ..Sample::default() });
        }
        for customer in [Some(1), Some(2), None, Some(2)] {
            samples::add_complaint(&conn, &Grievance { customer, ..Grievance::default() });
        }
        conn
    }

    fn found(conn: &Connection, text: &str) -> Vec<(String, MatchClass, String)> {
        let page = search(conn, text, 10, "DE").unwrap();
        let of = |hit: &crate::domain::views::Hit| hit.field == MatchField::Complaint;
        page.hits
            .iter()
            .filter(|hit| of(hit))
            .map(|hit| (hit.row.name.clone(), hit.class, hit.text.clone()))
            .collect()
    }

    #[rstest]
    #[case("B-2026-0002")]
    #[case("b-2026-0002")]
    #[case(" b20260002 ")]
    #[case("b 2026 2")]
    #[case("B-2026-2")]
    #[case("b2026/0002")]
    fn a_complaint_number_finds_its_customer_and_says_so(#[case] text: &str) {
        let expected = ("Pohl".to_owned(), MatchClass::Exact, "B-2026-0002".to_owned());
        assert_eq!(found(&file(), text).first(), Some(&expected), "{text}");
    }

    #[test]
    fn the_beginning_of_a_number_finds_all_that_begin_so() {
        let all = found(&file(), "B-2026");
        let mut names: Vec<&str> = all.iter().map(|hit| hit.0.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["Ott", "Pohl"]);
        assert!(all.iter().all(|hit| hit.1 == MatchClass::Prefix));
    }

    #[test]
    fn anonymous_and_deleted_complaints_find_nobody() {
        let conn = file();
        assert_eq!(found(&conn, "B-2026-0003"), []);
        conn.execute("UPDATE complaint SET deleted_at = 1 WHERE id = 1", []).unwrap();
        assert_eq!(found(&conn, "B-2026-0001"), []);
        conn.execute("UPDATE customer SET deleted_at = 1 WHERE id = 2", []).unwrap();
        assert_eq!(found(&conn, "B-2026-0002"), []);
    }

    #[test]
    fn a_tag_that_begins_like_a_number_is_not_hidden() {
        let page = search(&file(), "b2", 10, "DE").unwrap();
        assert_eq!(page.hits.len(), 3);
        assert!(page.hits.iter().all(|hit| hit.field == MatchField::Tag));
    }

    #[test]
    fn names_and_phone_numbers_are_no_complaint_numbers() {
        for text in ["Müller", "0531 37", "2026", "a@b7.example", ""] {
            assert!(spellings(text).is_empty(), "{text}");
        }
    }
}
