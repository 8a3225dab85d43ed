//! Reading what is kept about the value of customers.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Result, Row};

use crate::domain::codes::{AbcClass, Code, RfmGroup, Stage, Topic};
use crate::domain::model::Id;
use crate::domain::views::{CardValue, Figures, ReferralValue};
use crate::store::Store;
use crate::store::api::StoreError;
use crate::store::rows;

/// The columns of [`figures_from`], in its order; for queries of `customer_value v`.
pub(in crate::store) const FIGURES: &str =
    "v.stage, v.abc, v.rfm, v.rfm_group, v.first_sale, v.last_sale, v.revenue_12m,
     v.revenue_before, v.margin_12m, v.margin_before, v.covered_12m, v.revenue, v.margin, v.covered,
     v.discounts, v.sales, v.orders, v.purchase_days, v.visits, v.rhythm, v.p_alive,
     v.expected_purchases, v.expected_value, v.clv, v.nps, v.csat, v.ces, v.stage_then, v.abc_then";

/// The figures of a row that has [`FIGURES`] from this column on.
pub(in crate::store) fn figures_from(row: &Row, from: usize) -> Result<Figures> {
    let at = |n: usize| from + n;
    let some_day = |n: usize| -> Result<Option<NaiveDate>> {
        Ok(row.get::<_, Option<i32>>(at(n))?.and_then(NaiveDate::from_epoch_days))
    };
    Ok(Figures {
        stage: decode(row, at(0))?,
        abc: decode(row, at(1))?,
        rfm: row.get::<_, Option<i64>>(at(2))?.map(rfm_scores),
        rfm_group: decode::<RfmGroup>(row, at(3))?,
        first_sale: some_day(4)?,
        last_sale: some_day(5)?,
        revenue_12m: row.get(at(6))?,
        revenue_before: row.get(at(7))?,
        margin_12m: row.get(at(8))?,
        margin_before: row.get(at(9))?,
        covered_12m: row.get(at(10))?,
        revenue: row.get(at(11))?,
        margin: row.get(at(12))?,
        covered: row.get(at(13))?,
        discounts: row.get(at(14))?,
        sales: row.get(at(15))?,
        orders: row.get(at(16))?,
        purchase_days: row.get(at(17))?,
        visits: row.get(at(18))?,
        rhythm: row.get(at(19))?,
        p_alive: row.get(at(20))?,
        expected_purchases: row.get(at(21))?,
        expected_value: row.get(at(22))?,
        clv: row.get(at(23))?,
        nps: row.get(at(24))?,
        csat: row.get(at(25))?,
        ces: row.get(at(26))?,
        stage_then: decode::<Stage>(row, at(27))?,
        abc_then: decode::<AbcClass>(row, at(28))?,
    })
}

fn decode<C: Code>(row: &Row, at: usize) -> Result<Option<C>> {
    Ok(row.get::<_, Option<i64>>(at)?.and_then(C::from_code))
}

/// Three scores as they are stored: 455 is R 4, F 5, M 5.
fn rfm_scores(stored: i64) -> [u8; 3] {
    [stored / 100, stored / 10 % 10, stored % 10].map(|n| u8::try_from(n).unwrap_or(0))
}

/// What is kept about a live customer.
fn figures(conn: &Connection, id: Id) -> Result<Option<Figures>> {
    conn.prepare_cached(&format!(
        "SELECT {FIGURES} FROM customer_value v WHERE v.customer_id = ?1"
    ))?
    .query_row([id], |row| figures_from(row, 0))
    .optional()
}

/// The same of a member of a segment, who is live.
pub(in crate::store) fn member_figures(conn: &Connection, id: Id) -> Result<Figures> {
    Ok(figures(conn, id)?.unwrap_or_default())
}

/// The day that everybody was valued on last, and whether the forecast was held back.
fn last_valuation(conn: &Connection) -> Result<(Option<NaiveDate>, bool)> {
    let found: Option<(String, bool)> = conn
        .prepare_cached(
            "SELECT valued_on, ifnull(json_extract(report, '$.fit.bgnbd.regularised'), 0)
             FROM valuation ORDER BY id DESC LIMIT 1",
        )?
        .query_row([], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?;
    Ok(found.map_or((None, false), |(day, held_back)| (rows::date(Some(&day)), held_back)))
}

/// Everything about the value of a customer.
pub(in crate::store) fn card_value(conn: &Connection, id: Id) -> Result<CardValue> {
    let referral = conn
        .prepare_cached(
            "SELECT count(*), ifnull(sum(v.margin), 0) FROM customer c
             LEFT JOIN customer_value v ON v.customer_id = c.id
             WHERE c.referred_by = ?1 AND c.deleted_at IS NULL",
        )?
        .query_row([id], |r| Ok(ReferralValue { customers: r.get(0)?, margin: r.get(1)? }))?;
    let [sales_seconds, service_seconds] = conn
        .prepare_cached(
            "SELECT ifnull(sum(duration_s) FILTER (WHERE topic IN (?2, ?3, ?4)), 0),
                    ifnull(sum(duration_s) FILTER (WHERE topic IN (?5, ?6, ?7)), 0)
             FROM contact WHERE customer_id = ?1 AND deleted_at IS NULL",
        )?
        .query_row(
            (
                id,
                Topic::Enquiry.code(),
                Topic::Offer.code(),
                Topic::Order.code(),
                Topic::Delivery.code(),
                Topic::Support.code(),
                Topic::Complaint.code(),
            ),
            |r| Ok([r.get(0)?, r.get(1)?]),
        )?;
    let (valued_on, regularised) = last_valuation(conn)?;
    Ok(CardValue {
        figures: figures(conn, id)?.unwrap_or_default(),
        valued_on,
        regularised,
        sales: rows::sales_of(conn, id)?,
        costs: rows::costs_of(conn, id)?,
        scores: rows::scores_of(conn, id)?,
        referral,
        sales_seconds,
        service_seconds,
    })
}

impl Store {
    /// What is kept about the value of a customer; `None`: it is in the trash.
    pub fn figures(&self, id: Id) -> std::result::Result<Option<Figures>, StoreError> {
        Ok(figures(self.conn(), id)?)
    }

    /// Everything about the value of a customer, for the card.
    pub fn card_value(&self, id: Id) -> std::result::Result<CardValue, StoreError> {
        Ok(card_value(self.conn(), id)?)
    }
}
