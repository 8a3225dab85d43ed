//! The form of a step of a complaint: when, by which channel the customer was told,
//! and what this step brings with it (a remedy, a measure, how satisfied they are).

use chrono::{DateTime, Utc};

use super::remedy::gift;
use super::values::Read;
use super::{FieldError, Form, FormEnv, Values};
use crate::domain::codes::{Channel, Code, ComplaintState, StepKind, TaskKind};
use crate::domain::fields::{Field, SATISFACTION, STEP, Section};
use crate::domain::model::{Complaint, ComplaintStep, MEASURE, Remedy, Task};
use crate::tr;

/// The word that drafts of it are kept under.
pub const NAME: &str = "step";

const NOTE: &str = "step_note";
const TOLD: &str = "told";

/// What came out of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub step: ComplaintStep,
    pub remedy: Option<Remedy>,
    pub measure: Option<Task>,
    /// The complaint with what the step says of it: how satisfied they are.
    pub complaint: Complaint,
    /// Number of the complaint of which this one is a duplicate, as typed.
    pub duplicate_of: String,
    pub errors: Vec<FieldError>,
}

/// The form of a step into this state, or of another kind.
pub fn form(
    complaint: &Complaint,
    kind: StepKind,
    to: Option<ComplaintState>,
    values: &Values,
    env: &FormEnv<'_>,
) -> Form {
    let mut form = Form::new(NAME, &table(kind, to), values, env.i18n);
    let told = told_by_default(complaint, kind, to);
    form.preset(TOLD, told.map_or("", Channel::name));
    form.set_placeholder("duplicate_of", &tr!(env.i18n, "form-step-duplicate"));
    form.set_placeholder("at", &tr!(env.i18n, "form-now"));
    let words = match to {
        Some(ComplaintState::Rejected) => "form-step-reason",
        Some(ComplaintState::Offered) => "form-step-offer",
        _ => "form-step-note",
    };
    form.set_placeholder(NOTE, &tr!(env.i18n, words));
    form
}

/// The fields that this step asks.
fn table(kind: StepKind, to: Option<ComplaintState>) -> Vec<Field> {
    let state = to.filter(|_| kind == StepKind::State);
    let offered = state == Some(ComplaintState::Offered);
    let wanted = |field: &&Field| match field.section {
        Section::Remedy | Section::Measure => offered,
        _ => field.key != "duplicate_of" || state == Some(ComplaintState::Duplicate),
    };
    let closing = state == Some(ComplaintState::Closed);
    let after = if closing { SATISFACTION } else { &[] };
    STEP.iter().filter(wanted).chain(after).copied().collect()
}

/// By which channel the customer is told with this step, if nothing else is said:
/// the one on which they complained, where there is a decision to be told.
pub fn told_by_default(
    complaint: &Complaint,
    kind: StepKind,
    to: Option<ComplaintState>,
) -> Option<Channel> {
    let untold = complaint.standing.decision_told_at.is_none();
    let tells = match (kind, to) {
        (StepKind::Acknowledged | StepKind::Told, _)
        | (StepKind::State, Some(ComplaintState::Offered | ComplaintState::Rejected)) => true,
        (StepKind::State, Some(ComplaintState::Closed)) => untold,
        _ => false,
    };
    tells.then_some(complaint.channel)
}

/// What these values make of a step of this complaint. `now`: when it was taken if
/// nothing else is said.
pub fn step_from_values(
    complaint: &Complaint,
    kind: StepKind,
    to: Option<ComplaintState>,
    values: &Values,
    now: DateTime<Utc>,
    env: &FormEnv<'_>,
) -> Taken {
    let mut read = Read::new(values, env);
    let at = read.past_instant("at", now, "form-error-step-later");
    let step = ComplaintStep {
        state: to.filter(|_| kind == StepKind::State),
        note: values.get(NOTE).map_or(String::new(), |n| n.trim().to_owned()),
        told: read.code(TOLD),
        ..ComplaintStep::of(complaint.meta.id, kind, at)
    };
    if step.state == Some(ComplaintState::Rejected) && step.note.is_empty() {
        read.wrong(NOTE, "form-error-step-reason");
    }
    let must_tell = match step.state {
        Some(ComplaintState::Rejected) => true,
        Some(ComplaintState::Closed) => complaint.standing.decision_told_at.is_none(),
        _ => false,
    };
    if must_tell && step.told.is_none() {
        read.wrong(TOLD, "form-error-step-told");
    }
    let day = at.with_timezone(&env.tz).date_naive();
    let remedy = gift(&mut read, complaint.meta.id, day);
    let measure = measure(&mut read, complaint);
    let mut after = complaint.clone();
    for (key, field) in [
        ("satisfaction_result", &mut after.satisfaction_result),
        ("satisfaction_treatment", &mut after.satisfaction_treatment),
        ("satisfaction_process", &mut after.satisfaction_process),
    ] {
        if let Some(value) = read.number(key, None) {
            *field = Some(value);
        }
    }
    let duplicate_of = read.text("duplicate_of").to_owned();
    if step.state == Some(ComplaintState::Duplicate) && duplicate_of.is_empty() {
        read.wrong("duplicate_of", "form-error-duplicate-missing");
    }
    Taken { step, remedy, measure, complaint: after, duplicate_of, errors: read.errors }
}

/// The task that shall keep it from happening again.
fn measure(read: &mut Read<'_>, complaint: &Complaint) -> Option<Task> {
    let title = read.text("measure");
    let due = read.due("measure_due", None);
    if title.is_empty() {
        if due.is_some() || !read.text("measure_assignee").is_empty() {
            read.wrong("measure", "form-error-measure-title");
        }
        return None;
    }
    let mut task = new_measure(complaint, read.text("measure_assignee"));
    title.clone_into(&mut task.title);
    task.due = due;
    Some(task)
}

/// A measure of this complaint that has still to be named.
pub fn new_measure(complaint: &Complaint, assignee: &str) -> Task {
    let mut task = Task::new("", TaskKind::Task);
    let owner = if assignee.is_empty() { complaint.owner.as_str() } else { assignee };
    owner.clone_into(&mut task.assignee);
    task.complaint_id = Some(complaint.meta.id);
    // What keeps it from happening again is about the business, not this customer;
    // the complaint says whose it was.
    task.customer_id = None;
    MEASURE.clone_into(&mut task.origin);
    task
}
