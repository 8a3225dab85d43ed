//! What lies on an invoice of the invented business: coffee by the kilogram, now and then
//! a machine, a sample, a discount; and what is taken back.

use chrono::NaiveDate;

use crate::domain::codes::SaleKind;
use crate::domain::demo::rng::Rng;
use crate::domain::demo::words::Words;
use crate::domain::model::Sale;

/// Price and cost of a kilogram of each coffee, in cents, in the order of the list.
const COFFEES: &[(i64, i64)] =
    &[(2490, 1180), (1980, 940), (1750, 820), (2240, 1190), (2690, 1460), (2100, 1000)];
/// Price and cost of each machine.
const MACHINES: &[(i64, i64)] = &[(189_000, 139_000), (349_000, 265_000), (64_900, 45_500)];

/// What a customer is like who buys.
#[derive(Debug)]
pub(super) struct Taste {
    pub index: u64,
    /// About so much coffee at a time.
    pub kilos: u64,
    pub company: bool,
    /// The variable costs of what it buys are not known; of some of it.
    pub unknown: bool,
    pub partly: bool,
    pub loyal: bool,
}

/// What is sold to a customer.
#[derive(Debug)]
pub(super) struct Goods<'a> {
    coffees: &'a [String],
    machines: &'a [String],
    taste: &'a Taste,
    today: NaiveDate,
}

impl<'a> Goods<'a> {
    pub fn of(words: &'a Words, taste: &'a Taste, today: NaiveDate) -> Self {
        Self { coffees: words.list("coffees"), machines: words.list("machines"), taste, today }
    }

    /// The lines of an invoice.
    pub fn bought(&self, document: &str, day: NaiveDate, sales: &mut Vec<Sale>, rng: &mut Rng) {
        let at = sales.len();
        let favourite = self.taste.index;
        let share = rng.between(20, 250).min(rng.between(20, 400));
        // In bags of 250 g.
        let bags = (self.taste.kilos * 4 * share / 100).max(1);
        if rng.chance(20) && bags > 1 {
            let other = rng.between(1, bags / 2);
            sales.extend(self.coffee(favourite, bags - other, day));
            sales.extend(self.coffee(favourite + 1 + rng.below(3), other, day));
        } else {
            sales.extend(self.coffee(favourite, bags, day));
        }
        if rng.chance(if self.taste.company { 3 } else { 1 }) {
            sales.extend(self.machine(day, rng));
        }
        if rng.chance(3) {
            sales.extend(self.sample(favourite + 2, day));
        }
        let lines = sales.len() - at;
        for (line, sale) in (1..).zip(sales.iter_mut().skip(at)) {
            document.clone_into(&mut sale.document);
            if lines > 1 {
                sale.line = u64::to_string(&line);
            }
            self.discount(sale, rng);
            if self.taste.unknown || (self.taste.partly && rng.chance(30)) {
                sale.variable_cost = None;
            }
        }
    }

    fn coffee(&self, which: u64, bags: u64, day: NaiveDate) -> Option<Sale> {
        let grams = i64::try_from(bags * 250).ok()?;
        let mut sale = self.of_list(self.coffees, COFFEES, which, day)?;
        sale.quantity = grams;
        sale.revenue = sale.revenue * grams / 1000;
        sale.variable_cost = sale.variable_cost.map(|cost| cost * grams / 1000);
        Some(sale)
    }

    fn machine(&self, day: NaiveDate, rng: &mut Rng) -> Option<Sale> {
        // At home a grinder is enough.
        let which = if self.taste.company { rng.below(self.machines.len() as u64) } else { 2 };
        self.of_list(self.machines, MACHINES, which, day)
    }

    /// A bag for nothing.
    fn sample(&self, which: u64, day: NaiveDate) -> Option<Sale> {
        let mut sale = self.coffee(which, 1, day)?;
        sale.revenue = 0;
        sale.note = "Kostprobe".into();
        Some(sale)
    }

    fn of_list(
        &self,
        names: &[String],
        prices: &[(i64, i64)],
        which: u64,
        day: NaiveDate,
    ) -> Option<Sale> {
        let at = usize::try_from(which % (names.len() as u64).max(1)).ok()?;
        let (price, cost) = prices.get(at).or(prices.last())?;
        // Everything has become dearer by four in a hundred a year.
        let percent = 100 - 4 * ((self.today - day).num_days() / 365).clamp(0, 10);
        let mut sale = Sale::new(0, day);
        sale.product.clone_from(names.get(at)?);
        sale.revenue = price * percent / 100;
        sale.variable_cost = Some(cost * percent / 100);
        Some(sale)
    }

    fn discount(&self, sale: &mut Sale, rng: &mut Rng) {
        let (percent, reason) = match rng.below(20) {
            0 if self.taste.loyal => (3, "Treuerabatt"),
            1 => (15, "Aktion"),
            2 if self.taste.company => (2, "Skonto"),
            3..=9 if self.taste.kilos >= 16 => (8, "Mengenrabatt"),
            _ => return,
        };
        sale.discount = sale.revenue * percent / 100;
        if sale.discount > 0 {
            reason.clone_into(&mut sale.discount_reason);
        }
    }
}

/// What is given back for an invoice: all of it, a part of it, a line of it, or something
/// of which nobody noted what for. The day is for the caller to set.
pub(super) fn refunds(document: &str, bought: &[Sale], whole: bool, rng: &mut Rng) -> Vec<Sale> {
    let back = |sale: &Sale, percent: i64| {
        let part = |amount: i64| -(amount * percent / 100);
        Sale {
            kind: SaleKind::Refund,
            document: document.to_owned(),
            quantity: part(sale.quantity),
            revenue: part(sale.revenue),
            discount: part(sale.discount),
            // Goods that come back can be sold again, a price cut brings nothing back.
            variable_cost: sale.variable_cost.map(|cost| if percent == 100 { -cost } else { 0 }),
            refund_of: sale.document.clone(),
            note: String::new(),
            ..sale.clone()
        }
    };
    let Some(first) = bought.first().filter(|sale| sale.revenue > 0) else { return Vec::new() };
    if whole {
        return bought.iter().filter(|sale| sale.revenue > 0).map(|sale| back(sale, 100)).collect();
    }
    let mut refund = back(first, rng.between(10, 40).cast_signed());
    refund.line.clear();
    match rng.below(4) {
        // Not said what for.
        0 => refund.refund_of.clear(),
        1 | 2 if !first.line.is_empty() => {
            refund.refund_of = format!("{}/{}", first.document, first.line);
        }
        _ => {}
    }
    vec![refund]
}
