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
        conditions.push("c.stage = ?");
        values.push(Value::Integer(stage.code()));
        finders.push((
            "customer c INDEXED BY customer_stage",
            "c.stage = ?",
            Some(Value::Integer(stage.code())),
        ));
    }
    for (wanted, from, condition) in [
        (filter.key_account, "customer c INDEXED BY customer_key_account", "c.key_account = 1"),
        (filter.blocked, "customer c INDEXED BY customer_blocked", "c.blocked = 1"),
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
    for (from, condition, value) in finders {
        let sql = format!(
            "SELECT count(*) FROM (SELECT 1 FROM {from}
              WHERE {condition} AND c.deleted_at IS NULL LIMIT {fewest})"
        );
        let count: i64 =
            conn.prepare_cached(&sql)?.query_row(params_from_iter(value), |r| r.get(0))?;
        if count < fewest {
            fewest = count;
            list.from = from;
            list.ordered = false;
        }
    }
    list.page(conn, seek, limit)
}

fn id_of(conn: &Connection, sql: &str, text: &str) -> Result<Option<Id>> {
    conn.prepare_cached(sql)?.query_row([text], |r| r.get(0)).optional()
}

/// The lines of these customers, in this order; ids without a customer are left out.
pub(in crate::store) fn customer_rows(conn: &Connection, ids: &[Id]) -> Result<Vec<CustomerRow>> {
    let mut query = conn.prepare_cached(
        "SELECT c.id, c.number, c.kind, c.company, c.first_name, c.last_name, c.stage, c.key_account,
                c.blocked, c.last_contact_at, c.open_task_count,
                (SELECT raw FROM phone WHERE customer_id = c.id AND deleted_at IS NULL
                  ORDER BY person_id IS NOT NULL, position, id LIMIT 1),
                (SELECT raw FROM email WHERE customer_id = c.id AND deleted_at IS NULL
                  ORDER BY person_id IS NOT NULL, position, id LIMIT 1),
                (SELECT postcode || char(31) || city FROM address
                  WHERE customer_id = c.id AND deleted_at IS NULL ORDER BY kind, position, id LIMIT 1),
                (SELECT trim(first_name || ' ' || last_name) FROM person
                  WHERE customer_id = c.id AND deleted_at IS NULL AND c.company <> '' ORDER BY id LIMIT 1)
           FROM customer c WHERE c.id = ?1",
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
