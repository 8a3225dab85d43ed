//! What a report tells, put into words and pictures.

use super::chart::Num;
use super::collect::{Report, SegmentLine, SegmentName, Told};
use super::draw::{self, Cause, Label, Named, Point};
use super::page::{
    Class, Curve, Definition, Definitions, Group, Key, Line, Page, Picture, Segment, Segments,
};
use super::{WORDS, rows};
use crate::domain::codes::{AbcClass, Code as _, Kpi};
use crate::domain::frab::{self, Bar};
use crate::domain::kpi::{self, Block, KpiPeriod, KpiValue, figures_of};
use crate::domain::segments::Group as Kind;
use crate::domain::settings::AbcMeasure;
use crate::domain::views::{Concentration, SegmentFigures};
use crate::i18n::text::clean;
use crate::i18n::{I18n, currency_digits};
use crate::tr;

/// Causes that stand alone; the others are one bar together.
const CAUSES: usize = 12;

impl Report {
    /// The page in a language.
    pub fn page(&self, i18n: &I18n) -> Page {
        let word = |key: &str| tr!(i18n, key);
        let quarters = matches!(self.order.period, KpiPeriod::Quarter(_) | KpiPeriod::Year(_));
        let against =
            |told: &Told| tr!(i18n, "report-against-before", period = told.period.short(i18n));
        Page {
            lang: i18n.lang().tag(),
            title: tr!(i18n, "report-title", period = self.order.period.label(i18n)),
            business: clean(&self.settings.business_name).into_owned(),
            facts: self.facts(i18n),
            notes: self.notes(i18n),
            words: WORDS.iter().map(|(name, key)| (*name, word(key))).collect(),
            before: against(&self.before),
            year_before: against(&self.year_before),
            trend: word(if quarters { "report-trend-quarters" } else { "report-trend-months" }),
            pictures: vec![self.money(i18n), self.nps(i18n)],
            blocks: Block::ALL.iter().map(|side| rows::block(self, *side, i18n)).collect(),
            legend: legend(i18n),
            pareto: self.pareto(i18n),
            curve: self.curve(i18n),
            segments: self.segments(i18n),
            definitions: definitions(i18n),
        }
    }

    /// The figure of a closed month as it was stored, if it was another one.
    pub(super) fn stored(&self, kpi: Kpi) -> Option<&KpiValue> {
        let month = self.month.as_ref().filter(|month| month.is_corrected(kpi))?;
        month.stored.get(kpi)
    }

    fn facts(&self, i18n: &I18n) -> Vec<Line> {
        let (from, to) = self.order.period.days();
        let named = |key: &str, name: &Option<String>| {
            let name = clean(name.as_deref()?).into_owned();
            Some(tr!(i18n, key, name = name))
        };
        let order = &self.order;
        let basis: Vec<String> = [
            named("report-basis-segment", &order.segment),
            named("report-basis-owner", &order.owner),
        ]
        .into_iter()
        .flatten()
        .collect();
        let basis = match basis.join(", ") {
            none if none.is_empty() => tr!(i18n, "report-basis-all"),
            basis => basis,
        };
        let days = tr!(i18n, "report-days", from = i18n.date(from), to = i18n.date(to));
        [
            ("report-period", days),
            ("report-as-of", i18n.date(self.order.as_of)),
            ("report-basis", basis),
            ("report-currency", self.settings.currency.clone()),
        ]
        .map(|(key, text)| Line { name: tr!(i18n, key), text })
        .to_vec()
    }

    fn notes(&self, i18n: &I18n) -> Vec<String> {
        let (from, to) = self.order.period.days();
        let as_of = self.order.as_of;
        let mut notes = Vec::new();
        if from > as_of {
            notes.push(tr!(i18n, "report-future"));
        } else if to > as_of {
            notes.push(tr!(i18n, "report-running", date = i18n.date(as_of)));
        }
        if self.whole.size == 0 {
            notes.push(tr!(i18n, "report-nobody"));
        }
        notes
    }

    /// `month`, `quarter`: what the rows of the trends are.
    fn unit(&self) -> &'static str {
        match self.trend.first().map(|told| told.period) {
            Some(KpiPeriod::Quarter(_)) => "quarter",
            _ => "month",
        }
    }

    /// Below each place of the trends; the year where it begins.
    fn labels(&self, i18n: &I18n) -> Vec<Label> {
        let mut before = String::new();
        self.trend
            .iter()
            .map(|told| {
                let label = told.period.short(i18n);
                let (name, year) = label.rsplit_once(' ').unwrap_or((&label, ""));
                let shown = if year == before { "" } else { year };
                let label = [name.to_owned(), shown.to_owned()];
                before = year.to_owned();
                label
            })
            .collect()
    }

    fn course(&self, kpi: Kpi) -> Vec<Option<f64>> {
        let digits = currency_digits(&self.settings.currency);
        let value = |told: &Told| told.figures.get(kpi).and_then(|value| value.value);
        self.trend.iter().map(|told| Some(rows::in_units(kpi, value(told)?, digits))).collect()
    }

    fn money(&self, i18n: &I18n) -> Picture {
        let currency = self.settings.currency.as_str();
        let [revenue, margin] = [Kpi::NetRevenue, Kpi::ContributionMargin].map(|k| self.course(k));
        let last = |kpi| {
            let value = self.trend.last().and_then(|told| told.figures.get(kpi)?.value);
            kpi::format(kpi, value, &self.settings, i18n)
        };
        let desc = tr!(
            i18n,
            "report-money-desc",
            unit = self.unit(),
            currency = currency,
            revenue = last(Kpi::NetRevenue),
            margin = last(Kpi::ContributionMargin)
        );
        let nothing = revenue.iter().chain(&margin).all(|value| value.is_none_or(|v| v == 0.0));
        let named = Named { id: "money", title: tr!(i18n, "report-money"), desc };
        let chart = draw::bars(named, &self.labels(i18n), [&revenue, &margin], &|value| {
            axis_number(value, i18n)
        });
        let key = |class, key: &str| Key { class, text: tr!(i18n, key, currency = currency) };
        Picture {
            chart,
            keys: vec![key("", "report-revenue"), key("inner", "report-margin")],
            lines: nothing.then(|| tr!(i18n, "report-money-none")).into_iter().collect(),
        }
    }

    fn nps(&self, i18n: &I18n) -> Picture {
        let values: Vec<Option<&KpiValue>> =
            self.trend.iter().map(|told| told.figures.get(Kpi::Nps)).collect();
        let points: Vec<Option<Point>> = values
            .iter()
            .map(|value| {
                let value = (*value)?;
                let range = value.low.zip(value.high);
                Some(Point { value: value.value?, range })
            })
            .collect();
        let last = values.last().copied().flatten().copied().unwrap_or_default();
        let desc = tr!(
            i18n,
            "report-nps-desc",
            unit = self.unit(),
            value = kpi::format(Kpi::Nps, last.value, &self.settings, i18n),
            n = last.n
        );
        let nothing = points.iter().all(Option::is_none);
        let named = Named { id: "nps-course", title: tr!(i18n, "report-nps"), desc };
        let spell = |value: f64| i18n.decimal(value, 0);
        let chart = draw::points(named, &self.labels(i18n), &points, (-100.0, 100.0), &spell);
        Picture {
            chart,
            keys: vec![Key { class: "line", text: tr!(i18n, "report-nps-key") }],
            lines: nothing.then(|| tr!(i18n, "report-nps-none")).into_iter().collect(),
        }
    }

    fn pareto(&self, i18n: &I18n) -> Option<Picture> {
        let bars = frab::pareto(&self.complaints.causes);
        let first = bars.first()?;
        let told = |count: i64, share: f64| {
            let share = i18n.percent(share / 100.0, 1);
            tr!(i18n, "report-pareto-row", count = count, share = share)
        };
        let name = |bar: &Bar| match clean(&bar.name) {
            name if name.is_empty() => tr!(i18n, "report-pareto-unknown"),
            name => name.into_owned(),
        };
        // One too many is shown rather than called “one more”.
        let alone = if bars.len() > CAUSES + 1 { CAUSES } else { bars.len() };
        let (shown, rest) = bars.split_at_checked(alone).unwrap_or((&bars, &[]));
        let mut causes: Vec<Cause> = shown
            .iter()
            .map(|bar| Cause::new(bar, name(bar), told(bar.count, bar.share)))
            .collect();
        if let Some(vital) = rest.first().map(|bar| bar.vital) {
            let (count, share) = rest
                .iter()
                .fold((0, 0.0), |(count, share), bar| (count + bar.count, share + bar.share));
            causes.push(Cause {
                name: tr!(i18n, "report-pareto-rest", count = rest.len()),
                told: told(count, share),
                share,
                cumulative: 100.0,
                vital,
            });
        }
        let vital: Vec<&Bar> = bars.iter().filter(|bar| bar.vital).collect();
        let made = vital.last().map_or(0.0, |bar| bar.cumulative);
        let desc = tr!(
            i18n,
            "report-pareto-desc",
            vital = vital.len(),
            share = i18n.percent(made / 100.0, 1),
            name = name(first),
            first = first.count
        );
        let title = tr!(i18n, "report-pareto-title", count = self.complaints.total);
        let named = Named { id: "causes", title, desc: desc.clone() };
        let chart = draw::pareto(named, &causes, &|value| i18n.percent(value / 100.0, 0));
        let key = |class, key: &str| Key { class, text: tr!(i18n, key) };
        let mut lines = vec![desc];
        if self.complaints.total < frab::SINGLE_CASES {
            lines.push(tr!(i18n, "report-pareto-few"));
        }
        Some(Picture {
            chart,
            keys: vec![
                key("vital", "report-pareto-vital"),
                key("", "report-pareto-other"),
                key("line", "report-pareto-curve"),
            ],
            lines,
        })
    }

    fn curve(&self, i18n: &I18n) -> Option<Curve> {
        let found = &self.concentration;
        if found.customers == 0 {
            return None;
        }
        let by_margin = self.settings.abc_measure == AbcMeasure::Margin && !found.by_revenue;
        let measure =
            tr!(i18n, if by_margin { "report-measure-margin" } else { "report-measure-revenue" });
        let desc = tr!(
            i18n,
            "report-curve-desc",
            half = found.half,
            most = found.most,
            customers = found.customers
        );
        let mut lines = vec![desc.clone(), tr!(i18n, "report-curve-x")];
        if found.by_revenue {
            let share = i18n.percent(found.coverage.unwrap_or(0.0), 0);
            lines.push(tr!(i18n, "report-curve-fell-back", share = share));
        }
        lines.push(tr!(i18n, "report-curve-as-of", date = i18n.date(self.valued_on)));
        let points: Vec<(f64, f64)> = found
            .curve
            .iter()
            .map(|point| (percent(point.customers, found.customers), point.share * 100.0))
            .collect();
        let title = tr!(i18n, "report-curve-title", measure = measure.as_str());
        let named = Named { id: "concentration", title, desc };
        let spell = |value: f64| i18n.percent(value / 100.0, 0);
        let chart = draw::curve(named, &points, &marked(found), &spell);
        let total: i64 = found.classes.iter().map(|(_, value)| (*value).max(0)).sum();
        let rows = AbcClass::ALL
            .iter()
            .zip(&found.classes)
            .map(|(class, (customers, value))| Class {
                name: tr!(i18n, &class.message()),
                customers: i18n.number(*customers),
                value: i18n.money(*value, &self.settings.currency),
                share: share(*value, total, i18n),
            })
            .collect();
        Some(Curve { picture: Picture { chart, keys: Vec::new(), lines }, measure, rows })
    }

    fn segments(&self, i18n: &I18n) -> Segments {
        let built_in = Kind::ALL.iter().map(|kind| {
            let of_kind = |line: &&SegmentLine| {
                matches!(&line.name, SegmentName::BuiltIn(of, _) if of == kind)
            };
            (tr!(i18n, kind.message()), self.segments.iter().filter(of_kind).collect())
        });
        let own = |line: &&SegmentLine| matches!(line.name, SegmentName::Own(_));
        let own: Vec<&SegmentLine> = self.segments.iter().filter(own).collect();
        let groups = built_in
            .chain([(tr!(i18n, "report-segments-own"), own)])
            .filter(|(_, lines)| !lines.is_empty())
            .map(|(name, lines)| {
                let rows = lines.into_iter().map(|line| self.segment(line, i18n)).collect();
                Group { name, rows }
            })
            .collect();
        let note = tr!(i18n, "report-segments-note", date = i18n.date(self.valued_on));
        Segments { note, groups }
    }

    fn segment(&self, line: &SegmentLine, i18n: &I18n) -> Segment {
        let name = match &line.name {
            SegmentName::BuiltIn(_, key) => tr!(i18n, key),
            SegmentName::Own(name) => clean(name).into_owned(),
        };
        let Some(SegmentFigures { size, revenue_12m, margin_12m, .. }) = line.figures else {
            let broken = tr!(i18n, "report-segment-broken");
            return Segment { name, broken, ..Segment::default() };
        };
        let money = |minor: i64| i18n.money(minor, &self.settings.currency);
        let whole = self.whole.revenue_12m;
        let drawn = if whole > 0 { percent(revenue_12m, whole).clamp(0.0, 100.0) } else { 0.0 };
        Segment {
            name,
            size: i18n.number(size),
            revenue: money(revenue_12m),
            margin: margin_12m.map_or_else(|| "—".to_owned(), money),
            share: share(revenue_12m, whole, i18n),
            drawn: Num::new(drawn).to_string(),
            broken: String::new(),
        }
    }
}

fn definitions(i18n: &I18n) -> Vec<Definitions> {
    Block::ALL
        .iter()
        .map(|side| Definitions {
            name: tr!(i18n, side.message()),
            rows: figures_of(*side)
                .map(|figure| Definition {
                    id: figure.kpi.name(),
                    name: tr!(i18n, &figure.kpi.message()),
                    text: kpi::definition(figure.kpi, i18n),
                })
                .collect(),
        })
        .collect()
}

fn legend(i18n: &I18n) -> Vec<Line> {
    [
        (rows::PROVISIONAL, "report-legend-provisional"),
        (rows::FEW, "report-legend-few"),
        (rows::CORRECTED, "report-legend-corrected"),
        ("—", "report-legend-none"),
        ("…", "report-legend-interval"),
        ("▲ ▼", "report-legend-change"),
        ("✓ ✗", "report-legend-target"),
    ]
    .map(|(name, key)| Line { name: name.to_owned(), text: tr!(i18n, key) })
    .to_vec()
}

/// A number beside an axis: as many places as its step needs.
fn axis_number(value: f64, i18n: &I18n) -> String {
    let places = usize::from(value.abs() < 10.0 && value.fract().abs() > 1e-9);
    i18n.decimal(value, places)
}

/// Where half and 80 % of the value are reached.
fn marked(found: &Concentration) -> Vec<(f64, f64)> {
    [found.half, found.most]
        .into_iter()
        .filter(|count| *count > 0)
        .filter_map(|count| {
            // The first point that has so many customers.
            let point = found.curve.iter().find(|point| point.customers >= count)?;
            Some((percent(point.customers, found.customers), point.share * 100.0))
        })
        .collect()
}

fn share(part: i64, of: i64, i18n: &I18n) -> String {
    if of > 0 { i18n.percent(percent(part, of) / 100.0, 1) } else { "—".to_owned() }
}

#[expect(clippy::cast_precision_loss, reason = "a share to be read")]
fn percent(part: i64, of: i64) -> f64 {
    100.0 * part as f64 / of as f64
}
