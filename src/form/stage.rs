//! The form in which a stage is set by hand, or left to the rule again.

use super::values::{Fill, Read};
use super::{Entry, FieldError, Form, FormEnv, Values};
use crate::domain::codes::{Code, Stage};
use crate::domain::fields::STAGE;
use crate::domain::model::Customer;
use crate::tr;

/// The word that drafts of it are kept under.
pub const NAME: &str = "stage";

const FIELD: &str = "stage";
const REASON: &str = "stage_reason";
/// What stands for “as the rule says”.
const RULE: &str = "rule";

/// The form over these values. Of a single customer it tells what the rule says, and
/// since when the stage is set by hand.
pub fn form(
    values: &Values,
    customers: &[Customer],
    by_rule: Option<Stage>,
    env: &FormEnv<'_>,
) -> Form {
    let mut form = Form::new(NAME, STAGE, values, env.i18n);
    let says = by_rule.map(|stage| tr!(env.i18n, &stage.message()));
    let rule = match &says {
        Some(stage) => tr!(env.i18n, "form-stage-rule-says", stage = stage.as_str()),
        None => tr!(env.i18n, "form-stage-rule"),
    };
    let stages = Stage::ALL.iter().map(|s| Entry::new(s.name(), tr!(env.i18n, &s.message())));
    form.set_entries(FIELD, std::iter::once(Entry::new(RULE, rule)).chain(stages).collect());
    if let ([one], Some(says)) = (customers, says) {
        let rule = tr!(env.i18n, "form-stage-rule-says", stage = says);
        let told = one.stage_on.filter(|_| one.stage.is_some()).map(|on| {
            tr!(env.i18n, "form-stage-by-hand", date = env.i18n.date(on), rule = rule.as_str())
        });
        form.set_remark(FIELD, told);
    }
    form
}

/// What these customers have in common.
pub fn stage_to_values(customers: &[Customer]) -> Values {
    let mut fill = Fill(Values::new());
    let set = |customer: &Customer| customer.stage.filter(|_| customer.stage_on.is_some());
    if let Some(first) = customers.first() {
        let same = customers.iter().all(|customer| set(customer) == set(first));
        // Leaving the stages of several to the rule has to be said.
        if same && (customers.len() == 1 || set(first).is_some()) {
            fill.text(FIELD, set(first).map_or(RULE, Code::name));
        }
        if customers.iter().all(|customer| customer.stage_reason == first.stage_reason) {
            fill.text(REASON, &first.stage_reason);
        }
    }
    fill.0
}

/// The customers that these values make of those.
pub fn stage_from_values(
    customers: &[Customer],
    values: &Values,
    env: &FormEnv<'_>,
) -> (Vec<Customer>, Vec<FieldError>) {
    let mut read = Read::new(values, env);
    let typed = read.text(FIELD);
    let stage = read.code::<Stage>(FIELD);
    let reason = read.text(REASON).to_owned();
    if typed != RULE && stage.is_none() {
        read.wrong(FIELD, "form-error-stage");
        return (customers.to_vec(), read.errors);
    }
    if stage == Some(Stage::Lost) && reason.is_empty() {
        read.wrong(REASON, "form-error-lost-reason");
    }
    let new = customers.iter().cloned().map(|customer| set(customer, stage, &reason, env));
    (new.collect(), read.errors)
}

/// The customer with this stage set by hand from today on; `None`: the rule decides.
fn set(customer: Customer, stage: Option<Stage>, reason: &str, env: &FormEnv<'_>) -> Customer {
    match stage {
        // What was entered once stands until the file knows better.
        None if customer.stage_on.is_none() => customer,
        None => Customer { stage: None, stage_on: None, stage_reason: String::new(), ..customer },
        Some(_) if customer.stage == stage && customer.stage_on.is_some() => {
            Customer { stage_reason: reason.to_owned(), ..customer }
        }
        Some(_) => Customer {
            stage,
            stage_on: Some(env.now.date()),
            stage_reason: reason.to_owned(),
            ..customer
        },
    }
}
