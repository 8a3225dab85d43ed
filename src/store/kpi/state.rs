//! How things stand on many days at once.
//!
//! Performance: when somebody was really spoken to last is kept with the customer, and mostly
//! says enough; only who was spoken to again after a day is looked for among the contacts.
//! Those of the last 90 days are gone through in their index anyway, for attempts count too.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension as _, Result};

use super::basis::{IdSet, is_meant};
use crate::domain::codes::{Code as _, ConsentChannel, ConsentStatus, Outcome};
use crate::domain::kpi::{Ask, Share, StateDay, StateTally};
use crate::domain::model::Id;
use crate::domain::settings::Settings;

/// Up to so many customers are looked at one by one.
const FEW: usize = 2000;
/// Longer rhythms than this are rare: their customers are looked at one by one.
const LONG: i64 = 400;

/// How things stand with these customers, or with all, at the end of each of the periods.
pub(super) fn count(
    conn: &Connection,
    asks: &[Ask],
    basis: Option<&IdSet>,
    settings: &Settings,
) -> Result<Vec<StateTally>> {
    count_with(conn, asks, basis, settings, FEW)
}

fn count_with(
    conn: &Connection,
    asks: &[Ask],
    basis: Option<&IdSet>,
    settings: &Settings,
    few: usize,
) -> Result<Vec<StateTally>> {
    let mut days: Vec<_> = asks.iter().map(|ask| ask.state_at).collect();
    days.sort_unstable();
    days.dedup();
    let mut counter = Counter {
        conn,
        basis,
        few,
        rhythm: settings.contact_rhythm_days,
        days: days.iter().map(|day| Day::new(StateDay::new(*day, settings.time_zone))).collect(),
        live: IdSet::default(),
        rhythms: HashMap::new(),
    };
    counter.customers()?;
    counter.contacts()?;
    counter.wishes()?;
    counter.consents()?;
    let at = |ask: &Ask| days.binary_search(&ask.state_at).ok();
    let tally = |ask| at(ask).and_then(|at| counter.days.get(at)).map(|day| day.tally);
    Ok(asks.iter().map(|ask| tally(ask).unwrap_or_default()).collect())
}

/// A day, and what was found of it.
struct Day {
    state: StateDay,
    /// Milliseconds: the end of the day, and the beginning of the last 90.
    end: i64,
    lately: i64,
    /// Of the rhythm of the file, and of those of customers.
    within: HashMap<i64, i64>,
    contacted: IdSet,
    /// Who has a rhythm but was really spoken to after the day: before it as well?
    unknown: IdSet,
    tally: StateTally,
}

impl Day {
    fn new(state: StateDay) -> Self {
        Self {
            state,
            end: state.end().timestamp_millis(),
            lately: state.lately().timestamp_millis(),
            within: HashMap::new(),
            contacted: IdSet::default(),
            unknown: IdSet::default(),
            tally: StateTally::default(),
        }
    }

    /// Since when the last contact has to be for a rhythm.
    fn within(&mut self, rhythm: i64) -> i64 {
        let state = &self.state;
        *self.within.entry(rhythm).or_insert_with(|| state.within(rhythm).timestamp_millis())
    }
}

struct Counter<'a> {
    conn: &'a Connection,
    basis: Option<&'a IdSet>,
    /// Up to so many are looked at one by one.
    few: usize,
    /// The rhythm of the file.
    rhythm: Option<i64>,
    /// In order.
    days: Vec<Day>,
    /// The customers of the basis that are not in the trash.
    live: IdSet,
    /// Their own rhythms.
    rhythms: HashMap<Id, i64>,
}

impl Counter<'_> {
    fn rhythm_of(&self, id: Id) -> Option<i64> {
        self.rhythms.get(&id).copied().or(self.rhythm)
    }

    /// How many there are, and who kept the rhythm, as far as the last contact says.
    fn customers(&mut self) -> Result<()> {
        let mut own = self.conn.prepare_cached(
            "SELECT id, contact_rhythm_days FROM customer INDEXED BY customer_rhythm
              WHERE contact_rhythm_days IS NOT NULL AND deleted_at IS NULL",
        )?;
        let mut rows = own.query([])?;
        while let Some(row) = rows.next()? {
            self.rhythms.insert(row.get(0)?, row.get(1)?);
        }
        let mut customers = self.conn.prepare_cached(
            "SELECT customer_id, last_contact_at
               FROM customer_value INDEXED BY customer_value_revenue",
        )?;
        let mut rows = customers.query([])?;
        while let Some(row) = rows.next()? {
            let id: Id = row.get(0)?;
            if !is_meant(self.basis, Some(id)) {
                continue;
            }
            self.live.insert(id);
            let Some(rhythm) = self.rhythm_of(id) else { continue };
            let last: Option<i64> = row.get(1)?;
            for day in &mut self.days {
                day.tally.within_rhythm.of += 1;
                match last {
                    None => {}
                    Some(last) if last >= day.end => {
                        day.unknown.insert(id);
                    }
                    Some(last) => {
                        let kept = last >= day.within(rhythm);
                        day.tally.within_rhythm.part += i64::from(kept);
                    }
                }
            }
        }
        Ok(())
    }

    /// Who was contacted lately; and of those that the last contact says nothing of, who kept
    /// the rhythm.
    fn contacts(&mut self) -> Result<()> {
        let lately = self.days.iter().map(|day| day.lately).min();
        let until = self.days.iter().map(|day| day.end).max();
        let (Some(mut from), Some(until)) = (lately, until) else { return Ok(()) };
        let unknown: usize = self.days.iter().map(|day| day.unknown.len()).sum();
        // Rhythms longer than this are not told by the contacts that are gone through.
        let mut longest = 0;
        if unknown > self.few {
            longest = self
                .rhythm
                .unwrap_or(0)
                .max(LONG.min(self.rhythms.values().copied().max().unwrap_or(0)));
            from =
                self.days.iter_mut().map(|day| day.within(longest)).min().unwrap_or(from).min(from);
        }
        let mut seen: Vec<IdSet> = self.days.iter().map(|_| IdSet::default()).collect();
        let unreal = [Outcome::NoAnswer.code(), Outcome::Voicemail.code()];
        let mut contacts = self.conn.prepare_cached(
            "SELECT at, customer_id, outcome FROM contact INDEXED BY contact_at
              WHERE at >= ?1 AND at < ?2 AND customer_id IS NOT NULL AND deleted_at IS NULL",
        )?;
        let mut rows = contacts.query([from, until])?;
        while let Some(row) = rows.next()? {
            let (at, id): (i64, Id) = (row.get(0)?, row.get(1)?);
            if !self.live.contains(id) {
                continue;
            }
            for (day, seen) in self.days.iter_mut().zip(&mut seen) {
                if at >= day.end {
                    continue;
                }
                if at >= day.lately {
                    day.contacted.insert(id);
                }
                if longest > 0 && day.unknown.contains(id) && !seen.contains(id) {
                    let rhythm = self.rhythms.get(&id).copied().or(self.rhythm).unwrap_or(0);
                    let real = row.get::<_, Option<i64>>(2)?.is_none_or(|o| !unreal.contains(&o));
                    if real && rhythm <= longest && at >= day.within(rhythm) {
                        seen.insert(id);
                        day.tally.within_rhythm.part += 1;
                    }
                }
            }
        }
        let live = i64::try_from(self.live.len()).unwrap_or(i64::MAX);
        for day in &mut self.days {
            let part = i64::try_from(day.contacted.len()).unwrap_or(i64::MAX);
            day.tally.contacted_90d = Share { part, of: live };
        }
        self.one_by_one(longest)
    }

    /// The rhythm of those who were not told by the contacts that were gone through.
    fn one_by_one(&mut self, told: i64) -> Result<()> {
        let mut last = self.conn.prepare_cached(
            "SELECT at FROM contact INDEXED BY contact_customer
              WHERE customer_id = ?1 AND at < ?2 AND deleted_at IS NULL
                AND (outcome IS NULL OR outcome NOT IN (?3, ?4))
              ORDER BY at DESC LIMIT 1",
        )?;
        let unreal = (Outcome::NoAnswer.code(), Outcome::Voicemail.code());
        for day in &mut self.days {
            let unknown = std::mem::take(&mut day.unknown);
            for id in unknown.iter() {
                let rhythm = self.rhythms.get(&id).copied().or(self.rhythm).unwrap_or(0);
                if rhythm <= told {
                    continue;
                }
                let found: Option<i64> = last
                    .query_row((id, day.end, unreal.0, unreal.1), |row| row.get(0))
                    .optional()?;
                let since = day.within(rhythm);
                day.tally.within_rhythm.part += i64::from(found.is_some_and(|at| at >= since));
            }
        }
        Ok(())
    }

    fn wishes(&mut self) -> Result<()> {
        let Some(first) = self.days.iter().map(|day| day.end).min() else { return Ok(()) };
        let mut wishes = self.conn.prepare_cached(
            "SELECT customer_id, created_at, import_id IS NOT NULL, done_at
               FROM task INDEXED BY task_wish
              WHERE kind = 5 AND deleted_at IS NULL AND (done_at IS NULL OR done_at >= ?1)",
        )?;
        let mut rows = wishes.query([first])?;
        while let Some(row) = rows.next()? {
            if !is_meant(self.basis, row.get(0)?) {
                continue;
            }
            let created = moment(row.get(1)?);
            let (imported, done) = (row.get(2)?, row.get::<_, Option<i64>>(3)?.map(moment));
            for day in &mut self.days {
                let open = day.state.is_wish_open(created, imported, done);
                day.tally.wishes_open += i64::from(open);
            }
        }
        Ok(())
    }

    /// Who may be advertised to: the newest entry grants it, and the customer is not blocked.
    fn consents(&mut self) -> Result<()> {
        let live = i64::try_from(self.live.len()).unwrap_or(i64::MAX);
        for day in &mut self.days {
            day.tally.consents = [Share { part: 0, of: live }; 3];
        }
        let blocked: IdSet = self
            .conn
            .prepare_cached(
                "SELECT id FROM customer INDEXED BY customer_blocked
                  WHERE blocked = 1 AND deleted_at IS NULL",
            )?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_>>()?;
        let mut ledger = self.conn.prepare_cached(
            "SELECT customer_id, channel, at, status FROM consent INDEXED BY consent_advertising
              WHERE purpose = 'advertising' AND deleted_at IS NULL
              ORDER BY customer_id, channel, at, id",
        )?;
        let mut rows = ledger.query([])?;
        let mut whose: Option<(Id, i64)> = None;
        let mut entries: Vec<(DateTime<Utc>, Option<ConsentStatus>)> = Vec::new();
        while let Some(row) = rows.next()? {
            let (id, channel): (Id, i64) = (row.get(0)?, row.get(1)?);
            if whose != Some((id, channel)) {
                self.judge(whose, &entries);
                entries.clear();
                whose =
                    Some((id, channel)).filter(|_| self.live.contains(id) && !blocked.contains(id));
            }
            if whose.is_some() {
                entries.push((moment(row.get(2)?), ConsentStatus::from_code(row.get(3)?)));
            }
        }
        self.judge(whose, &entries);
        Ok(())
    }

    fn judge(
        &mut self,
        whose: Option<(Id, i64)>,
        entries: &[(DateTime<Utc>, Option<ConsentStatus>)],
    ) {
        let Some(channel) = whose.and_then(|(_, code)| ConsentChannel::from_code(code)) else {
            return;
        };
        let shown = [ConsentChannel::Email, ConsentChannel::Phone, ConsentChannel::Post];
        let Some(place) = shown.iter().position(|shown| *shown == channel) else { return };
        for day in &mut self.days {
            if let Some(share) = day.tally.consents.get_mut(place) {
                share.part += i64::from(day.state.is_granted(entries));
            }
        }
    }
}

fn moment(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms).unwrap_or_default()
}

#[cfg(test)]
mod tests;
