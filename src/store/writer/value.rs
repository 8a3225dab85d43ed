//! Fields of the domain to columns, and values to and from the change log.

use chrono::DateTime;
use rusqlite::types::Value;
use serde_json::Value as Json;

use super::Writer;
use crate::domain::phone;
use crate::domain::settings::Settings;
use crate::store::api::StoreError;
use crate::store::users;

impl Writer<'_> {
    /// The columns that hold a field: a login is a user row, a due date two
    /// columns, a caller's number comes with its normalised form.
    pub fn columns(
        &mut self,
        field: &'static str,
        value: Value,
    ) -> Result<Vec<(&'static str, Value)>, StoreError> {
        let user_column = match field {
            "owner" => Some("owner_id"),
            "rep" => Some("rep_id"),
            "assignee" => Some("assignee_id"),
            "noted_by" => Some("noted_by"),
            "by" => Some("by_id"),
            _ => None,
        };
        if let Some(column) = user_column {
            return Ok(vec![(column, self.user_value(&value)?)]);
        }
        Ok(match (field, value) {
            ("due", Value::Integer(at)) => {
                vec![("due_on", Value::Text(self.local_date(at)?)), ("due_at", Value::Integer(at))]
            }
            ("due", on) => vec![("due_on", on), ("due_at", Value::Null)],
            ("caller_raw", Value::Text(raw)) => {
                let norm =
                    if raw.is_empty() { String::new() } else { phone_norm(&raw, self.country()?) };
                vec![("caller_raw", Value::Text(raw)), ("caller_norm", Value::Text(norm))]
            }
            (field, value) => vec![(field, value)],
        })
    }

    fn user_value(&self, value: &Value) -> Result<Value, StoreError> {
        let Value::Text(login) = value else { return Ok(Value::Null) };
        let id = users::named(self.conn(), login, self.user, self.now)?;
        Ok(id.map_or(Value::Null, Value::Integer))
    }

    /// The day of an instant where the business is.
    fn local_date(&self, at: i64) -> Result<String, StoreError> {
        let zone = self.store.settings()?.time_zone;
        let at = DateTime::from_timestamp_millis(at).unwrap_or_default();
        Ok(at.with_timezone(&zone).format("%Y-%m-%d").to_string())
    }

    /// The settings of the file.
    pub fn settings(&self) -> Result<Settings, StoreError> {
        self.store.settings()
    }

    /// The country of the file, for numbers without a country code.
    pub fn country(&mut self) -> Result<&str, StoreError> {
        if self.country.is_none() {
            self.country = Some(self.store.settings()?.country);
        }
        Ok(self.country.as_deref().unwrap_or_default())
    }
}

/// A phone number as it is found by; empty if there is not a digit in it.
pub(in crate::store) fn phone_norm(raw: &str, country: &str) -> String {
    phone::normalise(raw, country).unwrap_or_default()
}

pub(super) fn to_json(value: &Value) -> Json {
    match value {
        Value::Null | Value::Blob(_) => Json::Null,
        Value::Integer(n) => Json::from(*n),
        Value::Real(x) => Json::from(*x),
        Value::Text(text) => Json::from(text.as_str()),
    }
}

/// A value from the change log.
pub(in crate::store) fn from_json(json: &Json) -> Value {
    match json {
        Json::String(text) => Value::Text(text.clone()),
        Json::Number(n) => n
            .as_i64()
            .map(Value::Integer)
            .or_else(|| n.as_f64().map(Value::Real))
            .unwrap_or(Value::Null),
        Json::Bool(flag) => Value::Integer(i64::from(*flag)),
        _ => Value::Null,
    }
}
