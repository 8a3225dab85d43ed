//! To the trash and back.

use rusqlite::{OptionalExtension, Row};

use super::Save;
use crate::domain::model::Id;
use crate::store::api::{SaveError, StoreError, Table};
use crate::store::registry;

/// The SQL name of a table that a change may name.
pub(in crate::store) fn table_name(table: Table) -> &'static str {
    match table {
        Table::Customer => "customer",
        Table::Person => "person",
        Table::Contact => "contact",
        Table::Task => "task",
        Table::Consent => "consent",
        Table::Product => "product",
        Table::Complaint => "complaint",
        Table::Remedy => "remedy",
        Table::Survey => "survey",
        Table::Sale => "sale",
        Table::Cost => "customer_cost",
        Table::Score => "score",
        Table::Segment => "segment",
    }
}

/// Where a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Alive,
    /// Since when.
    Trashed(i64),
    Gone,
}

impl Save<'_> {
    pub(super) fn trash(&mut self, table: Table, id: Id) -> Result<Id, SaveError> {
        // The consent ledger only grows; a wrong entry is answered by a new one.
        if table == Table::Consent || self.state(table_name(table), id)? == State::Gone {
            return Err(SaveError::Gone);
        }
        self.writer.trash(table_name(table), id)?;
        Ok(id)
    }

    pub(super) fn restore(&mut self, table: Table, id: Id) -> Result<Id, SaveError> {
        let name = table_name(table);
        let since = match self.state(name, id)? {
            State::Gone => return Err(SaveError::Gone),
            State::Alive => return Ok(id),
            State::Trashed(since) => since,
        };
        match table {
            Table::Customer => {
                let sql = "SELECT number FROM customer WHERE id = ?1";
                let number: String = self.writer.conn().query_row(sql, [id], |r| r.get(0))?;
                self.require_free(&number, id)?;
            }
            Table::Remedy => {
                let sql = "SELECT complaint_id FROM remedy WHERE id = ?1";
                let complaint: Id = self.writer.conn().query_row(sql, [id], |r| r.get(0))?;
                if self.state("complaint", complaint)? != State::Alive {
                    return Err(SaveError::Gone);
                }
            }
            Table::Person
            | Table::Contact
            | Table::Task
            | Table::Complaint
            | Table::Survey
            | Table::Sale
            | Table::Cost
            | Table::Score => {
                // Alone it would be invisible: its customer has to come back first.
                let sql = format!("SELECT customer_id FROM {name} WHERE id = ?1");
                let customer: Option<Id> =
                    self.writer.conn().prepare_cached(&sql)?.query_row([id], |r| r.get(0))?;
                if let Some(customer) = customer
                    && self.state("customer", customer)? != State::Alive
                {
                    return Err(SaveError::Gone);
                }
            }
            Table::Segment => {
                let sql = "SELECT name FROM segment WHERE id = ?1";
                let name: String = self.writer.conn().query_row(sql, [id], |r| r.get(0))?;
                self.require_free_segment(&name, id)?;
            }
            Table::Consent | Table::Product => {}
        }
        let action: Option<Id> = self
            .writer
            .conn()
            .prepare_cached(
                "SELECT max(action_id) FROM change_entry WHERE tbl = ?1 AND row_id = ?2 AND op = 'd'",
            )?
            .query_row((name, id), |r| r.get(0))?;
        self.restore_with(name, id, action, since)?;
        Ok(id)
    }

    /// What went along in the same action comes back too; what was in the trash
    /// before stays there.
    fn restore_with(
        &mut self,
        table: &'static str,
        id: Id,
        action: Option<Id>,
        since: i64,
    ) -> Result<(), SaveError> {
        if table == "complaint" {
            let sql = "SELECT number FROM complaint WHERE id = ?1";
            let number: String = self.writer.conn().query_row(sql, [id], |r| r.get(0))?;
            self.require_free_complaint(&number, id)?;
        }
        self.writer.restore_row(table, id)?;
        let hangs = registry::table(table).map_or(&[][..], |t| t.hangs);
        for (child, column) in hangs {
            let sql = format!(
                "SELECT id FROM {child} AS c WHERE {column} = ?1 AND deleted_at = ?2
                 AND (?3 IS NULL OR EXISTS (SELECT 1 FROM change_entry e
                      WHERE e.tbl = '{child}' AND e.row_id = c.id AND e.op = 'd' AND e.action_id = ?3))"
            );
            let ids: Vec<Id> = self
                .writer
                .conn()
                .prepare_cached(&sql)?
                .query_map((id, since, action), |r| r.get(0))?
                .collect::<Result<_, _>>()?;
            for id in ids {
                self.restore_with(child, id, action, since)?;
            }
        }
        Ok(())
    }

    fn state(&self, table: &str, id: Id) -> Result<State, StoreError> {
        let sql = format!("SELECT deleted_at FROM {table} WHERE id = ?1");
        let read = |r: &Row| Ok(r.get::<_, Option<i64>>(0)?.map_or(State::Alive, State::Trashed));
        let found = self.writer.conn().prepare_cached(&sql)?.query_row([id], read).optional()?;
        Ok(found.unwrap_or(State::Gone))
    }
}
