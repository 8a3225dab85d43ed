//! `forecast`: the models of the file's own purchases, and what they say of each
//! customer, as of any day. Reckoned afresh each time: the same sales give the same figures.

mod json;
mod text;

use chrono::NaiveDate;

use super::args::Forecast;
use super::context::Context;
use super::failure::{DONE, Ended, Failure, NOTHING, USAGE};
use super::output;
use crate::domain::dates::{Looking, parse_date};
use crate::domain::forecast::{Report, Terms};
use crate::domain::settings::Settings;
use crate::i18n::I18n;
use crate::i18n::text::clean;
use crate::store::api::StoreError;
use crate::store::renew::CustomerForecast;
use crate::tr;

/// The longest horizon, in weeks: ten years.
const LONGEST: u32 = 520;

/// What is shown, and of when.
struct Shown<'a> {
    as_of: NaiveDate,
    report: &'a Report,
    customers: &'a [CustomerForecast],
    settings: &'a Settings,
    i18n: &'a I18n,
}

pub fn run(args: &Forecast, context: &Context) -> Ended {
    let i18n = &context.i18n;
    let failed = |error: StoreError| Failure::store(&error, i18n);
    let store = context.open()?;
    let settings = store.settings().map_err(failed)?;
    let today = context.now().with_timezone(&settings.time_zone).date_naive();
    let as_of = day(args.as_of.as_deref(), today, i18n)?;
    let terms = terms(args, &settings, i18n)?;
    let (report, customers) = store.forecast(as_of, terms).map_err(failed)?;
    let shown = Shown { as_of, report: &report, customers: &customers, settings: &settings, i18n };
    if args.json {
        output::print_json(&shown.json(), i18n)?;
    } else if customers.is_empty() {
        let day = i18n.date(as_of);
        return Err(Failure::new(NOTHING, tr!(i18n, "forecast-no-purchase", date = day)));
    } else {
        output::print(&shown.text(output::width()), i18n)?;
    }
    // Nothing was forecast: the purchases alone are shown.
    Ok(if report.fit.bgnbd.is_some() { DONE } else { NOTHING })
}

fn day(text: Option<&str>, today: NaiveDate, i18n: &I18n) -> Result<NaiveDate, Failure> {
    let Some(text) = text else { return Ok(today) };
    let refused = |key: &str| {
        let value = clean(text).into_owned();
        Failure::new(USAGE, tr!(i18n, key, value = value))
    };
    let day = parse_date(text, today, Looking::Back);
    let day = day.map_err(|_| refused("forecast-bad-date"))?;
    if day > today { Err(refused("forecast-future")) } else { Ok(day) }
}

fn terms(args: &Forecast, settings: &Settings, i18n: &I18n) -> Result<Terms, Failure> {
    let mut terms = Terms::of(settings);
    let refused = |key: &str, text: &str| {
        let value = clean(text).into_owned();
        Failure::new(USAGE, tr!(i18n, key, value = value))
    };
    if let Some(text) = &args.horizon {
        let weeks = text.trim().parse().ok().filter(|weeks| (1..=LONGEST).contains(weeks));
        terms.horizon_weeks = weeks.ok_or_else(|| refused("forecast-bad-horizon", text))?;
    }
    if let Some(text) = &args.discount {
        terms.discount_rate = share(text).ok_or_else(|| refused("forecast-bad-discount", text))?;
    }
    if let Some(text) = &args.margin {
        terms.margin = Some(share(text).ok_or_else(|| refused("forecast-bad-margin", text))?);
    }
    Ok(terms)
}

/// `0.1`, `0,1` or `10 %`: from nothing to all.
fn share(text: &str) -> Option<f64> {
    let text = text.trim();
    let (number, parts) = match text.strip_suffix('%') {
        Some(number) => (number.trim_end(), 100.0),
        None => (text, 1.0),
    };
    let number = number.replace(',', ".");
    if !number.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return None;
    }
    let share = number.parse::<f64>().ok()? / parts;
    (0.0..=1.0).contains(&share).then_some(share)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::share;

    #[rstest]
    #[case("0.10", Some(0.1))]
    #[case("0,1", Some(0.1))]
    #[case("10%", Some(0.1))]
    #[case(" 12.5 % ", Some(0.125))]
    #[case("0", Some(0.0))]
    #[case("1", Some(1.0))]
    #[case("100 %", Some(1.0))]
    #[case("10", None)]
    #[case("101%", None)]
    #[case("-0.1", None)]
    #[case("1e-3", None)]
    #[case("NaN", None)]
    #[case("inf", None)]
    #[case("", None)]
    #[case("%", None)]
    #[case("0.1.2", None)]
    fn shares_are_parts_or_percentages(#[case] text: &str, #[case] expected: Option<f64>) {
        assert_eq!(share(text), expected);
    }
}
