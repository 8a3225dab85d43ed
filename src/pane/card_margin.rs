//! The customer margin scheme on a card, and the customer's costs.

use super::card_folds::{Place, item, money, plain};
use super::card_lines::{CardItem, CardLines};
use crate::domain::codes::Code;
use crate::domain::value::{MarginScheme, Step};
use crate::session::Session;
use crate::tr;
use crate::ui::text;

/// An amount of the scheme, and what is to be said of it.
fn step(step: Step, s: &Session) -> (String, String) {
    let said = match step.amount {
        Some(amount) => money(amount, s),
        None => tr!(s.i18n, "value-unknown"),
    };
    let partly = step.partly && step.amount.is_some();
    (said, if partly { tr!(s.i18n, "value-in-part") } else { String::new() })
}

/// The first and the last step.
pub(super) fn margin_head(place: Place<'_>) -> String {
    let s = place.s;
    let scheme = &place.worth.scheme;
    let said = |of: Step| {
        let (amount, remark) = step(of, s);
        format!("{amount} {remark}").trim_end().to_owned()
    };
    let words = [
        tr!(s.i18n, "value-scheme"),
        tr!(s.i18n, "value-db", step = "I", sum = said(scheme.db1)),
        tr!(s.i18n, "value-db", step = "IV", sum = said(scheme.db4)),
    ];
    words.join(&format!("  {}  ", s.theme.signs.dot))
}

/// Line by line.
pub(super) fn scheme(out: &mut CardLines, place: Place<'_>) {
    let Place { card, s, .. } = place;
    let m: &MarginScheme = &place.worth.scheme;
    let whole = |amount: i64| (money(amount, s), String::new());
    let mut line = |key: &str, (amount, remark): (String, String), strong: bool| {
        let style = if strong { s.theme.heading } else { s.theme.text };
        let words = text::fit(&tr!(s.i18n, key), 34, s.theme.signs.ellipsis);
        let pad = 16_usize.saturating_sub(text::width(&amount));
        let pieces = vec![
            (format!("    {words} "), style),
            (format!("{}{amount} ", " ".repeat(pad)), style),
            (remark, s.theme.dim),
        ];
        plain(out, pieces);
    };
    line("value-gross", whole(m.gross), false);
    line("value-less-discounts", whole(m.discounts), false);
    line("value-net", whole(m.net), true);
    if m.uncovered_rows > 0 {
        line("value-less-uncovered", whole(m.uncovered), false);
    }
    line("value-less-variable", step(m.variable_cost, s), false);
    line("value-db1", step(m.db1, s), true);
    line("value-less-marketing", whole(m.marketing), false);
    line("value-db2", step(m.db2, s), true);
    line("value-less-sales-time", step(m.sales_time, s), false);
    line("value-less-sales-costs", whole(m.sales_costs), false);
    line("value-db3", step(m.db3, s), true);
    line("value-less-service-time", step(m.service_time, s), false);
    line("value-less-remedies", whole(m.remedies), false);
    line("value-less-service-costs", whole(m.service_costs), false);
    line("value-db4", step(m.db4, s), true);
    if m.uncovered_rows > 0 {
        let said = tr!(s.i18n, "value-uncovered", count = m.uncovered_rows);
        for line in text::wrap(&said, place.width.saturating_sub(4)) {
            plain(out, vec![(format!("    {line}"), s.theme.dim)]);
        }
    }
    let time = card.value.sales_seconds > 0 || card.value.service_seconds > 0;
    if time && s.shared.settings.hourly_rate.is_none() {
        plain(out, vec![(format!("    {}", tr!(s.i18n, "value-no-rate")), s.theme.dim)]);
    }
}

/// What the customer has cost besides what was sold.
pub(super) fn costs(out: &mut CardLines, place: Place<'_>) {
    let s = place.s;
    for cost in &place.card.value.costs {
        let kind = tr!(s.i18n, &cost.kind.message());
        let date = text::fit(&s.i18n.date(cost.date), 11, s.theme.signs.ellipsis);
        let pieces = vec![
            (format!("    {date} "), s.theme.dim),
            (format!("{kind}: "), s.theme.text),
            (text::clean(&cost.note).into_owned(), s.theme.text),
        ];
        let amount = Some((money(cost.amount, s), s.theme.text));
        item(out, pieces, amount, CardItem::Cost(cost.meta.id));
    }
}
