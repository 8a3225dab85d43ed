//! Complaints in many periods at once: how soon they were acknowledged and resolved, which are
//! open, which came back. Pure; knows nothing of where they lie.
//!
//! A complaint is looked at as of a day: what was done to it later has not happened. Only what
//! the customer said of the result stands with the complaint itself, and counts on the day on
//! which it was closed.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use super::stats::{mean, median, percentile, real};
use super::{Ask, CaseTally, Share, Times};
use crate::domain::codes::{Channel, Severity};
use crate::domain::complaint::life;
use crate::domain::dates::to_instant;
use crate::domain::deadlines::{Clock, Term};
use crate::domain::model::{Complaint, ComplaintStep};
use crate::domain::settings::{Deadlines, Settings};
use crate::domain::worktime::WorkCalendar;

const HOUR: f64 = 3600.0;
/// From this answer on the customer is content with the result.
const CONTENT: i64 = 4;

/// What the figures need to know of a complaint.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    pub received_at: DateTime<Utc>,
    pub severity: Severity,
    /// Agreed with the customer; they win over the targets.
    pub acknowledge_by: Option<DateTime<Utc>>,
    pub resolve_by: Option<DateTime<Utc>>,
    /// Whether the customer is content with the result, 1–5.
    pub satisfaction: Option<i64>,
    /// After another of the same customer and category, shortly before.
    pub repeated: bool,
    /// As it stands after all steps.
    pub resolved_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
    /// In order of time. May be left out of a complaint that was never reopened and is only
    /// looked at as one of those that are open or closed.
    pub steps: Vec<ComplaintStep>,
}

impl Case {
    /// The steps taken before a moment.
    fn before(&self, end: DateTime<Utc>) -> &[ComplaintStep] {
        self.steps.get(..self.steps.partition_point(|step| step.at < end)).unwrap_or(&self.steps)
    }

    /// When it was resolved and closed, and how often reopened, as it stood before a moment.
    fn stood(&self, end: DateTime<Utc>) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>, i64) {
        if self.steps.is_empty() {
            let before = |at: Option<DateTime<Utc>>| at.filter(|at| *at < end);
            return (before(self.resolved_at), before(self.closed_at), 0);
        }
        let standing = life(self.before(end));
        (standing.resolved_at, standing.closed_at, standing.reopened)
    }
}

/// A period as complaints are seen in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CasePeriod {
    /// The moments in which its first day begins and its last one has ended.
    from: DateTime<Utc>,
    until: DateTime<Utc>,
    view: View,
}

/// As of when complaints are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct View {
    /// What happens from this moment on is invisible.
    end: DateTime<Utc>,
    /// Until when the clock of what is open has run.
    now: DateTime<Utc>,
}

impl CasePeriod {
    pub fn new(ask: &Ask, zone: Tz, now: DateTime<Utc>) -> Self {
        let end = day_ends(ask.as_of, zone);
        let is_today = now.with_timezone(&zone).date_naive() == ask.as_of;
        Self {
            from: day_begins(ask.from, zone),
            until: day_ends(ask.until(), zone),
            view: View { end, now: if is_today { now } else { end } },
        }
    }

    /// What is received from this moment on does not count.
    pub fn until(&self) -> DateTime<Utc> {
        self.until
    }

    fn has(&self, at: DateTime<Utc>) -> bool {
        self.from <= at && at < self.until
    }

    /// Whether a complaint received at a moment was opened in the period.
    pub fn is_opened(&self, received_at: DateTime<Utc>) -> bool {
        self.has(received_at)
    }

    /// Whether it was open when the period ended.
    pub fn is_open_at_end(&self, case: &Case) -> bool {
        case.received_at < self.until && case.stood(self.until).0.is_none()
    }

    /// Of one that was closed in the period: whether it had been reopened before.
    pub fn closed(&self, case: &Case) -> Option<bool> {
        let (_, closed_at, reopened) = case.stood(self.view.end);
        closed_at.filter(|at| self.has(*at)).map(|_| reopened > 0)
    }

    /// The answer that was given in the period.
    pub fn answer(&self, case: &Case) -> Option<i64> {
        let at = case.closed_at.or(case.resolved_at).unwrap_or(case.received_at);
        case.satisfaction.filter(|_| self.has(at))
    }

    /// Acknowledgement and resolution, as of the day of the period.
    pub fn terms(&self, case: &Case, deadlines: &Deadlines, calendar: &WorkCalendar) -> [Term; 2] {
        self.view.terms(case, deadlines, calendar)
    }
}

/// Whether an answer is one of a content customer.
pub fn is_content(answer: i64) -> bool {
    answer >= CONTENT
}

impl View {
    fn terms(self, case: &Case, deadlines: &Deadlines, calendar: &WorkCalendar) -> [Term; 2] {
        let steps = case.before(self.end);
        // What is noted for later today counts as done.
        let now = steps.last().map_or(self.now, |last| last.at.max(self.now));
        let complaint = Complaint {
            severity: case.severity,
            acknowledge_by: case.acknowledge_by,
            resolve_by: case.resolve_by,
            ..Complaint::new(case.received_at, Channel::Phone)
        };
        let clock = Clock::of(&complaint, steps, deadlines, calendar);
        [clock.acknowledge(now), clock.resolve(now)]
    }
}

/// Complaints are put in one by one; what comes out is the same in any order.
#[derive(Debug)]
pub struct CaseCounter {
    deadlines: Deadlines,
    calendar: WorkCalendar,
    periods: Vec<Counted>,
    /// Of the complaint at hand, as of the days that were looked at.
    terms: Vec<(View, [Term; 2])>,
}

#[derive(Debug)]
struct Counted {
    period: CasePeriod,
    tally: CaseTally,
    acknowledge: Taken,
    resolve: Taken,
}

/// How long it took, of each complaint.
#[derive(Debug, Default)]
struct Taken {
    /// Working seconds.
    worked: Vec<i64>,
    /// Milliseconds that have passed, of all together.
    passed: i64,
}

impl CaseCounter {
    pub fn new(periods: &[CasePeriod], settings: &Settings) -> Self {
        let counted = |period: &CasePeriod| Counted {
            period: *period,
            tally: CaseTally::default(),
            acknowledge: Taken::default(),
            resolve: Taken::default(),
        };
        Self {
            deadlines: settings.deadlines,
            calendar: WorkCalendar::of(settings),
            periods: periods.iter().map(counted).collect(),
            terms: Vec::new(),
        }
    }

    pub fn add(&mut self, case: &Case) {
        self.terms.clear();
        for Counted { period, tally, acknowledge, resolve } in &mut self.periods {
            tally.open_at_end += i64::from(period.is_open_at_end(case));
            if let Some(reopened) = period.closed(case) {
                count(&mut tally.reopened, reopened);
            }
            if let Some(answer) = period.answer(case) {
                count(&mut tally.recovery, is_content(answer));
            }
            if !period.is_opened(case.received_at) {
                continue;
            }
            tally.opened += 1;
            count(&mut tally.repeated, case.repeated);
            let view = period.view;
            let known = self.terms.iter().find(|(of, _)| *of == view).map(|(_, terms)| *terms);
            let [acknowledged, resolved] = known.unwrap_or_else(|| {
                let terms = view.terms(case, &self.deadlines, &self.calendar);
                self.terms.push((view, terms));
                terms
            });
            tally.unresolved += i64::from(resolved.done_at.is_none());
            count(&mut tally.acknowledge_in_time, !acknowledged.breached);
            count(&mut tally.resolve_in_time, !resolved.breached);
            acknowledge.add(case, &acknowledged);
            resolve.add(case, &resolved);
        }
    }

    /// In the order of the periods, without surveys.
    pub fn finish(self) -> Vec<CaseTally> {
        let finish = |counted: Counted| CaseTally {
            acknowledge: counted.acknowledge.times(),
            resolve: counted.resolve.times(),
            ..counted.tally
        };
        self.periods.into_iter().map(finish).collect()
    }
}

fn count(share: &mut Share, is: bool) {
    share.of += 1;
    share.part += i64::from(is);
}

impl Taken {
    fn add(&mut self, case: &Case, term: &Term) {
        let Some(done_at) = term.done_at else { return };
        self.worked.push(term.used_s);
        // Within a minute a step may stand before the receipt.
        self.passed += (done_at - case.received_at).num_milliseconds().max(0);
    }

    fn times(mut self) -> Times {
        self.worked.sort_unstable();
        let n = i64::try_from(self.worked.len()).unwrap_or(i64::MAX);
        let sum: i64 = self.worked.iter().sum();
        let hours: Vec<f64> = self.worked.iter().map(|seconds| real(*seconds) / HOUR).collect();
        Times {
            n,
            mean: mean(sum, n).unwrap_or(0.0) / HOUR,
            median: median(&hours).unwrap_or(0.0),
            p90: percentile(&hours, 0.9).unwrap_or(0.0),
            elapsed_mean: mean(self.passed, n).unwrap_or(0.0) / (1000.0 * HOUR),
        }
    }
}

/// The moment in which a local day begins. Outside of all calendars: in which those do.
pub(super) fn day_begins(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default();
    let last = NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap_or_default();
    to_instant(day.clamp(first, last).and_time(NaiveTime::MIN), zone).0
}

/// The moment in which a local day has ended.
pub(super) fn day_ends(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    let next = day.checked_add_days(Days::new(1));
    next.map_or(DateTime::<Utc>::MAX_UTC, |next| day_begins(next, zone))
}
