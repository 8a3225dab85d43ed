//! What there is to know of each figure besides its value: its block, unit, which way is
//! better, from which counts it comes. The sentences stand in the messages (`kpi-…`).

use crate::domain::codes::Kpi;

/// The four K's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Block {
    Orientation,
    Satisfaction,
    Retention,
    Value,
}

impl Block {
    pub const ALL: [Self; 4] =
        [Self::Orientation, Self::Satisfaction, Self::Retention, Self::Value];

    /// Key of its heading.
    pub fn message(self) -> &'static str {
        match self {
            Self::Orientation => "kpi-block-orientation",
            Self::Satisfaction => "kpi-block-satisfaction",
            Self::Retention => "kpi-block-retention",
            Self::Value => "kpi-block-value",
        }
    }
}

/// In what a figure is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    Count,
    Percent,
    /// −100 … 100.
    Points,
    /// A mean on the scale of a survey.
    Score,
    /// Hours of work.
    Hours,
    /// Minor units of the file's currency.
    Money,
}

impl Unit {
    /// Stable name in JSON and CSV; money has the currency's code instead.
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Percent => "percent",
            Self::Points => "points",
            Self::Score => "score",
            Self::Hours => "hours",
            Self::Money => "money",
        }
    }
}

/// Which way a figure should move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Better {
    Higher,
    Lower,
    /// Neither is better in itself.
    Neither,
}

/// What has to be counted for a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Part {
    /// Sums by day, kept in step.
    Sums,
    /// Who bought, stayed, came and went.
    Purchases,
    /// Complaints and surveys.
    Cases,
    /// How things stand on a day.
    State,
    /// Predicted value: a model is fitted.
    Clv,
}

impl Part {
    /// Those that are counted, the cheap ones first.
    pub const COUNTED: [Self; 4] = [Self::Cases, Self::State, Self::Purchases, Self::Clv];

    /// The number by which the file knows it.
    pub const fn code(self) -> i64 {
        match self {
            Self::Sums => 1,
            Self::Purchases => 2,
            Self::Cases => 3,
            Self::State => 4,
            Self::Clv => 5,
        }
    }
}

/// A figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    pub kpi: Kpi,
    pub block: Block,
    pub unit: Unit,
    pub better: Better,
    /// All of them are needed.
    pub parts: &'static [Part],
    /// Whether it stands in the overview; the others are told by the command.
    pub shown: bool,
}

const fn row(
    kpi: Kpi,
    block: Block,
    unit: Unit,
    better: Better,
    parts: &'static [Part],
    shown: bool,
) -> Figure {
    Figure { kpi, block, unit, better, parts, shown }
}

use Better::{Higher, Lower, Neither};
use Block::{Orientation, Retention, Satisfaction, Value};
use Part::{Cases, Clv, Purchases, State, Sums};
use Unit::{Count, Hours, Money, Percent, Points, Score};

/// In the order in which they are shown.
pub const FIGURES: &[Figure] = &[
    row(Kpi::Ces, Orientation, Score, Higher, &[Sums], true),
    row(Kpi::CesShare, Orientation, Percent, Higher, &[Sums], false),
    row(Kpi::CesLatest, Orientation, Score, Higher, &[Cases], false),
    row(Kpi::CesResponseRate, Orientation, Percent, Higher, &[Cases], false),
    row(Kpi::FirstContactResolution, Orientation, Percent, Higher, &[Sums], true),
    row(Kpi::TimeToAcknowledgeH, Orientation, Hours, Lower, &[Cases], true),
    row(Kpi::AcknowledgeInTimeRate, Orientation, Percent, Higher, &[Cases], false),
    row(Kpi::Reachability, Orientation, Percent, Higher, &[Sums], true),
    row(Kpi::Contacts, Orientation, Count, Neither, &[Sums], true),
    row(Kpi::ContactCoverage, Orientation, Percent, Higher, &[State], true),
    row(Kpi::ContactCoverage90d, Orientation, Percent, Higher, &[State], false),
    row(Kpi::PromisesKept, Orientation, Percent, Higher, &[Sums], true),
    row(Kpi::TaskPunctuality, Orientation, Percent, Higher, &[Sums], false),
    row(Kpi::WishesOpen, Orientation, Count, Lower, &[State], true),
    row(Kpi::ConsentCoverageEmail, Orientation, Percent, Higher, &[State], false),
    row(Kpi::ConsentCoveragePhone, Orientation, Percent, Higher, &[State], false),
    row(Kpi::ConsentCoveragePost, Orientation, Percent, Higher, &[State], false),
    row(Kpi::Nps, Satisfaction, Points, Higher, &[Sums], true),
    row(Kpi::NpsLatest, Satisfaction, Points, Higher, &[Cases], false),
    row(Kpi::NpsResponseRate, Satisfaction, Percent, Higher, &[Cases], false),
    row(Kpi::Csat, Satisfaction, Percent, Higher, &[Sums], true),
    row(Kpi::CsatMean, Satisfaction, Score, Higher, &[Sums], false),
    row(Kpi::CsatLatest, Satisfaction, Percent, Higher, &[Cases], false),
    row(Kpi::CsatResponseRate, Satisfaction, Percent, Higher, &[Cases], false),
    row(Kpi::Complaints, Satisfaction, Count, Lower, &[Sums], false),
    row(Kpi::OpenComplaints, Satisfaction, Count, Lower, &[Cases], true),
    row(Kpi::ComplaintRate, Satisfaction, Percent, Lower, &[Sums, Purchases], true),
    row(Kpi::ComplaintsPer100Orders, Satisfaction, Percent, Lower, &[Sums, Purchases], false),
    row(Kpi::RecoverySatisfaction, Satisfaction, Percent, Higher, &[Cases], true),
    row(Kpi::TimeToResolveH, Satisfaction, Hours, Lower, &[Cases], true),
    row(Kpi::ResolveInTimeRate, Satisfaction, Percent, Higher, &[Cases], true),
    row(Kpi::ReopenRate, Satisfaction, Percent, Lower, &[Cases], false),
    row(Kpi::RepeatComplaintRate, Satisfaction, Percent, Lower, &[Cases], false),
    row(Kpi::ActiveCustomers, Retention, Count, Higher, &[Purchases], true),
    row(Kpi::NewCustomers, Retention, Count, Higher, &[Purchases], true),
    row(Kpi::LostCustomers, Retention, Count, Lower, &[Purchases], true),
    row(Kpi::WonBackCustomers, Retention, Count, Higher, &[Purchases], true),
    row(Kpi::ChurnRate, Retention, Percent, Lower, &[Purchases], true),
    row(Kpi::RetentionRate, Retention, Percent, Higher, &[Purchases], true),
    row(Kpi::WinBackRate, Retention, Percent, Higher, &[Purchases], false),
    row(Kpi::RepeatPurchaseRate, Retention, Percent, Higher, &[Purchases], true),
    row(Kpi::ReferralRate, Retention, Percent, Higher, &[Purchases], true),
    row(Kpi::Buyers, Retention, Count, Higher, &[Purchases], false),
    row(Kpi::Revenue, Value, Money, Higher, &[Sums], false),
    row(Kpi::Discounts, Value, Money, Lower, &[Sums], false),
    row(Kpi::NetRevenue, Value, Money, Higher, &[Sums], true),
    row(Kpi::VariableCosts, Value, Money, Lower, &[Sums], false),
    row(Kpi::ContributionMargin, Value, Money, Higher, &[Sums], true),
    row(Kpi::ContributionMarginRatio, Value, Percent, Higher, &[Sums], false),
    row(Kpi::Refunds, Value, Money, Lower, &[Sums], false),
    row(Kpi::Orders, Value, Count, Higher, &[Purchases], false),
    row(Kpi::PurchaseDays, Value, Count, Higher, &[Purchases], false),
    row(Kpi::AverageOrder, Value, Money, Higher, &[Sums, Purchases], true),
    row(Kpi::ClvHistoric, Value, Money, Higher, &[Purchases], true),
    row(Kpi::ClvPredicted, Value, Money, Higher, &[Clv], true),
    row(Kpi::AbcShareA, Value, Percent, Neither, &[Purchases], true),
    row(Kpi::Top5Share, Value, Percent, Lower, &[Purchases], true),
    row(Kpi::ComplaintCost, Value, Money, Lower, &[Sums], true),
];

/// What there is to know of a figure.
pub fn figure(kpi: Kpi) -> &'static Figure {
    // A test sees to it that every one is in the table.
    FIGURES.iter().find(|figure| figure.kpi == kpi).unwrap_or(&FIGURES[0])
}

/// Whether a figure grows with the length of its period, so that the months of a year make
/// up the year. Who bought in several months is one buyer of the year: buyers do not.
pub fn adds_up(kpi: Kpi) -> bool {
    matches!(
        kpi,
        Kpi::Contacts
            | Kpi::Complaints
            | Kpi::NewCustomers
            | Kpi::LostCustomers
            | Kpi::WonBackCustomers
            | Kpi::Revenue
            | Kpi::Discounts
            | Kpi::NetRevenue
            | Kpi::VariableCosts
            | Kpi::ContributionMargin
            | Kpi::Refunds
            | Kpi::Orders
            | Kpi::PurchaseDays
            | Kpi::ComplaintCost
    )
}

/// The figures of a block, in order.
pub fn figures_of(block: Block) -> impl Iterator<Item = &'static Figure> {
    FIGURES.iter().filter(move |figure| figure.block == block)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::Code as _;

    #[test]
    fn every_figure_stands_in_the_table_once() {
        assert_eq!(FIGURES.len(), Kpi::ALL.len());
        for kpi in Kpi::ALL {
            assert_eq!(figure(*kpi).kpi, *kpi);
        }
    }

    #[test]
    fn only_counts_and_sums_of_money_add_up() {
        let sums = FIGURES.iter().filter(|figure| adds_up(figure.kpi));
        assert!(sums.clone().all(|figure| matches!(figure.unit, Unit::Count | Unit::Money)));
        assert!(sums.clone().all(|figure| figure.parts.iter().all(|part| *part != Part::State)));
        assert_eq!(sums.count(), 14);
    }

    #[test]
    fn a_day_has_a_column_for_each_sum() {
        let columns = super::super::DaySums::COLUMNS;
        assert_eq!(super::super::DaySums::default().array().len(), columns.len());
    }
}
