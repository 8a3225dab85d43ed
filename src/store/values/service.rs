//! What the row has from contacts, tasks, complaints, surveys and consents.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Result};

use super::{differing, stored, write};
use crate::domain::model::Id;

/// The columns, in the order in which [`service`] gives them.
const SERVICE: [&str; 11] = [
    "last_contact_at",
    "contacts",
    "open_tasks",
    "complaints",
    "open_complaints",
    "nps",
    "csat",
    "ces",
    "consent_email",
    "consent_phone",
    "consent_post",
];

/// What a look at the records says; `None`: the customer is not live. The counters
/// are those of the customer, which are brought in step before.
fn service(conn: &Connection, id: Id) -> Result<Option<Vec<Value>>> {
    conn.prepare_cached(
        "SELECT last_contact_at, contact_count, open_task_count, complaint_count,
           open_complaint_count,
           (SELECT score FROM survey WHERE customer_id = ?1 AND kind = 1 AND score IS NOT NULL
             AND deleted_at IS NULL ORDER BY answered_at DESC, id DESC LIMIT 1),
           (SELECT score FROM survey WHERE customer_id = ?1 AND kind = 2 AND score IS NOT NULL
             AND deleted_at IS NULL ORDER BY answered_at DESC, id DESC LIMIT 1),
           (SELECT score FROM survey WHERE customer_id = ?1 AND kind = 3 AND score IS NOT NULL
             AND deleted_at IS NULL ORDER BY answered_at DESC, id DESC LIMIT 1),
           (SELECT status FROM consent WHERE customer_id = ?1 AND channel = 1
             AND purpose = 'advertising' AND deleted_at IS NULL ORDER BY at DESC, id DESC LIMIT 1),
           (SELECT status FROM consent WHERE customer_id = ?1 AND channel = 2
             AND purpose = 'advertising' AND deleted_at IS NULL ORDER BY at DESC, id DESC LIMIT 1),
           (SELECT status FROM consent WHERE customer_id = ?1 AND channel = 3
             AND purpose = 'advertising' AND deleted_at IS NULL ORDER BY at DESC, id DESC LIMIT 1)
         FROM customer WHERE id = ?1 AND deleted_at IS NULL",
    )?
    .query_row([id], |r| (0..SERVICE.len()).map(|n| r.get(n)).collect())
    .optional()
}

/// Bring this part of a customer's row in step. Makes the row of a customer that has
/// none, and takes away that of one in the trash; `false`: there is none now.
pub(in crate::store) fn keep_service(conn: &Connection, id: Id) -> Result<bool> {
    let Some(wanted) = service(conn, id)? else {
        conn.prepare_cached("DELETE FROM customer_value WHERE customer_id = ?1")?.execute([id])?;
        return Ok(false);
    };
    let mut known = stored(conn, id, &SERVICE)?;
    if known.is_none() {
        conn.prepare_cached(
            "INSERT INTO customer_value (customer_id, stage) SELECT id, stage FROM customer
             WHERE id = ?1",
        )?
        .execute([id])?;
        known = stored(conn, id, &SERVICE)?;
    }
    write(conn, id, &differing(&SERVICE, &known.unwrap_or_default(), wanted))?;
    Ok(true)
}

/// Whether this part of a customer's row, or the row being there, is not what a look at
/// the records says.
pub(in crate::store) fn other_service(conn: &Connection, id: Id) -> Result<bool> {
    Ok(service(conn, id)? != stored(conn, id, &SERVICE)?)
}
