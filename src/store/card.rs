//! Everything about one customer, and finding the one that is meant.

use rusqlite::{Connection, OptionalExtension, Result};

use super::history::history;
use super::rows::{CONSENTS, Record, complaints_of, consent_from_row, surveys_of};
use super::tasks::open_tasks_of;
use super::values::card_value;
use crate::domain::model::{Consent, Customer, Id, Person, display_name};
use crate::domain::phone;
use crate::domain::views::{Card, HistoryFilter, MatchClass, MatchField, Seek};

/// More open tasks than this are no help on a card.
const TASKS: usize = 100;
/// So many candidates tell that a reference is ambiguous.
const CANDIDATES: i64 = 10;

/// The card of a customer, also of one in the trash.
pub(in crate::store) fn card(
    conn: &Connection,
    id: Id,
    history_limit: usize,
) -> Result<Option<Card>> {
    let Some(customer) = Customer::load(conn, id)? else { return Ok(None) };
    let referred_by = match customer.referred_by {
        None => None,
        Some(by) => conn
            .prepare_cached(
                "SELECT number, company, first_name, last_name FROM customer WHERE id = ?1",
            )?
            .query_row([by], |r| {
                let text = |i| r.get_ref(i).and_then(|v| Ok(v.as_str()?));
                Ok(display_name(text(1)?, text(2)?, text(3)?, text(0)?))
            })
            .optional()?,
    };
    let filter = HistoryFilter { customer_id: Some(id), ..HistoryFilter::default() };
    Ok(Some(Card {
        customer,
        referred_by: referred_by.unwrap_or_default(),
        persons: persons(conn, id)?,
        history: history(conn, &filter, &Seek::First, history_limit)?,
        tasks: open_tasks_of(conn, id, TASKS)?,
        consents: consents(conn, id)?,
        complaints: complaints_of(conn, id)?,
        surveys: surveys_of(conn, id)?,
        value: card_value(conn, id)?,
    }))
}

/// The contact persons of a customer, in the order of their entry.
fn persons(conn: &Connection, customer: Id) -> Result<Vec<Person>> {
    let ids: Vec<Id> = conn
        .prepare_cached(
            "SELECT id FROM person WHERE customer_id = ?1 AND deleted_at IS NULL ORDER BY id",
        )?
        .query_map([customer], |r| r.get(0))?
        .collect::<Result<_>>()?;
    let mut persons = Vec::with_capacity(ids.len());
    for id in ids {
        persons.extend(Person::load(conn, id)?);
    }
    Ok(persons)
}

/// The consent ledger of a customer, newest entry first.
fn consents(conn: &Connection, customer: Id) -> Result<Vec<Consent>> {
    conn.prepare_cached(&format!(
        "{CONSENTS} WHERE n.customer_id = ?1 AND n.deleted_at IS NULL ORDER BY n.at DESC, n.id DESC"
    ))?
    .query_map([customer], consent_from_row)?
    .collect()
}

/// The customer with this number.
pub(in crate::store) fn id_by_number(conn: &Connection, number: &str) -> Result<Option<Id>> {
    conn.prepare_cached("SELECT id FROM customer WHERE number = ?1 AND deleted_at IS NULL")?
        .query_row([number], |r| r.get(0))
        .optional()
}

/// Which customers a text may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    None,
    One(Id),
    /// Some of the several.
    Many(Vec<Id>),
}

impl Resolved {
    fn of(mut ids: Vec<Id>) -> Self {
        ids.dedup();
        match ids.as_slice() {
            [] => Self::None,
            [one] => Self::One(*one),
            _ => Self::Many(ids),
        }
    }
}

/// The customer that a number, an e-mail, a phone number, or else a query means:
/// the only hit, or the only exact one. For the command line.
pub(in crate::store) fn resolve_customer(
    conn: &Connection,
    text: &str,
    country: &str,
) -> Result<Resolved> {
    let text = text.trim();
    match reference(conn, text, country)? {
        Resolved::None => {}
        found => return Ok(found),
    }
    let page = super::search::search(conn, text, 10, country)?;
    let exact = page.hits.iter().filter(|hit| hit.class == MatchClass::Exact);
    let exact: Vec<Id> = exact.map(|hit| hit.row.id).collect();
    if let [one] = exact.as_slice() {
        return Ok(Resolved::One(*one));
    }
    let number = spelt_like_a_number(text);
    let certain = page.hits.iter().filter(|hit| {
        hit.class != MatchClass::Switchboard
            && !(number && matches!(hit.field, MatchField::Number | MatchField::Phone))
    });
    Ok(Resolved::of(certain.map(|hit| hit.row.id).collect()))
}

/// Letters and digits as in `K-0001`: whoever types that means this number, neither
/// one that begins so nor a phone number with these digits.
fn spelt_like_a_number(text: &str) -> bool {
    let digits = text.trim_start_matches(char::is_alphabetic);
    let bare = digits.trim_start_matches(['-', ' ', '/', '.']);
    digits.len() < text.len() && !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit())
}

/// The customer that a customer number, or an e-mail or phone number that belongs
/// to exactly one, means (the reference of import files).
pub(in crate::store) fn reference(
    conn: &Connection,
    text: &str,
    country: &str,
) -> Result<Resolved> {
    if let Some(id) = id_by_number(conn, text)? {
        return Ok(Resolved::One(id));
    }
    let ids = |sql: &str, value: &str| -> Result<Vec<Id>> {
        conn.prepare_cached(sql)?
            .query_map(rusqlite::params![value, CANDIDATES], |r| r.get(0))?
            .collect()
    };
    if text.contains('@') {
        return Ok(Resolved::of(ids(
            "SELECT DISTINCT p.customer_id FROM email p JOIN customer c ON c.id = p.customer_id
              WHERE p.norm = ?1 AND p.deleted_at IS NULL AND c.deleted_at IS NULL
              ORDER BY 1 LIMIT ?2",
            &text.to_lowercase(),
        )?));
    }
    match phone::normalise(text, country).filter(|_| phone::looks_like_phone(text)) {
        None => Ok(Resolved::None),
        Some(norm) => Ok(Resolved::of(ids(
            "SELECT DISTINCT p.customer_id FROM phone p JOIN customer c ON c.id = p.customer_id
              WHERE p.norm = ?1 AND p.deleted_at IS NULL AND c.deleted_at IS NULL
              ORDER BY 1 LIMIT ?2",
            &norm,
        )?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::samples::{self, Grievance, Sample};
    use rstest::rstest;

    #[test]
    fn a_card_has_everything_of_its_customer_and_nothing_of_others() {
        let conn = samples::open();
        samples::add(&conn, &Sample { last: "Ott", first: "Eva", ..Sample::default() });
        let id = samples::add(
            &conn,
            &Sample { company: "Nord", person: ("Udo", "Pohl"), ..Sample::default() },
        );
        for at in 1..4 {
            samples::add_contact(&conn, Some(id), at, &format!("Anruf {at}"), "");
            samples::add_contact(&conn, Some(1), at, "fremd", "");
        }
        conn.execute_batch(
            "UPDATE customer SET referred_by = 1 WHERE id = 2;
             INSERT INTO task (title, kind, customer_id, created_at, created_by, updated_at, updated_by)
             VALUES ('Angebot', 1, 2, 0, 1, 0, 1), ('fremd', 1, 1, 0, 1, 0, 1);
             INSERT INTO consent (customer_id, purpose, channel, status, at, created_at, created_by, updated_at, updated_by)
             VALUES (2, 'advertising', 1, 1, 1, 0, 1, 0, 1), (2, 'advertising', 1, 3, 2, 0, 1, 0, 1);
             INSERT INTO survey (customer_id, kind, score, sent_at, answered_at, created_at, created_by, updated_at, updated_by)
             VALUES (2, 1, 9, NULL, 5, 0, 1, 0, 1), (2, 2, NULL, 7, NULL, 0, 1, 0, 1), (1, 1, 0, NULL, 9, 0, 1, 0, 1);",
        )
        .unwrap();
        let some = Grievance { customer: Some(id), ..Grievance::default() };
        for grievance in [
            Grievance { closed: Some(5), ..some },
            Grievance { next_due: Some(9), ..some },
            some,
            Grievance { closed: Some(7), ..some },
            Grievance { next_due: Some(3), ..some },
            Grievance { customer: Some(1), ..some },
        ] {
            samples::add_complaint(&conn, &grievance);
        }
        let card = card(&conn, id, 2).unwrap().unwrap();
        assert_eq!(card.customer.company, "Nord");
        assert_eq!(card.referred_by, "Eva Ott");
        assert_eq!(card.persons.iter().map(|p| p.last_name.as_str()).collect::<Vec<_>>(), ["Pohl"]);
        let subjects: Vec<_> =
            card.history.rows.iter().map(|row| row.contact.subject.as_str()).collect();
        assert_eq!(subjects, ["Anruf 3", "Anruf 2"]);
        assert!(card.history.after);
        assert_eq!(card.tasks.iter().map(|t| t.title.as_str()).collect::<Vec<_>>(), ["Angebot"]);
        let times: Vec<_> = card.consents.iter().map(|c| c.at.timestamp_millis()).collect();
        assert_eq!(times, [2, 1]);
        let complaints: Vec<_> = card.complaints.iter().map(|c| c.meta.id).collect();
        assert_eq!(complaints, [5, 2, 3, 4, 1]);
        let scores: Vec<_> = card.surveys.iter().map(|survey| survey.score).collect();
        assert_eq!(scores, [None, Some(9)]);
        assert!(super::card(&conn, 99, 2).unwrap().is_none());
    }

    #[rstest]
    #[case("K-0002", Resolved::One(2))]
    #[case("k0002", Resolved::One(2))]
    #[case("eva@ott.example", Resolved::One(1))]
    #[case("EVA@Ott.example", Resolved::One(1))]
    #[case("+49 (0)531 37960070", Resolved::One(1))]
    #[case("Udo Ott", Resolved::One(2))]
    #[case("B-2026-0001", Resolved::One(3))]
    #[case("b20260001", Resolved::One(3))]
    #[case("udo", Resolved::One(2))]
    #[case("Ott", Resolved::Many(vec![1, 2, 3]))]
    #[case("Otto", Resolved::None)]
    #[case("030 999", Resolved::None)]
    #[case("K-37960070", Resolved::None)]
    #[case("k-000", Resolved::None)]
    #[case("37960070", Resolved::One(1))]
    #[case("", Resolved::None)]
    fn a_text_means_a_customer(#[case] text: &str, #[case] expected: Resolved) {
        let conn = samples::open();
        samples::add(
            &conn,
            &Sample {
                first: "Eva",
                last: "Ott",
                email: "Eva@Ott.example",
                phone: "0531 37960070",
                ..Sample::default()
            },
        );
        samples::add(&conn, &Sample { first: "Udo", last: "Ott", ..Sample::default() });
        let ingo = samples::add(&conn, &Sample { first: "Ingo", last: "Ott", ..Sample::default() });
        samples::add_complaint(&conn, &Grievance { customer: Some(ingo), ..Grievance::default() });
        let found = match resolve_customer(&conn, text, "DE").unwrap() {
            Resolved::Many(mut ids) => {
                ids.sort_unstable();
                Resolved::Many(ids)
            }
            other => other,
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn a_reference_of_an_import_is_no_query() {
        let conn = samples::open();
        samples::add(&conn, &Sample { last: "Ott", phone: "030 123456", ..Sample::default() });
        assert_eq!(reference(&conn, "K-0001", "DE").unwrap(), Resolved::One(1));
        assert_eq!(reference(&conn, "Ott", "DE").unwrap(), Resolved::None);
        samples::add(&conn, &Sample { last: "Pohl", phone: "030/123456", ..Sample::default() });
        assert_eq!(reference(&conn, "030 12 34 56", "DE").unwrap(), Resolved::Many(vec![1, 2]));
        conn.execute("UPDATE customer SET deleted_at = 1 WHERE id = 2", []).unwrap();
        assert_eq!(reference(&conn, "030 12 34 56", "DE").unwrap(), Resolved::One(1));
    }
}
