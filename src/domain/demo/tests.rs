//! The invented business shows everything there is, and the same each time.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::{Demo, Entry, Spec};
use crate::domain::codes::{
    AddressKind, Channel, Code, ConsentChannel, ConsentStatus, CustomerKind, Direction, Outcome,
    PlaceKind, Priority, Stage, TaskKind, Topic,
};
use crate::domain::model::{Due, Task};
use crate::domain::phone;

fn now() -> DateTime<Utc> {
    "2026-11-21T09:30:00Z".parse().unwrap()
}

fn spec(customers: u64, contacts: u64) -> Spec {
    Spec { customers, contacts, seed: 1, now: now(), me: "anna".into() }
}

fn all_of<C: Code + std::fmt::Debug + Ord>(found: impl Iterator<Item = C>) {
    let found: BTreeSet<C> = found.collect();
    let missing: Vec<_> = C::ALL.iter().filter(|c| !found.contains(c)).collect();
    assert!(missing.is_empty(), "{} lacks {missing:?}", C::LIST);
}

fn open_tasks(entries: &[Entry]) -> Vec<&Task> {
    let of_contacts =
        entries.iter().flat_map(|e| e.contacts.iter().filter_map(|c| c.follow_up.as_ref()));
    let others = entries.iter().flat_map(|e| e.tasks.iter());
    of_contacts.chain(others).filter(|t| t.done_at.is_none()).collect()
}

#[test]
fn the_usual_demo_shows_every_entry_of_every_list() {
    let entries: Vec<Entry> = Demo::new(spec(250, 8)).collect();
    let customers = || entries.iter().map(|e| &e.customer);
    let contacts = || entries.iter().flat_map(|e| &e.contacts).map(|c| &c.contact);
    let consents = || entries.iter().flat_map(|e| &e.consents);
    let tasks = || entries.iter().flat_map(|e| &e.tasks);
    all_of::<CustomerKind>(customers().map(|c| c.kind));
    all_of::<Stage>(customers().filter_map(|c| c.stage));
    all_of::<AddressKind>(customers().flat_map(|c| &c.addresses).map(|a| a.kind));
    all_of::<Channel>(contacts().map(|c| c.channel));
    all_of::<Direction>(contacts().map(|c| c.direction));
    all_of::<Topic>(contacts().filter_map(|c| c.topic));
    all_of::<Outcome>(contacts().filter_map(|c| c.outcome));
    all_of::<TaskKind>(tasks().map(|t| t.kind));
    all_of::<Priority>(tasks().map(|t| t.priority));
    all_of::<ConsentChannel>(consents().map(|c| c.channel));
    all_of::<ConsentStatus>(consents().map(|c| c.status));
    let kinds: BTreeSet<PlaceKind> = customers().flat_map(|c| &c.phones).map(|p| p.kind).collect();
    assert!(kinds.len() >= 4, "{kinds:?}");
    for solved in [None, Some(true), Some(false)] {
        assert!(contacts().any(|c| c.solved == solved), "{solved:?}");
    }
    assert!(customers().any(|c| c.blocked) && customers().any(|c| c.key_account));
    assert!(customers().any(|c| c.birthday.is_some_and(|b| b.year.is_none())));
    assert!(customers().any(|c| c.birthday.is_some_and(|b| (b.month, b.day) == (2, 29))));
    assert!(
        customers().any(|c| c.last_name.contains('ü')) && customers().any(|c| !c.notes.is_empty())
    );
    assert!(entries.iter().any(|e| e.referred_by.is_some()));
    assert!(entries.iter().any(|e| e.persons.len() > 1));
    let used: BTreeSet<&String> = customers().flat_map(|c| c.own.keys()).collect();
    assert_eq!(used.len(), Demo::own_fields().len(), "every own field has values");
}

#[test]
fn something_is_late_something_is_due_today_and_something_lies_ahead() {
    let entries: Vec<Entry> = Demo::new(spec(250, 8)).collect();
    let today = now().date_naive();
    let mut due: BTreeMap<&str, usize> = BTreeMap::new();
    for task in open_tasks(&entries) {
        let when = match task.due {
            None => "never",
            Some(Due::At(at)) if at.date_naive() == today => "today",
            Some(Due::Date(day)) if day == today => "today",
            Some(Due::At(at)) if at.date_naive() < today => "late",
            Some(Due::Date(day)) if day < today => "late",
            Some(_) => "ahead",
        };
        *due.entry(when).or_default() += 1;
    }
    for when in ["late", "today", "ahead", "never"] {
        let count = due.get(when).copied().unwrap_or(0);
        assert!((1..=80).contains(&count), "{when}: {count} of {due:?}");
    }
}

#[test]
fn the_same_seed_gives_the_same_customers_whatever_their_number() {
    let few: Vec<Entry> = Demo::new(spec(20, 5)).collect();
    let many: Vec<Entry> = Demo::new(spec(40, 5)).take(20).collect();
    assert_eq!(few, many);
    let other: Vec<Entry> = Demo::new(Spec { seed: 2, ..spec(20, 5) }).collect();
    assert_ne!(few, other);
}

#[test]
fn nothing_has_happened_in_the_future_and_every_contact_says_something() {
    for entry in Demo::new(spec(300, 10)) {
        for made in &entry.contacts {
            assert!(made.contact.at <= now());
            assert!(!made.contact.is_real() || !made.contact.note.is_empty(), "{made:?}");
            assert!(
                !made.contact.note.contains('%') || made.contact.note.contains(" % "),
                "{made:?}"
            );
        }
        for task in entry.contacts.iter().filter_map(|c| c.follow_up.as_ref()) {
            assert!(task.done_at.is_none_or(|at| at <= now()));
        }
        assert!(!entry.customer.display_name().is_empty());
        assert!(
            entry.referred_by.is_none_or(|by| format!("K-{:04}", by + 1) < entry.customer.number)
        );
    }
}

#[test]
fn phone_numbers_are_numbers_and_few_are_shared() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for entry in Demo::new(spec(1000, 0)) {
        for phone in &entry.customer.phones {
            assert_eq!(
                phone::normalise(&phone.raw, "DE").as_deref(),
                Some(phone.norm.as_str()),
                "{}",
                phone.raw
            );
            assert!(phone.norm.starts_with("+49"), "{phone:?}");
            *seen.entry(phone.norm.clone()).or_default() += 1;
        }
    }
    let shared = seen.values().filter(|n| **n > 1).count();
    assert!(shared * 50 < seen.len(), "{shared} of {} are shared", seen.len());
}

#[test]
fn common_names_are_common_and_rare_ones_many() {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let people = Demo::new(spec(3000, 0)).filter(|e| e.customer.kind == CustomerKind::Person);
    for entry in people {
        *names.entry(entry.customer.last_name).or_default() += 1;
    }
    assert!(names.get("Müller").copied().unwrap_or(0) > 50);
    assert!(names.len() > 300, "{}", names.len());
}

#[test]
fn numbers_without_a_customer_belong_to_nobody_in_the_demo() {
    let demo = Demo::new(spec(250, 8));
    let unassigned = demo.unassigned();
    assert!(unassigned.len() >= 3);
    let known: BTreeSet<String> = demo.flat_map(|e| e.customer.phones).map(|p| p.norm).collect();
    assert!(unassigned.iter().all(|c| !known.contains(&c.caller_norm) && c.customer_id.is_none()));
}
