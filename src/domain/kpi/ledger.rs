//! What a customer has bought, day by day, and the few bytes that the store keeps of it: sums
//! of the rows, and when sales of the day were cancelled, so that a look from whatever day is
//! answered without the sales. Knows nothing of where the bytes lie.

use super::DaySums;
use crate::domain::codes::SaleKind;
use crate::domain::value::{self, Day, SaleRow};

/// Rows of one customer of one day. Money in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SalesDay {
    pub day: Day,
    pub rows: u32,
    pub refund_rows: u32,
    /// Rows whose variable cost is known.
    pub covered_rows: u32,
    pub revenue: i64,
    pub discounts: i64,
    /// Of the rows whose cost is known: the cost, and revenue less discount.
    pub variable_costs: i64,
    pub covered_net: i64,
    /// Minus the net revenue of refund rows.
    pub refunds: i64,
    /// In order of time: from a day on, so many more of its sales are cancelled (fewer, if
    /// negative: a further line was sold of a document that had been taken back).
    pub cancelled: Vec<(Day, i32)>,
}

impl SalesDay {
    /// Sales of the day that are not cancelled, as it looks from a day, be it this one or later.
    pub fn orders_as_of(&self, day: Day) -> u32 {
        let sold = self.rows.saturating_sub(self.refund_rows);
        if self.cancelled.is_empty() {
            return sold;
        }
        let until = self.cancelled.iter().take_while(|(from, _)| *from <= day);
        until.fold(sold, |left, (_, more)| left.saturating_add_signed(more.saturating_neg()))
    }

    pub fn net(&self) -> i64 {
        self.revenue.saturating_sub(self.discounts)
    }

    /// What it adds to the sums of the day.
    pub fn sums(&self) -> DaySums {
        DaySums {
            sale_rows: i64::from(self.rows),
            refund_rows: i64::from(self.refund_rows),
            covered_rows: i64::from(self.covered_rows),
            revenue: self.revenue,
            discounts: self.discounts,
            variable_costs: self.variable_costs,
            covered_net: self.covered_net,
            refunds: self.refunds,
            ..DaySums::default()
        }
    }

    fn add(&mut self, row: &SaleRow<'_>) {
        self.rows = self.rows.saturating_add(1);
        self.revenue = self.revenue.saturating_add(row.net.saturating_add(row.discount));
        self.discounts = self.discounts.saturating_add(row.discount);
        if row.kind == SaleKind::Refund {
            self.refund_rows = self.refund_rows.saturating_add(1);
            self.refunds = self.refunds.saturating_sub(row.net);
        }
        if let Some(margin) = row.margin {
            self.covered_rows = self.covered_rows.saturating_add(1);
            self.variable_costs =
                self.variable_costs.saturating_add(row.net.saturating_sub(margin));
            self.covered_net = self.covered_net.saturating_add(row.net);
        }
    }
}

/// What one row adds to the sums of its day.
pub fn sale_sums(row: &SaleRow<'_>) -> DaySums {
    let mut day = SalesDay::default();
    day.add(row);
    day.sums()
}

/// The days of a customer's rows, of all of them, in order.
pub fn sales_days(rows: &[SaleRow<'_>]) -> Vec<SalesDay> {
    let mut days: Vec<SalesDay> = Vec::new();
    let mut refunds = false;
    for row in rows {
        refunds |= row.kind == SaleKind::Refund;
        let at = match days.last() {
            Some(last) if last.day == row.day => days.len() - 1,
            Some(last) if last.day > row.day => days.partition_point(|day| day.day < row.day),
            _ => days.len(),
        };
        if days.get(at).is_none_or(|day| day.day != row.day) {
            days.insert(at, SalesDay { day: row.day, ..SalesDay::default() });
        }
        if let Some(day) = days.get_mut(at) {
            day.add(row);
        }
    }
    if refunds {
        for change in value::cancellations(rows) {
            let found = days.binary_search_by_key(&change.sold, |day| day.day);
            if let Some(day) = found.ok().and_then(|at| days.get_mut(at)) {
                day.cancelled.push((change.from, change.more));
            }
        }
    }
    days
}

/// What is not as of most days: it is written out then.
const MANY: u8 = 1;
const REFUNDS: u8 = 2;
const DISCOUNTS: u8 = 4;
const UNCOVERED: u8 = 8;
const CANCELLED: u8 = 16;

/// The bytes of days in order. Most days have one row with a known cost and no discount:
/// how many days after the one before, a sign of what else there is, revenue and cost.
pub fn encode(days: &[SalesDay]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(days.len() * 9);
    let mut before: Day = 0;
    for day in days {
        let mut signs = 0;
        let mut sign = |on: bool, bit: u8| signs |= if on { bit } else { 0 };
        sign(day.rows != 1, MANY);
        sign(day.refund_rows != 0 || day.refunds != 0, REFUNDS);
        sign(day.discounts != 0, DISCOUNTS);
        sign(day.covered_rows != day.rows || day.covered_net != day.net(), UNCOVERED);
        sign(!day.cancelled.is_empty(), CANCELLED);
        put_signed(&mut bytes, i64::from(day.day) - i64::from(before));
        bytes.push(signs);
        if signs & MANY != 0 {
            put(&mut bytes, day.rows.into());
        }
        put_signed(&mut bytes, day.revenue);
        put_signed(&mut bytes, day.variable_costs);
        if signs & REFUNDS != 0 {
            put(&mut bytes, day.refund_rows.into());
            put_signed(&mut bytes, day.refunds);
        }
        if signs & DISCOUNTS != 0 {
            put_signed(&mut bytes, day.discounts);
        }
        if signs & UNCOVERED != 0 {
            put(&mut bytes, day.covered_rows.into());
            put_signed(&mut bytes, day.covered_net);
        }
        if signs & CANCELLED != 0 {
            put(&mut bytes, day.cancelled.len().try_into().unwrap_or(u64::MAX));
            for (from, more) in &day.cancelled {
                put_signed(&mut bytes, i64::from(*from) - i64::from(day.day));
                put_signed(&mut bytes, i64::from(*more));
            }
        }
        before = day.day;
    }
    bytes
}

/// The days of [`encode`]d bytes, in order. It ends where bytes make no sense.
pub fn decode(bytes: &[u8]) -> impl Iterator<Item = SalesDay> {
    let mut reader = Reader { bytes, day: 0 };
    std::iter::from_fn(move || {
        let day = reader.day();
        if day.is_none() {
            // Nothing is made of what follows damage.
            reader.bytes = &[];
        }
        day
    })
}

struct Reader<'a> {
    bytes: &'a [u8],
    day: Day,
}

impl Reader<'_> {
    #[inline]
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    #[inline]
    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        let mut shift = 0;
        loop {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
            shift += 7;
            if shift > 63 {
                return None;
            }
        }
    }

    #[inline]
    fn count(&mut self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }

    #[inline]
    fn signed(&mut self) -> Option<i64> {
        let folded = self.number()?;
        Some((folded >> 1).cast_signed() ^ -(folded & 1).cast_signed())
    }

    #[inline]
    fn later_than(&mut self, day: Day) -> Option<Day> {
        Day::try_from(i64::from(day).checked_add(self.signed()?)?).ok()
    }

    fn day(&mut self) -> Option<SalesDay> {
        let day = self.later_than(self.day)?;
        self.day = day;
        let signs = self.byte()?;
        let rows = if signs & MANY == 0 { 1 } else { self.count()? };
        let (revenue, variable_costs) = (self.signed()?, self.signed()?);
        let (refund_rows, refunds) =
            if signs & REFUNDS == 0 { (0, 0) } else { (self.count()?, self.signed()?) };
        let discounts = if signs & DISCOUNTS == 0 { 0 } else { self.signed()? };
        let (covered_rows, covered_net) = if signs & UNCOVERED == 0 {
            (rows, revenue.saturating_sub(discounts))
        } else {
            (self.count()?, self.signed()?)
        };
        let mut cancelled = Vec::new();
        if signs & CANCELLED != 0 {
            for _ in 0..self.number()? {
                let from = self.later_than(day)?;
                cancelled.push((from, i32::try_from(self.signed()?).ok()?));
            }
        }
        Some(SalesDay {
            day,
            rows,
            refund_rows,
            covered_rows,
            revenue,
            discounts,
            variable_costs,
            covered_net,
            refunds,
            cancelled,
        })
    }
}

fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

/// Small numbers of both signs take few bytes.
fn put_signed(bytes: &mut Vec<u8>, number: i64) {
    put(bytes, ((number << 1) ^ (number >> 63)).cast_unsigned());
}

#[cfg(test)]
mod tests;
