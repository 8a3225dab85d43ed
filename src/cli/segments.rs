//! `segments [NAME]`: the segments with what they bring, or the members of one; and whom
//! `--where` and `--segment` of other commands mean.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use unicode_width::UnicodeWidthStr as _;

use super::args::Segments;
use super::context::Context;
use super::failure::{DONE, Ended, Failure, NOTHING, USAGE};
use super::output;
use super::valued::bring_up_to_date;
use crate::domain::codes::Code;
use crate::domain::fold::fold;
use crate::domain::nearest::nearest;
use crate::domain::segments::BUILT_IN;
use crate::domain::settings::Settings;
use crate::domain::views::{MemberRow, MemberSort, Seek, SegmentFigures};
use crate::exchange::json as record;
use crate::i18n::text::clean;
use crate::i18n::{I18n, Lang};
use crate::store::Store;
use crate::store::api::StoreError;
use crate::tr;

/// Members read at once.
const PAGE: usize = 500;

/// A segment by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Stable; of an own segment what its user calls it.
    name: String,
    pub label: String,
    pub query: String,
    is_own: bool,
}

pub fn run(args: &Segments, context: &Context) -> Ended {
    let i18n = &context.i18n;
    let store = context.open()?;
    let named = match &args.name {
        Some(name) => Some(find(name, &store, i18n)?),
        None => None,
    };
    let today = bring_up_to_date(&store, context)?;
    let shown = Shown {
        settings: &store.settings().map_err(|e| Failure::store(&e, i18n))?,
        store: &store,
        today,
        i18n,
    };
    let ended = match (named, args.json) {
        (None, true) => shown.list_json(),
        (None, false) => shown.list(),
        (Some(segment), true) => shown.members_json(&segment),
        (Some(segment), false) => shown.members(&segment),
    };
    ended.unwrap_or_else(|error| Err(Failure::store(&error, i18n)))
}

/// The query that `--where` or `--segment` means; `None`: neither was given.
pub fn query_of(
    query: Option<&str>,
    segment: Option<&str>,
    store: &Store,
    i18n: &I18n,
) -> Result<Option<String>, Failure> {
    match (query, segment) {
        (Some(query), _) => Ok(Some(query.to_owned())),
        (None, Some(name)) => Ok(Some(find(name, store, i18n)?.query)),
        (None, None) => Ok(None),
    }
}

/// Those that every file has, then the own ones.
fn all(store: &Store, i18n: &I18n) -> Result<Vec<Named>, StoreError> {
    let mut all: Vec<Named> = BUILT_IN
        .iter()
        .map(|segment| Named {
            name: segment.name.to_owned(),
            label: tr!(i18n, &segment.message()),
            query: segment.query.to_owned(),
            is_own: false,
        })
        .collect();
    all.extend(store.segments()?.into_iter().map(|own| Named {
        label: own.name.clone(),
        name: own.name,
        query: own.query,
        is_own: true,
    }));
    Ok(all)
}

/// By its name, or by what it is called in one of the languages.
pub fn find(name: &str, store: &Store, i18n: &I18n) -> Result<Named, Failure> {
    let all = all(store, i18n).map_err(|e| Failure::store(&e, i18n))?;
    let key = |text: &str| fold(text.trim()).replace(['-', ' '], "_");
    let wanted = key(name);
    let languages = [Lang::De, Lang::En].map(I18n::new);
    let called = |segment: &Named| {
        let mut names = vec![key(&segment.name)];
        if !segment.is_own {
            let message = format!("segment-{}", segment.name.replace('_', "-"));
            names.extend(languages.iter().map(|language| key(&language.text(&message))));
        }
        names
    };
    // What a user has called so comes first.
    let own = all.iter().find(|s| s.is_own && key(&s.name) == wanted);
    if let Some(found) = own.or_else(|| all.iter().find(|s| called(s).contains(&wanted))) {
        return Ok(found.clone());
    }
    let names: Vec<(String, &str)> =
        all.iter().flat_map(|s| called(s).into_iter().map(|n| (n, s.name.as_str()))).collect();
    let near = nearest(&wanted, names.iter().map(|(n, _)| n.as_str()));
    let meant = near.and_then(|near| names.iter().find(|(n, _)| n == near)).map(|(_, name)| *name);
    let shown = clean(name).into_owned();
    let sentence = if let Some(meant) = meant {
        tr!(i18n, "segments-unknown-nearest", name = shown, nearest = meant)
    } else {
        tr!(i18n, "segments-unknown", name = shown)
    };
    Err(Failure::new(USAGE, sentence))
}

struct Shown<'a> {
    settings: &'a Settings,
    store: &'a Store,
    today: NaiveDate,
    i18n: &'a I18n,
}

impl Shown<'_> {
    /// Every segment with its figures; a query of the user that cannot be read has none.
    fn figures(&self) -> Result<Vec<(Named, Option<SegmentFigures>)>, StoreError> {
        let mut out = Vec::new();
        for segment in all(self.store, self.i18n)? {
            let figures = match self.store.segment_figures(&segment.query, self.today) {
                Ok(figures) => Some(figures),
                Err(StoreError::Query(_)) => None,
                Err(error) => return Err(error),
            };
            out.push((segment, figures));
        }
        Ok(out)
    }

    fn list_json(&self) -> Result<Ended, StoreError> {
        let currency = &self.settings.currency;
        let money = |minor: i64| record::amount(minor, currency);
        let on = self.valued_on()?;
        let rows: Vec<Value> = self
            .figures()?
            .into_iter()
            .map(|(segment, figures)| {
                let f = figures.as_ref();
                json!({
                    "name": segment.name,
                    "label": segment.label,
                    "query": segment.query,
                    "own": segment.is_own,
                    "size": f.map(|f| f.size),
                    "size_a_year_ago": f.and_then(|f| f.size_then),
                    "revenue_12m": f.map(|f| money(f.revenue_12m)),
                    "revenue_before": f.map(|f| money(f.revenue_before)),
                    "margin_12m": f.and_then(|f| f.margin_12m).map(money),
                    "revenue_share": f.and_then(share),
                    "clv": f.and_then(|f| f.clv_mean).map(|clv| record::units(clv, currency)),
                    "as_of": on,
                })
            })
            .collect();
        Ok(output::print_json(&Value::Array(rows), self.i18n))
    }

    fn list(&self) -> Result<Ended, StoreError> {
        let i18n = self.i18n;
        let heads = ["name", "label", "size", "revenue", "margin", "share", "clv"];
        let mut rows = vec![heads.map(|head| tr!(i18n, &format!("segments-head-{head}")))];
        for (segment, figures) in self.figures()? {
            let Some(f) = figures else {
                let broken = tr!(i18n, "segments-broken");
                let empty = String::new;
                rows.push([segment.name, broken, empty(), empty(), empty(), empty(), empty()]);
                continue;
            };
            let label = if segment.is_own { String::new() } else { segment.label };
            let clv = f.clv_mean.map(|clv| self.rounded(clv)).unwrap_or_default();
            rows.push([
                segment.name,
                label,
                i18n.number(f.size),
                self.money(f.revenue_12m),
                f.margin_12m.map(|margin| self.money(margin)).unwrap_or_default(),
                share(&f).map(|share| i18n.percent(share, 1)).unwrap_or_default(),
                clv,
            ]);
        }
        Ok(output::print(&(self.head()? + &table(&rows, 2)), i18n))
    }

    /// The day that the figures are of: not always today, if somebody is just renewing them.
    fn valued_on(&self) -> Result<NaiveDate, StoreError> {
        Ok(self.store.valuation()?.map_or(self.today, |valuation| valuation.valued_on))
    }

    /// As of when, and by what the classes are made if not by what is wanted.
    fn head(&self) -> Result<String, StoreError> {
        let i18n = self.i18n;
        let on = self.valued_on()?;
        let mut words = vec![tr!(i18n, "value-as-of", date = i18n.date(on))];
        let curve = self.store.concentration("", self.today)?;
        if curve.by_revenue {
            let share = i18n.percent(curve.coverage.unwrap_or(0.0), 0);
            words.push(tr!(i18n, "segments-classes-by-revenue", share = share));
        }
        Ok(words.join(" · ") + "\n")
    }

    fn each_member(
        &self,
        segment: &Named,
        each: &mut dyn FnMut(&MemberRow),
    ) -> Result<bool, StoreError> {
        let mut seek = Seek::First;
        let mut any = false;
        loop {
            let sort = MemberSort::Revenue;
            let page = self.store.members(&segment.query, sort, &seek, PAGE, self.today)?;
            page.rows.iter().for_each(&mut *each);
            any |= !page.rows.is_empty();
            match page.rows.last() {
                Some(last) if page.after => seek = Seek::After(last.row.id),
                _ => return Ok(any),
            }
        }
    }

    fn members_json(&self, segment: &Named) -> Result<Ended, StoreError> {
        let currency = &self.settings.currency;
        let mut rows = Vec::new();
        let any = self.each_member(segment, &mut |member| {
            let (row, figures) = (&member.row, &member.figures);
            let mut found: Map<String, Value> = record::value(figures, currency);
            for (key, value) in [
                ("number", json!(row.number)),
                ("name", json!(row.name)),
                ("city", record::text_or_null(&row.city)),
                ("stage", json!(figures.stage.map(Code::name))),
                ("revenue_12m", record::amount(figures.revenue_12m, currency)),
                ("margin_12m", json!(figures.margin_12m.map(|m| record::amount(m, currency)))),
                ("last_sale", json!(figures.last_sale)),
            ] {
                found.insert(key.to_owned(), value);
            }
            rows.push(Value::Object(found));
        })?;
        let printed = output::print_json(&Value::Array(rows), self.i18n);
        Ok(printed.map(|done| if any { done } else { NOTHING }))
    }

    fn members(&self, segment: &Named) -> Result<Ended, StoreError> {
        let i18n = self.i18n;
        let heads = ["number", "name", "city", "revenue", "margin", "last", "clv"];
        let mut rows = vec![heads.map(|head| tr!(i18n, &format!("segments-head-{head}")))];
        let any = self.each_member(segment, &mut |member| {
            let (row, figures) = (&member.row, &member.figures);
            rows.push([
                clean(&row.number).into_owned(),
                clean(&row.name).into_owned(),
                clean(&row.city).into_owned(),
                self.money(figures.revenue_12m),
                figures.margin_12m.map(|margin| self.money(margin)).unwrap_or_default(),
                figures.last_sale.map(|day| i18n.date(day)).unwrap_or_default(),
                figures.clv.map(|clv| self.rounded(clv)).unwrap_or_default(),
            ]);
        })?;
        if !any {
            let name = clean(&segment.label).into_owned();
            return Ok(Err(Failure::new(
                NOTHING,
                tr!(i18n, "segments-command-nobody", name = name),
            )));
        }
        let head = self.head()?;
        let head = format!("{}: {}\n{head}", clean(&segment.label), clean(&segment.query));
        Ok(output::print(&(head + &table(&rows, 3)), i18n).map(|_| DONE))
    }

    fn money(&self, minor: i64) -> String {
        self.i18n.money(minor, &self.settings.currency)
    }

    #[expect(clippy::cast_possible_truncation, reason = "an amount to be read; far ones are cut")]
    fn rounded(&self, minor: f64) -> String {
        self.money(minor.round() as i64)
    }
}

/// Share of the net revenue of the file.
#[expect(clippy::cast_precision_loss, reason = "a share to be read")]
fn share(f: &SegmentFigures) -> Option<f64> {
    (f.all_revenue_12m > 0).then(|| f.revenue_12m as f64 / f.all_revenue_12m as f64)
}

/// Columns below each other; from the `right`th on numbers, at their right edge.
fn table(rows: &[[String; 7]], right: usize) -> String {
    let mut widths = [0; 7];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (at, (width, cell)) in widths.iter().zip(row).enumerate() {
            let gap = " ".repeat(width - cell.width());
            let (before, after) = if at < right { ("", gap.as_str()) } else { (gap.as_str(), "") };
            line.extend([before, cell, after, "  "]);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
