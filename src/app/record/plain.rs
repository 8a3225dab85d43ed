//! The rooms of records whose form does nothing but fill them: customers, contact
//! persons, tasks, consents, and the settings of a first start.

use serde::{Deserialize, Serialize};

use super::{Made, Room};
use crate::app::setup;
use crate::domain::model::{Customer, Id, Person, Task};
use crate::form::{self, Form, FormEnv, Values};
use crate::popup::Effect;
use crate::session::Session;
use crate::store::api::{Change, Saved};
use crate::tr;
use crate::ui::text;

impl Room for Customer {
    fn values(&self, s: &Session, env: &FormEnv<'_>) -> Values {
        form::customer::customer_to_values(self, "", &s.shared.own_fields, env)
    }

    fn form(&self, values: &Values, s: &Session, env: &FormEnv<'_>) -> Form {
        form::customer::form(values, &s.shared.own_fields, env)
    }

    fn customer(&self) -> Option<Id> {
        Some(self.meta.id).filter(|id| *id > 0)
    }

    fn make(&self, values: &Values, s: &Session, env: &FormEnv<'_>) -> Made {
        let (new, errors) =
            form::customer::customer_from_values(self, values, &s.shared.own_fields, env);
        let base = (self.meta.id > 0).then(|| Box::new(self.clone()));
        let change = Change::Customer { base, new: Box::new(new) };
        Made { changes: vec![change], errors, ..Made::default() }
    }

    fn what(&self) -> &'static str {
        "save-customer"
    }

    fn title(&self) -> &'static str {
        if self.meta.id == 0 { "form-title-customer-new" } else { "form-title-customer" }
    }

    fn name(&self, _s: &Session) -> String {
        self.display_name()
    }

    fn told(&self, made: &Made, saved: &Saved, _name: &str, s: &Session) -> String {
        let number = saved.number.clone().unwrap_or_else(|| self.number.clone());
        let name = made.changes.first().and_then(|change| match change {
            Change::Customer { new, .. } => Some(new.display_name()),
            _ => None,
        });
        let name = text::clean(&name.unwrap_or_default()).into_owned();
        tr!(s.i18n, "saved-customer", name = name, number = number)
    }

    /// A new customer is shown at once.
    fn after(&self, _made: &Made, saved: &Saved, _s: &Session) -> Vec<Effect> {
        let new = saved.ids.first().filter(|_| self.meta.id == 0);
        new.map(|id| Effect::OpenCard(*id)).into_iter().collect()
    }
}

impl Room for Person {
    fn values(&self, _s: &Session, env: &FormEnv<'_>) -> Values {
        form::person::person_to_values(self, env)
    }

    fn form(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Form {
        form::person::form(values, env)
    }

    fn customer(&self) -> Option<Id> {
        Some(self.customer_id)
    }

    fn make(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Made {
        let (new, errors) = form::person::person_from_values(self, values, env);
        let base = (self.meta.id > 0).then(|| Box::new(self.clone()));
        let change = Change::Person { base, new: Box::new(new) };
        Made { changes: vec![change], errors, ..Made::default() }
    }

    fn what(&self) -> &'static str {
        "save-person"
    }

    fn title(&self) -> &'static str {
        if self.meta.id == 0 { "form-title-person-new" } else { "form-title-person" }
    }

    fn name(&self, _s: &Session) -> String {
        self.display_name()
    }

    fn told(&self, _made: &Made, _saved: &Saved, name: &str, s: &Session) -> String {
        tr!(s.i18n, "saved-person", name = name)
    }
}

impl Room for Task {
    fn values(&self, _s: &Session, env: &FormEnv<'_>) -> Values {
        form::task::task_to_values(self, "", env)
    }

    fn form(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Form {
        form::task::form(values, env)
    }

    fn customer(&self) -> Option<Id> {
        self.customer_id
    }

    fn make(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Made {
        let (new, errors) = form::task::task_from_values(self, values, env);
        let base = (self.meta.id > 0).then(|| Box::new(self.clone()));
        let change = Change::Task { base, new: Box::new(new) };
        Made { changes: vec![change], errors, ..Made::default() }
    }

    fn what(&self) -> &'static str {
        "save-task"
    }

    fn title(&self) -> &'static str {
        use crate::domain::model::MEASURE;
        match (self.meta.id, self.origin == MEASURE) {
            (0, true) => "form-title-measure-new",
            (_, true) => "form-title-measure",
            (0, false) => "form-title-task-new",
            (_, false) => "form-title-task",
        }
    }

    fn name(&self, _s: &Session) -> String {
        self.title.clone()
    }

    fn told(&self, made: &Made, _saved: &Saved, _name: &str, s: &Session) -> String {
        let task = made.changes.first().and_then(|change| match change {
            Change::Task { new, .. } => Some(new),
            _ => None,
        });
        let title = task.map(|task| text::clean(&task.title).into_owned()).unwrap_or_default();
        let date = task.and_then(|task| task.due).map(|due| s.due_label(due)).unwrap_or_default();
        tr!(s.i18n, "saved-task", title = title, date = date).trim_end().to_owned()
    }
}

/// An entry of the consent ledger to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentRoom {
    pub customer: Id,
}

impl Room for ConsentRoom {
    fn values(&self, _s: &Session, _env: &FormEnv<'_>) -> Values {
        form::consent::consent_values(None, None)
    }

    fn form(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Form {
        form::consent::form(values, env)
    }

    fn customer(&self) -> Option<Id> {
        Some(self.customer)
    }

    fn make(&self, values: &Values, s: &Session, env: &FormEnv<'_>) -> Made {
        let (new, errors) =
            form::consent::consent_from_values(self.customer, &s.who.login, s.now, values, env);
        let changes = new.map(|new| Change::Consent(Box::new(new))).into_iter().collect();
        Made { changes, errors, ..Made::default() }
    }

    fn what(&self) -> &'static str {
        "consent"
    }

    fn title(&self) -> &'static str {
        "form-title-consent"
    }

    fn told(&self, _made: &Made, _saved: &Saved, name: &str, s: &Session) -> String {
        tr!(s.i18n, "saved-consent", name = name)
    }
}

/// The few questions of a first start.
#[derive(Debug)]
pub struct SetupRoom;

impl Room for SetupRoom {
    fn values(&self, s: &Session, _env: &FormEnv<'_>) -> Values {
        setup::values(s)
    }

    fn form(&self, values: &Values, s: &Session, _env: &FormEnv<'_>) -> Form {
        setup::form(values, s)
    }

    fn make(&self, values: &Values, s: &Session, _env: &FormEnv<'_>) -> Made {
        let (pairs, errors) = setup::read(values, &s.i18n);
        Made { settings: Some(pairs), errors, ..Made::default() }
    }

    fn what(&self) -> &'static str {
        "settings"
    }

    fn title(&self) -> &'static str {
        "form-title-setup"
    }

    fn name(&self, s: &Session) -> String {
        tr!(s.i18n, "setup-file", path = text::clean(&s.place).into_owned())
    }

    fn told(&self, _made: &Made, _saved: &Saved, _name: &str, s: &Session) -> String {
        tr!(s.i18n, "saved-settings")
    }
}
