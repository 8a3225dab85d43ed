//! What a customer is worth, and the segments: shapes that the store fills.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CustomerRow, Page};
use crate::domain::codes::{AbcClass, Criterion, RfmGroup, Stage};
use crate::domain::model::{CustomerCost, Id, Sale, Score, Segment};

/// What is kept about the value of a customer. Money in minor units.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// The effective stage: set by hand, else by the rule, else as entered.
    pub stage: Option<Stage>,
    pub abc: Option<AbcClass>,
    /// Recency, frequency, monetary value: each 1–5.
    pub rfm: Option<[u8; 3]>,
    pub rfm_group: Option<RfmGroup>,
    /// First and last purchase day.
    pub first_sale: Option<NaiveDate>,
    pub last_sale: Option<NaiveDate>,
    /// Net revenue of the last 12 months, and of the 12 months before.
    pub revenue_12m: i64,
    pub revenue_before: i64,
    /// Contribution margin over the rows whose cost is known; `None`: no cost is known.
    pub margin_12m: Option<i64>,
    pub margin_before: Option<i64>,
    /// Net revenue of those rows.
    pub covered_12m: i64,
    /// The same over all time.
    pub revenue: i64,
    pub margin: Option<i64>,
    pub covered: i64,
    pub discounts: i64,
    /// Rows of sales and refunds.
    pub sales: i64,
    pub orders: i64,
    pub purchase_days: i64,
    pub visits: i64,
    /// Median gap between visits in days; `None` under three visits.
    pub rhythm: Option<f64>,
    /// Probability that the customer is still active, 0–1.
    pub p_alive: Option<f64>,
    /// Purchases expected within the horizon (the file's, default 52 weeks).
    pub expected_purchases: Option<f64>,
    /// Expected net value of one purchase, minor units.
    pub expected_value: Option<f64>,
    /// Discounted contribution expected within the horizon, minor units.
    pub clv: Option<f64>,
    /// The latest score of each kind.
    pub nps: Option<i64>,
    pub csat: Option<i64>,
    pub ces: Option<i64>,
    /// A year ago.
    pub stage_then: Option<Stage>,
    pub abc_then: Option<AbcClass>,
}

/// Everything about the value of one customer, for the card.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CardValue {
    pub figures: Figures,
    /// The day that what depends on the day was valued on; `None` = never yet.
    pub valued_on: Option<NaiveDate>,
    /// The data did not determine the model of the forecast; it was held back.
    pub regularised: bool,
    /// Newest first, all of them.
    pub sales: Vec<Sale>,
    pub costs: Vec<CustomerCost>,
    /// By criterion, of each the newest first.
    pub scores: Vec<Score>,
    /// Contribution margin of those whom this customer has referred, and their number.
    pub referral: ReferralValue,
    /// Time of contacts on enquiry, offer and order; on delivery, support and complaint: seconds.
    pub sales_seconds: i64,
    pub service_seconds: i64,
}

/// What those directly referred have brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReferralValue {
    pub customers: i64,
    /// Minor units; rows without cost are left out.
    pub margin: i64,
}

/// How old what depends on the day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Valued {
    /// `None`: never yet.
    pub on: Option<NaiveDate>,
    /// Nothing has changed since, and it was today.
    pub current: bool,
}

/// Which customers are meant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Members {
    /// Those whom a query of the query language selects; empty = all.
    Query(String),
    Ids(Vec<Id>),
}

/// Order of the members of a segment; customers without a value last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum MemberSort {
    /// Greatest net revenue of 12 months first.
    #[default]
    Revenue,
    /// Greatest contribution margin of 12 months first.
    Margin,
    Name,
    /// Longest without a sale first.
    LastSale,
    /// Longest without a contact first.
    LastContact,
    /// Greatest customer lifetime value first.
    Clv,
}

/// One line of the members of a segment.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MemberRow {
    pub row: CustomerRow,
    pub figures: Figures,
}

/// A page of members.
pub type MemberPage = Page<MemberRow>;

/// What the members of a segment bring together. Money in minor units.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SegmentFigures {
    pub size: i64,
    pub revenue_12m: i64,
    pub revenue_before: i64,
    /// `None`: of no row the cost is known.
    pub margin_12m: Option<i64>,
    pub margin_before: Option<i64>,
    pub covered_12m: i64,
    /// Of the whole file, for shares.
    pub all_size: i64,
    pub all_revenue_12m: i64,
    pub all_margin_12m: Option<i64>,
    /// Mean customer lifetime value, over how many.
    pub clv_mean: Option<f64>,
    pub clv_n: i64,
    /// Members a year ago, where that can be told (stages, ABC classes).
    pub size_then: Option<i64>,
}

/// A segment of the list: built in or made by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SegmentKind {
    /// Stable name; message `segment-<name>`.
    BuiltIn(&'static str),
    Own(Box<Segment>),
}

/// One step of the concentration curve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CurvePoint {
    /// How many customers, from the largest on.
    pub customers: i64,
    /// Their part of the positive total, 0–1.
    pub share: f64,
}

/// How many customers make how much.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Concentration {
    /// At most some hundred points, from (0, 0) to (all, 1).
    pub curve: Vec<CurvePoint>,
    /// Customers with a positive value, and what they make together (minor units).
    pub customers: i64,
    pub total: i64,
    /// How many customers make half, and 80 %.
    pub half: i64,
    pub most: i64,
    /// Number, and value in minor units, of each class A, B, C.
    pub classes: [(i64, i64); 3],
    /// Measured by revenue although margin was asked for: too few costs are known.
    pub by_revenue: bool,
    /// Share of the net revenue whose cost is known, 0–1.
    pub coverage: Option<f64>,
}

/// One cell of the RFM grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RfmCell {
    pub customers: i64,
    /// Net revenue of 12 months, minor units.
    pub revenue: i64,
}

/// Customers by recency (first index, score − 1) and frequency (second).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RfmGrid {
    pub cells: [[RfmCell; 5]; 5],
    /// Members by group.
    pub groups: Vec<(RfmGroup, RfmCell)>,
    /// Buyers within the window; under ten there are no groups.
    pub buyers: i64,
}

/// An axis of the customer portfolio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Axis {
    /// Weighted means of the scores, 1–5.
    Attractiveness,
    Position,
    Criterion(Criterion),
    Revenue,
    Margin,
    Clv,
    PAlive,
    /// Own revenue as share of the potential, percent.
    ShareOfWallet,
    Potential,
    PurchaseDays,
    /// Days since the last purchase.
    Recency,
    Contacts,
    Nps,
}

/// A customer in the portfolio.
#[derive(Debug, Clone, PartialEq)]
pub struct PortfolioPoint {
    pub id: Id,
    pub number: String,
    pub name: String,
    pub x: f64,
    pub y: f64,
    /// Net revenue of 12 months, minor units.
    pub revenue: i64,
}

/// The customer portfolio by two axes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Portfolio {
    /// The most valuable ones; at most [`PORTFOLIO_POINTS`].
    pub points: Vec<PortfolioPoint>,
    /// How many have both values.
    pub placed: i64,
    /// Those with a value on neither or only one axis: how many, and the first ones.
    pub aside: i64,
    pub aside_rows: Vec<CustomerRow>,
}

/// The most points that a portfolio shows.
pub const PORTFOLIO_POINTS: usize = 500;
