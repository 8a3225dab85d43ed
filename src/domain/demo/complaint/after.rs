//! What follows from an invented complaint: remedies, measures, satisfaction.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use super::cases::{self, Measure, Voucher};
use super::problems::Problem;
use crate::domain::codes::{ComplaintState, Priority, RemedyKind, SurveyKind, TaskKind, Verdict};
use crate::domain::demo::rng::Rng;
use crate::domain::demo::{Demo, DemoComplaint, ZONE, survey};
use crate::domain::model::{Due, MEASURE, MEASURE_CHECK, Meta, Remedy, Task};

fn day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&ZONE).date_naive()
}

/// What the customer was given, once that was settled.
pub(super) fn remedies(
    demo: &Demo,
    nth: Option<u64>,
    problem: &Problem,
    made: &DemoComplaint,
    company: bool,
    rng: &mut Rng,
) -> Vec<Remedy> {
    let accepted = made.steps.iter().find(|s| s.state == Some(ComplaintState::Accepted));
    let Some(accepted) = accepted else { return Vec::new() };
    let given_on = day(accepted.at);
    let mut kinds: Vec<RemedyKind> = nth.and_then(cases::remedy).into_iter().collect();
    if kinds.is_empty() {
        // What is usual stands first.
        kinds.extend(rng.pick_skewed(&problem.remedies));
    }
    if rng.chance(25) && !kinds.contains(&RemedyKind::Apology) {
        kinds.push(RemedyKind::Apology);
    }
    kinds.into_iter().map(|kind| remedy(demo, nth, kind, given_on, company, rng)).collect()
}

fn remedy(
    demo: &Demo,
    nth: Option<u64>,
    kind: RemedyKind,
    given_on: NaiveDate,
    company: bool,
    rng: &mut Rng,
) -> Remedy {
    let (low, high) = match kind {
        RemedyKind::Refund => (15, 90),
        RemedyKind::PriceCut => (3, 30),
        RemedyKind::Damages => (20, 140),
        RemedyKind::Exchange => (8, 40),
        RemedyKind::Repair => (25, 160),
        RemedyKind::Replacement => (9, 60),
        RemedyKind::Gift => (5, 15),
        RemedyKind::Voucher => (10, 25),
        RemedyKind::Apology | RemedyKind::Information => (0, 0),
    };
    let euros = rng.between(low, high) * if company { 2 } else { 1 };
    let mut remedy = Remedy {
        meta: Meta::default(),
        complaint_id: 0,
        kind,
        cost: i64::try_from(euros * 100).unwrap_or(0),
        given_on,
        note: String::new(),
        voucher_code: String::new(),
        valid_until: None,
        redeemed_on: None,
    };
    if kind == RemedyKind::Voucher {
        voucher(demo, nth, &mut remedy, rng);
    }
    remedy
}

fn voucher(demo: &Demo, nth: Option<u64>, remedy: &mut Remedy, rng: &mut Rng) {
    remedy.voucher_code = format!("QS-{:04}-{:03}", rng.between(1000, 9999), rng.between(100, 999));
    let after = |days| remedy.given_on.checked_add_days(Days::new(days));
    let any = [Voucher::Open, Voucher::Redeemed, Voucher::Redeemed, Voucher::Expired];
    match cases::voucher(nth).or_else(|| rng.pick(&any).copied()) {
        Some(Voucher::Redeemed) => {
            remedy.valid_until = after(365);
            remedy.redeemed_on = after(rng.between(3, 60)).filter(|day| *day <= demo.today);
        }
        Some(Voucher::Expired) => remedy.valid_until = after(60),
        _ => remedy.valid_until = after(365),
    }
}

/// What shall keep it from happening again, and whether it did.
pub(super) fn measure(
    demo: &Demo,
    nth: Option<u64>,
    problem: &Problem,
    made: &mut DemoComplaint,
    rng: &mut Rng,
) {
    let Some(last) = made.steps.last().filter(|s| s.state == Some(ComplaintState::Closed)) else {
        return;
    };
    let ago = (demo.today - day(last.at)).num_days();
    let usual = || {
        let done = ago - 14;
        if done > 2 { Measure::Done(done) } else { Measure::Due(14 - ago) }
    };
    let Some(measure) = cases::measure(nth).or_else(|| rng.chance(25).then(usual)) else { return };
    let on = |days| demo.today + TimeDelta::days(days);
    let mut task = Task::new(problem.measure, TaskKind::Task);
    task.origin = MEASURE.to_owned();
    task.assignee.clone_from(&made.complaint.owner);
    task.priority = if made.complaint.safety { Priority::High } else { Priority::Normal };
    match measure {
        Measure::Due(days) => task.due = Some(Due::Date(on(days))),
        Measure::Done(days) => {
            task.due = Some(Due::Date(on(1 - days)));
            let done = Demo::at(on(-days), rng.between(9 * 60, 13 * 60));
            task.done_at = Some(done.max(last.at));
            let check = check(demo, nth, &task, on(30 - days), made, rng);
            made.tasks.push(check);
        }
    }
    made.tasks.push(task);
}

/// The question after a month whether it has worked.
fn check(
    demo: &Demo,
    nth: Option<u64>,
    measure: &Task,
    on: NaiveDate,
    made: &mut DemoComplaint,
    rng: &mut Rng,
) -> Task {
    let title = format!("Hat es gewirkt? {}", measure.title);
    let mut task = Task::new(&title, TaskKind::Task);
    task.origin = MEASURE_CHECK.to_owned();
    task.assignee.clone_from(&measure.assignee);
    task.due = Some(Due::Date(on));
    // A day or two after it was due it is answered.
    if on + TimeDelta::days(2) < demo.today {
        let answers = [Verdict::Yes, Verdict::Partly, Verdict::No];
        let at = match nth {
            Some(29) => 0,
            Some(36) => 1,
            Some(39) => 2,
            _ => usize::try_from(rng.below(5)).unwrap_or(0) % 3,
        };
        let notes = demo.words.list("checks");
        made.complaint.measure_worked = answers.get(at).copied();
        made.complaint.measure_note = notes.get(at).cloned().unwrap_or_default();
        task.done_at = Some(Demo::at(on + TimeDelta::days(1), rng.between(9 * 60, 16 * 60)));
    }
    task
}

/// How content the customer was in the end, and the survey that asks for it.
pub(super) fn satisfaction(demo: &Demo, nth: Option<u64>, made: &mut DemoComplaint, rng: &mut Rng) {
    let Some(last) = made.steps.last().filter(|s| s.state == Some(ComplaintState::Closed)) else {
        return;
    };
    let (at, quick) = (last.at, made.steps.len() < 8);
    // In every month of a small demo somebody was asked.
    if rng.chance(if nth.is_some() { 94 } else { 72 }) {
        let mut score = || {
            let low = if quick { 3 } else { 1 };
            i64::try_from(rng.between(low, 5).max(rng.between(low, 5))).ok()
        };
        made.complaint.satisfaction_result = score();
        made.complaint.satisfaction_treatment = score();
        made.complaint.satisfaction_process = score();
    }
    if rng.chance(45) {
        let sent = at + TimeDelta::days(1);
        let kind = if rng.chance(70) { SurveyKind::Csat } else { SurveyKind::Ces };
        made.surveys.extend(survey::survey(demo, kind, "complaint", sent, rng));
    }
}
