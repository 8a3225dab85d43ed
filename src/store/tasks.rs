//! Tasks, and how much is waiting.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Result, params, params_from_iter};

use chrono::NaiveDate;

use super::paging::{Ids, List};
use super::rows::Record;
use crate::domain::codes::Code;
use crate::domain::model::{Id, Task, display_name};
use crate::domain::views::{Page, Seek, TaskFilter, TaskRow, Waiting};

/// Beyond this nobody counts.
const MANY: i64 = 10_000;

/// A page of open tasks by due date (undated ones last), or of done ones, newest first.
pub(in crate::store) fn tasks(
    conn: &Connection,
    filter: &TaskFilter,
    seek: &Seek,
    limit: usize,
) -> Result<Page<TaskRow>> {
    let mut conditions = vec![
        "t.deleted_at IS NULL",
        if filter.done { "t.done_at IS NOT NULL" } else { "t.done_at IS NULL" },
    ];
    let mut values = Vec::new();
    if let Some(kind) = filter.kind {
        conditions.push("t.kind = ?");
        values.push(Value::Integer(kind.code()));
    }
    if let Some(login) = &filter.assignee {
        let id: Option<Id> = conn
            .prepare_cached("SELECT id FROM user WHERE login = ?1 AND acting_as = ''")?
            .query_row([login], |r| r.get(0))
            .optional()?;
        let Some(id) = id else { return Ok(Page::default()) };
        conditions.push("t.assignee_id = ?");
        values.push(Value::Integer(id));
    }
    if let Some(day) = filter.due_until {
        conditions.push("ifnull(t.due_on, '9999') <= ?");
        values.push(Value::Text(day.format("%Y-%m-%d").to_string()));
    }
    let mut list = List {
        from: "task t INDEXED BY task_open",
        conditions: String::new(),
        values,
        keys: &["ifnull(t.due_on, '9999')", "ifnull(t.due_at, 0)", "t.id"],
        keys_of: "SELECT ifnull(due_on, '9999'), ifnull(due_at, 0), id FROM task WHERE id = ?1",
        nullable: false,
        descending: false,
        ordered: true,
    };
    if filter.done {
        list.from = "task t INDEXED BY task_done";
        list.keys = &["t.done_at", "t.id"];
        list.keys_of = "SELECT done_at, id FROM task WHERE id = ?1";
        list.nullable = true;
        list.descending = true;
    }
    if let Some(customer) = filter.customer_id {
        conditions.push("t.customer_id = ?");
        list.values.push(Value::Integer(customer));
        list.from = "task t INDEXED BY task_customer";
        list.ordered = false;
    }
    list.conditions = conditions.join(" AND ");
    let Ids { rows, before, after } = list.page(conn, seek, limit)?;
    Ok(Page { rows: task_rows(conn, &rows)?, before, after })
}

fn task_rows(conn: &Connection, ids: &[Id]) -> Result<Vec<TaskRow>> {
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        let Some(task) = Task::load(conn, *id)? else { continue };
        let of_customer = match task.customer_id {
            None => None,
            Some(id) => conn
                .prepare_cached(
                    "SELECT number, company, first_name, last_name,
                            (SELECT raw FROM phone WHERE customer_id = c.id AND deleted_at IS NULL
                              ORDER BY person_id IS NOT NULL, position, id LIMIT 1)
                       FROM customer c WHERE id = ?1",
                )?
                .query_row(params![id], |r| {
                    let text = |i| r.get_ref(i).and_then(|v| Ok(v.as_str()?));
                    let number = text(0)?;
                    let name = display_name(text(1)?, text(2)?, text(3)?, number);
                    Ok((
                        name,
                        number.to_owned(),
                        r.get::<_, Option<String>>(4)?.unwrap_or_default(),
                    ))
                })
                .optional()?,
        };
        let (customer, customer_number, phone) = of_customer.unwrap_or_default();
        rows.push(TaskRow { task, customer, customer_number, phone });
    }
    Ok(rows)
}

/// The open tasks of a customer by due date, at most `limit`.
pub(in crate::store) fn open_tasks_of(
    conn: &Connection,
    customer: Id,
    limit: usize,
) -> Result<Vec<Task>> {
    let filter = TaskFilter { customer_id: Some(customer), ..TaskFilter::default() };
    Ok(tasks(conn, &filter, &Seek::First, limit)?.rows.into_iter().map(|row| row.task).collect())
}

/// How much is waiting on this day; nothing is counted beyond 10,000.
/// `drafts` is what the drafts of this user come to.
pub(in crate::store) fn waiting(
    conn: &Connection,
    today: NaiveDate,
    drafts: i64,
) -> Result<Waiting> {
    let count = |sql: &str, values: &[Value]| -> Result<i64> {
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {sql} LIMIT {MANY})");
        conn.prepare_cached(&sql)?.query_row(params_from_iter(values), |r| r.get(0))
    };
    let today = Value::Text(today.format("%Y-%m-%d").to_string());
    Ok(Waiting {
        due: count(
            "task INDEXED BY task_open
              WHERE done_at IS NULL AND deleted_at IS NULL AND ifnull(due_on, '9999') <= ?1",
            &[today],
        )?,
        drafts,
        unassigned: count(
            "contact INDEXED BY contact_customer WHERE customer_id IS NULL AND deleted_at IS NULL",
            &[],
        )?,
        customers: count("customer INDEXED BY customer_by_name WHERE deleted_at IS NULL", &[])?,
    })
}
