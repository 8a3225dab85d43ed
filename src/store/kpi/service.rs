//! Questions for the figures of the business: what is known at once, what has to be counted
//! first, and everything together for whoever can wait.
//!
//! Counting reads a snapshot and ends at once when the connection is interrupted, so that no
//! save waits for it; what it has found until then is kept part by part.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::basis::IdSet;
use super::cache::{self, Key, Moment, Tally};
use super::{attentive, cases, clv, purchases, state, sums};
use crate::domain::kpi::{Ask, Basis, Part, Tallies};
use crate::domain::settings::Settings;
use crate::domain::views::KpiAnswer;
use crate::store::Store;
use crate::store::api::StoreError;

impl Store {
    /// What is known of these periods without counting. A wrong query as basis is
    /// [`StoreError::Query`].
    pub fn kpis_at_once(
        &self,
        asks: &[Ask],
        basis: &Basis,
        now: DateTime<Utc>,
    ) -> Result<KpiAnswer, StoreError> {
        if let Basis::Query(query) = basis {
            self.query(query)?;
        }
        let today = self.today(now)?;
        let snapshot = Transaction::new_unchecked(self.conn(), TransactionBehavior::Deferred)?;
        let moment = Moment::of(&snapshot, today, now)?;
        let mut answer = KpiAnswer::default();
        answer.tallies.resize(asks.len(), Tallies::default());
        if *basis == Basis::All {
            let periods: Vec<_> = asks.iter().map(|ask| (ask.from, ask.until())).collect();
            for (tallies, sums) in answer.tallies.iter_mut().zip(self.day_sums(&periods)?) {
                tallies.sums = Some(sums);
            }
        }
        // Of some customers nothing is kept in step.
        let counted = (*basis != Basis::All).then_some(Part::Sums).into_iter();
        for part in counted.chain(Part::COUNTED) {
            let known = known(&snapshot, &moment, part, asks, basis)?;
            if known.iter().any(Option::is_none) {
                answer.missing.push(part);
            }
            put(known, &mut answer.tallies);
        }
        Ok(answer)
    }

    /// One part of these periods, counted where it is not known. Of models, which take seconds,
    /// one is fitted at a time: `missing` says that there are more to fit.
    pub fn count_kpis(
        &self,
        asks: &[Ask],
        basis: &Basis,
        part: Part,
        now: DateTime<Utc>,
    ) -> Result<KpiAnswer, StoreError> {
        let mut answer = KpiAnswer::default();
        answer.tallies.resize(asks.len(), Tallies::default());
        let found = if part == Part::Clv {
            self.next_model(asks, basis, now)?
        } else {
            self.part(asks, basis, part, now)?
        };
        if found.iter().any(Option::is_none) {
            answer.missing.push(part);
        }
        put(found, &mut answer.tallies);
        Ok(answer)
    }

    /// Predicted value of these periods as far as it is known, and of one more.
    fn next_model(
        &self,
        asks: &[Ask],
        basis: &Basis,
        now: DateTime<Utc>,
    ) -> Result<Vec<Option<Tally>>, StoreError> {
        let snapshot = Transaction::new_unchecked(self.conn(), TransactionBehavior::Deferred)?;
        let moment = Moment::of(&snapshot, self.today(now)?, now)?;
        let mut found = known(&snapshot, &moment, Part::Clv, asks, basis)?;
        drop(snapshot);
        let gap = found.iter_mut().zip(asks.chunks(1)).find(|(tally, _)| tally.is_none());
        if let Some((tally, ask)) = gap {
            *tally = self.part(ask, basis, Part::Clv, now)?.pop().flatten();
        }
        Ok(found)
    }

    /// Everything about these periods, counted where it is not known.
    pub fn kpis(
        &self,
        asks: &[Ask],
        basis: &Basis,
        now: DateTime<Utc>,
    ) -> Result<Vec<Tallies>, StoreError> {
        attentive(self.conn(), |_| {
            let mut tallies = self.kpis_at_once(asks, basis, now)?;
            for part in std::mem::take(&mut tallies.missing) {
                put(self.part(asks, basis, part, now)?, &mut tallies.tallies);
            }
            Ok(tallies.tallies)
        })
    }

    fn part(
        &self,
        asks: &[Ask],
        basis: &Basis,
        part: Part,
        now: DateTime<Utc>,
    ) -> Result<Vec<Option<Tally>>, StoreError> {
        // A fit takes seconds: each is kept as soon as it is made.
        let portion = if part == Part::Clv { 1 } else { asks.len().max(1) };
        attentive(self.conn(), |wanted| {
            let mut tallies = Vec::with_capacity(asks.len());
            for asks in asks.chunks(portion) {
                tallies.extend(self.portion(asks, basis, part, now, wanted)?);
            }
            Ok(tallies)
        })
    }

    fn portion(
        &self,
        asks: &[Ask],
        basis: &Basis,
        part: Part,
        now: DateTime<Utc>,
        wanted: &dyn Fn() -> bool,
    ) -> Result<Vec<Option<Tally>>, StoreError> {
        let settings = self.settings()?;
        let snapshot = Transaction::new_unchecked(self.conn(), TransactionBehavior::Deferred)?;
        let moment = Moment::of(&snapshot, settings.today(now), now)?;
        let mut tallies = known(&snapshot, &moment, part, asks, basis)?;
        let gaps = tallies.iter().zip(asks).filter(|(tally, _)| tally.is_none());
        let rest: Vec<Ask> = gaps.map(|(_, ask)| *ask).collect();
        if rest.is_empty() {
            return Ok(tallies);
        }
        let ids = IdSet::of(self, basis, moment.today)?;
        let (conn, basis_ids) = (&*snapshot, ids.as_ref());
        let count = Count { conn, basis: basis_ids, settings: &settings, now, wanted };
        let counted = count.part(part, &rest)?;
        drop(snapshot);
        let mut found = counted.iter();
        for tally in tallies.iter_mut().filter(|tally| tally.is_none()) {
            *tally = found.next().copied();
        }
        let keys = rest.iter().map(|ask| moment.key(part, ask, basis));
        let counted: Vec<(Key, Tally)> = keys.zip(counted).collect();
        cache::keep(self, &moment, part, &counted);
        Ok(tallies)
    }
}

/// What something is counted with.
struct Count<'a> {
    conn: &'a Connection,
    basis: Option<&'a IdSet>,
    settings: &'a Settings,
    now: DateTime<Utc>,
    wanted: &'a dyn Fn() -> bool,
}

impl Count<'_> {
    fn part(&self, part: Part, asks: &[Ask]) -> Result<Vec<Tally>, StoreError> {
        let Self { conn, basis, settings, now, wanted } = *self;
        Ok(match part {
            Part::Clv => asks
                .iter()
                .map(|ask| clv::count(conn, ask.state_at, basis, settings, wanted).map(Tally::Clv))
                .collect::<Result<_, _>>()?,
            Part::Purchases => {
                let found = purchases::count(conn, asks, basis, settings, wanted)?;
                found.into_iter().map(Tally::Purchases).collect()
            }
            Part::Cases => {
                let found = cases::count(conn, asks, basis, settings, now)?;
                found.into_iter().map(Tally::Cases).collect()
            }
            Part::State => {
                let found = state::count(conn, asks, basis, settings)?;
                found.into_iter().map(Tally::State).collect()
            }
            Part::Sums => {
                let found = sums::count(conn, asks, basis, settings.time_zone)?;
                found.into_iter().map(Tally::Sums).collect()
            }
        })
    }
}

/// What is kept of a part for each of these periods.
fn known(
    conn: &Connection,
    moment: &Moment,
    part: Part,
    asks: &[Ask],
    basis: &Basis,
) -> Result<Vec<Option<Tally>>, StoreError> {
    asks.iter()
        .map(|ask| Ok(cache::known(conn, moment, part, basis, &moment.key(part, ask, basis))?))
        .collect()
}

fn put(found: Vec<Option<Tally>>, tallies: &mut [Tallies]) {
    for (tally, tallies) in found.into_iter().zip(tallies) {
        if let Some(tally) = tally {
            tally.put(tallies);
        }
    }
}
