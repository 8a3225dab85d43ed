//! The steps that a complaint may take now, in words, and what they lead to: a form
//! where something has to be said, else the step is saved at once.

use super::complaint_rows::who;
use crate::domain::codes::{Code, ComplaintState, Direction, StepKind, TaskKind};
use crate::domain::complaint::next_states;
use crate::domain::model::{Complaint, ComplaintStep, Id, Remedy, Task};
use crate::domain::views::{ComplaintDetail, ComplaintRow};
use crate::input::{Action, Context};
use crate::popup::effect::{FormRequest, Told};
use crate::popup::{Effect, Item};
use crate::session::Session;
use crate::store::api::{Action as StoreAction, Change};
use crate::tr;
use crate::ui::text;

/// What taking a step is called: `in Bearbeitung nehmen`.
pub fn word(from: ComplaintState, to: ComplaintState, s: &Session) -> String {
    let begins = matches!(from, ComplaintState::Received | ComplaintState::Assessed);
    let key = match to {
        ComplaintState::InProgress if from.is_final() => "complaint-do-reopen".to_owned(),
        ComplaintState::InProgress if !begins => "complaint-do-go-on".to_owned(),
        to => format!("complaint-do-{}", to.name().replace('_', "-")),
    };
    tr!(s.i18n, &key)
}

/// The step that is taken most often from here.
fn likely_state(complaint: &Complaint) -> Option<ComplaintState> {
    next_states(complaint.standing.state).first().copied()
}

/// Its word, for the bottom line.
pub fn likely_word(row: &ComplaintRow, s: &Session) -> String {
    let from = row.complaint.standing.state;
    likely_state(&row.complaint).map(|to| word(from, to, s)).unwrap_or_default()
}

/// Takes the likely step: at once, or through its form if it asks for something.
pub fn likely(row: &ComplaintRow, s: &Session) -> Option<Vec<Effect>> {
    let to = likely_state(&row.complaint)?;
    let asks = matches!(
        to,
        ComplaintState::Offered
            | ComplaintState::Closed
            | ComplaintState::Rejected
            | ComplaintState::Duplicate
    );
    if asks {
        return Some(vec![step_form(row.complaint.meta.id, Some(to), StepKind::State)]);
    }
    let step = ComplaintStep::into_state(row.complaint.meta.id, to, s.now);
    Some(vec![save(&row.complaint, step, &to.message(), s)])
}

/// Acknowledges the receipt, by the way the complaint took. Once is enough: a second
/// time is no mistake, and says so.
pub fn acknowledge(complaint: &Complaint, s: &Session) -> Vec<Effect> {
    if complaint.standing.acknowledged_at.is_some() {
        let number = text::clean(&complaint.number).into_owned();
        return vec![Effect::Tell(Told::plain(tr!(
            s.i18n,
            "step-error-acknowledged",
            number = number
        )))];
    }
    let step = ComplaintStep {
        told: Some(complaint.channel),
        ..ComplaintStep::of(complaint.meta.id, StepKind::Acknowledged, s.now)
    };
    let kind = step.kind.message();
    vec![save(complaint, step, &kind, s)]
}

fn save(complaint: &Complaint, step: ComplaintStep, word: &str, s: &Session) -> Effect {
    let acknowledged = step.kind == StepKind::Acknowledged;
    let told = tr!(
        s.i18n,
        "complaint-told-step",
        number = text::clean(&complaint.number).into_owned(),
        what = tr!(s.i18n, word),
        key = s.key_for(Context::Complaint, Action::Undo)
    );
    let action = StoreAction {
        what: if acknowledged { "acknowledge" } else { "step" },
        subject: complaint.number.clone(),
        changes: vec![Change::Step(Box::new(step))],
        draft: None,
    };
    Effect::Save(Box::new(action), Told::good(told))
}

fn step_form(complaint: Id, to: Option<ComplaintState>, kind: StepKind) -> Effect {
    Effect::OpenForm(FormRequest::Step { complaint, to, kind })
}

/// Every step that is allowed now, each through its form: there it can have a note.
pub fn items(row: &ComplaintRow, s: &Session) -> Vec<Item> {
    let complaint = &row.complaint;
    let id = complaint.meta.id;
    let standing = &complaint.standing;
    let likely = likely_state(complaint);
    let mut items: Vec<Item> = next_states(standing.state)
        .iter()
        .map(|to| {
            let item =
                Item::new(word(standing.state, *to, s), step_form(id, Some(*to), StepKind::State));
            let key = Some(*to) == likely;
            item.hint(if key {
                s.key_for(Context::Complaint, Action::NextStep)
            } else {
                String::new()
            })
        })
        .collect();
    if !standing.state.is_resolved() {
        if standing.acknowledged_at.is_none() {
            let item = Item::new(
                tr!(s.i18n, "complaint-do-acknowledge"),
                Effect::Act(Action::Acknowledge),
            );
            items.insert(
                1.min(items.len()),
                item.hint(s.key_for(Context::Complaint, Action::Acknowledge)),
            );
        }
        let word = step_form(id, None, StepKind::Told);
        items.push(Item::new(tr!(s.i18n, "complaint-do-word"), word));
    }
    items
}

/// What else belongs to the handling: remedy, measure, satisfaction.
pub fn further(complaint: &Complaint, s: &Session) -> Vec<Item> {
    let id = complaint.meta.id;
    let form = |key: &str, request| Item::new(tr!(s.i18n, key), Effect::OpenForm(request));
    let mut items = vec![
        form("complaint-do-remedy", FormRequest::Remedy { complaint: id }),
        form("complaint-do-measure", FormRequest::Measure { complaint: id }),
    ];
    if complaint.standing.state.is_resolved() {
        items.push(form("complaint-do-satisfaction", FormRequest::Satisfaction { complaint: id }));
    }
    items
}

/// Vouchers that were given and not redeemed yet, and remedies to correct.
pub fn redeem(detail: &ComplaintDetail, s: &Session) -> Vec<Item> {
    let open = |remedy: &&Remedy| !remedy.voucher_code.is_empty() && remedy.redeemed_on.is_none();
    let mut items: Vec<Item> = detail
        .remedies
        .iter()
        .filter(open)
        .map(|remedy| {
            let code = text::clean(&remedy.voucher_code).into_owned();
            let new = Remedy { redeemed_on: Some(s.today()), ..remedy.clone() };
            let action = StoreAction {
                what: "redeem",
                subject: format!("{}, {}", remedy.voucher_code, who(&detail.row, s)),
                changes: vec![Change::Remedy {
                    base: Some(Box::new(remedy.clone())),
                    new: Box::new(new),
                }],
                draft: None,
            };
            let told = tr!(s.i18n, "complaint-told-redeemed", code = code.as_str());
            let label = tr!(s.i18n, "complaint-do-redeem", code = code);
            Item::new(label, Effect::Save(Box::new(action), Told::good(told)))
        })
        .collect();
    items.extend(detail.remedies.iter().map(|remedy| {
        let kind = tr!(s.i18n, &remedy.kind.message());
        let label = tr!(s.i18n, "complaint-do-edit-task", title = kind);
        Item::new(label, Effect::OpenForm(FormRequest::EditRemedy(remedy.meta.id)))
            .hint(s.i18n.date(remedy.given_on))
    }));
    items
}

/// The form for something that is done about this complaint. `call`: who calls whom
/// where that is not said.
pub fn form_about(
    action: Action,
    call: Direction,
    complaint: &Complaint,
    s: &Session,
) -> Option<FormRequest> {
    let about = |call| FormRequest::About { complaint: Box::new(complaint.clone()), call };
    Some(match action {
        Action::LogCall => about(Some(call)),
        Action::LogCallOut => about(Some(Direction::Out)),
        Action::LogContact => about(None),
        Action::NewTask => {
            let mut task = Task::new("", TaskKind::FollowUp);
            task.customer_id = complaint.customer_id;
            task.complaint_id = Some(complaint.meta.id);
            task.assignee.clone_from(&s.who.login);
            "manual".clone_into(&mut task.origin);
            FormRequest::Task(Box::new(task))
        }
        Action::NewSurvey => FormRequest::Survey {
            customer: complaint.customer_id,
            contact: None,
            complaint: Some(complaint.meta.id),
        },
        _ => return None,
    })
}
