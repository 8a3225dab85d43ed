//! The complaints of an invented customer, with everything that hangs on them.
//!
//! The first customers show one of every kind ([`cases`]); of the others some in a
//! hundred complain in the course of a year.

mod after;
mod cases;
mod course;
mod problems;

use chrono::{DateTime, Days, TimeDelta, Utc};

use self::cases::{Case, Special};
use self::course::Event;
use self::problems::Problem;
pub(super) use self::problems::Problems;
use super::customer::Made;
use super::rng::Rng;
use super::{Demo, DemoComplaint, ZONE, talk};
use crate::domain::codes::{
    Channel, Claim, ComplaintState, CustomerKind, Direction, Outcome, Severity, Stage, StepKind,
    Topic, Verdict,
};
use crate::domain::complaint::ON_THE_SPOT;
use crate::domain::model::{Complaint, ComplaintStep, Contact};

/// Of the first customers every so manieth complains …
const EVERY: u64 = 4;
/// … of the others so many in a hundred.
const PERCENT: u64 = 4;
/// Mixes the seed, so that complaints have a chance of their own.
const STREAM: u64 = 0xC0_3B_1A;

const CHANNELS: &[(Channel, u64)] = &[
    (Channel::Phone, 48),
    (Channel::Email, 28),
    (Channel::Shop, 7),
    (Channel::Website, 6),
    (Channel::Messenger, 4),
    (Channel::Letter, 4),
    (Channel::Social, 2),
    (Channel::Fax, 1),
];

const SEVERITIES: &[(Severity, u64)] =
    &[(Severity::Normal, 62), (Severity::Low, 20), (Severity::High, 15), (Severity::Critical, 3)];

/// Position among the complaints that every demo shows.
fn shown(index: u64) -> Option<u64> {
    let nth = index / EVERY;
    (index % EVERY == 2 && nth < cases::SHOWN).then_some(nth)
}

/// Whether a customer certainly complains: nobody does who has bought nothing yet.
pub(super) fn complains(index: u64) -> bool {
    shown(index).is_some()
}

/// What is settled before a complaint is written.
struct Plan<'a> {
    /// Its position, of those that every demo shows.
    nth: Option<u64>,
    problem: &'a Problem,
    severity: Severity,
    channel: Channel,
    received_at: DateTime<Utc>,
    events: Vec<Event>,
    repeat: bool,
    agreed: Option<DateTime<Utc>>,
    owner: String,
}

/// The complaints of a customer, in the order in which they came in.
pub(super) fn complaints(demo: &Demo, index: u64, made: &Made) -> Vec<DemoComplaint> {
    let mut rng = Rng::new(demo.spec.seed ^ STREAM, index);
    let rng = &mut rng;
    let nth = shown(index);
    let never =
        made.customer.stage == Some(Stage::Lead) || talk::silent_since(demo, index).is_some();
    if nth.is_none() && (never || !rng.chance(PERCENT)) {
        return Vec::new();
    }
    let case = nth.and_then(cases::nth);
    let last = match case {
        Some(case) => standing(demo, nth, case, rng),
        None => past(demo, nth, rng),
    };
    let Some(last) = last else { return Vec::new() };
    let mut found = Vec::new();
    let duplicate = case.is_some_and(|case| case.state == ComplaintState::Duplicate);
    // Before it: the same once more, or the one of which it is a duplicate.
    let before = if duplicate {
        Some(first(demo, &last, 1, rng))
    } else if nth == Some(33) || (case.is_none() && rng.chance(9)) {
        Some(first(demo, &last, rng.between(20, 80), rng))
    } else {
        None
    };
    let repeat = before.is_some() && !duplicate;
    found.extend(before.map(|plan| write(demo, plan, made, rng)));
    let mut last = write(demo, Plan { repeat, ..last }, made, rng);
    last.duplicate_of = duplicate.then_some(0);
    found.push(last);
    found
}

/// Complaints of people nobody knows: in the shop, on the phone.
pub(super) fn strangers(demo: &Demo, nth: u64) -> Option<DemoComplaint> {
    let mut rng = Rng::new(demo.spec.seed ^ STREAM ^ 0x57_4A, nth);
    let nobody = Made::nobody();
    let mut plan = match nth {
        0 => standing(demo, None, cases::nth(21)?, &mut rng)?,
        1 => standing(demo, None, cases::nth(24)?, &mut rng)?,
        _ => past(demo, None, &mut rng)?,
    };
    plan.channel = if nth.is_multiple_of(3) { Channel::Phone } else { Channel::Shop };
    let mut made = write(demo, plan, &nobody, &mut rng);
    made.complaint.complainant = demo.words.any("strangers", &mut rng);
    Some(made)
}

/// One that stands where the table says.
fn standing<'a>(demo: &'a Demo, nth: Option<u64>, case: &Case, rng: &mut Rng) -> Option<Plan<'a>> {
    let now = demo.spec.now;
    let problem = match case.special {
        Special::Safety => demo.problems.dangerous(),
        _ => demo.problems.nth(nth.unwrap_or(0), None, rng),
    };
    let (received_at, way) = match case.special {
        // On whatever day: a message that has just come in.
        _ if case.minutes == 0 => (now - TimeDelta::minutes(25), &[][..]),
        Special::Reopened => (course::back(&demo.calendar, now, case.minutes), course::REOPENED),
        _ => {
            let received = course::back(&demo.calendar, now, case.minutes);
            (received, course::way_to(case.state))
        }
    };
    let events = if case.special == Special::OnTheSpot {
        course::whole(demo, ON_THE_SPOT, case.severity, rng)
    } else {
        course::up_to_now(demo, case, way)
    };
    let agreed = (case.special == Special::Agreed).then(|| demo.calendar.due(now, 12 * 3600));
    Some(Plan {
        nth,
        problem: problem?,
        severity: case.severity,
        channel: if case.minutes == 0 { Channel::Email } else { Channel::Phone },
        received_at,
        events,
        repeat: false,
        agreed: agreed.flatten(),
        owner: owner(demo, nth, rng),
    })
}

/// One of the past year, which has gone its way.
fn past<'a>(demo: &'a Demo, nth: Option<u64>, rng: &mut Rng) -> Option<Plan<'a>> {
    let wanted = nth.and_then(cases::remedy);
    let problem = demo.problems.nth(nth.unwrap_or_else(|| rng.below(1000)), wanted, rng)?;
    let severity = if problem.is_dangerous() {
        Severity::Critical
    } else {
        rng.weighted(SEVERITIES).unwrap_or(Severity::Normal)
    };
    let channel = rng.weighted(CHANNELS).unwrap_or(Channel::Phone);
    let ago = nth.map_or_else(|| rng.between(1, 350), cases::days_ago);
    // What ended with a certain remedy was neither rejected nor is it forgotten.
    let way = match wanted {
        Some(_) => course::way_to(ComplaintState::Closed),
        None => course::any_way(rng),
    };
    Some(Plan {
        nth,
        problem,
        severity,
        channel,
        received_at: moment(demo, ago, channel, rng),
        events: course::whole(demo, way, severity, rng),
        repeat: false,
        agreed: None,
        owner: owner(demo, nth, rng),
    })
}

/// What the same customer complained about so many days before.
fn first<'a>(demo: &Demo, later: &Plan<'a>, days: u64, rng: &mut Rng) -> Plan<'a> {
    let on = later.received_at.with_timezone(&ZONE).date_naive();
    let ago = u64::try_from((demo.today - on).num_days()).unwrap_or(0) + days;
    let events = if days > 1 {
        course::whole(demo, course::way_to(ComplaintState::Closed), Severity::Normal, rng)
    } else {
        let begun = course::way_to(ComplaintState::InProgress);
        course::whole(demo, begun, Severity::Normal, rng)
    };
    Plan {
        nth: None,
        problem: later.problem,
        severity: Severity::Normal,
        channel: Channel::Phone,
        received_at: moment(demo, ago, Channel::Phone, rng),
        events,
        repeat: false,
        agreed: None,
        owner: later.owner.clone(),
    }
}

/// A moment of a day on which somebody worked; what is written comes at any hour.
fn moment(demo: &Demo, ago: u64, channel: Channel, rng: &mut Rng) -> DateTime<Utc> {
    let mut day = demo.today.checked_sub_days(Days::new(ago)).unwrap_or(demo.today);
    while !demo.calendar.is_working_day(day) {
        day = day.pred_opt().unwrap_or_default();
    }
    let minutes = match channel {
        Channel::Phone | Channel::Shop => rng.between(10 * 60, 13 * 60 + 45),
        _ => rng.between(7 * 60, 21 * 60),
    };
    Demo::at(day, minutes)
}

/// Every other one is that of whoever looks at the demo.
fn owner(demo: &Demo, nth: Option<u64>, rng: &mut Rng) -> String {
    match nth {
        Some(nth) if nth.is_multiple_of(2) => demo.spec.me.clone(),
        _ => demo.rep(rng),
    }
}

fn write(demo: &Demo, plan: Plan<'_>, made: &Made, rng: &mut Rng) -> DemoComplaint {
    let problem = plan.problem;
    let whom = (plan.channel, plan.owner.as_str());
    let steps = course::steps(demo, plan.received_at, plan.events, whom, rng);
    let standing = crate::domain::complaint::life(&steps);
    let mut complaint = Complaint::new(plan.received_at, plan.channel);
    complaint.severity = plan.severity;
    complaint.category = problem.category.to_owned();
    complaint.owner.clone_from(&plan.owner);
    complaint.safety = problem.is_dangerous();
    complaint.repeat = Some(plan.repeat);
    complaint.resolve_by = plan.agreed;
    let product = product(demo, problem, rng);
    let fill = |text: &str, rng: &mut Rng| demo.words.filled(&text.replace("%p", &product), rng);
    complaint.description = fill(problem.what, rng);
    complaint.demand = fill(problem.demand, rng);
    if rng.chance(92) {
        // Around what is usual for it.
        let around = [0, 0, 0, -1, 1];
        let off = rng.pick(&around).copied().unwrap_or(0);
        complaint.annoyance = Some((problem.annoyance + off).clamp(1, 5));
    }
    goods(&mut complaint, &product, rng);
    if !matches!(standing.state, ComplaintState::Received | ComplaintState::Assessed) {
        complaint.cause = problem.cause.to_owned();
        complaint.findings = fill(problem.found, rng);
        complaint.justified = justified(&steps, rng);
    }
    let contacts = contacts(demo, &complaint, &steps, rng);
    let persons = made.persons.len() as u64;
    let person = usize::try_from(rng.below(persons.max(1))).ok().filter(|_| persons > 0);
    let company = made.customer.kind == CustomerKind::Company;
    let mut made = DemoComplaint {
        complaint,
        person,
        duplicate_of: None,
        steps,
        remedies: Vec::new(),
        contacts,
        tasks: Vec::new(),
        surveys: Vec::new(),
    };
    made.remedies = after::remedies(demo, plan.nth, problem, &made, company, rng);
    after::measure(demo, plan.nth, problem, &mut made, rng);
    after::satisfaction(demo, &mut made, rng);
    made
}

fn product(demo: &Demo, problem: &Problem, rng: &mut Rng) -> String {
    let list = if problem.what.contains("%m") { "machines" } else { "coffees" };
    demo.words.frequent(list, rng)
}

/// Goods have a delivery, papers have a number.
fn goods(complaint: &mut Complaint, product: &str, rng: &mut Rng) {
    let year = complaint.received_at.format("%Y");
    match complaint.category.as_str() {
        "Ware" | "Lieferung" | "Verpackung" => {
            complaint.product = product.to_owned();
            complaint.document = format!("LS-{year}-{:04}", rng.between(100, 4800));
            let received = complaint.received_at.with_timezone(&ZONE).date_naive();
            complaint.delivered_on = received.checked_sub_days(Days::new(rng.between(0, 15)));
            let claims = [Claim::Warranty, Claim::Warranty, Claim::Goodwill];
            complaint.claim = rng.pick(&claims).copied();
        }
        "Rechnung" => complaint.document = format!("RE-{year}-{:04}", rng.between(100, 4800)),
        _ => {}
    }
}

fn justified(steps: &[ComplaintStep], rng: &mut Rng) -> Verdict {
    let entered = |state| steps.iter().any(|step| step.state == Some(state));
    if entered(ComplaintState::Rejected) {
        Verdict::No
    } else if entered(ComplaintState::Offered) {
        if rng.chance(80) { Verdict::Yes } else { Verdict::Partly }
    } else {
        Verdict::Open
    }
}

/// The contact with which it came in, and those in which the customer was told.
fn contacts(
    demo: &Demo,
    complaint: &Complaint,
    steps: &[ComplaintStep],
    rng: &mut Rng,
) -> Vec<Contact> {
    let contact = |at, channel, direction| {
        let mut contact = Contact::new(at, channel, direction);
        contact.topic = Some(Topic::Complaint);
        contact.rep.clone_from(&complaint.owner);
        contact.outcome =
            Some(if channel == Channel::Phone { Outcome::Reached } else { Outcome::Done });
        contact
    };
    let last = crate::domain::complaint::life(steps);
    let on_the_spot = last.closed_at == Some(complaint.received_at);
    let mut first = contact(complaint.received_at, complaint.channel, Direction::In);
    first.note = format!("{}\n{}", complaint.description, complaint.demand);
    first.solved = Some(on_the_spot);
    let spoken = complaint.channel == Channel::Phone;
    first.duration_s = spoken.then(|| i64::try_from(rng.between(90, 900)).unwrap_or(300));
    if !spoken {
        first.subject = format!("Beschwerde: {}", complaint.category);
    }
    let mut contacts = vec![first];
    // What was told in the same breath needs no contact of its own.
    let later = steps.iter().filter(|step| step.at > complaint.received_at);
    for step in later {
        let Some(channel) = step.told.filter(|_| rng.chance(60)) else { continue };
        let mut told = contact(step.at, channel, Direction::Out);
        told.note = match step.kind {
            StepKind::Acknowledged => "Eingang der Beschwerde bestätigt.".to_owned(),
            _ if step.note.is_empty() => demo.words.any("step-told", rng),
            _ => step.note.clone(),
        };
        let spoken = channel == Channel::Phone;
        told.duration_s = spoken.then(|| i64::try_from(rng.between(60, 500)).unwrap_or(100));
        contacts.push(told);
    }
    contacts
}

#[cfg(test)]
mod tests;
