//! Complaints, tasks, sales and survey answers as JSON.

use serde_json::{Value, json};

use super::{due_text, instant, text_or_null};
use crate::domain::codes::Code;
use crate::domain::model::{Complaint, ComplaintStep, Remedy, Sale, Survey, Task};
use crate::domain::money;

/// What belongs to a complaint and does not stand on it.
#[derive(Debug, Clone, Copy)]
pub struct ComplaintParts<'a> {
    /// Empty = anonymous.
    pub customer_number: &'a str,
    /// Name of the contact person.
    pub person: &'a str,
    /// Number of the complaint of which this is a duplicate.
    pub duplicate_of: &'a str,
    /// Oldest first.
    pub steps: &'a [ComplaintStep],
    pub remedies: &'a [Remedy],
}

/// The columns of a complaint, with its life. `acknowledge_by` and `resolve_by` are
/// the deadlines that count: as agreed, else reckoned; `null` once they are met.
pub fn complaint(c: &Complaint, parts: &ComplaintParts<'_>, currency: &str) -> Value {
    let standing = &c.standing;
    let kinds: Vec<&str> = parts.remedies.iter().map(|r| r.kind.name()).collect();
    let cost: Option<i64> =
        (!kinds.is_empty()).then(|| parts.remedies.iter().map(|r| r.cost).sum());
    let steps: Vec<Value> = parts.steps.iter().map(step).collect();
    let remedies: Vec<Value> = parts.remedies.iter().map(|r| remedy(r, currency)).collect();
    json!({
        "uid": c.meta.uid,
        "number": c.number,
        "customer": text_or_null(parts.customer_number),
        "person": text_or_null(parts.person),
        "complainant": text_or_null(&c.complainant),
        "received_at": instant(c.received_at),
        "channel": c.channel.name(),
        "category": text_or_null(&c.category),
        "cause": text_or_null(&c.cause),
        "product": text_or_null(&c.product),
        "document": text_or_null(&c.document),
        "severity": c.severity.name(),
        "annoyance": c.annoyance,
        "repeat": c.repeat,
        "safety": c.safety,
        "claim": c.claim.map(Code::name),
        "delivered_on": c.delivered_on,
        "description": text_or_null(&c.description),
        "demand": text_or_null(&c.demand),
        "findings": text_or_null(&c.findings),
        "justified": c.justified.name(),
        "acknowledged_at": standing.acknowledged_at.map(instant),
        "resolved_at": standing.resolved_at.map(instant),
        "closed_at": standing.closed_at.map(instant),
        "state": standing.state.name(),
        "paused": standing.paused,
        "acknowledge_by": standing.acknowledge_due.or(c.acknowledge_by).map(instant),
        "resolve_by": standing.resolve_due.or(c.resolve_by).map(instant),
        "next_due": standing.next_due.map(instant),
        "remedy": text_or_null(&kinds.join("; ")),
        "cost": cost.map(|cost| amount(cost, currency)),
        "remedies": remedies,
        "satisfaction": c.satisfaction_result,
        "satisfaction_treatment": c.satisfaction_treatment,
        "satisfaction_process": c.satisfaction_process,
        "measure_worked": c.measure_worked.map(Code::name),
        "measure_note": text_or_null(&c.measure_note),
        "duplicate_of": text_or_null(parts.duplicate_of),
        "owner": text_or_null(&c.owner),
        "steps": steps,
    })
}

fn step(s: &ComplaintStep) -> Value {
    json!({
        "at": instant(s.at),
        "kind": s.kind.name(),
        "state": s.state.map(Code::name),
        "by": text_or_null(&s.by),
        "note": text_or_null(&s.note),
        "told": s.told.map(Code::name),
    })
}

fn remedy(r: &Remedy, currency: &str) -> Value {
    json!({
        "kind": r.kind.name(),
        "cost": amount(r.cost, currency),
        "given_on": r.given_on,
        "note": text_or_null(&r.note),
        "voucher_code": text_or_null(&r.voucher_code),
        "valid_until": r.valid_until,
        "redeemed_on": r.redeemed_on,
    })
}

/// Money as a decimal number in units of the currency.
pub fn amount(minor: i64, currency: &str) -> Value {
    money::plain(minor, currency).parse::<serde_json::Number>().map_or(Value::Null, Value::Number)
}

/// The columns of a task.
pub fn task(t: &Task, customer_number: &str, complaint_number: &str) -> Value {
    json!({
        "uid": t.meta.uid,
        "title": t.title,
        "kind": t.kind.name(),
        "due": t.due.map(due_text),
        "ends_at": t.ends_at.map(instant),
        "place": text_or_null(&t.place),
        "customer": text_or_null(customer_number),
        "complaint": text_or_null(complaint_number),
        "assignee": text_or_null(&t.assignee),
        "priority": t.priority.name(),
        "recurrence": text_or_null(&t.recurrence),
        "notes": text_or_null(&t.notes),
        "done_at": t.done_at.map(instant),
    })
}

/// The columns of a sale.
pub fn sale(s: &Sale, customer_number: &str, currency: &str) -> Value {
    let quantity = quantity_text(s.quantity).parse::<serde_json::Number>();
    json!({
        "uid": s.meta.uid,
        "customer": text_or_null(customer_number),
        "date": s.date,
        "kind": s.kind.name(),
        "document": text_or_null(&s.document),
        "line": text_or_null(&s.line),
        "refund_of": text_or_null(&s.refund_of),
        "product": text_or_null(&s.product),
        "quantity": quantity.map_or(Value::Null, Value::Number),
        "revenue": amount(s.revenue, currency),
        "discount": amount(s.discount, currency),
        "discount_reason": text_or_null(&s.discount_reason),
        "variable_cost": s.variable_cost.map(|cost| amount(cost, currency)),
        "note": text_or_null(&s.note),
    })
}

/// Thousandths as a decimal with a point.
pub fn quantity_text(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let all = thousandths.unsigned_abs();
    let fraction = format!("{:03}", all % 1000);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}", all / 1000)
}

/// The columns of a survey answer.
pub fn survey(s: &Survey, customer_number: &str, complaint_number: &str) -> Value {
    json!({
        "uid": s.meta.uid,
        "customer": text_or_null(customer_number),
        "kind": s.kind.name(),
        "sent_at": s.sent_at.map(instant),
        "answered_at": s.answered_at.map(instant),
        "score": s.score,
        "comment": text_or_null(&s.comment),
        "touchpoint": text_or_null(&s.touchpoint),
        "complaint": text_or_null(complaint_number),
    })
}

#[cfg(test)]
mod tests {
    use super::quantity_text;

    #[test]
    fn quantities_have_as_many_decimals_as_they_need() {
        for (thousandths, text) in
            [(1000, "1"), (500, "0.5"), (-12_340, "-12.34"), (0, "0"), (1, "0.001")]
        {
            assert_eq!(quantity_text(thousandths), text);
        }
    }
}
