//! The parts of a record that are rows of their own: phones, e-mails,
//! addresses, tags, own values.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension;
use rusqlite::types::Value;

use super::Save;
use crate::domain::codes::Code;
use crate::domain::model::{Address, Email, Id, Phone};
use crate::domain::{fold, phone};
use crate::store::api::{SaveError, StoreError};
use crate::store::merge::{Clash, Element, Slot, merge_list, merge_set};
use crate::store::writer::{Column, phone_norm};

/// Whose list it is: a customer's, or one of its persons'.
#[derive(Debug, Clone, Copy)]
pub(super) struct Owner {
    pub customer: Id,
    pub person: Option<Id>,
}

/// An element of a list, as a row.
pub(super) trait Part: Element {
    const TABLE: &'static str;
    const PERSONS_HAVE_IT: bool;
    fn is_blank(&self) -> bool;
    fn columns(&self, country: &str) -> Vec<(&'static str, Value)>;
}

impl Part for Phone {
    const TABLE: &'static str = "phone";
    const PERSONS_HAVE_IT: bool = true;
    fn is_blank(&self) -> bool {
        self.raw.trim().is_empty()
    }
    fn columns(&self, country: &str) -> Vec<(&'static str, Value)> {
        let norm = phone_norm(&self.raw, country);
        vec![
            ("kind", Value::Integer(self.kind.code())),
            ("label", Value::Text(self.label.clone())),
            ("raw", Value::Text(self.raw.clone())),
            ("reversed", Value::Text(phone::reversed_digits(&norm))),
            ("norm", Value::Text(norm)),
        ]
    }
}

impl Part for Email {
    const TABLE: &'static str = "email";
    const PERSONS_HAVE_IT: bool = true;
    fn is_blank(&self) -> bool {
        self.raw.trim().is_empty()
    }
    fn columns(&self, _country: &str) -> Vec<(&'static str, Value)> {
        vec![
            ("kind", Value::Integer(self.kind.code())),
            ("label", Value::Text(self.label.clone())),
            ("raw", Value::Text(self.raw.clone())),
            ("norm", Value::Text(email_norm(&self.raw))),
        ]
    }
}

impl Part for Address {
    const TABLE: &'static str = "address";
    const PERSONS_HAVE_IT: bool = false;
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
    fn columns(&self, _country: &str) -> Vec<(&'static str, Value)> {
        vec![
            ("kind", Value::Integer(self.kind.code())),
            ("street", Value::Text(self.street.clone())),
            ("postcode", Value::Text(self.postcode.clone())),
            ("city", Value::Text(self.city.clone())),
            ("country", Value::Text(self.country.clone())),
        ]
    }
}

/// An e-mail address as it is found by.
pub(in crate::store) fn email_norm(raw: &str) -> String {
    raw.trim().to_lowercase()
}

impl Save<'_> {
    /// Merge and write a list. `true`: something was written.
    pub(super) fn list<T: Part>(
        &mut self,
        field: &'static str,
        owner: Owner,
        base: &[T],
        theirs: &[T],
        mine: &[T],
    ) -> Result<bool, SaveError> {
        let mine: Vec<T> = mine.iter().filter(|m| !m.is_blank()).cloned().collect();
        let merge = merge_list(field, base, theirs, &mine);
        self.saved.merged |= merge.moved;
        for clash in merge.clashes {
            self.conflict(clash, "");
        }
        for gone in &merge.removed {
            self.writer.trash_row(T::TABLE, gone.id())?;
        }
        let country = self.writer.country()?.to_owned();
        for (theirs, mine) in &merge.changed {
            let pairs = theirs.columns(&country).into_iter().zip(mine.columns(&country));
            let columns: Vec<Column> =
                pairs.map(|((c, b), (_, a))| (c, b, a)).filter(|(_, b, a)| b != a).collect();
            self.writer.update(T::TABLE, mine.id(), &columns)?;
        }
        let mut written = !merge.removed.is_empty() || !merge.changed.is_empty();
        let mut position = -1;
        for slot in merge.order.unwrap_or_default() {
            match slot {
                Slot::New(n) => {
                    position += 1;
                    let Some(new) = merge.added.get(n) else { continue };
                    let mut columns = new.columns(&country);
                    columns.push(("position", Value::Integer(position)));
                    columns.push(("customer_id", Value::Integer(owner.customer)));
                    if T::PERSONS_HAVE_IT {
                        columns
                            .push(("person_id", owner.person.map_or(Value::Null, Value::Integer)));
                    }
                    self.writer.insert(T::TABLE, &columns)?;
                    written = true;
                }
                Slot::Row(id) => {
                    let sql = format!("SELECT position FROM {} WHERE id = ?1", T::TABLE);
                    let stored: i64 =
                        self.writer.conn().prepare_cached(&sql)?.query_row([id], |r| r.get(0))?;
                    if stored > position {
                        position = stored;
                        continue;
                    }
                    position += 1;
                    let (before, after) = (Value::Integer(stored), Value::Integer(position));
                    self.writer.update(T::TABLE, id, &[("position", before, after)])?;
                    written = true;
                }
            }
        }
        Ok(written)
    }

    /// Phones and e-mails go with their person to another customer.
    pub(super) fn move_numbers(&mut self, person: Id, from: Id, to: Id) -> Result<(), StoreError> {
        for table in ["phone", "email"] {
            let sql = format!("SELECT id FROM {table} WHERE person_id = ?1");
            let ids: Vec<Id> = self
                .writer
                .conn()
                .prepare_cached(&sql)?
                .query_map([person], |r| r.get(0))?
                .collect::<Result<_, _>>()?;
            for id in ids {
                let column = ("customer_id", Value::Integer(from), Value::Integer(to));
                self.writer.update(table, id, &[column])?;
            }
        }
        Ok(())
    }

    pub(in crate::store) fn tags(
        &mut self,
        customer: Id,
        base: &[String],
        theirs: &[String],
        mine: &[String],
    ) -> Result<bool, SaveError> {
        let mine: Vec<String> =
            mine.iter().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect();
        let merge = merge_set(base, theirs, &mine, |tag| fold::fold(tag));
        self.saved.merged |= merge.moved;
        for tag in &merge.removed {
            let row: Option<Id> = self
                .writer
                .conn()
                .prepare_cached(
                    "SELECT ct.id FROM customer_tag ct JOIN tag t ON t.id = ct.tag_id
                     WHERE ct.customer_id = ?1 AND t.key = ?2 AND ct.deleted_at IS NULL",
                )?
                .query_row((customer, fold::fold(tag)), |r| r.get(0))
                .optional()?;
            if let Some(row) = row {
                self.writer.trash_row("customer_tag", row)?;
            }
        }
        for tag in &merge.added {
            let tag_id = self.tag_id(tag)?;
            let columns =
                [("customer_id", Value::Integer(customer)), ("tag_id", Value::Integer(tag_id))];
            self.writer.insert("customer_tag", &columns)?;
        }
        Ok(!merge.removed.is_empty() || !merge.added.is_empty())
    }

    fn tag_id(&mut self, name: &str) -> Result<Id, StoreError> {
        let key = fold::fold(name);
        let known: Option<Id> = self
            .writer
            .conn()
            .prepare_cached("SELECT id FROM tag WHERE key = ?1")?
            .query_row([&key], |r| r.get(0))
            .optional()?;
        if let Some(id) = known {
            return Ok(id);
        }
        let columns = [("name", Value::Text(name.to_owned())), ("key", Value::Text(key))];
        self.writer.insert("tag", &columns)
    }

    pub(super) fn own_values(
        &mut self,
        customer: Id,
        base: &BTreeMap<String, String>,
        theirs: &BTreeMap<String, String>,
        mine: &BTreeMap<String, String>,
    ) -> Result<bool, SaveError> {
        let mut written = false;
        let keys: std::collections::BTreeSet<&String> =
            base.keys().chain(theirs.keys()).chain(mine.keys()).collect();
        for key in keys {
            let of = |map: &BTreeMap<String, String>| map.get(key).cloned().unwrap_or_default();
            let (b, t, m) = (of(base), of(theirs), of(mine));
            self.saved.merged |= t != b;
            if m == b || m == t {
                continue;
            }
            if t != b {
                let before = self.conflicts.len();
                self.conflict(Clash { field: "own", base: b, theirs: t, mine: m }, "");
                if let Some(conflict) = self.conflicts.get_mut(before) {
                    conflict.field = format!("own.{key}");
                }
                continue;
            }
            self.own_value(customer, key, &t, &m)?;
            written = true;
        }
        Ok(written)
    }

    fn own_value(
        &mut self,
        customer: Id,
        key: &str,
        old: &str,
        new: &str,
    ) -> Result<(), StoreError> {
        let conn = self.writer.conn();
        // A field that was removed while the form was open still takes the value.
        let field: Id = conn
            .prepare_cached("SELECT id FROM own_field WHERE key = ?1")?
            .query_row([key], |r| r.get(0))?;
        let row: Option<Id> = conn
            .prepare_cached(
                "SELECT id FROM own_value WHERE customer_id = ?1 AND field_id = ?2 AND deleted_at IS NULL",
            )?
            .query_row((customer, field), |r| r.get(0))
            .optional()?;
        let value = Value::Text(new.to_owned());
        match row {
            Some(row) if new.is_empty() => {
                self.writer.trash_row("own_value", row)?;
            }
            Some(row) => {
                let column = ("value", Value::Text(old.to_owned()), value);
                self.writer.update("own_value", row, &[column])?;
            }
            None => {
                let columns = [
                    ("customer_id", Value::Integer(customer)),
                    ("field_id", Value::Integer(field)),
                    ("value", value),
                ];
                self.writer.insert("own_value", &columns)?;
            }
        }
        Ok(())
    }
}
