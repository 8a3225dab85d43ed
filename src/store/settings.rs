//! The settings of the file: reading them typed, setting them by key.
//!
//! Besides the settings proper, `field.KEY` and `list.NAME` reach the own
//! fields and the lists (see [`super::fields`], [`super::lists`]).

use chrono::{DateTime, Utc};
use rusqlite::OptionalExtension;
use rusqlite::types::Value;

use super::api::StoreError;
use super::writer::{Label, Writer};
use super::{Store, fields, lists};
use crate::domain::model::Id;
use crate::domain::settings::{self, SettingError, Settings};

impl From<SettingError> for StoreError {
    fn from(error: SettingError) -> Self {
        Self::Setting(error)
    }
}

impl Store {
    /// The settings; defaults where nothing was set.
    pub fn settings(&self) -> Result<Settings, StoreError> {
        Ok(Settings::from_rows(self.stored_settings()?))
    }

    /// Whether anything was ever set: `false` in a file that is used for the first time.
    pub fn has_settings(&self) -> Result<bool, StoreError> {
        Ok(self.conn.query_row("SELECT EXISTS (SELECT 1 FROM setting)", [], |r| r.get(0))?)
    }

    /// All settings with their values, defaults included; then own fields and lists.
    pub fn setting_rows(&self) -> Result<Vec<(String, String)>, StoreError> {
        let settings = self.settings()?;
        let mut rows = settings::rows(&settings);
        rows.extend(fields::setting_rows(self)?);
        rows.extend(lists::setting_rows(self)?);
        Ok(rows)
    }

    /// Set one setting; an empty value brings the default back.
    pub fn set_setting(
        &mut self,
        key: &str,
        value: &str,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.set_settings(&[(key, value)], now)
    }

    /// Set several settings as one action, or none of them. `false`: nothing changed.
    pub fn set_settings<K: AsRef<str>, V: AsRef<str>>(
        &mut self,
        values: &[(K, V)],
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let store: &Self = self;
        let tx = store.begin()?;
        let subject: Vec<&str> = values.iter().map(|(key, _)| key.as_ref()).collect();
        let subject = subject.join(", ");
        let label = Label { what: "set-setting", subject: &subject, undoes: None };
        let mut writer = Writer::new(store, label, now)?;
        let mut settings = store.settings()?;
        let (first, rest): (Vec<_>, Vec<_>) =
            values.iter().partition(|(key, _)| settings::comes_first(key.as_ref()));
        for (key, value) in first.into_iter().chain(rest) {
            let (key, value) = (key.as_ref(), value.as_ref());
            if let Some(field) = key.strip_prefix("field.") {
                fields::set(&mut writer, key, field, value)?;
            } else if let Some(list) = key.strip_prefix("list.") {
                lists::set(&mut writer, key, list, value)?;
            } else {
                settings::set(&mut settings, key, value)?;
                let value = settings::get(&settings, key).unwrap_or_default();
                write(&mut writer, key, value)?;
            }
        }
        let changed = writer.finish()?;
        if changed {
            tx.commit()?;
        }
        Ok(changed)
    }

    fn stored_settings(&self) -> Result<Vec<(String, String)>, StoreError> {
        let mut statement =
            self.conn.prepare_cached("SELECT key, value FROM setting WHERE deleted_at IS NULL")?;
        let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn write(writer: &mut Writer, key: &str, value: String) -> Result<(), StoreError> {
    let row: Option<(Id, String, bool)> = writer
        .conn()
        .prepare_cached("SELECT id, value, deleted_at IS NOT NULL FROM setting WHERE key = ?1")?
        .query_row([key], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
        .optional()?;
    let Some((id, old, gone)) = row else {
        let columns = [("key", Value::Text(key.to_owned())), ("value", Value::Text(value))];
        writer.insert("setting", &columns)?;
        return Ok(());
    };
    // Undoing had taken it away.
    if gone {
        writer.restore_row("setting", id)?;
    }
    if old != value {
        writer.update("setting", id, &[("value", Value::Text(old), Value::Text(value))])?;
    }
    Ok(())
}
