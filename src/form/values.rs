//! Small steps between records and values: what every entity's form needs.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use super::{FieldError, FormEnv, Values};
use crate::domain::codes::Code;
use crate::domain::dates::{self, Looking, When};
use crate::domain::model::{Due, Id};
use crate::i18n::Lang;
use crate::tr;
use crate::ui::text;

/// Longest title made of a note, in characters.
const TITLE: usize = 80;

/// The value of a customer field: the id and the name to show.
pub fn customer_value(id: Id, name: &str) -> String {
    format!("{id} {}", text::clean(name))
}

/// The customer that such a value names.
pub fn customer_value_id(value: &str) -> Option<Id> {
    value.split(' ').next()?.parse().ok().filter(|id| *id > 0)
}

/// The first line that says something, cut to the length of a title.
pub(super) fn first_line(note: &str) -> String {
    let line = note.lines().map(str::trim).find(|l| !l.is_empty()).unwrap_or("");
    if line.chars().count() <= TITLE {
        return line.to_owned();
    }
    let cut = super::line::split_at_char(line, TITLE).0;
    // Rather end with a whole word.
    let end = cut.rfind(' ').filter(|at| *at > TITLE / 2).unwrap_or(cut.len());
    format!("{}…", cut.split_at(end).0.trim_end())
}

/// Fills values; empty ones are left out.
pub(super) struct Fill(pub Values);

impl Fill {
    pub(super) fn text(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.0.insert(key.to_owned(), value.to_owned());
        }
    }

    pub(super) fn code<C: Code>(&mut self, key: &str, value: Option<C>) {
        self.text(key, value.map_or("", C::name));
    }

    pub(super) fn date(&mut self, key: &str, value: Option<NaiveDate>, lang: Lang) {
        self.text(key, &value.map_or(String::new(), |d| dates::print_date(d, lang)));
    }

    pub(super) fn due(&mut self, key: &str, value: Option<Due>, tz: Tz, lang: Lang) {
        self.text(key, &value.map_or(String::new(), |d| When::of_due(d, tz).print(lang)));
    }

    pub(super) fn number(&mut self, key: &str, value: Option<i64>) {
        self.text(key, &value.map_or(String::new(), |n| n.to_string()));
    }

    pub(super) fn yes_no(&mut self, key: &str, value: Option<bool>) {
        self.text(key, value.map_or("", |yes| if yes { "yes" } else { "no" }));
    }
}

/// Reads values; what cannot be read is noted and leaves the field as it was.
pub(super) struct Read<'a> {
    pub values: &'a Values,
    pub env: &'a FormEnv<'a>,
    pub errors: Vec<FieldError>,
}

impl<'a> Read<'a> {
    pub(super) fn new(values: &'a Values, env: &'a FormEnv<'a>) -> Self {
        Self { values, env, errors: Vec::new() }
    }

    /// The trimmed text of a field.
    pub(super) fn text(&self, key: &str) -> &'a str {
        self.values.get(key).map_or("", |v| v.trim())
    }

    pub(super) fn wrong(&mut self, key: &str, message: &str) {
        self.errors.push(FieldError::new(key, tr!(self.env.i18n, message)));
    }

    /// A value read by `read`; empty is `None`, an unreadable one is `old` and an error.
    pub(super) fn read<T>(
        &mut self,
        key: &str,
        message: &str,
        old: Option<T>,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.text(key);
        if value.is_empty() {
            return None;
        }
        if let Some(value) = read(value) {
            return Some(value);
        }
        self.wrong(key, message);
        old
    }

    pub(super) fn code<C: Code>(&self, key: &str) -> Option<C> {
        C::from_name(self.text(key))
    }

    pub(super) fn yes_no(&self, key: &str) -> Option<bool> {
        match self.text(key) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }

    pub(super) fn number(&mut self, key: &str, old: Option<i64>) -> Option<i64> {
        self.read(key, "form-error-whole", old, super::parse::whole)
    }

    /// An amount in the currency of the file.
    pub(super) fn money(&mut self, key: &str, old: Option<i64>) -> Option<i64> {
        let value = self.text(key);
        if value.is_empty() {
            return None;
        }
        match super::parse::amount(value, self.env) {
            Ok(minor) => Some(minor),
            Err(message) => {
                self.errors.push(FieldError::new(key, message));
                old
            }
        }
    }

    pub(super) fn date(&mut self, key: &str, old: Option<NaiveDate>) -> Option<NaiveDate> {
        self.day(key, old, Looking::Back)
    }

    /// A date; one without a year looks this way.
    pub(super) fn day(
        &mut self,
        key: &str,
        old: Option<NaiveDate>,
        looking: Looking,
    ) -> Option<NaiveDate> {
        let value = self.text(key);
        if value.is_empty() {
            return None;
        }
        match dates::parse_date(value, self.env.now.date(), looking) {
            Ok(date) => Some(date),
            Err(error) => {
                self.wrong(key, error.message());
                old
            }
        }
    }

    pub(super) fn due(&mut self, key: &str, old: Option<Due>) -> Option<Due> {
        let value = self.text(key);
        if value.is_empty() {
            return None;
        }
        // What reads as before is what it was, to the second.
        if let Some(due) = old
            && When::of_due(due, self.env.tz).print(self.env.i18n.lang()) == value
        {
            return Some(due);
        }
        match dates::parse_when(value, self.env.now, Looking::Ahead) {
            Ok(when) => Some(when.due(self.env.tz)),
            Err(error) => {
                self.wrong(key, error.message());
                old
            }
        }
    }

    /// An instant that has been; a day without a time means its noon, so that it
    /// stays that day anywhere.
    pub(super) fn instant(&mut self, key: &str, old: DateTime<Utc>) -> DateTime<Utc> {
        let value = self.text(key);
        if value.is_empty() || print_instant(old, self.env) == value {
            return old;
        }
        match dates::parse_when(value, self.env.now, Looking::Back) {
            Ok(When { date, time }) => {
                let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
                dates::to_instant(date.and_time(time.unwrap_or(noon)), self.env.tz).0
            }
            Err(error) => {
                self.wrong(key, error.message());
                old
            }
        }
    }

    /// An instant that has been. Today without a time is now; what lies ahead is
    /// refused with `message`.
    pub(super) fn past_instant(
        &mut self,
        key: &str,
        old: DateTime<Utc>,
        message: &'static str,
    ) -> DateTime<Utc> {
        let at = self.instant(key, old);
        let now = dates::to_instant(self.env.now, self.env.tz).0;
        if at == old || at <= now {
            return at;
        }
        if at.with_timezone(&self.env.tz).date_naive() == self.env.now.date() && !self.has_time(key)
        {
            return now;
        }
        self.wrong(key, message);
        old
    }

    fn has_time(&self, key: &str) -> bool {
        dates::parse_when(self.text(key), self.env.now, Looking::Back)
            .is_ok_and(|when| when.time.is_some())
    }

    pub(super) fn customer(&self, key: &str) -> Option<Id> {
        customer_value_id(self.text(key))
    }
}

/// An instant as a field shows it: local date and time.
pub(super) fn print_instant(at: DateTime<Utc>, env: &FormEnv<'_>) -> String {
    When::at(at.with_timezone(&env.tz).naive_local()).print(env.i18n.lang())
}
