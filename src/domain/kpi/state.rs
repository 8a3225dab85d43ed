//! How things stand on a day: who was spoken to lately, which wishes are open, who may be
//! advertised to. Pure; knows nothing of where that lies.

use chrono::{DateTime, Days, NaiveDate, Utc};
use chrono_tz::Tz;

use super::cases::{day_begins, day_ends};
use crate::domain::codes::ConsentStatus;

/// Who had a contact in so many days, the last one included, was contacted lately.
const LATELY: u64 = 90;

/// A day as of which things are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateDay {
    day: NaiveDate,
    zone: Tz,
    end: DateTime<Utc>,
}

impl StateDay {
    pub fn new(day: NaiveDate, zone: Tz) -> Self {
        Self { day, zone, end: day_ends(day, zone) }
    }

    /// What is dated from this moment on is invisible.
    pub fn end(&self) -> DateTime<Utc> {
        self.end
    }

    /// Since when a contact is one of the last 90 days.
    pub fn lately(&self) -> DateTime<Utc> {
        self.days_back(LATELY - 1)
    }

    /// Since when the last real contact has to be, for the rhythm to be kept.
    pub fn within(&self, rhythm: i64) -> DateTime<Utc> {
        self.days_back(u64::try_from(rhythm.max(1)).unwrap_or(1))
    }

    fn days_back(&self, days: u64) -> DateTime<Utc> {
        let first = self.day.checked_sub_days(Days::new(days));
        first.map_or(DateTime::<Utc>::MIN_UTC, |first| day_begins(first, self.zone))
    }

    /// Whether a wish is open. When one that came with an import was entered says nothing.
    pub fn is_wish_open(
        &self,
        created_at: DateTime<Utc>,
        imported: bool,
        done_at: Option<DateTime<Utc>>,
    ) -> bool {
        (imported || created_at < self.end) && done_at.is_none_or(|done| done >= self.end)
    }

    /// Whether advertising is agreed to, by the entries of one channel in their order.
    pub fn is_granted(&self, entries: &[(DateTime<Utc>, Option<ConsentStatus>)]) -> bool {
        let known = entries.partition_point(|(at, _)| *at < self.end);
        let newest = known.checked_sub(1).and_then(|at| entries.get(at));
        newest.is_some_and(|(_, status)| *status == Some(ConsentStatus::Granted))
    }
}
