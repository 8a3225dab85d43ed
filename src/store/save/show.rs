//! Values as a conflict shows them: codes by their stable name, instants in
//! RFC 3339, a customer by its name.

use chrono::SecondsFormat;
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::domain::codes::{
    Channel, Claim, Code, CostKind, Criterion, CustomerKind, Direction, LawfulBasis, Outcome,
    Priority, RemedyKind, SaleKind, Severity, Stage, SurveyKind, TaskKind, Topic, Verdict,
};
use crate::domain::model::{Customer, Id};
use crate::store::rows::{Record, instant};

pub(in crate::store) fn show(conn: &Connection, table: &str, field: &str, value: &Value) -> String {
    let number = match value {
        Value::Null | Value::Blob(_) => return String::new(),
        Value::Text(text) => return text.clone(),
        Value::Real(x) => return x.to_string(),
        Value::Integer(n) => *n,
    };
    match (table, field) {
        ("customer", "kind") => name::<CustomerKind>(number),
        ("customer", "stage") => name::<Stage>(number),
        ("customer", "lawful_basis") => name::<LawfulBasis>(number),
        ("contact" | "complaint", "channel") => name::<Channel>(number),
        ("contact", "direction") => name::<Direction>(number),
        ("contact", "topic") => name::<Topic>(number),
        ("contact", "outcome") => name::<Outcome>(number),
        ("complaint", "severity") => name::<Severity>(number),
        ("complaint", "justified" | "measure_worked") => name::<Verdict>(number),
        ("complaint", "claim") => name::<Claim>(number),
        ("remedy", "kind") => name::<RemedyKind>(number),
        ("survey", "kind") => name::<SurveyKind>(number),
        ("sale", "kind") => name::<SaleKind>(number),
        ("customer_cost", "kind") => name::<CostKind>(number),
        ("score", "criterion") => name::<Criterion>(number),
        ("task", "kind") => name::<TaskKind>(number),
        ("task", "priority") => name::<Priority>(number),
        (_, "key_account" | "blocked" | "solved" | "safety" | "repeat") => {
            if number == 0 { "no" } else { "yes" }.to_owned()
        }
        (
            _,
            "at" | "due" | "ends_at" | "done_at" | "received_at" | "acknowledge_by" | "resolve_by"
            | "sent_at" | "answered_at",
        ) => instant(Some(number))
            .map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true))
            .unwrap_or_default(),
        (_, "customer_id" | "referred_by") => customer_name(conn, number),
        _ => number.to_string(),
    }
}

fn name<C: Code>(code: i64) -> String {
    C::from_code(code).map_or_else(|| code.to_string(), |c| c.name().to_owned())
}

fn customer_name(conn: &Connection, id: Id) -> String {
    match Customer::load(conn, id) {
        Ok(Some(customer)) => customer.display_name(),
        _ => id.to_string(),
    }
}
