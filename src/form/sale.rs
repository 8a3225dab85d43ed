//! The form of a sale or a refund: what was invoiced, and what remained of it.
//!
//! The amount is enough. A discount may be given as a share (`10 %`), a refund without
//! a minus; what a row has cost may stay unknown, which is not the same as nothing.

use super::parse::{amount, decimal, percent, share_of, show_decimal, show_money};
use super::values::{Fill, Read, customer_value};
use super::{Entry, FieldError, Form, FormEnv, Values};
use crate::domain::codes::{Code, SaleKind};
use crate::domain::dates::Looking;
use crate::domain::fields::SALE;
use crate::domain::model::{Id, Sale};
use crate::domain::money;
use crate::tr;

/// The word that drafts of it are kept under.
pub const NAME: &str = "sale";

const REVENUE: &str = "revenue";
const DISCOUNT: &str = "discount";
const COST: &str = "variable_cost";
const KIND: &str = "kind";

/// Rows of sales that are looked through for documents.
const OFFERED: usize = 300;
/// One piece, in thousandths.
const ONE: i64 = 1000;

/// The form, filled with these values.
pub fn form(values: &Values, env: &FormEnv<'_>) -> Form {
    let mut form = Form::new(NAME, SALE, values, env.i18n);
    form.set_placeholder("date", &tr!(env.i18n, "form-today"));
    form.set_placeholder("quantity", "1");
    form.set_placeholder(COST, &tr!(env.i18n, "form-cost-unknown"));
    show_amounts(&mut form, env);
    form
}

/// What the amounts typed so far come to.
#[derive(Debug, Default)]
struct Amounts {
    refund: bool,
    revenue: Option<i64>,
    discount: Option<i64>,
    cost: Option<i64>,
}

impl Amounts {
    fn of(value: impl Fn(&str) -> String, env: &FormEnv<'_>) -> Self {
        let money = |key: &str| amount(value(key).trim(), env).ok();
        let typed = money(REVENUE);
        let refund = value(KIND).trim() == SaleKind::Refund.name() || typed.is_some_and(|n| n < 0);
        let signed = |n: i64| if refund { -n.abs() } else { n };
        let revenue = typed.map(signed);
        let text = value(DISCOUNT);
        let discount = match percent(text.trim(), env.i18n.lang()) {
            Some(share) => revenue.map(|revenue| share_of(revenue, share)),
            None => amount(text.trim(), env).ok().map(signed),
        };
        Self { refund, revenue, discount, cost: money(COST).map(signed) }
    }

    fn net(&self) -> Option<i64> {
        self.revenue.map(|revenue| revenue.saturating_sub(self.discount.unwrap_or(0)))
    }
}

/// Says beside the fields what the amounts come to.
pub fn show_amounts(form: &mut Form, env: &FormEnv<'_>) {
    let amounts = Amounts::of(|key| form.value(key), env);
    let money = |n: i64| env.i18n.money(n, env.currency);
    let revenue = match amounts.revenue {
        Some(0) => vec![tr!(env.i18n, "form-sale-free-long"), tr!(env.i18n, "form-sale-free")],
        Some(n) if amounts.refund => {
            vec![tr!(env.i18n, "form-sale-refund", amount = money(n)), money(n)]
        }
        _ => Vec::new(),
    };
    form.set_aside(REVENUE, revenue);
    let kind = if amounts.refund { SaleKind::Refund } else { SaleKind::Sale };
    form.set_placeholder(KIND, &tr!(env.i18n, &kind.message()));
    let share = form.value(DISCOUNT).contains('%');
    let off = amounts.discount.filter(|_| share).map(|n| format!("= {}", money(n)));
    form.set_aside(DISCOUNT, off.into_iter().collect());
    let goods = amounts.refund.then(|| tr!(env.i18n, "form-sale-goods-back"));
    form.set_remark(COST, goods);
}

/// What the sale comes to: net of the discount, and what remains of that once it has
/// paid for its cost.
pub fn summary(form: &Form, env: &FormEnv<'_>) -> String {
    let amounts = Amounts::of(|key| form.value(key), env);
    let dash = env.theme.signs.dash;
    let money = |n: i64| env.i18n.money(n, env.currency);
    let net = amounts.net().map_or_else(|| dash.to_owned(), money);
    let margin = match (amounts.net(), amounts.cost) {
        (Some(net), Some(cost)) => money(net.saturating_sub(cost)),
        (_, None) => tr!(env.i18n, "form-cost-unknown"),
        (None, _) => dash.to_owned(),
    };
    tr!(env.i18n, "form-sale-summary", net = net, margin = margin)
}

/// Date and net amount of rows that belong together.
fn told(sales: &[&Sale], env: &FormEnv<'_>) -> (String, String) {
    let net = sales.iter().fold(0_i64, |sum, sale| sum.saturating_add(sale.net()));
    let date = sales.first().map(|sale| env.i18n.date(sale.date)).unwrap_or_default();
    (date, env.i18n.money(net, env.currency))
}

/// Offers the documents that a refund can take back. `sales`: of the customer, newest
/// first.
pub fn offer_documents(form: &mut Form, sales: &[Sale], env: &FormEnv<'_>) {
    let mut documents: Vec<(&str, Vec<&Sale>)> = Vec::new();
    let refundable = |sale: &&Sale| sale.kind == SaleKind::Sale && !sale.document.is_empty();
    for sale in sales.iter().filter(refundable).take(OFFERED) {
        match documents.iter_mut().find(|(document, _)| *document == sale.document) {
            Some((_, lines)) => lines.push(sale),
            None => documents.push((&sale.document, vec![sale])),
        }
    }
    let entry = |value: String, lines: &[&Sale]| {
        let (date, net) = told(lines, env);
        Entry::new(value.clone(), format!("{value}  {date}  {net}"))
    };
    let mut entries = Vec::new();
    for (document, lines) in &documents {
        entries.push(entry((*document).to_owned(), lines));
        let numbered = lines.iter().filter(|sale| lines.len() > 1 && !sale.line.is_empty());
        entries.extend(numbered.map(|sale| entry(format!("{document}/{}", sale.line), &[sale])));
    }
    form.set_entries("refund_of", entries);
}

/// Says if the document that is typed is there already. `own`: the sale itself.
pub fn warn_of_double(form: &mut Form, own: Id, sales: &[Sale], env: &FormEnv<'_>) {
    let (document, line) = (form.value("document"), form.value("line"));
    let same = sales.iter().find(|sale| {
        sale.meta.id != own
            && !sale.document.is_empty()
            && sale.document == document.trim()
            && sale.line == line.trim()
    });
    let same = same.map(|sale| {
        let (date, amount) = told(&[sale], env);
        tr!(env.i18n, "form-sale-same-document", date = date, amount = amount)
    });
    form.set_remark("document", same);
}

/// The values of a sale; a new one (id 0) begins without amounts.
pub fn sale_to_values(sale: &Sale, customer: &str, env: &FormEnv<'_>) -> Values {
    let lang = env.i18n.lang();
    let mut fill = Fill(Values::new());
    if sale.customer_id > 0 {
        fill.text("customer", &customer_value(sale.customer_id, customer));
    }
    // What follows from the amount need not be said.
    let said = (sale.kind == SaleKind::Refund) != (sale.revenue < 0);
    fill.code(KIND, Some(sale.kind).filter(|_| said));
    fill.text("refund_of", &sale.refund_of);
    fill.text("document", &sale.document);
    fill.text("line", &sale.line);
    fill.text("product", &sale.product);
    fill.text("discount_reason", &sale.discount_reason);
    fill.text("note", &sale.note);
    if sale.quantity != ONE {
        fill.text("quantity", &show_quantity(sale.quantity, env));
    }
    if sale.meta.id == 0 && sale.revenue == 0 {
        return fill.0;
    }
    fill.text(REVENUE, &show_money(sale.revenue, env));
    fill.date("date", Some(sale.date), lang);
    if sale.discount != 0 {
        fill.text(DISCOUNT, &show_money(sale.discount, env));
    }
    fill.text(COST, &sale.variable_cost.map_or(String::new(), |n| show_money(n, env)));
    fill.0
}

/// The sale that these values make of `base`; it needs an amount and a customer.
pub fn sale_from_values(
    base: &Sale,
    values: &Values,
    env: &FormEnv<'_>,
) -> (Sale, Vec<FieldError>) {
    let mut read = Read::new(values, env);
    let customer_id = read.customer("customer").unwrap_or(0);
    let typed = |key: &str| values.get(key).cloned().unwrap_or_default();
    let shown = Amounts::of(typed, env);
    let revenue = if read.text(REVENUE).is_empty() {
        read.wrong(REVENUE, "form-error-sale-amount");
        None
    } else {
        read.money(REVENUE, None).and(shown.revenue)
    };
    let date = past_day(&mut read, base.date, "form-error-sale-later");
    let discount = discount(&mut read, &shown, base);
    let quantity =
        read.read("quantity", "form-error-decimal", Some(base.quantity), |t| quantity(t, env));
    let same_kind = shown.refund == (base.kind == SaleKind::Refund);
    let variable_cost = match kept(&read, COST, base.variable_cost).filter(|_| same_kind) {
        Some(same) => Some(same),
        None => read.money(COST, None).and(shown.cost),
    };
    if customer_id == 0 {
        read.wrong("customer", "form-error-sale-customer");
    }
    let sale = Sale {
        customer_id,
        date,
        kind: if shown.refund { SaleKind::Refund } else { SaleKind::Sale },
        document: read.text("document").to_owned(),
        line: read.text("line").to_owned(),
        refund_of: read.text("refund_of").to_owned(),
        product: read.text("product").to_owned(),
        quantity: quantity.unwrap_or(ONE),
        revenue: revenue.unwrap_or(base.revenue),
        discount,
        discount_reason: read.text("discount_reason").to_owned(),
        variable_cost,
        note: read.text("note").to_owned(),
        ..base.clone()
    };
    if !shown.refund && !sale.refund_of.is_empty() {
        read.wrong(KIND, "form-error-sale-refund-of");
    }
    (sale, read.errors)
}

/// What reads as it was shown is what it was.
fn kept(read: &Read<'_>, key: &str, base: Option<i64>) -> Option<i64> {
    base.filter(|n| read.text(key) == show_money(*n, read.env))
}

/// What is taken off: no more than there is.
fn discount(read: &mut Read<'_>, shown: &Amounts, base: &Sale) -> i64 {
    let typed = read.text(DISCOUNT);
    if typed.is_empty() {
        return 0;
    }
    let same_kind = shown.refund == (base.kind == SaleKind::Refund);
    if let Some(same) = kept(read, DISCOUNT, Some(base.discount)).filter(|_| same_kind) {
        return same;
    }
    if typed.contains('%') && percent(typed, read.env.i18n.lang()).is_none() {
        read.wrong(DISCOUNT, "form-error-percent");
        return base.discount;
    }
    if !typed.contains('%') && read.money(DISCOUNT, None).is_none() {
        return base.discount;
    }
    let off = shown.discount.unwrap_or(0);
    let revenue = shown.revenue.unwrap_or(0);
    // A discount goes the way of its amount, and not beyond it.
    if off.signum() * revenue.signum() < 0 || off.abs() > revenue.abs() {
        read.wrong(DISCOUNT, "form-error-discount");
        return base.discount;
    }
    off
}

/// A day that has been; empty means the one that stands there.
pub(super) fn past_day(
    read: &mut Read<'_>,
    base: chrono::NaiveDate,
    message: &str,
) -> chrono::NaiveDate {
    let today = read.env.now.date();
    let date = read.day("date", Some(base), Looking::Back).unwrap_or(base);
    if date > today && date != base {
        read.wrong("date", message);
        return base;
    }
    date
}

/// Thousandths as they are typed.
fn show_quantity(thousandths: i64, env: &FormEnv<'_>) -> String {
    // Three places, like the smallest coins of some currencies.
    let plain = money::plain(thousandths, "KWD");
    let plain = plain.trim_end_matches('0').trim_end_matches('.');
    show_decimal(plain, env.i18n.lang())
}

/// A quantity in thousandths.
fn quantity(text: &str, env: &FormEnv<'_>) -> Option<i64> {
    money::parse(&decimal(text, env.i18n.lang())?, "KWD", crate::i18n::Lang::En)
}
