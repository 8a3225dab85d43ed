//! What the row has from sales: sums, purchase days and rhythm, the stage, and the
//! forecast by the model that was fitted last.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Result};

use super::{stored, write};
use crate::domain::codes::{Code, SaleKind, Stage};
use crate::domain::model::Id;
use crate::domain::settings::Settings;
use crate::domain::value::{self, AsOf, Day, History, SaleRow, StageRule};
use crate::domain::views::Figures;

/// The columns that follow from the own rows of a customer, in the order of
/// [`own_values`].
pub(in crate::store) const OWN: [&str; 17] = [
    "stage",
    "first_sale",
    "last_sale",
    "revenue_12m",
    "margin_12m",
    "covered_12m",
    "revenue_before",
    "margin_before",
    "revenue",
    "margin",
    "covered",
    "discounts",
    "sales",
    "orders",
    "purchase_days",
    "visits",
    "rhythm",
];

/// Those of them that are others tomorrow, though nothing was written.
const BY_THE_DAY: [&str; 6] =
    ["stage", "revenue_12m", "margin_12m", "covered_12m", "revenue_before", "margin_before"];

/// What the columns hold.
pub(in crate::store) fn own_values(figures: &Figures) -> [Value; 17] {
    let int = |n: Option<i64>| n.map_or(Value::Null, Value::Integer);
    let day = |date: Option<NaiveDate>| int(date.map(|date| i64::from(value::day(date))));
    [
        int(figures.stage.map(Code::code)),
        day(figures.first_sale),
        day(figures.last_sale),
        Value::Integer(figures.revenue_12m),
        int(figures.margin_12m),
        Value::Integer(figures.covered_12m),
        Value::Integer(figures.revenue_before),
        int(figures.margin_before),
        Value::Integer(figures.revenue),
        int(figures.margin),
        Value::Integer(figures.covered),
        Value::Integer(figures.discounts),
        Value::Integer(figures.sales),
        Value::Integer(figures.orders),
        Value::Integer(figures.purchase_days),
        Value::Integer(figures.visits),
        figures.rhythm.map_or(Value::Null, Value::Real),
    ]
}

/// What customers are valued with; made once for all of an action.
#[derive(Debug)]
pub(in crate::store) struct Valuer {
    as_of: AsOf,
    /// G of the file.
    inactivity: i64,
    any_sales: bool,
}

impl Valuer {
    pub fn new(conn: &Connection, settings: &Settings, today: NaiveDate) -> Result<Self> {
        Ok(Self {
            as_of: AsOf::new(today),
            inactivity: settings.inactivity_days,
            any_sales: any_sales(conn, today)?,
        })
    }

    /// Whether the file has a sale; without, the stages are those that were entered.
    pub fn any_sales(&self) -> bool {
        self.any_sales
    }

    /// What a customer's own rows say; `None`: the customer is not live.
    fn figures(&self, conn: &Connection, id: Id) -> Result<Option<Figures>> {
        let row: Option<(Option<i64>, Option<String>, Option<i64>)> = conn
            .prepare_cached(
                "SELECT stage, stage_on, inactivity_days FROM customer
                 WHERE id = ?1 AND deleted_at IS NULL",
            )?
            .query_row([id], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
            .optional()?;
        let Some((entered, set_on, inactivity)) = row else { return Ok(None) };
        let rule = StageRule {
            entered: entered.and_then(Stage::from_code),
            set_on: set_on.as_deref().and_then(stored_day),
            inactivity: inactivity.unwrap_or(self.inactivity),
            any_sales: self.any_sales,
        };
        Ok(Some(value::figures(&history_of(conn, id, self.as_of)?, rule)))
    }

    /// Whether the row of a live customer is not what the own rows say. What depends on the
    /// day is compared only where it has to be that of today.
    pub fn differs(&self, conn: &Connection, id: Id, of_today: bool) -> Result<bool> {
        let (Some(figures), Some(stored)) = (self.figures(conn, id)?, stored(conn, id, &OWN)?)
        else {
            return Ok(false);
        };
        let wanted = own_values(&figures);
        Ok(OWN.iter().zip(wanted.iter().zip(&stored)).any(|(column, (wanted, stored))| {
            wanted != stored && (of_today || !BY_THE_DAY.contains(column))
        }))
    }

    /// Bring the sums, the stage and the forecast of a customer in step; the row is there.
    pub fn keep(&self, conn: &Connection, id: Id) -> Result<()> {
        let Some(figures) = self.figures(conn, id)? else { return Ok(()) };
        let wanted = own_values(&figures);
        if stored(conn, id, &OWN)?.is_some_and(|stored| stored != wanted) {
            write(conn, id, &OWN, &wanted)?;
        }
        Ok(())
    }
}

/// Whether there is a sale up to a day.
fn any_sales(conn: &Connection, today: NaiveDate) -> Result<bool> {
    conn.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM sale INDEXED BY sale_date
          WHERE deleted_at IS NULL AND date <= ?1)",
    )?
    .query_row([today.to_string()], |r| r.get(0))
}

/// The number of a stored day.
fn stored_day(text: &str) -> Option<Day> {
    let part = |from: usize, until: usize| text.get(from..until);
    let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date.filter(|_| text.len() == 10).map(value::day)
}

/// What a customer has bought up to a day.
pub(in crate::store) fn history_of(conn: &Connection, id: Id, as_of: AsOf) -> Result<History> {
    // All of it stands in the index; the texts are asked for where they matter.
    let mut query = conn.prepare_cached(
        "SELECT id, date, kind, revenue, discount, variable_cost FROM sale INDEXED BY sale_customer
          WHERE customer_id = ?1 AND deleted_at IS NULL ORDER BY date",
    )?;
    let mut rows: Vec<SaleRow> = Vec::new();
    let mut found = query.query([id])?;
    while let Some(row) = found.next()? {
        let (revenue, discount): (i64, i64) = (row.get(3)?, row.get(4)?);
        let net = revenue.saturating_sub(discount);
        let cost: Option<i64> = row.get(5)?;
        let kind = row.get::<_, Option<i64>>(2)?.and_then(SaleKind::from_code);
        rows.push(SaleRow {
            id: row.get(0)?,
            day: stored_day(row.get_ref(1)?.as_str()?).unwrap_or_default(),
            kind: kind.unwrap_or(SaleKind::Sale),
            net,
            margin: cost.map(|cost| net.saturating_sub(cost)),
            discount,
            document: "",
            line: "",
            refund_of: "",
        });
    }
    if rows.iter().all(|row| row.kind != SaleKind::Refund) {
        return Ok(value::history(&rows, as_of));
    }
    let mut query =
        conn.prepare_cached("SELECT document, line, refund_of FROM sale WHERE id = ?1")?;
    let texts: Vec<[String; 3]> = rows
        .iter()
        .map(|row| query.query_row([row.id], |r| Ok([r.get(0)?, r.get(1)?, r.get(2)?])))
        .collect::<Result<_>>()?;
    for (row, [document, line, refund_of]) in rows.iter_mut().zip(&texts) {
        (row.document, row.line, row.refund_of) = (document, line, refund_of);
    }
    Ok(value::history(&rows, as_of))
}
