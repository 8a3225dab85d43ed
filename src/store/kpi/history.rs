//! What each customer has bought by day (`purchase_history`), kept in step, and what was
//! counted from it (`kpi_tally`), which is forgotten from the first day on that has changed.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Result};

use super::cache;
use crate::domain::kpi::{decode, encode, sales_days};
use crate::domain::model::Id;
use crate::domain::value::{Day, SaleRow};
use crate::store::renew::customers_with_sales;

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Kept {
    inactivity: Option<i64>,
    referred: bool,
    days: Vec<u8>,
}

/// Of so many customers among the sales that are passed, everybody's are read one after the
/// other; of fewer each one's are looked up.
const DENSE: i64 = 8;

/// The first day from which counts have to be made anew.
#[derive(Debug, Default, Clone, Copy)]
pub(in crate::store) struct Changed(Option<Day>);

impl Changed {
    /// Of whatever day.
    pub const ALL: Self = Self(Some(Day::MIN));

    pub fn and(self, other: Self) -> Self {
        Self(match (self.0, other.0) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        })
    }

    /// Forget what was counted as of this day or a later one.
    pub fn forget(self, conn: &Connection) -> Result<()> {
        self.0.map_or(Ok(()), |day| cache::forget_purchases(conn, day))
    }
}

/// Bring the rows of these customers in step.
pub(in crate::store) fn keep(conn: &Connection, customers: &BTreeSet<Id>) -> Result<Changed> {
    let (Some(first), Some(last)) = (customers.first(), customers.last()) else {
        return Ok(Changed::default());
    };
    let many = i64::try_from(customers.len()).unwrap_or(i64::MAX);
    let mut changed = Changed::default();
    if many > 1 && many.saturating_mul(DENSE) >= last - first {
        let mut waiting = customers.iter().copied().peekable();
        each(conn, first - 1, *last, |id, rows| {
            // Those before have bought nothing.
            while let Some(before) = waiting.next_if(|before| *before < id) {
                changed = changed.and(put(conn, before, &[])?);
            }
            if waiting.next_if_eq(&id).is_some() {
                changed = changed.and(put(conn, id, rows)?);
            }
            Ok(())
        })?;
        for id in waiting {
            changed = changed.and(put(conn, id, &[])?);
        }
        return Ok(changed);
    }
    for id in customers {
        let mut found = false;
        each(conn, id - 1, *id, |id, rows| {
            found = true;
            changed = changed.and(put(conn, id, rows)?);
            Ok(())
        })?;
        if !found {
            changed = changed.and(put(conn, *id, &[])?);
        }
    }
    Ok(changed)
}

/// Whether a customer has a row.
pub(in crate::store) fn is_kept(conn: &Connection, id: Id) -> Result<bool> {
    conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM purchase_history WHERE customer_id = ?1)")?
        .query_row([id], |r| r.get(0))
}

/// How many rows are not what the sales say; they are made anew if `mend` says so.
pub(in crate::store) fn out_of_step(conn: &Connection, mend: bool) -> Result<i64> {
    let (mut wrong, mut right) = (0, 0);
    let mut mends = BTreeSet::new();
    each(conn, 0, Id::MAX, |id, rows| {
        let (wanted, stored) = (wanted(conn, id, rows)?, stored(conn, id)?);
        right += i64::from(stored.is_some());
        if wanted != stored {
            wrong += 1;
            if mend {
                mends.insert(id);
            }
        }
        Ok(())
    })?;
    // Of those who have bought nothing.
    let rows: i64 = conn.query_row("SELECT count(*) FROM purchase_history", [], |r| r.get(0))?;
    if rows > right {
        let lost: Vec<Id> = conn
            .prepare(
                "SELECT customer_id FROM purchase_history h WHERE NOT EXISTS
                   (SELECT 1 FROM sale s WHERE s.customer_id = h.customer_id
                    AND s.deleted_at IS NULL)",
            )?
            .query_map([], |r| r.get(0))?
            .collect::<Result<_>>()?;
        wrong += i64::try_from(lost.len()).unwrap_or(i64::MAX);
        mends.extend(lost.into_iter().filter(|_| mend));
    }
    keep(conn, &mends)?;
    Ok(wrong)
}

/// Make the rows of everybody, where there are none yet.
pub(in crate::store) fn fill(conn: &Connection) -> Result<()> {
    each(conn, 0, Id::MAX, |id, rows| {
        if let Some(wanted) = wanted(conn, id, rows)? {
            write(conn, id, &wanted)?;
        }
        Ok(())
    })
}

/// [`customers_with_sales`], where each one's turn may fail.
fn each(
    conn: &Connection,
    after: Id,
    until: Id,
    mut turn: impl FnMut(Id, &[SaleRow<'_>]) -> Result<()>,
) -> Result<()> {
    let mut failed = None;
    customers_with_sales(conn, after, until, |id, rows| match turn(id, rows) {
        Ok(()) => true,
        Err(error) => {
            failed = Some(error);
            false
        }
    })?;
    failed.map_or(Ok(()), Err)
}

/// What the row of a customer with these sales should be; `None`: there should be none.
fn wanted(conn: &Connection, id: Id, rows: &[SaleRow<'_>]) -> Result<Option<Kept>> {
    if rows.is_empty() {
        return Ok(None);
    }
    let customer: Option<(Option<i64>, bool)> = conn
        .prepare_cached(
            "SELECT inactivity_days, referred_by IS NOT NULL FROM customer
             WHERE id = ?1 AND deleted_at IS NULL",
        )?
        .query_row([id], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?;
    Ok(customer.map(|(inactivity, referred)| Kept {
        inactivity,
        referred,
        days: encode(&sales_days(rows)),
    }))
}

fn stored(conn: &Connection, id: Id) -> Result<Option<Kept>> {
    conn.prepare_cached(
        "SELECT inactivity, referred, days FROM purchase_history WHERE customer_id = ?1",
    )?
    .query_row([id], |r| Ok(Kept { inactivity: r.get(0)?, referred: r.get(1)?, days: r.get(2)? }))
    .optional()
}

fn write(conn: &Connection, id: Id, kept: &Kept) -> Result<()> {
    conn.prepare_cached(
        "INSERT OR REPLACE INTO purchase_history (customer_id, inactivity, referred, days)
         VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute((id, kept.inactivity, kept.referred, &kept.days))?;
    Ok(())
}

/// Bring the row of a customer with these sales in step.
fn put(conn: &Connection, id: Id, rows: &[SaleRow<'_>]) -> Result<Changed> {
    let (wanted, stored) = (wanted(conn, id, rows)?, stored(conn, id)?);
    if wanted == stored {
        return Ok(Changed::default());
    }
    match &wanted {
        Some(wanted) => write(conn, id, wanted)?,
        None => {
            conn.prepare_cached("DELETE FROM purchase_history WHERE customer_id = ?1")?
                .execute([id])?;
        }
    }
    Ok(Changed(first_difference(wanted.as_ref(), stored.as_ref())))
}

/// The first day of which the two tell something else.
fn first_difference(a: Option<&Kept>, b: Option<&Kept>) -> Option<Day> {
    let about = |kept: Option<&Kept>| kept.map(|kept| (kept.inactivity, kept.referred));
    let bytes = |kept: Option<&'_ Kept>| kept.map_or(Vec::new(), |kept| kept.days.clone());
    let (left, right) = (bytes(a), bytes(b));
    let (mut left, mut right) = (decode(&left), decode(&right));
    loop {
        match (left.next(), right.next()) {
            (Some(l), Some(r)) if about(a) == about(b) && l == r => {}
            (Some(l), Some(r)) => return Some(l.day.min(r.day)),
            (l, r) => return l.or(r).map(|day| day.day),
        }
    }
}
