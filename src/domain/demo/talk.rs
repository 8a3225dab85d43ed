//! What was said and written: the contact history of an invented customer.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, TimeDelta, Utc, Weekday};

use super::customer::Made;
use super::rng::Rng;
use super::{Demo, DemoContact, agenda};
use crate::domain::codes::{Channel, Code as _, Direction, Outcome, Stage, Topic};
use crate::domain::model::Contact;

const CHANNELS: &[(Channel, u64)] = &[
    (Channel::Phone, 44),
    (Channel::Email, 30),
    (Channel::Messenger, 5),
    (Channel::Website, 4),
    (Channel::Visit, 3),
    (Channel::Shop, 3),
    (Channel::Letter, 3),
    (Channel::Sms, 2),
    (Channel::Video, 2),
    (Channel::Chat, 2),
    (Channel::Voicemail, 1),
    (Channel::Social, 1),
    (Channel::Event, 1),
    (Channel::Fax, 1),
    (Channel::Other, 1),
];

const TOPICS: &[(Topic, u64)] = &[
    (Topic::Order, 28),
    (Topic::Enquiry, 15),
    (Topic::Delivery, 14),
    (Topic::Support, 13),
    (Topic::Offer, 10),
    (Topic::Complaint, 6),
    (Topic::Other, 6),
    (Topic::Praise, 4),
    (Topic::Wish, 4),
];

/// The contacts of a customer, oldest first, none in the future.
pub(super) fn history(demo: &Demo, index: u64, made: &Made, rng: &mut Rng) -> Vec<DemoContact> {
    let span = span(demo, made);
    // Who has been here for a week was not spoken to ten times.
    let most = if demo.spec.contacts > 20 { u64::MAX } else { (span.0 - span.1) / 4 + 1 };
    let count = rng.below(demo.spec.contacts * 2 + 1).min(most);
    let mut moments: Vec<DateTime<Utc>> = (0..count).map(|_| moment(demo, span, rng)).collect();
    moments.retain(|at| *at <= demo.spec.now);
    moments.sort_unstable();
    let last = moments.len().saturating_sub(1);
    let mut contacts = Vec::with_capacity(moments.len());
    for (k, at) in moments.into_iter().enumerate() {
        // The first contact of the first customers walks through all the lists.
        let forced = if k == 0 && index < 30 { usize::try_from(index).ok() } else { None };
        contacts.push(one(demo, made, at, forced, k == last, rng));
    }
    contacts
}

/// Since when nobody has spoken to a customer, of those who shall be suggested: some
/// key accounts, and who gave a bad answer.
pub(super) fn silent_since(demo: &Demo, index: u64) -> Option<DateTime<Utc>> {
    let key_account = (index < 1000 && index % 60 == 24).then_some(50);
    let days = key_account.or_else(|| super::survey::unhappy(index).map(|days| days + 2))?;
    Some(Demo::at(demo.today - TimeDelta::days(days), 0))
}

/// First and last day before today on which there was contact, in days ago.
fn span(demo: &Demo, made: &Made) -> (u64, u64) {
    let known = made.customer.since.map_or(300, |since| (demo.today - since).num_days());
    let first = u64::try_from(known).unwrap_or(0).clamp(1, 4 * 365);
    let last = match made.customer.stage {
        Some(Stage::Lost) => 200.min(first),
        Some(Stage::AtRisk) => 95.min(first),
        _ => 0,
    };
    (first, last)
}

fn moment(demo: &Demo, (first, last): (u64, u64), rng: &mut Rng) -> DateTime<Utc> {
    // The smaller of two chances: recent days are busier than those long ago.
    let ago = last + rng.below(first - last + 1).min(rng.below(first - last + 1));
    let day = demo.today.checked_sub_days(Days::new(ago)).unwrap_or(demo.today);
    let day = if rng.chance(95) { working_day(day) } else { day };
    let evening = rng.chance(5);
    let minutes =
        if evening { rng.between(18 * 60, 21 * 60) } else { rng.between(8 * 60, 17 * 60 + 45) };
    Demo::at(day, minutes)
}

/// The Friday before a weekend.
pub(super) fn working_day(day: NaiveDate) -> NaiveDate {
    let back = match day.weekday() {
        Weekday::Sat => 1,
        Weekday::Sun => 2,
        _ => 0,
    };
    day.checked_sub_days(Days::new(back)).unwrap_or(day)
}

fn one(
    demo: &Demo,
    made: &Made,
    at: DateTime<Utc>,
    forced: Option<usize>,
    last: bool,
    rng: &mut Rng,
) -> DemoContact {
    let channel = forced.and_then(|i| Channel::ALL.get(i).copied());
    let channel = channel.or_else(|| rng.weighted(CHANNELS)).unwrap_or(Channel::Phone);
    let topic = forced.and_then(|i| Topic::ALL.get(i % Topic::ALL.len()).copied());
    let topic = topic.or_else(|| rng.weighted(TOPICS)).unwrap_or(Topic::Other);
    let direction = if rng.chance(62) { Direction::In } else { Direction::Out };
    let mut contact = Contact::new(at, channel, direction);
    contact.topic = Some(topic);
    contact.rep = demo.rep(rng);
    contact.outcome = Some(outcome(channel, direction, rng));
    if channel == Channel::Voicemail {
        contact.outcome = Some(Outcome::Callback);
    }
    if contact.is_real() {
        let text = demo.words.text(topic, direction, rng);
        contact.note = text.note;
        // A subject belongs to what is written; on the phone it is rarely typed.
        if channel != Channel::Phone || rng.chance(25) {
            contact.subject = text.subject;
        }
        contact.solved = solved(topic, rng);
    }
    contact.duration_s = duration(channel, contact.is_real(), rng);
    let persons = made.persons.len() as u64;
    let person =
        if rng.chance(80) { usize::try_from(rng.below(persons.max(1))).ok() } else { None };
    let follow_up = (contact.is_real() && rng.chance(if last { 25 } else { 8 }))
        .then(|| agenda::follow_up(demo, &contact, last, rng));
    DemoContact { contact, person: person.filter(|_| persons > 0), follow_up }
}

fn outcome(channel: Channel, direction: Direction, rng: &mut Rng) -> Outcome {
    match (channel, direction) {
        (Channel::Phone, Direction::Out) => rng
            .weighted(&[
                (Outcome::Reached, 62),
                (Outcome::NoAnswer, 18),
                (Outcome::Voicemail, 12),
                (Outcome::Callback, 8),
            ])
            .unwrap_or(Outcome::Reached),
        (Channel::Phone | Channel::Video | Channel::Visit | Channel::Shop | Channel::Event, _) => {
            if rng.chance(90) {
                Outcome::Reached
            } else {
                Outcome::Callback
            }
        }
        _ => Outcome::Done,
    }
}

fn solved(topic: Topic, rng: &mut Rng) -> Option<bool> {
    match topic {
        Topic::Enquiry | Topic::Support | Topic::Complaint => match rng.below(10) {
            0 => None,
            1 | 2 => Some(false),
            _ => Some(true),
        },
        _ => None,
    }
}

/// Short calls are many, long ones few.
fn duration(channel: Channel, real: bool, rng: &mut Rng) -> Option<i64> {
    let seconds = match channel {
        Channel::Phone if real => rng.between(40, 400).min(rng.between(40, 1500)),
        Channel::Phone => rng.between(5, 40),
        Channel::Video => rng.between(600, 3600),
        Channel::Visit => rng.between(20, 120) * 60,
        _ => return None,
    };
    i64::try_from(seconds).ok()
}

/// A call of the last days from a number nobody knows.
pub(super) fn unassigned(demo: &Demo, nth: u64) -> Contact {
    let mut rng = Rng::new(demo.spec.seed ^ 0x5EED, nth);
    let minutes = i64::try_from(rng.between(30, 6 * 24 * 60)).unwrap_or(60);
    let at = demo.spec.now - TimeDelta::minutes(minutes);
    let mut contact = Contact::new(at, Channel::Phone, Direction::In);
    // The last hundred of the free range of mobiles, used by nobody else here.
    let phone = super::numbers::mobile(199 - (nth * 2) % 60, &mut rng);
    contact.caller_raw = phone.raw;
    contact.caller_norm = phone.norm;
    contact.rep = demo.rep(&mut rng);
    contact.topic = Some(Topic::Enquiry);
    contact.outcome =
        Some(if nth.is_multiple_of(3) { Outcome::Callback } else { Outcome::Reached });
    contact.note = demo.words.text(Topic::Enquiry, Direction::In, &mut rng).note;
    contact.duration_s = duration(Channel::Phone, true, &mut rng);
    contact
}
