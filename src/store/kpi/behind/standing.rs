//! Customers and wishes behind figures of how things stand on a day.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::Ground;
use super::keys::{Keys, Kind, Line, Note};
use crate::domain::codes::{Code as _, ConsentChannel, ConsentStatus, Outcome, TaskKind};
use crate::domain::model::Id;
use crate::store::api::StoreError;
use crate::store::figures::{day_begins, day_ends};
use crate::store::rows::instant_or_epoch;

/// Days in which a customer should have been in contact.
const RECENT: u64 = 90;

impl Ground<'_> {
    /// The end of the day on which things stand.
    fn state_ends(&self) -> i64 {
        day_ends(self.ask.state_at, self.zone())
    }

    /// How many days before that day something was.
    fn days_since(&self, at: i64) -> i64 {
        let day: NaiveDate = self.day(instant_or_epoch(at));
        (self.ask.state_at - day).num_days().max(0)
    }
}

/// Wishes that are open, those that wait longest first.
pub(super) fn wishes(ground: &Ground<'_>) -> Result<Keys, StoreError> {
    let ends = ground.state_ends();
    let mut query = ground.conn().prepare_cached(
        "SELECT id, customer_id, created_at FROM task
          WHERE kind = ?1 AND deleted_at IS NULL AND (done_at IS NULL OR done_at >= ?2)
            AND (import_id IS NOT NULL OR created_at < ?2)
          ORDER BY created_at, id",
    )?;
    let mut rows = query.query((TaskKind::Wish.code(), ends))?;
    let mut keys = Keys::new(Kind::Task, Note::Days);
    while let Some(row) = rows.next()? {
        if ground.is_meant(row.get(1)?) {
            keys.push(row.get(0)?, ground.days_since(row.get(2)?));
        }
    }
    Ok(keys)
}

/// Customers with a contact rhythm, those who have waited most beyond it first.
pub(super) fn within_rhythm(ground: &Ground<'_>) -> Result<Keys, StoreError> {
    let ends = ground.state_ends();
    // Without a rhythm of the file few customers have one, and an index knows them.
    let of_file = ground.settings.contact_rhythm_days;
    let from = match of_file {
        Some(_) => "customer c WHERE c.deleted_at IS NULL",
        None => {
            "customer c INDEXED BY customer_rhythm
              WHERE c.contact_rhythm_days IS NOT NULL AND c.deleted_at IS NULL"
        }
    };
    let mut query = ground.conn().prepare_cached(&format!(
        "SELECT c.id, ifnull(c.contact_rhythm_days, ?4), CASE WHEN c.last_contact_at < ?1
                THEN c.last_contact_at ELSE (SELECT k.at FROM contact k
                 WHERE c.last_contact_at IS NOT NULL AND k.customer_id = c.id AND k.at < ?1
                   AND k.deleted_at IS NULL
                   AND (k.outcome IS NULL OR k.outcome NOT IN (?2, ?3))
                 ORDER BY k.at DESC LIMIT 1) END
           FROM {from}"
    ))?;
    let (unreached, voicemail) = (Outcome::NoAnswer.code(), Outcome::Voicemail.code());
    let mut rows = query.query((ends, unreached, voicemail, of_file))?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let id: Id = row.get(0)?;
        if !ground.is_meant(Some(id)) {
            continue;
        }
        let rhythm: i64 = row.get(1)?;
        let last: Option<i64> = row.get(2)?;
        let days = last.map(|at| ground.days_since(at));
        // Never spoken to at all before everybody.
        let rank = days.map_or(i64::MIN, |days| rhythm.saturating_sub(days));
        lines.push(Line { rank, id, note: days.unwrap_or(-1) });
    }
    drop(rows);
    Keys::sorted(ground.conn(), Kind::Customer, Note::Days, lines)
}

/// All customers, those whose last contact lies furthest back first.
pub(super) fn contacted(ground: &Ground<'_>) -> Result<Keys, StoreError> {
    let ends = ground.state_ends();
    let on = ground.ask.state_at;
    let first = on.checked_sub_days(Days::new(RECENT - 1)).unwrap_or(on);
    let mut recent: HashMap<Id, i64> = HashMap::new();
    let mut query = ground.conn().prepare_cached(
        "SELECT customer_id, at FROM contact INDEXED BY contact_at
          WHERE deleted_at IS NULL AND at >= ?1 AND at < ?2 ORDER BY at",
    )?;
    let mut rows = query.query((day_begins(first, ground.zone()), ends))?;
    while let Some(row) = rows.next()? {
        if let Some(customer) = row.get::<_, Option<Id>>(0)? {
            recent.insert(customer, row.get(1)?);
        }
    }
    drop(rows);
    let mut query = ground
        .conn()
        .prepare_cached("SELECT id, last_contact_at FROM customer WHERE deleted_at IS NULL")?;
    let mut rows = query.query([])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let id: Id = row.get(0)?;
        if ground.is_meant(Some(id)) {
            let known: Option<i64> = row.get(1)?;
            let last = recent.get(&id).copied().or(known.filter(|at| *at < ends));
            // Among those who are not recent the never contacted come first.
            let rank = last.unwrap_or(i64::MIN);
            lines.push(Line { rank, id, note: last.map_or(-1, |at| ground.days_since(at)) });
        }
    }
    drop(rows);
    Keys::sorted(ground.conn(), Kind::Customer, Note::Days, lines)
}

/// Customers who may be advertised to on a channel, the oldest consents first.
pub(super) fn consented(ground: &Ground<'_>, channel: ConsentChannel) -> Result<Keys, StoreError> {
    let mut query = ground.conn().prepare_cached(
        "SELECT e.customer_id, e.at, e.status FROM consent e
           JOIN customer c ON c.id = e.customer_id
          WHERE e.purpose = 'advertising' AND e.deleted_at IS NULL AND e.channel = ?1
            AND e.at < ?2 AND c.deleted_at IS NULL AND c.blocked = 0
          ORDER BY e.customer_id, e.at, e.id",
    )?;
    let mut rows = query.query((channel.code(), ground.state_ends()))?;
    // The last entry of a customer counts.
    let mut last: Option<(Id, i64, i64)> = None;
    let mut lines = Vec::new();
    let mut take = |entry: Option<(Id, i64, i64)>| {
        if let Some((id, at, status)) = entry
            && status == ConsentStatus::Granted.code()
            && ground.is_meant(Some(id))
        {
            lines.push(Line { rank: at, id, note: ground.days_since(at) });
        }
    };
    while let Some(row) = rows.next()? {
        let entry: (Id, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if last.is_some_and(|(id, ..)| id != entry.0) {
            take(last);
        }
        last = Some(entry);
    }
    take(last);
    drop(rows);
    Keys::sorted(ground.conn(), Kind::Customer, Note::Days, lines)
}
