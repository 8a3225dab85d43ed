//! Rows of complaints, tasks and survey answers.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};

use super::{Done, Run, merge, store_error};
use crate::domain::codes::{Code, TaskKind};
use crate::domain::fold::fold;
use crate::domain::import::{
    ImportedComplaint, ImportedSurvey, ImportedTask, OnDuplicate, Refusal,
};
use crate::domain::model::{Complaint, Due, Id, Survey, Task};
use crate::store::api::{Change, StoreError};
use crate::store::rows::Record;

/// The file that a follow-up came with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Contact,
    Tasks,
}

/// Day on which it is due, kind, folded title.
pub(super) type TaskKey = (Option<String>, i64, String);

impl Run<'_> {
    pub(super) fn complaint(
        &mut self,
        mut row: ImportedComplaint,
        key: i64,
    ) -> Result<Done, StoreError> {
        match self.named_customer(&row.customer)? {
            Ok(id) => row.complaint.customer_id = id,
            Err(refusal) => return Ok(Done::Refused(refusal)),
        }
        let met = match self.complaint_numbered(&row.complaint.number)? {
            Some(id) => Complaint::load(self.store.conn(), id)?,
            None => None,
        };
        if let Some(old) = met {
            if self.spec.on_duplicate == OnDuplicate::New {
                // Two complaints cannot have one number.
                row.complaint.number.clear();
            } else if is_another(&old, &row.complaint) {
                let name = old.headline().chars().take(80).collect();
                let number = row.complaint.number;
                return Ok(Done::Refused(Refusal::ComplaintConflict { number, name }));
            } else {
                return self.known_complaint(old, &row.complaint, key);
            }
        }
        self.bulk.complaint(&row.complaint, &row.steps, &row.remedies, Some(key))?;
        Ok(Done::Created)
    }

    /// What a row says of a complaint that is there; its steps stay as they are.
    fn known_complaint(
        &mut self,
        old: Complaint,
        row: &Complaint,
        key: i64,
    ) -> Result<Done, StoreError> {
        let id = old.meta.id;
        let new = merge::complaint(&old, row);
        let changes = self.spec.on_duplicate == OnDuplicate::Update && new != old;
        if changes {
            let change = Change::Complaint { base: Some(Box::new(old)), new: Box::new(new) };
            self.save.change(&change).map_err(store_error)?;
        }
        self.met(key, id, "")?;
        Ok(if changes { Done::Updated } else { Done::Duplicate })
    }

    pub(super) fn task(&mut self, mut row: ImportedTask, key: i64) -> Result<Done, StoreError> {
        match self.named_customer(&row.customer)? {
            Ok(id) => row.task.customer_id = id,
            Err(refusal) => return Ok(Done::Refused(refusal)),
        }
        match self.named_complaint(&row.complaint)? {
            Ok(id) => row.task.complaint_id = id,
            Err(refusal) => return Ok(Done::Refused(refusal)),
        }
        let met = match self.spec.on_duplicate {
            OnDuplicate::New => None,
            OnDuplicate::Skip | OnDuplicate::Update => self.equal_task(&row.task)?,
        };
        if met.is_none() && self.spec.on_duplicate != OnDuplicate::New {
            let bare = self.loose_follow_up(&row.task, Side::Contact)?;
            if let Some(old) = bare {
                let id = old.meta.id;
                self.put_task(old.clone(), merge::follow_up(&old, row.task))?;
                self.met(key, id, "")?;
                self.matched.insert(id);
                return Ok(Done::Updated);
            }
        }
        let Some(old) = met else {
            let id = self.bulk.task(&row.task, Some(key))?;
            if row.task.customer_id.is_none() {
                let task = self.task_key(&row.task);
                self.tasks_of_nobody()?.insert(task, id);
            }
            return Ok(Done::Created);
        };
        let id = old.meta.id;
        let new = merge::task(&old, &row.task);
        let changes = self.spec.on_duplicate == OnDuplicate::Update && new != old;
        if changes {
            self.put_task(old, new)?;
        }
        self.met(key, id, "")?;
        self.matched.insert(id);
        Ok(if changes { Done::Updated } else { Done::Duplicate })
    }

    /// The follow-up that a row of a contact tells of. One of the same customer and day
    /// that came with a file of tasks is that one, and is only tied to its contact.
    pub(super) fn follow_up(&mut self, task: &Task) -> Result<(), StoreError> {
        if let Some(old) = self.loose_follow_up(task, Side::Tasks)? {
            self.matched.insert(old.meta.id);
            let new = Task { contact_id: task.contact_id, ..old.clone() };
            return self.put_task(old, new);
        }
        self.bulk.task(task, None)?;
        Ok(())
    }

    fn put_task(&mut self, old: Task, new: Task) -> Result<(), StoreError> {
        let change = Change::Task { base: Some(Box::new(old)), new: Box::new(new) };
        self.save.change(&change).map_err(store_error)?;
        self.wrote = true;
        Ok(())
    }

    /// The half of a follow-up that came with the other file. An export of contacts
    /// knows the day of one but not its words, one of tasks the words but no contact.
    /// What somebody has changed since is left as it is.
    fn loose_follow_up(&self, task: &Task, side: Side) -> Result<Option<Task>, StoreError> {
        if task.kind != TaskKind::FollowUp || task.customer_id.is_none() || task.due.is_none() {
            return Ok(None);
        }
        let (day, kind, _) = self.task_key(task);
        let mut statement = self.store.conn().prepare_cached(
            "SELECT id FROM task WHERE customer_id = ?1 AND due_on = ?2 AND kind = ?3
               AND origin = 'import' AND version = 1 AND (contact_id IS NOT NULL) = ?4
               AND (done_at IS NOT NULL) = ?5 AND deleted_at IS NULL ORDER BY id",
        )?;
        let mut rows = statement.query(params![
            task.customer_id,
            day,
            kind,
            side == Side::Contact,
            task.done_at.is_some()
        ])?;
        while let Some(row) = rows.next()? {
            let id: Id = row.get(0)?;
            if !self.matched.contains(&id) {
                return Ok(Task::load(self.store.conn(), id)?);
            }
        }
        Ok(None)
    }

    pub(super) fn survey(&mut self, mut row: ImportedSurvey, key: i64) -> Result<Done, StoreError> {
        match self.named_customer(&row.customer)? {
            Ok(id) => row.survey.customer_id = id,
            Err(refusal) => return Ok(Done::Refused(refusal)),
        }
        match self.named_complaint(&row.complaint)? {
            Ok(id) => row.survey.complaint_id = id,
            Err(refusal) => return Ok(Done::Refused(refusal)),
        }
        if self.spec.on_duplicate != OnDuplicate::New
            && let Some(id) = self.equal_survey(&row.survey)?
        {
            self.met(key, id, "")?;
            return Ok(Done::Duplicate);
        }
        self.bulk.survey(&row.survey, Some(key))?;
        Ok(Done::Created)
    }

    /// The customer that a row names; nobody is named by an empty reference.
    fn named_customer(
        &mut self,
        reference: &str,
    ) -> Result<Result<Option<Id>, Refusal>, StoreError> {
        if reference.is_empty() {
            self.unassigned += 1;
            return Ok(Ok(None));
        }
        Ok(self.find.customer(reference)?.map(Some))
    }

    fn named_complaint(&self, number: &str) -> Result<Result<Option<Id>, Refusal>, StoreError> {
        if number.is_empty() {
            return Ok(Ok(None));
        }
        let id = self.complaint_numbered(number)?;
        Ok(id.map(Some).ok_or_else(|| Refusal::UnknownComplaint(number.to_owned())))
    }

    fn complaint_numbered(&self, number: &str) -> Result<Option<Id>, StoreError> {
        Ok(self
            .store
            .conn()
            .prepare_cached(
                "SELECT id FROM complaint WHERE number = ?1 AND number <> '' AND deleted_at IS NULL",
            )?
            .query_row([number], |r| r.get(0))
            .optional()?)
    }

    /// A task of the same customer, kind, day and title: an export of contacts and
    /// one of tasks both hold the follow-ups.
    fn equal_task(&mut self, task: &Task) -> Result<Option<Task>, StoreError> {
        let conn = self.store.conn();
        let key = self.task_key(task);
        if task.customer_id.is_none() {
            let id = self.tasks_of_nobody()?.get(&key).copied();
            return Ok(match id {
                Some(id) => Task::load(conn, id)?,
                None => None,
            });
        }
        let (day, kind, title) = key;
        let mut statement = conn.prepare_cached(
            "SELECT id, title FROM task WHERE customer_id = ?1 AND due_on IS ?2 AND kind = ?3 AND deleted_at IS NULL",
        )?;
        let mut rows = statement.query(params![task.customer_id, day, kind])?;
        while let Some(row) = rows.next()? {
            if fold(&row.get::<_, String>(1)?) == title {
                return Ok(Task::load(conn, row.get(0)?)?);
            }
        }
        Ok(None)
    }

    fn task_key(&self, task: &Task) -> TaskKey {
        let day = task.due.map(|due| match due {
            Due::Date(day) => day.to_string(),
            Due::At(at) => at.with_timezone(&self.zone).date_naive().to_string(),
        });
        (day, task.kind.code(), fold(&task.title))
    }

    /// The tasks without a customer, read once: no index leads to them.
    fn tasks_of_nobody(&mut self) -> Result<&mut HashMap<TaskKey, Id>, StoreError> {
        if self.tasks_of_nobody.is_none() {
            let mut statement = self.store.conn().prepare(
                "SELECT due_on, kind, title, id FROM task WHERE customer_id IS NULL AND deleted_at IS NULL",
            )?;
            let rows = statement.query_map([], |r| {
                Ok(((r.get(0)?, r.get(1)?, fold(&r.get::<_, String>(2)?)), r.get(3)?))
            })?;
            self.tasks_of_nobody = Some(rows.collect::<Result<_, _>>()?);
        }
        Ok(self.tasks_of_nobody.get_or_insert_default())
    }

    /// The same answer of the same customer. Of unknown ones two may well be equal.
    fn equal_survey(&self, survey: &Survey) -> Result<Option<Id>, StoreError> {
        let ms = |at: Option<chrono::DateTime<chrono::Utc>>| at.map(|at| at.timestamp_millis());
        Ok(self
            .store
            .conn()
            .prepare_cached(
                "SELECT id FROM survey WHERE customer_id = ?1 AND kind = ?2 AND sent_at IS ?3
                   AND answered_at IS ?4 AND score IS ?5 AND comment = ?6 AND deleted_at IS NULL LIMIT 1",
            )?
            .query_row(
                params![
                    survey.customer_id,
                    survey.kind.code(),
                    ms(survey.sent_at),
                    ms(survey.answered_at),
                    survey.score,
                    survey.comment
                ],
                |r| r.get(0),
            )
            .optional()?)
    }
}

/// Whether two complaints of one number cannot be the same.
fn is_another(old: &Complaint, row: &Complaint) -> bool {
    let differ = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && fold(a) != fold(b);
    old.received_at != row.received_at
        || (row.customer_id.is_some()
            && old.customer_id.is_some_and(|id| row.customer_id != Some(id)))
        || differ(&old.description, &row.description)
}
