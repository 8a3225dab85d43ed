//! The steps of a complaint as effects, for every screen that shows one: taken at
//! once where nothing has to be said, else through the form that asks for it.

use super::Effect;
use super::effect::{FormRequest, Told};
use crate::domain::codes::{Code, ComplaintState, StepKind};
use crate::domain::model::{Complaint, ComplaintStep};
use crate::session::Session;
use crate::store::api::{Action, Change};
use crate::tr;
use crate::ui::text;

/// Acknowledges the receipt, now, by the channel on which it came in. One key.
pub fn acknowledge(complaint: &Complaint, s: &Session) -> Effect {
    let step = ComplaintStep {
        told: Some(complaint.channel),
        ..ComplaintStep::of(complaint.meta.id, StepKind::Acknowledged, s.now)
    };
    save(complaint, "acknowledge", step, &StepKind::Acknowledged.message(), s)
}

/// The form of an interim word to the customer.
pub fn tell(complaint: &Complaint) -> Effect {
    Effect::OpenForm(FormRequest::Step {
        complaint: complaint.meta.id,
        to: None,
        kind: StepKind::Told,
    })
}

/// Takes the complaint into this state: at once, or through the form.
pub fn step(complaint: &Complaint, to: ComplaintState, s: &Session) -> Effect {
    if asks(complaint.standing.state, to) {
        return Effect::OpenForm(FormRequest::Step {
            complaint: complaint.meta.id,
            to: Some(to),
            kind: StepKind::State,
        });
    }
    let step = ComplaintStep::into_state(complaint.meta.id, to, s.now);
    save(complaint, "step", step, &to.message(), s)
}

/// Whether something has to be said with this step: what is offered, why it is
/// rejected or reopened, of what it is a duplicate, how it ended.
fn asks(from: ComplaintState, to: ComplaintState) -> bool {
    use ComplaintState::{Closed, Duplicate, Offered, Rejected};
    from.is_final() || matches!(to, Offered | Rejected | Closed | Duplicate)
}

fn save(
    complaint: &Complaint,
    what: &'static str,
    step: ComplaintStep,
    message: &str,
    s: &Session,
) -> Effect {
    let number = text::clean(&complaint.number).into_owned();
    let action = Action {
        what,
        subject: complaint.number.clone(),
        changes: vec![Change::Step(Box::new(step))],
        draft: None,
    };
    let told = tr!(s.i18n, "saved-step", number = number, what = tr!(s.i18n, message));
    Effect::Save(Box::new(action), Told::good(told))
}
