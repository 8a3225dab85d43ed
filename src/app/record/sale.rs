//! The rooms of money: a sale or a refund, and what a customer has cost besides.

use serde::{Deserialize, Serialize};

use super::{Made, Room, stored};
use crate::domain::codes::{Code, SaleKind};
use crate::domain::model::{CustomerCost, Id, Sale};
use crate::form::{self, Form, FormEnv, Values};
use crate::session::Session;
use crate::store::api::{Change, Saved};
use crate::tr;

/// See the module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SaleRoom {
    pub base: Box<Sale>,
}

impl Room for SaleRoom {
    fn values(&self, _s: &Session, env: &FormEnv<'_>) -> Values {
        form::sale::sale_to_values(&self.base, "", env)
    }

    fn form(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Form {
        form::sale::form(values, env)
    }

    fn customer(&self) -> Option<Id> {
        Some(self.base.customer_id).filter(|id| *id > 0)
    }

    fn make(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Made {
        let (new, errors) = form::sale::sale_from_values(&self.base, values, env);
        let change =
            Change::Sale { base: stored(self.base.meta.id, &self.base), new: Box::new(new) };
        Made { changes: vec![change], errors, ..Made::default() }
    }

    fn what(&self) -> &'static str {
        "sale"
    }

    fn title(&self) -> &'static str {
        if self.base.meta.id == 0 { "form-title-sale-new" } else { "form-title-sale" }
    }

    fn told(&self, made: &Made, _saved: &Saved, name: &str, s: &Session) -> String {
        let sale = made.changes.iter().find_map(|change| match change {
            Change::Sale { new, .. } => Some(new.as_ref()),
            _ => None,
        });
        let Some(sale) = sale else { return String::new() };
        let key = match (sale.kind, sale.net()) {
            (SaleKind::Refund, _) => "saved-refund",
            (SaleKind::Sale, 0) => "saved-sale-free",
            (SaleKind::Sale, _) => "saved-sale",
        };
        let amount = s.i18n.money(sale.net(), &s.shared.settings.currency);
        tr!(s.i18n, key, amount = amount, name = name)
    }
}

/// See the module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CostRoom {
    pub base: Box<CustomerCost>,
}

impl Room for CostRoom {
    fn values(&self, _s: &Session, env: &FormEnv<'_>) -> Values {
        form::cost::cost_to_values(&self.base, "", env)
    }

    fn form(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Form {
        form::cost::form(values, env)
    }

    fn customer(&self) -> Option<Id> {
        Some(self.base.customer_id).filter(|id| *id > 0)
    }

    fn make(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Made {
        let (new, errors) = form::cost::cost_from_values(&self.base, values, env);
        let change =
            Change::Cost { base: stored(self.base.meta.id, &self.base), new: Box::new(new) };
        Made { changes: vec![change], errors, ..Made::default() }
    }

    fn what(&self) -> &'static str {
        "cost"
    }

    fn title(&self) -> &'static str {
        if self.base.meta.id == 0 { "form-title-cost-new" } else { "form-title-cost" }
    }

    fn told(&self, made: &Made, _saved: &Saved, name: &str, s: &Session) -> String {
        let cost = made.changes.iter().find_map(|change| match change {
            Change::Cost { new, .. } => Some(new.as_ref()),
            _ => None,
        });
        let Some(cost) = cost else { return String::new() };
        let amount = s.i18n.money(cost.amount, &s.shared.settings.currency);
        let kind = tr!(s.i18n, &cost.kind.message());
        tr!(s.i18n, "saved-cost", kind = kind, amount = amount, name = name)
    }
}
