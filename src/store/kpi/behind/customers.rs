//! Customers behind what follows from purchases: who bought, stayed, came and went, and
//! what each brought.

use super::Ground;
use super::keys::{Keys, Kind, Line, Note};
use crate::domain::codes::Kpi;
use crate::domain::kpi::{Ask, DaySums, SalesDay, decode};
use crate::domain::model::Id;
use crate::domain::value::{Day, day};
use crate::store::api::StoreError;

/// What one customer has bought, as it looks from the day of the question.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Bought {
    /// Whether the customer came by a recommendation.
    referred: bool,
    /// The first purchase day; the last one before the period, and up to its end.
    first: Option<Day>,
    before: Option<Day>,
    last: Option<Day>,
    /// Sums of the rows of the period, and of all up to its end.
    pub period: DaySums,
    all: DaySums,
    /// Of the period.
    orders: i64,
    days: i64,
    /// Up to the day on which things stand: margin, and whether there was a purchase.
    margin: i64,
    has_purchase: bool,
    /// So many days without a purchase make a lost customer.
    limit: i64,
}

/// The days of a question as numbers.
#[derive(Debug, Clone, Copy)]
struct Days {
    from: Day,
    until: Day,
    as_of: Day,
    state_at: Day,
}

impl Days {
    fn of(ask: &Ask) -> Self {
        Self {
            from: day(ask.from),
            until: day(ask.until()),
            as_of: day(ask.as_of),
            state_at: day(ask.state_at),
        }
    }
}

impl Bought {
    fn new(
        limit: i64,
        referred: bool,
        days: Days,
        history: impl Iterator<Item = SalesDay>,
    ) -> Self {
        let mut bought = Self { referred, limit, ..Self::default() };
        for sold in history {
            if sold.day > days.until.max(days.state_at) {
                break;
            }
            let sums = sold.sums();
            if sold.day <= days.state_at {
                bought.margin = bought.margin.saturating_add(sums.margin());
                bought.has_purchase |= sold.orders_as_of(days.state_at) > 0;
            }
            if sold.day > days.until {
                continue;
            }
            let orders = i64::from(sold.orders_as_of(days.as_of));
            bought.all.add(&sums);
            if sold.day >= days.from {
                bought.period.add(&sums);
                bought.orders += orders;
                bought.days += i64::from(orders > 0);
            }
            if orders > 0 {
                bought.first = bought.first.or(Some(sold.day));
                bought.last = Some(sold.day);
                if sold.day < days.from {
                    bought.before = Some(sold.day);
                }
            }
        }
        bought
    }

    fn active(&self, last: Option<Day>, on: Day) -> bool {
        last.is_some_and(|last| i64::from(on) - i64::from(last) <= self.limit)
    }

    /// What is told of the customer, if the figure has to do with it.
    fn told(&self, kpi: Kpi, days: Days) -> Option<i64> {
        // Of a period that lies ahead nothing is seen: it begins with the view.
        let before = self.active(self.before, days.from.saturating_sub(1).min(days.until));
        let after = self.active(self.last, days.until);
        let new = self.first.is_some_and(|first| first >= days.from);
        let period = &self.period;
        let net = self.all.net();
        match kpi {
            Kpi::ActiveCustomers => after.then_some(net),
            Kpi::LostCustomers | Kpi::ChurnRate => (before && !after).then_some(net),
            Kpi::RetentionRate => (before && after).then_some(net),
            Kpi::WonBackCustomers | Kpi::WinBackRate => {
                (self.before.is_some() && !before && after).then_some(net)
            }
            Kpi::NewCustomers => new.then_some(net),
            Kpi::ReferralRate => (new && self.referred).then_some(net),
            Kpi::Buyers => (self.days > 0).then(|| period.net()),
            Kpi::RepeatPurchaseRate => (self.days > 1).then_some(self.days),
            Kpi::PurchaseDays => (self.days > 0).then_some(self.days),
            Kpi::Orders => (self.orders > 0).then_some(self.orders),
            Kpi::Revenue => (period.sale_rows > 0).then_some(period.revenue),
            Kpi::Discounts => (period.discounts != 0).then_some(period.discounts),
            Kpi::Refunds => (period.refund_rows > 0).then_some(period.refunds),
            Kpi::VariableCosts => (period.covered_rows > 0).then_some(period.variable_costs),
            Kpi::ContributionMargin | Kpi::ContributionMarginRatio => {
                (period.covered_rows > 0).then(|| period.margin())
            }
            Kpi::ClvHistoric => self.has_purchase.then_some(self.margin),
            _ => (period.sale_rows > 0).then(|| period.net()),
        }
    }
}

/// Calls `each` with every customer who has bought something and is meant.
pub(super) fn each(
    ground: &Ground<'_>,
    mut each: impl FnMut(Id, &Bought),
) -> Result<(), StoreError> {
    let days = Days::of(&ground.ask);
    let mut query = ground
        .conn()
        .prepare_cached("SELECT customer_id, inactivity, referred, days FROM purchase_history")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let id: Id = row.get(0)?;
        if !ground.is_meant(Some(id)) {
            continue;
        }
        let own: Option<i64> = row.get(1)?;
        let limit = own.unwrap_or(ground.settings.inactivity_days);
        let history = decode(row.get_ref(3)?.as_bytes().unwrap_or_default());
        each(id, &Bought::new(limit, row.get(2)?, days, history));
    }
    Ok(())
}

/// The customers behind a figure, those who brought most first.
pub(super) fn customers(kpi: Kpi, ground: &Ground<'_>) -> Result<Keys, StoreError> {
    let days = Days::of(&ground.ask);
    let note = match kpi {
        Kpi::RepeatPurchaseRate | Kpi::PurchaseDays | Kpi::Orders => Note::Count,
        _ => Note::Money,
    };
    let mut lines = Vec::new();
    each(ground, |id, bought| {
        if let Some(told) = bought.told(kpi, days) {
            lines.push(Line { rank: told.saturating_neg(), id, note: told });
        }
    })?;
    Keys::sorted(ground.conn(), Kind::Customer, note, lines)
}
