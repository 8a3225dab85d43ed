//! The customer portfolio: members by two axes. Shown are the most valuable ones; whoever has
//! no value on an axis stands aside.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use chrono::NaiveDate;
use rusqlite::{Connection, Result, Row, params_from_iter};

use super::Chosen;
use crate::domain::codes::{Code, Criterion};
use crate::domain::model::Id;
use crate::domain::settings::Settings;
use crate::domain::value::{Weights, attractiveness, day, position, share_of_wallet};
use crate::domain::views::{Axis, PORTFOLIO_POINTS, Portfolio, PortfolioPoint};
use crate::store::list::customer_rows;
use crate::store::named::named;

/// So many of those who stand aside are listed.
const ASIDE: usize = 50;

/// The scores of one customer: of each criterion the newest.
type Scores = [Option<i64>; Criterion::ALL.len()];

pub(in crate::store) fn portfolio(
    conn: &Connection,
    chosen: &Chosen,
    axes: [Axis; 2],
    settings: &Settings,
    today: NaiveDate,
) -> Result<Portfolio> {
    let scores = if axes.iter().any(|axis| judged(*axis)) { scores(conn)? } else { HashMap::new() };
    let place = Place { scores, weights: settings.portfolio_weights, today: i64::from(day(today)) };
    let [x, y] = axes.map(column);
    let sql = format!("SELECT v.customer_id, v.revenue_12m, {x}, {y} FROM {}", chosen.rows());
    let mut found = Portfolio::default();
    let mut shown: Best<(f64, f64)> = Best::new(PORTFOLIO_POINTS);
    let mut aside: Best<()> = Best::new(ASIDE);
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query(params_from_iter(&chosen.values))?;
    while let Some(row) = rows.next()? {
        let (id, revenue): (Id, i64) = (row.get(0)?, row.get(1)?);
        let [x, y] = axes;
        if let (Some(x), Some(y)) = (place.value(x, id, row, 2)?, place.value(y, id, row, 3)?) {
            found.placed += 1;
            shown.offer(revenue, id, (x, y));
        } else {
            found.aside += 1;
            aside.offer(revenue, id, ());
        }
    }
    for (revenue, id, (x, y)) in shown.into_sorted() {
        if let Some(customer) = named(conn, id)? {
            let (number, name) = (customer.number, customer.name);
            found.points.push(PortfolioPoint { id, number, name, x, y, revenue });
        }
    }
    let ids: Vec<Id> = aside.into_sorted().into_iter().map(|(_, id, ())| id).collect();
    found.aside_rows = customer_rows(conn, &ids)?;
    Ok(found)
}

/// Whether an axis is made of scores.
fn judged(axis: Axis) -> bool {
    matches!(axis, Axis::Attractiveness | Axis::Position | Axis::Criterion(_))
}

/// What is read of the row for an axis.
fn column(axis: Axis) -> &'static str {
    match axis {
        Axis::Attractiveness | Axis::Position | Axis::Criterion(_) => "NULL",
        Axis::Revenue => "v.revenue_12m",
        Axis::Margin => "v.margin_12m",
        Axis::Clv => "v.clv",
        Axis::PAlive => "v.p_alive",
        Axis::ShareOfWallet | Axis::Potential => {
            "(SELECT potential FROM customer WHERE id = v.customer_id)"
        }
        Axis::PurchaseDays => "v.purchase_days",
        Axis::Recency => "v.last_sale",
        Axis::Contacts => "v.contacts",
        Axis::Nps => "v.nps",
    }
}

/// What places a customer on an axis.
struct Place {
    scores: HashMap<Id, Scores>,
    weights: Weights,
    today: i64,
}

impl Place {
    fn value(&self, axis: Axis, id: Id, row: &Row, column: usize) -> Result<Option<f64>> {
        let score = |criterion: Criterion| {
            let at = Criterion::ALL.iter().position(|c| *c == criterion)?;
            self.scores.get(&id)?.get(at).copied().flatten()
        };
        let number = |row: &Row| row.get::<_, Option<f64>>(column);
        Ok(match axis {
            Axis::Attractiveness => attractiveness(score, &self.weights),
            Axis::Position => position(score, &self.weights),
            Axis::Criterion(criterion) => score(criterion).map(small),
            Axis::ShareOfWallet => {
                share_of_wallet(row.get(1)?, row.get(column)?).map(|wallet| wallet.percent)
            }
            Axis::Recency => {
                let last: Option<i64> = row.get(column)?;
                last.map(|last| small(self.today - last))
            }
            _ => number(row)?,
        })
    }
}

#[expect(clippy::cast_precision_loss, reason = "scores and days are small")]
fn small(n: i64) -> f64 {
    n as f64
}

/// The scores of everybody who was judged.
fn scores(conn: &Connection) -> Result<HashMap<Id, Scores>> {
    let mut found: HashMap<Id, Scores> = HashMap::new();
    let mut query = conn.prepare_cached(
        "SELECT customer_id, criterion, score FROM score WHERE deleted_at IS NULL
          ORDER BY customer_id, criterion, scored_on, id",
    )?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let criterion = Criterion::from_code(row.get(1)?);
        let place = criterion.and_then(|c| Criterion::ALL.iter().position(|other| *other == c));
        let scores = found.entry(row.get(0)?).or_default();
        // Later ones take the place of earlier ones.
        if let Some(slot) = place.and_then(|at| scores.get_mut(at)) {
            *slot = Some(row.get(2)?);
        }
    }
    Ok(found)
}

/// The customers with the greatest revenue, of equal ones the older.
struct Best<T> {
    most: usize,
    kept: BinaryHeap<Reverse<(i64, Reverse<Id>, usize)>>,
    values: Vec<T>,
}

impl<T: Copy> Best<T> {
    fn new(most: usize) -> Self {
        Self { most, kept: BinaryHeap::with_capacity(most + 1), values: Vec::with_capacity(most) }
    }

    fn offer(&mut self, revenue: i64, id: Id, value: T) {
        if self.kept.len() < self.most {
            self.kept.push(Reverse((revenue, Reverse(id), self.values.len())));
            self.values.push(value);
            return;
        }
        let better = |Reverse(least): &Reverse<(i64, Reverse<Id>, usize)>| {
            (revenue, Reverse(id)) > (least.0, least.1)
        };
        if self.kept.peek().is_some_and(better)
            && let Some(Reverse((_, _, slot))) = self.kept.pop()
        {
            if let Some(old) = self.values.get_mut(slot) {
                *old = value;
            }
            self.kept.push(Reverse((revenue, Reverse(id), slot)));
        }
    }

    /// Greatest first.
    fn into_sorted(self) -> Vec<(i64, Id, T)> {
        let values = self.values;
        let sorted = self.kept.into_sorted_vec();
        let line = |Reverse((revenue, Reverse(id), slot)): Reverse<(i64, Reverse<Id>, usize)>| {
            values.get(slot).map(|value| (revenue, id, *value))
        };
        sorted.into_iter().filter_map(line).collect()
    }
}
