//! Which customers are meant, as a piece of SQL over `customer_value v`.

use rusqlite::types::Value;

use crate::domain::model::Id;

/// What follows `FROM`, and the values bound in it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::store) struct Chosen {
    from: &'static str,
    /// `None`: everybody.
    condition: Option<String>,
    pub values: Vec<Value>,
}

const VALUES: &str = "customer_value v";

impl Chosen {
    pub fn everybody() -> Self {
        Self { from: VALUES, condition: None, values: Vec::new() }
    }

    /// These customers; those in the trash are none.
    pub fn ids(ids: &[Id]) -> Self {
        let list: Vec<String> = ids.iter().map(Id::to_string).collect();
        Self {
            from: VALUES,
            condition: Some("v.customer_id IN (SELECT value FROM json_each(?))".to_owned()),
            values: vec![Value::Text(format!("[{}]", list.join(",")))],
        }
    }

    pub fn is_everybody(&self) -> bool {
        self.condition.is_none()
    }

    /// `FROM` and `WHERE`; further conditions may follow with `AND`.
    pub fn from_where(&self) -> String {
        format!("{} WHERE {}", self.from, self.condition.as_deref().unwrap_or("1"))
    }
}
