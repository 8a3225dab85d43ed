//! Carrying out the query language: who is meant by a query, how many, a page of them.
//!
//! Performance: counting goes once over the narrow rows. For a page the first members
//! are looked for: a few are sorted at once; of many, the order that has an index is
//! walked, and the others are sorted while the narrow rows pass.

mod asked;
mod column;
mod compile;
mod listed;
mod own;
mod page;
mod sought;
mod sql;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

pub(in crate::store) use self::sought::register;

use self::compile::{Ground, compile};
use self::page::Order;
use self::sql::Sql;
use super::Store;
use super::api::StoreError;
use super::list::customer_rows;
use super::values::member_figures;
use crate::domain::model::Id;
use crate::domain::query::{Query, QueryError, Vocabulary, parse};
use crate::domain::settings::Settings;
use crate::domain::views::{CustomerRow, MemberPage, MemberRow, MemberSort, Members, Page, Seek};

impl Store {
    /// What this file adds to the query language, without the words that are only offered.
    pub fn vocabulary(&self) -> Result<Vocabulary, StoreError> {
        let currency = self.settings()?.currency;
        Ok(Vocabulary { own_fields: self.own_fields()?, currency, ..Vocabulary::default() })
    }

    /// Reads a query with what this file knows.
    pub fn query(&self, text: &str) -> Result<Query, StoreError> {
        Ok(parse(text, &self.vocabulary()?)?)
    }

    /// How many customers a query means on a day. A wrong one is [`StoreError::Query`].
    pub fn count_members(&self, query: &str, today: NaiveDate) -> Result<i64, StoreError> {
        let query = self.query(query)?;
        let settings = self.settings()?;
        let sql = compile(&Ground { conn: self.conn(), settings: &settings, today }, &query)?;
        Ok(count(self.conn(), &sql)?)
    }

    /// The customers that are meant, by id; without those in the trash.
    pub fn member_ids(&self, members: &Members, today: NaiveDate) -> Result<Vec<Id>, StoreError> {
        let sql = self.member_sql(members, today)?;
        let mut statement = self.conn().prepare(&format!(
            "SELECT v.customer_id FROM {} WHERE {} ORDER BY v.customer_id",
            sql.rows(),
            sql.text
        ))?;
        let ids = statement.query_map(params_from_iter(sql.values), |r| r.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// The same one by one, in no order.
    pub(in crate::store) fn each_member(
        &self,
        members: &Members,
        today: NaiveDate,
        mut each: impl FnMut(Id),
    ) -> Result<(), StoreError> {
        let sql = self.member_sql(members, today)?;
        let select = format!("SELECT v.customer_id FROM {} WHERE {}", sql.rows(), sql.text);
        let mut statement = self.conn().prepare(&select)?;
        let mut rows = statement.query(params_from_iter(sql.values))?;
        while let Some(row) = rows.next()? {
            each(row.get(0)?);
        }
        Ok(())
    }

    /// The condition over `customer_value v` that they meet.
    pub(in crate::store) fn member_condition(
        &self,
        members: &Members,
        today: NaiveDate,
    ) -> Result<(String, Vec<Value>), StoreError> {
        let sql = self.member_sql(members, today)?;
        Ok((sql.text, sql.values))
    }

    fn member_sql(&self, members: &Members, today: NaiveDate) -> Result<Sql, StoreError> {
        match members {
            Members::Query(text) => {
                let query = self.query(text)?;
                let settings = self.settings()?;
                Ok(compile(&Ground { conn: self.conn(), settings: &settings, today }, &query)?)
            }
            Members::Ids(ids) => Ok(Sql::ids(ids)),
        }
    }

    /// A page of the members of a segment.
    pub fn members(
        &self,
        query: &str,
        sort: MemberSort,
        seek: &Seek,
        limit: usize,
        today: NaiveDate,
    ) -> Result<MemberPage, StoreError> {
        let sql = self.member_sql(&Members::Query(query.to_owned()), today)?;
        let page = page::ids(self.conn(), &sql, Order::Member(sort), seek, limit)?;
        let mut rows = Vec::with_capacity(page.rows.len());
        for row in customer_rows(self.conn(), &page.rows)? {
            let figures = member_figures(self.conn(), row.id)?;
            rows.push(MemberRow { row, figures });
        }
        Ok(Page { rows, before: page.before, after: page.after })
    }

    /// The day it is for the business.
    pub fn today(&self, now: DateTime<Utc>) -> Result<NaiveDate, StoreError> {
        Ok(now.with_timezone(&self.settings()?.time_zone).date_naive())
    }
}

impl From<QueryError> for StoreError {
    fn from(error: QueryError) -> Self {
        Self::Query(Box::new(error))
    }
}

fn count(conn: &Connection, sql: &Sql) -> rusqlite::Result<i64> {
    conn.prepare(&format!("SELECT count(*) FROM {} WHERE {}", sql.rows(), sql.text))?
        .query_row(params_from_iter(&sql.values), |r| r.get(0))
}

/// The first customers that a query means, last spoken to first, and whether there are more.
pub(in crate::store) fn first_members(
    conn: &Connection,
    settings: &Settings,
    query: &Query,
    today: NaiveDate,
    limit: usize,
) -> rusqlite::Result<(Vec<CustomerRow>, bool)> {
    let sql = compile(&Ground { conn, settings, today }, query)?;
    let page = page::ids(conn, &sql, Order::Recent, &Seek::First, limit)?;
    Ok((customer_rows(conn, &page.rows)?, page.after))
}
