//! Customers, with their phones, e-mails, addresses, tags and own values.

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use super::{
    Fields, Record, code, date, day, decode, flag, general, instant, int, many, meta, one, text,
};
use crate::domain::codes::{AddressKind, CustomerKind};
use crate::domain::model::{Address, Birthday, Customer, Id, Meta};

impl Record for Customer {
    const TABLE: &'static str = "customer";

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn load(conn: &Connection, id: Id) -> rusqlite::Result<Option<Self>> {
        const SQL: &str = concat!(
            "SELECT c.*, (SELECT login FROM user WHERE user.id = c.owner_id) AS owner, ",
            general!("c"),
            " FROM customer c WHERE c.id = ?1"
        );
        let Some(mut customer) = one(conn, SQL, id, plain)? else { return Ok(None) };
        customer.phones = super::phones_of(conn, id, None)?;
        customer.emails = super::emails_of(conn, id, None)?;
        customer.addresses = many(
            conn,
            "SELECT id, kind, street, postcode, city, country FROM address
             WHERE customer_id = ?1 AND deleted_at IS NULL ORDER BY position, id",
            id,
            address,
        )?;
        customer.tags = many(
            conn,
            "SELECT t.name FROM customer_tag ct JOIN tag t ON t.id = ct.tag_id
             WHERE ct.customer_id = ?1 AND ct.deleted_at IS NULL ORDER BY t.key",
            id,
            |r| r.get(0),
        )?;
        customer.own = many(
            conn,
            "SELECT f.key, v.value FROM own_value v JOIN own_field f ON f.id = v.field_id
             WHERE v.customer_id = ?1 AND v.deleted_at IS NULL",
            id,
            |r| Ok((r.get(0)?, r.get(1)?)),
        )?
        .into_iter()
        .collect();
        Ok(Some(customer))
    }

    fn fields(&self) -> Fields {
        vec![
            ("number", text(&self.number)),
            ("kind", code(Some(self.kind))),
            ("company", text(&self.company)),
            ("salutation", text(&self.salutation)),
            ("title", text(&self.title)),
            ("first_name", text(&self.first_name)),
            ("last_name", text(&self.last_name)),
            ("website", text(&self.website)),
            ("social", Value::Text(self.social.join("\n"))),
            ("birthday", Value::Text(birthday_text(self.birthday))),
            ("since", day(self.since)),
            ("source", text(&self.source)),
            ("referred_by", int(self.referred_by)),
            ("owner", text(&self.owner)),
            ("key_account", flag(self.key_account)),
            ("key_account_plan", text(&self.key_account_plan)),
            ("key_account_measures", text(&self.key_account_measures)),
            ("key_account_people", text(&self.key_account_people)),
            ("language", text(&self.language)),
            ("stage", code(self.stage)),
            ("stage_on", day(self.stage_on)),
            ("stage_reason", text(&self.stage_reason)),
            ("blocked", flag(self.blocked)),
            ("blocked_reason", text(&self.blocked_reason)),
            ("inactivity_days", int(self.inactivity_days)),
            ("contact_rhythm_days", int(self.contact_rhythm_days)),
            ("potential", int(self.potential)),
            ("potential_category", text(&self.potential_category)),
            ("potential_on", day(self.potential_on)),
            ("lawful_basis", code(self.lawful_basis)),
            ("lawful_basis_reviewed", day(self.lawful_basis_reviewed)),
            ("notes", text(&self.notes)),
        ]
    }
}

fn plain(row: &Row) -> rusqlite::Result<Customer> {
    let social: String = row.get("social")?;
    let day = |column: &str| -> rusqlite::Result<_> {
        Ok(date(row.get::<_, Option<String>>(column)?.as_deref()))
    };
    Ok(Customer {
        meta: meta(row)?,
        number: row.get("number")?,
        kind: decode(row.get("kind")?).unwrap_or(CustomerKind::Person),
        company: row.get("company")?,
        salutation: row.get("salutation")?,
        title: row.get("title")?,
        first_name: row.get("first_name")?,
        last_name: row.get("last_name")?,
        website: row.get("website")?,
        social: social.lines().filter(|l| !l.is_empty()).map(str::to_owned).collect(),
        birthday: birthday(&row.get::<_, String>("birthday")?),
        since: day("since")?,
        source: row.get("source")?,
        referred_by: row.get("referred_by")?,
        owner: row.get::<_, Option<String>>("owner")?.unwrap_or_default(),
        key_account: row.get("key_account")?,
        key_account_plan: row.get("key_account_plan")?,
        key_account_measures: row.get("key_account_measures")?,
        key_account_people: row.get("key_account_people")?,
        language: row.get("language")?,
        stage: decode(row.get("stage")?),
        stage_on: day("stage_on")?,
        stage_reason: row.get("stage_reason")?,
        blocked: row.get("blocked")?,
        blocked_reason: row.get("blocked_reason")?,
        inactivity_days: row.get("inactivity_days")?,
        contact_rhythm_days: row.get("contact_rhythm_days")?,
        potential: row.get("potential")?,
        potential_category: row.get("potential_category")?,
        potential_on: day("potential_on")?,
        lawful_basis: decode(row.get("lawful_basis")?),
        lawful_basis_reviewed: day("lawful_basis_reviewed")?,
        notes: row.get("notes")?,
        last_contact_at: instant(row.get("last_contact_at")?),
        contact_count: row.get("contact_count")?,
        open_task_count: row.get("open_task_count")?,
        complaint_count: row.get("complaint_count")?,
        open_complaint_count: row.get("open_complaint_count")?,
        remedy_cost: row.get("remedy_cost")?,
        ..Customer::default()
    })
}

fn address(row: &Row) -> rusqlite::Result<Address> {
    Ok(Address {
        id: row.get(0)?,
        kind: decode(row.get(1)?).unwrap_or(AddressKind::Main),
        street: row.get(2)?,
        postcode: row.get(3)?,
        city: row.get(4)?,
        country: row.get(5)?,
    })
}

/// The stored form of a birthday: `YYYY-MM-DD`, `--MM-DD` without a year, empty if unknown.
pub(in crate::store) fn birthday_text(birthday: Option<Birthday>) -> String {
    match birthday {
        None => String::new(),
        Some(Birthday { year: Some(year), month, day }) => format!("{year:04}-{month:02}-{day:02}"),
        Some(Birthday { year: None, month, day }) => format!("--{month:02}-{day:02}"),
    }
}

/// The birthday that a stored form stands for.
pub(in crate::store) fn birthday(stored: &str) -> Option<Birthday> {
    let (year, rest) = if let Some(rest) = stored.strip_prefix("--") {
        (None, rest)
    } else {
        let (year, rest) = stored.split_once('-')?;
        (Some(year.parse().ok()?), rest)
    };
    let (month, day) = rest.split_once('-')?;
    Some(Birthday { year, month: month.parse().ok()?, day: day.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birthday_survives_the_stored_form_with_and_without_its_year() {
        for stored in ["1984-02-29", "--12-31", ""] {
            assert_eq!(birthday_text(birthday(stored)), stored);
        }
        assert_eq!(birthday("soon"), None);
    }
}
