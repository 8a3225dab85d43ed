//! Open lists (source, category, cause …): entries with rows of their own, so
//! that they can be renamed and archived. Records carry the entry's name.

use chrono::{DateTime, Utc};
use rusqlite::OptionalExtension;
use rusqlite::types::Value;

use super::Store;
use super::api::StoreError;
use super::writer::{Label, Writer};
use crate::domain::fold;
use crate::domain::model::Id;
use crate::domain::settings::{LISTS, SettingError};

/// An entry of an open list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    pub id: Id,
    pub name: String,
    /// No longer offered; records that carry it keep it.
    pub archived: bool,
}

/// Columns of records that carry an entry's name, by list.
const CARRIERS: &[(&str, &str, &str)] = &[
    ("source", "customer", "source"),
    ("potential_category", "customer", "potential_category"),
    ("product_kind", "product", "kind"),
    ("category", "complaint", "category"),
    ("cause", "complaint", "cause"),
    ("lost_reason", "customer", "stage_reason"),
    ("discount_reason", "sale", "discount_reason"),
];

impl Store {
    /// The entries of a list in their order, archived ones last.
    pub fn list_items(&self, list: &str) -> Result<Vec<ListItem>, StoreError> {
        items(self.conn(), list)
    }

    /// Names of the tags that customers have, in order.
    pub fn tags(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self.conn.prepare_cached(
            "SELECT name FROM tag t WHERE EXISTS (SELECT 1 FROM customer_tag ct
             WHERE ct.tag_id = t.id AND ct.deleted_at IS NULL) ORDER BY key",
        )?;
        let rows = statement.query_map([], |r| r.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Names of the products, in order; the number where there is no name. What was sold
    /// without being entered as a product is offered too.
    pub fn product_names(&self) -> Result<Vec<String>, StoreError> {
        // From one product to the next in the index: not a look at each sale.
        let mut statement = self.conn.prepare_cached(
            "WITH RECURSIVE sold (product) AS (
               SELECT min(product) FROM sale WHERE product <> '' AND deleted_at IS NULL
               UNION ALL
               SELECT (SELECT min(s.product) FROM sale s WHERE s.product > sold.product
                       AND s.product <> '' AND s.deleted_at IS NULL)
               FROM sold WHERE sold.product IS NOT NULL LIMIT 1000)
             SELECT CASE name WHEN '' THEN number ELSE name END AS shown FROM product
             WHERE deleted_at IS NULL
             UNION
             SELECT product FROM sold WHERE product IS NOT NULL AND product NOT IN
               (SELECT number FROM product WHERE deleted_at IS NULL)
             ORDER BY shown LIMIT 1000",
        )?;
        let rows = statement.query_map([], |r| r.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Add an entry; one that is there (archived or not) is offered again.
    pub fn add_list_item(
        &mut self,
        list: &str,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<Id, StoreError> {
        self.list_action("add-list-item", name, now, |writer| add(writer, list, name))
    }

    /// Rename an entry, in the records that carry it too.
    pub fn rename_list_item(
        &mut self,
        id: Id,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.list_action("rename-list-item", name, now, |writer| {
            let (list, old): (String, String) = writer.conn().query_row(
                "SELECT list, name FROM list_item WHERE id = ?1",
                [id],
                |r| Ok((r.get(0)?, r.get(1)?)),
            )?;
            let name = checked(&list, name)?;
            if name == old {
                return Ok(());
            }
            if items(writer.conn(), &list)?.iter().any(|i| i.name == name) {
                return Err(bad(&list, &name, "setting-expects-new-name"));
            }
            let (old, new) = (Value::Text(old), Value::Text(name));
            writer.update("list_item", id, &[("name", old.clone(), new.clone())])?;
            for (_, table, column) in CARRIERS.iter().filter(|(l, ..)| *l == list) {
                let sql = format!("SELECT id FROM {table} WHERE {column} = ?1");
                let rows: Vec<Id> = writer
                    .conn()
                    .prepare(&sql)?
                    .query_map([&old], |r| r.get(0))?
                    .collect::<Result<_, _>>()?;
                for row in rows {
                    writer.update(table, row, &[(*column, old.clone(), new.clone())])?;
                }
            }
            Ok(())
        })
    }

    /// Take an entry out of what is offered, or put it back.
    pub fn archive_list_item(
        &mut self,
        id: Id,
        archived: bool,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.list_action("archive-list-item", "", now, |writer| archive(writer, id, archived))
    }

    fn list_action<T>(
        &mut self,
        what: &str,
        subject: &str,
        now: DateTime<Utc>,
        run: impl FnOnce(&mut Writer) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let store: &Self = self;
        let tx = store.begin()?;
        let mut writer = Writer::new(store, Label { what, subject, undoes: None }, now)?;
        let result = run(&mut writer)?;
        writer.finish()?;
        tx.commit()?;
        Ok(result)
    }
}

fn items(conn: &rusqlite::Connection, list: &str) -> Result<Vec<ListItem>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT id, name, archived FROM list_item WHERE list = ?1 AND deleted_at IS NULL
         ORDER BY archived, position, name",
    )?;
    let rows = statement.query_map([list], |r| {
        Ok(ListItem { id: r.get(0)?, name: r.get(1)?, archived: r.get(2)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn add(writer: &mut Writer, list: &str, name: &str) -> Result<Id, StoreError> {
    let name = checked(list, name)?;
    let known: Vec<(Id, bool)> = writer
        .conn()
        .prepare_cached(
            "SELECT id, deleted_at IS NOT NULL FROM list_item WHERE list = ?1 AND name = ?2",
        )?
        .query_map([list, &name], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<Result<_, _>>()?;
    if let Some((id, gone)) = known.first() {
        if *gone {
            writer.restore_row("list_item", *id)?;
        }
        archive(writer, *id, false)?;
        return Ok(*id);
    }
    let position: i64 = writer.conn().query_row(
        "SELECT ifnull(max(position) + 1, 0) FROM list_item WHERE list = ?1",
        [list],
        |r| r.get(0),
    )?;
    let columns = [
        ("list", Value::Text(list.to_owned())),
        ("name", Value::Text(name)),
        ("position", Value::Integer(position)),
    ];
    writer.insert("list_item", &columns)
}

/// An entry as it is spelled in the list, else as typed, without blanks around it.
pub(super) fn spelled(
    conn: &rusqlite::Connection,
    list: &str,
    typed: &str,
) -> Result<String, StoreError> {
    let typed = typed.trim();
    let key = fold::fold(typed);
    let known = items(conn, list)?.into_iter().find(|item| fold::fold(&item.name) == key);
    Ok(known.map_or_else(|| typed.to_owned(), |item| item.name))
}

/// Offer an entry from now on, if its name can stand in a list.
pub(super) fn offer(writer: &mut Writer, list: &str, name: &str) -> Result<(), StoreError> {
    if checked(list, name).is_ok() {
        add(writer, list, name)?;
    }
    Ok(())
}

/// Whether a live record carries an entry.
pub(super) fn is_carried(conn: &rusqlite::Connection, entry: Id) -> Result<bool, StoreError> {
    let found: Option<(String, String)> = conn
        .prepare_cached("SELECT list, name FROM list_item WHERE id = ?1")?
        .query_row([entry], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?;
    let Some((list, name)) = found else { return Ok(false) };
    for (_, table, column) in CARRIERS.iter().filter(|(l, ..)| *l == list) {
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM {table} WHERE {column} = ?1 AND deleted_at IS NULL)"
        );
        if conn.prepare_cached(&sql)?.query_row([&name], |r| r.get(0))? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn archive(writer: &mut Writer, id: Id, archived: bool) -> Result<(), StoreError> {
    let now: bool =
        writer
            .conn()
            .query_row("SELECT archived FROM list_item WHERE id = ?1", [id], |r| r.get(0))?;
    if now == archived {
        return Ok(());
    }
    let value = |b: bool| Value::Integer(i64::from(b));
    writer.update("list_item", id, &[("archived", value(now), value(archived))])
}

fn checked(list: &str, name: &str) -> Result<String, StoreError> {
    let name = name.trim();
    if name.is_empty() || name.contains([',', '\n']) || name.chars().count() > 100 {
        return Err(bad(list, name, "setting-expects-list"));
    }
    Ok(name.to_owned())
}

fn bad(list: &str, value: &str, expected: &'static str) -> StoreError {
    SettingError::Bad { key: format!("list.{list}"), value: value.to_owned(), expected }.into()
}

/// `list.NAME` with a comma list: these entries in this order; others are archived.
pub(super) fn set(
    writer: &mut Writer,
    key: &str,
    list: &str,
    value: &str,
) -> Result<(), StoreError> {
    if !LISTS.contains(&list) {
        let nearest = None;
        return Err(SettingError::Unknown { key: key.to_owned(), nearest }.into());
    }
    let names = value.split(',').map(str::trim).filter(|n| !n.is_empty());
    let mut wanted: Vec<Id> = Vec::new();
    for (position, name) in names.enumerate() {
        let id = add(writer, list, name)?;
        wanted.push(id);
        let stored: i64 =
            writer
                .conn()
                .query_row("SELECT position FROM list_item WHERE id = ?1", [id], |r| r.get(0))?;
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        if stored != position {
            let column = ("position", Value::Integer(stored), Value::Integer(position));
            writer.update("list_item", id, &[column])?;
        }
    }
    for item in items(writer.conn(), list)? {
        if !wanted.contains(&item.id) {
            archive(writer, item.id, true)?;
        }
    }
    Ok(())
}

pub(super) fn setting_rows(store: &Store) -> Result<Vec<(String, String)>, StoreError> {
    let mut rows = Vec::new();
    for list in LISTS {
        let items = store.list_items(list)?;
        let names: Vec<String> =
            items.into_iter().filter(|i| !i.archived).map(|i| i.name).collect();
        rows.push((format!("list.{list}"), names.join(",")));
    }
    Ok(rows)
}
