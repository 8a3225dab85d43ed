//! Tasks, follow-ups, appointments, promises, wishes.

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use super::{
    Fields, Record, code, date, day, decode, general, instant, int, meta, moment, one, text,
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
            ", t.*, (SELECT login FROM user WHERE user.id = t.assignee_id) AS assignee
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

fn plain(row: &Row) -> rusqlite::Result<Task> {
    let on = date(row.get::<_, Option<String>>("due_on")?.as_deref());
    let at = instant(row.get("due_at")?);
    Ok(Task {
        meta: meta(row)?,
        title: row.get("title")?,
        kind: decode(row.get("kind")?).unwrap_or(TaskKind::Task),
        due: at.map(Due::At).or(on.map(Due::Date)),
        ends_at: instant(row.get("ends_at")?),
        place: row.get("place")?,
        customer_id: row.get("customer_id")?,
        contact_id: row.get("contact_id")?,
        assignee: row.get::<_, Option<String>>("assignee")?.unwrap_or_default(),
        priority: decode(row.get("priority")?).unwrap_or(Priority::Normal),
        notes: row.get("notes")?,
        done_at: instant(row.get("done_at")?),
        origin: row.get("origin")?,
        complaint_id: row.get("complaint_id")?,
        recurrence: row.get("recurrence")?,
    })
}
