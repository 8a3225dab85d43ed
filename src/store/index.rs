//! Upkeep of what is searched: the trigram index of customers, the words kept
//! for typos and sound, the words of contacts. Called inside the transaction
//! that changes the record. Knows nothing of questions (`search`).
//!
//! Compatibility: the text (`text.rs`) is part of the file format; a change of
//! folding needs a migration that calls [`rebuild`].

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::text::{SearchText, distinct_words, name_words};
use crate::domain::model::Id;
use crate::domain::sound;

/// Brings the index in step with the customer as it stands in the tables; one
/// in the trash, or gone, is taken out.
pub(in crate::store) fn put_customer(conn: &Connection, id: Id) -> Result<()> {
    let Some(text) = read_text(conn, id)? else { return drop_customer(conn, id) };
    let old = indexed_text(conn, id)?;
    if old.as_deref() == Some(text.as_str()) {
        return Ok(());
    }
    if let Some(old) = &old {
        remove_text(conn, id, old)?;
    }
    insert_text(conn, id, text.as_str(), &mut KnownWords::default())?;
    old.map_or(Ok(()), |old| drop_words(conn, &old, text.as_str()))
}

/// Takes a customer out of the index, with the words that nobody else has.
pub(in crate::store) fn drop_customer(conn: &Connection, id: Id) -> Result<()> {
    let Some(old) = indexed_text(conn, id)? else { return Ok(()) };
    remove_text(conn, id, &old)?;
    drop_words(conn, &old, "")
}

/// Words that are certainly in `search_word`, so that an import asks once each.
#[derive(Debug, Default)]
pub(in crate::store) struct KnownWords(HashSet<Box<str>>);

/// Adds a customer that is not in the index yet; for imports, which have its
/// fields at hand.
pub(in crate::store) fn insert_customer(
    conn: &Connection,
    id: Id,
    text: &SearchText,
    known: &mut KnownWords,
) -> Result<()> {
    insert_text(conn, id, text.as_str(), known)
}

fn indexed_text(conn: &Connection, id: Id) -> Result<Option<String>> {
    conn.prepare_cached("SELECT text FROM customer_search WHERE id = ?1")?
        .query_row([id], |r| r.get(0))
        .optional()
}

fn insert_text(conn: &Connection, id: Id, text: &str, known: &mut KnownWords) -> Result<()> {
    conn.prepare_cached("INSERT INTO customer_search (id, text) VALUES (?1, ?2)")?
        .execute(params![id, text])?;
    conn.prepare_cached("INSERT INTO customer_fts (rowid, text) VALUES (?1, ?2)")?
        .execute(params![id, text])?;
    for word in name_words(text) {
        if known.0.contains(word) {
            continue;
        }
        known.0.insert(word.into());
        let reversed: String = word.chars().rev().collect();
        conn.prepare_cached(
            "INSERT INTO search_word (word, reversed, sound) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )?
        .execute(params![word, reversed, sound::code(word)])?;
    }
    Ok(())
}

fn remove_text(conn: &Connection, id: Id, old: &str) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO customer_fts (customer_fts, rowid, text) VALUES ('delete', ?1, ?2)",
    )?
    .execute(params![id, old])?;
    conn.prepare_cached("DELETE FROM customer_search WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Forgets the words of `old` that are not in `new` and that no customer has any more.
fn drop_words(conn: &Connection, old: &str, new: &str) -> Result<()> {
    let kept: HashSet<&str> = name_words(new).collect();
    let gone: HashSet<&str> = name_words(old).filter(|word| !kept.contains(word)).collect();
    for word in gone {
        if !is_used(conn, word)? {
            conn.prepare_cached("DELETE FROM search_word WHERE word = ?1")?.execute([word])?;
        }
    }
    Ok(())
}

fn is_used(conn: &Connection, word: &str) -> Result<bool> {
    let mut query = conn.prepare_cached(
        "SELECT s.text FROM customer_fts f JOIN customer_search s ON s.id = f.rowid
          WHERE customer_fts MATCH ?1",
    )?;
    let mut rows = query.query([all_trigrams(word)])?;
    while let Some(row) = rows.next()? {
        let text = row.get_ref(0)?.as_str()?;
        if name_words(text).any(|w| w == word) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The question “all these trigrams”; the index keeps no positions, so whoever
/// asks looks at the text afterwards. Empty under three characters.
///
/// Of longer parts only every other trigram is asked for: they still cover each
/// letter, and each costs a walk through its list.
pub(in crate::store) fn all_trigrams(part: &str) -> String {
    let chars: Vec<char> = part.chars().collect();
    let mut seen = HashSet::new();
    let mut query = String::new();
    let last = chars.len().saturating_sub(3);
    for (n, three) in chars.windows(3).enumerate() {
        let asked = last < 4 || n % 2 == 0 || n == last;
        if asked && seen.insert(three) {
            if !query.is_empty() {
                query.push_str(" AND ");
            }
            query.push('"');
            for c in three {
                if *c == '"' {
                    query.push('"');
                }
                query.push(*c);
            }
            query.push('"');
        }
    }
    query
}

/// The text of a customer as it stands in the tables; `None` in the trash or gone.
fn read_text(conn: &Connection, id: Id) -> Result<Option<SearchText>> {
    let mut text = SearchText::default();
    let notes: Option<String> = conn
        .prepare_cached(
            "SELECT number, company, first_name, last_name, notes FROM customer
              WHERE id = ?1 AND deleted_at IS NULL",
        )?
        .query_row([id], |r| {
            let field = |i| r.get_ref(i).and_then(|v| Ok(v.as_str()?));
            text.customer(field(0)?, field(1)?, field(2)?, field(3)?);
            r.get(4)
        })
        .optional()?;
    let Some(notes) = notes else { return Ok(None) };
    let mut each = |sql: &str, put: &mut dyn FnMut(&mut SearchText, &str, &str)| -> Result<()> {
        let mut query = conn.prepare_cached(sql)?;
        let mut rows = query.query([id])?;
        while let Some(row) = rows.next()? {
            put(&mut text, row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?);
        }
        Ok(())
    };
    each(
        "SELECT first_name, last_name FROM person
          WHERE customer_id = ?1 AND deleted_at IS NULL ORDER BY id",
        &mut |t, first, last| t.person(first, last),
    )?;
    each(
        "SELECT postcode, city FROM address
          WHERE customer_id = ?1 AND deleted_at IS NULL ORDER BY position, id",
        &mut |t, postcode, city| t.place(postcode, city),
    )?;
    // Those of a person in the trash went along with it.
    each(
        "SELECT raw, '' FROM email WHERE customer_id = ?1 AND deleted_at IS NULL
            AND (person_id IS NULL OR EXISTS (SELECT 1 FROM person p
                  WHERE p.id = person_id AND p.deleted_at IS NULL))
          ORDER BY person_id, position, id",
        &mut |t, raw, _| t.email(raw),
    )?;
    each(
        "SELECT norm, '' FROM phone WHERE customer_id = ?1 AND deleted_at IS NULL
            AND (person_id IS NULL OR EXISTS (SELECT 1 FROM person p
                  WHERE p.id = person_id AND p.deleted_at IS NULL))
          ORDER BY person_id, position, id",
        &mut |t, norm, _| t.phone(norm),
    )?;
    each(
        "SELECT t.name, '' FROM customer_tag ct JOIN tag t ON t.id = ct.tag_id
          WHERE ct.customer_id = ?1 AND ct.deleted_at IS NULL ORDER BY ct.id",
        &mut |t, tag, _| t.tag(tag),
    )?;
    text.notes(&notes);
    Ok(Some(text))
}

/// The words of a contact as they are indexed.
pub(in crate::store) fn contact_text(subject: &str, note: &str) -> String {
    distinct_words(&format!("{subject}\n{note}")).join(" ")
}

/// Brings the words of a contact in step. `before`: subject and note as they
/// were indexed; `None` if it was not (new, or in the trash).
pub(in crate::store) fn put_contact(
    conn: &Connection,
    id: Id,
    before: Option<(&str, &str)>,
) -> Result<()> {
    let now: Option<(String, String)> = conn
        .prepare_cached("SELECT subject, note FROM contact WHERE id = ?1 AND deleted_at IS NULL")?
        .query_row([id], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?;
    let now = now.as_ref().map(|(subject, note)| (subject.as_str(), note.as_str()));
    if now.is_some() {
        mark_day(conn, id)?;
    }
    if before == now {
        return Ok(());
    }
    if let Some((subject, note)) = before {
        drop_contact(conn, id, subject, note)?;
    }
    now.map_or(Ok(()), |(subject, note)| insert_words(conn, id, subject, note))
}

/// Adds a contact that is not in the index yet; its row must be there.
pub(in crate::store) fn insert_contact(
    conn: &Connection,
    id: Id,
    subject: &str,
    note: &str,
) -> Result<()> {
    mark_day(conn, id)?;
    insert_words(conn, id, subject, note)
}

/// Notes which values the day of this contact has (see `contact_day`).
///
/// Looks before it writes: a statement that may touch several rows opens a
/// savepoint, at which FTS5 writes out all words that it has collected; done for
/// every contact, that makes an import ten times slower.
fn mark_day(conn: &Connection, id: Id) -> Result<()> {
    let news: Option<[i64; 6]> = conn
        .prepare_cached(
            "SELECT k.day, k.channels, k.directions, k.topics, k.outcomes, k.reps
               FROM (SELECT (at + 86400000000000) / 86400000 - 1000000 AS day,
                            1 << channel AS channels, 1 << direction AS directions,
                            ifnull(1 << topic, 0) AS topics, ifnull(1 << outcome, 0) AS outcomes,
                            ifnull(1 << (rep_id % 62), 0) AS reps
                       FROM contact WHERE id = ?1) k
               LEFT JOIN contact_day d ON d.day = k.day
              WHERE d.day IS NULL OR k.channels & ~d.channels OR k.directions & ~d.directions
                 OR k.topics & ~d.topics OR k.outcomes & ~d.outcomes OR k.reps & ~d.reps",
        )?
        .query_row([id], |r| Ok([r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?]))
        .optional()?;
    if let Some(values) = news {
        conn.prepare_cached(
            "INSERT INTO contact_day VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (day) DO UPDATE SET
                channels = channels | excluded.channels, directions = directions | excluded.directions,
                topics = topics | excluded.topics, outcomes = outcomes | excluded.outcomes,
                reps = reps | excluded.reps",
        )?
        .execute(values)?;
    }
    Ok(())
}

fn insert_words(conn: &Connection, id: Id, subject: &str, note: &str) -> Result<()> {
    let text = contact_text(subject, note);
    if !text.is_empty() {
        conn.prepare_cached("INSERT INTO contact_fts (rowid, text) VALUES (?1, ?2)")?
            .execute(params![id, text])?;
    }
    Ok(())
}

/// Takes the words of a contact out: subject and note exactly as they were indexed.
pub(in crate::store) fn drop_contact(
    conn: &Connection,
    id: Id,
    subject: &str,
    note: &str,
) -> Result<()> {
    let text = contact_text(subject, note);
    if !text.is_empty() {
        conn.prepare_cached(
            "INSERT INTO contact_fts (contact_fts, rowid, text) VALUES ('delete', ?1, ?2)",
        )?
        .execute(params![id, text])?;
    }
    Ok(())
}

/// Customers whose index entry is not what their record says; for `check`.
pub(in crate::store) fn stale_customers(conn: &Connection) -> Result<Vec<Id>> {
    let mut stale = Vec::new();
    let mut query =
        conn.prepare("SELECT id FROM customer UNION SELECT id FROM customer_search ORDER BY 1")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        let wanted = read_text(conn, id)?;
        if indexed_text(conn, id)?.as_deref() != wanted.as_ref().map(SearchText::as_str) {
            stale.push(id);
        }
    }
    Ok(stale)
}

/// Makes the whole index anew from the records.
pub(in crate::store) fn rebuild(conn: &Connection) -> Result<()> {
    conn.execute_batch(
        "DELETE FROM customer_search;
         DELETE FROM search_word;
         DELETE FROM contact_day;
         INSERT INTO customer_fts (customer_fts) VALUES ('rebuild');
         INSERT INTO contact_fts (contact_fts) VALUES ('delete-all');",
    )?;
    let mut known = KnownWords::default();
    let mut query = conn.prepare("SELECT id FROM customer WHERE deleted_at IS NULL ORDER BY id")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        if let Some(text) = read_text(conn, id)? {
            insert_text(conn, id, text.as_str(), &mut known)?;
        }
    }
    let mut query =
        conn.prepare("SELECT id, subject, note FROM contact WHERE deleted_at IS NULL ORDER BY id")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        insert_contact(conn, row.get(0)?, row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::samples::{self, Sample};

    fn count(conn: &Connection, sql: &str) -> i64 {
        conn.query_row(sql, [], |r| r.get(0)).unwrap()
    }

    fn check(conn: &Connection) {
        conn.execute_batch(
            "INSERT INTO customer_fts (customer_fts, rank) VALUES ('integrity-check', 1)",
        )
        .unwrap();
        assert_eq!(stale_customers(conn).unwrap(), Vec::<Id>::new());
    }

    fn words(conn: &Connection) -> Vec<String> {
        conn.prepare("SELECT word FROM search_word ORDER BY word")
            .unwrap()
            .query_map([], |r| r.get(0))
            .unwrap()
            .collect::<Result<_>>()
            .unwrap()
    }

    #[test]
    fn the_index_follows_the_record() {
        let conn = samples::open();
        let id =
            samples::add(&conn, &Sample { last: "Müller", city: "Celle", ..Sample::default() });
        check(&conn);
        conn.execute("UPDATE customer SET last_name = 'Maier' WHERE id = ?1", [id]).unwrap();
        assert_eq!(stale_customers(&conn).unwrap(), [id]);
        put_customer(&conn, id).unwrap();
        check(&conn);
        assert_eq!(words(&conn), ["celle", "maier"]);
    }

    #[test]
    fn a_customer_in_the_trash_is_not_indexed_and_comes_back() {
        let conn = samples::open();
        let id = samples::add(&conn, &Sample { last: "Müller", ..Sample::default() });
        conn.execute("UPDATE customer SET deleted_at = 1", []).unwrap();
        put_customer(&conn, id).unwrap();
        check(&conn);
        assert_eq!(count(&conn, "SELECT count(*) FROM customer_search"), 0);
        conn.execute("UPDATE customer SET deleted_at = NULL", []).unwrap();
        put_customer(&conn, id).unwrap();
        check(&conn);
        assert_eq!(words(&conn), ["mueller", "muller"]);
    }

    #[test]
    fn a_word_is_forgotten_with_its_last_customer() {
        let conn = samples::open();
        let one =
            samples::add(&conn, &Sample { last: "Rohwedder", first: "Uwe", ..Sample::default() });
        let two = samples::add(&conn, &Sample { last: "Rohwedder", ..Sample::default() });
        samples::add(&conn, &Sample { last: "Ott", notes: "kennt Rohwedder", ..Sample::default() });
        drop_customer(&conn, one).unwrap();
        assert_eq!(words(&conn), ["ott", "rohwedder"], "uwe went with the only one");
        drop_customer(&conn, two).unwrap();
        assert_eq!(words(&conn), ["ott"], "a word of notes is no name");
    }

    #[test]
    fn the_words_of_a_contact_follow_it() {
        let conn = samples::open();
        let found = |word: &str| {
            count(
                &conn,
                &format!("SELECT count(*) FROM contact_fts WHERE contact_fts MATCH '\"{word}\"'"),
            )
        };
        let id = samples::add_contact(&conn, None, 1, "Größe", "nur Löhne");
        assert_eq!([found("groesse"), found("grosse"), found("lohne")], [1, 1, 1]);
        conn.execute("UPDATE contact SET note = 'Lager'", []).unwrap();
        put_contact(&conn, id, Some(("Größe", "nur Löhne"))).unwrap();
        assert_eq!([found("groesse"), found("loehne"), found("lager")], [1, 0, 1]);
        conn.execute("UPDATE contact SET deleted_at = 1", []).unwrap();
        put_contact(&conn, id, Some(("Größe", "Lager"))).unwrap();
        assert_eq!([found("groesse"), found("lager")], [0, 0]);
        conn.execute("UPDATE contact SET deleted_at = NULL", []).unwrap();
        put_contact(&conn, id, None).unwrap();
        assert_eq!(found("lager"), 1);
    }

    #[test]
    fn the_index_can_be_made_anew() {
        let conn = samples::open();
        samples::add(&conn, &Sample { last: "Müller", phone: "0531 123456", ..Sample::default() });
        samples::add_contact(&conn, Some(1), 1, "Angebot", "");
        rebuild(&conn).unwrap();
        check(&conn);
        assert_eq!(words(&conn), ["mueller", "muller"]);
        assert_eq!(
            count(&conn, "SELECT count(*) FROM contact_fts WHERE contact_fts MATCH 'angebot'"),
            1
        );
    }
}
