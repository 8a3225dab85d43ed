//! What depends on all customers together: classes, scores, the models. Gathered in one
//! walk over the sales, narrow enough for a million customers.

use chrono::NaiveDate;
use rusqlite::{Connection, Result};

use super::read::customers_with_sales;
use crate::domain::codes::{AbcClass, RfmGroup};
use crate::domain::forecast::{Input, Margin, Report, Terms, fit_while};
use crate::domain::model::Id;
use crate::domain::settings::{AbcMeasure, Settings};
use crate::domain::value::{
    AsOf, Day, FEWEST_BUYERS, RfmInput, Sums, abc, basis, history, rfm, rfm_group,
};

/// The days over which the margin of the business is measured.
const MARGIN_DAYS: i32 = 365;

/// A live customer with sales.
#[derive(Debug)]
pub(in crate::store) struct Buyer {
    pub id: Id,
    /// This year, and the year before.
    year: Worth,
    before: Worth,
    /// What the models know; means nothing without a purchase day.
    input: Input,
    /// Purchase days within the window of RFM.
    days: u32,
    /// Whether there is a row of this year, of the year before, and a purchase day.
    has: [bool; 3],
}

impl Buyer {
    /// `None` without a purchase day.
    pub fn input(&self) -> Option<Input> {
        let [.., bought] = self.has;
        bought.then_some(self.input)
    }

    fn year(&self) -> Option<Worth> {
        let [year, ..] = self.has;
        year.then_some(self.year)
    }

    fn before(&self) -> Option<Worth> {
        let [_, before, _] = self.has;
        before.then_some(self.before)
    }

    fn rfm(&self, today: Day) -> Option<RfmInput> {
        let ago = self.input.age.saturating_sub(self.input.recency);
        (self.days > 0).then_some(RfmInput {
            last: today.saturating_sub(Day::try_from(ago).ok()?),
            days: i64::from(self.days),
            value: self.year.net.saturating_add(self.before.net),
        })
    }
}

#[derive(Debug, Clone, Copy)]
struct Worth {
    net: i64,
    margin: i64,
}

impl Worth {
    fn of(sums: &Sums) -> Self {
        Self { net: sums.net, margin: sums.known_margin }
    }
}

/// All buyers, and what their rows come to.
#[derive(Debug, Default)]
pub(in crate::store) struct Population {
    pub buyers: Vec<Buyer>,
    day: Day,
    year: Total,
    before: Total,
    recent: Sums,
}

#[derive(Debug, Default, Clone, Copy)]
struct Total {
    net: i128,
    covered: i128,
}

impl Total {
    fn add(&mut self, sums: &Sums) {
        self.net += i128::from(sums.net);
        self.covered += i128::from(sums.covered);
    }
}

/// Where a customer stands among all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Standing {
    pub id: Id,
    pub abc: Option<AbcClass>,
    pub abc_then: Option<AbcClass>,
    pub rfm: Option<[u8; 3]>,
    pub group: Option<RfmGroup>,
}

impl Population {
    /// As of a day; `None`: it is not wanted any more.
    pub fn gather(
        conn: &Connection,
        as_of: NaiveDate,
        wanted: &dyn Fn() -> bool,
    ) -> Result<Option<Self>> {
        let as_of = AsOf::new(as_of);
        let mut all = Self { day: as_of.day, ..Self::default() };
        let mut going = true;
        customers_with_sales(conn, 0, Id::MAX, |id, rows| {
            going = wanted();
            let history = history(rows, as_of);
            if history.all.rows > 0 {
                all.year.add(&history.year);
                all.before.add(&history.before);
                let recent = |day| (0..MARGIN_DAYS).contains(&(as_of.day - day));
                for row in rows.iter().filter(|row| recent(row.day)) {
                    all.recent.add(row.net, row.margin, row.discount);
                }
                let input = Input::of(&history);
                all.buyers.push(Buyer {
                    id,
                    year: Worth::of(&history.year),
                    before: Worth::of(&history.before),
                    input: input.unwrap_or_default(),
                    days: u32::try_from(history.days_from(as_of.before)).unwrap_or(u32::MAX),
                    has: [history.year.rows > 0, history.before.rows > 0, input.is_some()],
                });
            }
            going
        })?;
        Ok(going.then_some(all))
    }

    /// The models, and what they are told under; `None`: not wanted any more.
    pub fn report(&self, terms: Terms, wanted: &dyn Fn() -> bool) -> Option<Report> {
        let inputs: Vec<Input> = self.buyers.iter().filter_map(Buyer::input).collect();
        let fit = fit_while(&inputs, wanted)?;
        let Sums { net, covered, known_margin, .. } = self.recent;
        let margin = Margin::of(terms.margin, net, covered, known_margin);
        Some(Report::new(terms, margin, fit))
    }

    /// Classes and scores of all buyers, in the order of their ids.
    pub fn standings(&self, conn: &Connection, settings: &Settings) -> Result<Vec<Standing>> {
        let ranks = self.ranks(conn)?;
        let now = self.classes(&ranks, settings, self.year, Buyer::year);
        let then = self.classes(&ranks, settings, self.before, Buyer::before);
        let inputs = self.buyers.iter().filter_map(|buyer| buyer.rfm(self.day));
        let inputs: Vec<RfmInput> = inputs.collect();
        let mut scores = rfm(&inputs).into_iter();
        let named = inputs.len() >= FEWEST_BUYERS;
        let standings = self.buyers.iter().zip(now).zip(then).map(|((buyer, abc), abc_then)| {
            let rfm = if buyer.days > 0 { scores.next() } else { None };
            let group = rfm.filter(|_| named);
            let group = group.map(|scores| rfm_group(scores, i64::from(buyer.days)));
            Standing { id: buyer.id, abc, abc_then, rfm, group }
        });
        Ok(standings.collect())
    }

    fn classes(
        &self,
        ranks: &[u32],
        settings: &Settings,
        total: Total,
        of: impl Fn(&Buyer) -> Option<Worth>,
    ) -> Vec<Option<AbcClass>> {
        let basis = basis(settings.abc_measure, total.net, total.covered);
        let worth = |worth: Worth| match basis.measure {
            AbcMeasure::Margin => worth.margin,
            AbcMeasure::Revenue => worth.net,
        };
        let values: Vec<(u32, i64)> = self
            .buyers
            .iter()
            .zip(ranks)
            .filter_map(|(buyer, rank)| Some((*rank, worth(of(buyer)?))))
            .collect();
        let mut classes = abc(&values, settings.abc_limits).into_iter();
        self.buyers.iter().map(|buyer| of(buyer).and_then(|_| classes.next())).collect()
    }

    /// The place of each buyer in the order of customer numbers, which decides between
    /// equal values.
    fn ranks(&self, conn: &Connection) -> Result<Vec<u32>> {
        let mut ranks = vec![u32::MAX; self.buyers.len()];
        let mut statement = conn.prepare_cached(
            "SELECT id FROM customer INDEXED BY customer_number WHERE deleted_at IS NULL
             ORDER BY number",
        )?;
        let mut ids = statement.query([])?;
        let mut rank = 0;
        while let Some(row) = ids.next()? {
            let id: Id = row.get(0)?;
            if let Ok(at) = self.buyers.binary_search_by_key(&id, |buyer| buyer.id)
                && let Some(slot) = ranks.get_mut(at)
            {
                *slot = rank;
            }
            rank += 1;
        }
        Ok(ranks)
    }
}
