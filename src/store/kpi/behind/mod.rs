//! What lies behind a figure: the customers or records that it was counted from, those that
//! matter most first.
//!
//! Performance: the whole list is put in order once, as keys of 8 or 16 bytes a line, and kept
//! while nobody saves; of the records only a page is read. Building it can be interrupted.

mod cases;
mod customers;
mod keys;
mod records;
mod rows;
mod standing;
#[cfg(test)]
mod tests;
mod worth;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use rusqlite::Connection;

use self::keys::Keys;
use super::cache::Moment;
use super::{IdSet, attentive, is_meant};
use crate::domain::codes::{ConsentChannel, Kpi, SurveyKind};
use crate::domain::kpi::{Ask, Basis};
use crate::domain::model::Id;
use crate::domain::settings::Settings;
use crate::domain::views::BehindPage;
use crate::store::Store;
use crate::store::api::StoreError;
use crate::store::figures::{day_begins, day_ends};

/// What a list was made for, and when.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    kpi: Kpi,
    ask: Ask,
    basis: Basis,
    /// Of the data, the day whom a query means, and deadlines that run out while nobody saves.
    state: Moment,
}

/// The list that was asked for last.
#[derive(Debug)]
pub(in crate::store) struct Behind {
    asked: Asked,
    keys: Keys,
}

/// What a list is made with.
struct Ground<'a> {
    store: &'a Store,
    settings: Settings,
    ask: Ask,
    /// `None`: everybody. Known once the list is made.
    set: Option<IdSet>,
    /// The period in milliseconds, and the end of the day as of which it is looked at.
    begins: i64,
    ends: i64,
    as_of_ends: i64,
    now: DateTime<Utc>,
}

impl Store {
    /// Lines behind a figure, from a place of the list on.
    pub fn kpi_behind(
        &self,
        kpi: Kpi,
        ask: &Ask,
        basis: &Basis,
        offset: usize,
        limit: usize,
        now: DateTime<Utc>,
    ) -> Result<BehindPage, StoreError> {
        let today = self.today(now)?;
        let state = Moment::of(self.conn(), today, now)?;
        let asked = Asked { kpi, ask: *ask, basis: basis.clone(), state };
        let mut ground = Ground::new(self, ask, now)?;
        let kept = self.behind.take().filter(|kept| kept.asked == asked);
        let behind = if let Some(kept) = kept {
            kept
        } else {
            let keys = attentive(self.conn(), |_| {
                ground.set = IdSet::of(self, basis, today)?;
                list(kpi, &ground)
            })?;
            Behind { asked, keys }
        };
        let rows = rows::rows(&ground, &behind.keys, offset, limit);
        let total = behind.keys.ids.len();
        self.behind.replace(Some(behind));
        Ok(BehindPage { total, offset: offset.min(total), rows: rows? })
    }
}

impl<'a> Ground<'a> {
    fn new(store: &'a Store, ask: &Ask, now: DateTime<Utc>) -> Result<Self, StoreError> {
        let settings = store.settings()?;
        let zone = settings.time_zone;
        Ok(Self {
            store,
            ask: *ask,
            set: None,
            begins: day_begins(ask.from, zone),
            ends: day_ends(ask.until(), zone),
            as_of_ends: day_ends(ask.as_of, zone),
            now,
            settings,
        })
    }

    fn conn(&self) -> &'a Connection {
        self.store.conn()
    }

    fn zone(&self) -> Tz {
        self.settings.time_zone
    }

    /// The local day of an instant.
    fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.zone()).date_naive()
    }

    /// Whether what belongs to this customer, or to nobody, is counted.
    fn is_meant(&self, customer: Option<Id>) -> bool {
        is_meant(self.set.as_ref(), customer)
    }
}

/// Where the lines of each figure come from.
fn list(kpi: Kpi, ground: &Ground<'_>) -> Result<Keys, StoreError> {
    match kpi {
        Kpi::Contacts => records::contacts(ground),
        Kpi::FirstContactResolution => records::asked(ground),
        Kpi::Reachability => records::calls(ground),
        Kpi::Nps => records::answers(ground, SurveyKind::Nps),
        Kpi::Csat | Kpi::CsatMean => records::answers(ground, SurveyKind::Csat),
        Kpi::Ces | Kpi::CesShare => records::answers(ground, SurveyKind::Ces),
        Kpi::NpsLatest => records::latest_answers(ground, SurveyKind::Nps),
        Kpi::CsatLatest => records::latest_answers(ground, SurveyKind::Csat),
        Kpi::CesLatest => records::latest_answers(ground, SurveyKind::Ces),
        Kpi::NpsResponseRate => records::invitations(ground, SurveyKind::Nps),
        Kpi::CsatResponseRate => records::invitations(ground, SurveyKind::Csat),
        Kpi::CesResponseRate => records::invitations(ground, SurveyKind::Ces),
        Kpi::PromisesKept | Kpi::TaskPunctuality => records::due(ground, kpi),
        Kpi::WishesOpen => standing::wishes(ground),
        Kpi::ContactCoverage => standing::within_rhythm(ground),
        Kpi::ContactCoverage90d => standing::contacted(ground),
        Kpi::ConsentCoverageEmail => standing::consented(ground, ConsentChannel::Email),
        Kpi::ConsentCoveragePhone => standing::consented(ground, ConsentChannel::Phone),
        Kpi::ConsentCoveragePost => standing::consented(ground, ConsentChannel::Post),
        Kpi::Complaints | Kpi::ComplaintRate | Kpi::ComplaintsPer100Orders => cases::opened(ground),
        Kpi::OpenComplaints => cases::open(ground),
        Kpi::TimeToAcknowledgeH
        | Kpi::TimeToResolveH
        | Kpi::AcknowledgeInTimeRate
        | Kpi::ResolveInTimeRate => cases::timed(ground, kpi),
        Kpi::RecoverySatisfaction => cases::judged(ground),
        Kpi::ReopenRate => cases::reopened(ground),
        Kpi::RepeatComplaintRate => cases::repeated(ground),
        Kpi::ComplaintCost => cases::cost(ground),
        Kpi::AbcShareA | Kpi::Top5Share => worth::largest(ground, kpi),
        Kpi::ClvPredicted => worth::predicted(ground),
        Kpi::ActiveCustomers
        | Kpi::NewCustomers
        | Kpi::LostCustomers
        | Kpi::WonBackCustomers
        | Kpi::ChurnRate
        | Kpi::RetentionRate
        | Kpi::WinBackRate
        | Kpi::RepeatPurchaseRate
        | Kpi::ReferralRate
        | Kpi::Buyers
        | Kpi::Revenue
        | Kpi::Discounts
        | Kpi::NetRevenue
        | Kpi::VariableCosts
        | Kpi::ContributionMargin
        | Kpi::ContributionMarginRatio
        | Kpi::Refunds
        | Kpi::Orders
        | Kpi::PurchaseDays
        | Kpi::AverageOrder
        | Kpi::ClvHistoric => customers::customers(kpi, ground),
    }
}
