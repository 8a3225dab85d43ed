//! The customers or records behind a figure: a window over a list that the store keeps, by
//! places. Rows around the chosen one are fetched as one moves. Drawing: `detail_rows`.

use crate::domain::codes::Kpi;
use crate::domain::kpi::{Ask, Basis};
use crate::domain::views::{BehindPage, BehindRow};
use crate::input::Action;
use crate::popup::Effect;
use crate::store::request::{Request, Slot};
use crate::ui::widget;

/// Rows asked for at once.
const PAGE: usize = 160;
/// Fetch more when this close to an end of the rows.
const NEAR: usize = 30;

/// What the list is of.
#[derive(Debug, Clone, PartialEq)]
pub struct Of {
    pub kpi: Kpi,
    pub ask: Ask,
    pub basis: Basis,
}

/// See the module.
#[derive(Debug, Default)]
pub struct BehindList {
    of: Option<Of>,
    page: BehindPage,
    /// Places in the whole list.
    chosen: usize,
    top: usize,
    height: usize,
    /// From which place rows are on their way.
    asked: Option<usize>,
    loaded: bool,
    /// What is shown is of another period or figure.
    stale: bool,
}

impl BehindList {
    /// Shows another list; what was shown stays until the answer comes.
    pub fn show(&mut self, of: Of) -> Option<Effect> {
        if self.of.as_ref() == Some(&of) {
            return None;
        }
        // The first list has nothing that could stay.
        self.stale = self.loaded;
        self.of = Some(of);
        (self.chosen, self.top) = (0, 0);
        self.ask(0)
    }

    /// The same again, with what has changed.
    pub fn reload(&mut self) -> Option<Effect> {
        // What is on its way already is as new.
        if self.asked.is_some() {
            return None;
        }
        self.ask(self.page.offset)
    }

    fn ask(&mut self, offset: usize) -> Option<Effect> {
        let Of { kpi, ask, basis } = self.of.clone()?;
        self.asked = Some(offset);
        let request = Request::KpiBehind { kpi, ask, basis, offset, limit: PAGE };
        Some(Effect::Ask(Slot::KpiBehind, request))
    }

    /// Takes an answer. Who was chosen stays chosen, wherever the line is now.
    pub fn put(&mut self, page: BehindPage) -> Option<Effect> {
        let chosen = self.chosen().map(|row| row.record);
        self.asked = None;
        self.loaded = true;
        let was_stale = std::mem::take(&mut self.stale);
        self.page = page;
        if let Some(at) = chosen
            .filter(|_| !was_stale)
            .and_then(|record| self.page.rows.iter().position(|row| row.record == record))
        {
            self.chosen = self.page.offset + at;
        }
        self.chosen = self.chosen.min(self.last());
        self.fetch()
    }

    /// The question could not be answered: nothing is behind it.
    pub fn refused(&mut self) {
        self.asked = None;
        self.loaded = true;
        self.stale = false;
        self.page = BehindPage::default();
    }

    /// Whether the rows are those that are meant.
    pub fn answered(&self) -> bool {
        self.loaded && !self.stale
    }

    pub fn total(&self) -> usize {
        self.page.total
    }

    /// The chosen line, if it is known and meant.
    pub fn chosen(&self) -> Option<&BehindRow> {
        self.row(self.chosen).filter(|_| self.answered())
    }

    pub fn chosen_place(&self) -> usize {
        self.chosen
    }

    /// The line at a place; `None`: it is not fetched yet.
    pub fn row(&self, place: usize) -> Option<&BehindRow> {
        self.page.rows.get(place.checked_sub(self.page.offset)?)
    }

    fn last(&self) -> usize {
        self.page.total.saturating_sub(1)
    }

    /// First visible place for this height; keeps the chosen line visible.
    pub fn top(&mut self, height: usize) -> usize {
        self.height = height;
        self.top = widget::scroll(self.top, self.chosen, self.page.total, height);
        self.top
    }

    /// Moves; `None` = the action does not.
    pub fn act(&mut self, action: Action) -> Option<Vec<Effect>> {
        let page = self.height.saturating_sub(1).max(1);
        let to = match action {
            Action::Up => self.chosen.saturating_sub(1),
            Action::Down => self.chosen + 1,
            Action::PageUp => self.chosen.saturating_sub(page),
            Action::PageDown => self.chosen + page,
            Action::First => 0,
            Action::Last => self.last(),
            _ => return None,
        };
        self.chosen = to.min(self.last());
        Some(self.fetch().into_iter().collect())
    }

    /// Asks for the rows around the chosen one, if they are missing or about to be.
    fn fetch(&mut self) -> Option<Effect> {
        let (from, until) = (self.page.offset, self.page.offset + self.page.rows.len());
        let above = from > 0 && self.chosen < from + NEAR;
        let below = until < self.page.total && self.chosen + NEAR >= until;
        if !above && !below {
            return None;
        }
        let wanted = self.chosen.saturating_sub(PAGE / 2).min(self.page.total.saturating_sub(PAGE));
        // An answer on its way, or one that had fewer rows than it should, is not asked twice.
        if self.asked.is_some_and(|asked| asked.abs_diff(wanted) < NEAR) || wanted == from {
            return None;
        }
        self.ask(wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::views::{BehindRecord, BehindValue};

    fn of(kpi: Kpi) -> Of {
        let day = |text: &str| text.parse().unwrap();
        let ask = Ask::new(day("2026-10-01"), day("2026-10-31"), day("2026-11-21"));
        Of { kpi, ask, basis: Basis::All }
    }

    fn row(n: usize) -> BehindRow {
        BehindRow {
            record: BehindRecord::Customer(i64::try_from(n).unwrap()),
            customer: Some(1),
            number: String::new(),
            name: format!("{n}"),
            on: None,
            value: BehindValue::None,
            text: String::new(),
        }
    }

    /// Answers a question over a list of so many lines, the first `gone` of which went away.
    fn answer(list: &mut BehindList, effect: Option<Effect>, total: usize, gone: usize) -> usize {
        let mut questions = 0;
        let mut next = effect;
        while let Some(Effect::Ask(_, Request::KpiBehind { offset, limit, .. })) = next {
            questions += 1;
            let rows = (offset + gone..total + gone).take(limit).map(row).collect();
            next = list.put(BehindPage { total, offset, rows });
        }
        questions
    }

    #[test]
    fn whoever_goes_through_a_long_list_always_has_rows_around() {
        let mut list = BehindList::default();
        let effect = list.show(of(Kpi::Nps));
        answer(&mut list, effect, 1_000_000, 0);
        list.top(20);
        for (action, times, place) in [
            (Action::Down, 500, 500),
            (Action::PageDown, 30, 500 + 30 * 19),
            (Action::Last, 1, 999_999),
            (Action::Up, 300, 999_699),
            (Action::First, 1, 0),
            (Action::Up, 1, 0),
        ] {
            for _ in 0..times {
                let effect = list.act(action).unwrap().pop();
                answer(&mut list, effect, 1_000_000, 0);
            }
            assert_eq!(list.chosen().map(|row| row.name.clone()), Some(place.to_string()));
            let top = list.top(20);
            assert!((top..top + 20).all(|place| list.row(place).is_some()), "{action:?}");
        }
    }

    #[test]
    fn the_chosen_line_stays_chosen_when_others_go_away() {
        let mut list = BehindList::default();
        let effect = list.show(of(Kpi::Nps));
        answer(&mut list, effect, 50, 0);
        for _ in 0..10 {
            list.act(Action::Down);
        }
        let effect = list.reload();
        answer(&mut list, effect, 47, 3);
        assert_eq!((list.chosen_place(), list.chosen().unwrap().name.as_str()), (7, "10"));
        let effect = list.reload();
        answer(&mut list, effect, 0, 50);
        assert_eq!((list.chosen(), list.chosen_place(), list.total()), (None, 0, 0));
    }

    #[test]
    fn what_was_shown_stays_but_cannot_be_opened_until_the_answer_comes() {
        let mut list = BehindList::default();
        let effect = list.show(of(Kpi::Nps));
        assert!(list.chosen().is_none());
        answer(&mut list, effect, 5, 0);
        assert!(list.show(of(Kpi::Nps)).is_none(), "the same again is no question");
        let effect = list.show(of(Kpi::Csat));
        assert!(list.row(0).is_some() && list.chosen().is_none());
        answer(&mut list, effect, 3, 20);
        assert_eq!(list.chosen().unwrap().name, "20");
        list.refused();
        assert_eq!((list.answered(), list.total()), (true, 0));
    }
}
