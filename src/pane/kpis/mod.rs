//! Tab 6: the figures of the business. Four blocks, one for each K, of a period and of
//! everybody or some; the page of one figure lies over them.

mod counting;
mod detail;
mod detail_chart;
mod detail_head;
mod detail_list;
mod detail_rows;
mod detail_scale;
mod foot;
mod keys;
mod known;
mod line_view;
mod menus;
mod places;
mod spark;
#[cfg(test)]
mod tests;
mod view;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::counting::Counting;
use self::detail::Detail;
pub use self::known::{Compared, Known, Row};
use self::places::Places;
use super::Pane;
use crate::domain::codes::Kpi;
use crate::domain::kpi::{Basis, KpiPeriod, Tallies};
use crate::domain::model::Segment;
use crate::domain::period::Length;
use crate::domain::settings::Settings;
use crate::input::{Action, Context};
use crate::popup::Effect;
use crate::popup::effect::{PaneMessage, Prompt, Told};
use crate::session::Session;
use crate::store::request::{Reply, Request, Slot};

/// See the module.
#[derive(Debug, Default)]
pub struct KpisPane {
    /// `None`: the twelve months up to today, whatever day that is.
    period: Option<KpiPeriod>,
    compared: Compared,
    basis: Basis,
    basis_name: String,
    counting: Counting,
    places: Places,
    /// The figure of which the lines below tell: it follows the chosen one once the cursor
    /// has come to rest.
    told: Option<Kpi>,
    /// The page of the chosen figure, over the overview.
    detail: Option<Detail>,
    /// The own segments, to choose from.
    own: Vec<Segment>,
    /// By which the figures were made.
    settings: Settings,
    top: usize,
}

impl KpisPane {
    fn period(&self, s: &Session) -> KpiPeriod {
        self.period.unwrap_or_else(|| KpiPeriod::of(Length::Rolling, s.today()))
    }

    /// Asks for what is chosen now.
    fn ask(&mut self, s: &Session) -> Vec<Effect> {
        let basis = (self.basis.clone(), self.basis_name.clone());
        let wanted = Known::new(self.period(s), basis, s.today(), &s.i18n);
        self.settings = s.shared.settings.clone();
        let mut effects = self.counting.ask(wanted);
        effects.extend(self.follow(s));
        effects
    }

    /// What lies beside the figures follows the period: the list behind the one that is
    /// looked at, and of a closed month what was stored.
    fn follow(&mut self, s: &Session) -> Vec<Effect> {
        let known = self.counting.known();
        let mut effects = self.detail.as_mut().map(|page| page.follow(known)).unwrap_or_default();
        if let (KpiPeriod::Month(first), Basis::All) = (self.period(s), &known.basis)
            && self.period(s).days().1 < s.today()
        {
            effects.push(Effect::Ask(Slot::KpiMonth, Request::KpiMonth(first)));
        }
        effects
    }

    /// Lets what stands below follow, once the cursor has come to rest.
    fn rest(&self) -> Vec<Effect> {
        let other = self.told != Some(self.places.chosen().kpi);
        if other { vec![Effect::Settle] } else { Vec::new() }
    }

    /// The page of the chosen figure.
    fn open(&mut self) -> Vec<Effect> {
        let mut page = Detail::new(self.places.chosen().kpi);
        let effects = page.follow(self.counting.known());
        self.detail = Some(page);
        effects
    }

    fn set_period(&mut self, period: KpiPeriod, s: &Session) -> Vec<Effect> {
        let rolling = KpiPeriod::of(Length::Rolling, s.today());
        self.period = Some(period).filter(|period| *period != rolling);
        self.ask(s)
    }

    /// Nothing was ever logged, and that is certain.
    fn is_empty(&self) -> bool {
        let known = self.counting.known();
        let nothing = |tallies: &Tallies| {
            tallies.sums.is_some_and(|sums| sums.is_zero())
                && tallies.state.is_some_and(|state| state.contacted_90d.of == 0)
                && tallies.cases.is_some_and(|cases| cases.open_at_end == 0)
        };
        known.basis == Basis::All
            && known.main().is_some()
            && known.rows().iter().all(|row| nothing(&row.tallies))
    }

    /// The query of the basis cannot be read: everybody's figures instead.
    fn refused(&mut self, told: String, s: &Session) -> Vec<Effect> {
        self.counting.refused();
        let mut effects = vec![Effect::Tell(Told::bad(told))];
        if self.basis != Basis::All {
            self.basis = Basis::All;
            self.basis_name.clear();
            effects.extend(self.ask(s));
        }
        effects
    }
}

impl Pane for KpisPane {
    fn context(&self) -> Context {
        Context::Kpis
    }

    fn actions(&self) -> Vec<Action> {
        match &self.detail {
            Some(page) => page.actions(self.counting.known()),
            None => keys::KEYS.to_vec(),
        }
    }

    fn hint(&self, action: Action, s: &Session) -> Option<String> {
        let page = self.detail.as_ref().and_then(|page| page.hint(action, s));
        page.or_else(|| keys::own_hint(action, s))
    }

    fn on_action(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        self.act(action, s)
    }

    fn awaits(&self, action: Action) -> Option<Slot> {
        self.detail.as_ref().and_then(|page| page.awaits(action))
    }

    fn on_message(&mut self, message: PaneMessage, s: &Session) -> Vec<Effect> {
        match message {
            PaneMessage::KpiPeriod(period) => self.set_period(period, s),
            PaneMessage::KpiBasis(basis, name) => {
                self.basis = basis;
                self.basis_name = name;
                self.ask(s)
            }
            _ => Vec::new(),
        }
    }

    fn on_prompt(&mut self, prompt: &Prompt, text: &str, s: &Session) -> Vec<Effect> {
        if *prompt != Prompt::KpiRange {
            return Vec::new();
        }
        match KpiPeriod::parse(text, s.today()) {
            Ok(period) => self.set_period(period, s),
            Err(error) => vec![Effect::Tell(Told::bad(error.sentence(&s.i18n)))],
        }
    }

    fn on_reply(&mut self, slot: Slot, reply: Reply, s: &Session) -> Vec<Effect> {
        let settings = &s.shared.settings;
        match (slot, reply) {
            (Slot::Kpis, Reply::Kpis(answer)) => self.counting.put(*answer, settings),
            (Slot::KpiCount, Reply::KpisCounted(answer)) => {
                self.counting.counted(&answer, settings)
            }
            (Slot::Kpis | Slot::KpiCount, Reply::BadQuery(error)) => {
                self.refused(error.sentence(&s.i18n), s)
            }
            (Slot::KpiBehind, reply) => {
                self.detail.as_mut().map(|page| page.on_reply(reply)).unwrap_or_default()
            }
            (Slot::KpiMonth, Reply::KpiMonth(month)) => {
                self.counting.put_month(*month);
                Vec::new()
            }
            (Slot::Segments, Reply::Segments(own)) => {
                self.own = own;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn load(&mut self, s: &Session) -> Vec<Effect> {
        self.told = Some(self.places.chosen().kpi);
        let mut effects = self.ask(s);
        effects.extend(self.detail.as_mut().and_then(Detail::reload));
        effects.push(Effect::Ask(Slot::Segments, Request::Segments));
        effects
    }

    fn on_settle(&mut self, _s: &Session) -> Vec<Effect> {
        self.told = Some(self.places.chosen().kpi);
        Vec::new()
    }

    fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
        if self.settings != s.shared.settings {
            self.settings = s.shared.settings.clone();
            self.counting.reckon(&self.settings);
        }
        match &mut self.detail {
            Some(page) => {
                let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
                page.view(buf, inside, &self.counting, s);
            }
            None => self.draw(buf, area, s),
        }
        None
    }
}
