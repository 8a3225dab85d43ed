//! Own fields of customers: typed, added by the user, reachable as settings.

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};

use super::Store;
use super::api::StoreError;
use super::writer::{Column, Label, Writer};
use crate::domain::codes::{Code, FieldType};
use crate::domain::model::{Id, OwnField};
use crate::domain::settings::SettingError;

const COLUMNS: &str =
    "SELECT id, key, label, field_type, choices, deleted_at IS NOT NULL FROM own_field";

/// Names that queries, imports and JSON already use.
const TAKEN: &[&str] = &[
    "number",
    "name",
    "kind",
    "company",
    "salutation",
    "title",
    "first_name",
    "last_name",
    "street",
    "postcode",
    "city",
    "country",
    "email",
    "phone",
    "mobile",
    "website",
    "birthday",
    "since",
    "source",
    "tag",
    "tags",
    "stage",
    "owner",
    "key_account",
    "last_contact",
    "last_sale",
    "contacts",
    "complaints",
    "tasks",
    "open_complaints",
    "open_tasks",
    "revenue",
    "revenue_12m",
    "margin",
    "margin_12m",
    "clv",
    "p_alive",
    "abc",
    "rfm",
    "nps",
    "csat",
    "ces",
    "notes",
    "uid",
    "id",
    "and",
    "or",
    "not",
    "none",
    "any",
];

impl Store {
    /// The own fields in their order.
    pub fn own_fields(&self) -> Result<Vec<OwnField>, StoreError> {
        let sql = format!("{COLUMNS} WHERE deleted_at IS NULL ORDER BY position, id");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let rows = statement.query_map([], |r| Ok(read(r)?.0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Add or change an own field, found by its key.
    pub fn save_own_field(
        &mut self,
        field: &OwnField,
        now: DateTime<Utc>,
    ) -> Result<Id, StoreError> {
        let store: &Self = self;
        let tx = store.begin()?;
        let label = Label { what: "save-own-field", subject: &field.label, undoes: None };
        let mut writer = Writer::new(store, label, now)?;
        let id = put(&mut writer, field)?;
        writer.finish()?;
        tx.commit()?;
        Ok(id)
    }

    /// Take an own field away. Its values stay in the file and come back with it.
    pub fn remove_own_field(&mut self, key: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
        let store: &Self = self;
        let tx = store.begin()?;
        let label = Label { what: "remove-own-field", subject: key, undoes: None };
        let mut writer = Writer::new(store, label, now)?;
        let (field, _) = find(writer.conn(), key)?.ok_or(StoreError::NotFound)?;
        writer.trash_row("own_field", field.id)?;
        writer.finish()?;
        tx.commit()?;
        Ok(())
    }
}

/// The field, and whether it was removed.
fn read(row: &Row) -> rusqlite::Result<(OwnField, bool)> {
    let choices: String = row.get(4)?;
    let field = OwnField {
        id: row.get(0)?,
        key: row.get(1)?,
        label: row.get(2)?,
        field_type: FieldType::from_code(row.get(3)?).unwrap_or(FieldType::Text),
        choices: serde_json::from_str(&choices).unwrap_or_default(),
    };
    Ok((field, row.get(5)?))
}

fn find(conn: &Connection, key: &str) -> rusqlite::Result<Option<(OwnField, bool)>> {
    conn.prepare_cached(&format!("{COLUMNS} WHERE key = ?1"))?.query_row([key], read).optional()
}

fn columns(field: &OwnField) -> [(&'static str, Value); 3] {
    let choices = serde_json::to_string(&field.choices).unwrap_or_else(|_| "[]".to_owned());
    [
        ("label", Value::Text(field.label.clone())),
        ("field_type", Value::Integer(field.field_type.code())),
        ("choices", Value::Text(choices)),
    ]
}

fn put(writer: &mut Writer, field: &OwnField) -> Result<Id, StoreError> {
    let Some((old, gone)) = find(writer.conn(), &field.key)? else {
        check_key(&field.key)?;
        let position: i64 = writer.conn().query_row(
            "SELECT ifnull(max(position) + 1, 0) FROM own_field",
            [],
            |r| r.get(0),
        )?;
        let mut all = columns(field).to_vec();
        all.push(("key", Value::Text(field.key.clone())));
        all.push(("position", Value::Integer(position)));
        return writer.insert("own_field", &all);
    };
    if gone {
        writer.restore_row("own_field", old.id)?;
    }
    let pairs = columns(&old).into_iter().zip(columns(field));
    let changed: Vec<Column> =
        pairs.map(|((c, b), (_, a))| (c, b, a)).filter(|(_, b, a)| b != a).collect();
    writer.update("own_field", old.id, &changed)?;
    Ok(old.id)
}

/// The row of an own field that an import fills: the one with this key, else a
/// new one, under a key that nothing else has.
pub(super) fn ensure(writer: &mut Writer, field: &OwnField) -> Result<Id, StoreError> {
    if let Some((old, gone)) = find(writer.conn(), &field.key)? {
        if gone {
            writer.restore_row("own_field", old.id)?;
        }
        return Ok(old.id);
    }
    let mut field = field.clone();
    if check_key(&field.key).is_err() {
        let rest: String =
            field.key.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(30).collect();
        field.key = format!("own_{}", rest.to_ascii_lowercase());
        while find(writer.conn(), &field.key)?.is_some() {
            field.key.push('_');
        }
    }
    put(writer, &field)
}

fn check_key(key: &str) -> Result<(), StoreError> {
    let form = key.len() <= 40
        && key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if form && !TAKEN.contains(&key) {
        return Ok(());
    }
    Err(bad(&format!("field.{key}"), key, "setting-expects-field-key"))
}

fn bad(key: &str, value: &str, expected: &'static str) -> StoreError {
    SettingError::Bad { key: key.to_owned(), value: value.to_owned(), expected }.into()
}

/// `field.KEY` = `text`, `number`, `date`, `yes_no`, `choice:a,b,c`, empty to
/// remove it; `field.KEY.label` = the words on screen.
pub(super) fn set(
    writer: &mut Writer,
    key: &str,
    rest: &str,
    value: &str,
) -> Result<(), StoreError> {
    let value = value.trim();
    if let Some(name) = rest.strip_suffix(".label") {
        let (mut field, gone) = find(writer.conn(), name)?
            .ok_or_else(|| bad(key, value, "setting-expects-known-field"))?;
        if gone || value.is_empty() || value.chars().count() > 100 {
            return Err(bad(key, value, "setting-expects-label"));
        }
        value.clone_into(&mut field.label);
        put(writer, &field)?;
        return Ok(());
    }
    let old = find(writer.conn(), rest)?;
    if value.is_empty() {
        if let Some((field, _)) = old {
            writer.trash_row("own_field", field.id)?;
        }
        return Ok(());
    }
    let (field_type, choices) =
        parse_type(value).ok_or_else(|| bad(key, value, "setting-expects-field-type"))?;
    let label = old.map_or_else(|| label_of(rest), |(field, _)| field.label);
    put(writer, &OwnField { id: 0, key: rest.to_owned(), label, field_type, choices })?;
    Ok(())
}

fn parse_type(text: &str) -> Option<(FieldType, Vec<String>)> {
    let (name, choices) = text.split_once(':').unwrap_or((text, ""));
    let field_type = FieldType::from_name(&name.trim().to_lowercase().replace('-', "_"))?;
    let choices: Vec<String> =
        choices.split(',').map(|c| c.trim().to_owned()).filter(|c| !c.is_empty()).collect();
    ((field_type == FieldType::Choice) != choices.is_empty()).then_some((field_type, choices))
}

fn print_type(field: &OwnField) -> String {
    let name = field.field_type.name();
    if field.choices.is_empty() {
        return name.to_owned();
    }
    format!("{name}:{}", field.choices.join(","))
}

/// `shoe_size` → “Shoe size”, until somebody finds better words.
fn label_of(key: &str) -> String {
    let words = key.replace('_', " ");
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

pub(super) fn setting_rows(store: &Store) -> Result<Vec<(String, String)>, StoreError> {
    let mut rows = Vec::new();
    for field in store.own_fields()? {
        rows.push((format!("field.{}", field.key), print_type(&field)));
        rows.push((format!("field.{}.label", field.key), field.label));
    }
    Ok(rows)
}
