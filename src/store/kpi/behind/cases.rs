//! Complaints behind a figure, as they stood on the day as of which it is looked at. What
//! belongs to a figure is told by the same functions as when they are counted.

use std::collections::HashMap;

use super::Ground;
use super::keys::{Keys, Kind, Line, Note};
use crate::domain::codes::{Code as _, Kpi, Topic};
use crate::domain::kpi::{Case, CasePeriod};
use crate::domain::model::Id;
use crate::domain::worktime::WorkCalendar;
use crate::store::api::StoreError;
use crate::store::kpi::cases::each_case;

/// Above all ranks that follow from moments and durations.
const AFTER: i64 = 1 << 60;

/// Received in the period, the newest first.
pub(super) fn opened(ground: &Ground<'_>) -> Result<Keys, StoreError> {
    ground.listed(
        Keys::new(Kind::Complaint, Note::Nothing),
        "SELECT id, customer_id, 0 FROM complaint INDEXED BY complaint_received
          WHERE deleted_at IS NULL AND received_at >= ?1 AND received_at < ?2
          ORDER BY received_at DESC, id DESC",
        &[&ground.begins, &ground.ends],
    )
}

/// The complaints that belong to a figure, in the order of rank; each is told with it and a
/// note.
fn those(
    ground: &Ground<'_>,
    note: Note,
    with_steps: bool,
    told: impl Fn(&CasePeriod, &Case) -> Option<(i64, i64)>,
) -> Result<Keys, StoreError> {
    let period = CasePeriod::new(&ground.ask, ground.zone(), ground.now);
    let mut lines = Vec::new();
    each_case(
        ground.conn(),
        ground.set.as_ref(),
        ground.zone(),
        period.until(),
        |received| with_steps && period.is_opened(received),
        |id, case| {
            if let Some((rank, note)) = told(&period, case) {
                lines.push(Line { rank, id, note });
            }
        },
    )?;
    Keys::sorted(ground.conn(), Kind::Complaint, note, lines)
}

/// The later the smaller.
fn newest(case: &Case) -> i64 {
    -case.received_at.timestamp_millis()
}

/// Not resolved at the end of the period, those that wait longest first.
pub(super) fn open(ground: &Ground<'_>) -> Result<Keys, StoreError> {
    those(ground, Note::Days, false, |period, case| {
        let days = (ground.ask.until() - ground.day(case.received_at)).num_days().max(0);
        period.is_open_at_end(case).then(|| (-newest(case), days))
    })
}

/// Received in the period, by the time that acknowledging or resolving took, or by whether it
/// was done in time; the slowest and those that were late first.
pub(super) fn timed(ground: &Ground<'_>, kpi: Kpi) -> Result<Keys, StoreError> {
    let calendar = WorkCalendar::of(&ground.settings);
    let deadlines = &ground.settings.deadlines;
    let rate = matches!(kpi, Kpi::AcknowledgeInTimeRate | Kpi::ResolveInTimeRate);
    let note = if rate { Note::Counts } else { Note::Work };
    those(ground, note, true, |period, case| {
        if !period.is_opened(case.received_at) {
            return None;
        }
        let [acknowledged, resolved] = period.terms(case, deadlines, &calendar);
        let term = match kpi {
            Kpi::TimeToAcknowledgeH | Kpi::AcknowledgeInTimeRate => acknowledged,
            _ => resolved,
        };
        if !rate {
            return term.done_at.map(|_| (-term.used_s, term.used_s));
        }
        // The late ones by how much they are over the time.
        let rank = if term.breached { term.left_s.min(0) } else { AFTER - term.used_s };
        Some((rank, i64::from(!term.breached)))
    })
}

/// Those whose customers said in the period how satisfied they were, the unhappiest first.
pub(super) fn judged(ground: &Ground<'_>) -> Result<Keys, StoreError> {
    those(ground, Note::Score, false, |period, case| {
        // Of equal answers the newest complaint first.
        let rank = |answer: i64| (answer << 50).saturating_add(newest(case));
        period.answer(case).map(|answer| (rank(answer), answer))
    })
}

/// Closed in the period, those that had been reopened first.
pub(super) fn reopened(ground: &Ground<'_>) -> Result<Keys, StoreError> {
    those(ground, Note::Counts, false, |period, case| {
        let again = period.closed(case)?;
        let rank = if again { newest(case) } else { AFTER + newest(case) };
        Some((rank, i64::from(again)))
    })
}

/// Received in the period, first those that came shortly after another one of the same
/// customer about the same.
pub(super) fn repeated(ground: &Ground<'_>) -> Result<Keys, StoreError> {
    those(ground, Note::Counts, false, |period, case| {
        let rank = if case.repeated { newest(case) } else { AFTER + newest(case) };
        period.is_opened(case.received_at).then(|| (rank, i64::from(case.repeated)))
    })
}

/// What was spent in the period: complaints by remedies and time, the dearest first; contacts
/// about complaints that belong to none stand for themselves.
pub(super) fn cost(ground: &Ground<'_>) -> Result<Keys, StoreError> {
    let rate = i128::from(ground.settings.hourly_rate.unwrap_or(0));
    let mut spent: HashMap<Id, (i64, i64)> = HashMap::new();
    let ask = ground.ask;
    let mut query = ground.conn().prepare_cached(
        "SELECT r.complaint_id, b.customer_id, r.cost FROM remedy r
           JOIN complaint b ON b.id = r.complaint_id
          WHERE r.deleted_at IS NULL AND b.deleted_at IS NULL
            AND r.given_on >= ?1 AND r.given_on <= ?2",
    )?;
    let mut rows = query.query((ask.from.to_string(), ask.until().to_string()))?;
    while let Some(row) = rows.next()? {
        if ground.is_meant(row.get(1)?) {
            let spent = spent.entry(row.get(0)?).or_default();
            spent.0 = spent.0.saturating_add(row.get(2)?);
        }
    }
    drop(rows);
    let mut query = ground.conn().prepare_cached(
        "SELECT k.id, k.customer_id, k.duration_s, b.id FROM contact k INDEXED BY contact_at
           LEFT JOIN complaint b ON b.id = k.complaint_id AND b.deleted_at IS NULL
          WHERE k.deleted_at IS NULL AND k.at >= ?1 AND k.at < ?2
            AND (k.topic = ?3 OR k.complaint_id IS NOT NULL) AND k.duration_s IS NOT NULL",
    )?;
    let mut rows = query.query((ground.begins, ground.ends, Topic::Complaint.code()))?;
    while let Some(row) = rows.next()? {
        if ground.is_meant(row.get(1)?) {
            let contact: Id = row.get(0)?;
            let complaint: Option<Id> = row.get(3)?;
            let spent = spent.entry(complaint.unwrap_or(-contact)).or_default();
            spent.1 = spent.1.saturating_add(row.get(2)?);
        }
    }
    drop(rows);
    let lines = spent.into_iter().map(|(id, (remedies, seconds))| {
        let time = (i128::from(seconds) * rate + 1800).div_euclid(3600);
        let cost = remedies.saturating_add(i64::try_from(time).unwrap_or(i64::MAX));
        Line { rank: cost.saturating_neg(), id, note: cost }
    });
    Keys::sorted(ground.conn(), Kind::Cost, Note::Money, lines.collect())
}
