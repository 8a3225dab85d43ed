//! The customer list: windows over any order and filter, read from the indexes.
//!
//! Performance: without a filter the index of the order is walked. A filter that
//! few customers meet is answered by its own index and sorted at once; one that
//! many meet is tested while walking.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Result, Row, params_from_iter};

use super::paging::{Ids, List};
use crate::domain::codes::{Code, CustomerKind, Stage};
use crate::domain::model::{Id, display_name};
use crate::domain::views::{CustomerFilter, CustomerRow, CustomerSort, Page, Seek};

/// Up to so many customers are sorted at once.
const FEW: i64 = 5_000;

/// Customers by the stage that counts.
const BY_STAGE: &str = "customer_value v INDEXED BY customer_value_stage CROSS JOIN customer c";

/// A page of the customer list.
pub(in crate::store) fn customers(
    conn: &Connection,
    sort: CustomerSort,
    filter: &CustomerFilter,
    seek: &Seek,
    limit: usize,
) -> Result<Page<CustomerRow>> {
    let Ids { rows, before, after } = customer_ids(conn, sort, filter, seek, limit)?;
    Ok(Page { rows: customer_rows(conn, &rows)?, before, after })
}

fn customer_ids(
    conn: &Connection,
    sort: CustomerSort,
    filter: &CustomerFilter,
    seek: &Seek,
    limit: usize,
) -> Result<Ids> {
    let mut conditions =
        vec![if filter.trash { "c.deleted_at IS NOT NULL" } else { "c.deleted_at IS NULL" }];
    let mut values = Vec::new();
    // Each filter with the index that finds its customers.
    let mut finders = Vec::new();
    if let Some(tag) = &filter.tag {
        let Some(tag) =
            id_of(conn, "SELECT id FROM tag WHERE key = ?1", &crate::domain::fold::fold(tag))?
        else {
            return Ok(Ids::default());
        };
        conditions.push(
            "c.id IN (SELECT customer_id FROM customer_tag WHERE tag_id = ? AND deleted_at IS NULL)",
        );
        values.push(Value::Integer(tag));
        finders.push((
            "customer c",
            "c.id IN (SELECT customer_id FROM customer_tag WHERE tag_id = ? AND deleted_at IS NULL)",
            Some(Value::Integer(tag)),
        ));
    }
    if let Some(owner) = &filter.owner {
        let Some(owner) =
            id_of(conn, "SELECT id FROM user WHERE login = ?1 AND acting_as = ''", owner)?
        else {
            return Ok(Ids::default());
        };
        conditions.push("c.owner_id = ?");
        values.push(Value::Integer(owner));
        finders.push((
            "customer c INDEXED BY customer_owner",
            "c.owner_id = ?",
            Some(Value::Integer(owner)),
        ));
    }
    if let Some(stage) = filter.stage {
        let stage = Value::Integer(stage.code());
        if filter.trash {
            // Nothing is kept of them: the stage as entered.
            conditions.push("c.stage = ?");
        } else {
            conditions
                .push("(SELECT v.stage FROM customer_value v WHERE v.customer_id = c.id) = ?");
            finders.push((BY_STAGE, "v.stage = ? AND c.id = v.customer_id", Some(stage.clone())));
        }
        values.push(stage);
    }
    for (wanted, from, condition) in [
        (filter.key_account, "customer c INDEXED BY customer_key_account", "c.key_account = 1"),
        (filter.blocked, "customer c INDEXED BY customer_blocked", "c.blocked = 1"),
        (
            filter.open_complaints,
            "customer c INDEXED BY customer_open_complaints",
            "c.open_complaint_count > 0",
        ),
    ] {
        if wanted {
            conditions.push(condition);
            finders.push((from, condition, None));
        }
    }
    let (from, keys, keys_of, descending): (_, &[&str], _, _) = match sort {
        CustomerSort::Name => (
            "customer c INDEXED BY customer_by_name",
            &["c.sort_key", "c.id"],
            "SELECT sort_key, id FROM customer WHERE id = ?1",
            false,
        ),
        CustomerSort::City => (
            "customer c INDEXED BY customer_by_city",
            &["c.city_key", "c.sort_key", "c.id"],
            "SELECT city_key, sort_key, id FROM customer WHERE id = ?1",
            false,
        ),
        CustomerSort::LastContact => (
            "customer c INDEXED BY customer_by_last_contact",
            &["c.last_contact_at", "c.id"],
            "SELECT last_contact_at, id FROM customer WHERE id = ?1",
            true,
        ),
        CustomerSort::Newest => {
            ("customer c", &["c.id"], "SELECT id FROM customer WHERE id = ?1", true)
        }
    };
    let mut list = List {
        from,
        conditions: conditions.join(" AND "),
        values,
        keys,
        keys_of,
        nullable: sort == CustomerSort::LastContact,
        descending,
        ordered: true,
    };
    if filter.trash {
        // It has no order of its own; it is sorted at once, however full.
        list.from = "customer c INDEXED BY customer_trash";
        list.ordered = false;
        return list.page(conn, seek, limit);
    }
    let mut fewest = FEW + 1;
    let mut found = None;
    for (from, condition, value) in finders {
        let sql = format!(
            "SELECT count(*) FROM (SELECT 1 FROM {from}
              WHERE {condition} AND c.deleted_at IS NULL LIMIT {fewest})"
        );
        let count: i64 =
            conn.prepare_cached(&sql)?.query_row(params_from_iter(&value), |r| r.get(0))?;
        if count < fewest {
            fewest = count;
            list.from = from;
            list.ordered = false;
            found = (from == BY_STAGE).then_some((condition, value));
        }
    }
    // Two tables need to be told how they belong together.
    if let Some((condition, value)) = found {
        list.conditions = format!("{} AND {condition}", list.conditions);
        list.values.extend(value);
    }
    list.page(conn, seek, limit)
}

fn id_of(conn: &Connection, sql: &str, text: &str) -> Result<Option<Id>> {
    conn.prepare_cached(sql)?.query_row([text], |r| r.get(0)).optional()
}

/// The lines of these customers, in this order; ids without a customer are left out.
pub(in crate::store) fn customer_rows(conn: &Connection, ids: &[Id]) -> Result<Vec<CustomerRow>> {
    let mut query = conn.prepare_cached(
        "SELECT c.id, c.number, c.kind, c.company, c.first_name, c.last_name,
                CASE WHEN v.customer_id IS NULL THEN c.stage ELSE v.stage END, c.key_account,
                c.blocked, c.last_contact_at, c.open_task_count,
                (SELECT raw FROM phone WHERE customer_id = c.id AND deleted_at IS NULL
                  ORDER BY person_id IS NOT NULL, position, id LIMIT 1),
                (SELECT raw FROM email WHERE customer_id = c.id AND deleted_at IS NULL
                  ORDER BY person_id IS NOT NULL, position, id LIMIT 1),
                (SELECT postcode || char(31) || city FROM address
                  WHERE customer_id = c.id AND deleted_at IS NULL ORDER BY kind, position, id LIMIT 1),
                (SELECT trim(first_name || ' ' || last_name) FROM person
                  WHERE customer_id = c.id AND deleted_at IS NULL AND c.company <> '' ORDER BY id LIMIT 1)
           FROM customer c LEFT JOIN customer_value v ON v.customer_id = c.id WHERE c.id = ?1",
    )?;
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        rows.extend(query.query_row([id], customer_row).optional()?);
    }
    Ok(rows)
}

fn customer_row(row: &Row) -> Result<CustomerRow> {
    let text = |i| row.get::<_, Option<String>>(i).map(Option::unwrap_or_default);
    let (number, company, first, last) = (text(1)?, text(3)?, text(4)?, text(5)?);
    let place = text(13)?;
    let (postcode, city) = place.split_once('\u{1f}').unwrap_or_default();
    let person = match (company.is_empty(), display_name("", &first, &last, "")) {
        (true, _) => String::new(),
        (false, own) if own.is_empty() => text(14)?,
        (false, own) => own,
    };
    Ok(CustomerRow {
        id: row.get(0)?,
        name: display_name(&company, &first, &last, &number),
        number,
        kind: row.get::<_, Option<i64>>(2)?.and_then(CustomerKind::from_code),
        person,
        postcode: postcode.to_owned(),
        city: city.to_owned(),
        phone: text(11)?,
        email: text(12)?,
        stage: row.get::<_, Option<i64>>(6)?.and_then(Stage::from_code),
        key_account: row.get(7)?,
        blocked: row.get(8)?,
        last_contact_at: row
            .get::<_, Option<i64>>(9)?
            .and_then(chrono::DateTime::from_timestamp_millis),
        open_tasks: row.get(10)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::views::CustomerSort::{City, LastContact, Name, Newest};
    use crate::store::samples::{self, Sample};
    use proptest::prelude::*;

    /// A customer of few distinct values, so that many are equal in what they are sorted by.
    #[derive(Debug, Clone)]
    struct Some {
        last: u8,
        city: u8,
        at: i64,
        stage: Option<i64>,
        owner: Option<i64>,
        tag: bool,
        flags: u8,
        trash: bool,
    }

    fn some() -> impl Strategy<Value = Some> {
        (
            0..4_u8,
            0..3_u8,
            0..4_i64,
            prop::option::of(1..4_i64),
            prop::option::of(1..3_i64),
            any::<bool>(),
            0..8_u8,
            0..6_u8,
        )
            .prop_map(|(last, city, at, stage, owner, tag, flags, trash)| Some {
                last,
                city,
                at,
                stage,
                owner,
                tag,
                flags,
                trash: trash == 0,
            })
    }

    fn file(customers: &[Some]) -> Connection {
        let conn = samples::open();
        for c in customers {
            let id = samples::add(
                &conn,
                &Sample {
                    last: ["Ähre", "Apfel", "Özil", "Otto"][usize::from(c.last)],
                    city: ["", "Celle", "Ulm"][usize::from(c.city)],
                    tag: if c.tag { "b2b" } else { "" },
                    last_contact: c.at,
                    ..Sample::default()
                },
            );
            conn.execute(
                "UPDATE customer SET stage = ?2, owner_id = ?3, key_account = ?4, blocked = ?5,
                        deleted_at = ?6, open_complaint_count = ?7 WHERE id = ?1",
                (
                    id,
                    c.stage,
                    c.owner,
                    c.flags & 1,
                    c.flags >> 1 & 1,
                    c.trash.then_some(1),
                    2 * (c.flags >> 2),
                ),
            )
            .unwrap();
            conn.execute(
                "UPDATE customer_value SET stage = ?2 WHERE customer_id = ?1",
                (id, c.stage.map(|stage| stage % 3 + 1)),
            )
            .unwrap();
        }
        conn
    }

    /// The whole list by one plain query.
    fn whole(conn: &Connection, sort: CustomerSort, filter: &CustomerFilter) -> Vec<Id> {
        let order = match sort {
            Name => "sort_key, id",
            City => "city_key, sort_key, id",
            LastContact => "last_contact_at DESC, id DESC",
            Newest => "id DESC",
        };
        let mut conditions = vec![
            if filter.trash { "deleted_at IS NOT NULL" } else { "deleted_at IS NULL" }.to_owned(),
        ];
        conditions.extend(filter.stage.map(|s| {
            if filter.trash {
                format!("stage = {}", s.code())
            } else {
                format!("id IN (SELECT customer_id FROM customer_value WHERE stage = {})", s.code())
            }
        }));
        conditions.extend(
            filter
                .owner
                .as_ref()
                .map(|o| format!("owner_id = (SELECT id FROM user WHERE login = '{o}')")),
        );
        conditions.extend(
            filter.tag.as_ref().map(|_| "id IN (SELECT customer_id FROM customer_tag)".to_owned()),
        );
        conditions.extend(filter.key_account.then(|| "key_account = 1".to_owned()));
        conditions.extend(filter.blocked.then(|| "blocked = 1".to_owned()));
        conditions.extend(filter.open_complaints.then(|| "open_complaint_count > 0".to_owned()));
        conn.prepare(&format!(
            "SELECT id FROM customer WHERE {} ORDER BY {order}",
            conditions.join(" AND ")
        ))
        .unwrap()
        .query_map([], |r| r.get(0))
        .unwrap()
        .collect::<Result<_>>()
        .unwrap()
    }

    fn ids(page: &Page<CustomerRow>) -> Vec<Id> {
        page.rows.iter().map(|row| row.id).collect()
    }

    proptest! {
        #[test]
        fn pages_put_together_are_the_whole_list(
            customers in prop::collection::vec(some(), 0..30),
            sort in prop::sample::select(vec![Name, City, LastContact, Newest]),
            stage in prop::option::of(prop::sample::select(Stage::ALL)),
            owner in prop::option::of(prop::sample::select(vec!["anna", "bert", "nobody"])),
            tag in prop::option::of(Just("B2B")),
            flags in 0..8_u8,
            trash in any::<bool>(),
            limit in 1..7_usize,
        ) {
            let conn = file(&customers);
            let filter = CustomerFilter {
                stage,
                owner: owner.map(str::to_owned),
                tag: tag.map(str::to_owned),
                key_account: flags & 1 == 1,
                blocked: flags & 2 == 2,
                open_complaints: flags & 4 == 4,
                trash,
            };
            let all = whole(&conn, sort, &filter);
            let page = |seek: &Seek| customers_page(&conn, sort, &filter, seek, limit);
            // Downwards.
            let mut seen = Vec::new();
            let mut seek = Seek::First;
            loop {
                let page = page(&seek);
                prop_assert_eq!(page.before, !seen.is_empty());
                seen.extend(ids(&page));
                prop_assert_eq!(page.after, seen.len() < all.len());
                match seen.last() {
                    Option::Some(last) if page.after => seek = Seek::After(*last),
                    _ => break,
                }
            }
            prop_assert_eq!(&seen, &all);
            // Upwards.
            let mut seen: Vec<Id> = Vec::new();
            let mut seek = Seek::Last;
            loop {
                let page = page(&seek);
                prop_assert_eq!(page.after, !seen.is_empty());
                let mut rows = ids(&page);
                rows.append(&mut seen);
                seen = rows;
                prop_assert_eq!(page.before, seen.len() < all.len());
                match seen.first() {
                    Option::Some(first) if page.before => seek = Seek::Before(*first),
                    _ => break,
                }
            }
            prop_assert_eq!(&seen, &all);
            // From any row.
            for (n, id) in all.iter().enumerate() {
                let page = page(&Seek::At(*id));
                let end = (n + limit).min(all.len());
                prop_assert_eq!(ids(&page), &all[n..end]);
                prop_assert_eq!((page.before, page.after), (n > 0, end < all.len()));
            }
        }
    }

    fn customers_page(
        conn: &Connection,
        sort: CustomerSort,
        filter: &CustomerFilter,
        seek: &Seek,
        limit: usize,
    ) -> Page<CustomerRow> {
        customers(conn, sort, filter, seek, limit).unwrap()
    }

    #[test]
    fn a_row_that_is_gone_starts_at_the_top() {
        let conn = samples::open();
        samples::add(&conn, &Sample { last: "Ott", ..Sample::default() });
        let page = customers_page(&conn, Name, &CustomerFilter::default(), &Seek::After(99), 5);
        assert_eq!(ids(&page), [1]);
    }

    #[test]
    fn a_common_filter_is_tested_on_the_way_and_gives_the_same() {
        let conn = samples::open();
        conn.execute_batch("BEGIN").unwrap();
        for _ in 0..FEW + 10 {
            conn.execute("INSERT INTO customer_value (stage) VALUES (2)", []).unwrap();
            conn.execute(
                "INSERT INTO customer (number, kind, stage, sort_key, created_at, created_by, updated_at, updated_by)
                 VALUES (hex(randomblob(8)), 1, 2, hex(randomblob(2)), 0, 1, 0, 1)",
                [],
            )
            .unwrap();
        }
        let filter = CustomerFilter { stage: Stage::from_code(2), ..CustomerFilter::default() };
        let all = whole(&conn, Name, &filter);
        let page = customers_page(&conn, Name, &filter, &Seek::After(all[99]), 20);
        assert_eq!(ids(&page), all[100..120]);
        let page = customers_page(&conn, Name, &filter, &Seek::Last, 20);
        assert_eq!(ids(&page), all[all.len() - 20..]);
    }

    #[test]
    fn a_line_shows_the_first_of_everything() {
        let conn = samples::open();
        let id = samples::add(
            &conn,
            &Sample {
                company: "Nord GmbH",
                person: ("Eva", "Ott"),
                postcode: "29221",
                city: "Celle",
                phone: "05141 1234",
                email: "a@b.example",
                ..Sample::default()
            },
        );
        let rows = customer_rows(&conn, &[id, 77]).unwrap();
        let [row] = rows.as_slice() else { panic!("one row, not {}", rows.len()) };
        assert_eq!(
            [&row.name, &row.person, &row.postcode, &row.city, &row.phone, &row.email],
            ["Nord GmbH", "Eva Ott", "29221", "Celle", "05141 1234", "a@b.example"]
        );
    }
}
