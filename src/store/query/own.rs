//! Conditions over the own fields of a file, whose values stand one a row as text.

use rusqlite::Result;
use rusqlite::types::Value;

use super::compile::Ground;
use super::sought::Sought;
use super::sql::{Sql, compared, dates, text};
use crate::domain::codes::FieldType;
use crate::domain::query::Test;

pub(super) fn condition(
    ground: &Ground<'_>,
    key: &str,
    kind: FieldType,
    test: &Test,
) -> Result<Sql> {
    // A field that has gone since the query was read holds nothing.
    let Some(field) = ground.own_field(key)? else {
        return Ok(Sql::constant(*test == Test::None));
    };
    let with = |condition: &str, mut values: Vec<Value>| {
        values.insert(0, Value::Integer(field));
        let select = "SELECT customer_id FROM own_value WHERE field_id = ? AND deleted_at IS NULL";
        Sql::list(&format!("{select} AND {condition}"), values)
    };
    Ok(match test {
        Test::Text { how, text: sought } => {
            let bound = Sought::bound(&[], Some(*how), false, sought, &ground.settings.country);
            with("value_has(value, ?)", vec![text(bound)])
        }
        Test::YesNo(true) => with("value = 'yes'", Vec::new()),
        Test::YesNo(false) => with("value = 'no'", Vec::new()),
        Test::Number(number) => {
            let Sql { text, values, .. } =
                compared("CAST(value AS REAL)", number, |n| Value::Real(*n));
            with(&text, values)
        }
        Test::Day(days) if kind == FieldType::Date => {
            let Sql { text, values, .. } = dates("value", *days, ground.today);
            with(&text, values)
        }
        Test::None => with("value <> ''", Vec::new()).negated(),
        _ => with("value <> ''", Vec::new()),
    })
}
