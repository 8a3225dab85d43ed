//! What can be chosen among complaints: which ones, which period, and everything that
//! is possible with one of them now.

use super::complaint_pictures::Pictures;
use super::complaint_rows::who;
use super::complaint_steps;
use super::complaints::ComplaintsPane;
use crate::domain::codes::{Code, ComplaintState, Severity};
use crate::domain::model::{Complaint, Id};
use crate::domain::period::Length;
use crate::domain::phone;
use crate::domain::views::{ComplaintDetail, ComplaintFilter, ComplaintRow, ComplaintShelf};
use crate::input::{Action, Context};
use crate::popup::effect::{FormRequest, PaneMessage, Reach, Told};
use crate::popup::{Effect, Item, MenuPopup, Popup};
use crate::session::Session;
use crate::store::api::{Action as StoreAction, Change};
use crate::tr;
use crate::ui::text;

/// The filter with another name in one of its fields.
type With = fn(ComplaintFilter, Option<String>) -> ComplaintFilter;

fn menu(title: String, items: Vec<Item>) -> Effect {
    Effect::Popup(Box::new(Popup::Menu(MenuPopup::new(title, items))))
}

/// Which complaints are shown.
pub(super) fn filters(pane: &ComplaintsPane, s: &Session) -> Effect {
    let now = pane.filter();
    let show = |filter: ComplaintFilter| Effect::Pane(PaneMessage::Complaints(Box::new(filter)));
    let item = |key: &str, filter: ComplaintFilter| Item::new(tr!(s.i18n, key), show(filter));
    let shelf = |shelf| ComplaintFilter { shelf, due_before: None, ..now.clone() };
    let mut items = vec![
        item("complaint-filter-open", shelf(ComplaintShelf::Open)),
        item(
            "complaint-filter-overdue",
            ComplaintFilter { due_before: Some(s.now), ..shelf(ComplaintShelf::Open) },
        ),
        item(
            "complaint-filter-mine",
            ComplaintFilter { owner: Some(s.who.login.clone()), ..now.clone() },
        ),
        item("complaint-filter-closed", shelf(ComplaintShelf::Closed)),
        item("filter-all", shelf(ComplaintShelf::All)),
        item(
            "complaint-filter-anonymous",
            ComplaintFilter { anonymous: !now.anonymous, ..now.clone() },
        ),
    ];
    let sub = |key: &str, inner: Vec<(String, ComplaintFilter)>| {
        let title = tr!(s.i18n, key);
        let inner = inner.into_iter().map(|(label, filter)| Item::new(label, show(filter)));
        Item::new(title.clone() + s.theme.signs.ellipsis, menu(title, inner.collect()))
    };
    let any = || tr!(s.i18n, "filter-any");
    let mut severities = vec![(any(), ComplaintFilter { severity: None, ..now.clone() })];
    severities.extend(Severity::ALL.iter().rev().map(|severity| {
        let filter = ComplaintFilter { severity: Some(*severity), ..now.clone() };
        (tr!(s.i18n, &severity.message()), filter)
    }));
    let mut states = vec![(any(), ComplaintFilter { state: None, ..now.clone() })];
    states.extend(ComplaintState::ALL.iter().map(|state| {
        // A finished one is not among the open ones.
        let shelf = if state.is_final() { ComplaintShelf::Closed } else { now.shelf };
        let filter = ComplaintFilter { state: Some(*state), shelf, ..now.clone() };
        (tr!(s.i18n, &state.message()), filter)
    }));
    let named = |names: &[String], of: With| {
        let mut inner = vec![(any(), of(now.clone(), None))];
        inner.extend(
            names
                .iter()
                .map(|name| (text::clean(name).into_owned(), of(now.clone(), Some(name.clone())))),
        );
        inner
    };
    items.push(sub("complaint-filter-severity", severities));
    items.push(sub("complaint-filter-state", states));
    let lists: [(&str, &[String], With); 3] = [
        ("complaint-filter-category", &s.shared.categories, |f, category| ComplaintFilter {
            category,
            ..f
        }),
        ("complaint-filter-cause", &s.shared.causes, |f, cause| ComplaintFilter { cause, ..f }),
        ("complaint-filter-owner", &s.shared.users, |f, owner| ComplaintFilter { owner, ..f }),
    ];
    items.extend(lists.into_iter().map(|(key, names, of)| sub(key, named(names, of))));
    if let Some(row) = pane.row().filter(|row| row.complaint.customer_id.is_some()) {
        let filter = ComplaintFilter {
            customer_id: row.complaint.customer_id,
            shelf: ComplaintShelf::All,
            ..now.clone()
        };
        items.push(Item::new(tr!(s.i18n, "filter-customer", name = who(row, s)), show(filter)));
    }
    if *now != ComplaintFilter::default() {
        items.insert(0, item("filter-clear", ComplaintFilter::default()));
    }
    menu(tr!(s.i18n, "action-filter"), items)
}

/// What narrows the list, in words; empty if nothing does.
pub(super) fn filter_words(f: &ComplaintFilter, customer: &str, s: &Session) -> String {
    let mut words = Vec::new();
    match f.shelf {
        ComplaintShelf::Open => {}
        ComplaintShelf::Closed => words.push(tr!(s.i18n, "complaint-filter-closed")),
        ComplaintShelf::All => words.push(tr!(s.i18n, "filter-all")),
    }
    if f.due_before.is_some() {
        words.push(tr!(s.i18n, "complaint-filter-overdue"));
    }
    if f.anonymous {
        words.push(tr!(s.i18n, "complaint-filter-anonymous"));
    }
    if f.customer_id.is_some() {
        words.push(text::clean(customer).into_owned());
    }
    words.extend(f.severity.map(|severity| tr!(s.i18n, &severity.message())));
    words.extend(f.state.map(|state| tr!(s.i18n, &state.message())));
    let named = |name: &Option<String>| name.as_ref().map(|name| group_name(name, s));
    words.extend(named(&f.category));
    words.extend(named(&f.cause));
    words.extend(named(&f.owner));
    let date = |at| s.i18n.date(s.day(at));
    match (f.from, f.until) {
        (Some(from), Some(until)) => {
            words.push(tr!(s.i18n, "period-days", from = date(from), until = date(until)));
        }
        (Some(from), None) => words.push(tr!(s.i18n, "filter-since", date = date(from))),
        (None, Some(until)) => words.push(tr!(s.i18n, "filter-to", date = date(until))),
        (None, None) => {}
    }
    words.join(&format!(" {} ", s.theme.signs.dot))
}

/// A cause or category as it is shown; those that have none have a word too.
pub(super) fn group_name(name: &str, s: &Session) -> String {
    if name.trim().is_empty() {
        return tr!(s.i18n, "complaint-not-given");
    }
    text::clean(name).into_owned()
}

/// Which period a picture shows.
pub(super) fn periods(pictures: &Pictures, s: &Session) -> Effect {
    let items = Length::ALL.iter().map(|length| {
        Item::new(tr!(s.i18n, length.message()), Effect::Pane(PaneMessage::Period(*length)))
    });
    let at = Length::ALL.iter().position(|length| *length == pictures.period.length);
    let menu = MenuPopup::new(tr!(s.i18n, "complaint-period"), items.collect());
    Effect::Popup(Box::new(Popup::Menu(menu.choose(at.unwrap_or(0)))))
}

/// The customer's phone, and what else is worth copying.
pub(super) fn reach(row: &ComplaintRow, reach: bool, s: &Session) -> Effect {
    let mut items = Vec::new();
    let phone = text::clean(&row.phone).into_owned();
    if !phone.is_empty() && reach {
        let number = phone::normalise(&phone, &s.shared.settings.country);
        let number = number.filter(|number| number.starts_with('+')).unwrap_or(phone.clone());
        items.push(Item::new(phone, Effect::Reach(Reach::Dial, number)));
    } else if !reach {
        let complaint = &row.complaint;
        for value in
            [&complaint.number, &phone, &row.customer, &row.customer_number, &complaint.document]
        {
            let value = text::clean(value).into_owned();
            if !value.is_empty() {
                items.push(Item::new(value.clone(), Effect::Copy(value)));
            }
        }
    }
    if items.is_empty() {
        return Effect::Tell(Told::plain(tr!(s.i18n, "ui-card-nothing-to-reach")));
    }
    menu(tr!(s.i18n, if reach { "action-reach" } else { "action-copy" }), items)
}

/// Everything that is possible with this complaint now.
pub(super) fn actions(detail: &ComplaintDetail, s: &Session) -> Effect {
    let complaint = &detail.row.complaint;
    let key = |action| s.key_for(Context::Complaint, action);
    let act = |action: Action| {
        let label = s.action_word(Context::Complaint, action);
        Item::new(label, Effect::Act(action)).hint(key(action))
    };
    let mut items = complaint_steps::items(&detail.row, s);
    items.extend(complaint_steps::redeem(detail, s));
    items.extend(complaint_steps::further(complaint, s));
    if complaint.customer_id.is_none() {
        let label = tr!(s.i18n, "complaint-do-assign");
        items.push(Item::new(label, Effect::Act(Action::Assign)).hint(key(Action::Assign)));
    }
    items.push(owner(complaint, s));
    for task in detail.tasks.iter().filter(|task| task.done_at.is_none()) {
        let title = text::clean(&task.title).into_owned();
        let label = tr!(s.i18n, "complaint-do-edit-task", title = title);
        items.push(Item::new(label, Effect::OpenForm(FormRequest::EditTask(task.meta.id))));
    }
    for action in [
        Action::LogCall,
        Action::NewSurvey,
        Action::LogContact,
        Action::NewTask,
        Action::Edit,
        Action::Copy,
        Action::Delete,
    ] {
        items.push(act(action));
    }
    let title = format!("{}  {}", text::clean(&complaint.number), who(&detail.row, s));
    menu(title, items)
}

/// Who sees to it.
fn owner(complaint: &Complaint, s: &Session) -> Item {
    let give = |login: &str| {
        let new = Complaint { owner: login.to_owned(), ..complaint.clone() };
        let action = StoreAction {
            what: "complaint-owner",
            subject: complaint.number.clone(),
            changes: vec![Change::Complaint {
                base: Some(Box::new(complaint.clone())),
                new: Box::new(new),
            }],
            draft: None,
        };
        let told = tr!(
            s.i18n,
            "complaint-told-owner",
            number = text::clean(&complaint.number).into_owned(),
            name = text::clean(login).into_owned()
        );
        Effect::Save(Box::new(action), Told::good(told))
    };
    // Whoever works here comes first.
    let mut logins = vec![s.who.login.clone()];
    logins.extend(s.shared.users.iter().filter(|user| **user != s.who.login).cloned());
    let items = logins.iter().filter(|login| **login != complaint.owner);
    let items =
        items.map(|login| Item::new(text::clean(login).into_owned(), give(login))).collect();
    let title = tr!(s.i18n, "complaint-do-owner");
    Item::new(title.clone(), menu(title, items)).hint(text::clean(&complaint.owner).into_owned())
}

/// The form for a complaint of this customer, or of one who is not known yet.
pub(super) fn new_complaint(customer: Option<Id>) -> Effect {
    Effect::OpenForm(FormRequest::Complaint { customer, contact: None, caller: String::new() })
}
