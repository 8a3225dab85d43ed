//! What is known of the figures: of the period that is looked at, of those it is compared
//! with, and of the row of periods that ends with it. The overview and the page of one
//! figure both read it.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::codes::Kpi;
use crate::domain::kpi::{
    Ask, Basis, Change, Figures, KpiPeriod, KpiValue, Tallies, Wanted, compare,
};
use crate::domain::settings::Settings;
use crate::domain::views::MonthFigures;
use crate::i18n::I18n;

/// With what the period is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Compared {
    #[default]
    Before,
    YearBefore,
    Nothing,
}

impl Compared {
    /// What comes next for this period.
    #[must_use]
    pub fn next(self, known: &Known) -> Self {
        match self {
            Self::Before if !known.is_yearly() => Self::YearBefore,
            Self::Before | Self::YearBefore => Self::Nothing,
            Self::Nothing => Self::Before,
        }
    }
}

/// One period and its figures, as far as they are counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub ask: Ask,
    /// The period in words, and as briefly as under a column.
    pub label: String,
    pub short: String,
    pub tallies: Tallies,
    pub figures: Figures,
}

/// See the module. Periods that are the same are kept once.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Known {
    pub basis: Basis,
    /// Whose figures in words; empty: everybody's.
    pub basis_name: String,
    rows: Vec<Row>,
    /// Places in `rows`.
    main: usize,
    before: usize,
    year_before: usize,
    /// Oldest first; ends with the period that is looked at, or with its last months.
    trend: Vec<usize>,
    /// Of a closed month: as it was stored.
    pub month: Option<MonthFigures>,
}

impl Known {
    /// Nothing yet of this period and those around it.
    pub fn new(
        period: KpiPeriod,
        (basis, basis_name): (Basis, String),
        today: NaiveDate,
        i18n: &I18n,
    ) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        let mut place = |period: KpiPeriod| {
            let ask = period.row(today);
            rows.iter().position(|row| row.ask == ask).unwrap_or_else(|| {
                let (label, short) = (period.label(i18n), period.short(i18n));
                let (tallies, figures) = (Tallies::default(), Figures::default());
                rows.push(Row { ask, label, short, tallies, figures });
                rows.len() - 1
            })
        };
        let main = place(period);
        let before = place(period.before());
        let year_before = place(period.year_before());
        let trend = period.trend(today).into_iter().map(place).collect();
        Self { basis, basis_name, rows, main, before, year_before, trend, month: None }
    }

    /// The period that is looked at; `None` until one is.
    pub fn main(&self) -> Option<&Row> {
        self.rows.get(self.main)
    }

    /// The period before it.
    pub fn before(&self) -> Option<&Row> {
        self.rows.get(self.before)
    }

    /// The same period a year earlier.
    pub fn year_before(&self) -> Option<&Row> {
        self.rows.get(self.year_before)
    }

    /// The period before is that of the year before, as of twelve months: told once.
    pub fn is_yearly(&self) -> bool {
        self.before == self.year_before
    }

    /// Whoever is meant, there is no such customer; `None`: not counted yet.
    pub fn is_of_nobody(&self) -> Option<bool> {
        let state = self.main()?.tallies.state?;
        Some(self.basis != Basis::All && state.contacted_90d.of == 0)
    }

    /// The row of periods that ends with it.
    pub fn trend(&self) -> impl Iterator<Item = &Row> {
        self.trend.iter().filter_map(|at| self.rows.get(*at))
    }

    /// The one that it is compared with.
    pub fn compared(&self, with: Compared) -> Option<&Row> {
        match with {
            Compared::Before => self.before(),
            Compared::YearBefore => self.year_before(),
            Compared::Nothing => None,
        }
    }

    /// `None`: not counted yet.
    pub fn value(&self, kpi: Kpi) -> Option<&KpiValue> {
        self.main()?.figures.get(kpi)
    }

    /// What it is to reach in that period.
    pub fn wanted(&self, kpi: Kpi, settings: &Settings) -> Option<Wanted> {
        let ask = self.main()?.ask;
        settings.wanted(kpi, ask.from, ask.to)
    }

    /// What has changed; `None` where there is nothing to compare.
    pub fn change(&self, kpi: Kpi, with: Compared) -> Option<Change> {
        compare(kpi, self.value(kpi)?, self.compared(with)?.figures.get(kpi)?)
    }

    /// The values of the row of periods; `None` where there is none.
    pub fn values(&self, kpi: Kpi) -> Vec<Option<f64>> {
        self.trend().map(|row| row.figures.get(kpi).and_then(|value| value.value)).collect()
    }

    /// Takes what was stored of a closed month, if it is the one that is looked at.
    pub fn put_month(&mut self, month: MonthFigures) {
        let first = Some(month.month);
        let is = |ask: &Ask| Some(ask.from) == first && ask.to.with_day(1) == first;
        if self.main().is_some_and(|row| is(&row.ask)) {
            self.month = Some(month);
        }
    }

    /// Since the closed month was stored, records of it have changed.
    pub fn is_corrected(&self, kpi: Kpi) -> bool {
        self.month.as_ref().is_some_and(|month| month.is_corrected(kpi))
    }

    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub(super) fn rows_mut(&mut self) -> &mut [Row] {
        &mut self.rows
    }

    /// What is asked of the store.
    pub fn asks(&self) -> Vec<Ask> {
        self.rows.iter().map(|row| row.ask).collect()
    }
}
