//! The form of a complaint: what happened stands first, everything else has a
//! default. A new one can be put right while it is taken: then the same form tells
//! its whole life.

use chrono::{DateTime, Days, Utc};

use super::remedy::gift;
use super::values::{Fill, Read, customer_value, print_instant};
use super::{FieldError, Form, FormEnv, Values};
use crate::domain::codes::{ComplaintState, Severity, StepKind, Verdict};
use crate::domain::complaint::ON_THE_SPOT as WAY;
use crate::domain::dates::{Looking, parse_when, to_instant};
use crate::domain::fields::{COMPLAINT, ON_THE_SPOT, SATISFACTION, Section};
use crate::domain::fold::fold;
use crate::domain::model::{Complaint, ComplaintStep, Due, Id, Remedy};
use crate::tr;

/// The word that drafts of it are kept under.
pub const NAME: &str = "complaint";

/// The same customer with the same matter within so many days is a repeat.
const REPEAT_DAYS: u64 = 90;

const SPOT: &str = "on_the_spot";
const SOLUTION: &str = "solution";
const DESCRIPTION: &str = "description";

/// A complaint as it comes out of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub complaint: Complaint,
    /// It was put right while it was taken; the words for what was done.
    pub solved: Option<String>,
    pub remedy: Option<Remedy>,
    /// Fields that could not be read. Everything else is good to be saved.
    pub errors: Vec<FieldError>,
    /// There is enough of it to be stored: something happened.
    pub tells: bool,
}

/// The form. Only a new complaint can be put right on the spot; how satisfied they
/// are is asked once it is resolved.
pub fn form(complaint: &Complaint, new: bool, values: &Values, env: &FormEnv<'_>) -> Form {
    let mut table = COMPLAINT.to_vec();
    let more = match complaint.standing.state.is_resolved() {
        _ if new => ON_THE_SPOT,
        true => SATISFACTION,
        false => &[],
    };
    // Behind what was complained about, before the handling.
    let at = table.iter().position(|f| f.section == Section::Handling).unwrap_or(table.len());
    table.splice(at..at, more.iter().copied());
    let mut form = Form::new(NAME, &table, values, env.i18n);
    form.set_placeholder(DESCRIPTION, &tr!(env.i18n, "form-complaint-what"));
    for key in ["acknowledge_by", "resolve_by"] {
        form.set_placeholder(key, &tr!(env.i18n, "form-by-rule"));
    }
    form
}

/// The values of a complaint. `customer`: the name on screen of its customer.
pub fn complaint_to_values(complaint: &Complaint, customer: &str, env: &FormEnv<'_>) -> Values {
    let c = complaint;
    let mut fill = Fill(Values::new());
    if let Some(id) = c.customer_id {
        fill.text("customer", &customer_value(id, customer));
    }
    if let Some(id) = c.person_id {
        fill.text("person", &id.to_string());
    }
    for (key, text) in [
        (DESCRIPTION, &c.description),
        ("category", &c.category),
        ("cause", &c.cause),
        ("product", &c.product),
        ("document", &c.document),
        ("complainant", &c.complainant),
        ("demand", &c.demand),
        ("findings", &c.findings),
        ("owner", &c.owner),
    ] {
        fill.text(key, text);
    }
    fill.code("channel", Some(c.channel));
    fill.code("severity", Some(c.severity));
    fill.code("justified", Some(c.justified));
    fill.code("claim", c.claim);
    fill.number("annoyance", c.annoyance);
    fill.number("satisfaction_result", c.satisfaction_result);
    fill.number("satisfaction_treatment", c.satisfaction_treatment);
    fill.number("satisfaction_process", c.satisfaction_process);
    fill.yes_no("repeat", c.repeat);
    fill.yes_no("safety", Some(c.safety).filter(|yes| *yes));
    fill.date("delivered_on", c.delivered_on, env.i18n.lang());
    fill.text("received_at", &print_instant(c.received_at, env));
    for (key, at) in [("acknowledge_by", c.acknowledge_by), ("resolve_by", c.resolve_by)] {
        fill.text(key, &at.map_or(String::new(), |at| print_instant(at, env)));
    }
    fill.0
}

/// The complaint that these values make of `base`. Nothing but an empty description
/// keeps it from being saved: what cannot be read stays as it was in `base` and is
/// named in [`Taken::errors`].
pub fn complaint_from_values(base: &Complaint, values: &Values, env: &FormEnv<'_>) -> Taken {
    let mut read = Read::new(values, env);
    let received_at = received(&mut read, base);
    // Asked only once it is resolved.
    let satisfaction = |read: &mut Read<'_>, key: &str, old| {
        if values.contains_key(key) { read.number(key, old) } else { old }
    };
    let complaint = Complaint {
        satisfaction_result: satisfaction(
            &mut read,
            "satisfaction_result",
            base.satisfaction_result,
        ),
        satisfaction_treatment: satisfaction(
            &mut read,
            "satisfaction_treatment",
            base.satisfaction_treatment,
        ),
        satisfaction_process: satisfaction(
            &mut read,
            "satisfaction_process",
            base.satisfaction_process,
        ),
        customer_id: read.customer("customer"),
        person_id: read.text("person").parse().ok().filter(|id: &Id| *id > 0),
        complainant: read.text("complainant").to_owned(),
        received_at,
        channel: read.code("channel").unwrap_or(base.channel),
        category: read.text("category").to_owned(),
        cause: read.text("cause").to_owned(),
        product: read.text("product").to_owned(),
        document: read.text("document").to_owned(),
        severity: read.code("severity").unwrap_or(Severity::Normal),
        annoyance: read.number("annoyance", base.annoyance),
        repeat: read.yes_no("repeat"),
        safety: read.yes_no("safety").unwrap_or(false),
        claim: read.code("claim"),
        delivered_on: read.date("delivered_on", base.delivered_on),
        description: values.get(DESCRIPTION).map_or(String::new(), |d| d.trim_end().to_owned()),
        demand: read.text("demand").to_owned(),
        findings: read.text("findings").to_owned(),
        justified: read.code("justified").unwrap_or(Verdict::Open),
        owner: read.text("owner").to_owned(),
        acknowledge_by: agreed(&mut read, "acknowledge_by", base.acknowledge_by, received_at),
        resolve_by: agreed(&mut read, "resolve_by", base.resolve_by, received_at),
        ..base.clone()
    };
    let tells = !complaint.headline().is_empty();
    if !tells {
        read.wrong(DESCRIPTION, "form-error-complaint-empty");
    }
    let given = received_at.with_timezone(&env.tz).date_naive();
    let remedy = gift(&mut read, base.meta.id, given);
    let solution = read.text(SOLUTION);
    let solved = (read.yes_no(SPOT) == Some(true)).then(|| solution.to_owned());
    if solved.is_none() && !solution.is_empty() {
        read.wrong(SOLUTION, "form-error-not-on-the-spot");
    }
    Taken { complaint, solved, remedy, errors: read.errors, tells }
}

/// When it came in: not after now, not after what has been done about it already.
fn received(read: &mut Read<'_>, base: &Complaint) -> DateTime<Utc> {
    let at = read.past_instant("received_at", base.received_at, "form-error-received-later");
    if at == base.received_at {
        return at;
    }
    let s = &base.standing;
    let done = [s.acknowledged_at, s.told_at, s.resolved_at].into_iter().flatten().min();
    if done.is_none_or(|done| at <= done) {
        return at;
    }
    read.wrong("received_at", "form-error-received-after-step");
    base.received_at
}

/// An instant that was agreed with the customer; a day alone means its close of
/// business.
fn agreed(
    read: &mut Read<'_>,
    key: &str,
    old: Option<DateTime<Utc>>,
    received: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let typed = read.text(key);
    if typed.is_empty() {
        return None;
    }
    let env = read.env;
    let at = match old.filter(|at| print_instant(*at, env) == typed) {
        Some(same) => same,
        None => match parse_when(typed, env.now, Looking::Ahead).map(|when| when.due(env.tz)) {
            Ok(Due::At(at)) => at,
            Ok(Due::Date(day)) => closing(day, env),
            Err(error) => {
                read.wrong(key, error.message());
                return old;
            }
        },
    };
    if at < received {
        read.wrong(key, "form-error-deadline-before");
        return old.filter(|old| *old >= received);
    }
    Some(at)
}

/// When business ends on this day; on a day without hours, with the day itself.
fn closing(day: chrono::NaiveDate, env: &FormEnv<'_>) -> DateTime<Utc> {
    let midnight =
        |day: chrono::NaiveDate| to_instant(day.and_time(chrono::NaiveTime::MIN), env.tz).0;
    let from = midnight(day);
    let until = day.checked_add_days(Days::new(1)).map_or(from, midnight);
    match env.calendar.work_between(from, until) {
        0 => until - chrono::TimeDelta::minutes(1),
        hours => env.calendar.due(from, hours).unwrap_or(until),
    }
}

/// The first line of its life.
pub fn receipt(complaint: Id, at: DateTime<Utc>) -> ComplaintStep {
    ComplaintStep::into_state(complaint, ComplaintState::Received, at)
}

/// The lines of a complaint that was put right while it was taken, after its receipt.
pub fn on_the_spot(complaint: Id, taken: &Taken) -> Vec<ComplaintStep> {
    let Some(solution) = &taken.solved else { return Vec::new() };
    let (at, told) = (taken.complaint.received_at, Some(taken.complaint.channel));
    let acknowledged = ComplaintStep::of(complaint, StepKind::Acknowledged, at);
    let way = WAY.iter().map(|state| {
        let done = *state == ComplaintState::CarriedOut;
        let note = if done { solution.clone() } else { String::new() };
        ComplaintStep { note, ..ComplaintStep::into_state(complaint, *state, at) }
    });
    std::iter::once(acknowledged).chain(way).map(|step| ComplaintStep { told, ..step }).collect()
}

/// The last complaint before this one about the same, within 90 days: the same
/// category, or any if this one has none yet.
pub fn similar<'a>(
    before: &'a [Complaint],
    own: Id,
    category: &str,
    received: DateTime<Utc>,
) -> Option<&'a Complaint> {
    let since = received.checked_sub_days(Days::new(REPEAT_DAYS))?;
    let category = fold(category.trim());
    before
        .iter()
        .filter(|c| c.meta.id != own && (since..=received).contains(&c.received_at))
        .filter(|c| category.is_empty() || fold(&c.category) == category)
        .max_by_key(|c| c.received_at)
}

/// Offers what follows from what was typed: that it was put right on the spot, once
/// something is said of it.
pub fn offer(form: &mut Form) {
    let said = [SOLUTION, "remedy_kind", "cost"].iter().any(|key| !form.value(key).is_empty());
    if said && form.value(SPOT).is_empty() {
        form.preset(SPOT, "yes");
    }
}
