//! Saving: one action of a user is one transaction and one entry to undo.
//!
//! Only what the form changed is written; what a colleague changed meanwhile
//! stays. If both changed the same thing to different values, nothing of the
//! action is written and every such field is named.

mod complaint;
mod list;
pub(in crate::store) mod number;
mod referral;
mod sale;
mod show;
mod trash;

use chrono::{DateTime, Utc};
use rusqlite::types::Value;

pub(in crate::store) use self::complaint::{complaint_holder, next_complaint_number};
pub(in crate::store) use self::list::email_norm;
pub(in crate::store) use self::number::holder;
pub(in crate::store) use self::referral::makes_cycle;
pub(in crate::store) use self::show::show;
use super::Store;
use super::api::{Action, Change, FieldConflict, SaveError, Saved, StoreError};
use super::merge::{Clash, merge_fields};
use super::rows::{self, Record};
use super::writer::{Column, Label, Writer};
use crate::domain::codes::Stage;
use crate::domain::flaws::{self, Flaw};
use crate::domain::model::{
    Consent, Contact, Customer, CustomerCost, Id, Person, Product, Remedy, Survey, Task,
};

impl Store {
    /// Save an action, or nothing of it.
    pub fn save(&mut self, action: &Action, now: DateTime<Utc>) -> Result<Saved, SaveError> {
        let store: &Self = self;
        let tx = store.begin()?;
        let label = Label { what: action.what, subject: &action.subject, undoes: None };
        let mut save = Save::new(Writer::new(store, label, now)?);
        for (index, change) in action.changes.iter().enumerate() {
            save.index = index;
            let id = save.change(change)?;
            save.saved.ids.push(id);
        }
        if let Some(theirs) = save.theirs {
            return Err(SaveError::Conflict { fields: save.conflicts, theirs });
        }
        let mut saved = save.saved;
        saved.changed = save.writer.finish()?;
        saved.merged &= saved.changed;
        if let Some(draft) = action.draft {
            store.forget_draft(draft)?;
        } else if !saved.changed {
            return Ok(saved);
        }
        tx.commit()?;
        Ok(saved)
    }
}

/// An action on its way.
pub(in crate::store) struct Save<'a> {
    pub(in crate::store) writer: Writer<'a>,
    /// The change at work.
    index: usize,
    saved: Saved,
    conflicts: Vec<FieldConflict>,
    /// The first record with a conflict, as it stands now.
    theirs: Option<Box<Change>>,
}

/// What became of the plain part of a record.
struct Plain<R> {
    id: Id,
    /// The record as it stood before; `None` = it is new.
    theirs: Option<R>,
    /// Something of it was written.
    written: bool,
}

impl<'a> Save<'a> {
    /// The caller holds the transaction.
    pub(in crate::store) fn new(writer: Writer<'a>) -> Self {
        Self { writer, index: 0, saved: Saved::default(), conflicts: Vec::new(), theirs: None }
    }
}

impl Save<'_> {
    pub(in crate::store) fn change(&mut self, change: &Change) -> Result<Id, SaveError> {
        match change {
            Change::Customer { base, new } => self.customer(base.as_deref(), new),
            Change::Person { base, new } => self.person(base.as_deref(), new),
            Change::Contact { base, new } => {
                let mut new: Contact = (**new).clone();
                new.customer_id = self.resolve_some(new.customer_id)?;
                new.person_id = self.resolve_some(new.person_id)?;
                new.complaint_id = self.resolve_some(new.complaint_id)?;
                let wrap =
                    |t: Contact| Change::Contact { base: Some(t.clone().into()), new: t.into() };
                Ok(self.plain(base.as_deref(), &new, wrap)?.id)
            }
            Change::Task { base, new } => {
                let mut new: Task = (**new).clone();
                new.customer_id = self.resolve_some(new.customer_id)?;
                new.contact_id = self.resolve_some(new.contact_id)?;
                new.complaint_id = self.resolve_some(new.complaint_id)?;
                let wrap = |t: Task| Change::Task { base: Some(t.clone().into()), new: t.into() };
                let ticked =
                    new.done_at.filter(|_| base.as_ref().is_some_and(|b| b.done_at.is_none()));
                let moved = base.as_ref().is_some_and(|b| {
                    b.done_at.is_none() && new.done_at.is_none() && b.due != new.due
                });
                let saved = self.plain(base.as_deref(), &new, wrap)?;
                // Done in the same instant by two people is equal and no clash of fields;
                // what follows from it (a recurring task comes back) must not come twice.
                // And what a colleague has done meanwhile is not put off.
                if let Some(theirs) = saved.theirs.filter(|t| {
                    (ticked.is_some() && t.done_at == ticked) || (moved && t.done_at.is_some())
                }) {
                    let done = self.saved_done(&theirs, ticked);
                    self.conflict(done, &theirs.meta.updated_by);
                    self.theirs.get_or_insert_with(|| Box::new(wrap(theirs)));
                }
                Ok(saved.id)
            }
            Change::Product { base, new } => {
                let wrap =
                    |t: Product| Change::Product { base: Some(t.clone().into()), new: t.into() };
                Ok(self.plain(base.as_deref(), &**new, wrap)?.id)
            }
            Change::Complaint { base, new } => self.complaint(base.as_deref(), new),
            Change::Remedy { base, new } => {
                let mut new: Remedy = (**new).clone();
                new.complaint_id = self.resolve(new.complaint_id)?;
                let wrap =
                    |t: Remedy| Change::Remedy { base: Some(t.clone().into()), new: t.into() };
                let id = self.plain(base.as_deref(), &new, wrap)?.id;
                self.refuse_flaw(id, base.as_deref(), flaws::of_remedy)?;
                Ok(id)
            }
            Change::Survey { base, new } => {
                let mut new: Survey = (**new).clone();
                new.customer_id = self.resolve_some(new.customer_id)?;
                new.contact_id = self.resolve_some(new.contact_id)?;
                new.complaint_id = self.resolve_some(new.complaint_id)?;
                let wrap =
                    |t: Survey| Change::Survey { base: Some(t.clone().into()), new: t.into() };
                let id = self.plain(base.as_deref(), &new, wrap)?.id;
                self.refuse_flaw(id, base.as_deref(), flaws::of_survey)?;
                Ok(id)
            }
            Change::Sale { base, new } => self.sale(base.as_deref(), new),
            Change::Cost { base, new } => {
                let mut new: CustomerCost = (**new).clone();
                new.customer_id = self.resolve(new.customer_id)?;
                let wrap =
                    |t: CustomerCost| Change::Cost { base: Some(t.clone().into()), new: t.into() };
                Ok(self.plain(base.as_deref(), &new, wrap)?.id)
            }
            Change::Score { base, new } => self.score(base.as_deref(), new),
            Change::Segment { base, new } => self.segment(base.as_deref(), new),
            Change::Step(step) => self.step(step),
            Change::Consent(consent) => self.consent(consent),
            Change::Trash(table, id) => self.trash(*table, self.resolve(*id)?),
            Change::Restore(table, id) => self.restore(*table, *id),
        }
    }

    /// A task that is done already, in the words of a conflict.
    fn saved_done(&self, task: &Task, mine: Option<DateTime<Utc>>) -> Clash<String> {
        let words = |at: Option<DateTime<Utc>>| {
            let at = at.map_or(Value::Null, |at| Value::Integer(at.timestamp_millis()));
            show(self.writer.conn(), Task::TABLE, "done_at", &at)
        };
        Clash {
            field: "done_at",
            base: words(None),
            theirs: words(task.done_at),
            mine: words(mine),
        }
    }

    fn customer(&mut self, base: Option<&Customer>, new: &Customer) -> Result<Id, SaveError> {
        let mut new = new.clone();
        new.referred_by = self.resolve_some(new.referred_by)?;
        match base {
            // A customer always has a number; an emptied field does not take it away.
            Some(base) if new.number.is_empty() => new.number.clone_from(&base.number),
            Some(base) if new.number != base.number => {
                self.require_free(&new.number, base.meta.id)?;
            }
            Some(_) => {}
            None if new.number.is_empty() => {
                new.number = number::next(self.writer.conn())?;
                self.saved.number = Some(new.number.clone());
            }
            None => self.require_free(&new.number, 0)?,
        }
        self.list_entry("source", base.map(|base| &base.source), &mut new.source)?;
        if new.stage == Some(Stage::Lost) {
            let before = base.map(|base| &base.stage_reason);
            self.list_entry("lost_reason", before, &mut new.stage_reason)?;
        }
        let wrap = |t: Customer| Change::Customer { base: Some(t.clone().into()), new: t.into() };
        let plain = self.plain(base, &new, wrap)?;
        let other = base.is_none_or(|base| base.referred_by != new.referred_by);
        if let Some(by) = new.referred_by.filter(|_| other)
            && makes_cycle(self.writer.conn(), plain.id, by).map_err(StoreError::from)?
        {
            return Err(SaveError::Flaw(Flaw::ReferralCycle));
        }
        let nobody = Customer::default();
        let owner = list::Owner { customer: plain.id, person: None };
        let base = base.unwrap_or(&nobody);
        let theirs = plain.theirs.as_ref().unwrap_or(&nobody);
        let before = self.conflicts.len();
        let mut written = self.list("phones", owner, &base.phones, &theirs.phones, &new.phones)?;
        written |= self.list("emails", owner, &base.emails, &theirs.emails, &new.emails)?;
        written |=
            self.list("addresses", owner, &base.addresses, &theirs.addresses, &new.addresses)?;
        written |= self.tags(plain.id, &base.tags, &theirs.tags, &new.tags)?;
        written |= self.own_values(plain.id, &base.own, &theirs.own, &new.own)?;
        self.close_record(plain, written, before, wrap)
    }

    fn person(&mut self, base: Option<&Person>, new: &Person) -> Result<Id, SaveError> {
        let mut new = new.clone();
        new.customer_id = self.resolve(new.customer_id)?;
        let wrap = |t: Person| Change::Person { base: Some(t.clone().into()), new: t.into() };
        let plain = self.plain(base, &new, wrap)?;
        let nobody = Person::default();
        let owner = list::Owner { customer: new.customer_id, person: Some(plain.id) };
        let base = base.unwrap_or(&nobody);
        let theirs = plain.theirs.as_ref().unwrap_or(&nobody);
        let before = self.conflicts.len();
        if plain.theirs.is_some() && theirs.customer_id != new.customer_id {
            self.move_numbers(plain.id, theirs.customer_id, new.customer_id)?;
        }
        let mut written = self.list("phones", owner, &base.phones, &theirs.phones, &new.phones)?;
        written |= self.list("emails", owner, &base.emails, &theirs.emails, &new.emails)?;
        self.close_record(plain, written, before, wrap)
    }

    /// The parts of a record are done: count their change as one of the record,
    /// keep it at hand if they conflicted.
    fn close_record<R: Record>(
        &mut self,
        plain: Plain<R>,
        parts_written: bool,
        conflicts_before: usize,
        wrap: impl Fn(R) -> Change,
    ) -> Result<Id, SaveError> {
        let id = plain.id;
        if let Some(theirs) = plain.theirs {
            if parts_written && !plain.written {
                self.writer.touch(R::TABLE, id)?;
            }
            for conflict in self.conflicts.iter_mut().skip(conflicts_before) {
                conflict.by.clone_from(&theirs.meta().updated_by);
            }
            if self.conflicts.len() > conflicts_before && self.theirs.is_none() {
                self.theirs = Some(Box::new(wrap(theirs)));
            }
        }
        Ok(id)
    }

    fn consent(&mut self, consent: &Consent) -> Result<Id, SaveError> {
        let mut consent = consent.clone();
        consent.customer_id = self.resolve(consent.customer_id)?;
        if consent.noted_by.is_empty() {
            consent.noted_by.clone_from(&self.writer.who().login);
        }
        Ok(self.insert("consent", rows::consent_fields(&consent))?)
    }

    /// The plain part of a record: inserted, or merged field by field.
    fn plain<R: Record + Clone>(
        &mut self,
        base: Option<&R>,
        new: &R,
        wrap: impl Fn(R) -> Change,
    ) -> Result<Plain<R>, SaveError> {
        let Some(base) = base else {
            let id = self.insert(R::TABLE, new.fields())?;
            return Ok(Plain { id, theirs: None, written: true });
        };
        let id = self.resolve(base.meta().id)?;
        let theirs = R::load(self.writer.conn(), id)?
            .filter(|r| r.meta().deleted_at.is_none())
            .ok_or(SaveError::Gone)?;
        let merge = merge_fields(base.fields(), theirs.fields(), new.fields());
        self.saved.merged |= merge.moved;
        let by = theirs.meta().updated_by.clone();
        let any = !merge.clashes.is_empty();
        for Clash { field, base, theirs, mine } in merge.clashes {
            let show = |v: &Value| show(self.writer.conn(), R::TABLE, field, v);
            let clash =
                Clash { field, base: show(&base), theirs: show(&theirs), mine: show(&mine) };
            self.conflict(clash, &by);
        }
        if any && self.theirs.is_none() {
            self.theirs = Some(Box::new(wrap(theirs.clone())));
        }
        let mut columns: Vec<Column> = Vec::new();
        for write in merge.writes {
            let before = self.writer.columns(write.field, write.theirs)?;
            let after = self.writer.columns(write.field, write.value)?;
            let pairs = before.into_iter().zip(after);
            columns.extend(pairs.map(|((c, b), (_, a))| (c, b, a)).filter(|(_, b, a)| b != a));
        }
        self.writer.update(R::TABLE, id, &columns)?;
        Ok(Plain { id, theirs: Some(theirs), written: !columns.is_empty() })
    }

    fn insert(&mut self, table: &'static str, fields: rows::Fields) -> Result<Id, StoreError> {
        let mut columns = Vec::with_capacity(fields.len());
        for (field, value) in fields {
            columns.extend(self.writer.columns(field, value)?);
        }
        self.writer.insert(table, &columns)
    }

    fn conflict(&mut self, clash: Clash<String>, by: &str) {
        self.conflicts.push(FieldConflict {
            change: self.index,
            field: clash.field.to_owned(),
            base: clash.base,
            theirs: clash.theirs,
            mine: clash.mine,
            by: by.to_owned(),
        });
    }

    /// The row that an id of `-(k + 1)` stands for: what change `k` has made.
    fn resolve(&self, id: Id) -> Result<Id, SaveError> {
        if id >= 0 {
            return Ok(id);
        }
        let made = usize::try_from(-(id + 1)).ok().and_then(|k| self.saved.ids.get(k)).copied();
        Ok(made.ok_or(StoreError::NotFound)?)
    }

    fn resolve_some(&self, id: Option<Id>) -> Result<Option<Id>, SaveError> {
        id.map(|id| self.resolve(id)).transpose()
    }
}
