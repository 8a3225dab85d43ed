//! One line per setting: its key, what it accepts, how it is read and written.

use chrono_tz::Tz;

use super::hours::{parse_closing_days, parse_hours, print_hours};
use super::{AbcMeasure, Deadline, SettingError, Settings};
use crate::domain::codes::{Code as _, Kpi};
use crate::domain::currencies;
use crate::domain::kpi::{Target, target};
use crate::domain::money;
use crate::domain::value::Weights;
use crate::domain::worktime::land_code;
use crate::i18n::Lang;

/// A setting.
#[derive(Debug)]
pub struct Key {
    /// The dotted key.
    pub name: &'static str,
    /// Key of the message that says what is accepted.
    pub expects: &'static str,
    read: fn(&mut Settings, &str) -> Option<()>,
    write: fn(&Settings) -> String,
}

macro_rules! hours {
    ($name:literal, $day:literal) => {
        Key {
            name: $name,
            expects: "setting-expects-hours",
            read: |s, v| {
                *s.hours.get_mut($day)? = parse_hours(v)?;
                Some(())
            },
            write: |s| s.hours.get($day).map(|h| print_hours(h)).unwrap_or_default(),
        }
    };
}

macro_rules! deadline {
    ($name:literal, $field:ident) => {
        Key {
            name: $name,
            expects: "setting-expects-deadline",
            read: |s, v| {
                s.deadlines.$field = parse_deadline(v)?;
                Some(())
            },
            write: |s| {
                let Deadline { acknowledge, resolve } = s.deadlines.$field;
                format!("{acknowledge}/{resolve}")
            },
        }
    };
}

macro_rules! number {
    ($name:literal, $field:ident, $range:expr, $expects:literal) => {
        Key {
            name: $name,
            expects: $expects,
            read: |s, v| {
                s.$field = v.parse().ok().filter(|n| $range.contains(n))?;
                Some(())
            },
            write: |s| s.$field.to_string(),
        }
    };
}

macro_rules! percent {
    ($name:literal, $field:ident) => {
        Key {
            name: $name,
            expects: "setting-expects-percent",
            read: |s, v| {
                let number = v.trim_end_matches('%').trim_end();
                // Two decimals, like cents.
                let percent = money::parse(number, "EUR", Lang::En);
                s.$field = match percent {
                    // 0.1 is a tenth: nobody reckons with a tenth of a percent unsaid.
                    Some(..100) | None if number == v && ratio(v)? > 0 => ratio(v)?,
                    percent => percent.filter(|n| (0..=10_000).contains(n))?,
                };
                Some(())
            },
            write: |s| {
                let plain = money::plain(s.$field, "EUR");
                let sign = if (1..100).contains(&s.$field) { " %" } else { "" };
                match plain.strip_suffix(".00") {
                    Some(whole) => whole.to_owned(),
                    None => format!("{}{sign}", plain.trim_end_matches('0')),
                }
            },
        }
    };
}

/// All settings, in the order in which they are shown.
pub const KEYS: &[Key] = &[
    Key {
        name: "business.name",
        expects: "setting-expects-name",
        read: |s, v| {
            (v.chars().count() <= 200).then_some(())?;
            v.clone_into(&mut s.business_name);
            Some(())
        },
        write: |s| s.business_name.clone(),
    },
    Key {
        name: "country",
        expects: "setting-expects-country",
        read: |s, v| {
            s.country = letters(v, 2)?;
            Some(())
        },
        write: |s| s.country.clone(),
    },
    Key {
        name: "land",
        expects: "setting-expects-land",
        read: |s, v| {
            land_code(v)?.clone_into(&mut s.land);
            Some(())
        },
        write: |s| s.land.clone(),
    },
    Key {
        name: "currency",
        expects: "setting-expects-currency",
        read: |s, v| {
            s.currency = letters(v, 3).filter(|code| currencies::is_known(code))?;
            Some(())
        },
        write: |s| s.currency.clone(),
    },
    Key {
        name: "time-zone",
        expects: "setting-expects-time-zone",
        read: |s, v| {
            s.time_zone = v.parse::<Tz>().ok()?;
            Some(())
        },
        write: |s| s.time_zone.name().to_owned(),
    },
    hours!("hours.mon", 0),
    hours!("hours.tue", 1),
    hours!("hours.wed", 2),
    hours!("hours.thu", 3),
    hours!("hours.fri", 4),
    hours!("hours.sat", 5),
    hours!("hours.sun", 6),
    Key {
        name: "closing-days",
        expects: "setting-expects-closing-days",
        read: |s, v| {
            s.closing_days = parse_closing_days(v)?;
            Some(())
        },
        write: |s| s.closing_days.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
    },
    deadline!("deadline.critical", critical),
    deadline!("deadline.high", high),
    deadline!("deadline.normal", normal),
    deadline!("deadline.low", low),
    number!("inactivity-days", inactivity_days, 1..=3650, "setting-expects-days"),
    Key {
        name: "abc-limits",
        expects: "setting-expects-abc-limits",
        read: |s, v| {
            let parts: Vec<i64> =
                v.split('/').map(|p| p.trim().parse().ok()).collect::<Option<_>>()?;
            let limits: [i64; 3] = parts.try_into().ok()?;
            let fits = limits.iter().all(|n| (1..=98).contains(n));
            s.abc_limits = (fits && limits.iter().sum::<i64>() == 100).then_some(limits)?;
            Some(())
        },
        write: |s| s.abc_limits.map(|n| n.to_string()).join("/"),
    },
    Key {
        name: "abc-measure",
        expects: "setting-expects-abc-measure",
        read: |s, v| {
            s.abc_measure = match v.to_lowercase().as_str() {
                "margin" => AbcMeasure::Margin,
                "revenue" => AbcMeasure::Revenue,
                _ => return None,
            };
            Some(())
        },
        write: |s| match s.abc_measure {
            AbcMeasure::Margin => "margin".to_owned(),
            AbcMeasure::Revenue => "revenue".to_owned(),
        },
    },
    Key {
        name: "hourly-rate",
        expects: "setting-expects-amount",
        read: |s, v| {
            let amount = money::parse(v, &s.currency, Lang::En).filter(|n| *n >= 0)?;
            s.hourly_rate = Some(amount);
            Some(())
        },
        write: |s| s.hourly_rate.map(|n| money::plain(n, &s.currency)).unwrap_or_default(),
    },
    percent!("discount-rate", discount_rate),
    number!("clv-horizon-weeks", clv_horizon_weeks, 1..=520, "setting-expects-weeks"),
    Key {
        name: "clv-margin",
        expects: "setting-expects-ratio",
        read: |s, v| {
            s.clv_margin = Some(ratio(v)?);
            Some(())
        },
        write: |s| s.clv_margin.map(write_ratio).unwrap_or_default(),
    },
    Key {
        name: "contact-rhythm-days",
        expects: "setting-expects-days",
        read: |s, v| {
            s.contact_rhythm_days = Some(v.parse().ok().filter(|n| (1..=3650).contains(n))?);
            Some(())
        },
        write: |s| s.contact_rhythm_days.map(|n| n.to_string()).unwrap_or_default(),
    },
    number!("warranty-months", warranty_months, 0..=240, "setting-expects-months"),
    Key {
        name: "portfolio-weights",
        expects: "setting-expects-portfolio-weights",
        read: |s, v| {
            s.portfolio_weights = Weights::parse(v)?;
            Some(())
        },
        write: |s| s.portfolio_weights.print(),
    },
    percent!("vat-rate", vat_rate),
];

/// Whether other settings are read by this one: amounts in the currency of the file,
/// the Land by its country. Of several it is set first.
pub fn comes_first(key: &str) -> bool {
    matches!(key, "currency" | "country")
}

/// Read one value into the settings; an empty one brings the default back.
pub fn set(settings: &mut Settings, key: &str, value: &str) -> Result<(), SettingError> {
    let value = value.trim();
    if let Some(kpi) = target::of_key(key) {
        return set_target(settings, kpi, key, value);
    }
    let found = KEYS
        .iter()
        .find(|k| k.name == key)
        .ok_or_else(|| SettingError::Unknown { key: key.to_owned(), nearest: nearest(key) })?;
    if value.is_empty() {
        let default = (found.write)(&Settings::default());
        if !default.is_empty() {
            return set(settings, key, &default);
        }
        clear(settings, key);
        return Ok(());
    }
    let bad =
        |expected| SettingError::Bad { key: key.to_owned(), value: value.to_owned(), expected };
    // Holidays differ by Land in Germany alone; a Land that would change nothing is refused.
    if key == "land" && settings.country != "DE" {
        return Err(bad("setting-expects-no-land"));
    }
    // On a copy, so that a bad value changes nothing.
    let mut changed = settings.clone();
    (found.read)(&mut changed, value).ok_or_else(|| bad(found.expects))?;
    *settings = changed;
    Ok(())
}

/// Set the target of a figure; an empty value takes it away.
fn set_target(
    settings: &mut Settings,
    kpi: Kpi,
    key: &str,
    value: &str,
) -> Result<(), SettingError> {
    let read = Target::read(kpi, value, &settings.currency);
    if read.is_none() && !value.is_empty() {
        let expected = target::expects(kpi);
        return Err(SettingError::Bad { key: key.to_owned(), value: value.to_owned(), expected });
    }
    settings.targets.retain(|target| target.kpi != kpi);
    settings.targets.extend(read);
    settings.targets.sort_unstable_by_key(|target| target.kpi);
    Ok(())
}

/// The settings whose default is “nothing”.
fn clear(settings: &mut Settings, key: &str) {
    match key {
        "business.name" => settings.business_name.clear(),
        "land" => settings.land.clear(),
        "closing-days" => settings.closing_days.clear(),
        "hourly-rate" => settings.hourly_rate = None,
        "clv-margin" => settings.clv_margin = None,
        "contact-rhythm-days" => settings.contact_rhythm_days = None,
        _ => {}
    }
}

/// The value of a setting in its stored form; `None`: there is no such setting.
pub fn get(settings: &Settings, key: &str) -> Option<String> {
    if let Some(kpi) = target::of_key(key) {
        let target = settings.target(kpi);
        return Some(target.map(|t| t.write(&settings.currency)).unwrap_or_default());
    }
    KEYS.iter().find(|k| k.name == key).map(|k| (k.write)(settings))
}

/// All settings and their values in the order in which they are shown; of targets those
/// that are set.
pub fn rows(settings: &Settings) -> Vec<(String, String)> {
    let rows = KEYS.iter().map(|k| (k.name.to_owned(), (k.write)(settings)));
    let targets = settings.targets.iter().map(|target| {
        let name = target.kpi.name();
        (format!("{}{name}", target::PREFIX), target.write(&settings.currency))
    });
    rows.chain(targets).collect()
}

/// `0.35` or `35 %` in hundredths of a percent, from nothing to all.
fn ratio(text: &str) -> Option<i64> {
    let (number, decimals) = match text.strip_suffix('%') {
        Some(number) => (number.trim_end(), 2),
        None => (text, 4),
    };
    let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let plain = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    let fits = (1..=3).contains(&whole.len()) && part.len() <= decimals;
    if !fits || !plain(whole) || !plain(part) {
        return None;
    }
    let points: i64 = format!("{whole}{part:0<decimals$}").parse().ok()?;
    (points <= 10_000).then_some(points)
}

fn write_ratio(points: i64) -> String {
    let text = format!("{}.{:04}", points / 10_000, points % 10_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn letters(text: &str, length: usize) -> Option<String> {
    let fits = text.len() == length && text.bytes().all(|b| b.is_ascii_alphabetic());
    fits.then(|| text.to_ascii_uppercase())
}

fn parse_deadline(text: &str) -> Option<Deadline> {
    let (acknowledge, resolve) = text.split_once('/')?;
    let hours = |t: &str| t.trim().parse().ok().filter(|n| (1..=2000).contains(n));
    let deadline = Deadline { acknowledge: hours(acknowledge)?, resolve: hours(resolve)? };
    (deadline.acknowledge <= deadline.resolve).then_some(deadline)
}

/// The key that was probably meant.
pub(super) fn nearest(key: &str) -> Option<&'static str> {
    let targets = target::KEYS.iter().map(String::as_str);
    crate::domain::nearest::nearest(key, KEYS.iter().map(|k| k.name).chain(targets))
}
