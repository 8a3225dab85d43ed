//! From a query to SQL: conditions over `customer_value v`, every value bound.
//!
//! What the narrow row has is compared there; everything else is a list of ids from an
//! index or table. Missing values make a comparison NULL, which is as good as false,
//! except under `not`: there it is made false first.

use chrono::{Datelike, Days, NaiveDate};
use chrono_tz::Tz;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Result};

use super::own;
use super::sought::Sought;
use crate::domain::codes::{AbcClass, Code, ConsentStatus, CustomerKind, RfmGroup, Stage};
use crate::domain::fold::{bare, fold};
use crate::domain::query::{
    Closed, Compare, Condition, Field, How, Kind, Moment, Name, Node, Query, Test, Word, Yearly,
};
use crate::domain::settings::Settings;
use crate::store::figures::{day_begins, day_ends};
use crate::store::search::spellings;
use crate::store::text::Field as Line;

/// Up to so many possible hits of a text are looked at one by one beforehand.
const MANY: i64 = 20_000;

/// What a query is understood with.
pub(super) struct Ground<'a> {
    pub conn: &'a Connection,
    pub settings: &'a Settings,
    pub today: NaiveDate,
}

/// A condition with `?` for each of its values.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sql {
    pub text: String,
    pub values: Vec<Value>,
    /// The cheap ones are asked first.
    cost: u8,
}

impl Sql {
    pub fn new(text: impl Into<String>, values: Vec<Value>) -> Self {
        Self { text: text.into(), values, cost: 0 }
    }

    /// Members of a list: `SELECT id …`.
    pub fn list(select: &str, values: Vec<Value>) -> Self {
        Self { text: format!("v.customer_id IN ({select})"), values, cost: 1 }
    }

    pub fn constant(is: bool) -> Self {
        Self::new(if is { "1" } else { "0" }, Vec::new())
    }

    pub fn negated(self) -> Self {
        Self { text: format!("NOT ifnull({}, 0)", self.text), ..self }
    }

    fn joined(mut parts: Vec<Self>, sign: &str) -> Self {
        parts.sort_by_key(|part| part.cost);
        let cost = parts.iter().map(|part| part.cost).max().unwrap_or(0);
        let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
        let text = format!("({})", texts.join(sign));
        Self { text, cost, values: parts.into_iter().flat_map(|part| part.values).collect() }
    }
}

/// The condition that the members meet.
pub(super) fn compile(ground: &Ground<'_>, query: &Query) -> Result<Sql> {
    query.root.as_ref().map_or(Ok(Sql::constant(true)), |root| ground.node(root))
}

pub(super) fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

impl Ground<'_> {
    fn zone(&self) -> Tz {
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
        Ok(Sql {
            text: "text_has((SELECT text FROM customer_search WHERE id = v.customer_id), ?)".into(),
            values: vec![bound],
            cost: 2,
        })
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

    /// What the narrow row does not have.
    fn other(&self, name: Name, test: &Test) -> Result<Sql> {
        const LIVE: &str = "SELECT id FROM customer WHERE deleted_at IS NULL AND ";
        let live = |condition: &str, values| Sql::list(&format!("{LIVE}{condition}"), values);
        Ok(match (name, test) {
            (Name::Number, _) => self.number(test),
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

    fn number(&self, test: &Test) -> Sql {
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

    /// The own field with this key.
    pub fn own_field(&self, key: &str) -> Result<Option<i64>> {
        self.conn
            .prepare_cached("SELECT id FROM own_field WHERE key = ?1")?
            .query_row([key], |r| r.get(0))
            .optional()
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

/// The column that answers, and whether it always holds a number.
fn column(name: Name) -> Option<(&'static str, bool)> {
    Some(match name {
        Name::Stage => ("v.stage", false),
        Name::LastContact => ("v.last_contact_at", false),
        Name::LastSale => ("v.last_sale", false),
        Name::FirstSale => ("v.first_sale", false),
        Name::Contacts => ("v.contacts", true),
        Name::Complaints => ("v.complaints", true),
        Name::OpenComplaints => ("v.open_complaints", true),
        Name::OpenTasks => ("v.open_tasks", true),
        Name::Purchases => ("v.purchase_days", true),
        Name::Rhythm => ("v.rhythm", false),
        Name::Revenue => ("v.revenue", true),
        Name::Revenue12m => ("v.revenue_12m", true),
        Name::Margin => ("v.margin", false),
        Name::Margin12m => ("v.margin_12m", false),
        Name::Clv => ("v.clv", false),
        Name::PAlive => ("v.p_alive", false),
        Name::ExpectedPurchases => ("v.expected_purchases", false),
        Name::ExpectedValue => ("v.expected_value", false),
        Name::Abc => ("v.abc", false),
        Name::Rfm => ("v.rfm", false),
        Name::Nps => ("v.nps", false),
        Name::Csat => ("v.csat", false),
        Name::Ces => ("v.ces", false),
        Name::ConsentEmail => ("v.consent_email", false),
        Name::ConsentPhone => ("v.consent_phone", false),
        Name::ConsentPost => ("v.consent_post", false),
        _ => return None,
    })
}

fn code(kind: Kind, entry: &str) -> i64 {
    fn of<C: Code>(entry: &str) -> i64 {
        C::from_name(entry).map_or(0, Code::code)
    }
    match kind {
        Kind::Closed(Closed::Stage) => of::<Stage>(entry),
        Kind::Closed(Closed::Abc) => of::<AbcClass>(entry),
        Kind::Closed(Closed::CustomerKind) => of::<CustomerKind>(entry),
        Kind::Closed(Closed::Consent) => of::<ConsentStatus>(entry),
        _ => of::<RfmGroup>(entry),
    }
}

fn rfm(scores: [Option<u8>; 3]) -> Sql {
    let places = [("v.rfm / 100", 1), ("v.rfm / 10 % 10", 2), ("v.rfm % 10", 3)];
    let mut conditions = vec!["v.rfm IS NOT NULL".to_owned()];
    let mut values = Vec::new();
    for (score, (place, _)) in scores.iter().zip(places) {
        if let Some(score) = score {
            conditions.push(format!("{place} = ?"));
            values.push(Value::Integer(i64::from(*score)));
        }
    }
    Sql::new(format!("({})", conditions.join(" AND ")), values)
}

/// A comparison of a column.
pub(super) fn compared<T: PartialOrd>(
    column: &str,
    compare: &Compare<T>,
    bind: impl Fn(&T) -> Value,
) -> Sql {
    let one = |sign: &str, value: &T| Sql::new(format!("{column} {sign} ?"), vec![bind(value)]);
    match compare {
        Compare::Is(v) => one("=", v),
        Compare::Less(v) => one("<", v),
        Compare::AtMost(v) => one("<=", v),
        Compare::More(v) => one(">", v),
        Compare::AtLeast(v) => one(">=", v),
        Compare::Between(Some(a), Some(b)) => {
            let (low, high) = if a <= b { (a, b) } else { (b, a) };
            Sql::new(format!("{column} BETWEEN ? AND ?"), vec![bind(low), bind(high)])
        }
        Compare::Between(Some(v), None) => one(">=", v),
        Compare::Between(None, Some(v)) => one("<=", v),
        Compare::Between(None, None) => Sql::new(format!("{column} IS NOT NULL"), Vec::new()),
    }
}

/// A column of numbers that grow with time: from the first moment of a day to before
/// the one after it.
fn span(
    column: &str,
    days: Compare<Moment>,
    today: NaiveDate,
    begins: impl Fn(NaiveDate) -> i64,
    ends: impl Fn(NaiveDate) -> i64,
) -> Sql {
    let span = days.span(today);
    let mut conditions = Vec::new();
    let mut values = Vec::new();
    if let Some(from) = span.from {
        conditions.push(format!("{column} >= ?"));
        values.push(Value::Integer(begins(from)));
    }
    if let Some(until) = span.until {
        conditions.push(format!("{column} < ?"));
        values.push(Value::Integer(ends(until)));
    }
    let within = conditions.join(" AND ");
    let text =
        if span.longer { format!("({within} OR {column} IS NULL)") } else { format!("({within})") };
    Sql::new(text, values)
}

/// A column of dates as text.
pub(super) fn dates(column: &str, days: Compare<Moment>, today: NaiveDate) -> Sql {
    let span = days.span(today);
    let mut conditions = Vec::new();
    let mut values = Vec::new();
    for (sign, day) in [(">=", span.from), ("<=", span.until)] {
        if let Some(day) = day {
            conditions.push(format!("{column} {sign} ?"));
            values.push(text(day.format("%Y-%m-%d").to_string()));
        }
    }
    Sql::new(format!("({})", conditions.join(" AND ")), values)
}

/// Codes from … until, and what goes on behind the end.
fn between(column: &str, from: &str, until: &str) -> (String, Vec<Value>) {
    let mut conditions = Vec::new();
    let mut values = Vec::new();
    if !from.is_empty() {
        conditions.push(format!("{column} >= ?"));
        values.push(text(from.to_uppercase()));
    }
    if !until.is_empty() {
        conditions.push(format!("{column} < ?"));
        values.push(text(format!("{}\u{10ffff}", until.to_uppercase())));
    }
    (format!("({})", conditions.join(" AND ")), values)
}
