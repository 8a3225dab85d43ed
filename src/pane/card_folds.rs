//! The value of a customer in detail, each part folded into one line: purchases, margins
//! and costs, scores, the plan of a key account.

use ratatui::style::Style;

use super::card_lines::{CardItem, CardLine, CardLines, section};
use super::card_margin;
use super::card_worth::Worth;
use super::contact_line::Pieces;
use crate::domain::codes::{Code, SaleKind};
use crate::domain::model::Sale;
use crate::domain::views::Card;
use crate::session::Session;
use crate::tr;
use crate::ui::text;

/// Purchases shown when the part is unfolded, and when all of them were asked for: whoever
/// wants to see more exports them.
const FEW: usize = 12;
const MANY: usize = 1000;

/// A part that can be unfolded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    Purchases,
    Margin,
    Scores,
    Plan,
}

/// Which parts are unfolded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Folds {
    open: [bool; 4],
    /// All purchases, not only the newest.
    pub all: bool,
}

impl Folds {
    fn is_open(self, fold: Fold) -> bool {
        self.open.get(fold as usize).copied().unwrap_or(false)
    }

    pub fn toggle(&mut self, fold: Fold) {
        if let Some(open) = self.open.get_mut(fold as usize) {
            *open = !*open;
        }
    }
}

/// Where it is laid out.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub card: &'a Card,
    pub worth: &'a Worth,
    pub folds: Folds,
    /// Index of the chosen item.
    pub chosen: Option<usize>,
    pub width: usize,
    pub s: &'a Session,
}

/// All parts that have something to say.
pub(super) fn folds(out: &mut CardLines, place: Place<'_>) {
    let Place { card, worth, s, .. } = place;
    let value = &card.value;
    let plan = card.customer.key_account
        && [
            &card.customer.key_account_plan,
            &card.customer.key_account_measures,
            &card.customer.key_account_people,
        ]
        .iter()
        .any(|text| !text.trim().is_empty());
    let margin = !value.sales.is_empty() || !value.costs.is_empty();
    if value.sales.is_empty() && !margin && worth.scores.is_empty() && !plan {
        return;
    }
    section(out, tr!(s.i18n, "value-details"));
    if !value.sales.is_empty() {
        head(out, place, Fold::Purchases, &purchases_head(place));
        if place.folds.is_open(Fold::Purchases) {
            purchases(out, place);
        }
    }
    if margin {
        head(out, place, Fold::Margin, &card_margin::margin_head(place));
        if place.folds.is_open(Fold::Margin) {
            card_margin::scheme(out, place);
            card_margin::costs(out, place);
        }
    }
    if !worth.scores.is_empty() {
        head(out, place, Fold::Scores, &scores_head(place));
        if place.folds.is_open(Fold::Scores) {
            scores(out, place);
        }
    }
    if plan {
        head(out, place, Fold::Plan, &tr!(s.i18n, "value-plan"));
        if place.folds.is_open(Fold::Plan) {
            account_plan(out, place);
        }
    }
}

fn head(out: &mut CardLines, place: Place<'_>, fold: Fold, words: &str) {
    let signs = &place.s.theme.signs;
    let sign = if place.folds.is_open(fold) { signs.unfolded } else { signs.folded };
    let pieces =
        vec![(format!("{sign} "), place.s.theme.accent), (words.to_owned(), place.s.theme.text)];
    item(out, pieces, None, CardItem::Fold(fold));
}

/// A line that can be chosen; gives its place among those.
pub(super) fn item(
    out: &mut CardLines,
    pieces: Pieces,
    right: Option<(String, Style)>,
    item: CardItem,
) -> usize {
    let at = out.items.len();
    out.lines.push(CardLine { pieces, right, item: Some(at), ..CardLine::default() });
    out.items.push(item);
    at
}

pub(super) fn plain(out: &mut CardLines, pieces: Pieces) {
    out.lines.push(CardLine { pieces, ..CardLine::default() });
}

pub(super) fn money(minor: i64, s: &Session) -> String {
    s.i18n.money(minor, &s.shared.settings.currency)
}

fn purchases_head(place: Place<'_>) -> String {
    let Place { card, worth, s, .. } = place;
    let mut words = vec![tr!(s.i18n, "value-purchases", count = card.value.sales.len())];
    words.extend(worth.products.first().map(|first| text::clean(&first.product).into_owned()));
    let others = worth.products_all.saturating_sub(1);
    if others > 0 {
        words.push(tr!(s.i18n, "value-other-products", count = others));
    }
    if worth.scheme.discounts != 0 {
        words.push(tr!(s.i18n, "value-discounts", sum = money(worth.scheme.discounts, s)));
    }
    words.join(&format!("  {}  ", s.theme.signs.dot))
}

/// Quantity with as many places as it has.
fn quantity(thousandths: i64, s: &Session) -> String {
    let places = match thousandths.unsigned_abs() % 1000 {
        0 => 0,
        rest if rest % 100 == 0 => 1,
        rest if rest % 10 == 0 => 2,
        _ => 3,
    };
    #[expect(clippy::cast_precision_loss, reason = "a quantity on screen")]
    let number = thousandths as f64 / 1000.0;
    s.i18n.decimal(number, places)
}

fn purchases(out: &mut CardLines, place: Place<'_>) {
    let Place { card, worth, s, .. } = place;
    if worth.products_all > 1 {
        for bought in &worth.products {
            let pieces = vec![
                (format!("    {} x ", quantity(bought.quantity, s)), s.theme.dim),
                (text::clean(&bought.product).into_owned(), s.theme.dim),
                (format!("  {}", money(bought.net, s)), s.theme.dim),
            ];
            plain(out, pieces);
        }
    }
    if !worth.discounts.is_empty() {
        let reasons: Vec<String> = worth
            .discounts
            .iter()
            .take(4)
            .map(|(reason, sum)| {
                let reason = text::clean(reason).into_owned();
                let reason =
                    if reason.is_empty() { tr!(s.i18n, "value-no-reason") } else { reason };
                format!("{reason} {}", money(*sum, s))
            })
            .collect();
        let said = tr!(s.i18n, "value-discount-reasons", reasons = s.i18n.list(&reasons));
        for line in text::wrap(&said, place.width.saturating_sub(4)) {
            plain(out, vec![(format!("    {line}"), s.theme.dim)]);
        }
    }
    let most = if place.folds.all { MANY } else { FEW };
    for sale in card.value.sales.iter().take(most) {
        one_sale(out, place, sale);
    }
    let left = card.value.sales.len().saturating_sub(most);
    if left > 0 && place.folds.all {
        plain(
            out,
            vec![(format!("    {}", tr!(s.i18n, "value-export", count = left)), s.theme.dim)],
        );
    } else if left > 0 {
        let pieces =
            vec![(format!("    {}", tr!(s.i18n, "value-more", count = left)), s.theme.accent)];
        item(out, pieces, None, CardItem::MoreSales);
    }
}

fn one_sale(out: &mut CardLines, place: Place<'_>, sale: &Sale) {
    let s = place.s;
    let dots = s.theme.signs.ellipsis;
    let refund = sale.kind == SaleKind::Refund;
    let style = if refund { s.theme.bad } else { s.theme.text };
    let document = match (sale.document.is_empty(), sale.line.is_empty()) {
        (true, _) => String::new(),
        (false, true) => sale.document.clone(),
        (false, false) => format!("{}/{}", sale.document, sale.line),
    };
    let mut pieces = vec![
        (format!("    {} ", text::fit(&s.i18n.date(sale.date), 11, dots)), s.theme.dim),
        (text::fit(&text::clean(&document), 15, dots) + " ", s.theme.dim),
    ];
    if refund {
        pieces.push((format!("{}: ", tr!(s.i18n, &sale.kind.message())), style));
    }
    if sale.quantity != 1000 {
        pieces.push((format!("{} x ", quantity(sale.quantity, s)), s.theme.text));
    }
    pieces.push((text::clean(&sale.product).into_owned(), s.theme.text));
    let net = Some((money(sale.net(), s), style));
    let at = item(out, pieces, net, CardItem::Sale(sale.meta.id));
    if place.chosen == Some(at) {
        let facts = facts(sale, s).join(&format!(" {} ", s.theme.signs.dot));
        for line in text::wrap(&facts, place.width.saturating_sub(6)) {
            plain(out, vec![(format!("      {line}"), s.theme.dim)]);
        }
    }
}

/// What else is known of a sale.
fn facts(sale: &Sale, s: &Session) -> Vec<String> {
    let mut facts = Vec::new();
    facts.push(match sale.margin() {
        Some(margin) => tr!(s.i18n, "value-margin", sum = money(margin, s)),
        None => tr!(s.i18n, "value-cost-unknown"),
    });
    if sale.discount != 0 {
        let reason = text::clean(&sale.discount_reason).into_owned();
        let sum = money(sale.discount, s);
        facts.push(if reason.is_empty() {
            tr!(s.i18n, "value-discount", sum = sum)
        } else {
            tr!(s.i18n, "value-discount-reason", sum = sum, reason = reason)
        });
    }
    if !sale.refund_of.is_empty() {
        let document = text::clean(&sale.refund_of).into_owned();
        facts.push(tr!(s.i18n, "value-refund-of", document = document));
    }
    if sale.date > s.today() {
        facts.push(tr!(s.i18n, "value-future"));
    }
    facts.push(text::clean(&sale.note).into_owned());
    facts.retain(|fact| !fact.is_empty());
    facts
}

fn scores_head(place: Place<'_>) -> String {
    let Place { worth, s, .. } = place;
    let mut words = vec![tr!(s.i18n, "value-scores", count = worth.scores.len())];
    let mean = |value: f64| s.i18n.decimal(value, 1);
    words.extend(worth.attractiveness.map(|v| tr!(s.i18n, "value-attractive", mean = mean(v))));
    words.extend(worth.position.map(|v| tr!(s.i18n, "value-position", mean = mean(v))));
    words.push(match worth.quadrant() {
        Some(quadrant) => {
            tr!(s.i18n, &format!("value-quadrant-{}", quadrant.name().replace('_', "-")))
        }
        None => tr!(s.i18n, "value-quadrant-unknown"),
    });
    words.join(&format!("  {}  ", s.theme.signs.dot))
}

fn scores(out: &mut CardLines, place: Place<'_>) {
    let s = place.s;
    for score in &place.worth.scores {
        let name = tr!(s.i18n, &score.criterion.message());
        let given = usize::try_from(score.score.clamp(0, 5)).unwrap_or(0);
        let dots = s.theme.signs.mark.repeat(given) + &s.theme.signs.open.repeat(5 - given);
        let pieces = vec![
            (format!("    {} ", text::fit(&name, 24, s.theme.signs.ellipsis)), s.theme.text),
            (format!("{} ", score.score), s.theme.text),
            (dots, s.theme.accent),
        ];
        let date = Some((s.i18n.date(score.scored_on), s.theme.dim));
        item(out, pieces, date, CardItem::Score(score.meta.id));
    }
}

fn account_plan(out: &mut CardLines, place: Place<'_>) {
    let Place { card, s, width, .. } = place;
    let c = &card.customer;
    let mut part = |key: &str, words: &str| {
        let label = text::fit(&tr!(s.i18n, key), 12, s.theme.signs.ellipsis);
        let lines = text::wrap(&text::clean_lines(words), width.saturating_sub(17));
        for (nth, line) in lines.into_iter().enumerate() {
            let label = if nth == 0 { label.clone() } else { " ".repeat(12) };
            plain(out, vec![(format!("    {label} "), s.theme.dim), (line, s.theme.text)]);
        }
    };
    if !c.key_account_plan.trim().is_empty() {
        part("value-plan-goals", c.key_account_plan.trim());
    }
    if !c.key_account_measures.trim().is_empty() {
        part("value-plan-measures", c.key_account_measures.trim());
    }
    if let Some(days) = c.contact_rhythm_days {
        part("value-plan-rhythm", &tr!(s.i18n, "value-plan-days", days = days));
    }
    if !c.key_account_people.trim().is_empty() {
        part("value-plan-people", c.key_account_people.trim());
    }
}

/// What a purchase is called where it is moved to the trash.
pub(super) fn name_of(sale: &Sale, s: &Session) -> String {
    let what = if sale.document.is_empty() {
        s.i18n.date(sale.date)
    } else {
        text::clean(&sale.document).into_owned()
    };
    format!("{what} {} {}", s.theme.signs.dot, money(sale.net(), s))
}
