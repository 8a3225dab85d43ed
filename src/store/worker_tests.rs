//! What goes first in the queue of the worker.

use super::*;

fn job(slot: Slot, ticket: u64) -> Job {
    Job { slot, owner: 1, ticket, request: Request::Shared }
}

fn order(queue: &mut Queue) -> Vec<u64> {
    std::iter::from_fn(|| queue.take()).map(|(job, _)| job.ticket).collect()
}

#[test]
fn what_yields_makes_way_for_everything_else_and_is_not_lost() {
    let now = DateTime::UNIX_EPOCH;
    let mut queue = Queue::default();
    assert!(!queue.put(job(Slot::SegmentFigures, 1), now));
    let (running, at) = queue.take().unwrap();
    assert!(queue.put(job(Slot::Search, 2), now), "a key is not kept waiting");
    queue.running = None;
    queue.give_back(running, at);
    assert!(!queue.put(job(Slot::Write, 3), now));
    assert!(!queue.put(job(Slot::Card, 4), now));
    assert_eq!(order(&mut queue), [2, 3, 4, 1]);
}

#[test]
fn counting_figures_makes_way_for_the_list_behind_one_too() {
    let now = DateTime::UNIX_EPOCH;
    let mut queue = Queue::default();
    queue.put(job(Slot::KpiCount, 1), now);
    let (running, at) = queue.take().unwrap();
    assert!(queue.put(job(Slot::KpiBehind, 2), now));
    queue.running = None;
    queue.give_back(running, at);
    assert_eq!(queue.take().map(|(job, _)| job.ticket), Some(2));
    assert!(!queue.put(job(Slot::KpiCount, 3), now), "but not the other way round");
    queue.put(job(Slot::Card, 4), now);
    queue.running = None;
    assert_eq!(order(&mut queue), [4, 3]);
}

#[test]
fn a_newer_question_takes_the_place_of_one_that_made_way() {
    let now = DateTime::UNIX_EPOCH;
    let mut queue = Queue::default();
    queue.put(job(Slot::SegmentFigures, 1), now);
    let (running, at) = queue.take().unwrap();
    assert!(queue.put(job(Slot::SegmentFigures, 2), now));
    queue.give_back(running, at);
    assert_eq!(order(&mut queue), [2]);
    queue.put(job(Slot::SegmentFigures, 3), now);
    let (running, at) = queue.take().unwrap();
    queue.put(job(Slot::Write, 4), now);
    assert!(queue.end(), "the end does not wait for it");
    queue.give_back(running, at);
    assert_eq!(order(&mut queue), [4]);
}

#[test]
fn of_one_slot_only_the_newest_waits_but_every_write_is_done() {
    let now = DateTime::UNIX_EPOCH;
    let mut queue = Queue::default();
    for (slot, ticket) in [(Slot::Search, 1), (Slot::Write, 2), (Slot::Write, 3), (Slot::Search, 4)]
    {
        queue.put(job(slot, ticket), now);
    }
    assert_eq!(order(&mut queue), [2, 3, 4]);
}
