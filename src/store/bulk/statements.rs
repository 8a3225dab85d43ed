//! The prepared inserts of [`super::Bulk`]; the order of the parameters is that
//! of the columns.

use rusqlite::{Connection, Result, Statement};

/// One insert per table.
pub(super) struct Statements<'a> {
    pub customer: Statement<'a>,
    pub phone: Statement<'a>,
    pub email: Statement<'a>,
    pub address: Statement<'a>,
    pub customer_tag: Statement<'a>,
    pub own_value: Statement<'a>,
    pub person: Statement<'a>,
    pub contact: Statement<'a>,
    pub task: Statement<'a>,
    pub consent: Statement<'a>,
    pub sale: Statement<'a>,
    pub value: Statement<'a>,
}

impl<'a> Statements<'a> {
    pub fn prepare(conn: &'a Connection) -> Result<Self> {
        let insert = |table: &str, columns: &str| {
            let values = vec!["?"; columns.split(',').count()].join(", ");
            conn.prepare(&format!("INSERT INTO {table} ({columns}) VALUES ({values})"))
        };
        // A part of a record: its moment and user stand for creation and change.
        let part = |table: &str, columns: &str| {
            let count = columns.split(',').count();
            let values = vec!["?"; count].join(", ");
            let (at, by) = (count + 1, count + 2);
            conn.prepare(&format!(
                "INSERT INTO {table} ({columns}, created_at, created_by, updated_at, updated_by)
                 VALUES ({values}, ?{at}, ?{by}, ?{at}, ?{by})"
            ))
        };
        Ok(Self {
            customer: insert(
                "customer",
                "number, kind, company, salutation, title, first_name, last_name, website, social, birthday, since, source,
                 referred_by, owner_id, key_account, key_account_plan, key_account_measures, key_account_people, language,
                 stage, stage_reason, stage_on, blocked, blocked_reason,
                 inactivity_days, contact_rhythm_days, potential, potential_category, potential_on, lawful_basis,
                 lawful_basis_reviewed, notes, sort_key, city_key, created_at, created_by, updated_at, updated_by, import_id, import_key",
            )?,
            phone: part("phone", "customer_id, person_id, kind, label, raw, norm, reversed, position")?,
            email: part("email", "customer_id, person_id, kind, label, raw, norm, position")?,
            address: part("address", "customer_id, kind, street, postcode, city, country, position")?,
            customer_tag: part("customer_tag", "customer_id, tag_id")?,
            own_value: part("own_value", "customer_id, field_id, value")?,
            person: insert(
                "person",
                "customer_id, salutation, first_name, last_name, role, notes, created_at, created_by, updated_at, updated_by, import_id, import_key",
            )?,
            contact: insert(
                "contact",
                "customer_id, person_id, caller_raw, caller_norm, at, duration_s, channel, direction, topic, subject, note, outcome,
                 solved, rep_id, complaint_id, created_at, created_by, updated_at, updated_by, import_id, import_key",
            )?,
            task: insert(
                "task",
                "title, kind, due_on, due_at, ends_at, place, customer_id, contact_id, assignee_id, priority, notes, done_at, origin,
                 complaint_id, recurrence, created_at, created_by, updated_at, updated_by, import_id, import_key",
            )?,
            consent: insert(
                "consent",
                "customer_id, purpose, channel, status, at, how, wording, noted_by, last_used_at, created_at, created_by,
                 updated_at, updated_by, import_id",
            )?,
            sale: insert(
                "sale",
                "customer_id, date, kind, document, line, refund_of, product, quantity, revenue, discount, discount_reason,
                 variable_cost, note, created_at, created_by, updated_at, updated_by, import_id, import_key",
            )?,
            value: insert("customer_value", "customer_id, stage")?,
        })
    }
}
