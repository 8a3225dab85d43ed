//! What a line about a customer says of it: the name on screen, number, phone.

use rusqlite::{Connection, OptionalExtension, Result};

use crate::domain::model::{Id, display_name};

/// See the module; all empty where there is no customer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::store) struct Named {
    pub name: String,
    pub number: String,
    /// The first one, as typed.
    pub phone: String,
}

/// The customer that something belongs to, if it does.
pub(in crate::store) fn named_or_none(conn: &Connection, customer: Option<Id>) -> Result<Named> {
    Ok(customer.map(|id| named(conn, id)).transpose()?.flatten().unwrap_or_default())
}

/// A customer; `None` if there is none.
pub(in crate::store) fn named(conn: &Connection, customer: Id) -> Result<Option<Named>> {
    conn.prepare_cached(
        "SELECT number, company, first_name, last_name,
                (SELECT raw FROM phone WHERE customer_id = c.id AND deleted_at IS NULL
                  ORDER BY person_id IS NOT NULL, position, id LIMIT 1)
           FROM customer c WHERE id = ?1",
    )?
    .query_row([customer], |row| {
        let text = |i| row.get_ref(i).and_then(|v| Ok(v.as_str()?));
        let number = text(0)?;
        Ok(Named {
            name: display_name(text(1)?, text(2)?, text(3)?, number),
            number: number.to_owned(),
            phone: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
        })
    })
    .optional()
}

/// The row of the user with this login.
pub(in crate::store) fn user_id(conn: &Connection, login: &str) -> Result<Option<Id>> {
    conn.prepare_cached("SELECT id FROM user WHERE login = ?1 AND acting_as = ''")?
        .query_row([login], |row| row.get(0))
        .optional()
}
