//! Closed lists of the field (channels, directions, outcomes …).
//!
//! Each is an enum with a stable `name` (import, export, JSON, message keys)
//! and a stable small number for the store. Both are part of the file format:
//! entries are appended, never renumbered. Knows nothing of language: the word
//! on screen is the message `<list>-<name>` (underscores as dashes).

/// A closed list: what forms, filters and importers need to know of it.
pub trait Code: Copy + Eq + 'static {
    /// Name of the list, as in message keys: `channel` → `channel-phone`.
    const LIST: &'static str;
    /// All entries in the order in which they are offered.
    const ALL: &'static [Self];
    /// Stable name used in files and JSON.
    fn name(self) -> &'static str;
    /// Stable number used in the store.
    fn code(self) -> i64;
    /// Key of the message that names the entry on screen.
    fn message(self) -> String {
        format!("{}-{}", Self::LIST, self.name().replace('_', "-"))
    }
    /// The entry with this stable name (exact, lower case).
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|c| c.name() == name)
    }
    /// The entry with this stored number.
    fn from_code(code: i64) -> Option<Self> {
        Self::ALL.iter().copied().find(|c| c.code() == code)
    }
}

macro_rules! codes {
    ($(#[$meta:meta])* $ty:ident, $list:literal { $($(#[$vmeta:meta])* $variant:ident = $code:literal, $name:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $ty { $($(#[$vmeta])* $variant,)+ }
        impl Code for $ty {
            const LIST: &'static str = $list;
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            fn name(self) -> &'static str { match self { $(Self::$variant => $name,)+ } }
            fn code(self) -> i64 { match self { $(Self::$variant => $code,)+ } }
        }
        impl serde::Serialize for $ty {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.serialize_str(self.name()) }
        }
        impl<'de> serde::Deserialize<'de> for $ty {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let name = String::deserialize(d)?;
                Self::from_name(&name).ok_or_else(|| serde::de::Error::custom(format!("unknown {} `{name}`", $list)))
            }
        }
    };
}

codes! {
    /// What a customer is.
    CustomerKind, "customer-kind" {
        Person = 1, "person";
        Company = 2, "company";
    }
}
codes! {
    /// Lifecycle stage (Lebenszyklusphase).
    Stage, "stage" {
        Lead = 1, "lead";
        New = 2, "new";
        Active = 3, "active";
        Regular = 4, "regular";
        AtRisk = 5, "at_risk";
        Lost = 6, "lost";
        WonBack = 7, "won_back";
    }
}
codes! {
    /// The way a contact took.
    Channel, "channel" {
        Phone = 1, "phone";
        Email = 2, "email";
        Letter = 3, "letter";
        Fax = 4, "fax";
        Sms = 5, "sms";
        Messenger = 6, "messenger";
        Chat = 7, "chat";
        Social = 8, "social";
        Website = 9, "website";
        Shop = 10, "shop";
        Visit = 11, "visit";
        Video = 12, "video";
        Voicemail = 13, "voicemail";
        Event = 14, "event";
        Other = 15, "other";
    }
}
codes! {
    /// Who turned to whom: `In` is the customer turning to us.
    Direction, "direction" {
        In = 1, "in";
        Out = 2, "out";
    }
}
codes! {
    /// What a contact was about.
    Topic, "topic" {
        Enquiry = 1, "enquiry";
        Offer = 2, "offer";
        Order = 3, "order";
        Delivery = 4, "delivery";
        Support = 5, "support";
        Wish = 6, "wish";
        Praise = 7, "praise";
        Complaint = 8, "complaint";
        Other = 9, "other";
    }
}
codes! {
    /// How a contact ended.
    Outcome, "outcome" {
        Reached = 1, "reached";
        NoAnswer = 2, "no_answer";
        Voicemail = 3, "voicemail";
        Callback = 4, "callback";
        Done = 5, "done";
    }
}
codes! {
    /// What a task is.
    TaskKind, "task-kind" {
        Task = 1, "task";
        FollowUp = 2, "follow_up";
        Appointment = 3, "appointment";
        Promise = 4, "promise";
        Wish = 5, "wish";
    }
}
codes! {
    /// How much a task presses.
    Priority, "priority" {
        Low = 1, "low";
        Normal = 2, "normal";
        High = 3, "high";
    }
}
codes! {
    /// What a phone, e-mail or address row is for.
    PlaceKind, "place-kind" {
        Work = 1, "work";
        Mobile = 2, "mobile";
        Home = 3, "home";
        Fax = 4, "fax";
        Other = 5, "other";
    }
}
codes! {
    /// What an address is for.
    AddressKind, "address-kind" {
        Main = 1, "main";
        Billing = 2, "billing";
        Delivery = 3, "delivery";
    }
}
codes! {
    /// Channels for which a consent (Einwilligung) is kept.
    ConsentChannel, "consent-channel" {
        Email = 1, "email";
        Phone = 2, "phone";
        Post = 3, "post";
        Messenger = 4, "messenger";
    }
}
codes! {
    /// State of a consent.
    ConsentStatus, "consent-status" {
        Granted = 1, "granted";
        Refused = 2, "refused";
        Withdrawn = 3, "withdrawn";
    }
}
codes! {
    /// Lawful basis of keeping the data (Art. 6 GDPR).
    LawfulBasis, "lawful-basis" {
        Contract = 1, "contract";
        Consent = 2, "consent";
        LegitimateInterest = 3, "legitimate_interest";
        LegalDuty = 4, "legal_duty";
    }
}
codes! {
    /// Type of an own field (eigenes Feld).
    FieldType, "field-type" {
        Text = 1, "text";
        Number = 2, "number";
        Date = 3, "date";
        YesNo = 4, "yes_no";
        Choice = 5, "choice";
    }
}

codes! {
    /// How grave a complaint is; decides its deadlines.
    Severity, "severity" {
        Low = 1, "low";
        Normal = 2, "normal";
        High = 3, "high";
        Critical = 4, "critical";
    }
}
codes! {
    /// Where a complaint stands (ISO 10002; Stauss/Seidel). Allowed steps: [`super::complaint`].
    ComplaintState, "complaint-state" {
        Received = 1, "received";
        Assessed = 2, "assessed";
        InProgress = 3, "in_progress";
        WaitingCustomer = 4, "waiting_customer";
        WaitingInternal = 5, "waiting_internal";
        Offered = 6, "offered";
        Accepted = 7, "accepted";
        Declined = 8, "declined";
        Escalated = 9, "escalated";
        CarriedOut = 10, "carried_out";
        Closed = 11, "closed";
        Rejected = 12, "rejected";
        Duplicate = 13, "duplicate";
    }
}
codes! {
    /// What a line in the life of a complaint says.
    StepKind, "step-kind" {
        /// A state was entered.
        State = 1, "state";
        /// Receipt was acknowledged to the customer.
        Acknowledged = 2, "acknowledged";
        /// The customer was given an interim word.
        Told = 3, "told";
    }
}
codes! {
    /// Whether a complaint is justified, or a measure has worked.
    Verdict, "verdict" {
        Open = 1, "open";
        Yes = 2, "yes";
        Partly = 3, "partly";
        No = 4, "no";
    }
}
codes! {
    /// On what a complaint rests.
    Claim, "claim" {
        /// A defect for which the seller is liable (Reklamation).
        Warranty = 1, "warranty";
        Goodwill = 2, "goodwill";
    }
}
codes! {
    /// What a customer is given to put it right (Stauss/Seidel: financial, material, immaterial).
    RemedyKind, "remedy" {
        Refund = 1, "refund";
        PriceCut = 2, "price_cut";
        Damages = 3, "damages";
        Exchange = 4, "exchange";
        Repair = 5, "repair";
        Replacement = 6, "replacement";
        Gift = 7, "gift";
        Voucher = 8, "voucher";
        Apology = 9, "apology";
        Information = 10, "information";
    }
}
codes! {
    /// What a survey asks.
    SurveyKind, "survey-kind" {
        /// Net promoter score, 0–10.
        Nps = 1, "nps";
        /// Customer satisfaction, 1–5.
        Csat = 2, "csat";
        /// Customer effort score, 1–7.
        Ces = 3, "ces";
    }
}

codes! {
    /// What a row of an invoice is.
    SaleKind, "sale-kind" {
        Sale = 1, "sale";
        Refund = 2, "refund";
    }
}
codes! {
    /// For what a customer has cost money besides the goods (customer margin scheme).
    CostKind, "cost-kind" {
        Marketing = 1, "marketing";
        Sales = 2, "sales";
        Service = 3, "service";
    }
}
codes! {
    /// By what customers are judged, 1–5: the first ones make their attractiveness, the
    /// last four our position with them.
    Criterion, "criterion" {
        Potential = 1, "potential";
        Growth = 2, "growth";
        PriceLevel = 3, "price_level";
        Payment = 4, "payment";
        Reference = 5, "reference";
        LeadUser = 6, "lead_user";
        Strategic = 7, "strategic";
        ShareOfWallet = 8, "share_of_wallet";
        Satisfaction = 9, "satisfaction";
        Closeness = 10, "closeness";
        Length = 11, "length";
    }
}
codes! {
    /// Class of a customer by the share of what all bring (ABC analysis).
    AbcClass, "abc" {
        A = 1, "A";
        B = 2, "B";
        C = 3, "C";
    }
}
codes! {
    /// Named group of customers by recency, frequency and monetary value.
    RfmGroup, "rfm-group" {
        Champions = 1, "champions";
        CantLose = 2, "cant_lose";
        Loyal = 3, "loyal";
        BigSpenders = 4, "big_spenders";
        New = 5, "new";
        Promising = 6, "promising";
        NeedsAttention = 7, "needs_attention";
        AtRisk = 8, "at_risk";
        Lost = 9, "lost";
        Hibernating = 10, "hibernating";
    }
}
codes! {
    /// A figure of the business (Kennzahl). What each means stands in `domain/kpi`.
    Kpi, "kpi" {
        Nps = 1, "nps";
        Csat = 2, "csat";
        CsatMean = 3, "csat_mean";
        Ces = 4, "ces";
        CesShare = 5, "ces_share";
        NpsResponseRate = 6, "nps_response_rate";
        CsatResponseRate = 7, "csat_response_rate";
        CesResponseRate = 8, "ces_response_rate";
        Complaints = 9, "complaints";
        OpenComplaints = 10, "open_complaints";
        ComplaintRate = 11, "complaint_rate";
        ComplaintsPer100Orders = 12, "complaints_per_100_orders";
        TimeToAcknowledgeH = 13, "time_to_acknowledge_h";
        TimeToResolveH = 14, "time_to_resolve_h";
        AcknowledgeInTimeRate = 15, "acknowledge_in_time_rate";
        ResolveInTimeRate = 16, "resolve_in_time_rate";
        RecoverySatisfaction = 17, "recovery_satisfaction";
        ReopenRate = 18, "reopen_rate";
        RepeatComplaintRate = 19, "repeat_complaint_rate";
        ComplaintCost = 20, "complaint_cost";
        FirstContactResolution = 21, "first_contact_resolution";
        Reachability = 22, "reachability";
        Contacts = 23, "contacts";
        ContactCoverage = 24, "contact_coverage";
        ContactCoverage90d = 25, "contact_coverage_90d";
        PromisesKept = 26, "promises_kept";
        WishesOpen = 27, "wishes_open";
        ActiveCustomers = 28, "active_customers";
        NewCustomers = 29, "new_customers";
        LostCustomers = 30, "lost_customers";
        WonBackCustomers = 31, "won_back_customers";
        ChurnRate = 32, "churn_rate";
        RetentionRate = 33, "retention_rate";
        WinBackRate = 34, "win_back_rate";
        RepeatPurchaseRate = 35, "repeat_purchase_rate";
        ReferralRate = 36, "referral_rate";
        Revenue = 37, "revenue";
        Discounts = 38, "discounts";
        VariableCosts = 39, "variable_costs";
        NetRevenue = 40, "net_revenue";
        ContributionMargin = 41, "contribution_margin";
        ContributionMarginRatio = 42, "contribution_margin_ratio";
        Refunds = 43, "refunds";
        Orders = 44, "orders";
        Buyers = 45, "buyers";
        PurchaseDays = 46, "purchase_days";
        AverageOrder = 47, "average_order";
        ClvHistoric = 48, "clv_historic";
        ClvPredicted = 49, "clv_predicted";
        AbcShareA = 50, "abc_share_a";
        Top5Share = 51, "top5_share";
        TaskPunctuality = 52, "task_punctuality";
        ConsentCoverageEmail = 53, "consent_coverage_email";
        ConsentCoveragePhone = 54, "consent_coverage_phone";
        ConsentCoveragePost = 55, "consent_coverage_post";
        NpsLatest = 56, "nps_latest";
        CsatLatest = 57, "csat_latest";
        CesLatest = 58, "ces_latest";
    }
}

impl SurveyKind {
    /// The scores that can be given.
    pub fn scale(self) -> std::ops::RangeInclusive<i64> {
        match self {
            Self::Nps => 0..=10,
            Self::Csat => 1..=5,
            Self::Ces => 1..=7,
        }
    }

    /// A score after which one should call: a detractor, or a 1–2.
    pub fn is_alarming(self, score: i64) -> bool {
        match self {
            Self::Nps => score <= 6,
            Self::Csat | Self::Ces => score <= 2,
        }
    }
}

impl Outcome {
    /// A *real* contact is one where somebody was spoken to (or written to).
    pub fn is_real(self) -> bool {
        !matches!(self, Self::NoAnswer | Self::Voicemail)
    }
}
