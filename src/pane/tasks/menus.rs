//! What can be chosen on the screen of tasks: whose day, which list.

use super::Whose;
use crate::domain::codes::{Code, TaskKind};
use crate::domain::views::TaskFilter;
use crate::popup::effect::PaneMessage;
use crate::popup::{Effect, Item, MenuPopup, Popup};
use crate::session::Session;
use crate::tr;
use crate::ui::text;

/// First the day of somebody, then the lists of all open and done tasks.
pub fn filter(s: &Session) -> Effect {
    let mut items = Vec::new();
    let mut day = |label: String, whose: Whose| {
        items.push(Item::new(label, Effect::Pane(PaneMessage::Day(whose.login(s)))));
    };
    let others: Vec<&String> = s.shared.users.iter().filter(|user| **user != s.who.login).collect();
    day(tr!(s.i18n, "agenda-day-mine"), Whose::Mine);
    day(tr!(s.i18n, "agenda-day-all"), Whose::All);
    for user in &others {
        let name = text::clean(user).into_owned();
        day(tr!(s.i18n, "agenda-day-of", name = name), Whose::Of((*user).clone()));
    }
    let mut list = |label: String, filter: TaskFilter| {
        items.push(Item::new(label, Effect::Pane(PaneMessage::Tasks(Box::new(filter)))));
    };
    let of = |login: &str| TaskFilter { assignee: Some(login.to_owned()), ..TaskFilter::default() };
    list(tr!(s.i18n, "agenda-open-all"), TaskFilter::default());
    list(tr!(s.i18n, "agenda-open-mine"), of(&s.who.login));
    for user in others {
        let name = text::clean(user).into_owned();
        list(tr!(s.i18n, "agenda-open-of", name = name), of(user));
    }
    for kind in TaskKind::ALL {
        let name = tr!(s.i18n, &kind.message());
        let filter = TaskFilter { kind: Some(*kind), ..TaskFilter::default() };
        list(tr!(s.i18n, "agenda-open-kind", name = name), filter);
    }
    list(tr!(s.i18n, "filter-done"), TaskFilter { done: true, ..TaskFilter::default() });
    Effect::Popup(Box::new(Popup::Menu(MenuPopup::new(tr!(s.i18n, "action-filter"), items))))
}

/// What a list was narrowed to, in words.
pub fn list_words(filter: &TaskFilter, s: &Session) -> String {
    if filter.done {
        return tr!(s.i18n, "filter-done");
    }
    let kind = filter.kind.map(|kind| tr!(s.i18n, &kind.message()));
    match (&filter.assignee, kind) {
        (Some(login), _) => {
            tr!(s.i18n, "agenda-open-of", name = text::clean(login).into_owned())
        }
        (None, Some(name)) => tr!(s.i18n, "agenda-open-kind", name = name),
        (None, None) => tr!(s.i18n, "agenda-open-all"),
    }
}
