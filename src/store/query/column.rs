//! The columns of the narrow row, and the codes that stand in them.

use crate::domain::codes::{AbcClass, Code, ConsentStatus, CustomerKind, RfmGroup, Stage};
use crate::domain::query::{Closed, Kind, Name};

/// The column that answers, and whether it always holds a number.
pub(super) fn column(name: Name) -> Option<(&'static str, bool)> {
    Some(match name {
        Name::Stage => ("v.stage", false),
        Name::LastContact => ("v.last_contact_at", false),
        Name::LastSale => ("v.last_sale", false),
        Name::FirstSale => ("v.first_sale", false),
        Name::Contacts => ("v.contacts", true),
        Name::Complaints => ("v.complaints", true),
        Name::OpenComplaints => ("v.open_complaints", true),
        Name::OpenTasks => ("v.open_tasks", true),
        Name::Purchases => ("v.purchase_days", true),
        Name::Rhythm => ("v.rhythm", false),
        Name::Revenue => ("v.revenue", true),
        Name::Revenue12m => ("v.revenue_12m", true),
        Name::Margin => ("v.margin", false),
        Name::Margin12m => ("v.margin_12m", false),
        Name::Clv => ("v.clv", false),
        Name::PAlive => ("v.p_alive", false),
        Name::ExpectedPurchases => ("v.expected_purchases", false),
        Name::ExpectedValue => ("v.expected_value", false),
        Name::Abc => ("v.abc", false),
        Name::Rfm => ("v.rfm", false),
        Name::Nps => ("v.nps", false),
        Name::Csat => ("v.csat", false),
        Name::Ces => ("v.ces", false),
        Name::ConsentEmail => ("v.consent_email", false),
        Name::ConsentPhone => ("v.consent_phone", false),
        Name::ConsentPost => ("v.consent_post", false),
        _ => return None,
    })
}

/// The stored number of an entry.
pub(super) fn code(kind: Kind, entry: &str) -> i64 {
    fn of<C: Code>(entry: &str) -> i64 {
        C::from_name(entry).map_or(0, Code::code)
    }
    match kind {
        Kind::Closed(Closed::Stage) => of::<Stage>(entry),
        Kind::Closed(Closed::Abc) => of::<AbcClass>(entry),
        Kind::Closed(Closed::CustomerKind) => of::<CustomerKind>(entry),
        Kind::Closed(Closed::Consent) => of::<ConsentStatus>(entry),
        _ => of::<RfmGroup>(entry),
    }
}
