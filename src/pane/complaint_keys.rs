//! What the keys do among complaints: with one of them, and in a picture.

use super::complaints::{ComplaintsPane, Show};
use super::{card, complaint_menus as menus, complaint_rows, complaint_steps};
use crate::domain::codes::Direction;
use crate::input::Action;
use crate::popup::Effect;
use crate::popup::effect::FormRequest;
use crate::session::Session;
use crate::store::api::Table;

/// Keys of the list and of one complaint, the most useful first.
const ACTIONS: &[Action] = &[
    Action::NextStep,
    Action::Acknowledge,
    Action::Actions,
    Action::Open,
    Action::NewComplaint,
    Action::Edit,
    Action::LogCall,
    Action::Filter,
    Action::Picture,
    Action::NewTask,
    Action::LogContact,
    Action::LogCallOut,
    Action::NewSurvey,
    Action::NewSale,
    Action::Assign,
    Action::Reach,
    Action::Copy,
    Action::Delete,
    Action::Up,
    Action::Down,
    Action::PageUp,
    Action::PageDown,
    Action::First,
    Action::Last,
    Action::Back,
];

/// Keys of a picture.
const PICTURE: &[Action] = &[
    Action::Open,
    Action::PeriodBack,
    Action::PeriodForward,
    Action::Filter,
    Action::Picture,
    Action::NewComplaint,
    Action::Up,
    Action::Down,
    Action::First,
    Action::Last,
    Action::Back,
];

impl ComplaintsPane {
    /// Keys that do something here now, the most useful first.
    pub(super) fn keys_here(&self) -> Vec<Action> {
        if self.show == Show::Picture {
            return PICTURE.to_vec();
        }
        let Some(row) = self.row() else {
            let empty = [Action::NewComplaint, Action::Filter, Action::Picture, Action::Back];
            return empty.to_vec();
        };
        let standing = &row.complaint.standing;
        let useless = |action: &Action| match action {
            Action::Acknowledge => {
                standing.state.is_resolved() || standing.acknowledged_at.is_some()
            }
            Action::Assign => row.complaint.customer_id.is_some(),
            Action::Picture | Action::Filter => self.single,
            _ => false,
        };
        let mut keys: Vec<Action> =
            ACTIONS.iter().copied().filter(|action| !useless(action)).collect();
        // Opening a finished one again is not what one comes for.
        if standing.state.is_final() {
            keys.retain(|action| *action != Action::NextStep);
            keys.push(Action::NextStep);
        }
        keys
    }

    pub(super) fn in_picture(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        if self.pictures.act(action) {
            return Some(Vec::new());
        }
        Some(match action {
            Action::Open => self.open_group(s),
            Action::PeriodBack | Action::PeriodForward => {
                self.pictures.move_period(action == Action::PeriodBack);
                self.pictures.load(s)
            }
            Action::Filter => vec![menus::periods(&self.pictures, s)],
            Action::New | Action::NewComplaint => vec![menus::new_complaint(None)],
            _ => return None,
        })
    }

    /// Carries out what concerns one complaint.
    pub(super) fn on_complaint(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        let row = self.row()?;
        let complaint = &row.complaint;
        let id = complaint.meta.id;
        let customer = complaint.customer_id;
        let form = |request| Some(vec![Effect::OpenForm(request)]);
        match action {
            Action::NextStep => complaint_steps::likely(row, s),
            Action::Acknowledge => Some(complaint_steps::acknowledge(complaint, s)),
            Action::Edit => form(FormRequest::EditComplaint(id)),
            Action::LogCall
            | Action::LogCallOut
            | Action::LogContact
            | Action::NewTask
            | Action::NewSurvey => {
                // Whoever calls from here calls the customer back.
                form(complaint_steps::form_about(action, Direction::Out, complaint, s)?)
            }
            Action::Assign => Some(vec![Effect::PickForComplaint(Box::new(complaint.clone()))]),
            Action::Delete => {
                let name = format!("{}, {}", complaint.number, complaint_rows::who(row, s));
                Some(vec![Effect::AskTrash { table: Table::Complaint, ids: vec![id], name }])
            }
            Action::Copy | Action::Reach => {
                Some(vec![menus::reach(row, action == Action::Reach, s)])
            }
            Action::Actions => Some(self.ask_menu(s)),
            _ => card::for_customer(action, customer?),
        }
    }

    /// The menu of what is possible now; it needs all of the complaint.
    fn ask_menu(&mut self, s: &Session) -> Vec<Effect> {
        let Some(id) = self.row().map(|row| row.complaint.meta.id) else { return Vec::new() };
        if let Some(detail) =
            self.detail.detail().filter(|detail| detail.row.complaint.meta.id == id)
        {
            return vec![menus::actions(detail, s)];
        }
        self.menu_waits = true;
        self.detail.show(id)
    }
}
