//! What can be chosen on the customers screen: order, filter, actions; and what an
//! empty file offers.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::card::{self};
use super::customers::{CustomersPane, Focus};
use super::finder::sort_key;
use crate::domain::codes::{Code, Stage};
use crate::domain::model::Id;
use crate::domain::views::{CustomerFilter, CustomerSort, Members};
use crate::input::{Action, Context};
use crate::popup::effect::{BulkStep, PaneMessage, Prompt, Told};
use crate::popup::{Effect, Item, MenuPopup, Popup, PromptPopup};
use crate::session::Session;
use crate::store::api::{Action as StoreAction, Change, Table};
use crate::tr;
use crate::ui::{text, widget};

impl CustomersPane {
    pub(super) fn sort_menu(&self, s: &Session) -> Effect {
        let all = [
            CustomerSort::Name,
            CustomerSort::City,
            CustomerSort::LastContact,
            CustomerSort::Newest,
        ];
        let items = all.iter().map(|sort| {
            Item::new(tr!(s.i18n, sort_key(*sort)), Effect::Pane(PaneMessage::Sort(*sort)))
        });
        let menu = MenuPopup::new(tr!(s.i18n, "action-sort"), items.collect());
        let at = all.iter().position(|sort| *sort == self.finder.sort).unwrap_or(0);
        Effect::Popup(Box::new(Popup::Menu(menu.choose(at))))
    }

    pub(super) fn filter_menu(s: &Session) -> Effect {
        let mut items = Vec::new();
        let mut add = |label: String, filter: CustomerFilter| {
            items.push(Item::new(label, Effect::Pane(PaneMessage::Customers(filter))));
        };
        add(tr!(s.i18n, "filter-all"), CustomerFilter::default());
        add(
            tr!(s.i18n, "filter-key-accounts"),
            CustomerFilter { key_account: true, ..CustomerFilter::default() },
        );
        add(
            tr!(s.i18n, "filter-blocked"),
            CustomerFilter { blocked: true, ..CustomerFilter::default() },
        );
        add(
            tr!(s.i18n, "filter-open-complaints"),
            CustomerFilter { open_complaints: true, ..CustomerFilter::default() },
        );
        for stage in Stage::ALL {
            let label = tr!(s.i18n, "filter-stage", name = tr!(s.i18n, &stage.message()));
            add(label, CustomerFilter { stage: Some(*stage), ..CustomerFilter::default() });
        }
        for user in &s.shared.users {
            let label = tr!(s.i18n, "filter-owner", name = text::clean(user).into_owned());
            add(label, CustomerFilter { owner: Some(user.clone()), ..CustomerFilter::default() });
        }
        for tag in &s.shared.tags {
            let label = tr!(s.i18n, "filter-tag", name = text::clean(tag).into_owned());
            add(label, CustomerFilter { tag: Some(tag.clone()), ..CustomerFilter::default() });
        }
        add(
            tr!(s.i18n, "filter-trash"),
            CustomerFilter { trash: true, ..CustomerFilter::default() },
        );
        Effect::Popup(Box::new(Popup::Menu(MenuPopup::new(tr!(s.i18n, "action-filter"), items))))
    }

    pub(super) fn actions_menu(&self, s: &Session) -> Option<Effect> {
        let (ids, name) = self.meant();
        let first = ids.first().copied()?;
        let one = ids.len() == 1;
        let mut items = Vec::new();
        // These are about the customer of the card or under the cursor.
        let here = self.focus == Focus::Card
            || self.finder.chosen().is_some_and(|chosen| chosen.id == first);
        if one && here {
            for action in card::ACTIONS.iter().take(10) {
                let hint = s.key_for(Context::Card, *action);
                let label = tr!(s.i18n, &format!("action-{}", action.name()));
                items.push(Item::new(label, Effect::Act(*action)).hint(hint));
            }
        }
        let prompt = PromptPopup::new(
            tr!(s.i18n, "prompt-tag", count = ids.len()),
            Prompt::Tag(ids.clone()),
            "",
        );
        items.push(Item::new(
            tr!(s.i18n, "bulk-tag"),
            Effect::Popup(Box::new(Popup::Prompt(prompt))),
        ));
        if !self.finder.filter.trash {
            let title = tr!(s.i18n, "agenda-prompt-rhythm", count = ids.len());
            let prompt = PromptPopup::new(title, Prompt::Rhythm(ids.clone()), "");
            let prompt = Effect::Popup(Box::new(Popup::Prompt(prompt)));
            items.push(Item::new(tr!(s.i18n, "agenda-bulk-rhythm"), prompt));
            let many = Effect::Bulk(Members::Ids(ids.clone()), BulkStep::Menu);
            items.push(Item::new(tr!(s.i18n, "bulk-more"), many));
        }
        if self.finder.filter.trash {
            let restore = StoreAction {
                what: "restore",
                subject: name.clone(),
                changes: ids.iter().map(|id| Change::Restore(Table::Customer, *id)).collect(),
                draft: None,
            };
            let told = Told::good(tr!(s.i18n, "told-restored", count = ids.len()));
            items.insert(
                0,
                Item::new(tr!(s.i18n, "bulk-restore"), Effect::Save(Box::new(restore), told)),
            );
        } else {
            items.push(Item::new(tr!(s.i18n, "bulk-delete"), trash(ids.clone(), name.clone())));
        }
        let title = if one {
            text::clean(&name).into_owned()
        } else {
            tr!(s.i18n, "list-marked", count = ids.len())
        };
        Some(Effect::Popup(Box::new(Popup::Menu(MenuPopup::new(title, items)))))
    }

    /// Whom an action is about, and the name of the first: the customer of the card, the
    /// marked ones, or the one under the cursor.
    pub(super) fn meant(&self) -> (Vec<Id>, String) {
        if self.focus == Focus::Card {
            let name = self.card.card().map(|card| card.customer.display_name());
            return (self.card.id().into_iter().collect(), name.unwrap_or_default());
        }
        (self.finder.subjects(), self.finder.subject().unwrap_or_default().to_owned())
    }
}

pub(super) fn trash(ids: Vec<Id>, name: String) -> Effect {
    Effect::AskTrash { table: Table::Customer, ids, name }
}

/// What to do with a file that holds nobody yet.
pub(super) fn empty_state(buf: &mut Buffer, area: Rect, s: &Session) {
    let key = |action| s.key_for(Context::List, action);
    let quit = key(Action::Quit);
    let rows = [
        (key(Action::Import), tr!(s.i18n, "empty-import")),
        (key(Action::New), tr!(s.i18n, "empty-new")),
        (key(Action::LogCall), tr!(s.i18n, "empty-call")),
        ("kundig demo".to_owned(), tr!(s.i18n, "empty-demo")),
        (format!("{quit} {quit}"), tr!(s.i18n, "empty-quit")),
    ];
    let keys = rows.iter().map(|(key, _)| text::width(key)).max().unwrap_or(0) + 3;
    let words = rows.iter().map(|(_, word)| text::width(word)).max().unwrap_or(0);
    let width = u16::try_from(keys + words).unwrap_or(60);
    let place = widget::centered(area, width, 8);
    widget::put(buf, place, 0, &[(&tr!(s.i18n, "empty-title"), s.theme.heading)]);
    for (y, (key, word)) in (2..place.height).zip(&rows) {
        let key = text::fit(key, keys, s.theme.signs.ellipsis);
        widget::put(buf, place, y, &[(&key, s.theme.key), (word, s.theme.text)]);
    }
}
