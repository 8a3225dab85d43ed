//! A row becomes a survey answer, or an invitation that has none yet.

use crate::domain::import::ImportedSurvey;
use crate::domain::model::{Meta, Survey};
use crate::tr;

use super::field::F;
use super::moments;
use super::row::{Reason, Row};
use super::words;

pub fn survey(row: Row<'_>) -> Result<ImportedSurvey, Reason> {
    let i18n = &row.reader.i18n;
    let named = || {
        // A column “NPS” says what was asked.
        row.reader.slots(F::Score).iter().find_map(|slot| words::survey_kind(&slot.name))
    };
    let kind = row.choice(F::Kind, words::survey_kind)?.or_else(named);
    let kind = kind.ok_or_else(|| tr!(i18n, "import-no-survey-kind"))?;
    let sent = moments::past_moment(row, F::SentAt, None)?;
    let mut answered = moments::past_moment(row, F::AnsweredAt, Some(F::Time))?;
    if let (Some(sent), Some(answered)) = (&sent, &mut answered) {
        answered.at = moments::in_order(row, sent, answered)?;
    }
    let score = row.whole(F::Score, &kind.scale())?;
    let sent_at = sent.map(|m| m.at);
    let mut answered_at = answered.map(|m| m.at);
    if score.is_some() {
        // A file with one date only means that one.
        answered_at = answered_at.or(sent_at);
    } else if answered_at.is_some() {
        return Err(tr!(i18n, "import-no-score"));
    }
    if answered_at.or(sent_at).is_none() {
        return Err(tr!(i18n, "import-no-date"));
    }
    let mut customer = row.text(F::Customer)?;
    if customer.is_empty() {
        customer = row.text(F::CustomerEmail)?;
    }
    Ok(ImportedSurvey {
        customer,
        complaint: row.text(F::Complaint)?,
        survey: Survey {
            meta: Meta::default(),
            customer_id: None,
            kind,
            sent_at,
            answered_at,
            score,
            comment: row.block(F::Comment)?,
            touchpoint: row.text(F::Touchpoint)?,
            contact_id: None,
            complaint_id: None,
        },
    })
}
