//! What is asked for: which days, as of which one, in which rows, and whose figures.
//! Every mistake ends with one sentence before anything is counted.

use chrono::NaiveDate;

use crate::cli::args::{KpiQuestion, Rows};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, USAGE};
use crate::cli::segments::query_of;
use crate::cli::valued::bring_up_to_date;
use crate::domain::dates::{Looking, parse_date};
use crate::domain::fold::fold;
use crate::domain::kpi::{Ask, Basis, KpiPeriod, PeriodError};
use crate::domain::nearest::nearest;
use crate::domain::period::Length;
use crate::i18n::I18n;
use crate::i18n::text::clean;
use crate::store::Store;
use crate::store::api::StoreError;
use crate::tr;

/// Rows that are counted at once: ten years of months.
const MOST: usize = 120;

/// A period that figures are asked for, and the question for the store.
pub type Question = (KpiPeriod, Ask);

pub struct Asked {
    pub period: KpiPeriod,
    pub as_of: NaiveDate,
    /// The period is cut into these; `None`: it stands for itself.
    pub by: Option<Length>,
    pub basis: Basis,
    /// As they were named.
    pub segment: Option<String>,
    pub owner: Option<String>,
    today: NaiveDate,
}

impl Asked {
    pub fn new(
        args: &KpiQuestion,
        by: Option<Rows>,
        store: &Store,
        context: &Context,
    ) -> Result<Self, Failure> {
        let i18n = &context.i18n;
        let failed = |error: StoreError| Failure::store(&error, i18n);
        let today = store.today(context.now()).map_err(failed)?;
        let as_of = as_of(args.as_of.as_deref(), today, i18n)?;
        let period = period(args, as_of)
            .map_err(|error| Failure::new(USAGE, clean(&error.sentence(i18n)).into_owned()))?;
        let by = by.map(Rows::length);
        let (basis, owner) = basis(args, store, i18n)?;
        if args.segment.is_some() {
            // Segments are told by values that are those of a day.
            bring_up_to_date(store, context)?;
        }
        let segment = args.segment.clone();
        let asked = Self { period, as_of, by, basis, segment, owner, today };
        let rows = asked.rows().len();
        if rows > MOST {
            return Err(Failure::new(USAGE, tr!(i18n, "kpi-too-many", rows = rows, most = MOST)));
        }
        Ok(asked)
    }

    /// The periods whose figures are shown; of rows none that has not begun.
    pub fn rows(&self) -> Vec<Question> {
        let Some(length) = self.by else {
            return vec![(self.period, self.period.ask(self.as_of))];
        };
        let (from, to) = self.period.days();
        KpiPeriod::rows(from, to, length)
            .into_iter()
            .filter(|period| period.days().0 <= self.as_of)
            .map(|period| (period, period.row(self.as_of)))
            .collect()
    }

    /// The period, the one before it, and that of the year before.
    pub fn compared(&self) -> Vec<Question> {
        let mut questions = vec![(self.period, self.period.ask(self.as_of))];
        let others = [self.period.before(), self.period.year_before()];
        questions.extend(others.map(|period| (period, period.row(self.as_of))));
        questions
    }

    /// The closed month whose figures are kept, if it is one that is asked for.
    pub fn closed_month(&self) -> Option<NaiveDate> {
        let KpiPeriod::Month(first) = self.period else { return None };
        let (_, last) = self.period.days();
        let kept = self.by.is_none() && self.basis == Basis::All && self.as_of == self.today;
        (kept && last < self.today).then_some(first)
    }

    /// Why there is nothing to count, if so.
    pub fn nothing(&self, store: &Store, i18n: &I18n) -> Result<Option<String>, Failure> {
        let failed = |error: StoreError| Failure::store(&error, i18n);
        if let Basis::Query(query) = &self.basis {
            let members = store.count_members(query, self.today).map_err(failed)?;
            if members == 0 {
                return Ok(Some(self.nobody(i18n)));
            }
        }
        let (_, to) = self.period.days();
        let until = to.min(self.as_of);
        Ok(match store.first_kpi_day().map_err(failed)? {
            None => Some(tr!(i18n, "kpi-no-records")),
            Some(first) if first > until => {
                let (until, first) = (i18n.date(until), i18n.date(first));
                Some(tr!(i18n, "kpi-before-first", until = until, first = first))
            }
            Some(_) => None,
        })
    }

    fn nobody(&self, i18n: &I18n) -> String {
        let shown = |name: &Option<String>| clean(name.as_deref().unwrap_or("")).into_owned();
        let (segment, owner) = (shown(&self.segment), shown(&self.owner));
        match (&self.segment, &self.owner) {
            (Some(_), Some(_)) => {
                tr!(i18n, "kpi-nobody-of-both", segment = segment, owner = owner)
            }
            (None, Some(_)) => tr!(i18n, "kpi-nobody-of-owner", owner = owner),
            _ => tr!(i18n, "kpi-nobody-of-segment", segment = segment),
        }
    }
}

fn as_of(text: Option<&str>, today: NaiveDate, i18n: &I18n) -> Result<NaiveDate, Failure> {
    let Some(text) = text else { return Ok(today) };
    let refused = |key: &str| {
        let value = clean(text).into_owned();
        Failure::new(USAGE, tr!(i18n, key, value = value))
    };
    let day = parse_date(text, today, Looking::Back).map_err(|_| refused("kpi-bad-date"))?;
    if day > today { Err(refused("kpi-as-of-future")) } else { Ok(day) }
}

fn period(args: &KpiQuestion, as_of: NaiveDate) -> Result<KpiPeriod, PeriodError> {
    match (&args.period, &args.from, &args.to) {
        (Some(period), ..) => KpiPeriod::parse(period, as_of),
        (None, None, None) => Ok(KpiPeriod::Rolling(as_of)),
        (None, Some(from), None) => KpiPeriod::parse(&format!("{from}..{as_of}"), as_of),
        (None, Some(from), Some(to)) => KpiPeriod::parse(&format!("{from}..{to}"), as_of),
        // Twelve months that end with it.
        (None, None, Some(to)) => {
            let (_, to) = KpiPeriod::parse(&format!("{to}..{to}"), as_of)?.days();
            Ok(KpiPeriod::Rolling(to))
        }
    }
}

/// Whose figures; an owner as the file writes it.
fn basis(
    args: &KpiQuestion,
    store: &Store,
    i18n: &I18n,
) -> Result<(Basis, Option<String>), Failure> {
    let owner = match &args.owner {
        Some(name) => Some(owner(name, store, i18n)?),
        None => None,
    };
    let theirs = owner.as_ref().map(|owner| format!("owner=\"{}\"", owner.replace('"', "\"\"")));
    let segment = query_of(None, args.segment.as_deref(), store, i18n)?;
    let basis = match (segment, theirs) {
        (None, None) => Basis::All,
        (Some(query), None) | (None, Some(query)) => Basis::Query(query),
        (Some(query), Some(theirs)) => Basis::Query(format!("({query}) and {theirs}")),
    };
    Ok((basis, owner))
}

/// The login of whoever is called so.
fn owner(name: &str, store: &Store, i18n: &I18n) -> Result<String, Failure> {
    let users = store.users().map_err(|error| Failure::store(&error, i18n))?;
    let wanted = fold(name.trim());
    let called = |login: &str, full_name: &str| {
        let full_name = fold(full_name);
        fold(login) == wanted || (!full_name.is_empty() && full_name == wanted)
    };
    if let Some(user) = users.iter().find(|user| called(&user.login, &user.full_name)) {
        return Ok(user.login.clone());
    }
    let shown = clean(name).into_owned();
    let logins = users.iter().map(|user| user.login.as_str());
    let sentence = if let Some(meant) = nearest(&wanted, logins) {
        let meant = clean(meant).into_owned();
        tr!(i18n, "kpi-owner-unknown-nearest", name = shown, nearest = meant)
    } else {
        tr!(i18n, "kpi-owner-unknown", name = shown)
    };
    Err(Failure::new(USAGE, sentence))
}
