//! The room of a remedy: given after the offer, or its voucher redeemed.

use serde::{Deserialize, Serialize};

use super::{Made, Room, stored};
use crate::domain::codes::Code;
use crate::domain::model::{Id, Remedy};
use crate::form::{self, Form, FormEnv, Values};
use crate::session::Session;
use crate::store::api::{Change, Saved};
use crate::tr;
use crate::ui::text;

/// See the module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RemedyRoom {
    pub base: Box<Remedy>,
    /// Of which complaint, and whose that is.
    pub number: String,
    pub customer: Option<Id>,
}

impl Room for RemedyRoom {
    fn values(&self, _s: &Session, env: &FormEnv<'_>) -> Values {
        form::remedy::remedy_to_values(&self.base, env)
    }

    fn form(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Form {
        form::remedy::form(values, env)
    }

    fn customer(&self) -> Option<Id> {
        self.customer
    }

    fn make(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Made {
        let (new, errors) = form::remedy::remedy_from_values(&self.base, values, env);
        let change =
            Change::Remedy { base: stored(self.base.meta.id, &self.base), new: Box::new(new) };
        Made { changes: vec![change], errors, ..Made::default() }
    }

    fn what(&self) -> &'static str {
        "remedy"
    }

    fn title(&self) -> &'static str {
        if self.base.meta.id == 0 { "form-title-remedy-new" } else { "form-title-remedy" }
    }

    fn name(&self, _s: &Session) -> String {
        self.number.clone()
    }

    fn told(&self, made: &Made, _saved: &Saved, _name: &str, s: &Session) -> String {
        let remedy = made.changes.iter().find_map(|change| match change {
            Change::Remedy { new, .. } => Some(new),
            _ => None,
        });
        let kind = remedy.map(|remedy| tr!(s.i18n, &remedy.kind.message())).unwrap_or_default();
        let number = text::clean(&self.number).into_owned();
        tr!(s.i18n, "saved-remedy", kind = kind, number = number)
    }
}
