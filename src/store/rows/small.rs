//! Products, and entries of the consent ledger.

use rusqlite::{Connection, Row};

use super::{
    Fields, Record, code, decode, general, instant, instant_or_epoch, int, meta, moment, one, text,
};
use crate::domain::codes::{ConsentChannel, ConsentStatus};
use crate::domain::model::{Consent, Id, Meta, Product};

impl Record for Product {
    const TABLE: &'static str = "product";

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn load(conn: &Connection, id: Id) -> rusqlite::Result<Option<Self>> {
        const SQL: &str = concat!("SELECT p.*, ", general!("p"), " FROM product p WHERE p.id = ?1");
        one(conn, SQL, id, |row| {
            Ok(Self {
                meta: meta(row)?,
                number: row.get("number")?,
                name: row.get("name")?,
                kind: row.get("kind")?,
            })
        })
    }

    fn fields(&self) -> Fields {
        vec![("number", text(&self.number)), ("name", text(&self.name)), ("kind", text(&self.kind))]
    }
}

/// The fields of a ledger entry; there is no way to change them later.
pub(in crate::store) fn consent_fields(consent: &Consent) -> Fields {
    vec![
        ("customer_id", int(Some(consent.customer_id))),
        ("purpose", text(&consent.purpose)),
        ("channel", code(Some(consent.channel))),
        ("status", code(Some(consent.status))),
        ("at", moment(Some(consent.at))),
        ("how", text(&consent.how)),
        ("wording", text(&consent.wording)),
        ("noted_by", text(&consent.noted_by)),
        ("last_used_at", moment(consent.last_used_at)),
    ]
}

/// SQL that [`consent_from_row`] reads; add `WHERE`.
pub(in crate::store) const CONSENTS: &str = concat!(
    "SELECT n.*, (SELECT login FROM user WHERE user.id = n.noted_by) AS noted_by_login, ",
    general!("n"),
    " FROM consent n "
);

/// An entry of the consent ledger; an unknown status counts as refused, never as granted.
pub(in crate::store) fn consent_from_row(row: &Row) -> rusqlite::Result<Consent> {
    Ok(Consent {
        meta: meta(row)?,
        customer_id: row.get("customer_id")?,
        purpose: row.get("purpose")?,
        channel: decode(row.get("channel")?).unwrap_or(ConsentChannel::Email),
        status: decode(row.get("status")?).unwrap_or(ConsentStatus::Refused),
        at: instant_or_epoch(row.get("at")?),
        how: row.get("how")?,
        wording: row.get("wording")?,
        noted_by: row.get::<_, Option<String>>("noted_by_login")?.unwrap_or_default(),
        last_used_at: instant(row.get("last_used_at")?),
    })
}
