//! The plan of a key account: a measure of it can become a task.

use super::super::record::Subject;
use super::FormLayer;
use crate::domain::codes::TaskKind;
use crate::domain::model::Task;
use crate::form::plan::MEASURES;
use crate::popup::Effect;
use crate::popup::effect::{FormRequest, Told};
use crate::session::Session;
use crate::tr;

/// Signs that begin a line of a list.
const BULLETS: [char; 5] = ['-', '*', '–', '•', '·'];

impl FormLayer {
    /// A task of the measure in which the cursor stands; its form lies over the plan,
    /// which goes on beneath.
    pub(super) fn measure_as_task(&mut self, s: &Session) -> Option<Vec<Effect>> {
        let Subject::Plan(room) = &self.subject else { return None };
        let form = self.form.as_mut()?;
        if form.focused() != MEASURES {
            form.focus_on(MEASURES);
            return Some(Vec::new());
        }
        let line = form.line(MEASURES);
        let title = line.trim().trim_start_matches(BULLETS).trim();
        if title.is_empty() {
            return Some(vec![Effect::Tell(Told::plain(tr!(s.i18n, "form-plan-no-measure")))]);
        }
        let mut task = Task::new(title, TaskKind::Task);
        task.customer_id = Some(room.base.meta.id);
        task.assignee.clone_from(&s.who.login);
        "plan".clone_into(&mut task.origin);
        Some(vec![Effect::OpenForm(FormRequest::Task(Box::new(task)))])
    }
}
