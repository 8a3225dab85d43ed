//! The fields that a column can stand for, by kind of import, and the names
//! under which people and other programs know them.

use crate::domain::import::ImportKind;

use super::synonyms::synonyms;

/// What a column stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Field {
    /// A field of the record.
    Known(F),
    /// An own field of customers, by its label.
    Own(String),
    /// Left out on purpose (`--map COLUMN=-`).
    Ignore,
}

macro_rules! fields {
    ($($variant:ident $name:literal;)+) => {
        /// A field of a record, or a pseudo-field that several are made of.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum F { $($variant,)+ }
        impl F {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// Name on the command line, in exports and in the remembered mapping.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

fields! {
    Number "number"; Kind "kind"; Company "company"; Salutation "salutation"; Title "title";
    FirstName "first_name"; MiddleName "middle_name"; LastName "last_name"; Suffix "suffix";
    Name "name"; ContactName "contact_name"; Role "role"; Department "department";
    Street "street"; HouseNumber "house_number"; Postcode "postcode"; City "city";
    PostcodeCity "postcode_city"; Country "country";
    HomeStreet "home_street"; HomePostcode "home_postcode"; HomeCity "home_city"; HomeCountry "home_country";
    BillingStreet "billing_street"; BillingPostcode "billing_postcode"; BillingCity "billing_city"; BillingCountry "billing_country";
    DeliveryStreet "delivery_street"; DeliveryPostcode "delivery_postcode"; DeliveryCity "delivery_city"; DeliveryCountry "delivery_country";
    Phone "phone"; PhoneHome "phone_home"; Mobile "mobile"; Fax "fax"; PhoneLabel "phone_label";
    Email "email"; EmailLabel "email_label"; Website "website"; Social "social";
    Birthday "birthday"; Since "since"; Source "source"; Stage "stage"; Blocked "blocked";
    Owner "owner"; KeyAccount "key_account"; Tags "tags"; Language "language";
    ConsentEmail "consent_email"; ConsentPhone "consent_phone"; ConsentPost "consent_post";
    Notes "notes"; AnnualPotential "annual_potential"; PotentialCategory "potential_category";
    PotentialOn "potential_on"; KeyAccountPlan "key_account_plan";
    KeyAccountMeasures "key_account_measures"; KeyAccountPeople "key_account_people";
    ContactRhythmDays "contact_rhythm_days"; InactivityDays "inactivity_days";
    Customer "customer"; CustomerEmail "customer_email"; At "at"; Time "time"; Channel "channel"; CallType "call_type";
    Direction "direction"; DurationMin "duration_min"; DurationSeconds "duration_s"; Topic "topic"; Subject "subject"; Note "note";
    Outcome "outcome"; Solved "solved"; Rep "rep"; FollowUpOn "follow_up_on";
    FollowUpDoneAt "follow_up_done_at"; Caller "caller"; CallerName "caller_name"; Line "line";
    Person "person";
    ReceivedAt "received_at"; Category "category"; Cause "cause"; Product "product"; Severity "severity";
    Annoyance "annoyance"; Description "description"; Demand "demand"; Justified "justified";
    AcknowledgedAt "acknowledged_at"; ResolvedAt "resolved_at"; ClosedAt "closed_at"; State "state";
    Remedy "remedy"; Cost "cost"; Satisfaction "satisfaction";
    SatisfactionTreatment "satisfaction_treatment"; SatisfactionProcess "satisfaction_process";
    Complainant "complainant"; Document "document"; Findings "findings"; Safety "safety";
    Due "due"; Assignee "assignee"; Priority "priority"; DoneAt "done_at"; EndsAt "ends_at"; Place "place";
    Recurrence "recurrence"; Complaint "complaint";
    Date "date"; RefundOf "refund_of"; Quantity "quantity"; Revenue "revenue";
    RevenueAfterDiscount "revenue_after_discount"; Gross "gross"; GrossAfterDiscount "gross_after_discount";
    Amount "amount"; Discount "discount"; DiscountPercent "discount_percent"; DiscountReason "discount_reason";
    VariableCost "variable_cost"; UnitCost "unit_cost"; VatRate "vat_rate"; Currency "currency";
    SentAt "sent_at"; AnsweredAt "answered_at"; Score "score"; Comment "comment"; Touchpoint "touchpoint";
}

impl F {
    /// The readings of an amount; of several that of the first counts.
    pub const SALES_AMOUNTS: [Self; 4] =
        [Self::Revenue, Self::RevenueAfterDiscount, Self::Gross, Self::GrossAfterDiscount];

    /// Several columns may stand for it: their values are joined.
    pub fn is_many(self) -> bool {
        matches!(
            self,
            Self::Phone
                | Self::PhoneHome
                | Self::Mobile
                | Self::Fax
                | Self::PhoneLabel
                | Self::Email
                | Self::EmailLabel
                | Self::Website
                | Self::Social
                | Self::Tags
                | Self::Notes
                | Self::Note
                | Self::Description
                | Self::Comment
                | Self::Amount
        )
    }

    /// Text of several lines.
    pub fn is_block(self) -> bool {
        matches!(
            self,
            Self::Notes
                | Self::KeyAccountPlan
                | Self::KeyAccountMeasures
                | Self::KeyAccountPeople
                | Self::Note
                | Self::Description
                | Self::Demand
                | Self::Findings
                | Self::Comment
        )
    }

    /// A number with a comma or a point, which the whole column decides.
    pub fn is_decimal(self) -> bool {
        self.is_sales_amount()
            || matches!(
                self,
                Self::Cost
                    | Self::AnnualPotential
                    | Self::Amount
                    | Self::Quantity
                    | Self::Discount
                    | Self::DiscountPercent
                    | Self::VariableCost
                    | Self::UnitCost
                    | Self::VatRate
            )
    }

    /// What a row of an invoice comes to: without or with VAT, before or after discount.
    pub fn is_sales_amount(self) -> bool {
        Self::SALES_AMOUNTS.contains(&self)
    }

    pub fn is_date(self) -> bool {
        matches!(
            self,
            Self::Birthday
                | Self::Since
                | Self::PotentialOn
                | Self::At
                | Self::Date
                | Self::FollowUpOn
                | Self::FollowUpDoneAt
                | Self::ReceivedAt
                | Self::AcknowledgedAt
                | Self::ResolvedAt
                | Self::ClosedAt
                | Self::Due
                | Self::DoneAt
                | Self::EndsAt
                | Self::SentAt
                | Self::AnsweredAt
        )
    }

    /// Fields that a column of this kind of file can be given; an amount that can be read
    /// in several ways is none of them.
    pub fn of_kind(kind: ImportKind) -> impl Iterator<Item = F> {
        let table = synonyms(kind);
        let mut seen = Vec::new();
        table.iter().map(|(field, _)| *field).filter(move |field| {
            let is_new = *field != F::Amount && !seen.contains(field);
            seen.push(*field);
            is_new
        })
    }
}
