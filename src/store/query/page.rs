//! A page of members in some order.

use std::cell::{Cell, RefCell};

use rusqlite::types::Value;
use rusqlite::{Connection, Result, params_from_iter};

use super::sql::Sql;
use crate::domain::model::Id;
use crate::domain::views::{MemberSort, Seek};
use crate::store::paging::{Ids, List, Verdict};

/// Up to so many members are sorted at once.
const FEW: usize = 5_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Member(MemberSort),
    /// Last spoken to first; never spoken to last.
    Recent,
}

/// So many are passed on a walk that may come to nothing.
const PASSED: usize = 4_000;

/// From what a list is read in an order, and whether that has the order by itself.
struct Shape {
    from: &'static str,
    keys: &'static [&'static str],
    keys_of: &'static str,
    descending: bool,
    nullable: bool,
    ordered: bool,
}

const NARROW: &str = "customer_value v NOT INDEXED";
/// From the narrow rows of a few to what is kept elsewhere.
const NARROW_FIRST: &str = "customer_value v CROSS JOIN customer c ON c.id = v.customer_id";

impl Order {
    fn shape(self) -> Shape {
        let narrow = |keys, keys_of, descending| Shape {
            from: NARROW,
            keys,
            keys_of,
            descending,
            nullable: false,
            ordered: false,
        };
        match self {
            Self::Member(MemberSort::Revenue) => Shape {
                from: "customer_value v INDEXED BY customer_value_revenue",
                keys: &["v.revenue_12m", "v.customer_id"],
                keys_of: "SELECT revenue_12m, customer_id FROM customer_value WHERE customer_id = ?1",
                descending: true,
                nullable: false,
                ordered: true,
            },
            Self::Member(MemberSort::Margin) => narrow(
                &["ifnull(v.margin_12m, -9223372036854775807)", "v.customer_id"],
                "SELECT ifnull(v.margin_12m, -9223372036854775807), v.customer_id
                   FROM customer_value v WHERE v.customer_id = ?1",
                true,
            ),
            Self::Member(MemberSort::Clv) => narrow(
                &["ifnull(v.clv, -1e300)", "v.customer_id"],
                "SELECT ifnull(v.clv, -1e300), v.customer_id FROM customer_value v WHERE v.customer_id = ?1",
                true,
            ),
            Self::Member(MemberSort::LastSale) => narrow(
                &["ifnull(v.last_sale, 9223372036854775807)", "v.customer_id"],
                "SELECT ifnull(v.last_sale, 9223372036854775807), v.customer_id
                   FROM customer_value v WHERE v.customer_id = ?1",
                false,
            ),
            Self::Member(MemberSort::LastContact) => narrow(
                &["ifnull(v.last_contact_at, 9223372036854775807)", "v.customer_id"],
                "SELECT ifnull(v.last_contact_at, 9223372036854775807), v.customer_id
                   FROM customer_value v WHERE v.customer_id = ?1",
                false,
            ),
            Self::Member(MemberSort::Name) => Shape {
                from:
                    "customer c INDEXED BY customer_by_name
                       CROSS JOIN customer_value v ON v.customer_id = c.id AND c.deleted_at IS NULL",
                keys: &["c.sort_key", "c.id"],
                keys_of: "SELECT sort_key, id FROM customer WHERE id = ?1",
                descending: false,
                nullable: false,
                ordered: true,
            },
            Self::Recent => Shape {
                from:
                    "customer c INDEXED BY customer_by_last_contact
                       CROSS JOIN customer_value v ON v.customer_id = c.id AND c.deleted_at IS NULL",
                keys: &["c.last_contact_at", "c.id"],
                keys_of: "SELECT last_contact_at, id FROM customer WHERE id = ?1",
                descending: true,
                nullable: true,
                ordered: true,
            },
        }
    }
}

/// The members on a page.
pub(super) fn ids(
    conn: &Connection,
    sql: &Sql,
    order: Order,
    seek: &Seek,
    limit: usize,
) -> Result<Ids> {
    ids_of(conn, sql, order, seek, limit, true)
}

/// `sort_few`: few members are sorted at once.
pub(super) fn ids_of(
    conn: &Connection,
    sql: &Sql,
    order: Order,
    seek: &Seek,
    limit: usize,
    sort_few: bool,
) -> Result<Ids> {
    let shape = order.shape();
    let mut list = List {
        from: shape.from,
        conditions: sql.text.clone(),
        values: sql.values.clone(),
        keys: shape.keys,
        keys_of: shape.keys_of,
        nullable: shape.nullable,
        descending: shape.descending,
        ordered: shape.ordered,
    };
    let few = if sort_few { few(conn, sql)? } else { None };
    if let Some(few) = few {
        "v.customer_id IN (SELECT value FROM json_each(?))".clone_into(&mut list.conditions);
        list.values = vec![json(&few)];
        list.from = if shape.ordered { NARROW_FIRST } else { "customer_value v" };
        list.ordered = false;
    }
    if list.ordered && order == Order::Member(MemberSort::Revenue) && !sql.is_covered() {
        if let Some(page) = walked(conn, sql, &list, seek, limit)? {
            return Ok(page);
        }
        list.from = NARROW;
        list.ordered = false;
    }
    list.page(conn, seek, limit)
}

/// The page by walking down the index of revenues, which does not hold what is asked, if
/// it is soon full: of many members the first ones are mostly near.
fn walked(
    conn: &Connection,
    sql: &Sql,
    list: &List,
    seek: &Seek,
    limit: usize,
) -> Result<Option<Ids>> {
    if !sql.is_narrow() {
        return Ok(None);
    }
    let walk = List { conditions: String::new(), values: Vec::new(), ..list.clone() };
    let one = RefCell::new(conn.prepare(&format!(
        "SELECT EXISTS (SELECT 1 FROM customer_value v WHERE {} AND v.customer_id = ?)",
        sql.text
    ))?);
    let passed = Cell::new(0);
    let test = |id: Id| {
        passed.set(passed.get() + 1);
        if passed.get() > PASSED {
            return Ok(Verdict::GiveUp);
        }
        let id = Value::Integer(id);
        let values = params_from_iter(sql.values.iter().chain(std::iter::once(&id)));
        let is = one.borrow_mut().query_row(values, |r| r.get(0))?;
        Ok(if is { Verdict::Take } else { Verdict::Leave })
    };
    walk.page_where(conn, seek, limit, Some(&test))
}

/// All members, if they are few.
fn few(conn: &Connection, sql: &Sql) -> Result<Option<Vec<Id>>> {
    let text =
        format!("SELECT v.customer_id FROM {} WHERE {} LIMIT {}", sql.rows(), sql.text, FEW + 1);
    let mut query = conn.prepare(&text)?;
    let ids = query
        .query_map(params_from_iter(&sql.values), |r| r.get(0))?
        .collect::<Result<Vec<Id>>>()?;
    Ok((ids.len() <= FEW).then_some(ids))
}

fn json(ids: &[Id]) -> Value {
    let list: Vec<String> = ids.iter().map(ToString::to_string).collect();
    Value::Text(format!("[{}]", list.join(",")))
}

impl Sql {
    /// These customers.
    pub fn ids(ids: &[Id]) -> Self {
        Self::list("SELECT value FROM json_each(?)", vec![json(ids)])
    }
}
