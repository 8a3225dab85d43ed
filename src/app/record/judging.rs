//! The rooms of what one thinks of customers: scores, the plan of a key account, the
//! stage set by hand, and segments.

use serde::{Deserialize, Serialize};

use super::{Made, Room, stored};
use crate::domain::codes::{Code, Stage};
use crate::domain::model::{Customer, Id, Score, Segment};
use crate::form::{self, Form, FormEnv, Values};
use crate::session::Session;
use crate::store::api::{Change, Saved, Table};
use crate::tr;
use crate::ui::text;

/// How a customer is judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScoresRoom {
    pub customer: Id,
    /// By criterion, of each the newest first.
    pub base: Vec<Score>,
}

impl Room for ScoresRoom {
    fn values(&self, _s: &Session, _env: &FormEnv<'_>) -> Values {
        form::scores::scores_to_values(&self.base)
    }

    fn form(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Form {
        form::scores::form(values, &self.base, env)
    }

    fn customer(&self) -> Option<Id> {
        Some(self.customer)
    }

    fn make(&self, values: &Values, s: &Session, _env: &FormEnv<'_>) -> Made {
        let judged = form::scores::scores_from_values(self.customer, &self.base, values, s.today());
        let changed = judged
            .changed
            .into_iter()
            .map(|(base, new)| Change::Score { base: base.map(Box::new), new: Box::new(new) });
        let gone = judged.gone.into_iter().map(|id| Change::Trash(Table::Score, id));
        Made { changes: changed.chain(gone).collect(), ..Made::default() }
    }

    fn what(&self) -> &'static str {
        "score"
    }

    fn title(&self) -> &'static str {
        "form-title-scores"
    }

    fn told(&self, made: &Made, _saved: &Saved, name: &str, s: &Session) -> String {
        let scored = |change: &&Change| matches!(change, Change::Score { .. });
        let count = made.changes.iter().filter(scored).count();
        match (count, made.changes.len()) {
            (0, 0) => tr!(s.i18n, "saved-scores-none", name = name),
            (0, _) => tr!(s.i18n, "saved-scores-gone", name = name),
            _ => tr!(s.i18n, "saved-scores", count = count, name = name),
        }
    }
}

/// The plan of a key account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanRoom {
    pub base: Box<Customer>,
}

impl Room for PlanRoom {
    fn values(&self, _s: &Session, _env: &FormEnv<'_>) -> Values {
        form::plan::plan_to_values(&self.base)
    }

    fn form(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Form {
        form::plan::form(values, env)
    }

    fn customer(&self) -> Option<Id> {
        Some(self.base.meta.id)
    }

    fn make(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Made {
        let (new, errors) = form::plan::plan_from_values(&self.base, values, env);
        let change = Change::Customer { base: Some(self.base.clone()), new: Box::new(new) };
        Made { changes: vec![change], errors, ..Made::default() }
    }

    fn what(&self) -> &'static str {
        "plan"
    }

    fn title(&self) -> &'static str {
        "form-title-plan"
    }

    fn name(&self, _s: &Session) -> String {
        self.base.display_name()
    }

    fn told(&self, made: &Made, _saved: &Saved, name: &str, s: &Session) -> String {
        let key = made.changes.iter().any(|change| match change {
            Change::Customer { new, .. } => new.key_account,
            _ => false,
        });
        let key = if key { "saved-plan" } else { "saved-plan-no-key-account" };
        tr!(s.i18n, key, name = name)
    }
}

/// The stage of one or several customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StageRoom {
    pub base: Vec<Customer>,
    /// What the rule says of the only one.
    pub by_rule: Option<Stage>,
}

impl Room for StageRoom {
    fn values(&self, _s: &Session, _env: &FormEnv<'_>) -> Values {
        form::stage::stage_to_values(&self.base)
    }

    fn form(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Form {
        form::stage::form(values, &self.base, self.by_rule, env)
    }

    fn customer(&self) -> Option<Id> {
        match self.base.as_slice() {
            [one] => Some(one.meta.id),
            _ => None,
        }
    }

    fn make(&self, values: &Values, _s: &Session, env: &FormEnv<'_>) -> Made {
        let (new, errors) = form::stage::stage_from_values(&self.base, values, env);
        let changes = self.base.iter().zip(new).map(|(base, new)| Change::Customer {
            base: Some(Box::new(base.clone())),
            new: Box::new(new),
        });
        Made { changes: changes.collect(), errors, ..Made::default() }
    }

    fn what(&self) -> &'static str {
        "stage"
    }

    fn title(&self) -> &'static str {
        "form-title-stage"
    }

    fn name(&self, s: &Session) -> String {
        match self.base.as_slice() {
            [one] => one.display_name(),
            many => tr!(s.i18n, "list-marked", count = many.len()),
        }
    }

    fn told(&self, made: &Made, _saved: &Saved, name: &str, s: &Session) -> String {
        let stage = made.changes.iter().find_map(|change| match change {
            Change::Customer { new, .. } => new.stage.filter(|_| new.stage_on.is_some()),
            _ => None,
        });
        if let Some(stage) = stage {
            let stage = tr!(s.i18n, &stage.message());
            tr!(s.i18n, "saved-stage", name = name, stage = stage)
        } else {
            tr!(s.i18n, "saved-stage-rule", name = name)
        }
    }
}

/// A segment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SegmentRoom {
    pub base: Box<Segment>,
}

impl Room for SegmentRoom {
    fn values(&self, _s: &Session, _env: &FormEnv<'_>) -> Values {
        form::segment::segment_to_values(&self.base)
    }

    fn form(&self, values: &Values, s: &Session, env: &FormEnv<'_>) -> Form {
        form::segment::form(values, &s.shared.vocabulary(), env)
    }

    fn make(&self, values: &Values, s: &Session, env: &FormEnv<'_>) -> Made {
        let vocabulary = s.shared.vocabulary();
        let (new, errors) =
            form::segment::segment_from_values(&self.base, values, &vocabulary, env);
        let change =
            Change::Segment { base: stored(self.base.meta.id, &self.base), new: Box::new(new) };
        Made { changes: vec![change], errors, ..Made::default() }
    }

    fn what(&self) -> &'static str {
        "segment"
    }

    fn title(&self) -> &'static str {
        if self.base.meta.id == 0 { "form-title-segment-new" } else { "form-title-segment" }
    }

    fn name(&self, _s: &Session) -> String {
        self.base.name.clone()
    }

    fn told(&self, made: &Made, _saved: &Saved, _name: &str, s: &Session) -> String {
        let name = made.changes.iter().find_map(|change| match change {
            Change::Segment { new, .. } => Some(text::clean(&new.name).into_owned()),
            _ => None,
        });
        tr!(s.i18n, "saved-segment", name = name.unwrap_or_default())
    }
}
