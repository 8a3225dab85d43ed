//! New complaints with their steps and remedies, and survey answers. Where a
//! complaint stands is reckoned as it would be on saving.

use chrono::Datelike;
use rusqlite::params_from_iter;
use rusqlite::types::Value;

use super::Bulk;
use crate::domain::model::{Complaint, ComplaintStep, Id, Meta, Remedy, Survey};
use crate::store::api::StoreError;
use crate::store::rows::{self, Fields, Record};
use crate::store::save;
use crate::store::writer::{STANDING, standing_values};

impl Bulk<'_> {
    /// A new complaint. Steps come in order of time; they and the remedies need not
    /// name the complaint. Without a number it is given the next one of its year. A
    /// number has to be free.
    pub fn complaint(
        &mut self,
        complaint: &Complaint,
        steps: &[ComplaintStep],
        remedies: &[Remedy],
        key: Option<i64>,
    ) -> Result<Id, StoreError> {
        let mut fields = complaint.fields();
        if complaint.number.is_empty() {
            let year = complaint.received_at.with_timezone(&self.settings.time_zone).year();
            let number = save::next_complaint_number(self.conn, year)?;
            for (_, value) in fields.iter_mut().filter(|(name, _)| *name == "number") {
                *value = Value::Text(number.clone());
            }
        }
        self.list_item("category", &complaint.category)?;
        self.list_item("cause", &complaint.cause)?;
        let standing = self.reckoner.standing(complaint, steps);
        fields.extend(STANDING.into_iter().zip(standing_values(&standing)));
        let id = self.row("complaint", fields, &complaint.meta, key)?;
        for step in steps {
            let step = ComplaintStep { complaint_id: id, ..step.clone() };
            self.row("complaint_step", rows::step_fields(&step), &step.meta, None)?;
        }
        for remedy in remedies {
            let remedy = Remedy { complaint_id: id, ..remedy.clone() };
            self.row(Remedy::TABLE, remedy.fields(), &remedy.meta, None)?;
        }
        self.keeper.complaint(complaint, remedies);
        if let Some(customer) = complaint.customer_id {
            let counts = self.counts.entry(customer).or_default();
            counts.complaints += 1;
            counts.open_complaints += i64::from(!standing.state.is_final());
            counts.remedy_cost +=
                remedies.iter().fold(0, |sum: i64, remedy| sum.saturating_add(remedy.cost));
        }
        Ok(id)
    }

    /// A new survey answer, or an invitation.
    pub fn survey(&mut self, survey: &Survey, key: Option<i64>) -> Result<Id, StoreError> {
        self.answered.extend(survey.customer_id);
        self.keeper.survey(survey);
        self.row(Survey::TABLE, survey.fields(), &survey.meta, key)
    }

    /// Any record by its fields.
    pub(super) fn row(
        &mut self,
        table: &str,
        fields: Fields,
        meta: &Meta,
        key: Option<i64>,
    ) -> Result<Id, StoreError> {
        let (created, updated) = self.moments(meta);
        let mut columns = String::new();
        let mut values: Vec<Value> = Vec::with_capacity(fields.len() + 6);
        for (field, value) in fields {
            let (column, value) = match (field, value) {
                ("owner", Value::Text(login)) => ("owner_id", self.user_value(&login)?),
                ("by", Value::Text(login)) if login.is_empty() => {
                    ("by_id", Value::Integer(self.user))
                }
                ("by", Value::Text(login)) => ("by_id", self.user_value(&login)?),
                other => other,
            };
            columns.push_str(column);
            columns.push_str(", ");
            values.push(value);
        }
        let some = |id: Option<Id>| id.map_or(Value::Null, Value::Integer);
        values.extend([created, self.user, updated, self.user].map(Value::Integer));
        values.extend([some(self.import), some(key)]);
        let places = vec!["?"; values.len()].join(", ");
        let sql = format!(
            "INSERT INTO {table} ({columns}created_at, created_by, updated_at, updated_by, import_id, import_key)
             VALUES ({places})"
        );
        self.conn.prepare_cached(&sql)?.execute(params_from_iter(values))?;
        Ok(self.conn.last_insert_rowid())
    }

    fn user_value(&mut self, login: &str) -> Result<Value, StoreError> {
        Ok(self.user(login)?.map_or(Value::Null, Value::Integer))
    }
}
