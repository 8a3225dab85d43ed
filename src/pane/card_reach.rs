//! The ways to reach a customer, in a menu.

use super::card_lines;
use crate::domain::codes::Code;
use crate::domain::views::Card;
use crate::popup::effect::{Reach, Told};
use crate::popup::{Effect, Item, MenuPopup, Popup};
use crate::session::Session;
use crate::tr;
use crate::ui::text;

/// What can be copied, or dialled, written to and opened.
pub(super) fn menu(card: &Card, reach: bool, s: &Session) -> Effect {
    let c = &card.customer;
    let mut items = Vec::new();
    let mut add = |label: String, value: &str, how: Option<Reach>| {
        let value = text::clean(value).into_owned();
        let effect = match (reach, how) {
            (true, Some(how)) => Effect::Reach(how, value.clone()),
            (true, None) => return,
            (false, _) => Effect::Copy(value.clone()),
        };
        if !value.is_empty() {
            items.push(Item::new(value, effect).hint(label));
        }
    };
    let persons = card.persons.iter();
    for (who, phone) in
        c.phones.iter().map(|p| (String::new(), p)).chain(
            persons.clone().flat_map(|p| p.phones.iter().map(|phone| (p.display_name(), phone))),
        )
    {
        // A dialler gets the normalised number, the clipboard what stands there.
        let value = if reach && phone.norm.starts_with('+') { &phone.norm } else { &phone.raw };
        add(join(&tr!(s.i18n, &phone.kind.message()), &who), value, Some(Reach::Dial));
    }
    for (who, email) in c
        .emails
        .iter()
        .map(|e| (String::new(), e))
        .chain(persons.flat_map(|p| p.emails.iter().map(|email| (p.display_name(), email))))
    {
        add(join(&tr!(s.i18n, "ui-card-email"), &who), &email.raw, Some(Reach::Mail));
    }
    if !c.website.is_empty() {
        add(tr!(s.i18n, "ui-card-web"), &c.website, Some(Reach::View));
    }
    for address in &c.addresses {
        let home = &s.shared.settings.country;
        add(tr!(s.i18n, "ui-card-address"), &card_lines::address_label(address, home), None);
    }
    add(tr!(s.i18n, "ui-card-name"), &c.display_name(), None);
    add(tr!(s.i18n, "ui-card-number"), &c.number, None);
    let title = if reach { "action-reach" } else { "action-copy" };
    if items.is_empty() {
        return Effect::Tell(Told::plain(tr!(s.i18n, "ui-card-nothing-to-reach")));
    }
    Effect::Popup(Box::new(Popup::Menu(MenuPopup::new(tr!(s.i18n, title), items))))
}

fn join(kind: &str, who: &str) -> String {
    if who.is_empty() { kind.to_owned() } else { format!("{kind}, {}", text::clean(who)) }
}
