//! The history of one customer from the rows of their sales: purchase days, visits, rhythm
//! and sums. Knows nothing of the day after the one it is made for.

use super::{AsOf, Day, refunds};
use crate::domain::codes::SaleKind;
use crate::domain::model::Sale;

/// Purchase days at most so many days after a visit's first one belong to the visit.
const VISIT_DAYS: Day = 14;
/// With fewer visits there is no rhythm.
const RHYTHM_VISITS: usize = 3;

/// A row of sales, as the history needs it. Money in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaleRow<'a> {
    pub id: i64,
    pub day: Day,
    pub kind: SaleKind,
    /// Revenue less discount; a refund is negative.
    pub net: i64,
    /// `None`: the variable cost is not known.
    pub margin: Option<i64>,
    pub discount: i64,
    /// The three texts matter only where the customer has a refund.
    pub document: &'a str,
    pub line: &'a str,
    pub refund_of: &'a str,
}

impl<'a> From<&'a Sale> for SaleRow<'a> {
    fn from(sale: &'a Sale) -> Self {
        Self {
            id: sale.meta.id,
            day: super::day(sale.date),
            kind: sale.kind,
            net: sale.net(),
            margin: sale.margin(),
            discount: sale.discount,
            document: &sale.document,
            line: &sale.line,
            refund_of: &sale.refund_of,
        }
    }
}

/// A day with at least one order that was not cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PurchaseDay {
    pub day: Day,
    /// Net value of its orders less refunds of them.
    pub value: i64,
}

/// What rows come to; money in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    pub rows: i64,
    pub net: i64,
    /// Contribution margin over the rows whose cost is known, and the net value of those.
    pub known_margin: i64,
    pub covered: i64,
    pub covered_rows: i64,
    pub discounts: i64,
}

impl Sums {
    pub fn add(&mut self, net: i64, margin: Option<i64>, discount: i64) {
        self.rows += 1;
        self.net = self.net.saturating_add(net);
        self.discounts = self.discounts.saturating_add(discount);
        if let Some(margin) = margin {
            self.known_margin = self.known_margin.saturating_add(margin);
            self.covered = self.covered.saturating_add(net);
            self.covered_rows += 1;
        }
    }

    /// Contribution margin; `None`: there are rows, but of none the cost is known.
    pub fn margin(&self) -> Option<i64> {
        (self.rows == 0 || self.covered_rows > 0).then_some(self.known_margin)
    }
}

/// Days between visits: the median, and the quartiles as the range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rhythm {
    pub lower: f64,
    pub median: f64,
    pub upper: f64,
}

/// What one customer has bought up to a day.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    pub as_of: AsOf,
    /// In order.
    pub days: Vec<PurchaseDay>,
    pub orders: i64,
    pub visits: i64,
    /// `None` under three visits.
    pub rhythm: Option<Rhythm>,
    pub all: Sums,
    /// The 12 months that end on the day, and the 12 months before.
    pub year: Sums,
    pub before: Sums,
}

impl History {
    pub fn first(&self) -> Option<Day> {
        self.days.first().map(|d| d.day)
    }

    pub fn last(&self) -> Option<Day> {
        self.days.last().map(|d| d.day)
    }

    /// Days since the last purchase day.
    pub fn since(&self) -> Option<Day> {
        self.last().map(|last| self.as_of.day - last)
    }

    /// Purchase days on or after a day.
    pub fn days_from(&self, from: Day) -> usize {
        self.days.len() - self.days.partition_point(|d| d.day < from)
    }

    /// Mean value of the repeat purchase days (all but the first).
    pub fn repeat_mean(&self) -> Option<f64> {
        let repeat = self.days.get(1..).filter(|days| !days.is_empty())?;
        let sum: i128 = repeat.iter().map(|d| i128::from(d.value)).sum();
        Some(ratio(sum, repeat.len()))
    }
}

#[expect(clippy::cast_precision_loss, reason = "a mean on screen, sums stay far below 2^53")]
fn ratio(sum: i128, n: usize) -> f64 {
    sum as f64 / n as f64
}

/// The history of a customer. The rows come by date; such as are dated after the day are
/// passed over.
pub fn history(rows: &[SaleRow<'_>], as_of: AsOf) -> History {
    if !rows.is_sorted_by_key(|row| row.day) {
        let mut sorted = rows.to_vec();
        sorted.sort_by_key(|row| (row.day, row.id));
        return history(&sorted, as_of);
    }
    let seen = rows.partition_point(|row| row.day <= as_of.day);
    let rows = rows.get(..seen).unwrap_or_default();

    let (mut all, mut year, mut before) = (Sums::default(), Sums::default(), Sums::default());
    let mut refunds = false;
    for row in rows {
        all.add(row.net, row.margin, row.discount);
        if row.day >= as_of.year {
            year.add(row.net, row.margin, row.discount);
        } else if row.day >= as_of.before {
            before.add(row.net, row.margin, row.discount);
        }
        refunds |= row.kind == SaleKind::Refund;
    }
    let (days, orders) = if refunds { refunds::days(rows) } else { plain_days(rows) };
    let gaps = visit_gaps(&days);
    let visits = if days.is_empty() { 0 } else { gaps.len() + 1 };
    let rhythm = (visits >= RHYTHM_VISITS).then(|| rhythm(gaps));
    History { as_of, days, orders, visits: count(visits), rhythm, all, year, before }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Purchase days of rows without a refund: every row is an order.
fn plain_days(rows: &[SaleRow<'_>]) -> (Vec<PurchaseDay>, i64) {
    let mut days: Vec<PurchaseDay> = Vec::with_capacity(rows.len());
    for row in rows {
        add_order(&mut days, row.day, row.net);
    }
    (days, count(rows.len()))
}

/// Add an order to the purchase days; orders come by date.
pub(super) fn add_order(days: &mut Vec<PurchaseDay>, day: Day, value: i64) {
    match days.last_mut() {
        Some(last) if last.day == day => last.value = last.value.saturating_add(value),
        _ => days.push(PurchaseDay { day, value }),
    }
}

/// Days between the first days of one visit and the next.
fn visit_gaps(days: &[PurchaseDay]) -> Vec<Day> {
    let mut gaps = Vec::new();
    let mut start = None;
    for PurchaseDay { day, .. } in days {
        match start {
            None => start = Some(*day),
            Some(first) if day - first > VISIT_DAYS => {
                gaps.push(day - first);
                start = Some(*day);
            }
            Some(_) => {}
        }
    }
    gaps
}

fn rhythm(mut gaps: Vec<Day>) -> Rhythm {
    gaps.sort_unstable();
    Rhythm { lower: quartile(&gaps, 1), median: quartile(&gaps, 2), upper: quartile(&gaps, 3) }
}

/// A quartile by linear interpolation between sorted values (type 7); exact, as quarters of
/// whole numbers are.
fn quartile(sorted: &[Day], quarter: usize) -> f64 {
    let h = quarter * sorted.len().saturating_sub(1);
    let at = |i: usize| sorted.get(i).or(sorted.last()).copied().map_or(0.0, f64::from);
    let rest = match h % 4 {
        0 => 0.0,
        1 => 0.25,
        2 => 0.5,
        _ => 0.75,
    };
    at(h / 4) + rest * (at(h / 4 + 1) - at(h / 4))
}
