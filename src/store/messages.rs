//! Errors of the store as sentences: what, where, what to do.

use super::api::{OpenError, StoreError};
use crate::domain::codes::{Code, ComplaintState};
use crate::domain::complaint::{StepError, next_states};
use crate::domain::flaws::Flaw;
use crate::i18n::I18n;
use crate::i18n::text::clean;
use crate::store::place::PlaceWarning;
use crate::tr;

/// What went wrong with an open file.
pub fn sentence(error: &StoreError, i18n: &I18n) -> String {
    let key = match error {
        StoreError::Busy => "store-error-busy",
        StoreError::Full => "store-error-full",
        StoreError::ReadOnly => "store-error-read-only",
        StoreError::Newer => "store-error-newer",
        StoreError::Interrupted => "store-error-interrupted",
        StoreError::NotFound => "store-error-not-found",
        StoreError::Damaged(what) => return tr!(i18n, "store-error-damaged", what = what.as_str()),
        StoreError::Sql(what) => return tr!(i18n, "store-error-sql", what = what.as_str()),
        StoreError::Setting(error) => return error.sentence(i18n),
        StoreError::Query(error) => return error.sentence(i18n),
    };
    tr!(i18n, key)
}

/// Why a file cannot be used.
pub fn open_sentence(error: &OpenError, i18n: &I18n) -> String {
    let (key, path, what) = match error {
        OpenError::Missing(path) => ("open-error-missing", path, ""),
        OpenError::Foreign(path) => ("open-error-foreign", path, ""),
        OpenError::TooOpen(path) => ("open-error-too-open", path, ""),
        OpenError::Folder(path) => ("open-error-folder", path, ""),
        OpenError::Locked(path) => ("open-error-locked", path, ""),
        OpenError::Damaged { path, what } => ("open-error-damaged", path, what.as_str()),
        OpenError::NotWritable { path, what } => ("open-error-not-writable", path, what.as_str()),
        OpenError::Io { path, what } => ("open-error-io", path, what.as_str()),
        OpenError::Newer { path, found, known } => {
            let file = clean(&path.display().to_string()).into_owned();
            return tr!(i18n, "open-error-newer", file = file, found = *found, known = *known);
        }
    };
    let file = clean(&path.display().to_string()).into_owned();
    tr!(i18n, key, file = file, what = what)
}

/// Why a step of a complaint was not taken.
pub fn step_sentence(
    number: &str,
    from: ComplaintState,
    to: Option<ComplaintState>,
    why: StepError,
    i18n: &I18n,
) -> String {
    let key = match why {
        StepError::NotAllowed => "step-error-not-allowed",
        StepError::NotTold => "step-error-not-told",
        StepError::NoReason => "step-error-no-reason",
        StepError::TooEarly => "step-error-too-early",
        StepError::Finished => "step-error-finished",
        StepError::Acknowledged => "step-error-acknowledged",
    };
    let word = |state: ComplaintState| i18n.text(&state.message()).into_owned();
    let allowed: Vec<String> = next_states(from).iter().map(|state| word(*state)).collect();
    tr!(
        i18n,
        key,
        number = clean(number).into_owned(),
        from = word(from),
        to = to.map(word).unwrap_or_default(),
        allowed = i18n.list(&allowed)
    )
}

/// What about a record cannot be.
pub fn flaw_sentence(flaw: &Flaw, i18n: &I18n) -> String {
    match flaw {
        Flaw::NumberTaken { number, about } => tr!(
            i18n,
            "flaw-number-taken",
            number = clean(number).into_owned(),
            about = clean(about).into_owned()
        ),
        Flaw::DueBeforeReceipt(_) => tr!(i18n, "flaw-due-before-receipt"),
        Flaw::ReceiptAfterStep => tr!(i18n, "flaw-receipt-after-step"),
        Flaw::Rating(_) => tr!(i18n, "flaw-rating"),
        Flaw::Score { kind, score } => {
            let kind_word = i18n.text(&kind.message()).into_owned();
            let (from, until) = (*kind.scale().start(), *kind.scale().end());
            tr!(i18n, "flaw-score", kind = kind_word, score = *score, from = from, until = until)
        }
        Flaw::Cost => tr!(i18n, "flaw-cost"),
        Flaw::Amount(_) => tr!(i18n, "flaw-amount"),
        Flaw::SegmentNameTaken { name } => {
            tr!(i18n, "flaw-segment-name-taken", name = clean(name).into_owned())
        }
        Flaw::ReferralCycle => tr!(i18n, "flaw-referral-cycle"),
    }
}

/// Why the place of a file deserves a warning.
pub fn place_sentence(warning: &PlaceWarning, i18n: &I18n) -> String {
    match warning {
        PlaceWarning::Network(kind) => tr!(i18n, "place-network", what = kind.as_str()),
        PlaceWarning::Synchronised(name) => tr!(i18n, "place-synchronised", what = name.as_str()),
    }
}
