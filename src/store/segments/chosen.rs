//! Which customers are meant, as a piece of SQL over `customer_value v`.

use rusqlite::types::Value;
use rusqlite::{Connection, Result, params_from_iter};

use crate::domain::model::Id;

/// What follows `FROM`, and the values bound in it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::store) struct Chosen {
    /// `None`: everybody.
    condition: Option<String>,
    pub values: Vec<Value>,
}

impl Chosen {
    pub fn everybody() -> Self {
        Self { condition: None, values: Vec::new() }
    }

    /// These customers; those in the trash are none.
    pub fn ids(ids: &[Id]) -> Self {
        let list: Vec<String> = ids.iter().map(Id::to_string).collect();
        Self {
            condition: Some("v.customer_id IN (SELECT value FROM json_each(?))".to_owned()),
            values: vec![Value::Text(format!("[{}]", list.join(",")))],
        }
    }

    /// Those who meet a condition over `customer_value v`.
    pub fn those(condition: String, values: Vec<Value>) -> Self {
        Self { condition: Some(condition), values }
    }

    /// How many they are.
    pub fn count(&self, conn: &Connection) -> Result<i64> {
        conn.prepare(&format!("SELECT count(*) FROM {}", self.rows()))?
            .query_row(params_from_iter(&self.values), |row| row.get(0))
    }

    pub fn is_everybody(&self) -> bool {
        self.condition.is_none()
    }

    /// `FROM` and `WHERE`; further conditions may follow with `AND`.
    pub fn rows(&self) -> String {
        format!("customer_value v WHERE ({})", self.condition.as_deref().unwrap_or("1"))
    }
}
