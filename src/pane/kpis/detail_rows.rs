//! How the customers or records behind a figure are drawn: a title that says what they are
//! and in which order, and a line each. Which ones they are: `detail_list`.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::detail_list::BehindList;
use crate::domain::codes::Kpi;
use crate::domain::views::{BehindRow, BehindValue};
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// Cells of the columns.
const DATE: usize = 12;
const NUMBER: usize = 12;
const VALUE: usize = 15;
/// From this width on the subject stands beside the name.
const SUBJECT: usize = 70;

/// Message that says what the list is of.
fn title(kpi: Kpi) -> &'static str {
    match kpi {
        Kpi::Nps | Kpi::Csat | Kpi::CsatMean | Kpi::Ces | Kpi::CesShare => "kpi-behind-answers",
        Kpi::NpsLatest | Kpi::CsatLatest | Kpi::CesLatest => "kpi-behind-latest",
        Kpi::NpsResponseRate | Kpi::CsatResponseRate | Kpi::CesResponseRate => {
            "kpi-behind-invitations"
        }
        Kpi::FirstContactResolution => "kpi-behind-questions",
        Kpi::Reachability => "kpi-behind-calls",
        Kpi::Contacts => "kpi-behind-contacts",
        Kpi::ContactCoverage => "kpi-behind-rhythm",
        Kpi::ContactCoverage90d => "kpi-behind-silent",
        Kpi::PromisesKept => "kpi-behind-promises",
        Kpi::TaskPunctuality => "kpi-behind-tasks",
        Kpi::WishesOpen => "kpi-behind-wishes",
        Kpi::ConsentCoverageEmail | Kpi::ConsentCoveragePhone | Kpi::ConsentCoveragePost => {
            "kpi-behind-consents"
        }
        Kpi::Complaints | Kpi::ComplaintRate | Kpi::ComplaintsPer100Orders => {
            "kpi-behind-complaints"
        }
        Kpi::OpenComplaints => "kpi-behind-open",
        Kpi::TimeToAcknowledgeH | Kpi::TimeToResolveH => "kpi-behind-slow",
        Kpi::AcknowledgeInTimeRate | Kpi::ResolveInTimeRate => "kpi-behind-late",
        Kpi::RecoverySatisfaction => "kpi-behind-recovery",
        Kpi::ReopenRate => "kpi-behind-reopened",
        Kpi::RepeatComplaintRate => "kpi-behind-repeated",
        Kpi::ComplaintCost => "kpi-behind-cost",
        Kpi::ActiveCustomers => "kpi-behind-active",
        Kpi::NewCustomers => "kpi-behind-new",
        Kpi::LostCustomers | Kpi::ChurnRate => "kpi-behind-lost",
        Kpi::WonBackCustomers | Kpi::WinBackRate => "kpi-behind-won-back",
        Kpi::RetentionRate => "kpi-behind-retained",
        Kpi::RepeatPurchaseRate => "kpi-behind-again",
        Kpi::ReferralRate => "kpi-behind-referred",
        Kpi::Buyers | Kpi::PurchaseDays | Kpi::Orders => "kpi-behind-buyers",
        Kpi::Refunds => "kpi-behind-refunds",
        Kpi::Revenue
        | Kpi::Discounts
        | Kpi::NetRevenue
        | Kpi::VariableCosts
        | Kpi::ContributionMargin
        | Kpi::ContributionMarginRatio
        | Kpi::AverageOrder => "kpi-behind-customers",
        Kpi::ClvHistoric | Kpi::ClvPredicted => "kpi-behind-worth",
        Kpi::AbcShareA => "kpi-behind-class-a",
        Kpi::Top5Share => "kpi-behind-top5",
    }
}

/// What the value of a line is, in words of the column.
fn value(kpi: Kpi, value: &BehindValue, s: &Session) -> String {
    let i18n = &s.i18n;
    let currency = &s.shared.settings.currency;
    match value {
        BehindValue::None => s.theme.signs.dash.to_owned(),
        BehindValue::Count(count) if kpi == Kpi::Orders => {
            tr!(i18n, "kpi-behind-orders", count = *count)
        }
        BehindValue::Count(count) => tr!(i18n, "kpi-behind-days", count = *count),
        BehindValue::Money(minor) => i18n.money(*minor, currency),
        #[expect(clippy::cast_possible_truncation, reason = "saturates; money stays far below")]
        BehindValue::Prediction(minor) => i18n.money(minor.round() as i64, currency),
        BehindValue::Hours(hours) => tr!(i18n, "kpi-hours", value = i18n.decimal(*hours, 2)),
        BehindValue::Score(score) => score.to_string(),
        BehindValue::Counts(counts) => {
            let (sign, key) = match (kpi, counts) {
                (Kpi::ReopenRate, true) => (s.theme.signs.warn, "kpi-behind-was-reopened"),
                (Kpi::RepeatComplaintRate, true) => (s.theme.signs.warn, "kpi-behind-again-same"),
                (Kpi::ReopenRate | Kpi::RepeatComplaintRate, false) => (" ", "kpi-behind-not"),
                (Kpi::FirstContactResolution, true) => (s.theme.signs.done, "kpi-behind-solved"),
                (Kpi::FirstContactResolution, false) => (s.theme.signs.open, "kpi-behind-unsolved"),
                (Kpi::Reachability, true) => (s.theme.signs.done, "kpi-behind-reached"),
                (Kpi::Reachability, false) => (s.theme.signs.open, "kpi-behind-unreached"),
                (Kpi::PromisesKept, true) => (s.theme.signs.done, "kpi-behind-kept"),
                (Kpi::PromisesKept, false) => (s.theme.signs.warn, "kpi-behind-broken"),
                (Kpi::NpsResponseRate | Kpi::CsatResponseRate | Kpi::CesResponseRate, true) => {
                    (s.theme.signs.done, "kpi-behind-answered")
                }
                (Kpi::NpsResponseRate | Kpi::CsatResponseRate | Kpi::CesResponseRate, false) => {
                    (s.theme.signs.open, "kpi-behind-unanswered")
                }
                (_, true) => (s.theme.signs.done, "kpi-behind-in-time"),
                (_, false) => (s.theme.signs.warn, "kpi-behind-too-late"),
            };
            format!("{sign} {}", tr!(i18n, key))
        }
        BehindValue::Days(days) => i18n.ago(*days),
    }
}

impl BehindList {
    /// Draws the list under its title; `kpi`: the figure that it is behind.
    pub fn view(&mut self, buf: &mut Buffer, area: Rect, kpi: Kpi, s: &Session) {
        if area.height == 0 {
            return;
        }
        let known = self.answered();
        let count = i64::try_from(self.total()).unwrap_or(i64::MAX);
        let words = if known && count == 0 {
            String::new()
        } else if known {
            tr!(s.i18n, title(kpi), count = count)
        } else {
            tr!(s.i18n, "kpi-behind-looking", dots = s.theme.signs.ellipsis)
        };
        widget::rule(buf, area, 0, &words, &s.theme);
        let rows = Rect { y: area.y + 1, height: area.height - 1, ..area };
        if known && count == 0 {
            widget::put(
                buf,
                rows,
                0,
                &[("  ", s.theme.text), (&tr!(s.i18n, "kpi-behind-nothing"), s.theme.dim)],
            );
            return;
        }
        let top = self.top(usize::from(rows.height));
        let columns = Columns::new(rows.width);
        for (y, place) in (0..rows.height).zip(top..self.total()) {
            // What is on its way leaves its line empty.
            let Some(row) = self.row(place) else { continue };
            columns.line(buf, (rows, y), kpi, row, s);
            if place == self.chosen_place() && known {
                widget::put(buf, rows, y, &[(s.theme.signs.cursor, s.theme.accent)]);
                let wide = u16::try_from(2 + DATE + columns.name).unwrap_or(u16::MAX);
                let named = Rect { width: rows.width.min(wide), ..rows };
                widget::paint(buf, named, y, s.theme.selected);
            }
        }
        let below = self.total().saturating_sub(top + usize::from(rows.height));
        if known && below > 0 {
            let below = i64::try_from(below).unwrap_or(i64::MAX);
            let more = format!(" {} {} ", s.theme.signs.more_below, s.i18n.number(below));
            widget::put_right(buf, area, 0, &more, s.theme.dim);
        }
    }
}

/// Cells of the columns that depend on the width; 0 = left out.
struct Columns {
    number: usize,
    name: usize,
    subject: usize,
}

impl Columns {
    fn new(width: u16) -> Self {
        // Sign and a blank at the left, a blank before and behind the value.
        let room = usize::from(width).saturating_sub(2 + DATE + VALUE + 2);
        let number = if room >= 44 { NUMBER } else { 0 };
        let room = room.saturating_sub(number);
        let wide = usize::from(width) >= SUBJECT;
        let subject = if wide { room / 2 } else { 0 };
        Self { number, name: room - subject, subject }
    }

    fn line(
        &self,
        buf: &mut Buffer,
        (area, y): (Rect, u16),
        kpi: Kpi,
        row: &BehindRow,
        s: &Session,
    ) {
        let dots = s.theme.signs.ellipsis;
        let date = row.on.map(|day| s.i18n.date(day)).unwrap_or_default();
        let nobody = tr!(s.i18n, "kpi-behind-nobody");
        let (name, style) = match text::clean(&row.name) {
            name if name.is_empty() => (nobody.as_str().into(), s.theme.dim),
            name => (name, s.theme.text),
        };
        let cut = |text: &str, cells: usize| {
            // A blank to the next column.
            text::fit(&text::shorten(text, cells.saturating_sub(1), dots), cells, "")
        };
        let value = text::fit_right(&value(kpi, &row.value, s), VALUE, dots);
        let pieces = [
            ("  ", s.theme.text),
            (&*cut(&date, DATE), s.theme.dim),
            (&*cut(&name, self.name), style),
            (&*cut(&text::clean(&row.number), self.number), s.theme.dim),
            (&*cut(&text::clean(&row.text), self.subject), s.theme.dim),
            (" ", s.theme.text),
            (&*value, s.theme.text),
        ];
        widget::put(buf, area, y, &pieces);
    }
}
