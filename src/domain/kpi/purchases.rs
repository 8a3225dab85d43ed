//! Who bought, stayed, came and went in many periods at once, from what is kept of each
//! customer's purchases. Knows nothing of where that lies.
//!
//! Performance: what a customer's days come to is summed up once, as far as each day on which
//! a period begins or ends; what a period needs is told by the sums at its two ends. Nothing
//! is allocated per customer and period but the values of the ABC analysis.

use super::{Ask, PurchaseTally, SalesDay};
use crate::domain::settings::{AbcMeasure, Settings};
use crate::domain::value::{self, Day, basis};

/// So many of the largest customers are summed up.
const LARGEST: usize = 5;

/// Customers are put in one by one; what comes out is the same in any order.
#[derive(Debug)]
pub struct PurchaseCounter {
    /// G of the file.
    inactivity: i64,
    measure: AbcMeasure,
    /// Share of class A in percent.
    limit: i64,
    /// Days on which periods begin or end, in order.
    bounds: Vec<Day>,
    periods: Vec<Period>,
    /// Days as of which there are periods, in order.
    views: Vec<Day>,
    /// Of the customer at hand.
    days: Vec<SalesDay>,
    sums: Vec<Sum>,
}

/// A period, and what was found in it.
#[derive(Debug)]
struct Period {
    /// The day before it and its last day, as far as they are seen; places in the bounds.
    before: (Day, usize),
    until: (Day, usize),
    state: (Day, usize),
    as_of: Day,
    tally: PurchaseTally,
    /// Of the rows of the period.
    net: i128,
    covered: i128,
    margins: Values,
    nets: Values,
}

/// What a customer's days come to, up to a day.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    rows: u32,
    orders: u32,
    /// Purchase days.
    days: u32,
    /// The last of them.
    last: Day,
    net: i64,
    covered: i64,
    margin: i64,
}

impl Sum {
    fn add(&mut self, day: &SalesDay, orders: u32) {
        self.rows = self.rows.saturating_add(day.rows);
        if orders > 0 {
            self.orders = self.orders.saturating_add(orders);
            self.days += 1;
            self.last = day.day;
        }
        self.net = self.net.saturating_add(day.net());
        self.covered = self.covered.saturating_add(day.covered_net);
        let margin = day.covered_net.saturating_sub(day.variable_costs);
        self.margin = self.margin.saturating_add(margin);
    }

    /// Whether there was a purchase day in the last so many days before this one.
    fn is_active(&self, day: Day, inactivity: i64) -> bool {
        self.days > 0 && i64::from(day) - i64::from(self.last) <= inactivity
    }
}

impl PurchaseCounter {
    pub fn new(asks: &[Ask], settings: &Settings) -> Self {
        let ends = |ask: &Ask| {
            let until = value::day(ask.until());
            let before = value::day(ask.from).saturating_sub(1);
            // Of a period that lies ahead nothing is seen: it begins and ends with the view.
            [before.min(until), until, value::day(ask.state_at)]
        };
        let mut bounds: Vec<Day> = asks.iter().flat_map(ends).collect();
        bounds.sort_unstable();
        bounds.dedup();
        let place = |day: Day| (day, bounds.partition_point(|bound| *bound < day));
        let period = |ask: &Ask| {
            let [before, until, state] = ends(ask).map(place);
            Period {
                before,
                until,
                state,
                as_of: value::day(ask.as_of),
                tally: PurchaseTally::default(),
                net: 0,
                covered: 0,
                margins: Values::default(),
                nets: Values::default(),
            }
        };
        let periods: Vec<Period> = asks.iter().map(period).collect();
        let mut views: Vec<Day> =
            periods.iter().flat_map(|period| [period.as_of, period.state.0]).collect();
        views.sort_unstable();
        views.dedup();
        let [limit, ..] = settings.abc_limits;
        Self {
            inactivity: settings.inactivity_days,
            measure: settings.abc_measure,
            limit,
            sums: vec![Sum::default(); bounds.len()],
            bounds,
            periods,
            views,
            days: Vec::new(),
        }
    }

    /// A customer with all days in order. `inactivity`: the customer's own limit; `referred`:
    /// came by somebody's word.
    pub fn add(
        &mut self,
        inactivity: Option<i64>,
        referred: bool,
        days: impl Iterator<Item = SalesDay>,
    ) {
        let last = self.bounds.last().copied().unwrap_or(Day::MIN);
        self.days.clear();
        self.days.extend(days.take_while(|day| day.day <= last));
        if self.days.is_empty() {
            return;
        }
        let inactivity = inactivity.unwrap_or(self.inactivity);
        // Where nothing was ever cancelled, it looks the same from every day.
        let same = self.days.iter().all(|day| day.cancelled.is_empty());
        let views = if same { self.views.get(..1) } else { self.views.get(..) };
        for view in views.unwrap_or_default() {
            sum_up(&self.days, *view, &self.bounds, &mut self.sums);
            let sum = |(_, at): (Day, usize)| self.sums.get(at).copied().unwrap_or_default();
            for period in &mut self.periods {
                if same || period.as_of == *view {
                    let ends = [sum(period.before), sum(period.until)];
                    period.add(ends, inactivity, referred, self.measure);
                }
                if same || period.state.0 == *view {
                    period.add_state(&sum(period.state));
                }
            }
        }
    }

    /// What was found in each period; `None`: it is not wanted any more.
    pub fn finish(self, wanted: &dyn Fn() -> bool) -> Option<Vec<PurchaseTally>> {
        let (measure, limit) = (self.measure, self.limit);
        let finish = |period: Period| wanted().then(|| period.finish(measure, limit));
        self.periods.into_iter().map(finish).collect()
    }
}

/// What the days come to up to each of the bounds, as it looks from a day.
fn sum_up(days: &[SalesDay], view: Day, bounds: &[Day], sums: &mut [Sum]) {
    let mut sum = Sum::default();
    let mut slots = bounds.iter().zip(sums).peekable();
    for day in days {
        while let Some((_, slot)) = slots.next_if(|(bound, _)| **bound < day.day) {
            *slot = sum;
        }
        sum.add(day, day.orders_as_of(view));
    }
    for (_, slot) in slots {
        *slot = sum;
    }
}

impl Period {
    fn add(
        &mut self,
        [before, until]: [Sum; 2],
        inactivity: i64,
        referred: bool,
        measure: AbcMeasure,
    ) {
        if until.rows == 0 {
            return;
        }
        let tally = &mut self.tally;
        if until.days > 0 {
            let was = before.is_active(self.before.0, inactivity);
            let is = until.is_active(self.until.0, inactivity);
            let churned = !was && before.days > 0;
            tally.active_before += i64::from(was);
            tally.active += i64::from(is);
            tally.retained += i64::from(was && is);
            tally.churned_before += i64::from(churned);
            tally.won_back += i64::from(churned && is);
            let days = until.days.saturating_sub(before.days);
            if days > 0 {
                let new = before.days == 0;
                tally.orders += i64::from(until.orders.saturating_sub(before.orders));
                tally.purchase_days += i64::from(days);
                tally.buyers += 1;
                tally.repeat_buyers += i64::from(days > 1);
                tally.new += i64::from(new);
                tally.new_referred += i64::from(new && referred);
            }
        }
        if until.rows > before.rows {
            tally.abc_candidates += 1;
            let net = until.net.saturating_sub(before.net);
            self.net += i128::from(net);
            self.covered += i128::from(until.covered.saturating_sub(before.covered));
            self.nets.add(net);
            if measure == AbcMeasure::Margin {
                self.margins.add(until.margin.saturating_sub(before.margin));
            }
        }
    }

    fn add_state(&mut self, sum: &Sum) {
        if sum.days > 0 {
            let tally = &mut self.tally;
            tally.historic_customers += 1;
            tally.historic_margin = tally.historic_margin.saturating_add(sum.margin);
            tally.historic_covered_net = tally.historic_covered_net.saturating_add(sum.covered);
            tally.historic_net = tally.historic_net.saturating_add(sum.net);
        }
    }

    fn finish(self, measure: AbcMeasure, limit: i64) -> PurchaseTally {
        let basis = basis(measure, self.net, self.covered);
        let values = match basis.measure {
            AbcMeasure::Margin => self.margins,
            AbcMeasure::Revenue => self.nets,
        };
        let [total, class_a, largest] = values.shares(limit);
        PurchaseTally {
            abc_total: total,
            abc_class_a: class_a,
            abc_top5: largest,
            abc_by_revenue: basis.fell_back,
            ..self.tally
        }
    }
}

/// Positive values of customers. Nearly all of them fit into half the room.
#[derive(Debug, Default)]
struct Values {
    small: Vec<u32>,
    large: Vec<i64>,
}

impl Values {
    fn add(&mut self, value: i64) {
        match u32::try_from(value) {
            Ok(0) => {}
            Ok(small) => self.small.push(small),
            Err(_) if value > 0 => self.large.push(value),
            Err(_) => {}
        }
    }

    /// The sum of all, of those in class A, and of the largest. Equal ones need no order: they
    /// add the same.
    fn shares(mut self, limit: i64) -> [i64; 3] {
        self.small.sort_unstable();
        self.large.sort_unstable();
        let falling = || {
            let large = self.large.iter().rev().copied();
            large.chain(self.small.iter().rev().map(|value| i64::from(*value)))
        };
        let total: i128 = falling().map(i128::from).sum();
        let mut before: i128 = 0;
        for value in falling() {
            if 100 * before >= i128::from(limit) * total {
                break;
            }
            before += i128::from(value);
        }
        let largest: i128 = falling().take(LARGEST).map(i128::from).sum();
        [total, before, largest].map(|sum| i64::try_from(sum).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests;
