//! From a query to SQL: conditions over `customer_value v`, every value bound.
//!
//! What the narrow row has is compared there; everything else is a list of ids from an
//! index or table. Missing values make a comparison NULL, which is as good as false,
//! except under `not`: there it is made false first.

use chrono::NaiveDate;
use chrono_tz::Tz;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Result};

use super::column::{code, column};
use super::own;
use super::sought::Sought;
use super::sql::{Sql, compared, rfm, span, text};
use crate::domain::query::{Condition, Field, How, Name, Node, Query, Test, Word};
use crate::domain::settings::Settings;
use crate::store::figures::{day_begins, day_ends};
use crate::store::text::Field as Line;

/// Up to so many possible hits of a text are looked at one by one beforehand.
const MANY: i64 = 20_000;

/// What a query is understood with.
pub(super) struct Ground<'a> {
    pub conn: &'a Connection,
    pub settings: &'a Settings,
    pub today: NaiveDate,
}

/// The condition that the members meet.
pub(super) fn compile(ground: &Ground<'_>, query: &Query) -> Result<Sql> {
    query.root.as_ref().map_or(Ok(Sql::constant(true)), |root| ground.node(root))
}

impl Ground<'_> {
    pub fn zone(&self) -> Tz {
        self.settings.time_zone
    }

    fn node(&self, node: &Node) -> Result<Sql> {
        let each =
            |parts: &[Node]| parts.iter().map(|part| self.node(part)).collect::<Result<Vec<_>>>();
        Ok(match node {
            Node::All(parts) => Sql::joined(each(parts)?, " AND "),
            Node::Any(parts) => Sql::joined(each(parts)?, " OR "),
            Node::Not(part) => self.node(part)?.negated(),
            Node::Word(word) => self.word(word)?,
            Node::Field(Condition { field: Field::Known(name), test }) => {
                self.known(*name, test)?
            }
            Node::Field(Condition { field: Field::Own(key, kind, _), test }) => {
                own::condition(self, key, *kind, test)?
            }
        })
    }

    fn word(&self, word: &Word) -> Result<Sql> {
        let how = if word.begins { How::Begins } else { How::Contains };
        let mut any = vec![self.lines(&Line::ALL, Some(how), true, &word.text)?];
        if word.text.chars().any(|c| c.is_ascii_digit()) && word.text.chars().count() > 2 {
            for (select, kind) in [
                (
                    "SELECT customer_id FROM complaint WHERE deleted_at IS NULL AND customer_id IS NOT NULL AND number",
                    false,
                ),
                (
                    "SELECT customer_id FROM sale INDEXED BY sale_document WHERE document <> '' AND deleted_at IS NULL AND document",
                    true,
                ),
            ] {
                let upper = word.text.to_uppercase();
                let spelt = if kind && upper != word.text {
                    vec![word.text.clone(), upper]
                } else {
                    vec![upper]
                };
                for from in spelt {
                    let until = format!("{from}\u{10ffff}");
                    let sql = format!(
                        "{select} >= ?  AND {} < ?",
                        if kind { "document" } else { "number" }
                    );
                    any.push(Sql::list(&sql, vec![text(from), text(until)]));
                }
            }
        }
        Ok(Sql::joined(any, " OR "))
    }

    /// Those whose search text has this.
    fn lines(
        &self,
        fields: &[Line],
        how: Option<How>,
        anywhere: bool,
        sought: &str,
    ) -> Result<Sql> {
        let country = &self.settings.country;
        let bound = text(Sought::bound(fields, how, anywhere, sought, country));
        let asked = Sought::new(fields, how, anywhere, sought, country);
        if let Some(expression) = asked.expression() {
            let hits: i64 = self
                .conn
                .prepare_cached(
                    "SELECT count(*) FROM (SELECT 1 FROM customer_fts
                      WHERE customer_fts MATCH ?1 LIMIT ?2)",
                )?
                .query_row((&expression, MANY), |r| r.get(0))?;
            if hits < MANY {
                return Ok(Sql::list(
                    "SELECT s.id FROM customer_fts f CROSS JOIN customer_search s ON s.id = f.rowid
                      WHERE customer_fts MATCH ? AND text_has(s.text, ?)",
                    vec![text(expression), bound],
                ));
            }
        }
        Ok(Sql::dear(
            "text_has((SELECT text FROM customer_search WHERE id = v.customer_id), ?)",
            bound,
        ))
    }

    fn known(&self, name: Name, test: &Test) -> Result<Sql> {
        let lines: &[Line] = match name {
            Name::Name => {
                &[Line::Last, Line::First, Line::Company, Line::PersonLast, Line::PersonFirst]
            }
            Name::Company => &[Line::Company],
            Name::City => &[Line::City],
            Name::Postcode if !matches!(test, Test::Between { .. }) => &[Line::Postcode],
            Name::Email => &[Line::Email],
            Name::Phone => &[Line::Phone],
            Name::Notes => &[Line::Notes],
            _ => &[],
        };
        if !lines.is_empty() {
            return Ok(match test {
                Test::None => self.lines(lines, None, false, "")?.negated(),
                Test::Text { how, text } => self.lines(lines, Some(*how), false, text)?,
                _ => self.lines(lines, None, false, "")?,
            });
        }
        if let Some((column, never_none)) = column(name) {
            return Ok(self.column(name, column, never_none, test));
        }
        self.other(name, test)
    }

    /// A column of the narrow row.
    fn column(&self, name: Name, column: &str, never_none: bool, test: &Test) -> Sql {
        match test {
            Test::None if never_none => Sql::new(format!("{column} = 0"), Vec::new()),
            Test::Any if never_none => Sql::new(format!("{column} <> 0"), Vec::new()),
            Test::None => Sql::new(format!("{column} IS NULL"), Vec::new()),
            Test::Any => Sql::new(format!("{column} IS NOT NULL"), Vec::new()),
            Test::Choice(entry) => {
                let column = if name == Name::Rfm { "v.rfm_group" } else { column };
                let code = Value::Integer(code(name.kind(), entry));
                Sql::new(format!("{column} = ?"), vec![code])
            }
            Test::Rfm(scores) => rfm(*scores),
            Test::Number(number) => compared(column, number, |n| Value::Real(*n)),
            Test::Money(minor) => compared(column, minor, |m| Value::Integer(*m)),
            Test::Day(days) if name == Name::LastContact => {
                let zone = self.zone();
                span(
                    column,
                    *days,
                    self.today,
                    |day| day_begins(day, zone),
                    |day| day_ends(day, zone),
                )
            }
            Test::Day(days) => {
                let number = |day: NaiveDate| i64::from(day.to_epoch_days());
                span(column, *days, self.today, number, |day| number(day) + 1)
            }
            _ => Sql::constant(false),
        }
    }

    /// The own field with this key.
    pub fn own_field(&self, key: &str) -> Result<Option<i64>> {
        self.conn
            .prepare_cached("SELECT id FROM own_field WHERE key = ?1")?
            .query_row([key], |r| r.get(0))
            .optional()
    }
}
