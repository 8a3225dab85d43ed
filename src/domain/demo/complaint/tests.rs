//! Whatever seed and day: every demo shows complaints of every kind, and their steps
//! are such as the process allows.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::domain::codes::{
    Claim, Code, ComplaintState, RemedyKind, Severity, StepKind, SurveyKind, Topic, Verdict,
};
use crate::domain::complaint::{check_step, life};
use crate::domain::demo::{Demo, DemoComplaint, Entry, Spec, ZONE};
use crate::domain::model::{MEASURE, MEASURE_CHECK, Task};

/// A working day, a Saturday, a Sunday, a holiday, an evening, the leap day, the turn
/// of the year.
const MOMENTS: &[&str] = &[
    "2026-11-18T10:05:00Z",
    "2026-11-21T13:05:00Z",
    "2026-07-05T09:00:00Z",
    "2026-12-25T08:00:00Z",
    "2027-03-29T17:30:00Z",
    "2028-02-29T12:00:00Z",
    "2027-01-01T00:30:00Z",
];

fn demos() -> impl Iterator<Item = Demo> {
    (1..).zip(MOMENTS).map(|(seed, now)| {
        let now = now.parse().unwrap();
        Demo::new(Spec { customers: 250, contacts: 8, seed, now, me: "anna".into() })
    })
}

fn all_of<C: Code + std::fmt::Debug + Ord>(found: impl Iterator<Item = C>) {
    let found: BTreeSet<C> = found.collect();
    let missing: Vec<_> = C::ALL.iter().filter(|c| !found.contains(c)).collect();
    assert!(missing.is_empty(), "{} lacks {missing:?}", C::LIST);
}

/// The complaints of a demo, and the demo.
fn made(demo: Demo) -> (DateTime<Utc>, Vec<DemoComplaint>, Vec<Entry>) {
    let now = demo.spec.now;
    let mut complaints = demo.anonymous();
    let entries: Vec<Entry> = demo.collect();
    complaints.extend(entries.iter().flat_map(|e| e.complaints.clone()));
    (now, complaints, entries)
}

#[test]
fn there_are_complaints_in_every_state_with_every_remedy_and_every_answer() {
    for demo in demos() {
        let (_, all, entries) = made(demo);
        let standings = || all.iter().map(|c| life(&c.steps));
        let remedies = || all.iter().flat_map(|c| &c.remedies);
        assert!(all.len() >= 60, "{}", all.len());
        all_of::<ComplaintState>(standings().map(|s| s.state));
        all_of::<Severity>(all.iter().map(|c| c.complaint.severity));
        all_of::<RemedyKind>(remedies().map(|r| r.kind));
        all_of::<Claim>(all.iter().filter_map(|c| c.complaint.claim));
        all_of::<Verdict>(all.iter().map(|c| c.complaint.justified));
        all_of::<StepKind>(all.iter().flat_map(|c| &c.steps).map(|s| s.kind));
        let annoyed: BTreeSet<_> = all.iter().filter_map(|c| c.complaint.annoyance).collect();
        assert_eq!(annoyed.into_iter().collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
        assert!(standings().any(|s| s.paused));
        assert!(standings().any(|s| s.reopened > 0 && !s.state.is_final()));
        for (what, holds) in [
            ("safety", all.iter().any(|c| c.complaint.safety)),
            ("agreed", all.iter().any(|c| c.complaint.resolve_by.is_some())),
            ("repeat", all.iter().any(|c| c.complaint.repeat == Some(true))),
            ("anonymous", all.iter().any(|c| !c.complaint.complainant.is_empty())),
            ("duplicate", all.iter().any(|c| c.duplicate_of.is_some())),
            ("content", all.iter().any(|c| c.complaint.satisfaction_result.is_some())),
            ("redeemed", remedies().any(|r| r.redeemed_on.is_some())),
            ("cost", remedies().any(|r| r.cost > 0)),
            ("survey", all.iter().any(|c| !c.surveys.is_empty())),
            ("contact person", all.iter().any(|c| c.person.is_some())),
        ] {
            assert!(holds, "{what}");
        }
        let surveys = || {
            let others = entries.iter().flat_map(|e| &e.surveys).map(|s| &s.survey);
            others.chain(all.iter().flat_map(|c| &c.surveys))
        };
        all_of::<SurveyKind>(surveys().map(|s| s.kind));
        assert!(surveys().any(|s| s.answered_at.is_none()));
        assert!(surveys().all(|s| s.score.is_none_or(|n| s.kind.scale().contains(&n))));
    }
}

#[test]
fn vouchers_are_open_redeemed_and_expired_measures_are_open_done_and_judged() {
    for demo in demos() {
        let today = demo.today;
        let (_, all, _) = made(demo);
        let vouchers: Vec<_> =
            all.iter().flat_map(|c| &c.remedies).filter(|r| !r.voucher_code.is_empty()).collect();
        let open = |expired: bool| {
            vouchers.iter().any(|v| {
                v.redeemed_on.is_none() && v.valid_until.is_some_and(|day| (day < today) == expired)
            })
        };
        assert!(open(true) && open(false));
        let codes: BTreeSet<_> = vouchers.iter().map(|v| &v.voucher_code).collect();
        assert_eq!(codes.len(), vouchers.len(), "each code once");
        let tasks = |origin: &str, done: bool| {
            let of = |task: &&Task| task.origin == origin && task.done_at.is_some() == done;
            all.iter().flat_map(|c| &c.tasks).filter(of).count()
        };
        for (origin, done) in
            [(MEASURE, true), (MEASURE, false), (MEASURE_CHECK, true), (MEASURE_CHECK, false)]
        {
            assert!(tasks(origin, done) > 0, "{origin} {done}");
        }
        let judged: BTreeSet<_> = all.iter().filter_map(|c| c.complaint.measure_worked).collect();
        assert_eq!(judged.len(), 3, "{judged:?}");
    }
}

#[test]
fn every_step_is_allowed_where_it_stands_and_none_lies_in_the_future() {
    for demo in demos() {
        let (now, all, _) = made(demo);
        for made in &all {
            let received = made.complaint.received_at;
            let first = made.steps.first().unwrap();
            assert_eq!((first.state, first.at), (Some(ComplaintState::Received), received));
            for (at, step) in made.steps.iter().enumerate() {
                assert_eq!(check_step(received, &made.steps[..at], step), Ok(()), "{made:#?}");
                assert!(step.at <= now && !step.by.is_empty());
            }
            assert!(
                made.contacts.iter().all(|c| {
                    c.at <= now && c.at >= received && c.topic == Some(Topic::Complaint)
                })
            );
            assert!(made.contacts.iter().all(|c| !c.note.is_empty()));
            assert!(made.remedies.iter().all(|r| r.given_on >= local(received)));
            assert!(made.tasks.iter().filter_map(|t| t.done_at).all(|at| at <= now));
            assert!(made.surveys.iter().filter_map(|s| s.answered_at).all(|at| at <= now));
            assert!(!made.complaint.description.contains('%'), "{made:?}");
        }
    }
}

fn local(at: DateTime<Utc>) -> chrono::NaiveDate {
    at.with_timezone(&ZONE).date_naive()
}

#[test]
fn steps_are_taken_in_working_hours() {
    for demo in demos() {
        let calendar = demo.calendar.clone();
        let (_, all, _) = made(demo);
        for made in &all {
            for step in made.steps.iter().filter(|s| s.at > made.complaint.received_at) {
                assert!(calendar.is_working_day(local(step.at)), "{step:?}");
            }
        }
    }
}

#[test]
fn a_few_categories_and_causes_make_up_most_of_the_complaints() {
    for demo in demos() {
        let (_, all, _) = made(demo);
        let mut causes: BTreeMap<&str, usize> = BTreeMap::new();
        let mut categories: BTreeMap<&str, usize> = BTreeMap::new();
        for made in &all {
            *categories.entry(&made.complaint.category).or_default() += 1;
            *causes.entry(&made.complaint.cause).or_default() += 1;
        }
        causes.remove("");
        let known: usize = causes.values().sum();
        let mut counts: Vec<usize> = causes.values().copied().collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let few: usize = counts.iter().take(5).sum();
        assert!(few * 2 > known && counts.len() >= 10, "{causes:?}");
        assert_eq!(categories.len(), 6, "{categories:?}");
        assert!(categories.values().all(|n| *n >= 5), "{categories:?}");
    }
}

#[test]
fn a_large_demo_has_as_many_complaints_as_a_large_business() {
    let now = MOMENTS[0].parse().unwrap();
    let spec = Spec { customers: 6000, contacts: 2, seed: 3, now, me: "anna".into() };
    let entries: Vec<Entry> = Demo::new(spec).skip(1000).collect();
    let complaints: usize = entries.iter().map(|e| e.complaints.len()).sum();
    // About four in a hundred of those who have bought.
    assert!((120..=250).contains(&complaints), "{complaints}");
    let open = entries
        .iter()
        .flat_map(|e| &e.complaints)
        .filter(|c| !life(&c.steps).state.is_final())
        .count();
    assert!(open > 0 && open * 8 < complaints, "{open} of {complaints} are open");
}
