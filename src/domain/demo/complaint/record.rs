//! An invented complaint, written down.

use chrono::Days;

use super::plan::Plan;
use super::problems::Problem;
use super::{after, cases, course};
use crate::domain::codes::{
    Channel, Claim, ComplaintState, CustomerKind, Direction, Outcome, StepKind, Topic, Verdict,
};
use crate::domain::complaint::life;
use crate::domain::demo::customer::Made;
use crate::domain::demo::rng::Rng;
use crate::domain::demo::{Demo, DemoComplaint, ZONE};
use crate::domain::model::{Complaint, ComplaintStep, Contact};

/// The complaint as it was written down in the course of its handling.
pub(super) fn complaint(demo: &Demo, plan: Plan<'_>, made: &Made, rng: &mut Rng) -> DemoComplaint {
    let problem = plan.problem;
    let whom = (plan.channel, problem.category, plan.owner.as_str());
    let steps = course::steps(demo, plan.received_at, plan.events, whom, rng);
    let standing = life(&steps);
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
    complaint.annoyance = plan.nth.and_then(cases::annoyance).or(complaint.annoyance);
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
    after::satisfaction(demo, plan.nth, &mut made, rng);
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
    let last = life(steps);
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
