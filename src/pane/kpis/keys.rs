//! What the keys do among the figures.

use super::{KpisPane, menus};
use crate::domain::codes::Direction;
use crate::input::Action;
use crate::popup::Effect;
use crate::popup::effect::{FormRequest, Told};
use crate::session::Session;
use crate::tr;

/// Keys of the overview, the most useful first.
pub const KEYS: &[Action] = &[
    Action::Open,
    Action::PeriodBack,
    Action::PeriodForward,
    Action::Period,
    Action::Filter,
    Action::Compare,
    Action::Edit,
    Action::LogCall,
    Action::LogContact,
    Action::NewComplaint,
    Action::NewTask,
    Action::NewSale,
    Action::NewSurvey,
    Action::Up,
    Action::Down,
    Action::PageUp,
    Action::PageDown,
    Action::First,
    Action::Last,
];

impl KpisPane {
    pub(super) fn act(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        if let Some(page) = &mut self.detail {
            if action == Action::Back {
                self.detail = None;
                self.told = Some(self.places.chosen().kpi);
                return Some(Vec::new());
            }
            let taken = page.on_action(action, self.counting.known(), s);
            if taken.is_some() {
                return taken;
            }
        } else if self.places.act(action) {
            return Some(self.rest());
        }
        let period = self.period(s);
        let form = |request| Some(vec![Effect::OpenForm(request)]);
        match action {
            Action::Open => Some(self.open()),
            Action::PeriodBack => Some(self.set_period(period.earlier(), s)),
            Action::PeriodForward => {
                let later = period.later(s.today());
                if later == period {
                    let told = tr!(s.i18n, "kpis-last-period", period = period.label(&s.i18n));
                    return Some(vec![Effect::Tell(Told::plain(told))]);
                }
                Some(self.set_period(later, s))
            }
            Action::Period => Some(vec![menus::periods(period, s)]),
            Action::Compare => {
                self.compared = self.compared.next(self.counting.known());
                Some(Vec::new())
            }
            Action::Edit => Some(vec![menus::target(self.places.chosen().kpi, s)]),
            Action::Filter => Some(vec![menus::bases(self.counting.known(), &self.own, s)]),
            Action::LogCall => form(FormRequest::Call {
                customer: None,
                caller: String::new(),
                direction: Direction::In,
            }),
            Action::LogContact => form(FormRequest::Contact { customer: None }),
            Action::NewComplaint => form(FormRequest::Complaint {
                customer: None,
                contact: None,
                caller: String::new(),
            }),
            Action::NewTask => form(FormRequest::NewTask { customer: None }),
            Action::NewSale => form(FormRequest::Sale { customer: None }),
            Action::NewSurvey => {
                form(FormRequest::Survey { customer: None, contact: None, complaint: None })
            }
            _ => None,
        }
    }
}

/// The word for an action in the bottom line, where this place has its own.
pub(super) fn own_hint(action: Action, s: &Session) -> Option<String> {
    let key = match action {
        Action::Compare => "kpis-hint-compare",
        Action::Edit => "kpi-hint-target",
        Action::Filter => "kpis-hint-basis",
        _ => return None,
    };
    Some(tr!(s.i18n, key))
}
