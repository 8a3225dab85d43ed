//! What a customer is worth, as `show`, `segments` and exports tell it: as JSON, and in
//! plain words.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::codes::Code;
use crate::domain::settings::Settings;
use crate::domain::value::{self, AsOf, NextPurchase, SaleRow};
use crate::domain::views::{Card, Figures};
use crate::exchange::json as record;
use crate::i18n::I18n;
use crate::tr;

/// The object `figures` of `show`.
pub fn figures(card: &Card, settings: &Settings, today: NaiveDate) -> Value {
    let figures = &card.value.figures;
    let money = |minor| record::amount(minor, &settings.currency);
    let mut out = json!({
        "stage": figures.stage.map(Code::name),
        "rfm_group": figures.rfm_group.map(Code::name),
        "revenue": money(figures.revenue),
        "margin": figures.margin.map(money),
        "revenue_12m": money(figures.revenue_12m),
        "margin_12m": figures.margin_12m.map(money),
        "purchases": figures.purchase_days,
        "rhythm_days": figures.rhythm,
        "first_sale": figures.first_sale,
        "last_sale": figures.last_sale,
        "last_contact": card.customer.last_contact_at.map(record::instant),
        "days_since": figures.last_sale.map(|day| (today - day).num_days()),
    });
    if let Value::Object(map) = &mut out {
        map.extend(record::value(figures, &settings.currency));
        map.insert("as_of".into(), json!(card.value.valued_on));
    }
    out
}

/// Label and words of the value of a customer, as its card says it.
pub fn rows(
    card: &Card,
    settings: &Settings,
    today: NaiveDate,
    i18n: &I18n,
) -> Vec<(String, String)> {
    let shown = Shown { card, settings, today, i18n };
    let row = |label: &str, words: Vec<String>| (tr!(i18n, label), words.join(" · "));
    let mut rows = vec![row("value-label", shown.class())];
    if card.value.figures.sales > 0 {
        rows.push(row("value-label-year", shown.year()));
        rows.push(row("value-label-purchases", shown.purchases()));
        rows.push(row("value-label-forecast", shown.forecast()));
    }
    rows
}

struct Shown<'a> {
    card: &'a Card,
    settings: &'a Settings,
    today: NaiveDate,
    i18n: &'a I18n,
}

impl Shown<'_> {
    fn figures(&self) -> &Figures {
        &self.card.value.figures
    }

    fn money(&self, minor: i64) -> String {
        self.i18n.money(minor, &self.settings.currency)
    }

    /// Minor units that were reckoned.
    #[expect(clippy::cast_possible_truncation, reason = "an amount to be read; far ones are cut")]
    fn rounded(&self, minor: f64) -> String {
        self.money(minor.round() as i64)
    }

    fn class(&self) -> Vec<String> {
        let (figures, i18n) = (self.figures(), self.i18n);
        let mut words = Vec::new();
        words.extend(figures.abc.map(|class| tr!(i18n, &class.message())));
        words.extend(figures.rfm_group.map(|group| tr!(i18n, &group.message())));
        if let Some(rfm) = figures.rfm {
            words.push(format!("RFM {}", rfm.map(|score| score.to_string()).concat()));
        }
        let on = self.card.value.valued_on.filter(|on| *on != self.today);
        words.extend(on.map(|on| tr!(i18n, "value-as-of", date = i18n.date(on))));
        words
    }

    fn year(&self) -> Vec<String> {
        let (figures, i18n) = (self.figures(), self.i18n);
        let mut words = Vec::new();
        if figures.revenue_12m == 0 && figures.margin_12m.is_none_or(|margin| margin == 0) {
            words.push(tr!(i18n, "value-year-nothing"));
        } else {
            words.push(tr!(i18n, "value-revenue", sum = self.money(figures.revenue_12m)));
            words.push(match figures.margin_12m {
                Some(margin) => tr!(i18n, "value-margin", sum = self.money(margin)),
                None => tr!(i18n, "value-margin-unknown"),
            });
        }
        if figures.margin_12m.is_some()
            && figures.covered_12m != figures.revenue_12m
            && figures.revenue_12m > 0
        {
            #[expect(clippy::cast_precision_loss, reason = "a percentage to be read")]
            let share = figures.covered_12m as f64 / figures.revenue_12m as f64;
            words.push(tr!(i18n, "value-margin-covers", share = i18n.percent(share, 0)));
        }
        if figures.revenue_before != 0 {
            words.push(tr!(i18n, "value-year-before", sum = self.money(figures.revenue_before)));
        }
        words
    }

    fn purchases(&self) -> Vec<String> {
        let (figures, i18n) = (self.figures(), self.i18n);
        let mut words = Vec::new();
        words.push(match figures.last_sale {
            Some(last) => {
                let days = (self.today - last).num_days();
                tr!(i18n, "value-last", date = i18n.date(last), days = days)
            }
            None => tr!(i18n, "value-all-cancelled"),
        });
        let rhythm = figures.rhythm.map(|days| i18n.decimal(days, 0));
        words.extend(rhythm.map(|days| tr!(i18n, "value-rhythm", days = days)));
        if figures.purchase_days > 0 {
            words.push(tr!(i18n, "value-orders", count = figures.purchase_days));
        }
        let average = value::average_order(figures.revenue, figures.purchase_days);
        words.extend(average.map(|a| tr!(i18n, "value-average", sum = self.rounded(a))));
        words
    }

    fn forecast(&self) -> Vec<String> {
        let (figures, i18n) = (self.figures(), self.i18n);
        let mut words = Vec::new();
        match figures.p_alive {
            _ if figures.purchase_days == 0 => {}
            // One purchase says nothing about coming back.
            _ if figures.purchase_days == 1 => words.push(tr!(i18n, "value-first-only")),
            Some(p) => words.push(tr!(i18n, "value-alive", share = i18n.percent(p, 0))),
            None => words.push(tr!(i18n, "value-too-little")),
        }
        if let Some(next) = self.next() {
            let (date, late) = (i18n.date(next.on), (self.today - next.on).num_days());
            words.push(if late > 0 {
                tr!(i18n, "value-next-late", date = date, days = late)
            } else {
                tr!(i18n, "value-next", date = date)
            });
        }
        let weeks = self.settings.clv_horizon_weeks;
        if let Some(expected) = figures.expected_purchases {
            let count = i18n.decimal(expected, 2);
            words.push(tr!(i18n, "value-expected", count = count, weeks = weeks));
        }
        if figures.purchase_days > 1 {
            words.push(tr!(i18n, "value-basis", count = figures.purchase_days));
        }
        let clv = figures.clv.map(|clv| self.rounded(clv));
        words.extend(clv.map(|sum| tr!(i18n, "value-clv", sum = sum, weeks = weeks)));
        words
    }

    /// When the next purchase is due by the rhythm so far.
    fn next(&self) -> Option<NextPurchase> {
        let sales = self.card.value.sales.iter().rev();
        let rows: Vec<SaleRow<'_>> = sales
            .map(|sale| SaleRow {
                id: sale.meta.id,
                day: value::day(sale.date),
                kind: sale.kind,
                net: sale.net(),
                margin: sale.margin(),
                discount: sale.discount,
                document: &sale.document,
                line: &sale.line,
                refund_of: &sale.refund_of,
            })
            .collect();
        value::next_purchase(&value::history(&rows, AsOf::new(self.today)))
    }
}
