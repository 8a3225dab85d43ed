//! Tasks, follow-ups, appointments, promises, wishes.

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use super::{
    Fields, InOrder, Record, code, date, day, decode, general, instant, int, meta, moment, one,
    text,
};
use crate::domain::codes::{Priority, TaskKind};
use crate::domain::model::{Due, Id, Meta, Task};

impl Record for Task {
    const TABLE: &'static str = "task";

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn load(conn: &Connection, id: Id) -> rusqlite::Result<Option<Self>> {
        const SQL: &str = concat!(
            "SELECT ",
            general!("t"),
            ", t.id, t.due_on, t.due_at, t.title, t.kind, t.ends_at, t.place, t.customer_id,
             t.contact_id, (SELECT login FROM user WHERE user.id = t.assignee_id), t.priority,
             t.notes, t.done_at, t.origin, t.complaint_id, t.recurrence
               FROM task t WHERE t.id = ?1"
        );
        one(conn, SQL, id, plain)
    }

    fn fields(&self) -> Fields {
        vec![
            ("title", text(&self.title)),
            ("kind", code(Some(self.kind))),
            ("due", due_value(self.due)),
            ("ends_at", moment(self.ends_at)),
            ("place", text(&self.place)),
            ("customer_id", int(self.customer_id)),
            ("contact_id", int(self.contact_id)),
            ("assignee", text(&self.assignee)),
            ("priority", code(Some(self.priority))),
            ("notes", text(&self.notes)),
            ("done_at", moment(self.done_at)),
            ("origin", text(&self.origin)),
            ("complaint_id", int(self.complaint_id)),
            ("recurrence", text(&self.recurrence)),
        ]
    }
}

/// A due date as one value: text is a local date, an integer an instant. One
/// field, so that a date of one and a time of another are never mixed.
fn due_value(due: Option<Due>) -> Value {
    match due {
        None => Value::Null,
        Some(Due::Date(on)) => day(Some(on)),
        Some(Due::At(at)) => moment(Some(at)),
    }
}

/// Reads the columns in the order in which [`Task::load`] names them.
fn plain(row: &Row) -> rusqlite::Result<Task> {
    let meta = meta(row)?;
    let row = InOrder::after(row, "id")?;
    let on = date(row.next::<Option<String>>()?.as_deref());
    let at = instant(row.next()?);
    Ok(Task {
        meta,
        title: row.next()?,
        kind: decode(row.next()?).unwrap_or(TaskKind::Task),
        due: at.map(Due::At).or(on.map(Due::Date)),
        ends_at: instant(row.next()?),
        place: row.next()?,
        customer_id: row.next()?,
        contact_id: row.next()?,
        assignee: row.next::<Option<String>>()?.unwrap_or_default(),
        priority: decode(row.next()?).unwrap_or(Priority::Normal),
        notes: row.next()?,
        done_at: instant(row.next()?),
        origin: row.next()?,
        complaint_id: row.next()?,
        recurrence: row.next()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::samples;

    #[test]
    fn every_column_of_a_task_is_read_into_its_field() {
        let conn = samples::open();
        conn.execute_batch(
            "INSERT INTO task (title, kind, due_on, ends_at, place, customer_id, contact_id, assignee_id,
                 priority, notes, done_at, origin, complaint_id, recurrence, created_at, created_by,
                 updated_at, updated_by)
             VALUES ('c1', 3, '2026-03-01', 101, 'c2', 102, 103, 2, 1, 'c3', 104, 'c4', 105, 'c5', 0, 1, 0, 1)",
        )
        .unwrap();
        let read = Task::load(&conn, 1).unwrap().unwrap();
        for (name, value) in read.fields() {
            let sql = match name {
                "assignee" => "SELECT 'bert'".to_owned(),
                "due" => "SELECT due_on FROM task".to_owned(),
                _ => format!("SELECT {name} FROM task"),
            };
            let stored: Value = conn.query_row(&sql, [], |row| row.get(0)).unwrap();
            assert_eq!(value, stored, "{name}");
        }
        conn.execute("UPDATE task SET due_at = 106", []).unwrap();
        let read = Task::load(&conn, 1).unwrap().unwrap();
        assert_eq!((read.due, read.meta.id), (instant(Some(106)).map(Due::At), 1));
    }
}
