//! Sales, scores and segments: what cannot be is refused.

use rusqlite::OptionalExtension;

use super::Save;
use crate::domain::flaws::{self, Flaw};
use crate::domain::model::{Id, Sale, Score, Segment};
use crate::store::api::{Change, SaveError};

impl Save<'_> {
    pub(super) fn sale(&mut self, base: Option<&Sale>, new: &Sale) -> Result<Id, SaveError> {
        let mut new = new.clone();
        new.customer_id = self.resolve(new.customer_id)?;
        let before = base.map(|base| &base.discount_reason);
        self.list_entry("discount_reason", before, &mut new.discount_reason)?;
        let wrap = |t: Sale| Change::Sale { base: Some(t.clone().into()), new: t.into() };
        let id = self.plain(base, &new, wrap)?.id;
        self.refuse_flaw(id, base, flaws::of_sale)?;
        Ok(id)
    }

    pub(super) fn score(&mut self, base: Option<&Score>, new: &Score) -> Result<Id, SaveError> {
        let mut new = new.clone();
        new.customer_id = self.resolve(new.customer_id)?;
        let wrap = |t: Score| Change::Score { base: Some(t.clone().into()), new: t.into() };
        let id = self.plain(base, &new, wrap)?.id;
        self.refuse_flaw(id, base, flaws::of_score)?;
        Ok(id)
    }

    pub(super) fn segment(
        &mut self,
        base: Option<&Segment>,
        new: &Segment,
    ) -> Result<Id, SaveError> {
        let mut new = new.clone();
        new.name = new.name.trim().to_owned();
        self.require_free_segment(&new.name, base.map_or(0, |base| base.meta.id))?;
        let wrap = |t: Segment| Change::Segment { base: Some(t.clone().into()), new: t.into() };
        Ok(self.plain(base, &new, wrap)?.id)
    }

    /// Refuse a name that another segment has.
    pub(super) fn require_free_segment(&self, name: &str, own: Id) -> Result<(), SaveError> {
        let taken: Option<Id> = self
            .writer
            .conn()
            .prepare_cached(
                "SELECT id FROM segment WHERE name = ?1 AND id <> ?2 AND deleted_at IS NULL",
            )?
            .query_row((name, own), |r| r.get(0))
            .optional()?;
        match taken {
            Some(_) => Err(SaveError::Flaw(Flaw::SegmentNameTaken { name: name.to_owned() })),
            None => Ok(()),
        }
    }
}
