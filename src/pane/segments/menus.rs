//! What can be chosen among segments: the order of members, the axes of the portfolio,
//! how a member is reached; and the question that narrows the members.

use super::members::MembersView;
use super::members_view::sort_key;
use super::portfolio::{PAIRS, PortfolioView, axes};
use super::words;
use crate::domain::views::{Axis, MemberRow, MemberSort};
use crate::popup::effect::{PaneMessage, Prompt, Reach, Told};
use crate::popup::{Effect, Item, MenuPopup, Popup, PromptPopup};
use crate::session::Session;
use crate::tr;
use crate::ui::text;

fn menu(title: String, items: Vec<Item>, at: usize) -> Effect {
    Effect::Popup(Box::new(Popup::Menu(MenuPopup::new(title, items).choose(at))))
}

/// The order of the members.
pub fn sorts(members: &MembersView, s: &Session) -> Effect {
    let all = [
        MemberSort::Revenue,
        MemberSort::Margin,
        MemberSort::Clv,
        MemberSort::Name,
        MemberSort::LastSale,
        MemberSort::LastContact,
    ];
    let items = all.iter().map(|sort| {
        Item::new(tr!(s.i18n, sort_key(*sort)), Effect::Pane(PaneMessage::Members(*sort)))
    });
    let at = all.iter().position(|sort| *sort == members.sort).unwrap_or(0);
    menu(tr!(s.i18n, "action-sort"), items.collect(), at)
}

/// A query on top of the segment.
pub fn narrow(members: &MembersView, s: &Session) -> Effect {
    let title = tr!(s.i18n, "segments-prompt-narrow");
    let prompt = PromptPopup::new(title, Prompt::NarrowMembers, &members.narrow);
    Effect::Popup(Box::new(Popup::Prompt(prompt)))
}

/// Pairs of axes that answer a question, then each axis by itself.
pub fn axes_menu(portfolio: &PortfolioView, s: &Session) -> Effect {
    let both = |x: Axis, y: Axis| Effect::Pane(PaneMessage::Axes(x, y));
    let mut items: Vec<Item> = PAIRS
        .iter()
        .map(|(x, y)| {
            let label = format!("{} × {}", words::axis(*y, s), words::axis(*x, s));
            Item::new(label, both(*x, *y))
        })
        .collect();
    let sub = |key: &str, now: Axis, of: &dyn Fn(Axis) -> Effect| {
        let title = tr!(s.i18n, key);
        let all = axes();
        let at = all.iter().position(|axis| *axis == now).unwrap_or(0);
        let inner = all.iter().map(|axis| Item::new(words::axis(*axis, s), of(*axis))).collect();
        Item::new(title.clone() + s.theme.signs.ellipsis, menu(title, inner, at))
            .hint(words::axis(now, s))
    };
    let (x, y) = (portfolio.x, portfolio.y);
    items.push(sub("segments-axis-up", y, &|axis| both(x, axis)));
    items.push(sub("segments-axis-across", x, &|axis| both(axis, y)));
    let at = PAIRS.iter().position(|pair| *pair == (x, y)).unwrap_or(0);
    menu(tr!(s.i18n, "segments-axes"), items, at)
}

/// What of a member can be copied, or dialled and written to.
pub fn reach(member: &MemberRow, reach: bool, s: &Session) -> Effect {
    let row = &member.row;
    let mut items = Vec::new();
    let mut add = |label: &str, value: &str, how: Option<Reach>| {
        let value = text::clean(value).into_owned();
        let effect = match (reach, how) {
            (true, Some(how)) => Effect::Reach(how, value.clone()),
            (true, None) => return,
            (false, _) => Effect::Copy(value.clone()),
        };
        if !value.is_empty() {
            items.push(Item::new(value, effect).hint(tr!(s.i18n, label)));
        }
    };
    add("column-phone", &row.phone, Some(Reach::Dial));
    add("ui-card-email", &row.email, Some(Reach::Mail));
    add("ui-card-name", &row.name, None);
    add("ui-card-number", &row.number, None);
    if items.is_empty() {
        return Effect::Tell(Told::plain(tr!(s.i18n, "ui-card-nothing-to-reach")));
    }
    menu(tr!(s.i18n, if reach { "action-reach" } else { "action-copy" }), items, 0)
}
