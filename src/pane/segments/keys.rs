//! What the keys do among segments: in the list, with a member, in a picture.

use super::entries::Entry;
use super::pictures::Picture;
use super::{SegmentsPane, Show, menus};
use crate::domain::model::Id;
use crate::domain::views::Members;
use crate::input::Action;
use crate::pane::card;
use crate::popup::Effect;
use crate::popup::effect::{BulkStep, FormRequest};
use crate::session::Session;
use crate::store::api::Table;
use crate::tr;

/// Keys of the list, the most useful first.
const LIST: &[Action] = &[
    Action::Open,
    Action::Picture,
    Action::New,
    Action::Edit,
    Action::Actions,
    Action::NewSale,
    Action::PeriodForward,
    Action::PeriodBack,
    Action::Delete,
    Action::Up,
    Action::Down,
    Action::PageUp,
    Action::PageDown,
    Action::First,
    Action::Last,
];

/// Keys of the members.
const MEMBERS: &[Action] = &[
    Action::Open,
    Action::LogCall,
    Action::Mark,
    Action::Actions,
    Action::Filter,
    Action::Sort,
    Action::Picture,
    Action::NewTask,
    Action::LogContact,
    Action::NewComplaint,
    Action::NewSale,
    Action::LogCallOut,
    Action::Edit,
    Action::Rate,
    Action::SetStage,
    Action::AccountPlan,
    Action::NewCost,
    Action::NewSurvey,
    Action::Consent,
    Action::Reach,
    Action::Copy,
    Action::New,
    Action::Delete,
    Action::Up,
    Action::Down,
    Action::PageUp,
    Action::PageDown,
    Action::First,
    Action::Last,
    Action::Back,
];

/// Keys of a picture of classes or groups.
const PICTURE: &[Action] = &[
    Action::Open,
    Action::Picture,
    Action::NewSale,
    Action::Up,
    Action::Down,
    Action::PeriodBack,
    Action::PeriodForward,
    Action::NextTab,
    Action::Back,
];

/// Keys of a picture in which single customers are chosen.
const POINTS: &[Action] = &[
    Action::Open,
    Action::NextTab,
    Action::Filter,
    Action::Rate,
    Action::Picture,
    Action::LogCall,
    Action::NewTask,
    Action::LogContact,
    Action::NewSale,
    Action::SetStage,
    Action::AccountPlan,
    Action::Edit,
    Action::PreviousTab,
    Action::Up,
    Action::Down,
    Action::PeriodBack,
    Action::PeriodForward,
    Action::First,
    Action::Last,
    Action::Back,
];

impl SegmentsPane {
    /// Keys that do something here now, the most useful first.
    pub(super) fn keys_here(&self) -> Vec<Action> {
        let own = self.entries.chosen().is_some_and(|entry| entry.own().is_some());
        let keys = match self.show {
            Show::List => LIST,
            Show::Members => MEMBERS,
            Show::Picture if self.pictures.picture == Picture::Portfolio => POINTS,
            Show::Picture => PICTURE,
        };
        let useless = |action: Action| match (action, self.show) {
            (Action::Delete, Show::List) => !own,
            (Action::NextTab | Action::PeriodBack | Action::PeriodForward, Show::Picture) => {
                self.pictures.picture == Picture::Concentration
            }
            _ => false,
        };
        keys.iter().copied().filter(|action| !useless(*action)).collect()
    }

    /// What the key does depends on the row under the cursor.
    pub(super) fn of_row(&self, action: Action) -> bool {
        let others = [Action::Picture, Action::New, Action::Sort, Action::Filter, Action::Back];
        let keys = if self.show == Show::List { LIST } else { MEMBERS };
        keys.contains(&action) && !others.contains(&action)
    }

    /// The word for an action in the bottom line, where this place has its own.
    pub(super) fn own_hint(&self, action: Action, s: &Session) -> Option<String> {
        let portfolio = self.pictures.picture == Picture::Portfolio;
        let key = match (action, self.show) {
            (Action::Open, Show::Members) => "segments-hint-card",
            (Action::Open, Show::Picture) if portfolio => "segments-hint-card",
            (Action::Open, _) => "segments-hint-members",
            (Action::Filter, Show::Members) => "segments-hint-narrow",
            (Action::Filter, Show::Picture) => "segments-axes",
            (Action::NextTab, Show::Picture) if portfolio => "segments-hint-next",
            (Action::NextTab, Show::Picture) => "segments-hint-groups",
            (Action::Edit, Show::List) => match self.entries.chosen() {
                Some(Entry::BuiltIn(_)) => "segments-hint-copy",
                _ => return None,
            },
            (Action::PeriodBack | Action::PeriodForward, Show::List) => "segments-hint-part",
            (Action::PeriodBack, _) => "segments-hint-left",
            (Action::PeriodForward, _) => "segments-hint-right",
            _ => return None,
        };
        Some(tr!(s.i18n, key))
    }

    pub(super) fn in_list(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        let page = self.height.saturating_sub(1).max(1);
        if self.entries.act(action, page) {
            let mut effects = self.follow(s);
            effects.extend(self.count());
            return Some(effects);
        }
        let form = |request| Some(vec![Effect::OpenForm(request)]);
        match action {
            Action::Open => Some(self.open(s)),
            Action::New => form(FormRequest::NewSegment { query: String::new() }),
            Action::Edit => match self.entries.chosen()? {
                Entry::Own(segment) => form(FormRequest::EditSegment(segment.meta.id)),
                // A built-in one is copied.
                Entry::BuiltIn(segment) => {
                    form(FormRequest::NewSegment { query: segment.query.to_owned() })
                }
            },
            Action::Delete => {
                let segment = self.entries.chosen()?.own()?;
                Some(vec![Effect::AskTrash {
                    table: Table::Segment,
                    ids: vec![segment.meta.id],
                    name: segment.name.clone(),
                }])
            }
            Action::NewSale => form(FormRequest::Sale { customer: None }),
            Action::Actions => {
                let query = self.entries.chosen()?.query().to_owned();
                Some(vec![Effect::Bulk(Members::Query(query), BulkStep::Menu)])
            }
            _ => None,
        }
    }

    pub(super) fn in_members(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        if let Some(effects) = self.members.act(action) {
            return Some(effects);
        }
        match action {
            Action::Mark => return Some(self.members.mark()),
            Action::Sort => return Some(vec![menus::sorts(&self.members, s)]),
            Action::Filter => return Some(vec![menus::narrow(&self.members, s)]),
            // With the marked ones, else with all.
            Action::Actions => {
                let members = self.members.subjects()?;
                return Some(vec![Effect::Bulk(members, BulkStep::Menu)]);
            }
            // What is shown becomes a segment of its own.
            Action::New => {
                let query = self.members.query()?;
                return Some(vec![Effect::OpenForm(FormRequest::NewSegment { query })]);
            }
            _ => {}
        }
        let member = self.members.chosen()?;
        let id = member.row.id;
        let marked: Vec<Id> = self.members.marked.keys().copied().collect();
        let subjects = if marked.is_empty() { vec![id] } else { marked };
        Some(match action {
            Action::Open => vec![Effect::OpenCard(id)],
            Action::Copy | Action::Reach => vec![menus::reach(member, action == Action::Reach, s)],
            Action::Delete => {
                let marked = self.members.marked.values().next();
                let name = marked.unwrap_or(&member.row.name).clone();
                vec![Effect::AskTrash { table: Table::Customer, ids: subjects, name }]
            }
            Action::SetStage => {
                vec![Effect::OpenForm(FormRequest::Stage { customers: subjects })]
            }
            _ => return with_customer(action, id),
        })
    }

    pub(super) fn in_picture(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        if self.pictures.act(action) {
            return Some(Vec::new());
        }
        let portfolio = self.pictures.picture == Picture::Portfolio;
        match (action, self.subject()) {
            (Action::Open, _) => Some(self.open_from_picture(s)),
            (Action::Filter, _) if portfolio => {
                Some(vec![menus::axes_menu(&self.pictures.portfolio, s)])
            }
            (_, Some(id)) => with_customer(action, id),
            (Action::NewSale, None) => {
                Some(vec![Effect::OpenForm(FormRequest::Sale { customer: None })])
            }
            _ => None,
        }
    }
}

/// What concerns one customer.
fn with_customer(action: Action, id: Id) -> Option<Vec<Effect>> {
    let request = match action {
        Action::NewSale => FormRequest::Sale { customer: Some(id) },
        Action::NewCost => FormRequest::Cost { customer: Some(id) },
        Action::Rate => FormRequest::Rate { customer: id },
        Action::AccountPlan => FormRequest::AccountPlan { customer: id },
        Action::SetStage => FormRequest::Stage { customers: vec![id] },
        _ => return card::for_customer(action, id),
    };
    Some(vec![Effect::OpenForm(request)])
}
