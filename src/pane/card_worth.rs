//! What a card says about the value of a customer, reckoned once when the card comes in:
//! what follows from the sales, costs and scores that it brings. Draws nothing.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::codes::SaleKind;
use crate::domain::model::{Sale, Score};
use crate::domain::settings::Settings;
use crate::domain::value::{
    self, AsOf, Effort, MarginScheme, NextPurchase, Quadrant, SaleRow, Wallet,
};
use crate::domain::views::Card;

/// Products that are named.
const PRODUCTS: usize = 5;

/// A product and what was bought of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bought {
    pub product: String,
    /// Thousandths, less what came back.
    pub quantity: i64,
    /// Minor units.
    pub net: i64,
}

/// See the module.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    on: NaiveDate,
    hourly_rate: Option<i64>,
    /// Index of the newest sale that is not dated later than today.
    pub visible: usize,
    pub next: Option<NextPurchase>,
    pub average_order: Option<f64>,
    pub wallet: Option<Wallet>,
    pub scheme: MarginScheme,
    /// The most bought ones, and how many there are.
    pub products: Vec<Bought>,
    pub products_all: usize,
    /// Why discounts were given, the greatest first.
    pub discounts: Vec<(String, i64)>,
    /// The newest score of each criterion.
    pub scores: Vec<Score>,
    pub attractiveness: Option<f64>,
    pub position: Option<f64>,
}

impl Worth {
    pub fn of(card: &Card, settings: &Settings, today: NaiveDate) -> Self {
        let value = &card.value;
        let visible = value.sales.iter().take_while(|sale| sale.date > today).count();
        let sales = value.sales.get(visible..).unwrap_or_default();
        let rows: Vec<SaleRow<'_>> = sales.iter().rev().map(row).collect();
        let history = value::history(&rows, AsOf::new(today));
        let effort = Effort {
            sales_seconds: value.sales_seconds,
            service_seconds: value.service_seconds,
            remedies: card.customer.remedy_cost,
        };
        let rate = settings.hourly_rate;
        let latest = value::latest_scores(&value.scores);
        let mut scores: Vec<Score> = Vec::new();
        for score in &value.scores {
            // Of each criterion the newest comes first.
            if scores.last().is_none_or(|last| last.criterion != score.criterion) {
                scores.push(score.clone());
            }
        }
        let weights = &settings.portfolio_weights;
        let (products, products_all) = products(sales);
        Self {
            on: today,
            hourly_rate: rate,
            visible,
            next: value::next_purchase(&history),
            average_order: value::average_order(history.all.net, purchase_days(&history)),
            wallet: value::share_of_wallet(history.year.net, card.customer.potential),
            scheme: value::margin_scheme(sales, &value.costs, effort, rate, today),
            products,
            products_all,
            discounts: discounts(sales),
            attractiveness: value::attractiveness(&latest, weights),
            position: value::position(&latest, weights),
            scores,
        }
    }

    /// Whether it still holds.
    pub fn holds(&self, settings: &Settings, today: NaiveDate) -> bool {
        self.on == today && self.hourly_rate == settings.hourly_rate
    }

    /// Where the customer lies in the portfolio.
    pub fn quadrant(&self) -> Option<Quadrant> {
        Some(Quadrant::of(self.attractiveness?, self.position?))
    }
}

fn purchase_days(history: &value::History) -> i64 {
    i64::try_from(history.days.len()).unwrap_or(i64::MAX)
}

fn row(sale: &Sale) -> SaleRow<'_> {
    SaleRow {
        id: sale.meta.id,
        day: value::day(sale.date),
        kind: sale.kind,
        net: sale.net(),
        margin: sale.margin(),
        discount: sale.discount,
        document: &sale.document,
        line: &sale.line,
        refund_of: &sale.refund_of,
    }
}

fn products(sales: &[Sale]) -> (Vec<Bought>, usize) {
    let mut all: HashMap<&str, Bought> = HashMap::new();
    for sale in sales.iter().filter(|sale| !sale.product.is_empty()) {
        let bought = all.entry(sale.product.as_str()).or_default();
        bought.net = bought.net.saturating_add(sale.net());
        let quantity = match sale.kind {
            SaleKind::Sale => sale.quantity,
            // A price cut brings nothing back: then its cost is nothing either.
            SaleKind::Refund if sale.variable_cost == Some(0) => 0,
            SaleKind::Refund => -sale.quantity.abs(),
        };
        bought.quantity = bought.quantity.saturating_add(quantity);
    }
    let count = all.len();
    let mut list: Vec<Bought> = all
        .into_iter()
        .map(|(product, bought)| Bought { product: product.to_owned(), ..bought })
        .collect();
    list.sort_by(|a, b| b.net.cmp(&a.net).then_with(|| a.product.cmp(&b.product)));
    list.truncate(PRODUCTS);
    (list, count)
}

fn discounts(sales: &[Sale]) -> Vec<(String, i64)> {
    let mut all: HashMap<&str, i64> = HashMap::new();
    for sale in sales.iter().filter(|sale| sale.discount != 0) {
        let sum = all.entry(sale.discount_reason.as_str()).or_default();
        *sum = sum.saturating_add(sale.discount);
    }
    let mut list: Vec<(String, i64)> =
        all.into_iter().map(|(reason, sum)| (reason.to_owned(), sum)).collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    list
}
