//! Amounts, shares and changes in the words of the language, cut to a width.

use crate::domain::codes::Code;
use crate::domain::views::Axis;
use crate::i18n::currency_digits;
use crate::session::Session;
use crate::tr;
use crate::ui::text;

/// A million currency units: from here on the digits before it are enough.
const MILLION: f64 = 1e6;

/// An amount in the currency of the file; shorter where it does not fit: without the
/// decimals, then in millions.
pub fn money(minor: i64, cells: usize, s: &Session) -> String {
    let currency = &s.shared.settings.currency;
    let full = s.i18n.money(minor, currency);
    if text::width(&full) <= cells {
        return full;
    }
    let whole = whole(minor, s);
    if text::width(&whole) <= cells {
        return whole;
    }
    let unit = units(minor, s);
    tr!(s.i18n, "segments-millions", amount = s.i18n.decimal(unit / MILLION, 1))
}

/// An amount rounded to whole currency units.
pub fn whole(minor: i64, s: &Session) -> String {
    let currency = &s.shared.settings.currency;
    let places = currency_digits(currency);
    let full = s.i18n.money(rounded(minor, places), currency);
    let point = if s.i18n.lang() == crate::i18n::Lang::De { ',' } else { '.' };
    let zeros = format!("{point}{}", "0".repeat(places));
    if places == 0 { full } else { full.replacen(&zeros, "", 1) }
}

/// To the next whole unit, half away from zero, in minor units.
fn rounded(minor: i64, places: usize) -> i64 {
    let unit = 10_i64.saturating_pow(u32::try_from(places).unwrap_or(0));
    let half = if minor < 0 { -(unit / 2) } else { unit / 2 };
    minor.saturating_add(half) / unit * unit
}

/// Currency units.
pub fn units(minor: i64, s: &Session) -> f64 {
    let places = currency_digits(&s.shared.settings.currency);
    #[expect(clippy::cast_precision_loss, reason = "for display")]
    let minor = minor as f64;
    minor / 10_f64.powi(i32::try_from(places).unwrap_or(0))
}

/// An amount that was computed, in minor units.
pub fn mean_money(minor: f64, cells: usize, s: &Session) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "saturates; money stays far below")]
    let minor = minor.round() as i64;
    money(minor, cells, s)
}

/// Part of a whole; `None` of nothing.
pub fn share(part: i64, whole: i64) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "for display")]
    let (part, whole) = (part as f64, whole as f64);
    (whole > 0.0).then(|| part / whole)
}

/// A share as `12,5 %`; a dash for none.
pub fn percent(share: Option<f64>, s: &Session) -> String {
    share.map_or_else(|| s.theme.signs.dash.to_owned(), |share| s.i18n.percent(share, 1))
}

/// The change against before with its sign: `+12,3 %`; a dash where nothing was.
pub fn change(now: i64, before: i64, s: &Session) -> String {
    let Some(ratio) = share(now.saturating_sub(before), before) else {
        return s.theme.signs.dash.to_owned();
    };
    // Where it has grown many times over nobody asks for the tenth.
    let text = s.i18n.percent(ratio, usize::from(ratio.abs() < 10.0));
    if ratio > 0.0 { format!("+{text}") } else { text }
}

/// A number with its sign.
pub fn signed(value: i64, s: &Session) -> String {
    let number = s.i18n.number(value);
    if value > 0 { format!("+{number}") } else { number }
}

/// The name of an axis of the portfolio.
pub fn axis(axis: Axis, s: &Session) -> String {
    match axis {
        Axis::Criterion(criterion) => tr!(s.i18n, &criterion.message()),
        other => tr!(s.i18n, axis_key(other)),
    }
}

fn axis_key(axis: Axis) -> &'static str {
    match axis {
        Axis::Attractiveness => "segments-axis-attractiveness",
        Axis::Position => "segments-axis-position",
        Axis::Revenue => "segments-axis-revenue",
        Axis::Margin => "segments-axis-margin",
        Axis::Clv => "segments-axis-clv",
        Axis::PAlive => "segments-axis-p-alive",
        Axis::ShareOfWallet => "segments-axis-share-of-wallet",
        // A criterion has the word of its list.
        Axis::Criterion(_) | Axis::Potential => "segments-axis-potential",
        Axis::PurchaseDays => "segments-axis-purchase-days",
        Axis::Recency => "segments-axis-recency",
        Axis::Contacts => "segments-axis-contacts",
        Axis::Nps => "segments-axis-nps",
    }
}

/// A value on an axis.
pub fn on_axis(axis: Axis, value: f64, s: &Session) -> String {
    match axis {
        Axis::Revenue | Axis::Margin | Axis::Clv | Axis::Potential => mean_money(value, 12, s),
        Axis::PAlive => s.i18n.percent(value, 0),
        Axis::ShareOfWallet => s.i18n.percent(value / 100.0, 0),
        Axis::Attractiveness | Axis::Position => s.i18n.decimal(value, 1),
        Axis::Criterion(_) | Axis::PurchaseDays | Axis::Recency | Axis::Contacts | Axis::Nps => {
            s.i18n.decimal(value, 0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::testing::{moment, session};

    #[test]
    fn an_amount_gets_shorter_as_the_room_does() {
        let s = session(Lang::De, 80, 24, moment());
        assert_eq!(money(123_456_789, 15, &s), "1.234.567,89 €");
        assert_eq!(money(123_456_789, 12, &s), "1.234.568 €");
        assert_eq!(money(123_456_789, 9, &s), "1,2 Mio.");
        assert_eq!(money(-250, 4, &s), "-3 €");
        let s = session(Lang::En, 80, 24, moment());
        assert_eq!(money(123_456_789, 10, &s), "€1,234,568");
    }

    #[test]
    fn a_change_has_its_sign_and_nothing_before_is_no_value() {
        let s = session(Lang::De, 80, 24, moment());
        assert_eq!(change(1123, 1000, &s), "+12,3 %");
        assert_eq!(change(500, 1000, &s), "-50,0 %");
        assert_eq!(change(1000, 1000, &s), "0,0 %");
        assert_eq!(change(1000, 0, &s), "–");
        assert_eq!(change(53_350, 1000, &s), "+5.235 %", "leaves a blank before it");
        assert_eq!(signed(3, &s), "+3");
        assert_eq!(percent(share(1, 0), &s), "–");
    }
}
