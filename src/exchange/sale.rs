//! A row becomes a sale or a refund: without VAT, before discount, as sales are kept.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use crate::domain::codes::{CustomerKind, SaleKind};
use crate::domain::flaws;
use crate::domain::import::{ImportReport, ImportedSale};
use crate::domain::model::{Customer, Sale};
use crate::i18n::I18n;
use crate::tr;

use super::amounts::{Money, currency_code, money_of, scaled};
use super::field::F;
use super::fingerprint::Fnv;
use super::row::{Reason, Row, Slot, shown};
use super::{names, values, words};

/// Unknown customers that are named.
const NAMED: usize = 8;
/// Nobody has invoices from before.
const FIRST_YEAR: i32 = 1900;
/// 100 %, in hundredths of a percent.
const WHOLE: i128 = 10_000;

/// Which row of its document each row of a file is, where lines are not numbered.
#[derive(Debug, Clone, Default)]
pub struct Ordinals {
    seen: HashMap<u64, u32>,
}

impl Ordinals {
    /// 1 for the first; 0: the row has no document, or says its line.
    pub fn of(&mut self, row: Row<'_>) -> u32 {
        if !row.reader.has(F::Document) {
            return 0;
        }
        let document = row.text(F::Document).unwrap_or_default();
        let line = row.text(F::Line).unwrap_or_default();
        if document.is_empty() || !line.is_empty() {
            return 0;
        }
        let mut hash = Fnv::new();
        hash.add(document.as_bytes());
        let ordinal = self.seen.entry(hash.finish()).or_insert(0);
        *ordinal += 1;
        *ordinal
    }
}

/// One sentence about all customers that the sales of a file name and nobody knows.
pub fn unknown_customers(report: &ImportReport, i18n: &I18n) -> Option<String> {
    let rows: u64 = report.unknown.iter().map(|(_, rows)| rows).sum();
    let names: Vec<&str> = report.unknown.iter().map(|(name, _)| name.as_str()).collect();
    let (first, rest) = names.split_first()?;
    if rest.is_empty() {
        return Some(tr!(i18n, "import-unknown-customer", customer = shown(first), rows = rows));
    }
    let mut customers: Vec<String> = names.iter().take(NAMED).map(|name| shown(name)).collect();
    if names.len() > NAMED {
        customers.push("…".to_owned());
    }
    Some(tr!(
        i18n,
        "import-unknown-customers",
        count = names.len() as u64,
        rows = rows,
        customers = customers.join(", ")
    ))
}

pub fn sale(row: Row<'_>, ordinal: u32) -> Result<ImportedSale, Reason> {
    let i18n = &row.reader.i18n;
    let mut customer = row.text(F::Customer)?;
    if customer.is_empty() {
        customer = row.text(F::CustomerEmail)?;
    }
    if customer.is_empty() {
        return Err(tr!(i18n, "import-no-customer"));
    }
    require_currency(row)?;
    let mut sale = Sale::new(0, date(row)?);
    sale.document = row.text(F::Document)?;
    sale.line = match row.text(F::Line)? {
        line if line.is_empty() && ordinal > 1 => ordinal.to_string(),
        line => line,
    };
    sale.refund_of = row.text(F::RefundOf)?;
    sale.product = row.text(F::Product)?;
    sale.discount_reason = row.text(F::DiscountReason)?;
    sale.note = row.block(F::Note)?;
    let quantity = quantity(row)?;
    sale.quantity = quantity.unwrap_or(1000);
    let (revenue, discount) = amounts(row)?;
    (sale.revenue, sale.discount) = (revenue, discount);
    sale.variable_cost = cost(row, sale.quantity)?;
    let kind = row.choice(F::Kind, words::sale_kind)?;
    settle_kind(&mut sale, kind);
    if sale.quantity < 0 && sale.kind == SaleKind::Sale && sale.revenue > 0 {
        return Err(tr!(i18n, "import-sale-minus-quantity"));
    }
    if flaws::of_sale(&sale).is_some() {
        return Err(tr!(i18n, "import-sale-too-much"));
    }
    Ok(ImportedSale {
        customer,
        name: named(row)?,
        sale,
        has_quantity: quantity.is_some(),
        has_discount: row.reader.has(F::Discount) || row.reader.has(F::DiscountPercent),
    })
}

/// A customer by the name in the row.
fn named(row: Row<'_>) -> Result<Option<Box<Customer>>, Reason> {
    let whole = row.text(F::Name)?;
    if whole.is_empty() {
        return Ok(None);
    }
    let name = names::split(&whole);
    let is_company = !name.company.is_empty();
    Ok(Some(Box::new(Customer {
        kind: if is_company { CustomerKind::Company } else { CustomerKind::Person },
        company: name.company,
        salutation: name.salutation,
        title: name.title,
        first_name: name.first,
        last_name: name.last,
        ..Customer::default()
    })))
}

/// The day of the sale: there is one, and it has been.
fn date(row: Row<'_>) -> Result<NaiveDate, Reason> {
    let Some((slot, read, text)) = row.date(F::Date)? else {
        return Err(tr!(row.reader.i18n, "import-no-date"));
    };
    let today = row.reader.today;
    let day = match read.instant {
        Some(at) => Some(at.with_timezone(&row.reader.zone).date_naive()),
        None => read.to_date(today),
    };
    let day = day
        .filter(|day| day.year() >= FIRST_YEAR)
        .ok_or_else(|| row.bad("import-bad-date", slot, &text))?;
    if day > today {
        return Err(row.bad("import-in-future", slot, &text));
    }
    Ok(day)
}

/// A column that names the currency must name that of the file.
fn require_currency(row: Row<'_>) -> Result<(), Reason> {
    for slot in row.reader.slots(F::Currency) {
        let text = row.cell(slot)?;
        if !values::is_nothing(&text) {
            let code = currency_code(&text);
            if code != row.reader.currency {
                return Err(foreign(row, slot, &code));
            }
        }
    }
    Ok(())
}

fn foreign(row: Row<'_>, slot: &Slot, code: &str) -> Reason {
    tr!(
        row.reader.i18n,
        "import-foreign-currency",
        column = slot.name.as_str(),
        value = shown(code),
        currency = row.reader.currency.as_str()
    )
}

/// The money of a field; `None`: it says nothing.
fn money(row: Row<'_>, field: F) -> Result<Option<(i64, &Slot)>, Reason> {
    for slot in row.reader.slots(field) {
        let text = row.cell(slot)?;
        return match money_of(&text, slot.decimal, &row.reader.currency) {
            Money::Nothing => continue,
            Money::Amount(minor) => Ok(Some((minor, slot))),
            Money::Foreign(code) => Err(foreign(row, slot, &code)),
            Money::TooMuch => Err(row.bad("import-amount-too-large", slot, &text)),
            Money::Bad => Err(row.bad("import-bad-amount", slot, &text)),
        };
    }
    Ok(None)
}

/// A share in hundredths of a percent: `5`, `5 %`, `0,05`.
fn percent(row: Row<'_>, slot: &Slot, text: &str) -> Result<i128, Reason> {
    let digits = text.replace('%', "");
    let rate = values::number(digits.trim(), slot.decimal).and_then(|plain| scaled(&plain, 2));
    match rate {
        Some(rate) if (0..=10_000).contains(&rate) => Ok(rate.into()),
        _ => Err(row.bad("import-bad-percent", slot, text)),
    }
}

/// Revenue and discount, both without VAT.
fn amounts(row: Row<'_>) -> Result<(i64, i64), Reason> {
    let field = F::SALES_AMOUNTS.into_iter().find(|field| row.reader.has(*field));
    let field = field.unwrap_or(F::Revenue);
    let Some((amount, amount_slot)) = money(row, field)? else {
        return Err(tr!(row.reader.i18n, "import-no-amount"));
    };
    let is_after = matches!(field, F::RevenueAfterDiscount | F::GrossAfterDiscount);
    let rate = match field {
        F::Gross | F::GrossAfterDiscount => vat(row)?,
        _ => 0,
    };
    let net = |amount: i128| divided(amount * WHOLE, WHOLE + rate);
    let amount = i128::from(amount);
    let (revenue, discount) = match discount(row)? {
        Discount::None => (net(amount), 0),
        Discount::Amount(discount, slot) => {
            // Our own column means what it says.
            let opposite = (amount < 0) != (discount < 0) && amount != 0 && discount != 0;
            if opposite && slot.name != F::Discount.name() {
                return Err(tr!(
                    row.reader.i18n,
                    "import-discount-sign",
                    column = slot.name.as_str(),
                    other = amount_slot.name.as_str()
                ));
            }
            let discount = net(discount.into());
            (if is_after { net(amount) + discount } else { net(amount) }, discount)
        }
        Discount::Share(share, _) if !is_after => {
            let revenue = net(amount);
            (revenue, divided(revenue * share, WHOLE))
        }
        Discount::Share(share, slot) => {
            // What is left of nothing tells nothing.
            if share >= WHOLE {
                return Err(row.bad("import-bad-percent", slot, "100"));
            }
            let left = net(amount);
            let revenue = divided(left * WHOLE, WHOLE - share);
            (revenue, revenue - left)
        }
    };
    let narrow = |value: i128| i64::try_from(value).ok();
    match (narrow(revenue), narrow(discount)) {
        (Some(revenue), Some(discount)) => Ok((revenue, discount)),
        _ => Err(tr!(row.reader.i18n, "import-sale-too-much")),
    }
}

enum Discount<'a> {
    None,
    Amount(i64, &'a Slot),
    /// Hundredths of a percent.
    Share(i128, &'a Slot),
}

fn discount(row: Row<'_>) -> Result<Discount<'_>, Reason> {
    for slot in row.reader.slots(F::DiscountPercent) {
        let text = row.cell(slot)?;
        if !values::is_nothing(&text) {
            return Ok(Discount::Share(percent(row, slot, &text)?, slot));
        }
    }
    for slot in row.reader.slots(F::Discount) {
        let text = row.cell(slot)?;
        if text.contains('%') {
            return Ok(Discount::Share(percent(row, slot, &text)?, slot));
        }
    }
    Ok(money(row, F::Discount)?
        .map_or(Discount::None, |(minor, slot)| Discount::Amount(minor, slot)))
}

/// The VAT of a row in hundredths of a percent.
fn vat(row: Row<'_>) -> Result<i128, Reason> {
    for slot in row.reader.slots(F::VatRate) {
        let text = row.cell(slot)?;
        if !values::is_nothing(&text) {
            let rate = percent(row, slot, &text)?;
            // 0.19 is 19 %.
            return Ok(if (1..100).contains(&rate) && !text.contains('%') {
                rate * 100
            } else {
                rate
            });
        }
    }
    Ok(row.reader.vat_rate.into())
}

/// Thousandths.
fn quantity(row: Row<'_>) -> Result<Option<i64>, Reason> {
    for slot in row.reader.slots(F::Quantity) {
        let text = row.cell(slot)?;
        if values::is_nothing(&text) {
            continue;
        }
        let number = text.trim_end_matches(|c: char| c.is_alphabetic() || c == '.' || c == ' ');
        let read = values::number(number, slot.decimal).and_then(|plain| scaled(&plain, 3));
        return match read {
            Some(quantity) if quantity.abs() <= flaws::MOST_COST => Ok(Some(quantity)),
            _ => Err(row.bad("import-bad-number", slot, &text)),
        };
    }
    Ok(None)
}

/// What the row has cost; nothing said is not known, and not 0.
fn cost(row: Row<'_>, quantity: i64) -> Result<Option<i64>, Reason> {
    if let Some((cost, _)) = money(row, F::VariableCost)? {
        return Ok(Some(cost));
    }
    let Some((each, slot)) = money(row, F::UnitCost)? else { return Ok(None) };
    let cost = divided(i128::from(each) * i128::from(quantity), 1000);
    match i64::try_from(cost) {
        Ok(cost) => Ok(Some(cost)),
        Err(_) => Err(row.bad("import-amount-too-large", slot, &each.to_string())),
    }
}

/// A refund is negative, whether it is written so or not.
fn settle_kind(sale: &mut Sale, kind: Option<SaleKind>) {
    let is_refund = kind == Some(SaleKind::Refund);
    if is_refund && sale.revenue > 0 {
        sale.revenue = -sale.revenue;
        sale.discount = -sale.discount;
        sale.variable_cost = sale.variable_cost.map(|cost| -cost.abs());
        sale.quantity = sale.quantity.abs();
    }
    if is_refund || sale.revenue < 0 {
        sale.kind = SaleKind::Refund;
    }
}

/// Half away from zero.
fn divided(value: i128, by: i128) -> i128 {
    let half = by / 2;
    if value < 0 { -((-value + half) / by) } else { (value + half) / by }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refund_is_negative_whether_it_is_written_so_or_not() {
        let day = NaiveDate::from_ymd_opt(2026, 1, 2).unwrap();
        let of = |revenue, cost, kind| {
            let mut sale = Sale { revenue, discount: 100, ..Sale::new(1, day) };
            sale.variable_cost = cost;
            settle_kind(&mut sale, kind);
            (sale.kind, sale.revenue, sale.discount, sale.variable_cost)
        };
        let refund = Some(SaleKind::Refund);
        assert_eq!(of(1000, Some(400), refund), (SaleKind::Refund, -1000, -100, Some(-400)));
        assert_eq!(of(-1000, Some(0), None), (SaleKind::Refund, -1000, 100, Some(0)));
        assert_eq!(of(-1000, None, Some(SaleKind::Sale)), (SaleKind::Refund, -1000, 100, None));
        assert_eq!(of(0, None, None), (SaleKind::Sale, 0, 100, None));
        assert_eq!(of(0, None, refund), (SaleKind::Refund, 0, 100, None));
    }

    #[test]
    fn quotients_are_rounded_half_away_from_zero() {
        for (value, by, rounded) in [(5, 2, 3), (-5, 2, -3), (4, 3, 1), (-4, 3, -1), (0, 7, 0)] {
            assert_eq!(divided(value, by), rounded);
        }
        assert_eq!(divided(11_900 * WHOLE, WHOLE + 1900), 10_000);
    }
}
