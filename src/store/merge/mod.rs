//! Three-way merging: what a form loaded (*base*), what it wants (*mine*), what
//! the file holds now (*theirs*). Pure; knows neither SQL nor transactions.

mod lines;
mod list;

use rusqlite::types::Value;

pub(super) use self::lines::merge_lines;
pub(super) use self::list::{Element, Slot, merge_list, merge_set};
use super::rows::Fields;

/// A field that is to be written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Write {
    pub field: &'static str,
    pub theirs: Value,
    pub value: Value,
}

/// A field that both have changed, to different values.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clash<V> {
    pub field: &'static str,
    pub base: V,
    pub theirs: V,
    pub mine: V,
}

/// What is to be done with the plain fields of a record.
#[derive(Debug, Default)]
pub(super) struct FieldMerge {
    pub writes: Vec<Write>,
    pub clashes: Vec<Clash<Value>>,
    /// They changed something since base.
    pub moved: bool,
}

/// Merge field by field; long texts line by line, lists of handles element by element.
pub(super) fn merge_fields(base: Fields, theirs: Fields, mine: Fields) -> FieldMerge {
    let mut merged = FieldMerge::default();
    for (((field, base), (_, theirs)), (_, mine)) in base.into_iter().zip(theirs).zip(mine) {
        merged.moved |= theirs != base;
        if mine == base || mine == theirs {
            continue;
        }
        if theirs == base {
            merged.writes.push(Write { field, theirs, value: mine });
            continue;
        }
        match merge_texts(field, &base, &theirs, &mine) {
            Some(value) if value == theirs => {}
            Some(value) => merged.writes.push(Write { field, theirs, value }),
            None => merged.clashes.push(Clash { field, base, theirs, mine }),
        }
    }
    merged
}

fn merge_texts(field: &str, base: &Value, theirs: &Value, mine: &Value) -> Option<Value> {
    let (Value::Text(base), Value::Text(theirs), Value::Text(mine)) = (base, theirs, mine) else {
        return None;
    };
    match field {
        "notes" | "note" | "key_account_plan" => merge_lines(base, theirs, mine).map(Value::Text),
        "social" => {
            let entries = |t: &str| -> Vec<String> { t.lines().map(str::to_owned).collect() };
            let (base, theirs, mine) = (entries(base), entries(theirs), entries(mine));
            let change = merge_set(&base, &theirs, &mine, String::clone);
            let mut merged: Vec<String> =
                theirs.into_iter().filter(|t| !change.removed.contains(t)).collect();
            merged.extend(change.added);
            Some(Value::Text(merged.join("\n")))
        }
        _ => None,
    }
}
