//! The contact history, newest first.
//!
//! Performance: the index in order of time holds all that is filtered by. Days
//! without any contact of the wanted channel, topic, rep … are passed at a glance
//! (`contact_day`); contacts of a customer, or of none, have an index of their
//! own. Words are looked up among the words of contacts if they are rare, and
//! read off the contacts if they are not. What remains slow are several filters
//! that are each common and hardly ever meet (docs/performance.md).

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Result, params};

use super::paging::{Ids, List};
use super::rows::Record;
use super::words::Words;
use crate::domain::codes::Code;
use crate::domain::model::{Contact, Id, Person, display_name};
use crate::domain::views::{ContactRow, HistoryFilter, Page, Seek};

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// A page of the history.
pub(in crate::store) fn history(
    conn: &Connection,
    filter: &HistoryFilter,
    seek: &Seek,
    limit: usize,
) -> Result<Page<ContactRow>> {
    let Some([list, plain]) = lists(conn, filter)? else { return Ok(Page::default()) };
    let Ids { rows, before, after } = match Words::new(&filter.text) {
        None => list.page(conn, seek, limit)?,
        Some(words) => words.page(conn, [&list, &plain], seek, limit)?,
    };
    Ok(Page { rows: contact_rows(conn, &rows)?, before, after })
}

/// The list without regard to the words, in order of time and as a plain table;
/// `None` if nothing can be in it.
fn lists(conn: &Connection, filter: &HistoryFilter) -> Result<Option<[List; 2]>> {
    let mut conditions: Vec<&'static str> = vec!["k.deleted_at IS NULL"];
    let mut values = Vec::new();
    let mut days: Vec<&'static str> = Vec::new();
    let mut day_values = Vec::new();
    if let Some(from) = filter.from.map(|at| at.timestamp_millis()) {
        conditions.push("k.at >= ?");
        values.push(Value::Integer(from));
        days.push("d.day >= ?");
        day_values.push(Value::Integer(from.div_euclid(DAY)));
    }
    if let Some(until) = filter.until.map(|at| at.timestamp_millis()) {
        conditions.push("k.at < ?");
        values.push(Value::Integer(until));
        days.push("d.day <= ?");
        day_values.push(Value::Integer(until.div_euclid(DAY)));
    }
    let rep: Option<Id> = match &filter.rep {
        None => None,
        Some(login) => {
            let id = conn
                .prepare_cached("SELECT id FROM user WHERE login = ?1 AND acting_as = ''")?
                .query_row([login], |r| r.get(0))
                .optional()?;
            if id.is_none() {
                return Ok(None);
            }
            id
        }
    };
    let mut by_day = false;
    for (value, condition, day) in [
        (filter.channel.map(Code::code), "k.channel = ?", "d.channels & ?"),
        (filter.direction.map(Code::code), "k.direction = ?", "d.directions & ?"),
        (filter.topic.map(Code::code), "k.topic = ?", "d.topics & ?"),
        (filter.outcome.map(Code::code), "k.outcome = ?", "d.outcomes & ?"),
        (rep, "k.rep_id = ?", "d.reps & ?"),
    ] {
        if let Some(value) = value {
            conditions.push(condition);
            values.push(Value::Integer(value));
            days.push(day);
            day_values.push(Value::Integer(1 << value.rem_euclid(62)));
            by_day = true;
        }
    }
    let mut list = List {
        from: "contact k INDEXED BY contact_at",
        conditions: String::new(),
        values,
        keys: &["k.at", "k.id"],
        nullable: false,
        keys_of: "SELECT at, id FROM contact WHERE id = ?1",
        descending: true,
        ordered: true,
    };
    if filter.unassigned {
        conditions.push("k.customer_id IS NULL");
    }
    if let Some(customer) = filter.customer_id {
        conditions.push("k.customer_id = ?");
        list.values.push(Value::Integer(customer));
    }
    list.conditions = conditions.join(" AND ");
    let plain = List { from: "contact k", ..list.clone() };
    if filter.unassigned || filter.customer_id.is_some() {
        list.from = "contact k INDEXED BY contact_customer";
    } else if by_day {
        list.from = "contact_day d CROSS JOIN contact k INDEXED BY contact_at
                     ON k.at >= d.day * 86400000 AND k.at < (d.day + 1) * 86400000";
        list.keys = &["d.day", "k.at", "k.id"];
        list.keys_of =
            "SELECT (at + 86400000000000) / 86400000 - 1000000, at, id FROM contact WHERE id = ?1";
        list.conditions = format!("{} AND {}", days.join(" AND "), list.conditions);
        list.values.splice(0..0, day_values);
    }
    Ok(Some([list, plain]))
}

/// The lines of these contacts, in this order.
pub(in crate::store) fn contact_rows(conn: &Connection, ids: &[Id]) -> Result<Vec<ContactRow>> {
    let mut customer = conn.prepare_cached(
        "SELECT number, company, first_name, last_name FROM customer WHERE id = ?1",
    )?;
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        let Some(contact) = Contact::load(conn, *id)? else { continue };
        let (name, customer_number) = match contact.customer_id {
            None => (String::new(), String::new()),
            Some(id) => customer
                .query_row([id], |r| {
                    let text = |i| r.get_ref(i).and_then(|v| Ok(v.as_str()?));
                    let number = text(0)?;
                    Ok((display_name(text(1)?, text(2)?, text(3)?, number), number.to_owned()))
                })
                .optional()?
                .unwrap_or_default(),
        };
        let person = match contact.person_id {
            None => String::new(),
            Some(id) => conn
                .prepare_cached("SELECT first_name, last_name, role FROM person WHERE id = ?1")?
                .query_row(params![id], |r| {
                    let person = Person {
                        first_name: r.get(0)?,
                        last_name: r.get(1)?,
                        role: r.get(2)?,
                        ..Person::default()
                    };
                    Ok(person.display_name())
                })
                .optional()?
                .unwrap_or_default(),
        };
        rows.push(ContactRow { contact, customer: name, customer_number, person });
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::{Channel, Direction, Outcome, Topic};
    use crate::store::samples::{self, Sample};
    use chrono::DateTime;
    use proptest::prelude::*;

    type Some = (i64, i64, i64, Option<i64>, Option<i64>, i64, i64, usize);

    fn some() -> impl Strategy<Value = Some> {
        (
            // Around 1970, to see days before it too.
            (-3_i64..4, 0_i64..3).prop_map(|(day, part)| day * DAY + part * 40_000_000),
            1..4_i64,
            1..3_i64,
            prop::option::of(1..3_i64),
            prop::option::of(1..3_i64),
            0..3_i64,
            0..3_i64,
            0..4_usize,
        )
    }

    const TEXTS: [(&str, &str); 4] =
        [("Angebot", "Räder"), ("", "angerufen wegen Rad"), ("Größe", "Angebot offen"), ("", "")];

    fn file(contacts: &[Some]) -> Connection {
        let conn = samples::open();
        for last in ["Ott", "Pohl"] {
            samples::add(&conn, &Sample { last, ..Sample::default() });
        }
        for (at, channel, direction, topic, outcome, rep, customer, text) in contacts {
            let (subject, note) = TEXTS[*text];
            conn.execute(
                "INSERT INTO contact (at, channel, direction, topic, outcome, rep_id, customer_id, subject,
                        note, created_at, created_by, updated_at, updated_by)
                 VALUES (?1, ?2, ?3, ?4, ?5, nullif(?6, 0), nullif(?7, 0), ?8, ?9, 0, 1, 0, 1)",
                rusqlite::params![at, channel, direction, topic, outcome, rep, customer, subject, note],
            )
            .unwrap();
            crate::store::index::put_contact(&conn, conn.last_insert_rowid(), None).unwrap();
        }
        conn
    }

    fn meets(contact: &Some, filter: &HistoryFilter) -> bool {
        let (at, channel, direction, topic, outcome, rep, customer, text) = *contact;
        let has = |word: &str| match word {
            "" => true,
            "ang" => text < 3,
            "rad" => text == 1 || text == 0,
            "gros" => text == 2,
            _ => false,
        };
        filter.channel.is_none_or(|c| c.code() == channel)
            && filter.direction.is_none_or(|d| d.code() == direction)
            && filter.topic.is_none_or(|t| Option::Some(t.code()) == topic)
            && filter.outcome.is_none_or(|o| Option::Some(o.code()) == outcome)
            && filter
                .rep
                .as_deref()
                .is_none_or(|r| r == ["", "anna", "bert"][usize::try_from(rep).unwrap()])
            && filter.customer_id.is_none_or(|c| c == customer)
            && (!filter.unassigned || customer == 0)
            && filter.from.is_none_or(|from| at >= from.timestamp_millis())
            && filter.until.is_none_or(|until| at < until.timestamp_millis())
            && filter.text.split(' ').all(has)
    }

    proptest! {
        #[test]
        fn pages_put_together_are_the_whole_history(
            contacts in prop::collection::vec(some(), 0..40),
            codes in (prop::option::of(1..4_i64), prop::option::of(1..3_i64), prop::option::of(1..3_i64), prop::option::of(1..3_i64)),
            rep in prop::option::of(prop::sample::select(vec!["anna", "bert", "nobody"])),
            customer_id in prop::option::of(1..3_i64),
            period in (prop::option::of(-3_i64..3), prop::option::of(-2_i64..4)),
            text in prop::sample::select(vec!["", "ang", "rad", "gros", "ang rad", "nichts"]),
            unassigned in any::<bool>(),
            limit in 1..6_usize,
        ) {
            let conn = file(&contacts);
            let day = |d: i64| DateTime::from_timestamp_millis(d * DAY);
            let filter = HistoryFilter {
                customer_id,
                channel: codes.0.and_then(Channel::from_code),
                direction: codes.1.and_then(Direction::from_code),
                topic: codes.2.and_then(Topic::from_code),
                outcome: codes.3.and_then(Outcome::from_code),
                rep: rep.map(str::to_owned),
                from: period.0.and_then(day),
                until: period.1.and_then(day),
                text: text.to_owned(),
                unassigned: unassigned && customer_id.is_none(),
            };
            let mut all: Vec<(i64, Id)> = contacts
                .iter()
                .zip(1_i64..)
                .filter(|(contact, _)| meets(contact, &filter))
                .map(|(contact, id)| (contact.0, id))
                .collect();
            all.sort_unstable_by(|a, b| b.cmp(a));
            let all: Vec<Id> = all.into_iter().map(|(_, id)| id).collect();
            let page = |seek: &Seek| {
                let page = history(&conn, &filter, seek, limit).unwrap();
                let ids: Vec<Id> = page.rows.iter().map(|row| row.contact.meta.id).collect();
                (ids, page.before, page.after)
            };
            let first = page(&Seek::First);
            let end = limit.min(all.len());
            prop_assert_eq!(first, (all[..end].to_vec(), false, end < all.len()));
            let start = all.len().saturating_sub(limit);
            prop_assert_eq!(page(&Seek::Last), (all[start..].to_vec(), start > 0, false));
            for (n, id) in all.iter().enumerate() {
                let end = (n + 1 + limit).min(all.len());
                let expected = (all[n + 1..end].to_vec(), true, end < all.len());
                prop_assert_eq!(page(&Seek::After(*id)), expected);
                let start = n.saturating_sub(limit);
                prop_assert_eq!(page(&Seek::Before(*id)), (all[start..n].to_vec(), start > 0, true));
            }
        }
    }

    #[test]
    fn a_line_names_customer_and_person() {
        let conn = samples::open();
        samples::add(
            &conn,
            &Sample { company: "Nord", person: ("Eva", "Ott"), ..Sample::default() },
        );
        let id = samples::add_contact(&conn, Option::Some(1), 5, "Angebot", "");
        conn.execute("UPDATE contact SET person_id = 1", []).unwrap();
        let rows = contact_rows(&conn, &[id]).unwrap();
        assert_eq!((rows[0].customer.as_str(), rows[0].person.as_str()), ("Nord", "Eva Ott"));
        assert_eq!(rows[0].customer_number, "K-0001");
    }

    #[test]
    fn common_words_are_read_off_the_contacts() {
        let conn = samples::open();
        conn.execute_batch("BEGIN").unwrap();
        for n in 0..200 {
            // More words begin with “wort” than are looked up one by one.
            samples::add_contact(&conn, None, n, &format!("Wort{n}"), "");
        }
        let filter = HistoryFilter { text: "wort".into(), ..HistoryFilter::default() };
        let page = history(&conn, &filter, &Seek::First, 3).unwrap();
        let subjects: Vec<&str> =
            page.rows.iter().map(|row| row.contact.subject.as_str()).collect();
        assert_eq!(subjects, ["Wort199", "Wort198", "Wort197"]);
        assert!(page.after && !page.before);
    }
}
