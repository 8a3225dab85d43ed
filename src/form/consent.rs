//! The form of one entry of the consent ledger. Entries are only ever added.

use chrono::{DateTime, Utc};

use super::values::{Fill, Read};
use super::{FieldError, Form, FormEnv, Values};
use crate::domain::codes::{ConsentChannel, ConsentStatus};
use crate::domain::fields::CONSENT;
use crate::domain::model::{Consent, Id, Meta};
use crate::tr;

/// The word that drafts of it are kept under.
pub const NAME: &str = "consent";
/// What a consent is for if nothing else is said.
const PURPOSE: &str = "advertising";

/// The form, filled with these values.
pub fn form(values: &Values, env: &FormEnv<'_>) -> Form {
    let mut form = Form::new(NAME, CONSENT, values, env.i18n);
    form.set_placeholder("purpose", &tr!(env.i18n, "form-purpose-advertising"));
    form.set_placeholder("at", &tr!(env.i18n, "form-now"));
    form
}

/// What a new entry begins with.
pub fn consent_values(channel: Option<ConsentChannel>, status: Option<ConsentStatus>) -> Values {
    let mut fill = Fill(Values::new());
    fill.code("consent_channel", channel);
    fill.code("consent_status", status);
    fill.0
}

/// The entry that these values make; `None` without channel and status.
/// `noted_by` is who writes it down, `now` the instant if none is given.
pub fn consent_from_values(
    customer: Id,
    noted_by: &str,
    now: DateTime<Utc>,
    values: &Values,
    env: &FormEnv<'_>,
) -> (Option<Consent>, Vec<FieldError>) {
    let mut read = Read::new(values, env);
    let at = read.instant("at", now);
    let channel: Option<ConsentChannel> = read.code("consent_channel");
    let status: Option<ConsentStatus> = read.code("consent_status");
    if channel.is_none() {
        read.wrong("consent_channel", "form-error-required");
    }
    if status.is_none() {
        read.wrong("consent_status", "form-error-required");
    }
    let purpose = Some(read.text("purpose")).filter(|p| !p.is_empty()).unwrap_or(PURPOSE);
    let consent = channel.zip(status).map(|(channel, status)| Consent {
        meta: Meta::default(),
        customer_id: customer,
        purpose: purpose.to_owned(),
        channel,
        status,
        at,
        how: read.text("how").to_owned(),
        wording: read.text("wording").to_owned(),
        noted_by: noted_by.to_owned(),
        last_used_at: None,
    });
    (consent, read.errors)
}
