//! Contacts, survey answers and tasks behind a figure, in the order in which the file
//! brings them.

use std::collections::HashSet;

use rusqlite::ToSql;

use super::Ground;
use super::keys::{Keys, Kind, Line, Note};
use crate::domain::codes::{
    Channel, Code as _, Direction, Kpi, Outcome, SurveyKind, TaskKind, Topic,
};
use crate::domain::kpi::day::TaskFacts;
use crate::domain::model::Id;
use crate::store::api::StoreError;
use crate::store::renew::day_of;
use crate::store::rows::instant;

/// All contacts, the newest first.
pub(super) fn contacts(ground: &Ground<'_>) -> Result<Keys, StoreError> {
    ground.listed(
        Keys::new(Kind::Contact, Note::Nothing),
        "SELECT id, customer_id, 0 FROM contact INDEXED BY contact_at
          WHERE deleted_at IS NULL AND at >= ?1 AND at < ?2 ORDER BY at DESC, id DESC",
        &[&ground.begins, &ground.ends],
    )
}

/// Contacts with a question of the customer that was solved or not, the unsolved first.
pub(super) fn asked(ground: &Ground<'_>) -> Result<Keys, StoreError> {
    ground.listed(
        Keys::new(Kind::Contact, Note::Counts),
        "SELECT id, customer_id, solved FROM contact INDEXED BY contact_at
          WHERE deleted_at IS NULL AND at >= ?1 AND at < ?2 AND topic IN (?3, ?4, ?5)
            AND solved IS NOT NULL ORDER BY solved, at DESC, id DESC",
        &[
            &ground.begins,
            &ground.ends,
            &Topic::Enquiry.code(),
            &Topic::Support.code(),
            &Topic::Complaint.code(),
        ],
    )
}

/// Outgoing calls, those that reached nobody first.
pub(super) fn calls(ground: &Ground<'_>) -> Result<Keys, StoreError> {
    ground.listed(
        Keys::new(Kind::Contact, Note::Counts),
        "SELECT id, customer_id, outcome IS ?5 AS reached FROM contact INDEXED BY contact_at
          WHERE deleted_at IS NULL AND at >= ?1 AND at < ?2 AND channel = ?3 AND direction = ?4
          ORDER BY reached, at DESC, id DESC",
        &[
            &ground.begins,
            &ground.ends,
            &Channel::Phone.code(),
            &Direction::Out.code(),
            &Outcome::Reached.code(),
        ],
    )
}

/// Answers of a kind, the worst first.
pub(super) fn answers(ground: &Ground<'_>, kind: SurveyKind) -> Result<Keys, StoreError> {
    ground.listed(
        Keys::new(Kind::Survey, Note::Score),
        "SELECT id, customer_id, score FROM survey INDEXED BY survey_answered
          WHERE answered_at IS NOT NULL AND deleted_at IS NULL
            AND answered_at >= ?1 AND answered_at < ?2 AND kind = ?3 AND score IS NOT NULL
          ORDER BY score, answered_at DESC, id DESC",
        &[&ground.begins, &ground.ends, &kind.code()],
    )
}

/// Of each customer the last answer of a kind, the worst first.
pub(super) fn latest_answers(ground: &Ground<'_>, kind: SurveyKind) -> Result<Keys, StoreError> {
    let mut query = ground.conn().prepare_cached(
        "SELECT id, customer_id, score FROM survey INDEXED BY survey_answered
          WHERE answered_at IS NOT NULL AND deleted_at IS NULL
            AND answered_at >= ?1 AND answered_at < ?2 AND kind = ?3 AND score IS NOT NULL
          ORDER BY answered_at DESC, id DESC",
    )?;
    let mut rows = query.query((ground.begins, ground.ends, kind.code()))?;
    let mut seen: HashSet<Id> = HashSet::new();
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let customer: Option<Id> = row.get(1)?;
        // Whoever answered without a name stands for himself.
        if ground.is_meant(customer) && customer.is_none_or(|customer| seen.insert(customer)) {
            let (id, score): (Id, i64) = (row.get(0)?, row.get(2)?);
            // Of equal scores the newest first, as they come.
            let place = i64::try_from(lines.len()).unwrap_or(i64::MAX);
            lines.push(Line { rank: (score << 40) + place, id, note: score });
        }
    }
    drop(rows);
    Keys::sorted(ground.conn(), Kind::Survey, Note::Score, lines)
}

/// Invitations of a kind, those without an answer first.
pub(super) fn invitations(ground: &Ground<'_>, kind: SurveyKind) -> Result<Keys, StoreError> {
    ground.listed(
        Keys::new(Kind::Survey, Note::Counts),
        "SELECT id, customer_id, ifnull(answered_at < ?4, 0) AS answered
           FROM survey INDEXED BY survey_sent
          WHERE sent_at IS NOT NULL AND deleted_at IS NULL
            AND sent_at >= ?1 AND sent_at < ?2 AND kind = ?3
          ORDER BY answered, sent_at DESC, id DESC",
        &[&ground.begins, &ground.ends, &kind.code(), &ground.as_of_ends],
    )
}

/// What was due: promises, or all but wishes. Broken ones first, the newest of them first.
pub(super) fn due(ground: &Ground<'_>, kpi: Kpi) -> Result<Keys, StoreError> {
    let mut query = ground.conn().prepare_cached(
        "SELECT id, customer_id, kind, due_on, due_at, done_at FROM task INDEXED BY task_due
          WHERE due_on IS NOT NULL AND deleted_at IS NULL AND due_on >= ?1 AND due_on <= ?2
          ORDER BY due_on DESC, id DESC",
    )?;
    let ask = ground.ask;
    let mut rows = query.query((ask.from.to_string(), ask.until().to_string()))?;
    let mut keys = Keys::new(Kind::Task, Note::Counts);
    let mut kept = Vec::new();
    while let Some(row) = rows.next()? {
        let due_on = day_of(row.get_ref(3)?.as_bytes().unwrap_or_default());
        let (Some(due_on), true) = (due_on, ground.is_meant(row.get(1)?)) else { continue };
        let task = TaskFacts {
            kind: TaskKind::from_code(row.get(2)?).unwrap_or(TaskKind::Task),
            due_on,
            due_at: instant(row.get(4)?),
            done_at: instant(row.get(5)?),
        };
        let wanted = match kpi {
            Kpi::PromisesKept => task.kind == TaskKind::Promise,
            _ => task.kind != TaskKind::Wish,
        };
        if !wanted {
            continue;
        }
        if task.is_in_time(ground.zone()) {
            kept.push(row.get(0)?);
        } else {
            keys.push(row.get(0)?, 0);
        }
    }
    for id in kept {
        keys.push(id, 1);
    }
    Ok(keys)
}

impl Ground<'_> {
    /// The records that a query brings in order: id, customer, note.
    pub(super) fn listed(
        &self,
        mut keys: Keys,
        sql: &str,
        values: &[&dyn ToSql],
    ) -> Result<Keys, StoreError> {
        let mut query = self.conn().prepare_cached(sql)?;
        let mut rows = query.query(values)?;
        while let Some(row) = rows.next()? {
            if self.is_meant(row.get(1)?) {
                keys.push(row.get(0)?, row.get(2)?);
            }
        }
        Ok(keys)
    }
}
