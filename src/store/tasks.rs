//! Tasks, and how much is waiting.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Result, params_from_iter};

use chrono::{DateTime, NaiveDate, Utc};

use super::named::{Named, named_or_none};
use super::paging::{Ids, List};
use super::rows::Record;
use super::values::is_current;
use crate::domain::codes::Code;
use crate::domain::model::{Id, Task};
use crate::domain::views::{Page, Seek, TaskFilter, TaskRow, Waiting};

/// Beyond this nobody counts.
pub(in crate::store) const MANY: i64 = 10_000;

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
        match id {
            None if filter.unassigned => conditions.push("t.assignee_id IS NULL"),
            None => return Ok(Page::default()),
            Some(id) => {
                conditions.push(if filter.unassigned {
                    "(t.assignee_id = ? OR t.assignee_id IS NULL)"
                } else {
                    "t.assignee_id = ?"
                });
                values.push(Value::Integer(id));
            }
        }
    }
    if let Some(day) = filter.due_from {
        // The plain column would not be looked up in the index.
        conditions.push("ifnull(t.due_on, '9999') >= ? AND ifnull(t.due_on, '9999') < '9999'");
        values.push(Value::Text(day.format("%Y-%m-%d").to_string()));
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

/// The lines of these tasks, in this order.
pub(in crate::store) fn task_rows(conn: &Connection, ids: &[Id]) -> Result<Vec<TaskRow>> {
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        let Some(task) = Task::load(conn, *id)? else { continue };
        let Named { name: customer, number: customer_number, phone } =
            named_or_none(conn, task.customer_id)?;
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
    now: DateTime<Utc>,
    drafts: i64,
) -> Result<Waiting> {
    let count = |sql: &str, values: &[Value]| -> Result<i64> {
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {sql} LIMIT {MANY})");
        conn.prepare_cached(&sql)?.query_row(params_from_iter(values), |r| r.get(0))
    };
    let open = "complaint INDEXED BY complaint_open WHERE open = 1 AND deleted_at IS NULL";
    let passed = "complaint INDEXED BY complaint_due WHERE next_due < ?1 AND open = 1 AND deleted_at IS NULL";
    let stale = !is_current(conn, today)?;
    let today = Value::Text(today.format("%Y-%m-%d").to_string());
    Ok(Waiting {
        stale,
        due: count(
            "task INDEXED BY task_open
              WHERE done_at IS NULL AND deleted_at IS NULL AND ifnull(due_on, '9999') <= ?1",
            &[today],
        )?,
        breached: count(passed, &[Value::Integer(now.timestamp_millis())])?,
        complaints: count(open, &[])?,
        drafts,
        unassigned: count(
            "contact INDEXED BY contact_customer WHERE customer_id IS NULL AND deleted_at IS NULL",
            &[],
        )?,
        customers: count("customer INDEXED BY customer_by_name WHERE deleted_at IS NULL", &[])?,
    })
}

#[cfg(test)]
mod tests {
    use rusqlite::params;

    use super::*;
    use crate::domain::codes::TaskKind;
    use crate::store::samples::{self, Grievance, Sample};

    /// Title, day, time, done at, kind.
    type Sketch<'a> = (&'a str, Option<&'a str>, Option<i64>, Option<i64>, TaskKind);

    fn file(tasks: &[Sketch]) -> Connection {
        let conn = samples::open();
        samples::add(&conn, &Sample { company: "Nord", phone: "05141 1234", ..Sample::default() });
        for (title, day, time, done, kind) in tasks {
            conn.execute(
                "INSERT INTO task (title, due_on, due_at, done_at, kind, customer_id, assignee_id,
                        created_at, created_by, updated_at, updated_by)
                 VALUES (?1, ?2, ?3, ?4, ?5, 1, 1, 0, 1, 0, 1)",
                params![title, day, time, done, kind.code()],
            )
            .unwrap();
        }
        conn
    }

    fn sample() -> Connection {
        file(&[
            ("undated", None, None, None, TaskKind::Task),
            ("tomorrow", Some("2026-03-02"), None, None, TaskKind::Wish),
            ("today at ten", Some("2026-03-01"), Some(36_000_000), None, TaskKind::Appointment),
            ("today at nine", Some("2026-03-01"), Some(32_400_000), None, TaskKind::Appointment),
            ("today", Some("2026-03-01"), None, None, TaskKind::FollowUp),
            ("done first", Some("2026-03-01"), None, Some(5), TaskKind::Task),
            ("done last", None, None, Some(9), TaskKind::Task),
        ])
    }

    fn titles(conn: &Connection, filter: &TaskFilter) -> Vec<String> {
        let mut titles: Vec<String> = Vec::new();
        let mut seek = Seek::First;
        loop {
            let page = tasks(conn, filter, &seek, 2).unwrap();
            titles.extend(page.rows.iter().map(|row| row.task.title.clone()));
            match page.rows.last() {
                Some(last) if page.after => seek = Seek::After(last.task.meta.id),
                _ => return titles,
            }
        }
    }

    #[test]
    fn open_tasks_come_by_day_and_time_and_undated_ones_last() {
        let order = ["today", "today at nine", "today at ten", "tomorrow", "undated"];
        assert_eq!(titles(&sample(), &TaskFilter::default()), order);
        let of_customer = TaskFilter { customer_id: Some(1), ..TaskFilter::default() };
        assert_eq!(titles(&sample(), &of_customer), order);
    }

    #[test]
    fn done_tasks_come_newest_first() {
        let filter = TaskFilter { done: true, ..TaskFilter::default() };
        assert_eq!(titles(&sample(), &filter), ["done last", "done first"]);
    }

    #[test]
    fn filters_narrow_the_list() {
        let wishes = TaskFilter { kind: Some(TaskKind::Wish), ..TaskFilter::default() };
        assert_eq!(titles(&sample(), &wishes), ["tomorrow"]);
        let due = TaskFilter {
            due_until: NaiveDate::from_ymd_opt(2026, 3, 1),
            assignee: Some("anna".into()),
            ..TaskFilter::default()
        };
        assert_eq!(titles(&sample(), &due), ["today", "today at nine", "today at ten"]);
        let tomorrow = NaiveDate::from_ymd_opt(2026, 3, 2);
        let from = TaskFilter { due_from: tomorrow, ..TaskFilter::default() };
        assert_eq!(titles(&sample(), &from), ["tomorrow"]);
        let free = |login: &str| TaskFilter {
            kind: Some(TaskKind::Wish),
            assignee: Some(login.into()),
            unassigned: true,
            ..TaskFilter::default()
        };
        let conn = sample();
        conn.execute("UPDATE task SET assignee_id = NULL WHERE title = 'tomorrow'", []).unwrap();
        assert_eq!(titles(&conn, &free("anna")), ["tomorrow"]);
        assert_eq!(titles(&conn, &free("nobody")), ["tomorrow"]);
        let nobody = TaskFilter { assignee: Some("nobody".into()), ..TaskFilter::default() };
        assert_eq!(titles(&sample(), &nobody), Vec::<String>::new());
    }

    #[test]
    fn a_line_names_the_customer_and_its_number() {
        let page = tasks(&sample(), &TaskFilter::default(), &Seek::First, 1).unwrap();
        let row = &page.rows[0];
        assert_eq!(
            [&row.customer, &row.customer_number, &row.phone],
            ["Nord", "K-0001", "05141 1234"]
        );
    }

    #[test]
    fn what_is_waiting_is_counted() {
        let conn = sample();
        samples::add_contact(&conn, None, 1, "wer?", "");
        let now = DateTime::from_timestamp_millis(1_000).unwrap();
        let due = |next_due| Grievance { next_due, ..Grievance::default() };
        for grievance in [
            due(Some(999)),
            due(Some(1_000)),
            due(None),
            Grievance { closed: Some(5), ..due(None) },
            due(Some(7)),
        ] {
            samples::add_complaint(&conn, &grievance);
        }
        conn.execute("UPDATE complaint SET deleted_at = 1 WHERE next_due = 7", []).unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        let expected = Waiting {
            due: 3,
            breached: 1,
            complaints: 3,
            drafts: 2,
            unassigned: 1,
            customers: 1,
            stale: true,
        };
        assert_eq!(waiting(&conn, today, now, 2).unwrap(), expected);
        conn.execute(
            "INSERT INTO valuation (valued_on, sales_seq, at, took_ms, report)
             SELECT '2026-03-01', value, 0, 0, '' FROM meta WHERE key = 'sales_seq'",
            [],
        )
        .unwrap();
        assert!(!waiting(&conn, today, now, 2).unwrap().stale);
    }
}
