//! What the narrow row does not have: conditions that are lists of ids, from an index
//! where there is one.

use chrono::{Datelike, Days};
use rusqlite::Result;
use rusqlite::types::Value;

use super::column::code;
use super::compile::Ground;
use super::sought::Sought;
use super::sql::{Sql, between, compared, dates, text};
use crate::domain::fold::{bare, fold};
use crate::domain::query::{How, Name, Test, Yearly};
use crate::store::figures::day_begins;
use crate::store::search::spellings;

impl Ground<'_> {
    /// What the narrow row does not have.
    pub fn other(&self, name: Name, test: &Test) -> Result<Sql> {
        const LIVE: &str = "SELECT id FROM customer WHERE deleted_at IS NULL AND ";
        let live = |condition: &str, values| Sql::list(&format!("{LIVE}{condition}"), values);
        Ok(match (name, test) {
            (Name::Number, _) => number(test),
            (Name::Postcode, Test::Between { from, until }) => {
                let (range, values) = between("upper(postcode)", from, until);
                let select = "SELECT customer_id FROM address WHERE deleted_at IS NULL AND postcode <> '' AND";
                Sql::list(&format!("{select} {range}"), values)
            }
            (Name::CustomerKind, Test::Choice(entry)) => {
                live("kind = ?", vec![Value::Integer(code(name.kind(), entry))])
            }
            (Name::CustomerKind, test) => Sql::constant(*test != Test::None),
            (Name::Country, test) => self.country(test),
            (Name::Source, Test::None) => live("source = ''", Vec::new()),
            (Name::Source, Test::Text { how, text }) => {
                live("source <> '' AND value_has(source, ?)", vec![self.value(*how, text)])
            }
            (Name::Source, _) => live("source <> ''", Vec::new()),
            (Name::Tag, test) => self.tag(test)?,
            (Name::Owner, test) => self.owner(test)?,
            (Name::KeyAccount, test) => flag(
                test,
                Sql::list(
                    "SELECT id FROM customer INDEXED BY customer_key_account WHERE key_account = 1 AND deleted_at IS NULL",
                    Vec::new(),
                ),
            ),
            (Name::Blocked, test) => flag(
                test,
                Sql::list(
                    "SELECT id FROM customer INDEXED BY customer_blocked WHERE blocked = 1 AND deleted_at IS NULL",
                    Vec::new(),
                ),
            ),
            (Name::Silent, test) => flag(test, self.silent()),
            (Name::Since, Test::Day(days)) => {
                let Sql { text, values, .. } = dates("since", *days, self.today);
                Sql::list(
                    &format!(
                        "SELECT id FROM customer INDEXED BY customer_since WHERE since IS NOT NULL AND deleted_at IS NULL AND {text}"
                    ),
                    values,
                )
            }
            (Name::Since, test) => {
                let given = Sql::list(
                    "SELECT id FROM customer INDEXED BY customer_since WHERE since IS NOT NULL AND deleted_at IS NULL",
                    Vec::new(),
                );
                flag(test, given)
            }
            (Name::Birthday, Test::Yearly(yearly)) => self.yearly(*yearly),
            (Name::Birthday, Test::Day(days)) => {
                let Sql { text, values, .. } = dates("birthday", *days, self.today);
                live(&format!("length(birthday) = 10 AND {text}"), values)
            }
            (Name::Birthday, test) => flag(test, live("birthday <> ''", Vec::new())),
            (Name::Potential, Test::Money(minor)) => {
                let Sql { text, values, .. } = compared("potential", minor, |m| Value::Integer(*m));
                live(&text, values)
            }
            (Name::Potential, test) => flag(test, live("potential IS NOT NULL", Vec::new())),
            _ => Sql::constant(false),
        })
    }

    fn value(&self, how: How, sought: &str) -> Value {
        text(Sought::bound(&[], Some(how), false, sought, &self.settings.country))
    }

    fn country(&self, test: &Test) -> Sql {
        const SELECT: &str = "SELECT customer_id FROM address WHERE deleted_at IS NULL";
        match test {
            Test::Text { how, text } => {
                // An address without a country lies in that of the business.
                let home = fold(text) == fold(&self.settings.country);
                let home = if home { " OR country = ''" } else { "" };
                let condition =
                    format!("{SELECT} AND (country <> '' AND value_has(country, ?){home})");
                Sql::list(&condition, vec![self.value(*how, text)])
            }
            test => flag(test, Sql::list(&format!("{SELECT} AND country <> ''"), Vec::new())),
        }
    }

    fn tag(&self, test: &Test) -> Result<Sql> {
        const SELECT: &str = "SELECT customer_id FROM customer_tag WHERE deleted_at IS NULL";
        let Test::Text { how, text } = test else {
            return Ok(flag(test, Sql::list(SELECT, Vec::new())));
        };
        let tags = self.ids("SELECT id, name FROM tag", *how, text)?;
        Ok(among(&format!("{SELECT} AND tag_id"), tags))
    }

    fn owner(&self, test: &Test) -> Result<Sql> {
        const SELECT: &str = "SELECT id FROM customer INDEXED BY customer_owner WHERE deleted_at IS NULL AND owner_id";
        let Test::Text { how, text } = test else {
            return Ok(flag(test, Sql::list(&format!("{SELECT} IS NOT NULL"), Vec::new())));
        };
        let mut users = self.ids("SELECT id, login FROM user WHERE acting_as = ''", *how, text)?;
        users.extend(self.ids(
            "SELECT id, full_name FROM user WHERE acting_as = '' AND full_name <> ''",
            *how,
            text,
        )?);
        Ok(among(SELECT, users))
    }

    /// The ids of short tables whose name is so.
    fn ids(&self, sql: &str, how: How, sought: &str) -> Result<Vec<Value>> {
        let [wanted, other] = both(sought);
        let is = |name: &str| {
            both(name).iter().any(|name| match how {
                How::Begins => name.starts_with(&wanted) || name.starts_with(&other),
                _ => *name == wanted || *name == other,
            })
        };
        let mut query = self.conn.prepare_cached(sql)?;
        let mut rows = query.query([])?;
        let mut ids = Vec::new();
        while let Some(row) = rows.next()? {
            if is(row.get_ref(1)?.as_str()?) {
                ids.push(Value::Integer(row.get(0)?));
            }
        }
        Ok(ids)
    }

    /// Longer without a real contact than the rhythm: one's own, the file's, or of key
    /// accounts half of the days after which a customer counts as inactive.
    fn silent(&self) -> Sql {
        const DAY: &str = "86400000";
        let today = Value::Integer(day_begins(self.today, self.zone()));
        let since = "ifnull(last_contact_at, created_at)";
        if let Some(of_file) = self.settings.contact_rhythm_days {
            let sql = format!(
                "SELECT id FROM customer WHERE deleted_at IS NULL
                    AND {since} + max(ifnull(contact_rhythm_days, ?), 1) * {DAY} < ?"
            );
            return Sql::list(&sql, vec![Value::Integer(of_file), today]);
        }
        let key = Value::Integer((self.settings.inactivity_days / 2).max(1));
        let own = format!(
            "SELECT id FROM customer INDEXED BY customer_rhythm
              WHERE contact_rhythm_days IS NOT NULL AND deleted_at IS NULL AND key_account IN (0, 1)
                AND {since} + contact_rhythm_days * {DAY} < ?"
        );
        let keys = format!(
            "SELECT id FROM customer INDEXED BY customer_key_silent
              WHERE key_account = 1 AND contact_rhythm_days IS NULL AND deleted_at IS NULL
                AND {since} < ? - ? * {DAY}"
        );
        let own = Sql::list(&own, vec![today.clone()]);
        let keys = Sql::list(&keys, vec![today, key]);
        Sql::joined(vec![own, keys], " OR ")
    }

    fn yearly(&self, yearly: Yearly) -> Sql {
        let today = self.today;
        let days = |n: u64| -> Vec<String> {
            let days = (0..n).filter_map(|n| today.checked_add_days(Days::new(n)));
            days.flat_map(|day| {
                // Who was born on 29 February has the first of March in other years.
                let stands_in = (day.month(), day.day()) == (3, 1) && !day.leap_year();
                let leap = stands_in.then(|| "02-29".to_owned());
                std::iter::once(day.format("%m-%d").to_string()).chain(leap)
            })
            .collect()
        };
        let (condition, values) = match yearly {
            Yearly::ThisMonth => ("LIKE ?".to_owned(), vec![format!("{:02}-%", today.month())]),
            Yearly::Month(month) => ("LIKE ?".to_owned(), vec![format!("{month:02}-%")]),
            Yearly::Day(month, day) => ("= ?".to_owned(), vec![format!("{month:02}-{day:02}")]),
            Yearly::Today | Yearly::ThisWeek => {
                let days = days(if yearly == Yearly::Today { 1 } else { 7 });
                (format!("IN ({})", vec!["?"; days.len()].join(", ")), days)
            }
        };
        let sql = format!(
            "SELECT id FROM customer INDEXED BY customer_birthday
              WHERE birthday <> '' AND deleted_at IS NULL AND substr(birthday, -5) {condition}"
        );
        Sql::list(&sql, values.into_iter().map(text).collect())
    }
}

fn number(test: &Test) -> Sql {
    const SELECT: &str =
        "SELECT id FROM customer INDEXED BY customer_number WHERE deleted_at IS NULL AND";
    let any = |condition: &str, spelt: Vec<String>, begins: bool| {
        if spelt.is_empty() {
            return Sql::constant(false);
        }
        let conditions = vec![condition; spelt.len()].join(" OR ");
        let values = spelt.into_iter().flat_map(|from| {
            let until = begins.then(|| text(format!("{from}\u{10ffff}")));
            std::iter::once(text(from)).chain(until)
        });
        Sql::list(&format!("{SELECT} ({conditions})"), values.collect())
    };
    match test {
        Test::Text { how: How::Begins, text } => {
            any("number >= ? AND number < ?", number_spellings(text), true)
        }
        Test::Text { text, .. } => any("number = ?", number_spellings(text), false),
        Test::Between { from, until } => {
            let (range, values) = between("number", from, until);
            Sql::list(&format!("{SELECT} {range}"), values)
        }
        test => Sql::constant(*test != Test::None),
    }
}

/// Yes is the list, no is not.
fn flag(test: &Test, list: Sql) -> Sql {
    match test {
        Test::YesNo(true) | Test::Any => list,
        _ => list.negated(),
    }
}

fn among(select: &str, ids: Vec<Value>) -> Sql {
    if ids.is_empty() {
        return Sql::constant(false);
    }
    Sql::list(&format!("{select} IN ({})", vec!["?"; ids.len()].join(", ")), ids)
}

/// Both spellings of a name.
fn both(name: &str) -> [String; 2] {
    let folded = fold(name);
    let other = bare(&folded).into_owned();
    [folded, other]
}

fn number_spellings(text: &str) -> Vec<String> {
    let mut all = spellings(text);
    all.extend([text.to_owned(), text.to_uppercase()]);
    all.sort_unstable();
    all.dedup();
    all
}
