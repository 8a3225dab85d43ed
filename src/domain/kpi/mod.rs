//! The figures of the business: what there is to know of each (`catalogue`), what is counted
//! for them (`tally`), and how a value comes out of it with its number of cases and its
//! interval. Pure: knows nothing of where the records lie, nor of the screen.
//!
//! A figure is asked for over a period and as of a day ([`Ask`]). What is counted comes in
//! four parts ([`Part`]), for they cost differently: sums by day are kept in step by the store;
//! what follows from purchases, from cases and from how things stand has to be counted.

mod ask;
mod cases;
mod catalogue;
mod compare;
pub mod day;
mod edge;
mod explain;
mod figures;
mod ledger;
mod purchases;
mod spell;
mod spell_read;
mod state;
pub mod stats;
mod surveys;
mod tally;
pub mod target;
mod words;

pub use self::ask::{Ask, Basis};
pub use self::cases::{Case, CaseCounter, CasePeriod, is_content};
pub use self::catalogue::{
    Better, Block, FIGURES, Figure, Part, Unit, adds_up, figure, figures_of,
};
pub use self::compare::{Change, compare, few};
pub use self::edge::{in_currency, quotient_units};
pub use self::explain::{definition, with_numbers};
pub use self::figures::figures;
pub use self::ledger::{SalesDay, decode, encode, sale_sums, sales_days};
pub use self::purchases::PurchaseCounter;
pub use self::spell::KpiPeriod;
pub use self::spell_read::PeriodError;
pub use self::state::StateDay;
pub use self::surveys::{Answer, SurveyCounter};
pub use self::tally::{
    CaseTally, ClvTally, DaySums, PurchaseTally, Share, StateTally, SurveyTally, Tallies, Times,
};
pub use self::target::{Target, Wanted};
pub use self::words::{change, difference, format, format_short, interval};
use super::codes::Kpi;

/// The version of the definitions by which figures are reckoned; stored with those of closed
/// months. It rises when a definition changes, so that what was stored is not taken for wrong.
pub const DEFINITIONS: i64 = 1;

/// What a figure came to. Money is in minor units, rates in percent, times in hours.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct KpiValue {
    /// `None`: there is nothing that it could be reckoned from.
    pub value: Option<f64>,
    /// Number of cases behind it.
    pub n: i64,
    /// What is divided, and by what, of figures that are quotients.
    pub numerator: Option<f64>,
    pub denominator: Option<f64>,
    /// Interval of 95 %, where one is defined.
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// May still change, though nobody corrects anything.
    pub provisional: bool,
    /// Times only (hours of work): the mean and the 90th percentile; `value` is the median.
    pub mean: Option<f64>,
    pub p90: Option<f64>,
    /// Times only: mean of the real time that has passed, in hours.
    pub elapsed_mean: Option<f64>,
    /// The total behind a mean (value of all customers), in the unit of the figure.
    pub sum: Option<f64>,
    /// Of sums over rows whose cost is known: their share of the net revenue, in percent.
    pub coverage: Option<f64>,
}

/// The figures of one period; what is not counted yet is missing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    values: Vec<(Kpi, KpiValue)>,
}

impl Figures {
    /// `None`: not counted yet.
    pub fn get(&self, kpi: Kpi) -> Option<&KpiValue> {
        self.values.iter().find(|(k, _)| *k == kpi).map(|(_, value)| value)
    }

    pub fn set(&mut self, kpi: Kpi, value: KpiValue) {
        match self.values.iter_mut().find(|(k, _)| *k == kpi) {
            Some((_, old)) => *old = value,
            None => self.values.push((kpi, value)),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (Kpi, &KpiValue)> {
        self.values.iter().map(|(kpi, value)| (*kpi, value))
    }
}
