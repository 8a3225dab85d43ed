//! The value of a customer on the card, in one glance: class, the last 12 months, the last
//! purchase, what is to be expected, and what is known of the demand.

use super::card_lines::{CardLine, CardLines, labelled, values};
use super::card_worth::Worth;
use crate::domain::codes::Code;
use crate::domain::views::{Card, Figures};
use crate::i18n::I18n;
use crate::input::{Action, Context};
use crate::session::Session;
use crate::tr;
use crate::ui::text;

/// Class, group and stage in a few words: `A customer`, `Champions (555)`, `Regular`; for
/// wherever somebody has to know at once who that is.
pub fn class_words(figures: &Figures, s: &Session) -> Vec<String> {
    let mut words = Vec::new();
    words.extend(figures.abc.map(|class| tr!(s.i18n, &class.message())));
    words.extend(figures.rfm_group.map(|group| {
        let name = tr!(s.i18n, &group.message());
        let scores = figures.rfm.map(|rfm| rfm.map(|score| score.to_string()).concat());
        scores.map_or_else(|| name.clone(), |scores| format!("{name} ({scores})"))
    }));
    words.extend(figures.stage.map(|stage| tr!(s.i18n, &stage.message())));
    words
}

/// All of it.
pub(super) fn glance(out: &mut CardLines, card: &Card, worth: &Worth, width: usize, s: &Session) {
    let figures = &card.value.figures;
    let label = |key: &str| tr!(s.i18n, key);
    values(out, &label("value-label"), &class(card, s), width, s);
    if figures.purchase_days == 0 && card.value.sales.is_empty() {
        nothing_bought(out, card, s);
        demand(out, card, worth, width, s);
        return;
    }
    values(out, &label("value-label-year"), &year(figures, s), width, s);
    values(out, &label("value-label-purchases"), &purchases(figures, worth, s), width, s);
    values(out, &label("value-label-forecast"), &forecast(card, worth, s), width, s);
    demand(out, card, worth, width, s);
}

fn nothing_bought(out: &mut CardLines, card: &Card, s: &Session) {
    if card.customer.meta.deleted_at.is_some() {
        return;
    }
    let key = s.key_for(Context::Card, Action::NewSale);
    let mut pieces = labelled(&tr!(s.i18n, "value-label-purchases"), s);
    pieces.push((tr!(s.i18n, "value-nothing-bought", key = key), s.theme.dim));
    out.lines.push(CardLine { pieces, ..CardLine::default() });
}

fn class(card: &Card, s: &Session) -> Vec<String> {
    let figures = &card.value.figures;
    let mut words = class_words(figures, s);
    let customer = &card.customer;
    // By hand: as long as that is what counts.
    if let Some(on) = customer.stage_on.filter(|_| customer.stage == figures.stage) {
        let date = s.i18n.date(on);
        let reason = text::clean(&customer.stage_reason);
        words.push(if reason.is_empty() {
            tr!(s.i18n, "value-stage-by-hand", date = date)
        } else {
            tr!(s.i18n, "value-stage-by-hand-reason", date = date, reason = reason.into_owned())
        });
    }
    if let Some(on) = card.value.valued_on.filter(|on| *on != s.today()) {
        words.push(tr!(s.i18n, "value-as-of", date = s.i18n.date(on)));
    }
    words
}

/// An amount with its change to the period before, as far as that can be said.
fn changed(i18n: &I18n, amount: String, now: i64, before: i64) -> String {
    if before <= 0 {
        return amount;
    }
    #[expect(clippy::cast_precision_loss, reason = "a percentage on screen")]
    let percent = 100.0 * (now as f64 / before as f64 - 1.0);
    let sign = if percent >= 0.5 { "+" } else { "" };
    // Ten times as much and more is a new business, not a percentage.
    if percent.abs() < 1000.0 {
        format!("{amount} ({sign}{})", i18n.percent(percent / 100.0, 0))
    } else {
        amount
    }
}

fn year(figures: &Figures, s: &Session) -> Vec<String> {
    let money = |minor| s.i18n.money(minor, &s.shared.settings.currency);
    if figures.revenue_12m == 0 && figures.margin_12m.is_none_or(|margin| margin == 0) {
        let nothing = tr!(s.i18n, "value-year-nothing");
        return if figures.revenue_before == 0 {
            vec![nothing]
        } else {
            vec![nothing, tr!(s.i18n, "value-year-before", sum = money(figures.revenue_before))]
        };
    }
    let revenue = tr!(s.i18n, "value-revenue", sum = money(figures.revenue_12m));
    let mut words = vec![changed(&s.i18n, revenue, figures.revenue_12m, figures.revenue_before)];
    let Some(margin) = figures.margin_12m else {
        words.push(tr!(s.i18n, "value-margin-unknown"));
        return words;
    };
    let said = tr!(s.i18n, "value-margin", sum = money(margin));
    let before = figures.margin_before.unwrap_or(0);
    words.push(changed(&s.i18n, said, margin, before));
    if figures.covered_12m != figures.revenue_12m && figures.revenue_12m > 0 {
        #[expect(clippy::cast_precision_loss, reason = "a percentage on screen")]
        let share = figures.covered_12m as f64 / figures.revenue_12m as f64;
        let share = s.i18n.percent(share, 0);
        words.push(tr!(s.i18n, "value-margin-covers", share = share));
    }
    words
}

fn purchases(figures: &Figures, worth: &Worth, s: &Session) -> Vec<String> {
    let mut words = Vec::new();
    if let Some(last) = figures.last_sale {
        let days = (s.today() - last).num_days();
        words.push(tr!(s.i18n, "value-last", date = s.i18n.date(last), days = days));
    } else {
        words.push(tr!(s.i18n, "value-all-cancelled"));
    }
    if let Some(rhythm) = figures.rhythm {
        words.push(tr!(s.i18n, "value-rhythm", days = s.i18n.decimal(rhythm, 0)));
    }
    if figures.orders > 0 {
        words.push(tr!(s.i18n, "value-orders", count = figures.purchase_days));
    }
    if let Some(average) = worth.average_order {
        words.push(tr!(s.i18n, "value-average", sum = rounded(average, s)));
    }
    words
}

/// Minor units that were reckoned, rounded for the eye.
#[expect(clippy::cast_possible_truncation, reason = "an amount on screen; far ones are cut")]
pub(super) fn rounded(minor: f64, s: &Session) -> String {
    s.i18n.money(minor.round() as i64, &s.shared.settings.currency)
}

/// Whether the customer still buys, when the next order is due, and on how much that rests.
fn forecast(card: &Card, worth: &Worth, s: &Session) -> Vec<String> {
    let figures = &card.value.figures;
    let mut words = Vec::new();
    match figures.p_alive {
        // One purchase says nothing about coming back; the model calls them all alive.
        _ if figures.purchase_days == 1 => words.push(tr!(s.i18n, "value-first-only")),
        Some(p) => words.push(tr!(s.i18n, "value-alive", share = s.i18n.percent(p, 0))),
        None if figures.purchase_days == 0 => {}
        None if card.value.valued_on.is_none() => words.push(tr!(s.i18n, "value-pending")),
        None => words.push(tr!(s.i18n, "value-too-little")),
    }
    if let Some(next) = worth.next {
        let late = (s.today() - next.on).num_days();
        let date = s.i18n.date(next.on);
        words.push(if late > 0 {
            tr!(s.i18n, "value-next-late", date = date, days = late)
        } else {
            tr!(s.i18n, "value-next", date = date)
        });
    } else if let Some(expected) = figures.expected_purchases {
        let weeks = s.shared.settings.clv_horizon_weeks;
        let count = s.i18n.decimal(expected, 2);
        words.push(tr!(s.i18n, "value-expected", count = count, weeks = weeks));
    }
    if figures.purchase_days > 1 {
        words.push(tr!(s.i18n, "value-basis", count = figures.purchase_days));
    }
    if let Some(clv) = figures.clv {
        let weeks = s.shared.settings.clv_horizon_weeks;
        words.push(tr!(s.i18n, "value-clv", sum = rounded(clv, s), weeks = weeks));
    }
    if card.value.regularised && figures.p_alive.is_some() {
        words.push(tr!(s.i18n, "value-regularised"));
    }
    words
}

/// Share of wallet, and what the customer has brought by recommending us.
fn demand(out: &mut CardLines, card: &Card, worth: &Worth, width: usize, s: &Session) {
    let money = |minor| s.i18n.money(minor, &s.shared.settings.currency);
    let mut words = Vec::new();
    if let (Some(potential), Some(wallet)) = (card.customer.potential, worth.wallet) {
        let share = s.i18n.percent(wallet.percent / 100.0, 0);
        let sum = money(potential);
        words.push(if let Some(on) = card.customer.potential_on {
            let date = s.i18n.date(on);
            tr!(s.i18n, "value-wallet", share = share, sum = sum, date = date)
        } else {
            tr!(s.i18n, "value-wallet-undated", share = share, sum = sum)
        });
        if wallet.over {
            words.push(format!("{} {}", s.theme.signs.warn, tr!(s.i18n, "value-wallet-over")));
        }
    }
    values(out, &tr!(s.i18n, "value-label-wallet"), &words, width, s);
    let referral = card.value.referral;
    if referral.customers > 0 {
        let said =
            tr!(s.i18n, "value-referral", count = referral.customers, sum = money(referral.margin));
        values(out, &tr!(s.i18n, "value-label-referral"), &[said], width, s);
    }
}
