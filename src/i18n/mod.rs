//! Languages: messages (Fluent files in `assets/locales`), dates, numbers, money.
//! Knows nothing of customers.

mod format;
#[cfg(test)]
mod format_tests;
pub mod text;

use std::borrow::Cow;
use std::sync::Arc;

pub use format::{currency_digits, currency_symbol};

pub use fluent_bundle::FluentArgs;
use fluent_bundle::FluentResource;
pub use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    De,
    En,
}

macro_rules! locale_files {
    ($lang:literal) => {
        [
            ("agenda", include_str!(concat!("../../assets/locales/", $lang, "/agenda.ftl"))),
            ("app", include_str!(concat!("../../assets/locales/", $lang, "/app.ftl"))),
            ("bulk", include_str!(concat!("../../assets/locales/", $lang, "/bulk.ftl"))),
            ("calendar", include_str!(concat!("../../assets/locales/", $lang, "/calendar.ftl"))),
            ("cli", include_str!(concat!("../../assets/locales/", $lang, "/cli.ftl"))),
            ("codes", include_str!(concat!("../../assets/locales/", $lang, "/codes.ftl"))),
            ("complaint", include_str!(concat!("../../assets/locales/", $lang, "/complaint.ftl"))),
            ("explain", include_str!(concat!("../../assets/locales/", $lang, "/explain.ftl"))),
            ("fields", include_str!(concat!("../../assets/locales/", $lang, "/fields.ftl"))),
            ("forecast", include_str!(concat!("../../assets/locales/", $lang, "/forecast.ftl"))),
            ("form", include_str!(concat!("../../assets/locales/", $lang, "/form.ftl"))),
            ("format", include_str!(concat!("../../assets/locales/", $lang, "/format.ftl"))),
            ("import", include_str!(concat!("../../assets/locales/", $lang, "/import.ftl"))),
            ("query", include_str!(concat!("../../assets/locales/", $lang, "/query.ftl"))),
            ("report", include_str!(concat!("../../assets/locales/", $lang, "/report.ftl"))),
            ("segment", include_str!(concat!("../../assets/locales/", $lang, "/segment.ftl"))),
            ("store", include_str!(concat!("../../assets/locales/", $lang, "/store.ftl"))),
            ("value", include_str!(concat!("../../assets/locales/", $lang, "/value.ftl"))),
            ("kpi", include_str!(concat!("../../assets/locales/", $lang, "/kpi.ftl"))),
        ]
    };
}

/// The message files of each language: name and text.
pub const FILES_DE: [(&str, &str); 19] = locale_files!("de");
/// The message files of English, the fallback language.
pub const FILES_EN: [(&str, &str); 19] = locale_files!("en");

impl Lang {
    /// `de` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// The language of a locale name such as `de_AT.UTF-8`, `en-GB`, `C`.
    /// Anything that is not German is English.
    pub fn from_locale(locale: &str) -> Self {
        let lower = locale.to_ascii_lowercase();
        let german = lower == "de" || lower.starts_with("de-") || lower.starts_with("de_");
        if german { Self::De } else { Self::En }
    }
}

/// The words and forms of one language; a copy shares the words.
#[derive(Clone)]
pub struct I18n {
    lang: Lang,
    bundle: Arc<FluentBundle<FluentResource>>,
}

impl std::fmt::Debug for I18n {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("I18n").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl I18n {
    pub fn new(lang: Lang) -> Self {
        let id = match lang {
            Lang::De => unic_langid::LanguageIdentifier::from_bytes(b"de"),
            Lang::En => unic_langid::LanguageIdentifier::from_bytes(b"en"),
        }
        .unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::De => |value, _| grouped(value, '.'),
            Lang::En => |value, _| grouped(value, ','),
        }));
        let files = match lang {
            Lang::De => FILES_DE,
            Lang::En => FILES_EN,
        };
        for (_, text) in files {
            // A broken entry is left out here and found by the test of the message files.
            let resource = match FluentResource::try_new(text.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle: Arc::new(bundle) }
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The message with this key, without variables.
    pub fn text(&self, key: &str) -> Cow<'_, str> {
        self.format(key, None)
    }

    /// The message with this key and variables; better use [`tr!`](crate::tr).
    pub fn with(&self, key: &str, args: &FluentArgs) -> String {
        self.format(key, Some(args)).into_owned()
    }

    /// Whether a message with this key exists.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    fn format<'a>(&'a self, key: &str, args: Option<&FluentArgs>) -> Cow<'a, str> {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else {
            return Cow::Owned(key.to_owned());
        };
        // A missing variable shows as its name; the test of the message files finds it.
        Cow::Owned(self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned())
    }
}

/// Whole numbers of messages in groups of three, as the language writes them.
fn grouped(value: &FluentValue, separator: char) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    if number.value.fract() != 0.0 || number.value.abs() < 1000.0 || number.value.abs() > 1e15 {
        return None;
    }
    let digits = format!("{:.0}", number.value.abs());
    let mut out = String::from(if number.value < 0.0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    Some(out)
}

/// `tr!(i18n, "key")` or `tr!(i18n, "key", name = value, count = n)` → `String`.
#[macro_export]
macro_rules! tr {
    ($i18n:expr, $key:expr $(,)?) => { $i18n.text($key).into_owned() };
    ($i18n:expr, $key:expr, $($name:ident = $value:expr),+ $(,)?) => {{
        let mut args = $crate::i18n::FluentArgs::new();
        $(args.set(stringify!($name), $value);)+
        $i18n.with($key, &args)
    }};
}
