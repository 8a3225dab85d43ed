//! The customer margin scheme (Kundendeckungsbeitragsrechnung): from gross revenue to what is
//! left after marketing, sales effort and service. What is not known is said, never taken as 0.

use chrono::NaiveDate;

use crate::domain::codes::CostKind;
use crate::domain::model::{CustomerCost, Sale};

/// Work and remedies for a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Effort {
    /// Contacts on enquiry, offer and order; on delivery, support and complaint: seconds.
    pub sales_seconds: i64,
    pub service_seconds: i64,
    /// Cost of the remedies of complaints, minor units.
    pub remedies: i64,
}

/// An amount of the scheme, minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Step {
    /// `None`: nothing of it is known.
    pub amount: Option<i64>,
    /// Something is not known that belongs to it, so that it is not the whole.
    pub partly: bool,
}

/// The scheme of one customer. Money in minor units; costs are positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MarginScheme {
    pub gross: i64,
    pub discounts: i64,
    pub net: i64,
    /// Net revenue of the rows whose variable cost is not known; it is in no margin.
    pub uncovered: i64,
    pub uncovered_rows: i64,
    pub variable_cost: Step,
    /// net − uncovered − variable cost
    pub db1: Step,
    pub marketing: i64,
    pub db2: Step,
    /// Time at the hourly rate; unknown where there is time and no rate.
    pub sales_time: Step,
    pub sales_costs: i64,
    pub db3: Step,
    pub service_time: Step,
    pub remedies: i64,
    pub service_costs: i64,
    pub db4: Step,
}

/// The scheme over everything up to a day.
pub fn margin_scheme(
    sales: &[Sale],
    costs: &[CustomerCost],
    effort: Effort,
    hourly_rate: Option<i64>,
    as_of: NaiveDate,
) -> MarginScheme {
    let mut s = MarginScheme::default();
    let (mut variable, mut known) = (0_i64, 0_i64);
    for sale in sales.iter().filter(|sale| sale.date <= as_of) {
        s.gross = s.gross.saturating_add(sale.revenue);
        s.discounts = s.discounts.saturating_add(sale.discount);
        s.net = s.net.saturating_add(sale.net());
        if let Some(cost) = sale.variable_cost {
            variable = variable.saturating_add(cost);
            known += 1;
        } else {
            s.uncovered = s.uncovered.saturating_add(sale.net());
            s.uncovered_rows += 1;
        }
    }
    let any = known > 0 || s.uncovered_rows == 0;
    s.variable_cost = Step { amount: any.then_some(variable), partly: s.uncovered_rows > 0 };
    s.db1 = Step {
        amount: any.then(|| s.net.saturating_sub(s.uncovered).saturating_sub(variable)),
        partly: s.uncovered_rows > 0,
    };

    let of = |kind: CostKind| {
        let of_kind = costs.iter().filter(|cost| cost.kind == kind && cost.date <= as_of);
        of_kind.fold(0_i64, |sum, cost| sum.saturating_add(cost.amount))
    };
    s.marketing = of(CostKind::Marketing);
    s.sales_costs = of(CostKind::Sales);
    s.service_costs = of(CostKind::Service);
    s.remedies = effort.remedies;
    s.sales_time = time(effort.sales_seconds, hourly_rate);
    s.service_time = time(effort.service_seconds, hourly_rate);

    s.db2 = s.db1.less(s.marketing);
    s.db3 = s.db2.less(s.sales_costs).less_step(s.sales_time);
    s.db4 = s.db3.less(s.service_costs).less(s.remedies).less_step(s.service_time);
    s
}

impl Step {
    fn less(self, cost: i64) -> Self {
        Self { amount: self.amount.map(|amount| amount.saturating_sub(cost)), ..self }
    }

    /// What is not known of a cost makes the rest a part, not unknown altogether.
    fn less_step(self, cost: Self) -> Self {
        let less = self.less(cost.amount.unwrap_or(0));
        Self { partly: self.partly || cost.partly || cost.amount.is_none(), ..less }
    }
}

/// What so many seconds cost, rounded half away from zero.
fn time(seconds: i64, hourly_rate: Option<i64>) -> Step {
    if seconds == 0 {
        return Step { amount: Some(0), partly: false };
    }
    let amount = hourly_rate.map(|rate| {
        let product = i128::from(seconds) * i128::from(rate);
        let rounded = (product.abs() * 2 + 3600) / 7200 * product.signum();
        i64::try_from(rounded).unwrap_or(i64::MAX)
    });
    Step { amount, partly: amount.is_none() }
}
