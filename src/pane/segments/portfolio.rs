//! The customer portfolio: what is in it, which point is chosen and how the keys move
//! among the points. Drawing: `portfolio_view`.

use crate::domain::codes::{Code, Criterion};
use crate::domain::model::Id;
use crate::domain::value::Quadrant;
use crate::domain::views::{Axis, Portfolio, PortfolioPoint};
use crate::input::Action;

/// A value so many times the middle one presses all others against the edge.
const SKEWED: f64 = 20.0;

/// How values become places on an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    pub from: f64,
    pub to: f64,
    /// Few are so large that equal steps would show nothing of the others.
    pub log: bool,
}

impl Scale {
    /// The scale of an axis for these values.
    pub fn of(axis: Axis, values: impl Iterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.filter(|value| value.is_finite()).collect();
        values.sort_by(f64::total_cmp);
        let least = values.first().copied().unwrap_or(0.0);
        let most = values.last().copied().unwrap_or(1.0);
        let (from, to) = match axis {
            Axis::Attractiveness | Axis::Position | Axis::Criterion(_) => (1.0, 5.0),
            Axis::PAlive => (0.0, 1.0),
            Axis::Nps => (0.0, 10.0),
            Axis::ShareOfWallet => (least.min(0.0), most.max(100.0)),
            _ => (least.min(0.0), most),
        };
        let fixed = matches!(
            axis,
            Axis::Attractiveness
                | Axis::Position
                | Axis::Criterion(_)
                | Axis::PAlive
                | Axis::Nps
                | Axis::ShareOfWallet
        );
        let middle = values.get(values.len() / 2).copied().unwrap_or(0.0);
        let log = !fixed && from >= 0.0 && to > SKEWED * middle.max(1.0);
        Self { from, to: if to > from { to } else { from + 1.0 }, log }
    }

    /// Where a value lies, 0 to 1.
    pub fn place(self, value: f64) -> f64 {
        let (from, to, value) = if self.log {
            (self.from.ln_1p(), self.to.ln_1p(), value.max(0.0).ln_1p())
        } else {
            (self.from, self.to, value)
        };
        if to > from { ((value - from) / (to - from)).clamp(0.0, 1.0) } else { 0.5 }
    }
}

/// See the module.
#[derive(Debug)]
pub struct PortfolioView {
    pub(super) data: Option<Box<Portfolio>>,
    pub x: Axis,
    pub y: Axis,
    /// Among the points, then among those aside.
    pub(super) chosen: usize,
    /// The point to which one comes back from those aside.
    last_point: usize,
}

impl Default for PortfolioView {
    fn default() -> Self {
        Self { data: None, x: Axis::Position, y: Axis::Attractiveness, chosen: 0, last_point: 0 }
    }
}

impl PortfolioView {
    /// Takes the points; the chosen customer stays chosen.
    pub fn put(&mut self, data: Box<Portfolio>) {
        let held = self.subject();
        self.data = Some(data);
        self.chosen = 0;
        self.last_point = 0;
        if let Some(held) = held {
            let at = (0..self.len()).find(|at| self.id_at(*at) == Some(held));
            self.chosen = at.unwrap_or(0);
        }
    }

    /// Drawn for others: what was there is not theirs.
    pub fn clear(&mut self) {
        self.data = None;
        self.chosen = 0;
        self.last_point = 0;
    }

    pub fn set_axes(&mut self, x: Axis, y: Axis) {
        (self.x, self.y) = (x, y);
        self.data = None;
    }

    /// The four fields have their names only by attractiveness and position.
    pub fn named(&self) -> bool {
        (self.x, self.y) == (Axis::Position, Axis::Attractiveness)
    }

    /// Whether the axes are given by scoring customers.
    pub fn scored(&self) -> bool {
        [self.x, self.y]
            .iter()
            .any(|axis| matches!(axis, Axis::Attractiveness | Axis::Position | Axis::Criterion(_)))
    }

    pub fn quadrant(&self, point: &PortfolioPoint) -> Option<Quadrant> {
        self.named().then(|| Quadrant::of(point.y, point.x))
    }

    pub(super) fn points(&self) -> &[PortfolioPoint] {
        self.data.as_ref().map_or(&[], |data| data.points.as_slice())
    }

    fn len(&self) -> usize {
        self.data.as_ref().map_or(0, |data| data.points.len() + data.aside_rows.len())
    }

    fn id_at(&self, at: usize) -> Option<Id> {
        let data = self.data.as_ref()?;
        match data.points.get(at) {
            Some(point) => Some(point.id),
            None => data.aside_rows.get(at - data.points.len()).map(|row| row.id),
        }
    }

    /// The chosen customer.
    pub fn subject(&self) -> Option<Id> {
        self.id_at(self.chosen)
    }

    /// Moves to another point or to those aside; `false` = the action does not.
    pub fn act(&mut self, action: Action) -> bool {
        let len = self.len();
        let points = self.points().len();
        let last = len.saturating_sub(1);
        let aside = self.chosen >= points;
        self.chosen = match action {
            Action::NextTab if self.chosen >= last => 0,
            Action::NextTab => self.chosen + 1,
            Action::PreviousTab if self.chosen == 0 => last,
            Action::PreviousTab => self.chosen - 1,
            Action::First => 0,
            Action::Last => last,
            Action::PageUp => self.chosen.saturating_sub(10),
            Action::PageDown => (self.chosen + 10).min(last),
            Action::Up if aside && self.chosen == points && points > 0 => self.last_point,
            Action::Up if aside => self.chosen.saturating_sub(1).max(points.min(last)),
            Action::Down if aside => (self.chosen + 1).min(last),
            Action::PeriodBack | Action::PeriodForward if aside => self.chosen,
            Action::Up | Action::Down | Action::PeriodBack | Action::PeriodForward => {
                match self.nearest(action) {
                    Some(at) => at,
                    // Below the lowest point are those who have no place.
                    None if action == Action::Down && len > points => points,
                    None => self.chosen,
                }
            }
            _ => return false,
        };
        if self.chosen < points {
            self.last_point = self.chosen;
        }
        true
    }

    /// Scales of both axes.
    pub(super) fn scales(&self) -> (Scale, Scale) {
        let points = self.points();
        let of =
            |axis, value: fn(&PortfolioPoint) -> f64| Scale::of(axis, points.iter().map(value));
        (of(self.x, |point| point.x), of(self.y, |point| point.y))
    }

    /// The next point in a direction: near, and rather ahead than beside.
    fn nearest(&self, action: Action) -> Option<usize> {
        let (across, up) = self.scales();
        let place = |point: &PortfolioPoint| (across.place(point.x), up.place(point.y));
        let (x, y) = place(self.points().get(self.chosen)?);
        let distance = |point: &PortfolioPoint| {
            let (px, py) = place(point);
            let (ahead, beside) = match action {
                Action::PeriodForward => (px - x, py - y),
                Action::PeriodBack => (x - px, py - y),
                Action::Up => (py - y, px - x),
                _ => (y - py, px - x),
            };
            (ahead > 1e-9).then(|| ahead + 2.0 * beside.abs())
        };
        let ways = self.points().iter().enumerate();
        let ways = ways.filter_map(|(at, point)| distance(point).map(|way| (at, way)));
        ways.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
    }
}

/// The pairs of axes that answer a question of their own, as x and y.
pub const PAIRS: [(Axis, Axis); 5] = [
    (Axis::Position, Axis::Attractiveness),
    (Axis::PAlive, Axis::Clv),
    (Axis::Recency, Axis::Revenue),
    (Axis::PurchaseDays, Axis::Revenue),
    (Axis::ShareOfWallet, Axis::Potential),
];

/// Every axis there is.
pub fn axes() -> Vec<Axis> {
    let own = [
        Axis::Attractiveness,
        Axis::Position,
        Axis::Revenue,
        Axis::Margin,
        Axis::Clv,
        Axis::PAlive,
        Axis::ShareOfWallet,
        Axis::Potential,
        Axis::PurchaseDays,
        Axis::Recency,
        Axis::Contacts,
        Axis::Nps,
    ];
    own.into_iter().chain(Criterion::ALL.iter().copied().map(Axis::Criterion)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::views::CustomerRow;

    fn point(id: Id, x: f64, y: f64) -> PortfolioPoint {
        PortfolioPoint { id, number: format!("K-{id}"), name: format!("N{id}"), x, y, revenue: 0 }
    }

    fn view(points: Vec<PortfolioPoint>, aside: &[Id]) -> PortfolioView {
        let mut view = PortfolioView::default();
        let aside_rows: Vec<CustomerRow> =
            aside.iter().map(|id| CustomerRow { id: *id, ..row() }).collect();
        let placed = i64::try_from(points.len()).unwrap();
        let aside = i64::try_from(aside_rows.len()).unwrap();
        view.put(Box::new(Portfolio { points, placed, aside, aside_rows }));
        view
    }

    fn row() -> CustomerRow {
        super::super::tests::customer_row(0, "")
    }

    #[test]
    fn arrows_go_to_the_next_point_in_their_direction() {
        let points =
            vec![point(1, 3.0, 3.0), point(2, 4.0, 3.1), point(3, 3.1, 4.0), point(4, 1.0, 1.0)];
        let mut view = view(points, &[]);
        let mut go = |action| {
            view.act(action);
            view.subject()
        };
        assert_eq!(go(Action::PeriodForward), Some(2));
        assert_eq!(go(Action::PeriodForward), Some(2), "nothing lies further right");
        assert_eq!(go(Action::PeriodBack), Some(1));
        assert_eq!(go(Action::Up), Some(3));
        assert_eq!(go(Action::Down), Some(1));
        assert_eq!(go(Action::Down), Some(4));
    }

    #[test]
    fn tab_meets_every_point_and_everybody_aside_once() {
        let same = vec![point(1, 2.0, 2.0), point(2, 2.0, 2.0), point(3, 2.0, 2.0)];
        let mut view = view(same, &[8, 9]);
        let mut met = vec![view.subject()];
        for _ in 0..4 {
            view.act(Action::NextTab);
            met.push(view.subject());
        }
        assert_eq!(met, [1, 2, 3, 8, 9].map(Some));
        view.act(Action::NextTab);
        assert_eq!(view.subject(), Some(1));
        view.act(Action::PreviousTab);
        assert_eq!(view.subject(), Some(9));
    }

    #[test]
    fn those_aside_lie_below_the_lowest_point_and_up_leads_back() {
        let mut view = view(vec![point(1, 2.0, 2.0), point(2, 2.0, 4.0)], &[8, 9]);
        view.act(Action::Down);
        view.act(Action::Down);
        assert_eq!(view.subject(), Some(9));
        view.act(Action::Up);
        view.act(Action::Up);
        assert_eq!(view.subject(), Some(1));
        view.put(Box::default());
        for action in [Action::Up, Action::Down, Action::PeriodBack, Action::NextTab, Action::Last]
        {
            assert!(view.act(action));
            assert_eq!(view.subject(), None);
        }
    }

    #[test]
    fn a_scale_holds_all_values_and_a_few_large_ones_leave_room_for_the_rest() {
        let scale = Scale::of(Axis::Revenue, [-5.0, 10.0, 20.0].into_iter());
        assert!(!scale.log && scale.place(-5.0) <= 0.0 && scale.place(20.0) >= 1.0);
        let scale = Scale::of(Axis::Revenue, [100.0, 200.0, 300.0, 1e9].into_iter());
        assert!(scale.log && scale.place(200.0) > 0.2);
        let one = Scale::of(Axis::Contacts, [0.0].into_iter());
        assert!(one.place(0.0) <= 0.0);
        assert!(Scale::of(Axis::Clv, std::iter::empty()).place(f64::MAX) >= 1.0);
    }
}
