//! The page of one figure: what it is and how it came about, its course as a large chart,
//! and the customers or records behind it, from where cards open. What is known of the
//! figures is the overview's.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::counting::Counting;
use super::detail_chart::{Chart, Point};
use super::detail_head;
use super::detail_list::{BehindList, Of};
use super::known::Known;
use super::menus;
use crate::domain::codes::Kpi;
use crate::domain::views::BehindRecord;
use crate::input::Action;
use crate::pane::card;
use crate::popup::effect::Told;
use crate::popup::{Effect, Popup, QuestionPopup};
use crate::session::Session;
use crate::store::request::{Reply, Request, Slot};
use crate::tr;
use crate::ui::widget;

/// Rows of the chart above the list: with axis, names of the periods and its title.
const CHART: u16 = 9;
/// Rows that the list keeps at least.
const LIST: u16 = 6;

/// Keys of the page, the most useful first; those of the period are the overview's.
pub const KEYS: &[Action] = &[
    Action::Open,
    Action::PeriodBack,
    Action::PeriodForward,
    Action::Edit,
    Action::Save,
    Action::LogCall,
    Action::NewTask,
    Action::LogContact,
    Action::NewComplaint,
    Action::Period,
    Action::Filter,
    Action::Up,
    Action::Down,
    Action::PageUp,
    Action::PageDown,
    Action::First,
    Action::Last,
    Action::Back,
];

/// See the module.
#[derive(Debug)]
pub struct Detail {
    kpi: Kpi,
    list: BehindList,
}

impl Detail {
    pub fn new(kpi: Kpi) -> Self {
        Self { kpi, list: BehindList::default() }
    }

    /// Keys that do something here now.
    pub fn actions(&self, known: &Known) -> Vec<Action> {
        let keys = KEYS.iter().copied();
        keys.filter(|action| *action != Action::Save || known.is_corrected(self.kpi)).collect()
    }

    /// The word for an action in the bottom line, where the page has its own.
    pub fn hint(&self, action: Action, s: &Session) -> Option<String> {
        let key = match action {
            Action::Open => match self.list.chosen().map(|row| row.record) {
                Some(BehindRecord::Complaint(_)) => "kpi-hint-complaint",
                _ => "kpi-hint-card",
            },
            Action::Edit => "kpi-hint-target",
            Action::Save => "kpi-hint-keep",
            Action::PeriodBack => "kpi-hint-earlier",
            Action::PeriodForward => "kpi-hint-later",
            _ => return None,
        };
        Some(tr!(s.i18n, key))
    }

    /// What the key does depends on the line under the cursor, which is not there yet.
    pub fn awaits(&self, action: Action) -> Option<Slot> {
        (action == Action::Open && !self.list.answered()).then_some(Slot::KpiBehind)
    }

    /// The list follows the period and the basis that are looked at.
    pub fn follow(&mut self, known: &Known) -> Vec<Effect> {
        let Some(main) = known.main() else { return Vec::new() };
        let of = Of { kpi: self.kpi, ask: main.ask, basis: known.basis.clone() };
        self.list.show(of).into_iter().collect()
    }

    /// The list again, with what has changed; not if it was just asked for.
    pub fn reload(&mut self) -> Option<Effect> {
        self.list.reload()
    }

    pub fn on_reply(&mut self, reply: Reply) -> Vec<Effect> {
        match reply {
            Reply::KpiBehind(page) => self.list.put(*page).into_iter().collect(),
            // That the query is wrong was told with the figures.
            Reply::BadQuery(_) => {
                self.list.refused();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// `None`: not an action of the page.
    pub fn on_action(&mut self, action: Action, known: &Known, s: &Session) -> Option<Vec<Effect>> {
        if let Some(effects) = self.list.act(action) {
            return Some(effects);
        }
        match action {
            Action::Open => Some(self.open(s)),
            Action::Edit => Some(vec![menus::target(self.kpi, s)]),
            Action::Save if known.is_corrected(self.kpi) => Some(keep(known, s)),
            // What is done with a customer is done with the chosen one.
            _ => card::for_customer(action, self.list.chosen()?.customer?),
        }
    }

    fn open(&self, s: &Session) -> Vec<Effect> {
        let Some(row) = self.list.chosen() else { return Vec::new() };
        match (row.record, row.customer) {
            (BehindRecord::Complaint(id), _) => vec![Effect::OpenComplaint(id)],
            (_, Some(customer)) => vec![Effect::OpenCard(customer)],
            (_, None) => vec![Effect::Tell(Told::plain(tr!(s.i18n, "kpi-behind-of-nobody")))],
        }
    }

    fn chart(&self, known: &Known, s: &Session) -> Chart {
        let main = known.main().map(|row| (row.ask.from, row.ask.to));
        let points: Vec<Point> = known
            .trend()
            .map(|row| {
                let value = row.figures.get(self.kpi);
                Point {
                    ask: row.ask,
                    value: value.and_then(|value| value.value),
                    interval: value.and_then(|value| Some((value.low?, value.high?))),
                    provisional: value.is_some_and(|value| value.provisional),
                    chosen: main == Some((row.ask.from, row.ask.to)),
                }
            })
            .collect();
        // Of a point's period, not of the one that is looked at: it may be longer.
        let target = points.last().and_then(|point| {
            let wanted = s.shared.settings.wanted(self.kpi, point.ask.from, point.ask.to)?;
            Some(wanted.value)
        });
        Chart { kpi: self.kpi, points, target }
    }

    pub fn view(&mut self, buf: &mut Buffer, area: Rect, counting: &Counting, s: &Session) {
        // What was counted stays until the new is there; it names its own period.
        let known = counting.seen(self.kpi).map_or(counting.known(), |(known, _)| known);
        if area.width < 10 || area.height == 0 {
            return;
        }
        if s.wide() {
            let left = area.width * 11 / 20;
            let (left, right) = widget::split(buf, area, left, s.theme.line, &s.theme);
            let left = Rect { width: left.width.saturating_sub(1), ..left };
            let used = (detail_head::view(buf, left, self.kpi, known, s) + 1).min(left.height);
            let rest = Rect { y: left.y + used, height: left.height - used, ..left };
            // Not higher than it looks wide: a cell is about twice as high.
            let height = rest.height.min(rest.width / 3);
            self.draw_chart(buf, Rect { height, ..rest }, known, s);
            self.list.view(buf, right, self.kpi, s);
            return;
        }
        let room = area.height.saturating_sub(LIST);
        let head = Rect { height: room, ..area };
        let used = detail_head::view(buf, head, self.kpi, known, s);
        let chart = area.height.saturating_sub(used + LIST).min(CHART);
        let middle = Rect { y: area.y + used, height: chart, ..area };
        // Too low a chart says nothing: the list has more of the room.
        let drawn = if self.draw_chart(buf, middle, known, s) { chart } else { 0 };
        let from = used + drawn;
        let rest = Rect { y: area.y + from, height: area.height - from, ..area };
        self.list.view(buf, rest, self.kpi, s);
    }

    /// The chart under its title; `false`: there is no room for it.
    fn draw_chart(&self, buf: &mut Buffer, area: Rect, known: &Known, s: &Session) -> bool {
        let chart = self.chart(known, s);
        let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let any = chart.points.iter().any(|point| point.value.is_some());
        if !any || !Chart::fits(below) {
            return false;
        }
        widget::rule(buf, area, 0, &tr!(s.i18n, "kpi-detail-course"), &s.theme);
        let legend = chart.legend(s);
        if !legend.is_empty() {
            widget::put_right(buf, area, 0, &format!(" {legend} "), s.theme.dim);
        }
        chart.view(buf, below, s);
        true
    }
}

/// Asks whether the figures of the month shall be stored as they are now.
fn keep(known: &Known, s: &Session) -> Vec<Effect> {
    let Some(month) = &known.month else { return Vec::new() };
    let question = QuestionPopup {
        title: tr!(s.i18n, "kpi-keep-title"),
        text: tr!(
            s.i18n,
            "kpi-keep-text",
            month = s.i18n.month(month.month),
            date = s.i18n.date(s.day(month.stored_at))
        ),
        yes: tr!(s.i18n, "kpi-keep-yes"),
        effects: vec![Effect::Ask(Slot::KpiMonth, Request::KeepMonth(month.month))],
    };
    vec![Effect::Popup(Box::new(Popup::Question(question)))]
}
