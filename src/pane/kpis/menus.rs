//! What can be chosen on the overview: the length of the period, whose figures, the target of
//! one of them.

use super::known::Known;
use crate::domain::codes::{Code as _, Kpi};
use crate::domain::kpi::{Basis, KpiPeriod, adds_up};
use crate::domain::model::Segment;
use crate::domain::period::Length;
use crate::domain::segments::BUILT_IN;
use crate::popup::effect::{PaneMessage, Prompt};
use crate::popup::{Effect, Item, MenuPopup, Popup, PromptPopup};
use crate::session::Session;
use crate::tr;
use crate::ui::text;

fn menu(title: String, items: Vec<Item>, at: usize) -> Effect {
    Effect::Popup(Box::new(Popup::Menu(MenuPopup::new(title, items).choose(at))))
}

/// How long the period is, or any days.
pub fn periods(now: KpiPeriod, s: &Session) -> Effect {
    // The ones that are long enough to say something stand first in use.
    let lengths = [Length::Month, Length::Quarter, Length::Year, Length::Rolling];
    let (from, to) = now.days();
    let day = to.min(s.today()).max(from);
    let mut items: Vec<Item> = lengths
        .iter()
        .map(|length| {
            let period = KpiPeriod::of(*length, day);
            let effect = Effect::Pane(PaneMessage::KpiPeriod(period));
            Item::new(tr!(s.i18n, length.message()), effect).hint(period.label(&s.i18n))
        })
        .collect();
    let prompt =
        PromptPopup::new(tr!(s.i18n, "kpis-prompt-range"), Prompt::KpiRange, &now.to_string());
    let label = tr!(s.i18n, "kpis-any-range") + s.theme.signs.ellipsis;
    items.push(Item::new(label, Effect::Popup(Box::new(Popup::Prompt(prompt)))));
    let at = now.length().and_then(|now| lengths.iter().position(|length| *length == now));
    menu(tr!(s.i18n, "action-period"), items, at.unwrap_or(lengths.len()))
}

/// Whose figures: everybody's, those of a segment, those whom somebody looks after.
pub fn bases(known: &Known, own: &[Segment], s: &Session) -> Effect {
    let mut items = Vec::new();
    let mut at = 0;
    let mut add = |basis: Basis, name: String, label: String, hint: String| {
        if basis == known.basis {
            at = items.len();
        }
        let effect = Effect::Pane(PaneMessage::KpiBasis(basis, name));
        items.push(Item::new(label, effect).hint(hint));
    };
    add(Basis::All, String::new(), tr!(s.i18n, "kpis-everybody"), String::new());
    let mut segment = |name: String, query: &str, hint: String| {
        add(Basis::Query(query.to_owned()), name.clone(), name, hint);
    };
    for one in own {
        let name = text::clean(&one.name).into_owned();
        segment(name, &one.query, tr!(s.i18n, "segments-own"));
    }
    for one in BUILT_IN {
        segment(tr!(s.i18n, &one.message()), one.query, tr!(s.i18n, one.group.message()));
    }
    for login in &s.shared.users {
        let name = tr!(s.i18n, "kpis-owner", name = text::clean(login).into_owned());
        let query = format!("owner=\"{}\"", login.replace('"', "\"\""));
        segment(name, &query, tr!(s.i18n, "field-owner"));
    }
    menu(tr!(s.i18n, "kpis-basis"), items, at)
}

/// Asks for the target of a figure.
pub fn target(kpi: Kpi, s: &Session) -> Effect {
    let key = if adds_up(kpi) { "kpi-target-title-year" } else { "kpi-target-title" };
    let title = tr!(s.i18n, key, name = tr!(s.i18n, &kpi.message()));
    let settings = &s.shared.settings;
    let preset = settings.target(kpi).map(|target| target.write(&settings.currency));
    let prompt = PromptPopup::new(title, Prompt::Target(kpi), &preset.unwrap_or_default());
    Effect::Popup(Box::new(Popup::Prompt(prompt)))
}
