//! Conditions in SQL with their values, and how columns are compared. Knows no query.

use chrono::NaiveDate;
use rusqlite::types::Value;

use crate::domain::query::{Compare, Moment};

/// What the index `customer_value_revenue` holds.
const COVERED: [&str; 10] = [
    "revenue_12m",
    "stage",
    "abc",
    "rfm_group",
    "last_sale",
    "last_contact_at",
    "margin_12m",
    "contacts",
    "open_complaints",
    "nps",
];

/// A condition with `?` for each of its values.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sql {
    pub text: String,
    pub values: Vec<Value>,
    /// The cheap ones are asked first.
    cost: u8,
    /// A single comparison of a column, which an index may answer alone.
    single: bool,
}

impl Sql {
    pub fn new(text: impl Into<String>, values: Vec<Value>) -> Self {
        Self { text: text.into(), values, cost: 0, single: true }
    }

    /// Members of a list: `SELECT id …`.
    pub fn list(select: &str, values: Vec<Value>) -> Self {
        Self { text: format!("v.customer_id IN ({select})"), values, cost: 1, single: false }
    }

    /// A question that reads something long of each row.
    pub fn dear(text: &str, value: Value) -> Self {
        Self { text: text.to_owned(), values: vec![value], cost: 2, single: false }
    }

    pub fn constant(is: bool) -> Self {
        Self::new(if is { "1" } else { "0" }, Vec::new())
    }

    pub fn negated(self) -> Self {
        Self { text: format!("NOT ifnull({}, 0)", self.text), single: false, ..self }
    }

    pub fn joined(mut parts: Vec<Self>, sign: &str) -> Self {
        parts.sort_by_key(|part| part.cost);
        let cost = parts.iter().map(|part| part.cost).max().unwrap_or(0);
        let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
        let text = format!("({})", texts.join(sign));
        let values = parts.into_iter().flat_map(|part| part.values).collect();
        Self { text, values, cost, single: false }
    }

    /// The narrow rows, as they are best gone through. Of an index that only helps to find
    /// rows, reading those one by one takes longer than reading all in order.
    pub fn rows(&self) -> &'static str {
        if self.single {
            "customer_value v"
        } else if self.is_covered() {
            "customer_value v INDEXED BY customer_value_revenue"
        } else {
            "customer_value v NOT INDEXED"
        }
    }

    /// Whether the index of revenues holds all that is asked.
    pub fn is_covered(&self) -> bool {
        let mut columns = self.text.split("v.").skip(1);
        self.is_narrow()
            && columns.all(|rest| {
                let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
                rest.get(..end.unwrap_or(rest.len())).is_some_and(|c| COVERED.contains(&c))
            })
    }

    /// Whether it can be asked of one row after the other.
    pub fn is_narrow(&self) -> bool {
        self.cost == 0
    }
}

pub(super) fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

pub(super) fn rfm(scores: [Option<u8>; 3]) -> Sql {
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
        Compare::AtMost(v) | Compare::Between(None, Some(v)) => one("<=", v),
        Compare::More(v) => one(">", v),
        Compare::AtLeast(v) | Compare::Between(Some(v), None) => one(">=", v),
        Compare::Between(Some(a), Some(b)) => {
            let (low, high) = if a <= b { (a, b) } else { (b, a) };
            Sql::new(format!("{column} BETWEEN ? AND ?"), vec![bind(low), bind(high)])
        }
        Compare::Between(None, None) => Sql::new(format!("{column} IS NOT NULL"), Vec::new()),
    }
}

/// A column of numbers that grow with time: from the first moment of a day to before
/// the one after it.
pub(super) fn span(
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
pub(super) fn between(column: &str, from: &str, until: &str) -> (String, Vec<Value>) {
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
