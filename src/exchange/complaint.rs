//! A row becomes a complaint: what happened, and the life that its times tell of.

use chrono::NaiveDate;

use crate::domain::codes::{Channel, RemedyKind};
use crate::domain::import::ImportedComplaint;
use crate::domain::model::{Complaint, Meta, Remedy};
use crate::tr;

use super::field::F;
use super::life::{self, Impossible, Told};
use super::moments::{self, Moment};
use super::row::{Reason, Row};
use super::{values, words};

/// Grades of annoyance and satisfaction.
const GRADES: std::ops::RangeInclusive<i64> = 1..=5;

pub fn complaint(row: Row<'_>) -> Result<ImportedComplaint, Reason> {
    let received = moments::past_moment(row, F::ReceivedAt, Some(F::Time))?
        .ok_or_else(|| tr!(row.reader.i18n, "import-no-date"))?;
    let channel = row.choice(F::Channel, words::channel)?.unwrap_or(Channel::Other);
    let mut complaint = Complaint::new(received.at, channel);
    complaint.number = row.text(F::Number)?;
    complaint.complainant = row.text(F::Complainant)?;
    complaint.category = row.text(F::Category)?;
    complaint.cause = row.text(F::Cause)?;
    complaint.product = row.text(F::Product)?;
    complaint.document = row.text(F::Document)?;
    if let Some(severity) = row.choice(F::Severity, words::severity)? {
        complaint.severity = severity;
    }
    complaint.annoyance = row.whole(F::Annoyance, &GRADES)?;
    complaint.safety = row.choice(F::Safety, values::yes_no)?.unwrap_or(false);
    complaint.description = row.block(F::Description)?;
    complaint.demand = row.block(F::Demand)?;
    complaint.findings = row.block(F::Findings)?;
    if let Some(justified) = row.choice(F::Justified, words::verdict)? {
        complaint.justified = justified;
    }
    complaint.owner = row.text(F::Owner)?;
    complaint.satisfaction_result = row.whole(F::Satisfaction, &GRADES)?;
    complaint.satisfaction_treatment = row.whole(F::SatisfactionTreatment, &GRADES)?;
    complaint.satisfaction_process = row.whole(F::SatisfactionProcess, &GRADES)?;

    let told = told(row, &received, channel)?;
    let reason = tr!(row.reader.i18n, "import-rejected-note");
    let steps = life::steps(&told, &reason).map_err(|why| sentence(row, why))?;
    let given = told.resolved.or(told.closed).unwrap_or(told.received);
    let given = given.with_timezone(&row.reader.zone).date_naive();
    let remedies = remedies(row, given)?;
    let mut customer = row.text(F::Customer)?;
    if customer.is_empty() {
        customer = row.text(F::CustomerEmail)?;
    }
    Ok(ImportedComplaint { customer, complaint, steps, remedies })
}

/// The times of a row, each not before the one that it follows.
fn told(row: Row<'_>, received: &Moment<'_>, channel: Channel) -> Result<Told, Reason> {
    let mut acknowledged = moments::past_moment(row, F::AcknowledgedAt, None)?;
    let mut resolved = moments::past_moment(row, F::ResolvedAt, None)?;
    let mut closed = moments::past_moment(row, F::ClosedAt, None)?;
    for later in [&mut acknowledged, &mut resolved, &mut closed].into_iter().flatten() {
        later.at = moments::in_order(row, received, later)?;
    }
    if let (Some(resolved), Some(closed)) = (&resolved, &mut closed) {
        closed.at = moments::in_order(row, resolved, closed)?;
    }
    // Nothing is acknowledged after the end.
    if let (Some(acknowledged), Some(end)) = (&acknowledged, &mut closed) {
        end.at = moments::in_order(row, acknowledged, end)?;
    }
    Ok(Told {
        state: row.choice(F::State, words::complaint_state)?,
        received: received.at,
        acknowledged: acknowledged.map(|m| m.at),
        resolved: resolved.map(|m| m.at),
        closed: closed.map(|m| m.at),
        channel,
    })
}

fn sentence(row: Row<'_>, why: Impossible) -> Reason {
    let i18n = &row.reader.i18n;
    let (key, state) = match why {
        Impossible::NoEnd(state) => ("import-no-end", state),
        Impossible::NotEnded(state) => ("import-not-ended", state),
    };
    let state = crate::domain::codes::Code::message(state);
    tr!(i18n, key, state = tr!(i18n, &state))
}

/// What the customer was given, with what it cost: one cost for each, or one for all.
fn remedies(row: Row<'_>, given_on: NaiveDate) -> Result<Vec<Remedy>, Reason> {
    let mut kinds: Vec<RemedyKind> = Vec::new();
    for (slot, word) in row.values(F::Remedy, &[';', ',', '+'])? {
        kinds.push(words::remedy(&word).ok_or_else(|| row.bad("import-bad-choice", slot, &word))?);
    }
    let mut costs: Vec<i64> = Vec::new();
    for (slot, text) in row.values(F::Cost, &[';'])? {
        costs.push(row.money(slot, &text)?);
    }
    if costs.iter().all(|cost| *cost == 0) {
        costs.clear();
    }
    let i18n = &row.reader.i18n;
    if kinds.is_empty() && !costs.is_empty() {
        return Err(tr!(i18n, "import-cost-alone"));
    }
    if costs.len() > 1 && costs.len() != kinds.len() {
        return Err(tr!(i18n, "import-costs", costs = costs.len(), remedies = kinds.len()));
    }
    let mut costs = costs.into_iter();
    Ok(kinds
        .into_iter()
        .map(|kind| Remedy {
            meta: Meta::default(),
            complaint_id: 0,
            kind,
            cost: costs.next().unwrap_or(0),
            given_on,
            note: String::new(),
            voucher_code: String::new(),
            valid_until: None,
            redeemed_on: None,
        })
        .collect())
}
