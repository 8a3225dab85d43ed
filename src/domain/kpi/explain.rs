//! What a figure means, in one or two sentences, and its formula with a period's own
//! numbers put in. Knows nothing of where they are shown.

use super::stats::real;
use super::words::{self, interval, rounded, whole, with_percent};
use super::{Ask, KpiValue, Tallies, Unit, figure, quotient_units};
use crate::domain::codes::{Code as _, Kpi};
use crate::domain::settings::{AbcMeasure, Settings};
use crate::i18n::{FluentArgs, FluentValue, I18n};
use crate::tr;

/// What is counted, over what, in which unit and range, and whose definition it is.
pub fn definition(kpi: Kpi, i18n: &I18n) -> String {
    tr!(i18n, &format!("{}-definition", kpi.message()))
}

/// The formula in one sentence with the numbers of this period: `NPS = 100 × (50 promoters
/// − 20 detractors) / 100 answers = 30.0 (14.1 … 44.2)`.
///
/// The tallies are those that the value was made of; where they are gone (a stored month)
/// the value stands alone if its formula needs them.
pub fn with_numbers(
    kpi: Kpi,
    value: &KpiValue,
    ask: &Ask,
    tallies: &Tallies,
    settings: &Settings,
    i18n: &I18n,
) -> String {
    let mut args = FluentArgs::new();
    args.set("name", tr!(i18n, &kpi.message()));
    if value.value.is_none() {
        return i18n.with("kpi-explain-nothing", &args);
    }
    args.set("value", words::format(kpi, value.value, settings, i18n));
    set_value(&mut args, kpi, value, settings, i18n);
    args.set("from", i18n.date(ask.from));
    args.set("until", i18n.date(ask.until()));
    args.set("day", i18n.date(ask.state_at));
    args.set("days", settings.inactivity_days);
    let sentence = match set_tallies(&mut args, kpi, tallies, settings, i18n) {
        Some(key) => i18n.with(&key, &args),
        None => i18n.with("kpi-explain-plain", &args),
    };
    let sentence = match interval(kpi, value, i18n) {
        Some(interval) => {
            tr!(i18n, "kpi-explain-interval", sentence = sentence, interval = interval)
        }
        None => sentence,
    };
    match value.coverage {
        Some(percent) if percent < 100.0 => {
            let coverage = with_percent(percent, i18n);
            tr!(i18n, "kpi-explain-coverage", sentence = sentence, coverage = coverage)
        }
        _ => sentence,
    }
}

/// What stands beside the value.
fn set_value(args: &mut FluentArgs, kpi: Kpi, value: &KpiValue, settings: &Settings, i18n: &I18n) {
    let amount = |unit: Unit, number: Option<f64>| match unit {
        Unit::Money => FluentValue::from(money(number.unwrap_or(0.0), settings, i18n)),
        _ => FluentValue::from(number.unwrap_or(0.0)),
    };
    let (numerator, denominator) = quotient_units(kpi);
    args.set("n", value.n);
    args.set("numerator", amount(numerator, value.numerator));
    args.set("denominator", amount(denominator, value.denominator));
    args.set("sum", amount(Unit::Money, value.sum));
    if figure(kpi).unit == Unit::Hours {
        let text = |hours| words::format(kpi, hours, settings, i18n);
        args.set("mean", text(value.mean));
        args.set("p90", text(value.p90));
        args.set("elapsed", text(value.elapsed_mean));
    }
}

/// What only the tallies know; gives the key of the sentence, or `None` if they are missing.
fn set_tallies(
    args: &mut FluentArgs,
    kpi: Kpi,
    tallies: &Tallies,
    settings: &Settings,
    i18n: &I18n,
) -> Option<String> {
    let money = |minor: i64| money(real(minor), settings, i18n);
    match kpi {
        Kpi::Nps => {
            args.set("promoters", tallies.sums?.nps_promoters);
            args.set("detractors", tallies.sums?.nps_detractors);
        }
        Kpi::NpsLatest => {
            args.set("promoters", tallies.cases?.nps.latest_good);
            args.set("detractors", tallies.cases?.nps.latest_bad);
        }
        Kpi::LostCustomers => {
            args.set("before", tallies.purchases?.active_before);
            args.set("retained", tallies.purchases?.retained);
        }
        Kpi::NetRevenue => {
            args.set("revenue", money(tallies.sums?.revenue));
            args.set("discounts", money(tallies.sums?.discounts));
        }
        Kpi::ContributionMargin => {
            args.set("covered", money(tallies.sums?.covered_net));
            args.set("costs", money(tallies.sums?.variable_costs));
        }
        Kpi::AbcShareA | Kpi::Top5Share => {
            let by_revenue =
                tallies.purchases?.abc_by_revenue || settings.abc_measure == AbcMeasure::Revenue;
            args.set("measure", if by_revenue { "revenue" } else { "margin" });
        }
        Kpi::ComplaintCost => {
            let sums = tallies.sums?;
            let hours = rounded(real(sums.complaint_seconds) / 3600.0, 2, i18n);
            args.set("hours", tr!(i18n, "kpi-hours", value = hours));
            args.set("remedies", money(sums.remedy_cost));
            match settings.hourly_rate {
                Some(rate) => args.set("rate", money(rate)),
                None if sums.complaint_seconds == 0 => args.set("rate", money(0)),
                None => return Some(format!("{}-no-rate", kpi.message())),
            }
        }
        _ => {}
    }
    Some(format!("{}-numbers", kpi.message()))
}

fn money(minor: f64, settings: &Settings, i18n: &I18n) -> String {
    i18n.money(whole(minor), &settings.currency)
}

#[cfg(test)]
#[path = "explain_tests.rs"]
mod tests;
