//! Reading the sales of one customer after the other, from a covering index; only of
//! those who have sent something back the rows themselves are looked at.

use rusqlite::{Connection, Result};

use crate::domain::codes::{Code as _, SaleKind};
use crate::domain::model::Id;
use crate::domain::value::{Day, SaleRow};

/// Calls `each` for every customer with sales whose id is above `after` and at most
/// `until`, in the order of ids, with the rows by date. `each` says whether to go on.
pub(in crate::store) fn customers_with_sales(
    conn: &Connection,
    after: Id,
    until: Id,
    mut each: impl FnMut(Id, &[SaleRow<'_>]) -> bool,
) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT customer_id, date, kind, revenue, discount, variable_cost, id
         FROM sale INDEXED BY sale_customer
         WHERE deleted_at IS NULL AND customer_id > ?1 AND customer_id <= ?2
         ORDER BY customer_id, date",
    )?;
    let mut found = statement.query((after, until))?;
    let mut gathered: Vec<SaleRow<'static>> = Vec::new();
    let mut whose: Option<Id> = None;
    while let Some(row) = found.next()? {
        let customer: Id = row.get(0)?;
        if let Some(id) = whose.filter(|id| *id != customer) {
            if !told(conn, id, &gathered, &mut each)? {
                return Ok(());
            }
            gathered.clear();
        }
        whose = Some(customer);
        // A day that no calendar has cannot be placed.
        let Some(day) = day_of(row.get_ref(1)?.as_bytes().unwrap_or_default()) else { continue };
        let revenue: i64 = row.get(3)?;
        let discount: i64 = row.get(4)?;
        let net = revenue.saturating_sub(discount);
        let cost: Option<i64> = row.get(5)?;
        gathered.push(SaleRow {
            id: row.get(6)?,
            day,
            kind: SaleKind::from_code(row.get(2)?).unwrap_or(SaleKind::Sale),
            net,
            margin: cost.map(|cost| net.saturating_sub(cost)),
            discount,
            document: "",
            line: "",
            refund_of: "",
        });
    }
    if let Some(id) = whose {
        told(conn, id, &gathered, &mut each)?;
    }
    Ok(())
}

fn told(
    conn: &Connection,
    id: Id,
    rows: &[SaleRow<'static>],
    each: &mut impl FnMut(Id, &[SaleRow<'_>]) -> bool,
) -> Result<bool> {
    if rows.iter().all(|row| row.kind != SaleKind::Refund) {
        return Ok(each(id, rows));
    }
    let mut statement = conn.prepare_cached(
        "SELECT id, document, line, refund_of FROM sale
         WHERE customer_id = ?1 AND deleted_at IS NULL ORDER BY id",
    )?;
    let texts = statement.query_map([id], |row| {
        Ok((row.get::<_, Id>(0)?, [row.get(1)?, row.get(2)?, row.get::<_, String>(3)?]))
    })?;
    let texts: Vec<(Id, [String; 3])> = texts.collect::<Result<_>>()?;
    let rows: Vec<SaleRow<'_>> = rows
        .iter()
        .map(|row| {
            let found = texts.binary_search_by_key(&row.id, |(id, _)| *id);
            let Some((_, [document, line, refund_of])) = found.ok().and_then(|at| texts.get(at))
            else {
                return *row;
            };
            SaleRow { document, line, refund_of, ..*row }
        })
        .collect();
    Ok(each(id, &rows))
}

/// The day of a stored date, `2026-11-22`.
pub(in crate::store) fn day_of(text: &[u8]) -> Option<Day> {
    let number = |part: Option<&[u8]>| {
        part?.iter().try_fold(0, |n: i32, digit| {
            digit.is_ascii_digit().then(|| 10 * n + i32::from(digit - b'0'))
        })
    };
    let (year, month, day) =
        (number(text.get(..4))?, number(text.get(5..7))?, number(text.get(8..10))?);
    let date =
        chrono::NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?);
    date.map(crate::domain::value::day)
}
