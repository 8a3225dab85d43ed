//! Asks for figures and keeps them: at once what is known, then part by part what has to be
//! counted. What was shown stays until the new is there.

use super::known::Known;
use crate::domain::kpi::{Part, Tallies, figures};
use crate::domain::settings::Settings;
use crate::domain::views::{KpiAnswer, MonthFigures};
use crate::popup::Effect;
use crate::store::request::{Request, Slot};

/// See the module.
#[derive(Debug, Default)]
pub struct Counting {
    known: Known,
    /// What was whole before the period or the basis was changed.
    old: Option<Known>,
    /// The first answer is on its way.
    asked: bool,
    /// Parts that are still to be counted; the first is on its way.
    missing: Vec<Part>,
}

impl Counting {
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// Takes what was stored of a closed month.
    pub fn put_month(&mut self, month: MonthFigures) {
        self.known.put_month(month);
    }

    /// Something is still being counted.
    pub fn is_busy(&self) -> bool {
        self.asked || !self.missing.is_empty()
    }

    /// What there is to show of a figure, and whether it is of what is asked for now.
    pub fn seen(&self, kpi: crate::domain::codes::Kpi) -> Option<(&Known, bool)> {
        if self.known.value(kpi).is_some() {
            return Some((&self.known, true));
        }
        let old = self.old.as_ref()?;
        old.value(kpi).map(|_| (old, false))
    }

    /// Asks for these figures. Of the same periods and basis what was known stays.
    pub fn ask(&mut self, wanted: Known) -> Vec<Effect> {
        let asks = wanted.asks();
        let request = Request::Kpis { asks: asks.clone(), basis: wanted.basis.clone() };
        if asks != self.known.asks() || wanted.basis != self.known.basis {
            let before = std::mem::replace(&mut self.known, wanted);
            if !self.is_busy() && before.main().is_some() {
                self.old = Some(before);
            }
        }
        self.asked = true;
        self.missing.clear();
        vec![Effect::Ask(Slot::Kpis, request)]
    }

    /// Takes what is known at once.
    pub fn put(&mut self, answer: KpiAnswer, settings: &Settings) -> Vec<Effect> {
        if !std::mem::take(&mut self.asked) {
            return Vec::new();
        }
        self.missing = answer.missing;
        self.take(&answer.tallies, settings);
        self.next()
    }

    /// Takes a part that was counted; of a period that is no longer asked for it is nothing.
    pub fn counted(&mut self, answer: &KpiAnswer, settings: &Settings) -> Vec<Effect> {
        if self.asked || self.missing.is_empty() {
            return Vec::new();
        }
        let models =
            |known: &Known| known.rows().iter().filter(|r| r.tallies.clv.is_some()).count();
        let (part, before) = (self.missing.remove(0), models(&self.known));
        self.take(&answer.tallies, settings);
        // One model is fitted at a time; where nothing can be kept there are no more to come.
        if answer.missing.contains(&part) && models(&self.known) > before {
            self.missing.insert(0, part);
        }
        self.next()
    }

    /// It cannot be counted.
    pub fn refused(&mut self) {
        self.asked = false;
        self.missing.clear();
    }

    /// Makes figures anew of what is counted: a setting may say something else.
    pub fn reckon(&mut self, settings: &Settings) {
        for row in self.known.rows_mut() {
            row.figures = figures(&row.ask, &row.tallies, settings);
        }
    }

    fn take(&mut self, tallies: &[Tallies], settings: &Settings) {
        for (row, new) in self.known.rows_mut().iter_mut().zip(tallies) {
            let all = &mut row.tallies;
            all.sums = new.sums.or(all.sums);
            all.purchases = new.purchases.or(all.purchases);
            all.cases = new.cases.or(all.cases);
            all.state = new.state.or(all.state);
            all.clv = new.clv.or(all.clv);
        }
        self.reckon(settings);
        if !self.is_busy() {
            self.old = None;
        }
    }

    fn next(&self) -> Vec<Effect> {
        let Some(part) = self.missing.first().copied() else { return Vec::new() };
        let (asks, basis) = (self.known.asks(), self.known.basis.clone());
        vec![Effect::Ask(Slot::KpiCount, Request::CountKpis { asks, basis, part })]
    }
}
