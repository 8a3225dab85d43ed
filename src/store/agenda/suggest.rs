//! Whom to call: customers silent for longer than their rhythm, and unhappy ones
//! who were not called back. Never blocked ones.
//!
//! The rhythm of a customer is its own, else the file's, else of key accounts half
//! of the days after which a customer counts as inactive; others have none. Silent
//! ones who stand on the list of the day with a task anyway are not named again.
//!
//! Performance: of each kind only those silent for longest are looked at, and not
//! more of them than are shown.

use std::collections::HashSet;

use chrono::{DateTime, Days, NaiveDate, Utc};
use rusqlite::{CachedStatement, Connection, Params, Result, params};

use super::{Whose, text};
use crate::domain::codes::{Code, SurveyKind};
use crate::domain::model::Id;
use crate::domain::settings::Settings;
use crate::domain::views::{AGENDA_ROWS, Reason, Suggestion};
use crate::store::figures::day_begins;
use crate::store::named::named;
use crate::store::rows::instant_or_epoch;

/// So many customers of each kind are looked at.
const LOOKED_AT: usize = 1_500;
/// A bad score is answered with a call within so many days, or not at all.
const UNHAPPY_DAYS: u64 = 90;
/// Milliseconds by which a day can be longer than another.
const CLOCK_CHANGE: i64 = 7_200_000;

/// A customer to be called, not yet in the words of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Call {
    customer: Id,
    key_account: bool,
    reason: Reason,
    /// Days of silence, or since it is known.
    days: i64,
}

/// The columns of [`Seen`], and what else speaks against a call.
macro_rules! seen {
    ($rest:literal) => {
        concat!(
            "SELECT id, key_account, last_contact_at, created_at, contact_rhythm_days, owner_id,
                    blocked, open_task_count FROM customer INDEXED BY ",
            $rest
        )
    };
}
/// With a rhythm of their own, due before ?2, those due first; key accounts or not (?1).
pub(super) const OWN_RHYTHM: &str = seen!(
    "customer_rhythm
      WHERE contact_rhythm_days IS NOT NULL AND deleted_at IS NULL AND key_account = ?1
        AND ifnull(last_contact_at, created_at) + contact_rhythm_days * 86400000 < ?2
      ORDER BY ifnull(last_contact_at, created_at) + contact_rhythm_days * 86400000"
);
/// Key accounts without one, silent since before ?1, longest first.
pub(super) const KEY_ACCOUNTS: &str = seen!(
    "customer_key_silent
      WHERE key_account = 1 AND contact_rhythm_days IS NULL AND deleted_at IS NULL
        AND ifnull(last_contact_at, created_at) < ?1
      ORDER BY ifnull(last_contact_at, created_at)"
);
/// Anybody silent since before ?1, longest first.
pub(super) const ANYBODY: &str = seen!(
    "customer_by_last_contact WHERE deleted_at IS NULL AND last_contact_at < ?1
      ORDER BY last_contact_at, id"
);
/// Never spoken to. When they were created is asked of each, for no index knows.
pub(super) const NEVER: &str = seen!(
    "customer_by_last_contact WHERE deleted_at IS NULL AND last_contact_at IS NULL ORDER BY id"
);

/// The newest bad answers (NPS: ?3) from ?1 to ?2 of customers not spoken to since.
pub(super) fn unhappy_sql(mine: &str) -> String {
    format!(
        "SELECT c.id, c.key_account, s.kind, s.score, s.answered_at
           FROM (SELECT customer_id, kind, score, answered_at FROM survey INDEXED BY survey_answered
                  WHERE answered_at >= ?1 AND answered_at <= ?2 AND deleted_at IS NULL
                    AND score <= CASE kind WHEN ?3 THEN 6 ELSE 2 END
                  ORDER BY answered_at DESC LIMIT {LOOKED_AT}) s
           CROSS JOIN customer c ON c.id = s.customer_id
          WHERE c.deleted_at IS NULL AND c.blocked = 0
            AND ifnull(c.last_contact_at, s.answered_at) <= s.answered_at{mine}"
    )
}

struct Search<'a> {
    conn: &'a Connection,
    settings: &'a Settings,
    whose: Whose,
    today: NaiveDate,
    last: NaiveDate,
    taken: HashSet<Id>,
    calls: Vec<Call>,
    /// There are customers that were not looked at.
    cut: bool,
}

/// A customer that was looked at.
struct Seen {
    id: Id,
    key_account: bool,
    last_contact: Option<DateTime<Utc>>,
    created: DateTime<Utc>,
    rhythm: Option<i64>,
}

/// The most pressing first: key accounts, of them the unhappy ones (the newest answer
/// first), then the silent ones by how many rhythms they have been silent. And whether
/// there may be more.
pub(super) fn suggestions(
    conn: &Connection,
    settings: &Settings,
    whose: Whose,
    [today, last]: [NaiveDate; 2],
    now: DateTime<Utc>,
) -> Result<(Vec<Call>, bool)> {
    let mut search = Search {
        conn,
        settings,
        whose,
        today,
        last,
        taken: HashSet::new(),
        calls: Vec::new(),
        cut: false,
    };
    search.unhappy(now)?;
    search.silent()?;
    let (mut calls, cut) = (search.calls, search.cut);
    calls.sort_by(|a, b| order(a, b).then_with(|| a.customer.cmp(&b.customer)));
    Ok((calls, cut))
}

fn order(a: &Call, b: &Call) -> std::cmp::Ordering {
    let by_reason = match (a.reason, b.reason) {
        (Reason::Unhappy { on: one, .. }, Reason::Unhappy { on: other, .. }) => other.cmp(&one),
        (Reason::Unhappy { .. }, Reason::Silent { .. }) => std::cmp::Ordering::Less,
        (Reason::Silent { .. }, Reason::Unhappy { .. }) => std::cmp::Ordering::Greater,
        // By days / rhythm, without dividing.
        (Reason::Silent { rhythm: one, .. }, Reason::Silent { rhythm: other, .. }) => {
            (i128::from(b.days) * i128::from(one))
                .cmp(&(i128::from(a.days) * i128::from(other)))
                .then(b.days.cmp(&a.days))
        }
    };
    b.key_account.cmp(&a.key_account).then(by_reason)
}

impl Search<'_> {
    /// Bad answers of the last days, newest first, after which nobody called.
    fn unhappy(&mut self, now: DateTime<Utc>) -> Result<()> {
        let zone = self.settings.time_zone;
        let from = self.today.checked_sub_days(Days::new(UNHAPPY_DAYS)).unwrap_or(self.today);
        let (mine, value) = self.whose.condition("c.owner_id", 4);
        let sql = unhappy_sql(&mine);
        let values = [day_begins(from, zone), now.timestamp_millis(), SurveyKind::Nps.code()]
            .map(rusqlite::types::Value::Integer);
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query(rusqlite::params_from_iter(values.into_iter().chain(value)))?;
        while let Some(row) = rows.next()? {
            let (Some(kind), score) = (SurveyKind::from_code(row.get(2)?), row.get(3)?) else {
                continue;
            };
            let customer = row.get(0)?;
            if SurveyKind::is_alarming(kind, score) && self.taken.insert(customer) {
                let on = instant_or_epoch(row.get(4)?).with_timezone(&zone).date_naive();
                self.calls.push(Call {
                    customer,
                    key_account: row.get(1)?,
                    reason: Reason::Unhappy { kind, score, on },
                    days: 0,
                });
            }
        }
        Ok(())
    }

    fn silent(&mut self) -> Result<()> {
        let (conn, zone, today) = (self.conn, self.settings.time_zone, self.today);
        // Due before today, but for the hour of a clock change.
        let due = day_begins(today, zone).saturating_add(CLOCK_CHANGE);
        let before = |rhythm: i64| {
            let days = Days::new(u64::try_from(rhythm).unwrap_or(0));
            today.checked_sub_days(days).map(|day| day_begins(day, zone))
        };
        self.look(conn.prepare_cached(OWN_RHYTHM)?, params![true, due])?;
        if let Some(before) = before(self.key_rhythm()) {
            self.look(conn.prepare_cached(KEY_ACCOUNTS)?, params![before])?;
        }
        if self.calls.iter().filter(|call| call.key_account).count() > AGENDA_ROWS {
            // The others would come behind them.
            return Ok(());
        }
        self.look(conn.prepare_cached(OWN_RHYTHM)?, params![false, due])?;
        if let Some(before) = self.settings.contact_rhythm_days.and_then(before) {
            self.look(conn.prepare_cached(ANYBODY)?, params![before])?;
            self.look(conn.prepare_cached(NEVER)?, params![])?;
        }
        Ok(())
    }

    /// The rhythm of key accounts that have none of their own.
    fn key_rhythm(&self) -> i64 {
        self.settings.contact_rhythm_days.unwrap_or(self.settings.inactivity_days / 2).max(1)
    }

    /// Takes in who has been silent for too long, of the first that the query names.
    fn look(&mut self, mut query: CachedStatement<'_>, values: impl Params) -> Result<()> {
        let mut rows = query.query(values)?;
        let (mut looked_at, mut found) = (0, 0);
        while let Some(row) = rows.next()? {
            if looked_at == LOOKED_AT || found > AGENDA_ROWS {
                self.cut = true;
                break;
            }
            looked_at += 1;
            let owner: Option<Id> = row.get(5)?;
            let blocked: bool = row.get(6)?;
            if blocked || !self.whose.covers(owner) {
                continue;
            }
            let seen = Seen {
                id: row.get(0)?,
                key_account: row.get(1)?,
                last_contact: row.get::<_, Option<i64>>(2)?.map(instant_or_epoch),
                created: instant_or_epoch(row.get(3)?),
                rhythm: row.get(4)?,
            };
            let Some(call) = self.call(&seen) else { continue };
            let tasks: i64 = row.get(7)?;
            if self.taken.contains(&seen.id) || tasks > 0 && self.has_task(seen.id)? {
                continue;
            }
            self.taken.insert(seen.id);
            self.calls.push(call);
            found += 1;
        }
        Ok(())
    }

    fn call(&self, seen: &Seen) -> Option<Call> {
        let rhythm = match (seen.rhythm, self.settings.contact_rhythm_days) {
            (Some(own), _) => own.max(1),
            (None, Some(of_file)) => of_file.max(1),
            (None, None) if seen.key_account => self.key_rhythm(),
            (None, None) => return None,
        };
        let since = seen.last_contact.unwrap_or(seen.created);
        let local = since.with_timezone(&self.settings.time_zone).date_naive();
        let days = self.today.signed_duration_since(local).num_days();
        (days > rhythm).then_some(Call {
            customer: seen.id,
            key_account: seen.key_account,
            reason: Reason::Silent { days: seen.last_contact.map(|_| days), rhythm },
            days,
        })
    }

    /// Whether something to do with this customer stands on the list of the day.
    fn has_task(&self, customer: Id) -> Result<bool> {
        self.conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM task INDEXED BY task_customer
                  WHERE customer_id = ?1 AND done_at IS NULL AND deleted_at IS NULL AND due_on <= ?2)",
            )?
            .query_row(params![customer, text(self.last)], |row| row.get(0))
    }
}

/// The lines of these, in this order.
pub(super) fn rows(conn: &Connection, calls: Vec<Call>) -> Result<Vec<Suggestion>> {
    let mut rows = Vec::with_capacity(calls.len());
    for Call { customer, key_account, reason, .. } in calls {
        if let Some(named) = named(conn, customer)? {
            rows.push(Suggestion {
                customer_id: customer,
                customer: named.name,
                customer_number: named.number,
                phone: named.phone,
                key_account,
                reason,
            });
        }
    }
    Ok(rows)
}
