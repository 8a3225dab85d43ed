//! Small tables reckoned by hand, and what holds of any rows.

mod histories;
mod naive;
mod ranking;
mod stages;
mod worth;

use chrono::NaiveDate;

use super::{AsOf, Day, SaleRow, day};
use crate::domain::codes::SaleKind;

fn ymd(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> AsOf {
    AsOf::new(ymd(text))
}

/// A sale of some cents, its cost unknown.
fn sale(id: i64, date: &str, net: i64) -> SaleRow<'static> {
    on(id, day(ymd(date)), net)
}

fn on(id: i64, day: Day, net: i64) -> SaleRow<'static> {
    SaleRow {
        id,
        day,
        kind: SaleKind::Sale,
        net,
        margin: None,
        discount: 0,
        document: "",
        line: "",
        refund_of: "",
    }
}

fn refund(id: i64, date: &str, net: i64, refund_of: &'static str) -> SaleRow<'static> {
    SaleRow { kind: SaleKind::Refund, refund_of, ..sale(id, date, net) }
}

fn line(
    id: i64,
    date: &str,
    net: i64,
    document: &'static str,
    line: &'static str,
) -> SaleRow<'static> {
    SaleRow { document, line, ..sale(id, date, net) }
}
