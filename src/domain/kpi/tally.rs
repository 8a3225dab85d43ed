//! What is counted, before figures are made of it. Whole numbers wherever possible, so that
//! the same records give the same figures to the last digit, whichever way they were counted.

macro_rules! day_sums {
    ($($(#[$meta:meta])* $name:ident,)+) => {
        /// What adds up by day: of one local day, or of all days of a period. Each is counted on
        /// the local day of its own record, so that no later record changes it. Money in minor
        /// units.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
        pub struct DaySums { $($(#[$meta])* pub $name: i64,)+ }

        impl DaySums {
            /// Names of the columns of `kpi_day`, in the order of [`Self::array`].
            pub const COLUMNS: &'static [&'static str] = &[$(stringify!($name),)+];

            pub fn array(&self) -> Vec<i64> {
                vec![$(self.$name,)+]
            }

            /// From the columns in their order; what is missing is 0.
            pub fn from_columns(mut column: impl FnMut(usize) -> i64) -> Self {
                let mut at = 0;
                let mut next = || { at += 1; column(at - 1) };
                Self { $($name: next(),)+ }
            }

            pub fn add(&mut self, other: &Self) {
                $(self.$name = self.$name.saturating_add(other.$name);)+
            }

            pub fn subtract(&mut self, other: &Self) {
                $(self.$name = self.$name.saturating_sub(other.$name);)+
            }
        }
    };
}

day_sums! {
    contacts,
    /// Contacts of topic enquiry, support or complaint with solved yes or no, and those with yes.
    solved_asked,
    solved_yes,
    /// Outgoing phone contacts, and those with outcome reached.
    phone_out,
    phone_reached,
    /// Logged time on contacts about complaints (linked to one, or of that topic), and how many
    /// of them have a time.
    complaint_seconds,
    complaint_contacts,
    /// Rows of sales, of refunds among them, and of those whose variable cost is known.
    sale_rows,
    refund_rows,
    covered_rows,
    revenue,
    discounts,
    /// Of the rows whose cost is known: the cost, and revenue less discount.
    variable_costs,
    covered_net,
    /// Minus the net revenue of refund rows.
    refunds,
    nps_n,
    nps_promoters,
    nps_detractors,
    csat_n,
    /// Answers 4 or 5.
    csat_top,
    csat_sum,
    ces_n,
    /// Answers 5–7.
    ces_top,
    ces_sum,
    /// Sum of the squared scores.
    ces_squares,
    /// Complaints by the day they were received.
    complaints,
    /// Remedies by the day they were given.
    remedies,
    remedy_cost,
    /// Tasks of all kinds but wishes, by the day they were due; those done by then.
    tasks_due,
    tasks_in_time,
    /// The promises among them.
    promises_due,
    promises_kept,
}

impl DaySums {
    pub fn net(&self) -> i64 {
        self.revenue.saturating_sub(self.discounts)
    }

    /// Contribution margin over the rows whose cost is known.
    pub fn margin(&self) -> i64 {
        self.covered_net.saturating_sub(self.variable_costs)
    }

    pub fn is_zero(&self) -> bool {
        *self == Self::default()
    }
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Share {
    pub part: i64,
    pub of: i64,
}

/// What follows from purchases: who bought, stayed, came and went.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct PurchaseTally {
    /// Sales that are not cancelled, and (customer, day) with one, in the period.
    pub orders: i64,
    pub purchase_days: i64,
    /// Customers with a purchase day in the period; with two or more.
    pub buyers: i64,
    pub repeat_buyers: i64,
    /// |A0|: active on the day before the period; |A0 ∩ A1|: still active at its end.
    pub active_before: i64,
    pub retained: i64,
    /// |A1|: active at its end.
    pub active: i64,
    /// Bought before the period, but no longer active on the day before it.
    pub churned_before: i64,
    /// Of those: active at its end.
    pub won_back: i64,
    /// First purchase day in the period; of those: with a referrer.
    pub new: i64,
    pub new_referred: i64,
    /// Of the period's customers by `abc-measure` (net revenue where too few costs are known):
    /// those with a row, sum of positive values, of those in class A, of the five largest.
    pub abc_candidates: i64,
    pub abc_total: i64,
    pub abc_class_a: i64,
    pub abc_top5: i64,
    /// Whether the ABC fell back to net revenue.
    pub abc_by_revenue: bool,
    /// Customers with at least one purchase day up to `state_at`, their contribution margin to
    /// date, and the share of net revenue whose cost is known.
    pub historic_customers: i64,
    pub historic_margin: i64,
    pub historic_covered_net: i64,
    pub historic_net: i64,
}

/// How long something took, over the cases in which it has happened.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct Times {
    pub n: i64,
    /// Hours of work; all 0 where n is 0.
    pub mean: f64,
    pub median: f64,
    pub p90: f64,
    /// Hours that have passed.
    pub elapsed_mean: f64,
}

/// Surveys of one kind that cannot be summed by day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct SurveyTally {
    /// Of invitations sent in the period: answered by `as_of`.
    pub answered: Share,
    /// Of each customer only the last answer of the period (answers without a customer each
    /// stand for themselves): how many; sum of scores; the good (promoters, 4–5, 5–7) and the
    /// bad ones (detractors); sum of squares.
    pub latest_n: i64,
    pub latest_sum: i64,
    pub latest_good: i64,
    pub latest_bad: i64,
    pub latest_squares: i64,
}

/// Complaints and surveys of the period.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct CaseTally {
    /// Opened in the period.
    pub opened: i64,
    /// Opened on or before its end and not resolved on or before its end.
    pub open_at_end: i64,
    /// Of those opened in the period: not resolved by `as_of`.
    pub unresolved: i64,
    pub acknowledge: Times,
    pub resolve: Times,
    /// Opened in the period, without a breach.
    pub acknowledge_in_time: Share,
    pub resolve_in_time: Share,
    /// Answers 4–5 of those given in the period.
    pub recovery: Share,
    /// Reopened at least once, of those closed in the period.
    pub reopened: Share,
    /// Opened in the period within 90 days after another of the same customer and category.
    pub repeated: Share,
    pub nps: SurveyTally,
    pub csat: SurveyTally,
    pub ces: SurveyTally,
}

/// How things stand on `state_at`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct StateTally {
    /// Customers (of those in the file today) and those with a contact in the last 90 days.
    pub contacted_90d: Share,
    /// Last real contact within the contact rhythm, of those that have one.
    pub within_rhythm: Share,
    pub wishes_open: i64,
    /// May be advertised to by e-mail, phone, post.
    pub consents: [Share; 3],
}

/// Predicted value on `state_at`.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct ClvTally {
    /// Customers with at least one purchase day for whom something can be predicted.
    pub n: i64,
    /// Sum of their CLV, minor units.
    pub sum: f64,
}

/// All that is counted for one [`super::Ask`]; what is not counted yet is missing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tallies {
    pub sums: Option<DaySums>,
    pub purchases: Option<PurchaseTally>,
    pub cases: Option<CaseTally>,
    pub state: Option<StateTally>,
    pub clv: Option<ClvTally>,
}
