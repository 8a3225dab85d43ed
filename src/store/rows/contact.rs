//! Contacts.

use rusqlite::{Connection, Row};

use super::{
    Fields, Record, code, decode, general, instant_or_epoch, int, meta, moment, one, text,
};
use crate::domain::codes::{Channel, Direction};
use crate::domain::model::{Contact, Id, Meta};

impl Record for Contact {
    const TABLE: &'static str = "contact";

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn load(conn: &Connection, id: Id) -> rusqlite::Result<Option<Self>> {
        const SQL: &str = concat!(
            "SELECT k.*, (SELECT login FROM user WHERE user.id = k.rep_id) AS rep, ",
            general!("k"),
            " FROM contact k WHERE k.id = ?1"
        );
        one(conn, SQL, id, plain)
    }

    fn fields(&self) -> Fields {
        vec![
            ("customer_id", int(self.customer_id)),
            ("person_id", int(self.person_id)),
            ("caller_raw", text(&self.caller_raw)),
            ("at", moment(Some(self.at))),
            ("duration_s", int(self.duration_s)),
            ("channel", code(Some(self.channel))),
            ("direction", code(Some(self.direction))),
            ("topic", code(self.topic)),
            ("subject", text(&self.subject)),
            ("note", text(&self.note)),
            ("outcome", code(self.outcome)),
            ("solved", int(self.solved.map(i64::from))),
            ("rep", text(&self.rep)),
            ("complaint_id", int(self.complaint_id)),
        ]
    }
}

fn plain(row: &Row) -> rusqlite::Result<Contact> {
    Ok(Contact {
        meta: meta(row)?,
        customer_id: row.get("customer_id")?,
        person_id: row.get("person_id")?,
        caller_raw: row.get("caller_raw")?,
        caller_norm: row.get("caller_norm")?,
        at: instant_or_epoch(row.get("at")?),
        duration_s: row.get("duration_s")?,
        channel: decode(row.get("channel")?).unwrap_or(Channel::Other),
        direction: decode(row.get("direction")?).unwrap_or(Direction::In),
        topic: decode(row.get("topic")?),
        subject: row.get("subject")?,
        note: row.get("note")?,
        outcome: decode(row.get("outcome")?),
        solved: row.get("solved")?,
        rep: row.get::<_, Option<String>>("rep")?.unwrap_or_default(),
        complaint_id: row.get("complaint_id")?,
    })
}
